"""What is in the window while there is no diary in it: why it cannot be opened, and the ways on."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.files import FileError, free_name
from ptdiary.isolate import isolated
from ptdiary.store import StoreError
from ptdiary.store.newer import read_newer
from ptdiary.store.older_copy import put_beside
from ptdiary.ui.file_choice import ask_save, documents
from ptdiary.ui.imports import save_document
from ptdiary.ui.page import ScrollArea
from ptdiary.ui.widgets import Button, Card, Flow, Label
from ptdiary.ui.worker import painting_while
from ptdiary.words import copies, window
from ptdiary.words import recovery as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from ptdiary.store.newer import NewerDiary
    from ptdiary.store.older_copy import OlderCopy
    from ptdiary.store.recovery import Recovery
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets import ButtonKind


class WayOn(StrEnum):
    """What can be done while there is no diary in the window."""

    AGAIN = "again"  # try again to open the file
    ANYWAY = "anyway"  # open it though it seems to be open elsewhere
    OTHER = "other"  # open another diary
    NEW = "new"  # begin a new one


class FallbackPage(QWidget):
    """A title, and a column that scrolls. `chosen` with a way on."""

    chosen = Signal(WayOn)

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        look.space(outer, 0, 0)
        area = ScrollArea(look, self)
        outer.addWidget(area)
        self.column = QVBoxLayout(area.content)
        look.space(self.column, 1.6, 0.85)
        self.column.addWidget(Label(title, "h1"))

    def ways_row(self, ways: Mapping[WayOn, str], first: ButtonKind = "secondary") -> Flow:
        """A button for each way and its words; the `first` may stand out."""
        row = Flow(self.look, gap=0.6)
        for index, (way, text) in enumerate(ways.items()):
            button = Button(text, self.look, "secondary" if index else first, parent=self)
            button.setObjectName(way)
            button.clicked.connect(self._choose)
            row.add(button)
        return row

    def _choose(self) -> None:
        self.chosen.emit(WayOn(self.sender().objectName()))


class RefusalPage(FallbackPage):
    """One sentence that says what happened, and the ways on."""

    def __init__(
        self,
        sentence: str,
        ways: Mapping[WayOn, str],
        look: Look,
        parent: QWidget | None = None,
        title: str = "",
        first: Sequence[QWidget] = (),
    ) -> None:
        """`ways` with the words on their buttons; the first is the usual one.

        With a `title` of its own the page says nothing of the diary being as it was. `first` are
        cards of what can be done here, if anything can: they say so themselves, and are above
        the ways in their usual one's stead.
        """
        super().__init__(title or window.CANNOT_OPEN, look, parent)
        card = Card(look)
        card.add(Label(sentence))
        if not title and not first:
            card.add(Label(window.NOT_LOST, "hint"))
        self.column.addWidget(card)
        for each in first:
            self.column.addWidget(each)
        if first:
            card = Card(look)
            card.add(Label(words.ALL_WAYS, "h2"))
            self.column.addWidget(card)
        card.add(self.ways_row(ways, "secondary" if first else "primary"))
        self.column.addStretch(1)


class RecoveryPage(FallbackPage):
    """What happened, what can be brought back with its numbers, and the other ways.

    `recover` with a `Way` of `store.recovery`; `chosen` with another way. Nothing was changed yet.
    """

    recover = Signal(str)

    def __init__(
        self,
        error: StoreError,
        found: Recovery,
        ways: Mapping[WayOn, str],
        now: datetime,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        """`ways` are the other ways, with the words on their buttons."""
        super().__init__(words.TITLES.get(error.kind, window.CANNOT_OPEN), look, parent)
        card = Card(look)
        card.add(Label(error.sentence), Label(window.NOT_LOST, "hint"))
        self.column.addWidget(card)
        self._said = Label("", "strong")
        self.trouble = Label("", "error")
        for each in (self._said, self.trouble):
            each.hide()
            self.column.addWidget(each)
        self.column.addWidget(self._found_card(found, now))
        self.column.addWidget(self._ways_card(ways))
        self.column.addStretch(1)

    def say(self, sentence: str) -> None:
        """What is being done; nothing once it is."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def show_error(self, sentence: str) -> None:
        """It could not be done, and why."""
        self.trouble.setText(sentence)
        self.trouble.show()

    def _found_card(self, found: Recovery, now: datetime) -> Card:
        card = Card(self.look)
        card.add(Label(words.LOOKED_TITLE, "h2"))
        if found.backup is not None:
            card.add(Label(words.copy_said(found.backup, now, self.look.times)))
        if found.readable is not None:
            card.add(Label(words.readable_said(found.readable, found.doubtful)))
        if found.best is None:
            card.add(Label(words.NOTHING_TO_BRING))
            return card
        for way in sorted(found.after, key=list(words.WAYS).index):
            kind: ButtonKind = "primary" if way == found.best else "secondary"
            button = Button(words.WAYS[way], self.look, kind, parent=self)
            button.setObjectName(way)
            button.clicked.connect(self._recover)
            card.add(button, Label(words.way_said(way, found), "hint"))
        if found.readable is not None or found.diary.exists():
            card.add(Label(words.KEPT))
        return card

    def _ways_card(self, ways: Mapping[WayOn, str]) -> Card:
        card = Card(self.look)
        card.add(Label(words.ALL_WAYS, "h2"))
        card.add(self.ways_row(ways))
        return card

    def _recover(self) -> None:
        self.recover.emit(self.sender().objectName())


class OlderCopyCard(Card):
    """Opens the newest copy that this version can open, as a diary of its own beside the newer one.

    One button. `ready` with the path of that diary. The newer one and its copies are only read.
    """

    ready = Signal(Path)

    def __init__(
        self,
        diary: Path,
        older: OlderCopy,
        now: datetime,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._copy = older.copy
        self._target = diary.with_name(words.older_name(diary, older, now))
        self.open = Button(words.OLDER_OPEN, look, "primary", parent=self)
        self.open.setObjectName("older")
        self._trouble = Label("", "error")
        self._trouble.hide()
        row = Flow(look)
        row.add(self.open)
        self.add(
            Label(words.OLDER_TITLE, "h2"), Label(words.copy_said(older.copy, now, look.times))
        )
        self.add(Label(words.days_missing(older.days_missing), "strong"))
        self.add(Label(words.OLDER_HOW.format(name=isolated(self._target.name))))
        if self._target.exists():
            self.add(Label(words.OLDER_AGAIN))
        self.add(row, self._trouble, Label(words.OLDER_LATER, "hint"))
        self.open.clicked.connect(self._open)

    def _open(self) -> None:
        try:
            if not self._target.exists():
                painting_while(partial(put_beside, self._copy, self._target))
        except (StoreError, FileError) as error:
            self._trouble.setText(error.sentence)
            self._trouble.show()
            return
        self.ready.emit(self._target)


def _saved_as_document(diary: Path, now: datetime, path: Path) -> NewerDiary:
    found = read_newer(diary)
    # it is all that she can read of her diary for now, so her private notes are in it
    save_document(found.diary, now, path, private=True)
    return found


class NewerCopyCard(Card):
    """Saves what can be read of a newer program's diary as a document.

    One button; then where the copy lies, and what is left out of it. The diary is only read.
    """

    def __init__(
        self,
        diary: Path,
        clock: Callable[[], datetime],
        look: Look,
        kind: ButtonKind = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._diary = diary
        self._clock = clock
        self.save = Button(words.SAVE, look, kind, parent=self)
        self.save.setObjectName("copy")
        self.said, self.trouble = Label("", "strong"), Label("", "error")
        self._how = Label(words.HOW_TO_READ)
        row = Flow(look)
        row.add(self.save)
        self.add(Label(words.LEAD), row, self.said, self._how, self.trouble)
        self._tell("", "")
        self.save.clicked.connect(self._ask)

    def _ask(self) -> None:
        offered = free_name(documents() / copies.DOCUMENT_NAME)
        path = ask_save(self, words.SAVE, offered, copies.DOCUMENTS)
        if path is not None:
            self._save_to(path)

    def _save_to(self, path: Path) -> None:
        if path.exists() and path.samefile(self._diary):
            self._tell("", copies.SAME_FILE)
            return
        self._tell(words.READING_NEWER, "")
        self._how.hide()
        try:
            found = painting_while(partial(_saved_as_document, self._diary, self._clock(), path))
        except (StoreError, FileError) as error:
            self._tell("", error.sentence)
            return
        except Exception:
            self._tell("", "")
            raise
        self._tell(words.saved(path, found), "")

    def _tell(self, said: str, trouble: str) -> None:
        for label, sentence in ((self.said, said), (self.trouble, trouble)):
            label.setText(sentence)
            label.setVisible(bool(sentence))
        self._how.setVisible(bool(said))
