"""The card of Settings about the copy that is saved by itself after each day with a change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ptdiary.files import FileError
from ptdiary.store import StoreError
from ptdiary.store.exchange.daily import (
    choose_daily_copy,
    daily_copy,
    readers_of,
    stop_daily_copy,
)
from ptdiary.ui.file_choice import ask_folder, documents
from ptdiary.ui.settings.care import BESIDE, SettingsCard
from ptdiary.ui.widgets import Button, Choices, Flow, FormRow, Label, announce
from ptdiary.words import daily_copy as words
from ptdiary.words.copies import SAVE_BUG

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ptdiary.store.exchange.daily import DailyForm
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

_FORMS: dict[str | None, DailyForm] = {"document": "document", "tables": "tables"}


class DailyCopyCard(SettingsCard):
    """Into which folder, in which form, and who can read it there. Off at first.

    The worker writes the first copy as soon as a folder is chosen, so that the card can say how
    that went.
    """

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget) -> None:
        super().__init__(words.TITLE, look, parent)
        self._keeper = keeper
        self.form = Choices(words.FORMS, look, clearable=False, parent=self)
        self.form.choose("document")
        self._lead = Label(words.LEAD, "hint")
        self.state, self.readers = Label(""), Label("", "hint")
        self.trouble = Label("", "error")
        self.choose = Button(words.CHOOSE, look, parent=self)
        self.stop = Button(words.STOP, look, "link", parent=self)
        ways = Flow(look)
        ways.add(self.choose, self.stop)
        self._row = FormRow(words.FORM, self.form, look, "", "text", BESIDE, parent=self)
        self.add(self._lead, self.state, self.readers, self.trouble, self._row, ways)
        self.form.changed.connect(self._change_form)
        self.choose.clicked.connect(self._ask_folder)
        self.stop.clicked.connect(self._stop)
        self.trouble.hide()
        self.look_at_copy()

    def look_at_copy(self) -> None:
        """Show what is chosen, and when the copy was saved last."""
        copy = daily_copy(self._keeper.store.path)
        if copy is not None:
            self.form.choose(copy.form)
        self._lead.setText(words.LEAD_OFF if copy is None else words.LEAD)
        now, times = self._keeper.view.now, self._look.times
        self._show(self.state, "" if copy is None else words.saved(copy, now, times))
        self._show(self.readers, "" if copy is None else words.readers(readers_of(copy)))
        self.choose.setText(words.CHOOSE if copy is None else words.CHANGE)
        for part in (self._row, self.stop):
            part.setVisible(copy is not None)

    def save_into(self, folder: Path) -> None:
        """Let the worker save the first copy in a folder, and choose it."""
        form = _FORMS[self.form.value()]
        keeper = self._keeper
        self._show(self.state, words.BEING_SAVED)
        write = partial(_chosen, keeper.store.path, form, folder, keeper.clock)
        keeper.worker.do(write, self._show_chosen, broken=partial(self._show_chosen, SAVE_BUG))

    def _ask_folder(self) -> None:
        chosen = ask_folder(self, words.FOLDER_TITLE, documents())
        if chosen is not None:
            self.save_into(chosen)

    def _change_form(self) -> None:
        copy = daily_copy(self._keeper.store.path)
        if copy is not None and copy.form != self.form.value():
            self.save_into(copy.folder)

    def _show_chosen(self, problem: str) -> None:
        self.look_at_copy()
        self._show(self.trouble, problem)
        announce(self, problem or self.state.text())

    def _stop(self) -> None:
        path = self._keeper.store.path
        self._keeper.worker.do(partial(stop_daily_copy, path), self._show_stopped)

    def _show_stopped(self, _: None) -> None:
        self.look_at_copy()
        self._show(self.trouble, "")
        self._show(self.state, words.STOPPED)
        self.choose.setFocus()
        announce(self, words.STOPPED)

    def _show(self, label: Label, sentence: str) -> None:
        label.setText(sentence)
        label.setVisible(bool(sentence))


def _chosen(diary: Path, form: DailyForm, folder: Path, clock: Callable[[], datetime]) -> str:
    """Nothing, or why the first copy could not be saved."""
    try:
        choose_daily_copy(diary, form, folder, clock)
    except (StoreError, FileError) as error:
        return error.sentence
    return "" if daily_copy(diary) is not None else words.NOT_NOTED
