"""Soreness over time: warnings above, the line in the middle, sessions below, dates, key.

The plot answers one question: is soreness here explained by a recent session? Tinted yes, white
no. Labels never compete with data, because warnings and sessions have lanes of their own.
"""

from calendar import MONDAY
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ptdiary.charts.frame import (
    Frame,
    Key,
    KeyItem,
    TimeAxis,
    days_together,
    draw_key,
    draw_scale,
    key_size,
    plan_key,
    scale_room,
    swatch,
    timeline_frame,
    words_at,
)
from ptdiary.charts.lanes import (
    DOTTED,
    Bar,
    LanePlan,
    draw_counts,
    draw_lanes,
    draw_number,
    draw_sessions,
    draw_tail,
    draw_tick,
    plan_sessions,
    radius,
)
from ptdiary.charts.packing import best_place
from ptdiary.charts.placed import Box, Placed, PlacedBar, PlacedMark, PlacedPoint
from ptdiary.charts.plot import (
    GRID,
    LaneMark,
    Taken,
    draw_condensed,
    draw_cross,
    draw_dots,
    draw_drops,
    draw_last_score,
    draw_line,
    draw_mark_lane,
    draw_missing,
    draw_missing_words,
    draw_past_72,
    draw_tints,
    draw_today,
    past_72_spans,
)
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Style
from ptdiary.review.trends.shapes import Point, Series
from ptdiary.words.charts import DateWords, TimelineKey, TimelineWords, Variants

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Which days the timeline's axis names: every day, weeks, months or years, as there is room.

_DAILY_UP_TO = 18  # days on the axis
_WEEKLY_UP_TO = 80
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class DateTick:
    """A day on the axis, and what is to the right of it."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to name days: its pattern, the days it holds for, and how far apart they are."""

    pattern: str
    days: Callable[[date, date], Iterator[date]]
    apart: float


def date_ticks(
    first: date,
    last: date,
    point_a_day: float,
    words: DateWords,
    width: Callable[[str], float],
) -> tuple[DateTick, ...]:
    """The named days from `first` to `last`, so far apart that their words do not meet.

    `point_a_day` is how wide a day is, `width` how wide words are.
    """
    ticks: tuple[DateTick, ...] = ()
    for step in _steps((last - first).days, words):
        ticks = tuple(
            DateTick(day, _date_words(day, step.pattern, words)) for day in step.days(first, last)
        )
        widest = max((width(tick.words) for tick in ticks), default=0.0)
        if widest + width("n") <= step.apart * point_a_day:
            break
    return ticks


def _date_words(day: date, pattern: str, words: DateWords) -> str:
    return pattern.format(
        weekday=words.weekdays[day.weekday()],
        day=day.day,
        month=words.months[day.month - 1],
        month_long=words.months_long[day.month - 1],
        year=day.year,
    )


def _steps(days: int, words: DateWords) -> Iterator[_Step]:
    """The ways to name days that suit a span, the finest first."""
    if days <= _DAILY_UP_TO:
        yield _Step(words.day_pattern, _each_day(1), 1)
        yield _Step(words.day_pattern, _each_day(2), 2)
        yield _Step(words.day_pattern, _each_day(4), 4)
    if days <= _WEEKLY_UP_TO:
        yield _Step(words.week_pattern, _each_week(1), 7)
        yield _Step(words.week_short_pattern, _each_week(1), 7)
        yield _Step(words.week_short_pattern, _each_week(2), 14)
    within_a_year = days < 366  # noqa: PLR2004 a month then needs no year
    if within_a_year:
        yield _Step(words.month_pattern, _each_month(1), 28)
        yield _Step(words.month_short_pattern, _each_month(1), 28)
    for months in (1, 2, 3, 6):
        yield _Step(words.month_year_pattern, _each_month(months), 28 * months)
    for years in (1, 2, 5, 10, 20):
        yield _Step("{year}", _each_month(12 * years), 365 * years)


def _each_day(step: int) -> Callable[[date, date], Iterator[date]]:
    def days(first: date, last: date) -> Iterator[date]:
        # counted from a fixed day, so that names do not jump when the range moves by one
        day = first + timedelta(days=-first.toordinal() % step)
        while day <= last:
            yield day
            day += timedelta(days=step)

    return days


def _each_week(step: int) -> Callable[[date, date], Iterator[date]]:
    def weeks(first: date, last: date) -> Iterator[date]:
        day = first + timedelta(days=(MONDAY - first.weekday()) % 7)
        while day <= last:
            yield day
            day += timedelta(weeks=step)

    return weeks


def _each_month(step: int) -> Callable[[date, date], Iterator[date]]:
    def months(first: date, last: date) -> Iterator[date]:
        year, month = first.year, first.month
        while True:
            day = date(year, month, 1)
            if day > last:
                return
            if day >= first and (year * 12 + month - 1) % step == 0:
                yield day
            year, month = (year + 1, 1) if month == _DECEMBER else (year, month + 1)

    return months


# Which entries the timeline's key has: only what this timeline shows.


def timeline_items(
    sheet: Sheet, series: Series, lane: LanePlan, days: TimeAxis, words: TimelineKey
) -> tuple[KeyItem, ...]:
    """The entries in their order."""
    together = days_together(days)
    items: list[KeyItem] = []
    if together > 1:
        items.append(_condensed(sheet, words.condensed.format(days=together)))
    elif series.daily_highest:
        items.append(_dot(sheet, words.daily_highest, later=False))
    if series.windows:
        items += _sessions(sheet, lane, words)
    if any(window.sore_until for window in series.windows):
        items.append(_past_72(sheet, words.past_72))
    if series.missing and together == 1:
        items.append(_missing(sheet, words.missing))
    return (*items, *_dots(sheet, series.points if together == 1 else (), words))


def _dots(sheet: Sheet, points: Sequence[Point], words: TimelineKey) -> list[KeyItem]:
    """What the unusual dots mean."""
    items = []
    if any(point.written_later and point.left_out is None for point in points):
        items.append(_dot(sheet, words.written_later, later=True))
    if any(point.left_out is not None for point in points):
        items.append(_cross(sheet, words.left_out))
    return items


def _sessions(sheet: Sheet, lane: LanePlan, words: TimelineKey) -> list[KeyItem]:
    if lane.counted:
        return [_count(sheet, words.sessions_counted)]
    first = _disc if lane.numbered else _tick
    return [first(sheet, words.session), _bar(sheet, words)]


def _disc(sheet: Sheet, words: str) -> KeyItem:
    half = radius(sheet)

    def draw(x: float, y: float) -> None:
        draw_number(sheet, x + half, y, 1, "key")

    return KeyItem(draw, 2 * half, (words,))


def _tick(sheet: Sheet, words: str) -> KeyItem:
    def draw(x: float, y: float) -> None:
        draw_tick(sheet, x + 2, y, 0.5 * sheet.style.size)

    return KeyItem(draw, 4, (words,))


def _count(sheet: Sheet, words: str) -> KeyItem:
    style = sheet.style
    size = style.points(0.95)

    def draw(x: float, y: float) -> None:
        box = sheet.box_of("1", x, y, size, bold=True, at="left")
        sheet.write("key", "1", box, size, style.session, bold=True)

    return KeyItem(draw, sheet.wide("1", size, bold=True), (words,))


def _bar(sheet: Sheet, words: TimelineKey) -> KeyItem:
    style = sheet.style
    size = key_size(sheet)
    parts = [
        (words.bar_starts, style.bar_start),
        (words.bar_peaks, style.bar_peak),
        (words.bar_eases, style.bar_peak),
    ]
    wide = [sheet.wide(said, size) + 0.75 * style.size for said, _ in parts]

    def draw(x: float, y: float) -> None:
        whole = swatch(x, y, sum(wide), 1.35 * style.size)
        for (said, colour), width in zip(parts, wide, strict=True):
            sheet.fill(Box(x, whole.y0, x + width, whole.y1), colour, 2)
            box = sheet.box_of(said, x + width / 2, y, size, at="centre")
            sheet.write("key", said, box, size, style.text)
            x += width
        eases = x - wide[-1]
        ends = [(eases, whole.y0), (eases, whole.y1)]
        sheet.line(ends, style.bar_edge, 1.2, 2.1, dashes=DOTTED)
        sheet.outline(whole, style.bar_edge, 1, 2.2)

    return KeyItem(draw, sum(wide), words.common)


def _past_72(sheet: Sheet, words: Variants) -> KeyItem:
    size = sheet.style.size

    def draw(x: float, y: float) -> None:
        draw_tail(sheet, swatch(x, y, 1.6 * size, 0.95 * size), 2)

    return KeyItem(draw, 1.6 * size, words)


def _missing(sheet: Sheet, words: str) -> KeyItem:
    style = sheet.style

    def draw(x: float, y: float) -> None:
        box = swatch(x, y, 1.6 * style.size, 0.95 * style.size)
        sheet.hatch(box, style.missing_edge, 0.7, 3.0, 2, rising=True)
        sheet.outline(box, style.missing_edge, 1.1, 2.1)

    return KeyItem(draw, 1.6 * style.size, (words,))


def _condensed(sheet: Sheet, words: str) -> KeyItem:
    style = sheet.style
    wide = 1.2 * style.size

    def draw(x: float, y: float) -> None:
        sheet.fill(swatch(x, y, wide, 1.1 * style.size), style.earlier, 2)
        sheet.line([(x, y), (x + wide, y)], style.line, 0.7 * style.line_width, 2.1)

    return KeyItem(draw, wide, (words,))


def _dot(sheet: Sheet, words: str, *, later: bool) -> KeyItem:
    style = sheet.style

    def draw(x: float, y: float) -> None:
        fill, edge = (style.surface, style.line) if later else (style.line, style.surface)
        width = 1.5 if later else 1.0
        place = [(x + style.dot / 2, y)]
        sheet.dots(place, "o", style.dot, 3, fill=fill, edge=edge, edge_width=width)

    return KeyItem(draw, style.dot, (words,))


def _cross(sheet: Sheet, words: str) -> KeyItem:
    size = sheet.style.dot

    def draw(x: float, y: float) -> None:
        draw_cross(sheet, [(x + size / 2, y)], size)

    return KeyItem(draw, size, (words,))


def draw_timeline(figure: "Figure", series: Series, style: Style, words: TimelineWords) -> Placed:
    """Clear the figure and draw the timeline on it, for its size and dpi; returns what is where.

    The figure needs no canvas. Draw again when its size changes: words find room anew.
    """
    sheet = Sheet(figure, style)
    if not (series.points or series.windows or series.marks):
        return only_words(sheet, words.empty)
    frame, key, lane = _plan(sheet, series, words)
    spans = past_72_spans(frame, series)
    taken = Taken()
    if not lane.counted:
        draw_tints(sheet, frame, series)
    draw_past_72(sheet, frame, spans)
    holes = draw_missing(sheet, frame, series, spans)
    draw_scale(sheet, frame.scores, words.scale, GRID)
    edges = _draw_dates(sheet, frame, words)
    marks = draw_mark_lane(sheet, frame, series, words)
    _draw_soreness(sheet, frame, series, marks, taken)
    draw_drops(sheet, frame, series, marks, taken)
    bars = _draw_session_lane(sheet, frame, series, words, lane, edges)
    draw_lanes(sheet, frame, series, words)
    _draw_words(sheet, frame, series, words, holes, taken)
    draw_key(sheet, key)
    return _placed(sheet, frame, series, marks, bars)


def _plan(sheet: Sheet, series: Series, words: TimelineWords) -> tuple[Frame, Key, LanePlan]:
    """How many rows the sessions take and how many lines the key decides how high the plot is."""
    left = scale_room(sheet, words.scale, words.sessions)
    days = timeline_frame(sheet, series, left, 0, 0).days
    lane = plan_sessions(sheet, series, days)
    key = plan_key(sheet, timeline_items(sheet, series, lane, days, words.key))
    lane_height = lane.rows * lane.row_height
    return timeline_frame(sheet, series, left, lane_height, key.height), key, lane


def _draw_dates(sheet: Sheet, frame: Frame, words: TimelineWords) -> list[datetime]:
    """Names of days from their line to the right; one that would be cut is left out."""
    style, days = sheet.style, frame.days
    size = style.points(0.95)
    first, last = days.start.date(), days.end.date()
    ticks = date_ticks(first, last, days.day, words.dates, sheet.measured(bold=False, size=size))
    edges = []
    for tick in ticks:
        at = _midnight(tick, days.start)
        x = days.x(at)
        if not frame.plot.x0 <= x <= frame.plot.x1:
            continue
        edges.append(at)
        box = sheet.box_of(tick.words, x, frame.dates.y1 - 1.05 * size, size, at="left")
        if box.x1 <= sheet.width - 1:
            sheet.write("date", tick.words, box, size, style.text)
    upright = [
        (x, room.y0, x, room.y1)
        for x in map(days.x, edges)
        for room in (frame.plot, frame.sessions, *frame.lanes)
    ]
    sheet.segments(upright, style.grid_upright, 0.9, GRID)
    foot = frame.sessions.y0
    sheet.line([(frame.plot.x0, foot), (frame.plot.x1, foot)], style.zero, 1, 2)
    return edges


def _midnight(tick: DateTick, start: datetime) -> datetime:
    return datetime.combine(tick.day, time(), start.tzinfo)


def _draw_soreness(
    sheet: Sheet, frame: Frame, series: Series, marks: tuple[LaneMark, ...], taken: Taken
) -> None:
    if days_together(frame.days) == 1:
        draw_line(sheet, frame, series.points, taken)
        draw_dots(sheet, frame, series.points, taken)
        return
    rated = ((point.at, point.soreness) for point in series.points if point.left_out is None)
    style = sheet.style
    taken.lines += draw_condensed(sheet, frame.days, frame.scores, rated, style.earlier, style.line)
    named = {series.marks[placed.marks[0]].point for placed in marks}
    signs = [point for point in series.points if point.entry in named]
    draw_dots(sheet, frame, signs, taken)


def _draw_session_lane(
    sheet: Sheet,
    frame: Frame,
    series: Series,
    words: TimelineWords,
    lane: LanePlan,
    edges: list[datetime],
) -> tuple[Bar, ...]:
    style = sheet.style
    size = style.points(0.95)
    x, y = words_at(frame.plot, sheet), frame.sessions.middle[1]
    box = sheet.box_of(words.sessions, x, y, size, bold=True, at="right")
    sheet.write("scale", words.sessions, box, size, style.text, bold=True)
    if lane.counted:
        draw_counts(sheet, frame, edges, series.windows)
        return ()
    return draw_sessions(sheet, frame, lane)


def _draw_words(
    sheet: Sheet,
    frame: Frame,
    series: Series,
    words: TimelineWords,
    holes: tuple[Box, ...],
    taken: Taken,
) -> None:
    """The words inside the plot, the most needed first: each takes room from the next."""
    draw_last_score(sheet, frame, series.points, taken)
    draw_today(sheet, frame, series.at, words.today, taken)
    draw_missing_words(sheet, holes, words.missing, taken)
    if words.empty:
        _draw_empty(sheet, frame.plot, words.empty, taken)


def _draw_empty(sheet: Sheet, plot: Box, words: str, taken: Taken) -> None:
    style = sheet.style
    size = style.points(1)
    x, _ = plot.middle
    candidates = [
        sheet.box_of(words, x, plot.y0 + share * plot.height, size, at="centre")
        for share in (0.8, 0.68, 0.56, 0.44, 0.32, 0.9, 0.2)
    ]
    box = best_place(candidates, taken.walls, taken.lines, plot)
    if box is not None:
        sheet.write("empty", words, box, size, style.text, halo=style.surface)


def only_words(sheet: Sheet, words: str) -> Placed:
    """Never an empty frame: the words in the middle of the page."""
    style = sheet.style
    size = style.points(1.1)
    lines = _wrapped(sheet, words, size, sheet.width - 2 * style.size)
    top = sheet.height / 2 + (len(lines) - 1) / 2 * 1.4 * size
    for row, line in enumerate(lines):
        box = sheet.box_of(line, sheet.width / 2, top - row * 1.4 * size, size, at="centre")
        sheet.write("empty", line, box, size, style.text)
    return Placed(
        width=sheet.pixels(sheet.page).x1,
        height=sheet.pixels(sheet.page).y1,
        plot=sheet.pixels(sheet.page),
        words=tuple(sheet.words),
        points=(),
        bars=(),
        marks=(),
    )


def _wrapped(sheet: Sheet, words: str, size: float, room: float) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and sheet.wide(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _placed(
    sheet: Sheet,
    frame: Frame,
    series: Series,
    marks: tuple[LaneMark, ...],
    bars: tuple[Bar, ...],
) -> Placed:
    points = []
    for point in series.points:
        x, y = frame.days.x(point.at), frame.scores.y(point.soreness)
        if frame.plot.x0 <= x <= frame.plot.x1:
            x, y = sheet.place(x, y)
            points.append(PlacedPoint(entry=point.entry, x=x, y=y, left_out=point.left_out))
    page = sheet.pixels(sheet.page)
    return Placed(
        width=page.x1,
        height=page.y1,
        plot=sheet.pixels(frame.plot),
        words=tuple(sheet.words),
        points=tuple(points),
        bars=tuple(
            PlacedBar(
                session=bar.session,
                row=bar.row,
                box=sheet.pixels(bar.box),
                tail=sheet.pixels(bar.tail) if bar.tail else None,
            )
            for bar in bars
        ),
        marks=tuple(_placed_mark(sheet, frame, series, mark) for mark in marks),
        days=(frame.days.start, frame.days.end),
        strip=sheet.pixels(Box(frame.plot.x0, frame.dates.y0, sheet.width, sheet.height)),
        lanes=tuple(sheet.pixels(room) for room in frame.lanes),
    )


def _placed_mark(sheet: Sheet, frame: Frame, series: Series, placed: LaneMark) -> PlacedMark:
    mark = series.marks[placed.marks[0]]
    span = None
    if mark.until is not None:
        x0, x1 = frame.days.within(mark.at), frame.days.within(mark.until)
        span = sheet.pixels(Box(x0, frame.plot.y0, x1, frame.plot.y1))
    return PlacedMark(
        marks=placed.marks, icon=sheet.pixels(placed.icon), words=placed.words, span=span
    )
