"""The conflict copies that a sync program left beside the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.report.wording import backups as words
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.store.conflict_copies import ConflictCopy
    from ptdiary.ui.theme import Look


class ConflictsCard(Card):
    """Hidden where there are none. `merge(ConflictCopy)` when asked to bring in what is new."""

    merge = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._copies: tuple[ConflictCopy, ...] = ()
        self.buttons: list[Button] = []
        self._list = QWidget(self)
        self.add(Label(words.CONFLICTS, "h2"), Label(words.CONFLICTS_LEAD), self._list)
        self.hide()

    def show_copies(self, copies: Sequence[ConflictCopy]) -> None:
        """One line each, and a button where there is something new in it."""
        self._copies = tuple(copies)
        self.rows.removeWidget(self._list)
        self._list.deleteLater()
        self._list = QWidget(self)
        self.buttons = []
        column = QVBoxLayout(self._list)
        self._look.space(column, 0, 0.5)
        for number, copy in enumerate(copies):
            said = words.conflict(copy.path.name, copy.made_by, copy.numbers, copy.problem)
            column.addWidget(Label(said))
            if copy.numbers is not None and copy.has_news:
                button = Button(words.CONFLICT_MERGE, self._look, parent=self._list)
                button.setObjectName(str(number))
                button.clicked.connect(self._merge)
                self.buttons.append(button)
                column.addWidget(button)
        self.rows.addWidget(self._list)
        self.setVisible(bool(copies))

    def _merge(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.merge.emit(self._copies[int(sender.objectName())])
