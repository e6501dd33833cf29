"""Where the patient is in the 72 hours after a session. No scores, so it steers no answer."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.ui.theme import Look

_END = 84.0  # hours drawn
_BAR_TOP = 1.75  # em
_BAR = 1.5
_HEIGHT = 5.9
_STARTS, _PEAKS, _EASES, _ENDS = 12.0, 24.0, 48.0, 72.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """The words of the clock; `marks` are (hours, words over, words under)."""

    now: str
    peak: str
    easing: str
    marks: tuple[tuple[float, str, str], ...]
    spoken: str


class ClockBar(QWidget):
    """The bar from 0 to 84 hours, with the moment of now above it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hours = 0.0
        self._words: ClockWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.size(self, height=_HEIGHT, least_width=15)

    def show_clock(self, hours: float, words: ClockWords) -> None:
        """`hours` since the session ended."""
        self._hours, self._words = hours, words
        self.setAccessibleName(words.spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._words is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        self._paint_words(painter, self._words)
        self._paint_now(painter, self._words.now)

    def _x(self, hours: float) -> float:
        margin = self._look.em * 0.2
        return margin + (self.width() - 2 * margin) * min(hours, _END) / _END

    def _span(self, first: float, last: float) -> QRectF:
        em = self._look.em
        return QRectF(self._x(first), em * _BAR_TOP, self._x(last) - self._x(first), em * _BAR)

    def _paint_bar(self, painter: QPainter) -> None:
        look = self._look
        painter.fillRect(self._span(0, _END), look.colour("nav"))
        painter.fillRect(self._span(_STARTS, _PEAKS), look.colour("onset"))
        painter.fillRect(self._span(_PEAKS, _ENDS), look.colour("peak"))
        past = self._span(_ENDS, _END)
        painter.save()
        painter.setClipRect(past)
        painter.setPen(QPen(look.colour("overrun"), 0.9))
        for step in range(-4, 14):
            left = past.left() + step * look.em * 0.45
            bottom = QPointF(left + past.height(), past.bottom())
            painter.drawLine(QPointF(left, past.top()), bottom)
        painter.restore()
        painter.setPen(QPen(look.colour("hours_edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        usual = self._span(_STARTS, _ENDS)
        painter.drawRect(usual)
        painter.setPen(QPen(look.colour("hours_edge"), 1.4, Qt.PenStyle.DashLine))
        ease = self._x(_EASES)
        painter.drawLine(QPointF(ease, usual.top()), QPointF(ease, usual.bottom()))
        painter.setPen(QPen(look.colour("overrun"), 2.2))
        end = self._x(_ENDS)
        painter.drawLine(QPointF(end, usual.top() - 2), QPointF(end, usual.bottom() + 2))

    def _paint_words(self, painter: QPainter, words: ClockWords) -> None:
        look, em = self._look, self._look.em
        painter.setFont(look.font(0.88))
        painter.setPen(look.colour("text"))
        for span, word in (
            (self._span(_PEAKS, _EASES), words.peak),
            (self._span(_EASES, _ENDS), words.easing),
        ):
            painter.drawText(span, Qt.AlignmentFlag.AlignCenter, word)
        top = em * (_BAR_TOP + _BAR + 0.15)
        for hours, over, under in words.marks:
            across = Qt.AlignmentFlag.AlignLeft if hours == 0 else Qt.AlignmentFlag.AlignHCenter
            left = self._x(hours) - (0 if hours == 0 else em * 3.5)
            painter.setPen(look.colour("text"))
            painter.drawText(QRectF(left, top, em * 7, em * 1.2), across, over)
            painter.setPen(look.colour("text_quiet"))
            painter.drawText(QRectF(left, top + em * 1.1, em * 7, em * 1.3), across, under)

    def _paint_now(self, painter: QPainter, word: str) -> None:
        look, em = self._look, self._look.em
        x, top = self._x(self._hours), em * _BAR_TOP
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text"))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x - em * 0.45, top - em * 0.3),
                    QPointF(x + em * 0.45, top - em * 0.3),
                    QPointF(x, top + em * 0.22),
                ]
            )
        )
        font = look.font(0.88, bold=True)
        width = QFontMetricsF(font).horizontalAdvance(word) + em * 0.8
        left = min(max(x - width / 2, 0.0), self.width() - width)
        flag = QRectF(left, em * 0.15, width, em * 1.35)
        painter.drawRoundedRect(flag, 4, 4)
        painter.setFont(font)
        painter.setPen(look.colour("surface"))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, word)
