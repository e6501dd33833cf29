"""Sharp pain during an exercise: what it writes besides the entry."""

from dataclasses import replace
from datetime import datetime

from ptdiary.diary.answers import QUALITY_WORDS
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.questions.form import Answers
from ptdiary.diary.session import Exercise, Session


def session_with_sharp_pain(
    answers: Answers, session: Session, plan: tuple[PlannedExercise, ...] = ()
) -> Session:
    """The last session as the answers leave it: the exercise named was sharp, and was stopped.

    The same session where no exercise was named. An exercise that the session does not list yet
    is added to it.
    """
    name = named_exercise(answers)
    if name is None:
        return session
    words = answers.sharp_words or ("sharp",)
    planned = {each.name: each.id for each in plan}
    known = any(each.name == name for each in session.exercises)
    listed = session.exercises
    if not known:
        listed = (*listed, Exercise(name=name, plan_id=planned.get(name)))
    exercises = tuple(_sharp(each, words) if each.name == name else each for each in listed)
    return replace(session, exercises=exercises)


def named_exercise(answers: Answers) -> str | None:
    """The exercise during which the pain was sharp, where one was named."""
    during = answers.sharp and answers.during_exercise == "yes"
    return (answers.exercise or None) if during else None


def held(planned: PlannedExercise, since: datetime, reason: str | None = None) -> PlannedExercise:
    """The exercise of the plan, on hold since this moment; where it is already, as it was."""
    if planned.status == "on_hold":
        return planned
    return replace(planned, status="on_hold", held_since=since, hold_reason=reason)


def _sharp(exercise: Exercise, words: tuple[str, ...]) -> Exercise:
    told = {*exercise.quality, *words}
    quality = tuple(word for word in QUALITY_WORDS if word in told)
    return replace(exercise, quality=quality, stopped=True)
