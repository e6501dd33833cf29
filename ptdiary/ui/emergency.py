"""What takes the place of the page in an emergency: whom to call, in large type, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ptdiary.review.finding import Level
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.page import Page
from ptdiary.ui.widgets import Button, Card, Flow, IconLabel, Label
from ptdiary.words import window as words
from ptdiary.words.findings import NOT_A_CHECK_UP, advice, reason
from ptdiary.words.phone import phone_sentences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


class EmergencyPage(Page):
    """Shows the emergency findings of a view. `left`: back to the diary. `enlarged(bool)`: alone.

    It is built from the view that asked for it, which may hold an entry that is not saved yet.
    """

    left = Signal()
    enlarged = Signal(bool)

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.EMERGENCY_HEADING)
        self.hide_title()
        self._large = False
        self._header = QFrame()
        self._header.setObjectName("emergency")
        row = QHBoxLayout(self._header)
        look.space(row, 1.1, 0.9)
        row.addWidget(
            IconLabel("octagon", look, 2.6, "on_urgent", "urgent_fill"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        self._heading = Label(words.EMERGENCY_HEADING, "big")
        row.addWidget(self._heading, 1)
        self._number = Label("", "number")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._do = Label("", "h2")
        self._card = Card(look, spacing=0.7)
        self._because = Label("")
        self._spoken_title = Label("", "h3")
        self._spoken = Label("")
        self._card.add(self._number, self._do)
        self._why = Card(look, spacing=0.6)
        self._why.add(
            Label(words.EMERGENCY_BECAUSE, "h2"), self._because, self._spoken_title, self._spoken
        )
        self._show = Button(words.SHOW_LARGE, look, parent=self)
        self._add = Button(words.ADD_NUMBER, look, parent=self)
        self._back = Button(words.BACK_TO_DIARY, look, parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self._show, self._add, self._back)
        self.add(
            self._header,
            self._card,
            self._why,
            buttons,
            Label(words.EMERGENCY_KEPT, "hint"),
            Label(NOT_A_CHECK_UP, "hint"),
        )
        self.body.addStretch(1)
        self._show.clicked.connect(self._enlarge)
        self._add.clicked.connect(self._go_to_numbers)
        self._back.clicked.connect(self._leave)

    def show_view(self, view: View) -> None:
        findings = [each for each in view.review.findings if each.level is Level.EMERGENCY]
        number = view.diary.profile.emergency_number
        self._number.setText(
            words.EMERGENCY_NUMBER.format(number=number) if number else words.EMERGENCY_NO_NUMBER
        )
        self._add.setVisible(not number)
        self._do.setText(advice(findings[0], self.look.times) if findings else words.EMERGENCY_DO)
        self._why.setVisible(bool(findings))
        self._because.setText("\n".join(reason(each, self.look.times) for each in findings))
        phone = phone_sentences(view.diary, view.review, view.now, self.look.times)
        self._spoken_title.setText(phone.title if phone else "")
        self._spoken.setText(phone.spoken if phone else "")
        self._spoken_title.setVisible(phone is not None)
        self._spoken.setVisible(phone is not None)
        self._header.setAccessibleName(words.EMERGENCY_HEADING)

    def first_focus(self) -> QWidget:
        return self._show

    def set_large(self, large: bool) -> None:
        """Alone in the window, for somebody to read; or with the pages beside it."""
        self._large = large
        self._show.setText(words.SHOW_WITH_DIARY if large else words.SHOW_LARGE)

    def _enlarge(self) -> None:
        self.set_large(not self._large)
        self.enlarged.emit(self._large)

    def _go_to_numbers(self) -> None:
        self.go_to.emit(Destination(page=PageName.SETTINGS, field="emergency_number"))

    def _leave(self) -> None:
        self.left.emit()
