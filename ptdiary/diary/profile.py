"""The person: what hardly changes, and whom to call."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from ptdiary.diary.answers import (
    REACH,
    SIDES,
    YES_NO,
    YES_NO_UNSURE,
    Limb,
    Reach,
    Side,
    YesNo,
    YesNoUnsure,
)
from ptdiary.diary.limits import (
    NAME,
    NOTE,
    SCORE,
    Choice,
    Many,
    Moment,
    Record,
    Whole,
    optional,
    required,
)

KnownSign = Literal[
    "pain", "numbness", "tingling", "weakness", "sharp", "swelling", "night_pain", "fatigue",
    "interference", "movement",
]  # fmt: skip
InfectionRisk = Literal["yes", "no", "unsure", "declined"]
FirstOnset = Literal["under_20", "from_20_to_44", "from_45_to_55", "over_55"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A therapist or doctor."""

    name: str | None = optional(NAME)
    phone: str | None = optional(NAME)
    hours: str | None = optional(NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A sign that the therapist or a doctor knows; the same or less of it alarms nobody.

    Without `limb` or `side` it holds for each; without `since` it has always been known. `reach`:
    how far down pain goes; `nights` in a week; `score` of fatigue, interference or movement.

    ValueError for a detail that does not belong to its sign.
    """

    sign: KnownSign = required(
        Choice((
            "pain", "numbness", "tingling", "weakness", "sharp", "swelling", "night_pain",
            "fatigue", "interference", "movement",
        ))
    )  # fmt: skip
    limb: Limb | None = optional(Choice(("leg", "arm", "face")))
    side: Side | None = optional(Choice(SIDES))
    reach: Reach | None = optional(REACH)
    nights: int | None = optional(Whole(0, 7))
    score: int | None = optional(SCORE)
    since: datetime | None = optional(Moment())

    def __post_init__(self) -> None:
        if self.limb == "face" and self.side is not None:
            raise ValueError("a face has no side")
        if self.nights is not None and self.sign != "night_pain":
            raise ValueError("nights belong to night_pain")
        if self.reach is not None and self.sign != "pain":
            raise ValueError("a reach belongs to pain")
        if self.score is not None and self.sign not in _SCORED:
            raise ValueError("a score belongs to fatigue, interference or movement")


_SCORED = ("fatigue", "interference", "movement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Facts about the patient that the review and the page need. All may be unanswered.

    `usual_soreness` is the patient's own word, stated or last confirmed at `usual_soreness_at`
    (None: it has always held). `age_65` is asked where no year of birth is told. `health_at` is
    when one of the answers about infection, first onset, stiffness and movement was last given.
    The limits are the therapist's; a session's own effort limit goes before.
    """

    name: str | None = optional(NAME)
    birth_year: int | None = optional(Whole(1900, 2100))
    usual_soreness: int | None = optional(SCORE)
    usual_movement: int | None = optional(SCORE)
    cancer_history: YesNoUnsure | None = optional(YES_NO_UNSURE)
    osteoporosis: YesNoUnsure | None = optional(YES_NO_UNSURE)
    long_term_steroids: YesNoUnsure | None = optional(YES_NO_UNSURE)
    known_nerve_signs: YesNoUnsure | None = optional(YES_NO_UNSURE)
    conditions: tuple[str, ...] = optional(Many(NAME))
    injuries: tuple[str, ...] = optional(Many(NAME))
    medicines: tuple[str, ...] = optional(Many(NAME))
    therapist: Contact | None = optional(Record(Contact))
    doctor: Contact | None = optional(Record(Contact))
    urgent_number: str | None = optional(NAME)
    emergency_number: str | None = optional(NAME)
    therapist_advice: str | None = optional(NOTE)
    usual_soreness_at: datetime | None = optional(Moment(), since=2)
    known: tuple[Known, ...] = optional(Many(Record(Known), most=100), since=2)
    age_65: YesNoUnsure | None = optional(YES_NO_UNSURE, since=2)
    infection_risk: InfectionRisk | None = optional(
        Choice(("yes", "no", "unsure", "declined")), since=2
    )
    first_onset: FirstOnset | None = optional(
        Choice(("under_20", "from_20_to_44", "from_45_to_55", "over_55")), since=2
    )
    morning_stiffness: YesNoUnsure | None = optional(YES_NO_UNSURE, since=2)
    better_with_movement: YesNoUnsure | None = optional(YES_NO_UNSURE, since=2)
    health_at: datetime | None = optional(Moment(), since=2)
    effort_limit: int | None = optional(SCORE, since=2)
    pain_limit: int | None = optional(SCORE, since=2)
    spine_procedure: YesNo | None = optional(YES_NO, since=2)
    diabetes: YesNo | None = optional(YES_NO, since=2)
    pregnant: YesNo | None = optional(YES_NO, since=2)


def stating_usual(profile: Profile, score: int | None, at: datetime) -> Profile:
    """The profile with a usual score stated or confirmed at a moment; None takes it back."""
    return replace(profile, usual_soreness=score, usual_soreness_at=None if score is None else at)


# The answers on health that are to be told to the therapist once; `health_at` is their time.
TOLD_ONCE = ("infection_risk", "first_onset", "morning_stiffness", "better_with_movement")


def answering_health(profile: Profile, name: str, answer: Any, at: datetime) -> Profile:
    """The profile with an answer of `TOLD_ONCE`; `health_at` is gone when none of them is left."""
    changed = replace(profile, **{name: answer})
    if answer is not None:
        return replace(changed, health_at=at)
    left = any(getattr(changed, each) is not None for each in TOLD_ONCE)
    return changed if left else replace(changed, health_at=None)
