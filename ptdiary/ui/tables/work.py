"""Reading a table, rehearsing it and bringing it in: what the worker does, beside the window.

Each opens the diary by itself, and tells how far it is by the name of a `Stage`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from ptdiary.bug_log import log_bug
from ptdiary.diary.diary import time_of
from ptdiary.diary.document import LARGEST_FILE, begins_a_document
from ptdiary.diary.fields import DocumentError
from ptdiary.exports import export_file
from ptdiary.files import FileError
from ptdiary.reading import all_of
from ptdiary.review.index import index_of
from ptdiary.store import Store, StoreError
from ptdiary.store.exchange.document import Merged
from ptdiary.store.exchange.own_files import is_own_file
from ptdiary.store.exchange.table import Imported, import_into, import_rows
from ptdiary.tables.decoding import grids, pasted
from ptdiary.tables.empty import empty_text, empty_workbook
from ptdiary.tables.reading import Reading, TableChoices, has_untimed
from ptdiary.tables.understanding import understand
from ptdiary.ui.imports import BroughtIn, NotBroughtIn, Stage, why_unread
from ptdiary.ui.keeper import between
from ptdiary.ui.worker import GivenUpError
from ptdiary.words import copies
from ptdiary.words import table_page as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from ptdiary.diary import Diary, Entry, MedicineDose, Session
    from ptdiary.store.backups.backup import Contents
    from ptdiary.tables.grid import Grid
    from ptdiary.tables.reading import TableRow
    from ptdiary.ui.imports import Tell

    Told = Entry | Session | MedicineDose

_T = TypeVar("_T")
_NOTHING = Imported(merged=Merged())
_FIRST_LINES = 60  # show whether a sheet holds a table


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTable:
    """A table that was chosen: its name, its sheets, which of them, and what was said of it."""

    name: str
    grids: tuple[Grid, ...]
    sheet: int = 0
    choices: TableChoices = field(default_factory=TableChoices)

    @property
    def grid(self) -> Grid:
        """The sheet that is looked at."""
        return self.grids[self.sheet]

    def choosing(self, choices: TableChoices) -> OpenTable:
        """The same, with what is said of it now."""
        return replace(self, choices=choices)

    def turning_to(self, sheet: int) -> OpenTable:
        """Another sheet, of which nothing is said yet."""
        return replace(self, sheet=sheet, choices=TableChoices())


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOutcome:
    """What a table says, and what bringing it in would come to.

    `after` is None while something is asked, or nothing of it can be used. `beside`: how many rows
    are of a time of which the diary holds another record. `untimed`: ratings of these days have no
    time, so that no rule sees them.
    """

    reading: Reading
    before: Contents
    after: Contents | None = None
    imported: Imported = _NOTHING
    beside: int = 0
    untimed: bool = False

    @property
    def merged(self) -> Merged:
        """How many rows are new, change something, or tell nothing new."""
        return self.imported.merged


@dataclass(frozen=True, slots=True)
class WholeDiary:
    """A file that holds no table of a patient's, but a copy of a diary: `ui.imports` reads it."""

    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBroughtIn(BroughtIn):
    """And what came in: how many entries, sessions and medicines were added, changed, and left."""

    added: Contents
    imported: Imported


def open_table(path: Path, at: datetime, tell: Tell) -> OpenTable | WholeDiary | NotBroughtIn:
    """The table in a file, at the first sheet that can be used. `at` is now."""

    def read() -> OpenTable | WholeDiary | NotBroughtIn:
        tell(Stage.READING, 0, 0)
        try:
            content = all_of(path, LARGEST_FILE)
        except OSError as error:
            return NotBroughtIn(why_unread(error))
        if begins_a_document(content):
            return WholeDiary(path)
        found = grids(content, partial(tell, Stage.READING))
        if is_own_file(found):
            return WholeDiary(path)
        return _open_at(path.name, found, at)

    return _in_a_sentence(read, words.no_table)


def _open_at(name: str, found: tuple[Grid, ...], at: datetime) -> OpenTable:
    """At the first sheet that holds a table, else one with days, else the first of all.

    Hidden sheets are offered only where those that are seen hold no table.
    """
    if len(found) == 1:
        return OpenTable(name=name, grids=found)
    begun = [understand(_begin(each), TableChoices(), at) for each in found]
    seen = tuple(place for place, each in enumerate(found) if not each.is_hidden)
    for is_of_use in (_is_a_table, _has_days):
        for offered in (seen, tuple(range(len(found)))):
            for number, place in enumerate(offered):
                if is_of_use(begun[place]):
                    grids = tuple(found[each] for each in offered)
                    return OpenTable(name=name, grids=grids, sheet=number)
    return OpenTable(name=name, grids=found)


def _begin(grid: Grid) -> Grid:
    return replace(grid, lines=grid.lines[:_FIRST_LINES])


def _is_a_table(reading: Reading) -> bool:
    return reading.refused is None


def _has_days(reading: Reading) -> bool:
    return any(each.meaning in {"day", "at"} for each in reading.columns)


def paste_table(text: str, tell: Tell) -> OpenTable | NotBroughtIn:
    """The table that was copied in a spreadsheet."""

    def read() -> OpenTable:
        tell(Stage.READING, 0, 0)
        return OpenTable(name=words.PASTED, grids=(pasted(text, partial(tell, Stage.READING)),))

    return _in_a_sentence(read, words.no_table)


def save_empty_table(path: Path) -> None:
    """Save a table to fill in: as text where the name ends so, else as a workbook. FileError."""
    is_text = path.suffix.lower() in {".csv", ".txt"}
    export_file(path, empty_text() if is_text else empty_workbook())


def look_at_table(
    path: Path, diary: Diary, table: OpenTable, at: datetime, tell: Tell
) -> TableOutcome | NotBroughtIn:
    """What a table says, and what bringing it in would come to. Nothing is written."""

    def look() -> TableOutcome:
        reading = understand(table.grid, table.choices, at, None, partial(tell, Stage.READING))
        tell(Stage.COMPARING, 0, 0)
        with Store.open(path, read_only=True, clock=lambda: at) as store:
            if reading.asks or reading.refused is not None or not reading.rows:
                return TableOutcome(reading=reading, before=store.contents())
            with store.rehearsing() as change:
                before = change.contents()
                imported = import_into(change, reading.rows, partial(tell, Stage.COMPARING))
                return TableOutcome(
                    reading=reading,
                    before=before,
                    after=change.contents(),
                    imported=imported,
                    beside=_beside(diary, reading.rows),
                    untimed=has_untimed(reading.rows, at.date()),
                )

    return _in_a_sentence(look)


def bring_in_table(
    path: Path, rows: Sequence[TableRow], clock: Callable[[], datetime], tell: Tell
) -> TableBroughtIn | NotBroughtIn:
    """Put rows into a diary in one transaction, after a safety copy."""

    def bring() -> TableBroughtIn:
        tell(Stage.COPYING, 0, 0)
        with Store.open(path, clock=clock) as store:
            before, held = store.read(), store.contents()
            imported = import_rows(store, rows, partial(tell, Stage.WRITING))
            # from here on it is done: nobody can give it up
            overtaken, changes = store.is_overtaken, store.changes
            index = index_of(store.read())
            return TableBroughtIn(
                merged=imported.merged,
                imported=imported,
                added=store.contents().more_than(held),
                index=index,
                changes=changes,
                edits=None if overtaken else between(before, index.diary),
            )

    return _in_a_sentence(bring)


def _beside(diary: Diary, rows: Sequence[TableRow]) -> int:
    """How many rows are of a time of which the diary holds a record with another id."""
    held: dict[object, set[str]] = {}
    records: tuple[Told, ...] = (*diary.entries, *diary.sessions, *diary.medicine_doses)
    for record in records:
        if _knows_time(record):
            held.setdefault(_moment(record), set()).add(record.id)
    return sum(
        bool(held.get(_moment(row.record), set()) - {row.record.id})
        for row in rows
        if _knows_time(row.record)
    )


def _knows_time(record: Told) -> bool:
    return not getattr(record, "time_unknown", None)


def _moment(record: Told) -> tuple[type[Told], datetime | None]:
    return type(record), time_of(record)


def _in_a_sentence(
    work: Callable[[], _T], at_fault: Callable[[str], str] = words.not_usable
) -> _T | NotBroughtIn:
    """What some work comes to, or why it does not: the page must have its way on.

    `at_fault` says that a table is wrong, of what is wrong with it.
    """
    try:
        return work()
    except GivenUpError:
        return NotBroughtIn("")
    except DocumentError as error:
        return NotBroughtIn(at_fault(str(error)))
    except (StoreError, FileError) as error:
        return NotBroughtIn(str(error))
    except Exception as bug:  # noqa: BLE001  likewise
        log_bug(bug)
        return NotBroughtIn(copies.BUG)
