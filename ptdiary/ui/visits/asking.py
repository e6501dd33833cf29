"""Ask this next time: a line at the foot of whatever page is open, for one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ptdiary.review.visits import next_appointment
from ptdiary.ui.draft import BoxDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.visits.questions import LONGEST_QUESTION, keep_question
from ptdiary.ui.widgets import Button, Flow, Label, LineBox, nest
from ptdiary.words import visits as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LEAST = 16.0  # em of the box; with less it has a row of its own


class AskLine(QFrame):
    """Hidden until `ask`. Enter keeps the question, Escape closes; the keyboard goes back then.

    What is typed is a draft until it is kept: closed and opened again, it is still there. `lost`:
    what had the keyboard is there no more.
    """

    lost = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._look = look
        self._keeper = keeper
        self._from: QWidget | None = None
        self.box = LineBox(look, LONGEST_QUESTION, self)
        self.box.setAccessibleName(words.ASK_TITLE)
        BoxDraft("question", keeper, self).watch("question", self.box)
        self.keep = Button(words.ASK_KEEP, look, parent=self)
        self.close_button = Button(words.CLOSE, look, "link", parent=self)
        row = Flow(look, gap=0.7)
        row.add(Label(words.ASK_TITLE, "strong", wrap=False))
        row.add_wide(self.box, _LEAST)
        row.add(self.keep, self.close_button)
        column = QVBoxLayout(self)
        look.space(column, (1.6, 0.5, 1.4, 0.5), 0.2)
        nest(column, row)
        self.box.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.close_button.clicked.connect(self.leave)
        save_by_keys(self, self.keep)
        self.hide()

    def ask(self) -> None:
        """Open, with the keyboard in the box."""
        if self.isHidden():
            self._from = QApplication.focusWidget()
        view = self._keeper.view
        coming = next_appointment(view.diary, view.now)
        said = words.ask_for(coming, self._look.times)
        self.box.setPlaceholderText(said)
        self.box.setAccessibleDescription(said)
        self.show()
        # not as by a shortcut: all of what was typed before would be chosen, and typed over
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close; the keyboard goes back to where it was."""
        back, self._from = self._from, None
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.lost.emit()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.leave()
        elif event.key() not in _ENTER:  # one that kept the question presses nothing else
            super().keyPressEvent(event)

    def _keep(self) -> None:
        text = self.box.answer()
        if text is None:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif keep_question(self._keeper, text):
            self.box.clear()
            self.leave()
