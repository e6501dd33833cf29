"""The entries of a day and after it, wherever the clocks of the patient were."""

from datetime import timedelta
from random import Random

import pytest

from tests.diaries import random_diary


@pytest.mark.parametrize("seed", range(12))
def test_entries_from_a_day_are_those_whose_own_clock_says_so(seed):
    diary = random_diary(Random(seed))
    days = {each.at.date() + timedelta(days=by) for each in diary.entries for by in (-1, 0, 1)}
    for day in days:
        wanted = tuple(each for each in diary.entries if each.at.date() >= day)
        assert diary.entries_from(day) == wanted
