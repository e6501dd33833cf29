"""The optional lanes under the sessions: what gets in the way and what works, on the same days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from ptdiary.charts.frame import Frame, ScoreAxis, TimeAxis, days_together, lanes_height
from ptdiary.charts.packing import Interval, best_place, rows_for
from ptdiary.charts.placed import Box
from ptdiary.charts.plot import GRID, draw_condensed
from ptdiary.charts.sheet import Sheet
from ptdiary.review.trends.days import sessions_between
from ptdiary.review.trends.lanes import rank
from ptdiary.review.trends.shapes import Lane, LaneValue, Series, Window
from ptdiary.words.charts import LaneWords, TimelineWords, Variants

if TYPE_CHECKING:
    from ptdiary.charts.style import Segment

# The lane of sessions under the plot: a number, and a bar for the hours of common soreness.
#
# A bar runs from 12 to 72 hours after the session's end, with a mark at 48; overlapping windows
# lie in rows of their own. If days are narrow the numbers become ticks, then the bars are left out,
# and over years the sessions between two dates are counted.

MOST_ROWS = 6
_NUMBER = 0.78  # in sizes of the words
_DISC = 1.5  # in sizes of the number
_BAR = 0.52  # of a row
_ROW = 1.65  # in sizes of the words
_TICK_ROW = 1.0  # the same if there are only ticks, in more than a few rows
_FEW_ROWS = 2
_MOST_OF_HEIGHT = 0.3  # of the figure, for all rows together
_TAIL_STRIPES = 4.2
DOTTED = (1.6, 1.2)
STRIPE = 0.8
_TICK_WIDTH = 2.0

_NARROW_DAY = 0.78  # in sizes of the words: under it numbers become ticks
_BARLESS_DAY = 4.0  # points: under it bars would be narrower than they can be read
_COUNTED_DAY = 0.9  # points: under it sessions are counted


@dataclass(frozen=True, slots=True)
class Extent:
    """What a session takes of the lane: its disc's middle, its bar, its tail, its row."""

    window: Window
    disc: float
    bar: tuple[float, float]
    tail: tuple[float, float] | None
    row: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as it was drawn."""

    session: str
    row: int
    box: Box
    tail: Box | None


@dataclass(frozen=True, slots=True)
class LanePlan:
    """How the lane shows its sessions: in how many rows, with numbers or ticks, or counted."""

    extents: tuple[Extent, ...]
    rows: int
    row_height: float
    numbered: bool
    bars: bool
    counted: bool


def radius(sheet: Sheet, number: int = 1) -> float:
    """Half a disc with a session's number in it."""
    size = sheet.style.points(_NUMBER)
    return max(_DISC * size, sheet.wide(str(number), size, bold=True) + 0.36 * size) / 2


def plan_sessions(sheet: Sheet, series: Series, days: TimeAxis) -> LanePlan:
    """Rows for the windows that reach into the plot, and how high the rows are."""
    if days.day < _COUNTED_DAY:
        row = _ROW * sheet.style.size
        return LanePlan((), 1, row, numbered=False, bars=False, counted=True)
    bars = days.day >= _BARLESS_DAY
    narrow = days.day < _NARROW_DAY * sheet.style.size
    shown = [w for w in series.windows if (w.sore_until or w.ends) > days.start]
    discs = [_disc(sheet, window, days, narrow=narrow) for window in shown]
    taken = [_taken(sheet, w, x, days) for w, x in zip(shown, discs, strict=True)]
    rows = rows_for(taken, MOST_ROWS) if bars else (0,) * len(shown)
    count = max((*rows, 1)) + 1 if bars else 1
    room = sheet.height - lanes_height(sheet.style.size, len(series.lanes))
    most = _MOST_OF_HEIGHT * room / count
    wanted = max(_ROW * sheet.style.size, 2 * radius(sheet) + 1.5)
    numbered = not narrow and most > 2 * radius(sheet)
    if not numbered and count > _FEW_ROWS:
        # of somebody who exercises every day the bars say little, and would take the plot's room
        rows, count = rows_for(taken, _FEW_ROWS), _FEW_ROWS
        most = _MOST_OF_HEIGHT * room / count
        wanted = _TICK_ROW * sheet.style.size
    row_height = min(most, wanted)
    extents = _extents(shown, discs, rows, days)
    return LanePlan(extents, count, row_height, numbered=numbered, bars=bars, counted=False)


def _disc(sheet: Sheet, window: Window, days: TimeAxis, *, narrow: bool) -> float:
    """The middle of a session's number: at its end, but never over the 12 hour mark."""
    x = days.x(window.ended_at)
    return x if narrow else min(x, days.x(window.starts) - radius(sheet, window.number or 1))


def _taken(sheet: Sheet, window: Window, disc: float, days: TimeAxis) -> Interval:
    end = days.within(window.sore_until or window.ends)
    return disc - radius(sheet, window.number or 1), max(end, disc) + 0.5


def _extents(
    windows: Sequence[Window], discs: Sequence[float], rows: Sequence[int], days: TimeAxis
) -> tuple[Extent, ...]:
    """Bars cut to the plot; one that found no free row begins where the last one there ends."""
    free = [days.plot.x0] * MOST_ROWS
    extents = []
    for window, disc, row in zip(windows, discs, rows, strict=True):
        end = days.within(window.ends)
        bar = max(days.within(window.starts), min(free[row], end)), end
        until = window.sore_until
        tail = (end, days.within(until)) if until and until > window.ends else None
        free[row] = (tail or bar)[1]
        extents.append(Extent(window, disc, bar, tail, row))
    return tuple(extents)


def draw_sessions(sheet: Sheet, frame: Frame, plan: LanePlan) -> tuple[Bar, ...]:
    """Draw bars, numbers and ticks; the rows share the height of the lane."""
    half = min(_BAR * plan.row_height, 0.95 * sheet.style.size) / 2
    middles = [frame.sessions.y1 - (extent.row + 0.5) * plan.row_height for extent in plan.extents]
    bars = [
        _bar(extent, middle, half)
        for extent, middle in zip(plan.extents, middles, strict=True)
        if plan.bars
    ]
    if plan.bars:
        _draw_bars(sheet, frame, plan.extents, bars)
    ticks: list[Segment] = []
    for extent, middle in zip(plan.extents, middles, strict=True):
        number = extent.window.number
        if plan.numbered and number is not None:
            if extent.disc >= frame.plot.x0 - radius(sheet):
                draw_number(sheet, extent.disc, middle, number)
        elif extent.disc >= frame.plot.x0:
            long = min(0.5 * sheet.style.size, 1.3 * half)
            ticks.append((extent.disc, middle - long, extent.disc, middle + long))
    sheet.segments(ticks, sheet.style.session, _TICK_WIDTH, 6)
    return tuple(bars)


def _bar(extent: Extent, middle: float, half: float) -> Bar:
    low, high = middle - half, middle + half
    start, end = extent.bar
    tail = Box(extent.tail[0], low, extent.tail[1], high) if extent.tail else None
    return Bar(extent.window.session, extent.row, Box(start, low, end, high), tail)


def _draw_bars(sheet: Sheet, frame: Frame, extents: Sequence[Extent], bars: Sequence[Bar]) -> None:
    """All bars together, layer by layer: many small shapes take long to draw."""
    style, days = sheet.style, frame.days
    starts: list[Box] = []
    peaks: list[Box] = []
    eases: list[Segment] = []
    stems: list[Segment] = []
    for extent, bar in zip(extents, bars, strict=True):
        window, box = extent.window, bar.box
        peak = min(max(days.within(window.peaks), box.x0), box.x1)
        starts.append(Box(box.x0, box.y0, peak, box.y1))
        peaks.append(Box(peak, box.y0, box.x1, box.y1))
        ease = days.x(window.eases)
        if box.x0 < ease < box.x1:
            eases.append((ease, box.y0, ease, box.y1))
        if days.x(window.ended_at) < box.x0 and extent.disc > frame.plot.x0:
            y = box.middle[1]
            stems.append((max(extent.disc, frame.plot.x0), y, box.x0, y))
    sheet.segments(stems, style.session, 1.3, 2)
    sheet.fills(starts, style.bar_start, 3)
    sheet.fills(peaks, style.bar_peak, 3)
    sheet.segments(eases, style.bar_edge, 1.2, 3.1, dashes=DOTTED)
    sheet.outlines([bar.box for bar in bars], style.bar_edge, 1, 3.2)
    for bar in bars:
        if bar.tail is not None:
            draw_tail(sheet, bar.tail, 3.3)


def draw_tail(sheet: Sheet, box: Box, layer: float) -> None:
    """The hatched end of a bar: still sore past 72 hours."""
    style = sheet.style
    sheet.fill(box, style.past_72_fill, layer)
    sheet.hatch(box, style.past_72, STRIPE, _TAIL_STRIPES, layer + 0.01, rising=False)
    sheet.outline(box, style.past_72, 1.1, layer + 0.05)


def draw_number(sheet: Sheet, x: float, y: float, number: int, kind: str = "number") -> None:
    """A session's number on a disc."""
    style = sheet.style
    size = style.points(_NUMBER)
    across = 2 * radius(sheet, number)
    sheet.dots([(x, y)], "o", across, 6, fill=style.session, edge=style.surface, edge_width=1)
    box = sheet.box_of(str(number), x, y, size, bold=True, at="centre")
    sheet.write(kind, str(number), box, size, style.on_session, bold=True, layer=7)


def draw_tick(sheet: Sheet, x: float, y: float, half: float) -> None:
    """What stands for a session if a number has no room."""
    sheet.line([(x, y - half), (x, y + half)], sheet.style.session, _TICK_WIDTH, 6)


def draw_counts(
    sheet: Sheet, frame: Frame, edges: Sequence[datetime], windows: tuple[Window, ...]
) -> None:
    """How many sessions ended between two dates of the axis, as numbers in the lane."""
    style = sheet.style
    size = style.points(0.95)
    y = (frame.sessions.y0 + frame.sessions.y1) / 2
    bounds = [frame.days.start, *edges, frame.days.end]
    sides = pairwise(map(frame.days.x, bounds))
    for (left, right), count in zip(sides, sessions_between(windows, bounds), strict=True):
        said = str(count)
        if count and sheet.wide(said, size) < right - left - 2:
            box = sheet.box_of(said, (left + right) / 2, y, size, bold=True, at="centre")
            sheet.write("count", said, box, size, style.session, bold=True)


_LINE, _DOT, _TODAY = 5, 6, 3
_TITLE = 0.88
_SMALL_DOT = 0.75  # of the dots of soreness
_SQUARE = 0.8  # in sizes of the words, and at most this much of a day
_SCALE = (-0.8, 10.8)
_TODAY_DASHES = (4.0, 3.0)
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def draw_lanes(sheet: Sheet, frame: Frame, series: Series, words: TimelineWords) -> None:
    """Each lane with its title over it, from above; the line of today runs through all."""
    for lane, room, said in zip(series.lanes, frame.lanes, words.lanes, strict=True):
        _draw_lane(sheet, frame, lane, room, said)
        if frame.days.start < series.at < frame.days.end:
            x = frame.days.x(series.at)
            sheet.line(
                [(x, room.y0), (x, room.y1)], sheet.style.text, 1.4, _TODAY, dashes=_TODAY_DASHES
            )


def _draw_lane(sheet: Sheet, frame: Frame, lane: Lane, room: Box, words: LaneWords) -> None:
    together = days_together(frame.days) > 1
    _write_title(sheet, room, words.condensed if together else words.title)
    scores = ScoreAxis(room, *_SCALE)
    inside = [each for each in lane.values if frame.days.start <= each.at <= frame.days.end]
    in_words = any(isinstance(each.answer, str) for each in inside)
    if not in_words or together:
        _draw_scale(sheet, scores, numbers=not in_words)
    else:
        sheet.line([(room.x0, room.y0), (room.x1, room.y0)], sheet.style.grid, 0.9, GRID)
    if not inside:
        _write_none(sheet, room, words.none)
    elif together:
        ranked = ((each.at, place) for each in inside if (place := rank(each)) is not None)
        style = sheet.style
        draw_condensed(sheet, frame.days, scores, ranked, style.earlier, style.session)
    elif in_words:
        _draw_squares(sheet, frame, inside, room)
    else:
        _draw_scores(sheet, frame, inside, scores)


def _write_title(sheet: Sheet, room: Box, variants: Variants) -> None:
    """The longest title that fits over the lane; a long name of the patient's own is cut short."""
    style = sheet.style
    size = style.points(_TITLE)
    said = next((each for each in variants if sheet.wide(each, size) <= room.width), None)
    if said is None:
        said = _cut(sheet, variants[-1], size, room.width)
    box = sheet.box_of(said, room.x0, room.y1 + 0.72 * size, size, at="left")
    sheet.write("lane", said, box, size, style.text)


def _cut(sheet: Sheet, words: str, size: float, room: float) -> str:
    wide = sheet.wide(words, size)
    kept = max(1, int(len(words) * room / wide))
    while kept > 1 and sheet.wide(words[:kept].rstrip() + _ELLIPSIS, size) > room:
        kept -= 1
    return words[:kept].rstrip() + _ELLIPSIS


def _draw_scale(sheet: Sheet, scores: ScoreAxis, *, numbers: bool) -> None:
    style, room = sheet.style, scores.plot
    size = style.points(0.82)
    for score, colour in ((0, style.zero), (10, style.grid)):
        y = scores.y(score)
        sheet.line([(room.x0, y), (room.x1, y)], colour, 0.8, GRID)
        if numbers:
            box = sheet.box_of(str(score), room.x0 - 0.4 * style.size, y, size, at="right")
            sheet.write("score", str(score), box, size, style.text_soft)


def _write_none(sheet: Sheet, room: Box, words: str) -> None:
    size = sheet.style.points(_TITLE)
    x, y = room.middle
    box = best_place([sheet.box_of(words, x, y, size, at="centre")], [], [], sheet.page)
    if box is not None:
        style = sheet.style
        sheet.write("lane", words, box, size, style.text_soft, halo=style.surface)


def _draw_scores(
    sheet: Sheet, frame: Frame, values: Sequence[LaneValue], scores: ScoreAxis
) -> None:
    """Dots, and a line if the next answer follows soon enough."""
    style, days = sheet.style, frame.days
    places = [(days.x(each.at), scores.y(float(each.answer))) for each in values]
    joined = [
        (*a, *b)
        for (a, b), value in zip(pairwise(places), values, strict=False)
        if not value.breaks
    ]
    sheet.segments(joined, style.session, style.line_width * 0.6, _LINE)
    dot = _SMALL_DOT * style.dot * max(0.45, min(1.0, days.day / 7))
    sheet.dots(places, "o", dot, _DOT, fill=style.session, edge=style.surface, edge_width=0.5)


def _draw_squares(sheet: Sheet, frame: Frame, values: Sequence[LaneValue], room: Box) -> None:
    """Home exercises: filled all, half filled some, empty none, a dash if none were planned."""
    style = sheet.style
    half = min(_SQUARE * style.size, 0.8 * frame.days.day) / 2
    tall = _SQUARE * style.size / 2
    _, y = room.middle
    filled: list[Box] = []
    edges: list[tuple[float, float, float, float]] = []
    for value in values:
        x = frame.days.x(value.at)
        if not room.x0 + half <= x <= room.x1 - half:
            continue
        left, right, low, high = x - half, x + half, y - tall, y + tall
        if value.answer == "none_planned":
            edges.append((left, y, right, y))
            continue
        top = {"all": high, "some": y}.get(str(value.answer))
        if top is not None:
            filled.append(Box(left, low, right, top))
        edges += [
            (left, low, right, low), (right, low, right, high),
            (right, high, left, high), (left, high, left, low),
        ]  # fmt: skip
    sheet.fills(filled, style.session, _LINE)
    sheet.segments(edges, style.session, min(1.0, half), _LINE + 0.1)
