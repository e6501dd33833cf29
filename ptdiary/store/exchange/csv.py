"""The diary as tables for a spreadsheet, and entries from one.

Export: a folder with a file for each kind of record, UTF-8 with the mark that Excel looks for.
Private notes are left out. The lossless form is the document.
The day and the hour of a record come first, for a spreadsheet to read, then its exact time.

Import: `entries.csv` as it was exported, or any table whose columns have its names; `date` and
`time` count where there is no `at`. Nothing else is needed. Nothing is imported where anything is
wrong, and the error names the line and the column. An empty cell takes an answer away only where
the row has an id: that is a table of this diary which somebody corrected. In any other it says
nothing.
"""

import csv
import hashlib
import re
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from io import StringIO
from pathlib import Path
from typing import Any

from ptdiary.diary import (
    PARTS,
    ActivityRating,
    Diary,
    Entry,
    Hold,
    Known,
    Profile,
)
from ptdiary.diary.columns import (
    INNER,
    Inner,
    Value,
    VisitNote,
    answers_of,
    column_value,
    columns_of,
    reader_of,
    values_of,
)
from ptdiary.diary.diary import TIMES
from ptdiary.diary.digits import from_0_to_9
from ptdiary.diary.document import LARGEST_FILE
from ptdiary.diary.fields import DocumentError, FieldReader, decoded, refuse_unlived
from ptdiary.diary.limits import Flag, Limit, Many, Moment, Number, Text, Whole
from ptdiary.exports import export_folder
from ptdiary.progress import Report, counted, silent
from ptdiary.store.change import Change, checked
from ptdiary.store.exchange.document import Merged
from ptdiary.store.rows import Version
from ptdiary.store.store import Store
from ptdiary.tables.cell_text import guarded, unguarded
from ptdiary.wall_clock import from_wall

PRIVATE = "private_note"
_IDS = uuid.UUID("6f0b2c1e-5a0e-4a3c-9d0e-8f6a4f2f9c11")
_NO_OFFSET = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d?\d:\d\d)(:\d\d)?", re.ASCII)
_SPECIAL = ("date", "time")
# Which time of a record its day and hour are of.
_MOMENTS = TIMES | {ActivityRating: "at", Hold: "since", Known: "since"}
_COLUMNS = {each.name: each for each in columns_of(Entry)}
_PLACES = {name: place for place, name in enumerate(_COLUMNS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactTable:
    """All records of one kind: the names of the columns, and a row of as many cells for each.

    A number stands as one, anything else as text; "" is not answered.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRow:
    """A row of a table of entries: its id, and each cell that is filled, with its value, checked.

    The values are those that stand in a column of the diary file, None where a cell says nothing,
    as one of blanks. `corrects`: the columns of which
    an empty cell takes the answer back.
    """

    kind = Entry
    id: str
    cells: Mapping[str, tuple[str, Value]]
    corrects: tuple[str, ...] = ()

    @property
    def filled(self) -> dict[str, Value]:
        """The values by their columns, with the id."""
        filled: dict[str, Value] = {"id": self.id}
        filled.update((name, told) for name, (_, told) in self.cells.items() if told is not None)
        return filled

    def record(self, old: Entry | None, read: Callable[..., Entry]) -> Entry:
        """The entry. Of an old one, only what the cells tell otherwise than its own would changes.

        `read` makes an entry of the values of its columns.
        """
        if old is None:
            return read(tuple(map(self.filled.get, _COLUMNS)))
        values = values_of(old)
        told = {name: self.cells.get(name, ("", None)) for name in (*self.corrects, *self.cells)}
        told = {name: each for name, each in told.items() if values[_PLACES[name]] != each[1]}
        if told:
            before = _cells(old)
            told = {name: each for name, each in told.items() if str(before[name]) != each[0]}
        for name, (_, value) in told.items():
            values[_PLACES[name]] = value
        return read(tuple(values)) if told else old


def export_csv(diary: Diary, folder: Path) -> None:
    """Write a diary into a folder of CSV files. FileError where it cannot be written."""
    export_folder(folder, csv_files(diary))


def csv_files(diary: Diary) -> dict[str, bytes]:
    """The CSV files of a diary by their names."""
    return {f"{name}.csv": _csv_of(table) for name, table in tables_of(diary).items()}


def tables_of(diary: Diary) -> dict[str, ExactTable]:
    """The tables of a diary by their names, which those of the files are made of."""
    note = VisitNote(visit_note=diary.visit_note)
    heading = (*_names(Profile), *_names(VisitNote))
    tables = {"profile": _table(heading, [_cells(diary.profile) | _cells(note)])}
    for kind, part in PARTS.items():
        tables[part] = _table(_names(kind), map(_cells, getattr(diary, part)))
    for kind, inner in INNER.items():
        tables[inner.table] = _inner_table(diary, kind, inner)
    return tables


def import_csv(store: Store, content: bytes, at: datetime, zone: tzinfo | None = None) -> Merged:
    """`import_table` of a file. `zone` as for `read_table`. DocumentError with line and column."""
    return import_table(store, read_table(content, at, zone))


def import_table(store: Store, table: Sequence[CsvRow], report: Report = silent) -> Merged:
    """Add the entries of a table, or change those whose ids the diary knows, in one transaction.

    Of an entry that the diary knows only what the table tells otherwise is changed. The same table
    twice changes nothing. A copy of the diary is made first. StoreError; FileError.
    """
    store.safety_copy("before_import")
    with store.changing() as change:
        return import_into(change, table, report)


def import_into(change: Change, table: Sequence[CsvRow], report: Report = silent) -> Merged:
    """What `import_table` does, in a transaction or a rehearsal that somebody else began."""
    read = reader_of(Entry)  # it remembers what it has read
    ours: dict[str, Version] = {}
    if not change.ids(Entry).isdisjoint(row.id for row in table):
        ours = {each.record.id: each for each in change.versions(Entry)}
    rows = counted(table, len(table), report)
    merged = Merged(**Counter(_merge_row(change, row, ours.get(row.id), read) for row in rows))
    report(len(table), len(table))
    return merged


def _merge_row(change: Change, row: CsvRow, old: Version | None, read: Callable[..., Entry]) -> str:
    record = row.record(None if old is None else old.record, read)
    if old is None:
        change.add_entry(row.filled)  # its values were checked when the table was read
        return "added"
    if record is old.record and old.removed_at is None:
        return "same"
    record = checked(record)
    change.put(record, old)
    if old.removed_at is not None:
        return "added"
    return "same" if record == old.record else "changed"


def _inner_table(diary: Diary, kind: type[Any], inner: Inner) -> ExactTable:
    """The table of the records that stand in the lists of others."""
    owners: tuple[Any, ...] = (diary.profile,) if kind is Profile else getattr(diary, PARTS[kind])
    rows: list[dict[str, Value]] = []
    for record in owners:
        owner: dict[str, Value] = {inner.owner: record.id} if inner.owner else {}
        rows += (owner | _cells(each) for each in getattr(record, inner.attribute))
    owned = (inner.owner,) if inner.owner else ()
    return _table(_names(inner.kind, *owned), rows)


def _names(kind: type[Any], *owner: str) -> tuple[str, ...]:
    """The columns of a table: the time first, and what version 2 added last."""
    columns = sorted(columns_of(kind), key=lambda column: column.since)
    names = [*owner, *(each.name for each in columns if each.name != PRIVATE)]
    if kind not in _MOMENTS:
        return tuple(names)
    at = _MOMENTS[kind]
    return (*_SPECIAL, at, *(name for name in names if name != at))


def _cells(record: Any) -> dict[str, Value]:
    answers = zip(columns_of(type(record)), answers_of(record), strict=True)
    cells = {column.name: _cell_of(answer) for column, answer in answers if column.name != PRIVATE}
    at = getattr(record, _MOMENTS.get(type(record), ""), None)
    if at is not None:
        is_known = not getattr(record, "time_unknown", None)
        cells |= {"date": at.date().isoformat(), "time": f"{at:%H:%M}" if is_known else ""}
    return cells


def _table(heading: tuple[str, ...], rows: Iterable[Mapping[str, Value]]) -> ExactTable:
    cells = (tuple(row.get(name, "") for name in heading) for row in rows)
    return ExactTable(heading=heading, rows=tuple(cells))


def _csv_of(table: ExactTable) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.heading)
    writer.writerows(table.rows)
    return text.getvalue().encode("utf-8-sig")


# Reading a table, with the line and column of every fault.


def read_table(
    content: bytes, at: datetime, zone: tzinfo | None, report: Report = silent
) -> tuple[CsvRow, ...]:
    """The rows of a CSV file, `report`ed by their lines. DocumentError for the first fault.

    `at` is now. `zone` is where times without an offset were written; without it, this computer's.
    """
    if len(content) > LARGEST_FILE:
        raise DocumentError("", f"the file is larger than {LARGEST_FILE // 2**20} MiB")
    text = decoded(content)
    lines = _lines(text)
    _, first = next(lines, (1, []))
    reader = _RowReader(_heading(first), zone, at)
    of = text.count("\n")
    rows = tuple(reader.row(number, cells) for number, cells in counted(lines, of, report))
    report(of, of)
    return rows


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with the line on which it begins."""
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=between, strict=True)
    line = 1
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = rows.line_num + 1
    except csv.Error as error:
        raise DocumentError(f"line {line}", f"is not CSV ({error})") from None


def _heading(cells: list[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    for name in names:
        if name not in _COLUMNS and name not in _SPECIAL:
            raise DocumentError(f"line 1, {name!a:.40}", "is not a column that PT Diary knows")
        if names.count(name) > 1:
            raise DocumentError(f"line 1, {name}", "stands there twice")
    if "at" not in names and not set(_SPECIAL) <= set(names):
        raise DocumentError("line 1", "has no column at, and no columns date and time")
    return names


class _CsvColumn:
    """One column of a table, which remembers the answers that it has read: most rows repeat them.

    Notes and times it does not remember, as each is another.
    """

    def __init__(self, name: str, zone: tzinfo | None, at: datetime) -> None:
        self.name = name
        self._zone = zone
        self._reader = FieldReader(at, called="today")
        self._limit = _COLUMNS[name].limit
        self._known: dict[str, Value] | None = None
        if not isinstance(self._limit, Moment | Text):
            self._known = {}

    def value(self, cell: str, number: int) -> Value:
        """What stands in the diary file's column for a cell, checked; None where it is empty."""
        if self._known is None:
            return self._read(cell, number)
        if cell not in self._known:
            self._known[cell] = self._read(cell, number)
        return self._known[cell]

    def _read(self, cell: str, number: int) -> Value:
        plain = _plain_of(self._limit, cell)
        if plain is None:
            return None
        place = f"line {number}, {self.name}"
        if isinstance(self._limit, Moment):
            plain = _with_offset(plain, self._zone, place)
        return column_value(self._limit, self._reader.value(self._limit, plain, place))


class _RowReader:
    """Makes rows of the lines of a table."""

    def __init__(self, heading: list[str], zone: tzinfo | None, at: datetime) -> None:
        self._heading = heading
        names = {*heading, "at"}.difference(_SPECIAL)
        self._columns = {name: _CsvColumn(name, zone, at) for name in names}
        self._corrects = tuple(sorted(names.difference({"id", "at"})))
        self._seen: dict[str, int] = {}

    def row(self, number: int, cells: list[str]) -> CsvRow:
        """The row of the line of this number."""
        if len(cells) != len(self._heading):
            problem = f"has {len(cells)} cells, and the heading has {len(self._heading)}"
            raise DocumentError(f"line {number}", problem)
        texts = {name: cell for name, cell in zip(self._heading, cells, strict=True) if cell}
        day, hour = (texts.pop(name, "").strip() for name in _SPECIAL)
        if not texts.get("at", "").strip() and (day or hour or "at" not in self._heading):
            texts["at"] = _joined(number, day, hour)
        found: dict[str, tuple[str, Value]] = {}
        for name, cell in texts.items():
            found[name] = cell, self._columns[name].value(cell, number)
        if found.get("at", ("", None))[1] is None:
            raise DocumentError(f"line {number}, at", "is missing")
        _, given = found.pop("id", ("", None))
        corrects = self._corrects if given else ()
        id_ = str(given) if given else _id_for(str(found["at"][1]), self._seen)
        if id_ in self._seen:
            raise DocumentError(f"line {number}, id", f"the id {id_!a} stands there twice")
        self._seen[id_] = number
        return CsvRow(id=id_, cells=found, corrects=corrects)


def _joined(number: int, date: str, time: str) -> str:
    for name, text in (("date", date), ("time", time)):
        if not text:
            raise DocumentError(f"line {number}, {name}", "is missing")
    return f"{date}T{time}"


def _with_offset(text: str, zone: tzinfo | None, place: str) -> str:
    found = _NO_OFFSET.fullmatch(text)
    if not found:
        return text
    try:
        local = datetime.fromisoformat(f"{found[1]}T{found[2]:0>5}{found[3] or ':00'}")
    except ValueError:
        raise DocumentError(place, f"{text!a:.40} is not in the calendar") from None
    refuse_unlived(local, text, place)  # no zone is known of such a year
    return from_wall(local, zone).isoformat()


def _id_for(at: str, seen: dict[str, int]) -> str:
    """An id for a row that has none: the same for the same time, so that a second import adds 0."""
    seen[at] = seen.get(at, 0) + 1
    return _uuid5(f"{at} {seen[at]}")


def _uuid5(name: str) -> str:
    """`uuid.uuid5` as text, without making a UUID of each of ten thousand rows."""
    digest = bytearray(hashlib.sha1(_IDS.bytes + name.encode(), usedforsecurity=False).digest())
    digest[6] = digest[6] & 0x0F | 0x50  # the version
    digest[8] = digest[8] & 0x3F | 0x80  # the variant
    text = digest[:16].hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


# One answer as the text of a spreadsheet cell, and back.

_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_BETWEEN = "; "


def _cell_of(value: Any) -> Value:
    """A value of a record as a cell. A list stands as `one; two`; not answered is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():  # a datetime is one too
            return value.isoformat()
        case tuple():
            return guarded(_BETWEEN.join(map(str, value)))
        case str():
            return guarded(value)
        case _:
            number: Value = value
            return number


def _plain_of(limit: Limit, cell: str) -> Any:
    """A cell as the plain value of a field, not checked yet; None where it is empty."""
    text = unguarded(cell).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None
    match limit:
        case Whole() | Number():
            return _number(from_0_to_9(text.strip()))
        case Flag():
            return {"true": True, "false": False}.get(text.strip().lower(), text)
        case Many():
            return [item.strip() for item in text.split(_BETWEEN.strip()) if item.strip()]
        case Moment():
            return from_0_to_9(text.strip())
        case _:
            return text


def _number(text: str) -> Any:
    if _WHOLE.fullmatch(text):
        return int(text)
    try:
        return float(text.replace(",", "."))  # a spreadsheet of half the world writes 7,5
    except ValueError:
        return text
