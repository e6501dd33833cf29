"""What a session and its exercises say, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.words import body_regions, dates, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ptdiary.diary import Exercise, Session

_DONE = {"all": "all of it done", "part": "part of it done", "not_today": "not done today"}


def session_said(session: Session) -> str:
    """`45 minutes; effort 6 of 10, limit 5`; empty without an answer."""
    return "; ".join(_asked(session))


def _asked(session: Session) -> Iterator[str]:
    if session.minutes is not None:
        yield _minutes(session.minutes)
    if session.effort is not None:
        yield f"effort {session.effort} of 10"
    if session.effort_limit is not None:
        yield f"effort limit {session.effort_limit}"


def exercises_said(session: Session) -> str:
    """What is told of the exercises beside their names; empty where nothing is."""
    told = ((each, exercise_told(each)) for each in session.exercises)
    return ". ".join(f"{_name(each)}: {said}" for each, said in told if said)


def exercise_told(exercise: Exercise) -> str:
    """`new or harder; 3 of 10 at its end`: what is told of one; empty where nothing is."""
    return "; ".join(_told(exercise))


def with_marks(said: str, exercise: Exercise, part: str) -> str:
    """What is said of an exercise, with how far it was done and how much it hurt in brackets.

    `part` are the words for one that was done in part: `Bridges (in part, hurt 3)`.
    """
    marks = [part] * (exercise.done == "part")
    if exercise.hurt is not None:
        marks.append(hurt_said(exercise.hurt))
    return IN_BRACKETS.format(exercise=said, said=", ".join(marks)) if marks else said


def hurt_said(score: int) -> str:
    """`hurt 3`, `did not hurt`."""
    return HURT.format(score=score) if score else DID_NOT_HURT


IN_BRACKETS = "{exercise} ({said})"
HURT, DID_NOT_HURT = "hurt {score}", "did not hurt"


def _name(exercise: Exercise) -> str:
    return dates.sentence(body_regions.exercise((exercise.name,)))


def _told(exercise: Exercise) -> Iterator[str]:
    yield from _done(exercise)
    yield from _rise(exercise)
    if exercise.travelled_to:
        limbs = dates.joined(map(lines.limb_name, exercise.travelled_to))
        yield f"pain into the {limbs}" if "one " not in limbs else f"pain into {limbs}"
    if exercise.quality:
        yield body_regions.feeling(exercise.quality)
    if exercise.stopped:
        yield "stopped"
    if exercise.hurt is not None:
        yield f"{exercise.hurt} of 10 at its end"
    if exercise.unsure_of_form:
        yield "not sure it was right"


def _done(exercise: Exercise) -> Iterator[str]:
    if exercise.done is not None:
        yield _DONE[exercise.done]
    if exercise.skipped_why:
        yield f"left out: {isolated(' '.join(exercise.skipped_why.split()))}"
    if exercise.new:
        yield "new or harder"


def _rise(exercise: Exercise) -> Iterator[str]:
    before, peak = exercise.soreness_before, exercise.soreness_peak
    if before is not None and peak is not None:
        yield f"soreness from {before} to {peak}"
    if exercise.rose is not None:
        yield "pain rose sharply" if exercise.rose == "yes" else "pain did not rise sharply"
    if exercise.settled_after_minutes is not None:
        yield f"eased after {_minutes(exercise.settled_after_minutes)}"
    elif exercise.settled is not None:
        yield "eased" if exercise.settled == "yes" else "did not ease"


def _minutes(minutes: float) -> str:
    return f"{dates.number(minutes)} {'minute' if minutes == 1 else 'minutes'}"
