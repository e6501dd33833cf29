"""The last seven days, and how many entries each has. A day without one says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.ui.theme import Look

_GAP = 0.2  # em
_LETTER = 1.35
_CELL = 2.1


@dataclass(frozen=True, slots=True, kw_only=True)
class StripDay:
    """One day: its letter, what its cell says, and whether it has entries, is missing or today."""

    letter: str
    words: str
    entries: int
    today: bool
    missing: bool


class WeekStrip(QWidget):
    """Seven cells side by side."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._days: tuple[StripDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_days(self, days: Sequence[StripDay], spoken: str) -> None:
        """The days from left to right; `spoken` says the same in a sentence."""
        self._days = tuple(days)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(15), self._look.px(_LETTER + _CELL + 0.1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = self._look.em
        width = (self.width() + em * _GAP) / max(len(self._days), 1)
        for number, day in enumerate(self._days):
            left = number * width
            head = QRectF(left, 0, width - em * _GAP, em * _LETTER)
            painter.setFont(self._look.font())
            painter.setPen(self._look.colour("text_quiet"))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, day.letter)
            cell = QRectF(left, em * _LETTER, width - em * _GAP, em * _CELL)
            self._paint_cell(painter, cell.adjusted(1, 1, -1, -1), day)

    def _paint_cell(self, painter: QPainter, cell: QRectF, day: StripDay) -> None:
        look = self._look
        painter.setBrush(look.colour("accent_soft" if day.entries else "surface"))
        if day.today:
            painter.setPen(QPen(look.colour("accent"), 2))
        elif day.entries:
            painter.setPen(Qt.PenStyle.NoPen)
        elif day.missing:
            painter.setPen(QPen(look.colour("control"), 2, Qt.PenStyle.DashLine))
        else:
            painter.setPen(QPen(look.colour("nav"), 2))
        painter.drawRoundedRect(cell, look.em * 0.3, look.em * 0.3)
        painter.setFont(look.font(1.0, bold=True) if day.entries else look.font(0.75))
        quiet = "text_quiet" if day.missing else "text"
        painter.setPen(look.colour(quiet))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, day.words)
