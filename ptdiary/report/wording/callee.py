"""Whom the call button of a banner names: the one that the advice names, who has a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.review.finding import Level

if TYPE_CHECKING:
    from ptdiary.diary.consultation import With
    from ptdiary.diary.profile import Profile
    from ptdiary.review.finding import Finding

URGENT_LINE = "urgent care line"
NO_EMERGENCY_NUMBER = "your local emergency number"
NO_NUMBER: dict[With, str] = {
    "therapist": "No number is set for your therapist. It is often on the appointment card.",
    "doctor": "No number is set for your doctor. It is often on a letter or a prescription.",
    "urgent_care": "No number is set for an urgent care line or a doctor.",
}

# The field of Settings that takes the number.
_FIELDS: dict[With, str] = {
    "therapist": "therapist.phone",
    "doctor": "doctor.phone",
    "urgent_care": "urgent_number",
    "emergency": "emergency_number",
}
_NAMES: dict[With, str] = {
    "therapist": "your therapist",
    "doctor": "your doctor",
    "urgent_care": f"the {URGENT_LINE}",
    "emergency": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Callee:
    """Whom to call. `phone` is empty where nobody to call has a number; `field` then asks for it.

    `whom` is the one with the number, or the first to call.
    """

    whom: With
    name: str
    phone: str
    field: str


def callee(profile: Profile, finding: Finding) -> Callee:
    """The first to call about a finding who has a number. See `_order`."""
    if finding.level is Level.EMERGENCY:
        number = emergency_number(profile)
        return Callee(whom="emergency", name="", phone=number, field=_FIELDS["emergency"])
    order = _order(finding)
    named = [(whom, *_known(profile, whom)) for whom in order]
    whom, name, phone = next((each for each in named if each[2]), named[0])
    return Callee(whom=whom, name=name, phone=phone, field=_FIELDS[whom])


def emergency_number(profile: Profile) -> str:
    """The number to call, else the words that stand for it."""
    return profile.emergency_number or NO_EMERGENCY_NUMBER


def _order(finding: Finding) -> tuple[With, ...]:
    """As the advice of the rule says it; a therapist is not asked first where a doctor is meant."""
    if finding.level is not Level.URGENT:
        return ("therapist", "doctor")
    if URGENT_LINE in finding.rule.advice:
        return ("urgent_care", "doctor", "therapist")
    if finding.rule.when == "today":
        return ("doctor", "urgent_care", "therapist")
    return ("therapist", "doctor", "urgent_care")


def _known(profile: Profile, whom: With) -> tuple[str, str]:
    """Name and number, the number empty where there is none."""
    if whom == "urgent_care":
        return _NAMES[whom], profile.urgent_number or ""
    contact = profile.doctor if whom == "doctor" else profile.therapist
    if contact is None:
        return _NAMES[whom], ""
    return contact.name or _NAMES[whom], contact.phone or ""
