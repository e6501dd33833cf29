"""The ratings of the timeline: each one, or over a long time the highest of each day."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from ptdiary.diary.entry import Entry
from ptdiary.review.days import written_later
from ptdiary.review.finding import Level
from ptdiary.review.hours import HOUR, elapsed, instant
from ptdiary.review.records import Records
from ptdiary.review.shapes import Point

BREAK = 36 * HOUR  # a longer time without a rating ends the line
MOST_DAYS = 120  # more days than this show the highest of each


def every_point(
    records: Records, entries: Sequence[Entry], levels: Mapping[str, Level]
) -> tuple[Point, ...]:
    """One point a rating. `levels` holds by entry the level of the warning it brought.

    The line breaks over 36 h, and at an entry without a score; ratings left out are not on it.
    """
    rated = [entry for entry in entries if entry.soreness is not None]
    on_line = [entry for entry in entries if entry.soreness is None or entry.left_out is None]
    while on_line and on_line[-1].soreness is None:
        on_line.pop()  # nothing follows that the line could go on to
    breaking = {before.id for before, after in pairwise(on_line) if _is_gap(before, after)}
    return tuple(_point(records, entry, levels, entry.id in breaking) for entry in rated)


def daily_points(
    records: Records, entries: Sequence[Entry], levels: Mapping[str, Level]
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
    return tuple(_point(records, entry, levels, entry.id in breaking) for _, entry in shown)


def _is_gap(before: Entry, after: Entry) -> bool:
    return after.soreness is None or elapsed(before.at, after.at) > BREAK


def _day(of_day: tuple[int, Entry]) -> int:
    return of_day[0]


def _rank(of_day: tuple[int, Entry]) -> tuple[bool, int]:
    _, entry = of_day
    return entry.left_out is None, entry.soreness or 0


def _point(records: Records, entry: Entry, levels: Mapping[str, Level], breaks: bool) -> Point:
    time = instant(entry.at)
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
    )
