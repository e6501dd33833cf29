"""From the answers of the form to the fields of an entry.

Every function here returns the fields that one question writes, by their path in the entry
(`soreness`, `checks.fever`, `leg_signs.weakness`). A field that is not there, or None, is not
answered.
"""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from ptdiary.diary.answers import QUALITY_WORDS, Limb
from ptdiary.diary.entry import (
    ArmPain,
    ArmPains,
    Checks,
    Entry,
    FaceSigns,
    LegPain,
    LegPains,
    NerveSigns,
    Sides,
    Spread,
    Week,
)
from ptdiary.diary.questions.checks import ASKED_TWICE, STILL_OPEN, Blanks, checks_of
from ptdiary.diary.questions.circumstances import (
    NOTHING_KNOWN,
    SIGNS_OF,
    Circumstances,
    KnownSign,
)
from ptdiary.diary.questions.form import SAME_IN_ENTRY, Answers
from ptdiary.diary.questions.places import (
    PLACED,
    Place,
    as_known,
    asked_in_full,
    change_of,
    places,
    signs_of,
)
from ptdiary.diary.questions.shown import is_complete

Fields = dict[str, Any]


def said_so_far(
    answers: Answers, id_: str, at: datetime, circumstances: Circumstances = NOTHING_KNOWN
) -> Entry:
    """The entry of what was said; a row that is still open is not read as anything.

    For the verdict before Save: the follow-ups are on the screen, so nobody left them blank yet.
    """
    return with_fields(Entry(id=id_, at=at), written_fields(answers, circumstances, STILL_OPEN))


def says_nothing(answers: Answers, circumstances: Circumstances = NOTHING_KNOWN) -> bool:
    """True if saving would keep nothing at all."""
    return not written_fields(answers, circumstances) and not (answers.question or "").strip()


def written_fields(
    answers: Answers, circumstances: Circumstances = NOTHING_KNOWN, blanks: Blanks = ASKED_TWICE
) -> Fields:
    """Every field that the answers write, by its path in the entry."""
    written: Fields = {name: _trimmed(getattr(answers, name)) for name in SAME_IN_ENTRY}
    if answers.flare not in ("yes", "cannot_cope"):
        written["flare_before"] = ()
    if answers.home_exercises not in ("some", "none"):
        written["skipped_why"] = ()
    for tile, write in _TILES.items():
        ready = not blanks.open or is_complete(answers, circumstances, tile)
        if answers.refused(tile) or (tile in answers.ticked and ready):
            written |= write(answers, circumstances)
    written["movement"] = answers.movement if "movement" in answers.ticked else None
    written["quality"] = _quality(answers, circumstances, blanks)
    written["nights"] = _nights(answers)
    written |= {f"week.{each.name}": getattr(answers, f"week_{each.name}") for each in fields(Week)}
    checks = checks_of(answers, circumstances, blanks)
    written |= {f"checks.{check}": answer for check, answer in checks.items()}
    return {path: value for path, value in written.items() if value not in (None, ())}


def _trimmed(value: Any) -> Any:
    return value.strip() or None if isinstance(value, str) else value


# What the tiles write of signs; what they write of the checks is in `checks`


def _travels(answers: Answers, circumstances: Circumstances) -> Fields:
    if answers.refused("travels"):
        return {"travels": "no"}
    told = {
        (place.limb, place.side): place for place in _with_blanks(answers, circumstances, "travels")
    }
    legs = {
        side: LegPain(change=place.change, reach=place.reach)
        for (limb, side), place in told.items()
        if limb == "leg"
    }
    arms = {
        side: ArmPain(change=place.change) for (limb, side), place in told.items() if limb == "arm"
    }
    spread = Spread(
        leg=_record(LegPains, legs) if legs else None, arm=_record(ArmPains, arms) if arms else None
    )
    return {"travels": "yes", "spread": spread}


def _record(kind: type[Any], values: dict[Any, Any]) -> Any:
    return kind(**values)


def _sharp(answers: Answers, circumstances: Circumstances) -> Fields:
    if answers.refused("sharp"):
        return {"sharp_change": "no"}
    said = as_known(answers, circumstances, "sharp")
    full = asked_in_full(answers, circumstances, "sharp")
    return {"sharp_change": said or (change_of(answers.sharp_change) if full else None)}


def _nerves(answers: Answers, circumstances: Circumstances) -> Fields:
    return _signs(answers, circumstances, "nerves")


def _weakness(answers: Answers, circumstances: Circumstances) -> Fields:
    return _signs(answers, circumstances, "weakness")


def _signs(answers: Answers, circumstances: Circumstances, tile: str) -> Fields:
    """The signs of a tile where they are, and no wherever else."""
    nowhere: Fields = {f"nerve_signs.{sign}": _NO for sign in SIGNS_OF[tile]}
    if answers.refused(tile):
        return nowhere
    written: dict[str, dict[str, Any]] = {}
    faces: Fields = {}
    for place in _with_blanks(answers, circumstances, tile):
        if place.limb == "face":
            faces[f"face_signs.{place.sign}"] = place.change
        else:
            path = f"{place.limb or 'nerve'}_signs.{place.sign}"
            written.setdefault(path, {})[place.side or ""] = place.change
    sides = {path: Sides(**changes) for path, changes in written.items()}
    return nowhere | sides | faces


_NO = Sides(left="no", right="no")


def _with_blanks(answers: Answers, circumstances: Circumstances, tile: str) -> tuple[Place, ...]:
    """The places of a ticked tile: one side, and not sure, where it was not told."""
    told = places(answers, circumstances, tile)
    if _lacks_place(answers, circumstances, tile):
        limb: Limb | None = "leg" if tile == "travels" else None
        change = change_of(getattr(answers, PLACED[tile].change))
        signs: tuple[KnownSign, ...] = signs_of(answers, tile)
        told += tuple(Place(sign, limb, "one_side", change) for sign in signs)
    return tuple(place._replace(change=place.change or "unsure") for place in told)


def _lacks_place(answers: Answers, circumstances: Circumstances, tile: str) -> bool:
    if as_known(answers, circumstances, tile) in ("same", "less", "worse"):
        return False
    return not getattr(answers, PLACED[tile].where)


def _swelling(answers: Answers, circumstances: Circumstances) -> Fields:
    if answers.refused("swelling"):
        return {"swelling_new": "no"}
    said = as_known(answers, circumstances, "swelling")
    told: Fields = {"swelling_new": "yes", "swelling_change": said}
    if said not in ("same", "less"):
        told |= {"swelling_where": answers.swelling_where, "swelling": answers.swelling}
    return told


_TILES = {
    "travels": _travels,
    "sharp": _sharp,
    "nerves": _nerves,
    "weakness": _weakness,
    "swelling": _swelling,
}


def _quality(answers: Answers, circumstances: Circumstances, blanks: Blanks) -> tuple[str, ...]:
    felt = {*answers.feels}
    told = not blanks.open or bool(_sharp(answers, circumstances)["sharp_change"])
    if "sharp" in answers.ticked and told:
        full = asked_in_full(answers, circumstances, "sharp")
        felt |= {*(answers.sharp_words if full else ())} or {"sharp"}
    return tuple(word for word in QUALITY_WORDS if word in felt)


def _nights(answers: Answers) -> int | None:
    if "night_pain" in answers.weekly:
        return int(answers.nights) if answers.nights not in (None, "unsure") else None
    told = answers.weekly_none and "night_pain" not in answers.weekly_hidden
    return 0 if told else None


# Fields into an entry


def field_of(entry: Entry, path: str) -> Any:
    """The value at a path; None where it is not answered."""
    value: Any = entry
    for name in path.split("."):
        value = None if value is None else getattr(value, name)
    return None if value == () else value


_PARTS: dict[str, Any] = {
    "checks": Checks,
    "week": Week,
    "nerve_signs": NerveSigns,
    "leg_signs": NerveSigns,
    "arm_signs": NerveSigns,
    "face_signs": FaceSigns,
}


def with_fields(entry: Entry, changed: Fields) -> Entry:
    """The entry with these fields changed; None empties a field."""
    plain: Fields = {}
    for path, value in changed.items():
        if "." not in path:
            plain[path] = () if value is None and isinstance(getattr(entry, path), tuple) else value
    for part, kind in _PARTS.items():
        values = {
            path.partition(".")[2]: value
            for path, value in changed.items()
            if path.partition(".")[0] == part and "." in path
        }
        if values:
            plain[part] = _filled(getattr(entry, part) or kind(), values)
    return replace(entry, **plain)


def _filled(record: Any, values: Fields) -> Any:
    """The record with these values; None if nothing in it is answered."""
    filled = replace(record, **values)
    return None if all(getattr(filled, each.name) is None for each in fields(filled)) else filled
