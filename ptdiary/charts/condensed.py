"""Years on one page: where days are narrower than a line, some days together make one bar.

A bar reaches from the lowest to the highest of its days, a line joins their middles. Nothing is
smoothed: each bar's numbers are ratings.
"""

from collections.abc import Iterable
from datetime import timedelta
from math import ceil

from ptdiary.charts.frame import Days, Scores
from ptdiary.charts.placed import Box
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Segment
from ptdiary.review.trends.days import Rated, days_taken_together

_NARROWEST_DAY = 1.2  # points: under it days are taken together
_NARROWEST_BAR = 3.2
_LAYER = 5
_HALF_A_SCORE = 0.12  # so that a bar of one score is seen


def days_together(days: Days) -> int:
    """How many days make one bar; 1 where each has room of its own."""
    return 1 if days.day >= _NARROWEST_DAY else ceil(_NARROWEST_BAR / days.day)


def draw_condensed(
    sheet: Sheet,
    days: Days,
    scores: Scores,
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
