"""A table of the command line: read as the options say, and what of it is to be told or asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ptdiary.cli import RefusedError
from ptdiary.diary import PARTS, Diary, Entry
from ptdiary.diary.columns import columns_of
from ptdiary.tables.reading import LEFT_OUT, MEANINGS, AskAbout, Reading, TableChoices, has_untimed
from ptdiary.tables.understanding import sheets_with_tables, understand
from ptdiary.words import command_line as words
from ptdiary.words import tables

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from ptdiary.tables.grid import Grid
    from ptdiary.tables.reading import TableRow

_SCALE = re.compile(r"(-?\d+(?:[.,]\d+)?)-(-?\d+(?:[.,]\d+)?)", re.ASCII)
_HOUR = re.compile(r"([01]?\d|2[0-3])", re.ASCII)
_FIRST_LINES = 60  # show which columns a table has, and whether it is one


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it was understood, or the names of the sheets of which one is to be named.

    `read_on` is the day on which it was.
    """

    reading: Reading
    sheets: tuple[str, ...] = ()
    read_on: date = date.min

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows to bring in."""
        return self.reading.rows

    @property
    def diary(self) -> Diary:
        """What the table tells, as a diary would hold it."""
        parts: dict[str, list[Any]] = {}
        for row in self.rows:
            parts.setdefault(PARTS[type(row.record)], []).append(row.record)
        told: dict[str, Any] = {part: tuple(records) for part, records in parts.items()}
        return Diary(**told)

    @property
    def problem(self) -> str:
        """Why nothing can be brought in: what is wrong, or what is asked; "" where nothing is."""
        if self.reading.refused is not None:
            return tables.refusal(self.reading)
        return tables.which_sheet(self.sheets) if self.sheets else self._questions

    @property
    def _questions(self) -> str:
        return tables.questions(self.reading.asks) if self.reading.asks else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """Lines for people: what was kept out and what was left out."""
        reading = self.reading
        columns = tables.left_out_columns(reading.columns)
        kept = tables.kept_out(reading.refused_rows) if reading.refused_rows else ""
        lines = tables.left_out(reading.left_out) if reading.left_out else ""
        untimed = tables.UNTIMED if has_untimed(self.rows, self.read_on) else ""
        return tuple(each for each in (columns, kept, lines, untimed) if each)

    @property
    def columns(self) -> dict[str, str]:
        """What each column is taken for, by its heading; of two of one name, the first."""
        found: dict[str, str] = {}
        for each in self.reading.columns:
            found.setdefault(each.name, each.meaning)
        return found

    @property
    def left_out(self) -> list[dict[str, Any]]:
        """The lines that are no record, and why."""
        return [{"line": each.line, "why": each.why.value} for each in self.reading.left_out]

    @property
    def refused_rows(self) -> list[dict[str, Any]]:
        """The lines that are kept out, and because of what."""
        return [
            {"line": each.line, "column": each.column, "text": each.text, "why": each.why}
            for each in self.reading.refused_rows
        ]

    @property
    def asks(self) -> list[dict[str, str]]:
        """What is asked, and the option that answers it."""
        asked = [
            {"about": each.about.value, "option": tables.option(each), "example": each.example}
            for each in self.reading.asks
        ]
        if self.sheets:
            option = tables.sheet_option(self.sheets)
            asked.append({"about": "sheet", "option": option, "example": self.sheets[0]})
        return asked


def read_table(options: Namespace, grids: Sequence[Grid], at: datetime) -> ReadTable:
    """The table among the sheets of a file, as the options say.

    RefusedError names the option that is wrong; DocumentError what is wrong with the table.
    """
    choices = _choices(options)
    named = _of_name(grids, options.sheet)
    usable = named if len(named) == 1 else _usable(named, choices, at)
    if len(usable) > 1:
        return ReadTable(Reading(), tuple(each.name for each in usable))
    (grid,) = usable
    if options.columns:
        columns = _columns(options.columns, _headings(grid, choices, at))
        choices = replace(choices, columns=columns)
    hour = _hour(options.hour)
    reading = understand(grid, choices, at)
    if hour is not None:
        reading = understand(grid, _at(hour, reading, choices), at)
    return ReadTable(reading, read_on=at.date())


def _at(hour: int, reading: Reading, choices: TableChoices) -> TableChoices:
    """An hour is for what needs one; where nothing does, for ratings."""
    is_needed = any(ask.about is AskAbout.HOUR for ask in reading.asks)
    return replace(choices, hour=hour) if is_needed else replace(choices, rating_hour=hour)


# Which sheet.


def _of_name(found: Sequence[Grid], name: str | None) -> Sequence[Grid]:
    if name is None:
        return found
    named = [each for each in found if each.name.casefold() == name.strip().casefold()]
    if not named:
        sheets = ", ".join(each.name for each in found if each.name)
        known = words.SHEETS.format(sheets=sheets) if sheets else words.NO_SHEETS
        raise RefusedError(words.NOT_A_SHEET.format(text=f"{name!a}", known=known))
    return named[:1]


def _usable(found: Sequence[Grid], choices: TableChoices, at: datetime) -> Sequence[Grid]:
    """The sheets that hold a table; the first one, to say what is wrong with it, if none does."""
    usable = [found[place] for place in sheets_with_tables(found, at, choices)]
    return usable or found[:1]


def _begin(grid: Grid) -> Grid:
    return replace(grid, lines=grid.lines[:_FIRST_LINES])


# What the options say.


def _choices(options: Namespace) -> TableChoices:
    return TableChoices(
        dates=options.dates,
        scale=_scale(options.scale),
        rounding=options.rounding,
    )


def _scale(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    found = _SCALE.fullmatch(text.strip())
    low, high = (float(each.replace(",", ".")) for each in found.groups()) if found else (0, 0)
    if low >= high:
        raise RefusedError(words.NOT_A_SCALE.format(text=f"{text!a}"))
    return low, high


def _hour(text: str | None) -> int | None:
    if text is None:
        return None
    if not _HOUR.fullmatch(text.strip()):
        raise RefusedError(words.NOT_AN_HOUR.format(text=f"{text!a}"))
    return int(text)


def _headings(grid: Grid, choices: TableChoices, at: datetime) -> tuple[str, ...]:
    return tuple(each.name for each in understand(_begin(grid), choices, at).columns)


def _columns(told: Sequence[str], headings: Sequence[str]) -> Mapping[str, str]:
    """What each named column is to be taken for. RefusedError for no column, and for no field."""
    known = {_key(each): each for each in reversed(headings)}
    columns = {}
    for name, field in map(_parted, _items(told)):
        if _key(name) not in known:
            has = ", ".join(each for each in headings if each)
            raise RefusedError(words.NOT_A_COLUMN.format(text=f"{name!a}", columns=has))
        columns[known[_key(name)]] = _meaning(field)
    return columns


def _items(told: Sequence[str]) -> list[str]:
    """Each `heading=field`: a heading may hold a comma of its own."""
    items: list[str] = []
    for text in told:
        begun = ""
        for part in text.split(","):
            begun = f"{begun},{part}" if begun else part
            if "=" in part:
                items.append(begun)
                begun = ""
        if begun.strip():
            items.append(begun)
    return items


def _parted(item: str) -> tuple[str, str]:
    name, equals, field = item.rpartition("=")
    if not equals:
        raise RefusedError(words.NO_FIELD.format(text=f"{item.strip()!a}"))
    return name.strip(), field.strip()


def _key(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _meaning(text: str) -> str:
    fields = {each.name: each.path for each in columns_of(Entry)}
    path = fields.get(text.replace(".", "_"), text)
    if path not in {*MEANINGS, LEFT_OUT, *fields.values()}:
        raise RefusedError(words.NOT_A_FIELD.format(text=f"{text!a}"))
    return path
