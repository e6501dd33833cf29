"""The blocks of the page, top to bottom: each places itself and says how tall it is.

Sizes are of `p_summary` in the design: nothing under 9 pt, grey only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.report.lettering import Lettering, width_of
from ptdiary.report.sheet import Box
from ptdiary.words import page as words
from ptdiary.words.page_entries import more_signs

if TYPE_CHECKING:
    from ptdiary.report.parts import KeyFigure, Listed, Page, Warned, Warnings
    from ptdiary.report.sheet import Sheet

TITLE = Lettering(17.0, bold=True)
HEADING = Lettering(10.5, bold=True)
FIGURE = Lettering(15.0, bold=True)
STRONG = Lettering(9.5, bold=True)
BODY = Lettering(9.5)
SMALL = Lettering(9.0)
SMALL_STRONG = Lettering(9.0, bold=True)
QUIET = Lettering(9.0, grey=0x33)
SMALLEST = 9.0

_TAIL = words.MORE_IN_THE_DIARY


def place_heading(sheet: Sheet, page: Page, area: Box) -> float:
    """Title, print date, and four facts in columns as wide as each needs."""
    sheet.block = "heading"
    printed = width_of(page.printed, SMALL) + 1
    sheet.text((area.x, area.y, area.width - printed - 4), page.title, TITLE)
    sheet.text((area.right - printed, area.y + 2.4, printed), page.printed, SMALL, align="right")
    y = area.y + 8.4
    sheet.across(area.x, y, area.width, 0.6)
    y += 1.2
    x = area.x
    for fact, width in zip(page.heading, _columns(page, area.width), strict=True):
        sheet.text((x, y, width), fact.name, QUIET)
        sheet.fit_text((x, y + 3.9, width), fact.value, STRONG, SMALLEST)
        x += width + _GUTTER
    y += 8.2
    if page.health:
        y += sheet.text((area.x, y, area.width), page.health, SMALL, lines=2, tail=_TAIL) + 0.2
    return y + 1.4 - area.y


_GUTTER = 4.0


def _columns(page: Page, width: float) -> list[float]:
    """Widths that share what the short facts leave free among the long ones."""
    needs = [
        max(width_of(fact.value, STRONG), width_of(fact.name, QUIET)) + 0.5 for fact in page.heading
    ]
    free = width - _GUTTER * (len(needs) - 1)
    if sum(needs) <= free:
        spare = (free - sum(needs)) / len(needs)
        return [need + spare for need in needs]
    widths = dict.fromkeys(range(len(needs)), 0.0)
    open_columns = sorted(widths, key=lambda index: needs[index])
    while open_columns:
        share = free / len(open_columns)
        index = open_columns.pop(0)
        widths[index] = min(needs[index], share)
        free -= widths[index]
    return [widths[index] for index in range(len(needs))]


def place_warnings(sheet: Sheet, warnings: Warnings, area: Box, most: int, lines: int) -> float:
    """The warnings box: at most `most` signs, details on `lines` lines; the rest is counted."""
    sheet.block = "warnings"
    inner = Box(area.x + 2.5, area.y, area.width - 5, 0)
    asked = width_of(warnings.asked, QUIET) + 1
    sheet.text((inner.x, area.y + 1.2, inner.width - asked - 3), warnings.title, HEADING)
    sheet.text((inner.right - asked, area.y + 1.6, asked), warnings.asked, QUIET, align="right")
    y = area.y + 6.6
    if not warnings.signs:
        y += sheet.text((inner.x, y, inner.width), warnings.nothing, BODY, lines=2) + 1.6
    for sign in warnings.signs[:most]:
        y += _place_sign(sheet, sign, Box(inner.x, y, inner.width, 0), lines)
    hidden = len(warnings.signs) - most
    if hidden > 0:
        y += sheet.text((inner.x + 7, y, inner.width - 7), more_signs(hidden), BODY) + 1.2
    sheet.frame(Box(area.x, area.y, area.width, y - area.y + 0.2), 0.5)
    return y + 0.2 - area.y


_WHEN = 33.5  # width of the column that says when


def _place_sign(sheet: Sheet, sign: Warned, area: Box, lines: int) -> float:
    sheet.sign(Box(area.x + 0.1, area.y - 0.2, 4.8, 4.8), octagon=sign.octagon)
    sheet.fit_text((area.x + 7, area.y, _WHEN), sign.when, STRONG, SMALLEST)
    x = area.x + 7 + _WHEN + 1.5
    height = sheet.text((x, area.y, area.right - x), sign.what, STRONG, lines=lines)
    under = (area.x + 7, area.y + height + 0.1, area.width - 7)
    height += sheet.text(under, sign.detail, SMALL, lines=lines) + 0.1
    return max(height, 4.8) + 1.1


def place_figures(sheet: Sheet, figures: tuple[KeyFigure, ...], area: Box) -> float:
    """Five numbers side by side."""
    sheet.block = "figures"
    width = area.width / len(figures)
    for index, figure in enumerate(figures):
        x = area.x + index * width
        if index:
            sheet.down((x - 1.5, area.y, 12.8), 0.2, 0x80)
        sheet.text((x, area.y - 0.4, width - 2.5), figure.name, QUIET)
        sheet.text((x, area.y + 3.0, width - 2.5), figure.value, FIGURE)
        sheet.text((x, area.y + 9.1, width - 2.0), figure.detail, SMALL)
    return 12.8


def place_questions(sheet: Sheet, questions: Listed, area: Box, lines: int) -> float:
    """Questions, each with a box to tick, on at most `lines` lines each."""
    sheet.block = "questions"
    y = area.y + sheet.text((area.x, area.y, area.width), questions.title, HEADING) + 1.3
    if not questions.lines:
        return y + sheet.text((area.x, y, area.width), questions.nothing, SMALL) - area.y
    for question in questions.lines:
        sheet.frame(Box(area.x + 0.3, y + 0.4, 3, 3), 0.25)
        where = (area.x + 5, y, area.width - 5)
        y += sheet.text(where, question, SMALL, align="natural", lines=lines, tail=_TAIL) + 0.9
    if questions.more:
        y += sheet.text((area.x, y, area.width), questions.more, SMALL) + 0.4
    return y - area.y


def place_notes(sheet: Sheet, notes: Listed, area: Box, most: int) -> float:
    """The patient's notes, newest first, on at most `most` lines in all."""
    sheet.block = "notes"
    y = area.y + sheet.text((area.x, area.y, area.width), notes.title, HEADING) + 0.9
    if not notes.lines:
        return y + sheet.text((area.x, y, area.width), notes.nothing, SMALL) - area.y
    left = most
    for index, note in enumerate(notes.lines):
        more = index + 1 < len(notes.lines)
        shown = sheet.fitter.fitted(note, SMALL, area.width, left, _TAIL)
        taken = sheet.fitter.lines_of(shown, SMALL, area.width)
        last = more and taken >= left
        # the last line that there is room for also says that more was written
        text = f"{note} {_TAIL}" if last else note
        height = sheet.text(
            (area.x, y, area.width), text, SMALL, align="natural", lines=left, tail=_TAIL
        )
        y += height
        left -= taken
        if left <= 0:
            break
    return y - area.y


def place_ruled(sheet: Sheet, title: str, area: Box) -> None:
    """A title and ruled lines down to the end of the area."""
    sheet.block = "therapist"
    y = area.y
    if title:
        y += sheet.text((area.x, y, area.width), title, HEADING)
    # counted from below, so that the lines of both columns stand side by side
    rows = int((area.bottom - y) / RULED)
    for row in reversed(range(rows)):
        sheet.across(area.x, area.bottom - row * RULED, area.width, 0.15, 0x60)


RULED = 6.6  # mm between the therapist's lines


def place_footer(sheet: Sheet, page: Page, area: Box) -> None:
    """How complete the diary is; whose it is; the version. `area` is where it may stand."""
    sheet.block = "footer"
    sheet.across(area.x, area.y, area.width, 0.25, 0x60)
    number = width_of(page.sheet, QUIET) + 1
    sheet.text((area.x, area.y + 0.8, area.width - number), page.quality, QUIET)
    sheet.text((area.right - number, area.y + 0.8, number), page.sheet, QUIET, align="right")
    version = width_of(page.version, QUIET) + 1
    y = area.y + 0.8 + QUIET.line
    sheet.text((area.x, y, area.width - version - 3), page.footer, QUIET)
    sheet.text((area.right - version, y, version), page.version, QUIET, align="right")


FOOTER_HEIGHT = 0.8 + 2 * QUIET.line
