"""How high soreness stands after a session: the patient's own band, and for want of it the hump.

The band: near each hour, the percentiles of the scores after earlier sessions.

The hump stands in while these are too few: a drawing, no band of a study, and it says so. From the
score before the session + 1, up from 12 hours on to mild or moderate at 24, flat to 48, and back
down to before + 1 at 72. The hours are those of the rules; in studies of sore back muscles it was
worst after 24 or 48 hours in 9 of 10 (Bishop 2011; after 28 on average: Abboud 2019), and gone by
96 (Pettitt 2010).
That 6 is the highest of "mild to moderate" is a choice of this project, made from the words of the
clinical sources: a mean peak was 3.8 (Abboud, 24 people), and the highest found 6.8 (Bishop). No
course with the spread of many people was at hand that could be cited for a band. The steps between
the knots are smooth so that the hump does not look more exact than it is. Who was at 5 or more
before gets no hump: it would make severe soreness look common.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi
from statistics import median, quantiles
from typing import Literal

from ptdiary.review.hours import EASES, ENDS, HOUR, PEAKS, STARTS
from ptdiary.review.trends.shapes import Curve, Series

BEGIN, PEAK, EASE, LIMIT = (each // HOUR for each in (STARTS, PEAKS, EASES, ENDS))
CEILING = 6  # score
TOLERANCE = 1  # above the score before
TOO_HIGH = 5  # a score before from which on there is no hump

# With more earlier sessions than this the chart shows the latest ones, and says so.
EARLIER_SHOWN = 24
_STEPS_AN_HOUR = 4
# Earlier sessions for dots, as for what is said about tomorrow; and for a band in their place.
ENOUGH, ENOUGH_FOR_A_BAND = 5, 8
_BAND_HOURS = (0, 6, 18, 30, 42, 54, 66, 78)
_NEAR = 6  # hours
_A_SECOND = 3600  # parts of an hour: of two ratings as far away the earlier counts
_TWENTIETHS = (1, 5, 10, 15, 19)

Places = list[tuple[float, float]]


def shown(series: Series) -> tuple[Curve, ...]:
    """The latest sessions, as many as can be told apart; among them the current one."""
    return series.curves[-EARLIER_SHOWN - 1 :]


@dataclass(frozen=True, slots=True, kw_only=True)
class BandHour:
    """Where soreness stood near an hour after so many sessions.

    `percentiles` are scores: 5, 25, 50, 75 and 95 of 100 lie at or under them.
    """

    hours: float
    sessions: int
    percentiles: tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierSessions:
    """What the aligned view shows of the sessions before the current one, `count` with a rating.

    One of three: the `band`; under `ENOUGH_FOR_A_BAND` sessions all their ratings as `dots`, each
    (hours, score); under `ENOUGH` a line for each of `lines`.
    """

    count: int
    band: tuple[BandHour, ...] = ()
    dots: tuple[tuple[float, int], ...] = ()
    lines: tuple[Curve, ...] = ()


def earlier(series: Series) -> EarlierSessions:
    """Of the sessions shown, without the one whose hours run now."""
    curves = _earlier(series)
    count = len(curves)
    if count < ENOUGH:
        return EarlierSessions(count=count, lines=tuple(curves))
    near = (scores_near(curves, hours) for hours in _BAND_HOURS)
    band = tuple(each for each in near if each is not None)
    if count >= ENOUGH_FOR_A_BAND and len(band) > 1:
        return EarlierSessions(count=count, band=band)
    dots = sorted(point for each in curves for point in each.points)
    return EarlierSessions(count=count, dots=tuple(dots))


def band_at(series: Series, hours: Sequence[int]) -> tuple[BandHour, ...]:
    """The band at other hours, those near which enough sessions have a rating."""
    curves = _earlier(series)
    if len(curves) < ENOUGH_FOR_A_BAND:
        return ()
    near = (scores_near(curves, each) for each in hours)
    return tuple(each for each in near if each is not None)


def _earlier(series: Series) -> list[Curve]:
    return [each for each in shown(series) if each.session != series.current and each.points]


def needs_shape(series: Series) -> bool:
    """Whether the patient's own sessions are too few, so that the hump stands in."""
    return series.ahead is None and earlier(series).count < ENOUGH


def scores_near(curves: Sequence[Curve], hours: int) -> BandHour | None:
    """The percentiles of the scores near an hour; None with fewer than `ENOUGH` of them."""
    near = [score for each in curves if (score := _near(each, hours)) is not None]
    if len(near) < ENOUGH:
        return None
    twentieths = quantiles(near, n=20, method="inclusive")
    low, quarter, middle, three_quarters, high = (twentieths[each - 1] for each in _TWENTIETHS)
    return BandHour(
        hours=float(hours),
        sessions=len(near),
        percentiles=(low, quarter, middle, three_quarters, high),
    )


def _near(curve: Curve, hours: int) -> int | None:
    """The rating next to an hour, at its end the score before; None where none is near."""
    if not hours:
        return curve.before
    away = [(round(abs(at - hours) * _A_SECOND), score) for at, score in curve.points]
    far, score = min(away, key=_first, default=(None, None))
    return score if far is not None and far <= _NEAR * _A_SECOND else None


def _first(pair: tuple[int, int]) -> int:
    return pair[0]


@dataclass(frozen=True, slots=True)
class HumpStart:
    """The score that the hump starts from, None while unknown, and what it is.

    `of`: the score before the current session, the middle of those before the sessions shown, or
    the usual score where the score before is not known.
    """

    score: float | None
    of: Literal["session", "sessions", "usual"]

    @property
    def is_drawn(self) -> bool:
        """Whether there is a hump."""
        return self.score is not None and self.score < TOO_HIGH


def hump_start(series: Series) -> HumpStart:
    """Where the hump of these sessions starts."""
    current = next((each for each in series.curves if each.session == series.current), None)
    if current is not None:
        if current.before is not None:
            return HumpStart(current.before, "session")
        return HumpStart(series.usual, "usual")
    known = [curve.before for curve in shown(series) if curve.before is not None]
    return HumpStart(median(known), "sessions") if known else HumpStart(series.usual, "usual")


def hump(before: float, last_hour: int) -> Places:
    """(hours, score) along the upper edge, from 0 to the last hour."""
    low, high = before + TOLERANCE, CEILING
    knots = [
        (0, low), (BEGIN, low), (PEAK, high), (EASE, high), (LIMIT, low), (last_hour, low),
    ]  # fmt: skip
    places: Places = []
    for (x0, y0), (x1, y1) in pairwise(knots):
        steps = max(1, (x1 - x0) * _STEPS_AN_HOUR) if y0 != y1 else 1
        places += [
            (x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * (1 - cos(pi * step / steps)) / 2)
            for step in range(steps)
        ]
    return [*places, (float(last_hour), low)]
