"""What can be done with a line of the Diary, and the buttons for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ptdiary.diary import Appointment, Consultation, Entry, MedicineDose, Question, Session
from ptdiary.ui.diary.lines import OnHold
from ptdiary.ui.widgets import Button, tip_for_eyes
from ptdiary.words import diary as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ptdiary.ui.diary.lines import DayLine, Record
    from ptdiary.ui.theme import Look


class LineActions(QWidget):
    """*Change* and *Delete*, or *Add*, and a menu for what is rarer. For the mouse it takes no Tab.

    `changing`, `deleting`, `adding`, `more` are asked of the list.
    """

    def __init__(self, look: Look, parent: QWidget, *, by_mouse: bool) -> None:
        super().__init__(parent)
        self._look = look
        self.afloat = False
        row = self._row = QHBoxLayout(self)
        look.space(row, 0, 0.1)
        self.change = Button(words.CHANGE, look, "link", icon="pencil", parent=self)
        self.delete = Button(words.REMOVE, look, "link", icon="bin", parent=self)
        self.add = Button(words.ADD, look, "link", icon="plus", parent=self)
        self.more = Button("", look, "link", icon="more", parent=self)
        tip_for_eyes(self.more)
        self.buttons = (self.change, self.delete, self.add, self.more)
        for button in self.buttons:
            row.addWidget(button)
            if by_mouse:
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground of their own where they lie on words."""
        if self.afloat:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.colour("accent"), 1.4))
            painter.setBrush(self._look.colour("surface"))
            round_ = self._look.em * 0.4
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_, round_)

    def room(self) -> int:
        """How wide the buttons of a record are together."""
        shown = (self.change, self.delete, self.more)
        return sum(each.sizeHint().width() for each in shown) + 2 * self._row.spacing()

    def show_line(self, line: DayLine, part: int, spoken: str) -> None:
        """What can be done with a line, or with one of its ratings."""
        offered = offers(line, part)
        for button, name in zip(self.buttons, ("change", "delete", "add", "more"), strict=True):
            button.setVisible(name in offered)
            button.setAccessibleName(words.of_line(button.text() or words.MORE, spoken))
        self.adjustSize()


def offers(line: DayLine, part: int) -> frozenset[str]:
    """What can be done with the record in hand. Of the plan there is only a way to its page."""
    if line.is_gap:
        return frozenset({"add"})
    match record_in(line, part):
        case Entry() | Session():
            return frozenset({"change", "delete", "more"})
        case Consultation() | Question() | Appointment() | MedicineDose():
            return frozenset({"change", "delete"})
        case OnHold():
            return frozenset({"change"})
        case _:
            return frozenset()


def record_in(line: DayLine, part: int) -> Record | None:
    """The record in hand; None in a line of days without an entry."""
    return line.records[min(part, len(line.records) - 1)] if line.records else None
