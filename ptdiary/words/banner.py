"""The one banner at the top of a page: the highest level that has not been told, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.review.finding import Level, Review
from ptdiary.words.findings import EMERGENCY_TOO, advice, heading, lead, reason, told_line
from ptdiary.words.phone import NO_NUMBER, who_to_call

if TYPE_CHECKING:
    from ptdiary.diary import Diary
    from ptdiary.review.finding import Finding
    from ptdiary.words.dates import Times
    from ptdiary.words.phone import WhoToCall

TOLD_BUTTON = "I have told them"
SEEN_BUTTON = "I have been seen"
WHY_LINK = "Why am I seeing this?"
ADD_NUMBER = "Add the number"

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
class BannerWords:
    """All words of a banner. Empty texts and tuples are not shown.

    `call` is what stands on the button that shows whom to call; `number` is the number alone, as
    text. `no_number` stands in its place where none is set, and `number_field` names the field of
    Settings that takes it. `emergency` follows any other call.
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
    number_field: str
    emergency: str


def banner(diary: Diary, review: Review, times: Times) -> BannerWords:
    """The banner for a review. Its level may be lower than the review's, once they were told."""
    finding = lead(review)
    level = finding.level if finding is not None else Level.NONE
    if finding is not None and finding.is_no_rating:
        level = Level.NONE
    title = heading(review)
    call = who_to_call(diary.profile, finding) if finding and level >= Level.CONTACT else None
    return BannerWords(
        level=level,
        finding=finding,
        accessible=f"{_SPOKEN[level]}: {title}" if title else "",
        heading=title,
        reason=reason(finding, times) if finding is not None else "",
        advice=advice(finding, times) if finding is not None else "",
        others=_others(review, finding, times),
        told=_told(review, times),
        call=_call(call) if call else "",
        number=call.phone if call else "",
        no_number=NO_NUMBER[call.whom] if call and not call.phone else "",
        number_field=call.field if call else "",
        emergency=EMERGENCY_TOO if Level.CONTACT <= level <= Level.URGENT else "",
    )


def _others(review: Review, shown: Finding | None, times: Times) -> tuple[str, ...]:
    """The other reasons, highest first; one sentence stands once."""
    rest = [each for each in review.findings if each is not shown and each.told is None]
    return tuple(dict.fromkeys(reason(each, times) for each in rest))


def _told(review: Review, times: Times) -> tuple[str, ...]:
    told = [each.told for each in review.findings if each.told is not None]
    return tuple(dict.fromkeys(told_line(each, review.at, times) for each in told))


def _call(who: WhoToCall) -> str:
    """`Call Dana Reyes, 555 0142`; empty where nobody has a number."""
    return f"Call {', '.join(filter(None, (who.name, who.phone)))}" if who.phone else ""
