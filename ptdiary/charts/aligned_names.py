"""The words inside the aligned chart: now, this session, and earlier ones with a warning."""

from collections.abc import Iterator
from math import cos, pi, sin

from ptdiary.charts.aligned_axis import AlignedPlan
from ptdiary.charts.aligned_curves import sign_place
from ptdiary.charts.mark_lane import sign_colour
from ptdiary.charts.packing import best_place, crosses
from ptdiary.charts.placed import Box
from ptdiary.charts.plot import Taken
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.words import AlignedWords, Variants
from ptdiary.review.guide import LIMIT, PEAK, shown
from ptdiary.review.shapes import Series

_NOW = 4
_NOW_DASHES = (1.5, 2.0)
_MOST_NAMES = 6


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
    sheet: Sheet, plan: AlignedPlan, series: Series, words: AlignedWords, taken: Taken
) -> None:
    """The names of earlier sessions that brought a warning, the latest first."""
    style = sheet.style
    names = [pair for pair in zip(series.curves, words.named, strict=True) if pair[1]]
    latest = [pair for pair in names if pair[0] in shown(series)][-_MOST_NAMES:]
    for curve, said in reversed(latest):
        if curve is plan.current or not curve.points:
            continue
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
