"""The long form: the page, then every entry on as many sheets as they take.

Each sheet repeats who and when, the heads of the columns, and its number. Nothing is cut: what
is longer than a sheet goes on at the next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ptdiary.report.blocks import HEADING, QUIET, SMALL, SMALL_STRONG
from ptdiary.report.layout import BOTTOM_MARGIN, lay_out
from ptdiary.report.lettering import Fitter, Lettering, width_of
from ptdiary.report.sheet import SIDE_MARGIN, TOP_MARGIN, Paper, Sheet
from ptdiary.words import page as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ptdiary.report.parts import EntryRow, LongForm, Page
    from ptdiary.report.sheet import Item

_WHEN, _SCORE = 45.0, 24.0  # mm, widths of the first two columns
_ROW_GAP = 1.2
_HEAD = 12.0  # mm from the top margin to the first row


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a row: what stands in each column."""

    when: str
    score: str
    text: str
    lettering: Lettering
    begins: bool


def lay_out_all(page: Page, paper: Paper) -> tuple[tuple[Item, ...], ...]:
    """Every sheet: the one page, and those of the long form where it was asked for."""
    if page.long_form is None:
        return (lay_out(page, paper),)
    fitter = Fitter()
    filled = _filled(page.long_form, paper, fitter)
    count = 1 + len(filled)
    first = lay_out(replace(page, sheet=words.page_of(1, count)), paper)
    more = (
        _sheet(page, Sheet(fitter), paper, lines, words.page_of(number, count))
        for number, lines in enumerate(filled, start=2)
    )
    return (first, *more)


def _filled(long_form: LongForm, paper: Paper, fitter: Fitter) -> list[list[_Line]]:
    """The lines of each sheet. A sheet that begins inside an entry says again which one it is."""
    room = paper.height - TOP_MARGIN - _HEAD - BOTTOM_MARGIN - QUIET.line - 2.0
    sheets: list[list[_Line]] = [[]]
    used = 0.0
    width = paper.width - 2 * SIDE_MARGIN - _WHEN - _SCORE
    for row in long_form.rows:
        for line in _lines(row, width, fitter):
            height = SMALL.line + (_ROW_GAP if line.begins else 0.0)
            shown = line
            if used + height > room:
                sheets.append([])
                used = 0.0
                shown = replace(line, when=row.when, score=row.score, begins=True)
            sheets[-1].append(shown)
            used += height
    return sheets


def _lines(row: EntryRow, width: float, fitter: Fitter) -> Iterator[_Line]:
    when, score = row.when, row.score
    for paragraph, lettering in ((row.signs, SMALL_STRONG), *((each, SMALL) for each in row.more)):
        for part in paragraph.splitlines() or [""]:
            for text in fitter.broken(part, lettering, width):
                yield _Line(when, score, text, lettering, begins=bool(when))
                when = score = ""


def _sheet(
    page: Page, sheet: Sheet, paper: Paper, lines: list[_Line], number: str
) -> tuple[Item, ...]:
    x, width = SIDE_MARGIN, paper.width - 2 * SIDE_MARGIN
    long_form = page.long_form
    assert long_form is not None  # noqa: S101 there are no lines without it
    _place_head(sheet, page, long_form, x, width)
    y = TOP_MARGIN + _HEAD
    sheet.block = "entries"
    if not long_form.rows:
        sheet.text((x, y + 1.0, width), long_form.nothing, SMALL)
    for index, line in enumerate(lines):
        if line.begins and index:
            sheet.across(x, y + _ROW_GAP / 2, width, 0.12, 0xB0)
        y += _ROW_GAP if line.begins else 0.0
        sheet.put((x, y, _WHEN), line.when, SMALL_STRONG)
        sheet.put((x + _WHEN, y, _SCORE), line.score, SMALL)
        left = x + _WHEN + _SCORE
        sheet.put((left, y, width - _WHEN - _SCORE), line.text, line.lettering, align="natural")
        y += SMALL.line
    sheet.block = "footer"
    y = paper.height - BOTTOM_MARGIN - QUIET.line
    sheet.across(x, y - 0.8, width, 0.25, 0x60)
    room = width_of(number, QUIET) + 1
    sheet.text((x, y, width - room - 3), page.footer, QUIET)
    sheet.text((x + width - room, y, room), number, QUIET, align="right")
    return sheet.items


def _place_head(sheet: Sheet, page: Page, long_form: LongForm, x: float, width: float) -> None:
    sheet.block = "heading"
    title = width_of(long_form.title, HEADING) + 4
    sheet.text((x, TOP_MARGIN, title), long_form.title, HEADING)
    whose = ", ".join(fact.value for fact in page.heading[:2])
    where = (x + title, TOP_MARGIN + 0.4, width - title)
    sheet.text(where, whose, QUIET, align="right")
    y = TOP_MARGIN + 6.4
    columns = ((x, _WHEN), (x + _WHEN, _SCORE), (x + _WHEN + _SCORE, width - _WHEN - _SCORE))
    for (left, room), name in zip(columns, long_form.columns, strict=True):
        sheet.text((left, y, room), name, SMALL_STRONG)
    sheet.across(x, y + 4.6, width, 0.35)
