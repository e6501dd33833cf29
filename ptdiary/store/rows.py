"""Records to rows and back, on an open connection. What reads or writes SQL of records is here.

Every statement names its table and columns from `columns`; every value is a bound parameter.
"""

import json
import sqlite3
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

from ptdiary.diary import PARTS, Activity, ActivityRating, Diary, Exercise, Profile, Session
from ptdiary.diary.fields import FieldReader, plain_value
from ptdiary.diary.limits import Flag, Limit, Many, Moment, Number, Record, limits_of

# How a record of today stands in a row: which columns, and the value of each.
#
# A record inside a record takes columns of its own (`checks_saddle`, `nerve_signs_numbness_left`).
# A list of words is one column of JSON text. A list of records has a table of its own (`INNER`).

Value = str | int | float | None
Row = Sequence[Value]

TABLES: dict[type[Any], str] = {Profile: "profile", **PARTS}


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """One column, and what the field that it holds may be.

    `path` leads to the field in a document: (`nerve_signs`, `numbness`, `left`).
    """

    name: str
    path: tuple[str, ...]
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


def columns_of(kind: type[Any]) -> tuple[FieldColumn, ...]:
    """The columns of a kind of record, in the order of `answers_of` and `values_of`."""
    return _columns_of(cast("Hashable", kind))


@cache
def _columns_of(kind: Any) -> tuple[FieldColumn, ...]:
    return tuple(_columns(kind, "", ()))


def answers_of(record: Any) -> list[Any]:
    """The answer that a record has for each of its columns, None or empty where it has none."""
    return list(_answers(type(record), record))


def values_of(record: Any) -> list[Value]:
    """What a record puts in its columns. NULL is not answered."""
    columns = columns_of(type(record))
    return [
        _to_column(column.limit, answer)
        for column, answer in zip(columns, answers_of(record), strict=True)
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


def _columns(kind: type[Any], prefix: str, path: tuple[str, ...]) -> Iterator[FieldColumn]:
    for each in limits_of(kind):
        name, inner = prefix + each.attribute, (*path, each.name)
        if isinstance(each.limit, Record):
            yield from _columns(each.limit.kind, f"{name}_", inner)
        elif not _has_table(each.limit):
            yield FieldColumn(name, inner, each.limit, each.required and not prefix)


def _answers(kind: type[Any], record: Any) -> Iterator[Any]:
    for each in limits_of(kind):
        answer = None if record is None else getattr(record, each.attribute)
        if isinstance(each.limit, Record):
            yield from _answers(each.limit.kind, answer)
        elif not _has_table(each.limit):
            yield answer


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


@dataclass(frozen=True, slots=True)
class Version:
    """A record as the file holds it. `as_of` is the UTC time as of which it read so."""

    record: Any
    as_of: str
    removed_at: str | None


def text_of(record: Any) -> str:
    """A record as document JSON: two records are the same where their texts are."""
    return json.dumps(plain_value(record), ensure_ascii=False)


def utc(at: datetime) -> str:
    """A time as UTC text that sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read_diary(connection: sqlite3.Connection) -> Diary:
    """All records that are not removed."""
    parts: dict[str, Any] = {
        part: tuple(each.record for each in _versions(connection, kind, "removed_at IS NULL"))
        for kind, part in PARTS.items()
    }
    kept = find(connection, Profile, "")
    profile: Profile = kept.record if kept else Profile()
    return Diary(profile=profile, **parts)


def read_removed(connection: sqlite3.Connection) -> Iterator[Version]:
    """All removed records, part by part."""
    for kind in PARTS:
        yield from _versions(connection, kind, "removed_at IS NOT NULL")


def read_versions(connection: sqlite3.Connection, kind: type[Any]) -> Iterator[Version]:
    """All records of a kind, the removed ones too."""
    yield from _versions(connection, kind, "TRUE")


def find(connection: sqlite3.Connection, kind: type[Any], id_: str) -> Version | None:
    """The record of a kind with this id, removed or not; the profile has no id."""
    if kind is Profile:
        return next(_versions(connection, kind, "position = ?", 1), None)
    return next(_versions(connection, kind, "id = ?", id_), None)


def write(connection: sqlite3.Connection, record: Any, as_of: str) -> None:
    """Put a record in the place of the one with its id, which may have been removed."""
    kind = type(record)
    values: list[Value] = [*values_of(record), as_of]
    names = [*(each.name for each in columns_of(kind)), "as_of"]
    if kind is Profile:
        names, values, key = ["position", *names], [1, *values], "position"
    else:
        names, values, key = [*names, "removed_at"], [*values, None], "id"
    _insert(connection, TABLES[kind], names, values, key)
    if kind in INNER:
        _write_inner(connection, record)


def mark(connection: sqlite3.Connection, kind: type[Any], id_: str, removed_at: str | None) -> bool:
    """Remove a record, or bring it back with None. False where there is none with this id."""
    statement = f"UPDATE {TABLES[kind]} SET removed_at = ? WHERE id = ?"  # noqa: S608 our own names
    return connection.execute(statement, (removed_at, id_)).rowcount == 1


def erase(connection: sqlite3.Connection, kind: type[Any], id_: str) -> None:
    """Erase a record and what belongs to it. KeyError where there is none with this id."""
    found = connection.execute(f"DELETE FROM {TABLES[kind]} WHERE id = ?", (id_,))  # noqa: S608 our own names
    if found.rowcount != 1:
        raise KeyError(id_)


def reorder(connection: sqlite3.Connection, kind: type[Any], ids: tuple[str, ...]) -> None:
    """Give the records with these ids the last places, in this order, unless they have it."""
    table = TABLES[kind]
    rows = connection.execute(f"SELECT id FROM {table} ORDER BY position")  # noqa: S608 our own names
    if tuple(id_ for (id_,) in rows if id_ in ids) == ids:
        return
    for id_ in ids:
        connection.execute(
            f"UPDATE {table} SET position = (SELECT max(position) + 1 FROM {table})"  # noqa: S608 our own names
            " WHERE id = ?",
            (id_,),
        )


def _write_inner(connection: sqlite3.Connection, record: Any) -> None:
    inner = INNER[type(record)]
    connection.execute(
        f"DELETE FROM {inner.table} WHERE {inner.owner} = ?",  # noqa: S608 our own names
        (record.id,),
    )
    names = [inner.owner, "number", *(each.name for each in columns_of(inner.kind))]
    for number, each in enumerate(getattr(record, inner.attribute)):
        _insert(connection, inner.table, names, [record.id, number, *values_of(each)])


def _insert(
    connection: sqlite3.Connection,
    table: str,
    names: Sequence[str],
    values: Sequence[Value],
    key: str = "",
) -> None:
    places = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"  # noqa: S608 our own names
    if key:
        changed = ", ".join(f"{name} = excluded.{name}" for name in names if name != key)
        statement += f" ON CONFLICT ({key}) DO UPDATE SET {changed}"
    connection.execute(statement, values)


def _versions(
    connection: sqlite3.Connection, kind: type[Any], where: str, *values: Value
) -> Iterator[Version]:
    inner = _read_inner(connection, kind, where, *values) if kind in INNER else {}
    attribute = INNER[kind].attribute if kind in INNER else ""
    read: Callable[..., Any] | None = None
    removed = "NULL" if kind is Profile else "removed_at"
    names = ", ".join(each.name for each in columns_of(kind))
    rows = connection.execute(
        f"SELECT {names}, as_of, {removed} FROM {TABLES[kind]}"  # noqa: S608 our own names
        f" WHERE {where} ORDER BY position",
        values,
    )
    for row in rows:
        read = read or reader_of(kind)  # making one takes as long as a quarter of a save
        more = {attribute: tuple(inner[row[0]])} if row[0] in inner else {}
        yield Version(read(row, **more), row[-2], row[-1])


def _read_inner(
    connection: sqlite3.Connection, kind: type[Any], where: str, *values: Value
) -> dict[Any, list[Any]]:
    """The records in the lists of other records, by the id of their owner (its first column)."""
    inner = INNER[kind]
    read = reader_of(inner.kind)
    names = ", ".join(each.name for each in columns_of(inner.kind))
    owners = f"SELECT id FROM {TABLES[kind]} WHERE {where}"  # noqa: S608 our own names
    rows = connection.execute(
        f"SELECT {names}, {inner.owner} FROM {inner.table}"  # noqa: S608 our own names
        f" WHERE {inner.owner} IN ({owners}) ORDER BY {inner.owner}, number",
        values,
    )
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(row[-1], []).append(read(row))
    return found
