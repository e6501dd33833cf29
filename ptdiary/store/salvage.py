"""Reading what can be read of a damaged diary file, row by row.

The file itself is not touched: its bytes are mended in memory, where the head is overwritten or the
tail is cut off, and then each row is asked for by its number. A row that cannot be read is passed
over; an answer that cannot be read, or means nothing to this version, is left out, and its record
is called doubtful. A row that makes no record without it is refused, and counted.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from ptdiary.diary.columns import INNER, FieldColumn, Value, columns_of, reader_of
from ptdiary.diary.fields import FieldReader, plain_value
from ptdiary.diary.limits import Flag
from ptdiary.files import scratch_folder
from ptdiary.store.backups.folder import Backups
from ptdiary.store.change import checked, id_of
from ptdiary.store.connection import connect, in_memory, readable_of
from ptdiary.store.errors import StoreError, translating_errors
from ptdiary.store.history import HistoryRow
from ptdiary.store.holding import Holding
from ptdiary.store.migrations import MIGRATIONS, Migration, upgrade_open
from ptdiary.store.rows import KINDS, SINGLE, Version, as_of_column, table_of, utc

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).isoformat(timespec="microseconds")
_UNREADABLE = (ValueError, TypeError, AttributeError, RecursionError, OverflowError)

Cells = dict[str, Value]
Reader = Callable[..., Any]
Parts = tuple[Any, ...]
_LONGEST_GAP = 2_000  # rows in a row that cannot be read, before the rest is given up


def salvage(path: Path) -> Holding:
    """What can still be read of a diary file; nothing where that is nothing. StoreError.

    The file may be damaged, empty or no diary at all; only one that may not be read is an error.
    """
    with translating_errors(path):
        contents = _repaired(path)
    found = [_read(content) for content in contents]
    return max(found, key=_size, default=Holding(versions=dict.fromkeys(KINDS, ())))


def _size(holding: Holding) -> tuple[int, int]:
    count = sum(map(len, holding.versions.values()))
    return count - len(holding.doubtful), count


def _read(content: bytes) -> Holding:
    with closing(in_memory()) as connection:
        connection.text_factory = text_in
        versions: dict[type[Any], tuple[Version, ...]] = dict.fromkeys(KINDS, ())
        doubtful: set[str] = set()
        history: tuple[HistoryRow, ...] = ()
        with suppress(sqlite3.Error, UnicodeDecodeError):
            connection.deserialize(content)
            connection.execute("PRAGMA trusted_schema = OFF")
            # a table whose description is damaged must not hide the others
            connection.execute("PRAGMA writable_schema = ON")
            reader = LenientReader(partial(rows_by_number, connection))
            doubtful = reader.doubtful
            for kind in KINDS:
                versions[kind] = tuple(reader.versions(kind))
            history = tuple(_history(connection))
    return Holding(versions=versions, history=history, doubtful=frozenset(doubtful))


class Garbled(str):
    """Text of which some bytes are none; the mark in their place may also have been typed."""

    __slots__ = ()


def text_in(content: bytes) -> str:
    """Text as it stands in a file, `Garbled` where bytes of it are none."""
    text = content.decode("utf-8", "replace").replace("\0", "\ufffd")
    return text if text.encode() == content else Garbled(text)


def rows_by_number(connection: sqlite3.Connection, table: str) -> Iterator[Cells]:
    """Each row of a table that can be read, in the order of its number."""
    names: list[str] = []
    with suppress(sqlite3.Error):  # there may be no such table
        names = [name for name, *_ in connection.execute(_NONE.format(table)).description]
    last = -1
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


def _history(connection: sqlite3.Connection) -> Iterator[HistoryRow]:
    for cells in rows_by_number(connection, "history"):
        values = [cells.get(name) for name in ("part", "id", "as_of", "replaced_at", "record")]
        texts = [each for each in values if isinstance(each, str) and not isinstance(each, Garbled)]
        if len(texts) == len(values):
            yield HistoryRow(*texts)


# Records out of rows of which some answers cannot be read.


class LenientReader:
    """Reads records, and notes what it had to leave out.

    `doubtful`: "part id" of records of which some answer is left out. `refused`: how many rows,
    not counting removed ones, are no record for us.
    """

    def __init__(self, rows: Callable[[str], Iterable[Cells]]) -> None:
        """`rows` gives the cells of each row of a table by the names of their columns."""
        self.doubtful: set[str] = set()
        self.refused = 0
        self._rows = rows

    def versions(self, kind: type[Any]) -> Iterator[Version]:
        """The records of a kind, the removed ones too."""
        inner = self._inner(kind)
        read = reader_of(kind)
        seen = set()
        as_of_of = as_of_column(kind)
        for cells in self._rows(table_of(kind)):
            if kind in SINGLE and not cells.get(as_of_of):
                continue
            parts, gap = inner.get(cells.get("id"), ((), False))
            record, whole = _record(kind, read, cells, parts)
            if record is None or id_of(record) in seen:
                self.refused += cells.get("removed_at") is None
                continue
            seen.add(id_of(record))
            as_of, removed_at = _time(cells.get(as_of_of)), _time(cells.get("removed_at"))
            if gap or not whole or as_of is None or _garbled(cells):
                self.doubtful.add(f"{KINDS[kind]} {id_of(record)}")
            yield Version(record, as_of or _EPOCH, removed_at)

    def _inner(self, kind: type[Any]) -> Mapping[Any, tuple[Parts, bool]]:
        """The records in the lists of others by their owner, and whether any is left out there."""
        if kind not in INNER:
            return {}
        inner = INNER[kind]
        found: dict[Any, list[tuple[int, Any, bool]]] = defaultdict(list)
        read = reader_of(inner.kind)
        for place, cells in enumerate(self._rows(inner.table)):
            record, whole = _record(inner.kind, read, cells, ())
            number = cells.get("number")
            counted = isinstance(number, int)
            found[cells.get(inner.owner)].append(
                (
                    number if isinstance(number, int) else place,
                    record,
                    whole and counted and not _garbled(cells),
                )
            )
        return {owner: (_in_order(rows), _has_gap(rows)) for owner, rows in found.items()}


def _in_order(rows: list[tuple[int, Any, bool]]) -> Parts:
    return tuple(record for _, record, _ in sorted(rows, key=_by_number) if record is not None)


def _garbled(cells: Cells) -> bool:
    return any(isinstance(each, Garbled) for each in cells.values())


def _by_number(row: tuple[int, Any, bool]) -> int:
    return row[0]


def _has_gap(rows: list[tuple[int, Any, bool]]) -> bool:
    numbers = sorted(number for number, _, _ in rows)
    return numbers != list(range(len(rows))) or not all(whole for _, _, whole in rows)


def _record(kind: type[Any], read: Reader, cells: Cells, parts: Parts) -> tuple[Any, bool]:
    """The record of a row, and whether every answer in it could be read; None where none is."""
    if kind in KINDS and kind not in SINGLE and not isinstance(cells.get("id"), str):
        return None, False
    more = {INNER[kind].attribute: parts} if parts and kind in INNER else {}
    record = _made(kind, read, cells, more)
    if record is not None:
        return record, True
    usable: Cells = {each.name: cells.get(each.name) for each in columns_of(kind) if each.required}
    if _made(kind, read, usable, more) is None:
        more = {}  # it may be the list that cannot be read
        if _made(kind, read, usable, more) is None:
            return None, False
    rest = [
        each.name
        for each in columns_of(kind)
        if not each.required and cells.get(each.name) is not None
    ]

    def with_more(usable: Cells, names: list[str]) -> Cells:
        """With as many answers as can be read: halving tells the others soon, as they are few."""
        more_of_it: Cells = {**usable, **{name: cells[name] for name in names}}
        if not names or _made(kind, read, more_of_it, more) is not None:
            return more_of_it
        middle = len(names) // 2
        return with_more(with_more(usable, names[:middle]), names[middle:]) if middle else usable

    return _made(kind, read, with_more(usable, rest), more), False


def _made(kind: type[Any], read: Reader, cells: Cells, more: dict[str, Any]) -> Any:
    """The record, checked against the limits of its fields; None where one of them is not kept."""
    if not all(_is_flag(each, cells.get(each.name)) for each in columns_of(kind)):
        return None
    with suppress(*_UNREADABLE):
        record = read(tuple(cells.get(each.name) for each in columns_of(kind)), **more)
        if kind in KINDS:
            return checked(record)
        return FieldReader().record(kind, plain_value(record), "")
    return None


def _is_flag(column: FieldColumn, value: Value) -> bool:
    """A third answer to a question that knows two must not be read as one of them."""
    return not isinstance(column.limit, Flag) or value in {None, 0, 1}


def _time(value: Value) -> str | None:
    try:
        at = None if value is None else datetime.fromisoformat(str(value))
        return None if at is None or at.tzinfo is None else utc(at)
    except (ValueError, OverflowError):
        return None


# Damaged diary files made fit to be read, in memory: the head written anew, the tail filled up.

_VERSIONS = tuple(MIGRATIONS[:count] for count in range(1, len(MIGRATIONS) + 1))
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_PAGE_SIZES = tuple(2**power for power in range(9, 17))
_COUNT = slice(28, 32)
_PLAIN = bytes((1, 1, 0, 64, 32, 32))  # bytes 18 to 23 of every file without a write-ahead log


def _repaired(path: Path) -> tuple[bytes, ...]:
    """The file in each way in which it may be readable, the likeliest first. OSError.

    A journal that a crash left is rolled back first, on a copy.
    """
    content = readable_of(path).content
    if len(content) <= _HEADER:
        return ()
    found = [_rolled_back(path, content), content]
    whole = [_with_head(_filled_up(each)) for each in dict.fromkeys(found)]
    pages = [_with_first_pages(whole[-1], each) for each in _VERSIONS]
    return tuple(dict.fromkeys([*whole, *pages, _with_first_page(whole[-1], path)]))


def _rolled_back(path: Path, content: bytes) -> bytes:
    journal = path.with_name(path.name + "-journal")
    if not journal.exists() or not journal.stat().st_size:
        return content
    with scratch_folder(path.parent) as folder:
        copy = folder / "copy"
        copy.write_bytes(content)
        copy.with_name("copy-journal").write_bytes(readable_of(journal).content)
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


def _with_first_pages(content: bytes, migrations: tuple[Migration, ...]) -> bytes:
    """The pages that say where each table is, taken from a new diary of the same version.

    It has them there too: the first one, and any other that is gone.
    """
    with closing(in_memory()) as fresh:
        upgrade_open(fresh, migrations)
        pages = fresh.serialize()
    size = _page_size(content)
    if _page_size(pages) != size:
        return content
    found = [content[at : at + size] for at in range(0, len(content), size)]
    for number, at in enumerate(range(0, min(len(pages), len(content)), size)):
        if number == 0 or not any(found[number]):
            found[number] = pages[at : at + size]
    return _with_head(b"".join(found))


def _with_first_page(content: bytes, path: Path) -> bytes:
    """The first page of the newest copy: a diary that was brought up to date is like no new one."""
    copy = Backups(path).newest_good()
    if copy is None:
        return content
    size = _page_size(content)
    with suppress(OSError), copy.path.open("rb") as file:
        first = file.read(size)
        if _page_size(first) == size:
            return _with_head(first + content[size:])
    return content


def _page_size(content: bytes) -> int:
    stored = int.from_bytes(content[16:18], "big")
    size = _PAGE_SIZES[-1] if stored == 1 else stored
    return size if size in _PAGE_SIZES else 4096
