"""Soreness after each session, all from the same hour zero: this session bold, earlier ones thin.

48 and 72 hours are said in words, and the axis names the real day and time of this session. The
shaded hump is what is usual after a session; its slope after 48 hours is the rule itself.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING

from ptdiary.charts.aligned_key import aligned_items
from ptdiary.charts.frame import Scores, draw_scale, scale_room
from ptdiary.charts.hump import EASE, LIMIT, PEAK, before_of, hump, shown
from ptdiary.charts.key import Key, draw_key, plan_key
from ptdiary.charts.mark_lane import sign_colour
from ptdiary.charts.packing import best_place, crosses
from ptdiary.charts.placed import Box, Placed, PlacedPoint
from ptdiary.charts.plot import Taken, around
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Style
from ptdiary.charts.timeline import only_words
from ptdiary.charts.words import AlignedWords, ScaleWords, Variants
from ptdiary.review.shapes import Curve, Series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

_HUMP, _GRID, _LIMIT, _EARLIER, _NAMED, _NOW, _LINE, _DOT = 1, 1.6, 2, 3, 3.6, 4, 6, 7
_LAST_HOUR, _LAST_COMPACT = 96, 84
_LONGEST_STEP = 36  # hours between two ratings that a line joins
_EARLIER_ALPHA = 0.75
_NAMED_DASHES, _LIMIT_DASHES, _NOW_DASHES = (5.0, 2.0), (4.0, 3.0), (1.5, 2.0)
_DOT_SIZE = 0.72  # in sizes of the words
_CURRENT_HALO = 3.0
_STRIPES = 9.0
_SCALE = (-0.4, 10.3)
_MOST_NAMES = 6
_SAME_HOUR = 0.01  # hours: two ratings cannot be so close

# In sizes of the words: the room below the plot, and beside the line at 72 hours.
_BOTTOM = 3.4
_BESIDE = 0.5
_HOURS_ROW, _CLOCK_ROW = 1.05, 2.35


@dataclass(frozen=True, slots=True)
class _Plan:
    """The plot, its scales, and what the series says about now."""

    plot: Box
    scores: Scores
    last_hour: int
    compact: bool
    current: Curve | None

    def x(self, hours: float) -> float:
        return self.plot.x0 + hours / self.last_hour * self.plot.width

    def at(self, hours: float, score: float) -> tuple[float, float]:
        return self.x(hours), self.scores.y(score)


def draw_aligned(
    figure: "Figure", series: Series, style: Style, words: AlignedWords, *, compact: bool = False
) -> Placed:
    """Clear the figure and draw the aligned chart on it; returns what is where.

    `compact` is the small chart for the Today page: only this session, no key.
    """
    sheet = Sheet(figure, style)
    if not series.curves or (compact and series.current is None):
        return only_words(sheet, words.empty)
    taken = Taken()
    plan, key = _planned(sheet, series, words, compact=compact)
    _draw_hump(sheet, plan, series, taken)
    draw_scale(sheet, plan.scores, _scale_words(words, compact=compact), _GRID)
    _draw_hours(sheet, plan, words)
    _draw_limits(sheet, plan, words, taken)
    if not compact:
        for curve in shown(series):
            if curve is not plan.current:
                _draw_earlier(sheet, plan, curve, taken)
    points = _draw_current(sheet, plan, series, taken)
    _draw_now(sheet, plan, series, words, taken)
    _write_current(sheet, plan, words, taken)
    if not compact:
        _write_names(sheet, plan, series, words, taken)
    draw_key(sheet, key)
    page = sheet.pixels(sheet.page)
    return Placed(
        width=page.x1,
        height=page.y1,
        plot=sheet.pixels(plan.plot),
        words=tuple(sheet.words),
        points=points,
        bars=(),
        marks=(),
    )


def _scale_words(words: AlignedWords, *, compact: bool) -> ScaleWords:
    if not compact:
        return words.scale
    return ScaleWords(title="", worst=words.scale.worst, none=words.scale.none, better=())


def _planned(
    sheet: Sheet, series: Series, words: AlignedWords, *, compact: bool
) -> tuple[_Plan, Key]:
    style = sheet.style
    current = next((each for each in series.curves if each.session == series.current), None)
    key = plan_key(sheet, () if compact else aligned_items(sheet, series, words.key))
    left, right = scale_room(sheet, _scale_words(words, compact=compact)), 0.7 * style.size
    last_hour = _LAST_COMPACT if compact else _LAST_HOUR
    plot = Box(left, key.height + _BOTTOM * style.size, sheet.width - right, sheet.height)
    plan = _Plan(plot, Scores(plot), last_hour, compact, current)
    lines = 1 if compact else max(len(each) for each in _limit_words(sheet, plan, words))
    above = (0.55 + 1.3 * lines) * style.points(0.95)
    plot = Box(plot.x0, plot.y0, plot.x1, sheet.height - above)
    return _Plan(plot, Scores(plot, *_SCALE), last_hour, compact, current), key


def _limit_words(
    sheet: Sheet, plan: _Plan, words: AlignedWords
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines over 48 hours, which end there, and over 72, which begin there."""
    size = sheet.style.points(0.95)
    start = plan.x(LIMIT) + _BESIDE * sheet.style.size
    return (
        _fitting(sheet, words.at_48, size, plan.x(EASE) - 2, bold=False),
        _fitting(sheet, words.at_72, size, sheet.width - start - 2, bold=True),
    )


def _draw_hump(sheet: Sheet, plan: _Plan, series: Series, taken: Taken) -> None:
    """What is usual, and behind it the hatch of the time after 72 hours."""
    style, plot = sheet.style, plan.plot
    zero = plan.scores.y(0)
    past = Box(plan.x(LIMIT), zero, plot.x1, plot.y1)
    sheet.hatch(past, style.after_72_stripes, 0.8, _STRIPES, _HUMP - 0.5, rising=False)
    before = before_of(shown(series), plan.current)
    if before is None:
        return
    edge = hump(before, plan.last_hour)
    for colour, start, end in (
        (style.hump_start, 0, PEAK),
        (style.hump_start, LIMIT, plan.last_hour),
        (style.hump_peak, PEAK, LIMIT),
    ):
        part = [plan.at(h, score) for h, score in edge if start <= h <= end]
        if part:
            sheet.shape([(part[0][0], zero), *part, (part[-1][0], zero)], colour, _HUMP)
    places = [plan.at(hours, score) for hours, score in edge]
    sheet.line(places, style.bar_edge, 1.1, _HUMP + 0.2)
    taken.lines += [(*a, *b) for a, b in zip(places[::4], places[4::4], strict=False)]


def _draw_hours(sheet: Sheet, plan: _Plan, words: AlignedWords) -> None:
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
        sheet.line([(x, plan.plot.y0), (x, plan.plot.y1)], style.grid, 0.9, _GRID)
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


def _draw_limits(sheet: Sheet, plan: _Plan, words: AlignedWords, taken: Taken) -> None:
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


def _fitting(
    sheet: Sheet, variants: tuple[tuple[str, ...], ...], size: float, room: float, *, bold: bool
) -> tuple[str, ...]:
    """The first variant whose lines are no wider than the room."""
    for lines in variants:
        if all(sheet.wide(line, size, bold=bold) <= room for line in lines):
            return lines
    return variants[-1]


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


def _runs(curve: Curve, last_hour: int) -> "Iterator[list[tuple[float, int]]]":
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


def _draw_earlier(sheet: Sheet, plan: _Plan, curve: Curve, taken: Taken) -> None:
    """A thin line; dashed and darker where the session brought a warning, with its diamond."""
    style = sheet.style
    named = curve.outcome in {"past_72", "sign"}
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
    sign = _sign_place(plan, curve)
    if sign is not None and curve.mark is not None:
        sheet.dots(
            [sign], "D", _DOT_SIZE * style.size, _DOT, fill=style.surface,
            edge=sign_colour(curve.mark.finding.level, style), edge_width=1.9,
        )  # fmt: skip
        taken.walls.append(around(sign, 0.75 * style.size))


def _sign_place(plan: _Plan, curve: Curve) -> tuple[float, float] | None:
    """Where the diamond stands: at the rating that the warning is about."""
    if curve.outcome != "sign" or curve.mark is None or curve.mark.hours is None:
        return None
    hours = curve.mark.hours
    near = min(curve.points, key=lambda point: abs(point[0] - hours), default=None)
    if near is None or abs(near[0] - hours) > _SAME_HOUR or near[0] > plan.last_hour:
        return None
    return plan.at(*near)


def _draw_current(
    sheet: Sheet, plan: _Plan, series: Series, taken: Taken
) -> tuple[PlacedPoint, ...]:
    """The session whose hours run now: bold, from a hollow dot for the score before it."""
    style, curve = sheet.style, plan.current
    if curve is None:
        return ()
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
    places = [sheet.place(*dot) for dot in dots]
    return tuple(
        PlacedPoint(entry=_entry(series, curve, hours), x=x, y=y, left_out=None)
        for (hours, _), (x, y) in zip(curve.points, places, strict=False)
    )


def _entry(series: Series, curve: Curve, hours: float) -> str:
    """The id of the rating at this hour after a session; empty where the days shown have none."""
    near = (
        point.entry
        for point in series.points
        if point.session == curve.session and point.hours is not None
        if abs(point.hours - hours) < _SAME_HOUR
    )
    return next(near, "")


def _draw_now(sheet: Sheet, plan: _Plan, series: Series, words: AlignedWords, taken: Taken) -> None:
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


def _write_current(sheet: Sheet, plan: _Plan, words: AlignedWords, taken: Taken) -> None:
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


def _write_names(
    sheet: Sheet, plan: _Plan, series: Series, words: AlignedWords, taken: Taken
) -> None:
    """The names of earlier sessions that brought a warning, the latest first."""
    style = sheet.style
    names = [pair for pair in zip(series.curves, words.named, strict=True) if pair[1]]
    latest = [pair for pair in names if pair[0] in shown(series)][-_MOST_NAMES:]
    for curve, said in reversed(latest):
        if curve is plan.current or not curve.points:
            continue
        sign = _sign_place(plan, curve)
        colour = style.named
        if sign is not None and curve.mark is not None:
            colour = sign_colour(curve.mark.finding.level, style)
        seen = [point for point in curve.points if point[0] <= plan.last_hour]
        anchor = sign or plan.at(*(seen[-1] if seen else (plan.last_hour, curve.points[0][1])))
        _write_near(sheet, plan, "name", said, anchor, style.points(0.9), colour, taken, bold=False)


def _write_near(
    sheet: Sheet,
    plan: _Plan,
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
    style = sheet.style
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
        sheet.write(kind, variant, box, size, colour, bold=bold, halo=style.surface)
        taken.walls.append(box)


def _ring(anchor: tuple[float, float], wide: float, size: float) -> "Iterator[tuple[float, float]]":
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
