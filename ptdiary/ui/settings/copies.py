"""The card of Settings that saves a copy in another form, and brings one in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ptdiary.files import FileError
from ptdiary.store import StoreError
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.file_choice import ask_open, ask_save, documents, free_name
from ptdiary.ui.imports import (
    UnusableFileError,
    bring_in,
    read_incoming,
    rehearse,
    save_document,
    save_tables,
)
from ptdiary.ui.settings.care import BESIDE, SettingsCard
from ptdiary.ui.widgets import Button, Card, Choices, Flow, FormRow, Label
from ptdiary.ui.worker import painting_while
from ptdiary.words import backups
from ptdiary.words import copies as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.imports import Incoming, Outcome
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look


class CopiesCard(SettingsCard):
    """A document or tables out, a document or a table in: numbers first, then the question."""

    go_to = Signal(Destination)

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget) -> None:
        super().__init__(words.TITLE, look, parent, lead=words.LEAD)
        self._keeper = keeper
        self._incoming: Incoming | None = None
        self.private = Choices(words.PRIVATE_ANSWERS, look, clearable=False, parent=self)
        self.private.choose("leave_out")
        self.save = Button(words.SAVE_COPY, look, parent=self)
        self.tables = Button(words.SAVE_TABLES, look, parent=self)
        self.bring = Button(words.BRING_IN, look, parent=self)
        ways = Flow(look)
        ways.add(self.save, self.tables, self.bring)
        self.said, self.trouble = Label("", "strong"), Label("", "error")
        self.asking = AskingCard(look, self)
        private = FormRow(
            words.PRIVATE, self.private, look, words.PRIVATE_HELP, "text", BESIDE, parent=self
        )
        self.add(private)
        self.add(ways, self.said, self.trouble, self.asking)
        self.save.clicked.connect(self.ask_save)
        self.tables.clicked.connect(self._ask_tables)
        self.bring.clicked.connect(self.ask_import)
        self.asking.do.clicked.connect(self._do)
        self.asking.leave.clicked.connect(self._leave)
        self.asking.backups.clicked.connect(self._see_backups)
        self._say("")

    def ask_save(self) -> None:
        """Ask for the name of the document, and save it."""
        offered = free_name(documents() / words.DOCUMENT_NAME)
        chosen = ask_save(self, words.SAVE_COPY, offered, words.DOCUMENTS)
        if chosen is not None:
            self.save_to(chosen)

    def ask_import(self) -> None:
        """Ask for a file, and say what importing it would do."""
        chosen = ask_open(self, words.BRING_IN, documents(), words.READABLE)
        if chosen is not None:
            self.look_at(chosen)

    def save_to(self, path: Path) -> None:
        """Save the document."""
        keeper, private = self._keeper, self.private.value() == "include"
        self._save(path, lambda: save_document(keeper.diary, keeper.clock(), path, private=private))

    def save_tables_to(self, path: Path) -> None:
        """Save the tables as a folder."""
        self._save(path, lambda: save_tables(self._keeper.diary, path))

    def look_at(self, path: Path) -> None:
        """Read a file, and say what importing it would do. Nothing is written."""
        self._say("")
        self.asking.hide()
        at = self._keeper.clock()
        try:
            incoming = read_incoming(path, at)
            outcome = rehearse(self._keeper.store, incoming, at)
        except (UnusableFileError, StoreError) as error:
            self._fail(str(error))
            return
        self._incoming = incoming
        self.asking.ask(outcome)

    def _ask_tables(self) -> None:
        offered = free_name(documents() / words.TABLES_NAME)
        chosen = ask_save(self, words.SAVE_TABLES, offered, words.TABLES)
        if chosen is not None:
            self.save_tables_to(chosen)

    def _save(self, path: Path, write: Callable[[], None]) -> None:
        if path.exists() and path.samefile(self._keeper.store.path):
            self._fail(words.SAME_FILE)
            return
        try:
            painting_while(write)
        except FileError as error:
            self._fail(str(error))
            return
        self._say(words.saved(path.name))

    def _do(self) -> None:
        if self._incoming is None:
            return
        try:
            done = bring_in(self._keeper.store, self._incoming, self._keeper.clock())
        except (StoreError, FileError) as error:
            self._fail(str(error))
            return
        self._incoming = None
        self._keeper.read_again()
        self._say(f"{words.BROUGHT} {words.what_it_does(done.added, done.changed)}")
        self.asking.show_done()

    def _leave(self) -> None:
        self._incoming = None
        self.asking.hide()

    def _see_backups(self) -> None:
        self.go_to.emit(Destination(page=PageName.BACKUPS))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.trouble.hide()

    def _fail(self, sentence: str) -> None:
        self._say("")
        self.trouble.setText(sentence)
        self.trouble.show()


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
        """It is done: say where the copy from before is."""
        self._show((words.WAS_SAFE,), asking=False)
        self.do.hide()
        self.leave.hide()
        self.backups.show()

    def _show(self, said: tuple[str, ...], asking: bool) -> None:
        self._title.setVisible(asking)
        for number, label in enumerate(self.lines):
            text = said[number] if number < len(said) else ""
            label.setText(text)
            label.setVisible(bool(text))
        self.show()
