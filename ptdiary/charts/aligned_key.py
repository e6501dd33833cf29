"""Which entries the aligned chart's key has: only what this chart shows."""

from ptdiary.charts.key import KeyItem, swatch
from ptdiary.charts.placed import Box
from ptdiary.charts.sheet import Dashes, Sheet
from ptdiary.charts.words import AlignedKey, Variants
from ptdiary.review.guide import before_of, shown
from ptdiary.review.shapes import Series

STUDY_MEAN, STUDY_HIGH = (8.0, 2.0, 1.2, 2.0), (1.0, 1.8)  # dashes
STUDY_WIDTH = 1.4
_LINE = 2.2  # length of a line's sample, in sizes of the words


def aligned_items(sheet: Sheet, series: Series, words: AlignedKey) -> tuple[KeyItem, ...]:
    """The entries in their order."""
    style = sheet.style
    current = next((each for each in series.curves if each.session == series.current), None)
    earlier = [curve for curve in shown(series) if curve is not current and curve.points]
    items: list[KeyItem] = []
    if current is not None:
        items.append(_line(sheet, words.current, style.line, style.current_width, None))
    if before_of(shown(series), current) is not None:
        items.append(_hump(sheet, words.usual))
    if any(curve.outcome not in {"past_72", "sign"} for curve in earlier):
        items.append(_line(sheet, words.earlier, style.earlier, 1.1, None))
    if any(curve.outcome in {"past_72", "sign"} for curve in earlier):
        items.append(_line(sheet, words.named, style.named, 1.5, (5.0, 2.0)))
    if series.studies:
        items.append(_studies(sheet, words.studies))
    return tuple(items)


def _line(
    sheet: Sheet, words: Variants, colour: str, width: float, dashes: Dashes | None
) -> KeyItem:
    long = _LINE * sheet.style.size

    def draw(x: float, y: float) -> None:
        sheet.line([(x, y), (x + long, y)], colour, width, 2, dashes=dashes)

    return KeyItem(draw, long, words)


def _studies(sheet: Sheet, words: Variants) -> KeyItem:
    long, apart = _LINE * sheet.style.size, 0.25 * sheet.style.size

    def draw(x: float, y: float) -> None:
        for dashes, up in ((STUDY_HIGH, apart), (STUDY_MEAN, -apart)):
            ends = [(x, y + up), (x + long, y + up)]
            sheet.line(ends, sheet.style.text_soft, STUDY_WIDTH, 2, dashes=dashes)

    return KeyItem(draw, long, words)


def _hump(sheet: Sheet, words: Variants) -> KeyItem:
    style = sheet.style
    wide = 1.8 * style.size

    def draw(x: float, y: float) -> None:
        box = swatch(x, y, wide, 0.95 * style.size)
        sheet.fill(box, style.hump_peak, 2)
        sheet.line([(box.x0, box.y1), (box.x1, box.y1)], style.bar_edge, 1.1, 2.1)
        sheet.fill(Box(box.x0, box.y0 - 0.5, box.x1, box.y0), style.hump_peak, 2)

    return KeyItem(draw, wide, words)
