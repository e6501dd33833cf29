"""The diary as tables for a spreadsheet: a folder with a file for each kind of record.

UTF-8 with the mark that Excel looks for. Private notes are left out. The lossless form is the
document. The day and the hour of a record come first, for a spreadsheet to read, then its exact
time.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ptdiary.diary import (
    PARTS,
    ActivityRating,
    Diary,
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
    columns_of,
)
from ptdiary.diary.diary import TIMES
from ptdiary.exports import export_folder
from ptdiary.tables.cell_text import guarded

PRIVATE = "private_note"
_SPECIAL = ("date", "time")
# Which time of a record its day and hour are of.
_MOMENTS = TIMES | {ActivityRating: "at", Hold: "since", Known: "since"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactTable:
    """All records of one kind: the names of the columns, and a row of as many cells for each.

    A number stands as one, anything else as text; "" is not answered.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


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


# Where a spreadsheet may part a cell, whatever stands between the cells of this file: it asks, and
# offers all of these at once. The module of Python quotes only what it parts by itself.
_PARTS_A_CELL = re.compile(r'["\s,;|]')


def _csv_of(table: ExactTable) -> bytes:
    lines = (",".join(map(_quoted, cells)) for cells in (table.heading, *table.rows))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _quoted(cell: Value) -> str:
    text = "" if cell is None else str(cell)
    if not text or not _PARTS_A_CELL.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


# One answer as the text of a spreadsheet cell.

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
