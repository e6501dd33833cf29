"""Records to rows and back, on an open connection. What reads or writes SQL of records is here.

Every statement names its table and columns from `columns`; every value is a bound parameter.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ptdiary.diary.diary import PARTS, Diary
from ptdiary.diary.fields import plain_value
from ptdiary.diary.profile import Profile
from ptdiary.store.columns import INNER, TABLES, Value, columns_of, reader_of, values_of

__all__ = [
    "Version",
    "erase",
    "find",
    "mark",
    "read_diary",
    "read_removed",
    "read_versions",
    "reorder",
    "text_of",
    "utc",
    "write",
]


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
    parts = {
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
