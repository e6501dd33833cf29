"""The line on Today that says what there is to be reminded of, as chosen in Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.review.reminding import ReminderKind, Reminders, reminder_due
from ptdiary.ui.widgets import Label
from ptdiary.words import reminders as words

if TYPE_CHECKING:
    from ptdiary.ui.keeper import View


class Reminder(Label):
    """Hidden while there is nothing to remind of. `wanted`: what was chosen."""

    def __init__(self) -> None:
        super().__init__("", "strong")
        self.wanted = Reminders()
        self.kind: ReminderKind | None = None
        self.hide()

    def show_view(self, view: View, *, quiet: bool) -> None:
        """The one that is due now; `quiet`: none is shown."""
        kind = None if quiet else reminder_due(view.diary, view.review, self.wanted, view.now)
        if kind is not self.kind:
            self.kind = kind
            self.setText("" if kind is None else words.DUE[kind])
        self.setVisible(kind is not None)
