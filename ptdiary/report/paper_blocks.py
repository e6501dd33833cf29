"""The blocks of the page on paper: each places itself and says how tall it is.

Sizes are of `p_summary` in the design: nothing under 9 pt, grey only. Lengths are millimetres.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ptdiary.report import body
from ptdiary.report.lettering import Lettering, width_of
from ptdiary.report.sheet import Area
from ptdiary.review.hours import EASES, ENDS, HOUR
from ptdiary.words import page as words
from ptdiary.words.page_entries import more_signs

if TYPE_CHECKING:
    from ptdiary.report.blocks import (
        BodyChart,
        CanDo,
        DailyLife,
        Footer,
        Heading,
        KeyFigure,
        KeyFigures,
        Named,
        Notes,
        Questions,
        SessionCells,
        SessionTable,
        Warnings,
        WarningSign,
    )
    from ptdiary.report.sheet import PaperSheet

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


def place_heading(sheet: PaperSheet, heading: Heading, area: Area) -> float:
    """Title, print date, four facts in columns as wide as each needs, and what is known."""
    sheet.block = "heading"
    printed = width_of(heading.printed, SMALL) + 1
    sheet.text((area.x, area.y, area.width - printed - 4), heading.title, TITLE)
    sheet.text((area.right - printed, area.y + 2.4, printed), heading.printed, SMALL, align="right")
    y = area.y + 8.4
    sheet.across(area.x, y, area.width, 0.6)
    y += 1.2
    x = area.x
    needs = [
        max(width_of(fact.value, STRONG), width_of(fact.name, QUIET)) + 0.5
        for fact in heading.facts
    ]
    for fact, width in zip(heading.facts, _shared(needs, area.width, _GUTTER), strict=True):
        sheet.text((x, y, width), fact.name, QUIET)
        sheet.fit_text((x, y + 3.9, width), fact.value, STRONG, SMALLEST)
        x += width + _GUTTER
    y += 8.2
    y += place_lines(sheet, heading.health, Area(area.x, y, area.width, 0), 2)
    return y + 1.4 - area.y


def place_lines(sheet: PaperSheet, texts: tuple[str, ...], area: Area, lines: int) -> float:
    """Paragraphs one under the other, each on at most `lines` lines; 0.0 of none."""
    y = area.y
    for text in texts if lines else ():
        y += sheet.text((area.x, y, area.width), text, SMALL, lines=lines, tail=_TAIL) + 0.2
    return y - area.y


_GUTTER = 4.0


def _shared(needs: list[float], width: float, gutter: float) -> list[float]:
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


def place_warnings(
    sheet: PaperSheet, warnings: Warnings, area: Area, most: int, lines: int
) -> float:
    """The warnings box: at most `most` signs, details on `lines` lines; the rest is counted."""
    sheet.block = "warnings"
    inner = Area(area.x + 2.5, area.y, area.width - 5, 0)
    title = width_of(warnings.title, HEADING) + 1
    sheet.text((inner.x, area.y + 1.2, title), warnings.title, HEADING)
    y = area.y + 6.6
    if warnings.signs:
        y += _place_asked(sheet, warnings, replace(inner, y=y))
    else:
        y += sheet.text((inner.x, y, inner.width), warnings.nothing, SMALL, lines=3) + 1.6
    for sign in warnings.signs[:most]:
        y += _place_sign(sheet, sign, Area(inner.x, y, inner.width, 0), lines)
    hidden = len(warnings.signs) - most
    if hidden > 0:
        y += sheet.text((inner.x + 7, y, inner.width - 7), more_signs(hidden), BODY) + 1.2
    sheet.frame(Area(area.x, area.y, area.width, y - area.y + 0.2), 0.5)
    return y + 0.2 - area.y


def _place_asked(sheet: PaperSheet, warnings: Warnings, area: Area) -> float:
    """What was asked: beside the title where there is room, else under it; the height it takes."""
    left = width_of(warnings.title, HEADING) + 4
    room = width_of(warnings.asked, QUIET) + 1
    if left + room <= area.width:
        sheet.text((area.right - room, area.y - 5.0, room), warnings.asked, QUIET, align="right")
        return 0.0
    y = area.y - 0.8
    return sheet.text((area.x, y, area.width), warnings.asked, QUIET, lines=2) + 0.6


_WHEN = 33.5  # width of the column that says when


def _place_sign(sheet: PaperSheet, sign: WarningSign, area: Area, lines: int) -> float:
    sheet.sign(Area(area.x + 0.1, area.y - 0.2, 4.8, 4.8), octagon=sign.octagon)
    sheet.fit_text((area.x + 7, area.y, _WHEN), sign.when, STRONG, SMALLEST)
    x = area.x + 7 + _WHEN + 1.5
    height = sheet.text((x, area.y, area.right - x), sign.what, STRONG, lines=lines)
    under = (area.x + 7, area.y + height + 0.1, area.width - 7)
    height += sheet.text(under, sign.detail, SMALL, lines=lines, tail=_TAIL) + 0.1
    return max(height, 4.8) + 1.1


def place_figures(sheet: PaperSheet, block: KeyFigures, area: Area, lines: int) -> float:
    """Five numbers side by side, and under them the course over weeks, as `place_lines`."""
    sheet.block = "figures"
    needs = [
        max(width_of(text, lettering) for text, lettering in _lettered(figure)) + 0.5
        for figure in block.figures
    ]
    x = area.x
    for index, width in enumerate(_shared(needs, area.width, _GUTTER)):
        if index:
            sheet.down((x - _GUTTER / 2, area.y, 12.8), 0.2, 0x80)
        for (text, lettering), down in zip(
            _lettered(block.figures[index]), (-0.4, 3.0, 9.1), strict=True
        ):
            sheet.text((x, area.y + down, width), text, lettering)
        x += width + _GUTTER
    y = area.y + 12.8
    if block.course and lines:
        y += 0.8 + place_lines(sheet, block.course, Area(area.x, y + 0.8, area.width, 0), lines)
    return y - area.y


def _lettered(figure: KeyFigure) -> tuple[tuple[str, Lettering], ...]:
    return (figure.name, QUIET), (figure.value, FIGURE), (figure.detail, SMALL)


def place_questions(sheet: PaperSheet, questions: Questions, area: Area, lines: int) -> float:
    """Questions, each with a box to tick, on at most `lines` lines each."""
    sheet.block = "questions"
    y = area.y + sheet.text((area.x, area.y, area.width), questions.title, HEADING) + 1.3
    if not questions.lines:
        return y + sheet.text((area.x, y, area.width), questions.nothing, SMALL) - area.y
    for question in questions.lines:
        sheet.frame(Area(area.x + 0.3, y + 0.4, 3, 3), 0.25)
        where = (area.x + 5, y, area.width - 5)
        y += sheet.text(where, question, SMALL, align="natural", lines=lines, tail=_TAIL) + 0.9
    if questions.more:
        y += sheet.text((area.x, y, area.width), questions.more, SMALL) + 0.4
    return y - area.y


def place_notes(sheet: PaperSheet, notes: Notes, area: Area, most: int) -> float:
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


def place_ruled(sheet: PaperSheet, title: str, area: Area) -> None:
    """A title and ruled lines down to the end of the area."""
    sheet.block = "therapist"
    y = area.y
    if title:
        y += sheet.text((area.x, y, area.width), title, HEADING)
    # counted from below, so that the lines of both columns are side by side
    rows = int((area.bottom - y) / RULED)
    for row in reversed(range(rows)):
        sheet.across(area.x, area.bottom - row * RULED, area.width, 0.15, 0x60)


RULED = 6.6  # mm between the therapist's lines


def place_footer(sheet: PaperSheet, footer: Footer, area: Area) -> None:
    """How complete the diary is; whose it is; the version. `area` is where it may go."""
    sheet.block = "footer"
    sheet.across(area.x, area.y, area.width, 0.25, 0x60)
    number = width_of(footer.sheet, QUIET) + 1
    sheet.text((area.x, area.y + 0.8, area.width - number), footer.quality, QUIET)
    sheet.text((area.right - number, area.y + 0.8, number), footer.sheet, QUIET, align="right")
    version = width_of(footer.version, QUIET) + 1
    y = area.y + 0.8 + QUIET.line
    sheet.text((area.x, y, area.width - version - 3), footer.whose, QUIET)
    sheet.text((area.right - version, y, version), footer.version, QUIET, align="right")


FOOTER_HEIGHT = 0.8 + 2 * QUIET.line


# The table of sessions, one row each, with what followed as a curve on one common scale.

ROW = 4.3
MOST_ROWS = 12
FEWEST_ROWS = 6

# Width of each column in mm but for what was done, which takes the rest; and whether it is centred.
_NUMBER, _DAY, _BEFORE, _PEAK, _AT, _CURVE, _RESPONSE = 8.5, 23.0, 15.0, 19.0, 11.5, 24.5, 33.0
_CENTRED = (True, False, False, True, False, True, True, False, False)
_CURVE_COLUMN = 7
_CELL_GAP = 1.0

_CURVE_HOURS = 84.0  # shown; where soreness eases and ends is marked
_LEAST_HEIGHT = 7  # the scale reaches to this score at least
_BREAK = 36.0  # hours without a rating that break the line, as in the timeline


def place_sessions(
    sheet: PaperSheet, table: SessionTable, area: Area, most: int, lines: int
) -> float:
    """The title and the latest `most` rows; how many earlier ones there are is said.

    Under them what is told of all sessions, as `place_lines`.
    """
    sheet.block = "sessions"
    title = width_of(table.title, HEADING) + 4
    sheet.text((area.x, area.y, title), table.title, HEADING)
    y = area.y + 5.0
    if not table.rows:
        y += sheet.text((area.x, y, area.width), table.nothing, SMALL)
        return y + place_lines(sheet, table.told, Area(area.x, y, area.width, 0), lines) - area.y
    hidden = len(table.rows) - most
    earlier = words.earlier(hidden) if hidden > 0 else ""
    room = width_of(earlier, SMALL) + 1
    sheet.text((area.x + title, area.y + 0.5, room), earlier, SMALL)
    left = area.x + title + room
    sheet.text((left, area.y + 0.5, area.right - left), table.note, QUIET, align="right")
    columns = _columns(area)
    for box, name, centred in zip(columns, table.columns, _CENTRED, strict=True):
        where = (box.x, y, box.width)
        sheet.text(where, name, SMALL_STRONG, align="centre" if centred else "left")
    y += 4.3
    sheet.across(area.x, y, area.width, 0.35)
    top = max([_LEAST_HEIGHT, *(score for row in table.rows for _, score in row.curve)])
    for row in table.rows[-most:]:
        _place_row(sheet, row, columns, Area(area.x, y, area.width, ROW))
        curve = columns[_CURVE_COLUMN]
        _place_curve(sheet, row, Area(curve.x + 1, y, curve.width - 3, ROW), top)
        sheet.across(area.x, y + ROW, area.width, 0.12, 0xB0)
        y += ROW
    if table.told and lines:
        y += 0.5 + place_lines(sheet, table.told, Area(area.x, y + 0.5, area.width, 0), lines)
    return y - area.y


def _columns(area: Area) -> list[Area]:
    fixed = _NUMBER + _DAY + _BEFORE + _PEAK + 2 * _AT + _CURVE + _RESPONSE
    done = area.width - fixed
    widths = (_NUMBER, _DAY, done, _BEFORE, _PEAK, _AT, _AT, _CURVE, _RESPONSE)
    columns, x = [], area.x
    for width in widths:
        columns.append(Area(x, area.y, width - _CELL_GAP, 0))
        x += width
    return columns


def _place_row(sheet: PaperSheet, row: SessionCells, columns: list[Area], area: Area) -> None:
    if row.warned:
        sheet.frame(area, fill=0xE4)
    cells = (
        row.number, row.day, row.done, row.before, row.peak, row.at_48h, row.at_72h, "",
        row.response,
    )  # fmt: skip
    for index, (box, cell) in enumerate(zip(columns, cells, strict=True)):
        ends = index in {0, len(cells) - 1}
        sheet.text(
            (box.x, area.y + 0.25, box.width),
            cell,
            SMALL_STRONG if row.warned and ends else SMALL,
            align="centre" if _CENTRED[index] else "left",
        )


def _place_curve(sheet: PaperSheet, row: SessionCells, area: Area, top: int) -> None:
    """The scores from before the session to 72 h; the same scale in every row."""

    def at(hours: float, score: float) -> tuple[float, float]:
        height = area.height - 1.4
        return (
            area.x + area.width * min(max(hours, 0.0), _CURVE_HOURS) / _CURVE_HOURS,
            area.bottom - 0.7 - height * score / top,
        )

    for hours, dotted in ((EASES / HOUR, True), (ENDS / HOUR, False)):
        x = at(hours, 0)[0]
        sheet.down((x, area.y + 0.4, area.height - 0.7), 0.2, 0x70, dotted=dotted)
    strokes: list[list[tuple[float, float]]] = []
    last = None
    for hours, score in row.curve:
        if hours > _CURVE_HOURS:
            break
        if last is None or hours - last > _BREAK:
            strokes.append([])
        strokes[-1].append(at(hours, score))
        last = hours
    if strokes:
        sheet.curve(area, tuple(tuple(stroke) for stroke in strokes))


# The blocks of daily life: where it hurts, what the patient can do, and rows of the rest.

PICTURE = 27.0  # mm, height of the small body chart
_DAILY_GAP = 3.0
_NAMES = 2.5  # between a name and its value
_LONG_NAME = 26.0  # with that


def place_body(sheet: PaperSheet, chart: BodyChart, area: Area, *, picture: bool) -> float:
    """The body chart at the left; its words, and what makes it worse and better, beside it."""
    sheet.block = "body"
    y = area.y + sheet.text((area.x, area.y, area.width), chart.title, HEADING) + 0.8
    foot, beside = y, area
    if picture:
        wide = _place_picture(sheet, chart, Area(area.x, y, area.width, PICTURE))
        beside = Area(area.x + wide + _DAILY_GAP, y, area.width - wide - _DAILY_GAP, 0)
        foot = y + PICTURE + 1.0
    key = chart.key if picture else ""
    for text, lettering in ((chart.said, SMALL), (key, QUIET), (chart.not_drawn, SMALL)):
        y += sheet.text((beside.x, y, beside.width), text, lettering, lines=2)
    y += 0.6
    y += _place_rows(sheet, chart.rows, Area(beside.x, y, beside.width, 0))
    return max(y, foot) - area.y


def _place_picture(sheet: PaperSheet, chart: BodyChart, area: Area) -> float:
    """The picture with its sides named; its width."""
    across, down = body.size()
    wide = area.height * across / down
    sheet.body(Area(area.x, area.y, wide, area.height), chart.shades)
    for text, align in ((chart.left, "left"), (chart.right, "right")):
        room = width_of(text, SMALL_STRONG) + 0.3
        x = area.x if align == "left" else area.x + wide - room
        sheet.text((x, area.y + 0.4, room), text, SMALL_STRONG, align=align)
    return wide


def place_can_do(sheet: PaperSheet, can_do: CanDo, area: Area) -> float:
    """Activities of the patient's own, and what a change has to be to count; 0.0 without any."""
    if not can_do.lines:
        return 0.0
    sheet.block = "can do"
    y = area.y + sheet.text((area.x, area.y, area.width), can_do.title, HEADING) + 0.7
    for line in can_do.lines:
        y += sheet.text((area.x, y, area.width), line, SMALL, lines=2)
    return y + sheet.text((area.x, y, area.width), can_do.more, SMALL, lines=3) + 1.2 - area.y


def shortened(can_do: CanDo, most: int) -> CanDo:
    """What the patient can do, at most so many activities of it; the rest is counted."""
    hidden = len(can_do.lines) - most
    if hidden <= 0:
        return can_do
    more = f"{words.more_activities(hidden)} {can_do.more}"
    return replace(can_do, lines=can_do.lines[:most], more=more)


def place_daily(sheet: PaperSheet, daily: DailyLife, area: Area) -> float:
    """What else was recorded: name and value in rows."""
    sheet.block = "daily"
    return _place_rows(sheet, daily.rows, area)


def _place_rows(sheet: PaperSheet, rows: tuple[Named, ...], area: Area) -> float:
    y = area.y
    widths = {row.name: width_of(row.name, SMALL_STRONG) + _NAMES for row in rows}
    short = max((width for width in widths.values() if width <= _LONG_NAME), default=0.0)
    for row in rows:
        named = max(widths[row.name], short)  # a long one would leave the others too little room
        sheet.text((area.x, y, named), row.name, SMALL_STRONG)
        height = sheet.text((area.x + named, y, area.width - named), row.value, SMALL, lines=2)
        y += max(height, SMALL.line) + 0.5
    return y - area.y
