"""Looks and reminders: colours, size of the text, how times are said, the reminder."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ptdiary.settings import THEMES, SettingChange
from ptdiary.ui.settings.care import BESIDE, SettingsCard
from ptdiary.ui.widgets import Choices, FormRow
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.settings import Settings
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

_NEVER = "never"


class Preferences(QObject):
    """The controls in their cards: each choice holds at once. `remember` as of a page."""

    remember = Signal(SettingChange)

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(page)
        self._look = look
        self._page = page
        self.looks = SettingsCard(words.LOOKS, look, page)
        self.times = SettingsCard(words.TIME_AND_DAY, look, page)
        self.reminders = SettingsCard(words.REMINDERS, look, page)
        self.theme = self._ask(self.looks, words.THEME, words.THEMES)
        self.text_size = self._ask(
            self.looks, words.TEXT_SIZE, words.TEXT_SIZES, words.TEXT_SIZE_HELP
        )
        self.clock = self._ask(self.times, words.CLOCK, words.CLOCKS)
        self.day_order = self._ask(self.times, words.DAY_ORDER, words.DAY_ORDERS)
        hours = [(str(hour), _hour(hour, look.times)) for hour in words.REMINDER_HOURS]
        self.reminder = self._ask(
            self.reminders, words.REMINDER, ((_NEVER, words.NEVER), *hours), words.REMINDER_HELP
        )
        self.text_size.changed.connect(self._choose_size)
        self.theme.changed.connect(self._choose_theme)
        self.clock.changed.connect(self._choose_clock)
        self.day_order.changed.connect(self._choose_order)
        self.reminder.changed.connect(self._choose_reminder)
        look.changed.connect(self._show_look)
        self._show_look()

    def recall(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.clock.choose(settings.clock)
        self.day_order.choose(settings.day_order)
        hour = settings.reminder
        self.reminder.choose(_NEVER if hour is None else str(hour))
        self._show_look()

    def _ask(
        self,
        card: SettingsCard,
        question: str,
        answers: tuple[tuple[str, str], ...],
        help_text: str = "",
    ) -> Choices:
        control = Choices(answers, self._look, clearable=False, parent=card)
        card.add(FormRow(question, control, self._look, help_text, "text", BESIDE, parent=card))
        return control

    def _show_look(self) -> None:
        self.text_size.choose(str(self._look.scale))
        self.theme.choose(self._look.theme)
        for hour in words.REMINDER_HOURS:
            self.reminder.chip(str(hour)).setText(_hour(hour, self._look.times))
        self.reminder.name(words.REMINDER)

    def _choose_size(self) -> None:
        self._look.change(scale=float(self.text_size.value() or 1))

    def _choose_theme(self) -> None:
        chosen = self.theme.value()
        self._look.choose_theme(next(each for each in THEMES if each == chosen))

    def _choose_clock(self) -> None:
        self.remember.emit(SettingChange(name="clock", value=self.clock.value()))

    def _choose_order(self) -> None:
        self.remember.emit(SettingChange(name="day_order", value=self.day_order.value()))

    def _choose_reminder(self) -> None:
        value = self.reminder.value()
        hour = None if value in (None, _NEVER) else int(str(value))
        self.remember.emit(SettingChange(name="reminder", value=hour))


def _hour(hour: int, times: Times) -> str:
    return times.clock(datetime(2000, 1, 1, hour, tzinfo=UTC))
