"""A chart on the screen: matplotlib's own pixels, drawn anew whenever size or look change.

The drawing comes from `charts`, the same for screen, picture and paper; this shows it, and tells
which entry is under the mouse or was reached with the arrow keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.charts.style import DARK, LIGHT, Style
from ptdiary.ui.widgets.focus import show_focus

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from PySide6.QtCore import QEvent

    from ptdiary.charts.placed import Placed, PlacedPoint
    from ptdiary.ui.theme import Look

Drawing = Callable[["Figure", Style], "Placed"]

DPI = 100.0  # the charts' sizes were chosen at this resolution
_NEAR = 1.2  # em: how far from a point the mouse may be
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def screen_style(look: Look) -> Style:
    """The chart's style for the look of the window: its theme, and its text size."""
    style = DARK if look.dark else LIGHT
    return replace(style, size=style.size * look.scale)


class ChartView(QWidget):
    """Shows one chart.

    `pointed` names the entry to read out, empty for none; `opened` one that the patient chose.
    """

    pointed = Signal(str)
    opened = Signal(str)

    def __init__(self, look: Look, height: float, parent: QWidget | None = None) -> None:
        """`height` in em."""
        super().__init__(parent)
        self._look = look
        self._height = height
        self._drawing: Drawing | None = None
        self._image: QImage | None = None
        self._placed: Placed | None = None
        self._drawn_for: tuple[int, int, float] | None = None
        self._at: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.size(self, height=height)
        show_focus(self, look, 0.4)
        look.changed.connect(self.draw_again)

    @property
    def placed(self) -> Placed | None:
        """What the last drawing placed where; None before the first."""
        return self._placed

    def show_drawing(self, drawing: Drawing | None, description: str) -> None:
        """Show this chart; `description` says in a sentence what it shows."""
        self._drawing = drawing
        self.setAccessibleName(description)
        self.draw_again()

    def draw_again(self) -> None:
        """Draw at the next paint, as the diary or the look has changed."""
        self._drawn_for = None
        self._at = None
        self.update()

    def picture(self) -> QImage | None:
        """The chart as it stands on the screen."""
        self._draw()
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self._height * 2), self._look.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._draw()
        if self._image is None:
            return
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        point = self._point()
        if point is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.colour("text"), 2))
            ring = self._look.em * 0.55
            dots = self.devicePixelRatioF()
            painter.drawEllipse(QPointF(point.x / dots, point.y / dots), ring, ring)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._placed is not None:
            dots = self.devicePixelRatioF()
            place = event.position() * dots
            near = self._look.em * _NEAR * dots
            self._go_to(self._placed.nearest(place.x(), place.y(), near))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = self._point()
        if point is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(point.entry)

    def leaveEvent(self, _event: QEvent) -> None:
        self._go_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._placed.points) if self._placed else 0
        step = _STEPS.get(Qt.Key(event.key()))
        point = self._point()
        if step is not None and count:
            start = self._at if self._at is not None else count if step < 0 else -1
            self._go_to(min(max(start + step, 0), count - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and point is not None:
            self.opened.emit(point.entry)
        else:
            super().keyPressEvent(event)

    def _go_to(self, index: int | None) -> None:
        if index == self._at:
            return
        self._at = index
        point = self._point()
        self.pointed.emit("" if point is None else point.entry)
        self.update()

    def _point(self) -> PlacedPoint | None:
        return None if self._at is None or self._placed is None else self._placed.points[self._at]

    def _draw(self) -> None:
        wanted = (self.width(), self.height(), self.devicePixelRatioF())
        if self._drawing is None or wanted == self._drawn_for or min(wanted) <= 0:
            return
        self._drawn_for = wanted
        image, placed = _drawn(self._drawing, screen_style(self._look), *wanted)
        self._image, self._placed = image, placed


def _drawn(
    drawing: Drawing, style: Style, width: int, height: int, ratio: float
) -> tuple[QImage, Placed]:
    """The chart at a size in pixels of the window, sharp on a screen with `ratio` dots a pixel."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 costs 0.6 s
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI * ratio)
    canvas = FigureCanvasAgg(figure)
    placed = drawing(figure, style)
    canvas.draw()
    dots_wide, dots_high = canvas.get_width_height()
    image = QImage(
        bytes(canvas.buffer_rgba()), dots_wide, dots_high, QImage.Format.Format_RGBA8888
    ).copy()
    image.setDevicePixelRatio(ratio)
    return image, placed
