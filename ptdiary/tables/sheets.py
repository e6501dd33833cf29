"""The sheets of a workbook as grids: .xlsx and .ods, read by calamine.

calamine lays a sheet out whole in its memory, as wide as the last column and as long as the last
row that hold anything: how large that is, is found out first, as too much ends the program.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import reduce
from io import BytesIO
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from ptdiary.diary.fields import DocumentError
from ptdiary.progress import Report, counted, silent
from ptdiary.tables.archive import packed_anew, unpacked
from ptdiary.tables.cell_text import in_one_line, readable
from ptdiary.tables.grid import MOST_LINES, Cell, Grid, TableLine, grid_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_CELLS = 6_000_000  # of all sheets, in the rectangles around what they hold

_OF_CELLS = re.compile(r".*\.(?:xml|rels)|mimetype", re.IGNORECASE | re.DOTALL)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
# A cell of a sheet of .xlsx that is filled; one that does not say where it is; a row, its number.
# No tag is as long as two thousand letters, nor are two of them one within the other.
_FILLED = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]{0,2000}?\br=["']([A-Za-z]{1,20})(\d{1,20})["'][^<>]{0,2000}(?<!/)>"""
)
_UNPLACED = re.compile(rb"""<(?:\w+:)?c(?:\s(?![^<>]{0,2000}\br=["'])[^<>]{0,2000})?>""")
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_ROW_NUMBER = re.compile(rb"""<(?:\w+:)?row\b[^<>]{0,2000}?\br=["'](\d{1,20})["']""")
# The tags of .ods that say where a cell is.
_ODS_TABLE = re.compile(rb"<table:table(?=[\s>])")
_ODS_ROW = re.compile(rb"<table:table-row(?=[\s/>])")
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s/>])([^<>]*)>")
_REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated=["']\s*\+?(\d{1,18})""")
_DAMAGED = "the workbook is damaged and cannot be read"
_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)
_ANY_DAY = date(2000, 1, 1)


def sheets(content: bytes, report: Report = silent) -> tuple[Grid, ...]:
    """The sheets of a workbook that hold anything, `report`ed by their rows.

    A cell with an error is empty. DocumentError for a workbook that is damaged, has a password, or
    is far too large, and for a packed file that is no workbook.
    """
    files = unpacked(content, _OF_CELLS)
    is_ods = files.get("mimetype", b"").startswith(_ODS)
    if not is_ods and not any(name.lower() == "xl/workbook.xml" for name in files):
        raise DocumentError("", "this is not a table but a packed file of another kind")
    if b":encryption-data" in files.get("META-INF/manifest.xml", b""):
        raise DocumentError("", "the workbook has a password: save it without one")
    if not all(_is_whole(each) for name, each in files.items() if name != "mimetype"):
        raise DocumentError("", _DAMAGED)
    if sum(map(_area_of_ods if is_ods else _area, files.values())) > MOST_CELLS:
        raise DocumentError("", f"the workbook has more than {MOST_CELLS:,} cells")
    found = _read(packed_anew(files))
    of = sum(len(rows) for *_, rows in found)
    before = accumulate((len(rows) for *_, rows in found), initial=0)
    grids = [
        replace(_grid(name, first, counted(rows, of, report, done=done)), is_hidden=is_hidden)
        for (name, is_hidden, first, rows), done in zip(found, before, strict=False)
    ]
    report(of, of)
    filled = tuple(grid for grid in grids if grid.lines)
    if not filled:
        raise DocumentError("", "the workbook is empty")
    return filled


def _read(content: bytes) -> list[tuple[str, bool, int, list[list[Any]]]]:
    """Of each sheet its name, whether it is hidden, the number of its first row, and its rows."""
    from python_calamine import (  # noqa: PLC0415 few bring in a workbook
        CalamineError,
        SheetTypeEnum,
        SheetVisibleEnum,
        load_workbook,
    )

    try:
        with load_workbook(BytesIO(content)) as book:
            told = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
            return [
                _rows(book.get_sheet_by_name(each.name), each.visible != SheetVisibleEnum.Visible)
                for each in told
            ]
    except CalamineError:
        raise DocumentError("", _DAMAGED) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # which is what Rust calls a bug of its own
            raise
        raise DocumentError("", _DAMAGED) from None


def _rows(sheet: "CalamineSheet", is_hidden: bool) -> tuple[str, bool, int, list[list[Any]]]:
    first = 1 if sheet.start is None else sheet.start[0] + 1
    return in_one_line(sheet.name), is_hidden, first, sheet.to_python()


def _grid(name: str, first: int, rows: Iterable[list[Any]]) -> Grid:
    above = ((number, ()) for number in range(1, first))
    told = ((number, [*map(_cell, row)]) for number, row in enumerate(rows, start=first))
    grid = grid_of(chain(above, told), name=name)
    return replace(grid, lines=_with_midnights(grid.lines))


# A cell, as a diary can use it.


def _cell(value: Any) -> Cell:
    convert = _CELLS.get(type(value))
    cell: Cell = convert(value) if convert else value
    return cell


def _text(text: str) -> str:
    return text if text.isprintable() else readable(text)


def _number(number: float) -> Cell:
    if not math.isfinite(number):
        return ""
    return int(number) if number.is_integer() else number


def _to_the_second(moment: datetime) -> datetime:
    """Without what a fraction of a day lacks to the second that was typed."""
    return moment if not moment.microsecond else (moment + _SECOND / 2).replace(microsecond=0)


def _time(hour: time) -> time:
    return _to_the_second(datetime.combine(_ANY_DAY, hour)).time()


def _duration(long: timedelta) -> Cell:
    """Less than a day as a time, as most columns of times in such a format are; else `26:30`."""
    if timedelta(0) <= long < _DAY:
        return _time((datetime.combine(_ANY_DAY, time()) + long).time())
    minutes = round(abs(long) / timedelta(minutes=1))
    return f"{'-' if long < timedelta(0) else ''}{minutes // 60}:{minutes % 60:02}"


_CELLS: dict[type[Any], Callable[[Any], Cell]] = {
    str: _text,
    float: _number,
    datetime: _to_the_second,
    time: _time,
    timedelta: _duration,
}


def _with_midnights(lines: tuple[TableLine, ...]) -> tuple[TableLine, ...]:
    """The lines with each column of days and times all of one kind.

    A workbook does not tell midnight from a day without a time: the others in its column do.
    """
    columns: dict[int, set[bool]] = defaultdict(set)
    for line in lines:
        for place, cell in enumerate(line.cells):
            if isinstance(cell, datetime):
                columns[place].add(cell.time() != time())
    if not columns:
        return lines
    return tuple(
        TableLine(
            line.number,
            tuple(
                _dated(cell, any(columns[place])) if place in columns else cell
                for place, cell in enumerate(line.cells)
            ),
        )
        for line in lines
    )


def _dated(cell: Cell, has_time: bool) -> Cell:
    if isinstance(cell, datetime):
        return cell if has_time else cell.date()
    if has_time and isinstance(cell, date):
        return datetime.combine(cell, time())
    return cell


# Whether calamine would come to an end, and how much it would lay out.


def _is_whole(content: bytes) -> bool:
    """Whether each tag of a file is closed: calamine would wait forever for the end of a sheet."""
    try:
        expat.ParserCreate().Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):  # the last two for its encoding
        return False
    return True


def _area(sheet: bytes) -> int:
    """The cells in the rectangle around what a sheet of .xlsx holds; 0 for any other file."""
    filled = _FILLED.findall(sheet)
    rows = {int(row) for _, row in filled}
    columns = {_number_of(letters) for letters in {letters.upper() for letters, _ in filled}}
    if _UNPLACED.search(sheet):  # each stands beside the one before
        of_rows = _ROW.split(sheet)
        rows |= {1, len(of_rows), *(int(number[1]) for number in _ROW_NUMBER.finditer(sheet))}
        columns |= {1, max(len(_UNPLACED.findall(row)) for row in of_rows)}
    if not rows:
        return 0
    if max(rows) > MOST_LINES:
        return MOST_CELLS + 1
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _number_of(letters: bytes) -> int:
    return reduce(lambda number, letter: number * 26 + letter - ord("A") + 1, letters, 0)


def _area_of_ods(content: bytes) -> int:
    """The same of all sheets of an .ods, where a row or a cell may stand for many."""
    return sum(map(_area_of_table, _ODS_TABLE.split(content)[1:]))


def _area_of_table(table: bytes) -> int:
    height = gap = width = 0
    for row in _ODS_ROW.split(table)[1:]:
        times, last = _times(row.partition(b">")[0]), _last_filled(row)
        if last:
            height += times + (gap if height else 0)
            width = max(width, last)
        gap = 0 if last else gap + times
    return height * width


def _last_filled(row: bytes) -> int:
    column = last = 0
    for told in _ODS_CELL.findall(row):
        column += _times(told)
        if b":value-type" in told or b":formula" in told or not told.endswith(b"/"):
            last = column
    return last


def _times(told: bytes) -> int:
    found = _REPEATED.search(told)
    return int(found[1]) if found else 1
