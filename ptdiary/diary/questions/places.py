"""Where the ticked tiles say that a sign is, and how it compares with before."""

from dataclasses import dataclass
from typing import NamedTuple

from ptdiary.diary.answers import SIDES, Change, Limb, Reach
from ptdiary.diary.questions.circumstances import (
    SIGNS_OF,
    Circumstances,
    KnownPlace,
    KnownSign,
    PlaceSide,
)
from ptdiary.diary.questions.form import NERVES, Answers, Comparison

CHANGED = ("new", "worse", "unsure")
GOES_ON = ("same_known", "same", "less")


class Place(NamedTuple):
    """A sign in one place. Without a limb: no place was asked, or *Not sure* was chosen."""

    sign: KnownSign
    limb: Limb | None
    side: PlaceSide | None
    change: Change | None
    reach: Reach | None = None

    @property
    def is_named(self) -> bool:
        """Whether it is one place: a limb and a side, or the face."""
        return self.limb == "face" or (self.limb is not None and self.side in SIDES)

    @property
    def in_leg(self) -> bool:
        """Whether it counts for a leg; a place that is not known does."""
        return self.limb in ("leg", None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The fields that the full rows of a tile fill."""

    where: str
    change: str


# Tiles with places. Their row of what is known stands for all of their rows.
PLACED = {
    "travels": _Asked("pain_where", "pain_change"),
    "nerves": _Asked("nerve_where", "nerve_change"),
    "weakness": _Asked("weak_where", "weak_change"),
}
# What is asked of the tiles whose sign has no place.
_UNPLACED = {"sharp": ("sharp_words", "sharp_change"), "swelling": ("swelling_where", "swelling")}


def as_known(answers: Answers, circumstances: Circumstances, tile: str) -> str | None:
    """How a tile compares with what the therapist knows; None: not answered, or nothing known."""
    if not circumstances.known_in(tile):
        return None
    said: str | None = getattr(answers, f"{tile}_known")
    return said


def asked_in_full(answers: Answers, circumstances: Circumstances, tile: str) -> bool:
    """Whether the full rows of a tile are asked, not only what is known of it."""
    said = as_known(answers, circumstances, tile)
    if not circumstances.known_in(tile) or said == "elsewhere":
        return True
    return said is None and told_in_full(answers, tile)


def told_in_full(answers: Answers, tile: str) -> bool:
    """Whether a full row of a tile that has a row of what is known holds an answer."""
    asked = PLACED.get(tile)
    names = _UNPLACED[tile] if asked is None else (asked.where, asked.change)
    return any(getattr(answers, name) not in (None, ()) for name in names)


def places(answers: Answers, circumstances: Circumstances, tile: str) -> tuple[Place, ...]:
    """The places of a ticked tile; a change of None is not answered."""
    known, said = circumstances.known_in(tile), as_known(answers, circumstances, tile)
    match said:
        case "same" | "less":
            return tuple(Place(*place[:3], said, place.reach) for place in known)
        case "worse":
            return tuple(_worse(place, answers) for place in known)
        case "elsewhere":
            chosen = chosen_places(answers, tile)
            taken = {(place.sign, place.limb, place.side) for place in chosen}
            rest = (place for place in known if place[:3] not in taken)
            return (*chosen, *(Place(*place[:3], "same", place.reach) for place in rest))
        case _:
            return chosen_places(answers, tile)


def _worse(place: KnownPlace, answers: Answers) -> Place:
    leg_pain = place.sign == "pain" and place.limb == "leg"
    return Place(*place[:3], "worse", answers.pain_reach if leg_pain else None)


def signs_of(answers: Answers, tile: str) -> tuple[KnownSign, ...]:
    """The signs that a tile is about: numbness and tingling are both where neither is chosen."""
    if tile != "nerves":
        return SIGNS_OF[tile]
    return tuple(sign for sign in SIGNS_OF[tile] if sign in (answers.nerves or NERVES))


def chosen_places(answers: Answers, tile: str) -> tuple[Place, ...]:
    """The places chosen under *Where?*."""
    asked = PLACED[tile]
    change = change_of(getattr(answers, asked.change))
    return tuple(
        _place(sign, where, change, answers)
        for sign in signs_of(answers, tile)
        for where in getattr(answers, asked.where)
        if where != "saddle"
    )


def _place(sign: KnownSign, where: str, change: Change | None, answers: Answers) -> Place:
    limb, _, side = where.partition(".")
    if sign == "pain":
        if where == "unsure":
            limb, side = "leg", "one_side"
        reach = answers.pain_reach if limb == "leg" else None
        return Place(sign, *_limb_and_side(limb, side), change, reach)
    if where == "unsure":
        return Place(sign, None, "one_side", change)
    return Place(sign, *_limb_and_side(limb, side), change)


def _limb_and_side(limb: str, side: str) -> tuple[Limb | None, PlaceSide | None]:
    match limb:
        case "leg" | "arm":
            return limb, "left" if side == "left" else "right" if side == "right" else "one_side"
        case "face":
            return "face", None
        case _:  # a side alone, as version 1 told it
            return None, "left" if limb == "left" else "right"


def change_of(said: Comparison | None) -> Change | None:
    """What a comparison writes."""
    return "same" if said == "same_known" else said


def change_is_asked(answers: Answers, tile: str) -> bool:
    """Whether *Is it new?* has something to be about: not where only the saddle was chosen."""
    chosen: tuple[str, ...] = getattr(answers, PLACED[tile].where)
    return chosen != ("saddle",)
