"""The diary as tables for a spreadsheet, and entries from one.

Export: a folder with a file for each kind of record, UTF-8 with the mark that Excel looks for.
Private notes are left out. The lossless form is the document.

Import: `entries.csv` as it was exported, or any table whose columns have its names; `date` and
`time` may stand for `at`. Only `at` is needed. Nothing is imported where anything is wrong, and the
error names the line and the column.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from io import StringIO
from pathlib import Path
from typing import Any

from ptdiary.diary import Diary, Profile
from ptdiary.diary.limits import Record, limits_of
from ptdiary.files import write_folder
from ptdiary.store.change import Change
from ptdiary.store.exchange.document import Merged
from ptdiary.store.exchange.table import EntryRow, cell_of, read_table
from ptdiary.store.rows import INNER, TABLES, columns_of
from ptdiary.store.store import Store

__all__ = ["csv_files", "export_csv", "import_csv", "import_into"]

PRIVATE = "private_note"


def export_csv(diary: Diary, folder: Path) -> None:
    """Write a diary into a folder of CSV files. FileError where it cannot be written."""
    write_folder(folder, csv_files(diary))


def csv_files(diary: Diary) -> dict[str, bytes]:
    """The CSV files of a diary by their names."""
    files = {}
    for kind, part in TABLES.items():
        records: tuple[Any, ...] = (diary.profile,) if kind is Profile else getattr(diary, part)
        files[f"{part}.csv"] = _table(_names(kind), map(_cells, records))
        if kind in INNER:
            inner = INNER[kind]
            rows = (
                [record.id, *_cells(each)]
                for record in records
                for each in getattr(record, inner.attribute)
            )
            files[f"{inner.table}.csv"] = _table([inner.owner, *_names(inner.kind)], rows)
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


def import_into(change: Change, table: Iterable[EntryRow]) -> Merged:
    """What `import_csv` does, in a transaction or a rehearsal that somebody else began."""
    return Merged(**Counter(_merge_row(change, row) for row in table))


def _merge_row(change: Change, row: EntryRow) -> str:
    old = change.find(row.kind, row.id)
    before = None if old is None else dict(zip(_names(row.kind), _cells(old.record), strict=True))
    known = None if old is None or old.removed_at is not None else old.record
    record = row.record(None if old is None else old.record, before or {})
    change.keep(record)
    if known is None:
        return "added"
    return "same" if record == known else "changed"


def _names(kind: type[Any]) -> list[str]:
    return [each.name for each in columns_of(kind) if each.name != PRIVATE]


def _cells(record: Any) -> list[Any]:
    return ["" if value is None else cell_of(value) for value in _values(type(record), record)]


def _values(kind: type[Any], record: Any) -> Iterator[Any]:
    inner = INNER[kind].attribute if kind in INNER else ""
    for each in limits_of(kind):
        value = None if record is None else getattr(record, each.attribute)
        if isinstance(each.limit, Record):
            yield from _values(each.limit.kind, value)
        elif each.attribute not in (inner, PRIVATE):
            yield value


def _table(heading: Sequence[str], rows: Any) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
