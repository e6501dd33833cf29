"""Earlier versions of records: what each read before it was changed."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ptdiary.diary import Entry
from ptdiary.diary.fields import FieldReader
from ptdiary.store.rows import KINDS, find, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What a record read until it was replaced, a UTC time."""

    record: Any
    replaced_at: datetime


def remember(
    connection: sqlite3.Connection, record: Any, *, id_: str, as_of: str, replaced_at: str
) -> None:
    """Keep a version of a record that the diary itself no longer holds, once."""
    values = (KINDS[type(record)], id_, as_of, replaced_at, text_of(record))
    connection.execute(
        "INSERT INTO history (part, id, as_of, replaced_at, record) SELECT ?1, ?2, ?3, ?4, ?5"
        " WHERE NOT EXISTS (SELECT 1 FROM history"
        " WHERE part = ?1 AND id = ?2 AND as_of = ?3 AND record = ?5)",
        values,
    )


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An earlier version as it stands in the file, `record` as document JSON."""

    part: str
    id: str
    as_of: str
    replaced_at: str
    record: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What two rows of the same version have in common."""
        return self.part, self.id, self.as_of, self.record


def read_rows(connection: sqlite3.Connection) -> Iterator[HistoryRow]:
    """All earlier versions, in the order in which they were replaced."""
    statement = "SELECT part, id, as_of, replaced_at, record FROM history ORDER BY number"
    for values in connection.execute(statement):
        yield HistoryRow(*values)


def write_row(connection: sqlite3.Connection, row: HistoryRow) -> None:
    """Add an earlier version."""
    connection.execute(
        "INSERT INTO history (part, id, as_of, replaced_at, record) VALUES (?, ?, ?, ?, ?)",
        (row.part, row.id, row.as_of, row.replaced_at, row.record),
    )


def forget(connection: sqlite3.Connection, kind: type[Any], id_: str) -> None:
    """Erase the earlier versions of a record."""
    connection.execute("DELETE FROM history WHERE part = ? AND id = ?", (KINDS[kind], id_))


def earlier_versions(
    connection: sqlite3.Connection, kind: type[Any], id_: str
) -> tuple[Earlier, ...]:
    """The earlier versions of a record, oldest first."""
    rows = connection.execute(
        "SELECT record, replaced_at FROM history WHERE part = ? AND id = ? ORDER BY as_of, number",
        (KINDS[kind], id_),
    )
    return tuple(
        Earlier(
            record=FieldReader().record(kind, json.loads(text), ""),
            replaced_at=datetime.fromisoformat(replaced_at),
        )
        for text, replaced_at in rows
    )


def changed_entries(connection: sqlite3.Connection) -> int:
    """How many entries read otherwise than when they were first written.

    An edit that was taken back is none. Removed entries are not counted.
    """
    first = dict[str, str]()
    rows = connection.execute(
        "SELECT id, record FROM history WHERE part = 'entries' ORDER BY as_of DESC, number DESC"
    )
    first.update(rows)  # the oldest is the last to be put
    found = [(find(connection, Entry, id_), text) for id_, text in first.items()]
    return sum(
        version is not None and version.removed_at is None and text_of(version.record) != text
        for version, text in found
    )
