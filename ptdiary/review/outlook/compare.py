"""Does one way of exercising cost more? The rise of soreness after it, with and without.

Loads rise over the weeks while the body gets used to them, so that two plain averages make harder
sessions look kinder. Here a straight line of time, a fading one of practice, the soreness before
each session and the number of ratings after it (more of them find a higher peak) are fitted with
the difference, which a weak prior holds near 0: few sessions, or all of one kind after all of the
other, leave a wide range and no claim. How often it claims what is not so:
`python -m tests.bench compare`.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import NormalDist, fmean
from typing import Literal

from ptdiary.diary import Session
from ptdiary.review.hours import DAY, ENDS, STARTS, instant
from ptdiary.review.index import Index
from ptdiary.review.outlook.ways import SessionQuestion, Way, others, ways

CompareAnswer = Literal["more", "less", "no_difference", "cannot_tell"]
Why = Literal["few", "order", "together"]

# Choices of the project, tried on simulated patients.
BOUND = 1  # points; a smaller difference is not looked for
FEWEST, FEWEST_OF_A_SIDE = 10, 3  # sessions
LATEST = 120  # sessions that are compared: a line of time is straight for a year at most
_TOGETHER = 0.75  # of the variance shared with another answer
_LOST_TO_ORDER = 0.5  # of what as many sessions in mixed order would tell
_PART = 0.92  # of the posterior in the range: whole numbers and few sessions take their part
_TIME_UNIT, _FADES = 21.0, 8.0  # days; sessions until practice has done most of its work


@dataclass(frozen=True, slots=True)
class MeasurableSession:
    """Its position among the sessions in the order of time, and soreness before and at its peak.

    `ratings`: how many there are to find the peak in, at least 1.
    """

    position: int
    before: int
    peak: int
    ratings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A session as it is compared: `day` since any day, `order` among all sessions from 0.

    `rise`: the peak of the 72 hours after it, in points above `before`, as found in so many
    `ratings`.
    """

    day: float
    order: int
    before: int
    rise: int
    ratings: int
    way: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The difference in points, with minus without; `half` the half of its range.

    `scatter`: of single sessions, in points. `told`: what the sessions tell of the difference, as
    1 / variance; `ordered`: what they would, if only time and order weighed on them; `mixed`: what
    as many would in mixed order.
    """

    middle: float
    half: float
    scatter: float
    told: float
    ordered: float
    mixed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRange:
    """Points with one decimal: 9 of 10 such ranges hold the true difference."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The answer to a question, and what stands behind it.

    `difference` is None and `why` told with `cannot_tell` only. `together`: the other question that
    the same sessions answer, where that is why. `with_it` and `without` are the rises that were
    compared, in the order of time. `more_sessions`: how many more, half of each kind in mixed
    order, would tell if the middle stayed where it is; 0 where it is told. `all_after`: every
    session with it came after all without, or the other way round.
    """

    question: SessionQuestion
    answer: CompareAnswer
    difference: DifferenceRange | None
    why: Why | None
    together: SessionQuestion | None
    with_it: tuple[int, ...]
    without: tuple[int, ...]
    more_sessions: int
    all_after: bool


def compare(index: Index, question: SessionQuestion, at: datetime) -> Compared:
    """Whether sessions of one kind cost more, of the latest that were measured by `at`."""
    found = measurable(index, instant(at))[-LATEST:]
    sessions = [index.records.sessions[each.position] for each in found]
    went = ways(question, sessions)
    measured = [
        Measured(
            day=index.records.ends[each.position] / DAY, order=each.position, before=each.before,
            rise=each.peak - each.before, ratings=each.ratings, way=way,
        )
        for each, way in zip(found, went, strict=True)
        if way is not None
    ]  # fmt: skip
    return answer_of(question, measured, _same_as(question, sessions, went))


def measurable(index: Index, now: int) -> list[MeasurableSession]:
    """The sessions whose rise is known and over by the instant `now`, in the order of time.

    A rating of the first hours is no peak yet: there is one from when soreness starts.
    """
    records = index.records
    found = []
    for position in range(bisect_right(records.ends, now)):
        end = records.ends[position]
        following = records.ends[position + 1] if position + 1 < len(records.ends) else now + 1
        if now < min(end + ENDS, following):
            continue
        watched = bisect_right(records.rating_times, min(end + ENDS, following, now))
        ratings = watched - bisect_right(records.rating_times, end)
        late = watched - bisect_left(records.rating_times, end + STARTS)
        response = index.response(position, now)
        if late > 0 and response.before is not None and response.peak is not None:
            found.append(MeasurableSession(position, response.before, response.peak, ratings))
    return found


def _same_as(
    question: SessionQuestion, sessions: Sequence[Session], went: Sequence[Way]
) -> SessionQuestion | None:
    """The other question that these sessions answer most alike; None if none is alike enough."""
    alike = [(_shared(went, ways(other, sessions)), other) for other in others(question, sessions)]
    shared, other = max(alike, key=_first, default=(0.0, None))
    return other if shared >= _TOGETHER else None


def _first(pair: tuple[float, SessionQuestion]) -> float:
    return pair[0]


def _shared(one: Sequence[Way], other: Sequence[Way]) -> float:
    """How much of the variance two answers share where both are told, 0 to 1."""
    told = [pair for pair in zip(one, other, strict=True) if None not in pair]
    count = len(told)
    both = sum(1 for a, b in told if a and b)
    first, second = sum(1 for a, _ in told if a), sum(1 for _, b in told if b)
    spread = first * (count - first) * second * (count - second)
    return (count * both - first * second) ** 2 / spread if spread else 0.0


def answer_of(
    question: SessionQuestion,
    measured: Sequence[Measured],
    together: SessionQuestion | None = None,
) -> Compared:
    """What these sessions say, in the order of time; `together`: what else they answer alike."""
    with_it = tuple(each.rise for each in measured if each.way)
    without = tuple(each.rise for each in measured if not each.way)
    fewest = min(len(with_it), len(without))
    estimate = estimated(measured)
    difference = _range(estimate)
    answer = _claim(difference)
    why: Why | None = None
    if fewest < FEWEST_OF_A_SIDE:
        why, together = "few", None
    elif together is not None:
        why = "together"
    elif _all_after(measured):
        why = "order"  # whatever else changed in between cannot be told from it
    elif len(measured) < FEWEST or answer == "cannot_tell":
        lost = 1 - estimate.ordered / estimate.mixed
        why = "order" if lost > _LOST_TO_ORDER else "few"
    return Compared(
        question=question,
        answer="cannot_tell" if why else answer,
        difference=None if why else difference,
        why=why,
        together=together,
        with_it=with_it,
        without=without,
        more_sessions=_more(estimate, len(measured), fewest, why) if why else 0,
        all_after=_all_after(measured),
    )


def _range(estimate: Estimate) -> DifferenceRange:
    low, middle, high = (
        round(estimate.middle + side * estimate.half, 1) + 0.0 for side in (-1, 0, 1)
    )
    return DifferenceRange(low=low, middle=middle, high=high)


def _claim(difference: DifferenceRange) -> CompareAnswer:
    """A difference that is surely smaller than the bound is none, even where it is surely there."""
    if difference.low >= -BOUND and difference.high <= BOUND:
        return "no_difference"
    if difference.low > 0:
        return "more"
    return "less" if difference.high < 0 else "cannot_tell"


def _all_after(measured: Sequence[Measured]) -> bool:
    """Whether the order of time sorts them by their way."""
    return sum(one.way != other.way for one, other in pairwise(measured)) == 1


def _more(estimate: Estimate, count: int, fewest: int, why: Why) -> int:
    """How many more sessions, an even number, would tell if the middle stayed where it is."""
    surely = count >= FEWEST and fewest >= FEWEST_OF_A_SIDE and why != "together"
    middle = abs(estimate.middle) if surely else 0.0
    half = max(middle, BOUND - middle)
    wanted = (_quantile(float(max(count, FEWEST))) / half) ** 2 - 1 / _DIFFERENCE.deviation**2
    told = 0.0 if why == "together" else estimate.told
    more = max(
        (wanted - told) * 4 * estimate.scatter**2,
        FEWEST - count,
        2 * (FEWEST_OF_A_SIDE - fewest),
        1,
    )
    return 2 * math.ceil(more / 2)


# The fit: six unknowns, each with a weak prior.


@dataclass(frozen=True, slots=True)
class _Prior:
    mean: float
    deviation: float


_DIFFERENCE = _Prior(0.0, 1.5)
_PRIORS = (
    _Prior(0.0, 100.0),  # the rise of a session in the middle
    _DIFFERENCE,
    _Prior(0.0, 1.5),  # of three weeks
    _Prior(0.0, 2.0),  # from the first session until practice has done its work
    _Prior(-0.5, 0.5),  # of a point before: a high score falls back by itself
    _Prior(0.0, 1.0),  # of twice as many ratings
)
_WAY, _OF_ORDER = 1, 4  # the place of the difference among them; how many are of time and order
_SCATTER, _SCATTER_WORTH = 1.3, 3  # points; worth so many sessions
_ROUNDS = 4  # then the scatter has come to rest, to a thousandth of a point

_Matrix = list[list[float]]


def estimated(measured: Sequence[Measured]) -> Estimate:
    """The difference between the ways, with order, time and soreness before taken into account."""
    rows = _columns(measured)
    count, unknowns = len(rows), range(len(_PRIORS))
    products = [[sum(row[i] * row[j] for row in rows) for j in unknowns] for i in unknowns]
    rises = [
        sum(row[i] * each.rise for row, each in zip(rows, measured, strict=True)) for i in unknowns
    ]
    variance = _SCATTER**2
    for _ in range(_ROUNDS):
        spread = _spread(products, variance, len(_PRIORS))
        pulled = [
            rises[i] / variance + prior.mean / prior.deviation**2 for i, prior in enumerate(_PRIORS)
        ]
        fitted = [sum(spread[i][j] * pulled[j] for j in unknowns) for i in unknowns]
        left = sum(
            (each.rise - sum(a * b for a, b in zip(fitted, row, strict=True))) ** 2
            for row, each in zip(rows, measured, strict=True)
        )
        used = sum(spread[i][j] * products[j][i] for i in unknowns for j in unknowns) / variance
        freedom = max(count - used, 0.0) + _SCATTER_WORTH
        variance = (left + _SCATTER_WORTH * _SCATTER**2) / freedom
    ways_apart = sum(each.way for each in measured) * sum(not each.way for each in measured)
    return Estimate(
        middle=fitted[_WAY],
        half=_quantile(freedom) * math.sqrt(spread[_WAY][_WAY]),
        scatter=math.sqrt(variance),
        told=_information(spread),
        ordered=_information(_spread(products, variance, _OF_ORDER)),
        mixed=ways_apart / count / variance if count else 0.0,
    )


def _columns(measured: Sequence[Measured]) -> list[tuple[float, ...]]:
    """A row for each session, in the order of the priors.

    The ways are half a point from 0 on either side, so that a mirrored question has exactly a
    mirrored answer; the others are taken from their averages.
    """
    terms = [
        (
            each.day / _TIME_UNIT,
            math.exp(-each.order / _FADES),
            float(each.before),
            math.log2(each.ratings),
        )
        for each in measured
    ]
    averages = [fmean(term) for term in zip(*terms, strict=True)]
    return [
        (
            1.0,
            0.5 if each.way else -0.5,
            *(value - average for value, average in zip(term, averages, strict=True)),
        )
        for each, term in zip(measured, terms, strict=True)
    ]


def _spread(products: _Matrix, variance: float, unknowns: int) -> _Matrix:
    """The variances and covariances of the first of the unknowns, the others left out."""
    precision = [
        [
            products[i][j] / variance + (1 / _PRIORS[i].deviation ** 2 if i == j else 0.0)
            for j in range(unknowns)
        ]
        for i in range(unknowns)
    ]
    return _inverse(precision)


def _information(spread: _Matrix) -> float:
    """What the sessions tell of the difference beyond its prior."""
    return max(1 / spread[_WAY][_WAY] - 1 / _DIFFERENCE.deviation**2, 0.0)


def _inverse(matrix: _Matrix) -> _Matrix:
    """Of a positive definite matrix, which needs no exchange of rows."""
    size = len(matrix)
    rows = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(matrix)]
    for place, pivot in enumerate(rows):
        lead = pivot[place]
        pivot[:] = [value / lead for value in pivot]
        for row in rows:
            if row is not pivot:
                factor = row[place]
                row[:] = [a - factor * b for a, b in zip(row, pivot, strict=True)]
    return [row[size:] for row in rows]


def _quantile(freedom: float) -> float:
    """Student's t for the range, by the expansion of Cornish and Fisher, from 3 on."""
    z = NormalDist().inv_cdf((1 + _PART) / 2)
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
