"""What the patient writes to the therapist for this page. It prints, and is no part of the diary.

It is kept as a draft beside the diary until she clears it, so that it is there at the next visit
to the page, too.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from ptdiary.files import FileError
from ptdiary.report.wording import summary as words
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

DRAFT = "summary.note"
_PAUSE = 400  # milliseconds without a letter before the paper shows what was typed
_LINES = 3.0
_LONGEST = 5_000


class NoteCard(Card):
    """A box of text; `changed` a moment after the last letter."""

    changed = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keeper = keeper
        self.box = TextBox(look, _LINES, _LONGEST)
        draft = keeper.drafts.read(DRAFT)
        if draft is not None:
            self.box.setPlainText(str(draft.values.get("note", "")))
        self.add(FormRow(words.NOTE, self.box, look, words.NOTE_HELP))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._pause_over)
        self.box.textChanged.connect(self._pause.start)
        self.box.finished.connect(self._left)

    def note(self) -> str:
        """What is written; empty where nothing is."""
        return self.box.answer() or ""

    def keep(self) -> None:
        """Write it to the drafts. What the disk refuses is still here until the program ends."""
        draft = self._keeper.drafts.read(DRAFT)
        kept = "" if draft is None else draft.values.get("note", "")
        if self.note() == kept:
            return
        with suppress(FileError):
            if self.note():
                self._keeper.drafts.keep(DRAFT, self._keeper.clock(), {"note": self.note()})
            else:
                self._keeper.drafts.clear(DRAFT)

    def _left(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def _pause_over(self) -> None:
        if self.isVisible():  # else the window has closed, and its diary with it
            self._tell()

    def _tell(self) -> None:
        self.keep()
        self.changed.emit()
