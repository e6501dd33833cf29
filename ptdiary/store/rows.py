"""Records to rows and back, on an open connection. What reads or writes SQL of records is here.

Every statement names its table and columns from `columns`; every value is a bound parameter.
"""

import json
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, cast

from ptdiary.diary import (
    PARTS,
    Activity,
    ActivityRating,
    ArmPain,
    Diary,
    Exercise,
    Hold,
    Known,
    LegPain,
    PlannedExercise,
    Profile,
    Session,
    Spread,
)
from ptdiary.diary.fields import FieldReader, plain_value
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

# How a record of today stands in a row: which columns, and the value of each.
#
# A record inside a record takes columns of its own (`checks_saddle`, `nerve_signs_numbness_left`).
# A list of words is one column of JSON text. A list of records has a table of its own (`INNER`).

Value = str | int | float | None
Row = Sequence[Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitNote:
    """The patient's note for the next visit: `Diary.visit_note` as a record of the file."""

    visit_note: str | None = optional(NOTE, since=2)


# Those of which there is one, without an id, and the column of the profile's row that says as of
# when it read so; it is empty where there is none.
SINGLE: dict[type[Any], str] = {Profile: "as_of", VisitNote: "visit_note_as_of"}

# Each kind of record, and its part of the diary; a part has a table, but for `SINGLE`.
KINDS: dict[type[Any], str] = {Profile: "profile", VisitNote: "visit_note", **PARTS}


def table_of(kind: type[Any]) -> str:
    """The table that holds the records of a kind."""
    return "profile" if kind in SINGLE else PARTS[kind]


def as_of_column(kind: type[Any]) -> str:
    """The column that says as of when a record of a kind read so."""
    return SINGLE.get(kind, "as_of")


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """One column, and what the field that it holds may be.

    `since` is the first version of the document that has it.
    """

    name: str
    limit: Limit
    required: bool
    since: int


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
_UNASKED = "unasked"
_ASKED_IN = {LegPain: "change", ArmPain: "change"}
_TOLD = Spread


def columns_of(kind: type[Any]) -> tuple[FieldColumn, ...]:
    """The columns of a kind of record, in the order of `answers_of` and `values_of`."""
    return _columns_of(cast("Hashable", kind))


@cache
def _columns_of(kind: Any) -> tuple[FieldColumn, ...]:
    return tuple(_columns(kind, "", 1))


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


def _columns(kind: type[Any], prefix: str, since: int) -> Iterator[FieldColumn]:
    for each in limits_of(kind):
        name, limit, version = prefix + each.attribute, each.limit, max(since, each.since)
        if isinstance(limit, Record):
            yield from _columns_in(limit.kind, name, version)
        elif not _has_table(limit):
            if each.attribute == _ASKED_IN.get(kind) and isinstance(limit, Choice):
                limit = Choice((*limit.options, _UNASKED))
            yield FieldColumn(name, limit, each.required and not prefix, version)


def _columns_in(kind: type[Any], name: str, since: int) -> Iterator[FieldColumn]:
    """The columns of a record inside a record."""
    if kind is _TOLD:
        yield FieldColumn(f"{name}_told", Flag(), required=False, since=since)
    yield from _columns(kind, f"{name}_", since)


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
            width = len(list(_columns_in(inner, "", 1)))
            found.append(_Place(each.attribute, inner, width, each.limit, None, (None,) * width))
        elif not _has_table(each.limit):
            read = _asked if is_asked else _from_column(each.limit, each.attribute)
            absent = (_UNASKED if is_asked else None,)
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
    return None if value == _UNASKED else value


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


@dataclass(frozen=True, slots=True)
class Version:
    """A record as the file holds it. `as_of` is the UTC time as of which it read so."""

    record: Any
    as_of: str
    removed_at: str | None


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


def read_diary(connection: sqlite3.Connection) -> Diary:
    """All records that are not removed."""
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


def read_removed(connection: sqlite3.Connection) -> Iterator[Version]:
    """All removed records, part by part."""
    for kind in PARTS:
        yield from _versions(connection, kind, "removed_at IS NOT NULL")


def read_versions(connection: sqlite3.Connection, kind: type[Any]) -> Iterator[Version]:
    """All records of a kind, the removed ones too."""
    yield from _versions(connection, kind, "TRUE")


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
        self.write_values(connection, {n: value for n, value in named if value is not None}, as_of)
        if self._kind in INNER:
            _write_inner(connection, record)

    def write_values(
        self, connection: sqlite3.Connection, filled: dict[str, Value], as_of: str
    ) -> None:
        """Write a record of a kind without lists of records, by its columns that are filled."""
        if not self._used.keys() >= filled.keys():
            self._used |= dict.fromkeys(filled)
            names = [*self._used, as_of_column(self._kind)]
            self._statement = _inserting(PARTS[self._kind], names)
        connection.execute(self._statement, [*map(filled.get, self._used), as_of])


def mark(connection: sqlite3.Connection, kind: type[Any], id_: str, removed_at: str | None) -> bool:
    """Remove a record, or bring it back with None. False where there is none with this id."""
    statement = f"UPDATE {PARTS[kind]} SET removed_at = ? WHERE id = ?"  # noqa: S608 our own names
    return connection.execute(statement, (removed_at, id_)).rowcount == 1


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
