"""The lane of warnings above the plot: an icon whose shape says how soon, and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from ptdiary.charts.condensed import days_together
from ptdiary.charts.frame import Frame
from ptdiary.charts.packing import Place, Row, Wanted, grouped, pack_marks
from ptdiary.charts.placed import Box
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Style
from ptdiary.review.finding import Level
from ptdiary.review.trends.shapes import Mark, Series
from ptdiary.words.charts import TimelineWords, Variants

_ICON = 1.55  # in sizes of the words
_ROWS = (0.73, 0.27)  # how high in the lane the rows stand
_EDGE = 1.1
_YEARS_APART = 3  # icons
_LAYER_LINE, _LAYER_ICON = 3.5, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """What stands in the lane: places in the series' marks, where, and the words that fitted."""

    marks: tuple[int, ...]
    x: float
    icon: Box
    words: str


def sign_colour(level: Level, style: Style) -> str:
    """The colour of words, lines and dots of a warning."""
    if level >= Level.URGENT:
        return style.urgent
    return style.caution if level >= Level.CONTACT else style.line


def draw_mark_lane(
    sheet: Sheet, frame: Frame, series: Series, words: TimelineWords
) -> tuple[LaneMark, ...]:
    """Draw the lane. Warnings too close for icons of their own share the most urgent one's."""
    style = sheet.style
    size = style.points(1)
    icon = _ICON * style.size
    lane = Row(left=2, right=sheet.width - 2, icon=0.62 * icon, gap=0.8 * icon)
    xs = [_x(mark, frame, lane) for mark in series.marks]
    levels = [int(mark.finding.shown_level) for mark in series.marks]
    # over years an icon stands for a time, and words say more than many icons
    icons_apart = 1 if days_together(frame.days) == 1 else _YEARS_APART
    groups = grouped(xs, levels, 2 * lane.icon * icons_apart)
    variants = [_said(group, words) for group in groups]
    wide = sheet.measured(bold=True, size=size)
    wanted = [
        Wanted(x=xs[group[0]], widths=tuple(wide(said) for said in each))
        for group, each in zip(groups, variants, strict=True)
    ]
    placed = []
    for group, each, place in zip(groups, variants, pack_marks(wanted, lane), strict=True):
        x, mark = xs[group[0]], series.marks[group[0]]
        y = frame.warnings.y0 + _ROWS[place.row] * frame.warnings.height
        _draw_line_down(sheet, frame, mark, x, y)
        draw_icon(sheet, x, y, mark.finding.shown_level, icon)
        said = "" if place.variant is None else each[place.variant]
        if said:
            edge = x + (-lane.gap if place.left else lane.gap)
            box = sheet.box_of(said, edge, y, size, bold=True, at=_side(place))
            colour = sign_colour(mark.finding.shown_level, style)
            sheet.write("mark", said, box, size, colour, bold=True)
        half = icon / 2
        around = Box(x - half, y - half, x + half, y + half)
        placed.append(LaneMark(marks=tuple(group), x=x, icon=around, words=said))
    return tuple(placed)


def _side(place: Place) -> str:
    return "right" if place.left else "left"


def _x(mark: Mark, frame: Frame, lane: Row) -> float:
    return min(frame.days.within(mark.at), lane.right - lane.icon)


def _said(group: Sequence[int], words: TimelineWords) -> Variants:
    variants = words.marks[group[0]]
    if len(group) == 1:
        return variants
    count = len(group) - 1
    return tuple(words.more.format(words=each, count=count) for each in variants)


def _draw_line_down(sheet: Sheet, frame: Frame, mark: Mark, x: float, y: float) -> None:
    """From the icon to the edge of the plot; in the plot the line goes on to its dot."""
    style = sheet.style
    span = mark.until is not None
    colour = style.past_72 if span else sign_colour(mark.finding.shown_level, style)
    sheet.line([(x, frame.plot.y1), (x, y)], colour, 1.6 if span else 1.4, _LAYER_LINE)


def draw_icon(sheet: Sheet, x: float, y: float, level: Level, size: float) -> None:
    """An octagon for what cannot wait, a triangle for the therapist, a disc for what to watch."""
    style = sheet.style
    if level >= Level.URGENT:
        shape, factor, sign, fill, edge, on = (
            "8", 1.02, "!", style.urgent, style.urgent, style.on_urgent,
        )  # fmt: skip
    elif level >= Level.CONTACT:
        shape, factor, sign, fill, edge, on = (
            "^", 1.14, "!", style.caution_fill, style.caution_edge, style.on_caution,
        )  # fmt: skip
    else:
        shape, factor, sign, fill, edge, on = (
            "o", 0.94, "i", style.line, style.line, style.surface,
        )  # fmt: skip
    sheet.dots([(x, y)], shape, size * factor, _LAYER_ICON, fill=fill, edge=edge, edge_width=_EDGE)
    letter = max(size * 0.66, style.points(0.8))
    low = size * 0.12 if shape == "^" else 0
    box = sheet.box_of(sign, x, y - low, letter, bold=True, at="centre")
    sheet.write("icon", sign, box, letter, on, bold=True, layer=_LAYER_ICON + 0.1)
