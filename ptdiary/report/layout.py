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
from ptdiary.report import blocks, daily_blocks
from ptdiary.report.lettering import Fitter, load_fonts
from ptdiary.report.paper import SIDE_MARGIN, TOP_MARGIN, Box, Paper
from ptdiary.report.sheet import Item, Sheet
from ptdiary.report.table import FEWEST_ROWS, MOST_ROWS, place_sessions
from ptdiary.report.wording import charts as chart_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ptdiary.report.parts import Page

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
    y = left.y + daily_blocks.place_body(sheet, page.body, left, picture=fitting.picture)
    daily = replace(page.daily, rows=page.daily.rows[: fitting.daily_rows])
    y += daily_blocks.place_daily(sheet, daily, Box(left.x, y, left.width, 0)) + 1.2
    y2 = right.y + blocks.place_questions(sheet, page.questions, right, fitting.question_lines)
    y2 += 1.2
    can_do = daily_blocks.shortened(page.can_do, fitting.activities)
    y2 += daily_blocks.place_can_do(sheet, can_do, Box(right.x, y2, width, 0))
    notes = Box(right.x, y2, width, 0)
    y2 += blocks.place_notes(sheet, page.notes, notes, fitting.note_lines) + 1.2
    end = area.bottom - 3.0
    title = page.therapist_notes
    for column, top in ((left, y), (right, y2)):
        if end - top >= _ONE_RULED:
            blocks.place_ruled(sheet, title, Box(column.x, top, column.width, end - top))
            title = ""
    return max(min(y, y2) + fitting.ruled, y, y2)
