"""What takes the place of the page in an emergency: whom to call, in large type, and why."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout

from ptdiary.diary import Consultation
from ptdiary.review.finding import Level
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.page import Page
from ptdiary.ui.today.status import tile_of
from ptdiary.ui.widgets import (
    Button,
    Card,
    CopyButton,
    Flow,
    IconLabel,
    Label,
    heard_as,
    number_label,
)
from ptdiary.words import window as words
from ptdiary.words.findings import NOT_A_CHECK_UP, advice, evidence, heading, reason
from ptdiary.words.phone import phone_sentences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.review.finding import Finding
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


class EmergencyPage(Page):
    """Shows the emergency findings of a view. `left`: back to the diary. `enlarged(bool)`: alone.

    It is built from the view that asked for it, which may hold an entry that is not saved yet.
    `not_so` with the entry that it rests on, as an id, and the tile that asks about it.
    """

    left = Signal()
    enlarged = Signal(bool)
    not_so = Signal(str, str)

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.EMERGENCY_HEADING)
        self.hide_title()
        self._large = False
        self._findings: list[Finding] = []
        self._header = QFrame()
        heard_as(self._header, "alert")
        self._header.setObjectName("emergency")
        row = QHBoxLayout(self._header)
        look.space(row, 1.1, 1.1)
        row.addWidget(
            IconLabel("octagon", look, 4.6, "on_urgent", "urgent_fill"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        self._heading = Label("", "big")
        heard_as(self._heading, "heading 1")
        self.number = number_label("", "number_now")
        self.copy = CopyButton("", look)
        self.add_number = Button(words.ADD_NUMBER, look)
        self._do = Label("")
        row.addLayout(self._head(), 1)
        self._say = Card(look, spacing=0.3)
        self._spoken = Label("", "script")
        self._spoken.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._say.add(Label(words.SAY_THIS, "h3"), self._spoken)
        self._why = Card(look, spacing=0.4)
        self._because = Label("", rich=True)
        self._why.add(Label(words.EMERGENCY_BECAUSE, "h3"), self._because)
        self._else = Card(look, spacing=0.4)
        self._urgent = Label("")
        self._else.add(Label(words.CANNOT_CALL, "h3"), Label(words.ASK_SOMEBODY), self._urgent)
        self.called = Button(words.I_HAVE_CALLED, look, parent=self)
        self.not_like_that = Button(words.NOT_LIKE_THAT, look, parent=self)
        self._show = Button(words.SHOW_LARGE, look, "link", parent=self)
        self._back = Button(words.BACK_TO_DIARY, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.called, self.not_like_that, self._show, self._back)
        self.add(self._header, self._say, self._reasons(), buttons)
        self.add(Label(words.EMERGENCY_KEPT, "hint"), Label(NOT_A_CHECK_UP, "hint"))
        self.body.addStretch(1)
        self.called.clicked.connect(self._note_call)
        self.not_like_that.clicked.connect(self._ask_to_change)
        self._show.clicked.connect(self._enlarge)
        self.add_number.clicked.connect(self._go_to_numbers)
        self._back.clicked.connect(self._leave)

    def show_view(self, view: View) -> None:
        times, profile = self.look.times, view.diary.profile
        self._findings = [each for each in view.review.findings if each.level is Level.EMERGENCY]
        number = profile.emergency_number or ""
        for part in (self.number, self.copy):
            part.setVisible(bool(number))
        self.add_number.setVisible(not number)
        self.number.setText(number)
        self.copy.show_number(number)
        lead = self._findings[0] if self._findings else None
        said = words.EMERGENCY_HEADING if lead is None else heading(view.review, times)
        self._heading.setText(said)
        self._do.setText(words.EMERGENCY_DO if lead is None else advice(lead, view.diary, times))
        self._why.setVisible(bool(self._findings))
        self._because.setText(
            "<br>".join(
                f"<b>{escape(evidence(each, view.diary, times))}.</b> {escape(reason(each, times))}"
                for each in self._findings
            )
        )
        phone = phone_sentences(view.diary, view.review, view.now, times)
        self._say.setVisible(phone is not None)
        self._spoken.setText(phone.spoken if phone else "")
        urgent = profile.urgent_number
        self._urgent.setText(words.OR_URGENT.format(number=urgent) if urgent else "")
        self._urgent.setVisible(bool(urgent))
        self.not_like_that.setVisible(any(each.entries for each in self._findings))

    def first_focus(self) -> QWidget:
        return self.called if self.copy.isHidden() else self.copy

    def set_large(self, large: bool) -> None:
        """Alone in the window, for somebody to read; or with the pages beside it."""
        self._large = large
        self._show.setText(words.SHOW_WITH_DIARY if large else words.SHOW_LARGE)

    def _head(self) -> QLayout:
        """The heading, the number with its button, and what else to do."""
        head = QVBoxLayout()
        self.look.space(head, 0, 0.3)
        head.addWidget(self._heading)
        number = Flow(self.look, gap=1.0)
        number.add(self.number, self.copy, self.add_number)
        head.addLayout(number)
        head.addWidget(self._do)
        return head

    def _reasons(self) -> QLayout:
        """What was written, and what to do if nobody can call, side by side."""
        row = QHBoxLayout()
        self.look.space(row, 0, 0.7)
        for card in (self._why, self._else):
            card.rows.addStretch(1)
        row.addWidget(self._why, 3)
        row.addWidget(self._else, 2)
        return row

    def _note_call(self) -> None:
        """The emergency service was told: that is noted, and ends nothing; only a visit does."""
        call = Consultation(
            id=str(uuid4()),
            at=self.keeper.clock(),
            with_whom="emergency",
            kind="told",
            rules=tuple(each.rule.id for each in self._findings),
        )
        if self.keeper.keep(words.CALLED_LABEL, call):
            self._leave()

    def _ask_to_change(self) -> None:
        finding = next(each for each in self._findings if each.entries)
        self.not_so.emit(finding.entries[-1], tile_of(finding))

    def _enlarge(self) -> None:
        self.set_large(not self._large)
        self.enlarged.emit(self._large)

    def _go_to_numbers(self) -> None:
        self.go_to.emit(Destination(page=PageName.SETTINGS, field="emergency_number"))

    def _leave(self) -> None:
        self.left.emit()
