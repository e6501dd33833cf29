"""What was deleted lately, and the way back."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Signal

from ptdiary.diary import Appointment, Consultation, Entry, MedicineDose, Question, Session
from ptdiary.store import StoreError
from ptdiary.ui.diary.lines import moment_of
from ptdiary.ui.widgets import Button, Card, Flow, Label, RecordTable, TableColumn
from ptdiary.words import dates, entries
from ptdiary.words import diary as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

_MOST = 100  # a table that was taken back leaves thousands, which nobody reads
Removed = Entry | Session | Consultation | Question | Appointment | MedicineDose


class RemovedCard(Card):
    """A table of it, the last that was deleted first. Enter brings a line back; `left` goes on."""

    left = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keeper = keeper
        self._is_unread = False
        self._look = look
        when, what = words.REMOVED_HEADERS
        columns = (
            TableColumn(header=when, text=partial(_when, look, keeper.clock)),
            TableColumn(header=what, text=partial(_what, keeper), stretch=True),
        )
        self.table = RecordTable(words.REMOVED_LIST, columns, look, self)
        self._help = Label(words.REMOVED_HELP, "hint")
        self._empty = Label(words.REMOVED_EMPTY)
        self._shown = Label(words.REMOVED_SHOWN.format(count=_MOST), "hint")
        self.back_button = Button(words.BRING_BACK, look, parent=self)
        self.leave_button = Button(words.BACK_TO_LIST, look, "link", parent=self)
        actions = Flow(look)
        actions.add(self.back_button, self.leave_button)
        self.add(self._help, self._empty, self.table, self._shown, actions)
        self.table.opened.connect(self._bring_back)
        self.back_button.clicked.connect(self._bring_back_chosen)
        self.leave_button.clicked.connect(self.left)

    def show_removed(self) -> None:
        """As the store has it; if that cannot be read, the window says why."""
        try:
            self._show()
        except StoreError as error:
            self._is_unread = True
            for widget in (self.table, self._help, self.back_button, self._empty, self._shown):
                widget.hide()
            self._keeper.failed.emit(error)

    def look_again(self) -> None:
        """Where it could not be read, it may be by now; nobody has asked for it."""
        if self._is_unread:
            with suppress(StoreError), self._keeper.store.at_once():
                self._show()

    def _show(self) -> None:
        # one more than is shown, to know whether there are more
        removed = self._keeper.store.removed(*get_args(Removed), most=_MOST + 1)
        self._is_unread = False
        rows = tuple(each.record for each in removed)
        self.table.show_rows(rows[:_MOST])
        self._shown.setVisible(len(rows) > _MOST)
        for widget in (self.table, self._help, self.back_button):
            widget.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def first_focus(self) -> QWidget:
        """The table, or the way back to the diary."""
        return self.leave_button if self.table.isHidden() else self.table

    def _bring_back(self, record: Removed) -> None:
        self._keeper.bring_back(words.BROUGHT_BACK, type(record), record.id)

    def _bring_back_chosen(self) -> None:
        record = self.table.chosen()
        if record is not None:
            self._bring_back(record)


def _when(look: Look, clock: Callable[[], datetime], record: Removed) -> str:
    if isinstance(record, Question) and record.written_at is None:
        return dates.NOT_ANSWERED
    at = moment_of(record)
    return entries.day_and_clock(record, at, clock(), look.times)


def _what(keeper: Keeper, record: Removed) -> str:
    parts: tuple[str, ...]
    match record:
        case Entry():
            parts = (entries.soreness(record), entries.signs(record), record.note or "")
        case Session():
            parts = (*words.session_removed(record), record.note or "")
        case Consultation():
            parts = (words.talk(record, keeper.diary.profile),)
        case Appointment():
            parts = (words.BETWEEN.join(words.visit_facts(record, whole=True)),)
        case Question():
            parts = (words.BETWEEN.join(words.question_facts(record)),)
        case MedicineDose():
            parts = (words.BETWEEN.join(words.dose_facts(record)),)
    return ". ".join(dates.sentence(part).rstrip(".") for part in parts if part)
