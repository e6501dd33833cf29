"""The diary as tables for a spreadsheet, and entries from one.

Export: a folder with a file for each kind of record, UTF-8 with the mark that Excel looks for.
Private notes are left out. The lossless form is the document.
The day and the hour of a record come first, for a spreadsheet to read, then its exact time.

Import: `entries.csv` as it was exported, or any table whose columns have its names; `date` and
`time` count where there is no `at`. Nothing else is needed. Nothing is imported where anything is
wrong, and the error names the line and the column.
"""

import csv
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
    Appointment,
    Consultation,
    Diary,
    Entry,
    Experiment,
    MedicineDose,
    Outlook,
    Profile,
    Question,
    Session,
)
from ptdiary.diary.document import LARGEST_FILE
from ptdiary.diary.fields import DocumentError, FieldReader, decoded
from ptdiary.diary.limits import Flag, Limit, Many, Moment, Number, Whole
from ptdiary.exports import export_folder
from ptdiary.store.change import Change
from ptdiary.store.exchange.document import Merged
from ptdiary.store.rows import (
    INNER,
    Value,
    VisitNote,
    answers_of,
    column_value,
    columns_of,
    reader_of,
    values_of,
)
from ptdiary.store.store import Store
from ptdiary.wall_clock import from_wall

PRIVATE = "private_note"
_IDS = uuid.UUID("6f0b2c1e-5a0e-4a3c-9d0e-8f6a4f2f9c11")
_NO_OFFSET = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d?\d:\d\d)(:\d\d)?", re.ASCII)
_SPECIAL = ("date", "time")
_TIMES: dict[type[Any], str] = {
    Session: "ended_at",
    Entry: "at",
    Consultation: "at",
    Appointment: "at",
    Question: "written_at",
    MedicineDose: "at",
    Experiment: "agreed_at",
    Outlook: "said_at",
}
_COLUMNS = {each.name: each for each in columns_of(Entry)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRow:
    """A row of a table of entries: its id, and each cell with its value, read and checked.

    The values are those that stand in a column of the diary file.
    """

    kind = Entry
    id: str
    cells: Mapping[str, tuple[str, Value]]

    def record(
        self, old: Entry | None, before: Mapping[str, Any], read: Callable[..., Entry]
    ) -> Entry:
        """The entry. Of an old one, only what stands otherwise in its cells (`before`) changes.

        `read` makes an entry of the values of its columns.
        """
        values = {} if old is None else dict(zip(_COLUMNS, values_of(old), strict=True))
        for name, (cell, value) in self.cells.items():
            if old is None or str(before.get(name, "")) != cell:
                values[name] = value
        return read(tuple(map(values.get, _COLUMNS)), id=self.id)


def export_csv(diary: Diary, folder: Path) -> None:
    """Write a diary into a folder of CSV files. FileError where it cannot be written."""
    export_folder(folder, csv_files(diary))


def csv_files(diary: Diary) -> dict[str, bytes]:
    """The CSV files of a diary by their names."""
    note = _cells(VisitNote(visit_note=diary.visit_note))
    files = {"profile.csv": _table([*_names(Profile), *note], [_cells(diary.profile) | note])}
    for kind, part in PARTS.items():
        files[f"{part}.csv"] = _table(_names(kind), map(_cells, getattr(diary, part)))
    for kind, inner in INNER.items():
        of_kind = (diary.profile,) if kind is Profile else getattr(diary, PARTS[kind])
        owners: tuple[Any, ...] = of_kind
        owner = [inner.owner] if inner.owner else []
        rows = (
            {name: record.id for name in owner} | _cells(each)  # noqa: C420 the profile has no id
            for record in owners
            for each in getattr(record, inner.attribute)
        )
        files[f"{inner.table}.csv"] = _table([*owner, *_names(inner.kind)], rows)
    return files


def import_csv(store: Store, content: bytes, at: datetime, zone: tzinfo | None = None) -> Merged:
    """Add the entries of a table, or change those whose ids the diary knows, in one transaction.

    `at` is now. `zone` is where times without an offset were written; without it, this computer's.
    Of an entry that the diary knows only what the table tells otherwise is changed. The same table
    twice changes nothing. A copy of the diary is made first. DocumentError with line and column;
    StoreError; FileError.
    """
    table = read_table(content, at, zone)
    store.safety_copy("before_import")
    with store.changing() as change:
        return import_into(change, table)


def import_into(change: Change, table: Iterable[CsvRow]) -> Merged:
    """What `import_csv` does, in a transaction or a rehearsal that somebody else began."""
    read = reader_of(Entry)  # it remembers what it has read
    return Merged(**Counter(_merge_row(change, row, read) for row in table))


def _merge_row(change: Change, row: CsvRow, read: Callable[..., Entry]) -> str:
    old = change.find(row.kind, row.id)
    before = {} if old is None else _cells(old.record)
    known = None if old is None or old.removed_at is not None else old.record
    record = change.keep(row.record(None if old is None else old.record, before, read))
    if known is None:
        return "added"
    return "same" if record == known else "changed"


def _names(kind: type[Any]) -> list[str]:
    """The columns of a table: the time first, and what version 2 added last."""
    columns = sorted(columns_of(kind), key=lambda column: column.since)
    names = [each.name for each in columns if each.name != PRIVATE]
    if kind not in _TIMES:
        return names
    at = _TIMES[kind]
    return [*_SPECIAL, at, *(name for name in names if name != at)]


def _cells(record: Any) -> dict[str, Value]:
    answers = zip(columns_of(type(record)), answers_of(record), strict=True)
    cells = {column.name: _cell_of(answer) for column, answer in answers if column.name != PRIVATE}
    at = getattr(record, _TIMES.get(type(record), ""), None)
    if at is not None:
        cells |= {"date": at.date().isoformat(), "time": f"{at:%H:%M}"}
    return cells


def _table(heading: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, heading, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


# Reading a table, with the line and column of every fault.


def read_table(content: bytes, at: datetime, zone: tzinfo | None) -> tuple[CsvRow, ...]:
    """The rows of a CSV file. DocumentError for the first thing that is wrong."""
    if len(content) > LARGEST_FILE:
        raise DocumentError("", f"the file is larger than {LARGEST_FILE // 2**20} MiB")
    lines = _lines(decoded(content))
    _, first = next(lines, (1, []))
    heading = _heading(first)
    reader = FieldReader(at)
    seen: dict[str, int] = {}
    return tuple(_row(number, heading, cells, reader, zone, seen) for number, cells in lines)


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


def _row(
    number: int,
    heading: list[str],
    cells: list[str],
    reader: FieldReader,
    zone: tzinfo | None,
    seen: dict[str, int],
) -> CsvRow:
    if len(cells) != len(heading):
        raise DocumentError(
            f"line {number}", f"has {len(cells)} cells, and the heading has {len(heading)}"
        )
    texts = dict(zip(heading, cells, strict=True))
    date, time = (texts.pop(name, "").strip() for name in _SPECIAL)
    if not texts.get("at", "").strip() and (date or time or "at" not in texts):
        texts["at"] = _joined(number, date, time)
    found = {
        name: (cell, _value(reader, name, cell, f"line {number}, {name}", zone))
        for name, cell in texts.items()
    }
    at, id_ = found["at"][1], found.pop("id", ("", None))[1]
    if at is None:
        raise DocumentError(f"line {number}, at", "is missing")
    id_ = str(id_ or _id_for(str(at), seen))
    if id_ in seen:
        raise DocumentError(f"line {number}, id", f"the id {id_!a} stands there twice")
    seen[id_] = number
    return CsvRow(id=id_, cells=found)


def _joined(number: int, date: str, time: str) -> str:
    for name, text in (("date", date), ("time", time)):
        if not text:
            raise DocumentError(f"line {number}, {name}", "is missing")
    return f"{date}T{time}"


def _value(reader: FieldReader, name: str, cell: str, place: str, zone: tzinfo | None) -> Value:
    """What stands in the diary file's column for a cell, checked; None where it is empty."""
    limit = _COLUMNS[name].limit
    plain = _plain_of(limit, cell)
    if plain is None:
        return None
    if isinstance(limit, Moment):
        plain = _with_offset(plain, zone, place)
    return column_value(limit, reader.value(limit, plain, place))


def _with_offset(text: str, zone: tzinfo | None, place: str) -> str:
    found = _NO_OFFSET.fullmatch(text)
    if not found:
        return text
    try:
        local = datetime.fromisoformat(f"{found[1]}T{found[2]:0>5}{found[3] or ':00'}")
        placed = from_wall(local, zone)
    except (ValueError, OverflowError):
        raise DocumentError(place, f"{text!a:.40} is not in the calendar") from None
    return placed.isoformat()


def _id_for(at: str, seen: dict[str, int]) -> str:
    """An id for a row that has none: the same for the same time, so that a second import adds 0."""
    seen[at] = seen.get(at, 0) + 1
    return str(uuid.uuid5(_IDS, f"{at} {seen[at]}"))


# One answer as the text of a spreadsheet cell, and back.
#
# A cell that begins like a formula is guarded with a single quote, so that a spreadsheet that
# opens a note runs nothing. Reading takes exactly that quote off again.

_LIKE_A_FORMULA = re.compile(r"'*(\s*[=+\-@＝＋－＠]|[\t\r\n\0])")  # noqa: RUF001 their wide forms
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
            return _guarded(_BETWEEN.join(map(str, value)))
        case str():
            return _guarded(value)
        case _:
            number: Value = value
            return number


def _plain_of(limit: Limit, cell: str) -> Any:
    """A cell as the plain value of a field, not checked yet; None where it is empty."""
    text = _unguarded(cell).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None
    match limit:
        case Whole() | Number():
            return _number(text.strip())
        case Flag():
            return {"true": True, "false": False}.get(text.strip().lower(), text)
        case Many():
            return [item.strip() for item in text.split(_BETWEEN.strip()) if item.strip()]
        case Moment():
            return text.strip()
        case _:
            return text


def _guarded(text: str) -> str:
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _LIKE_A_FORMULA.match(text) else text


def _number(text: str) -> Any:
    if _WHOLE.fullmatch(text):
        return int(text)
    try:
        return float(text.replace(",", "."))  # a spreadsheet of half the world writes 7,5
    except ValueError:
        return text
