"""The answers as the plain values of a draft, and back; drafts of version 1 too."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from ptdiary.diary.day import day_of
from ptdiary.diary.fields import DocumentError, FieldReader, plain_value
from ptdiary.diary.limits import limits_of
from ptdiary.diary.questions.form import NO_EXERCISE, TILES, WEEKLY, Answers

VERSION = 2
_STILL_NOW = timedelta(minutes=15)


def is_of_then(begun: datetime, now: datetime, begins: int = 0) -> bool:
    """Whether a form that was begun then tells of that moment, and no longer of now.

    It does after 15 minutes, and on another day; days begin at the hour `begins`. Both moments are
    given as the clocks of one place show them. A clock that was set back tells nothing.
    """
    other_day = day_of(begun, begins) != day_of(now, begins)
    return begun <= now and (other_day or now - begun > _STILL_NOW)


def draft_of(answers: Answers) -> dict[str, Any]:
    """The answers as plain JSON, for a draft."""
    plain: dict[str, Any] = plain_value(answers)
    return {"version": VERSION, **plain}


def drafted(plain: Any) -> Answers:
    """The answers of a draft. What the form cannot hold is left out.

    DocumentError if it is no draft at all.
    """
    return Answers(**_read(_current(plain)))


def _current(plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise DocumentError("draft", "is not an object")
    if "version" not in plain:
        return _from_version_1(plain)
    return {name: value for name, value in plain.items() if name != "version"}


def _read(plain: Mapping[str, Any]) -> dict[str, Any]:
    limits = {each.name: each for each in limits_of(Answers)}
    reader, values = FieldReader(), {}
    for name, value in plain.items():
        with suppress(KeyError, DocumentError):
            values[limits[name].attribute] = reader.value(limits[name].limit, value, name)
    return values


# Version 1


def _from_version_1(plain: Mapping[str, Any]) -> dict[str, Any]:
    """What a draft of version 1 says, as this form says it."""
    now = {name: value for name, value in plain.items() if name not in _MAPPED}
    now["pain_where"] = [
        *(_LEGS.get(_word(plain, "leg"), [])),
        *(_ARMS.get(_word(plain, "arm"), [])),
    ]
    now["pain_reach"] = _REACH.get(_word(plain, "past_knee"))
    now["sharp_exercise"] = _exercise(plain)
    for change in ("nerve_change", "weak_change"):
        said = plain.get(change)
        now[change] = None if said == "same" else said  # was it known to the therapist?
    ill = plain.get("ill")
    if isinstance(ill, list):  # several could be chosen
        ill = next((each for each in ("fever", "unwell", "unsure") if each in ill), None)
    now["ill"] = ill
    now |= _none(plain)
    now |= _weekly(plain)
    return {name: value for name, value in now.items() if value not in (None, [])}


def _word(plain: Mapping[str, Any], name: str) -> str:
    value = plain.get(name)
    return value if isinstance(value, str) else ""


def _exercise(plain: Mapping[str, Any]) -> Any:
    during = _word(plain, "during_exercise")
    return NO_EXERCISE if during == "no" else plain.get("exercise") if during == "yes" else None


def _none(plain: Mapping[str, Any]) -> dict[str, Any]:
    """*None* of the tiles was not about the chest; that of the wider list was."""
    wider = {*_list(plain, "wider"), *_list(plain, "wider_hidden")}
    chest = plain.get("wider_none") is True and "chest" not in wider
    if plain.get("none") is True:
        return {"hidden": _list(plain, "hidden") + ([] if chest else ["chest"])}
    if not chest:
        return {}
    return {"none": True, "hidden": [tile for tile in TILES if tile != "chest"]}


def _weekly(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The wider list: what of it is asked once a week now, and the chest, which has its tile."""
    wider, unsure = _list(plain, "wider"), _list(plain, "wider_unsure")
    told: dict[str, Any] = {
        "weekly": [check for check in WEEKLY if check in wider],
        "weekly_none": plain.get("wider_none"),
        "weekly_hidden": [check for check in WEEKLY if check in _list(plain, "wider_hidden")],
    }
    told |= {f"weekly_{check}": "unsure" for check in WEEKLY if check in wider and check in unsure}
    if plain.get("sexual_declined") is True and "sexual" in wider:
        told["weekly_sexual"] = "declined"
    chest = [_CHEST[check] for check in ("chest", "collapse") if check in wider]
    if chest:
        sure = [_CHEST[check] for check in ("chest", "collapse")
                if check in wider and check not in unsure]  # fmt: skip
        told["chest"] = sure or ["unsure"]
        told["ticked"] = [*_list(plain, "ticked"), "chest"]
    return told


def _list(plain: Mapping[str, Any], name: str) -> list[Any]:
    value = plain.get(name)
    return value if isinstance(value, list) else []


_LEGS = {"left": ["leg.left"], "right": ["leg.right"], "both": ["leg.left", "leg.right"],
         "unsure": ["unsure"]}  # fmt: skip
_ARMS = {"left": ["arm.left"], "right": ["arm.right"], "both": ["arm.left", "arm.right"]}
_REACH = {"yes": "below_knee", "no": "thigh"}
_CHEST = {"chest": "chest_pain", "collapse": "faint"}
# Fields of version 1 that are said in another way now, or in another field.
_MAPPED = frozenset({
    "leg", "past_knee", "arm", "during_exercise", "exercise", "nerve_side", "nerve_change",
    "weak_side", "weak_change", "ill", "wider", "wider_unsure", "wider_none", "wider_hidden",
    "sexual_declined",
})  # fmt: skip
