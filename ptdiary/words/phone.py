"""What to say on the phone: the lead finding in the patient's own voice, ready to read out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.review.finding import Level
from ptdiary.words import body_regions, dates
from ptdiary.words.findings import lead, reason
from ptdiary.words.signs import words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ptdiary.diary import Diary, Entry, Profile, Session, With
    from ptdiary.review.finding import Finding, Review
    from ptdiary.words.dates import Times

# Whom the call button of a banner names: the one that the advice names, who has a number.

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
    entry = _evidence(diary, finding)
    sentences = [EMERGENCY_OPENING] * (finding.level is Level.EMERGENCY)
    sentences.append(_what(finding, entry, now, times))
    session = _last_session(diary, now)
    counted = _session_of(diary, finding)
    if counted is not None and counted is not session and "my session" in sentences[-1]:
        sentences.append(f"That session was {_when(counted, now, times)}.")
    if session is not None:
        sentences.append(_session(session, now, times))
    if finding.level < Level.EMERGENCY:
        sentences.append(WHAT_TO_DO if finding.level is Level.URGENT else WHAT_TO_CHANGE)
    return Phone(title=TITLE, spoken=f"“{' '.join(sentences)}”", nobody=_nobody(diary, finding))


def _evidence(diary: Diary, finding: Finding) -> Entry | None:
    """The latest entry that alone says what the sentence says; None where only several do."""
    found = [entry for entry in diary.entries if entry.id in finding.entries]
    says = _SAYS.get(finding.rule.id)
    return next((entry for entry in reversed(found) if says is None or says(entry, finding)), None)


def _last_session(diary: Diary, now: datetime) -> Session | None:
    ended = [session for session in diary.sessions if session.ended_at <= now]
    return ended[-1] if ended else None


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


def _what(finding: Finding, entry: Entry | None, now: datetime, times: Times) -> str:
    """The finding as the patient says it: in words of its own, else its reason said by herself."""
    template = "" if finding.way else _SPOKEN.get(finding.rule.id, "")
    if not template:
        return in_first_person(reason(finding, times))
    facts: dict[str, str] = {
        "when": times.part_of_day(entry.at, now) if entry is not None else "lately",
        "score": _score(entry),
    }
    for name, value in finding.facts.items():
        said = _FACTS.get(name)
        facts[name] = said(words_of(finding.facts, name)) if said else _plain(value, now, times)
    return template.format_map(facts)


def _score(entry: Entry | None) -> str:
    return "" if entry is None or entry.soreness is None else f", {entry.soreness} out of 10"


def _plain(value: object, now: datetime, times: Times) -> str:
    if hasattr(value, "isoformat"):
        return times.on_day(value, now)  # type: ignore[arg-type]
    if isinstance(value, int | float):
        return str(int(value))
    return " ".join(str(value).split())


def _since(words: tuple[str, ...]) -> str:
    return "my session" if "session" in " ".join(words) else "it began"


def _checks(words: tuple[str, ...]) -> str:
    return in_first_person(body_regions.check(words))


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


_FACTS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "exercise": body_regions.exercise,
    "quality": dates.joined,
    "limb": body_regions.limbs,
    "item": _checks,
    "signs": _checks,
    "since": _since,
}


def _answers(finding: Finding, fact: str, entry: Entry, answer: str) -> bool:
    return all(entry.check(name) == answer for name in words_of(finding.facts, fact))


def _new_nerve_sign(entry: Entry, _: Finding) -> bool:
    told = (getattr(entry.nerve_signs, sign, None) for sign in body_regions.SIGNS)
    return any("new" in (sides.left, sides.right) for sides in told if sides is not None)


def _spread(entry: Entry, finding: Finding) -> bool:
    marked = {body_regions.limb(region) for region in entry.regions}
    limbs = {body_regions.limb(limb) for limb in words_of(finding.facts, "limb")}
    return entry.travels == "yes" and limbs <= marked


# By rule, whether one entry alone says the sentence below: evidence of other ways, and of parts of
# it, is not what was felt at one moment.
_SAYS: dict[str, Callable[[Entry, Finding], bool]] = {
    "U-UNSURE": lambda entry, finding: _answers(finding, "signs", entry, "unsure"),
    "U-NEURO": _new_nerve_sign,
    "U-FEVER": lambda entry, _: "yes" in (entry.check("fever"), entry.check("unwell")),
    "U-CALF": lambda entry, _: entry.check("calf") == "yes",
    "U-NHSLIST": lambda entry, finding: _answers(finding, "item", entry, "yes"),
    "C-SHARP": lambda entry, finding: set(words_of(finding.facts, "quality")) <= set(entry.quality),
    "C-RAD": _spread,
}

# By rule, for its first way. {when} and {score} are of the evidence, the others are facts.
_SPOKEN = {
    "E-SADDLE": "I had numbness or tingling between my legs {when}.",
    "E-BLADDER": "My peeing has changed. I wrote it down {when}.",
    "E-BOWEL": "My control or feeling when I poo has changed. I wrote it down {when}.",
    "E-SEXUAL": "My feeling or function during sex has changed. I wrote it down {when}.",
    "E-BOTH": "Both legs, or both sides, are affected. I wrote it down {when}.",
    "E-WEAK": "A leg is giving way or getting weaker. I wrote it down {when}.",
    "E-TRAUMA": "My pain began after a fall or accident. I wrote it down {when}.",
    "E-CHEST": "I had chest pain or trouble breathing {when}.",
    "E-COLLAPSE": "Severe pain came on suddenly {when}, and I felt faint or clammy.",
    "E-URINE": "My pee has turned dark after exercise. I wrote it down {when}.",
    "E-FEVERNEURO": "I have a fever and a new change in my leg. I wrote it down {when}.",
    "U-UNSURE": "I was not sure about {signs} {when}.",
    "U-PAST": "I had an emergency sign {date}. It has gone since.",
    "U-NEURO": "I had new numbness, tingling or weakness in a leg or foot {when}{score}.",
    "U-SUDDEN": "My pain jumped to {pain} out of 10 {date}.",
    "U-FEVER": "I had a fever or felt ill {when}, as well as back pain.",
    "U-WEIGHT": "I have lost weight without trying, and I have back pain.",
    "U-NIGHT": "Pain wakes me at night and no position eases it.",
    "U-CANCER": "I have had cancer, and this back pain is not easing{score}.",
    "U-CALF": "One calf or thigh was swollen, hot or throbbing {when}.",
    "U-NHSLIST": "I wrote down {item} {when}.",
    "U-FRACTURE": ("My pain came on suddenly {when}{score}. I have weak bones or take steroids."),
    "C-SHARP": "I had {quality} pain {when}{score}.",
    "C-RAD": "I had pain spread into my {limb} {when}{score}.",
    "C-48": "It is {h} hours since {since}, and the soreness has not eased{score}.",
    "C-72": "It is more than 72 hours since {since}. The pain has not gone down{score}.",
    "C-120": "It is more than 5 days since {since}. I am still sorer than usual{score}.",
    "C-LATE": "My soreness began more than 48 hours after my session{score}.",
    "C-WORSE": "My soreness is going up instead of down{score}.",
    "C-SEVERE": "I rated my pain {pain} out of 10 {when}.",
    "C-SUDDEN": "My pain jumped to {pain} out of 10 {date}. It has eased since.",
    "C-SURGE": "My pain went from {a} to {b} during {exercise}.",
    "C-SWELL": "I had new or marked swelling {when}.",
    "C-MOTION": "I rated my movement {a}, then {b}, then {c}. 10 is as usual.",
    "C-FATIGUE": "I have felt tired all over for {d} days, not just in my muscles.",
    "C-INTERF": "Pain is getting in the way of my day, {n} out of 10.",
    "C-NIGHT": "Pain woke me at night and no position eased it.",
    "C-NEUROSAME": "I have had numbness, tingling or weakness for a while.",
}
