"""A finding in words: its reason, what to do, and the heading of the one banner.

The rule book holds the sentences; here its braces are filled and its levels are given a verb.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ptdiary.review.finding import Finding, Level, Review
from ptdiary.review.hours import instant
from ptdiary.words import body_regions, dates
from ptdiary.words.facts import filled

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Consultation, Diary
    from ptdiary.words.dates import Times

# Where a rule comes from, in plain words, for "Why am I seeing this?".

# A part of a rule's source, and what a patient can make of it. The first that matches counts.
_PLAIN = (
    (r"^S0-\d+", "an article on whether physical therapy can make back pain worse"),
    (r"^S1-\d+", "an article on why the back hurts after physical therapy"),
    (r"^CES card", "hospital cards on emergency signs in the lower back"),
    (r"^NHS-BP", "NHS advice on back pain"),
    (r"^NHS-AAA", "NHS advice on sudden severe back pain"),
    (r"^NHS-DVT", "NHS advice on a swollen calf"),
    (r"^(Norfolk|Lothian|Northern Trust|CHCP|RNOH|G-Care)", "advice pages of British hospitals"),
    (r"^AHCPR", "a guideline on back pain"),
    (r"^CDC", "public health advice on dark pee after exercise"),
    (r"^(Carnes|JAOA)", "studies of hands-on treatment"),
    (r"^(Pettitt|older adults|Bishop)", "studies of soreness after exercise"),
    (r"^(Downie|Premkumar)", "studies of warning signs in back pain"),
    (r"^(cut-points|3-point step)", "studies of the 0 to 10 scale"),
    (r"^general knowledge", "common medical knowledge, which we could not check"),
)
_OWN = "a choice made for this diary"


def plain_sources(source: str) -> tuple[str, ...]:
    """What stands behind a rule, each once, in the order of the rule book's `source`."""
    parts = [part.strip() for part in re.split(r"[;,](?![^(]*\))| and ", source)]
    found = [said for part in parts if (said := _plain(part))]
    if re.search(r"project choice|turned round|The age 65", source):
        found.append(_OWN)
    return tuple(dict.fromkeys(found)) or (_OWN,)


def _plain(part: str) -> str:
    return next((said for pattern, said in _PLAIN if re.search(pattern, part)), "")


NO_RECENT_RATING = "We do not have a recent rating"
NOT_A_CHECK_UP = (
    "This diary is not a check-up. It only knows what you wrote. If you are worried, contact "
    "your therapist or doctor. If you have numbness between your legs, trouble peeing or pooing, "
    "or weakness in both legs, call your emergency number."
)
EMERGENCY_TOO = (
    "Call your emergency number now if you have any of these: numbness between your legs, "
    "trouble peeing or pooing, or weakness in both legs."
)
NO_ONE_SEES_THIS = "No one else sees this. Nobody is told unless you tell them."
WHY_TITLE = "Why am I seeing this?"


def reason(finding: Finding, times: Times) -> str:
    """The sentence of the way it fired, its braces filled. KeyError where a fact is missing."""
    return filled(finding.sentence, finding, times)


def advice(finding: Finding, times: Times) -> str:
    """What to do, as the rule book says it."""
    return filled(finding.advice, finding, times)


def lead(review: Review) -> Finding | None:
    """The finding that the banner is about: not yet told, highest level, soonest, latest evidence.

    None where the diary says nothing about today, or all that it says has been told.
    """
    open_ = [each for each in review.findings if each.told is None or _emergency(each)]
    return min(open_, key=_urgency, default=None)


def _emergency(finding: Finding) -> bool:
    return finding.level is Level.EMERGENCY


_SOONEST = {"now": 0, "today": 1, "next session": 2, "": 3}


def _urgency(finding: Finding) -> tuple[int, int, bool, int]:
    # with no recent rating, nothing else about today can stand at the top of the watch level
    return (
        -finding.level,
        _SOONEST[finding.when],
        not finding.is_no_rating,
        -instant(finding.date),
    )


def heading(review: Review) -> str:
    """The banner's heading, verb first."""
    finding = lead(review)
    if finding is None:
        return NO_RECENT_RATING if review.level is Level.NONE else ""
    headings = finding.rule.heading
    said = headings.get(finding.way) or headings.get("")
    return (
        filled(said, finding, dates.USUAL_TIMES) if said else _BY_LEVEL[finding.level, finding.when]
    )


_BY_LEVEL = {
    (Level.EMERGENCY, "now"): "Call your emergency number now",
    (Level.URGENT, "now"): "Contact your therapist or doctor now",
    (Level.URGENT, "today"): "Talk to a doctor today",
    (Level.CONTACT, "now"): "Contact your therapist now",
    (Level.CONTACT, "today"): "Contact your therapist today",
    (Level.CONTACT, "next session"): "Tell your therapist before your next session",
    (Level.WATCH, ""): "Rate it again tomorrow",
    (Level.EXPECTED, ""): "Keep recording",
}


def told_line(consultation: Consultation, now: datetime, times: Times) -> str:
    """`You told your therapist on 10 November.`."""
    told = body_regions.PEOPLE[consultation.with_whom]
    return f"You told {told} on {times.day(consultation.at, now)}."


def why(finding: Finding, diary: Diary, review: Review, times: Times) -> tuple[str, ...]:
    """The answer to "Why am I seeing this?": reason, advice, source, evidence, and the limits."""
    said = dates.joined(plain_sources(finding.rule.source))
    return (
        f"{reason(finding, times)} {advice(finding, times)}",
        f"This comes from {said}.",
        _evidence(finding, diary, review.at, times),
        NO_ONE_SEES_THIS,
        NOT_A_CHECK_UP,
    )


def _evidence(finding: Finding, diary: Diary, at: datetime, times: Times) -> str:
    """When it was worked out, and from which entries."""
    moments = [entry.at for entry in diary.entries if entry.id in finding.entries]
    worked_out = f"It was worked out {times.when(at, at)}"
    if not moments:
        return f"{worked_out}, from your diary."
    latest = times.when(moments[-1], at)
    if len(moments) == 1:
        return f"{worked_out}, from your entry of {latest}."
    return f"{worked_out}, from {len(moments)} entries. The latest is of {latest}."
