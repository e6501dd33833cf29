"""Years on one page: where days are narrower than a line, some days together make one bar.

A bar reaches from the lowest to the highest of its days, a line joins their middles. Nothing is
smoothed: each bar's numbers are ratings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from math import ceil
from statistics import median_low

from ptdiary.charts.frame import Days, Frame
from ptdiary.charts.placed import Box
from ptdiary.charts.sheet import Sheet
from ptdiary.review.shapes import Point

_NARROWEST_DAY = 1.2  # points: under it days are taken together
_NARROWEST_BAR = 3.2
_LAYER = 5
_HALF_A_SCORE = 0.12  # so that a bar of one score is seen


@dataclass(frozen=True, slots=True)
class Span:
    """Some days together: where they lie, and the lowest, middle and highest of their ratings."""

    x0: float
    x1: float
    place: int
    lowest: int
    middle: int
    highest: int


def days_together(days: Days) -> int:
    """How many days make one bar; 1 where each has room of its own."""
    return 1 if days.day >= _NARROWEST_DAY else ceil(_NARROWEST_BAR / days.day)


def condensed(points: Sequence[Point], days: Days) -> Iterator[Span]:
    """The bars, in the order of time; days without a rating leave a hole."""
    together = timedelta(days=days_together(days))
    kept = [point for point in points if point.left_out is None and point.at >= days.start]
    for place, group in groupby(kept, key=lambda point: (point.at - days.start) // together):
        scores = [point.soreness for point in group]
        x0 = days.x(days.start + place * together)
        x1 = days.x(days.start + (place + 1) * together)
        yield Span(x0, x1, place, min(scores), median_low(scores), max(scores))


def draw_condensed(
    sheet: Sheet, frame: Frame, points: Sequence[Point]
) -> list[tuple[float, float, float, float]]:
    """Draw bars and line; returns the line's parts."""
    style, scores = sheet.style, frame.scores
    lines: list[tuple[float, float, float, float]] = []
    before: Span | None = None
    for span in condensed(points, frame.days):
        low, high = scores.y(span.lowest - _HALF_A_SCORE), scores.y(span.highest + _HALF_A_SCORE)
        right = min(span.x1, frame.plot.x1)
        sheet.fill(Box(span.x0, low, right, high), style.earlier, _LAYER - 0.2)
        if before is not None and span.place == before.place + 1:
            lines.append((*_middle(before, frame), *_middle(span, frame)))
        before = span
    sheet.segments(lines, style.line, style.line_width * 0.7, _LAYER)
    return lines


def _middle(span: Span, frame: Frame) -> tuple[float, float]:
    return min((span.x0 + span.x1) / 2, frame.plot.x1), frame.scores.y(span.middle)
