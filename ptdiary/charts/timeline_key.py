"""Which entries the timeline's key has: only what this timeline shows."""

from collections.abc import Sequence

from ptdiary.charts.condensed import days_together
from ptdiary.charts.frame import Days
from ptdiary.charts.key import KeyItem, key_size, swatch
from ptdiary.charts.placed import Box
from ptdiary.charts.plot import draw_cross
from ptdiary.charts.session_lane import (
    DOTTED,
    LanePlan,
    draw_number,
    draw_tail,
    draw_tick,
    radius,
)
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.words import TimelineKey, Variants
from ptdiary.review.shapes import Point, Series


def timeline_items(
    sheet: Sheet, series: Series, lane: LanePlan, days: Days, words: TimelineKey
) -> tuple[KeyItem, ...]:
    """The entries in their order."""
    together = days_together(days)
    items: list[KeyItem] = []
    if together > 1:
        items.append(_condensed(sheet, words.condensed.format(days=together)))
    elif series.daily_highest:
        items.append(_dot(sheet, words.daily_highest, later=False))
    if series.windows:
        items += _sessions(sheet, lane, words)
    if any(window.sore_until for window in series.windows):
        items.append(_past_72(sheet, words.past_72))
    if series.missing and together == 1:
        items.append(_missing(sheet, words.missing))
    return (*items, *_dots(sheet, series.points if together == 1 else (), words))


def _dots(sheet: Sheet, points: Sequence[Point], words: TimelineKey) -> list[KeyItem]:
    """What the unusual dots mean."""
    items = []
    if any(point.written_later and point.left_out is None for point in points):
        items.append(_dot(sheet, words.written_later, later=True))
    if any(point.left_out is not None for point in points):
        items.append(_cross(sheet, words.left_out))
    return items


def _sessions(sheet: Sheet, lane: LanePlan, words: TimelineKey) -> list[KeyItem]:
    if lane.counted:
        return [_count(sheet, words.sessions_counted)]
    first = _disc if lane.numbered else _tick
    return [first(sheet, words.session), _bar(sheet, words)]


def _disc(sheet: Sheet, words: str) -> KeyItem:
    half = radius(sheet)

    def draw(x: float, y: float) -> None:
        draw_number(sheet, x + half, y, 1, "key")

    return KeyItem(draw, 2 * half, (words,))


def _tick(sheet: Sheet, words: str) -> KeyItem:
    def draw(x: float, y: float) -> None:
        draw_tick(sheet, x + 2, y, 0.5 * sheet.style.size)

    return KeyItem(draw, 4, (words,))


def _count(sheet: Sheet, words: str) -> KeyItem:
    style = sheet.style
    size = style.points(0.95)

    def draw(x: float, y: float) -> None:
        box = sheet.box_of("1", x, y, size, bold=True, at="left")
        sheet.write("key", "1", box, size, style.session, bold=True)

    return KeyItem(draw, sheet.wide("1", size, bold=True), (words,))


def _bar(sheet: Sheet, words: TimelineKey) -> KeyItem:
    style = sheet.style
    size = key_size(sheet)
    parts = [
        (words.bar_starts, style.bar_start),
        (words.bar_peaks, style.bar_peak),
        (words.bar_eases, style.bar_peak),
    ]
    wide = [sheet.wide(said, size) + 0.75 * style.size for said, _ in parts]

    def draw(x: float, y: float) -> None:
        whole = swatch(x, y, sum(wide), 1.35 * style.size)
        for (said, colour), width in zip(parts, wide, strict=True):
            sheet.fill(Box(x, whole.y0, x + width, whole.y1), colour, 2)
            box = sheet.box_of(said, x + width / 2, y, size, at="centre")
            sheet.write("key", said, box, size, style.text)
            x += width
        eases = x - wide[-1]
        ends = [(eases, whole.y0), (eases, whole.y1)]
        sheet.line(ends, style.bar_edge, 1.2, 2.1, dashes=DOTTED)
        sheet.outline(whole, style.bar_edge, 1, 2.2)

    return KeyItem(draw, sum(wide), words.usual)


def _past_72(sheet: Sheet, words: Variants) -> KeyItem:
    size = sheet.style.size

    def draw(x: float, y: float) -> None:
        draw_tail(sheet, swatch(x, y, 1.6 * size, 0.95 * size), 2)

    return KeyItem(draw, 1.6 * size, words)


def _missing(sheet: Sheet, words: str) -> KeyItem:
    style = sheet.style

    def draw(x: float, y: float) -> None:
        box = swatch(x, y, 1.6 * style.size, 0.95 * style.size)
        sheet.hatch(box, style.missing_edge, 0.7, 3.0, 2, rising=True)
        sheet.outline(box, style.missing_edge, 1.1, 2.1)

    return KeyItem(draw, 1.6 * style.size, (words,))


def _condensed(sheet: Sheet, words: str) -> KeyItem:
    style = sheet.style
    wide = 1.2 * style.size

    def draw(x: float, y: float) -> None:
        sheet.fill(swatch(x, y, wide, 1.1 * style.size), style.earlier, 2)
        sheet.line([(x, y), (x + wide, y)], style.line, 0.7 * style.line_width, 2.1)

    return KeyItem(draw, wide, (words,))


def _dot(sheet: Sheet, words: str, *, later: bool) -> KeyItem:
    style = sheet.style

    def draw(x: float, y: float) -> None:
        fill, edge = (style.surface, style.line) if later else (style.line, style.surface)
        width = 1.5 if later else 1.0
        place = [(x + style.dot / 2, y)]
        sheet.dots(place, "o", style.dot, 3, fill=fill, edge=edge, edge_width=width)

    return KeyItem(draw, style.dot, (words,))


def _cross(sheet: Sheet, words: str) -> KeyItem:
    size = sheet.style.dot

    def draw(x: float, y: float) -> None:
        draw_cross(sheet, [(x + size / 2, y)], size)

    return KeyItem(draw, size, (words,))
