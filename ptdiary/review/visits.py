"""The visits to the therapist, what is to be asked at the next, and what is to be told of one.

"Since the last visit" counts from one, and the charts mark them.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ptdiary.diary import Appointment, Diary, Question
from ptdiary.review.hours import instant

ASKED_FOR = timedelta(
    days=14
)  # after an appointment; a choice of ours: later, few know what was said


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """When, and with whom where an appointment names somebody; `to_come` is after the moment."""

    at: datetime
    with_whom: str | None
    to_come: bool


def visits(diary: Diary, at: datetime) -> tuple[Visit, ...]:
    """The visits that were and the appointments to come, as of `at`, in the order of time.

    A visit was: seen by the therapist, or an appointment that has passed and is not said to have
    been missed. Both on one date are one visit, at the time of the appointment. A session at the
    clinic is none: nothing was said there about the weeks before.
    """
    now = instant(at)
    appointments = [
        Visit(at=each.at, with_whom=each.with_whom, to_come=instant(each.at) > now)
        for each in diary.appointments
        if each.kept != "no"
    ]
    dates = {each.at.date() for each in appointments}
    seen = [
        Visit(at=each.at, with_whom=None, to_come=False)
        for each in diary.consultations
        if each.kind == "seen" and each.with_whom == "therapist" and instant(each.at) <= now
    ]
    found = appointments + [each for each in seen if each.at.date() not in dates]
    return tuple(sorted(found, key=lambda each: instant(each.at)))


def last_visit(diary: Diary, at: datetime) -> Visit | None:
    """The latest visit that has been; None before the first."""
    been = [each for each in visits(diary, at) if not each.to_come]
    return been[-1] if been else None


def next_appointment(diary: Diary, at: datetime) -> Appointment | None:
    """The first appointment after a moment; None if none is to come."""
    return next((each for each in diary.appointments if each.at > at), None)


def is_told(appointment: Appointment) -> bool:
    """Whether anything was written down of how an appointment went."""
    return appointment.kept is not None or bool(appointment.said or appointment.changes)


def untold_visit(diary: Diary, at: datetime) -> Appointment | None:
    """The latest appointment that has passed, if nothing was told of it and it is not long ago."""
    latest = next((each for each in reversed(diary.appointments) if each.at <= at), None)
    if latest is None or is_told(latest) or at - latest.at > ASKED_FOR:
        return None
    return latest


# The questions: written at any time for the next visit, answered there or later.


def is_open(question: Question) -> bool:
    """Whether a question waits for its answer."""
    return question.answered_at is None and question.answer is None


def open_questions(diary: Diary) -> tuple[Question, ...]:
    """The questions that wait for an answer, in the order of writing."""
    return tuple(each for each in diary.questions if is_open(each))


def question_to_ask(diary: Diary, id_: str, text: str, at: datetime) -> Question:
    """A question written now: for the next appointment, where one is to come."""
    coming = next_appointment(diary, at)
    return Question(
        id=id_, text=text, written_at=at, appointment_id=None if coming is None else coming.id
    )


def questions_for(diary: Diary, appointment: Appointment) -> tuple[Question, ...]:
    """The open questions that may have been asked at an appointment.

    One that was written after it is for the next.
    """
    return tuple(
        each
        for each in open_questions(diary)
        if each.appointment_id == appointment.id
        or each.written_at is None
        or each.written_at <= appointment.at
    )


def answered(question: Question, answer: str, at: datetime, visit: str | None = None) -> Question:
    """A question with its answer; `visit` is the id of the appointment that it was asked at.

    One that is answered anew keeps the moment of its first answer.
    """
    return replace(
        question,
        answer=answer,
        answered_at=question.answered_at or at,
        appointment_id=visit or question.appointment_id,
    )
