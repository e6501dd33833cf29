"""What the charts draw: points, windows, missing days and the curve after each session."""

from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Session
from ptdiary.review.finding import Level
from ptdiary.review.responses import responses
from ptdiary.review.trends.series import series
from tests.diaries import eight_year_diary, end_of, random_document
from tests.review.story import BOOK, NOW, calm, diary, entry, session, when

USUAL = {"usual_soreness": 2}


def drawn(*records, days=60, at="-0h"):
    now = when(at)
    first = now.date() - timedelta(days=days)
    return series(diary(*records, **USUAL), BOOK, now, first, now.date())


def curve(*records, at="-0h"):
    return drawn(*records, at=at).curves[0]


# points


def test_an_empty_diary_draws_nothing():
    found = drawn()
    assert (found.points, found.windows, found.marks, found.curves) == ((), (), (), ())
    assert (found.missing, found.current, found.daily_highest) == ((), None, False)


def test_a_point_knows_its_session_and_the_hours_since():
    before, after = drawn(calm("-60h", 2), session("-50h"), calm("-20h", 4)).points
    assert (before.session, before.hours, before.soreness) == (None, None, 2)
    assert (after.session, after.hours, after.entry) == ("session-50h", 30.0, "entry-20h")


def test_an_entry_without_a_score_is_no_point_and_ends_the_line():
    found = drawn(calm("-20h", 2), entry("-15h", interference=1), calm("-10h", 2)).points
    assert [(point.entry, point.breaks) for point in found] == [
        ("entry-20h", True), ("entry-10h", False),
    ]  # fmt: skip


@pytest.mark.parametrize(("told", "breaks"), [("-41h", False), ("-41h1us", True)])
def test_the_line_ends_where_the_next_rating_is_more_than_36_hours_away(told, breaks):
    assert drawn(calm(told, 2), calm("-5h", 2)).points[0].breaks == breaks


def test_the_last_point_does_not_break():
    assert not drawn(calm("-50h", 2)).points[-1].breaks


def test_a_rating_left_out_is_shown_with_its_reason_and_is_not_on_the_line():
    found = drawn(calm("-60h", 2), calm("-30h", 8, left_out="flu"), calm("-20h", 2)).points
    assert [(point.left_out, point.breaks) for point in found] == [
        (None, True), ("flu", False), (None, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "later"), [(None, False), ("-10h", False), ("-9h", False), ("-8h59m", True)]
)
def test_more_than_an_hour_is_written_later(written, later):
    told = {} if written is None else {"written_at": when(written)}
    (point,) = drawn(calm("-10h", 3, **told)).points
    assert point.written_later == later


def test_the_entry_of_a_sign_carries_its_level():
    found = drawn(calm("-20h", 3), calm("-10h", 3, tingling_left="new")).points
    assert [point.level for point in found] == [Level.NONE, Level.URGENT]


def test_points_are_those_of_the_period_by_their_own_date():
    at = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-8)))  # 2 March in UTC
    story = Diary(entries=(Entry(id="e", at=at, soreness=3),))

    def points(day):
        return series(story, BOOK, NOW, day, day).points

    assert len(points(date(2026, 3, 1))) == 1
    assert points(date(2026, 3, 2)) == ()


def test_what_has_not_happened_by_then_is_not_drawn():
    found = drawn(calm("-20h", 2), session("-15h"), calm("-10h", 5), at="-16h")
    assert (len(found.points), found.windows, found.curves) == (1, (), ())


# over 120 days


def months(days, *more):
    daily = [calm(f"-{day}d", 2, id=f"low{day}") for day in range(1, days)]
    return [*daily, *[calm(f"-{day}d1h", 4, id=f"high{day}") for day in range(1, days)], *more]


def test_120_days_show_every_rating_and_more_the_highest_of_each_day():
    assert not drawn(*months(119), days=200).daily_highest
    found = drawn(*months(121), days=200)
    assert found.daily_highest
    assert {point.soreness for point in found.points} == {4}
    assert len(found.points) == 120


def test_a_long_period_of_a_short_diary_shows_every_rating():
    found = drawn(calm("-30h", 2), calm("-20h", 3), days=1000)
    assert (found.daily_highest, len(found.points)) == (False, 2)


def test_over_a_long_time_a_mark_keeps_its_point():
    found = drawn(*months(130, calm("-10d30m", 3, tingling_left="new", id="sign")), days=200)
    (mark,) = found.marks
    assert mark.point == "sign"
    assert [point.entry for point in found.points if point.level] == ["sign"]


def test_over_a_long_time_the_line_breaks_at_a_day_without_a_rating():
    records = [each for each in months(130) if each.id not in {"low50", "high50"}]
    found = drawn(*records, days=200)
    assert [point.entry for point in found.points if point.breaks] == ["high51"]


# windows


def test_a_window_tells_when_soreness_starts_peaks_eases_and_ends():
    (window,) = drawn(session("-80h"), calm("-81h", 2)).windows
    assert (window.starts, window.peaks) == (when("-68h"), when("-56h"))
    assert (window.eases, window.ends) == (when("-32h"), when("-8h"))
    assert (window.number, window.sore_until) == (1, None)


def test_sessions_are_numbered_within_the_period_into_which_earlier_windows_reach():
    found = drawn(session("-20d"), session("-9d"), session("-5d"), session("-3d"), days=7)
    assert [window.number for window in found.windows] == [None, 1, 2]
    assert [each.number for each in found.curves] == [1, 2]


def test_a_window_is_sore_until_the_first_rating_back_down():
    story = (session("-100h"), calm("-101h", 2), calm("-70h", 6), calm("-20h", 4))
    assert drawn(*story).windows[0].sore_until == when("-20h")
    assert drawn(*story, calm("-10h", 3)).windows[0].sore_until == when("-10h")


def test_a_window_whose_soreness_reaches_into_the_period_is_drawn():
    story = (session("-9d"), calm("-9d2h", 2), *(calm(f"-{day}d", 6) for day in (8, 7, 6, 5, 4)))
    found = drawn(*story, days=5)
    assert [window.sore_until for window in found.windows] == [when("-4d")]
    assert [mark.session for mark in found.marks if mark.until] == ["session-9d"]


@pytest.mark.parametrize(("told", "runs"), [("-72h", True), ("-72h1us", False)])
def test_current_is_the_session_whose_72_hours_run(told, runs):
    assert drawn(session("-90h"), session(told)).current == (f"session{told}" if runs else None)


# missing days


def test_runs_of_days_without_an_entry_are_missing_but_not_today():
    found = drawn(calm("-9d", 2), calm("-8d", 2), entry("-5d", note="no score"), calm("-3d", 2))
    day = NOW.date()
    assert found.missing == (
        (day - timedelta(days=7), day - timedelta(days=6)),
        (day - timedelta(days=4), day - timedelta(days=4)),
        (day - timedelta(days=2), day - timedelta(days=1)),
    )


def test_days_before_the_first_entry_are_not_missing():
    assert drawn(session("-9d"), calm("-1d", 2)).missing == ()


# curves

EVEN = (calm("-81h", 2), session("-80h"))


def test_a_curve_ends_where_the_next_session_does():
    found = curve(*EVEN, calm("-60h", 5), session("-50h"), calm("-50h", 4), calm("-40h", 4))
    assert found.points == ((20.0, 5),)


def test_a_curve_goes_one_rating_past_96_hours():
    ratings = [calm(f"-{hours}h", 3) for hours in (190, 110, 104, 103, 80, 50)]
    found = curve(session("-200h"), *ratings)
    assert found.points == ((10.0, 3), (90.0, 3), (96.0, 3), (97.0, 3))


def test_a_left_out_rating_is_not_on_a_curve():
    assert curve(*EVEN, calm("-60h", 9, left_out="flu")).points == ()


OUTCOMES = {
    "settled by 72 h": ("settled", (*EVEN, calm("-50h", 5), calm("-30h", 3))),
    "settled at exactly 72 h": ("settled", (*EVEN, calm("-50h", 4), calm("-8h", 3))),
    "never rose, told near 48 h": ("settled", (*EVEN, calm("-38h", 3))),
    "never rose, told too early": ("unknown", (*EVEN, calm("-38h1m", 3))),
    "never rose before the next session": (
        "settled", (*EVEN, calm("-55h", 3), session("-50h")),
    ),
    "never rose, next session on the same day": (
        "unknown", (*EVEN, calm("-75h", 3), session("-72h")),
    ),
    "nothing before it": ("unknown", (session("-80h"), calm("-50h", 5), calm("-30h", 2))),
    "no ratings": ("unknown", EVEN),
    "sore at 30 h, then nothing": ("unknown", (*EVEN, calm("-50h", 3), calm("-45h", 4))),
    "back down only after a gap": ("unknown", (*EVEN, calm("-50h", 4), calm("-1h", 2))),
    "back down at 78 h": (
        "slow", (calm("-101h", 0), session("-100h"), calm("-70h", 3), calm("-30h", 3),
                 calm("-22h", 1)),
    ),
    "not back down yet at 79 h": ("slow", (calm("-81h", 1), session("-80h"), calm("-50h", 3),
                                           calm("-1h", 3))),
    "raised past 72 h": ("past_72", (*EVEN, calm("-50h", 6), calm("-1h", 5))),
    "a sign within 72 h": ("sign", (*EVEN, calm("-50h", 4, tingling_left="new"), calm("-30h", 2))),
    "a sign and past 72 h": ("sign", (*EVEN, calm("-50h", 6, tingling_left="new"),
                                      calm("-1h", 5))),
    "a sign after 72 h": ("settled", (*EVEN, calm("-50h", 4), calm("-30h", 2),
                                      calm("-7h", 2, tingling_left="new"))),
    "running, rising": ("open", (calm("-41h", 2), session("-40h"), calm("-20h", 4),
                                 calm("-10h", 5))),
    "running, falling": ("easing", (calm("-41h", 2), session("-40h"), calm("-20h", 6),
                                    calm("-10h", 5))),
    "running, nothing yet": ("open", (session("-40h"),)),
    "running, settled already": ("settled", (calm("-41h", 2), session("-40h"), calm("-20h", 5),
                                             calm("-1h", 3))),
}  # fmt: skip


@pytest.mark.parametrize(("outcome", "records"), OUTCOMES.values(), ids=OUTCOMES)
def test_how_a_session_ended(outcome, records):
    assert curve(*records).outcome == outcome


def test_a_curve_carries_its_mark():
    assert curve(*OUTCOMES["raised past 72 h"][1]).mark.until == when("-1h")
    assert curve(*OUTCOMES["a sign within 72 h"][1]).mark.entry == "entry-50h"
    assert curve(*OUTCOMES["a sign after 72 h"][1]).mark is None


def test_a_warning_after_the_last_day_of_the_period_still_belongs_to_its_session():
    story = diary(session("-5d"), calm("-4d", 4, tingling_left="new"), **USUAL)
    day = when("-5d").date()
    found = series(story, BOOK, NOW, day, day)
    assert found.marks == ()
    assert found.curves[0].outcome == "sign"


# any diary


@pytest.mark.parametrize("seed", range(25))
def test_the_series_of_any_diary_holds_together(seed):
    document = random_document(Random(seed))
    last = document.exported_at.date()
    first = last - timedelta(days=80)
    found = series(document.diary, BOOK, document.exported_at, first, last)
    by_session = {each.session: each for each in responses(document.diary, document.exported_at)}
    assert all(first <= point.at.date() <= last for point in found.points)
    assert [point.at for point in found.points] == sorted(point.at for point in found.points)
    assert all(curve.response == by_session[curve.session] for curve in found.curves)
    shown = {window.session for window in found.windows}
    assert {curve.session for curve in found.curves} <= shown
    written = {each.at.date() for each in document.diary.entries}
    for start, end in found.missing:
        days = {start + timedelta(days=n) for n in range((end - start).days + 1)}
        assert days.isdisjoint(written)


def test_ten_weeks_of_a_long_diary_are_those_of_a_diary_cut_short():
    whole = eight_year_diary()
    at = end_of(whole)
    start = at - timedelta(days=250)
    recent = Diary(
        profile=whole.profile,
        entries=tuple(each for each in whole.entries if each.at > start),
        sessions=tuple(each for each in whole.sessions if each.ended_at > start),
    )
    first = at.date() - timedelta(days=70)
    long, short = (series(each, BOOK, at, first, at.date()) for each in (whole, recent))
    assert long.marks == short.marks
    assert long.points == short.points
    assert [each.outcome for each in long.curves] == [each.outcome for each in short.curves]


def test_a_session_that_ended_at_the_end_of_the_calendar_is_drawn():
    at = datetime(9999, 12, 20, tzinfo=UTC)
    story = Diary(sessions=(Session(id="s", ended_at=at),))
    assert len(series(story, BOOK, at, at.date(), at.date()).windows) == 1
