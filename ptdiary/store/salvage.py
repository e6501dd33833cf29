"""Reading what can be read of a damaged diary file, row by row.

The file itself is not touched: its bytes are mended in memory, where the head is overwritten or the
tail is cut off, and then each row is asked for by its number. A row that cannot be read is passed
over; an answer that cannot be is left out, and its record is called doubtful.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ptdiary.store.columns import TABLES, Value
from ptdiary.store.connection import in_memory
from ptdiary.store.errors import telling
from ptdiary.store.history import Row
from ptdiary.store.holding import Holding
from ptdiary.store.mending import mended
from ptdiary.store.rows_in_part import LOST, Cells, RowsInPart

if TYPE_CHECKING:
    from ptdiary.store.rows import Version

__all__ = ["rows_by_number", "salvage", "text_in"]

_LONGEST_GAP = 2_000  # rows in a row that cannot be read, before the rest is given up


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
        connection.text_factory = text_in
        versions: dict[type[Any], tuple[Version, ...]] = dict.fromkeys(TABLES, ())
        doubtful: set[str] = set()
        history: tuple[Row, ...] = ()
        with suppress(sqlite3.Error, UnicodeDecodeError):
            connection.deserialize(content)
            connection.execute("PRAGMA trusted_schema = OFF")
            # a table whose description is damaged must not hide the others
            connection.execute("PRAGMA writable_schema = ON")
            reader = RowsInPart(partial(rows_by_number, connection))
            doubtful = reader.doubtful
            for kind in TABLES:
                versions[kind] = tuple(reader.versions(kind))
            history = tuple(_history(connection))
    return Holding(versions=versions, history=history, doubtful=frozenset(doubtful))


def text_in(content: bytes) -> str:
    """Text as it stands in a file, with a mark where bytes are none."""
    return content.decode("utf-8", "replace").replace("\0", LOST)


def rows_by_number(connection: sqlite3.Connection, table: str) -> Iterator[Cells]:
    """Each row of a table that can be read, in the order of its number."""
    names: list[str] = []
    with suppress(sqlite3.Error):  # there may be no such table
        names = [name for name, *_ in connection.execute(_NONE.format(table)).description]
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


_NONE = "SELECT * FROM {} LIMIT 0"
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
    for cells in rows_by_number(connection, "history"):
        values = [cells.get(name) for name in ("part", "id", "as_of", "replaced_at", "record")]
        texts = [each for each in values if isinstance(each, str) and LOST not in each]
        if len(texts) == len(values):
            yield Row(*texts)
