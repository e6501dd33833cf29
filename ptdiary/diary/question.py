"""A question that the patient wants to ask at the next appointment."""

from dataclasses import dataclass
from datetime import datetime

from ptdiary.diary.limits import ID, NOTE, Moment, optional, required


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, and what the answer was."""

    id: str = required(ID)
    text: str = required(NOTE)
    written_at: datetime | None = optional(Moment())
    answered_at: datetime | None = optional(Moment())
    answer: str | None = optional(NOTE)
