"""A sheet that blocks place things on. Nothing is painted yet, so positions can be tested.

All lengths are millimetres from the top left corner of the paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ptdiary.report.lettering import Fitter, Lettering, Strong, one_line, words_from_right

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Sheets of paper, and positions on them. Millimetres from its top left corner.


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, upright. `name` is what the command line calls it."""

    name: str
    width: float
    height: float


A4 = Paper("a4", 210.0, 297.0)
LETTER = Paper("letter", 215.9, 279.4)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}

SIDE_MARGIN = 14.0
TOP_MARGIN = 11.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the sheet."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


TAIL = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextItem:
    """A text in its box; `align` is left, right, centre, or natural (by its own direction).

    `strong` are the parts of it that are bold.
    """

    block: str
    box: Area
    text: str
    lettering: Lettering
    align: str = "left"
    strong: Strong = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineItem:
    """A level line, `weight` mm thick."""

    block: str
    box: Area
    weight: float
    grey: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameItem:
    """A rectangle: an outline, a grey fill (255 is white), or both."""

    block: str
    box: Area
    weight: float = 0.0
    fill: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignItem:
    """The shape of a level: octagon (urgent and above, and what to act on now) or triangle."""

    block: str
    box: Area
    octagon: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartItem:
    """A matplotlib figure, drawn as vectors into its box."""

    block: str
    box: Area
    figure: Figure


Item = TextItem | LineItem | FrameItem | SignItem | ChartItem


def mirrored(item: Item, paper: Paper) -> Item:
    """The same on the other side of the sheet, for words that run from right to left.

    A chart changes its place and stays as it is: its time runs from left to right.
    """
    box = replace(item.box, x=paper.width - item.box.right)
    if isinstance(item, TextItem):
        return replace(item, box=box, align=_OTHER_SIDE.get(item.align, item.align))
    return replace(item, box=box)


_OTHER_SIDE = {"left": "right", "right": "left"}


class PaperSheet:
    """Collects items, block by block; `block` names the one that is being placed.

    Blocks are placed as if words ran from left to right; `items` turns them where they do not.
    """

    def __init__(self, paper: Paper, fitter: Fitter) -> None:
        self.paper = paper
        self.block = ""
        self.fitter = fitter
        self._items: list[Item] = []

    @property
    def items(self) -> tuple[Item, ...]:
        """What was placed, from back to front."""
        if words_from_right():
            return tuple(mirrored(item, self.paper) for item in self._items)
        return tuple(self._items)

    def text(
        self,
        where: tuple[float, float, float],
        text: str,
        lettering: Lettering,
        *,
        align: str = "left",
        lines: int = 1,
        tail: str = TAIL,
        strong: Strong = (),
    ) -> float:
        """Place a text at (x, y) in a width, on at most `lines` lines; its height."""
        x, y, width = where
        shown = self.fitter.fitted(text, lettering, width, lines, tail, strong)
        if not shown:
            return 0.0
        strong = _up_to(strong, len(shown) - (len(tail) if shown != one_line(text) else 0))
        height = self.fitter.lines_of(shown, lettering, width, strong) * lettering.line
        self._items.append(
            TextItem(
                block=self.block,
                box=Area(x, y, width, height),
                text=shown,
                lettering=lettering,
                align=align,
                strong=strong,
            )
        )
        return height

    def height_of(
        self, text: str, lettering: Lettering, width: float, strong: Strong = ()
    ) -> float:
        """How tall the whole text would be in a width, in mm."""
        return self.fitter.lines_of(one_line(text), lettering, width, strong) * lettering.line

    def fitting_line(
        self,
        where: tuple[float, float, float],
        line: str,
        lettering: Lettering,
        *,
        align: str = "left",
    ) -> None:
        """Place one line that is known to fit its width."""
        x, y, width = where
        if line:
            box = Area(x, y, width, lettering.line)
            self._items.append(
                TextItem(block=self.block, box=box, text=line, lettering=lettering, align=align)
            )

    def across(self, x: float, y: float, width: float, weight: float, grey: int = 0) -> None:
        """Place a level line."""
        self._items.append(
            LineItem(block=self.block, box=Area(x, y, width, 0.0), weight=weight, grey=grey)
        )

    def frame(self, box: Area, weight: float = 0.0, fill: int | None = None) -> None:
        """Place a rectangle."""
        self._items.append(FrameItem(block=self.block, box=box, weight=weight, fill=fill))

    def sign(self, box: Area, *, octagon: bool) -> None:
        """Place a warning sign."""
        self._items.append(SignItem(block=self.block, box=box, octagon=octagon))

    def chart(self, box: Area, figure: Figure) -> None:
        """Place a figure."""
        self._items.append(ChartItem(block=self.block, box=box, figure=figure))


def _up_to(strong: Strong, end: int) -> Strong:
    """The bold parts of what is left of a text that was cut: what says so is not bold."""
    return tuple((start, min(each, end)) for start, each in strong if start < end)
