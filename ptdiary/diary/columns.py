"""How a record stands in a row of a table: which columns, and the value of each.

A record inside a record takes columns of its own (`checks_saddle`, `nerve_signs_numbness_left`).
A list of words is one column of JSON text. A list of records has a table of its own (`INNER`).
A diary file and the tables for a spreadsheet have the same columns.
"""

import json
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, cast

from ptdiary.diary.entry import ArmPain, LegPain, Spread
from ptdiary.diary.fields import FieldReader
from ptdiary.diary.limits import (
    NOTE,
    Choice,
    Day,
    Flag,
    Limit,
    Many,
    Moment,
    Number,
    Record,
    limits_of,
    optional,
)
from ptdiary.diary.plan import Activity, ActivityRating, Hold, PlannedExercise
from ptdiary.diary.profile import Known, Profile
from ptdiary.diary.session import Exercise, Session

Value = str | int | float | None
Row = Sequence[Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitNote:
    """The patient's note for the next visit: `Diary.visit_note` as a record of the file."""

    visit_note: str | None = optional(NOTE, since=2)


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """One column, and what the field that it holds may be.

    `since` is the first version of the document that has it. `path` is where the field stands in
    the record's plain form, as `checks.fever`.
    """

    name: str
    limit: Limit
    required: bool
    since: int
    path: str


@dataclass(frozen=True, slots=True)
class Inner:
    """The table of the records that stand in a list of another record.

    `owner` is the column of that one's id; "" where there is only one.
    """

    table: str
    kind: type[Any]
    attribute: str
    owner: str


INNER: dict[type[Any], Inner] = {
    Profile: Inner("known", Known, "known", ""),
    Session: Inner("exercises", Exercise, "exercises", "session_id"),
    PlannedExercise: Inner("holds", Hold, "holds", "plan_id"),
    Activity: Inner("ratings", ActivityRating, "ratings", "activity_id"),
}

# What columns alone could not tell from absent: a side of `spread` that is there though nobody
# asked whether it is new, and a `spread` that was told to be nowhere.
UNASKED = "unasked"
_ASKED_IN = {LegPain: "change", ArmPain: "change"}
_TOLD = Spread


def columns_of(kind: type[Any]) -> tuple[FieldColumn, ...]:
    """The columns of a kind of record, in the order of `answers_of` and `values_of`."""
    return _columns_of(cast("Hashable", kind))


@cache
def _columns_of(kind: Any) -> tuple[FieldColumn, ...]:
    return tuple(_columns(kind, "", "", 1))


@cache
def _limits_in_order(kind: Any) -> tuple[Limit, ...]:
    return tuple(each.limit for each in columns_of(kind))


def answers_of(record: Any) -> list[Any]:
    """The answer that a record has for each of its columns, None or empty where it has none."""
    found: list[Any] = []
    _collect(cast("Hashable", type(record)), record, found)
    return found


def values_of(record: Any) -> list[Value]:
    """What a record puts in its columns. NULL is not answered."""
    limits = _limits_in_order(cast("Hashable", type(record)))
    return [
        None if answer is None else column_value(limit, answer)  # most are not answered
        for limit, answer in zip(limits, answers_of(record), strict=True)
    ]


def reader_of(kind: type[Any]) -> Callable[..., Any]:
    """A function of a row's values, in the order of `columns_of`, that makes the record.

    It takes what stands in tables of its own as keywords, and may be kept for one reading of a
    diary only, as it remembers every answer that it has read: most rows repeat them.
    ValueError where a value is none of its field.
    """
    plain: list[tuple[str, int, Callable[[Any], Any] | None]] = []
    nested: list[tuple[str, slice, Callable[..., Any]]] = []
    index = 0
    for place in _places(cast("Hashable", kind)):
        if place.inner is not None:
            part = slice(index, index + place.width)
            nested.append((place.attribute, part, _nested(place.inner)))
        elif isinstance(place.limit, Many):
            plain.append((place.attribute, index, _remembering(place.read)))
        else:
            plain.append((place.attribute, index, place.read))
        index += place.width

    def read(row: Row, **inner: Any) -> Any:
        for attribute, at, convert in plain:
            value = row[at]
            if value is not None:
                inner[attribute] = value if convert is None else convert(value)
        for attribute, part, make in nested:
            inner[attribute] = make(row[part])
        return kind(**inner)

    return read


def _has_table(limit: Limit) -> bool:
    return isinstance(limit, Many) and isinstance(limit.of, Record)


def _columns(kind: type[Any], prefix: str, above: str, since: int) -> Iterator[FieldColumn]:
    for each in limits_of(kind):
        name, path = prefix + each.attribute, above + each.name
        limit, version = each.limit, max(since, each.since)
        if isinstance(limit, Record):
            yield from _columns_in(limit.kind, name, path, version)
        elif not _has_table(limit):
            if each.attribute == _ASKED_IN.get(kind) and isinstance(limit, Choice):
                limit = Choice((*limit.options, UNASKED))
            yield FieldColumn(name, limit, each.required and not prefix, version, path)


def _columns_in(kind: type[Any], name: str, path: str, since: int) -> Iterator[FieldColumn]:
    """The columns of a record inside a record."""
    if kind is _TOLD:
        yield FieldColumn(f"{name}_told", Flag(), required=False, since=since, path=path)
    yield from _columns(kind, f"{name}_", f"{path}.", since)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the columns of one field of a record are: its own, or those of the record in it.

    `read` makes an answer of what stands in its own; None where that is the answer. `absent`: what
    stands there while the field is not answered.
    """

    attribute: str
    inner: type[Any] | None
    width: int
    limit: Limit
    read: Any
    absent: tuple[str | None, ...]


@cache
def _places(kind: Any) -> tuple[_Place, ...]:
    found = []
    for each in limits_of(kind):
        is_asked = each.attribute == _ASKED_IN.get(kind)
        if isinstance(each.limit, Record):
            inner = each.limit.kind
            width = len(list(_columns_in(inner, "", "", 1)))
            found.append(_Place(each.attribute, inner, width, each.limit, None, (None,) * width))
        elif not _has_table(each.limit):
            read = _asked if is_asked else _from_column(each.limit, each.attribute)
            absent = (UNASKED if is_asked else None,)
            found.append(_Place(each.attribute, None, 1, each.limit, read, absent))
    return tuple(found)


@cache
def _answers_by_place(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    attributes = [place.attribute for place in _places(kind)]
    only = attrgetter(*attributes)
    return only if len(attributes) > 1 else lambda record: (only(record),)


def _collect(kind: Any, record: Any, found: list[Any]) -> None:
    for place, answer in zip(_places(kind), _answers_by_place(kind)(record), strict=True):
        if answer is None:
            found.extend(place.absent)
        elif place.inner is None:
            found.append(answer)
        else:
            if place.inner is _TOLD:
                found.append(True)
            _collect(place.inner, answer, found)


def column_value(limit: Limit, answer: Any) -> Value:
    """An answer as it stands in its column."""
    if isinstance(limit, Number) and answer is not None:
        return float(answer)
    if isinstance(answer, date):  # a datetime is one too
        return answer.isoformat()
    if isinstance(answer, tuple):
        return json.dumps(answer, ensure_ascii=False) if answer else None
    column: Value = int(answer) if isinstance(answer, bool) else answer
    return column


def _asked(value: str) -> str | None:
    return None if value == UNASKED else value


def _from_column(limit: Limit, name: str) -> Callable[[Any], Any] | None:
    match limit:
        case Moment():
            return datetime.fromisoformat
        case Day():
            return date.fromisoformat
        case Flag():
            return bool
        case Number():
            return _whole_if_it_is
        case Many():
            return lambda text: FieldReader().value(limit, json.loads(text), name)
        case _:
            return None


def _whole_if_it_is(number: float) -> float:
    return int(number) if number.is_integer() else number


def _nested(kind: type[Any]) -> Callable[..., Any]:
    read = reader_of(kind)
    first = 1 if kind is _TOLD else 0

    def make(row: Row) -> Any:
        return None if all(value is None for value in row) else read(row[first:])

    return _remembering(make)


def _remembering(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    known: dict[Any, Any] = {}

    def made(key: Any) -> Any:
        if key not in known:
            known[key] = make(key)
        return known[key]

    return made
