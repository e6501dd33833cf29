"""The month above the list of the Diary page."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ptdiary.review.trends.series import series_from
from ptdiary.ui.widgets import Button, Card, Flow, Label, show_focus, tip_for_eyes
from ptdiary.words import diary as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

# The days of one month side by side: what each holds, by shape. The keyboard walks them.

_WIDTH, _HEIGHT = 1.72, 4.1  # em
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_CHOOSING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CLEARING = {Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """One day: its letter, whether it has entries, sessions and warnings, and how it is spoken."""

    day: date
    letter: str
    entries: int
    sessions: int
    warning: bool
    today: bool
    spoken: str


class DayButton(QAbstractButton):
    """A day. A dot is an entry, a square a session, a triangle a warning."""

    def __init__(self, day: MonthDay, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = day
        self._look = look
        self.setCheckable(True)
        self.setText(str(day.day.day))
        self.setAccessibleName(day.spoken)
        tip_for_eyes(self, day.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        show_focus(self, look, 0.3)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS or event.key() in _MONTHS or event.key() in _CLEARING:
            event.ignore()  # the strip moves; Qt would go by what lies nearest on the screen
        elif event.key() in _CHOOSING:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em, day = self._look, self._look.em, self.day
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        some = bool(day.entries or day.sessions)
        ground = "accent" if chosen else "accent_soft" if some or self.underMouse() else "surface"
        edge = "accent" if day.today or chosen else "hairline"
        painter.setPen(QPen(look.colour(edge), 2.4 if day.today else 1))
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(rect, em * 0.3, em * 0.3)
        across = Qt.AlignmentFlag.AlignCenter
        painter.setPen(look.colour("on_accent" if chosen else "text_quiet"))
        painter.setFont(look.font(0.75))
        painter.drawText(QRectF(rect.left(), em * 0.1, rect.width(), em * 1.0), across, day.letter)
        painter.setPen(look.colour("on_accent" if chosen else "text"))
        painter.setFont(look.font(0.95, bold=some))
        number = QRectF(rect.left(), em * 1.0, rect.width(), em * 1.3)
        painter.drawText(number, across, self.text())
        self._paint_marks(painter, rect.center().x(), chosen)

    def _paint_marks(self, painter: QPainter, middle: float, chosen: bool) -> None:
        look, em, day = self._look, self._look.em, self.day
        row = em * 2.6
        both = bool(day.entries and day.sessions)
        painter.setPen(Qt.PenStyle.NoPen)
        if day.entries:
            painter.setBrush(look.colour("on_accent" if chosen else "accent"))
            left = middle - (em * 0.38 if both else 0)
            painter.drawEllipse(QPointF(left, row), em * 0.24, em * 0.24)
        if day.sessions:
            painter.setBrush(look.colour("on_accent" if chosen else "session"))
            left = middle + (em * 0.38 if both else 0)
            painter.drawRect(QRectF(left - em * 0.24, row - em * 0.24, em * 0.48, em * 0.48))
        if day.warning:
            place = QRectF(middle - em * 0.45, em * 3.0, em * 0.9, em * 0.9)
            look.paint_icon(painter, "triangle", place, "caution_fill", "on_caution")


class MonthStrip(QWidget):
    """One stop for Tab. Arrows move by a day and a week, Page Up and Down by a month.

    Space and Enter choose a day, a second press lets go of it. `chosen`,
    `cleared`, `month_asked(-1 or 1, day of the month)`.
    """

    chosen = Signal(date)
    cleared = Signal()
    month_asked = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = Flow(look, self, gap=0.12)
        self._days: tuple[MonthDay, ...] = ()
        self.buttons: list[DayButton] = []
        self._at = 0

    def show_days(self, days: Sequence[MonthDay], chosen: date | None) -> None:
        """Show these days, keeping the place of the keyboard; `chosen` is pressed."""
        if tuple(days) != self._days:
            had_focus = any(button.hasFocus() for button in self.buttons)
            self._days = tuple(days)
            self._make()
            if had_focus:
                self.focus_day(self._at + 1)
        for button in self.buttons:
            button.blockSignals(True)  # nobody pressed it
            button.setChecked(button.day.day == chosen)
            button.blockSignals(False)

    def focus_day(self, number: int) -> None:
        """Put the keyboard on a day of the month, the last one if it has fewer."""
        self._stop_at(min(max(number, 1), len(self.buttons)) - 1)
        self.buttons[self._at].setFocus(Qt.FocusReason.TabFocusReason)

    def stop(self) -> QWidget:
        """The day that Tab reaches."""
        return self.buttons[self._at]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(self._at + _STEPS[key])
        elif key in _MONTHS:
            self.month_asked.emit(_MONTHS[key], self._at + 1)
        elif key in _CLEARING and any(button.isChecked() for button in self.buttons):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, to: int) -> None:
        if to < 0:
            self.month_asked.emit(-1, 31)
        elif to >= len(self.buttons):
            self.month_asked.emit(1, 1)
        else:
            self.focus_day(to + 1)

    def _make(self) -> None:
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [DayButton(day, self._look, self) for day in self._days]
        for number, button in enumerate(self.buttons):
            self._row.add(button)
            button.setObjectName(str(number))
            button.toggled.connect(self._toggled)
            button.show()
        today = next((n for n, day in enumerate(self._days) if day.today), None)
        at = self._at if self._at < len(self.buttons) and today is None else today
        self._stop_at(at if at is not None else 0)

    def _stop_at(self, at: int) -> None:
        self._at = at
        for number, button in enumerate(self.buttons):
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus
            )

    def _toggled(self, on: bool) -> None:
        button = self.sender()
        if isinstance(button, DayButton):
            self._stop_at(int(button.objectName()))
            if on:
                self.chosen.emit(button.day.day)
            else:
                self.cleared.emit()


_DECEMBER = 12


class MonthCard(Card):
    """The days of a month; `chosen` asks for the lines of one day, `cleared` for those of all."""

    chosen = Signal(date)
    cleared = Signal()

    def __init__(self, rulebook: RuleBook, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.5)
        self._look = look
        self._rulebook = rulebook
        self._view: View | None = None
        self.first: date | None = None  # of the month that is shown; None: that of today
        self.day: date | None = None
        self._before = Button("", look, icon="chevron-left", parent=self)
        self._name = Label("", "h2")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._after = Button("", look, icon="chevron-right", parent=self)
        self._top = QGridLayout()
        look.space(self._top, 0, 0.5)
        self._top.setColumnStretch(1, 1)
        self.strip = MonthStrip(look, self)
        self.strip.setAccessibleName(words.MONTH_NAME)
        self.strip.setAccessibleDescription(words.MONTH_KEY)
        self.add(self._top, self.strip, Label(words.MONTH_KEY, "hint"))
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self.strip.chosen.connect(self._choose)
        self.strip.cleared.connect(self._clear)
        self.strip.month_asked.connect(self._step)
        self.set_narrow(narrow=False)

    def set_narrow(self, narrow: bool) -> None:
        """Put the name of the month above the buttons, or between them."""
        row, span = (1, 3) if narrow else (0, 1)
        for widget in (self._before, self._name, self._after):
            self._top.removeWidget(widget)
        self._top.addWidget(self._before, row, 0)
        self._top.addWidget(self._name, 0, 0 if narrow else 1, 1, span)
        self._top.addWidget(self._after, row, 2)

    def show_view(self, view: View) -> None:
        """Show the month that was chosen, as the diary is now."""
        self._view = view
        first = self.first or view.now.date().replace(day=1)
        self._name.setText(words.month(first))
        for button, other in ((self._before, _month(first, -1)), (self._after, _month(first, 1))):
            if other is not None:
                button.setText(words.other_month(other, first.year))
            button.setEnabled(other is not None)
        self._after.setEnabled(first < view.now.date().replace(day=1))
        self.strip.show_days(month_days(view, self._rulebook, first, self._look.times), self.day)

    def show_day(self, day: date | None) -> None:
        """Press a day, or none; the month follows it."""
        self.day = day
        if day is not None:
            self.first = day.replace(day=1)
        if self._view is not None:
            self.show_view(self._view)

    def _choose(self, day: date) -> None:
        self.show_day(day)
        self.chosen.emit(day)

    def _clear(self) -> None:
        self.show_day(None)
        self.cleared.emit()

    def _go_back(self) -> None:
        self._turn(-1)

    def _go_on(self) -> None:
        self._turn(1)

    def _step(self, months: int, number: int) -> None:
        if self._turn(months):
            self.strip.focus_day(number)

    def _turn(self, months: int) -> bool:
        if self._view is None:
            return False
        now = self._view.now.date().replace(day=1)
        other = _month(self.first or now, months)
        if other is None or other > now:
            return False
        self.first = other
        self.show_view(self._view)
        return True


def month_days(view: View, rulebook: RuleBook, first: date, times: Times) -> tuple[MonthDay, ...]:
    """What each day of a month holds, up to now."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    entries = Counter(each.at.date() for each in view.diary.entries)
    sessions = Counter(each.ended_at.date() for each in view.diary.sessions)
    today = view.now.date()
    found = series_from(view.index, rulebook, view.now, first, min(last, max(first, today)))
    warnings = {mark.at.date() for mark in found.marks}
    days = (first.replace(day=number) for number in range(1, last.day + 1))
    return tuple(
        MonthDay(
            day=day,
            letter=words.letter(day),
            entries=entries[day],
            sessions=sessions[day],
            warning=day in warnings,
            today=day == today,
            spoken=words.spoken_day(
                day,
                entries[day],
                sessions[day],
                warning=day in warnings,
                today=day == today,
                times=times,
            ),
        )
        for day in days
    )


def _month(first: date, step: int) -> date | None:
    """The first of the month before (-1) or after (1); None if the calendar ends."""
    month = first.year * _DECEMBER + first.month - 1 + step
    year, index = divmod(month, _DECEMBER)
    return date(year, index + 1, 1) if date.min.year <= year <= date.max.year else None
