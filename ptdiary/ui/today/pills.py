"""Quiet pills for what may be added to an entry: a plus, or a tick and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ptdiary.ui.widgets import Flow, PressedOnce, key_onward, show_focus, turned
from ptdiary.words import entry_rows as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ptdiary.ui.theme import Look

_HEIGHT, _SIDE, _ICON, _GAP = 2.3, 0.75, 0.8, 0.4  # em
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Pill(PressedOnce, QPushButton):
    """One of them. Without an answer it says what can be added, with one it says the answer."""

    opened = Signal(str)

    def __init__(self, key: str, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.key = key
        self.answer = ""
        self._title = title
        self._look = look
        self._is_open = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        show_focus(self, look, pill=True)
        look.changed.connect(self.updateGeometry)
        self.clicked.connect(self._open)
        self.show_answer("")

    def show_answer(self, answer: str) -> None:
        """Say what was answered; empty: nothing was."""
        self.answer = answer
        self.setText(answer or self._title)
        named = words.added_pill if answer else words.add_pill
        self.setAccessibleName(named(self._title, answer))
        self.updateGeometry()
        self.update()

    def show_open(self, is_open: bool) -> None:
        """Whether its row is open."""
        self._is_open = is_open
        self.setAccessibleDescription(words.OPEN_BELOW if is_open else "")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        return QSize(
            int(metrics.horizontalAdvance(self.text()) + self._margins() + 2), self._height(0)
        )

    def minimumSizeHint(self) -> QSize:
        metrics = self._metrics()
        widest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(int(widest + self._margins() + 2), self._height(0))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRectF(0, 0, max(width - self._margins(), 1.0), 10_000)
        return self._height(self._metrics().boundingRect(room, _FLAGS, self.text()).height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        elif event.key() in _STEPS:
            event.ignore()  # the row decides, in the order of reading
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em = self._look, self._look.em
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lit = bool(self.answer) or self._is_open or self.underMouse()
        ground = "accent_soft" if lit else "surface"
        edge = "accent" if self._is_open else "control"
        painter.setPen(QPen(look.colour(edge), 2.2 if self._is_open else 1.2))
        painter.setBrush(look.colour(ground))
        radius = min(rect.height() / 2, em * 1.4)
        painter.drawRoundedRect(rect, radius, radius)
        icon = QRectF(rect.left() + em * _SIDE, rect.center().y() - em * _ICON / 2,
                      em * _ICON, em * _ICON)  # fmt: skip
        drawing = "tick" if self.answer else "plus"
        look.paint_icon(painter, drawing, turned(icon, self), "accent", ground)
        painter.setFont(look.font(bold=bool(self.answer)))
        painter.setPen(look.colour("text"))
        words_left = em * (_SIDE + _ICON + _GAP)
        room = rect.adjusted(words_left, 0, -em * 0.4, 0)
        painter.drawText(turned(room, self), _FLAGS, self.text())

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._look.font(bold=bool(self.answer)))

    def _margins(self) -> float:
        return self._look.em * (2 * _SIDE + _ICON + _GAP)

    def _height(self, text: float) -> int:
        return int(max(self._look.em * _HEIGHT, text + self._look.em * 0.9))

    def _open(self) -> None:
        self.opened.emit(self.key)


class PillRow(QWidget):
    """The pills as one stop for Tab: arrows move, Enter or Space opens. `opened` with the key."""

    opened = Signal(str)

    def __init__(
        self, titles: Mapping[str, str], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = Flow(look, self)
        self.pills = {key: Pill(key, title, look, self) for key, title in titles.items()}
        for pill in self.pills.values():
            row.addWidget(pill)
            pill.opened.connect(self._opened)
        self._stop = next(iter(self.pills.values()))
        self._stop_at(self._stop)

    def show_pill(self, key: str, shown: bool) -> None:
        """Offer a pill, or leave it out."""
        self.pills[key].setVisible(shown)
        if self._stop.isHidden():
            self._stop_at(self._shown()[0])

    def stop(self) -> Pill:
        """The pill that Tab leads to."""
        return self._stop

    def focus_pill(self, key: str) -> None:
        """Put the keyboard on a pill."""
        self._stop_at(self.pills[key])
        self.pills[key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_onward(event.key(), self)
        shown = self._shown()
        if key in _STEPS and self._stop in shown:
            at = shown.index(self._stop) + _STEPS[key]
            self._move_to(shown[min(max(at, 0), len(shown) - 1)])
        elif key == Qt.Key.Key_Home:
            self._move_to(shown[0])
        elif key == Qt.Key.Key_End:
            self._move_to(shown[-1])
        else:
            super().keyPressEvent(event)

    def _move_to(self, pill: Pill) -> None:
        self._stop_at(pill)
        pill.setFocus(Qt.FocusReason.TabFocusReason)

    def _shown(self) -> list[Pill]:
        return [pill for pill in self.pills.values() if not pill.isHidden()]

    def _stop_at(self, stop: Pill) -> None:
        self._stop = stop
        for pill in self.pills.values():
            policy = Qt.FocusPolicy.StrongFocus if pill is stop else Qt.FocusPolicy.ClickFocus
            pill.setFocusPolicy(policy)

    def _opened(self, key: str) -> None:
        self._stop_at(self.pills[key])
        self.opened.emit(key)
