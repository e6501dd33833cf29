"""What the patient writes to the therapist for the next visit. It prints, and is in the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor

from ptdiary.store.rejoining import LONGEST_NOTE, both_notes
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.widgets import Card, FormRow, TextBox
from ptdiary.words import summary as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_PAUSE = 400  # milliseconds without a letter before the paper shows what was typed
_LINES = 3.0


class NoteCard(Card):
    """A box of text; `changed` a moment after the last letter. It is kept once it is left.

    Until then it is a draft beside the diary.
    """

    changed = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keeper = keeper
        self._draft = FormDraft("summary.note", keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(self._draft_not_kept)
        self.box = TextBox(look, _LINES, LONGEST_NOTE)
        half = self._draft.read(_read_note)
        self._shown = keeper.diary.visit_note or ""
        self.box.setPlainText(self._shown if half is None else half.form)
        self._row = FormRow(words.NOTE, self.box, look, words.NOTE_HELP)
        self._row.set_back(is_back=half is not None)
        self.add(self._row)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._pause_over)
        self.box.textChanged.connect(self._typed)
        self.box.finished.connect(self.keep)

    def note(self) -> str:
        """What is written; empty if nothing is."""
        return self.box.answer() or ""

    def show_view(self, view: View) -> None:
        """The note as the diary has it, if it is another than was shown, as after Undo.

        What was typed and is not saved yet stays, below what another program has written.
        """
        kept = view.diary.visit_note or ""
        if kept == self._shown:
            return
        before, self._shown = self._shown, kept
        typed = self.note()
        wanted = kept if typed == before else both_notes(before, kept, typed)
        if wanted != typed:
            self.box.blockSignals(True)
            self.box.setPlainText(wanted)
            self.box.moveCursor(QTextCursor.MoveOperation.End)
            self.box.blockSignals(False)
        if wanted != kept:
            self._draft.wait(self._values)

    def keep(self) -> None:
        """Write it into the diary, if it is another; until that works it is a draft."""
        note = self.note()
        same = note == (self._keeper.diary.visit_note or "")
        if same or self._keeper.keep_visit_note(words.NOTE_SAVED, note):
            self._draft.clear()
            self._row.set_error("")
            self._row.set_back(is_back=False)
        else:
            self._draft.write()

    def _typed(self) -> None:
        self._draft.wait(self._values)
        self._row.set_error("")
        self._pause.start()

    def _values(self) -> dict[str, Any]:
        # one that is emptied is typed too, until that is saved
        return {} if self.note() == self._shown else {"note": self.note()}

    def _draft_not_kept(self) -> None:
        self._row.set_error(words.NOTE_NOT_KEPT)

    def _pause_over(self) -> None:
        if self.isVisible():  # else the window has closed, and its diary with it
            self.changed.emit()


def _read_note(values: Mapping[str, Any]) -> str:
    return str(values["note"])
