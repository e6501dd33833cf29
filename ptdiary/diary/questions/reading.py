"""From an entry to the answers of the form, so that it can be changed.

Not every entry came from this form: an import may know more, or know it in another way. Reading
is therefore a best fit; writing changes only what the patient changed (`writing.entry_from`).
"""

from dataclasses import replace
from typing import Any

from ptdiary.diary.answers import SHARP_WORDS, SIDES
from ptdiary.diary.entry import Entry
from ptdiary.diary.questions.form import FEELS, NERVES, SAME_IN_ENTRY, TILES, WIDER, Answers


def answers_of(entry: Entry) -> Answers:
    """The form as it would stand to write this entry."""
    rows = {name: getattr(entry, name) for name in SAME_IN_ENTRY}
    found: dict[str, Any] = {}
    ticked, refused = set(), set()
    for tile, read in _TILE_READERS.items():
        answer = read(entry)
        if answer is not None:
            ticked.add(tile)
            found |= answer
        elif _said_no(entry, tile):
            refused.add(tile)
    travelled = found.pop("_travelled", ())
    places = tuple(each for each in entry.regions if each not in travelled)
    # where *None* was not pressed, "hidden" would say nothing
    hidden = tuple(t for t in TILES if t not in ticked | refused) if refused else ()
    answers = Answers(
        **rows,
        **found,
        regions=places,
        feels=tuple(word for word in FEELS if word in entry.quality),
        ticked=tuple(tile for tile in TILES if tile in ticked),
        none=bool(refused) or None,
        hidden=tuple(tile for tile in hidden if tile in _NO),
    )
    return replace(answers, **_wider(entry, "saddle" in ticked))


def _travels(entry: Entry) -> dict[str, Any] | None:
    if entry.travels not in ("yes", "unsure"):
        return None
    if entry.travels == "unsure":
        return {"leg": "unsure"}
    arms = [side for side in SIDES if f"upper_arm.{side}" in entry.regions]
    thighs = [side for side in SIDES if f"thigh_back.{side}" in entry.regions]
    unsure = entry.check("legs_both") == "unsure"
    if unsure:
        thighs = []  # nobody knew which leg: any was marked on the map
    elif len(thighs) > 1 and entry.check("legs_both") != "yes":
        thighs = thighs[:1]  # the other one was marked on the map
    past = bool(thighs) and all(f"calf_back.{side}" in entry.regions for side in thighs)
    travelled = {f"upper_arm.{side}" for side in arms} | {f"thigh_back.{side}" for side in thighs}
    travelled |= {f"calf_back.{side}" for side in thighs if past}
    return {
        "leg": "unsure" if unsure else _one_or_both(thighs),
        "past_knee": "yes" if past else None,
        "arm": _one_or_both(arms),
        "_travelled": travelled,
    }


def _one_or_both(sides: list[Any]) -> Any:
    return None if not sides else "both" if len(sides) > 1 else sides[0]


def _sharp(entry: Entry) -> dict[str, Any] | None:
    words = tuple(word for word in SHARP_WORDS if word in entry.quality)
    return {"sharp_words": words} if words else None


def _nerves(entry: Entry) -> dict[str, Any] | None:
    signs = tuple(sign for sign in NERVES if _told(entry, sign))
    if not signs:
        return None
    side, change = _side_and_change(_told(entry, signs[0]))
    if side == "unsure" and entry.check("legs_both") == "yes":
        side = "both"
    return {"nerves": signs, "nerve_side": side, "nerve_change": change}


def _weakness(entry: Entry) -> dict[str, Any] | None:
    told, gives_way = _told(entry, "weakness"), entry.check("giving_way")
    if not told and gives_way in (None, "no"):
        return None
    side, change = _side_and_change(told)
    return {
        "weak_side": side,
        "weak_change": change,
        "giving_way": None if gives_way == "declined" else gives_way,
    }


def _told(entry: Entry, sign: str) -> dict[str, str]:
    """The sides of a nerve sign that were answered with something other than no."""
    answers = {side: _field(entry, f"nerve_signs.{sign}.{side}") for side in SIDES}
    return {side: answer for side, answer in answers.items() if answer not in (None, "no")}


def _side_and_change(told: dict[str, str]) -> tuple[Any, Any]:
    answers = list(told.values())
    if len(told) > 1:
        return ("unsure", None) if set(answers) == {"unsure"} else ("both", answers[0])
    return next(iter(told.items()), (None, None))


def _swelling(entry: Entry) -> dict[str, Any] | None:
    if entry.swelling_new != "yes":
        return None
    return {"swelling": entry.swelling if entry.swelling != "none" else None}


def _movement(entry: Entry) -> dict[str, Any] | None:
    return None if entry.movement is None else {"movement": entry.movement}


def _saddle(entry: Entry) -> dict[str, Any] | None:
    answers = {name: entry.check(name) for name in ("saddle", "bladder", "bowel")}
    if set(answers.values()) <= {None, "no"}:
        return None
    return {**answers, "sexual": entry.check("sexual")}


def _fever(entry: Entry) -> dict[str, Any] | None:
    answers = {name: entry.check(name) for name in ("fever", "unwell")}
    said = tuple(name for name, answer in answers.items() if answer == "yes")
    if not said and "unsure" not in answers.values():
        return None
    return {"ill": said or ("unsure",)}


def _fall(entry: Entry) -> dict[str, Any] | None:
    major, minor = entry.check("trauma_major"), entry.check("trauma_minor")
    if {major, minor} <= {None, "no", "declined"}:
        return None
    return {"fall": "serious" if major == "yes" else "small" if minor == "yes" else "unsure"}


_TILE_READERS = {
    "travels": _travels,
    "sharp": _sharp,
    "nerves": _nerves,
    "weakness": _weakness,
    "swelling": _swelling,
    "movement": _movement,
    "saddle": _saddle,
    "fever": _fever,
    "fall": _fall,
}
_NO = {
    "travels": ("travels",),
    "nerves": tuple(f"nerve_signs.{sign}.{side}" for sign in NERVES for side in SIDES),
    "weakness": ("nerve_signs.weakness.left", "nerve_signs.weakness.right", "checks.giving_way"),
    "saddle": ("checks.saddle", "checks.bladder", "checks.bowel"),
    "fever": ("checks.fever", "checks.unwell"),
    "fall": ("checks.trauma_major", "checks.trauma_minor"),
    "swelling": ("swelling_new",),
}


def _said_no(entry: Entry, tile: str) -> bool:
    return tile in _NO and all(_field(entry, path) == "no" for path in _NO[tile])


def _field(entry: Entry, path: str) -> Any:
    value: Any = entry
    for name in path.split("."):
        value = None if value is None else getattr(value, name)
    return value


def _wider(entry: Entry, saddle_ticked: bool) -> dict[str, Any]:
    names = [name for name in WIDER if not (saddle_ticked and name == "sexual")]
    answers = {name: entry.check(name) for name in names}
    refused = {name for name, answer in answers.items() if answer == "no"}
    ticked = tuple(name for name, answer in answers.items() if answer not in (None, "no"))
    hidden = tuple(name for name in WIDER if name not in refused and name not in ticked)
    return {
        "wider": ticked,
        "wider_unsure": tuple(name for name in ticked if answers[name] == "unsure"),
        "sexual_declined": answers.get("sexual") == "declined" or None,
        "wider_none": bool(refused) or None,
        "wider_hidden": hidden if refused else (),
    }
