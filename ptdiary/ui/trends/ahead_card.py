"""What is likely tomorrow, in words above the chart of it, and how often that came true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ptdiary.diary import Outlook
from ptdiary.review.outlook.record import COUNTED
from ptdiary.ui.widgets import Card, Flow, Label, heard_as
from ptdiary.ui.widgets.direction import turned
from ptdiary.words import outlook as words

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from ptdiary.review.outlook.record import OutlookRecord
    from ptdiary.ui.ahead import HoursAhead
    from ptdiary.ui.theme import Look

_SQUARE, _APART, _ROUND, _MARK = 1.5, 0.28, 0.3, 0.9  # em
_LEAST_WORDS = 20.0


class RecordSquares(QWidget):
    """A square for each time something was said: filled and ticked where it was right.

    The first is where reading begins. It is heard as its name.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard_as(self, "image")
        self._look = look
        self.right: tuple[bool, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_record(self, record: OutlookRecord, spoken: str) -> None:
        """`spoken` says the same in words."""
        self.right = tuple(each.right for each in record.times)
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        count = min(max(len(self.right), 1), COUNTED)
        wide = count * (_SQUARE + _APART) - _APART
        return QSize(self._look.px(wide) + 2, self._look.px(_SQUARE) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em = self._look, self._look.em
        side, inset = _SQUARE * em, (_SQUARE - _MARK) / 2 * em
        for place, right in enumerate(self.right):
            box = turned(QRectF(1 + place * (side + _APART * em), 1, side, side), self)
            painter.setPen(QPen(look.colour("accent" if right else "control"), 1.4))
            painter.setBrush(look.colour("accent" if right else "surface"))
            painter.drawRoundedRect(box, _ROUND * em, _ROUND * em)
            mark = box.adjusted(inset, inset, -inset, -inset)
            colour = "on_accent" if right else "text_quiet"
            look.paint_icon(painter, "tick" if right else "cross", mark, colour)


class AheadCard(Card):
    """The range of tomorrow evening, or why nothing is said.

    `said` with what is on the screen for the first time, so that it can be kept as it was said.
    """

    said = Signal(Outlook)

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=(1.1, 0.75, 1.1, 0.75), spacing=0.25)
        self._look = look
        self._new: Outlook | None = None
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(0)
        self._saying.timeout.connect(self._say)
        self.whose, self.heading = Label("", "hint"), Label("", "h1")
        self.dots, self.back, self.why = Label(""), Label(""), Label("")
        self.kept = Label("", "hint")
        self.squares = RecordSquares(look)
        self.record = Label("", "hint")
        row = Flow(look, gap=1.0)
        row.add_wide(self._column(self.whose, self.heading, self.dots, self.back, self.why),
                     least=_LEAST_WORDS)  # fmt: skip
        self._of_record = self._column(Label(words.RECORD_NAME, "strong", wrap=False), self.squares)
        row.add(self._of_record)
        self.add(row, self.record, self.kept)

    def _column(self, *widgets: QWidget) -> QWidget:
        column = QWidget()
        heard_as(column, "plain")
        rows = QVBoxLayout(column)
        self._look.space(rows, 0, 0.15)
        for each in widgets:
            rows.addWidget(each)
        return column

    def show_ahead(self, ahead: HoursAhead, *, shape: bool) -> None:
        """`shape`: the chart shows the hump, for want of earlier sessions."""
        outlook, first = ahead.outlook, ahead.outlook.first
        self._new = ahead.new
        now, times, ended = outlook.at, self._look.times, outlook.ended_at
        whose = "" if ended is None else words.after_session(ended, now, times)
        why = words.why_silent(outlook)
        if outlook.silent == "few_sessions" and shape:
            why = f"{why} {words.UNTIL_THEN}"
        dots = ""
        if first is not None:
            dots = f"{words.dots(first.dots)} {words.made_from(first)}"
        back = outlook.back_to_usual
        said = (
            (self.whose, whose),
            (self.heading, words.heading(outlook, times=times)),
            (self.dots, dots),
            (self.back, "" if back is None else words.back_to_usual(back, now, times)),
            (self.why, why),
            (self.kept, self._kept(ahead.said_at, now)),
        )
        for label, text in said:
            label.setText(text)
            label.setVisible(bool(text))
        self._show_record(ahead.record, shown=first is not None)
        self.update()

    def _kept(self, said_at: datetime | None, now: datetime) -> str:
        return "" if said_at is None else words.kept(said_at, now, self._look.times)

    def _show_record(self, record: OutlookRecord, *, shown: bool) -> None:
        told = words.record(record)
        if record.worked_out and record.times:
            told = words.worked_out(told)
        self.squares.show_record(record, told)
        self._of_record.setVisible(shown and bool(record.times))
        self.record.setText(told)
        self.record.setVisible(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only what was on the screen was said: below the edge of the page nothing is painted."""
        super().paintEvent(event)
        if self._new is not None:
            self._saying.start()

    def _say(self) -> None:
        if self._new is not None and self.isVisible():
            new, self._new = self._new, None
            self.said.emit(new)
