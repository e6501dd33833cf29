"""An appointment to come, or one that was."""

from dataclasses import dataclass
from datetime import datetime

from ptdiary.diary.limits import ID, NAME, NOTE, Moment, optional, required


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """When, with whom and where."""

    id: str = required(ID)
    at: datetime = required(Moment())
    with_whom: str | None = optional(NAME, name="with")
    place: str | None = optional(NAME)
    note: str | None = optional(NOTE)
