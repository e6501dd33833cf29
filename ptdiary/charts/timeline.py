"""Soreness over time: warnings above, the line in the middle, sessions below, dates, key.

Up to four weeks the ratings lead, and the plot answers: is soreness here explained by a recent
session? Tinted yes, white no. From then on the averages of weeks lead, and the hours after a
session are tinted in the sessions' lane alone, or in the whole plot where that was chosen. Labels
never compete with data, because warnings and sessions have lanes of their own.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from ptdiary.charts.date_axis import draw_dates
from ptdiary.charts.frame import (
    Frame,
    Key,
    KeyItem,
    TimeAxis,
    draw_key,
    draw_scale,
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
    draw_sessions,
    draw_tick,
    plan_sessions,
)
from ptdiary.charts.packing import best_place
from ptdiary.charts.placed import (
    Box,
    Placed,
    PlacedBar,
    PlacedMark,
    PlacedPoint,
    PlacedStep,
    PlacedVisit,
)
from ptdiary.charts.plot import (
    GRID,
    LaneMark,
    Taken,
    draw_dots,
    draw_drops,
    draw_line,
    draw_mark_lane,
    draw_missing,
    draw_missing_words,
    draw_past_72,
    draw_scores,
    draw_signs,
    draw_tints,
    draw_today,
    past_72_spans,
)
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.steps import GRAIN_WIDTH, AverageStep, draw_grain, draw_steps, steps_of
from ptdiary.charts.style import Style
from ptdiary.charts.visits import draw_square, draw_visits, square_size
from ptdiary.review.trends.shapes import Series, Window
from ptdiary.review.visits import Visit
from ptdiary.words.charts import TimelineKey, TimelineWords, Variants

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ENOUGH_FOR_A_LINE = 4  # ratings; fewer are dots with their numbers

# Which entries the timeline's key has: only what this timeline shows, so few that a line is enough.


def timeline_items(
    sheet: Sheet, series: Series, lane: LanePlan, days: TimeAxis, words: TimelineWords
) -> tuple[KeyItem, ...]:
    """The entries in their order."""
    style, said = sheet.style, words.key
    items: list[KeyItem] = []
    if series.averages_lead:
        items.append(_stroke(sheet, style.line, style.average_width, said.average))
    if series.grain is not None:
        items.append(_stroke(sheet, style.rating, GRAIN_WIDTH, said.finer))
    elif series.points:
        items.append(_ratings(sheet, series, said))
    if series.windows:
        items += _sessions(sheet, lane, said)
    if any(days.start <= visit.at <= days.end for visit in series.visits):
        items.append(_visit(sheet, words))
    if series.missing and not series.averages_lead:
        items.append(_missing(sheet, said.missing))
    return tuple(items)


def _ratings(sheet: Sheet, series: Series, words: TimelineKey) -> KeyItem:
    """The dots, and what the unusual ones mean."""
    later = any(point.written_later and point.left_out is None for point in series.points)
    left_out = any(point.left_out is not None for point in series.points)
    return _dot(sheet, series, words.ratings[later, left_out])


def _sessions(sheet: Sheet, lane: LanePlan, words: TimelineKey) -> list[KeyItem]:
    if lane.counted:
        return [_count(sheet, words.sessions_counted)]
    if not lane.bars:
        return [_tick(sheet, words.session)]
    return [_bar(sheet, words.hours)]


def _stroke(sheet: Sheet, colour: str, width: float, words: Variants) -> KeyItem:
    wide = 2.2 * sheet.style.size

    def draw(x: float, y: float) -> None:
        sheet.line([(x, y), (x + wide, y)], colour, width, 2)

    return KeyItem(draw, wide, words)


def _visit(sheet: Sheet, words: TimelineWords) -> KeyItem:
    wide, tall = square_size(sheet)

    def draw(x: float, y: float) -> None:
        draw_square(sheet, swatch(x, y, wide, tall), words.visit, to_come=False, kind="key")

    return KeyItem(draw, wide, words.key.visit)


def _tick(sheet: Sheet, words: Variants) -> KeyItem:
    def draw(x: float, y: float) -> None:
        draw_tick(sheet, x + 2, y, 0.5 * sheet.style.size)

    return KeyItem(draw, 4, words)


def _count(sheet: Sheet, words: Variants) -> KeyItem:
    style = sheet.style
    size = style.points(0.95)

    def draw(x: float, y: float) -> None:
        box = sheet.box_of("1", x, y, size, bold=True, at="left")
        sheet.write("key", "1", box, size, style.session, bold=True)

    return KeyItem(draw, sheet.wide("1", size, bold=True), words)


def _bar(sheet: Sheet, words: Variants) -> KeyItem:
    """As in the lane: from 12 hours light, from 24 on darker, a mark at 48, to 72."""
    style = sheet.style
    wide = 4.2 * style.size

    def draw(x: float, y: float) -> None:
        whole = swatch(x, y, wide, 0.95 * style.size)
        peak, ease = x + wide * 12 / 60, x + wide * 36 / 60
        sheet.fill(Box(x, whole.y0, peak, whole.y1), style.bar_start, 2)
        sheet.fill(Box(peak, whole.y0, whole.x1, whole.y1), style.bar_peak, 2)
        sheet.line([(ease, whole.y0), (ease, whole.y1)], style.bar_edge, 1.2, 2.1, dashes=DOTTED)
        sheet.outline(whole, style.bar_edge, 1, 2.2)

    return KeyItem(draw, wide, words)


def _missing(sheet: Sheet, words: Variants) -> KeyItem:
    style = sheet.style

    def draw(x: float, y: float) -> None:
        box = swatch(x, y, 1.6 * style.size, 0.95 * style.size)
        sheet.hatch(box, style.missing_edge, 0.7, 3.0, 2, rising=True)
        sheet.outline(box, style.missing_edge, 1.1, 2.1)

    return KeyItem(draw, 1.6 * style.size, words)


def _dot(sheet: Sheet, series: Series, words: Variants) -> KeyItem:
    style = sheet.style
    size, colour = (
        (style.rating_dot, style.rating) if series.averages_lead else (style.dot, style.line)
    )

    def draw(x: float, y: float) -> None:
        place = [(x + size / 2, y)]
        sheet.dots(place, "o", size, 3, fill=colour, edge=style.surface, edge_width=0.7)

    return KeyItem(draw, size, words)


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
    if series.tinted or not series.averages_lead:
        draw_tints(sheet, frame, series)
    draw_past_72(sheet, frame, spans)
    draw_scale(sheet, frame.scores, words.scale, GRID)
    edges = draw_dates(sheet, frame, words.dates)
    marks = draw_mark_lane(sheet, frame, series, words)
    visits = draw_visits(sheet, frame, series.visits, words.visit, taken)
    steps = steps_of(frame, series.averages)
    bars = _draw_session_lane(sheet, frame, series, words, lane, edges)
    draw_lanes(sheet, frame, series, words)
    if series.averages_lead:
        _draw_averages(sheet, frame, series, words, marks, steps, taken)
    else:
        _draw_ratings(sheet, frame, series, words, marks, taken)
    draw_key(sheet, key)
    return _placed(sheet, frame, series, lane, marks, bars, steps, visits)


def _plan(sheet: Sheet, series: Series, words: TimelineWords) -> tuple[Frame, Key, LanePlan]:
    """How many rows the sessions take and how many lines the key decides how high the plot is."""
    left = scale_room(sheet, words.scale, words.sessions)
    days = timeline_frame(sheet, series, left, 0, 0).days
    lane = plan_sessions(sheet, series, days)
    key = plan_key(sheet, timeline_items(sheet, series, lane, days, words))
    lane_height = lane.rows * lane.row_height
    return timeline_frame(sheet, series, left, lane_height, key.height), key, lane


def _draw_averages(
    sheet: Sheet,
    frame: Frame,
    series: Series,
    words: TimelineWords,
    marks: tuple[LaneMark, ...],
    steps: tuple[AverageStep, ...],
    taken: Taken,
) -> None:
    """From four weeks on: the steps, with the ratings behind them, or over years finer steps."""
    if series.grain is not None:
        draw_grain(sheet, frame, series.grain, taken)
        named = {series.marks[placed.marks[0]].point for placed in marks}
        draw_signs(sheet, frame, [each for each in series.points if each.entry in named], taken)
    else:
        draw_line(sheet, frame, series.points, taken, behind=True)
        draw_dots(sheet, frame, series.points, taken, behind=True)
    draw_drops(sheet, frame, series, marks, taken)
    draw_today(sheet, frame, series.at, words.today, taken)
    draw_steps(sheet, frame, series.averages, steps, words.averages, taken)


def _draw_ratings(
    sheet: Sheet,
    frame: Frame,
    series: Series,
    words: TimelineWords,
    marks: tuple[LaneMark, ...],
    taken: Taken,
) -> None:
    """Up to four weeks: the ratings lead, joined; so few that they make no line have numbers."""
    holes = draw_missing(sheet, frame, series, past_72_spans(frame, series))
    counted = [point for point in series.points if point.left_out is None]
    few = len(counted) < ENOUGH_FOR_A_LINE
    if not few:
        draw_line(sheet, frame, series.points, taken)
    draw_dots(sheet, frame, series.points, taken, large=few)
    draw_drops(sheet, frame, series, marks, taken)
    # the most needed words first: each takes room from the next
    draw_scores(sheet, frame, counted if few else counted[-1:], taken)
    draw_today(sheet, frame, series.at, words.today, taken)
    draw_missing_words(sheet, holes, words.missing, taken)
    if words.empty:
        _draw_empty(sheet, frame.plot, words.empty, taken)


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
    lane: LanePlan,
    marks: tuple[LaneMark, ...],
    bars: tuple[Bar, ...],
    steps: tuple[AverageStep, ...],
    visits: tuple[tuple[Visit, Box], ...],
) -> Placed:
    points = []
    for point in series.points:
        x, y = frame.days.x(point.at), frame.scores.y(point.soreness)
        if frame.plot.x0 <= x <= frame.plot.x1:
            x, y = sheet.place(x, y)
            points.append(
                PlacedPoint(
                    entry=point.entry, x=x, y=y, left_out=point.left_out, session=point.session
                )
            )
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
        steps=tuple(_placed_step(sheet, frame, step) for step in steps),
        visits=tuple(PlacedVisit(at=visit.at, box=sheet.pixels(box)) for visit, box in visits),
        hours={
            window.session: _hours(sheet, frame, window)
            for window in (() if lane.counted else series.windows)
        },
        dots_drawn=series.grain is None,
        steps_drawn=series.averages_lead,
    )


def _placed_step(sheet: Sheet, frame: Frame, step: AverageStep) -> PlacedStep:
    column = Box(step.x0, frame.plot.y0, step.x1, frame.plot.y1)
    _, y = sheet.place(step.x0, step.y)
    return PlacedStep(first=step.average.first, column=sheet.pixels(column), y=y)


def _hours(sheet: Sheet, frame: Frame, window: Window) -> tuple[Box, Box]:
    """From 12 to 72 hours after the session in the plot, and from 24 on, as far as it shows."""
    days, plot = frame.days, frame.plot
    starts, peaks, ends = (days.within(each) for each in (window.starts, window.peaks, window.ends))
    whole, peak = (Box(x, plot.y0, ends, plot.y1) for x in (starts, peaks))
    return sheet.pixels(whole), sheet.pixels(peak)


def _placed_mark(sheet: Sheet, frame: Frame, series: Series, placed: LaneMark) -> PlacedMark:
    mark = series.marks[placed.marks[0]]
    span = None
    if mark.until is not None:
        x0, x1 = frame.days.within(mark.at), frame.days.within(mark.until)
        span = sheet.pixels(Box(x0, frame.plot.y0, x1, frame.plot.y1))
    return PlacedMark(
        marks=placed.marks, icon=sheet.pixels(placed.icon), words=placed.words, span=span
    )
