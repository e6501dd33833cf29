"""What to say on the phone: the lead finding in the patient's own voice, ready to read out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.diary import Contact
from ptdiary.isolate import isolated
from ptdiary.review.clock import ended_sessions
from ptdiary.review.finding import Level
from ptdiary.words import dates
from ptdiary.words.facts import filled
from ptdiary.words.findings import lead, reason
from ptdiary.words.opening_hours import DAY_AND_NIGHT, opening

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Diary, Exercise, Profile, Session, With
    from ptdiary.review.finding import Finding, Review
    from ptdiary.words.dates import Times
    from ptdiary.words.opening_hours import Opening

# Whom to call: their numbers, as text.

NO_EMERGENCY_NUMBER = "your emergency number"
NO_NUMBER: dict[With, str] = {
    "therapist": "No number is set for your therapist. It is often on the appointment card.",
    "doctor": "No number is set for your doctor. It is often on a letter or a prescription.",
    "urgent_care": "No number is set for an urgent care line or a doctor.",
    "emergency": "No emergency number is set. For example 112, 911 or 999.",
}
MOST_NUMBERS = 3
COPY, COPIED = "Copy", "Copied"

# The field of Settings that takes the number.
_FIELDS: dict[With, str] = {
    "therapist": "therapist.phone",
    "doctor": "doctor.phone",
    "urgent_care": "urgent_number",
    "emergency": "emergency_number",
}
_NAMES: dict[With, str] = {
    "therapist": "Your therapist",
    "doctor": "Your doctor",
    "urgent_care": "Urgent care line",
    "emergency": "Emergency number",
}
_NAMED = {"therapist": "{name}, therapist", "doctor": "{name}, doctor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber:
    """A number to call, whose it is, and how it stands with their hours at the moment."""

    whom: With
    number: str
    who: str
    hours: Opening


def numbers_to_call(
    profile: Profile, finding: Finding, now: datetime, times: Times
) -> tuple[PhoneNumber, ...]:
    """Those at the rule's door who have a number: who is open now, then in its order; at most 3.

    Hours change the order and no level. At level urgent a closed door leaves somebody who answers:
    where nobody is known to be open, a line that is open day and night stands there, too.
    """
    at_door = [number for whom in finding.door if (number := number_of(profile, whom, now, times))]
    shown = sorted(at_door, key=_open_first)[:MOST_NUMBERS]
    known = {each.hours.is_open for each in shown}
    if finding.level is Level.URGENT and False in known and True not in known:
        shown = _with_one_who_answers(profile, shown, now, times)
    return tuple(shown)


def _with_one_who_answers(
    profile: Profile, closed: list[PhoneNumber], now: datetime, times: Times
) -> list[PhoneNumber]:
    # the emergency number last: that doors are closed makes no emergency of it
    if urgent_care := number_of(profile, "urgent_care", now, times):
        return [urgent_care, *closed[: MOST_NUMBERS - 1]]
    emergency = number_of(profile, "emergency", now, times)
    return [*closed[: MOST_NUMBERS - 1], emergency] if emergency else closed


def _open_first(number: PhoneNumber) -> bool:
    return not number.hours.is_open


def who_can_be_told(
    profile: Profile, finding: Finding, now: datetime, times: Times
) -> tuple[With, ...]:
    """Those whose numbers stand on the banner; where none does, those at the rule's door."""
    shown = numbers_to_call(profile, finding, now, times)
    return tuple(each.whom for each in shown) or finding.door


def number_field(whom: With) -> str:
    """The field of Settings that takes somebody's number."""
    return _FIELDS[whom]


def emergency_number(profile: Profile) -> str:
    """The number to call, else words in its place."""
    return profile.emergency_number or NO_EMERGENCY_NUMBER


def copy_spoken(number: str) -> str:
    """`Copy 555 0142`: the button as screen readers name it."""
    return f"{COPY} {number}"


def number_of(profile: Profile, whom: With, now: datetime, times: Times) -> PhoneNumber | None:
    """Somebody's number; None where there is none.

    An urgent care line and an emergency number are there for when others are closed.
    """
    who, hours = _NAMES[whom], DAY_AND_NIGHT
    if whom == "emergency":
        number = profile.emergency_number
    elif whom == "urgent_care":
        number = profile.urgent_number
    else:
        contact = (profile.doctor if whom == "doctor" else profile.therapist) or Contact()
        number, hours = contact.phone, opening(contact.hours, now, times)
        who = _NAMED[whom].format(name=isolated(contact.name)) if contact.name else who
    return PhoneNumber(whom=whom, number=number, who=who, hours=hours) if number else None


TITLE = "What to say"
WHAT_TO_CHANGE = "What would you like me to change?"
WHAT_TO_DO = "What do you want me to do?"
EMERGENCY_OPENING = "I am in treatment for my back, and I have a sign that can be an emergency."


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
        by_session = finding.level is Level.CONTACT and finding.session is not None
        sentences.append(WHAT_TO_CHANGE if by_session else WHAT_TO_DO)
    return Phone(title=TITLE, spoken=f"“{' '.join(sentences)}”", nobody=_nobody(diary, finding))


def _session_of(diary: Diary, finding: Finding) -> Session | None:
    return next((each for each in diary.trained if each.id == finding.session), None)


def _session(session: Session, now: datetime, times: Times) -> str:
    """`My last session was Thursday at 15:00, hip hinge with 6 kg.`."""
    done = dates.joined(
        f"{_name(each)} with {isolated(each.load)}" if each.load else _name(each)
        for each in session.exercises
        if each.name.strip()
    )
    ending = f", {done}" if done else ""
    return f"My last session was {_when(session, now, times)}{ending}."


def _name(exercise: Exercise) -> str:
    """Its name inside a sentence: `TENS` stays as it is."""
    name = exercise.name
    return isolated(dates.lower(name) if name[1:2].islower() else name)


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
    (r"\bYou (also )?told the diary that you(r?)\b", r"You\2"),
    (r"\bYou also told the diary about\b", "You had"),
    (r"\band told the diary that you\b", "and you"),
    (r"\bThe diary\b", "My diary"),
    (r"\bthe diary\b", "my diary"),
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
