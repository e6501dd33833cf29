"""An entry in one line says no more than was answered."""

import pytest

from ptdiary.words import entries, page_entries
from ptdiary.words.dates import USUAL_TIMES, Times
from tests.review.story import NO, NOW, entry


def test_preferring_not_to_say_is_no_answer():
    declined = entry("-1h", **dict.fromkeys(NO, "declined"))
    assert entries.signs(declined) == entries.NOT_ANSWERED


@pytest.mark.parametrize(("hours", "said"), [(1, "Slept 1 hour."), (6.5, "Slept 6.5 hours.")])
def test_hours_of_sleep_are_said_as_one_or_many(hours, said):
    assert page_entries.more(entry("-1h", sleep_hours=hours), USUAL_TIMES) == (said,)


def test_pain_that_spreads_is_not_said_to_be_in_a_leg_that_nobody_marked():
    told = entry("-1h", travels="yes", regions=("lumbar.left",))
    assert entries.signs(told) == "Pain that spreads, no limb marked"
    assert entries.signs(entry("-1h", travels="unsure")).endswith("a leg, not sure which")


def test_a_day_of_another_year_keeps_its_comma():
    said = entries.said_when(NOW.replace(year=2025), NOW, Times(month_first=True))
    assert said == "March 20, 2025 12:00"
