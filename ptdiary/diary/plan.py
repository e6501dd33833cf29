"""What the patient wants to be able to do again, in her own words, rated week by week."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ptdiary.diary.answers import WEEKDAYS
from ptdiary.diary.limits import (
    ID,
    NAME,
    NOTE,
    SCORE,
    Choice,
    Many,
    Moment,
    Number,
    Record,
    Whole,
    optional,
    required,
)

# The exercise plan agreed with the therapist.

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


# An appointment to come, or one that was.


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """When, with whom and where."""

    id: str = required(ID)
    at: datetime = required(Moment())
    with_whom: str | None = optional(NAME, name="with")
    place: str | None = optional(NAME)
    note: str | None = optional(NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRating:
    """0 unable, 10 as before."""

    at: datetime = required(Moment())
    score: int = required(SCORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity of the patient's own, with its ratings."""

    id: str = required(ID)
    name: str = required(NAME)
    ratings: tuple[ActivityRating, ...] = optional(Many(Record(ActivityRating)))
