"""What the therapist knows, said sign by sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.words import body_regions, dates, facts

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Known
    from ptdiary.review.known import KnownByVisit
    from ptdiary.words.dates import Times

NERVES_OF_VERSION_1 = "Numbness, tingling or weakness: your therapist knows (side not told)"
NO_DAY = "No day is told."
_SIGNS = {
    "pain": "pain",
    "numbness": "numbness",
    "tingling": "tingling",
    "weakness": "weakness",
    "sharp": "sharp or shooting pain",
    "swelling": "swelling",
    "night_pain": "pain at night",
    "fatigue": "tiredness",
    "interference": "kept from doing things",
    "movement": "how well you can move",
}
_REACH = {"thigh": "to the buttock or thigh", "below_knee": "to below the knee"}
_EACH = {None: "in a leg or an arm", "leg": "in each leg", "arm": "in each arm"}
_PLACED = ("pain", "numbness", "tingling", "weakness")
_SEEN = "Seen by {whom} {day}."
_TOLD = "You told {whom} {day}."


def known_item(item: Known) -> str:
    """`Pain in your left leg, to below the knee`, `Pain at night, on 2 nights a week`."""
    parts = [_sign_in(item.sign, item.limb, item.side), _REACH.get(item.reach or "", "")]
    if item.nights is not None:
        parts.append(_nights(item.nights))
    if item.score is not None:
        parts.append(f"{item.score} out of 10")
    return dates.sentence(", ".join(part for part in parts if part))


def known_since(item: Known, now: datetime, times: Times) -> str:
    """Since which day: `Since 3 March`."""
    if item.since is None:
        return NO_DAY
    near = facts.day(item.since, now, times).removeprefix("on ")
    return f"Since {near}."


def known_by_visit(known: KnownByVisit) -> str:
    """The same of what a consultation made known."""
    if known.line is None:
        said = f"{_SIGNS['night_pain']}, {_nights(known.nights or 0)}"
        return dates.sentence(said)
    parts = (_sign_in(*known.line), _REACH.get(known.reach or "", ""))
    return dates.sentence(", ".join(part for part in parts if part))


def visit(known: KnownByVisit, now: datetime, times: Times) -> str:
    """When and how: `You told your therapist on 3 March`."""
    consultation = known.consultation
    whom = body_regions.PEOPLE[consultation.with_whom]
    sentence = _SEEN if consultation.kind == "seen" else _TOLD
    return sentence.format(whom=whom, day=facts.day(consultation.at, now, times))


def _sign_in(sign: str, limb: str | None, side: str | None) -> str:
    name = _SIGNS[sign]
    if sign not in _PLACED:
        return name
    if limb == "face":
        return f"{name} {facts.where(('face',))}"
    if side is None or limb is None:
        return f"{name} {_EACH[limb]}"
    return f"{name} {facts.where((f'{limb}.{side}',))}"


def _nights(nights: int) -> str:
    return f"on {dates.count(nights, 'night', 'nights')} a week"
