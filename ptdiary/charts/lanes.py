"""The optional lanes under the sessions: what gets in the way and what works, on the same days."""

from collections.abc import Sequence
from itertools import pairwise

from ptdiary.charts.condensed import days_together, draw_condensed
from ptdiary.charts.frame import Frame, Scores
from ptdiary.charts.packing import best_place
from ptdiary.charts.placed import Box
from ptdiary.charts.plot import GRID
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.words import LaneWords, TimelineWords, Variants
from ptdiary.review.lanes import rank
from ptdiary.review.shapes import Lane, LaneValue, Series

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
    scores = Scores(room, *_SCALE)
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


def _draw_scale(sheet: Sheet, scores: Scores, *, numbers: bool) -> None:
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


def _draw_scores(sheet: Sheet, frame: Frame, values: Sequence[LaneValue], scores: Scores) -> None:
    """Dots, and a line where the next answer follows soon enough."""
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
    """Home exercises: filled all, half filled some, empty none, a dash where none were planned."""
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
