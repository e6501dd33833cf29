"""The one banner at the top of a page: the highest level that has not been told, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.report.wording.findings import (
    EMERGENCY_TOO,
    advice,
    heading,
    lead,
    reason,
    told_line,
)
from ptdiary.review.finding import Level, Review

if TYPE_CHECKING:
    from ptdiary.diary.diary import Diary
    from ptdiary.diary.profile import Contact, Profile
    from ptdiary.review.finding import Finding

TOLD_BUTTON = "I have told them"
SEEN_BUTTON = "I have been seen"
WHY_LINK = "Why am I seeing this?"
ADD_NUMBER = "Add the number"
NO_NUMBER = "No number is set for your therapist. It is often on the appointment card."
NO_EMERGENCY_NUMBER = "your local emergency number"
OTHERS_TITLE = "What else you wrote"

# What a screen reader says before the heading.
_SPOKEN = {
    Level.EMERGENCY: "Emergency",
    Level.URGENT: "Urgent",
    Level.CONTACT: "Important",
    Level.WATCH: "For your information",
    Level.EXPECTED: "For your information",
    Level.NONE: "For your information",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """All words of a banner. Empty texts and tuples are not shown.

    `call` is what stands on the button that shows whom to call; `number` is the number alone, as
    text. `no_number` stands in its place where none is set. `emergency` follows any other call.
    """

    level: Level
    finding: Finding | None
    accessible: str
    heading: str
    reason: str
    advice: str
    others: tuple[str, ...]
    told: tuple[str, ...]
    call: str
    number: str
    no_number: str
    emergency: str


def banner(diary: Diary, review: Review) -> Banner:
    """The banner for a review. Its level may be lower than the review's, once they were told."""
    finding = lead(review)
    level = finding.level if finding is not None else Level.NONE
    if finding is not None and finding.rule.id == "W-STALE":
        level = Level.NONE
    title = heading(review, diary)
    call, number, missing = _call(diary.profile, finding)
    return Banner(
        level=level,
        finding=finding,
        accessible=f"{_SPOKEN[level]}: {title}" if title else "",
        heading=title,
        reason=reason(finding) if finding is not None else "",
        advice=advice(finding) if finding is not None else "",
        others=_others(review, finding),
        told=_told(review),
        call=call,
        number=number,
        no_number=missing,
        emergency=EMERGENCY_TOO if Level.CONTACT <= level <= Level.URGENT else "",
    )


def emergency_number(profile: Profile) -> str:
    """The number to call, else the words that stand for it."""
    return profile.emergency_number or NO_EMERGENCY_NUMBER


def _others(review: Review, shown: Finding | None) -> tuple[str, ...]:
    """The other reasons, highest first; one sentence stands once."""
    rest = [each for each in review.findings if each is not shown and each.told is None]
    return tuple(dict.fromkeys(reason(each) for each in rest))


def _told(review: Review) -> tuple[str, ...]:
    told = [each.told for each in review.findings if each.told is not None]
    return tuple(dict.fromkeys(told_line(each, review.at) for each in told))


def _call(profile: Profile, finding: Finding | None) -> tuple[str, str, str]:
    """What the call button says, the number, and what to say where none is set."""
    if finding is None or finding.level < Level.CONTACT:
        return "", "", ""
    if finding.level is Level.EMERGENCY:
        number = emergency_number(profile)
        return f"Call {number}", number, ""
    contact = _contact(profile, finding)
    if contact is None or not contact.phone:
        return "", "", NO_NUMBER
    name = contact.name or "your therapist"
    return f"Call {name}, {contact.phone}", contact.phone, ""


def _contact(profile: Profile, finding: Finding) -> Contact | None:
    """A doctor where the advice is to see one today, else the therapist; whoever has a number."""
    first, second = profile.therapist, profile.doctor
    if finding.level is Level.URGENT and finding.rule.when == "today":
        first, second = second, first
    return first if first is not None and first.phone else second
