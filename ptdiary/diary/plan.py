"""The exercise plan agreed with the therapist."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ptdiary.diary.answers import WEEKDAYS
from ptdiary.diary.limits import (
    ID,
    NAME,
    NOTE,
    Choice,
    Many,
    Moment,
    Number,
    Whole,
    optional,
    required,
)

PlanStatus = Literal["active", "on_hold", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedExercise:
    """One exercise of the plan, and whether it is on hold."""

    id: str = required(ID)
    name: str = required(NAME)
    sets: int | None = optional(Whole(0, 1000))
    repetitions: int | None = optional(Whole(0, 10_000))
    load: str | None = optional(NAME)
    minutes: float | None = optional(Number(0, 1440))
    days: tuple[str, ...] = optional(Many(Choice(WEEKDAYS), unique=True))
    instructions: str | None = optional(NOTE)
    status: PlanStatus | None = optional(Choice(("active", "on_hold", "ended")))
    held_since: datetime | None = optional(Moment())
    hold_reason: str | None = optional(NOTE)
