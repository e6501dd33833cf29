from datetime import date, timedelta
from itertools import pairwise

import pytest
from story import story

from ptdiary.charts.date_axis import date_ticks
from ptdiary.words.charts import timeline_words
from ptdiary.words.dates import USUAL_TIMES

WORDS = timeline_words(story(), USUAL_TIMES).dates


def wide(words):
    return len(words) * 6.0


def ticks(days, width):
    first = date(2026, 10, 11)
    return date_ticks(first, first + timedelta(days=days), width / days, WORDS, wide)


def test_two_weeks_name_every_day_or_every_second_where_tight():
    assert [tick.words for tick in ticks(14, 660)][:2] == ["Sun 11", "Mon 12"]
    tight = ticks(14, 500)
    assert {(b.day - a.day).days for a, b in pairwise(tight)} == {2}


def test_six_weeks_name_mondays():
    said = ticks(42, 660)
    assert said[0].words == "Mon 12 Oct"
    assert all(tick.day.weekday() == 0 for tick in said)


def test_three_months_name_months():
    assert [tick.words for tick in ticks(90, 660)] == ["November", "December", "January"]


def test_ten_years_name_years():
    said = [tick.words for tick in ticks(3650, 660)]
    assert said[:2] == ["2027", "2028"]


@pytest.mark.parametrize("days", [3, 7, 14, 18, 19, 42, 80, 81, 120, 365, 366, 1000, 3650])
@pytest.mark.parametrize("width", [200, 400, 660])
def test_names_never_meet(days, width):
    said = ticks(days, width)
    for before, after in pairwise(said):
        assert (after.day - before.day).days * width / days >= wide(before.words)
