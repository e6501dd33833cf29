"""How a record of today stands in a row: which columns, and the value of each.

A record inside a record takes columns of its own (`checks_saddle`, `nerve_signs_numbness_left`).
A list of words is one column of JSON text. A list of records has a table of its own (`INNER`).
"""

import json
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, cast

from ptdiary.diary.activity import Activity, ActivityRating
from ptdiary.diary.diary import PARTS
from ptdiary.diary.fields import FieldReader
from ptdiary.diary.limits import Flag, Limit, Many, Moment, Number, Record, limits_of
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session

__all__ = ["INNER", "TABLES", "Column", "Inner", "Value", "columns_of", "reader_of", "values_of"]

Value = str | int | float | None
Row = Sequence[Value]

TABLES: dict[type[Any], str] = {Profile: "profile", **PARTS}


@dataclass(frozen=True, slots=True)
class Column:
    """One column, and what the field that it holds may be."""

    name: str
    limit: Limit
    required: bool


@dataclass(frozen=True, slots=True)
class Inner:
    """The table of the records that stand in a list of another record."""

    table: str
    kind: type[Any]
    attribute: str
    owner: str


INNER: dict[type[Any], Inner] = {
    Session: Inner("exercises", Exercise, "exercises", "session_id"),
    Activity: Inner("ratings", ActivityRating, "ratings", "activity_id"),
}


def columns_of(kind: type[Any]) -> tuple[Column, ...]:
    """The columns of a kind of record, in the order of `values_of`."""
    return _columns_of(cast("Hashable", kind))


@cache
def _columns_of(kind: Any) -> tuple[Column, ...]:
    return tuple(_columns(kind, ""))


def values_of(record: Any) -> list[Value]:
    """What a record puts in its columns. NULL is not answered."""
    return list(_values(type(record), record))


def reader_of(kind: type[Any]) -> Callable[..., Any]:
    """A function of a row's values, in the order of `columns_of`, that makes the record.

    It takes what stands in tables of its own as keywords, and may be kept for one reading of a
    diary only, as it remembers every answer that it has read: most rows repeat them.
    ValueError where a value is none of its field.
    """
    plain: list[tuple[str, int, Callable[[Any], Any] | None]] = []
    nested: list[tuple[str, slice, Callable[..., Any]]] = []
    index = 0
    for each in limits_of(kind):
        if isinstance(each.limit, Record):
            width = len(columns_of(each.limit.kind))
            nested.append((each.attribute, slice(index, index + width), _nested(each.limit.kind)))
            index += width
        elif not _has_table(each.limit):
            plain.append((each.attribute, index, _from_column(each.limit, each.attribute)))
            index += 1

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


def _columns(kind: type[Any], prefix: str) -> Iterator[Column]:
    for each in limits_of(kind):
        name = prefix + each.attribute
        if isinstance(each.limit, Record):
            yield from _columns(each.limit.kind, f"{name}_")
        elif not _has_table(each.limit):
            yield Column(name, each.limit, each.required and not prefix)


def _values(kind: type[Any], record: Any) -> Iterator[Value]:
    for each in limits_of(kind):
        value = None if record is None else getattr(record, each.attribute)
        if isinstance(each.limit, Record):
            yield from _values(each.limit.kind, value)
        elif not _has_table(each.limit):
            yield _to_column(each.limit, value)


def _to_column(limit: Limit, value: Any) -> Value:
    if isinstance(limit, Number) and value is not None:
        return float(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False) if value else None
    column: Value = int(value) if isinstance(value, bool) else value
    return column


def _from_column(limit: Limit, name: str) -> Callable[[Any], Any] | None:
    match limit:
        case Moment():
            return datetime.fromisoformat
        case Flag():
            return bool
        case Number():
            return _whole_if_it_is
        case Many():
            return _remembering(lambda text: FieldReader().value(limit, json.loads(text), name))
        case _:
            return None


def _whole_if_it_is(number: float) -> float:
    return int(number) if number.is_integer() else number


def _nested(kind: type[Any]) -> Callable[..., Any]:
    read = reader_of(kind)

    def make(row: Row) -> Any:
        return None if all(value is None for value in row) else read(row)

    return _remembering(make)


def _remembering(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    known: dict[Any, Any] = {}

    def made(key: Any) -> Any:
        if key not in known:
            known[key] = make(key)
        return known[key]

    return made
