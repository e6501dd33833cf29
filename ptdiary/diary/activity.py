"""What the patient wants to be able to do again, in her own words, rated week by week."""

from dataclasses import dataclass
from datetime import datetime

from ptdiary.diary.limits import ID, NAME, SCORE, Many, Moment, Record, optional, required


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
