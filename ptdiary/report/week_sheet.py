"""The paper diary: a blank sheet for one week, with the same two questions as on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.report.layout import BOTTOM_MARGIN
from ptdiary.report.lettering import Fitter, Lettering, load_fonts, width_of
from ptdiary.report.paper_blocks import BODY, HEADING, QUIET, SMALL, SMALL_STRONG, STRONG, TITLE
from ptdiary.report.sheet import A4, SIDE_MARGIN, TOP_MARGIN, Area, Paper, PaperSheet
from ptdiary.words import week_sheet as words

if TYPE_CHECKING:
    from datetime import date

    from ptdiary.report.sheet import Item
    from ptdiary.words.dates import Times

_SCORES = range(11)
_DAY, _TIME, _SCORE, _LETTER, _NONE = 18.0, 32.0, 6.2, 5.0, 11.0  # mm, widths
_LEFT_SIGNS = 70.0
_ROW, _LOW_ROW = 7.6, 6.9  # a low one leaves a short sheet its ruled lines
_RULED = 6.6
_BOX = 3.6
_NUMBER = Lettering(11.0)


def lay_out_week(
    first: date | None, emergency_number: str | None, paper: Paper, times: Times
) -> tuple[Item, ...]:
    """One sheet. `first` is the week's first day; None leaves the dates to be written in."""
    load_fonts()
    fitter = Fitter()
    sheet = PaperSheet(paper, fitter)
    left, width = SIDE_MARGIN, paper.width - 2 * SIDE_MARGIN
    foot = paper.height - BOTTOM_MARGIN - QUIET.line
    y = _place_heading(sheet, first, times, Area(left, TOP_MARGIN, width, 0))
    y = _place_questions(sheet, Area(left, y, width, 0))
    y = _place_days(sheet, words.days(first, times), Area(left, y + 1.6, width, 0))
    act_now = words.act_now(emergency_number)
    top = foot - fitter.lines_of(act_now, STRONG, width) * STRONG.line - 2.0
    sheet.block = "act now"
    sheet.text((left, top, width), act_now, STRONG, lines=3)
    top = _place_once_a_week(sheet, Area(left, y, width, top - y - 1.6))
    sheet.block = "footer"
    sheet.across(left, foot - 0.8, width, 0.25, 0x60)
    sheet.text((left, foot, width), words.FOOTER, QUIET)
    _place_ruled(sheet, Area(left, y + 3.0, width, top - y - 5.0))
    return sheet.items


def _place_heading(sheet: PaperSheet, first: date | None, times: Times, area: Area) -> float:
    sheet.block = "heading"
    when = words.week(first, times)
    room = width_of(when, STRONG) + 1
    sheet.text((area.x, area.y, area.width - room - 4), words.TITLE, TITLE)
    sheet.text((area.right - room, area.y + 2.2, room), when, STRONG, align="right")
    y = area.y + 8.4
    sheet.across(area.x, y, area.width, 0.6)
    named = width_of(words.NAME, SMALL) + 2
    sheet.text((area.x, y + 3.2, named), words.NAME, SMALL)
    sheet.across(area.x + named, y + 7.0, 70.0, 0.2, 0x60)
    return y + 9.0


def _place_questions(sheet: PaperSheet, area: Area) -> float:
    sheet.block = "questions"
    y = area.y + sheet.text((area.x, area.y, area.width), words.HOW, SMALL, lines=2) + 1.6
    for question, how in ((words.FIRST, words.FIRST_HOW), (words.SECOND, words.SECOND_HOW)):
        y += sheet.text((area.x, y, area.width), question, HEADING) + 0.2
        y += sheet.text((area.x + 4.5, y, area.width - 4.5), how, SMALL, lines=3) + 1.2
    signs = words.signs()
    rows = -(-len(signs) // 2)
    for index, (letter, said) in enumerate(signs):
        x = area.x + 4.5 + (_LEFT_SIGNS if index >= rows else 0.0)
        row = y + (index % rows) * (SMALL.line + 0.4)
        sheet.text((x, row, 5), letter, SMALL_STRONG)
        sheet.text(
            (x + 5, row, _LEFT_SIGNS - 6 if index < rows else area.right - x - 5), said, SMALL
        )
    return y + rows * (SMALL.line + 0.4)


def _place_days(sheet: PaperSheet, days: tuple[tuple[str, str], ...], area: Area) -> float:
    """Two lines a day: time, numbers to circle, letters and None to tick."""
    sheet.block = "days"
    scores = area.x + _DAY + _TIME
    none = area.right - _NONE
    letters = none - _LETTER * len(words.signs())
    row = _ROW if sheet.paper.height >= A4.height else _LOW_ROW
    y = area.y
    for x, name in (
        (area.x, words.DAY), (area.x + _DAY, words.TIME), (scores, words.SCORE),
        (letters, words.LETTERS), (none, words.NONE),
    ):  # fmt: skip
        sheet.text((x, y, width_of(name, SMALL_STRONG) + 1), name, SMALL_STRONG)
    y += SMALL.line + 0.4
    for index, (letter, _) in enumerate(words.signs()):
        where = (letters + index * _LETTER, y, _LETTER - 0.6)
        sheet.text(where, letter, SMALL_STRONG, align="centre")
    y += SMALL.line + 0.2
    for day in days:
        sheet.across(area.x, y, area.width, 0.35)
        for line, words_of_day in enumerate(day):
            where = (area.x, y + 1.8 + line * row, _DAY - 1)
            sheet.text(where, words_of_day, SMALL if line else STRONG)
        for part in (words.MORNING, words.EVENING):
            _place_line(sheet, part, (scores, letters, none), Area(area.x, y, area.width, row))
            y += row
            if part == words.MORNING:
                sheet.across(area.x + _DAY, y, area.width - _DAY, 0.12, 0xB0)
    sheet.across(area.x, y, area.width, 0.35)
    return y


def _place_line(
    sheet: PaperSheet, part: str, columns: tuple[float, float, float], row: Area
) -> None:
    scores, letters, none = columns
    middle = row.y + (row.height - SMALL.line) / 2
    x = row.x + _DAY
    sheet.text((x, middle, 15), part, SMALL)
    sheet.across(x + 15.5, middle + SMALL.line, _TIME - 19, 0.2, 0x60)
    for score in _SCORES:
        where = (scores + score * _SCORE, row.y + (row.height - _NUMBER.line) / 2, _SCORE - 0.2)
        sheet.text(where, str(score), _NUMBER, align="centre")
    top = row.y + (row.height - _BOX) / 2
    for index in range(len(words.signs())):
        left = letters + index * _LETTER + (_LETTER - 0.6 - _BOX) / 2
        sheet.frame(Area(left, top, _BOX, _BOX), 0.25)
    sheet.frame(Area(none + (width_of(words.NONE, SMALL_STRONG) - _BOX) / 2, top, _BOX, _BOX), 0.4)


def _place_once_a_week(sheet: PaperSheet, area: Area) -> float:
    """The weekly question between two lines, at the foot of the area; where it begins."""
    sheet.block = "once a week"
    height = sheet.fitter.lines_of(words.ONCE_A_WEEK, BODY, area.width) * BODY.line
    top = area.bottom - height - 2.0
    sheet.across(area.x, top, area.width, 0.35)
    sheet.text((area.x, top + 1.0, area.width), words.ONCE_A_WEEK, BODY, lines=3)
    sheet.across(area.x, area.bottom, area.width, 0.35)
    return top


def _place_ruled(sheet: PaperSheet, area: Area) -> None:
    """Lines for sessions, then for anything else, as many as there is room for."""
    sheet.block = "ruled"
    rows = int((area.height - 2 * HEADING.line - 4.0) / _RULED)
    notes = max(rows // 3, 1)
    y = area.y
    for title, count in ((words.SESSIONS, rows - notes), (words.NOTES, notes)):
        y += sheet.text((area.x, y, area.width), title, STRONG) + 0.4
        for _ in range(count):
            y += _RULED
            sheet.across(area.x, y - 0.6, area.width, 0.2, 0x60)
        y += 1.6
