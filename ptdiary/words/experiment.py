"""Two ways that take turns: what is next, why it ended, and what came of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ptdiary.review.outlook.experiment import FEWEST_PAIRS, RARE
from ptdiary.words import dates

if TYPE_CHECKING:
    from ptdiary.diary import Experiment
    from ptdiary.review.outlook.experiment import ExperimentAnswer, ExperimentState

_NEXT = "Next session: {way}."
_COMPLETE = "All {count} sessions are done."
_ENDED = {
    "finding": "Taking turns has ended, because of a warning. Ask your therapist what to do now.",
    "hold": "Taking turns has ended, because an exercise is on hold.",
    "said": "Taking turns was ended early.",
}
_COST_MORE = "{more} cost more than {less}."
_UNTOLD = "This cannot be told."
_BY = "Soreness rose by {points} more in the middle one of {pairs} pairs."
_FEW_PAIRS = "It takes {fewest} pairs with ratings, and {pairs} have them."
_BY_CHANCE = "Of 1000 orders drawn by chance, {count} would look like this or clearer."
_OPEN = "It has no answer before its last session is over."
_NOTE = "Talk about it with your therapist before you change anything."
_A_THOUSAND = 1000


def stage(found: ExperimentState, experiment: Experiment) -> str:
    """What the next session takes, or that it is over and why."""
    if found.next_way is not None:
        return _NEXT.format(way=_on_one_line(experiment.ways[found.next_way]))
    return _ENDED[found.why] if found.why else _COMPLETE.format(count=len(found.sessions))


def answer(found: ExperimentAnswer, experiment: Experiment) -> tuple[str, ...]:
    """The answer first, then what it was counted from."""
    by_chance = _BY_CHANCE.format(count=math.ceil(found.by_chance * _A_THOUSAND))
    if found.answer == "cannot_tell":
        return _UNTOLD, _untold(found, by_chance)
    first, second = map(_on_one_line, experiment.ways)
    more, less = (first, second) if found.answer == "more" else (second, first)
    apart = abs(found.middle or 0.0)
    points = f"{dates.number(apart)} {'point' if apart == 1 else 'points'}"
    by = _BY.format(points=points, pairs=found.pairs)
    return _COST_MORE.format(more=more, less=less), by, by_chance, _NOTE


def _untold(found: ExperimentAnswer, by_chance: str) -> str:
    if found.by_chance <= RARE:
        return _OPEN
    if found.pairs < FEWEST_PAIRS:
        return _FEW_PAIRS.format(fewest=FEWEST_PAIRS, pairs=found.pairs or "none")
    return by_chance


def _on_one_line(way: str) -> str:
    return " ".join(way.split())
