"""A therapy session, at the clinic or at home. Its end is hour zero of the soreness clock."""

from dataclasses import dataclass
from datetime import datetime

from ptdiary.diary.answers import COMPONENTS, QUALITY, YES_NO, Setting, YesNo
from ptdiary.diary.limits import (
    ID,
    NAME,
    NOTE,
    SCORE,
    Choice,
    Flag,
    Many,
    Moment,
    Number,
    Record,
    Whole,
    optional,
    required,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise as it was done. `plan_percent` is done / prescribed x 100.

    `settled_after_minutes`: minutes until soreness was back to soreness_before + 1. `new`: a new
    exercise, a new way of moving, or more load than last time.
    """

    name: str = required(NAME)
    plan_id: str | None = optional(ID)
    sets: int | None = optional(Whole(0, 1000))
    repetitions: int | None = optional(Whole(0, 10_000))
    load: str | None = optional(NAME)
    minutes: float | None = optional(Number(0, 1440))
    plan_percent: float | None = optional(Number(0, 10_000))
    soreness_before: int | None = optional(SCORE)
    soreness_peak: int | None = optional(SCORE)
    settled_after_minutes: float | None = optional(Number(0))
    settled: YesNo | None = optional(YES_NO)
    quality: tuple[str, ...] = optional(QUALITY)
    stopped: bool | None = optional(Flag())
    new: bool | None = optional(Flag())
    unsure_of_form: bool | None = optional(Flag())


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session. `effort` 0 rest to 10 as hard as possible; `effort_limit` as agreed.

    ValueError if it would end before it starts.
    """

    id: str = required(ID)
    started_at: datetime | None = optional(Moment())
    ended_at: datetime = required(Moment())
    setting: Setting | None = optional(Choice(("clinic", "home")))
    components: tuple[str, ...] = optional(Many(Choice(COMPONENTS), unique=True))
    effort: int | None = optional(SCORE)
    effort_limit: int | None = optional(SCORE)
    exercises: tuple[Exercise, ...] = optional(Many(Record(Exercise)))
    note: str | None = optional(NOTE)

    def __post_init__(self) -> None:
        if self.started_at is not None and self.started_at > self.ended_at:
            raise ValueError("ends before it starts")
