"""The answer of Trends: its words, and the likely range of the change as a bar beside them."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ptdiary.review.trends.verdict import LikelyChange
from ptdiary.ui.theme import Look
from ptdiary.ui.widgets import Card, Flow, Label, heard_as
from ptdiary.ui.widgets.direction import turned
from ptdiary.words import trends as words
from ptdiary.words.trends import SpokenAnswer

_FEWEST_POINTS = 3  # to each end of the bar
_LEAST_WORDS, _USUAL_WIDTH = 24.0, 15.5  # em
_LINE, _HEIGHT, _THICK, _DOT, _TICK, _LONG_TICK = 1.15, 3.1, 0.6, 0.32, 0.28, 0.55
_SMALL, _GAP = 0.88, 0.6


class RangeBar(QWidget):
    """From lower to higher: the likely range as a bar, the difference as a dot, no change marked.

    It shows no change that is not set, and is heard as its name.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._change: LikelyChange | None = None
        self.points = _FEWEST_POINTS
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        heard_as(self, "image")
        look.changed.connect(self.updateGeometry)

    def show_change(self, change: LikelyChange, name: str) -> None:
        """Draw a change; `name` says it in words."""
        self._change = change
        farthest = math.ceil(max(abs(change.low), abs(change.high)))
        self.points = max(_FEWEST_POINTS, farthest)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(max(self._look.px(_USUAL_WIDTH), least.width()), least.height())

    def minimumSizeHint(self) -> QSize:
        """What its words need."""
        metrics = QFontMetricsF(self._look.font(_SMALL))
        said = sum(metrics.horizontalAdvance(each) for each in self._ends())
        return QSize(math.ceil(said) + self._look.px(2 * _GAP), self._look.px(_HEIGHT))

    def place_of(self, points: float) -> float:
        """Where a change stands, in pixels from the start of the line."""
        start, end = self._edges()
        return start + (points + self.points) / (2 * self.points) * (end - start)

    def _ends(self) -> tuple[str, str, str]:
        lower = words.LOWER_END.format(points=self.points)
        return lower, words.NO_CHANGE, words.HIGHER_END.format(points=self.points)

    def _edges(self) -> tuple[float, float]:
        """The line begins and ends over the middle of its words."""
        metrics = QFontMetricsF(self._look.font(_SMALL))
        lower, _, higher = self._ends()
        end = self.width() - metrics.horizontalAdvance(higher) / 2 - 1
        return metrics.horizontalAdvance(lower) / 2 + 1, end

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = float(self._look.px(_LINE))
        self._paint_scale(painter, y)
        if self._change is not None:
            self._paint_change(painter, self._change, y)

    def _paint_scale(self, painter: QPainter, y: float) -> None:
        em = self._look.em
        painter.setPen(QPen(self._look.colour("text_quiet"), 1.2))
        start, end = self._edges()
        painter.drawLine(self._point(start, y), self._point(end, y))
        for points in range(-self.points, self.points + 1):
            x, half = self.place_of(points), em * (_TICK if points else _LONG_TICK)
            painter.drawLine(self._point(x, y - half), self._point(x, y + half))
        painter.setFont(self._look.font(_SMALL))
        metrics = QFontMetricsF(painter.font())
        top = y + em * (_LONG_TICK + 0.1)
        for said, points in zip(self._ends(), (-self.points, 0, self.points), strict=True):
            width = metrics.horizontalAdvance(said) + 2
            box = QRectF(self.place_of(points) - width / 2, top, width, metrics.height())
            painter.drawText(turned(box, self), Qt.AlignmentFlag.AlignCenter, said)

    def _paint_change(self, painter: QPainter, change: LikelyChange, y: float) -> None:
        em = self._look.em
        thick, dot = em * _THICK, em * _DOT
        left, right = self.place_of(change.low), self.place_of(change.high)
        box = turned(QRectF(left, y - thick / 2, right - left, thick), self)
        painter.setPen(QPen(self._look.colour("accent"), 1.4))
        painter.setBrush(self._look.colour("accent_soft"))
        painter.drawRoundedRect(box, thick / 2, thick / 2)
        painter.setBrush(self._look.colour("accent"))
        painter.drawEllipse(self._point(self.place_of(change.difference), y), dot, dot)

    def _point(self, x: float, y: float) -> QPointF:
        return turned(QRectF(x, y, 0, 0), self).topLeft()


class AnswerCard(Card):
    """What is asked first: which way it goes, as far as that can be told, and by what numbers."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=(1.1, 0.75, 1.1, 0.75), spacing=0.15)
        self.heading = Label("", "h1")
        self.averages = Label("")
        self.more = Label("")
        self.bar = RangeBar(look)
        column = QWidget()
        heard_as(column, "plain")
        rows = QVBoxLayout(column)
        look.space(rows, 0, 0.15)
        for each in (self.heading, self.averages, self.more):
            rows.addWidget(each)
        row = Flow(look, gap=1.0)
        row.add_wide(column, least=_LEAST_WORDS)
        row.add(self.bar)
        self.add(row)

    def show_answer(self, said: SpokenAnswer, change: LikelyChange | None) -> None:
        """The words, some of which may be empty, and the change for the bar, if it is told."""
        self.heading.setText(said.heading)
        for label, text in ((self.averages, said.averages), (self.more, said.more)):
            label.setText(text)
            label.setVisible(bool(text))
        self.bar.setVisible(change is not None)
        if change is not None:
            self.bar.show_change(change, said.bar)
