"""The key under a chart: the same shapes as in it, in as many lines as the width needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from ptdiary.charts.packing import flow
from ptdiary.charts.placed import Box
from ptdiary.charts.sheet import Sheet
from ptdiary.words.charts import Variants

_LINE = 1.85  # height of a line, in sizes of the words
_WORDS = 0.86
_BETWEEN, _CLOSE, _BESIDE = 1.15, 0.7, 0.4

# Draws a sample whose left end is at x, on the height y.
Draw = Callable[[float, float], None]


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One entry of a key: a drawn sample, how wide it is, and what it means, longest first."""

    draw: Draw
    wide: float
    words: Variants


@dataclass(frozen=True, slots=True)
class Key:
    """A key that is broken into lines, and the variant of its words that it takes."""

    items: Sequence[KeyItem]
    lines: Sequence[Sequence[int]]
    variant: int
    between: float
    height: float


def key_size(sheet: Sheet) -> float:
    """The size of a key's words."""
    return sheet.style.points(_WORDS)


def plan_key(sheet: Sheet, items: Sequence[KeyItem]) -> Key:
    """The longest words that fit in one line, closer together if need be; else several lines."""
    size = sheet.style.size
    variants = max((len(item.words) for item in items), default=1)
    available = sheet.width - 1.2 * size
    choices = []
    for variant, between in product(range(variants), (_BETWEEN * size, _CLOSE * size)):
        wide = [_wide(sheet, item, variant) + between for item in items]
        # the room after the last item of a line is no loss
        if max(wide, default=0.0) <= available + between or variant == variants - 1:
            choices.append((flow(wide, available + between), variant, between))
    lines, variant, between = next((each for each in choices if len(each[0]) == 1), choices[0])
    height = (len(lines) * _LINE + 0.15) * size if items else 0.0
    return Key(items, lines, variant, between, height)


def _said(item: KeyItem, variant: int) -> str:
    return item.words[min(variant, len(item.words) - 1)]


def _wide(sheet: Sheet, item: KeyItem, variant: int) -> float:
    size = sheet.style.size
    words = sheet.wide(_said(item, variant), key_size(sheet))
    return item.wide + _BESIDE * size + words


def draw_key(sheet: Sheet, key: Key) -> None:
    """Draw it at the foot of the sheet."""
    style = sheet.style
    size = key_size(sheet)
    for row, line in enumerate(key.lines):
        y = key.height - (row + 0.5) * _LINE * style.size
        x = 0.6 * style.size
        for index in line:
            item = key.items[index]
            item.draw(x, y)
            said = _said(item, key.variant)
            box = sheet.box_of(said, x + item.wide + _BESIDE * style.size, y, size, at="left")
            sheet.write("key", said, box, size, style.text_soft)
            x += _wide(sheet, item, key.variant) + key.between


def swatch(x: float, y: float, wide: float, tall: float) -> Box:
    """The rectangle of a sample."""
    return Box(x, y - tall / 2, x + wide, y + tall / 2)
