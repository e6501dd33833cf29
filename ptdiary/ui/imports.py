"""A copy in and out: reading a document that may be anything, rehearsing it, and doing it.

All of it may take long, so the worker does it, with a connection of its own. It tells how far it
is, by the name of a `Stage`.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from ptdiary.bug_log import log_bug
from ptdiary.diary.document import (
    LARGEST_FILE,
    Document,
    begins_a_document,
    read_document,
    write_document,
)
from ptdiary.diary.fields import DocumentError
from ptdiary.exports import export_file
from ptdiary.files import FileError
from ptdiary.reading import all_of
from ptdiary.review.index import index_of
from ptdiary.store import Store, StoreError
from ptdiary.store.exchange.csv import export_csv
from ptdiary.store.exchange.document import export_document, merge, merge_into
from ptdiary.ui.worker import GivenUpError
from ptdiary.words import copies as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ptdiary.diary import Diary
    from ptdiary.review.index import Index
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.store.backups.backup import Contents
    from ptdiary.store.exchange.document import Merged
    from ptdiary.ui.keeper import Edit
    from ptdiary.words.dates import Times

    # called with a stage, and how many of how many are done; may raise GivenUpError
    Tell = Callable[[str, int, int], None]


class Stage(StrEnum):
    """What an import is at."""

    READING = "reading"
    COMPARING = "comparing"
    COPYING = "copying"
    WRITING = "writing"


class UnusableFileError(Exception):
    """A file that cannot be brought in; its text is for the patient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an import would do: what the diary holds before and after."""

    incoming: Document
    before: Contents
    after: Contents
    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What an import did: the diary as it is now, laid out, after so many changes.

    `edits` forth and back, where it can be undone as one step.
    """

    merged: Merged
    index: Index
    changes: int
    edits: tuple[Edit, Edit] | None = None


@dataclass(frozen=True, slots=True)
class NotBroughtIn:
    """Nothing was changed: the sentence says why, empty where the patient gave it up."""

    sentence: str


def save_document(diary: Diary, at: datetime, path: Path, *, private: bool) -> None:
    """Write a diary as a document. FileError if it cannot be written."""
    export_file(path, write_document(export_document(diary, at, complete=private)))


def save_tables(diary: Diary, path: Path) -> None:
    """Write a diary as a folder of tables. FileError."""
    export_csv(diary, path)


def save_workbook(diary: Diary, rulebook: RuleBook, at: datetime, times: Times, path: Path) -> None:
    """Write a diary as one spreadsheet. FileError."""
    from ptdiary.report.workbook import workbook  # noqa: PLC0415  the start needs none of these

    export_file(path, workbook(diary, rulebook, at, times))


def save_calendar(diary: Diary, at: datetime, path: Path) -> None:
    """Write what is planned as a calendar. FileError."""
    from ptdiary.report.calendar import calendar  # noqa: PLC0415  likewise

    export_file(path, calendar(diary, at))


def save_for_clinic(
    diary: Diary, at: datetime, page: bytes, path: Path, *, show_name: bool
) -> None:
    """Write a diary, with its page as a PDF, for a clinic's computer. FileError."""
    from ptdiary.report.fhir.bundle import bundle_bytes  # noqa: PLC0415  likewise

    export_file(path, bundle_bytes(diary, at, show_name=show_name, page=page))


def look_at(diary: Path, file: Path, at: datetime, tell: Tell) -> Outcome | NotBroughtIn:
    """What bringing a file into a diary would come to. Nothing is written."""
    try:
        incoming = read_incoming(file, at, tell)
        tell(Stage.COMPARING, 0, 0)
        with Store.open(diary, read_only=True, clock=lambda: at) as store:
            return rehearse(store, incoming, tell)
    except GivenUpError:
        return NotBroughtIn("")
    except (UnusableFileError, StoreError) as error:
        return NotBroughtIn(str(error))
    except Exception as bug:  # noqa: BLE001  the card must have its way on, whatever happens
        log_bug(bug)
        return NotBroughtIn(words.BUG)


def bring_in(
    diary: Path, incoming: Document, clock: Callable[[], datetime], tell: Tell
) -> BroughtIn | NotBroughtIn:
    """Merge it into a diary in one transaction, after a safety copy."""
    try:
        tell(Stage.COPYING, 0, 0)
        with Store.open(diary, clock=clock) as store:
            merged = merge(store, incoming, report=partial(tell, Stage.WRITING))
            # from here on it is done: nobody can give it up
            changes = store.changes
            return BroughtIn(merged=merged, index=index_of(store.read()), changes=changes)
    except GivenUpError:
        return NotBroughtIn("")
    except (StoreError, FileError) as error:
        return NotBroughtIn(str(error))
    except Exception as bug:  # noqa: BLE001  likewise
        log_bug(bug)
        return NotBroughtIn(words.BUG)


def read_incoming(path: Path, at: datetime, tell: Tell) -> Document:
    """A document, or tables that were saved of a diary. UnusableFileError says what is wrong.

    Of a folder of tables one is chosen, and all come in.
    """
    from ptdiary.store.exchange.own_files import is_own_file, read_file  # noqa: PLC0415  likewise
    from ptdiary.tables.decoding import grids  # noqa: PLC0415  likewise

    tell(Stage.READING, 0, 0)
    try:
        content = all_of(path, LARGEST_FILE)
    except OSError as error:
        raise UnusableFileError(why_unread(error)) from None
    report = partial(tell, Stage.READING)
    try:
        if begins_a_document(content) or path.suffix.lower() == ".json":
            return read_document(content, report)
        found = grids(content)
        if not is_own_file(found):
            return read_document(content, report)  # which says what it is not
        return read_file(path, found, at, report, with_folder=True)
    except DocumentError as error:
        raise UnusableFileError(words.at_fault(str(error))) from None


def why_unread(error: OSError) -> str:
    """Why a file that was chosen is not read."""
    return words.TOO_LARGE if error.errno == errno.EFBIG else words.CANNOT_READ


def rehearse(store: Store, incoming: Document, tell: Tell) -> Outcome:
    """What `bring_in` would come to, tried on a copy in memory. StoreError."""
    report = partial(tell, Stage.COMPARING)
    with store.rehearsing() as change:
        before = change.contents()
        merged = merge_into(change, incoming, report=report)
        return Outcome(
            incoming=incoming,
            before=before,
            after=change.contents(),
            added=merged.added,
            changed=merged.changed,
        )
