"""The ring around what has the keyboard: two tones, so that it shows on every ground."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QGridLayout,
    QLabel,
    QLayout,
    QStackedLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ptdiary.ui.theme import Look

# The order of Tab, and of reading aloud: the order of things on the page.


def put_in_order(*items: QWidget | QLayout) -> None:
    """Let Tab go through everything in these, in the order in which it was laid out."""
    stops: list[QWidget] = []
    for item in items:
        _add_stops(item, stops)
    for before, after in itertools.pairwise(stops):
        QWidget.setTabOrder(before, after)


def read_in_order(root: QWidget) -> None:
    """Let screen readers read what is in a widget as it is laid out.

    They go by the order of making, which is another where a part is made before its heading.
    """
    layout = root.layout()
    inside = [each for each in root.children() if isinstance(each, QWidget)]
    if layout is not None and not isinstance(layout, QStackedLayout):
        wanted = [each for each in _laid_out(layout) if each.parentWidget() is root]
        among = set(wanted)
        if [each for each in inside if each in among] != wanted:
            # what lies over the others, as the ring does, stays above them
            for each in (*wanted, *(each for each in inside if each not in among)):
                each.raise_()
    for each in inside:
        read_in_order(each)


def _laid_out(layout: QLayout) -> list[QWidget]:
    """The widgets in a layout and in those inside it, in the order of reading."""
    parts = _parts(layout)
    if isinstance(layout, QGridLayout):
        parts.sort(key=lambda each: _cell(layout, layout.indexOf(each)))
    found: list[QWidget] = []
    for each in parts:
        found += [each] if isinstance(each, QWidget) else _laid_out(each)
    return found


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    """What is in a layout, in the order of its places.

    A layout of Qt is not asked for its items: each would stay known by its address after its widget
    has gone, and whatever is made at that address next would be taken for it, and end the program.
    """
    if not isinstance(layout, QBoxLayout | QGridLayout | QStackedLayout):  # ours, of Python
        items = [layout.itemAt(place) for place in range(layout.count())]
        found = [each.widget() or each.layout() for each in items if each is not None]
        return [each for each in found if each is not None]
    among = layout.parentWidget()
    inside = [*(among.children() if among is not None else ()), *layout.children()]
    parts = {
        place: each
        for each in inside
        if isinstance(each, QWidget | QLayout) and (place := layout.indexOf(each)) >= 0
    }
    return [parts[place] for place in sorted(parts)]


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    at: Any = grid.getItemPosition(place)  # declared as `object`
    return at[0], at[1]


def move_focus(to: QWidget) -> None:
    """Give the keyboard to a widget; with a ring if what had it shows one."""
    now = QApplication.focusWidget()
    ring = now.findChild(_Ring) if now is not None else None
    shown = ring is not None and ring.isVisible()
    to.setFocus(Qt.FocusReason.TabFocusReason if shown else Qt.FocusReason.OtherFocusReason)


def _add_stops(item: QWidget | QLayout, stops: list[QWidget]) -> None:
    """Every widget inside that can have the keyboard, shown or not, in the order of the layout."""
    layout = item.layout() if isinstance(item, QWidget) else item
    if isinstance(item, QWidget) and (
        item.focusPolicy() & Qt.FocusPolicy.TabFocus or _one_of_many(item)
    ):
        stops.append(item)
    if layout is None:
        return
    for each in _parts(layout):
        _add_stops(each, stops)


def _one_of_many(item: QWidget) -> bool:
    """Whether it is one of several answers of which Tab stops at one alone, as it is now.

    Tab may stop at another later, which has to have its place by then.
    """
    return isinstance(item, QAbstractButton) and item.focusPolicy() != Qt.FocusPolicy.NoFocus


_OUTER = 2.6  # pixels
_INNER = 2.0
_PILL = -1.0

_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}


def paint_ring(painter: QPainter, rect: QRectF, radius: float, look: Look) -> None:
    """The ring just inside `rect`; `radius` in pixels."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = _OUTER / 2
    painter.setPen(QPen(look.colour("focus_outer"), _OUTER))
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    inset = _OUTER + _INNER / 2
    inner = max(radius - 2, 0)
    painter.setPen(QPen(look.colour("focus_inner"), _INNER))
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), inner, inner)


def show_focus(
    widget: QWidget,
    look: Look,
    radius: float = 0.45,
    pill: bool = False,
    place: Callable[[], QRect] | None = None,
) -> None:
    """Give a widget a ring while it has the focus and the keyboard is in use. `radius` in em.

    `place`: where in the widget the ring is, as around the row of a list; see `move_ring`.
    """
    _Watcher(widget, look, _PILL if pill else radius, place or widget.rect)


def stop_at(label: QLabel, look: Look) -> None:
    """Let Tab stop at words that answer nothing; they have room for the ring around them."""
    label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    beside, above = look.px(0.4), look.px(0.25)
    label.setContentsMargins(beside, above, beside, above)
    show_focus(label, look)


def move_ring(widget: QWidget, place: QRect) -> None:
    """Put the ring of a widget somewhere else in it."""
    ring = widget.findChild(_Ring)
    if ring is not None:
        ring.setGeometry(place)


class _Watcher(QObject):
    """Shows the ring after Tab or a shortcut, and after any key if the mouse gave the focus."""

    def __init__(
        self, widget: QWidget, look: Look, radius: float, place: Callable[[], QRect]
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._place = place
        self._look = look
        self._radius = radius
        self._ring: _Ring | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() in _KEYBOARD:
                self._show()
        elif kind == QEvent.Type.FocusOut:
            if self._ring is not None:
                self._ring.hide()
        elif kind == QEvent.Type.KeyRelease:
            if self._widget.hasFocus() and event.key() not in _MODIFIERS:  # type: ignore[attr-defined]
                self._show()
        elif kind == QEvent.Type.Resize and self._ring is not None:
            self._ring.setGeometry(self._place())
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        if self._ring is None:
            self._ring = _Ring(self._widget, self._look, self._radius)
        self._ring.setGeometry(self._place())
        self._ring.raise_()
        self._ring.show()


class _Ring(QWidget):
    """Lies over the widget; the mouse and screen readers pass through it."""

    def __init__(self, parent: QWidget, look: Look, radius: float) -> None:
        super().__init__(parent)
        self._look = look
        self._radius = radius
        self.setObjectName("ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        radius = rect.height() / 2 if self._radius == _PILL else self._look.em * self._radius
        paint_ring(painter, rect, radius, self._look)
