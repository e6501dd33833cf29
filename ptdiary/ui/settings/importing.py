"""The cards of an import: how far it is, and the question with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from ptdiary.ui.widgets import Button, Card, Flow, Label, announce
from ptdiary.words import backups
from ptdiary.words import copies as words

if TYPE_CHECKING:
    from ptdiary.ui.imports import Outcome
    from ptdiary.ui.theme import Look

_QUARTERS = 4


class ProgressCard(Card):
    """A sentence with numbers, a bar and *Cancel*. A screen reader says each quarter of the way."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, spacing=0.5)
        self.sentence = Label("")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.HOW_FAR)
        self.cancel = Button(words.CANCEL, look, parent=self)
        buttons = Flow(look)
        buttons.add(self.cancel)
        self.add(self.sentence, self.bar, buttons)
        self._said = ("", 0)
        self._ends = False
        self.hide()

    def begin(self) -> None:
        """It has begun; *Cancel* has the keyboard."""
        self._said = ("", 0)
        self.sentence.setText("")
        self.bar.setRange(0, 0)
        self._ends = False
        self.show()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stage(self, stage: str, done: int, of: int) -> None:
        """How many of how many are done; 0 of 0 where there is nothing to count."""
        if self._ends:
            return
        sentence = words.how_far(stage, done, of)
        self.sentence.setText(sentence)
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        said = (stage, _QUARTERS * done // of if of else 0)
        if said != self._said:
            self._said = said
            announce(self, sentence)

    def show_ending(self) -> None:
        """It was asked to end, and soon does. *Cancel* keeps the keyboard: erasing is next."""
        self._ends = True
        self.sentence.setText(words.ENDING)


class AskingCard(Card):
    """Numbers before and after, and the question."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, spacing=0.5)
        self._title = Label(words.ASK_TITLE, "h3")
        self.lines = [Label(""), Label("", "strong"), Label(""), Label("", "hint")]
        self.do = Button(words.DO, look, "primary", parent=self)
        self.leave = Button(words.NOT_NOW, look, parent=self)
        self.backups = Button(words.SEE_BACKUPS, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.do, self.leave, self.backups)
        self.add(self._title, *self.lines, buttons)
        self.hide()

    def ask(self, outcome: Outcome) -> None:
        """Say what it would come to."""
        changes = bool(outcome.added or outcome.changed)
        said = (
            f"{words.NOW}: {backups.holds(outcome.before)}.",
            words.what_it_does(outcome.added, outcome.changed) if changes else words.NOTHING_NEW,
            f"{words.AFTER}: {backups.holds(outcome.after)}." if changes else "",
            words.SAFE if changes else "",
        )
        self._show(said, changes)
        self.do.setVisible(changes)
        self.leave.show()
        self.backups.hide()
        (self.do if changes else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self) -> None:
        """It is done: say where the copy from before is. The keyboard is on the way there."""
        self._show((words.WAS_SAFE,), asking=False)
        self.do.hide()
        self.leave.hide()
        self.backups.show()
        self.backups.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, said: tuple[str, ...], asking: bool) -> None:
        self._title.setVisible(asking)
        for number, label in enumerate(self.lines):
            text = said[number] if number < len(said) else ""
            label.setText(text)
            label.setVisible(bool(text))
        self.show()
