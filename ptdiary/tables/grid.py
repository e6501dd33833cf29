"""Lines of cells, as a text file or a sheet of a workbook holds them. Nothing is understood yet."""

from dataclasses import dataclass
from datetime import date, datetime, time

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
    """A table as it stands, without its blank lines, whose numbers are in `blank`.

    `name` is that of its sheet, "" for a text; `separator` stands between the cells of a text.
    """

    lines: tuple[TableLine, ...]
    name: str = ""
    separator: str = ""
    blank: tuple[int, ...] = ()
