"""Same as last time: the facts of an earlier session, filled in by one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary.questions.session_form import LastTime
from ptdiary.ui.widgets import Button, Card, Choices, IconLabel, Label, announce, move_focus
from ptdiary.words import sessions as words

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.ui.theme import Look

_SHOWN_NAMES = 3  # exercises that are named on a button


class AgainPart(QWidget):
    """Offers one or two earlier sessions, the likelier one first; hidden where there is none.

    `chosen` with the one whose facts are to be filled in, `cleared` when they are to go again.
    """

    chosen = Signal(LastTime)
    cleared = Signal()

    def __init__(self, offered: tuple[LastTime, ...], now: datetime, look: Look) -> None:
        super().__init__()
        self._now = now
        self._look = look
        self._offered = {each.session.id: each for each in offered}
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        said = [
            (key, words.same_as(each, now, look.times, _SHOWN_NAMES).replace("&", "&&"))
            for key, each in self._offered.items()
        ]
        self.pills = Choices(said, look)
        self.pills.name(words.SAME)
        for key, each in self._offered.items():
            self.pills.chip(key).setAccessibleName(words.same_as(each, now, look.times))
        self._filled = Card(look, margin=(1.1, 0.3, 1.1, 0.3))
        row = QHBoxLayout()
        look.space(row, 0, 0.7)
        self.line = Label("")
        self.clear = Button(words.CLEAR, look, "link")
        row.addWidget(IconLabel("redo", look, 1.1, "accent"))
        row.addWidget(self.line, 1)
        row.addWidget(self.clear)
        self._filled.add(row)
        self._filled.hide()
        column.addWidget(self.pills)
        column.addWidget(self._filled)
        self.pills.changed.connect(self._pressed)
        self.clear.clicked.connect(self._clear)
        if not offered:
            self.hide()

    @property
    def is_filled(self) -> bool:
        """Whether the facts of an earlier session are filled in."""
        return not self._filled.isHidden()

    def first_stop(self) -> QWidget | None:
        """What gets the keyboard first; None where nothing is offered."""
        return self.clear if self.is_filled else self.pills.first_stop()

    def _pressed(self) -> None:
        found = self._offered.get(self.pills.value() or "")
        if found is None:
            return
        self.line.setText(words.filled_as(found, self._now, self._look.times))
        self._filled.show()
        move_focus(self.clear)
        self.pills.hide()
        announce(self, self.line.text())
        self.chosen.emit(found)

    def _clear(self) -> None:
        self.pills.choose()
        self.pills.show()
        move_focus(self.pills.first_stop() or self)
        self._filled.hide()
        announce(self, words.CLEARED)
        self.cleared.emit()
