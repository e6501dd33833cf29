"""Pen and type on a matplotlib Figure: everything is put at points from its lower left corner.

There are no Axes: a chart's lanes have scales of their own, and layers cross them. Words are
measured without a canvas, from the letters themselves, so that screen, picture file and paper
agree on where there is room.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import TextPath, text_to_path
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

from ptdiary.charts.placed import Box, PlacedWords
from ptdiary.charts.style import Segment, Style, stripes

# How wide words are, from the letters themselves.


def font_of(family: str, size: float, *, bold: bool) -> FontProperties:
    """A font by its family, its size in points, and its weight."""
    return FontProperties(family=family, size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=4096)
def width_of(words: str, family: str, size: float, *, bold: bool) -> float:
    """How many points wide words are. Each redraw asks for the same words again."""
    wide, _, _ = extent_of(words, font_of(family, size, bold=bold))
    return float(wide)


@lru_cache(maxsize=4096)
def extent_of(words: str, font: FontProperties) -> tuple[float, float, float]:
    """Width, height and descent of words, in points; the font is one that nobody changes.

    What measured the words to place them measures them again each time they are painted.
    """
    return text_to_path.get_text_width_height_descent(words, font, ismath=False)


@lru_cache(maxsize=1024)
def letters_of(words: str, family: str, size: float, *, bold: bool) -> Path:
    """The outlines of words from their baseline's left end, in points."""
    outlines: Path = TextPath((0, 0), words, prop=font_of(family, size, bold=bold))
    return outlines


# Letters hinted to whole pixels would be up to 5 % wider on a screen than they are measured here.
mpl.rcParams["text.hinting"] = "no_hinting"

POINTS_AN_INCH = 72
# Of the size of words: how far they reach above and below their baseline.
ABOVE, BELOW = 0.76, 0.24
_MIDDLE = 0.36  # half the height of a capital or a figure

Places = Sequence[tuple[float, float]]
Dashes = tuple[float, ...]


class Sheet:
    """A cleared figure, and a note of all words that were written on it."""

    def __init__(self, figure: Figure, style: Style) -> None:
        figure.clear()
        figure.set_facecolor(style.surface)
        self.style = style
        self.width = float(figure.get_figwidth()) * POINTS_AN_INCH
        self.height = float(figure.get_figheight()) * POINTS_AN_INCH
        self.page = Box(0, 0, self.width, self.height)
        self._pixels = float(figure.dpi) / POINTS_AN_INCH
        self._figure = figure
        self._points = Affine2D().scale(1 / POINTS_AN_INCH) + figure.dpi_scale_trans
        self.words: list[PlacedWords] = []

    # -- from points upwards to pixels downwards

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a place is, in pixels from the top left."""
        return x * self._pixels, (self.height - y) * self._pixels

    def pixels(self, box: Box) -> Box:
        """The same box in pixels from the top left."""
        x0, y1 = self.place(box.x0, box.y0)
        x1, y0 = self.place(box.x1, box.y1)
        return Box(x0, y0, x1, y1)

    # -- lines and shapes

    def line(
        self,
        places: Places,
        colour: str,
        width: float,
        layer: float,
        *,
        dashes: Dashes | None = None,
        clip: Box | None = None,
        alpha: float | None = None,
        halo: float = 0,
    ) -> None:
        """A line through places, which a place of nan breaks.

        `dashes` are on and off, in widths of the line. `halo` keeps it clear of what is under it.
        """
        if halo:
            self.line(places, self.style.surface, width + halo, layer - 0.1, clip=clip)
        xs, ys = [x for x, _ in places], [y for _, y in places]
        drawn = Line2D(xs, ys, color=colour, linewidth=width, zorder=layer, alpha=alpha)
        drawn.set_solid_joinstyle("round")
        drawn.set_solid_capstyle("butt" if len(places) == 2 else "round")  # noqa: PLR2004
        if dashes:
            drawn.set_linestyle((0, dashes))
        self._add_line(drawn, clip)

    def shape(self, places: Places, colour: str, layer: float) -> None:
        """A filled shape without an edge."""
        self._add(Polygon(list(places), closed=True, facecolor=colour, linewidth=0, zorder=layer))

    def fill(self, box: Box, colour: str, layer: float) -> None:
        """A filled rectangle without an edge."""
        self._rectangle(box, layer, facecolor=colour, linewidth=0)

    def fills(self, boxes: Sequence[Box], colour: str, layer: float) -> None:
        """Many filled rectangles of one look, as one shape."""
        if boxes:
            self._add(PathPatch(_path(boxes), facecolor=colour, linewidth=0, zorder=layer))

    def outlines(self, boxes: Sequence[Box], colour: str, width: float, layer: float) -> None:
        """The edges of many rectangles, as one shape."""
        if boxes:
            path, look = _path(boxes), {"edgecolor": colour, "linewidth": width}
            self._add(PathPatch(path, facecolor="none", joinstyle="miter", zorder=layer, **look))

    def outline(self, box: Box, colour: str, width: float, layer: float) -> None:
        """The edge of a rectangle."""
        self._rectangle(box, layer, facecolor="none", edgecolor=colour, linewidth=width)

    def _rectangle(self, box: Box, layer: float, **look: Any) -> None:
        self._add(Rectangle((box.x0, box.y0), box.width, box.height, zorder=layer, **look))

    def hatch(
        self, box: Box, colour: str, width: float, spacing: float, layer: float, *, rising: bool
    ) -> None:
        """Stripes in a rectangle."""
        self.segments(stripes(box, spacing, rising=rising), colour, width, layer, clip=box)

    def segments(
        self,
        lines: Iterable[Segment],
        colour: str,
        width: float,
        layer: float,
        *,
        clip: Box | None = None,
        dashes: Dashes | None = None,
    ) -> None:
        """Many short lines of one look."""
        nan = float("nan")
        places = [
            place
            for x0, y0, x1, y1 in lines
            for place in ((x0, y0), (x1, y1), (nan, nan))
        ]  # fmt: skip
        drawn = Line2D([x for x, _ in places], [y for _, y in places], color=colour)
        drawn.set_linewidth(width)
        drawn.set_zorder(layer)
        drawn.set_solid_capstyle("butt")
        if dashes:
            drawn.set_linestyle((0, dashes))
        self._add_line(drawn, clip)

    def dots(
        self,
        places: Places,
        shape: str,
        size: float,
        layer: float,
        *,
        fill: str,
        edge: str,
        edge_width: float,
    ) -> None:
        """Markers: `o` disc, `D` diamond, `x` cross, `^` triangle, `8` octagon. `size` across."""
        drawn = Line2D([x for x, _ in places], [y for _, y in places], linestyle="none")
        drawn.set_marker(shape)
        drawn.set_markersize(size)
        drawn.set_markerfacecolor(fill)
        drawn.set_markeredgecolor(edge)
        drawn.set_markeredgewidth(edge_width)
        drawn.set_zorder(layer)
        self._add_line(drawn, None)

    def _add(self, drawn: Artist) -> None:
        drawn.set_transform(self._points)
        self._figure.add_artist(drawn)

    def _add_line(self, drawn: Line2D, clip: Box | None) -> None:
        self._add(drawn)
        if clip is not None:
            bounds = Bbox.from_extents(clip.x0, clip.y0, clip.x1, clip.y1)
            drawn.set_clip_box(TransformedBbox(bounds, self._points))

    # -- words

    def wide(self, words: str, size: float, *, bold: bool = False) -> float:
        """How wide words are."""
        return width_of(words, self.style.family, size, bold=bold)

    def measured(self, bold: bool, size: float) -> Callable[[str], float]:
        """A function that tells how wide words of one size are."""

        def width(words: str) -> float:
            return self.wide(words, size, bold=bold)

        return width

    def box_of(
        self, words: str, x: float, middle: float, size: float, *, bold: bool = False, at: str
    ) -> Box:
        """The room of words whose left, centre or right (`at`) is at x, centred on `middle`."""
        width = self.wide(words, size, bold=bold)
        left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[at] * width
        base = middle - _MIDDLE * size
        return Box(left, base - BELOW * size, left + width, base + ABOVE * size)

    def write(
        self,
        kind: str,
        words: str,
        box: Box,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        halo: str | None = None,
        layer: float = 8,
    ) -> None:
        """Write words into the room that `box_of` gave them, perhaps moved since."""
        x, base = box.x0, box.y0 + BELOW * size
        if halo:
            self._halo(words, x, base, size, bold=bold, colour=halo, layer=layer - 0.05)
        self._text(words, x, base, size, colour, bold=bold, layer=layer, turned=False)
        self.words.append(PlacedWords(kind=kind, words=words, box=self.pixels(box)))

    def write_upright(
        self, kind: str, words: str, box: Box, size: float, colour: str, layer: float = 8
    ) -> None:
        """Write words that read from the bottom to the top of a box."""
        self._text(
            words, box.x1 - BELOW * size, box.y0, size, colour, bold=False, layer=layer, turned=True
        )
        self.words.append(PlacedWords(kind=kind, words=words, box=self.pixels(box)))

    def _text(
        self,
        words: str,
        x: float,
        base: float,
        size: float,
        colour: str,
        *,
        bold: bool,
        layer: float,
        turned: bool,
    ) -> None:
        self._figure.text(
            x,
            base,
            words,
            color=colour,
            fontproperties=self._font(size, bold=bold),
            ha="left",
            va="baseline",
            rotation=90 if turned else 0,
            rotation_mode="anchor",
            parse_math=False,
            transform=self._points,
            zorder=layer,
        )

    def _halo(
        self,
        words: str,
        x: float,
        base: float,
        size: float,
        *,
        bold: bool,
        colour: str,
        layer: float,
    ) -> None:
        """The letters' outlines, broadly, under them: a text effect would turn words into paths."""
        letters = letters_of(words, self.style.family, size, bold=bold)
        self._add(
            PathPatch(
                letters.transformed(Affine2D().translate(x, base)),
                facecolor="none",
                edgecolor=colour,
                linewidth=size * 0.36,
                joinstyle="round",
                zorder=layer,
            )
        )

    def _font(self, size: float, *, bold: bool) -> FontProperties:
        return font_of(self.style.family, size, bold=bold)


def _path(boxes: Sequence[Box]) -> Path:
    corners = [
        corner
        for box in boxes
        for corner in (
            (box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1),
            (box.x0, box.y0),
        )
    ]  # fmt: skip
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(boxes)
    return Path(corners, codes)
