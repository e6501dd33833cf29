"""Leaving an entry out of the course of soreness: it asks for the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ptdiary.report.wording import diary as words
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.text_box import LineBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look


class LeaveOutCard(Card):
    """`answered(str)` with the reason, `left` when the patient thought better of it."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.5)
        self.reason = LineBox(look, parent=self)
        self.reason.setPlaceholderText(words.LEAVE_OUT_EXAMPLE)
        self.row = FormRow(words.LEAVE_OUT_REASON, self.reason, look, parent=self)
        self.save = Button(words.LEAVE_OUT_SAVE, look, parent=self)
        self.cancel = Button(words.LEAVE_OUT_CANCEL, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.cancel)
        self._which = Label("", "strong")
        self.add(Label(words.LEAVE_OUT_TITLE, "h2"), self._which)
        self.add(Label(words.LEAVE_OUT_HELP, "hint"), self.row, buttons)
        self.save.clicked.connect(self._save)
        self.reason.returnPressed.connect(self._save)
        self.cancel.clicked.connect(self.left)

    def ask(self, which: str) -> None:
        """Ask for the reason to leave out the entry that `which` names."""
        self._which.setText(which)
        self.reason.clear()
        self.row.set_error("")
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        reason = self.reason.answer()
        if reason is None:
            self.row.set_error(words.LEAVE_OUT_NO_REASON)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(reason)
