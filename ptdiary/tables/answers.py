"""A cell as the answer of a field: yes in any language, words in any case, lists, flags, texts."""

import re
from collections.abc import Iterable
from typing import Any

from ptdiary.diary.fields import DocumentError, FieldReader
from ptdiary.diary.limits import Choice, Flag, Limit, Many, Number, Text, Whole
from ptdiary.tables.cell_text import unguarded
from ptdiary.tables.cells import (
    CellError,
    folded,
    plain,
    says_nothing,
    shown,
    words_of,
    written,
)
from ptdiary.tables.numbers import hours_in, number_in, score_of
from ptdiary.tables.places import regions_in

_YES = words_of("""
    yes y true 1 x ja j oui si sim tak wahr vrai verdadero verdadeiro vero prawda waar
    ✓ ✔ ☑ ✅ כן نعم
    """)
_NO = words_of("""
    no n false 0 nein non nie nao nee falsch faux falso falsz onwaar
    ✗ ✘ ☐ ❌ לא لا
    """)
_UNSURE = frozenset({
    "unsure", "not sure", "don't know", "dont know", "do not know", "unsicher", "weiss nicht",
    "je ne sais pas", "no se", "non so", "weet niet", "nao sei", "nie wiem",
})  # fmt: skip
_DECLINED = frozenset({"declined", "prefer not to say", "rather not say"})

# What pain feels like, in the words that people use for the diary's own.
_FEELINGS = {
    "dull_ache": "dull ache aching achy dumpf sourd sordo doffe",
    "stiff": "stiff stiffness steif raide rigido stijf",
    "tight": "tight tightness tense tension verspannt",
    "tired": "tired tiredness mude",
    "tender": "tender tenderness",
    "sharp": "sharp scharf aigu agudo acuto scherp",
    "shooting": "shooting einschiessend",
    "electric": "electric electrical shock elektrisch",
    "stabbing": "stabbing knife stechend",
    "burning": "burning burn brennend brulant ardor bruciante brandend",
    "throbbing": "throbbing pulsing pulsating pochend pulsierend",
    "cramping": "cramping cramp cramps krampfartig",
}
_FEELING = {word: name for name, words in _FEELINGS.items() for word in words.split()}
_BETWEEN = re.compile(r"[;,|\n]|\s\+\s")
_FEWER = 8  # options that a message names one by one


def answer_in(  # noqa: C901, PLR0911 one case for each kind of limit
    text: str, path: str, limit: Limit
) -> Any:
    """What a cell answers, checked; None where it is empty. CellError."""
    match limit:
        case Text():
            return _text(text, limit)
        case Many(Text() as each):
            items = (_text(item.strip(), each) for item in unguarded(text).split(";"))
            return tuple(item for item in items if item) or None
        case _ if says_nothing(text):
            return None
        case Choice():
            return _choice(text, limit)
        case Flag(only_true):
            return _flag(text, only_true=only_true)
        case Many():
            return _words(text, path, limit)
        case Number():
            return _within(hours_in(text), limit, text)
        case Whole(low, high):
            return _whole(score_of(number_in(text), low, high, text), text)
        case _:
            raise CellError(f"{shown(text)} cannot be read")  # times are read by their columns


def _text(text: str, limit: Text) -> str | None:
    said = written(unguarded(text))
    if not said.strip():
        return None
    try:
        told: str = FieldReader().value(limit, said, "")
    except DocumentError as error:
        raise CellError(error.problem) from None
    return told


def _within(number: float, limit: Number, text: str) -> float:
    if number < limit.low or (limit.high is not None and number > limit.high):
        raise CellError(f"{shown(text)} is not a number from {limit.low:g} to {limit.high:g}")
    return int(number) if number.is_integer() else number


def _whole(number: float, text: str) -> int:
    if not number.is_integer():
        raise CellError(f"{shown(text)} is not a whole number")
    return int(number)


def _choice(text: str, limit: Choice) -> str:
    said = folded(text)
    for option in limit.options:
        if folded(option) == said:
            return option
    for words, option in ((_YES, "yes"), (_NO, "no"), (_UNSURE, "unsure"), (_DECLINED, "declined")):
        if said in words and option in limit.options:
            return option
    raise CellError(f"{shown(text)} is not one of {_named(limit.options)}")


def _named(options: Iterable[str]) -> str:
    known = list(options)
    return ", ".join(known) if len(known) < _FEWER else "the known words"


def _flag(text: str, *, only_true: bool) -> bool | None:
    said = yes_or_no(text)
    if said is None:
        raise CellError(f"{shown(text)} is neither yes nor no")
    return None if only_true and not said else said


def yes_or_no(text: str) -> bool | None:
    """Whether a cell says yes; None where it says neither yes nor no."""
    said = folded(text)
    return True if said in _YES else False if said in _NO else None


def _words(text: str, path: str, limit: Many) -> tuple[str, ...] | None:
    known, unknown = words_in(text, path, limit)
    if unknown:
        raise CellError(f"{shown(unknown[0])} is not one of {_named(_options(limit))}")
    return known or None


def words_in(text: str, path: str, limit: Many) -> tuple[tuple[str, ...], list[str]]:
    """The known words of a list, each once, and those that are not known."""
    known: list[str] = []
    unknown: list[str] = []
    for item in _BETWEEN.split(plain(text).strip("[]")):
        if not item.strip():
            continue
        found = _known_word(item, path, _options(limit))
        known += found
        if not found:
            unknown.append(item.strip())
    return tuple(dict.fromkeys(known)), unknown


def _options(limit: Many) -> tuple[str, ...]:
    return limit.of.options if isinstance(limit.of, Choice) else ()


def _known_word(item: str, path: str, options: tuple[str, ...]) -> list[str]:
    said = folded(item)
    if exact := [option for option in options if folded(option) == said]:
        return exact
    if path == "regions":
        return list(regions_in(item))
    if path == "quality":
        named = dict.fromkeys(_FEELING.get(word, "") for word in said.split())
        return list(named) if "" not in named else []
    return []
