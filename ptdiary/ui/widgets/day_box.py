"""A day, typed as people write it or picked from a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout

from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.card import Label, LabelKind
from ptdiary.ui.widgets.direction import turned
from ptdiary.ui.widgets.text_box import LineBox
from ptdiary.words.typed_day import (
    FIRST,
    LAST,
    STAYS_EMPTY,
    DayError,
    day_typed,
    understood,
    written,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look

_Day = date  # the box has a method of this name
_LONGEST = 30  # characters
_WIDTH, _WIDTH_IN_FULL = 9.6, 13.0  # em
_ARROW = 1.8  # em at the end of the box that open the calendar
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_NOT_NOW = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class DayBox(LineBox):
    """Holds a day from 1900 on; what is no day that can be meant changes nothing.

    `said`, to be put beside it, says so, or what was understood, while the text is not written as
    the diary writes days; once the box is left, it is. A day that is shown may be of any year. One
    that is `optional` may be empty: its `date()` is null then.
    """

    dateChanged = Signal(QDate)  # noqa: N815 as Qt's own box of a day

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        short: bool = False,
        at_once: bool = True,
        optional: bool = False,
    ) -> None:
        """`short`: `10 Nov 2026`. `at_once`: a change is told while it is typed."""
        super().__init__(look, _LONGEST, parent)
        self._look, self._short, self._at_once = look, short, at_once
        self._optional = optional
        self._near = date(2000, 1, 1)  # the day that the steps from an empty box begin at
        self._day: _Day | None = None if optional else self._near
        self._before = self._told = self._day
        self._last = LAST
        self._calendar: QCalendarWidget | None = None
        self.said = Label("", "hint", wrap=False, parent=parent or self)
        self.said.hide()
        self.setProperty("day", "true")
        look.size(self, width=_WIDTH if short else _WIDTH_IN_FULL, height=2.75)
        self.textEdited.connect(self._typed)
        self.finished.connect(self._left)
        look.changed.connect(self._dress)
        self._write()

    def date(self) -> QDate:
        """The day; while a text is no day, the one before."""
        day = self._day
        return QDate() if day is None else QDate(day.year, day.month, day.day)

    def day(self) -> _Day | None:
        """The same; None while the box is empty."""
        return self._day

    def show_day(self, day: _Day | None, near: _Day) -> None:
        """Show a day, or none; a month that is not typed is that of `near`."""
        self._near = near
        self._day = self._told = day
        self._say("")
        self._write()

    def setDate(self, day: QDate | _Day) -> None:
        """Show a day, the last that can be chosen at most. Tells a change."""
        self._day = min(_date(day), self._last)
        self._say("")
        self._write()
        self._tell()

    def maximumDate(self) -> QDate:  # noqa: N802 as Qt's own box of a day
        """The last day that can be chosen."""
        return QDate(self._last.year, self._last.month, self._last.day)

    def setMaximumDate(self, day: QDate | _Day) -> None:  # noqa: N802
        """Let no day after this one be chosen; one that is shown is moved to it."""
        self._last = min(_date(day), LAST)
        if self._day is not None and self._day > self._last:
            self.setDate(self._last)

    def open_calendar(self) -> None:
        """Show the month below the box; a press on a day takes it."""
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        calendar = self._calendar = made_calendar(self._look)
        column.addWidget(calendar)
        calendar.setDateRange(QDate(FIRST.year, 1, 1), self.maximumDate())
        calendar.setSelectedDate(self._shown())
        for chosen in (calendar.clicked, calendar.activated):
            chosen.connect(self._pick)
            chosen.connect(frame.close)
        foot = self.rect().bottomRight() if self.isRightToLeft() else self.rect().bottomLeft()
        place = self.mapToGlobal(foot)
        if self.isRightToLeft():
            place.setX(place.x() - frame.sizeHint().width())
        frame.move(place)
        frame.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.open_calendar()
        elif key in _STEPS and not event.modifiers():
            self._pick(self._shown().addDays(_STEPS[key]))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _NOT_NOW | {Qt.FocusReason.MouseFocusReason}:
            self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._arrow().contains(event.position()):
            self.open_calendar()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._arrow().contains(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._look.em * 0.9
        right = self.width() - self._look.em * 1.5
        place = turned(QRectF(right, (self.height() - size) / 2, size, size), self)
        self._look.paint_icon(QPainter(self), "chevron-down", place, "accent")

    def _arrow(self) -> QRectF:
        wide = self._look.em * _ARROW
        return turned(QRectF(self.width() - wide, 0, wide, self.height()), self)

    def _typed(self, text: str) -> None:
        if self._optional and not text.strip():
            self._day = None
            self._say("")
        else:
            self._day = self._understood(text)
        if self._at_once:
            self._tell()

    def _understood(self, text: str) -> _Day | None:
        """The day that is meant, else the one before; what is said of it."""
        times, before = self._look.times, self._before
        try:
            meant = day_typed(text, before or self._near, self._last, times)
        except DayError as error:
            self._say(STAYS_EMPTY if before is None else str(error), "error")
            return before
        shown = written(meant, times, short=self._short)
        self._say("" if text.strip() == shown else understood(meant, times))
        return meant

    def _shown(self) -> QDate:
        """The day, and of an empty box the one near it."""
        near = self._near
        return QDate(near.year, near.month, near.day) if self._day is None else self.date()

    def _pick(self, day: QDate) -> None:
        if _date(day) >= FIRST:
            self.setDate(day)

    def _left(self) -> None:
        """Write the day as the diary does; that something was no day stays said."""
        wrong = self.said.property("kind") == "error" and bool(self.said.text())
        if self.said.text():
            announce(self, self.said.text())
        if not wrong:
            self._say("")
        self._write()
        self._tell()

    def _tell(self) -> None:
        if self._day != self._told:
            self._told = self._day
            self.dateChanged.emit(self.date())

    def _write(self) -> None:
        day = self._before = self._day
        self.setText("" if day is None else written(day, self._look.times, short=self._short))
        self.setCursorPosition(0)

    def _say(self, sentence: str, kind: LabelKind = "hint") -> None:
        self.said.setProperty("kind", kind)
        self.said.style().polish(self.said)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def _dress(self) -> None:
        if not self.isModified():
            self._write()


def made_calendar(look: Look) -> QCalendarWidget:
    """A calendar without what Qt leaves at its own: red weekends, black arrows, small days."""
    calendar = QCalendarWidget()
    calendar.setFirstDayOfWeek(Qt.DayOfWeek(look.times.week_begins + 1))
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calendar.setMinimumSize(look.px(21), look.px(17))
    plain = QTextCharFormat()
    plain.setForeground(look.colour("text"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    for name, icon in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}")
        if isinstance(button, QToolButton):
            button.setIcon(look.icon(icon))
    return calendar


def _date(day: QDate | _Day) -> _Day:
    return day if isinstance(day, date) else date(day.year(), day.month(), day.day())
