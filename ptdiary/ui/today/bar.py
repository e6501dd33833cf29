"""The foot of the entry form: what the answers raise, which questions are open, and Save."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ptdiary.ui.widgets import SaveBar
from ptdiary.words import asking, entry_form, today

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look
    from ptdiary.ui.today.form import EntryForm
    from ptdiary.ui.today.told import ToldCard
    from ptdiary.ui.widgets import Verdict


class EntryBar(SaveBar):
    """The bar of an entry.

    `trouble` is what went wrong with the draft; `new_signs` counts the tiles that were not on
    the screen when *None of these* was pressed, which `offered` presses again. `is_telling` while
    it belongs to a card above the form.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(entry_form.SAVE, entry_form.CLEAR, look, parent)
        self.trouble = ""
        self.new_signs = 0
        self.is_telling = False

    def show_form(self, form: EntryForm, verdict: Verdict | None, *, short: bool) -> None:
        """Say how the form stands; `short`: there is room for a few words."""
        again = form.is_asked_again()
        said = self.trouble or self._state(form, again=again, short=short)
        if self.trouble or (self.new_signs and short):
            verdict = None  # beside a second button there is no room for it
        elif verdict is not None and (again or self.new_signs):
            verdict = replace(verdict, line=said)
        elif verdict is not None and not short:
            verdict = replace(verdict, line=f"{verdict.line} {asking.COMES_WHEN_SAVED}")
        self.show_verdict(verdict)
        # a verdict was read with it
        self.say(said, aloud=verdict is None and (again or bool(self.new_signs)))
        self.show_offer(form.signs.tiles.none.text() if self.new_signs else "")

    def show_telling(self, card: ToldCard) -> None:
        """Belong to the card that notes who was told or has looked, while it is open."""
        if not self.is_telling:
            self.is_telling = True
            self.label(today.KEEP, today.CANCEL)
        self.show_verdict(None)
        self.show_offer("")
        self.say(card.sentence)
        self.save_button.setVisible(card.can_be_kept)

    def label_for(self, *, changing: bool) -> None:
        """Belong to the entry, and say whether it is new or changed."""
        self.is_telling = False
        self.save_button.show()
        if changing:
            self.label(entry_form.SAVE_CHANGES, entry_form.STOP_CHANGING)
        else:
            self.label(entry_form.SAVE, entry_form.CLEAR)

    def _state(self, form: EntryForm, *, again: bool, short: bool) -> str:
        if self.new_signs:
            return asking.new_signs(self.new_signs)
        questions = form.questions_open()
        if questions:
            if again:
                return asking.still_open(questions)
            return asking.is_open(questions, short=short)
        answers = form.answers
        return entry_form.state_of(answers.soreness is not None, answers.signs_answered, short)
