"""The lane of sessions under the plot: a number, and a bar for the hours of usual soreness.

A bar runs from 12 to 72 hours after the session's end, with a mark at 48; overlapping windows
lie in rows of their own. Where days are narrow the numbers become ticks, and where bars would be
narrower than their edges the sessions between two dates are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from ptdiary.charts.frame import Days, Frame
from ptdiary.charts.packing import Interval, rows_for
from ptdiary.charts.placed import Box
from ptdiary.charts.sheet import Sheet
from ptdiary.review.shapes import Series, Window
from ptdiary.review.together import sessions_between

MOST_ROWS = 6
_NUMBER = 0.78  # in sizes of the words
_DISC = 1.5  # in sizes of the number
_BAR = 0.52  # of a row
_ROW = 1.65  # in sizes of the words
_TICK_ROW = 1.0  # the same where there are only ticks, in more than a few rows
_FEW_ROWS = 2
_MOST_OF_HEIGHT = 0.3  # of the figure, for all rows together
_TAIL_STRIPES = 4.2
DOTTED = (1.6, 1.2)
STRIPE = 0.8

_NARROW_DAY = 0.78  # in sizes of the words: under it numbers become ticks
_COUNTED_DAY = 2.0  # points: under it sessions are counted


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
    counted: bool


def radius(sheet: Sheet, number: int = 1) -> float:
    """Half a disc with a session's number in it."""
    size = sheet.style.points(_NUMBER)
    return max(_DISC * size, sheet.wide(str(number), size, bold=True) + 0.36 * size) / 2


def plan_sessions(sheet: Sheet, series: Series, days: Days) -> LanePlan:
    """Rows for the windows that reach into the plot, and how high the rows are."""
    if days.day < _COUNTED_DAY:
        return LanePlan((), 2, _ROW * sheet.style.size, numbered=False, counted=True)
    narrow = days.day < _NARROW_DAY * sheet.style.size
    shown = [w for w in series.windows if (w.sore_until or w.ends) > days.start]
    discs = [_disc(sheet, window, days, narrow=narrow) for window in shown]
    rows = rows_for(
        [_taken(sheet, w, x, days) for w, x in zip(shown, discs, strict=True)], MOST_ROWS
    )
    count = max((*rows, 1)) + 1
    most = _MOST_OF_HEIGHT * sheet.height / count
    wanted = max(_ROW * sheet.style.size, 2 * radius(sheet) + 1.5)
    numbered = not narrow and most > 2 * radius(sheet)
    if not numbered and count > _FEW_ROWS:
        wanted = _TICK_ROW * sheet.style.size
    row_height = min(most, wanted)
    extents = _extents(shown, discs, rows, days)
    return LanePlan(extents, count, row_height, numbered=numbered, counted=False)


def _disc(sheet: Sheet, window: Window, days: Days, *, narrow: bool) -> float:
    """The middle of a session's number: at its end, but never over the 12 hour mark."""
    x = days.x(window.ended_at)
    return x if narrow else min(x, days.x(window.starts) - radius(sheet, window.number))


def _taken(sheet: Sheet, window: Window, disc: float, days: Days) -> Interval:
    end = days.within(window.sore_until or window.ends)
    return disc - radius(sheet, window.number), max(end, disc) + 0.5


def _extents(
    windows: Sequence[Window], discs: Sequence[float], rows: Sequence[int], days: Days
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
    bars = []
    for extent in plan.extents:
        middle = frame.sessions.y1 - (extent.row + 0.5) * plan.row_height
        bars.append(_draw_bar(sheet, frame, extent, middle, half))
        if extent.disc < frame.plot.x0 - radius(sheet):
            continue
        if plan.numbered:
            draw_number(sheet, extent.disc, middle, extent.window.number)
        else:
            draw_tick(sheet, extent.disc, middle, min(0.5 * sheet.style.size, 1.3 * half))
    return tuple(bars)


def _draw_bar(sheet: Sheet, frame: Frame, extent: Extent, middle: float, half: float) -> Bar:
    style, days, window = sheet.style, frame.days, extent.window
    low, high = middle - half, middle + half
    start, end = extent.bar
    peak = min(max(days.within(window.peaks), start), end)
    ease = days.x(window.eases)
    reach = max(extent.disc, frame.plot.x0)
    if days.x(window.ended_at) < start and extent.disc > frame.plot.x0:
        sheet.line([(reach, middle), (start, middle)], style.session, 1.3, 2)
    box = Box(start, low, end, high)
    sheet.fill(Box(start, low, peak, high), style.bar_start, 3)
    sheet.fill(Box(peak, low, end, high), style.bar_peak, 3)
    if start < ease < end:
        sheet.line([(ease, low), (ease, high)], style.bar_edge, 1.2, 3.1, dashes=DOTTED)
    sheet.outline(box, style.bar_edge, 1, 3.2)
    tail = None
    if extent.tail:
        tail = Box(extent.tail[0], low, extent.tail[1], high)
        draw_tail(sheet, tail, 3.3)
    return Bar(window.session, extent.row, box, tail)


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
    """What stands for a session where a number has no room."""
    sheet.line([(x, y - half), (x, y + half)], sheet.style.session, 2, 6)


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
