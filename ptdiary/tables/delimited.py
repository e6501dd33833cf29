"""A text as a grid: which sign stands between its cells, and where each line and cell ends.

The sign is the one that parts most lines into the same number of cells. Quotes are read as
spreadsheets write them; where somebody typed them, or one is never closed, its line alone is read
by what it seems to mean, and the rest goes on.
"""

import csv
import re
from collections import Counter
from collections.abc import Generator, Iterator, Sequence

from ptdiary.diary.fields import DocumentError
from ptdiary.progress import Report, counted, silent
from ptdiary.tables.cell_text import is_readable, readable
from ptdiary.tables.grid import MOST_LINES, Grid, grid_of

MOST_CELLS = 20_000_000

# What may stand between cells; of two that part the lines equally well, the first.
_SEPARATORS = "\t;；|,，"  # noqa: RUF001 the wide ones too
_DECLARED = re.compile(r'"?sep=([^\w\s"]|\t)"?[\s;,\t]*', re.IGNORECASE)
_LOOKED_AT = 400  # lines, to find the separator
_FURTHEST = 50  # lines that a cell with typed quotes may go on for
_CLOSING = {'"': '"', "“": "”", "„": "“"}


def delimited(text: str, report: Report = silent) -> Grid:
    """The grid of a text whose lines end with newlines. DocumentError where it has no cells."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise DocumentError("", f"the table has more than {MOST_LINES:,} lines")
    first, declared = _declared(lines)
    between, width = _form(_beginning(lines, first), declared)
    if not between:
        lines = _unwrapped(lines)
        between, width = _form(_beginning(lines, first), declared)
    if not between:
        raise DocumentError("", "this is not a table: none of its lines has two cells")
    if text.count(between) > MOST_CELLS:
        raise DocumentError("", f"the table has more than {MOST_CELLS:,} cells")
    records = counted(_records(lines, first, between, width), len(lines), report)
    rows = _readable(records, is_already=is_readable(text))
    grid = grid_of(rows, separator=between)
    report(len(lines), len(lines))
    return grid


def _readable(
    records: Iterator[tuple[int, list[str]]], *, is_already: bool
) -> Iterator[tuple[int, list[str]]]:
    if is_already:
        return records
    return ((number, [*map(readable, cells)]) for number, cells in records)


# Which sign stands between the cells.


def _declared(lines: Sequence[str]) -> tuple[int, str]:
    """What a first line like `sep=;` says, and where the table begins after it."""
    for place, line in enumerate(lines):
        if line.strip():
            found = _DECLARED.fullmatch(line.strip(" "))
            return (place + 1, found[1]) if found else (0, "")
    return 0, ""


def _beginning(lines: Sequence[str], first: int) -> Sequence[str]:
    """The lines to look at, from the first on that holds anything."""
    begin = next((place for place in range(first, len(lines)) if lines[place].strip()), first)
    return lines[begin : begin + _LOOKED_AT]


def _form(lines: Sequence[str], declared: str) -> tuple[str, int]:
    """The separator of some lines, and how many cells most of them have; "" where none parts them.

    What the file declares holds, unless a program has saved it with another since.
    """
    scores = [(_score(lines, each), each) for each in dict.fromkeys(declared + _SEPARATORS)]
    parting = [(score, each) for score, each in scores if score[0] > 0]
    if not parting:
        return "", 0
    best = max(parting, key=lambda scored: (scored[1] == declared, scored[0]))
    return best[1], best[0][1]  # the first of equal ones


def _score(lines: Sequence[str], between: str) -> tuple[float, int]:
    """How evenly a sign parts lines, from 0 to 2, and the number of cells that most have."""
    if not any(between in line for line in lines):
        return 0, 0
    counts = Counter(
        len(cells) for _, cells in _records(lines, 0, between, 0) if any(map(str.strip, cells))
    )
    several = {width: times for width, times in counts.items() if width > 1}
    if not several:
        return 0, 0
    width = max(several, key=lambda each: (several[each], each))
    return (sum(several.values()) + several[width]) / counts.total(), width


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines without the quotes that some programs put around each of them."""
    wrapped = (line.strip() for line in lines)
    return [
        line[1:-1].replace('""', '"') if len(line) > 1 and line[0] == line[-1] == '"' else line
        for line in wrapped
    ]


# Where a line and a cell ends.


def _records(
    lines: Sequence[str], at: int, between: str, width: int
) -> Iterator[tuple[int, list[str]]]:
    """The number of each line on which a record begins, and its cells; most have `width`."""
    is_spaced = any(f'{between} "' in line for line in lines[at : at + _LOOKED_AT])
    while at < len(lines):
        at = yield from _well_formed(lines, at, between, width, is_spaced=is_spaced)
        if at < len(lines):
            number = at + 1
            cells, at = _by_hand(lines, at, between, width)
            yield number, cells


def _well_formed(
    lines: Sequence[str], first: int, between: str, width: int, *, is_spaced: bool
) -> Generator[tuple[int, list[str]], None, int]:
    """The records from a line on, up to one with quotes as no spreadsheet writes: its place."""
    ended = (lines[place] + "\n" for place in range(first, len(lines)))
    rows = csv.reader(ended, delimiter=between, strict=True, skipinitialspace=is_spaced)
    at = first
    try:
        for cells in rows:
            after = first + rows.line_num
            if len(cells) != width and _is_misread(lines[at:after], cells, between, width):
                return at
            yield at + 1, cells
            at = after
    except csv.Error:
        return at
    return at


def _is_misread(lines: Sequence[str], cells: list[str], between: str, width: int) -> bool:
    """Whether a quote that is never closed swallowed lines, or a separator is in curly quotes."""
    if any(_is_row(line, between, width) for line in lines[1:]):
        return True
    curly = any(f"{between}{quote}" in lines[0] for quote in _CLOSING if quote != '"')
    return curly and len(cells) > width > 0


def _is_row(line: str, between: str, width: int) -> bool:
    return width > 1 and line.count(between) >= width - 1


def _by_hand(lines: Sequence[str], at: int, between: str, width: int) -> tuple[list[str], int]:
    """The record that begins at a line, and where the next one begins.

    A cell with quotes inside may go on for some lines, but never into a line that is a row itself.
    """
    alone, is_whole = _split(lines[at], between)
    text, after = lines[at], at + 1
    while not is_whole and after < min(at + _FURTHEST, len(lines)):
        if _is_row(lines[after], between, max(width, 2)):
            break
        text += "\n" + lines[after]
        after += 1
        cells, is_whole = _split(text, between)
        if is_whole:
            return cells, after
    return alone, at + 1


def _split(text: str, between: str) -> tuple[list[str], bool]:
    """The cells of a record with typed quotes, and whether each quote that opens one closes it."""
    cells: list[str] = []
    at, is_whole = 0, True
    while at <= len(text):
        cell, at, is_closed = _cell(text, at, between)
        cells.append(cell)
        is_whole = is_whole and is_closed
    return cells, is_whole


def _cell(text: str, at: int, between: str) -> tuple[str, int, bool]:
    """The cell at a place, the place after its separator, and whether its quote is closed."""
    begin = at
    while text.startswith(" ", begin):
        begin += 1
    opening = text[begin : begin + 1]
    close = _close(text, begin + 1, _CLOSING[opening], between) if opening in _CLOSING else -1
    end = text.find(between, max(at, close + 1))
    end = len(text) if end < 0 else end
    cell = text[at:end]
    if opening != '"':
        return cell, end + 1, True  # curly quotes are words of the cell
    if close >= 0:
        return text[begin + 1 : close].replace('""', '"'), end + 1, True
    return cell.lstrip(' "') if cell.count('"') == 1 else cell, end + 1, False


def _close(text: str, at: int, closing: str, between: str) -> int:
    """The place of the quote that closes a cell: a separator or the end comes next; -1 if none.

    Doubled it stands for itself, unless no other closes the cell.
    """
    last = -1
    while (at := text.find(closing, at)) >= 0:
        if closing == '"' and text.startswith(closing, at + 1):
            last = at + 1 if _ends(text, at + 2, between) else last
            at += 2
        elif _ends(text, at + 1, between):
            return at
        else:
            at += 1
    return last


def _ends(text: str, at: int, between: str) -> bool:
    while text.startswith(" ", at):
        at += 1
    return at >= len(text) or text.startswith(between, at)
