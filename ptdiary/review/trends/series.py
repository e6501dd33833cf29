"""The series that both charts draw, made from a diary as of one moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from ptdiary.diary import Diary, Entry
from ptdiary.review.case import case_at
from ptdiary.review.finding import Level
from ptdiary.review.hours import EASES, ENDS, HOUR, PEAKS, STARTS, after, elapsed, instant
from ptdiary.review.index import Index, index_of
from ptdiary.review.medicines import doses_before
from ptdiary.review.records import written_later
from ptdiary.review.review import usual_today
from ptdiary.review.rulebook import RuleBook
from ptdiary.review.trends.curves import curves
from ptdiary.review.trends.days import Days, first_day, missing_days
from ptdiary.review.trends.line_answers import known_signs
from ptdiary.review.trends.marks import Past72, marks, past_72
from ptdiary.review.trends.shapes import Point, Series, Window
from ptdiary.review.trends.weeks import WEEK, averages_of, lengths
from ptdiary.review.visits import visits

# The ratings of the timeline: each one, or over a long time the highest of each day.

BREAK = 36 * HOUR  # a longer time without a rating ends the line
MOST_DAYS = 120  # more days than this show the highest of each


def every_point(
    index: Index, entries: Sequence[Entry], levels: Mapping[str, Level]
) -> tuple[Point, ...]:
    """One point a rating. `levels` holds by entry the level of the warning it brought.

    The line breaks over 36 h, and at an entry without a score; ratings left out are not on it.
    """
    rated = [entry for entry in entries if entry.soreness is not None]
    on_line = [entry for entry in entries if entry.soreness is None or entry.left_out is None]
    while on_line and on_line[-1].soreness is None:
        on_line.pop()  # nothing follows that the line could go on to
    breaking = {before.id for before, after in pairwise(on_line) if _is_gap(before, after)}
    return tuple(_point(index, entry, levels, entry.id in breaking) for entry in rated)


def daily_points(
    index: Index, entries: Sequence[Entry], levels: Mapping[str, Level]
) -> tuple[Point, ...]:
    """The highest rating of each day, the first of equal ones, and those that brought a warning.

    A rating left out stands only for a day without another. The line breaks at a day without one.
    """
    shown: list[tuple[int, Entry]] = []
    rated = [(entry.at.toordinal(), entry) for entry in entries if entry.soreness is not None]
    for _, of_day in groupby(rated, _day):
        today = list(of_day)
        _, highest = max(today, key=_rank) if len(today) > 1 else today[0]
        shown += [each for each in today if each[1] is highest or each[1].id in levels]
    on_line = [each for each in shown if each[1].left_out is None]
    breaking = {entry.id for (before, entry), (after, _) in pairwise(on_line) if after - before > 1}
    return tuple(_point(index, entry, levels, entry.id in breaking) for _, entry in shown)


def _is_gap(before: Entry, after: Entry) -> bool:
    return after.soreness is None or elapsed(before.at, after.at) > BREAK


def _day(of_day: tuple[int, Entry]) -> int:
    return of_day[0]


def _rank(of_day: tuple[int, Entry]) -> tuple[bool, int]:
    _, entry = of_day
    return entry.left_out is None, entry.soreness or 0


def _point(index: Index, entry: Entry, levels: Mapping[str, Level], breaks: bool) -> Point:
    records, time = index.records, instant(entry.at)
    before = records.session_before(time)
    return Point(
        entry=entry.id,
        at=entry.at,
        soreness=entry.soreness or 0,
        session=None if before is None else records.sessions[before].id,
        hours=None if before is None else (time - records.ends[before]) / HOUR,
        written_later=written_later(entry),
        left_out=entry.left_out,
        level=levels.get(entry.id, Level.NONE),
        breaks=breaks,
        known=known_signs(index, entry),
        masked=entry.pain_relief == "yes",
        doses=() if entry.time_unknown else doses_before(index.diary.medicine_doses, entry.at),
        time_unknown=bool(entry.time_unknown),
    )


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
    points = (daily_points if daily_highest else every_point)(
        index, days.entries(index.records), levels
    )
    counted = sum(point.left_out is None for point in points)
    together = lengths(_days_shown(index, days), MOST_DAYS, counted)
    lead, *behind = [averages_of(index, days, at.date(), each) for each in together or (WEEK,)]
    return Series(
        at=at,
        first=first,
        last=last,
        points=points,
        windows=_windows(index, days, spans),
        marks=shown,
        missing=missing_days(days, index.records, at.date()),
        curves=curves(index, days, found),
        current=_current(index, now),
        daily_highest=daily_highest,
        usual=usual_today(case_at(index, at)),
        averages=lead,
        averages_lead=bool(together),
        grain=behind[0] if behind else None,
        visits=visits(index.diary, at),
    )


def _days_shown(index: Index, days: Days) -> int:
    """How many days the timeline shows: none before the diary's first entry."""
    if not index.records.entries:
        return 0
    return (days.last - max(days.first, first_day(index.records))).days + 1


def _windows(index: Index, days: Days, spans: Iterable[Past72]) -> tuple[Window, ...]:
    sore_until = {past.session.id: past.until.at for past in spans}
    records = index.records
    shown = enumerate(days.sessions(records), start=1)
    numbers = {position: number for number, (position, _) in shown}
    windows = []
    for position, session in enumerate(records.sessions):
        if records.ends[position] > days.now or session.ended_at.date() > days.last:
            continue
        ends = after(session.ended_at, ENDS)
        until = sore_until.get(session.id)
        if max(ends, until or ends).date() >= days.first:
            windows.append(
                Window(
                    session=session.id,
                    number=numbers.get(position),
                    ended_at=session.ended_at,
                    starts=after(session.ended_at, STARTS),
                    peaks=after(session.ended_at, PEAKS),
                    eases=after(session.ended_at, EASES),
                    ends=ends,
                    sore_until=until,
                )
            )
    return tuple(windows)


def _current(index: Index, now: int) -> str | None:
    latest = index.records.session_before(now)
    if latest is None or now - index.records.ends[latest] > ENDS:
        return None
    return index.records.sessions[latest].id
