"""What stands in the window while there is no diary in it: that it opens, or why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.report.wording import recovery
from ptdiary.report.wording import window as words
from ptdiary.ui.pages.bare import BarePage
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look


class RefusalPage(BarePage):
    """One sentence that says what happened, and the ways on. `chosen` with the name of a way."""

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
        super().__init__(title or words.CANNOT_OPEN, look, parent)
        card = Card(look)
        card.add(Label(sentence))
        if not title and first is None:
            card.add(Label(words.NOT_LOST, "hint"))
        self.column.addWidget(card)
        if first is not None:
            self.column.addWidget(first)
            card = Card(look)
            card.add(Label(recovery.ALL_WAYS, "h2"))
            self.column.addWidget(card)
        card.add(self.ways_row(ways, "primary" if first is None else "secondary"))
        self.column.addStretch(1)
