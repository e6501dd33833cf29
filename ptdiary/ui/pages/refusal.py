"""What stands in the window while there is no diary in it: that it opens, or why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.report.wording import recovery
from ptdiary.report.wording import window as words
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from ptdiary.ui.theme import Look


class RefusalPage(QWidget):
    """One sentence that says what happened, and the ways on. `chosen` with the name of a way."""

    chosen = Signal(str)

    def __init__(
        self,
        sentence: str,
        ways: dict[str, str],
        look: Look,
        parent: QWidget | None = None,
        title: str = "",
        first: QWidget | None = None,
    ) -> None:
        """`ways` are names and the words on their buttons; the first is the usual one.

        With a `title` of its own the page says nothing of the diary being as it was. `first` is
        what can be done here, where there is such a thing: it says so itself, and stands above
        the ways in their usual one's stead.
        """
        super().__init__(parent)
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        look.space(outer, 0, 0)
        area = ScrollArea(look, self)
        outer.addWidget(area)
        column = QVBoxLayout(area.content)
        look.space(column, 1.6, 0.85)
        column.addWidget(Label(title or words.CANNOT_OPEN, "h1"))
        card = Card(look)
        card.add(Label(sentence))
        if not title and first is None:
            card.add(Label(words.NOT_LOST, "hint"))
        column.addWidget(card)
        if first is not None:
            column.addWidget(first)
            card = Card(look)
            card.add(Label(recovery.ALL_WAYS, "h2"))
            column.addWidget(card)
        row = Flow(look, gap=0.6)
        for index, (name, text) in enumerate(ways.items()):
            usual = index == 0 and first is None
            button = Button(text, look, "primary" if usual else "secondary", parent=self)
            button.setObjectName(name)
            button.clicked.connect(self._choose)
            row.add(button)
        card.add(row)
        column.addStretch(1)

    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(sender.objectName())
