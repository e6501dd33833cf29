"""The person: what hardly changes, and whom to call."""

from dataclasses import dataclass

from ptdiary.diary.answers import YES_NO_UNSURE, YesNoUnsure
from ptdiary.diary.limits import NAME, NOTE, SCORE, Many, Record, Whole, optional


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A therapist or doctor."""

    name: str | None = optional(NAME)
    phone: str | None = optional(NAME)
    hours: str | None = optional(NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Facts about the patient that the review and the page need. All may be unanswered."""

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
