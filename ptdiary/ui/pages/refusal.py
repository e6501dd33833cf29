"""What stands in the window while there is no diary in it: that it opens, or why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    ) -> None:
        """`ways` are names and the words on their buttons; the first is the usual one.

        With a `title` of its own the page says nothing of the diary being as it was.
        """
        super().__init__(title or words.CANNOT_OPEN, look, parent)
        card = Card(look)
        card.add(Label(sentence))
        if not title:
            card.add(Label(words.NOT_LOST, "hint"))
        card.add(self.ways_row(ways, "primary"))
        self.column.addWidget(card)
        self.column.addStretch(1)
