"""A drawn chart as an image, and where everything is on it. One figure serves all its drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from ptdiary.charts.placed import Placed
    from ptdiary.charts.style import Style


class ChartImage:
    """Draws when it was told to forget, or when the size has changed; else it has the image."""

    DPI = 100.0  # the charts' sizes were chosen at this resolution

    def __init__(self) -> None:
        self.drawing: Callable[[Figure, Style], Placed] | None = None
        self.image: QImage | None = None
        self.placed: Placed | None = None
        self._canvas: FigureCanvasAgg | None = None
        self._drawn_for: tuple[int, int, float] | None = None

    def forget(self) -> None:
        """What is drawn is old; it stays until the next drawing."""
        self._drawn_for = None

    def draw(self, style: Style, width: int, height: int, ratio: float) -> None:
        """The chart at a size in pixels of the window, sharp on a screen with `ratio` dots each."""
        wanted = (width, height, ratio)
        if self.drawing is None or wanted == self._drawn_for:
            return
        self._drawn_for = wanted
        canvas = self._canvas_of(*wanted)
        self.placed = self.drawing(canvas.figure, style)
        canvas.draw()
        wide, high = canvas.get_width_height()
        pixels = QImage(canvas.buffer_rgba(), wide, high, QImage.Format.Format_RGBA8888)
        # a format that the screen takes as it is: hovering paints parts of it again and again
        self.image = pixels.convertToFormat(QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)

    def paint_shifted(self, painter: QPainter, shift: float, ground: QColor) -> None:
        """Paint it with what moves with the days moved by `shift` pixels of the window."""
        if self.image is None or self.placed is None:
            return
        ratio = self.image.devicePixelRatio()
        painter.drawImage(0, 0, self.image)
        strip = self.placed.strip
        if strip is None:
            return
        source = QRectF(strip.x0, strip.y0, strip.width, strip.height)
        target = QRectF(
            strip.x0 / ratio, strip.y0 / ratio, strip.width / ratio, strip.height / ratio
        )
        painter.setClipRect(target)
        painter.fillRect(target, ground)
        painter.drawImage(target.translated(shift, 0), self.image, source)
        painter.setClipping(False)

    def _canvas_of(self, width: int, height: int, ratio: float) -> FigureCanvasAgg:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 costs 0.6 s
        from matplotlib.figure import Figure  # noqa: PLC0415

        if self._canvas is None:
            self._canvas = FigureCanvasAgg(Figure())
        figure = self._canvas.figure
        figure.set_dpi(self.DPI * ratio)
        figure.set_size_inches(width / self.DPI, height / self.DPI)
        return self._canvas
