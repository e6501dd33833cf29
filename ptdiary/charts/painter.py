"""A matplotlib figure drawn with a QPainter: vectors and real words on printer, PDF and picture.

The only module of the charts that knows Qt. One unit of the painter's is a point while it draws.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, cast

import matplotlib as mpl
import numpy as np
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Transform
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
)

from ptdiary.charts.sheet import extent_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text
    from numpy.typing import ArrayLike

POINTS_AN_INCH = 72.0
_CAPS = {
    "butt": Qt.PenCapStyle.FlatCap,
    "projecting": Qt.PenCapStyle.SquareCap,
    "round": Qt.PenCapStyle.RoundCap,
}
_JOINS = {
    "miter": Qt.PenJoinStyle.MiterJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
    "round": Qt.PenJoinStyle.RoundJoin,
}
_FONT_PIXELS = 1000  # fonts are set this large and scaled down: no hinting, no rounded widths
_SHORTEST_DASH = 0.01
_HATCH_TILE = 72.0  # points: a hatch repeats every inch
_BOLD = 600
_WEIGHTS = {"bold": 700, "semibold": 600, "heavy": 800, "black": 900}


def paint_figure(figure: "Figure", painter: QPainter, rect: QRectF) -> None:
    """Draw the figure into a rectangle, in the painter's units; keep it in the figure's shape.

    Needs a QGuiApplication. The figure keeps its dpi and its canvas.
    """
    canvas, dpi = figure.canvas, figure.dpi
    width, height = (float(inches) * POINTS_AN_INCH for inches in figure.get_size_inches())
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / width, rect.height() / height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        FigureCanvasBase(figure)
        figure.dpi = POINTS_AN_INCH
        figure.draw(QPainterRenderer(painter, width, height))
    finally:
        figure.dpi = dpi
        figure.set_canvas(canvas)
        painter.restore()


class QPainterRenderer(RendererBase):
    """Draws on a painter whose unit is a point and whose origin is the top left of the figure."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        super().__init__()
        self._painter = painter
        self._width, self._height = width, height
        self._down = Affine2D().scale(1, -1).translate(0, height)
        self._fonts: dict[_Face, QFont] = {}

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Points."""
        return self._width, self._height

    def flipy(self) -> bool:
        """Whether y grows downwards: words are placed so."""
        return True

    def points_to_pixels(self, points: "ArrayLike") -> Any:
        """A pixel is a point here."""
        return points

    def option_image_nocomposite(self) -> bool:
        """Pictures are drawn one by one."""
        return True

    # -- shapes

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 matplotlib's name
    ) -> None:
        """Fill, hatch and stroke a path."""
        self._painter.save()
        self._clip(gc)
        only_line = rgbFace is None and gc.get_hatch() is None
        # a line that leaves the page by far would overflow the numbers of some printers
        clip = (0.0, 0.0, self._width, self._height) if only_line else None
        shape = _qt_path(path, transform + self._down, clip)
        if rgbFace is not None:
            self._painter.fillPath(shape, QBrush(_colour(rgbFace, gc)))
        if gc.get_hatch() is not None:
            self._hatch(gc, shape)
        self._painter.strokePath(shape, _pen(gc))
        self._painter.restore()

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803 matplotlib's name
    ) -> None:
        """The same shape at every corner of a path."""
        self._painter.save()
        self._clip(gc)
        self._painter.setPen(_pen(gc))
        fill = Qt.BrushStyle.NoBrush if rgbFace is None else QBrush(_colour(rgbFace, gc))
        self._painter.setBrush(fill)
        shape = _qt_path(marker_path, marker_trans + Affine2D().scale(1, -1), None)
        for corners, _ in path.iter_segments(trans + self._down, simplify=False):
            x, y = float(corners[-2]), float(corners[-1])
            if math.isfinite(x) and math.isfinite(y):
                self._painter.drawPath(shape.translated(x, y))
        self._painter.restore()

    def draw_image(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        im: "ArrayLike",
        transform: Any = None,  # noqa: ARG002 only asked for by renderers that say they can
    ) -> None:
        """A picture of red, green, blue and alpha bytes, its lower left corner at (x, y)."""
        pixels = np.ascontiguousarray(im)
        rows, columns = pixels.shape[:2]
        image = QImage(pixels.tobytes(), columns, rows, QImage.Format.Format_RGBA8888)
        self._painter.save()
        self._clip(gc)
        self._painter.drawImage(QPointF(x, self._height - y - rows), image)
        self._painter.restore()

    def _hatch(self, gc: GraphicsContextBase, shape: QPainterPath) -> None:
        """Stripes as lines inside the shape: a brush with a pattern would be a picture on paper."""
        unit = gc.get_hatch_path()
        self._painter.save()
        self._painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        tile = _qt_path(unit, Affine2D().scale(_HATCH_TILE), None)
        colour = _colour(gc.get_hatch_color(), gc)
        pen = QPen(colour, gc.get_hatch_linewidth())
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        for x, y in _tiles(shape.boundingRect()):
            self._painter.strokePath(tile.translated(x, y), pen)
            if gc.get_hatch() and set(str(gc.get_hatch())) & set("oO.*"):
                self._painter.fillPath(tile.translated(x, y), QBrush(colour))
        self._painter.restore()

    def _clip(self, gc: GraphicsContextBase) -> None:
        bounds = gc.get_clip_rectangle()
        if bounds is not None:
            rect = QRectF(bounds.x0, self._height - bounds.y1, bounds.width, bounds.height)
            self._painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        path, transform = gc.get_clip_path()
        if path is not None and transform is not None:
            # matplotlib's stubs say otherwise
            shape = _qt_path(cast("Path", path), transform + self._down, None)
            self._painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)

    # -- words

    def get_text_width_height_descent(
        self, s: str, prop: "FontProperties", ismath: Any
    ) -> tuple[float, float, float]:
        """Measured by matplotlib from the letters, as wherever the chart is drawn."""
        if ismath:
            return text_to_path.get_text_width_height_descent(s, prop, ismath)
        return extent_of(s, prop.copy())

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: "FontProperties",
        angle: float,
        ismath: Any = False,
        mtext: "Text | None" = None,
    ) -> None:
        """Words as words, which can be searched and copied; formulas as shapes."""
        if ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        face = _face(prop)
        if face not in self._fonts:
            self._fonts[face] = _font(face)
        scale = float(prop.get_size_in_points()) / _FONT_PIXELS
        measured, _, _ = self.get_text_width_height_descent(s, prop, ismath=False)
        drawn = _advance(s, face) * scale
        # if Qt had to take another font, it still gets no more room than was planned
        squeeze = min(1.0, measured / drawn) if drawn > 0 else 1.0
        self._painter.save()
        self._clip(gc)
        self._painter.translate(x, y)
        self._painter.rotate(-angle)
        self._painter.scale(scale * squeeze, scale)
        self._painter.setFont(self._fonts[face])
        self._painter.setPen(QPen(_colour(gc.get_rgb(), gc)))
        self._painter.drawText(QPointF(0, 0), s)
        self._painter.restore()


def load_fonts() -> None:
    """Make matplotlib's own font known to Qt. Needs a QGuiApplication."""
    if "DejaVu Sans" in QFontDatabase.families():
        return
    folder = FilePath(mpl.get_data_path()) / "fonts" / "ttf"
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(folder / name))


# A font by its family, whether it is bold, and whether it leans.
_Face = tuple[str, bool, bool]


def _face(prop: "FontProperties") -> _Face:
    weight = prop.get_weight()
    heavy = weight if isinstance(weight, int) else _WEIGHTS.get(str(weight), 400)
    return prop.get_family()[0], heavy >= _BOLD, prop.get_style() in {"italic", "oblique"}


def _font(face: _Face) -> QFont:
    family, bold, italic = face
    if family == "DejaVu Sans":
        load_fonts()
    font = QFont(family)
    font.setPixelSize(_FONT_PIXELS)
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=2000)
def _advance(words: str, face: _Face) -> float:
    """How wide Qt draws words, in pixels of the font."""
    return QFontMetricsF(_font(face)).horizontalAdvance(words)


def _colour(rgba: Any, gc: GraphicsContextBase) -> QColor:
    red, green, blue, *rest = (float(part) for part in rgba)
    alpha = rest[0] if rest else 1.0
    if gc.get_forced_alpha() or not rest:
        alpha = float(gc.get_alpha())
    return QColor.fromRgbF(red, green, blue, alpha)


def _pen(gc: GraphicsContextBase) -> QPen:
    width = float(gc.get_linewidth())
    if width == 0:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_colour(gc.get_rgb(), gc), width)
    pen.setCapStyle(_CAPS[str(gc.get_capstyle())])
    pen.setJoinStyle(_JOINS[str(gc.get_joinstyle())])
    offset, dashes = gc.get_dashes()
    if dashes is not None:
        lengths = np.asarray(dashes, dtype=float)
        # Qt counts dashes in widths of the line, matplotlib in points
        pen.setDashPattern([max(float(each) / width, _SHORTEST_DASH) for each in lengths])
        pen.setDashOffset(float(offset or 0) / width)
    return pen


def _qt_path(
    path: Path, transform: Transform, clip: tuple[float, float, float, float] | None
) -> QPainterPath:
    shape = QPainterPath()
    for numbers, code in _segments(path, transform, clip):
        if code == Path.MOVETO:
            shape.moveTo(*numbers)
        elif code == Path.LINETO:
            shape.lineTo(*numbers)
        elif code == Path.CURVE3:
            shape.quadTo(*numbers)
        elif code == Path.CURVE4:
            shape.cubicTo(*numbers)
        elif code == Path.CLOSEPOLY:
            shape.closeSubpath()
    return shape


def _segments(
    path: Path, transform: Transform, clip: tuple[float, float, float, float] | None
) -> Iterator[tuple[list[float], int]]:
    """What `Path.iter_segments` tells, which makes an array of every corner and takes long."""
    if not len(path):
        return
    cleaned = path.cleaned(transform, remove_nans=True, clip=clip, simplify=False, curves=True)
    corners, codes = (iter(np.asarray(each).tolist()) for each in (cleaned.vertices, cleaned.codes))
    for corner, code in zip(corners, codes, strict=False):
        if code == Path.STOP:
            break
        numbers = [*corner]
        for _ in range(Path.NUM_VERTICES_FOR_CODE[code] - 1):
            next(codes)
            numbers += next(corners)
        yield numbers, code


def _tiles(bounds: QRectF) -> Iterator[tuple[float, float]]:
    """Corners of the tiles that cover a rectangle, on one grid for the whole page."""
    first_column = math.floor(bounds.left() / _HATCH_TILE)
    first_row = math.floor(bounds.top() / _HATCH_TILE)
    for row in range(first_row, math.ceil(bounds.bottom() / _HATCH_TILE)):
        for column in range(first_column, math.ceil(bounds.right() / _HATCH_TILE)):
            yield column * _HATCH_TILE, row * _HATCH_TILE
