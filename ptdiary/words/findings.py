"""A finding in words: its reason, what to do, and the heading of the one banner.

The rule book holds the sentences; here its braces are filled and its levels are given a verb.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.review.hours import DAY, elapsed, instant
from ptdiary.review.shown import shown
from ptdiary.words import body_regions, dates, entries
from ptdiary.words.facts import braces, day, filled
from ptdiary.words.signs import sign_name

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Consultation, Diary
    from ptdiary.review.finding import Finding, Review
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
    (r"^NHS \(stroke", "NHS advice on stroke"),
    (r"^(Norfolk|Lothian|Northern Trust|CHCP|RNOH|G-Care)", "advice pages of British hospitals"),
    (r"^AHCPR", "a guideline on back pain"),
    (r"^CDC", "public health advice on dark pee after exercise"),
    (r"^(Carnes|JAOA)", "studies of hands-on treatment"),
    (r"^(Pettitt|older adults|Bishop)", "studies of soreness after exercise"),
    (r"Werneke", "studies of pain that moves down or up the leg"),
    (r"^(Downie|Premkumar)", "studies of warning signs in back pain"),
    (r"^(cut-points|3-point step)", "studies of the 0 to 10 scale"),
    (r"^general knowledge", "common medical knowledge that could not be checked"),
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


NOTHING_ABOUT_TODAY = "The diary cannot tell how you are today"
ADD_A_RATING = "Add a rating now. Nothing here tells you how you are today."
NOT_A_CHECK_UP = (
    "This diary is not a check-up. It only knows what you wrote. If you are worried, contact your "
    "therapist or doctor."
)
# What no other warning may hide: a heading and its list.
EMERGENCY_TOO = "Call {emergency} now if you have:"
EMERGENCY_CHECKS = {
    "numbness between your legs": ("saddle",),
    "trouble peeing or pooing": ("bladder", "bowel"),
    "weakness in both legs": ("legs_both", "giving_way"),
    "chest pain or trouble breathing": ("chest",),
    "sudden weakness of the face, an arm or a leg": ("sudden_weakness",),
}
EMERGENCY_SIGNS = tuple(EMERGENCY_CHECKS)
# In place of the list for who has just answered no to all of it.
EMERGENCY_BEGINS = "Call {emergency} now if a sign of an emergency begins."
LISTED_IN_HELP = "They are listed in When to get help."
NO_ONE_SEES_THIS = "No one else sees this. Nobody is told unless you tell them."
WHY_TITLE = "Why am I seeing this?"


def reason(finding: Finding, times: Times) -> str:
    """The sentence of the way it fired, its braces filled. KeyError where a fact is missing."""
    return filled(finding.sentence, finding, times)


def names_a_score(said: str, finding: Finding) -> bool:
    """Whether words of a finding, their braces not yet filled, name a number of the diary."""
    return any(isinstance(finding.facts.get(name), int) for name in braces(said))


def advice(finding: Finding, diary: Diary, times: Times) -> str:
    """What to do, as the rule book says it; without a next session in sight, by when."""
    said = filled(finding.advice, finding, times)
    return said if _next_session(diary, finding.at) else said.replace(BEFORE_NEXT, IN_A_FEW_DAYS)


def said_once(said: str, *before: str) -> str:
    """The sentences of a text, without those that stand in `before`, and none of them twice."""
    sentences = re.split(r"(?<=[.?])\s+", said.strip())
    known = {each.rstrip(".") for text in before for each in re.split(r"(?<=[.?])\s+", text)}
    return " ".join(each for each in dict.fromkeys(sentences) if each.rstrip(".") not in known)


BEFORE_NEXT = "before your next session"
IN_A_FEW_DAYS = "before your next session, or within a few days if you have none"
_WEEK = 7 * DAY


def _next_session(diary: Diary, at: datetime) -> bool:
    """Whether an appointment is known within 7 d, or a session of the past 7 d promises one."""
    appointments = (elapsed(at, each.at) for each in diary.appointments)
    sessions = (elapsed(each.ended_at, at) for each in diary.trained)
    return any(0 <= span <= _WEEK for span in (*appointments, *sessions))


def lead(review: Review) -> Finding | None:
    """The finding that the banner is about: the first of its lines.

    None where the diary says nothing about today, or all that it shows has been told.
    """
    lines = shown(review).lines
    return lines[0] if lines and lines[0].told is None else None


def heading(review: Review, times: Times) -> str:
    """The banner's heading, verb first: of the lead, else what was told; it is never empty."""
    finding = lead(review)
    if finding is not None:
        return heading_of(finding)
    return told(review, times) or NOTHING_ABOUT_TODAY


def heading_of(finding: Finding) -> str:
    """The heading of one finding, as the rule book has it."""
    return filled(finding.heading, finding, dates.USUAL_TIMES)


def told(review: Review, times: Times) -> str:
    """What was told, and what they said, in one line; empty where nothing was."""
    told_of: dict[str, list[Finding]] = {}
    for each in sorted(review.findings, key=_by_telling):
        if each.told is not None:
            told_of.setdefault(told_line(each.told, review.at, times), []).append(each)
    return " ".join(
        f"{line}: {_names(found)}.{_what_they_said(found)}" for line, found in told_of.items()
    )


THEY_SAID = "They said: “{advice}”"


def _what_they_said(found: list[Finding]) -> str:
    advices = (each.told.advice for each in found if each.told is not None)
    said = dict.fromkeys(" ".join(each.split()) for each in advices if each)
    return "".join(f" {THEY_SAID.format(advice=isolated(each))}" for each in said)


def _by_telling(finding: Finding) -> int:
    return 0 if finding.told is None else instant(finding.told.at)


def _names(found: list[Finding]) -> str:
    return dates.joined(dict.fromkeys(dates.lower(sign_name(each)) for each in found))


def told_line(consultation: Consultation, now: datetime, times: Times) -> str:
    """`You told your therapist on 10 November`."""
    whom = body_regions.PEOPLE[consultation.with_whom]
    return f"You told {whom} {day(consultation.at, now, times)}"


def evidence(finding: Finding, diary: Diary, times: Times) -> str:
    """The day, date and time of the latest evidence, as in `Today, Saturday 21 November, 9:31`."""
    at = finding.date
    near = {0: "today", -1: "yesterday"}.get(times.days_from(at, finding.at))
    day = times.day_with_weekday(at) if at.year == finding.at.year else times.full_day(at)
    clock = "" if without_time(finding, diary) else times.clock(at)
    return dates.sentence(", ".join(part for part in (near, day, clock) if part))


def without_time(finding: Finding, diary: Diary) -> bool:
    """Whether only the day of its latest evidence is known."""
    found = (each for each in diary.entries if each.id in finding.entries)
    return any(each.time_unknown and each.at == finding.date for each in found)


def why(finding: Finding, diary: Diary, review: Review, times: Times) -> tuple[str, ...]:
    """The answer to "Why am I seeing this?": reason, advice, source, evidence, and the limits."""
    said = dates.joined(plain_sources(finding.rule.source))
    return (
        f"{reason(finding, times)} {advice(finding, diary, times)}",
        f"This comes from {said}.",
        _evidence(finding, diary, review.at, times),
        NO_ONE_SEES_THIS,
        NOT_A_CHECK_UP,
    )


def _evidence(finding: Finding, diary: Diary, at: datetime, times: Times) -> str:
    """When it was worked out, and from which entries."""
    found = [entry for entry in diary.entries if entry.id in finding.entries]
    worked_out = f"It was worked out {times.when(at, at)}"
    if not found:
        return f"{worked_out}, from your diary."
    last = found[-1]
    latest = entries.when(last.at, at, times, time_unknown=last.time_unknown)
    if len(found) == 1:
        return f"{worked_out}, from your entry of {latest}."
    return f"{worked_out}, from {len(found)} entries. The latest is of {latest}."
