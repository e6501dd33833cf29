"""The card that saves what can be read of a newer program's diary as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.files import FileError
from ptdiary.report.wording import copies
from ptdiary.report.wording import newer as words
from ptdiary.store import StoreError
from ptdiary.store.newer import read_newer
from ptdiary.ui.bringing import save_document
from ptdiary.ui.file_choice import ask_save
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look


class NewerCopyCard(Card):
    """One button; then where the copy lies, and what is left out of it. The diary is only read."""

    def __init__(
        self, diary: Path, clock: Callable[[], datetime], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._diary = diary
        self._clock = clock
        self.save = Button(words.SAVE, look, "primary", parent=self)
        self.save.setObjectName("copy")
        self.said, self.trouble = Label("", "strong"), Label("", "error")
        self._how = Label(words.HOW_TO_READ)
        row = Flow(look)
        row.add(self.save)
        self.add(Label(words.LEAD), row, self.said, self._how, self.trouble)
        self._tell("", "")
        self.save.clicked.connect(self._ask)

    def _ask(self) -> None:
        offered = self._diary.parent / copies.DOCUMENT_NAME
        path = ask_save(self, words.SAVE, offered, copies.DOCUMENTS)
        if path is not None:
            self._save_to(self._diary.parent / path)

    def _save_to(self, path: Path) -> None:
        if path.exists() and path.samefile(self._diary):
            self._tell("", copies.SAME_FILE)
            return
        try:
            found = read_newer(self._diary)
            # it is all that she can read of her diary for now, so her private notes are in it
            save_document(found.diary, self._clock(), path, private=True)
        except (StoreError, FileError) as error:
            self._tell("", error.sentence)
            return
        self._tell(words.saved(path, found), "")

    def _tell(self, said: str, trouble: str) -> None:
        for label, sentence in ((self.said, said), (self.trouble, trouble)):
            label.setText(sentence)
            label.setVisible(bool(sentence))
        self._how.setVisible(bool(said))
