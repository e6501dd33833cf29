"""Reading what can be read of a damaged diary file, row by row.

The file itself is not touched: its bytes are mended in memory, where the head is overwritten or the
tail is cut off, and then each row is asked for by its number. A row that cannot be read is passed
over; an answer that cannot be is left out, and its record is called doubtful.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ptdiary.diary.fields import FieldReader, plain_value
from ptdiary.diary.profile import Profile
from ptdiary.store.change import checked, id_of
from ptdiary.store.columns import INNER, TABLES, Value, columns_of, reader_of
from ptdiary.store.connection import in_memory
from ptdiary.store.errors import telling
from ptdiary.store.history import Row
from ptdiary.store.holding import Holding
from ptdiary.store.mending import mended
from ptdiary.store.rows import Version

__all__ = ["salvage"]

_LONGEST_GAP = 2_000  # rows in a row that cannot be read, before the rest is given up
_LOST = "\ufffd"  # in the place of a byte that is no text
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).isoformat(timespec="microseconds")

Cells = dict[str, Value]
Reader = Callable[..., Any]


def salvage(path: Path) -> Holding:
    """What can still be read of a diary file; nothing where that is nothing. StoreError.

    The file may be damaged, empty or no diary at all; only one that may not be read is an error.
    """
    with telling(path):
        contents = mended(path)
    found = [_read(content) for content in contents]
    return max(found, key=_size, default=Holding(versions=dict.fromkeys(TABLES, ())))


def _size(holding: Holding) -> tuple[int, int]:
    count = sum(map(len, holding.versions.values()))
    return count - len(holding.doubtful), count


def _read(content: bytes) -> Holding:
    with closing(in_memory()) as connection:
        connection.text_factory = _text
        versions: dict[type[Any], tuple[Version, ...]] = dict.fromkeys(TABLES, ())
        doubtful: set[str] = set()
        history: tuple[Row, ...] = ()
        with suppress(sqlite3.Error, UnicodeDecodeError):
            connection.deserialize(content)
            connection.execute("PRAGMA trusted_schema = OFF")
            # a table whose description is damaged must not hide the others
            connection.execute("PRAGMA writable_schema = ON")
            for kind in TABLES:
                versions[kind] = tuple(_versions(connection, kind, doubtful))
            history = tuple(_history(connection))
    return Holding(versions=versions, history=history, doubtful=frozenset(doubtful))


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace").replace("\0", _LOST)


def _versions(
    connection: sqlite3.Connection, kind: type[Any], doubtful: set[str]
) -> Iterator[Version]:
    table = TABLES[kind]
    inner = _inner(connection, kind)
    read = reader_of(kind)
    seen = set()
    for cells in _rows(connection, table):
        if kind is not Profile and not isinstance(cells.get("id"), str):
            continue
        parts = inner.get(cells.get("id"), ((), False))
        record, whole = _record(kind, read, cells, parts[0])
        if record is None or id_of(record) in seen:
            continue
        seen.add(id_of(record))
        as_of, removed_at = _time(cells.get("as_of")), _time(cells.get("removed_at"))
        if parts[1] or not whole or as_of is None or _LOST in str(cells):
            doubtful.add(f"{table} {id_of(record)}")
        yield Version(record, as_of or _EPOCH, removed_at)


def _inner(
    connection: sqlite3.Connection, kind: type[Any]
) -> dict[Any, tuple[tuple[Any, ...], bool]]:
    """The records in the lists of other records by their owner, and whether any was doubtful."""
    if kind not in INNER:
        return {}
    inner = INNER[kind]
    found: dict[Any, list[tuple[int, Any, bool]]] = defaultdict(list)
    read = reader_of(inner.kind)
    for cells in _rows(connection, inner.table):
        record, whole = _record(inner.kind, read, cells, ())
        number = cells.get("number")
        if record is not None and isinstance(number, int):
            found[cells.get(inner.owner)].append((number, record, whole))
    return {
        owner: (tuple(each[1] for each in sorted(rows, key=_by_number)), _has_gap(rows))
        for owner, rows in found.items()
    }


def _by_number(row: tuple[int, Any, bool]) -> int:
    return row[0]


def _has_gap(rows: list[tuple[int, Any, bool]]) -> bool:
    numbers = sorted(number for number, _, _ in rows)
    return numbers != list(range(len(rows))) or not all(whole for _, _, whole in rows)


def _record(
    kind: type[Any], read: Reader, cells: Cells, parts: tuple[Any, ...]
) -> tuple[Any, bool]:
    """The record of a row, and whether every answer in it could be read; None where none is."""
    more = {INNER[kind].attribute: parts} if parts and kind in INNER else {}
    with suppress(ValueError, TypeError, AttributeError, RecursionError):
        return _made(kind, read, cells, more), True
    usable: Cells = {each.name: cells.get(each.name) for each in columns_of(kind) if each.required}
    for column in columns_of(kind):
        value = cells.get(column.name)
        if value is None or column.required:
            continue
        with suppress(ValueError, TypeError, AttributeError, RecursionError):
            _made(kind, read, {**usable, column.name: value}, more)
            usable[column.name] = value
    with suppress(ValueError, TypeError, AttributeError, RecursionError):
        return _made(kind, read, usable, more), False
    return None, False


def _made(kind: type[Any], read: Reader, cells: Cells, more: dict[str, Any]) -> Any:
    record = read(tuple(cells.get(each.name) for each in columns_of(kind)), **more)
    if kind in TABLES:
        return checked(record)
    return FieldReader().record(kind, plain_value(record), "")


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Cells]:
    """Each row of a table that can be read, in the order of its number."""
    names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    last = 0
    while names:
        with suppress(sqlite3.Error, UnicodeDecodeError):
            for number, *row in connection.execute(_AFTER.format(table), (last,)):
                if number <= last:
                    break
                last = number
                yield dict(zip(names, row, strict=True))
            else:
                return
        single = _next_single(connection, table, last)
        if single is None:
            return
        last, row = single
        yield dict(zip(names, row, strict=True))


_AFTER = "SELECT rowid, * FROM {} NOT INDEXED WHERE rowid > ? ORDER BY rowid"
_SINGLE = "SELECT * FROM {} NOT INDEXED WHERE rowid = ?"


def _next_single(
    connection: sqlite3.Connection, table: str, last: int
) -> tuple[int, tuple[Value, ...]] | None:
    """The next row that can be found by its number, where going on from row to row cannot."""
    for number in range(last + 1, last + 1 + _LONGEST_GAP):
        with suppress(sqlite3.Error, UnicodeDecodeError):
            row = connection.execute(_SINGLE.format(table), (number,)).fetchone()
            if row is not None:
                return number, row
    return None


def _history(connection: sqlite3.Connection) -> Iterator[Row]:
    for cells in _rows(connection, "history"):
        values = [cells.get(name) for name in ("part", "id", "as_of", "replaced_at", "record")]
        texts = [each for each in values if isinstance(each, str) and _LOST not in each]
        if len(texts) == len(values):
            yield Row(*texts)


def _time(value: Value) -> str | None:
    try:
        return None if value is None else _utc(datetime.fromisoformat(str(value)))
    except ValueError:
        return None


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("no offset")
    return at.astimezone(UTC).isoformat(timespec="microseconds")
