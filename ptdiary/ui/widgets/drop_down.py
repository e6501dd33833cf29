"""A list that opens from one line, for a choice among many."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.direction import turned
from ptdiary.ui.widgets.focus import show_focus

_ARROW = 1.0  # em
_MOST = 14  # lines of the list before it scrolls


class DropDown(QComboBox):
    """`chosen` with the value that the patient chose. The wheel passes to the page."""

    chosen = Signal(str)

    def __init__(
        self, answers: Sequence[tuple[str, str]], look: Look, parent: QWidget | None = None
    ) -> None:
        """`answers` are (value, words)."""
        super().__init__(parent)
        self._look = look
        self.setView(QListView(self))  # the style sheet reaches its lines
        self.setMaxVisibleItems(_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(answers)
        self.activated.connect(self._choose)
        show_focus(self, look, 0.35)

    def offer(self, answers: Sequence[tuple[str, str]]) -> None:
        """Offer these, (value, words), instead of those before."""
        self.clear()
        for value, words in answers:
            self.addItem(words, value)

    def choose(self, value: str) -> None:
        """Show this as chosen. Emits nothing."""
        self.setCurrentIndex(self.findData(value))

    def value(self) -> str:
        """The chosen value, empty where none is."""
        return str(self.currentData() or "")

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(8), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing is changed by scrolling over it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._look.em * _ARROW
        left = self.width() - size - self._look.em * 0.5
        place = turned(QRectF(left, (self.height() - size) / 2, size, size), self)
        self._look.paint_icon(painter, "chevron-down", place, "text")

    def _choose(self) -> None:
        self.chosen.emit(self.value())
