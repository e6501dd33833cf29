"""Soreness after each session, all from the same hour zero: this session bold.

Behind it is where the patient's earlier sessions lay, as a band of percentiles or as dots; only for
want of them the hump, dashed and named, with a thin line for each earlier session. The ten dots
ahead are scores, each of them as likely. Dots that would lie on each other stand side by side.

48 and 72 hours are said in words, and the axis names the real day and time of this session. The
slope of the hump after 48 hours is the rule itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING

from ptdiary.charts.aligned_frame import (
    BAND_EDGE,
    BAND_MIDDLE,
    GRID,
    HUMP_DASHES,
    NAMED_DASHES,
    ONE_OF_TEN,
    RATED,
    WIDE_DASHES,
    AlignedPlan,
    draw_hollow,
    draw_hours,
    draw_limits,
    draw_rated,
    plan_aligned,
    scale_words,
)
from ptdiary.charts.frame import draw_key, draw_scale
from ptdiary.charts.packing import best_place, crosses, spread
from ptdiary.charts.placed import Box, Placed, PlacedPoint
from ptdiary.charts.plot import Taken, around, sign_colour
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Style
from ptdiary.charts.timeline import only_words
from ptdiary.review.trends.band import EASE, LIMIT, PEAK, BandHour, earlier
from ptdiary.review.trends.shapes import Curve, Series
from ptdiary.words.aligned import AlignedWords
from ptdiary.words.charts import Variants

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_HUMP, _BAND, _EARLIER, _NAMED, _LINE, _RATED, _DOT, _AHEAD = 1, 1.3, 3, 3.6, 6, 6.5, 7, 7.2
_HALF_A_LINE = 0.12  # of a score
_LONGEST_STEP = 36  # hours between two ratings that a line joins
_EARLIER_ALPHA = 0.75
_BESIDE = 1.1  # of a dot: from one to the next of the same score
_DOT_SIZE = 0.72  # in sizes of the words
_CURRENT_HALO = 3.0
# How much of the words over or under a place is left of it, the middle first.
_SLID = sorted((part / 20 for part in range(1, 20)), key=lambda share: abs(share - 0.5))
_STRIPES = 9.0
_SAME_HOUR = 0.01  # hours: two ratings cannot be so close


def draw_hump(sheet: Sheet, plan: AlignedPlan, taken: Taken) -> None:
    """The hump, and behind it the hatch of the time after 72 hours."""
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
    sheet.line(places, style.bar_edge, 1.1, _HUMP + 0.2, dashes=HUMP_DASHES)
    taken.lines += [(*a, *b) for a, b in zip(places[::4], places[4::4], strict=False)]


def draw_band(sheet: Sheet, plan: AlignedPlan, band: Sequence[BandHour], taken: Taken) -> None:
    """9 of 10 earlier sessions light, half of them dark, the middle one a thin line.

    The edges can be seen on a copy too.
    """
    style = sheet.style
    for lowest, highest, colour in ((0, 4, style.band_wide), (1, 3, style.band_half)):
        under, over = _edge(plan, band, lowest), _edge(plan, band, highest)
        sheet.shape([*over, *reversed(under)], colour, _BAND + 0.1 * lowest)
    for which, dashes in ((0, WIDE_DASHES), (4, WIDE_DASHES), (1, None), (3, None)):
        edge = _edge(plan, band, which)
        sheet.line(edge, style.band_edge, BAND_EDGE, _BAND + 0.2, dashes=dashes, clip=plan.plot)
    middle = _edge(plan, band, 2)
    sheet.line(middle, style.named, BAND_MIDDLE, _EARLIER, clip=plan.plot)
    taken.lines += [(*a, *b) for a, b in pairwise(middle)]


def _edge(plan: AlignedPlan, band: Sequence[BandHour], which: int) -> list[tuple[float, float]]:
    """One of its percentiles over the hours that the plot shows.

    Where a part has no height its two edges are a little apart, so that it can still be seen.
    """
    apart = _HALF_A_LINE * (which > 2) - _HALF_A_LINE * (which < 2)  # noqa: PLR2004 the middle
    edge = []
    for each in band:
        score, opposite = each.percentiles[which], each.percentiles[-1 - which]
        if each.hours <= plan.last_hour:
            edge.append(plan.at(each.hours, score + apart * (score == opposite)))
    return edge


def draw_earlier(sheet: Sheet, plan: AlignedPlan, curve: Curve, taken: Taken) -> None:
    """A thin line; dashed and darker where the session brought a warning, with its diamond."""
    style = sheet.style
    named = curve.warned
    for run in _runs(curve, plan.last_hour):
        places = [plan.at(hours, score) for hours, score in run]
        if len(places) > 1:
            if named:
                sheet.line(places, style.named, 1.5, _NAMED, dashes=NAMED_DASHES, clip=plan.plot)
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


def draw_ahead(
    sheet: Sheet, plan: AlignedPlan, series: Series, words: AlignedWords, taken: Taken
) -> None:
    """Ten hollow dots at the hour asked about, those of one score beside each other."""
    told = series.ahead
    if told is None or told.hours > plan.last_hour:
        return
    style = sheet.style
    step = _BESIDE * ONE_OF_TEN * style.size
    dots = []
    for score, count in Counter(told.dots).items():
        x, y = plan.at(told.hours, score)
        dots += [(x + (place - (count - 1) / 2) * step, y) for place in range(count)]
    draw_hollow(sheet, dots, _AHEAD)
    xs, ys = zip(*dots, strict=True)
    # one wall, so that no words come between them
    taken.walls.append(Box(min(xs), min(ys), max(xs), max(ys)).grown(0.6 * ONE_OF_TEN * style.size))
    top = plan.at(told.hours, max(told.dots))
    _write_near(
        sheet, plan, "ahead", words.ahead, top, style.points(0.95), style.line, taken, bold=True
    )


def draw_ratings(
    sheet: Sheet, plan: AlignedPlan, rated: Sequence[tuple[float, int]], taken: Taken
) -> None:
    """A grey dot for each rating after an earlier session, (hours, score), beside each other.

    And beside this session's, but on their side of 72 hours. The ten dots lie over them: beside so
    many they would be hours away from their own.
    """
    size, limit = RATED * sheet.style.size, plan.x(LIMIT)
    own = () if plan.current is None else plan.current.points
    found: dict[tuple[int, bool], list[float]] = {}
    for hours, score in rated:
        if hours <= plan.last_hour:
            found.setdefault((score, hours > LIMIT), []).append(plan.x(hours))
    dots = []
    for (score, late), wanted in found.items():
        low, high = (limit, plan.plot.x1) if late else (plan.zero, limit)
        beside = [plan.x(hours) for hours, of in own if of == score]
        y = plan.scores.y(score)
        dots += [(x, y) for x in spread(wanted, _BESIDE * size, low, high, beside)]
    draw_rated(sheet, dots, _RATED)
    # so many may be there that words have to cross some
    half = size / 2
    taken.lines += [(x - half, y + up, x + half, y + up) for x, y in dots for up in (-half, half)]


def write_common(sheet: Sheet, plan: AlignedPlan, words: AlignedWords, taken: Taken) -> None:
    """Whose the hump is, on its top."""
    if not plan.hump:
        return
    style = sheet.style
    hours = (PEAK + EASE) / 2
    top = plan.at(hours, max(score for _, score in plan.hump))
    size = style.points(0.9)
    _write_near(sheet, plan, "common", words.common, top, size, style.text_soft, taken, bold=False)


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
    """The names of the earlier sessions with a warning that are drawn, the latest first."""
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
    """Write the words that cross fewest lines near a dot, the longest of them, over no others."""
    found: list[tuple[int, str, Box]] = []
    for variant in said:
        wide = sheet.wide(variant, size, bold=bold)
        candidates = [
            sheet.box_of(variant, x, y, size, bold=bold, at="left")
            for x, y in _ring(anchor, wide, size)
        ]
        box = best_place(candidates, taken.walls, taken.lines, plan.plot)
        if box is not None:
            found.append((_crossed(box, taken), variant, box))
    if found:
        _, variant, box = min(found, key=_first)
        sheet.write(kind, variant, box, size, colour, bold=bold, halo=_ground(sheet, plan, box))
        taken.walls.append(box)


def _first(found: tuple[int, str, Box]) -> int:
    return found[0]


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
        # over and under it they can also lie more to one side, where a line is in the way
        for share in _SLID:
            yield x - share * wide, y + reach * size
            yield x - share * wide, y - reach * size


def _crossed(box: Box, taken: Taken) -> int:
    return sum(crosses(line, box.grown(1)) for line in taken.lines)


def _ground(sheet: Sheet, plan: AlignedPlan, box: Box) -> str:
    """The colour under words: the hump's or the surface."""
    x, y = box.middle
    hours = (x - plan.zero) / (plan.plot.x1 - plan.zero) * plan.last_hour
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
    if found.band:
        draw_band(sheet, plan, found.band, taken)
    draw_scale(sheet, plan.scores, scale_words(words, compact=compact), GRID)
    draw_hours(sheet, plan, words)
    draw_limits(sheet, plan, words, taken)
    draw_ratings(sheet, plan, found.dots, taken)
    drawn = () if compact else found.lines
    for curve in drawn:
        draw_earlier(sheet, plan, curve, taken)
    draw_current(sheet, plan, taken)
    draw_now(sheet, plan, series, words, taken)
    if not compact:
        draw_ahead(sheet, plan, series, words, taken)
    write_current(sheet, plan, words, taken)
    if compact:
        write_common(sheet, plan, words, taken)
    else:
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
