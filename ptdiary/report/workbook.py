"""The diary as one workbook: sheets for people first, then the exact tables of the files, hidden.

On the sheets for people days and hours are real ones, and numbers are numbers. On the exact ones
each cell is as in its file, so that a reader finds the same in both. Nothing is a formula, and
private notes are left out. The same diary at the same moment makes the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from math import ceil
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ptdiary.review.review import review
from ptdiary.store.exchange.csv import tables_of
from ptdiary.words import workbook as words
from ptdiary.words.entries import signs
from ptdiary.words.findings import without_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ptdiary.diary import Diary, Entry
    from ptdiary.review.finding import Finding, Response, Review
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.store.exchange.csv import ExactTable
    from ptdiary.words.dates import Times

Cell = str | int | float | date | time | None

# Letters as wide as 0 that find room in a column.
_SHORT, _NUMBER, _DAY, _SOME, _LONG, _NOTE = 9, 11, 12, 20, 36, 48
_EXACT = 14
_LONGEST = 32_767  # code units of UTF-16 in a cell
_DAY_AS_THERE = 14  # the number of the form of days that the reader's own computer has
_IN_PLACE = 3  # columns that stay when the others go by, and stand on each printed page
_PAGE = 200  # letters beside each other on a page that can still be read
_LINE, _HIGHEST = 15, 405  # points


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a sheet for people: its heading, its width in letters, what stands in it."""

    heading: str
    width: int
    cell: Callable[[Any], Cell]


def workbook(diary: Diary, rulebook: RuleBook, at: datetime, times: Times) -> bytes:
    """The diary as the bytes of an `.xlsx` file, with what the review says as of `at`."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only for this form

    content = BytesIO()
    # else what the diary says would pass through files of the temporary folder
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(content, options) as book:
        book.set_properties({"created": at.astimezone(UTC).replace(tzinfo=None)})
        found = review(diary, rulebook, at)
        writing = _Writing(book, times)
        writing.sheet(words.DAYS, _days(times), diary.entries)
        writing.sheet(words.SESSIONS, _sessions(found), diary.sessions)
        below = words.below_findings(found, times)
        writing.sheet(words.FINDINGS, _findings(diary, times), found.findings, below)
        for name, table in tables_of(diary).items():
            writing.table(name, table)
    return content.getvalue()


# The sheets for people.


def _days(times: Times) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(words.DATE, _DAY, lambda entry: entry.at.date()),
        SheetColumn(words.TIME, _SHORT, _hour_of),
        _plain(words.SORENESS, "soreness"),
        SheetColumn(words.SIGNS, _LONG, signs),
        SheetColumn(words.WHERE, _SOME, words.where),
        SheetColumn(words.FEELS, _SOME, words.feels),
        _plain(words.NOTE, "note", _NOTE),
        _chip(words.YESTERDAY, "since_yesterday"),
        _chip(words.PAINKILLER, "pain_relief"),
        _plain(words.MOVEMENT, "movement"),
        _plain(words.INTERFERENCE, "interference"),
        _plain(words.FATIGUE, "fatigue"),
        _chip(words.KIND_OF_FATIGUE, "fatigue_kind"),
        _plain(words.SLEEP_HOURS, "sleep_hours"),
        _plain(words.SLEEP_QUALITY, "sleep_quality"),
        SheetColumn(words.EXERCISES, _SOME, words.home_exercises),
        SheetColumn(words.SELF_CARE, _SOME, words.self_care),
        SheetColumn(words.WORSE, _SOME, lambda entry: words.own(entry.worse_with)),
        SheetColumn(words.BETTER, _SOME, lambda entry: words.own(entry.better_with)),
        SheetColumn(words.FLARE, _SOME, words.flare),
        SheetColumn(words.PAST_WEEK, _SOME, words.past_week),
        SheetColumn(words.WRITTEN, _SOME, lambda entry: words.written(entry, times)),
        _plain(words.LEFT_OUT, "left_out", _SOME),
    )


def _chip(heading: str, row: str, width: int = _NUMBER) -> SheetColumn:
    """The column of an answer that is one of a few buttons."""
    return SheetColumn(heading, width, lambda entry: words.chip(row, getattr(entry, row)))


def _plain(heading: str, name: str, width: int = _NUMBER) -> SheetColumn:
    """The column of an answer that stands as it was given."""
    return SheetColumn(heading, width, attrgetter(name))


def _hour_of(entry: Entry) -> Cell:
    return words.TIME_UNKNOWN if entry.time_unknown else _hour(entry.at)


def _hour(at: datetime) -> time:
    return time(at.hour, at.minute)


def _sessions(found: Review) -> tuple[SheetColumn, ...]:
    responses = {each.session: each for each in found.responses}

    def response(name: str) -> Callable[[Any], Cell]:
        return lambda session: _answer(responses.get(session.id), name)

    return (
        SheetColumn(words.DATE, _DAY, lambda session: session.ended_at.date()),
        SheetColumn(words.ENDED, _SHORT, lambda session: _hour(session.ended_at)),
        SheetColumn(words.PLACE, _DAY, words.place),
        SheetColumn(words.DONE, _LONG, words.done),
        SheetColumn(words.TOLD, _LONG, words.told),
        SheetColumn(words.KINDS, _SOME, words.kinds),
        SheetColumn(words.BEGAN, _SHORT, lambda s: s.started_at and _hour(s.started_at)),
        _plain(words.MINUTES, "minutes"),
        _plain(words.EFFORT, "effort"),
        _plain(words.EFFORT_LIMIT, "effort_limit"),
        SheetColumn(words.BEFORE, _NUMBER, response("before")),
        SheetColumn(words.PEAK, _NUMBER, response("peak")),
        SheetColumn(words.PEAK_HOURS, _NUMBER, response("peak_hours")),
        _plain(words.NOTE, "note", _NOTE),
    )


def _answer(response: Response | None, name: str) -> Cell:
    answer: float | None = None if response is None else getattr(response, name)
    return round(answer, 1) if isinstance(answer, float) else answer


def _findings(diary: Diary, times: Times) -> tuple[SheetColumn, ...]:
    def hour(finding: Finding) -> Cell:
        return words.TIME_UNKNOWN if without_time(finding, diary) else _hour(finding.date)

    return (
        SheetColumn(words.DATE, _DAY, lambda finding: finding.date.date()),
        SheetColumn(words.TIME, _SHORT, hour),
        SheetColumn(words.HOW_URGENT, _SOME, words.how_urgent),
        SheetColumn(words.WHAT, _LONG, words.what),
        SheetColumn(words.WHY, _NOTE, lambda finding: words.why(finding, times)),
        SheetColumn(words.ADVICE, _NOTE, lambda finding: words.advice(finding, diary, times)),
        SheetColumn(words.SAID, _SOME, lambda finding: words.said_to(finding, times)),
    )


class _Writing:
    """Writes sheets into a workbook, with the forms of its cells."""

    def __init__(self, book: Workbook, times: Times) -> None:
        self._book = book
        # what begins with a sign stays a text where somebody opens and leaves the cell
        text = {"text_wrap": True, "valign": "top", "quote_prefix": True}
        number = {"valign": "top", "align": "left"}
        clock = "h:mm AM/PM" if times.twelve_hours else "h:mm"
        self._heading = book.add_format({**text, "bold": True, "bottom": 1})
        self._text = book.add_format(text)
        self._number = book.add_format(number)
        self._day = book.add_format({**number, "num_format": _DAY_AS_THERE})
        self._hour = book.add_format({**number, "num_format": clock})
        self._exact = book.add_format({"quote_prefix": True})

    def sheet(
        self,
        name: str,
        columns: Sequence[SheetColumn],
        records: Sequence[Any],
        below: Sequence[str] = (),
    ) -> None:
        """A sheet for people: a row for each record, and sentences below them."""
        sheet = self._book.add_worksheet(name)
        widths = [column.width for column in columns]
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.heading, self._heading)
        sheet.set_row(0, _height([column.heading for column in columns], widths))
        for row, record in enumerate(records, 1):
            cells = [column.cell(record) for column in columns]
            sheet.set_row(row, _height(cells, widths))
            for at, cell in enumerate(cells):
                self._write(sheet, row, at, cell)
        for row, sentence in enumerate(below, len(records) + 2):
            sheet.write_string(row, 0, sentence)
        self._lay_out(sheet, len(records), widths)

    def table(self, name: str, table: ExactTable) -> None:
        """An exact table: each cell as in its file. Hidden: it is for programs that read it."""
        sheet = self._book.add_worksheet(name)
        sheet.hide()
        sheet.set_column(0, len(table.heading) - 1, _EXACT)
        sheet.freeze_panes(1, 0)
        for row, cells in enumerate((table.heading, *table.rows)):
            for at, cell in enumerate(cells):
                if isinstance(cell, str) and cell:
                    sheet.write_string(row, at, _fitting(cell), self._exact)
                elif cell not in ("", None):
                    sheet.write_number(row, at, cell)

    def _write(self, sheet: Worksheet, row: int, at: int, cell: Cell) -> None:
        match cell:
            case None | "":
                pass
            case str():
                sheet.write_string(row, at, _fitting(cell), self._text)
            case date():
                sheet.write_datetime(row, at, cell, self._day)
            case time():
                sheet.write_datetime(row, at, cell, self._hour)
            case _:
                sheet.write_number(row, at, cell, self._number)

    def _lay_out(self, sheet: Worksheet, rows: int, widths: Sequence[int]) -> None:
        sheet.freeze_panes(1, _IN_PLACE)
        sheet.autofilter(0, 0, rows, len(widths) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, _IN_PLACE - 1)
        sheet.fit_to_pages(ceil(sum(widths) / _PAGE), 0)
        sheet.set_footer(words.FOOTER)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """How high a row is in which every text is seen: not every program looks for itself."""
    lines = (
        sum(len(line) // width + 1 for line in cell.splitlines())
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    )
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _fitting(text: str) -> str:
    """The text, cut where a cell has no room for it: a letter may take two units."""
    if len(text) <= _LONGEST // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= _LONGEST * 2:
        return text
    room = (_LONGEST - len(words.TOO_LONG)) * 2
    return units[:room].decode("utf-16-le", errors="ignore") + words.TOO_LONG
