"""What stands in the window where a diary does not open but something can be brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.report.wording import recovery as words
from ptdiary.report.wording import window as window_words
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ptdiary.store import StoreError
    from ptdiary.store.recovery import Recovery
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets.button import Kind


class RecoveryPage(QWidget):
    """What happened, what can be brought back with its numbers, and the other ways.

    `recover` with `both`, `backup` or `salvage`; `chosen` with the name of another way. Nothing
    was changed yet.
    """

    recover = Signal(str)
    chosen = Signal(str)

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
        super().__init__(parent)
        self._look = look
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        look.space(outer, 0, 0)
        area = ScrollArea(look, self)
        outer.addWidget(area)
        column = QVBoxLayout(area.content)
        look.space(column, 1.6, 0.85)
        column.addWidget(Label(words.TITLES.get(error.kind, words.CANNOT_OPEN), "h1"))
        card = Card(look)
        card.add(Label(error.sentence), Label(window_words.NOT_LOST, "hint"))
        column.addWidget(card)
        self.trouble = Label("", "error")
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addWidget(self._found_card(found, now))
        column.addWidget(self._ways_card(ways))
        column.addStretch(1)

    def say_trouble(self, sentence: str) -> None:
        """It could not be done, and why."""
        self.trouble.setText(sentence)
        self.trouble.show()

    def _found_card(self, found: Recovery, now: datetime) -> Card:
        card = Card(self._look)
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
            button = Button(words.WAYS[way], self._look, kind, parent=self)
            button.setObjectName(way)
            button.clicked.connect(self._recover)
            card.add(button, Label(words.way_said(way, found), "hint"))
        if found.readable is not None or found.diary.exists():
            card.add(Label(words.KEPT))
        return card

    def _ways_card(self, ways: Mapping[str, str]) -> Card:
        card = Card(self._look)
        card.add(Label(words.ALL_WAYS, "h2"))
        row = Flow(self._look, gap=0.6)
        for name, text in ways.items():
            button = Button(text, self._look, parent=self)
            button.setObjectName(name)
            button.clicked.connect(self._choose)
            row.add(button)
        card.add(row)
        return card

    def _recover(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.recover.emit(sender.objectName())

    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(sender.objectName())
