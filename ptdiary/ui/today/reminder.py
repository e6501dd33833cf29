"""The line on Today that says, from a chosen hour on, that nothing is written for the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.ui.widgets import Label
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from ptdiary.ui.keeper import View


class Reminder(Label):
    """Hidden while there is nothing to remind of. `hour` is the hour of the day; None: never."""

    def __init__(self) -> None:
        super().__init__(words.REMIND, "strong")
        self.hour: int | None = None
        self.hide()

    def show_view(self, view: View, *, quiet: bool) -> None:
        """Whether the hour has come and nothing is written for today; `quiet`: not now."""
        due = self.hour is not None and view.now.hour >= self.hour
        today = view.now.date()
        written = any(each.at.date() == today for each in view.diary.entries_from(today))
        self.setVisible(due and not written and not quiet)
