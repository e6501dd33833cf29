"""The profile's fields as a table: which control asks for each, and in which card it stands.

`tests/ui/test_settings.py` holds it against the fields of the profile: none is forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from ptdiary.diary.profile import Contact, Profile

Control = Literal["line", "year", "score", "yes_no", "lines", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileField:
    """One question. `path` is a field of the profile, or of a contact in it: `therapist.phone`."""

    path: str
    control: Control
    card: str


PROFILE_FIELDS = (
    ProfileField(path="emergency_number", control="line", card="contacts"),
    ProfileField(path="urgent_number", control="line", card="contacts"),
    ProfileField(path="therapist.name", control="line", card="contacts"),
    ProfileField(path="therapist.phone", control="line", card="contacts"),
    ProfileField(path="doctor.name", control="line", card="contacts"),
    ProfileField(path="doctor.phone", control="line", card="contacts"),
    ProfileField(path="therapist.hours", control="line", card="contacts"),
    ProfileField(path="doctor.hours", control="line", card="contacts"),
    ProfileField(path="therapist_advice", control="text", card="advice"),
    ProfileField(path="name", control="line", card="you"),
    ProfileField(path="birth_year", control="year", card="you"),
    ProfileField(path="usual_soreness", control="score", card="you"),
    ProfileField(path="usual_movement", control="score", card="you"),
    ProfileField(path="cancer_history", control="yes_no", card="health"),
    ProfileField(path="osteoporosis", control="yes_no", card="health"),
    ProfileField(path="long_term_steroids", control="yes_no", card="health"),
    ProfileField(path="known_nerve_signs", control="yes_no", card="health"),
    ProfileField(path="conditions", control="lines", card="health"),
    ProfileField(path="injuries", control="lines", card="health"),
    ProfileField(path="medicines", control="lines", card="health"),
)


def answer_in(profile: Profile, path: str) -> Any:
    """The answer to one question, None or () where there is none."""
    first, _, inner = path.partition(".")
    value = getattr(profile, first)
    return getattr(value or Contact(), inner) if inner else value


def with_answer(profile: Profile, path: str, value: Any) -> Profile:
    """The profile with one answer changed. A contact of which nothing is known is none."""
    first, _, inner = path.partition(".")
    if inner:
        contact = replace(getattr(profile, first) or Contact(), **{inner: value})
        value = None if contact == Contact() else contact
    return replace(profile, **{first: value})
