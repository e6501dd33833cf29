"""The ratings of the timeline: each one, or over a long time the highest of each day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from ptdiary.diary.entry import Entry
from ptdiary.review.days import written_later
from ptdiary.review.finding import Level
from ptdiary.review.hours import HOUR, elapsed, instant
from ptdiary.review.records import Records
from ptdiary.review.shapes import Point

BREAK = 36 * HOUR  # a longer time without a rating ends the line
MOST_DAYS = 120  # more days than this show the highest of each


def every_point(
    records: Records, entries: Iterable[Entry], levels: Mapping[str, Level]
) -> tuple[Point, ...]:
    """One point a rating. `levels` holds by entry the level of the warning it brought.

    The line breaks over 36 h, and at an entry without a score; ratings left out are not on it.
    """
    points: list[Point] = []
    last: int | None = None  # where the latest rating on the line stands in `points`
    gap = False
    for entry in entries:
        if entry.soreness is None:
            gap = True
            continue
        if entry.left_out is None:
            if last is not None and (gap or elapsed(points[last].at, entry.at) > BREAK):
                points[last] = replace(points[last], breaks=True)
            last, gap = len(points), False
        points.append(_point(records, entry, entry.soreness, levels.get(entry.id, Level.NONE)))
    return tuple(points)


def daily_points(points: Iterable[Point]) -> tuple[Point, ...]:
    """The highest point of each day, the first of equal ones, and those that brought a warning.

    A rating left out stands only for a day without another. The line breaks at a day without one.
    """
    kept: list[Point] = []
    last: int | None = None
    for day, of_day in groupby(points, _date):
        today = list(of_day)
        highest = max(today, key=_rank)
        shown = [each for each in today if each is highest or each.level]
        on_line = [each for each in shown if each.left_out is None]
        if on_line and last is not None and day - _date(kept[last]) > timedelta(days=1):
            kept[last] = replace(kept[last], breaks=True)
        kept += [replace(each, breaks=False) for each in shown]
        if on_line:
            last = len(kept) - len(shown) + shown.index(on_line[-1])
    return tuple(kept)


def _date(point: Point) -> date:
    return point.at.date()


def _rank(point: Point) -> tuple[bool, int]:
    return point.left_out is None, point.soreness


def _point(records: Records, entry: Entry, soreness: int, level: Level) -> Point:
    time = instant(entry.at)
    before = records.session_before(time)
    return Point(
        entry=entry.id,
        at=entry.at,
        soreness=soreness,
        session=None if before is None else records.sessions[before].id,
        hours=None if before is None else (time - records.ends[before]) / HOUR,
        written_later=written_later(entry),
        left_out=entry.left_out,
        level=level,
        breaks=False,
    )
