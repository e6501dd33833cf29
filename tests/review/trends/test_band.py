"""The band of earlier sessions: a plain program agrees, and only enough sessions make one."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from ptdiary.diary import Diary, Entry, Session
from ptdiary.review.hours import instant
from ptdiary.review.index import index_of
from ptdiary.review.outlook.range import MomentAhead
from ptdiary.review.trends.band import band_at, earlier, needs_shape
from ptdiary.review.trends.curves import curves
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.shapes import Series
from tests.review.story import NOW
from tests.review.trends.plain_band import plain_band

HOUR = timedelta(hours=1)


def random_diary(seed):
    """Up to 40 sessions 1 to 6 days apart, rated more or less often, some ratings left out."""
    rnd = Random(seed)
    end, ends, entries = NOW - rnd.randrange(1, 90) * HOUR, [], []
    for _ in range(rnd.choice((0, 3, 5, 6, 7, 8, 9, 12, 20, 40))):
        ends.append(end)
        end -= rnd.randrange(24, 150) * HOUR
    at, every = end - 30 * HOUR, rnd.choice((4, 8, 12, 20, 40))
    while at < NOW:
        at += timedelta(minutes=rnd.randrange(60, 120 * every))
        out = "a fall" if rnd.random() < 0.05 else None
        entries.append(
            Entry(id=f"e{len(entries)}", at=at, soreness=rnd.randrange(11), left_out=out)
        )
    sessions = tuple(Session(id=f"s{number}", ended_at=each) for number, each in enumerate(ends))
    return Diary(sessions=sessions, entries=tuple(each for each in entries if each.at <= NOW))


def series_of(diary):
    """What the band is made from, without the reviews that the other charts need."""
    first, last = (NOW - timedelta(days=400)).date(), NOW.date()
    days = Days(first=first, last=last, now=instant(NOW))
    latest = max(diary.sessions, key=lambda each: each.ended_at, default=None)
    runs = latest is not None and NOW - latest.ended_at <= 72 * HOUR
    return Series(
        at=NOW, first=first, last=last, points=(), windows=(), marks=(), missing=(),
        curves=curves(index_of(diary), days, ()), current=latest.id if runs else None,
        daily_highest=False,
    )  # fmt: skip


def regular(count):
    """So many sessions three days apart before the one that ended a day ago."""
    ends = [NOW - timedelta(days=1 + 3 * ago) for ago in range(count + 1)]
    return Diary(
        sessions=tuple(Session(id=f"s{number}", ended_at=end) for number, end in enumerate(ends)),
        entries=tuple(
            Entry(id=f"e{number}-{hours}", at=end + hours * HOUR, soreness=number % 5)
            for number, end in enumerate(ends)
            for hours in (-2, 6, 18, 30)
            if end + hours * HOUR < NOW
        ),
    )


@pytest.mark.parametrize("twentieth", range(20))
def test_61_a_plain_program_finds_the_same_percentiles(twentieth):
    for seed in range(10 * twentieth, 10 * twentieth + 10):
        diary = random_diary(seed)
        count, plain = plain_band(diary, NOW)
        found = earlier(series_of(diary))
        assert found.count == count, seed
        if count < 8 or len(plain) < 2:
            assert not found.band, seed
            assert bool(found.dots) is (count >= 5), seed
            assert len(found.lines) == (count if count < 5 else 0), seed
        else:
            band = {each.hours: list(each.percentiles) for each in found.band}
            assert band == {hours: pytest.approx(each) for hours, each in plain.items()}, seed
            assert not found.dots, seed
            assert not found.lines, seed


@pytest.mark.parametrize("count", range(10))
def test_61_the_drawn_shape_stands_in_only_under_five_sessions(count):
    series = series_of(regular(count))
    found = earlier(series)
    assert found.count == count
    assert needs_shape(series) is (count < 5)
    assert [bool(found.lines), bool(found.dots), bool(found.band)] == [
        0 < count < 5, 5 <= count < 8, count >= 8,
    ]  # fmt: skip


def test_where_ten_dots_stand_no_drawn_shape_does():
    series = series_of(regular(3))
    told = MomentAhead(NOW + 6 * HOUR, 30.0, (2,) * 10, 5)
    assert not needs_shape(replace(series, ahead=told))


def test_the_session_whose_hours_run_is_no_earlier_one():
    series = series_of(regular(8))
    assert series.current == "s0"
    assert earlier(series).count == 8
    assert {each.sessions for each in earlier(series).band} == {8}


def test_the_band_at_another_hour_is_of_the_same_sessions():
    assert [each.hours for each in band_at(series_of(regular(8)), (24, 48, 72))] == [24, 72]
    assert band_at(series_of(regular(7)), (24, 48, 72)) == ()
