"""A copy in and out: reading a file that may be anything, rehearsing it, and doing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.diary.document import LARGEST_FILE, Document, read_document, write_document
from ptdiary.diary.fields import DocumentError
from ptdiary.exports import export_file
from ptdiary.store.exchange.csv import export_csv, import_csv, import_into, read_table
from ptdiary.store.exchange.document import export_document, merge, merge_into
from ptdiary.words import copies as words

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ptdiary.diary import Diary
    from ptdiary.store import Store
    from ptdiary.store.backups.backup import Contents
    from ptdiary.store.exchange.document import Merged


class UnusableFileError(Exception):
    """A file that cannot be brought in; its text is for the patient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What a file holds, found good: a document, or the bytes of a table of entries."""

    document: Document | None = None
    table: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an import would do: what the diary holds before and after."""

    before: Contents
    after: Contents
    added: int
    changed: int


def save_document(diary: Diary, at: datetime, path: Path, *, private: bool) -> None:
    """Write a diary as a document. FileError if it cannot be written."""
    export_file(path, write_document(export_document(diary, at, complete=private)))


def save_tables(diary: Diary, path: Path) -> None:
    """Write a diary as a folder of tables. FileError."""
    export_csv(diary, path)


def read_incoming(path: Path, at: datetime) -> Incoming:
    """A file, checked. UnusableFileError says what is wrong, with its place."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        raise UnusableFileError(words.CANNOT_READ) from None
    if len(content) > LARGEST_FILE:
        raise UnusableFileError(words.TOO_LARGE)
    try:
        if path.suffix.lower() == ".csv":
            read_table(content, at, None)
            return Incoming(table=content)
        return Incoming(document=read_document(content))
    except DocumentError as error:
        raise UnusableFileError(words.at_fault(str(error))) from None


def bring_in(store: Store, incoming: Incoming, at: datetime) -> Merged:
    """Merge it into the diary, after a safety copy. StoreError; FileError."""
    if incoming.document is not None:
        return merge(store, incoming.document)
    return import_csv(store, incoming.table, at)


def rehearse(store: Store, incoming: Incoming, at: datetime) -> Outcome:
    """What `bring_in` would come to, tried on a copy in memory. StoreError."""
    with store.rehearsing() as change:
        before = change.contents()
        if incoming.document is not None:
            merged = merge_into(change, incoming.document)
        else:
            merged = import_into(change, read_table(incoming.table, at, None))
        return Outcome(
            before=before, after=change.contents(), added=merged.added, changed=merged.changed
        )
