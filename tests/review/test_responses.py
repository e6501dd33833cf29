from datetime import UTC, datetime, timedelta, timezone

import pytest

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Session
from ptdiary.review.finding import Response
from ptdiary.review.responses import responses

END = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
LATER = END + timedelta(days=30)


def rating(hours, soreness, **more):
    at = END + timedelta(hours=hours)
    return Entry(id=f"e{hours}", at=at, soreness=soreness, **more)


def session(hours=0.0, minutes=60, name="S1"):
    end = END + timedelta(hours=hours)
    return Session(id=name, started_at=end - timedelta(minutes=minutes), ended_at=end)


def response(*records, at=LATER):
    diary = Diary().keeping(*records)
    return responses(diary, at)[0]


def test_a_session_followed_by_ordinary_soreness():
    found = response(
        session(), rating(-3, 2), rating(18, 4), rating(30, 6), rating(47, 5), rating(70, 3)
    )
    assert found == Response(
        session="S1",
        before=2,
        peak=6,
        peak_hours=30.0,
        at_48h=5,
        at_72h=3,
        settled_hours=70.0,
    )


def test_a_session_that_nothing_followed():
    assert response(session()) == Response(session="S1")


def test_no_session_no_response():
    assert responses(Diary(entries=(rating(0, 3),)), LATER) == ()


# before: at most 24 h before the start, which is an hour before the end
@pytest.mark.parametrize(
    ("hours", "before"),
    [(-25, 2), (-25.001, None), (-1, 2), (-0.999, None), (0, None)],
)
def test_before_is_the_last_rating_of_the_day_before_the_start(hours, before):
    assert response(session(), rating(hours, 2)).before == before


def test_before_counts_from_the_end_where_no_start_was_given():
    assert response(Session(id="S1", ended_at=END), rating(-24, 2)).before == 2


def test_before_is_the_last_of_several():
    assert response(session(), rating(-20, 5), rating(-2, 3)).before == 3


def test_the_peak_is_the_first_of_equal_highest():
    found = response(session(), rating(20, 6), rating(30, 6))
    assert (found.peak, found.peak_hours) == (6, 20.0)


@pytest.mark.parametrize(("hours", "peak"), [(0, None), (0.001, 7), (72, 7), (72.001, None)])
def test_the_peak_is_after_the_end_and_up_to_72_hours(hours, peak):
    assert response(session(), rating(hours, 7)).peak == peak


@pytest.mark.parametrize(("hours", "peak"), [(30, 7), (30.001, 4)])
def test_the_peak_is_looked_for_up_to_the_next_sessions_end(hours, peak):
    found = response(session(), session(30, name="S2"), rating(20, 4), rating(hours, 7))
    assert found.peak == peak


@pytest.mark.parametrize(
    ("hours", "at_48h", "at_72h"),
    [
        (41.999, None, None),
        (42, 5, None),
        (54, 5, None),
        (54.001, None, None),
        (65.999, None, None),
        (66, None, 5),
        (78, None, 5),
        (78.001, None, None),
    ],
)
def test_a_rating_within_6_hours_stands_for_48_and_72(hours, at_48h, at_72h):
    found = response(session(), rating(hours, 5))
    assert (found.at_48h, found.at_72h) == (at_48h, at_72h)


def test_the_nearest_rating_stands_and_the_earlier_of_two_equally_near():
    assert response(session(), rating(44, 6), rating(50, 4)).at_48h == 4
    assert response(session(), rating(46, 6), rating(50, 4)).at_48h == 6


def test_a_rating_at_or_after_the_next_sessions_end_is_not_this_ones():
    found = response(session(), session(47, name="S2"), rating(47, 6), rating(49, 5))
    assert found.at_48h is None


def test_settled_needs_a_rise_above_before_and_a_way_back():
    assert response(session(), rating(-2, 2), rating(20, 3), rating(40, 2)).settled_hours is None
    assert response(session(), rating(-2, 2), rating(20, 4), rating(40, 4)).settled_hours is None
    assert response(session(), rating(-2, 2), rating(20, 4), rating(90, 3)).settled_hours == 90.0


def test_nothing_is_settled_while_before_is_unknown():
    assert response(session(), rating(20, 6), rating(60, 0)).settled_hours is None


def test_settled_is_not_looked_for_at_or_after_the_next_sessions_end():
    records = (session(), rating(-2, 2), rating(20, 5), session(50, name="S2"))
    assert response(*records, rating(50, 2)).settled_hours is None
    assert response(*records, rating(49.5, 2)).settled_hours == 49.5


def test_a_left_out_rating_and_an_unanswered_one_are_not_ratings():
    found = response(session(), rating(20, 9, left_out="flu"), rating(21, None), rating(22, 4))
    assert (found.peak, found.peak_hours) == (4, 22.0)


def test_only_what_had_happened_by_then():
    records = (session(), session(90, name="S2"), rating(30, 4), rating(40, 8))
    found = responses(Diary().keeping(*records), END + timedelta(hours=40))
    assert [each.session for each in found] == ["S1"]
    assert found[0].peak == 8
    assert responses(Diary().keeping(*records), END + timedelta(hours=39))[0].peak == 4
    assert responses(Diary().keeping(*records), END - timedelta(seconds=1)) == ()


def test_hours_are_real_hours_in_any_offset():
    end = datetime(2026, 3, 28, 15, 0, tzinfo=timezone(timedelta(hours=1)))
    # the clocks go forward in the night: 15:00 of the next day is 23 h later
    next_day = datetime(2026, 3, 29, 15, 0, tzinfo=timezone(timedelta(hours=2)))
    diary = Diary(
        sessions=(Session(id="S1", ended_at=end),),
        entries=(Entry(id="e1", at=next_day, soreness=4),),
    )
    assert responses(diary, LATER)[0].peak_hours == 23.0


def test_two_sessions_at_one_moment_leave_the_response_to_the_later():
    first, second = responses(
        Diary().keeping(session(name="S1"), session(name="S2"), rating(20, 4)), LATER
    )
    assert (first.peak, second.peak) == (None, 4)


def test_ratings_at_one_time_are_in_the_order_of_their_ids():
    at = END - timedelta(hours=2)
    pair = (Entry(id="b", at=at, soreness=5), Entry(id="a", at=at, soreness=1))
    assert response(session(), *pair).before == 5
