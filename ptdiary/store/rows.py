"""Records to rows and back, on an open connection. What reads or writes SQL of records is here.

Every statement names its table and columns from `columns`; every value is a bound parameter.
"""

import json
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, cast

from ptdiary.diary import PARTS, Diary, Profile
from ptdiary.diary.columns import INNER, Value, VisitNote, columns_of, reader_of, values_of
from ptdiary.diary.fields import plain_value

# Those of which there is one, without an id, and the column of the profile's row that says as of
# when it read so; it is empty where there is none.
SINGLE: dict[type[Any], str] = {Profile: "as_of", VisitNote: "visit_note_as_of"}

# Each kind of record, and its part of the diary; a part has a table, but for `SINGLE`.
KINDS: dict[type[Any], str] = {Profile: "profile", VisitNote: "visit_note", **PARTS}


Key = tuple[type[Any], str]  # the kind of a record, and its id
Stamp = tuple[str, str | None]  # as of when a record read so, and when it was removed


def table_of(kind: type[Any]) -> str:
    """The table that holds the records of a kind."""
    return "profile" if kind in SINGLE else PARTS[kind]


def as_of_column(kind: type[Any]) -> str:
    """The column that says as of when a record of a kind read so."""
    return SINGLE.get(kind, "as_of")


@dataclass(frozen=True, slots=True)
class Version:
    """A record as the file holds it. `as_of` is the UTC time as of which it read so."""

    record: Any
    as_of: str
    removed_at: str | None

    @property
    def stamp(self) -> Stamp:
        """What tells it from every other version of the record: each change is of its moment."""
        return self.as_of, self.removed_at


def text_of(record: Any) -> str:
    """A record as document JSON: two records are the same where their texts are."""
    return json.dumps(plain_value(record), ensure_ascii=False)


def reads_the_same(one: Any, other: Any) -> bool:
    """Whether two records of a kind have the same text; the same moment may stand otherwise."""
    if one != other or values_of(one) != values_of(other):
        return False
    inner = INNER.get(type(one))
    if inner is None:
        return True
    lists = (getattr(each, inner.attribute) for each in (one, other))
    return [*map(values_of, next(lists))] == [*map(values_of, next(lists))]


def utc(at: datetime) -> str:
    """A time as UTC text that sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read in it is of one moment: who writes meanwhile waits."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.OperationalError):  # where a disk fails, SQLite itself lets go
            connection.execute("ROLLBACK")


def read_diary(connection: sqlite3.Connection) -> Diary:
    """All records that are not removed."""
    with one_state(connection):
        parts: dict[str, Any] = {
            part: tuple(each.record for each in _versions(connection, kind, "removed_at IS NULL"))
            for kind, part in PARTS.items()
        }
        kept, note = find(connection, Profile, ""), find(connection, VisitNote, "")
    return Diary(
        profile=kept.record if kept else Profile(),
        visit_note=note.record.visit_note if note else None,
        **parts,
    )


def read_removed(
    connection: sqlite3.Connection, kinds: Iterable[type[Any]], most: int | None = None
) -> Iterator[Version]:
    """The removed records of some kinds, kind by kind; `most`: of each those that went last."""
    for kind in kinds:
        last = (
            f"id IN (SELECT id FROM {table_of(kind)} WHERE removed_at IS NOT NULL"  # noqa: S608 our own names
            " ORDER BY removed_at DESC, position LIMIT ?)"
        )
        yield from _versions(connection, kind, last, -1 if most is None else most)


def read_versions(connection: sqlite3.Connection, kind: type[Any]) -> Iterator[Version]:
    """All records of a kind, the removed ones too."""
    yield from _versions(connection, kind, "TRUE")


def read_stamps(connection: sqlite3.Connection, kind: type[Any]) -> Iterator[tuple[str, Stamp]]:
    """The id and the stamp of each record of a kind, the removed ones too."""
    statement = f"SELECT id, as_of, removed_at FROM {PARTS[kind]}"  # noqa: S608 our own names
    for id_, as_of, removed_at in connection.execute(statement):
        yield id_, (as_of, removed_at)


def find(connection: sqlite3.Connection, kind: type[Any], id_: str) -> Version | None:
    """The record of a kind with this id, removed or not; one of `SINGLE` has no id."""
    if kind in SINGLE:
        return next(_versions(connection, kind, "TRUE"), None)
    return next(_versions(connection, kind, "id = ?", id_), None)


def write(connection: sqlite3.Connection, record: Any, as_of: str) -> None:
    """Put a record in the place of the one with its id, which may have been removed."""
    kind = type(record)
    if kind in SINGLE:
        connection.execute("INSERT OR IGNORE INTO profile (position, as_of) VALUES (1, '')")
    connection.execute(_writing(cast("Hashable", kind)), [*values_of(record), as_of])
    if kind in INNER:
        _write_inner(connection, record)


class NewRows:
    """Writes records that the file does not hold, one after another.

    Its statement has the columns that any of them has filled so far: most of a hundred are empty,
    and each empty value costs as much as writing ten others.
    """

    def __init__(self, kind: type[Any]) -> None:
        self._kind = kind
        self._names = tuple(each.name for each in columns_of(kind))
        self._used: dict[str, None] = {}
        self._statement = ""

    def write(self, connection: sqlite3.Connection, record: Any, as_of: str) -> None:
        """Write a record."""
        named = zip(self._names, values_of(record), strict=True)
        filled = {name: value for name, value in named if value is not None}
        if not self._used.keys() >= filled.keys():
            self._used |= dict.fromkeys(filled)
            names = [*self._used, as_of_column(self._kind)]
            self._statement = _inserting(PARTS[self._kind], names)
        connection.execute(self._statement, [*map(filled.get, self._used), as_of])
        if self._kind in INNER:
            _write_inner(connection, record)


def remove(connection: sqlite3.Connection, kind: type[Any], id_: str, removed_at: str) -> bool:
    """Remove a record. False where there is none with this id."""
    statement = f"UPDATE {PARTS[kind]} SET removed_at = ? WHERE id = ?"  # noqa: S608 our own names
    return connection.execute(statement, (removed_at, id_)).rowcount == 1


def bring_back(connection: sqlite3.Connection, kind: type[Any], id_: str) -> bool:
    """Bring a removed record back. False where there is none with this id.

    It reads so as of the least time later: a file in which it was brought back is told by that from
    one that has never seen it removed.
    """
    found = connection.execute(
        f"SELECT as_of, removed_at FROM {PARTS[kind]} WHERE id = ?",  # noqa: S608 our own names
        (id_,),
    ).fetchone()
    if found is None:
        return False
    as_of, removed_at = found
    if removed_at is not None:
        later = utc(datetime.fromisoformat(as_of) + timedelta.resolution)
        connection.execute(
            f"UPDATE {PARTS[kind]} SET removed_at = NULL, as_of = ? WHERE id = ?",  # noqa: S608 likewise
            (later, id_),
        )
    return True


def erase(connection: sqlite3.Connection, kind: type[Any], id_: str) -> None:
    """Erase a record and what belongs to it. KeyError where there is none with this id."""
    found = connection.execute(f"DELETE FROM {PARTS[kind]} WHERE id = ?", (id_,))  # noqa: S608 our own names
    if found.rowcount != 1:
        raise KeyError(id_)


def reorder(connection: sqlite3.Connection, kind: type[Any], ids: tuple[str, ...]) -> None:
    """Give the records with these ids the last places, in this order, unless they have it."""
    table = PARTS[kind]
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
    owner: dict[str, Value] = {inner.owner: record.id} if inner.owner else {}
    condition = f"{inner.owner} = ?" if owner else "TRUE"
    connection.execute(f"DELETE FROM {inner.table} WHERE {condition}", [*owner.values()])  # noqa: S608 our own names
    names = [*owner, "number", *(each.name for each in columns_of(inner.kind))]
    rows = [
        [*owner.values(), number, *values_of(each)]
        for number, each in enumerate(getattr(record, inner.attribute))
    ]
    if rows:
        connection.executemany(_inserting(inner.table, names), rows)


@cache
def _writing(kind: Any) -> str:
    """The statement that writes a record of a kind. A text of thousands of letters is made once."""
    names = [*(each.name for each in columns_of(kind)), as_of_column(kind)]
    if kind in SINGLE:
        changed = ", ".join(f'"{name}" = ?' for name in names)
        return f"UPDATE profile SET {changed}"  # noqa: S608 our own names
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    inserted = _inserting(PARTS[kind], names)
    return f"{inserted} ON CONFLICT (id) DO UPDATE SET {changed}, removed_at = NULL"


def _inserting(table: str, names: Sequence[str]) -> str:
    places = ", ".join("?" * len(names))
    return f"INSERT INTO {table} ({_listed(names)}) VALUES ({places})"  # noqa: S608 our own names


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)  # one of them is called order


@cache
def _names_of(kind: Any) -> str:
    return _listed(each.name for each in columns_of(kind))


def _versions(
    connection: sqlite3.Connection, kind: type[Any], condition: str, *values: Value
) -> Iterator[Version]:
    inner = _read_inner(connection, kind, condition, *values) if kind in INNER else {}
    attribute = INNER[kind].attribute if kind in INNER else ""
    read: Callable[..., Any] | None = None
    as_of = as_of_column(kind)
    removed, told = ("NULL", f"{as_of} <> ''") if kind in SINGLE else ("removed_at", "TRUE")
    rows = connection.execute(
        f"SELECT {_names_of(cast('Hashable', kind))}, {as_of}, {removed} FROM {table_of(kind)}"  # noqa: S608 our own names
        f" WHERE {told} AND {condition} ORDER BY position",
        values,
    )
    for row in rows:
        read = read or reader_of(kind)
        owner = "" if kind in SINGLE else row[0]
        more = {attribute: tuple(inner[owner])} if owner in inner else {}
        yield Version(read(row, **more), row[-2], row[-1])


def _read_inner(
    connection: sqlite3.Connection, kind: type[Any], condition: str, *values: Value
) -> dict[Any, list[Any]]:
    """The records in the lists of other records, by the id of their owner (its first column)."""
    inner = INNER[kind]
    read = reader_of(inner.kind)
    names = _names_of(cast("Hashable", inner.kind))
    owner, of_these = "''", "TRUE"
    if inner.owner:
        owners = f"SELECT id FROM {table_of(kind)} WHERE {condition}"  # noqa: S608 our own names
        owner, of_these = inner.owner, f"{inner.owner} IN ({owners})"
    rows = connection.execute(
        f"SELECT {names}, {owner} FROM {inner.table}"  # noqa: S608 our own names
        f" WHERE {of_these} ORDER BY {owner}, number",
        values,
    )
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(row[-1], []).append(read(row))
    return found


def parts_in(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The parts that a diary file of any version has a table for: an old one has fewer."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    return tuple(part for part in PARTS.values() if part in tables)
