"""The card of Settings about the file: its copies, and other diaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.report.wording import backups as words
from ptdiary.report.wording import settings as settings_words
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look

_WAYS = {"backups": words.TITLE, "file:open": words.CARD_OPEN, "file:new": words.CARD_NEW}


class DiaryFileCard(Card):
    """Where the diary is, and the ways to its copies and to others. `go_to` as a page has it."""

    go_to = Signal(str)

    def __init__(self, path: Path, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.buttons: dict[str, Button] = {}
        row = Flow(look)
        for where, text in _WAYS.items():
            button = Button(text, look, parent=self)
            button.setObjectName(where)
            button.clicked.connect(self._go)
            self.buttons[where] = button
            row.add(button)
        self.add(
            Label(settings_words.FILE, "h2"),
            Label(settings_words.FILE_LEAD),
            Label(str(path), "hint"),
            row,
        )

    def _go(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.go_to.emit(sender.objectName())
