"""The timeline's plot, from the ground up: tint, past 72 hours, days without entry, line, dots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from ptdiary.charts.frame import Frame
from ptdiary.charts.mark_lane import LaneMark, sign_colour
from ptdiary.charts.packing import Interval, best_place, joined_spans
from ptdiary.charts.placed import Box
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Segment, stripes
from ptdiary.review.finding import Level
from ptdiary.review.trends.shapes import Point, Series

_TINT, _PAST, _MISSING, GRID, _TODAY, _DROP, _LINE, _DOT, _SIGN, _WORDS = (
    1, 1.3, 1.6, 1.8, 3, 3.5, 5, 6, 7, 8,
)  # fmt: skip
_PAST_STRIPES, _MISSING_STRIPES = 9.0, 4.4  # points apart
_STRIP = 1.1  # how high the hatch of a missing day is where the span past 72 hours is hatched
_HALO = 2.4
_NARROWEST = 2.0  # points: a narrower missing stretch is only a hole in the line
_DAY = timedelta(days=1)
_THIN_DAY = 7.0  # points a day under which dots and line get thinner

NO_DASHES: tuple[float, ...] | None = None
_TODAY_DASHES = (4.0, 3.0)


@dataclass(slots=True)
class Taken:
    """What words inside the plot keep clear of: boxes never touched, lines not crossed."""

    walls: list[Box] = field(default_factory=list)
    lines: list[Segment] = field(default_factory=list)


def draw_tints(sheet: Sheet, frame: Frame, series: Series) -> None:
    """The hours in which soreness is usual, flat: two windows that overlap look like one."""
    style, plot, days = sheet.style, frame.plot, frame.days
    for colour, spans, layer in (
        (style.tint_start, [(w.starts, w.ends) for w in series.windows], _TINT),
        (style.tint_peak, [(w.peaks, w.ends) for w in series.windows], _TINT + 0.05),
    ):
        inside = [(days.within(a), days.within(b)) for a, b in spans]
        boxes = [Box(x0, plot.y0, x1, plot.y1) for x0, x1 in joined_spans(inside) if x1 > x0]
        sheet.fills(boxes, colour, layer)


def past_72_spans(frame: Frame, series: Series) -> list[Interval]:
    """Where soreness lasted past 72 hours, from the bars' tails and from warnings with an end."""
    days = frame.days
    spans = [(w.ends, w.sore_until) for w in series.windows if w.sore_until]
    spans += [(mark.at, mark.until) for mark in series.marks if mark.until]
    inside = [(days.within(start), days.within(end)) for start, end in spans]
    return joined_spans((x0, x1) for x0, x1 in inside if x1 > x0)


def draw_past_72(sheet: Sheet, frame: Frame, spans: Sequence[Interval]) -> None:
    """Hatched from the hour on which the usual time was over, with a line at its start."""
    style, plot = sheet.style, frame.plot
    boxes = [Box(x0, plot.y0, x1, plot.y1) for x0, x1 in spans]
    sheet.fills(boxes, style.past_72_fill, _PAST)
    hatch = [line for box in boxes for line in stripes(box, _PAST_STRIPES, rising=False)]
    sheet.segments(hatch, style.past_72_stripes, 0.9, _PAST + 0.01, clip=plot)
    starts = [
        (box.x0, box.y0, box.x0, box.y1)
        for box in boxes
        if box.x0 > plot.x0 and box.width > _NARROWEST
    ]
    sheet.segments(starts, style.past_72, 1.6, _DROP)


def draw_missing(
    sheet: Sheet, frame: Frame, series: Series, spans: Sequence[Interval]
) -> tuple[Box, ...]:
    """Days without any entry, hatched the other way. Returns the boxes that words may stand in."""
    style, scores = sheet.style, frame.scores
    boxes = []
    for first, last in series.missing:
        x0, x1 = (frame.days.within(each) for each in _hours(first, last, series.at))
        if x1 - x0 < _NARROWEST:
            continue
        low = any(x0 < end and start < x1 for start, end in spans)
        top = scores.y(_STRIP) if low else frame.plot.y1
        box = Box(x0, scores.y(0), x1, top)
        sheet.fill(box, style.surface, _MISSING)
        sheet.hatch(box, style.missing_stripes, 0.7, _MISSING_STRIPES, _MISSING + 0.01, rising=True)
        if not low:
            boxes.append(box)
    return tuple(boxes)


def _hours(first: date, last: date, at: datetime) -> tuple[datetime, datetime]:
    """From midnight to midnight."""
    return datetime.combine(first, time(), at.tzinfo), datetime.combine(
        last, time(), at.tzinfo
    ) + _DAY


def draw_line(sheet: Sheet, frame: Frame, points: Sequence[Point], taken: Taken) -> None:
    """The line through the ratings, broken where `breaks` says; nothing is smoothed or invented."""
    style = sheet.style
    thin = min(1.0, max(0.45, frame.days.day / _THIN_DAY))
    runs = list(_runs(points))
    for run in runs:
        places = [(frame.days.x(point.at), frame.scores.y(point.soreness)) for point in run]
        if len(places) > 1:
            sheet.line(
                places,
                style.line,
                style.line_width * thin,
                _LINE,
                clip=frame.plot,
                halo=_HALO * thin,
            )
        taken.lines += [(*a, *b) for a, b in pairwise(places)]


def _runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    """The ratings that one line joins. A rating left out of the course is not on it."""
    run: list[Point] = []
    for point in points:
        if point.left_out is None:
            run.append(point)
            if point.breaks:
                yield run
                run = []
    if run:
        yield run


def draw_dots(sheet: Sheet, frame: Frame, points: Sequence[Point], taken: Taken) -> None:
    """A dot for a rating: hollow if written later, a diamond for a sign, a cross if left out."""
    style = sheet.style
    thin = max(0.3, min(1.0, frame.days.day / _THIN_DAY))
    dot = style.dot * thin
    kinds: dict[str, list[tuple[float, float]]] = {"full": [], "later": [], "out": []}
    for point in points:
        place = frame.days.x(point.at), frame.scores.y(point.soreness)
        if not frame.plot.x0 <= place[0] <= frame.plot.x1:
            continue
        if point.level >= Level.CONTACT:
            _draw_sign(sheet, place, point.level, max(0.6, thin))
            taken.walls.append(around(place, style.dot))
            continue
        kinds[_kind(point)].append(place)
        taken.walls.append(around(place, dot * 0.6))
    if dot > 1:
        sheet.dots(
            kinds["full"], "o", dot, _DOT, fill=style.line, edge=style.surface, edge_width=thin
        )
    sheet.dots(
        kinds["later"], "o", max(dot, 2.6) * 0.98, _DOT + 0.1,
        fill=style.surface, edge=style.line, edge_width=max(0.7, 1.5 * thin),
    )  # fmt: skip
    draw_cross(sheet, kinds["out"], max(dot, 3))


def _kind(point: Point) -> str:
    if point.left_out is not None:
        return "out"
    return "later" if point.written_later else "full"


def draw_cross(sheet: Sheet, places: Sequence[tuple[float, float]], size: float) -> None:
    """What stands for ratings that are left out of the course of soreness."""
    style = sheet.style
    sheet.dots(places, "x", size, _DOT + 0.2, fill="none", edge=style.text_soft, edge_width=1.3)


def _draw_sign(sheet: Sheet, place: tuple[float, float], level: Level, thin: float) -> None:
    style = sheet.style
    sheet.dots(
        [place], "D", style.dot * 1.7 * thin, _SIGN,
        fill=style.surface, edge=sign_colour(level, style), edge_width=style.sign_width * thin,
    )  # fmt: skip


def around(place: tuple[float, float], half: float) -> Box:
    """A square around a place."""
    x, y = place
    return Box(x - half, y - half, x + half, y + half)


def draw_drops(
    sheet: Sheet, frame: Frame, series: Series, marks: Sequence[LaneMark], taken: Taken
) -> None:
    """From each icon down to the rating that it is about."""
    style = sheet.style
    points = {point.entry: point for point in series.points}
    for placed in marks:
        mark = series.marks[placed.marks[0]]
        point = points.get(mark.point or "")
        if mark.until is not None:
            taken.lines.append((placed.x, frame.plot.y0, placed.x, frame.plot.y1))
        elif point is not None:
            foot = frame.scores.y(point.soreness)
            drop = [(placed.x, foot), (placed.x, frame.plot.y1)]
            sheet.line(drop, sign_colour(mark.finding.shown_level, style), 1.4, _DROP)
            taken.lines.append((*drop[0], *drop[1]))


def draw_today(sheet: Sheet, frame: Frame, at: datetime, word: str, taken: Taken) -> None:
    """Where the past ends: a dashed line through plot and sessions, and the word beside it."""
    style, plot = sheet.style, frame.plot
    if not frame.days.start < at < frame.days.end:
        return
    x = frame.days.x(at)
    foot = frame.sessions.y0
    sheet.line([(x, foot), (x, plot.y1)], style.text, 1.4, _TODAY, dashes=_TODAY_DASHES)
    taken.lines.append((x, foot, x, plot.y1))
    size = style.points(0.95)
    gap = 0.35 * style.size
    rows = [plot.y1 - (0.65 + 1.3 * row) * size for row in range(int(plot.height / size / 1.3))]
    candidates = [
        sheet.box_of(word, x + gap * sign, y, size, bold=True, at=side)
        for y in rows
        for sign, side in ((1, "left"), (-1, "right"))
    ]
    box = best_place(candidates, taken.walls, taken.lines, plot.grown(1))
    if box is not None:
        sheet.write("today", word, box, size, style.text, bold=True)
        taken.walls.append(box)


def draw_last_score(sheet: Sheet, frame: Frame, points: Sequence[Point], taken: Taken) -> None:
    """The latest rating as a number, beside its dot."""
    style = sheet.style
    kept = [point for point in points if point.left_out is None]
    if not kept:
        return
    size = style.points(1.05)
    x, y = frame.days.x(kept[-1].at), frame.scores.y(kept[-1].soreness)
    said = str(kept[-1].soreness)
    candidates = [
        sheet.box_of(said, x + dx * style.size, y + dy * size, size, bold=True, at="centre")
        for reach in (1, 1.6)
        for dx, dy in _BESIDE
        for dx, dy in ((dx * reach, dy * reach),)
    ]
    box = best_place(candidates, taken.walls, taken.lines, frame.plot.grown(1))
    if box is not None:
        sheet.write("last", said, box, size, style.line, bold=True, halo=style.surface)
        taken.walls.append(box)


# Above, below, right, left, and between: how far from the dot, in sizes.
_BESIDE = (
    (-0.15, 1.1), (0.75, 0.7), (0, -1.1), (0.9, 0),
    (-0.8, 0.8), (0.75, -0.8), (-0.9, -0.6), (-1, 0),
)  # fmt: skip


def draw_missing_words(sheet: Sheet, boxes: Sequence[Box], words: str, taken: Taken) -> None:
    """Says what the hatch means, along it or up it, wherever there is room."""
    style = sheet.style
    size = style.points(0.82)
    wide = sheet.wide(words, size) + 4
    for box in boxes:
        upright = box.width < wide
        if upright and box.width < 1.5 * size:
            continue
        across, tall = (size, wide - 4) if upright else (wide - 4, size)
        x = box.middle[0]
        shares = (0.5, 0.3, 0.7) if upright else (0.06, 0.5, 0.25, 0.75, 0.9)
        candidates = []
        for share in shares:
            y = box.y0 + share * box.height
            candidates.append(Box(x - across / 2, y - tall / 2, x + across / 2, y + tall / 2))
        place = best_place(candidates, taken.walls, taken.lines, box)
        if place is None:
            continue
        sheet.fill(place.grown(1), style.surface, _WORDS - 0.1)
        if upright:
            sheet.write_upright("missing", words, place, size, style.text_soft)
        else:
            sheet.write("missing", words, place, size, style.text_soft)
        taken.walls.append(place)
