"""A card that asks for a reason before something is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from ptdiary.diary.limits import NAME
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.widgets import Button, Card, Flow, FormRow, Label, LineBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper
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
    """`answered(str)` with the reason, `left` when the patient changed their mind.

    Half typed, it is a draft with the record that it is about, until it is closed.
    """

    answered = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        words: ReasonWords,
        keeper: Keeper,
        look: Look,
        parent: QWidget,
        longest: int = NAME.longest,
    ) -> None:
        """`name` is that of the draft, `longest` how many letters a reason may have."""
        super().__init__(look, parent, spacing=0.5)
        self._words = words
        self._about = ""
        self._draft = FormDraft(name, keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        self.reason = LineBox(look, longest, parent=self)
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
        self.reason.textEdited.connect(self._typed)
        self.cancel.clicked.connect(self.left)

    def half_typed(self) -> str:
        """The id of the record whose reason was being typed when the program ended, or empty."""
        half = self._draft.read(_read)
        return "" if half is None else half.form[0]

    def ask(self, which: str, about: str) -> None:
        """Ask for the reason; `which` names what it is about, `about` is the id of that record."""
        self._draft.write()
        half = self._draft.read(_read)
        self._about = about
        self._which.setText(which)
        self.reason.setText(half.form[1] if half is not None and half.form[0] == about else "")
        self.row.set_error("")
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        """The reason is saved or given up."""
        self.hide()
        self._draft.clear()

    def _typed(self) -> None:
        self._draft.wait(self._values)

    def _values(self) -> dict[str, str]:
        return {"about": self._about, "reason": self.reason.text()} if self.reason.text() else {}

    def _save(self) -> None:
        reason = self.reason.answer()
        if reason is None:
            self.row.set_error(self._words.missing)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(reason)


def _read(values: Mapping[str, Any]) -> tuple[str, str]:
    return str(values["about"]), str(values["reason"])
