"""What to say on the phone: the lead finding in the patient's own voice, ready to read out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.review.clock import ended_sessions
from ptdiary.review.finding import Level
from ptdiary.words import dates
from ptdiary.words.facts import filled
from ptdiary.words.findings import lead, reason

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Diary, Profile, Session, With
    from ptdiary.review.finding import Finding, Review
    from ptdiary.words.dates import Times

# Whom the call button of a banner names.

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
    "urgent_care": "the urgent care line",
    "emergency": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoToCall:
    """Whom to call. `phone` is empty where nobody to call has a number; `field` then asks for it.

    `whom` is the one with the number, or the first to call.
    """

    whom: With
    name: str
    phone: str
    field: str


def who_to_call(profile: Profile, finding: Finding) -> WhoToCall:
    """The first at the rule's door who has a number."""
    known = [(whom, *_known(profile, whom)) for whom in finding.door]
    whom, name, phone = next((each for each in known if each[2]), known[0])
    return WhoToCall(whom=whom, name=name, phone=phone, field=_FIELDS[whom])


def emergency_number(profile: Profile) -> str:
    """The number to call, else words in its place."""
    return profile.emergency_number or NO_EMERGENCY_NUMBER


def _known(profile: Profile, whom: With) -> tuple[str, str]:
    """Name and number, the number empty where there is none."""
    if whom == "emergency":
        return _NAMES[whom], emergency_number(profile)
    if whom == "urgent_care":
        return _NAMES[whom], profile.urgent_number or ""
    contact = profile.doctor if whom == "doctor" else profile.therapist
    if contact is None:
        return _NAMES[whom], ""
    return contact.name or _NAMES[whom], contact.phone or ""


TITLE = "What to say on the phone"
WHAT_TO_CHANGE = "What would you like me to change?"
WHAT_TO_DO = "What do you want me to do?"
EMERGENCY_OPENING = "I have back pain, and a sign that can be an emergency."


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """The words to read out, in quotation marks, and what to do if nobody answers."""

    title: str
    spoken: str
    nobody: str


def phone_sentences(diary: Diary, review: Review, now: datetime, times: Times) -> Phone | None:
    """What to say, None where there is nobody to call (nothing at contact level, or all told)."""
    finding = lead(review)
    if finding is None or finding.level < Level.CONTACT:
        return None
    sentences = [EMERGENCY_OPENING] * (finding.level is Level.EMERGENCY)
    sentences.append(_what(finding, times))
    session = next(iter(ended_sessions(diary, now)[::-1]), None)
    counted = _session_of(diary, finding)
    if counted is not None and counted is not session and "my session" in sentences[-1]:
        sentences.append(f"That session was {_when(counted, now, times)}.")
    if session is not None:
        sentences.append(_session(session, now, times))
    if finding.level < Level.EMERGENCY:
        sentences.append(WHAT_TO_DO if finding.level is Level.URGENT else WHAT_TO_CHANGE)
    return Phone(title=TITLE, spoken=f"“{' '.join(sentences)}”", nobody=_nobody(diary, finding))


def _session_of(diary: Diary, finding: Finding) -> Session | None:
    return next((each for each in diary.sessions if each.id == finding.session), None)


def _session(session: Session, now: datetime, times: Times) -> str:
    """`My last session was Thursday at 15:00, hip hinge with 6 kg.`."""
    done = dates.joined(
        f"{each.name} with {each.load}" if each.load else each.name
        for each in session.exercises
        if each.name.strip()
    )
    ending = f", {done[:1].lower()}{done[1:]}" if done else ""
    return f"My last session was {_when(session, now, times)}{ending}."


def _when(session: Session, now: datetime, times: Times) -> str:
    day = times.on_day(session.ended_at, now).removeprefix("on ")
    return f"{day} at {times.clock(session.ended_at)}"


def _nobody(diary: Diary, finding: Finding) -> str:
    if finding.level is Level.EMERGENCY:
        return "Do not wait for a call back. Go to an emergency department."
    doctor = diary.profile.doctor
    number = f", {doctor.phone}" if doctor is not None and doctor.phone else ""
    return f"If nobody answers, leave this as a message and call your doctor's office{number}."


def _what(finding: Finding, times: Times) -> str:
    """The finding as the patient says it: in words of its own, else its reason said by herself."""
    template = finding.rule.spoken.get(finding.way)
    return in_first_person(filled(template, finding, times) if template else reason(finding, times))


# A sentence of the rule book speaks to the patient; here she speaks herself.
_TURNED = (
    (r"You told us about", "I have"),
    (r"[Yy]ou told us you", "I"),
    (r"\b[Yy]ou were\b", "I was"),
    (r"\b[Yy]ou are\b", "I am"),
    (r", and were\b", ", and was"),
    (r"\b(wakes|woke) you\b", r"\1 me"),
    (r"\bYour\b", "My"),
    (r"\byour\b", "my"),
    (r"\b[Yy]ou\b", "I"),
)


def in_first_person(sentence: str) -> str:
    """`You wrote that your pain woke you` as `I wrote that my pain woke me`."""
    for spoken_to, speaking in _TURNED:
        sentence = re.sub(spoken_to, speaking, sentence)
    return sentence
