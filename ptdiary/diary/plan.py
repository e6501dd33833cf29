"""What the patient wants to be able to do again, in her own words, rated week by week."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from ptdiary.diary.answers import WEEKDAYS, YES_NO, YesNo
from ptdiary.diary.limits import (
    ID,
    NAME,
    NOTE,
    SCORE,
    Choice,
    Day,
    Many,
    Moment,
    Number,
    Record,
    Text,
    Whole,
    optional,
    required,
)

# The exercise plan agreed with the therapist.

WORDS = Text(200, shortest=1)
PlanStatus = Literal["active", "on_hold", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """An earlier time on hold, and what the therapist said about coming back."""

    since: datetime = required(Moment())
    reason: str | None = optional(NOTE)
    ended_at: datetime | None = optional(Moment())
    said: str | None = optional(NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedExercise:
    """One exercise of the plan, and whether it is on hold: now, or in earlier `holds`.

    The limits are the therapist's for this exercise. It counts as planned from `from_day` to
    `until_day`, both included.
    """

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
    effort_limit: int | None = optional(SCORE, since=2)
    pain_limit: int | None = optional(SCORE, since=2)
    from_day: date | None = optional(Day(), name="from", since=2)
    until_day: date | None = optional(Day(), name="until", since=2)
    holds: tuple[Hold, ...] = optional(Many(Record(Hold), most=1000), since=2)


# An appointment to come, or one that was.


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """When, with whom and where; afterwards whether it was kept, and what came of it.

    `said`: what was said and advised; `changes`: what changes in the plan.
    """

    id: str = required(ID)
    at: datetime = required(Moment())
    with_whom: str | None = optional(NAME, name="with")
    place: str | None = optional(NAME)
    note: str | None = optional(NOTE)
    kept: YesNo | None = optional(YES_NO, since=2)
    said: str | None = optional(NOTE, since=2)
    changes: str | None = optional(NOTE, since=2)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicineDose:
    """A medicine that is taken as needed, as it was taken."""

    id: str = required(ID)
    at: datetime = required(Moment())
    written_at: datetime | None = optional(Moment())
    name: str = required(WORDS)
    amount: str | None = optional(NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """Two `ways` that take turns from session to session, as agreed with the therapist.

    `order` says which way, 0 or 1, each session takes; it was drawn in pairs.
    """

    id: str = required(ID)
    question: str = required(WORDS)
    ways: tuple[str, ...] = required(Many(WORDS, fewest=2, most=2))
    order: tuple[int, ...] = required(Many(Whole(0, 1), fewest=4, most=60))
    agreed_with: str | None = optional(NAME)
    agreed_at: datetime = required(Moment())
    ended_at: datetime | None = optional(Moment())
    ended_why: str | None = optional(NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What was `said_at` one moment about soreness at a later one, `about`; it never changes.

    `dots` are ten scores from 0 to 10.
    """

    id: str = required(ID)
    said_at: datetime = required(Moment())
    about: datetime = required(Moment(), name="for")
    session_id: str = required(ID)
    dots: tuple[int, ...] = required(Many(SCORE, fewest=10, most=10))
