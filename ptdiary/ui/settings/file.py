"""This diary: where its file is, its copies, what was deleted, and erasing it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.ui.destination import Destination, FileAction, FileRequest, PageName, Part
from ptdiary.ui.settings.care import SettingsCard
from ptdiary.ui.widgets import Button, Flow, Label
from ptdiary.words import backups
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look


class DiaryFileCard(SettingsCard):
    """Where the diary is and what it holds, and the ways to others."""

    file_asked = Signal(FileRequest)

    def __init__(self, path: Path, look: Look, parent: QWidget) -> None:
        super().__init__(words.FILE, look, parent, lead=words.FILE_LEAD)
        self.open = Button(backups.CARD_OPEN, look, parent=self)
        self.new = Button(backups.CARD_NEW, look, parent=self)
        self.open.clicked.connect(self._open_other)
        self.new.clicked.connect(self._begin_new)
        self._holds = Label("")
        row = Flow(look)
        row.add(self.open, self.new)
        where = Label(words.breakable(str(path)), "hint")
        self.add(self._holds, where, row)

    def show_view(self, view: View) -> None:
        """How much is in it."""
        entries, sessions = len(view.diary.entries), len(view.diary.sessions)
        self._holds.setText(words.holds(entries, sessions))

    def _open_other(self) -> None:
        self.file_asked.emit(FileRequest(action=FileAction.OPEN))

    def _begin_new(self) -> None:
        self.file_asked.emit(FileRequest(action=FileAction.NEW))


class WayCard(SettingsCard):
    """A subject that has a page elsewhere: `go_to` with it. It can say how it stands now."""

    go_to = Signal(Destination)

    def __init__(
        self, title: str, lead: str, way: str, to: Destination, look: Look, parent: QWidget
    ) -> None:
        super().__init__(title, look, parent, lead=lead)
        self._to = to
        self.way = Button(way, look, parent=self)
        self.way.clicked.connect(self._go)
        self.said = Label("")
        self.said.hide()
        self.top.addWidget(self.way)
        self.add(self.said)

    def say(self, sentence: str) -> None:
        """Say how it stands; empty: nothing is said."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _go(self) -> None:
        self.go_to.emit(self._to)


COPIES = Destination(page=PageName.BACKUPS)
DELETED = Destination(page=PageName.DIARY, part=Part.REMOVED)
ERASING = Destination(page=PageName.BACKUPS, part=Part.ERASE)
