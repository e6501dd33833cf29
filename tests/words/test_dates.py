from datetime import date, datetime, timedelta, timezone

import pytest

from ptdiary.words import dates
from ptdiary.words.dates import USUAL_TIMES, Times

MADRID = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 21, 9, 31, tzinfo=MADRID)  # a Saturday


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 21, 15, 0, tzinfo=MADRID), "today, 15:00"),
        (datetime(2026, 11, 20, 19, 58, tzinfo=MADRID), "yesterday, 19:58"),
        (datetime(2026, 11, 22, 7, 5, tzinfo=MADRID), "tomorrow, 7:05"),
        (datetime(2026, 11, 19, 15, 0, tzinfo=MADRID), "Thursday 15:00"),
        (datetime(2026, 11, 10, 19, 40, tzinfo=MADRID), "10 November, 19:40"),
        (datetime(2025, 11, 10, 19, 40, tzinfo=MADRID), "10 November 2025, 19:40"),
    ],
)
def test_a_time_is_said_as_near_as_it_is(at, said):
    assert USUAL_TIMES.when(at, NOW) == said


def test_the_hour_is_the_one_that_the_patient_lived():
    in_tokyo = datetime(2026, 11, 10, 8, 0, tzinfo=timezone(timedelta(hours=9)))
    assert USUAL_TIMES.when(in_tokyo, NOW) == "10 November, 8:00"


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (0, "0, none"), (1, "1, mild"), (3, "3, mild"), (4, "4, moderate"), (6, "6, moderate"),
        (7, "7, severe"), (9, "9, severe"), (10, "10, worst"), (None, "–"),  # noqa: RUF001
    ],
)  # fmt: skip
def test_a_score_is_said_with_its_word(score, said):
    assert dates.score(score) == said


@pytest.mark.parametrize(
    ("hour", "day", "said"),
    [
        (9, 21, "this morning"), (13, 21, "this afternoon"), (19, 21, "this evening"),
        (2, 21, "last night"), (23, 21, "tonight"), (20, 20, "yesterday evening"),
        (23, 20, "last night"), (2, 20, "yesterday"),
        (8, 19, "on Thursday"), (8, 10, "on 10 November"),
    ],
)  # fmt: skip
def test_a_person_says_when_it_was(hour, day, said):
    at = datetime(2026, 11, day, hour, 0, tzinfo=MADRID)
    assert USUAL_TIMES.part_of_day(at, NOW) == said


def test_a_period_names_the_first_year_only_where_it_differs():
    assert USUAL_TIMES.period(date(2026, 10, 12), date(2026, 11, 21)) == "12 Oct to 21 Nov 2026"
    assert USUAL_TIMES.period(date(2025, 12, 30), date(2026, 1, 2)) == "30 Dec 2025 to 2 Jan 2026"


def test_lists_and_counts_read_as_english():
    assert dates.joined(["a"]) == "a"
    assert dates.joined(["a", "b", "c"]) == "a, b and c"
    assert dates.count(1, "entry", "entries") == "1 entry"
    assert dates.count(0, "entry", "entries") == "no entries"
    assert dates.count(40_002, "entry", "entries") == "40,002 entries"
    assert dates.number(2.0) == "2"
    assert dates.number(2.5) == "2.5"
    assert dates.hours(29.9) == "29 h"


def test_after_72_hours_days_are_counted():
    assert dates.hours(72.9) == "72 h"
    assert dates.hours(73) == "3 days"
    assert dates.hours(839) == "34 days"


@pytest.mark.parametrize(
    ("at", "said", "part"),
    [
        (datetime(2026, 11, 21, 20, 0, tzinfo=MADRID), "today, 20:00", "this evening"),
        (datetime(2026, 11, 22, 1, 0, tzinfo=MADRID), "today, 1:00", "tonight"),
        (datetime(2026, 11, 21, 1, 0, tzinfo=MADRID), "yesterday, 1:00", "last night"),
        (datetime(2026, 11, 20, 23, 0, tzinfo=MADRID), "yesterday, 23:00", "last night"),
        (datetime(2026, 11, 22, 9, 0, tzinfo=MADRID), "tomorrow, 9:00", "tomorrow"),
        (datetime(2026, 11, 19, 15, 0, tzinfo=MADRID), "Thursday 15:00", "on Thursday"),
    ],
)
def test_where_the_day_begins_at_four_half_past_one_is_of_the_day_before(at, said, part):
    late, times = datetime(2026, 11, 22, 1, 30, tzinfo=MADRID), Times(day_begins=4)
    assert times.when(at, late) == said
    assert times.part_of_day(at, late) == part
    assert times.of_calendar() == USUAL_TIMES


def test_days_to_come_are_counted_from_the_day_that_is_still_today():
    late, times = datetime(2026, 11, 22, 1, 30, tzinfo=MADRID), Times(day_begins=4)
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=MADRID)
    assert (times.in_days(monday, late), USUAL_TIMES.in_days(monday, late)) == (
        "In 2 days",
        "Tomorrow",
    )
