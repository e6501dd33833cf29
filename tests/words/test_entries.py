"""An entry in one line says no more than was answered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.words import asking, entries, entry_form, page_entries, today
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


TIMELESS = entry("-45h", time_unknown=True, soreness=5)  # 18 March, and noon by its record


def test_of_an_entry_whose_time_is_not_known_every_sentence_says_so():
    said = (
        entries.clock(TIMELESS, TIMELESS.at, USUAL_TIMES),
        entries.felt(TIMELESS, NOW, USUAL_TIMES),
        entries.when(TIMELESS.at, NOW, USUAL_TIMES, time_unknown=True),
        entries.day_and_clock(TIMELESS, TIMELESS.at, NOW, USUAL_TIMES),
        entries.saved_heading(TIMELESS, NOW, USUAL_TIMES),
        entries.described(TIMELESS, NOW, USUAL_TIMES),
        page_entries.when(TIMELESS, NOW, USUAL_TIMES),
        entry_form.chosen_score(4, TIMELESS, NOW, USUAL_TIMES),
        today.changing(TIMELESS, NOW, USUAL_TIMES),
        asking.felt_at(TIMELESS.at, NOW, USUAL_TIMES, time_unknown=True),
    )
    for each in said:
        assert entries.TIME_UNKNOWN in each
        assert USUAL_TIMES.clock(TIMELESS.at) not in each


def test_its_day_is_said_as_of_every_other():
    assert entries.felt(TIMELESS, NOW, USUAL_TIMES) == "Wednesday, time not known"
    day_before = replace(TIMELESS, at=NOW - timedelta(days=1))
    assert entries.felt(day_before, NOW, USUAL_TIMES) == "yesterday, time not known"
    long_ago = replace(TIMELESS, at=NOW - timedelta(days=30))
    assert entries.felt(long_ago, NOW, USUAL_TIMES) == "18 February, time not known"


def test_saved_it_is_not_said_to_be_of_the_moment_that_it_was_saved():
    saved = replace(TIMELESS, at=NOW, written_at=NOW)
    heading = entries.saved_heading(saved, NOW, USUAL_TIMES)
    assert heading.startswith("Saved for today, time not known.")
