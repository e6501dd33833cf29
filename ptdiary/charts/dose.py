"""Dose and response: a column for each session, what it asked above, what followed below.

Columns in the order of time, no line through them and no trend: what came together is to be seen,
and nothing more is claimed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.charts.frame import Key, KeyItem, draw_key, plan_key
from ptdiary.charts.lanes import draw_number, radius
from ptdiary.charts.placed import Box, Placed, PlacedPoint
from ptdiary.charts.sheet import Places, Sheet
from ptdiary.charts.style import Style
from ptdiary.charts.timeline import only_words
from ptdiary.review.hours import ENDS, HOUR
from ptdiary.review.trends.dose import Dose, DoseResponse
from ptdiary.words.charts import DoseColumn, DoseWords

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# The small signs of the chart of dose and response, and its key.

_DOT = 5
_SIGN = 0.75  # in sizes of the words


def draw_flat(sheet: Sheet, places: Places) -> None:
    """Soreness did not rise."""
    style = sheet.style
    sheet.dots(
        places, "o", 0.55 * style.size, _DOT, fill=style.surface, edge=style.line, edge_width=1.3
    )


def draw_unknown(sheet: Sheet, places: Places) -> None:
    """Nothing is known: never a bar of 0."""
    half = 0.28 * sheet.style.size
    dashes = [(x - half, y, x + half, y) for x, y in places]
    sheet.segments(dashes, sheet.style.text_soft, 1.2, _DOT)


def draw_signs(sheet: Sheet, places: Places) -> None:
    """Something was new or harder."""
    colour = sheet.style.session
    sheet.dots(places, "D", _SIGN * sheet.style.size, _DOT, fill=colour, edge=colour, edge_width=0)


def dose_items(sheet: Sheet, doses: Sequence[Dose], words: DoseWords) -> tuple[KeyItem, ...]:
    """The entries of the key: only what these sessions need."""
    half = 0.4 * sheet.style.size
    samples = (
        (draw_signs, words.key_new, any(dose.new for dose in doses)),
        (draw_flat, words.key_flat, any(dose.curve.never_rose for dose in doses)),
        (draw_unknown, words.key_unknown, any(_has_unknown(dose) for dose in doses)),
    )
    return tuple(
        KeyItem(_sample(sheet, draw, half), 2 * half, said) for draw, said, used in samples if used
    )


def _sample(
    sheet: Sheet, draw: Callable[[Sheet, Places], None], half: float
) -> Callable[[float, float], None]:
    def drawn(x: float, y: float) -> None:
        draw(sheet, [(x + half, y)])

    return drawn


def _has_unknown(dose: Dose) -> bool:
    response = dose.curve.response
    known = (dose.effort, dose.minutes, dose.new, response.peak)
    return None in known or (_settled(dose) is None and not dose.curve.never_rose)


MOST_COLUMNS = 24  # more cannot be told apart; the latest are shown
SCORES, LONGEST = 10.0, 96.0  # the tops of the scales: scores, and hours
LIMIT = ENDS / HOUR

_BAR, _GRID = 3, 1.6
# In sizes of the words.
_HEAD, _ROW, _MARK_ROW, _SPACE, _FOOT = 1.7, 3.0, 1.5, 0.35, 3.3
_WIDEST, _BAR_SHARE = 4.4, 0.5
_NAME = 0.2  # how high in its row a name is
_NUMBER = 0.82
_SETTLED = 1.5  # of the other rows: its line of 72 hours needs room for numbers
_INSIDE = 1.5  # in sizes of the number: a lower bar has its number over it


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where rows and columns are; `shown` are the doses of the columns, with their words."""

    sheet: Sheet
    left: float
    right: float
    wide: float
    shown: tuple[tuple[Dose, DoseColumn], ...]

    def x(self, column: int) -> float:
        return self.left + (column + 0.5) * self.wide


def draw_dose(figure: "Figure", found: DoseResponse, style: Style, words: DoseWords) -> Placed:
    """Clear the figure and draw the latest sessions; returns what is where.

    The placed points are the columns, each named by its session's id.
    """
    sheet = Sheet(figure, style)
    if not found.doses:
        return only_words(sheet, words.empty)
    plan = _plan(sheet, found, words)
    key = plan_key(sheet, dose_items(sheet, [dose for dose, _ in plan.shown], words))
    rows = _rows(sheet, key)
    _draw_heads(plan, rows, words)
    _draw_bars(plan, rows["effort"], words.effort, SCORES, _effort, _effort_words)
    most = max((dose.minutes or 0 for dose, _ in plan.shown), default=0) or 1.0
    _draw_bars(plan, rows["minutes"], words.minutes, most, _minutes, _minutes_words)
    _draw_new(plan, rows["new"], words.new)
    _draw_bars(plan, rows["peak"], words.peak, SCORES, _peak, _peak_words, response=True)
    limit = _draw_limit(plan, rows["settled"], words.limit)
    _draw_bars(plan, rows["settled"], words.settled, LONGEST, _settled, _settled_words, True, limit)
    _draw_sessions(plan, rows["sessions"], words)
    draw_key(sheet, key)
    return _placed(plan, rows)


def _plan(sheet: Sheet, found: DoseResponse, words: DoseWords) -> _Plan:
    size = sheet.style.points(0.95)
    names = (words.effort, words.minutes, words.new, words.peak, words.settled, words.sessions)
    heads = (words.asked, words.followed)
    widest = max(
        *(sheet.wide(each, size) for each in names),
        *(sheet.wide(each, size, bold=True) for each in heads),
    )
    limit = sheet.wide(words.limit, sheet.style.points(_NUMBER))
    left, right = widest + 1.8 * sheet.style.size, sheet.width - limit - 1.2 * sheet.style.size
    pairs = tuple(zip(found.doses, words.columns, strict=True))[-MOST_COLUMNS:]
    wide = min((right - left) / len(pairs), _WIDEST * sheet.style.size)
    return _Plan(sheet, left, right, wide, pairs)


def _rows(sheet: Sheet, key: Key) -> dict[str, Box]:
    """The rooms of the rows from above; scores and bars share the height that is left."""
    size = sheet.style.size
    fixed = (2 * _HEAD + _MARK_ROW + 5 * _SPACE + _FOOT) * size + key.height
    row = max((sheet.height - fixed) / (3 + _SETTLED), _ROW * size * 0.6)
    heights = (
        ("asked", _HEAD * size), ("effort", row), ("minutes", row), ("new", _MARK_ROW * size),
        ("followed", _HEAD * size), ("peak", row), ("settled", _SETTLED * row),
        ("sessions", _FOOT * size),
    )  # fmt: skip
    rooms: dict[str, Box] = {}
    top = sheet.height
    for name, tall in heights:
        rooms[name] = Box(0, top - tall, sheet.width, top)
        top -= tall + (_SPACE * size if name in {"effort", "minutes", "new", "peak"} else 0)
    return rooms


def _draw_heads(plan: _Plan, rows: dict[str, Box], words: DoseWords) -> None:
    sheet, style = plan.sheet, plan.sheet.style
    size = style.points(0.95)
    for name, said in (("asked", words.asked), ("followed", words.followed)):
        y = rows[name].y0 + 0.5 * size
        box = sheet.box_of(said, 0.6 * style.size, y, size, bold=True, at="left")
        sheet.write("row", said, box, size, style.text, bold=True)


def _write_row_name(plan: _Plan, room: Box, words: str) -> None:
    sheet, style = plan.sheet, plan.sheet.style
    size = style.points(0.95)
    x = plan.left - 0.8 * style.size
    box = sheet.box_of(words, x, room.y0 + _NAME * room.height, size, at="right")
    sheet.write("row", words, box, size, style.text)


def _draw_bars(
    plan: _Plan,
    room: Box,
    name: str,
    top: float,
    value: Callable[[Dose], float | None],
    said: Callable[[DoseColumn], str],
    response: bool = False,
    line: float | None = None,
) -> None:
    """A bar a session from 0, its number in it or over it; a dash if nothing is known.

    `line` is the height of one that no number over a bar may stand on.
    """
    sheet, style = plan.sheet, plan.sheet.style
    _write_row_name(plan, room, name)
    sheet.line([(plan.left, room.y0), (plan.right, room.y0)], style.zero, 0.9, _GRID)
    size = style.points(_NUMBER)
    tall = room.height - 1.15 * size
    colour, ink = (style.line, style.surface) if response else (style.session, style.on_session)
    bars: list[Box] = []
    flat: list[tuple[float, float]] = []
    unknown: list[tuple[float, float]] = []
    for column, (dose, words) in enumerate(plan.shown):
        x, held = plan.x(column), value(dose)
        if held is None:
            never_rose = value is _settled and dose.curve.never_rose
            (flat if never_rose else unknown).append((x, room.y0 + 0.4 * style.size))
            continue
        half = _BAR_SHARE * plan.wide / 2
        high = room.y0 + max(min(held / top, 1.0) * tall, 0.6)
        bars.append(Box(x - half, room.y0, x + half, high))
        text = said(words)
        inside = high - room.y0 > _INSIDE * size and sheet.wide(text, size) <= 2 * half - 1
        y = high - 0.68 * size if inside else high + 0.62 * size
        box = sheet.box_of(text, x, y, size, at="centre")
        if inside:
            sheet.write("number", text, box, size, ink)
        elif sheet.wide(text, size) <= plan.wide - 1:
            if line is not None and box.y0 < line < box.y1:  # else it would be struck through
                box = sheet.box_of(text, x, line + 0.75 * size, size, at="centre")
            sheet.write("number", text, box, size, style.text, halo=style.surface)
    sheet.fills(bars, colour, _BAR)
    draw_flat(sheet, flat)
    draw_unknown(sheet, unknown)


def _draw_new(plan: _Plan, room: Box, name: str) -> None:
    """A diamond if something was new or harder; nothing if not; a dash if unknown."""
    sheet, style = plan.sheet, plan.sheet.style
    y = room.middle[1]
    size = style.points(0.95)
    box = sheet.box_of(name, plan.left - 0.8 * style.size, y, size, at="right")
    sheet.write("row", name, box, size, style.text)
    places = [(plan.x(column), dose.new) for column, (dose, _) in enumerate(plan.shown)]
    draw_signs(sheet, [(x, y) for x, new in places if new])
    draw_unknown(sheet, [(x, y) for x, new in places if new is None])


def _draw_limit(plan: _Plan, room: Box, words: str) -> float:
    """Where 72 hours are in the row of hours, behind the bars, named at its right end."""
    sheet, style = plan.sheet, plan.sheet.style
    size = style.points(_NUMBER)
    y = room.y0 + LIMIT / LONGEST * (room.height - 1.15 * size)
    sheet.line([(plan.left, y), (plan.right, y)], style.past_72, 1.2, _GRID, dashes=(4.0, 3.0))
    box = sheet.box_of(words, plan.right + 0.4 * style.size, y, size, at="left")
    sheet.write("limit", words, box, size, style.caution)
    return y


def _draw_sessions(plan: _Plan, room: Box, words: DoseWords) -> None:
    """Numbers of sessions, and their days where there is room."""
    sheet, style = plan.sheet, plan.sheet.style
    size, small = style.points(0.95), style.points(_NUMBER)
    y = room.y1 - 1.0 * style.size
    box = sheet.box_of(words.sessions, plan.left - 0.8 * style.size, y, size, at="right")
    sheet.write("row", words.sessions, box, size, style.text)
    every = 1
    widest = max(sheet.wide(each.day, small) for _, each in plan.shown)
    while every * plan.wide < widest + small:
        every += 1
    for column, (dose, said) in enumerate(plan.shown):
        if 2 * radius(sheet, dose.curve.number) <= plan.wide:
            draw_number(sheet, plan.x(column), y, dose.curve.number)
        if (len(plan.shown) - 1 - column) % every == 0:
            day = sheet.box_of(said.day, plan.x(column), y - 1.55 * style.size, small, at="centre")
            if day.x0 >= 1 and day.x1 <= sheet.width - 1:
                sheet.write("date", said.day, day, small, style.text_soft)


def _placed(plan: _Plan, rows: dict[str, Box]) -> Placed:
    sheet = plan.sheet
    page = sheet.pixels(sheet.page)
    middle = rows["peak"].middle[1]
    points = []
    for column, (dose, _) in enumerate(plan.shown):
        x, y = sheet.place(plan.x(column), middle)
        points.append(PlacedPoint(entry=dose.curve.session, x=x, y=y, left_out=None))
    plot = Box(plan.left, rows["sessions"].y1, plan.right, rows["asked"].y0)
    return Placed(
        width=page.x1,
        height=page.y1,
        plot=sheet.pixels(plot),
        words=tuple(sheet.words),
        points=tuple(points),
        bars=(),
        marks=(),
        columns=True,
    )


def _effort(dose: Dose) -> float | None:
    return dose.effort


def _minutes(dose: Dose) -> float | None:
    return dose.minutes


def _peak(dose: Dose) -> float | None:
    return dose.curve.response.peak


def _settled(dose: Dose) -> float | None:
    """At least the 72 hours that it is known to have lasted."""
    curve = dose.curve
    return (
        LIMIT
        if curve.settled_hours is None and curve.outcome == "past_72"
        else (curve.settled_hours)
    )


def _effort_words(words: DoseColumn) -> str:
    return words.effort


def _minutes_words(words: DoseColumn) -> str:
    return words.minutes


def _peak_words(words: DoseColumn) -> str:
    return words.peak


def _settled_words(words: DoseColumn) -> str:
    return words.settled
