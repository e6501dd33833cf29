"""Colours, size of the text, how times are said, and when a day begins."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ptdiary.settings import DAY_BEGINS, THEMES, SettingChange
from ptdiary.ui.settings.care import BESIDE, SettingsCard
from ptdiary.ui.widgets import Choices, FormRow
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.settings import Settings
    from ptdiary.ui.theme import Look

_MIDNIGHT, _LATER = map(str, DAY_BEGINS)


class Preferences(QObject):
    """The controls in their cards: each choice holds at once. `remember` as of a page."""

    remember = Signal(SettingChange)

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(page)
        self._look = look
        self._page = page
        self.looks = SettingsCard(words.LOOKS, look, page)
        self.times = SettingsCard(words.TIME_AND_DAY, look, page)
        self.theme = self._ask(self.looks, words.THEME, words.THEMES)
        self.text_size = self._ask(
            self.looks, words.TEXT_SIZE, words.TEXT_SIZES, words.TEXT_SIZE_HELP
        )
        self.clock = self._ask(self.times, words.CLOCK, words.CLOCKS)
        self.day_order = self._ask(self.times, words.DAY_ORDER, words.DAY_ORDERS)
        begins = ((_MIDNIGHT, words.NEW_DAY), (_LATER, ""))
        self.day_begins = self._ask(self.times, words.AFTER_MIDNIGHT, begins)
        self.text_size.changed.connect(self._choose_size)
        self.theme.changed.connect(self._choose_theme)
        self.clock.changed.connect(self._choose_clock)
        self.day_order.changed.connect(self._choose_order)
        self.day_begins.changed.connect(self._choose_beginning)
        look.changed.connect(self._show_look)
        self._show_look()

    def recall(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.clock.choose(settings.clock)
        self.day_order.choose(settings.day_order)
        self.day_begins.choose(str(settings.day_begins))
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
        until = self._look.times.clock(time(int(_LATER)))
        self.day_begins.chip(_LATER).setText(words.YESTERDAY_UNTIL.format(hour=until))

    def _choose_size(self) -> None:
        self._look.change(scale=float(self.text_size.value() or 1))

    def _choose_theme(self) -> None:
        chosen = self.theme.value()
        self._look.choose_theme(next(each for each in THEMES if each == chosen))

    def _choose_clock(self) -> None:
        self.remember.emit(SettingChange(name="clock", value=self.clock.value()))

    def _choose_order(self) -> None:
        self.remember.emit(SettingChange(name="day_order", value=self.day_order.value()))

    def _choose_beginning(self) -> None:
        hour = int(self.day_begins.value() or _MIDNIGHT)
        self.remember.emit(SettingChange(name="day_begins", value=hour))
