"""Erasing the whole diary: a last copy is asked for, and a word is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.files import free_name
from ptdiary.isolate import isolated
from ptdiary.ui.file_choice import ask_save, documents
from ptdiary.ui.widgets import Button, Card, Choices, Flow, FormRow, Label, LineBox
from ptdiary.words import backups as words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasing:
    """Where a last copy is to be, None for none, and whether the second place is erased too."""

    last_copy: Path | None
    second_place: bool


class EraseCard(Card):
    """`erase` with what was answered; `left`: keep the diary."""

    erase = Signal(Erasing)
    left = Signal()

    def __init__(self, diary: Path, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.8)
        self._diary = diary
        self._copy: Path | None = None
        self._answered = False
        self._where = Label(words.ERASE_NOT_CHOSEN, "unanswered")
        self.choose_button = Button(words.ERASE_CHOOSE, look, parent=self)
        self.choose_button.clicked.connect(self._choose)
        self.none_button = Button(words.ERASE_NO_COPY, look, "link", parent=self)
        self.none_button.clicked.connect(self._none)
        places = Flow(look)
        places.add(self.choose_button, self.none_button)
        self.second = Choices(words.ERASE_SECOND_CHOICES, look, clearable=False, parent=self)
        self.second.choose("no")
        self._second_row = FormRow(words.ERASE_SECOND, self.second, look, parent=self)
        self._daily = Label("", "hint")
        self.word = LineBox(look)
        self.word.textChanged.connect(self._show)
        self.erase_button = Button(words.ERASE_DO, look, "danger", parent=self)
        self.erase_button.clicked.connect(self._erase)
        leave = Button(words.ERASE_LEAVE, look, "secondary", parent=self)
        leave.clicked.connect(self._leave)
        ways = Flow(look)
        ways.add(leave, self.erase_button)
        self.add(Label(words.ERASE, "h2"), Label(words.ERASE_LEAD))
        self.add(Label(words.ERASE_COPY, "strong"), self._where, places, self._second_row)
        self.add(self._daily)
        self.add(FormRow(words.ERASE_TYPE, self.word, look, parent=self), ways)
        self._show()

    def begin(self, second: bool, daily: Path | None = None) -> None:
        """Show the empty card; `second`: there is a second place to ask about.

        `daily`: the daily copy, which stays.
        """
        self._copy, self._answered = None, False
        self.word.setText("")
        self._second_row.setVisible(second)
        self._daily.setVisible(daily is not None)
        self._daily.setText(words.ERASE_DAILY.format(path=isolated(daily)))
        self._where.setText(words.ERASE_NOT_CHOSEN)
        self._show()
        self.show()

    def _choose(self) -> None:
        offered = free_name(documents() / words.ERASE_COPY_NAME)
        chosen = ask_save(self, words.ERASE_COPY, offered)
        if chosen is not None:
            self._copy, self._answered = chosen, True
            self._where.setText(str(chosen))
            self._show()

    def _none(self) -> None:
        self._copy, self._answered = None, True
        self._where.setText(words.ERASE_NONE)
        self._show()

    def _show(self) -> None:
        typed = self.word.text().strip().casefold() == words.ERASE_WORD
        self.erase_button.setEnabled(typed and self._answered)

    def _erase(self) -> None:
        second = self.second.value() == "yes"
        self.erase.emit(Erasing(last_copy=self._copy, second_place=second))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
