"""The rule book: level, wording, advice and source of each rule, read from JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType
from typing import Any

from ptdiary.review.finding import Level, Rule
from ptdiary.review.rules.conditions import CONDITIONS, Condition

WHENS = ("now", "today", "next session", "")

_LEVELS = {
    "E": Level.EMERGENCY,
    "U": Level.URGENT,
    "C": Level.CONTACT,
    "W": Level.WATCH,
    "X": Level.EXPECTED,
}
_TEXTS = ("id", "level", "when", "reason", "advice", "source")
_FIELDS = {*_TEXTS, "ways"}


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
    _check_ways(condition, ways, place)
    if "{" in plain["advice"] or "}" in plain["advice"]:
        raise RuleBookError(f"In the rule book, {place} has braces in its advice.")
    for sentence in (plain["reason"], *ways.values()):
        _check_braces(condition, sentence, place)
    texts = {name: plain[name] for name in _TEXTS if name != "level"}
    return Rule(**texts, level=level, ways=MappingProxyType(dict(ways)))


def _check_fields(plain: Mapping[str, Any], place: str) -> None:
    for name in plain:
        if name not in _FIELDS:
            raise RuleBookError(f"In the rule book, {place} has a field '{name}' too many.")
    for name in _TEXTS:
        if not isinstance(plain.get(name), str):
            raise RuleBookError(f"In the rule book, {place} has no '{name}'.")
        if not plain[name].strip() and name != "when":
            raise RuleBookError(f"In the rule book, '{name}' of {place} is empty.")


def _check_ways(condition: Condition, ways: Any, place: str) -> None:
    if not isinstance(ways, dict):
        raise RuleBookError(f"In the rule book, 'ways' of {place} is not an object.")
    for way in condition.ways:
        if not isinstance(ways.get(way), str) or not ways[way].strip():
            raise RuleBookError(f"In the rule book, {place} has no sentence for '{way}'.")
    for way in ways:
        if way not in condition.ways:
            raise RuleBookError(f"In the rule book, {place} never fires by '{way}'.")


def _check_braces(condition: Condition, sentence: str, place: str) -> None:
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        raise RuleBookError(f"In the rule book, the braces of {place} do not match.") from None
    for _, name, form, conversion in parts:
        if name is not None and (name not in condition.facts or form or conversion):
            raise RuleBookError(f"In the rule book, {place} cannot fill '{{{name}}}'.")
