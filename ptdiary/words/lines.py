"""Words of lines: one sign in one place, what an entry says of it, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.words import body_regions
from ptdiary.words.dates import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ptdiary.diary import Change, Entry, Known, NerveSigns, Sides
    from ptdiary.review.lines import Line
    from ptdiary.review.trends.line_answers import KnownSign

# What an entry calls a sign. One that nobody asked about is only named.
# *Not sure*, and a question that was left blank twice, are written alike: both are not known.
CALLED = {
    "new": "new",
    "worse": "worse",
    "same": "the same",
    "less": "less",
    "unsure": "new or not is not known",
}
REACHES = {"thigh": "down to the thigh", "below_knee": "to below the knee"}

_NERVES = ("numbness", "tingling", "weakness")
_NERVE_NAMES = {"numbness": "numb", "tingling": "tingling", "weakness": "weak"}
_OTHERS = {
    "sharp": "sharp pain",
    "swelling": "swelling",
    "night_pain": "night pain",
    "fatigue": "tired all over",
    "interference": "kept from doing things",
    "movement": "movement",
}
_SIDES = ("left", "right", "one_side")


def limb_name(limb: str) -> str:
    """`left leg` for `leg.left`, `one leg` for `leg.one_side`."""
    part, _, side = limb.partition(".")
    return f"one {part}" if side == "one_side" else _place(part, side)


def line_name(line: Line) -> str:
    """`left leg pain`, `numb left leg`, `weak face`, `sharp pain`: who it is does not matter."""
    return _name(line.sign, line.limb, line.side)


def _name(sign: str, limb: str | None, side: str | None) -> str:
    if sign in _OTHERS:
        return _OTHERS[sign]
    place = _place(limb, side)
    if sign == "pain":
        return f"{place or 'leg or arm'} pain"
    if not place:
        return sign
    return f"{_NERVE_NAMES[sign]} {place}"


def _place(limb: str | None, side: str | None) -> str:
    if limb is None:
        return f"{side} side" if side in ("left", "right") else ""
    return f"{side} {limb}" if side in ("left", "right") else limb


def known_item(item: Known) -> str:
    """`left leg pain to below the knee`, `night pain, 3 nights a week`, `movement 4 of 10`."""
    said = _name(item.sign, item.limb, item.side)
    if item.reach is not None:
        said = f"{said} {REACHES[item.reach]}"
    if item.nights is not None:
        nights = "1 night" if item.nights == 1 else f"{item.nights} nights"
        said = f"{said}, {nights} a week"
    return said if item.score is None else f"{said} {item.score} of 10"


def known_said(sign: KnownSign) -> str:
    """`left leg pain, the same, known`: no warning, where its entry is read out."""
    return f"{line_name(sign.line)}, {CALLED[sign.change]}, known"


def told_of_pain(entry: Entry) -> Iterator[str]:
    """Each limb that pain goes into, as the entry tells it: `left leg pain to the thigh, new`."""
    for limb in ("leg", "arm"):
        pains = getattr(entry.spread, limb, None)
        for side in _SIDES:
            pain = getattr(pains, side, None)
            if pain is None or pain.change == "no":
                continue
            said = _name("pain", limb, side)
            reach = getattr(pain, "reach", None)
            if reach is not None:
                said = f"{said} {REACHES[reach]}"
            yield _called(f"{said}{_unknown(side)}", pain.change)


def told_of_nerves(entry: Entry) -> Iterator[str]:
    """Each nerve sign in its place: `numbness in the left leg, new`, `weakness in the face`."""
    for sign in _NERVES:
        for limb, signs in (("leg", entry.leg_signs), ("arm", entry.arm_signs)):
            yield from _in_limb(sign, limb, signs)
        change = getattr(entry.face_signs, sign, None)
        if change in CALLED:
            yield _called(f"{body_regions.SIGNS[sign]} in the face", change)


def _in_limb(sign: str, limb: str, signs: NerveSigns | None) -> Iterator[str]:
    sides: Sides | None = getattr(signs, sign, None)
    told = {side: getattr(sides, side, None) for side in _SIDES}
    if told["left"] == told["right"] and told["left"] in CALLED:
        yield _called(f"{body_regions.SIGNS[sign]} in both {limb}s", told["left"])
        told = {"one_side": told["one_side"]}
    for side, change in told.items():
        if change in CALLED:
            where = _SOME[limb] if side == "one_side" else f"the {side} {limb}"
            yield _called(f"{body_regions.SIGNS[sign]} in {where}{_unknown(side)}", change)


_SOME = {"leg": "a leg", "arm": "an arm"}


def _unknown(side: str) -> str:
    """That nobody knows which side it was: it was not said, or not sure."""
    return ", side not known" if side == "one_side" else ""


def told_of_no_place(entry: Entry) -> Iterator[str]:
    """Nerve signs whose place was not asked: `numbness, left, new`."""
    for sign in _NERVES:
        sides = getattr(entry.nerve_signs, sign, None)
        told = {side: getattr(sides, side, None) for side in _SIDES}
        marked = {side: CALLED[change] for side, change in told.items() if change in CALLED}
        if marked:
            both = {"left", "right"} <= set(marked)
            side = "both sides" if both else next(iter(marked))
            place = "place not known" if side == "one_side" else side
            yield f"{body_regions.SIGNS[sign]}, {place}, {joined(dict.fromkeys(marked.values()))}"


def _called(said: str, change: Change | None) -> str:
    return said if change is None else f"{said}, {CALLED[change]}"


def told_of_swelling(entry: Entry) -> str:
    """`new swelling of a joint, a lot, worse`; empty where there is none."""
    change = CALLED.get(entry.swelling_change or "")
    there = entry.swelling_new == "yes" or entry.swelling == "marked"
    if not there and change is None and entry.swelling_where is None:
        return ""
    where = _SWELLINGS.get(entry.swelling_where or "", "")
    amount = {"mild": ", a little", "marked": ", a lot"}.get(entry.swelling or "", "")
    new = "new " if entry.swelling_new == "yes" and change != "new" else ""
    said = f"{new}swelling{where}{amount}"
    return said if change is None else f"{said}, {change}"


_SWELLINGS = {
    "calf_or_thigh": " of a calf or thigh",
    "joint": " of a joint",
    "elsewhere": " elsewhere",
}
