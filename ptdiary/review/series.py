"""The series that both charts draw, made from a diary as of one moment."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from ptdiary.diary.diary import Diary
from ptdiary.review.clock import EASES, ENDS, PEAKS, STARTS
from ptdiary.review.curves import curves
from ptdiary.review.days import Days, first_day, missing_days
from ptdiary.review.hours import instant
from ptdiary.review.index import Index, index_of
from ptdiary.review.marks import marks
from ptdiary.review.points import MOST_DAYS, daily_points, every_point
from ptdiary.review.rulebook import RuleBook
from ptdiary.review.shapes import Curve, Mark, Point, Series, Window
from ptdiary.review.spans import PAST, Past72, past_72

__all__ = ["Curve", "Mark", "Point", "Series", "Window", "series", "series_from"]

_AFTER = timedelta(days=4)  # a session of the last day may bring its warning until then


def series(diary: Diary, rulebook: RuleBook, at: datetime, first: date, last: date) -> Series:
    """What both charts draw for the days from `first` to `last`; nothing later than `at` exists."""
    return series_from(index_of(diary), rulebook, at, first, last)


def series_from(index: Index, rulebook: RuleBook, at: datetime, first: date, last: date) -> Series:
    """The same as `series`, over a diary laid out before."""
    now = instant(at)
    days = Days(first=first, last=last, now=now)
    spans = past_72(index, at)
    # Marks and spans are looked for a little longer, for the curves of the last days
    found = marks(index, rulebook, replace(days, last=last + _AFTER), spans)
    shown = tuple(mark for mark in found if mark.at.date() <= last)
    levels = {mark.point: mark.finding.shown_level for mark in shown if mark.point is not None}
    daily_highest = _days_shown(index, days) > MOST_DAYS
    points = daily_points if daily_highest else every_point
    return Series(
        at=at,
        first=first,
        last=last,
        points=points(index.records, days.entries(index.records), levels),
        windows=_windows(index, days, spans),
        marks=shown,
        missing=missing_days(days, index.records, at.date()),
        curves=curves(index, days, found),
        current=_current(index, now),
        daily_highest=daily_highest,
    )


def _days_shown(index: Index, days: Days) -> int:
    """How many days the timeline shows: none before the diary's first entry."""
    if not index.records.entries:
        return 0
    return (days.last - max(days.first, first_day(index.records))).days + 1


def _windows(index: Index, days: Days, spans: Iterable[Past72]) -> tuple[Window, ...]:
    sore_until = {past.session.id: past.until.at for past in spans}
    records = index.records
    windows = []
    for position, session in enumerate(records.sessions):
        if records.ends[position] > days.now or session.ended_at.date() > days.last:
            continue
        ends = session.ended_at + ENDS
        until = sore_until.get(session.id)
        if max(ends, until or ends).date() >= days.first:
            windows.append(
                Window(
                    session=session.id,
                    number=position + 1,
                    ended_at=session.ended_at,
                    starts=session.ended_at + STARTS,
                    peaks=session.ended_at + PEAKS,
                    eases=session.ended_at + EASES,
                    ends=ends,
                    sore_until=until,
                )
            )
    return tuple(windows)


def _current(index: Index, now: int) -> str | None:
    latest = index.records.session_before(now)
    if latest is None or now - index.records.ends[latest] > PAST:
        return None
    return index.records.sessions[latest].id
