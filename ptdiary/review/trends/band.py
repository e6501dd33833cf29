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

from ptdiary.review.hours import EASES, ENDS, HOUR, PEAKS
from ptdiary.review.trends.shapes import Curve, Series, StudyPoint

# What small studies recorded after hard back exercise: a band to look at, never a rule.
#
# Points above the usual score, on the scale of 0 to 10, by hours after the exercise. Constructed
# for this program (evidence page, C.2), and no published norm: the mean at 24 h lies between 2.1
# and 3.8 (Abboud 2019, 24 healthy people, 100 back extensions); later means fall as in Tufano 2012
# after subtracting the start value (100, 88, 62, 28 %); the high edge is the ceiling of "mild to
# moderate", 6, near the highest of Bishop 2011, 6.8. The first 12 h are interpolated. Nobody in
# these studies was a patient with back pain.

_BAND = (
    (0, 0.5, 3.0), (12, 1.5, 4.0), (24, 3.0, 6.0), (28, 3.0, 6.0),
    (48, 2.6, 6.0), (72, 1.9, 4.2), (96, 0.8, 1.9), (120, 0.2, 1.0),
)  # fmt: skip
_TOP_OF_SCALE = 10.0


def studies_above(usual: float) -> tuple[StudyPoint, ...]:
    """The band above a usual score, cut at the end of the scale."""
    return tuple(
        StudyPoint(
            hours=hours,
            mean=min(usual + mean, _TOP_OF_SCALE),
            high=min(usual + high, _TOP_OF_SCALE),
        )
        for hours, mean, high in _BAND
    )


STARTS = 4  # hours after the session: the hump rises before soreness usually begins
PEAK, EASE, LIMIT = (each // HOUR for each in (PEAKS, EASES, ENDS))
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
