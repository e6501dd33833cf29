"""Reading the diary of a newer program: what we know of it, and a count of what is left out.

The patient is not shut out of her own words because two computers have two versions. Nothing is
written: neither to the file nor beside it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ptdiary.diary import PARTS, Diary, Profile
from ptdiary.diary.columns import INNER, VisitNote, columns_of
from ptdiary.store.change import id_of
from ptdiary.store.connection import in_memory
from ptdiary.store.diary_file import content_of
from ptdiary.store.errors import require, store_error, translating_errors
from ptdiary.store.rows import KINDS, SINGLE, Version, table_of
from ptdiary.store.salvage import Cells, LenientReader, rows_by_number, text_in

_OWN = {
    "position", "removed_at", "number", "as_of", *SINGLE.values(),
    *(each.owner for each in INNER.values()),
}  # fmt: skip
_COLUMNS: dict[str, set[str]] = defaultdict(set)
for _kind, _table in (
    *((kind, table_of(kind)) for kind in KINDS),
    *((each.kind, each.table) for each in INNER.values()),
):
    _COLUMNS[_table] |= _OWN | {column.name for column in columns_of(_kind)}
_NOT_RECORDS = {"history", "state", "_sqlite_migrations"}
_TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What of a newer diary is not read. Removed records are none of it.

    `fields` and `tables`: how many that we do not know hold something. `in_part`: records that are
    read without an answer that is none of its field. `refused`: records that are not read at all.
    `whole`: False where SQLite found damage too, so that more may be missing.
    """

    fields: int
    tables: int
    in_part: int
    refused: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerDiary:
    """The part of a newer diary that we know."""

    diary: Diary
    left_out: LeftOut


def read_newer(path: Path) -> NewerDiary:
    """Read what we know of a file that `Store.open` refused as `newer`.

    StoreError, of kind `newer` where we know none of its tables.
    """
    path = path.absolute()
    try:
        with translating_errors(path), closing(in_memory()) as connection:
            connection.deserialize(content_of(path))
            return _Reading(connection, path).result()
    except sqlite3.Error:  # the form of the file itself may be a newer one
        raise store_error("newer", path) from None


class _Reading:
    """One reading of a file that is open in memory."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._fields: set[tuple[str, str]] = set()
        connection.text_factory = text_in
        connection.execute("PRAGMA trusted_schema = OFF")
        # a check or an index that only the newer SQLite knows must not hide the tables
        connection.execute("PRAGMA writable_schema = ON")
        # what an answer may be is its own matter: a new word is no damage
        connection.execute("PRAGMA ignore_check_constraints = ON")
        self._whole = _is_whole(connection)

    def result(self) -> NewerDiary:
        """All living records, in the order in which they were kept."""
        found = self._connection.execute(_TABLES)
        names = {name for (name,) in found if not name.startswith("sqlite_")}
        names |= {table for table in _COLUMNS if self._has(table)}  # one may be a view by now
        require(not names.isdisjoint(PARTS.values()), "newer", self._path)
        reader = LenientReader(self._rows)
        living = {
            kind: [each for each in reader.versions(kind) if each.removed_at is None]
            for kind in KINDS
        }
        unknown = names - set(_COLUMNS) - _NOT_RECORDS
        left_out = LeftOut(
            fields=len(self._fields),
            tables=sum(map(self._holds_something, unknown)),
            in_part=len(reader.doubtful & _places(living)),
            refused=reader.refused,
            whole=self._whole,
        )
        return NewerDiary(diary=_diary(living), left_out=left_out)

    def _rows(self, table: str) -> Iterator[Cells]:
        known = _COLUMNS[table]
        for cells in self._cells(table):
            if cells.get("removed_at") is None:
                held = {name for name, value in cells.items() if value is not None}
                self._fields |= {(table, name) for name in held - known}
            yield cells

    def _cells(self, table: str) -> list[Cells]:
        """Every row, one after the other; those that can be found by number where that fails."""
        if not self._has(table):
            return []
        try:
            rows = self._connection.execute(f"SELECT * FROM {table}")  # noqa: S608 our own names
            names = [name for name, *_ in rows.description]
            found: list[Cells] = [dict(zip(names, row, strict=True)) for row in rows]
        except (sqlite3.Error, UnicodeDecodeError):
            self._whole = False
            found = list(rows_by_number(self._connection, table))
        return sorted(found, key=_position)

    def _has(self, table: str) -> bool:
        with suppress(sqlite3.Error):
            self._connection.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 our own names
            return True
        return False

    def _holds_something(self, table: str) -> bool:
        quoted = '"' + table.replace('"', '""') + '"'
        with suppress(sqlite3.Error):
            found = self._connection.execute(f"SELECT 1 FROM {quoted} LIMIT 1")  # noqa: S608 quoted
            return found.fetchone() is not None
        return True  # nobody can tell


def _is_whole(connection: sqlite3.Connection) -> bool:
    with suppress(sqlite3.Error):
        return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    return False


def _position(cells: Cells) -> int:
    position = cells.get("position")
    return position if isinstance(position, int) else 0


def _places(living: dict[type[Any], list[Version]]) -> set[str]:
    return {
        f"{KINDS[kind]} {id_of(each.record)}"
        for kind, versions in living.items()
        for each in versions
    }


def _diary(living: dict[type[Any], list[Version]]) -> Diary:
    parts: dict[str, Any] = {
        part: tuple(each.record for each in living[kind]) for kind, part in PARTS.items()
    }
    profile = next((each.record for each in living[Profile]), Profile())
    note = next((each.record.visit_note for each in living[VisitNote]), None)
    return Diary(profile=profile, visit_note=note, **parts)
