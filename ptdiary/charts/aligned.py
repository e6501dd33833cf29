"""Soreness after each session, all from the same hour zero: this session bold.

Of the earlier ones a band says where half of them lie, and few are lines: the lowest, the latest,
those with a warning.

48 and 72 hours are said in words, and the axis names the real day and time of this session. The
shaded hump is what is common after a session; its slope after 48 hours is the rule itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING

from ptdiary.charts.frame import (
    Key,
    KeyItem,
    ScoreAxis,
    draw_key,
    draw_scale,
    plan_key,
    scale_room,
    swatch,
)
from ptdiary.charts.packing import best_place, crosses
from ptdiary.charts.placed import Box, Placed, PlacedPoint
from ptdiary.charts.plot import Taken, around, sign_colour
from ptdiary.charts.sheet import Dashes, Sheet
from ptdiary.charts.style import Style
from ptdiary.charts.timeline import only_words
from ptdiary.review.trends.band import (
    EASE,
    LIMIT,
    PEAK,
    EarlierSessions,
    Places,
    earlier,
    hump,
    hump_start,
)
from ptdiary.review.trends.shapes import Curve, Series
from ptdiary.words.charts import AlignedKey, AlignedWords, ScaleWords, Variants

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# The aligned chart's frame: its plot, the hours under it, 48 and 72 hours above it in words.

# Which entries the aligned chart's key has: only what this chart shows.

STUDY_MEAN, STUDY_HIGH = (8.0, 2.0, 1.2, 2.0), (1.0, 1.8)  # dashes
STUDY_WIDTH = 1.4
_AXIS_LINE = 2.2  # length of a line's sample, in sizes of the words


def aligned_items(sheet: Sheet, series: Series, words: AlignedKey) -> tuple[KeyItem, ...]:
    """The entries in their order."""
    style = sheet.style
    current = next((each for each in series.curves if each.session == series.current), None)
    found = earlier(series)
    items: list[KeyItem] = []
    if current is not None:
        items.append(_line(sheet, words.current, style.line, style.current_width, None))
    items.append(
        _hump(sheet, words.common)
        if hump_start(series).is_drawn
        else KeyItem(_no_sample, 0.0, words.not_drawn)
    )
    if found.band:
        items.append(_band(sheet, words.band))
    if any(not curve.warned for curve in found.drawn):
        items.append(_line(sheet, words.earlier, style.earlier, 1.1, None))
    if any(curve.warned for curve in found.drawn):
        items.append(_line(sheet, words.named, style.named, 1.5, (5.0, 2.0)))
    if series.studies:
        items.append(_studies(sheet, words.studies))
    return tuple(items)


def _no_sample(_x: float, _y: float) -> None:
    """Nothing: what is said is that there is nothing to see."""


def _line(
    sheet: Sheet, words: Variants, colour: str, width: float, dashes: Dashes | None
) -> KeyItem:
    long = _AXIS_LINE * sheet.style.size

    def draw(x: float, y: float) -> None:
        sheet.line([(x, y), (x + long, y)], colour, width, 2, dashes=dashes)

    return KeyItem(draw, long, words)


def _studies(sheet: Sheet, words: Variants) -> KeyItem:
    long, apart = _AXIS_LINE * sheet.style.size, 0.25 * sheet.style.size

    def draw(x: float, y: float) -> None:
        for dashes, up in ((STUDY_HIGH, apart), (STUDY_MEAN, -apart)):
            ends = [(x, y + up), (x + long, y + up)]
            sheet.line(ends, sheet.style.text_soft, STUDY_WIDTH, 2, dashes=dashes)

    return KeyItem(draw, long, words)


def _band(sheet: Sheet, words: Variants) -> KeyItem:
    wide = 1.8 * sheet.style.size

    def draw(x: float, y: float) -> None:
        sheet.fill(swatch(x, y, wide, 0.95 * sheet.style.size), sheet.style.band_half, 2)

    return KeyItem(draw, wide, words)


def _hump(sheet: Sheet, words: Variants) -> KeyItem:
    style = sheet.style
    wide = 1.8 * style.size

    def draw(x: float, y: float) -> None:
        box = swatch(x, y, wide, 0.95 * style.size)
        sheet.fill(box, style.hump_peak, 2)
        sheet.line([(box.x0, box.y1), (box.x1, box.y1)], style.bar_edge, 1.1, 2.1)
        sheet.fill(Box(box.x0, box.y0 - 0.5, box.x1, box.y0), style.hump_peak, 2)

    return KeyItem(draw, wide, words)


GRID = 1.6
_LIMIT = 2
_LIMIT_DASHES = (4.0, 3.0)
_LAST_HOUR, _LAST_COMPACT = 96, 84
_SCALE = (-0.4, 10.3)

# In sizes of the words: the room below the plot, and beside the line at 72 hours.
_BOTTOM = 3.4
_BESIDE = 0.5
_HOURS_ROW, _CLOCK_ROW = 1.05, 2.35


@dataclass(frozen=True, slots=True)
class AlignedPlan:
    """The plot, its scales, this session, and the upper edge of what is common (or nothing)."""

    plot: Box
    scores: ScoreAxis
    last_hour: int
    compact: bool
    current: Curve | None
    hump: Places

    def x(self, hours: float) -> float:
        """Points from the left of the figure."""
        return self.plot.x0 + hours / self.last_hour * self.plot.width

    def at(self, hours: float, score: float) -> tuple[float, float]:
        """The place of a rating."""
        return self.x(hours), self.scores.y(score)


def plan_aligned(
    sheet: Sheet, series: Series, words: AlignedWords, *, compact: bool
) -> tuple[AlignedPlan, Key]:
    """The plot with the room that its words leave, and the key under it."""
    style = sheet.style
    current = next((each for each in series.curves if each.session == series.current), None)
    key = plan_key(sheet, () if compact else aligned_items(sheet, series, words.key))
    left, right = scale_room(sheet, scale_words(words, compact=compact)), 0.7 * style.size
    last_hour = _LAST_COMPACT if compact else _LAST_HOUR
    plot = Box(left, key.height + _BOTTOM * style.size, sheet.width - right, sheet.height)
    start = hump_start(series)
    edge = hump(start.score, last_hour) if start.is_drawn and start.score is not None else []
    plan = AlignedPlan(plot, ScoreAxis(plot), last_hour, compact, current, edge)
    lines = 1 if compact else max(len(each) for each in _limit_words(sheet, plan, words))
    above = (0.55 + 1.3 * lines) * style.points(0.95)
    plot = Box(plot.x0, plot.y0, plot.x1, sheet.height - above)
    return replace(plan, plot=plot, scores=ScoreAxis(plot, *_SCALE)), key


def scale_words(words: AlignedWords, *, compact: bool) -> ScaleWords:
    """What is at the left of the plot: the small chart has no room for more than the ends."""
    if not compact:
        return words.scale
    return ScaleWords(title="", worst=words.scale.worst, none=words.scale.none, better=())


def _limit_words(
    sheet: Sheet, plan: AlignedPlan, words: AlignedWords
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines over 48 hours, which end there, and over 72, which begin there."""
    size = sheet.style.points(0.95)
    start = plan.x(LIMIT) + _BESIDE * sheet.style.size
    return (
        _fitting(sheet, words.at_48, size, plan.x(EASE) - 2, bold=False),
        _fitting(sheet, words.at_72, size, sheet.width - start - 2, bold=True),
    )


def _fitting(
    sheet: Sheet, variants: tuple[tuple[str, ...], ...], size: float, room: float, *, bold: bool
) -> tuple[str, ...]:
    """The first variant whose lines are no wider than the room."""
    for lines in variants:
        if all(sheet.wide(line, size, bold=bold) <= room for line in lines):
            return lines
    return variants[-1]


def draw_hours(sheet: Sheet, plan: AlignedPlan, words: AlignedWords) -> None:
    """Hours since the session, and under whole days the real weekday and time."""
    style = sheet.style
    size, small = style.points(0.95), style.points(0.88)
    ticks = [tick for tick in words.ticks if tick.hour <= plan.last_hour]
    widest = max((sheet.wide(tick.words, size, bold=True) for tick in ticks), default=0.0)
    crowded = plan.compact or len(ticks) * (widest + size) > plan.plot.width
    for tick in ticks:
        if crowded and not tick.whole_day:
            continue
        x = plan.x(tick.hour)
        sheet.line([(x, plan.plot.y0), (x, plan.plot.y1)], style.grid, 0.9, GRID)
        at = {0: "left", plan.last_hour: "right"}.get(tick.hour, "centre")
        at = "centre" if plan.compact else at
        said, clock = (
            (tick.compact_words, tick.compact_clock) if plan.compact else (tick.words, tick.clock)
        )
        colour = style.text if tick.whole_day else style.text_soft
        y = plan.plot.y0 - _HOURS_ROW * size
        box = sheet.box_of(said, x, y, size, bold=tick.whole_day, at=at)
        sheet.write("hour", said, box, size, colour, bold=tick.whole_day)
        if clock:
            box = sheet.box_of(clock, x, plan.plot.y0 - _CLOCK_ROW * size, small, at=at)
            sheet.write("clock", clock, box, small, style.text_soft)


def draw_limits(sheet: Sheet, plan: AlignedPlan, words: AlignedWords, taken: Taken) -> None:
    """48 and 72 hours: lines, and above the plot words that end and begin at them."""
    style, plot = sheet.style, plan.plot
    size = style.points(0.9 if plan.compact else 0.95)
    for hour, colour, width, dashes in (
        (EASE, style.text_soft, 1.3, _LIMIT_DASHES),
        (LIMIT, style.past_72, 1.9, None),
    ):
        x = plan.x(hour)
        sheet.line([(x, plot.y0), (x, plot.y1)], colour, width, _LIMIT, dashes=dashes)
        taken.lines.append((x, plot.y0, x, plot.y1))
    ease, limit = plan.x(EASE), plan.x(LIMIT)
    if plan.compact:
        y = plot.y1 + 0.7 * size
        box = sheet.box_of(words.compact_48, ease, y, size, at="centre")
        sheet.write("limit", words.compact_48, box, size, style.text)
        box = sheet.box_of(words.compact_72, limit, y, size, bold=True, at="centre")
        sheet.write("limit", words.compact_72, box, size, style.caution, bold=True)
        return
    at_48, at_72 = _limit_words(sheet, plan, words)
    _write_lines(sheet, at_48, ease, plot.y1, size, style.text, at="right", bold=False)
    start = limit + _BESIDE * style.size
    _write_lines(sheet, at_72, start, plot.y1, size, style.caution, at="left", bold=True)


def _write_lines(
    sheet: Sheet,
    lines: tuple[str, ...],
    x: float,
    foot: float,
    size: float,
    colour: str,
    *,
    at: str,
    bold: bool,
) -> None:
    for row, line in enumerate(reversed(lines)):
        box = sheet.box_of(line, x, foot + (0.75 + 1.3 * row) * size, size, bold=bold, at=at)
        sheet.write("limit", line, box, size, colour, bold=bold)


# The aligned chart's curves: what is common, earlier sessions thin, this session bold.

_HUMP, _BAND, _STUDIES, _EARLIER, _NAMED, _LINE, _DOT = 1, 1.3, 2.5, 3, 3.6, 6, 7
_HALF_A_LINE = 0.12  # of a score
_LONGEST_STEP = 36  # hours between two ratings that a line joins
_EARLIER_ALPHA = 0.75
_NAMED_DASHES = (5.0, 2.0)
_DOT_SIZE = 0.72  # in sizes of the words
_CURRENT_HALO = 3.0
_STRIPES = 9.0
_SAME_HOUR = 0.01  # hours: two ratings cannot be so close


def draw_hump(sheet: Sheet, plan: AlignedPlan, taken: Taken) -> None:
    """What is common, and behind it the hatch of the time after 72 hours."""
    style, plot = sheet.style, plan.plot
    zero = plan.scores.y(0)
    past = Box(plan.x(LIMIT), zero, plot.x1, plot.y1)
    sheet.hatch(past, style.after_72_stripes, 0.8, _STRIPES, _HUMP - 0.5, rising=False)
    if not plan.hump:
        return
    for colour, start, end in (
        (style.hump_start, 0, PEAK),
        (style.hump_start, LIMIT, plan.last_hour),
        (style.hump_peak, PEAK, LIMIT),
    ):
        part = [plan.at(h, score) for h, score in plan.hump if start <= h <= end]
        if part:
            sheet.shape([(part[0][0], zero), *part, (part[-1][0], zero)], colour, _HUMP)
    places = [plan.at(hours, score) for hours, score in plan.hump]
    sheet.line(places, style.bar_edge, 1.1, _HUMP + 0.2)
    taken.lines += [(*a, *b) for a, b in zip(places[::4], places[4::4], strict=False)]


def draw_band(sheet: Sheet, plan: AlignedPlan, found: EarlierSessions) -> None:
    """The middle half of the earlier sessions; where it has no height it is still to be seen."""
    band = [each for each in found.band if each[0] <= plan.last_hour]
    if len(band) > 1:
        over = [plan.at(hours, high + _HALF_A_LINE) for hours, _, high in band]
        under = [plan.at(hours, low - _HALF_A_LINE) for hours, low, _ in band]
        sheet.shape([*over, *reversed(under)], sheet.style.band_half, _BAND)


def draw_studies(sheet: Sheet, plan: AlignedPlan, series: Series, taken: Taken) -> None:
    """What studies recorded: the mean dashed, the high edge dotted, no ground."""
    style = sheet.style
    for dashes, edge in ((STUDY_MEAN, False), (STUDY_HIGH, True)):
        places = [plan.at(each.hours, each.high if edge else each.mean) for each in series.studies]
        if places:
            sheet.line(
                places, style.text_soft, STUDY_WIDTH, _STUDIES, dashes=dashes, clip=plan.plot
            )
        taken.lines += [(*a, *b) for a, b in pairwise(places)]


def draw_earlier(sheet: Sheet, plan: AlignedPlan, curve: Curve, taken: Taken) -> None:
    """A thin line; dashed and darker where the session brought a warning, with its diamond."""
    style = sheet.style
    named = curve.warned
    for run in _runs(curve, plan.last_hour):
        places = [plan.at(hours, score) for hours, score in run]
        if len(places) > 1:
            if named:
                sheet.line(places, style.named, 1.5, _NAMED, dashes=_NAMED_DASHES, clip=plan.plot)
            else:
                sheet.line(
                    places, style.earlier, 1.1, _EARLIER, clip=plan.plot, alpha=_EARLIER_ALPHA
                )
        taken.lines += [(*a, *b) for a, b in pairwise(places)]
    sign = sign_place(plan, curve)
    if sign is not None and curve.mark is not None:
        sheet.dots(
            [sign], "D", _DOT_SIZE * style.size, _DOT, fill=style.surface,
            edge=sign_colour(curve.mark.finding.shown_level, style), edge_width=1.9,
        )  # fmt: skip
        taken.walls.append(around(sign, 0.75 * style.size))


def _runs(curve: Curve, last_hour: int) -> Iterator[list[tuple[float, int]]]:
    """What one line joins: from the score before, up to one rating past the edge of the plot."""
    run: list[tuple[float, int]] = [(0.0, curve.before)] if curve.before is not None else []
    for hours, score in curve.points:
        if run and hours - run[-1][0] > _LONGEST_STEP:
            yield run
            run = []
        if run and run[-1][0] > last_hour:
            break
        run.append((hours, score))
    if run:
        yield run


def sign_place(plan: AlignedPlan, curve: Curve) -> tuple[float, float] | None:
    """Where the diamond is: at the rating that the warning is about."""
    if curve.outcome != "sign" or curve.mark is None or curve.mark.hours is None:
        return None
    hours = curve.mark.hours
    near = min(curve.points, key=lambda point: abs(point[0] - hours), default=None)
    if near is None or abs(near[0] - hours) > _SAME_HOUR or near[0] > plan.last_hour:
        return None
    return plan.at(*near)


def placed_points(
    sheet: Sheet, plan: AlignedPlan, curves: Sequence[Curve]
) -> tuple[PlacedPoint, ...]:
    """Where the ratings of these sessions are, session by session, each in the order of time."""
    points = []
    for curve in curves:
        for entry, (hours, score) in zip(curve.entries, curve.points, strict=False):
            if hours <= plan.last_hour:
                x, y = sheet.place(*plan.at(hours, score))
                points.append(PlacedPoint(entry=entry, x=x, y=y, left_out=None))
    return tuple(points)


def draw_current(sheet: Sheet, plan: AlignedPlan, taken: Taken) -> None:
    """The session whose hours run now: bold, from a hollow dot for the score before it."""
    style, curve = sheet.style, plan.current
    if curve is None:
        return
    for run in _runs(curve, plan.last_hour):
        places = [plan.at(hours, score) for hours, score in run]
        if len(places) > 1:
            sheet.line(
                places, style.line, style.current_width, _LINE, clip=plan.plot, halo=_CURRENT_HALO
            )
        taken.lines += [(*a, *b) for a, b in pairwise(places)]
    size = _DOT_SIZE * style.size
    dots = [plan.at(h, score) for h, score in curve.points if h <= plan.last_hour]
    sheet.dots(dots, "o", size, _DOT, fill=style.line, edge=style.surface, edge_width=1.3)
    if curve.before is not None:
        start = [plan.at(0, curve.before)]
        sheet.dots(start, "o", size, _DOT, fill=style.surface, edge=style.line, edge_width=1.8)
        taken.walls.append(around(start[0], size / 2))
    taken.walls += [around(dot, size / 2) for dot in dots]


# The words inside the aligned chart: now, this session, and earlier ones with a warning.

_NOW = 4
_NOW_DASHES = (1.5, 2.0)


def draw_now(
    sheet: Sheet, plan: AlignedPlan, series: Series, words: AlignedWords, taken: Taken
) -> None:
    """A dotted line at the present hour, without a dot: nothing is rated there yet."""
    style, plot = sheet.style, plan.plot
    if plan.current is None:
        return
    hours = (series.at - plan.current.ended_at).total_seconds() / 3600
    if not 0 < hours < plan.last_hour:
        return
    x = plan.x(hours)
    sheet.line([(x, plot.y0), (x, plot.y1)], style.text, 1.4, _NOW, dashes=_NOW_DASHES)
    taken.lines.append((x, plot.y0, x, plot.y1))
    size = style.points(0.95)
    said = (words.compact_now,) if plan.compact else words.now
    gap = 0.35 * style.size
    for variant in said:
        candidates = [
            sheet.box_of(variant, x + sign * gap, y, size, bold=True, at=at)
            for row in range(int(plot.height / size / 1.3))
            for sign, at in ((-1, "right"), (1, "left"))
            for y in (plot.y1 - (0.65 + 1.3 * row) * size,)
        ]
        box = best_place(candidates, taken.walls, taken.lines, plot)
        if box is not None:
            sheet.write("now", variant, box, size, style.text, bold=True, halo=style.surface)
            taken.walls.append(box)
            return


def write_current(sheet: Sheet, plan: AlignedPlan, words: AlignedWords, taken: Taken) -> None:
    """What this session has come to, beside its latest dot."""
    style, curve = sheet.style, plan.current
    said = (
        ((words.compact_current,) if words.compact_current else ())
        if plan.compact
        else words.current
    )
    if curve is None or not said:
        return
    seen = [point for point in curve.points if point[0] <= plan.last_hour]
    anchor = plan.at(*seen[-1]) if seen else plan.at(0, curve.before or 0)
    _write_near(
        sheet, plan, "current", said, anchor, style.points(1.1), style.line, taken, bold=True
    )


def write_names(
    sheet: Sheet,
    plan: AlignedPlan,
    series: Series,
    drawn: Sequence[Curve],
    words: AlignedWords,
    taken: Taken,
) -> None:
    """The names of the earlier sessions that are drawn, the latest first."""
    style = sheet.style
    names = [pair for pair in zip(series.curves, words.named, strict=True) if pair[1]]
    for curve, said in reversed([pair for pair in names if pair[0] in drawn]):
        sign = sign_place(plan, curve)
        colour = style.named
        if sign is not None and curve.mark is not None:
            colour = sign_colour(curve.mark.finding.shown_level, style)
        seen = [point for point in curve.points if point[0] <= plan.last_hour]
        anchor = sign or plan.at(*(seen[-1] if seen else (plan.last_hour, curve.points[0][1])))
        _write_near(sheet, plan, "name", said, anchor, style.points(0.9), colour, taken, bold=False)


def _write_near(
    sheet: Sheet,
    plan: AlignedPlan,
    kind: str,
    said: Variants,
    anchor: tuple[float, float],
    size: float,
    colour: str,
    taken: Taken,
    *,
    bold: bool,
) -> None:
    """Write the longest words that find a place near a dot without touching other words."""
    best: tuple[str, Box] | None = None
    for variant in said:
        wide = sheet.wide(variant, size, bold=bold)
        candidates = [
            sheet.box_of(variant, x, y, size, bold=bold, at="left")
            for x, y in _ring(anchor, wide, size)
        ]
        box = best_place(candidates, taken.walls, taken.lines, plan.plot)
        if box is None:
            continue
        if best is None or not _crossed(box, taken):
            best = variant, box
        if not _crossed(box, taken):
            break
    if best is not None:
        variant, box = best
        sheet.write(kind, variant, box, size, colour, bold=bold, halo=_ground(sheet, plan, box))
        taken.walls.append(box)


def _ring(anchor: tuple[float, float], wide: float, size: float) -> Iterator[tuple[float, float]]:
    """Left ends and heights of words around a place, the nearest first."""
    x, y = anchor
    for reach in (1.15, 1.6, 2.2, 3.0, 4.0):
        for step in range(16):
            angle = -pi / 4 + step * pi / 8
            dx, dy = reach * size * cos(angle), reach * size * sin(angle)
            # to the left of a place words end at it, over and under it they are centred
            share = (1 - cos(angle)) / 2
            yield x + dx - share * wide, y + dy


def _crossed(box: Box, taken: Taken) -> bool:
    return any(crosses(line, box.grown(1)) for line in taken.lines)


def _ground(sheet: Sheet, plan: AlignedPlan, box: Box) -> str:
    """The colour under words: the hump's or the surface."""
    x, y = box.middle
    hours = (x - plan.plot.x0) / plan.plot.width * plan.last_hour
    edge = dict(plan.hump)
    near = min(edge, key=lambda hour: abs(hour - hours), default=None)
    if near is None or y > plan.scores.y(edge[near]):
        return sheet.style.surface
    return sheet.style.hump_peak if PEAK < hours < LIMIT else sheet.style.hump_start


def draw_aligned(
    figure: "Figure", series: Series, style: Style, words: AlignedWords, *, compact: bool = False
) -> Placed:
    """Clear the figure and draw the aligned chart on it; returns what is where.

    `compact` is the small chart for the Today page: only this session, no key.
    """
    sheet = Sheet(figure, style)
    if not series.curves:
        return only_words(sheet, words.empty)
    plan, key = plan_aligned(sheet, series, words, compact=compact)
    if compact and plan.current is None:
        return only_words(sheet, words.compact_empty)
    taken, found = Taken(), earlier(series)
    draw_hump(sheet, plan, taken)
    if not compact:
        draw_band(sheet, plan, found)
    draw_scale(sheet, plan.scores, scale_words(words, compact=compact), GRID)
    draw_hours(sheet, plan, words)
    draw_limits(sheet, plan, words, taken)
    drawn = () if compact else found.drawn
    for curve in drawn:
        draw_earlier(sheet, plan, curve, taken)
    if not compact:
        draw_studies(sheet, plan, series, taken)
    draw_current(sheet, plan, taken)
    draw_now(sheet, plan, series, words, taken)
    write_current(sheet, plan, words, taken)
    if not compact:
        write_names(sheet, plan, series, drawn, words, taken)
    draw_key(sheet, key)
    page = sheet.pixels(sheet.page)
    told = [*drawn, *((plan.current,) if plan.current is not None else ())]
    return Placed(
        width=page.x1,
        height=page.y1,
        plot=sheet.pixels(plan.plot),
        words=tuple(sheet.words),
        points=placed_points(sheet, plan, told),
        bars=(),
        marks=(),
    )
