"""Each session as a dot at its rise, two rows on one scale, with the middle of each marked."""

from __future__ import annotations

import math
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.ui.widgets import heard_as, turned
from ptdiary.words import cost as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.ui.theme import Look

_LOW, _HIGH = -1, 6  # points that are on the scale at least
_NAMES, _COLUMN = 8.5, 2.3  # em
_SHORT, _NARROW, _LEAST_BETWEEN = 5.0, 0.5, 1.7  # em, where there is less room
_STEPS = (1, 2, 5, 10)  # points between two numbers
_DOT, _STEP = 0.44, 0.56
_HIGHEST, _LEAST_HIGH = 6, 3  # dots above one another, before they stand closer
_LINE, _NUMBER, _GAP, _MARK = 0.35, 1.3, 0.7, 0.22
_SMALL = 0.88


class RiseRows(QWidget):
    """The rises of two kinds of session. The scale runs from left to right, as in the charts."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rises: tuple[tuple[int, ...], ...] = ((), ())
        self._names = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        heard_as(self, "image")
        look.changed.connect(self.updateGeometry)

    def show_rises(
        self, rises: Sequence[Sequence[int]], names: tuple[str, str], spoken: str
    ) -> None:
        """`rises` of the two kinds, in points; `spoken` says them in words."""
        self.rises = tuple(tuple(each) for each in rises)
        self._names = names
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def scale(self) -> range:
        """The points that are on the scale."""
        found = [rise for row in self.rises for rise in row]
        return range(min([_LOW, *found]), max([_HIGH, *found]) + 1)

    def sizeHint(self) -> QSize:
        return self._sized(_NAMES, _COLUMN)

    def minimumSizeHint(self) -> QSize:
        return self._sized(_SHORT, _NARROW)

    def _sized(self, names: float, column: float) -> QSize:
        height = 2 * (self._high() * _STEP + _LINE) + _GAP + _NUMBER
        width = names + _LINE + column * len(self.scale())
        return QSize(self._look.px(width), self._look.px(height))

    def _most(self) -> int:
        """The most dots at one place."""
        return max((count for row in self.rises for count in Counter(row).values()), default=0)

    def _side_by_side(self) -> int:
        return max(2, math.ceil(self._most() / _HIGHEST))

    def _high(self) -> int:
        """How many dots stand above one another at most."""
        return max(_LEAST_HIGH, math.ceil(self._most() / self._side_by_side()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = self._look.em
        floors = [
            em * (self._high() * _STEP + _LINE) * row + em * _GAP * (row - 1) for row in (1, 2)
        ]
        self._paint_scale(painter, floors[1])
        for name, rises, floor in zip(self._names, self.rises, floors, strict=True):
            self._paint_name(painter, name, floor)
            self._paint_row(painter, rises, floor)

    def _left(self) -> float:
        """Where the scale begins; the names are on the side where lines begin."""
        names = QRectF(0, 0, self._beside(), 1)
        return names.right() if turned(names, self).left() == 0 else 0.0

    def _width(self) -> float:
        """Of one point of the scale: where there is little room, the names keep theirs longest."""
        em = self._look.em
        room = self.width() - em * (_NAMES + _LINE)
        return min(max(room / len(self.scale()), em * _NARROW), em * _COLUMN)

    def _beside(self) -> float:
        """The room for the names, and a gap."""
        return self.width() - self._width() * len(self.scale())

    def _x(self, points: float) -> float:
        return self._left() + (points - self.scale().start + 0.5) * self._width()

    def _paint_scale(self, painter: QPainter, floor: float) -> None:
        em = self._look.em
        painter.setFont(self._look.font(_SMALL))
        metrics = QFontMetricsF(painter.font())
        least = self._look.em * _LEAST_BETWEEN
        apart = next((each for each in _STEPS if each * self._width() >= least), _STEPS[-1])
        for points in self.scale():
            painter.setPen(QPen(self._look.colour("hairline"), 1))
            painter.drawLine(QPointF(self._x(points), 0), QPointF(self._x(points), floor))
            if points % apart:
                continue
            painter.setPen(self._look.colour("text_quiet"))
            room = QRectF(self._x(points) - em * 1.5, floor + em * 0.25, em * 3, metrics.height())
            painter.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight
            )  # a sign is before its number
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words.rise(points))
        painter.setLayoutDirection(self.layoutDirection())
        painter.setPen(self._look.colour("text_quiet"))
        self._words(painter, words.RISE, QRectF(0, floor + em * 0.25, 0, metrics.height()))

    def _paint_name(self, painter: QPainter, name: str, floor: float) -> None:
        painter.setFont(self._look.font(bold=True))
        painter.setPen(self._look.colour("text"))
        height = QFontMetricsF(painter.font()).height()
        self._words(painter, name, QRectF(0, floor - height, 0, height))

    def _words(self, painter: QPainter, said: str, place: QRectF) -> None:
        """Words beside the scale, ending at it; too long ones end with dots."""
        place.setWidth(self._beside() - self._look.em * _LINE)
        shown = painter.fontMetrics().elidedText(
            said, Qt.TextElideMode.ElideRight, int(place.width())
        )
        box = turned(place, self)
        after = Qt.AlignmentFlag.AlignRight if box.left() == 0 else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, after | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_row(self, painter: QPainter, rises: Sequence[int], floor: float) -> None:
        em, look = self._look.em, self._look
        across = self._side_by_side()
        apart = min(em * _STEP, self._width() * 0.9 / across)
        dot = min(em * _DOT, apart * _DOT / _STEP)
        painter.setPen(QPen(look.colour("control"), 1))
        painter.drawLine(
            QPointF(self._left(), floor), QPointF(self._x(self.scale()[-1] + 0.5), floor)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        for points, count in Counter(rises).items():
            beside = min(across, count)
            for place in range(count):
                x = self._x(points) + (place % across - (beside - 1) / 2) * apart
                y = floor - em * (0.1 + _STEP * (place // across + 0.5))
                painter.drawEllipse(QPointF(x, y), dot / 2, dot / 2)
        if rises:
            x, half = self._x(median(rises)), min(self._width() * 0.4, em * 0.7)
            painter.fillRect(QRectF(x - half, floor, 2 * half, em * _MARK), look.colour("text"))
