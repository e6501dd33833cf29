"""A quiet line about the answers on health: what is missing on the page, or a year old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ptdiary.files import FileError
from ptdiary.review.health import answers_from, never_answered, still_true
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.widgets import Button, Flow, Label
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Diary
    from ptdiary.store.drafts import Drafts
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_LEAST = 16.0  # em of the words; with less they have a row of their own
_KEPT = "health.still_true"  # beside the diary, where it may not stand in it


class HealthLine(QWidget):
    """Hidden while there is nothing to say. It asks once a year whether the answers still hold.

    With `leads` it stands elsewhere than the answers: it names those that are missing too, and its
    button leads there: `go_to`. Without, its button confirms them; `confirmed` after that.
    """

    go_to = Signal(Destination)
    confirmed = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget, *, leads: bool) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._look = look
        self._leads = leads
        self._field = ""
        self.said = Label("", "hint" if leads else "strong", parent=self)
        self.button = Button("", look, "link", parent=self)
        row = Flow(look, self)
        row.add_wide(self.said, _LEAST)
        row.add(self.button)
        self.button.clicked.connect(self._press)
        self.hide()

    def show_view(self, view: View) -> None:
        """What is missing, else how old the answers are."""
        diary = view.diary
        since = _since(diary, self._keeper.drafts, view.now)
        missing = never_answered(diary.profile) if self._leads else ()
        self.setVisible(bool(missing) or since is not None)
        if missing:
            self._field = missing[0]
            self.said.setText(words.history_missing(missing))
            self.button.setText(words.HISTORY_ANSWER)
        elif since is not None:
            self._field = "cancer_history"
            said = words.HISTORY_OLD if self._leads else words.HISTORY_STILL
            self.said.setText(said.format(day=self._look.times.dated(since)))
            self.button.setText(words.HISTORY_LOOK if self._leads else words.STILL_TRUE)

    def _press(self) -> None:
        if self._leads:
            self.go_to.emit(Destination(page=PageName.SETTINGS, field=self._field))
            return
        keeper = self._keeper
        now = keeper.clock()
        renewed = still_true(keeper.diary.profile, now)
        if renewed is not None:
            keeper.keep_profile(words.HISTORY_CONFIRMED, renewed)
        else:
            _confirm(keeper, now)
            keeper.refresh()  # every page that says so
        self.confirmed.emit()


def _since(diary: Diary, drafts: Drafts, now: datetime) -> datetime | None:
    kept = drafts.read(_KEPT)
    return answers_from(diary, None if kept is None else kept.begun, now)


def _confirm(keeper: Keeper, now: datetime) -> None:
    """Keep beside the diary that the answers are still true."""
    try:
        keeper.drafts.keep(_KEPT, now, {})
    except FileError:
        keeper.not_kept.emit()
