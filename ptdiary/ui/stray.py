"""A line that says which record is of a year that cannot be, and leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ptdiary.diary import Entry
from ptdiary.review.stray import moment_of, stray
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.widgets import Button, Flow, Label
from ptdiary.words import stray as words

if TYPE_CHECKING:
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look


class StrayLine(QWidget):
    """Hidden while there is none. Of several the first is named; changed, it makes room."""

    go_to = Signal(Destination)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._to: Destination | None = None
        self.said = Label("", "strong")
        self.change = Button(words.CHANGE, look, "link")
        row = Flow(look, self)
        row.add(self.said, self.change)
        self.change.clicked.connect(self._go)
        self.hide()

    def show_view(self, view: View) -> None:
        """Name the first that is stray now."""
        found = stray(view.diary, view.now)
        self.setVisible(bool(found))
        if not found:
            return
        first, is_entry = found[0], isinstance(found[0], Entry)
        kind, page = ("entry", PageName.TODAY) if is_entry else ("session", PageName.SESSIONS)
        self.said.setText(words.left_out(len(found), kind, moment_of(first), self._look.times))
        self._to = Destination(page=page, record=first.id)

    def _go(self) -> None:
        if self._to is not None:
            self.go_to.emit(self._to)
