"""Where everything is on paper: the page on always exactly one sheet, whatever was written.

What is too much is shortened in the order in which a therapist misses it least: notes, then the
earlier sessions down to eight rows, the last exercises of the plan, daily life and activities, the
ends of long paragraphs, some of the chart's height, where soreness stood after sessions, and only
at last warnings, which are counted then. At least five ruled lines always stay, and so do the
chart, the questions and what each warning is.

The long form is that sheet, then every entry on as many sheets as they take. Each repeats who and
when, the heads of the columns, and its number. Nothing is cut: what is longer than a sheet goes on
at the next.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, assert_never

from matplotlib.figure import Figure

from ptdiary.charts.strip import draw_strip
from ptdiary.charts.style import PAPER
from ptdiary.charts.timeline import draw_timeline
from ptdiary.report import blocks, paper_blocks
from ptdiary.report.lettering import Fitter, Lettering, load_fonts, width_of
from ptdiary.report.paper_blocks import HEADING, QUIET, SMALL, SMALL_STRONG
from ptdiary.report.sheet import SIDE_MARGIN, TOP_MARGIN, Area, Item, Paper, PaperSheet
from ptdiary.words import page as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ptdiary.report.blocks import EntryCells, LongForm, TherapistPage

_CHART, _LOW_CHART = 58, 50  # mm, with the key under it
_STRIP, _LOW_STRIP = 26, 22  # the same of the hours after a session
_INCH = 25.4
_POINTS_AN_INCH = 72

# Its words are those of the page around it, and so are the lanes: the plot gets what is left.
_STYLE = replace(PAPER, size=9.0)

_GAP = 1.5  # between blocks
_COLUMN_GAP = 4.0
_LEFT_COLUMN = 89.0  # of two
_STRIP_COLUMN, _CAN_DO_COLUMN = 60.0, 64.0  # of three
BOTTOM_MARGIN = 8.0
_NOTE_LINES = 9
_SIGNS = 10  # more never fit; what is left out is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """How much of each part is shown: mm of the charts, lines of a paragraph, rows, warnings."""

    chart: int = _CHART
    strip: int = _STRIP
    note_lines: int = _NOTE_LINES
    rows: int = paper_blocks.MOST_ROWS
    exercises: int = paper_blocks.MOST_EXERCISES
    daily_lines: int = 4
    activities: int = 4
    question_lines: int = 3
    sign_lines: int = 3
    since_lines: int = 4
    about_lines: int = 3
    told_lines: int = 2
    title_above: int = 1  # the title of the therapist's lines, else on the first of them
    signs: int = _SIGNS


# From everything to the least: which part is shortened next, and to what.
_STEPS: tuple[tuple[str, Sequence[int]], ...] = (
    ("note_lines", range(_NOTE_LINES - 1, 1, -1)),
    ("rows", range(paper_blocks.MOST_ROWS - 1, paper_blocks.FEWEST_ROWS - 1, -1)),
    ("exercises", range(paper_blocks.MOST_EXERCISES - 1, 2, -1)),
    ("daily_lines", (3,)),
    ("note_lines", (1,)),
    ("chart", range(_CHART - 1, _LOW_CHART - 1, -1)),
    ("activities", (3,)),
    ("strip", range(_STRIP - 1, _LOW_STRIP - 1, -1)),
    ("told_lines", (1,)),
    ("exercises", (2,)),
    ("daily_lines", (2,)),
    ("question_lines", (2,)),
    ("title_above", (0,)),
    ("activities", (2,)),
    ("about_lines", (2,)),
    ("told_lines", (0,)),
    ("since_lines", (3,)),
    ("daily_lines", (1,)),
    ("rows", (7, 6)),
    ("sign_lines", (2,)),
    ("since_lines", (2,)),
    ("activities", (1,)),
    ("rows", (5,)),
    ("exercises", (1,)),
    ("about_lines", (1,)),
    ("strip", (0,)),
    ("question_lines", (1,)),
    ("sign_lines", (1,)),
    ("activities", (0,)),
    ("signs", range(_SIGNS - 1, 5, -1)),
    ("exercises", (0,)),
    ("rows", (4,)),
    ("signs", (5, 4)),
    ("rows", (3, 2, 1)),
    ("signs", (3, 2, 1)),
)

# What was shortened before the rest made room, or lies beside something longer, comes back.
_GIVEN_BACK = tuple(
    (name, (getattr(Fitting(), name), *values)) for name, values in reversed(_STEPS)
)


def lay_out(page: TherapistPage, paper: Paper, fitter: Fitter | None = None) -> tuple[Item, ...]:
    """Everything on the sheet, from back to front. Needs a QGuiApplication for its fonts.

    With the `fitter` of a page that had much the same words it takes a third of the time.
    RuntimeError if even the least does not fit: a bug that tests look for.
    """
    load_fonts()
    fitter = fitter or Fitter()
    heights: _Heights = {}

    def fits(fitting: Fitting) -> bool:
        return _placed(page, fitting, PaperSheet(paper, fitter), heights) is not None

    fitting = _first_that_fits(fits)
    for name, values in _GIVEN_BACK:
        now = getattr(fitting, name)
        more = [_with(fitting, name, value) for value in values if value > now]
        fitting = [*more, fitting][bisect_left(more, True, key=fits)]
    items = _placed(page, fitting, PaperSheet(paper, fitter))
    assert items is not None  # noqa: S101 it was placed before
    return items


def _first_that_fits(fits: Callable[[Fitting], bool]) -> Fitting:
    fittings = [Fitting()]
    for name, value in ((name, value) for name, values in _STEPS for value in values):
        fittings.append(_with(fittings[-1], name, value))
    first = bisect_left(fittings, True, key=fits)  # each shows less than the one before
    if first == len(fittings):
        raise RuntimeError("the summary does not fit on one page")
    return fittings[first]


def _with(fitting: Fitting, name: str, value: int) -> Fitting:
    changed: dict[str, Any] = {name: value}
    return replace(fitting, **changed)


def _figure(area: Area) -> Figure:
    """An empty one, as large as the area."""
    return Figure(figsize=(area.width / _INCH, area.height / _INCH), dpi=_POINTS_AN_INCH)


# Of a block, by its number: how tall it is in a place when so much of it is shown.
_Heights = dict[tuple[int, float, float, tuple[int, ...]], float]


def _placed(
    page: TherapistPage, fitting: Fitting, sheet: PaperSheet, heights: _Heights | None = None
) -> tuple[Item, ...] | None:
    """The items of one fitting, or None if they do not fit above the therapist's lines.

    With the `heights` of the fittings that were tried before it is only to be seen whether all
    fits: blocks are placed for theirs where they are not known, and charts not at all.

    Blocks follow one another down the sheet; below daily life there are columns: the hours after a
    session, what the patient can do, and what the patient asks and wrote. The therapist's lines
    take the whole width of what is left.
    """
    left, width = SIDE_MARGIN, sheet.paper.width - 2 * SIDE_MARGIN
    foot = sheet.paper.height - BOTTOM_MARGIN
    foot -= paper_blocks.footer_height(sheet, page.footer, width)
    columns = _columns(page, fitting, left, width)
    y = TOP_MARGIN
    ends = dict.fromkeys(columns, y)
    for number, block in enumerate(page.blocks):
        if isinstance(block, blocks.LongForm | blocks.Footer):
            continue  # on sheets of its own, and at the foot
        column = _column(block)
        if column is None:
            area = Area(left, y, width, foot - y)
            y += _height(sheet, number, block, area, fitting, heights)
            ends = dict.fromkeys(columns, y)
        elif column in columns:
            room = replace(columns[column], y=ends[column])
            ends[column] += _height(sheet, number, block, room, fitting, heights)
    top, end = max(ends.values()), foot - 1.5
    area = Area(left, top, width, end - top)
    if not paper_blocks.place_ruled(
        sheet, page.therapist_notes, area, above=bool(fitting.title_above)
    ):
        return None
    paper_blocks.place_footer(sheet, page.footer, Area(left, foot, width, 0))
    return sheet.items


def _columns(page: TherapistPage, fitting: Fitting, left: float, width: float) -> dict[str, Area]:
    """Those of the lower half: what is asked and wrote, to the right of what else there is."""
    widths = {"strip": _STRIP_COLUMN, "can do": _CAN_DO_COLUMN}
    if page.after is None or not fitting.strip:
        widths = {"can do": _LEFT_COLUMN}
    elif not page.can_do.lines:
        widths = {"strip": _LEFT_COLUMN}
    columns, x = {}, left
    for name, each in widths.items():
        columns[name] = Area(x, 0.0, each, 0.0)
        x += each + _COLUMN_GAP
    return {**columns, "written": Area(x, 0.0, left + width - x, 0.0)}


def _column(block: blocks.OfFirstSheet) -> str | None:
    """Which of the lower half; None for what takes the whole width."""
    match block:
        case blocks.AfterSessions():
            return "strip"
        case blocks.CanDo():
            return "can do"
        case blocks.Questions() | blocks.Notes():
            return "written"
        case _:
            return None


def _height(
    sheet: PaperSheet,
    number: int,
    block: blocks.OfFirstSheet,
    area: Area,
    fitting: Fitting,
    heights: _Heights | None,
) -> float:
    """The height of one block with the gap below it. It is placed, unless that is known."""
    shown = _shown(block, fitting)
    if heights is None:
        return _place(sheet, block, area, shown, drawn=True)
    asked = number, area.x, area.width, shown
    if asked not in heights:
        heights[asked] = _place(sheet, block, area, shown, drawn=False)
    return heights[asked]


def _shown(  # noqa: C901, PLR0911, PLR0912 a case a block
    block: blocks.OfFirstSheet, fitting: Fitting
) -> tuple[int, ...]:
    """How much a fitting shows of one block: nothing else of it counts for its height."""
    match block:
        case blocks.Heading():
            return ()
        case blocks.SinceVisit():
            return (fitting.since_lines,)
        case blocks.Warnings():
            return fitting.signs, fitting.sign_lines
        case blocks.About():
            return (fitting.about_lines,)
        case blocks.SorenessChart():
            return (fitting.chart,)
        case blocks.SessionTable():
            return fitting.rows, fitting.told_lines
        case blocks.PlanDone():
            return (fitting.exercises,)
        case blocks.AfterSessions():
            return (fitting.strip,)
        case blocks.CanDo():
            return (fitting.activities,)
        case blocks.DailyLife():
            return (fitting.daily_lines,)
        case blocks.Questions():
            return (fitting.question_lines,)
        case blocks.Notes():
            return (fitting.note_lines,)
        case _:
            assert_never(block)


def _place(  # noqa: C901, PLR0911, PLR0912 a case a block
    sheet: PaperSheet,
    block: blocks.OfFirstSheet,
    area: Area,
    shown: tuple[int, ...],
    *,
    drawn: bool,
) -> float:
    """Place so much of one block; its height with the gap below it.

    Unless `drawn` only the room for a chart is left.
    """
    match block:
        case blocks.Heading():
            return paper_blocks.place_heading(sheet, block, area)
        case blocks.SinceVisit():
            return paper_blocks.place_since(sheet, block, area, *shown) + _GAP
        case blocks.Warnings():
            return paper_blocks.place_warnings(sheet, block, area, *shown) + _GAP
        case blocks.About():
            return paper_blocks.place_about(sheet, block, area, *shown) + 0.8
        case blocks.SorenessChart():
            sheet.block = "chart"
            room = replace(area, height=shown[0])
            if drawn:
                figure = _figure(room)
                draw_timeline(figure, block.series, _STYLE, block.words)
                sheet.chart(room, figure)
            return room.height + 1.0
        case blocks.SessionTable():
            return paper_blocks.place_sessions(sheet, block, area, *shown) + 0.2
        case blocks.PlanDone():
            return paper_blocks.place_plan(sheet, block, area, *shown) + 0.8
        case blocks.AfterSessions():
            title = paper_blocks.place_title(sheet, "strip", block.title, area) + 0.5
            room = Area(area.x, area.y + title, area.width, shown[0])
            if drawn:
                figure = _figure(room)
                draw_strip(figure, block.series, _STYLE, block.words)
                sheet.chart(room, figure)
            return title + room.height + 0.5
        case blocks.CanDo():
            return paper_blocks.place_can_do(sheet, block, area, *shown) + 1.2
        case blocks.DailyLife():
            sheet.block = "daily"
            return paper_blocks.place_named(sheet, block.rows, area, *shown) + _GAP
        case blocks.Questions():
            return paper_blocks.place_questions(sheet, block, area, *shown) + 1.2
        case blocks.Notes():
            return paper_blocks.place_notes(sheet, block, area, *shown) + 1.2
        case _:
            assert_never(block)


# The long form: the lines of every entry, and the sheets that they fill.

_WHEN, _SCORE = 45.0, 24.0  # mm, widths of the first two columns
_ROW_GAP = 1.2
_HEAD = 12.0  # mm from the top margin to the first row


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a row: what is in each column."""

    when: str
    score: str
    text: str
    lettering: Lettering
    begins: bool


def lay_out_all(
    page: TherapistPage, paper: Paper, fitter: Fitter | None = None
) -> tuple[tuple[Item, ...], ...]:
    """Every sheet: the one page, and those of the long form if it was asked for."""
    fitter = fitter or Fitter()
    if page.long_form is None:
        return (lay_out(page, paper, fitter),)
    filled = _filled(page.long_form, paper, fitter)
    count = 1 + len(filled)
    numbered = replace(page.footer, sheet=words.page_of(1, count))
    first = lay_out(replace(page, footer=numbered), paper, fitter)
    more = (
        _sheet(page, PaperSheet(paper, fitter), lines, words.page_of(number, count))
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


def _lines(row: EntryCells, width: float, fitter: Fitter) -> Iterator[_Line]:
    when, score = row.when, row.score
    for paragraph, lettering in ((row.signs, SMALL_STRONG), *((each, SMALL) for each in row.more)):
        for part in paragraph.splitlines() or [""]:
            for text in fitter.broken(part, lettering, width):
                yield _Line(when, score, text, lettering, begins=bool(when))
                when = score = ""


def _sheet(
    page: TherapistPage, sheet: PaperSheet, lines: list[_Line], number: str
) -> tuple[Item, ...]:
    paper = sheet.paper
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
        sheet.fitting_line((x, y, _WHEN), line.when, SMALL_STRONG)
        sheet.fitting_line((x + _WHEN, y, _SCORE), line.score, SMALL)
        left = x + _WHEN + _SCORE
        sheet.fitting_line(
            (left, y, width - _WHEN - _SCORE), line.text, line.lettering, align="natural"
        )
        y += SMALL.line
    sheet.block = "footer"
    y = paper.height - BOTTOM_MARGIN - QUIET.line
    sheet.across(x, y - 0.8, width, 0.25, 0x60)
    room = width_of(number, QUIET) + 1
    sheet.text((x, y, width - room - 3), page.footer.whose, QUIET)
    sheet.text((x + width - room, y, room), number, QUIET, align="right")
    return sheet.items


def _place_head(
    sheet: PaperSheet, page: TherapistPage, long_form: LongForm, x: float, width: float
) -> None:
    sheet.block = "heading"
    title = width_of(long_form.title, HEADING) + 4
    sheet.text((x, TOP_MARGIN, title), long_form.title, HEADING)
    whose = ", ".join(fact.value for fact in page.heading.facts[:2])
    where = (x + title, TOP_MARGIN + 0.4, width - title)
    sheet.text(where, whose, QUIET, align="right")
    y = TOP_MARGIN + 6.4
    columns = ((x, _WHEN), (x + _WHEN, _SCORE), (x + _WHEN + _SCORE, width - _WHEN - _SCORE))
    for (left, room), name in zip(columns, long_form.columns, strict=True):
        sheet.text((left, y, room), name, SMALL_STRONG)
    sheet.across(x, y + 4.6, width, 0.35)
