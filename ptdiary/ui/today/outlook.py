"""What is likely tomorrow evening: ten dots, said in words, with how often it came true."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.diary import Outlook
from ptdiary.review.outlook.range import likely
from ptdiary.ui.ahead import hours_ahead
from ptdiary.ui.page import SEEN
from ptdiary.ui.widgets import Card, Label, heard_as
from ptdiary.words import outlook as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ptdiary.review.outlook.range import MomentAhead, SessionOutlook
    from ptdiary.review.outlook.record import OutlookRecord
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look

_TOP = 10
_DOT, _STEP = 0.72, 0.86  # em
_LINE, _NUMBER = 0.3, 1.2
_USUAL, _LEAST = 16.0, 11.2  # em: the width


class TenDots(QWidget):
    """Ten dots stacked above their scores; those outside the range are hollow.

    The scores run from left to right in every language, as in the charts.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard_as(self, "image")
        self._look = look
        self.dots: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_dots(self, dots: Sequence[int], spoken: str) -> None:
        """`spoken` says the same in words."""
        self.dots = tuple(dots)
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        highest = max(Counter(self.dots).values(), default=1)
        return QSize(self._look.px(_USUAL), self._look.px(highest * _STEP + _LINE + _NUMBER + 0.1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.dots:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em = self._look, self._look.em
        low, high = likely(self.dots)
        floor = self.height() - em * (_NUMBER + _LINE)
        painter.setPen(QPen(look.colour("control"), 1))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        for score in range(_TOP + 1):
            inside = low <= score <= high
            painter.setFont(look.font(0.88, bold=inside))
            painter.setPen(look.colour("text" if inside else "text_quiet"))
            column = QRectF(self._x(score) - em, floor + em * _LINE, 2 * em, em * _NUMBER)
            painter.drawText(column, Qt.AlignmentFlag.AlignCenter, str(score))
        painter.setPen(QPen(look.colour("accent"), 2))
        for score, count in Counter(self.dots).items():
            inside = low <= score <= high
            painter.setBrush(look.colour("accent" if inside else "surface"))
            for place in range(count):
                centre = QPointF(self._x(score), floor - em * (_STEP * (place + 0.5) + 0.05))
                painter.drawEllipse(centre, em * _DOT / 2, em * _DOT / 2)

    def _x(self, score: int) -> float:
        margin = self._look.em * 0.6
        return margin + (self.width() - 2 * margin) * score / _TOP


class OutlookCard(Card):
    """The range of tomorrow evening, from the patient's own sessions; hidden where nothing is said.

    `said` with what is on the screen for the first time, so that it can be kept as it was said.
    """

    said = Signal(Outlook)

    def __init__(self, rulebook: RuleBook, look: Look) -> None:
        super().__init__(look, margin=1.0, spacing=0.35)
        self._rulebook = rulebook
        self._look = look
        self._shown: Outlook | None = None
        self._looked_at: datetime | None = None
        self._heading, self._back = Label("", "h3"), Label("")
        self.record = Label("", "hint")
        self.dots = TenDots(look, self)
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(0)
        self._saying.timeout.connect(self._say)
        self.add(self._heading, self.dots, self._back, self.record)
        self.hide()

    def show_view(self, view: View, after_entry: bool) -> None:
        """Before an entry nothing shows: a score on the page would steer the answer."""
        self._looked_at = view.now
        ahead = hours_ahead(view, self._rulebook) if after_entry else None
        first = ahead.outlook.first if ahead is not None else None
        self.setVisible(first is not None)
        if ahead is None or first is None:
            return
        self._show(ahead.outlook, first)
        self._show_record(ahead.record)
        self._shown = ahead.new
        if self._shown is not None:
            self._saying.start()

    def show_time(self, view: View, after_entry: bool) -> None:
        """The hours go on; it is worked out again once that can be seen."""
        if self._looked_at is None or abs(view.now - self._looked_at) >= SEEN:
            self.show_view(view, after_entry)
        elif not after_entry:
            self.hide()

    def _show(self, outlook: SessionOutlook, first: MomentAhead) -> None:
        self._heading.setText(words.heading(outlook, first, self._look.times))
        self.dots.show_dots(first.dots, words.spoken(first))
        back = outlook.back_to_usual
        self._back.setVisible(back is not None)
        times = self._look.times
        self._back.setText("" if back is None else words.back_to_usual(back, outlook.at, times))

    def _show_record(self, record: OutlookRecord) -> None:
        told = words.record(record)
        later = record.worked_out and record.times
        self.record.setText(words.worked_out(told) if later else told)
        self.record.setVisible(bool(record.times))

    def _say(self) -> None:
        """Once the card is truly on the screen."""
        if self._shown is not None and self.isVisible():
            shown, self._shown = self._shown, None
            self.said.emit(shown)
