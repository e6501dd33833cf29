"""The blocks of the page on paper: each places itself and says how tall it is.

Nothing is under 9 pt, and all is grey or black. Places are measured from the words that go there,
so that longer ones find room or begin a new line. Lengths are millimetres.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ptdiary.report.lettering import Lettering, one_line, width_of
from ptdiary.report.sheet import TAIL, Area
from ptdiary.words import page as words
from ptdiary.words.page_entries import more_signs
from ptdiary.words.page_life import more_activities

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ptdiary.report.blocks import (
        About,
        CanDo,
        Footer,
        Heading,
        Named,
        Notes,
        PlanDone,
        Questions,
        SessionCells,
        SessionTable,
        SinceVisit,
        Warnings,
        WarningSign,
    )
    from ptdiary.report.sheet import PaperSheet

TITLE = Lettering(17.0, bold=True)
FIRST = Lettering(11.5, bold=True)
HEADING = Lettering(10.5, bold=True)
STRONG = Lettering(9.5, bold=True)
BODY = Lettering(9.5)
SMALL = Lettering(9.0)
SMALL_STRONG = Lettering(9.0, bold=True)
QUIET = Lettering(9.0, grey=0x33)

_TAIL = words.MORE_IN_THE_DIARY
_UNCUT = 99  # lines: what is never shortened
_GUTTER = 4.0


def place_heading(sheet: PaperSheet, heading: Heading, area: Area) -> float:
    """Title, print date, four facts in columns as wide as each needs, and what lies before."""
    sheet.block = "heading"
    printed = width_of(heading.printed, SMALL) + 1
    beside = (area.x, area.y, area.width - printed - _GUTTER)
    height = sheet.text(beside, heading.title, TITLE, lines=2)
    where = (area.right - printed, area.y + 2.4, printed)
    sheet.text(where, heading.printed, SMALL, align="right")
    y = area.y + height + 1.2
    sheet.across(area.x, y, area.width, 0.6)
    y += 1.2
    x, tallest = area.x, 0.0
    needs = [
        max(width_of(fact.value, STRONG), width_of(fact.name, QUIET)) + 0.5
        for fact in heading.facts
    ]
    for fact, width in zip(heading.facts, _shared(needs, area.width, _GUTTER), strict=True):
        sheet.text((x, y, width), fact.name, QUIET)
        tallest = max(tallest, sheet.text((x, y + 3.9, width), fact.value, STRONG, lines=2))
        x += width + _GUTTER
    y += 3.9 + tallest
    y += sheet.text((area.x, y + 0.2, area.width), heading.earlier, QUIET, lines=2)
    return y + 1.4 - area.y


def _shared(needs: Sequence[float], width: float, gutter: float) -> list[float]:
    """Widths of columns that share what the short ones leave free among the long ones."""
    free = width - gutter * (len(needs) - 1)
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


def place_since(sheet: PaperSheet, since: SinceVisit, area: Area, lines: int) -> float:
    """The grey box: the numbers since the last visit, and under them `lines` of the rest."""
    sheet.block = "since"
    width = area.width - 5.0
    said = sheet.fitter.fitted(" ".join(since.lines), SMALL, width, lines, _TAIL)
    height = sheet.height_of(since.heading, FIRST, width) + sheet.height_of(said, SMALL, width)
    sheet.frame(Area(area.x, area.y, area.width, height + 2.6), fill=0xEE)
    y = area.y + 1.0
    y += sheet.text((area.x + 2.5, y, width), since.heading, FIRST, lines=_UNCUT)
    sheet.text((area.x + 2.5, y + 0.2, width), said, SMALL, lines=lines)
    return height + 2.6


def place_warnings(
    sheet: PaperSheet, warnings: Warnings, area: Area, most: int, lines: int
) -> float:
    """The warnings box: at most `most` signs, details on `lines` lines; the rest is counted.

    They stand in the order of time. Where there is no room for all, the most urgent stay, and of
    equal ones the latest.
    """
    sheet.block = "warnings"
    inner = Area(area.x + 2.5, area.y + 1.2, area.width - 5, 0)
    y = inner.y + _place_title(sheet, warnings.title, warnings.asked, inner) + 0.6
    if not warnings.signs:
        y += sheet.text((inner.x, y, inner.width), warnings.nothing, SMALL, lines=_UNCUT) + 1.2
    ranked = sorted(enumerate(warnings.signs), key=_rank, reverse=True)
    kept = {index for index, _ in ranked[:most]}
    widest = max((width_of(sign.when, STRONG) for sign in warnings.signs), default=0.0) + 0.5
    for index, sign in enumerate(warnings.signs):
        if index in kept:
            y += _place_sign(sheet, sign, Area(inner.x, y, inner.width, 0), widest, lines)
    hidden = [sign for index, sign in enumerate(warnings.signs) if index not in kept]
    if hidden:
        more = more_signs(len(hidden), hidden[0].day, hidden[-1].day)
        y += sheet.text((inner.x + 7, y, inner.width - 7), more, STRONG, lines=_UNCUT) + 1.2
    sheet.frame(Area(area.x, area.y, area.width, y - area.y + 0.2), 0.5)
    return y + 0.2 - area.y


def _rank(numbered: tuple[int, WarningSign]) -> tuple[int, bool, int]:
    index, sign = numbered
    return sign.level, sign.octagon, index


def _place_title(sheet: PaperSheet, title: str, said: str, area: Area) -> float:
    """A title and something quiet beside it where there is room, else under it; the height."""
    left = width_of(title, HEADING) + 1
    height = sheet.text((area.x, area.y, min(left, area.width)), title, HEADING, lines=_UNCUT)
    room = width_of(said, QUIET) + 1
    if left + _GUTTER + room <= area.width:
        where = (area.right - room, area.y + 0.5, room)
        sheet.text(where, said, QUIET, align="right")
        return height + 0.4
    return height + sheet.text((area.x, area.y + height, area.width), said, QUIET, lines=3) + 0.2


def _place_sign(
    sheet: PaperSheet, sign: WarningSign, area: Area, widest: float, lines: int
) -> float:
    """When and what, which is never shortened, and under them what surrounds it."""
    sheet.sign(Area(area.x + 0.1, area.y - 0.2, 4.8, 4.8), octagon=sign.octagon)
    sheet.text((area.x + 7, area.y, widest), sign.when, STRONG)
    x = area.x + 7 + widest + 3.0
    height = sheet.text((x, area.y, area.right - x), sign.what, STRONG, lines=_UNCUT)
    under = (area.x + 7, area.y + height + 0.1, area.width - 7)
    height += sheet.text(under, sign.detail, SMALL, lines=lines, tail=_TAIL) + 0.1
    return max(height, 4.8) + 0.9


def place_about(sheet: PaperSheet, about: About, area: Area, lines: int) -> float:
    """Paragraphs of what is known, each on at most `lines` lines."""
    sheet.block = "about"
    y = area.y
    for named in about.paragraphs:
        y += place_named(sheet, named, replace(area, y=y), lines) + 0.4
    return y - area.y


def place_named(sheet: PaperSheet, named: Iterable[Named], area: Area, lines: int) -> float:
    """Values one after the other in a paragraph, each after its name, which is bold."""
    text, strong = "", []
    for each in named:
        start = len(text) + (1 if text else 0)
        said = f"{one_line(each.name)}: {one_line(each.value)}"
        text = f"{text} {said}" if text else said
        strong.append((start, start + len(one_line(each.name)) + 1))
    where = (area.x, area.y, area.width)
    return sheet.text(where, text, SMALL, lines=lines, tail=_TAIL, strong=tuple(strong))


def place_questions(sheet: PaperSheet, questions: Questions, area: Area, lines: int) -> float:
    """Questions, each with a box to tick, on at most `lines` lines each."""
    sheet.block = "questions"
    y = area.y + sheet.text((area.x, area.y, area.width), questions.title, HEADING, lines=2) + 0.9
    if not questions.lines:
        return y + sheet.text((area.x, y, area.width), questions.nothing, SMALL, lines=2) - area.y
    for question in questions.lines:
        sheet.frame(Area(area.x + 0.3, y + 0.4, 3, 3), 0.25)
        where = (area.x + 5, y, area.width - 5)
        y += sheet.text(where, question, SMALL, align="natural", lines=lines, tail=_TAIL) + 0.6
    if questions.more:
        y += sheet.text((area.x, y, area.width), questions.more, SMALL, lines=2) + 0.4
    return y - area.y


def place_notes(sheet: PaperSheet, notes: Notes, area: Area, most: int) -> float:
    """The patient's notes, newest first, on at most `most` lines in all."""
    sheet.block = "notes"
    y = area.y + sheet.text((area.x, area.y, area.width), notes.title, HEADING, lines=2) + 0.5
    if not notes.lines:
        return y + sheet.text((area.x, y, area.width), notes.nothing, SMALL, lines=2) - area.y
    left = most
    for index, note in enumerate(notes.lines):
        more = index + 1 < len(notes.lines)
        shown = sheet.fitter.fitted(note, SMALL, area.width, left, _TAIL)
        taken = sheet.fitter.lines_of(shown, SMALL, area.width)
        # the last line that there is room for also says that more was written
        text = f"{note} {_TAIL}" if more and taken >= left else note
        where = (area.x, y, area.width)
        y += sheet.text(where, text, SMALL, align="natural", lines=left, tail=_TAIL)
        left -= taken
        if left <= 0:
            break
    return y - area.y


MOST_EXERCISES = 8


def place_plan(sheet: PaperSheet, plan: PlanDone, area: Area, most: int) -> float:
    """At most so many exercises, each on a line of its own; 0.0 for none of them.

    Where there are more, they follow one another on so many lines, without their title.
    """
    if not most:
        return 0.0
    sheet.block = "plan"
    if len(plan.rows) > most:
        return place_named(sheet, plan.rows, area, most)
    y = area.y + 0.8
    y += sheet.text((area.x, y, area.width), plan.title, HEADING, lines=2) + 0.3
    for row in plan.rows:
        y += place_named(sheet, (row,), replace(area, y=y), 2)
    return y - area.y


def place_can_do(sheet: PaperSheet, can_do: CanDo, area: Area, most: int) -> float:
    """At most so many activities, and what a change has to be to count; 0.0 without any."""
    shown = shortened(can_do, most)
    if not can_do.lines:
        return 0.0
    sheet.block = "can do"
    y = area.y + sheet.text((area.x, area.y, area.width), can_do.title, HEADING, lines=2) + 0.5
    for line in shown.lines:
        y += sheet.text((area.x, y, area.width), line, SMALL, lines=2, tail=_TAIL)
    return y + sheet.text((area.x, y, area.width), shown.more, SMALL, lines=_UNCUT) - area.y


def shortened(can_do: CanDo, most: int) -> CanDo:
    """What the patient can do, at most so many activities of it; the rest is counted."""
    hidden = len(can_do.lines) - most
    if hidden <= 0:
        return can_do
    more = f"{more_activities(hidden)} {can_do.more}"
    return replace(can_do, lines=can_do.lines[:most], more=more)


RULED = 6.9  # mm between the therapist's lines, room for handwriting
FEWEST_RULED = 5


def place_ruled(sheet: PaperSheet, title: str, area: Area, *, above: bool) -> bool:
    """A title, and ruled lines over the whole width down to the end of the area.

    The title stands `above` the room of the first line, or in it. False, and nothing is placed,
    where there is no room for the fewest lines.
    """
    sheet.block = "therapist"
    title_height = sheet.height_of(title, HEADING, area.width) if above else 0.0
    rows = int((area.height - title_height + 0.01) / RULED)
    if rows < FEWEST_RULED:
        return False
    top = area.bottom - rows * RULED - title_height
    sheet.text((area.x, top + (0.0 if above else 0.6), area.width), title, HEADING, lines=_UNCUT)
    for row in reversed(range(rows)):
        sheet.across(area.x, area.bottom - row * RULED, area.width, 0.2, 0x30)
    return True


def footer_height(sheet: PaperSheet, footer: Footer, width: float) -> float:
    """How tall the footer is."""
    return sheet.height_of(_foot(footer), QUIET, width - _number(footer))


def place_footer(sheet: PaperSheet, footer: Footer, area: Area) -> None:
    """How complete the diary is, what the numbers are, and which sheet this is of how many."""
    sheet.block = "footer"
    number = _number(footer)
    sheet.text((area.x, area.y, area.width - number), _foot(footer), QUIET, lines=_UNCUT)
    where = (area.right - number, area.y, number)
    sheet.text(where, footer.sheet, QUIET, align="right")


def _foot(footer: Footer) -> str:
    return f"{footer.quality} {footer.whose}"


def _number(footer: Footer) -> float:
    return width_of(footer.sheet, QUIET) + 2 if footer.sheet else 0.0


# The table of sessions: each column as wide as what stands in it, and what was done in the rest.

ROW = 4.15
MOST_ROWS = 12
FEWEST_ROWS = 8

_DONE = 2  # the column that takes the rest
_LEAST_DONE, _LEAST_RESPONSE = 46.0, 24.0  # mm
_RESPONSE = 9  # the column that breaks its lines where there is too little room
_CENTRED = (True, False, False, True, True, True, False, True, True, False)
_CELL_GAP = 2.2


def place_sessions(
    sheet: PaperSheet, table: SessionTable, area: Area, most: int, lines: int, followed: int
) -> float:
    """The title, and the latest `most` rows; how many earlier ones there are is said.

    Under them what the cells mean, what is told of turns, which is never left out, on `followed`
    lines where soreness stood after all of them, and on `lines` lines what else is told of them.
    """
    sheet.block = "sessions"
    y = area.y + _place_title(sheet, table.title, table.counts, area)
    if table.rows:
        y = _place_table(sheet, table, table.rows[-most:], replace(area, y=y))
        hidden = len(table.rows) - most
        note = f"{words.earlier(hidden)} {table.note}" if hidden > 0 else table.note
        y += sheet.text((area.x, y + 0.3, area.width), note, QUIET, lines=_UNCUT) + 0.3
    else:
        y += sheet.text((area.x, y, area.width), table.nothing, SMALL, lines=_UNCUT)
    y += place_named(sheet, table.turns, Area(area.x, y, area.width, 0), max(lines, 1))
    if table.followed and followed:
        y += place_named(sheet, table.followed, Area(area.x, y, area.width, 0), followed)
    if table.told and lines:
        y += place_named(sheet, table.told, Area(area.x, y, area.width, 0), lines)
    return y - area.y


def _place_table(
    sheet: PaperSheet, table: SessionTable, rows: tuple[SessionCells, ...], area: Area
) -> float:
    columns = _columns(table, rows, area)
    y, tallest = area.y, 0.0
    for box, name, centred in zip(columns, table.columns, _CENTRED, strict=True):
        where = (box.x, y, box.width)
        align = "centre" if centred else "left"
        tallest = max(tallest, sheet.text(where, name, SMALL_STRONG, align=align, lines=2))
    y += tallest + 0.4
    sheet.across(area.x, y, area.width, 0.35)
    for row in rows:
        y += _place_row(sheet, row, columns, replace(area, y=y))
        sheet.across(area.x, y, area.width, 0.12, 0xB0)
    return y


def _cells(row: SessionCells) -> tuple[str, ...]:
    return (
        row.number, row.day, "", row.minutes, row.effort, row.before, row.highest, row.at_48h,
        row.at_72h, row.response,
    )  # fmt: skip


def _columns(table: SessionTable, rows: Sequence[SessionCells], area: Area) -> list[Area]:
    """A column for each cell. Where room is short heads, then responses begin new lines."""
    widths = _widths(table.columns, rows, area.width)
    if widths[_DONE] < _LEAST_DONE:
        longest = (max(name.split(), key=len, default="") for name in table.columns)
        widths = _widths(tuple(longest), rows, area.width)
    needed = min(_LEAST_DONE - widths[_DONE], widths[_RESPONSE] - _LEAST_RESPONSE)
    if needed > 0:
        widths[_DONE], widths[_RESPONSE] = widths[_DONE] + needed, widths[_RESPONSE] - needed
    columns, x = [], area.x
    for width in widths:
        columns.append(Area(x, area.y, width, 0))
        x += width + _CELL_GAP
    return columns


def _widths(heads: tuple[str, ...], rows: Iterable[SessionCells], width: float) -> list[float]:
    cells = [heads, *map(_cells, rows)]
    widths = [
        max(width_of(cell, SMALL_STRONG) for cell in column) + 0.5
        for column in zip(*cells, strict=True)
    ]
    widths[_DONE] = width - _CELL_GAP * (len(widths) - 1) - sum(widths) + widths[_DONE]
    return widths


def _place_row(sheet: PaperSheet, row: SessionCells, columns: list[Area], area: Area) -> float:
    cells = _cells(row)
    lines = sheet.height_of(cells[-1], _letters(row, _RESPONSE), columns[-1].width)
    height = max(ROW, lines + ROW - SMALL.line)
    if row.warned:
        sheet.frame(replace(area, height=height), fill=0xE4)
    for index, (box, cell) in enumerate(zip(columns, cells, strict=True)):
        text = _done(sheet, row, box.width) if index == _DONE else cell
        sheet.text(
            (box.x, area.y + 0.2, box.width),
            text,
            _letters(row, index),
            align="centre" if _CENTRED[index] else "left",
            lines=_UNCUT if index == _RESPONSE else 1,
        )
    return height


_EFFORT = 4


def _letters(row: SessionCells, column: int) -> Lettering:
    marked = (row.warned and column in {0, _RESPONSE}) or (row.above and column == _EFFORT)
    return SMALL_STRONG if marked else SMALL


def _done(sheet: PaperSheet, row: SessionCells, width: float) -> str:
    """As many exercises as there is room for, whole, and how many more there were."""
    for shown in range(len(row.done), 0, -1):
        text = ", ".join((*row.done[:shown], *_more(row, shown)))
        if width_of(text, SMALL) <= width:
            return text
    more = " ".join((TAIL, ", ".join(_more(row, 1)))).rstrip()
    return sheet.fitter.fitted(row.done[0], SMALL, width, 1, more)


def _more(row: SessionCells, shown: int) -> tuple[str, ...]:
    done = len(row.done) - row.left_out
    hidden = max(done - shown, 0)
    return words.more_in_row(hidden, len(row.done) - shown - hidden)
