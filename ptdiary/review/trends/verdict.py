"""Whether the averages of two runs of days differ by more than days do by themselves.

Days hang together: a bad one is often followed by another, so that fourteen of them tell less than
fourteen. How much they do cannot be read off a few weeks. Each of some dependences is therefore
asked how well it fits these days, weighed by how likely it was beforehand (mostly strong, on the
side of caution), and the likely range of the change is the one that holds over all of them.

The numbers are choices of the project, made by simulation: where nothing changed, a change is
claimed in at most one diary in ten, for each dependence, scatter, gap and length that was tried.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ptdiary.review.averages import ScoredDay, mean_of
from ptdiary.review.records import SEVERE

ENOUGH = 10  # rated days on a side; fewer are too early to say anything of
LEAST = 1.0  # points; a smaller difference is no change that a patient has to know of
SAME_WITHIN = 1.0  # points, for the whole likely range
MISSED = 0.04  # how often the likely range leaves the true change out, were its assumptions true
# How much of its distance from the average a day hands on to the next, and a weight for each.
_DEPENDENCES = (
    (0.0, 0.3),
    (0.2, 0.3),
    (0.4, 0.5),
    (0.6, 1.0),
    (0.75, 3.0),
    (0.85, 5.0),
    (0.92, 6.0),
)
_LEAST_SCATTER, _WORTH = 0.5, 2  # points squared, and the days that this is worth: whole numbers
_WORST = 10
_HALVINGS = 30  # of ten points: to less than a millionth

# Where one of these holds, soreness has gone up, has not gone down, or hides that it went up.
RISES = frozenset({"C-TREND", "C-WORSE", "W-CLIMB", "W-DRIFT", "C-48", "C-72", "C-120", "C-SURGE"})

Claim = Literal[
    "better", "same", "up", "unclear", "early", "lower_then_higher", "higher_then_lower"
]
Against = Literal["severe", "rises"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyChange:
    """The latest average less the earlier one, and the range it likely lies in. In points.

    The range is in whole tenths, rounded outwards, and never beyond what the scale has room for.
    """

    difference: float
    low: float
    high: float
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeVerdict:
    """What may be said of a change; `change` is None where it is too early.

    `against` is why *better* is not said although the averages alone would say it.
    """

    claim: Claim
    change: LikelyChange | None = None
    against: Against | None = None


def verdict(
    before: Sequence[ScoredDay],
    latest: Sequence[ScoredDay],
    *,
    last_rating: int | None,
    rules: Collection[str],
    lately: Sequence[ScoredDay] = (),
) -> ChangeVerdict:
    """What may be said of the latest days beside those before; both in the order of time.

    `last_rating` is the latest score and `rules` are the ids of what the review of that moment
    found. `lately` are days just before the latest ones, where `before` is long ago: if soreness
    turned since, that is said.
    """
    change = likely_change(before, latest)
    if change is None:
        return ChangeVerdict(claim="early")
    since = likely_change(lately, latest)
    claim = change.claim
    if since is not None and {claim, since.claim} == {"better", "up"}:
        claim = "lower_then_higher" if claim == "better" else "higher_then_lower"
    against = _against(last_rating, rules)
    if against is not None and claim == "higher_then_lower":
        return ChangeVerdict(claim="up", change=change)
    if against is not None and claim == "better":
        return ChangeVerdict(claim="unclear", change=change, against=against)
    return ChangeVerdict(claim=claim, change=change)


def _against(last_rating: int | None, rules: Collection[str]) -> Against | None:
    if not RISES.isdisjoint(rules):
        return "rises"
    return "severe" if last_rating is not None and last_rating >= SEVERE else None


def likely_change(before: Sequence[ScoredDay], latest: Sequence[ScoredDay]) -> LikelyChange | None:
    """How the averages of two sides differ; None where one has too few rated days."""
    if min(len(before), len(latest)) < ENOUGH:
        return None
    first, last = mean_of(before), mean_of(latest)
    difference = float(last - first)
    half = _half_width(_centred(before, first), _centred(latest, last))
    low, high = math.floor((difference - half) * 10) / 10, math.ceil((difference + half) * 10) / 10
    return LikelyChange(
        difference=difference,
        low=max(low, -_tenths_up(first)),
        high=min(high, _tenths_up(_WORST - first)),
        claim=_claim(difference, low, high),
    )


def _claim(difference: float, low: float, high: float) -> Claim:
    if high < 0 and difference <= -LEAST:
        return "better"
    if low > 0 and difference >= LEAST:
        return "up"
    return "same" if low > -SAME_WITHIN and high < SAME_WITHIN else "unclear"


def _tenths_up(points: Fraction) -> float:
    return math.ceil(points * 10) / 10


@dataclass(frozen=True, slots=True)
class _Side:
    """Days in their order, and how far the score of each is from the average of all of them."""

    days: tuple[int, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a dependence fits one side.

    `information` is what its days tell of their level, `squares` what is left of them, in points
    squared, and `narrowing` half the logarithm of how much less they scatter once the day before is
    known. `spread` is the sum of the dependences of all pairs of days: as many as there are days
    where they do not hang together.
    """

    information: float
    squares: float
    narrowing: float
    spread: float


def _centred(days: Sequence[ScoredDay], mean: Fraction) -> _Side:
    return _Side(
        days=tuple(day for day, _ in days), scores=tuple(float(score - mean) for _, score in days)
    )


def _half_width(before: _Side, latest: _Side) -> float:
    """Half of the range that leaves the change out with a probability of `MISSED`."""
    fits = [
        (math.log(weight), *_error(before, latest, dependence))
        for dependence, weight in _DEPENDENCES
    ]
    best = max(prior + fit for prior, fit, _ in fits)
    weighed = [(math.exp(prior + fit - best), error) for prior, fit, error in fits]
    left_out = MISSED * sum(weight for weight, _ in weighed)
    low, high = 0.0, float(_WORST)
    for _ in range(_HALVINGS):
        half = (low + high) / 2
        beyond = sum(weight * math.erfc(half / error) for weight, error in weighed)
        low, high = (half, high) if beyond > left_out else (low, half)
    return high


def _error(before: _Side, latest: _Side, dependence: float) -> tuple[float, float]:
    """How well a dependence fits both sides, and what the difference then errs by, times root 2."""
    first, last = _fit(before, dependence), _fit(latest, dependence)
    of_first, of_last = len(before.days), len(latest.days)
    days = of_first + of_last
    squares = first.squares + last.squares + _WORTH * _LEAST_SCATTER
    fit = (
        first.narrowing
        + last.narrowing
        - math.log(first.information * last.information) / 2
        - (days - 2 + _WORTH) / 2 * math.log(squares)
    )
    variance = first.spread / of_first**2 + last.spread / of_last**2
    variance -= 2 * _shared(before, latest, dependence) / (of_first * of_last)
    return fit, math.sqrt(2 * variance * squares / (days - 4 + _WORTH))


def _fit(side: _Side, dependence: float) -> _Fit:
    """Day by day: each beside what the rated day before lets expect."""
    information = products = squares = scatter = spread = carried = 0.0
    score_before, day_before = 0.0, None
    for day, score in zip(side.days, side.scores, strict=True):
        held = 0.0 if day_before is None else dependence ** (day - day_before)
        free = 1 - held * held
        new, level = score - held * score_before, 1 - held
        information += level * level / free
        products += level * new / free
        squares += new * new / free
        scatter += math.log(free)
        carried *= held
        spread += 1 + 2 * carried
        carried += 1
        score_before, day_before = score, day
    return _Fit(information, squares - products * products / information, -scatter / 2, spread)


def _shared(before: _Side, latest: _Side, dependence: float) -> float:
    """The sum of the dependences of each day before on each of the latest."""
    last, first = before.days[-1], latest.days[0]
    earlier = sum(dependence ** (last - day) for day in before.days)
    later = sum(dependence ** (day - first) for day in latest.days)
    return earlier * later * dependence ** (first - last)
