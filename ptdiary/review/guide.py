"""The guide hump of the aligned view: how high soreness usually stands after a session.

From the score before the session + 1, up to mild or moderate at 24 hours, flat to
48, and back down to before + 1 at 72. That 6 is the highest of "mild to moderate" is a choice of
this project, made from the words of the clinical sources; the steps between the knots are smooth
so that the hump does not look more exact than it is.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi
from statistics import median

from ptdiary.review.shapes import Curve, Series

STARTS, PEAK, EASE, LIMIT = 4, 24, 48, 72  # hours after the session
CEILING = 6  # score
TOLERANCE = 1  # above the score before
RISE = 2  # of the ceiling above the score before, where that is high already
_HIGHEST = 10

# With more earlier sessions than this the chart shows the latest ones, and says so.
EARLIER_SHOWN = 24
_STEPS_AN_HOUR = 4

Places = list[tuple[float, float]]


def shown(series: Series) -> tuple[Curve, ...]:
    """The latest sessions, as many as can be told apart; among them the current one."""
    return series.curves[-EARLIER_SHOWN - 1 :]


def before_of(curves: Sequence[Curve], current: Curve | None) -> float | None:
    """The score that the hump starts from: the current session's, else the middle of all."""
    if current is not None and current.before is not None:
        return current.before
    known = [curve.before for curve in curves if curve.before is not None]
    return median(known) if known else None


def hump(before: float, last_hour: int) -> Places:
    """(hours, score) along the upper edge, from 0 to the last hour."""
    low = min(before + TOLERANCE, _HIGHEST)
    high = min(max(CEILING, before + RISE), _HIGHEST)
    knots = [
        (0, low), (STARTS, low), (PEAK, high), (EASE, high), (LIMIT, low), (last_hour, low),
    ]  # fmt: skip
    places: Places = []
    for (x0, y0), (x1, y1) in pairwise(knots):
        steps = max(1, (x1 - x0) * _STEPS_AN_HOUR) if y0 != y1 else 1
        places += [
            (x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * (1 - cos(pi * step / steps)) / 2)
            for step in range(steps)
        ]
    return [*places, (float(last_hour), low)]
