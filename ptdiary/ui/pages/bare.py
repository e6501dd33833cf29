"""What the pages share that stand in the window while there is no diary in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets.button import Kind


class BarePage(QWidget):
    """A title, and a column that scrolls. `chosen` with the name of a way on."""

    chosen = Signal(str)

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        look.space(outer, 0, 0)
        area = ScrollArea(look, self)
        outer.addWidget(area)
        self.column = QVBoxLayout(area.content)
        look.space(self.column, 1.6, 0.85)
        self.column.addWidget(Label(title, "h1"))

    def ways_row(self, ways: Mapping[str, str], first: Kind = "secondary") -> Flow:
        """A button for each way, by its name and words; the `first` may stand out."""
        row = Flow(self.look, gap=0.6)
        for index, (name, text) in enumerate(ways.items()):
            button = Button(text, self.look, "secondary" if index else first, parent=self)
            button.setObjectName(name)
            button.clicked.connect(self._choose)
            row.add(button)
        return row

    def _choose(self) -> None:
        self.chosen.emit(self.sender().objectName())
