"""From an entry to the answers of the form, so that it can be changed.

Not every entry came from this form: an import may know more, or know it in another way. Reading
is therefore a best fit; writing changes only what the patient changed (`changing.entry_from`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ptdiary.diary.answers import ARM, BELOW_KNEE, LEG, SHARP_WORDS, SIDES, place_of, side_of
from ptdiary.diary.entry import Entry
from ptdiary.diary.questions.checks import SADDLE
from ptdiary.diary.questions.circumstances import NOTHING_KNOWN, SIGNS_OF, Circumstances, KnownPlace
from ptdiary.diary.questions.form import (
    FEELS,
    LIMBS,
    NERVES,
    SAME_IN_ENTRY,
    SIDES_ALONE,
    TILES,
    WEEKLY,
    Answers,
)
from ptdiary.diary.questions.places import PLACED, chosen_places
from ptdiary.diary.questions.rows import ROW
from ptdiary.diary.questions.shown import is_shown
from ptdiary.diary.questions.writing import field_of, written_fields

# Of several comparisons, the one that matters most.
_WORST = ("new", "worse", "unsure", "same", "less")


def answers_of(entry: Entry, circumstances: Circumstances = NOTHING_KNOWN) -> Answers:
    """The form as it would be filled in to write this entry, in these circumstances."""
    said: dict[str, Any] = {name: getattr(entry, name) for name in SAME_IN_ENTRY}
    said["feels"] = tuple(word for word in FEELS if word in entry.quality)
    ticked = set()
    for tile, read in _TILE_READERS.items():
        answer = read(entry)
        if answer is not None:
            ticked.add(tile)
            said |= answer
    if entry.week is not None:
        said |= {f"week_{name}": getattr(entry.week, name) for name in _WEEK}
    answers = Answers(**said, ticked=tuple(tile for tile in TILES if tile in ticked))
    answers = _as_known(answers, entry, circumstances)
    answers = _suddenly(answers, entry, circumstances)
    if not is_shown(answers, circumstances, "giving_way"):
        answers = _not_by_weakness(answers)
    answers = _waiting(answers, entry, circumstances)
    return _with_weekly(_with_none(answers, entry), entry, circumstances)


_WEEK = ("pain", "enjoyment", "everyday")


# The tiles, as their full rows would be filled


def _travels(entry: Entry) -> dict[str, Any] | None:
    if entry.spread is None:
        return _travels_by_places(entry)
    told = [*_pains(entry)]
    if not told and entry.travels not in ("yes", "unsure"):
        return None
    reaches = {getattr(pain, "reach", None) for _, pain in told} - {None}
    return {
        "pain_where": _in_order((where for where, _ in told), (*LIMBS, "unsure")),
        "pain_change": _worst(pain.change for _, pain in told),
        "pain_reach": max(reaches, default=None, key=REACHES.index),
    }


def _pains(entry: Entry) -> Iterator[tuple[str, Any]]:
    """Where pain goes, as the chips of *Where?*, and what is said of it."""
    for limb in ("leg", "arm"):
        for side in (*SIDES, "one_side"):
            pain = field_of(entry, f"spread.{limb}.{side}")
            if pain is not None and pain.change != "no":
                yield f"{limb}.{side}" if side in SIDES else "unsure", pain


def _travels_by_places(entry: Entry) -> dict[str, Any] | None:
    """Version 1 told the limb and the side by places alone."""
    if entry.travels not in ("yes", "unsure"):
        return None
    marked = {
        f"{'leg' if place_of(region) in LEG else 'arm'}.{side_of(region)}"
        for region in entry.regions
        if place_of(region) in LEG | ARM
    }
    below = any(place_of(region) in BELOW_KNEE for region in entry.regions)
    return {
        "pain_where": _in_order(marked, LIMBS),
        "pain_reach": "below_knee" if below else None,
    }


def _sharp(entry: Entry) -> dict[str, Any] | None:
    words = tuple(word for word in SHARP_WORDS if word in entry.quality)
    change = None if entry.sharp_change == "no" else entry.sharp_change
    return {"sharp_words": words, "sharp_change": change} if words or change else None


def _nerves(entry: Entry) -> dict[str, Any] | None:
    told = {sign: _of_sign(entry, sign) for sign in NERVES}
    signs = tuple(sign for sign in NERVES if told[sign])
    if not signs:
        return None
    every = [each for sign in signs for each in told[sign]]
    return {"nerves": signs, **_where_and_change(every, "nerve_where", "nerve_change")}


def _weakness(entry: Entry) -> dict[str, Any] | None:
    told, gives_way = _of_sign(entry, "weakness"), entry.check("giving_way")
    if not told and gives_way in (None, "no", "declined"):
        return None
    if not told and _gave_way_in_fall(entry):
        return None
    return {
        **_where_and_change(told, "weak_where", "weak_change"),
        "giving_way": None if gives_way == "declined" else gives_way,
    }


def _of_sign(entry: Entry, sign: str) -> list[tuple[str, str]]:
    """Where a sign is, as the chips of *Where?*, and how it compares."""
    paths = {
        **{where: f"{where.replace('.', f'_signs.{sign}.')}" for where in LIMBS},
        "face": f"face_signs.{sign}",
        "unsure": f"nerve_signs.{sign}.one_side",
        **{side: f"nerve_signs.{sign}.{side}" for side in SIDES_ALONE},
    }
    told = {where: field_of(entry, path) for where, path in paths.items()}
    for limb in ("leg", "arm"):
        told["unsure"] = told["unsure"] or field_of(entry, f"{limb}_signs.{sign}.one_side")
    return [(where, change) for where, change in told.items() if change not in (None, "no")]


def _where_and_change(told: list[tuple[str, str]], where: str, change: str) -> dict[str, Any]:
    if {each for each, _ in told} == {*SIDES_ALONE} and {each for _, each in told} == {"unsure"}:
        return {}  # a tick of version 1 without more
    order = (*LIMBS, "face", "unsure", *SIDES_ALONE)
    return {where: _in_order((each for each, _ in told), order), change: _worst(c for _, c in told)}


def _swelling(entry: Entry) -> dict[str, Any] | None:
    if entry.swelling_new != "yes":
        return None
    return {
        "swelling": None if entry.swelling == "none" else entry.swelling,
        "swelling_where": entry.swelling_where,
    }


def _movement(entry: Entry) -> dict[str, Any] | None:
    return None if entry.movement is None else {"movement": entry.movement}


def _saddle(entry: Entry) -> dict[str, Any] | None:
    answers = {name: entry.check(name) for name in SADDLE}
    if set(answers.values()) <= {None, "no", "declined"}:
        return None
    told = {name: None if said == "declined" else said for name, said in answers.items()}
    return {**told, "sexual": entry.check("sexual")}


def _fever(entry: Entry) -> dict[str, Any] | None:
    said = {name: entry.check(name) for name in ("fever", "unwell")}
    for name, answer in said.items():
        if answer == "yes":
            return {"ill": name}
    return {"ill": "unsure"} if "unsure" in said.values() else None


def _fall(entry: Entry) -> dict[str, Any] | None:
    major, minor = entry.check("trauma_major"), entry.check("trauma_minor")
    gave_way = entry.check("giving_way") if _gave_way_in_fall(entry) else None
    if major == "yes":
        return {"fall": "serious"}
    if minor == "yes":
        return {"fall": "small", "fall_gave_way": gave_way}
    if "unsure" in (major, minor):
        return {"fall": "unsure"}
    if gave_way is not None and gave_way != "no":
        return {"fall": "small", "fall_hurt": "no", "fall_gave_way": gave_way}
    return None


def _gave_way_in_fall(entry: Entry) -> bool:
    """Whether it was a fall that said whether a leg gave way, and not the tile of weakness."""
    if entry.check("giving_way") not in ("yes", "no", "unsure") or _of_sign(entry, "weakness"):
        return False
    fell = entry.check("trauma_minor") == "yes"
    refused = field_of(entry, "nerve_signs.weakness.left") == "no"
    stumbled = fell or (refused and entry.check("trauma_minor") == "no")
    return stumbled and (entry.check("giving_way") != "no" or not refused)


def _not_by_weakness(answers: Answers) -> Answers:
    """That a leg gave way was not asked of weakness; a small fall may have told it."""
    told: Any = answers.giving_way if answers.giving_way in ("yes", "unsure") else None
    if answers.fall != "small" or told is None:
        return replace(answers, giving_way=None)
    return replace(answers, giving_way=None, fall_gave_way=told)


def _chest(entry: Entry) -> dict[str, Any] | None:
    chest, faint = entry.check("chest"), entry.check("collapse")
    if (chest, faint) == ("unsure", "unsure"):
        return {"chest": ()}  # a tick that was left blank
    told = {"chest_pain": chest == "yes", "faint": faint == "yes", "unsure": chest == "unsure"}
    said = tuple(chip for chip, is_told in told.items() if is_told)
    return {"chest": said} if said else None


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
    "chest": _chest,
}


def _in_order(found: Iterable[str], order: tuple[str, ...]) -> tuple[str, ...]:
    told = {*found}
    return tuple(each for each in order if each in told)


def _worst(changes: Iterable[str | None]) -> Any:
    told = {*changes} - {None}
    return next((change for change in _WORST if change in told), None)


# What the therapist knows: one press, where it says the same as the full rows would


def _as_known(answers: Answers, entry: Entry, circumstances: Circumstances) -> Answers:
    for tile in SIGNS_OF:
        if tile in answers.ticked and circumstances.known_in(tile):
            fitting = (
                each
                for each in _known_candidates(answers, entry, circumstances, tile)
                if _writes(each, circumstances, tile) == _held(entry, tile)
            )
            answers = next(fitting, answers)
    return _newly_known(answers, circumstances)


def _known_candidates(
    answers: Answers, entry: Entry, circumstances: Circumstances, tile: str
) -> Iterator[Answers]:
    """The answers with the row of what is known pressed, in place of the full rows."""
    blank: dict[str, Any] = {name: () if name in _MANY else None for name in _FULL_ROWS[tile]}
    for said in ("same", "less", "worse"):
        kept = {"pain_reach": answers.pain_reach} if (said, tile) == ("worse", "travels") else {}
        yield replace(answers, **{**blank, **kept, f"{tile}_known": said})
    if tile not in PLACED:
        return
    known = {_chip(place) for place in circumstances.known_in(tile)}
    changed = {where for where, change in _changes_in(entry, tile) if change != "same"}
    where = PLACED[tile].where
    chosen: tuple[str, ...] = getattr(answers, where)
    other = tuple(each for each in chosen if each not in known or each in changed)
    for more in _variants(tile) if other else ():
        yield replace(answers, **{where: other, f"{tile}_known": "elsewhere", **more})


def _changes_in(entry: Entry, tile: str) -> Iterator[tuple[str, str | None]]:
    if tile == "travels":
        yield from ((where, pain.change) for where, pain in _pains(entry))
    else:
        yield from (each for sign in SIGNS_OF[tile] for each in _of_sign(entry, sign))


def _chip(place: KnownPlace) -> str:
    if place.side == "one_side":
        return "unsure"
    return f"{place.limb}.{place.side}" if place.side else f"{place.limb}"


def _variants(tile: str) -> Iterator[dict[str, Any]]:
    """What the full rows may say besides the place, where they are about another one."""
    for change in _WORST:
        told: dict[str, Any] = {PLACED[tile].change: change}
        match tile:
            case "travels":
                yield from (told | {"pain_reach": reach} for reach in (None, *REACHES))
            case "nerves":
                yield from (told | {"nerves": signs} for signs in (*((n,) for n in NERVES), NERVES))
            case _:
                yield told


REACHES = ("thigh", "below_knee")
_MANY = frozenset({"pain_where", "nerves", "nerve_where", "weak_where", "sharp_words"})
_FULL_ROWS = {
    "travels": ("pain_where", "pain_reach", "pain_change"),
    "sharp": ("sharp_words", "sharp_change"),
    "nerves": ("nerves", "nerve_where", "nerve_change"),
    "weakness": ("weak_where", "weak_change"),
    "swelling": (),
}
_SIGNS = ("leg_signs", "arm_signs", "face_signs", "nerve_signs")
_HELD = {
    "travels": ("travels", "spread"),
    "sharp": ("sharp_change",),
    "nerves": tuple(f"{where}.{sign}" for where in _SIGNS for sign in NERVES),
    "weakness": tuple(f"{where}.weakness" for where in _SIGNS),
    "swelling": ("swelling_new", "swelling_change"),
}


def _writes(answers: Answers, circumstances: Circumstances, tile: str) -> list[Any]:
    written = written_fields(answers, circumstances)
    return [written.get(path) for path in _HELD[tile]]


def _held(entry: Entry, tile: str) -> list[Any]:
    return [field_of(entry, path) for path in _HELD[tile]]


def _newly_known(answers: Answers, circumstances: Circumstances) -> Answers:
    """*Same, my therapist knows*, where this entry itself made it known."""
    told: dict[str, Any] = {}
    made = {place[:3] for place in circumstances.known_by_this}
    for tile, name in _CHANGES.items():
        if tile in answers.ticked and getattr(answers, name) == "same":
            lines = _lines(answers, tile)
            if lines and lines <= made:
                told[name] = "same_known"
    return replace(answers, **told)


def _lines(answers: Answers, tile: str) -> set[Any]:
    """The signs and places that *Same, my therapist knows* is about."""
    if tile not in PLACED:
        return {("sharp", None, None)}
    return {place[:3] for place in chosen_places(answers, tile) if place.is_named}


_CHANGES = {
    "travels": "pain_change",
    "sharp": "sharp_change",
    "nerves": "nerve_change",
    "weakness": "weak_change",
}


# What several rows write


def _suddenly(answers: Answers, entry: Entry, circumstances: Circumstances) -> Answers:
    said: Any = entry.check("sudden_weakness")
    if said not in ("yes", "no", "unsure"):
        return answers
    told = answers
    if is_shown(answers, circumstances, "nerve_sudden"):
        told = replace(told, nerve_sudden=said)
    if is_shown(answers, circumstances, "weak_sudden"):
        return replace(told, weak_sudden=said)
    if told is answers and said != "no" and "weakness" not in answers.ticked:
        ticked = _in_order((*answers.ticked, "weakness"), TILES)
        return replace(told, ticked=ticked, weak_sudden=said)
    return told


def _waiting(answers: Answers, entry: Entry, circumstances: Circumstances) -> Answers:
    """Rows that were shown for a reason; else it was the weekly list that asked."""
    told: dict[str, Any] = {}
    if answers.chest == ("faint",) and entry.check("chest") is None:
        answers = _faint_with_this(answers, circumstances)
    if is_shown(answers, circumstances, "with_this"):
        told["with_this"] = _with_this(answers, entry, circumstances)
    for key, check in (("calf", "calf"), ("new_upper_back", "upper_back")):
        if is_shown(answers, circumstances, key) and entry.check(check) != "declined":
            told[key] = entry.check(check)
    told |= _also_saddle(answers, entry, circumstances)
    if told.get("calf") == "known":
        told["calf"] = None
    return replace(answers, **told)


def _faint_with_this(answers: Answers, circumstances: Circumstances) -> Answers:
    """The answers without the tile of the chest, where another row asked about a faint, too."""
    ticked = tuple(tile for tile in answers.ticked if tile != "chest")
    without = replace(answers, ticked=ticked, chest=())
    return without if is_shown(without, circumstances, "with_this") else answers


def _with_this(answers: Answers, entry: Entry, circumstances: Circumstances) -> tuple[str, ...]:
    offered = ROW["with_this"].offered(answers, circumstances)
    said = tuple(check for check in offered if check != "none" and entry.check(check) == "yes")
    # only this row says no to dark pee; of a faint, the tile of the chest does, too
    refused = entry.check("dark_urine" if "dark_urine" in offered else "collapse") == "no"
    return said or (("none",) if refused else ())


def _also_saddle(answers: Answers, entry: Entry, circumstances: Circumstances) -> dict[str, Any]:
    said = {entry.check(check) for check in SADDLE}
    alone = replace(answers, ticked=tuple(each for each in answers.ticked if each != "saddle"))
    if not is_shown(alone, circumstances, "also_saddle"):
        return {}
    if said == {"no"}:
        return {"also_saddle": "no"}
    if said == {"unsure"} and entry.check("sexual") is None:
        return {"ticked": alone.ticked, "also_saddle": "unsure", **dict.fromkeys(SADDLE)}
    return {}


# None of these


def _with_none(answers: Answers, entry: Entry) -> Answers:
    """The tiles that *None* was about. `hidden` are those of which it says nothing."""
    refused = {
        tile for tile, said in _NO.items() if tile not in answers.ticked and _said_no(entry, said)
    }
    if answers.also_saddle is not None and refused <= {"saddle"}:
        refused = set()  # it was the row that said so
    if not refused:
        return answers
    hidden = tuple(tile for tile in TILES if tile not in refused and tile not in answers.ticked)
    return replace(answers, none=True, hidden=tuple(tile for tile in hidden if tile in _NO))


def _said_no(entry: Entry, paths: tuple[str, ...]) -> bool:
    return all(field_of(entry, path) == "no" for path in paths)


_NO = {
    "travels": ("travels",),
    "sharp": ("sharp_change",),
    "nerves": tuple(f"nerve_signs.{sign}.{side}" for sign in NERVES for side in SIDES),
    "weakness": tuple(f"nerve_signs.weakness.{side}" for side in SIDES),
    "swelling": ("swelling_new",),
    "saddle": tuple(f"checks.{check}" for check in SADDLE),
    "fever": ("checks.fever", "checks.unwell"),
    "fall": ("checks.trauma_major", "checks.trauma_minor"),
    "chest": ("checks.chest",),
}


# Once a week


def _with_weekly(answers: Answers, entry: Entry, circumstances: Circumstances) -> Answers:
    mine = [check for check in WEEKLY if not _told_elsewhere(answers, circumstances, check)]
    said: dict[str, Any] = {check: entry.check(check) for check in mine}
    if entry.nights is not None:
        said["night_pain"] = "yes" if entry.nights else "no"
    refused = {check for check, answer in said.items() if answer == "no"}
    ticked = tuple(check for check, answer in said.items() if answer not in (None, "no"))
    hidden = tuple(check for check in WEEKLY if check not in refused and check not in ticked)
    told: dict[str, Any] = {
        f"weekly_{check}": said[check] for check in ticked if check != "night_pain"
    }
    if said.get("night_pain") == "unsure":
        told["weekly_night_pain"] = "unsure"
    told |= {name: None for name, value in told.items() if _declined(name, value)}
    told["nights"] = str(entry.nights) if entry.nights else None
    return replace(
        answers,
        **told,
        weekly=ticked,
        weekly_none=bool(refused) or None,
        weekly_hidden=hidden if refused else (),
    )


def _declined(name: str, value: str) -> bool:
    return value == "declined" and name != "weekly_sexual"


def _told_elsewhere(answers: Answers, circumstances: Circumstances, check: str) -> bool:
    """Whether the daily form asked it, so that the weekly list need not have."""
    match check:
        case "calf":
            return is_shown(answers, circumstances, "calf")
        case "upper_back":
            return is_shown(answers, circumstances, "new_upper_back")
        case "dark_urine":
            offered = ROW["with_this"].offered(answers, circumstances)
            return check in offered and is_shown(answers, circumstances, "with_this")
        case "sexual":
            return "saddle" in answers.ticked
        case _:
            return False
