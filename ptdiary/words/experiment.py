"""Two ways that take turns: how it is agreed, what is next, why it ended, what came of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.review.finding import Level
from ptdiary.review.outlook.experiment import FEWEST_PAIRS
from ptdiary.words import dates
from ptdiary.words.signs import sign_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ptdiary.diary import Experiment, PlannedExercise
    from ptdiary.review.finding import Finding, Review
    from ptdiary.review.outlook.experiment import (
        ExperimentAnswer,
        ExperimentState,
        LatestExperiment,
    )
    from ptdiary.words.dates import Times

TITLE = "Taking turns"
STARTED, ENDED, END = "Taking turns has begun", "Taking turns has ended", "End taking turns"
SEE = "See what came of it"
TURN_TAKEN = "This session: {way}"

# the form in which it is agreed
FORM_TITLE = "Take turns, with your therapist"
FORM_HELP = (
    "Two kinds of session take turns. For each pair, chance draws which comes first. "
    "At the end the diary says whether one cost more. A warning or a hold ends it at once."
)
FIRST_WAY, SECOND_WAY = "One kind of session", "The other kind"
WAY_EXAMPLE = "for example: with step-ups"
PAIRS = "How many pairs"
PAIRS_HELP = "A pair is two sessions, one of each kind. More pairs can tell more."
AGREES = "My therapist agrees"
AGREED = "Agreed with your therapist"
WHO = "Name of your therapist"
START, LEAVE = "Draw the order", "Cancel"
NO_WAYS = "Write down two kinds of session."
SAME_WAYS = "The two are the same."
NO_PAIRS = "Choose how many pairs."
NOT_AGREED = "It begins only when your therapist agrees."
NO_NAME = "Write down who agreed."
NOT_NOW = "It cannot begin while a warning stands. Talk to your therapist about the warning first."

# why it ended, as it is kept in the diary
_FOUND = "A warning on {day}: {what}."
_HELD = "{exercise} is on hold."
_HELD_MANY = "{exercise} are on hold."

_NEXT = "Next session: {way}."
_COMPLETE = "All {count} sessions are done."
_DONE = "{done} of {count} sessions are done."
_DONE_WITH = "{done} of {count} sessions are done. Agreed with {who}."
_ENDED = {
    "finding": "Taking turns has ended, because of a warning. Ask your therapist what to do now.",
    "hold": "Taking turns has ended, because an exercise is on hold.",
    "said": "Taking turns was ended early.",
}
_COST_MORE = "“{more}” cost more than “{less}”."
_UNTOLD = "This cannot be told."
_BY = "Soreness rose by {points} more in the middle one of {pairs} pairs."
_FEW_PAIRS = "It takes {fewest} pairs with ratings, and {pairs} have them."
_BY_CHANCE = "Of 1000 orders drawn by chance, {count} would look like this or clearer."
_NOT_YET = "There is no answer yet."
_OPEN = "The answer comes 72 hours after the last session."
_NOTE = "Talk about it with your therapist before you change anything."
_A_THOUSAND = 1000


def stage(found: ExperimentState, experiment: Experiment) -> str:
    """What the next session takes, or that it is over and why."""
    if found.next_way is not None:
        return _NEXT.format(way=_on_one_line(experiment.ways[found.next_way]))
    return _ENDED[found.why] if found.why else _COMPLETE.format(count=len(found.sessions))


def progress(found: LatestExperiment) -> str:
    """How many sessions are done, and who agreed."""
    who = found.experiment.agreed_with
    said = _DONE if who is None else _DONE_WITH
    done, count = len(found.state.sessions), len(found.experiment.order)
    return said.format(done=done, count=count, who=_on_one_line(who or ""))


def kept_reason(found: LatestExperiment) -> str:
    """Why it ended, as the diary keeps it; empty where nothing more is known."""
    return _on_one_line(found.experiment.ended_why or "") if found.state.stage == "ended" else ""


def turn(found: LatestExperiment, way: int) -> str:
    """What a session takes: `This session: With Step-ups`."""
    return TURN_TAKEN.format(way=_on_one_line(found.experiment.ways[way]))


def ended_by_finding(review: Review, times: Times) -> str:
    """The warning that ended it, with no score in it."""
    found = max(
        (each for each in review.findings if each.level >= Level.CONTACT),
        key=_level,
        default=None,
    )
    if found is None:
        return ""
    return _FOUND.format(day=times.day(review.at), what=sign_name(found))


def ended_by_hold(plan: Iterable[PlannedExercise]) -> str:
    """The exercises that are on hold now."""
    held = [_on_one_line(each.name) for each in plan if each.status == "on_hold"]
    said = _HELD if len(held) == 1 else _HELD_MANY
    return said.format(exercise=dates.sentence(dates.joined(held))) if held else ""


def on_page(found: LatestExperiment, said: ExperimentAnswer, now: datetime, times: Times) -> str:
    """One line for the therapist: the two ways, how far it is, and what came of it."""
    first, second = map(_on_one_line, found.experiment.ways)
    agreed = times.day(found.experiment.agreed_at, now)
    who = _on_one_line(found.experiment.agreed_with or "")
    begun = (_AGREED_WITH if who else _AGREED_ON).format(
        first=first, second=second, day=agreed, who=who
    )
    done = _DONE.format(done=len(found.state.sessions), count=len(found.experiment.order))
    # what came of it first: it is there where the room ends
    if found.state.stage == "complete":
        return " ".join((*answer(said, found.experiment)[:3], begun))
    if found.state.next_way is not None:
        return f"{begun} {done}"
    ended = (stage(found.state, found.experiment), kept_reason(found), done, begun)
    return " ".join(filter(None, ended))


_AGREED_WITH = "{first}, or {second}: agreed with {who} on {day}."
_AGREED_ON = "{first}, or {second}: agreed on {day}."


def _level(finding: Finding) -> Level:
    return finding.level


def answer(found: ExperimentAnswer, experiment: Experiment) -> tuple[str, ...]:
    """The answer first, then what it was counted from."""
    if not found.is_over:
        return _NOT_YET, _OPEN
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
    if found.pairs < FEWEST_PAIRS:
        return _FEW_PAIRS.format(fewest=FEWEST_PAIRS, pairs=found.pairs or "none")
    return by_chance


def _on_one_line(way: str) -> str:
    return isolated(" ".join(way.split()))
