"""A therapy session, at the clinic or at home. Its end is hour zero of the soreness clock."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from ptdiary.diary.answers import (
    COMPONENTS,
    QUALITY,
    SHARP_WORDS,
    TRAVELLED_TO,
    YES_NO,
    Setting,
    YesNo,
)
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

Done = Literal["all", "part", "not_today"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise as it was done. `plan_percent` is done / prescribed x 100.

    `settled_after_minutes`: minutes until soreness was back to soreness_before + 1. `new`: a new
    exercise, a new way of moving, or more load than last time. `rose`: pain rose sharply during
    it; `travelled_to`: the limbs and sides that pain went into; `hurt`: how much at its end.
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
    rose: YesNo | None = optional(YES_NO, since=2)
    travelled_to: tuple[str, ...] = optional(Many(Choice(TRAVELLED_TO), unique=True), since=2)
    hurt: int | None = optional(SCORE, since=2)
    done: Done | None = optional(Choice(("all", "part", "not_today")), since=2)
    skipped_why: str | None = optional(NOTE, since=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session. `effort` 0 rest to 10 as hard as possible; `effort_limit` as agreed.

    `minutes` is how long it took, as told; `started_at` is not made from it.

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
    minutes: float | None = optional(Number(0, 1440), since=2)
    experiment_id: str | None = optional(ID, since=2)

    def __post_init__(self) -> None:
        if self.started_at is not None and self.started_at > self.ended_at:
            raise ValueError("ends before it starts")


def name_key(name: str) -> str:
    """What names of one exercise have in common: `Squats` and ` squats` are one."""
    return " ".join(name.split()).casefold()


def is_sharp(exercise: Exercise) -> bool:
    """Whether its pain was called sharp, by any word for it."""
    return not set(SHARP_WORDS).isdisjoint(exercise.quality)


def is_left_out(exercise: Exercise) -> bool:
    """Whether it stands in its session only because it was not done, with the reason."""
    return exercise.done == "not_today"


def trained(session: Session) -> Session | None:
    """The session with what was done in it; None where each exercise of it was left out.

    What was left out asks nothing of the body: no rule, no chart and no count sees it.
    """
    if not any(map(is_left_out, session.exercises)):
        return session
    done = tuple(each for each in session.exercises if not is_left_out(each))
    return replace(session, exercises=done) if done else None
