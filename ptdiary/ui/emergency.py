"""What takes the place of the page in an emergency: whom to call, in large type, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QVBoxLayout, QWidget

from ptdiary.diary import Consultation
from ptdiary.review.finding import Level
from ptdiary.ui.page import Page
from ptdiary.ui.today.status import tile_of
from ptdiary.ui.today.welcome import EmergencyNumbers
from ptdiary.ui.today.writing import keep_told
from ptdiary.ui.widgets import (
    Button,
    Card,
    CopyButton,
    Flow,
    IconLabel,
    Label,
    NumberLabel,
    heard_as,
    nest,
)
from ptdiary.words import emergency as words
from ptdiary.words.findings import NOT_A_CHECK_UP, heading
from ptdiary.words.phone import phone_sentences

if TYPE_CHECKING:
    from ptdiary.review.finding import Finding
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


_SIDE_BY_SIDE = 30.0  # em: with less, everything stands below each other


class EmergencyPage(Page):
    """Shows the emergency findings of a view. `left`: back to the diary.

    It is built from the view that asked for it, which may hold an entry that is not saved yet.
    `not_so` with the entry that it rests on, as an id, and the tile that asks about it.
    """

    _side_by_side: tuple[QBoxLayout, ...] = ()  # what stands side by side where there is room
    left = Signal()
    not_so = Signal(str, str)

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.HEADING)
        self.hide_title()
        self._findings: list[Finding] = []
        self._heading = Label("", "big")
        heard_as(self._heading, "heading 1")
        self.number = NumberLabel("", look, "number_now")
        self.copy = CopyButton("", look)
        self.numbers = EmergencyNumbers(look, QLocale.system())
        self._do = Label("")
        self._spoken = Label("", "script")
        self._spoken.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._say = Card(look, spacing=0.3)
        self._say.add(Label(words.SAY_THIS, "h3"), self._spoken)
        self._because = Label("", rich=True)
        self._answered = Label("")
        self._about = Label("", "hint")
        self._urgent = QWidget()
        self._urgent_number = Label("", "h2", wrap=False)
        self.called = Button(words.I_HAVE_CALLED, look, parent=self)
        self.not_like_that = Button(words.NOT_LIKE_THAT, look, parent=self)
        self._back = Button(words.BACK_TO_DIARY, look, "link", parent=self)
        self.add(self._head(), self._say, self._reasons(), self._buttons())
        self.add(Label(words.KEPT, "hint"), Label(NOT_A_CHECK_UP, "hint"))
        self.body.addStretch(1)
        self._space()
        self.called.clicked.connect(self._note_call)
        self.not_like_that.clicked.connect(self._ask_to_change)
        self.numbers.told.connect(self._keep_number)
        self.numbers.go_to.connect(self.go_to)
        self._back.clicked.connect(self._leave)

    def show_view(self, view: View) -> None:
        times, diary = self.look.times, view.diary
        self._findings = [each for each in view.review.findings if each.level is Level.EMERGENCY]
        self._show_numbers()
        lead = self._findings[0] if self._findings else None
        said = words.HEADING if lead is None else heading(view.review, times)
        self._heading.setText(said)
        _show(self._do, words.OR_GO_THERE if lead is None else words.to_do(lead, diary, times))
        self._why.setVisible(lead is not None)
        self._because.setText(words.written(self._findings, diary, times))
        _show(self._answered, " ".join(words.answered(self._findings, diary)))
        _show(self._about, words.about(self._findings, diary))
        phone = phone_sentences(diary, view.review, view.now, times)
        self._say.setVisible(phone is not None)
        self._spoken.setText(phone.spoken if phone else "")
        self.not_like_that.setVisible(any(each.entries for each in self._findings))

    def show_time(self, view: View) -> None:
        """What is said here goes by days, and another day is a change."""

    def first_focus(self) -> QWidget | None:
        return self.numbers.first_stop() if self.copy.isHidden() else self.copy

    def _show_numbers(self) -> None:
        """The numbers as they are kept: `view` may be of a form that was filled before them."""
        profile = self.keeper.diary.profile
        number, urgent = profile.emergency_number or "", profile.urgent_number or ""
        for part in (self.number, self.copy):
            part.setVisible(bool(number))
        self._asked.setVisible(not number)
        self.numbers.show_profile(profile)
        self.number.setText(number)
        self.copy.show_number(number)
        self._urgent.setVisible(bool(urgent))
        self._urgent_number.setText(urgent)

    def _head(self) -> QWidget:
        """The heading, the number with its button or pills for one, and what else to do."""
        self._header = QFrame()
        heard_as(self._header, "alert")
        self._header.setObjectName("emergency")
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._header)
        self.look.space(row, 1.1, 1.1)
        self._side_by_side += (row,)
        icon = IconLabel("octagon", self.look, 4.6, "on_urgent", "urgent_fill")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        head = QVBoxLayout()
        self.look.space(head, 0, 0.3)
        nest(row, head, 1)
        number = Flow(self.look, gap=1.0)
        number.add(self.number, self.copy)
        self._asked = QWidget()
        asked = Flow(self.look, self._asked, gap=0.6)
        asked.add(self.numbers.label, self.numbers)
        head.addWidget(self._heading)
        nest(head, number)
        head.addWidget(self._asked)
        head.addWidget(self._do)
        return self._header

    def _reasons(self) -> QLayout:
        """What was written, and what to do if nobody can call, side by side."""
        self._why, cannot_call = Card(self.look, spacing=0.4), Card(self.look, spacing=0.4)
        self._why.add(Label(words.WHAT_YOU_WROTE, "h3"))
        self._why.add(self._because, self._answered, self._about)
        line = Flow(self.look, self._urgent, gap=0.6)
        line.add(Label(words.URGENT_LINE, "hint", wrap=False), self._urgent_number)
        cannot_call.add(Label(words.CANNOT_CALL, "h3"), Label(words.ASK_SOMEBODY), self._urgent)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.look.space(row, 0, 0.7)
        self._side_by_side += (row,)
        for card, room in ((self._why, 5), (cannot_call, 3)):
            card.rows.addStretch(1)
            row.addWidget(card, room)
        return row

    def _buttons(self) -> QLayout:
        """What can be said of it, and at the far end the way back."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.look.space(row, 0, 0.6)
        self._side_by_side += (row,)
        answers = Flow(self.look, gap=0.6)
        answers.add(self.called, self.not_like_that)
        nest(row, answers, 1)
        far_end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._back, 0, far_end)
        return row

    def _space(self) -> None:
        super()._space()
        direction = QBoxLayout.Direction
        below = self.width() < self.look.px(_SIDE_BY_SIDE)
        for row in self._side_by_side:
            row.setDirection(direction.TopToBottom if below else direction.LeftToRight)

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

    def _keep_number(self, field: str, number: str | None) -> None:
        keep_told(self.keeper, field, number)
        if not self.copy.isHidden():
            self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.left.emit()


def _show(label: Label, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
