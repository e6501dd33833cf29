"""The paper diary, on the summary page: blank sheets for a week, and the way to enter one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.ui.widgets import Button, Card, Choices, Flow, FormRow, Label
from ptdiary.words import summary as words
from ptdiary.words import week_sheet as sheet_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.report.sheet import Item, Paper
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

TITLE = sheet_words.TITLE
_WEEKS = {"this": (0,), "next": (1,), "four": (1, 2, 3, 4), "blank": (None,)}


class PaperDiaryCard(Card):
    """Which weeks, and what to do with their sheets. Asks the page to print, save or go on."""

    print_asked = Signal()
    save_asked = Signal()
    enter_asked = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keeper = keeper
        self.weeks = Choices(words.WEEKS, look, clearable=False)
        self.weeks.choose("next")
        self.print_button = Button(words.PRINT_SHEETS, look)
        self.save_button = Button(words.SAVE_SHEETS, look)
        self.enter_button = Button(words.ENTER, look, "link")
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.enter_button.clicked.connect(self.enter_asked)
        buttons = Flow(look)
        buttons.add(self.print_button, self.save_button)
        self.add(Label(words.PAPER_DIARY, "h3"), Label(words.PAPER_DIARY_HELP, "hint"))
        self.add(FormRow(words.WHICH_WEEKS, self.weeks, look, kind="text"), buttons)
        self.add(self.enter_button)

    def lay_out(self, paper: Paper) -> tuple[tuple[Item, ...], ...]:
        """A sheet for each week that is chosen."""
        from ptdiary.report.week_sheet import lay_out_week  # noqa: PLC0415 imports matplotlib

        number = self._keeper.diary.profile.emergency_number
        ahead = _WEEKS[self.weeks.value() or "next"]
        times = self._look.times
        return tuple(lay_out_week(self._monday(each), number, paper, times) for each in ahead)

    def _monday(self, weeks: int | None) -> date | None:
        if weeks is None:
            return None
        today = self._keeper.clock().date()
        return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
