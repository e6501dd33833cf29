"""The table of sessions, one row each, with what followed as a curve on one common scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.report.blocks import HEADING, QUIET, SMALL, SMALL_STRONG
from ptdiary.report.lettering import width_of
from ptdiary.report.paper import Box
from ptdiary.report.wording import page as words

if TYPE_CHECKING:
    from ptdiary.report.parts import SessionRow, SessionTable
    from ptdiary.report.sheet import Sheet

ROW = 4.3
MOST_ROWS = 12
FEWEST_ROWS = 6

# Width of each column in mm but for what was done, which takes the rest; and whether it is centred.
_NUMBER, _DAY, _BEFORE, _PEAK, _AT, _CURVE, _RESPONSE = 8.5, 23.0, 15.0, 19.0, 11.5, 24.5, 33.0
_CENTRED = (True, False, False, True, False, True, True, False, False)
_CURVE_COLUMN = 7
_GAP = 1.0

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
        columns.append(Box(x, area.y, width - _GAP, 0))
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
