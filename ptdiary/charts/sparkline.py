"""The 72 hours after one session in the cell of a table, on one scale for all rows.

Pure: `sparkline` gives places in a rectangle, for whoever draws the row. `draw_sparkline` draws
them on a matplotlib Figure.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.review.trends.shapes import Curve

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ptdiary.charts.style import Style

LAST_HOUR, EASE_HOUR = 72, 48
HIGHEST = 10
_LONGEST_STEP = 36  # hours between two ratings that a line joins

Places = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """Shares of the width from the left and of the height from the top, each from 0 to 1.

    `runs` are the unbroken parts of the line, `end` is the last rating, `ease` and `limit` are
    where 48 and 72 hours stand. A session without ratings has no runs and no end.
    """

    runs: tuple[Places, ...]
    end: tuple[float, float] | None
    ease: float
    limit: float


def sparkline(curve: Curve) -> Sparkline:
    """From the score before the session to the last rating in the 72 hours after it."""
    points = [(0.0, curve.before)] if curve.before is not None else []
    points += [(hours, score) for hours, score in curve.points if hours <= LAST_HOUR]
    runs: list[list[tuple[float, float]]] = []
    last = float("-inf")
    for hours, score in points:
        if hours - last > _LONGEST_STEP:
            runs.append([])
        runs[-1].append((hours / LAST_HOUR, 1 - score / HIGHEST))
        last = hours
    return Sparkline(
        runs=tuple(tuple(run) for run in runs),
        end=runs[-1][-1] if runs else None,
        ease=EASE_HOUR / LAST_HOUR,
        limit=1.0,
    )


def draw_sparkline(figure: "Figure", curve: Curve, style: "Style") -> None:
    """Clear the figure and draw the sparkline over all of it but a margin for the last dot."""
    from ptdiary.charts.sheet import Sheet  # noqa: PLC0415 imports matplotlib

    sheet = Sheet(figure, style)
    shape = sparkline(curve)
    margin = style.dot / 2 + 0.5
    wide, tall = sheet.width - 2 * margin, sheet.height - 2 * margin

    def at(place: tuple[float, float]) -> tuple[float, float]:
        return margin + place[0] * wide, margin + (1 - place[1]) * tall

    for share, dashes in ((shape.ease, (1.5, 1.5)), (shape.limit, None)):
        mark = [at((share, 0)), at((share, 1))]
        sheet.line(mark, style.zero, 0.7, 1, dashes=dashes)
    for run in shape.runs:
        sheet.line([at(place) for place in run], style.line, style.line_width * 0.7, 2)
    if shape.end is not None:
        dot = [at(shape.end)]
        size = style.dot * 0.8
        sheet.dots(dot, "o", size, 3, fill=style.line, edge=style.line, edge_width=0)
