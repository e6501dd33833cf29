"""A card that asks for a reason before something is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ptdiary.diary.limits import NAME
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.widgets import Button, Card, Flow, FormRow, Label, LineBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonWords:
    """What the card says. `missing` if it is saved without a reason."""

    title: str
    help: str
    question: str
    example: str
    save: str
    cancel: str
    missing: str


class ReasonCard(Card):
    """`answered(str)` with the reason, `left` when the patient changed their mind."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, words: ReasonWords, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.5)
        self._words = words
        self.reason = LineBox(look, NAME.longest, parent=self)
        self.reason.setPlaceholderText(words.example)
        self.row = FormRow(words.question, self.reason, look, parent=self)
        self.save = Button(words.save, look, parent=self)
        self.cancel = Button(words.cancel, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.cancel)
        self._which = Label("", "strong")
        self.add(Label(words.title, "h2"), self._which)
        self.add(Label(words.help, "hint"), self.row, buttons)
        self.save.clicked.connect(self._save)
        save_by_keys(self, self.save)
        self.reason.returnPressed.connect(self._save)
        self.cancel.clicked.connect(self.left)

    def ask(self, which: str) -> None:
        """Ask for the reason; `which` names what it is about."""
        self._which.setText(which)
        self.reason.clear()
        self.row.set_error("")
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        reason = self.reason.answer()
        if reason is None:
            self.row.set_error(self._words.missing)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(reason)
