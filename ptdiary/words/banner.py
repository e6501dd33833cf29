"""The one banner at the top of a page: what a review found, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.review.asking import rating_is_due
from ptdiary.review.finding import Level, Review
from ptdiary.review.shown import shown
from ptdiary.words.body_regions import limb
from ptdiary.words.dates import days_from, sentence
from ptdiary.words.facts import SIGNS, day
from ptdiary.words.findings import (
    ADD_A_RATING,
    EMERGENCY_BEGINS,
    EMERGENCY_CHECKS,
    EMERGENCY_SIGNS,
    EMERGENCY_TOO,
    LISTED_IN_HELP,
    NOTHING_ABOUT_TODAY,
    advice,
    evidence,
    heading_of,
    reason,
    said_once,
    told,
)
from ptdiary.words.phone import (
    NO_NUMBER,
    emergency_number,
    number_field,
    numbers_to_call,
    phone_sentences,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ptdiary.diary import Diary
    from ptdiary.review.finding import Finding
    from ptdiary.review.known import KnownLine
    from ptdiary.review.lines import Line
    from ptdiary.words.dates import Times
    from ptdiary.words.phone import Phone, PhoneNumber

TOLD_BUTTON = "I have spoken to them"
SEEN_BUTTON = "I have been seen"
KNOWN_BUTTON, KNOWN_LABEL = "My therapist knows", "Noted that your therapist knows"
CHANGE_BUTTON = "It is not like that: change"
ANSWER_BUTTON = "Answer now"
WHY_LINK = "Why?"
SHOW_ALL = "Show it all"
STAYS_UNTIL_TOLD = "It stays here until you have spoken to them."
STAYS_UNTIL_SEEN = "It stays here until you have been seen."
ADD_TO_ENTRY = "Add something to this entry"
BEEN_SEEN = "Have you been seen?"
ADD_NUMBER = "Add the number"

# What a screen reader says before the heading.
SPOKEN = {
    Level.EMERGENCY: "Emergency",
    Level.URGENT: "Urgent",
    Level.CONTACT: "Important",
    Level.WATCH: "For your information",
    Level.EXPECTED: "For your information",
    Level.NONE: "For your information",
}
KNOWN = "known, no worse."
KNOWN_SINCE = "known since {since}, no worse."
ON_THE_PAGE = "It goes on the page for your therapist."
ON_THE_PAGE_FOR = "It goes on the page for {name}."
TICK_AS_WORSE = "Worse, further down or on the other side? Tick it as worse."
_SETTLED_IN = 3  # entries, until the diary says more than one thing of level watch at once


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerWords:
    """All words of a banner. Empty texts and tuples are not shown.

    `level` is that of the review. `finding` is what the heading is about, None where nothing is
    found or all of it was told. `unrated` says that no rating is recent, where nobody is to be told
    of anything: then no finding reassures. `when` is when its evidence was written. `others` stand
    below it, `more` once they are asked for. `no_number` stands in the place of numbers, and
    `number_field` names the field of Settings that takes the one that is missing. `emergency` says
    what would be one, as rich text. `phone` is what to say.
    """

    level: Level
    finding: Finding | None
    spoken: str
    heading: str
    when: str
    reason: str
    advice: str
    others: tuple[str, ...]
    more: tuple[str, ...]
    told: str
    numbers: tuple[PhoneNumber, ...]
    no_number: str
    number_field: str
    emergency: str
    question: str
    unrated: str
    phone: Phone | None

    @property
    def accessible(self) -> str:
        """The heading as a screen reader says it, with the level of the review."""
        return f"{self.spoken}: {self.heading}"

    @property
    def is_loud(self) -> bool:
        """Whether it asks for somebody to be told who was not yet."""
        return self.finding is not None and self.finding.level >= Level.CONTACT


def banner(diary: Diary, review: Review, times: Times) -> BannerWords:
    """The banner for a review: what the window and `ptdiary review` say first."""
    found = shown(review)
    finding = next((each for each in found.lines if each.told is None), None)
    to_call = finding is not None and finding.level >= Level.CONTACT
    is_unrated = not to_call and rating_is_due(diary, review.at)
    if is_unrated and finding is not None and finding.level is Level.EXPECTED:
        finding = None
    says_first = told(review, times) or NOTHING_ABOUT_TODAY
    says_first = says_first if finding is None else heading_of(finding)
    others, more = (_untold(part, finding, diary) for part in (found.lines, found.more))
    call = finding if to_call else None
    numbers = numbers_to_call(diary.profile, call, review.at, times) if call else ()
    at_door = any(call is not None and each.whom in call.door for each in numbers)
    missing = call.door[0] if call and not at_door else None
    return BannerWords(
        level=review.level,
        finding=finding,
        spoken=SPOKEN[review.level],
        heading=says_first,
        when=evidence(finding, diary, times) if finding is not None else "",
        reason=reason(finding, times) if finding is not None else "",
        advice=advice(finding, diary, times) if finding is not None else "",
        others=tuple(dict.fromkeys(reason(each, times) for each in others)),
        more=tuple(dict.fromkeys(reason(each, times) for each in more)),
        told=told(review, times) if finding is not None else "",
        numbers=numbers,
        no_number=NO_NUMBER[missing] if missing else "",
        number_field=number_field(missing) if missing else "",
        emergency=_emergency(call, diary, review.at) if call else "",
        question=BEEN_SEEN if call is not None and _is_of_another_day(call) else "",
        unrated=said_once(ADD_A_RATING, says_first) if is_unrated else "",
        phone=phone_sentences(diary, review, review.at, times),
    )


def _is_of_another_day(finding: Finding) -> bool:
    """Whether a sign of an emergency was written on a day before today."""
    return finding.level is Level.EMERGENCY and days_from(finding.date, finding.at) < 0


def _untold(found: tuple[Finding, ...], lead: Finding | None, diary: Diary) -> tuple[Finding, ...]:
    """The other findings of a part; on the first days none of level watch."""
    least = Level.WATCH if len(diary.entries) >= _SETTLED_IN else Level.CONTACT
    return tuple(
        each for each in found if each is not lead and each.told is None and each.level >= least
    )


def more_words(count: int) -> str:
    """`and 3 more`."""
    return f"and {count} more"


def emergency_heading(diary: Diary) -> str:
    """`Call 112 now if you have:`, above the signs of an emergency."""
    return EMERGENCY_TOO.format(emergency=emergency_number(diary.profile))


_DOT = "\N{NO-BREAK SPACE}· "  # never at the beginning of a line


def emergency_text(diary: Diary, signs: Iterable[str] = EMERGENCY_SIGNS) -> str:
    """The signs of an emergency on one line, as rich text."""
    return f"<b>{escape(emergency_heading(diary))}</b> {escape(_DOT.join(signs))}"


_JUST_NOW = timedelta(hours=1)


def _emergency(finding: Finding, diary: Diary, now: datetime) -> str:
    """What would be an emergency, but for what was answered no a moment ago."""
    if finding.level is Level.EMERGENCY:
        return ""
    latest = diary.entries[-1] if diary.entries else None
    said = latest if latest and now - (latest.written_at or latest.at) < _JUST_NOW else None
    signs = [
        sign
        for sign, checks in EMERGENCY_CHECKS.items()
        if said is None or not all(said.check(each) == "no" for each in checks)
    ]
    if signs:
        return emergency_text(diary, signs)
    number = emergency_number(diary.profile)
    return f"<b>{escape(EMERGENCY_BEGINS.format(emergency=number))}</b> {escape(LISTED_IN_HELP)}"


def known_line(lines: Iterable[KnownLine], diary: Diary, now: datetime, times: Times) -> str:
    """What is known and no worse, as rich text: the signs bold, then since when."""
    known = list(lines)
    signs = "; ".join(dict.fromkeys(line_name(each.line) for each in known))
    days = {None if each.since is None else day(each.since, now, times) for each in known}
    since = days.pop() if len(days) == 1 else None
    said = KNOWN_SINCE.format(since=since.removeprefix("on ")) if since else KNOWN
    therapist = diary.profile.therapist
    name = therapist.name if therapist is not None and therapist.name else ""
    page = ON_THE_PAGE_FOR.format(name=isolated(name)) if name else ON_THE_PAGE
    return f"<b>{escape(sentence(signs))}:</b> {escape(f'{said} {page} {TICK_AS_WORSE}')}"


def line_name(line: Line) -> str:
    """`numbness, left leg`; `sharp pain`."""
    sign = SIGNS[line.sign]
    if line.limb is None:
        return sign
    place = line.limb if line.side is None else limb(f"{line.limb}.{line.side}")
    return f"{sign}, {place}"
