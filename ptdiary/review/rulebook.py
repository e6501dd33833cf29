"""The rule book: level, words, advice, whom to call and source of each rule, read from JSON.

A row holds `id`, `level`, `when`, `reason`, `advice` and `source`, and may hold

- `ways`       a sentence for each way of firing for which `reason` would not be true
- `name`, `short`, `spoken`   required from CONTACT on; below, "Warning sign", and not spoken
- `heading`    required
- `door`       whom to call, first to last; by default as in `_door`
- `asks`       the questions that the window opens in place, by way; by default none
- `tiles`      see `Rule`; by default none

`when_ways`, `advice_ways`, `name_ways`, `heading_ways`, `door_ways` and the like hold what differs
by way. A way without its own takes that of "", but is spoken as its sentence in `ways`.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType
from typing import Any, get_args

from ptdiary.diary import CHECKS, Entry, Profile, With
from ptdiary.diary.limits import limits_of
from ptdiary.diary.questions import TILES
from ptdiary.review.case import Condition
from ptdiary.review.finding import ASKED_OF_NO_FIELD, Level, Rule
from ptdiary.review.rules.conditions import CONDITIONS

WHENS = ("now", "today", "next session", "")

_LEVELS = {
    "E": Level.EMERGENCY,
    "U": Level.URGENT,
    "C": Level.CONTACT,
    "W": Level.WATCH,
    "X": Level.EXPECTED,
}
_TEXTS = ("id", "level", "when", "reason", "advice", "source")
_NEEDED = ("name", "short", "spoken")  # from CONTACT on
_WORDINGS = ("advice", *_NEEDED, "heading")
_BY_WAY = (*_WORDINGS, "when", "door")
_FIELDS = {*_TEXTS, "ways", *_BY_WAY, *(f"{name}_ways" for name in _BY_WAY), "asks", "tiles"}

# Words in braces beside the facts: a limb as in "down the left leg", for a `name`.
_ALSO = {"into_limb": "limb"}
_ASKED = {
    *(each.name for kind in (Profile, Entry) for each in limits_of(kind)),
    *CHECKS,
    *ASKED_OF_NO_FIELD,
}


class RuleBookError(ValueError):
    """What is wrong with a rule book, in one sentence."""


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, in the book's order."""

    rules: tuple[Rule, ...]

    def __getitem__(self, id_: str) -> Rule:
        """The rule of this id. KeyError where there is none."""
        for rule in self.rules:
            if rule.id == id_:
                return rule
        raise KeyError(id_)


def read_rulebook(text: str) -> RuleBook:
    """The rule book in `text`, a JSON object whose `rules` are a list of rows.

    RuleBookError where it does not hold each rule that the review knows, once, with a sentence
    for each way of firing whose words in braces the review can fill.
    """
    rules = tuple(_rule(plain, f"rule {count}") for count, plain in enumerate(_rows(text), 1))
    ids = [rule.id for rule in rules]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise RuleBookError(f"The rule book holds {id_} twice.")
    for id_ in CONDITIONS:
        if id_ not in ids:
            raise RuleBookError(f"The rule book has no {id_}.")
    return RuleBook(rules)


def _rows(text: str) -> list[Any]:
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        raise RuleBookError("The rule book is not JSON.") from None
    rows = plain.get("rules") if isinstance(plain, dict) else None
    if not isinstance(rows, list):
        raise RuleBookError("The rule book is not a list of rules.")
    return rows


def _rule(plain: Any, place: str) -> Rule:
    if not isinstance(plain, dict):
        raise RuleBookError(f"In the rule book, {place} is not an object.")
    place = plain["id"] if isinstance(plain.get("id"), str) and plain["id"] else place
    _check_fields(plain, place)
    condition = CONDITIONS.get(plain["id"])
    if condition is None:
        raise RuleBookError(f"The rule book holds {place}, which the review does not know.")
    level = _LEVELS[place[0]]
    if plain["level"] != level.word:
        raise RuleBookError(f"In the rule book, the level of {place} is not {level.word}.")
    ways = _texts(plain.get("ways", {}), "ways", place)
    for sentence in (plain["reason"], *ways.values()):
        _check_braces(condition.facts, sentence, place)
    wordings = {name: _wording(condition, plain, name, place) for name in _WORDINGS}
    for name in ("heading", *_NEEDED):
        if not wordings[name] and (level >= Level.CONTACT or name == "heading"):
            raise RuleBookError(f"In the rule book, {place} has no '{name}'.")
    return Rule(
        id=plain["id"],
        level=level,
        when=_when(plain, place),
        reason=plain["reason"],
        source=plain["source"],
        ways=MappingProxyType(dict(ways)),
        door=_door(plain, level, place),
        asks=_asks(plain, place),
        tiles=_list(plain.get("tiles", []), TILES, "tiles", place),
        **wordings,
    )


def _check_fields(plain: Mapping[str, Any], place: str) -> None:
    for name in plain:
        if name not in _FIELDS:
            raise RuleBookError(f"In the rule book, {place} has a field '{name}' too many.")
    for name in _TEXTS:
        if not isinstance(plain.get(name), str):
            raise RuleBookError(f"In the rule book, {place} has no '{name}'.")
        if not plain[name].strip() and name != "when":
            raise RuleBookError(f"In the rule book, '{name}' of {place} is empty.")


def _texts(given: Any, name: str, place: str) -> Mapping[str, str]:
    """Texts by way, none of them empty."""
    if not isinstance(given, dict):
        raise RuleBookError(f"In the rule book, '{name}' of {place} is not an object.")
    for way, text in given.items():
        if not isinstance(text, str) or not text.strip():
            of_way = f" for '{way}'" if way else ""
            raise RuleBookError(f"In the rule book, {place} has no '{name}'{of_way}.")
    return given


def _by_way(plain: Mapping[str, Any], name: str, place: str) -> Mapping[str, Any]:
    """What a row says by way: its own field for "", the others in the one that ends in `_ways`."""
    given = plain.get(f"{name}_ways", {})
    if not isinstance(given, dict):
        raise RuleBookError(f"In the rule book, '{name}_ways' of {place} is not an object.")
    for way in given:
        if way not in plain.get("ways", {}):
            raise RuleBookError(f"In the rule book, {place} never fires by '{way}'.")
    return {"": plain[name], **given} if name in plain else given


def _wording(
    condition: Condition, plain: Mapping[str, Any], name: str, place: str
) -> Mapping[str, str]:
    """The texts of one wording by way, empty where the row has none."""
    texts = _texts(_by_way(plain, name, place), name, place)
    if texts and "" not in texts:
        raise RuleBookError(f"In the rule book, {place} has no '{name}'.")
    also = [each for each, fact in _ALSO.items() if fact in condition.facts and name == "name"]
    for text in texts.values():
        _check_braces((*condition.facts, *also), text, place)
    return MappingProxyType(dict(texts))


def _when(plain: Mapping[str, Any], place: str) -> Mapping[str, str]:
    whens = _by_way(plain, "when", place)
    if any(when not in WHENS for when in whens.values()):
        raise RuleBookError(f"In the rule book, {place} has a 'when' that is not known.")
    return MappingProxyType(dict(whens))


def _door(plain: Mapping[str, Any], level: Level, place: str) -> Mapping[str, tuple[With, ...]]:
    """Whom to call. Not the therapist first where an urgent rule means a doctor's appointment."""
    given = {
        way: _list(door, get_args(With), "door", place)
        for way, door in _by_way(plain, "door", place).items()
        if door
    }
    if level is Level.EMERGENCY and any(door[:1] != ("emergency",) for door in given.values()):
        raise RuleBookError(f"In the rule book, the 'door' of {place} is not an emergency's.")
    return MappingProxyType({"": _usual_door(plain, level)} | given)


def _usual_door(plain: Mapping[str, Any], level: Level) -> tuple[With, ...]:
    if level is Level.EMERGENCY:
        return ("emergency",)
    if level is not Level.URGENT:
        return ("therapist", "doctor")
    if plain["when"] == "today":
        return ("doctor", "urgent_care", "therapist")
    return ("therapist", "doctor", "urgent_care")


def _asks(plain: Mapping[str, Any], place: str) -> Mapping[str, tuple[str, ...]]:
    given = plain.get("asks", {})
    if not isinstance(given, dict):
        raise RuleBookError(f"In the rule book, 'asks' of {place} is not an object.")
    asks = {way: _list(asked, _ASKED, "asks", place) for way, asked in given.items()}
    return MappingProxyType(asks)


def _list(given: Any, known: Collection[str], name: str, place: str) -> tuple[Any, ...]:
    """The words of a list, each one that is known."""
    if not isinstance(given, list) or any(each not in known for each in given):
        raise RuleBookError(f"In the rule book, {place} has a '{name}' that is not known.")
    return tuple(given)


def _check_braces(facts: Collection[str], sentence: str, place: str) -> None:
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        raise RuleBookError(f"In the rule book, the braces of {place} do not match.") from None
    for _, name, form, conversion in parts:
        if name is not None and (name not in ("day", *facts) or form or conversion):
            raise RuleBookError(f"In the rule book, {place} cannot fill '{{{name}}}'.")
