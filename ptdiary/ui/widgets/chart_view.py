"""A chart on the screen: matplotlib's own pixels, drawn anew whenever size or look change.

The drawing comes from `charts`, the same for screen, picture and paper; this shows it, tells which
entry is under the mouse or was reached with the arrow keys, and moves it through time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.charts.style import DARK, LIGHT, Style
from ptdiary.ui.widgets.focus import show_focus
from ptdiary.ui.widgets.role import heard_as

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from ptdiary.charts.placed import Box, Placed, PlacedPoint, PlacedStep
    from ptdiary.ui.theme import Look

# A chart pulled to earlier or later days: the image follows the hand, and is drawn as it can.


class ChartDrag:
    """From press to release. Places are pixels of the window, to the right."""

    def __init__(self) -> None:
        self._from: float | None = None
        self._x = 0.0
        self._far = False
        self._start: datetime | None = None

    def press(self, x: float, placed: Placed | None) -> None:
        """The button goes down here, over this chart."""
        self._from = self._x = x
        self._far = False
        self._start = placed.days[0] if placed is not None and placed.days else None

    def pull(self, x: float, least: float) -> bool:
        """The mouse is here now; whether this is a drag, and no longer a click."""
        self._x = x
        if self._from is not None and self._start is not None:
            self._far = self._far or abs(x - self._from) > least
        return self._far

    def release(self) -> bool:
        """The button goes up; whether it was a drag."""
        far, self._far, self._from = self._far, False, None
        return far

    def shift(self, placed: Placed, ratio: float) -> float:
        """How far the hand is from where the chart was drawn."""
        wanted = self._wanted(placed, ratio)
        if wanted is None or placed.days is None:
            return 0.0
        first, last = placed.days
        return (first - wanted) / (last - first) * placed.plot.width / ratio

    def step(self, placed: Placed, ratio: float) -> float:
        """The same as a part of what is shown, less than 0 for earlier days."""
        return -self.shift(placed, ratio) * ratio / max(placed.plot.width, 1.0)

    def _wanted(self, placed: Placed, ratio: float) -> datetime | None:
        """The left edge that the hand asks for."""
        if not self._far or self._from is None or self._start is None or placed.days is None:
            return None
        first, last = placed.days
        share = (self._x - self._from) * ratio / max(placed.plot.width, 1.0)
        return self._start - (last - first) * share


# A drawn chart as an image, and where everything is on it. One figure serves all its drawings.


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


Drawing = Callable[["Figure", Style], "Placed"]

_NEAR = 1.2  # em: how far from a point the mouse may be
_RING = 0.55  # em
_CLICK = 0.35  # em: a press that moves farther is a drag
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WEEKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ZOOMS = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Equal: 0.5, Qt.Key.Key_Minus: 2.0}
_PART = 0.25  # of what is shown: how far one step of a key goes
_NOTCH = 120.0  # what one notch of a wheel turns
_NOTCH_ZOOM, _NOTCH_PART = 1.25, 0.1


def screen_style(look: Look) -> Style:
    """The chart's style for the look of the window: its theme, and its text size."""
    style = DARK if look.dark else LIGHT
    style = replace(style, size=style.size * look.scale)
    if not look.contrast:
        return style
    ground, ink = look.name("surface"), look.name("text")
    return replace(style, surface=ground, text=ink, text_soft=ink, zero=ink)


@dataclass(frozen=True, slots=True)
class _Spot:
    """What is read out: the place of one in the list of its kind in `Placed`."""

    kind: Literal["point", "step", "visit"]
    index: int


class ChartView(QWidget):
    """Shows one chart.

    `pointed` names the entry to read out, empty for nothing; `step_pointed` gives the first day of
    an average, `visit_pointed` the moment of a visit. `opened` is an entry that the patient chose.
    If `movable`: `moved` by a part of what is shown (less than 0: to earlier days), `zoomed` by
    a factor of how much is shown, about a place from 0 left to 1 right; `reset` to how it was.
    """

    pointed = Signal(str)
    step_pointed = Signal(date)
    visit_pointed = Signal(datetime)
    opened = Signal(str)
    moved = Signal(float)
    zoomed = Signal(float, float)
    reset = Signal()

    movable = False

    def __init__(self, name: str, look: Look, height: float, parent: QWidget | None = None) -> None:
        """`name` for screen readers, `height` in em."""
        super().__init__(parent)
        heard_as(self, "image")
        self._look = look
        self._height = height
        self.setAccessibleName(name)
        self._more = 0.0
        self._image = ChartImage()
        self._drag = ChartDrag()
        self._at: _Spot | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        show_focus(self, look, 0.4)
        look.changed.connect(self._look_changed)
        self._look_changed()

    @property
    def placed(self) -> Placed | None:
        """What the last drawing placed where; None before the first."""
        return self._image.placed

    def show_drawing(self, drawing: Drawing | None, description: str, more: float = 0.0) -> None:
        """Show this chart; `description` says in a sentence what it shows.

        `more` is how much higher it is than usual, in sizes of the chart's words.
        """
        self._image.drawing = drawing
        self.setAccessibleDescription(description)
        if more != self._more:
            self._more = more
            self._look_changed()
        self.draw_again()

    def draw_again(self) -> None:
        """Draw at the next paint, as the diary or the look has changed."""
        self._image.forget()
        if self._at is not None:
            self._go_to(None)
        self.update()

    def picture(self) -> QImage | None:
        """The chart as it is on the screen."""
        self._draw()
        return self._image.image

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self._height * 2), self.minimumHeight())

    def _look_changed(self) -> None:
        more = self._more * screen_style(self._look).size / 72 * ChartImage.DPI
        self.setFixedHeight(self._look.px(self._height) + round(more))
        self.draw_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._draw()
        image, placed = self._image.image, self._image.placed
        if image is None or placed is None:
            return
        self._paint(event, image, placed)

    def _paint(self, event: QPaintEvent, image: QImage, placed: Placed) -> None:
        """Apart from the drawing: what that once raised keeps its callers, and a painter in them.

        A painter that is freed after what it painted on ends the program.
        """
        painter = QPainter(self)
        ratio = image.devicePixelRatio()
        shift = self._drag.shift(placed, ratio)
        if shift:
            self._image.paint_shifted(painter, shift, self._look.colour("surface"))
        else:
            area = event.rect()
            source = QRect(area.topLeft() * ratio, area.size() * ratio)
            painter.drawImage(area.topLeft(), image, source)
        point, step = self._point(), self._step()
        if point is not None:
            self._paint_hours(painter, point, placed, ratio)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.colour("text"), 2))
            ring = self._look.em * _RING
            painter.drawEllipse(QPointF(point.x / ratio, point.y / ratio), ring, ring)
        elif step is not None:
            painter.setPen(QPen(self._look.colour("text"), 2))
            painter.drawRect(_in_window(step.column, ratio).adjusted(1, 1, -1, -1))

    def _paint_hours(
        self, painter: QPainter, point: PlacedPoint, placed: Placed, ratio: float
    ) -> None:
        """Tint the hours after the session of a point, under all that is drawn there."""
        hours = placed.hours.get(point.session or "")
        if hours is None:
            return
        style, modes = screen_style(self._look), QPainter.CompositionMode
        dark = self._look.dark
        painter.setCompositionMode(
            modes.CompositionMode_Lighten if dark else modes.CompositionMode_Darken
        )
        whole, peak = hours
        painter.fillRect(_in_window(whole, ratio), QColor(style.tint_start))
        painter.fillRect(_in_window(peak, ratio), QColor(style.tint_peak))
        painter.setCompositionMode(modes.CompositionMode_SourceOver)

    # -- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag.press(event.position().x(), self._image.placed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        placed = self._image.placed
        if placed is None:
            return
        dots = self.devicePixelRatioF()
        if event.buttons() & Qt.MouseButton.LeftButton and self.movable:
            if self._drag.pull(event.position().x(), self._look.em * _CLICK):
                self._go_to(None)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.moved.emit(self._drag.step(placed, dots))
                self.update()
            return
        place = event.position() * dots
        self._go_to(_spot_at(placed, place, self._look.em * _NEAR * dots))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point, dragged = self._point(), self._drag.release()
        self.unsetCursor()
        if dragged:
            self.update()
        elif point is not None and point.entry:
            self.opened.emit(point.entry)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl closer or wider, sideways or with Shift through time; else the page."""
        turned, keys = event.angleDelta(), event.modifiers()
        if not self.movable:
            event.ignore()
        elif keys & Qt.KeyboardModifier.ControlModifier and turned.y():
            self._zoom(_NOTCH_ZOOM ** (-turned.y() / _NOTCH), event.position().x())
        elif keys & Qt.KeyboardModifier.ShiftModifier or abs(turned.x()) > abs(turned.y()):
            self.moved.emit(-(turned.x() or turned.y()) / _NOTCH * _NOTCH_PART)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Two fingers that part or close on a touchpad."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if self.movable and isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self._zoom(1 / max(1 + event.value(), 0.1), event.position().x())
            return True
        return super().event(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self._go_to(None)

    def _zoom(self, factor: float, x: float) -> None:
        placed = self._image.placed
        if placed is not None:
            dots = self.devicePixelRatioF()
            share = (x * dots - placed.plot.x0) / max(placed.plot.width, 1.0)
            self.zoomed.emit(factor, min(max(share, 0.0), 1.0))

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        point = self._point()
        if self._move_by_key(event) or self._step_by_key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and point is not None:
            self.opened.emit(point.entry)
        else:
            super().keyPressEvent(event)

    def _move_by_key(self, event: QKeyEvent) -> bool:
        """Shift and an arrow: through time; + and -: closer and wider; 0: as it was."""
        key = Qt.Key(event.key())
        if not self.movable:
            return False
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.moved.emit(_STEPS[key] * _PART)
        elif key in _ZOOMS:
            self.zoomed.emit(_ZOOMS[key], 0.5)
        elif key == Qt.Key.Key_0:
            self.reset.emit()
        else:
            return False
        return True

    def _step_by_key(self, event: QKeyEvent) -> bool:
        """Left and Right: the entry before or after; Home and End: the first and the last.

        Up and Down: the average before or after, where there are any.
        """
        placed, key = self._image.placed, Qt.Key(event.key())
        if placed is None:
            return False
        if key in _STEPS and placed.points:
            self._go_to(_Spot("point", self._next("point", len(placed.points), _STEPS[key])))
        elif key in _WEEKS and placed.steps:
            self._go_to(_Spot("step", self._next("step", len(placed.steps), _WEEKS[key])))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and placed.points:
            self._go_to(_Spot("point", 0 if key == Qt.Key.Key_Home else len(placed.points) - 1))
        else:
            return False
        return True

    def _next(self, kind: str, count: int, step: int) -> int:
        """The place after one step; from another kind, the last going back, else the first."""
        if self._at is None or self._at.kind != kind:
            return count - 1 if step < 0 else 0
        return min(max(self._at.index + step, 0), count - 1)

    # -- what is read out

    def _go_to(self, spot: _Spot | None) -> None:
        placed = self._image.placed
        if spot == self._at or placed is None:
            return
        before = self._touched()
        self._at = spot
        if spot is None or spot.kind == "point":
            point = self._point()
            self.pointed.emit("" if point is None else point.entry)
        elif spot.kind == "step":
            self.step_pointed.emit(placed.steps[spot.index].first)
        else:
            self.visit_pointed.emit(placed.visits[spot.index].at)
        for each in (*before, *self._touched()):
            self.update(each)

    def _touched(self) -> list[QRect]:
        """Where what is read out is painted over the chart."""
        placed, point, step = self._image.placed, self._point(), self._step()
        dots = self.devicePixelRatioF()
        if placed is not None and point is not None:
            hours = placed.hours.get(point.session or "", ())
            return [self._around(point), *(_in_window(box, dots).toAlignedRect() for box in hours)]
        return [] if step is None else [_in_window(step.column, dots).toAlignedRect()]

    def _around(self, point: PlacedPoint) -> QRect:
        dots, reach = self.devicePixelRatioF(), self._look.px(_RING) + 3
        x, y = round(point.x / dots), round(point.y / dots)
        return QRect(x - reach, y - reach, 2 * reach, 2 * reach)

    def _point(self) -> PlacedPoint | None:
        placed, spot = self._image.placed, self._at
        if placed is None or spot is None or spot.kind != "point":
            return None
        return placed.points[spot.index] if spot.index < len(placed.points) else None

    def _step(self) -> PlacedStep | None:
        placed, spot = self._image.placed, self._at
        if placed is None or spot is None or spot.kind != "step":
            return None
        return placed.steps[spot.index] if spot.index < len(placed.steps) else None

    def _draw(self) -> None:
        if self.width() > 0 and self.height() > 0:
            style = screen_style(self._look)
            self._image.draw(style, self.width(), self.height(), self.devicePixelRatioF())


def _spot_at(placed: Placed, place: QPointF, within: float) -> _Spot | None:
    """What is at a place, in pixels of the figure: a rating before a visit before an average."""
    x, y = place.x(), place.y()
    point = placed.nearest(x, y, within) if placed.dots_drawn else None
    if point is not None:
        return _Spot("point", point)
    visit = placed.visit_at(x, y)
    if visit is not None:
        return _Spot("visit", visit)
    step = placed.step_at(x, y, within) if placed.steps_drawn else None
    return None if step is None else _Spot("step", step)


def _in_window(box: Box, ratio: float) -> QRectF:
    """A box of the figure in pixels of the window."""
    return QRectF(box.x0 / ratio, box.y0 / ratio, box.width / ratio, box.height / ratio)
