"""Pills for which of the chosen exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.ui.widgets.chip import Choices

if TYPE_CHECKING:
    from ptdiary.ui.theme import Look


class Which(QWidget):
    """Pills for which of the chosen exercises; hidden while it is not the question."""

    changed = Signal()

    def __init__(self, look: Look, many: bool) -> None:
        super().__init__()
        self._look = look
        self._many = many
        self._names: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0)
        self._pills = Choices((), look, many)
        self._column.addWidget(self._pills)

    def offer(self, names: tuple[str, ...]) -> None:
        """Ask about these exercises, keeping what was chosen among them."""
        if names != self._names:
            chosen = self.values()
            self._names = names
            self._column.removeWidget(self._pills)
            self._pills.hide()
            self._pills.deleteLater()
            self._pills = Choices([(name, name) for name in names], self._look, self._many)
            self._pills.name(self.accessibleName())
            self._pills.changed.connect(self.changed)
            self._column.addWidget(self._pills)
            self.choose(*chosen)

    def values(self) -> tuple[str, ...]:
        """The names chosen."""
        return self._pills.values()

    def value(self) -> str | None:
        """The one name chosen, None where there is none."""
        return self._pills.value()

    def choose(self, *names: str | None) -> None:
        """Show these names as chosen."""
        self._pills.choose(*names)
