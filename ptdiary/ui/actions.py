"""The keyboard's shortcuts and the menus that name them: one table for both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ptdiary.report.wording import recovery
from ptdiary.report.wording import window as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action: its name, the menu that it stands in, its words and its keys.

    `where` is the page that it opens, or what is to be done with the file.
    """

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    where: str = ""


_file = partial(ActionRow, menu=words.FILE_MENU)
_edit = partial(ActionRow, menu=words.EDIT_MENU)
_view = partial(ActionRow, menu=words.VIEW_MENU)
_help = partial(ActionRow, menu=words.HELP_MENU)

ACTIONS = (
    _file(name="new_entry", words=words.NEW_ENTRY, keys=("Ctrl+N",), where="today:new"),
    _file(name="log_session", words=words.LOG_SESSION, keys=("Ctrl+L",), where="sessions:new"),
    _file(name="print", words=words.PRINT_SUMMARY, keys=("Ctrl+P",), where="summary:print"),
    _file(name="new_diary", words=words.NEW_DIARY, where="file:new"),
    _file(name="open_diary", words=words.OPEN_DIARY, keys=("Ctrl+O",), where="file:open"),
    _file(name="save_copy", words=words.SAVE_COPY, where="settings:save_copy"),
    _file(name="bring_in", words=words.BRING_IN, where="settings:bring_in"),
    _file(name="backups", words=words.BACKUPS, where="backups"),
    _file(name="close", words=words.CLOSE, keys=("Ctrl+Q",)),
    _edit(name="undo", words=words.UNDO, keys=("Ctrl+Z",)),
    _edit(name="redo", words=words.REDO, keys=("Ctrl+Shift+Z", "Ctrl+Y")),
    _view(name="larger", words=words.LARGER, keys=("Ctrl++", "Ctrl+=")),
    _view(name="smaller", words=words.SMALLER, keys=("Ctrl+-",)),
    _view(name="usual", words=words.USUAL_SIZE, keys=("Ctrl+0",)),
    _view(name="menu_bar", words=words.SHOW_MENU, keys=("F10",)),
    _help(name="help", words=words.GET_HELP, keys=("F1",), where="help"),
    _help(name="guide", words=words.GUIDE, where="guide"),
)


class Actions(QObject):
    """The actions of a window; `asked` with the name of one, `go_to` with where one leads."""

    asked = Signal(str)
    go_to = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        menus: dict[str, QMenu] = {}
        for row in ACTIONS:
            if row.menu not in menus:
                menus[row.menu] = window.menuBar().addMenu(row.menu)
            action = QAction(row.words, window)
            action.setObjectName(row.where or row.name)
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
            action.triggered.connect(self._go if row.where else self._ask)
            menus[row.menu].addAction(action)
            # a menu bar that is not shown does not listen to keys, the window does
            window.addAction(action)
            self._actions[row.name] = action
        self.recent = QMenu(words.OPEN_RECENT, window)
        menus[words.FILE_MENU].insertMenu(self["backups"], self.recent)
        self["menu_bar"].setCheckable(True)

    def __getitem__(self, name: str) -> QAction:
        """The action of a name."""
        return self._actions[name]

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """What can be taken back and done again, in words; None: nothing."""
        for name, label, say in (("undo", undo, words.undo), ("redo", redo, words.redo)):
            self[name].setText(say(label or ""))
            self[name].setEnabled(label is not None)

    def show_recent(self, recent: tuple[str, ...]) -> None:
        """The diaries that were open, the latest first, and a way to forget them."""
        self.recent.clear()
        for path in recent:
            # an ampersand would underline a letter
            self._add_recent(recovery.recent(Path(path)).replace("&", "&&"), f"recent:{path}")
        self.recent.addSeparator()
        self._add_recent(words.FORGET_RECENT, "forget")
        self.recent.setEnabled(bool(recent))

    def _add_recent(self, text: str, verb: str) -> None:
        action = self.recent.addAction(text)
        action.setObjectName(f"file:{verb}")
        action.triggered.connect(self._go)

    def _ask(self) -> None:
        self.asked.emit(self.sender().objectName())

    def _go(self) -> None:
        self.go_to.emit(self.sender().objectName())
