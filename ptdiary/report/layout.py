"""Where every part of the page stands on a sheet: always exactly one, whatever was written.

What is too much is shortened in the order in which a therapist misses it least: the ruled lines,
notes beyond a few, the earlier sessions down to six rows, daily life, the picture of the body (its
words stay), the ends of long questions, and only at last the end of a very long list of warnings.
The chart and the questions always stay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure

from ptdiary.charts.style import PAPER as PAPER_STYLE
from ptdiary.charts.timeline import draw_timeline
from ptdiary.report import blocks, body
from ptdiary.report.blocks import HEADING, QUIET, SMALL, SMALL_STRONG
from ptdiary.report.lettering import Fitter, load_fonts, width_of
from ptdiary.report.sheet import SIDE_MARGIN, TOP_MARGIN, Box, Item, Paper, Sheet
from ptdiary.words import charts as chart_words
from ptdiary.words import page as words
from ptdiary.words.page import more_activities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ptdiary.report.parts import (
        BodyChart,
        DailyLife,
        Listed,
        Named,
        Page,
        SessionRow,
        SessionTable,
    )

# The table of sessions, one row each, with what followed as a curve on one common scale.

ROW = 4.3
MOST_ROWS = 12
FEWEST_ROWS = 6

# Width of each column in mm but for what was done, which takes the rest; and whether it is centred.
_NUMBER, _DAY, _BEFORE, _PEAK, _AT, _CURVE, _RESPONSE = 8.5, 23.0, 15.0, 19.0, 11.5, 24.5, 33.0
_CENTRED = (True, False, False, True, False, True, True, False, False)
_CURVE_COLUMN = 7
_CELL_GAP = 1.0

_CURVE_HOURS = 84.0  # shown; 48 and 72 are marked
_LEAST_HEIGHT = 7  # the scale reaches to this score at least
_BREAK = 36.0  # hours without a rating that break the line, as in the timeline


def place_sessions(sheet: Sheet, table: SessionTable, area: Box, most: int) -> float:
    """The title and the latest `most` rows; how many earlier ones there are is said."""
    sheet.block = "sessions"
    title = width_of(table.title, HEADING) + 4
    sheet.text((area.x, area.y, title), table.title, HEADING)
    y = area.y + 5.0
    if not table.rows:
        return y + sheet.text((area.x, y, area.width), table.nothing, SMALL) - area.y
    sheet.text((area.x + title, area.y + 0.5, area.width - title), table.note, QUIET, align="right")
    columns = _columns(area)
    for box, name, centred in zip(columns, table.columns, _CENTRED, strict=True):
        where = (box.x, y, box.width)
        sheet.text(where, name, SMALL_STRONG, align="centre" if centred else "left")
    y += 4.3
    sheet.across(area.x, y, area.width, 0.35)
    top = max([_LEAST_HEIGHT, *(score for row in table.rows for _, score in row.curve)])
    for row in table.rows[-most:]:
        _place_row(sheet, row, columns, Box(area.x, y, area.width, ROW))
        curve = columns[_CURVE_COLUMN]
        _place_curve(sheet, row, Box(curve.x + 1, y, curve.width - 3, ROW), top)
        sheet.across(area.x, y + ROW, area.width, 0.12, 0xB0)
        y += ROW
    hidden = len(table.rows) - most
    if hidden > 0:
        y += 0.5 + sheet.text((area.x, y + 0.5, area.width), words.earlier(hidden), SMALL)
    return y - area.y


def _columns(area: Box) -> list[Box]:
    fixed = _NUMBER + _DAY + _BEFORE + _PEAK + 2 * _AT + _CURVE + _RESPONSE
    done = area.width - fixed
    widths = (_NUMBER, _DAY, done, _BEFORE, _PEAK, _AT, _AT, _CURVE, _RESPONSE)
    columns, x = [], area.x
    for width in widths:
        columns.append(Box(x, area.y, width - _CELL_GAP, 0))
        x += width
    return columns


def _place_row(sheet: Sheet, row: SessionRow, columns: list[Box], area: Box) -> None:
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


def _place_curve(sheet: Sheet, row: SessionRow, area: Box, top: int) -> None:
    """The scores from before the session to 72 h; the same scale in every row."""

    def at(hours: float, score: float) -> tuple[float, float]:
        height = area.height - 1.4
        return (
            area.x + area.width * min(max(hours, 0.0), _CURVE_HOURS) / _CURVE_HOURS,
            area.bottom - 0.7 - height * score / top,
        )

    for hours, dotted in ((48.0, True), (72.0, False)):
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


def place_body(sheet: Sheet, chart: BodyChart, area: Box, *, picture: bool) -> float:
    """The body chart at the left; its words, and what makes it worse and better, beside it."""
    sheet.block = "body"
    y = area.y + sheet.text((area.x, area.y, area.width), chart.title, HEADING) + 0.8
    foot, beside = y, area
    if picture:
        wide = _place_picture(sheet, chart, Box(area.x, y, area.width, PICTURE))
        beside = Box(area.x + wide + _DAILY_GAP, y, area.width - wide - _DAILY_GAP, 0)
        foot = y + PICTURE + 1.0
    key = chart.key if picture else ""
    for text, lettering in ((chart.said, SMALL), (key, QUIET), (chart.not_drawn, SMALL)):
        y += sheet.text((beside.x, y, beside.width), text, lettering, lines=2)
    y += 0.6
    y += _place_rows(sheet, chart.rows, Box(beside.x, y, beside.width, 0))
    return max(y, foot) - area.y


def _place_picture(sheet: Sheet, chart: BodyChart, area: Box) -> float:
    """The picture with its sides named; its width."""
    across, down = body.size()
    wide = area.height * across / down
    sheet.body(Box(area.x, area.y, wide, area.height), chart.shades)
    for text, align in ((chart.left, "left"), (chart.right, "right")):
        room = width_of(text, SMALL_STRONG) + 0.3
        x = area.x if align == "left" else area.x + wide - room
        sheet.text((x, area.y + 0.4, room), text, SMALL_STRONG, align=align)
    return wide


def place_can_do(sheet: Sheet, can_do: Listed, area: Box) -> float:
    """Activities of the patient's own, and what a change has to be to count; 0.0 without any."""
    if not can_do.lines:
        return 0.0
    sheet.block = "can do"
    y = area.y + sheet.text((area.x, area.y, area.width), can_do.title, HEADING) + 0.7
    for line in can_do.lines:
        y += sheet.text((area.x, y, area.width), line, SMALL, lines=2)
    return y + sheet.text((area.x, y, area.width), can_do.more, SMALL, lines=2) + 1.2 - area.y


def shortened(can_do: Listed, most: int) -> Listed:
    """What the patient can do, at most so many activities of it; the rest is counted."""
    hidden = len(can_do.lines) - most
    if hidden <= 0:
        return can_do
    more = f"{more_activities(hidden)} {can_do.more}"
    return replace(can_do, lines=can_do.lines[:most], more=more)


def place_daily(sheet: Sheet, daily: DailyLife, area: Box) -> float:
    """What else was recorded: name and value in rows."""
    sheet.block = "daily"
    return _place_rows(sheet, daily.rows, area)


def _place_rows(sheet: Sheet, rows: tuple[Named, ...], area: Box) -> float:
    y = area.y
    named = max((width_of(row.name, SMALL_STRONG) for row in rows), default=0.0) + _NAMES
    for row in rows:
        sheet.text((area.x, y, named), row.name, SMALL_STRONG)
        height = sheet.text((area.x + named, y, area.width - named), row.value, SMALL, lines=2)
        y += max(height, SMALL.line) + 0.5
    return y - area.y


_CHART_SHARE = 72.0 / 297.0  # of the height of the paper
_INCH = 25.4
_POINTS_AN_INCH = 72

_GAP = 2.4  # between blocks
_LEFT_COLUMN, _COLUMN_GAP = 89.0, 5.0
BOTTOM_MARGIN = 8.0
_NOTE_LINES = 9
_SIGNS = 10  # more never fit; what is left out is counted
_ONE_RULED = blocks.RULED + 4.6  # a title and one line


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """How much of each part is shown. `ruled` is the least height for the therapist, in mm."""

    rows: int = MOST_ROWS
    note_lines: int = _NOTE_LINES
    daily_rows: int = 3
    activities: int = 4
    picture: bool = True
    question_lines: int = 3
    ruled: float = _ONE_RULED + blocks.RULED
    signs: int = _SIGNS
    sign_lines: int = 2


def _fittings() -> Iterator[Fitting]:
    """From everything to the least, one step at a time."""
    fitting = Fitting()
    yield fitting
    steps: tuple[tuple[str, Iterable[int | float]], ...] = (
        ("ruled", (_ONE_RULED,)),
        ("note_lines", range(_NOTE_LINES - 1, 2, -1)),
        ("activities", (3,)),
        ("rows", (11, 10)),
        ("rows", (9, 8)),
        ("activities", (2,)),
        ("ruled", (0.0,)),
        ("rows", (7, FEWEST_ROWS)),
        ("note_lines", (2, 1)),
        ("activities", (1,)),
        ("question_lines", (2,)),
        ("picture", (False,)),
        ("daily_rows", (2, 1)),
        ("activities", (0,)),
        ("sign_lines", (1,)),
        ("question_lines", (1,)),
        ("daily_rows", (0,)),
        ("signs", range(_SIGNS - 1, 0, -1)),
    )
    for name, values in steps:
        for value in values:
            changed: dict[str, Any] = {name: value}
            fitting = replace(fitting, **changed)
            yield fitting


def lay_out(page: Page, paper: Paper) -> tuple[Item, ...]:
    """Everything on the sheet, from back to front. Needs a QGuiApplication for its fonts.

    RuntimeError where even the least does not fit: a bug, that tests look for.
    """
    load_fonts()
    figure = chart_figure(page, paper)
    fitter = Fitter()
    for fitting in _fittings():
        items = _placed(page, paper, fitting, Sheet(fitter), figure)
        if items is not None:
            return items
    raise RuntimeError("the summary does not fit on one page")


def chart_height(paper: Paper) -> float:
    """Height of the chart in mm: 72 on A4."""
    return paper.height * _CHART_SHARE


def chart_figure(page: Page, paper: Paper) -> Figure:
    """The timeline at its size on this paper."""
    width, height = paper.width - 2 * SIDE_MARGIN, chart_height(paper)
    figure = Figure(figsize=(width / _INCH, height / _INCH), dpi=_POINTS_AN_INCH)
    draw_timeline(figure, page.series, PAPER_STYLE, chart_words.timeline_words(page.series))
    return figure


def _placed(
    page: Page, paper: Paper, fitting: Fitting, sheet: Sheet, figure: Figure
) -> tuple[Item, ...] | None:
    """The items of one fitting, or None where they do not fit above the footer."""
    left, width = SIDE_MARGIN, paper.width - 2 * SIDE_MARGIN
    foot = paper.height - BOTTOM_MARGIN - blocks.FOOTER_HEIGHT

    def area(y: float) -> Box:
        return Box(left, y, width, foot - y)

    y = TOP_MARGIN + blocks.place_heading(sheet, page, area(TOP_MARGIN))
    y += (
        blocks.place_warnings(sheet, page.warnings, area(y), fitting.signs, fitting.sign_lines)
        + _GAP
    )
    y += blocks.place_figures(sheet, page.figures, area(y)) + 1.4
    sheet.block = "chart"
    sheet.chart(Box(left, y, width, chart_height(paper)), figure)
    y += chart_height(paper) + 1.0
    y += place_sessions(sheet, page.sessions, area(y), fitting.rows) + _GAP
    bottom = _lower_half(sheet, page, area(y), fitting)
    if bottom > foot - 1.5:
        return None
    blocks.place_footer(sheet, page, Box(left, foot, width, 0))
    return sheet.items


def _lower_half(sheet: Sheet, page: Page, area: Box, fitting: Fitting) -> float:
    """Two columns: daily life and the therapist's lines; questions and the patient's notes."""
    left = Box(area.x, area.y, _LEFT_COLUMN, area.height)
    width = area.width - _LEFT_COLUMN - _COLUMN_GAP
    right = Box(area.right - width, area.y, width, area.height)
    y = left.y + place_body(sheet, page.body, left, picture=fitting.picture)
    daily = replace(page.daily, rows=page.daily.rows[: fitting.daily_rows])
    y += place_daily(sheet, daily, Box(left.x, y, left.width, 0)) + 1.2
    y2 = right.y + blocks.place_questions(sheet, page.questions, right, fitting.question_lines)
    y2 += 1.2
    can_do = shortened(page.can_do, fitting.activities)
    y2 += place_can_do(sheet, can_do, Box(right.x, y2, width, 0))
    notes = Box(right.x, y2, width, 0)
    y2 += blocks.place_notes(sheet, page.notes, notes, fitting.note_lines) + 1.2
    end = area.bottom - 3.0
    title = page.therapist_notes
    for column, top in ((left, y), (right, y2)):
        if end - top >= _ONE_RULED:
            blocks.place_ruled(sheet, title, Box(column.x, top, column.width, end - top))
            title = ""
    return max(min(y, y2) + fitting.ruled, y, y2)
