"""The month above the list of the Diary page."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from ptdiary.report.wording import diary as words
from ptdiary.review.series import series_from
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.month_strip import MonthDay, MonthStrip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look

_DECEMBER = 12


class MonthCard(Card):
    """The days of a month; `chosen(date or None)` asks for the lines of one day."""

    chosen = Signal(object)

    def __init__(self, rulebook: RuleBook, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.5)
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
        """Show the month that was chosen, as the diary stands now."""
        self._view = view
        first = self.first or view.now.date().replace(day=1)
        self._name.setText(words.month(first))
        for button, other in ((self._before, _month(first, -1)), (self._after, _month(first, 1))):
            if other is not None:
                button.setText(words.other_month(other, first.year))
            button.setEnabled(other is not None)
        self._after.setEnabled(first < view.now.date().replace(day=1))
        self.strip.show_days(month_days(view, self._rulebook, first), self.day)

    def show_day(self, day: date | None) -> None:
        """Press a day, or none; the month follows it."""
        self.day = day
        if day is not None:
            self.first = day.replace(day=1)
        if self._view is not None:
            self.show_view(self._view)

    def _choose(self, day: date | None) -> None:
        self.show_day(day)
        self.chosen.emit(day)

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


def month_days(view: View, rulebook: RuleBook, first: date) -> tuple[MonthDay, ...]:
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
                day, entries[day], sessions[day], warning=day in warnings, today=day == today
            ),
        )
        for day in days
    )


def _month(first: date, step: int) -> date | None:
    """The first of the month before (-1) or after (1); None where the calendar ends."""
    month = first.year * _DECEMBER + first.month - 1 + step
    year, index = divmod(month, _DECEMBER)
    return date(year, index + 1, 1) if date.min.year <= year <= date.max.year else None
