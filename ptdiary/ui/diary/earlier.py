"""The earlier versions of one record: what it read until when, and a way back to each."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.store import StoreError
from ptdiary.ui.widgets import Button, Card, Hairline, Label
from ptdiary.words import entries as words

if TYPE_CHECKING:
    from ptdiary.diary import Entry, Session
    from ptdiary.store.history import Earlier
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


class EarlierCard(Card):
    """Hidden until `show_record`. Restoring a version is one undo step like every other."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keeper = keeper
        self._look = look
        self._versions: tuple[Earlier, ...] = ()
        self._record: Entry | Session | None = None
        self.buttons: list[Button] = []
        self._now = Label("")
        self._list = QWidget(self)
        close = Button(words.CLOSE, look, "link", parent=self)
        close.clicked.connect(self.hide)
        self.add(Label(words.TITLE, "h2"), self._now, self._list, close)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        labels = self.findChildren(Label)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self))

    def show_view(self, view: View) -> None:
        """The record may have been changed or removed meanwhile."""
        if self._record is None or self.isHidden():
            return
        record = view.diary.find(type(self._record), self._record.id)
        if record is None:
            self.hide()
        elif record != self._record:
            # nobody asked for it: while somebody writes, the next minute looks again
            with suppress(StoreError), self._keeper.store.at_once():
                self._show(record)

    def show_record(self, record: Entry | Session) -> None:
        """Show what a record reads now and what it read before, the latest first.

        If that cannot be read, the window says why.
        """
        try:
            self._show(record)
        except StoreError as error:
            self._keeper.failed.emit(error)

    def _show(self, record: Entry | Session) -> None:
        history = self._keeper.store.history(type(record), record.id)
        self._record = record
        self._versions = tuple(reversed(history))
        self._now.setText(words.reads_now(record, self._keeper.view.now, self._look.times))
        fresh = QWidget(self)
        column = QVBoxLayout(fresh)
        self._look.space(column, 0, 0.5)
        self.buttons = []
        if not history:
            column.addWidget(Label(words.NEVER_CHANGED))
        for number, version in enumerate(self._versions):
            self._add_version(column, number, version)
        self.rows.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh
        self.show()

    def _add_version(self, column: QVBoxLayout, number: int, version: Earlier) -> None:
        now = self._keeper.view.now
        button = Button(words.TAKE, self._look, parent=self)
        button.setObjectName(str(number))
        button.clicked.connect(self._take)
        self.buttons.append(button)
        for widget in (
            Hairline(),
            Label(words.read_until(version.replaced_at, now, self._look.times), "strong"),
            Label(words.described(version.record, now, self._look.times)),
            button,
        ):
            column.addWidget(widget)

    def _take(self) -> None:
        record = self._versions[int(self.sender().objectName())].record
        self._keeper.keep(words.TAKEN, record)
