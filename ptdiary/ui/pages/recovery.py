"""What stands in the window where a diary does not open but something can be brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.report.wording import recovery as words
from ptdiary.report.wording import window as window_words
from ptdiary.ui.pages.bare import BarePage
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.store import StoreError
    from ptdiary.store.recovery import Recovery
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets.button import Kind


class RecoveryPage(BarePage):
    """What happened, what can be brought back with its numbers, and the other ways.

    `recover` with `both`, `backup` or `salvage`; `chosen` with the name of another way. Nothing
    was changed yet.
    """

    recover = Signal(str)

    def __init__(
        self,
        error: StoreError,
        found: Recovery,
        ways: Mapping[str, str],
        now: datetime,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        """`ways` are the other ways: names and the words on their buttons."""
        super().__init__(words.TITLES.get(error.kind, window_words.CANNOT_OPEN), look, parent)
        card = Card(look)
        card.add(Label(error.sentence), Label(window_words.NOT_LOST, "hint"))
        self.column.addWidget(card)
        self.trouble = Label("", "error")
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        self.column.addWidget(self._found_card(found, now))
        self.column.addWidget(self._ways_card(ways))
        self.column.addStretch(1)

    def say_trouble(self, sentence: str) -> None:
        """It could not be done, and why."""
        self.trouble.setText(sentence)
        self.trouble.show()

    def _found_card(self, found: Recovery, now: datetime) -> Card:
        card = Card(self.look)
        card.add(Label(words.LOOKED_TITLE, "h2"))
        if found.backup is not None:
            card.add(Label(words.copy_said(found.backup, now)))
        if found.readable is not None:
            card.add(Label(words.readable_said(found.readable, found.doubtful)))
        if found.best is None:
            card.add(Label(words.NOTHING_TO_BRING))
            return card
        for way in sorted(found.after, key=list(words.WAYS).index):
            kind: Kind = "primary" if way == found.best else "secondary"
            button = Button(words.WAYS[way], self.look, kind, parent=self)
            button.setObjectName(way)
            button.clicked.connect(self._recover)
            card.add(button, Label(words.way_said(way, found), "hint"))
        if found.readable is not None or found.diary.exists():
            card.add(Label(words.KEPT))
        return card

    def _ways_card(self, ways: Mapping[str, str]) -> Card:
        card = Card(self.look)
        card.add(Label(words.ALL_WAYS, "h2"))
        card.add(self.ways_row(ways))
        return card

    def _recover(self) -> None:
        self.recover.emit(self.sender().objectName())
