"""What one change of the diary may do. `Store` makes each change one transaction."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ptdiary.diary import PARTS, Diary
from ptdiary.diary.columns import VisitNote
from ptdiary.diary.fields import DocumentError, FieldReader, plain_value
from ptdiary.store.backups.backup import Contents, contents_of
from ptdiary.store.history import (
    HistoryRow,
    earlier_versions,
    forget,
    read_rows,
    remember,
    write_row,
)
from ptdiary.store.rows import (
    KINDS,
    SINGLE,
    NewRows,
    Stamp,
    Version,
    bring_back,
    erase,
    find,
    read_diary,
    read_stamps,
    read_versions,
    reads_the_same,
    remove,
    reorder,
    utc,
    write,
)


class Change:
    """The verbs of one transaction, which all happen at the time `at` or not at all."""

    def __init__(self, connection: sqlite3.Connection, at: datetime) -> None:
        self._connection = connection
        self._at = utc(at)
        self._new_rows: dict[type[Any], NewRows] = {}

    def keep(self, record: Any, as_of: datetime | None = None) -> Any:
        """Add a record, or put it in place of the one with its id; that goes to the history.

        The record comes back as it is kept: text in Unicode's normal form, empty parts left out.
        One that reads as the diary's own changes nothing. DocumentError where an answer is outside
        its limits.
        """
        record = checked(record)
        self.put(record, self.find(type(record), id_of(record)), as_of)
        return record

    def put(self, record: Any, old: Version | None, as_of: datetime | None = None) -> None:
        """`keep` of a record that is `checked`, where the diary is known to hold `old`."""
        now = self._at if as_of is None else utc(as_of)
        if old is None and type(record) not in SINGLE:
            self._new_rows_of(type(record)).write(self._connection, record, now)
        elif old is None:
            write(self._connection, record, now)
        elif not reads_the_same(old.record, record):
            self.remember(old.record, old.as_of)
            write(self._connection, record, now)
        elif old.removed_at is not None:
            bring_back(self._connection, type(record), id_of(record))

    def keep_visit_note(self, text: str | None) -> str | None:
        """Keep the note for the next visit, as `keep` does."""
        kept: VisitNote = self.keep(VisitNote(visit_note=text))
        return kept.visit_note

    def keep_diary(self, diary: Diary) -> None:
        """Keep every record of a diary."""
        for part in PARTS.values():
            for record in getattr(diary, part):
                self.keep(record)
        self.keep(diary.profile)
        if diary.visit_note is not None:
            self.keep_visit_note(diary.visit_note)

    def confirm(self, record: Any, as_of: datetime) -> None:
        """Note that the diary's own record still read so at a later time."""
        write(self._connection, record, utc(as_of))

    def find(self, kind: type[Any], id_: str) -> Version | None:
        """The record of a kind with this id, removed or not."""
        return find(self._connection, kind, id_)

    def earlier(self, kind: type[Any], id_: str) -> tuple[Any, ...]:
        """What a record read before each change, oldest first."""
        return tuple(each.record for each in earlier_versions(self._connection, kind, id_))

    def remember(self, record: Any, as_of: str) -> None:
        """Put a version that the diary does not hold into the record's history, once."""
        remember(self._connection, record, id_=id_of(record), as_of=as_of, replaced_at=self._at)

    def remove(self, kind: type[Any], *ids: str) -> None:
        """Remove records; `bring_back` undoes it. KeyError for an id that was never kept."""
        for id_ in ids:
            if not remove(self._connection, kind, id_, self._at):
                raise KeyError(id_)

    def bring_back(self, kind: type[Any], *ids: str) -> None:
        """Bring removed records back as they were. KeyError for an id that was never kept."""
        for id_ in ids:
            if not bring_back(self._connection, kind, id_):
                raise KeyError(id_)

    def remove_others(self, kind: type[Any], ids: frozenset[str]) -> int:
        """Remove all records of a kind but these. Their number."""
        part: tuple[Any, ...] = getattr(read_diary(self._connection), PARTS[kind])
        others = [each.id for each in part if each.id not in ids]
        self.remove(kind, *others)
        return len(others)

    def reorder(self, kind: type[Any], ids: tuple[str, ...]) -> None:
        """Put the records of a kind into the order of these ids."""
        reorder(self._connection, kind, ids)

    def purge(self, kind: type[Any], *ids: str) -> None:
        """Erase records for ever, with their history. KeyError for an id that was never kept."""
        for id_ in ids:
            erase(self._connection, kind, id_)
            forget(self._connection, kind, id_)

    def ids(self, kind: type[Any]) -> frozenset[str]:
        """The ids of all records of a kind, the removed ones too."""
        rows = self._connection.execute(f"SELECT id FROM {PARTS[kind]}")  # noqa: S608 our own names
        return frozenset(id_ for (id_,) in rows)

    def versions(self, kind: type[Any]) -> tuple[Version, ...]:
        """All records of a kind, the removed ones too."""
        return tuple(read_versions(self._connection, kind))

    def present_ids(self) -> Iterator[tuple[type[Any], str]]:
        """The kind and id of each record that is not removed; the profile is none of these."""
        for kind, part in PARTS.items():
            statement = f"SELECT id FROM {part} WHERE removed_at IS NULL"  # noqa: S608 our own names
            for (id_,) in self._connection.execute(statement):
                yield kind, id_

    def stamps(self, kind: type[Any]) -> dict[str, Stamp]:
        """What tells the versions of records apart, of all records of a kind, by their ids."""
        return dict(read_stamps(self._connection, kind))

    def history_rows(self) -> tuple[HistoryRow, ...]:
        """All earlier versions of all records, as they stand in the file."""
        return tuple(read_rows(self._connection))

    def remember_row(self, row: HistoryRow) -> None:
        """Add an earlier version of a record as another file holds it."""
        write_row(self._connection, row)

    def contents(self) -> Contents:
        """How much the diary holds at this point of the change."""
        return contents_of(self._connection)

    def _new_rows_of(self, kind: type[Any]) -> NewRows:
        if kind not in self._new_rows:
            self._new_rows[kind] = NewRows(kind)
        return self._new_rows[kind]


def id_of(record: Any) -> str:
    """The id of a record; one of `SINGLE` has none."""
    return "" if type(record) in SINGLE else record.id


def checked(record: Any) -> Any:
    """The record as a document would give it back. DocumentError where it is outside its limits."""
    plain = plain_value(record)
    place = "" if type(record) in SINGLE else f"{KINDS[type(record)]} {record.id!a}"
    try:
        return FieldReader().record(type(record), plain, "")
    except DocumentError as error:
        raise DocumentError(f"{place} {error.place}".strip(), error.problem) from None
