"""The questions that an entry answers, made from its fields, so that none is forgotten.

The words to choose from are the same in years of entries, so they stand once in a Bundle, as
ValueSets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from ptdiary.diary import Entry
from ptdiary.diary.answers import CHANGE, CHECK_ANSWER, YES_NO, YES_NO_UNSURE
from ptdiary.diary.limits import Choice, Limit, Many, Number, Record, Text, Whole, limits_of
from ptdiary.report.fhir.parts import OWN, YES_OR_NO, address, coding, quantity, text_of
from ptdiary.report.fhir.ratings import SORENESS
from ptdiary.words import clinic_record as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ptdiary.report.fhir.parts import Plain

    Tell = Callable[[Any], list[Plain]]  # the answers of a value; none where it says nothing

# No question: they stand elsewhere, and what is private stays at home.
ELSEWHERE = frozenset({"id", "at", "written_at", "time_unknown", "private_note"})

# Fields that are answered with the words of one list; the others have a list of their own.
_LISTS = {YES_NO: "answer", YES_NO_UNSURE: "answer", CHECK_ANSWER: "answer", CHANGE: "change"}
_STANDARD = {
    "answer.yes": coding(YES_OR_NO, "Y", "Yes"),
    "answer.no": coding(YES_OR_NO, "N", "No"),
}
_UNITS = {"sleep_hours": ("hours", "h"), "nights": ("nights", "{nights}")}


@dataclass(frozen=True, slots=True)
class AskedField:
    """The question of a field: its item of the Questionnaire, and how it is answered.

    A group has questions `below` it, and `alone` where it can be there without any of their
    answers, which says something too. `codes` are the answers to choose from, by their words in
    the diary.
    """

    attribute: str
    definition: Plain
    tell: Tell
    codes: Mapping[str, Plain]
    below: tuple[AskedField, ...] = ()
    alone: AskedField | None = None


@cache
def questions() -> tuple[AskedField, ...]:
    """The questions of an entry, in the order of its fields."""
    return tuple(_questions_of(Entry, ""))


@cache
def value_sets() -> tuple[Plain, ...]:
    """The ValueSets of all answers to choose from."""
    found = {each["id"]: each for each in _value_sets(questions())}
    return tuple(found.values())


def _value_sets(among: tuple[AskedField, ...]) -> Iterator[Plain]:
    for question in among:
        if question.codes:
            yield _value_set(question.codes)
        yield from _value_sets(question.below)


def _value_set(codes: Mapping[str, Plain]) -> Plain:
    systems = dict.fromkeys(each["system"] for each in codes.values())
    included = [
        {
            "system": system,
            "concept": [
                {"code": each["code"], "display": each["display"]}
                for each in codes.values()
                if each["system"] == system
            ],
        }
        for system in systems
    ]
    id_ = _id_of(codes)
    return {
        "resourceType": "ValueSet",
        "id": id_,
        "url": address(id_),
        "status": "active",
        "compose": {"include": included},
    }


def _id_of(codes: Mapping[str, Plain]) -> str:
    """The same for the same answers, in the Bundle of any diary."""
    return str(uuid5(UUID(OWN), " ".join(each["code"] for each in codes.values())))


def _questions_of(kind: type[Any], inside: str) -> Iterator[AskedField]:
    for each in limits_of(kind):
        path = f"{inside}{each.name}"
        if path not in ELSEWHERE:
            yield _question(each.limit, each.attribute, path)


def _question(limit: Limit, attribute: str, path: str) -> AskedField:
    match limit:
        case Record():
            return _group(limit, attribute, path)
        case Choice():
            return _choice(limit, attribute, path, {})
        case Many(Choice() as each):
            return _choice(each, attribute, path, {"repeats": True})
        case Many():
            return AskedField(attribute, defined(path, "string", repeats=True), _texts, {})
        case Text():
            return AskedField(attribute, defined(path, "text"), lambda text: _texts((text,)), {})
        case Whole() | Number():
            return _number(attribute, path)
        case _:
            raise AssertionError(path)


def _group(limit: Record, attribute: str, path: str) -> AskedField:
    alone = None
    if limit.empty_counts:
        definition = defined(f"{path}.no_more", "boolean")
        alone = AskedField("", definition, lambda there: [{"valueBoolean": there}], {})
    below = tuple(_questions_of(limit.kind, f"{path}."))
    return AskedField(attribute, defined(path, "group"), lambda _: [], {}, below, alone)


def _choice(limit: Choice, attribute: str, path: str, more: Plain) -> AskedField:
    name = _LISTS.get(limit, attribute)
    codes = {word: _coding(name, word) for word in limit.options}
    answers = {word: {"valueCoding": code} for word, code in codes.items()}
    definition = defined(path, "choice", **more, answerValueSet=address(_id_of(codes)))
    return AskedField(attribute, definition, lambda told: [answers[w] for w in _words(told)], codes)


def _coding(name: str, word: str) -> Plain:
    code = f"{name}.{word}"
    return _STANDARD.get(code) or coding(address(OWN), code, words.ANSWERS[name][word])


def _words(told: str | tuple[str, ...]) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else told


def _number(attribute: str, path: str) -> AskedField:
    if path in _UNITS:
        unit = _UNITS[path]
        definition = defined(path, "quantity")
        return AskedField(
            attribute, definition, lambda n: [{"valueQuantity": quantity(n, *unit)}], {}
        )
    code = {"code": [SORENESS]} if path == "soreness" else {}
    definition = defined(path, "integer", **code)
    return AskedField(attribute, definition, lambda n: [{"valueInteger": n}], {})


def _texts(texts: tuple[str, ...]) -> list[Plain]:
    return [{"valueString": said} for said in map(text_of, texts) if said]


def defined(path: str, kind: str, **more: Any) -> Plain:
    """The item of a Questionnaire for a field."""
    return {"linkId": path, "text": words.asked(path), "type": kind, **more}
