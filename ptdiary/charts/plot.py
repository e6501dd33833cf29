"""The timeline's plot, from the ground up, and above it the lane of warnings.

Tint, past 72 hours, days without entry, line, dots. Nothing is smoothed. In a lane over years, some
days together make one bar from the lowest to the highest of them, and a line joins their middles.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from ptdiary.charts.frame import Frame, ScoreAxis, TimeAxis, days_together
from ptdiary.charts.packing import (
    Icon,
    IconLane,
    IconPlace,
    Interval,
    best_place,
    grouped,
    joined_spans,
    pack_marks,
)
from ptdiary.charts.placed import Box
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Segment, Style, stripes
from ptdiary.review.finding import Level
from ptdiary.review.trends.days import Rated, days_taken_together
from ptdiary.review.trends.shapes import Mark, Point, Series
from ptdiary.words.charts import TimelineWords, Variants

# The lane of warnings: an icon whose shape says how soon, and words.

_ICON = 1.55  # in sizes of the words
_ROWS = (0.73, 0.27)  # how high in the lane the rows are
_EDGE = 1.1
_YEARS_APART = 3  # icons
_LAYER_LINE, _LAYER_ICON = 3.5, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """What is in the lane: places in the series' marks, where, and the words that fitted."""

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
    lane = IconLane(left=2, right=sheet.width - 2, icon=0.62 * icon, gap=0.8 * icon)
    xs = [_x(mark, frame, lane) for mark in series.marks]
    levels = [int(mark.finding.shown_level) for mark in series.marks]
    # over years an icon stands for a time, and words say more than many icons
    icons_apart = 1 if days_together(frame.days) == 1 else _YEARS_APART
    groups = grouped(xs, levels, 2 * lane.icon * icons_apart)
    variants = [_group_words(group, words) for group in groups]
    wide = sheet.measured(bold=True, size=size)
    wanted = [
        Icon(x=xs[group[0]], widths=tuple(wide(said) for said in each))
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


def _side(place: IconPlace) -> str:
    return "right" if place.left else "left"


def _x(mark: Mark, frame: Frame, lane: IconLane) -> float:
    return min(frame.days.within(mark.at), lane.right - lane.icon)


def _group_words(group: Sequence[int], words: TimelineWords) -> Variants:
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


# The plot.

_TINT, _PAST, _MISSING, GRID, _TODAY, _DROP, _LINE, _DOT, _SIGN, _WORDS = (
    1, 1.3, 1.6, 1.8, 3, 3.5, 5, 6, 7, 8,
)  # fmt: skip
_PAST_STRIPES, _MISSING_STRIPES = 9.0, 4.4  # points apart
_STRIP = 1.1  # how high the hatch of a missing day is where the span past 72 hours is hatched
_HALO = 2.4
_NARROWEST = 2.0  # points: a narrower missing stretch is only a hole in the line
_DAY = timedelta(days=1)
_THIN_DAY = 7.0  # points a day under which dots and line get thinner
_BEHIND, _BEHIND_WIDTH = 4.0, 0.8  # of the ratings behind the averages
_LARGE = 1.45  # of the usual dot, where a few stand alone

_TODAY_DASHES = (4.0, 3.0)


@dataclass(slots=True)
class Taken:
    """What words inside the plot keep clear of: boxes never touched, lines not crossed.

    `grain` is ratings behind the averages: touched only where nothing else is free.
    """

    walls: list[Box] = field(default_factory=list)
    lines: list[Segment] = field(default_factory=list)
    grain: list[Box] = field(default_factory=list)


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
    """Days without any entry, hatched the other way. Returns the boxes that words may go in."""
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


def draw_line(
    sheet: Sheet, frame: Frame, points: Sequence[Point], taken: Taken, *, behind: bool = False
) -> None:
    """The line through the ratings, broken where `breaks` says; nothing is smoothed or invented.

    `behind` the averages of weeks it is thin and grey.
    """
    style = sheet.style
    thin = min(1.0, max(0.45, frame.days.day / _THIN_DAY))
    colour, width, halo = (
        (style.rating, _BEHIND_WIDTH, 0.0)
        if behind
        else (style.line, style.line_width * thin, _HALO * thin)
    )
    for run in _runs(points):
        places = [(frame.days.x(point.at), frame.scores.y(point.soreness)) for point in run]
        if len(places) > 1:
            layer = _BEHIND if behind else _LINE
            sheet.line(places, colour, width, layer, clip=frame.plot, halo=halo)
        if not behind:
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


def draw_dots(
    sheet: Sheet,
    frame: Frame,
    points: Sequence[Point],
    taken: Taken,
    *,
    behind: bool = False,
    large: bool = False,
) -> None:
    """A dot for a rating: hollow if written later, a diamond for a sign, a cross if left out.

    `behind` the averages of weeks they are small and grey, and words may stand over them.
    """
    style = sheet.style
    thin = max(0.3, min(1.0, frame.days.day / _THIN_DAY))
    dot = (style.rating_dot if behind else style.dot) * thin * (_LARGE if large else 1.0)
    colour, layer = (style.rating, _BEHIND + 0.1) if behind else (style.line, _DOT)
    kinds: dict[str, list[tuple[float, float]]] = {"full": [], "later": [], "out": []}
    for point in points:
        place = frame.days.x(point.at), frame.scores.y(point.soreness)
        if point.level >= Level.CONTACT or not frame.plot.x0 <= place[0] <= frame.plot.x1:
            continue
        kinds[_kind(point)].append(place)
        if behind:
            taken.lines.append((place[0] - dot / 2, place[1], place[0] + dot / 2, place[1]))
            taken.grain.append(around(place, dot / 2))
        else:
            taken.walls.append(around(place, dot * 0.6))
    if dot > 1:
        sheet.dots(
            kinds["full"], "o", dot, layer, fill=colour, edge=style.surface, edge_width=0.7 * thin
        )
    sheet.dots(
        kinds["later"], "o", max(dot, 2.6) * 0.98, layer + 0.05,
        fill=style.surface, edge=colour, edge_width=max(0.7, (1.1 if behind else 1.5) * thin),
    )  # fmt: skip
    draw_cross(sheet, kinds["out"], max(dot, 3))
    draw_signs(sheet, frame, points, taken)


def draw_signs(sheet: Sheet, frame: Frame, points: Sequence[Point], taken: Taken) -> None:
    """A diamond for each rating that brought a warning."""
    thin = max(0.6, min(1.0, frame.days.day / _THIN_DAY))
    for point in points:
        place = frame.days.x(point.at), frame.scores.y(point.soreness)
        if point.level >= Level.CONTACT and frame.plot.x0 <= place[0] <= frame.plot.x1:
            _draw_sign(sheet, place, point.level, thin)
            taken.walls.append(around(place, sheet.style.dot))


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


def draw_scores(sheet: Sheet, frame: Frame, points: Sequence[Point], taken: Taken) -> None:
    """Ratings as numbers, each beside its dot; the latest has the first choice of room."""
    style = sheet.style
    size = style.points(1.05)
    for point in reversed(points):
        x, y = frame.days.x(point.at), frame.scores.y(point.soreness)
        said = str(point.soreness)
        candidates = [
            sheet.box_of(said, x + dx * style.size, y + dy * size, size, bold=True, at="centre")
            for reach in (1, 1.6)
            for dx, dy in _BESIDE
            for dx, dy in ((dx * reach, dy * reach),)
        ]
        box = best_place(candidates, taken.walls, taken.lines, frame.plot.grown(1))
        if box is not None:
            sheet.write("rating", said, box, size, style.line, bold=True, halo=style.surface)
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


# Years on one page.

_LAYER = 5
_HALF_A_SCORE = 0.12  # so that a bar of one score is seen


def draw_condensed(
    sheet: Sheet,
    days: TimeAxis,
    scores: ScoreAxis,
    rated: Iterable[Rated],
    bar: str,
    line: str,
) -> list[Segment]:
    """Draw bars and line in these colours; returns the line's parts."""
    plot = scores.plot
    together = days_together(days)
    lines: list[Segment] = []
    bars: list[Box] = []
    before: tuple[int, float, float] | None = None
    for span in days_taken_together(rated, days.start, together):
        x0 = days.x(days.start + timedelta(days=span.place * together))
        x1 = min(x0 + together * days.day, plot.x1)
        if x0 >= x1:
            break
        low, high = scores.y(span.lowest - _HALF_A_SCORE), scores.y(span.highest + _HALF_A_SCORE)
        bars.append(Box(x0, low, x1, high))
        middle = (x0 + x1) / 2, scores.y(span.middle)
        if before is not None and span.place == before[0] + 1:
            lines.append((*before[1:], *middle))
        before = span.place, *middle
    sheet.fills(bars, bar, _LAYER - 0.2)
    sheet.segments(lines, line, sheet.style.line_width * 0.7, _LAYER)
    return lines
