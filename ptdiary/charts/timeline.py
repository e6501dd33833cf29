"""Soreness over time: warnings above, the line in the middle, sessions below, dates, key.

The plot answers one question: is soreness here explained by a recent session? Tinted yes, white
no. Labels never compete with data, because warnings and sessions have lanes of their own.
"""

from datetime import datetime, time
from typing import TYPE_CHECKING

from ptdiary.charts.condensed import days_together, draw_condensed
from ptdiary.charts.date_axis import DateTick, date_ticks
from ptdiary.charts.frame import Frame, draw_scale, scale_room, timeline_frame, words_at
from ptdiary.charts.key import Key, draw_key, plan_key
from ptdiary.charts.lanes import draw_lanes
from ptdiary.charts.mark_lane import LaneMark, draw_mark_lane
from ptdiary.charts.packing import best_place
from ptdiary.charts.placed import Box, Placed, PlacedBar, PlacedMark, PlacedPoint
from ptdiary.charts.plot import (
    GRID,
    Taken,
    draw_dots,
    draw_drops,
    draw_last_score,
    draw_line,
    draw_missing,
    draw_missing_words,
    draw_past_72,
    draw_tints,
    draw_today,
    past_72_spans,
)
from ptdiary.charts.session_lane import (
    Bar,
    LanePlan,
    draw_counts,
    draw_sessions,
    plan_sessions,
)
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Style
from ptdiary.charts.timeline_key import timeline_items
from ptdiary.charts.words import TimelineWords
from ptdiary.review.shapes import Series

if TYPE_CHECKING:
    from matplotlib.figure import Figure


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
