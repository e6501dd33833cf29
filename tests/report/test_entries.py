"""An entry in one line says no more than was answered."""

import pytest

from ptdiary.report.wording import entries, page_entries
from tests.review.story import NO, entry


def test_preferring_not_to_say_is_no_answer():
    declined = entry("-1h", **dict.fromkeys(NO, "declined"))
    assert entries.signs(declined) == entries.NOT_ANSWERED


@pytest.mark.parametrize(("hours", "said"), [(1, "Slept 1 hour."), (6.5, "Slept 6.5 hours.")])
def test_hours_of_sleep_are_said_as_one_or_many(hours, said):
    assert page_entries.more(entry("-1h", sleep_hours=hours)) == (said,)
