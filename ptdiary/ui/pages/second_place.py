"""The second place of the copies: a folder of the patient's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.report.wording import backups as words
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look


class SecondPlaceCard(Card):
    """Which folder, and when a copy last reached it. `choose` and `forget` when asked to."""

    choose = Signal()
    forget = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._state = Label("")
        self.choose_button = Button(words.CHOOSE_SECOND, look, parent=self)
        self.choose_button.clicked.connect(self._choose)
        self.forget_button = Button(words.FORGET_SECOND, look, "link", parent=self)
        self.forget_button.clicked.connect(self._forget)
        row = Flow(look)
        row.add(self.choose_button, self.forget_button)
        self.add(Label(words.SECOND, "h2"), Label(words.SECOND_LEAD), self._state, row)

    @property
    def text(self) -> str:
        """What it says of the folder."""
        return self._state.text()

    def show_place(self, folder: Path | None, unseen: int | None) -> None:
        """Show the folder, None for none, and the days since a copy reached it."""
        self._state.setText(words.second_place(folder, unseen) if folder is not None else "")
        self._state.setVisible(folder is not None)
        self.forget_button.setVisible(folder is not None)
        self.choose_button.setText(words.CHANGE_SECOND if folder else words.CHOOSE_SECOND)

    def _choose(self) -> None:
        self.choose.emit()

    def _forget(self) -> None:
        self.forget.emit()
