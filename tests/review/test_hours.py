from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from ptdiary.review.hours import DAY, HOUR, elapsed, instant, night_of, whole_hours

LONDON = ZoneInfo("Europe/London")


def test_49_hours_on_the_wall_are_48_real_ones_when_the_clocks_go_forward():
    saturday, monday = (datetime(2025, 3, day, 18 + (day == 31), tzinfo=LONDON) for day in (29, 31))
    assert monday - saturday == timedelta(hours=49)  # the trap: one zone subtracts the wall clock
    assert elapsed(saturday, monday) == 48 * HOUR


def test_the_offset_does_not_matter():
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    assert elapsed(datetime(2026, 1, 2, tzinfo=east), datetime(2026, 1, 1, tzinfo=west)) == 2 * HOUR


def test_one_microsecond_more_than_48_hours_is_more():
    start = datetime(2026, 1, 1, tzinfo=UTC)
    assert elapsed(start, start + timedelta(hours=48, microseconds=1)) == 48 * HOUR + 1


def test_whole_hours_have_passed_in_full():
    assert [whole_hours(span) for span in (0, HOUR - 1, 48 * HOUR, 49 * HOUR - 1)] == [0, 0, 48, 48]


def test_the_first_and_last_years_do_not_overflow():
    first = datetime.min.replace(tzinfo=timezone(timedelta(hours=14)))
    last = datetime.max.replace(tzinfo=timezone(timedelta(hours=-12)))
    assert instant(last) - instant(first) > 3_652_058 * DAY
    assert night_of(first) < night_of(last)


def test_a_time_without_an_offset_is_refused():
    with pytest.raises(TypeError):
        instant(datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_night_runs_from_noon_to_noon_in_the_offset_of_the_entry():
    tokyo = timezone(timedelta(hours=9))
    evening = night_of(datetime(2026, 1, 1, 23, tzinfo=tokyo))
    assert night_of(datetime(2026, 1, 2, 7, tzinfo=tokyo)) == evening
    assert night_of(datetime(2026, 1, 2, 11, 59, 59, 999_999, tzinfo=tokyo)) == evening
    assert night_of(datetime(2026, 1, 2, 12, tzinfo=tokyo)) == evening + 1
    assert night_of(datetime(2026, 1, 1, 12, tzinfo=tokyo)) == evening
