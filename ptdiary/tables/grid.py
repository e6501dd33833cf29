"""Lines of cells, as a text file or a sheet of a workbook holds them. Nothing is understood yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from ptdiary.diary.fields import DocumentError

MOST_LINES = 1_048_576  # as many as a spreadsheet has rows
MOST_COLUMNS = 2000
_MOST_BLANK = 10_000

# A text has only text. A workbook also has numbers, dates and times, of no zone.
Cell = str | int | float | bool | date | datetime | time


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line that holds anything: its number in the file, counted from 1, and its cells.

    The number is that of the line of the text on which it begins, or of the row of the sheet.
    """

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as it stands, without its blank lines.

    `blank`: the numbers of those that stand above others, of the first ten thousand. `name` is that
    of its sheet, "" for a text; `separator` stands between the cells of a text. `is_hidden`: its
    sheet is not shown by a spreadsheet.
    """

    lines: tuple[TableLine, ...]
    name: str = ""
    separator: str = ""
    blank: tuple[int, ...] = ()
    is_hidden: bool = False


def grid_of(
    rows: Iterable[tuple[int, Sequence[Cell]]], *, name: str = "", separator: str = ""
) -> Grid:
    """The grid of numbered lines, without the empty cells at the end of each.

    DocumentError where a line holds more cells than any table of a diary.
    """
    lines: list[TableLine] = []
    blank: list[int] = []
    for number, cells in rows:
        end = len(cells)
        while end and _is_blank(cells[end - 1]):
            end -= 1
        if end > MOST_COLUMNS:
            place = f"{name}, line {number}" if name else f"line {number}"
            raise DocumentError(place, f"has more than {MOST_COLUMNS:,} cells")
        if end:
            lines.append(TableLine(number, tuple(cells[:end])))
        elif len(blank) < _MOST_BLANK:
            blank.append(number)
    last = lines[-1].number if lines else 0
    above = tuple(number for number in blank if number < last)
    return Grid(lines=tuple(lines), name=name, separator=separator, blank=above)


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()
