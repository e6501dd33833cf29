"""The aligned chart's curves: what is usual, earlier sessions thin, this session bold."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ptdiary.charts.aligned_axis import AlignedPlan
from ptdiary.charts.aligned_key import STUDY_HIGH, STUDY_MEAN, STUDY_WIDTH
from ptdiary.charts.mark_lane import sign_colour
from ptdiary.charts.placed import Box, PlacedPoint
from ptdiary.charts.plot import Taken, around
from ptdiary.charts.sheet import Sheet
from ptdiary.review.guide import LIMIT, PEAK
from ptdiary.review.shapes import Curve, Series

_HUMP, _STUDIES, _EARLIER, _NAMED, _LINE, _DOT = 1, 2.5, 3, 3.6, 6, 7
_LONGEST_STEP = 36  # hours between two ratings that a line joins
_EARLIER_ALPHA = 0.75
_NAMED_DASHES = (5.0, 2.0)
_DOT_SIZE = 0.72  # in sizes of the words
_CURRENT_HALO = 3.0
_STRIPES = 9.0
_SAME_HOUR = 0.01  # hours: two ratings cannot be so close


def draw_hump(sheet: Sheet, plan: AlignedPlan, taken: Taken) -> None:
    """What is usual, and behind it the hatch of the time after 72 hours."""
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
    """Where the diamond stands: at the rating that the warning is about."""
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
