"""The keyboard's shortcuts and the menus that name them: one table for both."""

from __future__ import annotations

from dataclasses import dataclass
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
    """One action: its name, the menu that it stands in, its words and its keys."""

    name: str
    menu: str
    words: str
    keys: tuple[str, ...]


ACTIONS = (
    ActionRow(name="new_entry", menu=words.FILE_MENU, words=words.NEW_ENTRY, keys=("Ctrl+N",)),
    ActionRow(name="log_session", menu=words.FILE_MENU, words=words.LOG_SESSION, keys=("Ctrl+L",)),
    ActionRow(name="print", menu=words.FILE_MENU, words=words.PRINT_SUMMARY, keys=("Ctrl+P",)),
    ActionRow(name="new_diary", menu=words.FILE_MENU, words=words.NEW_DIARY, keys=()),
    ActionRow(name="open_diary", menu=words.FILE_MENU, words=words.OPEN_DIARY, keys=("Ctrl+O",)),
    ActionRow(name="save_copy", menu=words.FILE_MENU, words=words.SAVE_COPY, keys=()),
    ActionRow(name="bring_in", menu=words.FILE_MENU, words=words.BRING_IN, keys=()),
    ActionRow(name="backups", menu=words.FILE_MENU, words=words.BACKUPS, keys=()),
    ActionRow(name="close", menu=words.FILE_MENU, words=words.CLOSE, keys=("Ctrl+Q",)),
    ActionRow(name="undo", menu=words.EDIT_MENU, words=words.UNDO, keys=("Ctrl+Z",)),
    ActionRow(name="redo", menu=words.EDIT_MENU, words=words.REDO, keys=("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionRow(name="larger", menu=words.VIEW_MENU, words=words.LARGER, keys=("Ctrl++", "Ctrl+=")),
    ActionRow(name="smaller", menu=words.VIEW_MENU, words=words.SMALLER, keys=("Ctrl+-",)),
    ActionRow(name="usual", menu=words.VIEW_MENU, words=words.USUAL_SIZE, keys=("Ctrl+0",)),
    ActionRow(name="menu_bar", menu=words.VIEW_MENU, words=words.SHOW_MENU, keys=("F10",)),
    ActionRow(name="help", menu=words.HELP_MENU, words=words.GET_HELP, keys=("F1",)),
    ActionRow(name="guide", menu=words.HELP_MENU, words=words.GUIDE, keys=()),
)


class Actions(QObject):
    """The actions of a window; `asked` with the name of one, or with `file:recent:` and a path."""

    asked = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        menus: dict[str, QMenu] = {}
        for row in ACTIONS:
            if row.menu not in menus:
                menus[row.menu] = window.menuBar().addMenu(row.menu)
            action = QAction(row.words, window)
            action.setObjectName(row.name)
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
            action.triggered.connect(self._ask)
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
        action.triggered.connect(self._ask)

    def _ask(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.asked.emit(sender.objectName())
