"""The three pages of Settings: the tabs that choose one, and the two columns of cards on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.widgets import Chip, Choices, nest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ptdiary.ui.theme import Look

_LINE = 0.22  # em: under the chosen tab
_HEIGHT = 2.2


class Tab(Chip):
    """The name of a page; a line under it says that it is the one shown."""

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._look.font(bold=True)).horizontalAdvance(self.text())
        return QSize(int(width + self._look.em * 0.8), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(6), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look, em = QPainter(self), self._look, self._look.em
        chosen = self.isChecked()
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, look.colour("accent_soft"))
        painter.setFont(look.font(bold=chosen))
        painter.setPen(look.colour("accent" if chosen else "text"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(0, 0, 0, -em * _LINE), flags, self.text())
        line = rect.adjusted(0, rect.height() - em * _LINE, 0, 0) if chosen else None
        if line is not None:
            painter.fillRect(line, look.colour("accent"))


class Tabs(Choices):
    """One tab of some, always one. As a row of pills: one stop for Tab, arrows and Space."""

    def __init__(self, tabs: Sequence[tuple[str, str]], question: str, look: Look) -> None:
        """`tabs` are (key, words)."""
        super().__init__(tabs, look, clearable=False, kind=Tab)
        self.name(question)


class CardSheet(QWidget):
    """Two columns of cards of equal width, or one below the other."""

    def __init__(
        self, left: Sequence[QWidget], right: Sequence[QWidget], look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        look.space(self._row, 0, 0.85)
        for cards in (left, right):
            column = QVBoxLayout()
            look.space(column, 0, 0.6)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            nest(self._row, column, 1)

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)
