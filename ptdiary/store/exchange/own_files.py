"""The diary's own tables, in a folder or in a workbook, as the document that they are.

It is of the moment when the files were last written, so that what was changed in the diary since is
not taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ptdiary.diary.document import LARGEST_FILE, Document
from ptdiary.diary.fields import DocumentError
from ptdiary.progress import Report, silent
from ptdiary.reading import all_of
from ptdiary.tables.decoding import grids
from ptdiary.tables.grid import Grid
from ptdiary.tables.own import NAMES, is_own, own_table, own_tables, read_own


def read_folder(folder: Path, at: datetime, report: Report = silent) -> Document:
    """The document of the tables in a folder. `at` is now. DocumentError where they are none."""
    tables = _tables_in(folder)
    if not tables:
        raise DocumentError("", "this folder does not hold the tables that PT Diary writes")
    paths = [folder / f"{name}.csv" for name in tables]
    return _as_written(read_own(tables, at, report), at, paths)


def is_own_file(found: Sequence[Grid]) -> bool:
    """Whether what was decoded of a file is a workbook of the diary, or one of its tables.

    One of entries alone is not: it is read as any table, so that it corrects the diary.
    """
    return bool(_own(found))


def read_file(
    path: Path,
    found: Sequence[Grid],
    at: datetime,
    report: Report = silent,
    *,
    with_folder: bool = False,
) -> Document:
    """The document of a file that `is_own_file`, of which this was decoded. DocumentError.

    `with_folder`: the tables that lie beside one of them come with it.
    """
    if with_folder and len(found) == 1 and own_table(found[0]) and _tables_in(path.parent):
        return read_folder(path.parent, at, report)
    return _as_written(read_own(_own(found), at, report), at, [path])


def _own(found: Sequence[Grid]) -> Mapping[str, Grid]:
    name = own_table(found[0]) if len(found) == 1 else ""
    return {name: found[0]} if name else own_tables(found)


def _tables_in(folder: Path) -> dict[str, Grid]:
    """The diary's own tables in a folder by their names; none where that of entries is not."""
    paths = {name: folder / f"{name}.csv" for name in NAMES}
    tables = {name: _table_in(path) for name, path in paths.items() if path.is_file()}
    return tables if "entries" in tables and is_own("entries", tables["entries"]) else {}


def _table_in(path: Path) -> Grid:
    try:
        return grids(all_of(path, LARGEST_FILE))[0]
    except OSError:
        raise DocumentError(path.name, "cannot be read") from None
    except DocumentError as error:
        place = ", ".join(filter(None, (path.name, error.place)))
        raise DocumentError(place, error.problem) from None


def _as_written(document: Document, at: datetime, paths: Sequence[Path]) -> Document:
    written = max(path.stat().st_mtime for path in paths)
    return replace(document, exported_at=min(at, datetime.fromtimestamp(written, UTC)))
