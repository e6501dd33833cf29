"""A word with a clinician, and the questions that the patient wants to ask at the next visit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ptdiary.diary.limits import ID, NAME, NOTE, Choice, Many, Moment, optional, required

# A word with a clinician: told on the phone, or seen by them.

With = Literal["therapist", "doctor", "urgent_care", "emergency"]
ConsultationKind = Literal["told", "seen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """`seen`: a clinician has assessed the patient, so earlier evidence raises nothing more.

    `told` changes no rule; it quiets the findings whose rules it lists.
    """

    id: str = required(ID)
    at: datetime = required(Moment())
    with_whom: With = required(
        Choice(("therapist", "doctor", "urgent_care", "emergency")), name="with"
    )
    kind: ConsultationKind = required(Choice(("told", "seen")))
    advice: str | None = optional(NOTE)
    rules: tuple[str, ...] = optional(Many(NAME))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, and what the answer was."""

    id: str = required(ID)
    text: str = required(NOTE)
    written_at: datetime | None = optional(Moment())
    answered_at: datetime | None = optional(Moment())
    answer: str | None = optional(NOTE)
    appointment_id: str | None = optional(ID, since=2)
