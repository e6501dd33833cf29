"""The copies of the diary in a list, and what can be done with the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.report.wording import backups as words
from ptdiary.report.wording import dates
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.store.backups import Backup
    from ptdiary.ui.theme import Look

_SHOWN = 8


class CopiesCard(Card):
    """`wanted(verb, copy)`: `bring_back` or `replace` with a copy; `made` to make one now."""

    wanted = Signal(str, object)
    made = Signal()
    other_file = Signal()

    def __init__(self, now: datetime, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._copies: tuple[Backup, ...] = ()
        self._now = now
        self._all = False
        self._last = Label("")
        self.make_button = Button(words.BACK_UP, look, "primary", parent=self)
        self.make_button.clicked.connect(self._make)
        top = Flow(look)
        top.add(self.make_button)
        self.table = RecordTable(words.LIST_NAME, self._columns(), look)
        self.table.opened.connect(self._bring_back)
        self._help = Label(words.BRING_BACK_HELP, "hint")
        self.bring_back_button = Button(words.BRING_BACK, look, parent=self)
        self.bring_back_button.clicked.connect(self._bring_back_chosen)
        self.replace_button = Button(words.REPLACE, look, "danger", parent=self)
        self.replace_button.clicked.connect(self._replace_chosen)
        self._file_button = Button(words.FROM_FILE, look, "link", parent=self)
        self._file_button.clicked.connect(self._other)
        self._all_button = Button(words.SHOW_ALL, look, "link", parent=self)
        self._all_button.clicked.connect(self._show_all)
        actions = Flow(look)
        actions.add(
            self.bring_back_button, self.replace_button, self._file_button, self._all_button
        )
        self.add(Label(words.COPIES, "h2"), self._last, top, self._help, self.table, actions)

    def show_copies(self, copies: Sequence[Backup], now: datetime) -> None:
        """Show the copies, the newest first."""
        self._copies, self._now = tuple(copies), now
        shown = self._copies if self._all else self._copies[:_SHOWN]
        self.table.show_rows(shown)
        if shown and self.table.chosen() is None:
            self.table.selectRow(0)
        good = next((copy for copy in self._copies if copy.verified), None)
        if good is not None:
            self._last.setText(words.last_copy(good, now))
        else:
            self._last.setText(words.NO_GOOD_COPY if self._copies else words.NO_COPIES)
        some = bool(shown)
        for each in (self.table, self._help, self.bring_back_button, self.replace_button):
            each.setVisible(some)
        self._all_button.setVisible(len(shown) < len(self._copies))

    def _columns(self) -> tuple[Column[Backup], ...]:
        head = words.HEADERS
        return (
            Column(header=head["when"], text=self._made, stretch=True),
            Column(header=head["holds"], text=words.copy_holds),
            Column(header=head["days"], text=words.copy_days),
            Column(header=head["checked"], text=_checked),
            Column(header=head["place"], text=_place),
        )

    def _made(self, copy: Backup) -> str:
        return dates.sentence(words.copy_made(copy, self._now))

    def _make(self) -> None:
        self.made.emit()

    def _other(self) -> None:
        self.other_file.emit()

    def _show_all(self) -> None:
        self._all = True
        self.show_copies(self._copies, self._now)

    def _bring_back(self, copy: Backup) -> None:
        self.wanted.emit("bring_back", copy)

    def _bring_back_chosen(self) -> None:
        self._want("bring_back")

    def _replace_chosen(self) -> None:
        self._want("replace")

    def _want(self, verb: str) -> None:
        copy = self.table.chosen()
        if copy is not None:
            self.wanted.emit(verb, copy)


def _checked(copy: Backup) -> str:
    return words.CHECKED if copy.verified else words.NOT_CHECKED


def _place(copy: Backup) -> str:
    return words.PLACES[copy.place]
