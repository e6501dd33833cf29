"""Two ways that take turns in an order drawn by chance, agreed with the therapist.

Each pair of sessions holds both ways, so that time and practice weigh on both alike; which comes
first was drawn. That alone carries the answer at the end: of all the orders that could have been
drawn, how many would have set the ways as far apart as this one did?
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from statistics import median
from typing import Literal

from ptdiary.diary import Experiment, PlannedExercise, Session
from ptdiary.review.finding import Level
from ptdiary.review.hours import ENDS, instant
from ptdiary.review.index import Index
from ptdiary.review.outlook.compare import measurable

RARE = Fraction(1, 20)  # at most so often by chance alone
FEWEST_PAIRS = 6  # 2 of 64 orders; 2 of 32 would be more than 1 in 20
MOST_PAIRS = 30

Stage = Literal["running", "complete", "ended"]
Ending = Literal["finding", "hold", "said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentState:
    """Where an experiment is. `sessions` are those done in it, in the order of time.

    `next_way`: 0 or 1, what the next session takes; None unless it runs. `why` it ended early: a
    finding, a hold, or the patient or therapist said so.
    """

    stage: Stage
    sessions: tuple[str, ...]
    next_way: int | None
    why: Ending | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentAnswer:
    """Whether the first way cost more than the second. `pairs` are those measured in both ways.

    `by_chance`: the share of all orders that set the ways as far apart or farther. `middle` of the
    pairs' differences, first way minus second, in points; None without a pair. `is_over` once the
    hours after its last session are.
    """

    answer: Literal["more", "less", "cannot_tell"]
    pairs: int
    by_chance: Fraction
    middle: float | None
    is_over: bool = True


@dataclass(frozen=True, slots=True)
class LatestExperiment:
    """The experiment that was agreed last, and where it is."""

    experiment: Experiment
    state: ExperimentState

    def way_of(self, session: str) -> int | None:
        """Which way a session of it went, by the session's id; None for another session."""
        held = self.state.sessions
        return self.experiment.order[held.index(session)] if session in held else None


def latest(index: Index, level: Level, at: datetime) -> LatestExperiment | None:
    """The last that was agreed by this moment, at which a review found this level."""
    now = instant(at)
    agreed = [each for each in index.diary.experiments if instant(each.agreed_at) <= now]
    if not agreed:
        return None
    last = max(agreed, key=_agreed)
    return LatestExperiment(last, state(index, last, level, at))


def takes_turn(index: Index, found: LatestExperiment | None, ended_at: datetime) -> bool:
    """Whether a new session that ended then is the next of a running experiment.

    One that was before its latest would change which way those after it took.
    """
    if found is None or found.state.next_way is None:
        return False
    held = [index.diary.find(Session, each) for each in found.state.sessions[-1:]]
    since = [found.experiment.agreed_at, *(each.ended_at for each in held if each is not None)]
    return all(instant(each) <= instant(ended_at) for each in since)


def _agreed(experiment: Experiment) -> int:
    return instant(experiment.agreed_at)


def draw(pairs: int, random_bits: int) -> tuple[int, ...]:
    """Which way each session takes, 0 or 1: pairs of both, the first of each by one random bit.

    ValueError for fewer pairs than can ever answer, more than can be kept, or bits that are not of
    so many pairs.
    """
    if not FEWEST_PAIRS <= pairs <= MOST_PAIRS or not 0 <= random_bits < 2**pairs:
        raise ValueError(f"{pairs} pairs cannot be drawn from these bits")
    firsts = [random_bits >> place & 1 for place in range(pairs)]
    return tuple(way for first in firsts for way in (first, 1 - first))


def state(index: Index, experiment: Experiment, level: Level, at: datetime) -> ExperimentState:
    """Where it is at this moment, at which a review found this level.

    What ends it is to be written down at once, as `ended_at`: a finding goes, the end stays.
    """
    now = instant(at)
    done = _sessions(index, experiment, now)
    held = tuple(session.id for _, session in done)
    if len(held) == len(experiment.order):
        return ExperimentState(stage="complete", sessions=held, next_way=None, why=None)
    why = _ending(index, experiment, level, now)
    return ExperimentState(
        stage="ended" if why else "running",
        sessions=held,
        next_way=None if why else experiment.order[len(held)],
        why=why,
    )


def answered(index: Index, experiment: Experiment, at: datetime) -> ExperimentAnswer:
    """What it says at its end. One that ended early cannot be told: its end was not drawn."""
    now = instant(at)
    differences = _differences(index, experiment, now)
    chance, apart = by_chance(differences), sum(differences)
    over = len(_sessions(index, experiment, now - ENDS)) == len(experiment.order)
    told = over and chance <= RARE
    return ExperimentAnswer(
        answer=("more" if apart > 0 else "less") if told else "cannot_tell",
        pairs=len(differences),
        by_chance=chance,
        middle=float(median(differences)) if differences else None,
        is_over=over,
    )


def by_chance(differences: Sequence[int]) -> Fraction:
    """The share of all 2 ** n orders whose differences sum up as far from 0 as these, or farther.

    Turning a pair round turns the sign of its difference: the sums are counted pair by pair.
    """
    sums = Counter({0: 1})
    for each in differences:
        turned: Counter[int] = Counter()
        for total, orders in sums.items():
            turned[total + each] += orders
            turned[total - each] += orders
        sums = turned
    reached = abs(sum(differences))
    as_far = sum(orders for total, orders in sums.items() if abs(total) >= reached)
    return Fraction(as_far, 2 ** len(differences))


def _differences(index: Index, experiment: Experiment, now: int) -> list[int]:
    """Of each pair that was measured in both ways: the rise after way 0 minus that after way 1.

    Two sessions of one way are no pair, should an order have come from elsewhere.
    """
    rises = {each.position: each.peak - each.before for each in measurable(index, now)}
    taken = [position for position, _ in _sessions(index, experiment, now)]
    order = experiment.order
    pairs = zip(taken[::2], taken[1::2], order[::2], order[1::2], strict=False)
    return [
        (rises[one] - rises[other]) * (second - first)
        for one, other, first, second in pairs
        if first != second and one in rises and other in rises
    ]


def _sessions(index: Index, experiment: Experiment, now: int) -> list[tuple[int, Session]]:
    """The sessions of an experiment by now and their positions, no more than were drawn.

    None later than its end, whatever it says of itself.
    """
    records = index.records
    last = now if experiment.ended_at is None else min(now, instant(experiment.ended_at))
    ended = records.sessions[: bisect_right(records.ends, last)]
    held = [pair for pair in enumerate(ended) if pair[1].experiment_id == experiment.id]
    return held[: len(experiment.order)]


def _ending(index: Index, experiment: Experiment, level: Level, now: int) -> Ending | None:
    if experiment.ended_at is not None and instant(experiment.ended_at) <= now:
        return "said"
    if level >= Level.CONTACT:
        return "finding"
    agreed = instant(experiment.agreed_at)
    begun = (instant(since) for each in index.diary.plan for since in _holds(each))
    return "hold" if any(agreed <= since <= now for since in begun) else None


def _holds(planned: PlannedExercise) -> Iterable[datetime]:
    yield from (hold.since for hold in planned.holds)
    if planned.status == "on_hold" and planned.held_since is not None:
        yield planned.held_since
