"""The rule book: level, words, advice, whom to call and source of each rule, read from JSON.

A row holds `id`, `level`, `when`, `reason`, `advice` and `source`, and may hold

- `ways`       a sentence for each way of firing for which `reason` would not be true
- `name`, `short`, `spoken`   required from CONTACT on; below, "Warning sign", and not spoken
- `heading`    by default that of the level and `when`
- `door`       whom to call, first to last; by default as in `_door`
- `asks`, `tiles`   see `Rule`; by default none

`name`, `short`, `heading` and `spoken` are one text, or an object of texts by way. A way without
its own takes that of "", but is spoken as its sentence in `ways`.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType
from typing import Any, get_args

from ptdiary.diary import With
from ptdiary.diary.questions import TILES
from ptdiary.review.case import Condition
from ptdiary.review.finding import Asked, Level, Rule
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
_LISTS: Mapping[str, tuple[str, ...]] = {"door": get_args(With), "tiles": TILES}
_FIELDS = {*_TEXTS, "ways", *_NEEDED, "heading", *_LISTS, "asks"}

# Words in braces beside the facts: a limb as in "down the left leg", for a `name`; when the entry
# that says it was, and its score, for `spoken`.
_ALSO = {"name": {"into_limb": "limb"}, "spoken": {"when": "", "score": ""}}


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
    """The rule book in `text`, a JSON list of rules.

    RuleBookError where it does not hold each rule that the review knows, once, with a sentence
    for each way of firing whose words in braces the review can fill.
    """
    rules = tuple(_rule(plain, f"rule {count}") for count, plain in enumerate(_plain(text), 1))
    ids = [rule.id for rule in rules]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise RuleBookError(f"The rule book holds {id_} twice.")
    for id_ in CONDITIONS:
        if id_ not in ids:
            raise RuleBookError(f"The rule book has no {id_}.")
    return RuleBook(rules)


def _plain(text: str) -> list[Any]:
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        raise RuleBookError("The rule book is not JSON.") from None
    if not isinstance(plain, list):
        raise RuleBookError("The rule book is not a list of rules.")
    return plain


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
    if plain["when"] not in WHENS:
        raise RuleBookError(f"In the rule book, {place} has a 'when' that is not known.")
    ways = plain.get("ways", {})
    _check_ways(ways, place)
    if "{" in plain["advice"] or "}" in plain["advice"]:
        raise RuleBookError(f"In the rule book, {place} has braces in its advice.")
    for sentence in (plain["reason"], *ways.values()):
        _check_braces(condition.facts, sentence, place)
    _check_asks(plain, place)
    return Rule(
        **{name: plain[name] for name in _TEXTS if name != "level"},
        level=level,
        ways=MappingProxyType(dict(ways)),
        door=_door(plain, level, place),
        asks=plain.get("asks"),
        tiles=_list(plain, "tiles", place),
        name=_wording(condition, plain, "name", level, place),
        short=_wording(condition, plain, "short", level, place),
        heading=_wording(condition, plain, "heading", level, place),
        spoken=_wording(condition, plain, "spoken", level, place),
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


def _check_ways(ways: Any, place: str) -> None:
    if not isinstance(ways, dict):
        raise RuleBookError(f"In the rule book, 'ways' of {place} is not an object.")
    for way, sentence in ways.items():
        if not isinstance(sentence, str) or not sentence.strip():
            raise RuleBookError(f"In the rule book, {place} has no sentence for '{way}'.")


def _check_asks(plain: Mapping[str, Any], place: str) -> None:
    if plain.get("asks") not in (None, *get_args(Asked)):
        raise RuleBookError(f"In the rule book, {place} has an 'asks' that is not known.")


def _wording(
    condition: Condition, plain: Mapping[str, Any], name: str, level: Level, place: str
) -> Mapping[str, str]:
    """The texts of one wording by way, empty where the row has none."""
    given = plain.get(name)
    if given is None and name in _NEEDED and level >= Level.CONTACT:
        raise RuleBookError(f"In the rule book, {place} has no '{name}'.")
    texts = {} if given is None else {"": given} if isinstance(given, str) else given
    if not isinstance(texts, dict) or (texts and "" not in texts):
        raise RuleBookError(f"In the rule book, '{name}' of {place} is not by way.")
    also = _ALSO.get(name, {})
    facts = (
        *condition.facts,
        *(each for each, fact in also.items() if not fact or fact in condition.facts),
    )
    for way, text in texts.items():
        if way not in ("", *plain.get("ways", {})):
            raise RuleBookError(f"In the rule book, {place} never fires by '{way}'.")
        if not isinstance(text, str) or not text.strip():
            raise RuleBookError(f"In the rule book, '{name}' of {place} is empty.")
        _check_braces(facts, text, place)
    return MappingProxyType(dict(texts))


def _door(plain: Mapping[str, Any], level: Level, place: str) -> tuple[With, ...]:
    """Whom to call. Not the therapist first where an urgent rule means a doctor's appointment."""
    given = _list(plain, "door", place)
    if level is Level.EMERGENCY:
        if given[:1] not in ((), ("emergency",)):
            raise RuleBookError(f"In the rule book, the 'door' of {place} is not an emergency's.")
        return given or ("emergency",)
    if given or level is not Level.URGENT:
        return given or ("therapist", "doctor")
    today = plain["when"] == "today"
    return (
        ("doctor", "urgent_care", "therapist") if today else ("therapist", "doctor", "urgent_care")
    )


def _list(plain: Mapping[str, Any], name: str, place: str) -> tuple[Any, ...]:
    """The words of a list, each one that is known, empty where the row has none."""
    given = plain.get(name, [])
    if not isinstance(given, list) or any(each not in _LISTS[name] for each in given):
        raise RuleBookError(f"In the rule book, {place} has a '{name}' that is not known.")
    return tuple(given)


def _check_braces(facts: Collection[str], sentence: str, place: str) -> None:
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        raise RuleBookError(f"In the rule book, the braces of {place} do not match.") from None
    for _, name, form, conversion in parts:
        if name is not None and (name not in facts or form or conversion):
            raise RuleBookError(f"In the rule book, {place} cannot fill '{{{name}}}'.")
