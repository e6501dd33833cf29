"""Reading what can be read of a damaged diary file, row by row.

The file itself is not touched: its bytes are mended in memory, where the head is overwritten or the
tail is cut off, and then each row is asked for by its number. A row that cannot be read is passed
over; an answer that cannot be is left out, and its record is called doubtful.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ptdiary.store.connection import connect, in_memory
from ptdiary.store.errors import StoreError, telling
from ptdiary.store.history import Row
from ptdiary.store.holding import Holding
from ptdiary.store.migrations import upgrade_open
from ptdiary.store.rows import TABLES, Value
from ptdiary.store.rows_in_part import LOST, Cells, RowsInPart

if TYPE_CHECKING:
    from ptdiary.store.rows import Version

# Damaged diary files made fit to be read, in memory: the head written anew, the tail filled up.

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_PAGE_SIZES = tuple(2**power for power in range(9, 17))
_COUNT = slice(28, 32)
_PLAIN = bytes((1, 1, 0, 64, 32, 32))  # bytes 18 to 23 of every file without a write-ahead log


def mended(path: Path) -> tuple[bytes, ...]:
    """The file in each way in which it may be readable, the likeliest first. OSError.

    A journal that a crash left is rolled back first, on a copy.
    """
    content = path.read_bytes() if path.exists() else b""
    if len(content) <= _HEADER:
        return ()
    found = [_rolled_back(path, content), content]
    whole = [_with_head(_filled_up(each)) for each in dict.fromkeys(found)]
    return tuple(dict.fromkeys([*whole, _with_first_pages(whole[-1])]))


def _rolled_back(path: Path, content: bytes) -> bytes:
    journal = path.with_name(path.name + "-journal")
    if not journal.exists() or not journal.stat().st_size:
        return content
    with tempfile.TemporaryDirectory(prefix=".ptdiary-", dir=path.parent) as folder:
        copy = Path(folder) / "copy"
        copy.write_bytes(content)
        copy.with_name("copy-journal").write_bytes(journal.read_bytes())
        try:
            with closing(connect(copy, read_only=False)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except (sqlite3.Error, StoreError):
            return content
        return copy.read_bytes()


def _filled_up(content: bytes) -> bytes:
    """Zeros in the place of the pages that were cut off."""
    wanted = int.from_bytes(content[_COUNT], "big") * _page_size(content)
    missing = wanted - len(content)
    if 0 < missing <= 4 * len(content):
        content += bytes(missing)
    return content + bytes(-len(content) % _page_size(content))


def _with_head(content: bytes) -> bytes:
    """The head of every diary file, where it was overwritten."""
    size = _page_size(content)
    head = bytearray(content[:_HEADER])
    head[:16] = _MAGIC
    head[16:18] = (1 if size == _PAGE_SIZES[-1] else size).to_bytes(2, "big")
    head[18:24] = _PLAIN
    head[_COUNT] = (len(content) // size).to_bytes(4, "big")
    head[92:96] = head[24:28]  # the count of pages holds
    head[44:48] = (4).to_bytes(4, "big")
    head[56:60] = (1).to_bytes(4, "big")
    return bytes(head) + content[_HEADER:]


def _with_first_pages(content: bytes) -> bytes:
    """The pages that say where each table is, taken from a new diary, which has them there too.

    The first one, and any other that is gone.
    """
    with closing(in_memory()) as fresh:
        upgrade_open(fresh)
        pages = fresh.serialize()
    size = _page_size(content)
    if _page_size(pages) != size:
        return content
    found = [content[at : at + size] for at in range(0, len(content), size)]
    for number, at in enumerate(range(0, min(len(pages), len(content)), size)):
        if number == 0 or not any(found[number]):
            found[number] = pages[at : at + size]
    return _with_head(b"".join(found))


def _page_size(content: bytes) -> int:
    stored = int.from_bytes(content[16:18], "big")
    size = _PAGE_SIZES[-1] if stored == 1 else stored
    return size if size in _PAGE_SIZES else 4096


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
