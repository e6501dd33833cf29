"""When to get help: the fixed list. It works with an empty diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.page import Page
from ptdiary.ui.widgets import Bullet, Button, Card, Flow, IconLabel, Label, LabelKind, PhoneNumbers
from ptdiary.words import help as words
from ptdiary.words.findings import NO_ONE_SEES_THIS, NOT_A_CHECK_UP
from ptdiary.words.phone import number_of

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Profile
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.words.phone import PhoneNumber

# The icon of each level, its colour, and the colour of what is inside it: those of its banner.
_AT_ONCE = ("octagon", "urgent_fill", "on_urgent")
_ICONS = {
    "emergency": _AT_ONCE,
    "urgent": _AT_ONCE,
    "contact": ("triangle", "caution_fill", "on_caution"),
    "expected": ("info", "info", "surface"),
}


class HelpPage(Page):
    """The list never changes; only the numbers in it come from the profile."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._texts: list[tuple[Label, str]] = []
        self.numbers = NumbersCard(look)
        self.numbers.change.clicked.connect(self._go_to_numbers)
        self.add(self.numbers, Label(words.LEAD, "hint"))
        for group in words.GROUPS:
            self.add(self._card(group))
        self._guide = Button(words.ABOUT_SORENESS, look, icon="info", parent=self)
        self._guide.clicked.connect(self._go_to_guide)
        self._table = Button(words.BRING_IN_TABLE, look, icon="book", parent=self)
        self._table.clicked.connect(self._go_to_table)
        self.about = Button(words.ABOUT_PROGRAM, look, icon="help", parent=self)
        self.about.clicked.connect(self._go_to_about)
        ways = Flow(look)
        ways.add(self._guide, self._table, self.about)
        self.add(Label(NOT_A_CHECK_UP), Label(NO_ONE_SEES_THIS, "hint"), ways)
        self.body.addStretch(1)

    def show_view(self, view: View) -> None:
        profile = view.diary.profile
        for label, text in self._texts:
            label.setText(words.filled(text, profile.emergency_number, profile.urgent_number))
        self.show_time(view)

    def show_time(self, view: View) -> None:
        """Who is open now; nothing else here depends on the time of the day."""
        self.numbers.show_numbers(view.diary.profile, view.now)

    def _card(self, group: words.Group) -> Card:
        card = Card(self.look, self, spacing=0.5)
        top = QHBoxLayout()
        self.look.space(top, 0, 0.7)
        icon, colour, inverse = _AT_ONCE if group.when == "now" else _ICONS[group.level]
        top.addWidget(IconLabel(icon, self.look, 1.7, colour, inverse, self))
        top.addWidget(self._filled(group.heading, "h2"), 1)
        card.add(top, self._filled(group.lead))
        signs = QGridLayout()
        self.look.space(signs, 0, 0.4)
        signs.setColumnStretch(1, 1)
        for row, sign in enumerate(group.signs):
            signs.addWidget(Bullet(self.look, card), row, 0, Qt.AlignmentFlag.AlignTop)
            signs.addWidget(Label(sign.text), row, 1)
        card.add(signs)
        if group.after is not None:
            card.add(self._filled(group.after.text, "strong"))
        return card

    def _filled(self, text: str, kind: LabelKind = "text") -> Label:
        label = Label("", kind)
        self._texts.append((label, text))
        return label

    def _go_to_numbers(self) -> None:
        self.go_to.emit(Destination(page=PageName.SETTINGS, field="emergency_number"))

    def _go_to_table(self) -> None:
        self.go_to.emit(Destination(page=PageName.TABLE))

    def _go_to_about(self) -> None:
        self.go_to.emit(Destination(page=PageName.ABOUT))

    def _go_to_guide(self) -> None:
        self.go_to.emit(Destination(page=PageName.GUIDE))


class NumbersCard(Card):
    """The patient's numbers in large figures, and which of them are not set."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.4)
        self._look = look
        self.shown: tuple[PhoneNumber, ...] | None = None
        self.change = Button(words.ADD_NUMBERS, look, "link", parent=self)
        self._figures = QWidget(self)
        self._not_set = Label("", "hint")
        top = QHBoxLayout()
        top.addWidget(Label(words.YOUR_NUMBERS, "h2"), 1)
        top.addWidget(self.change)
        self.add(top, self._figures, self._not_set)

    def show_numbers(self, profile: Profile, now: datetime) -> None:
        """Show those that are set, and how it stands with their hours."""
        found = {whom: number_of(profile, whom, now, self._look.times) for whom in words.NUMBERS}
        shown = tuple(each for each in found.values() if each is not None)
        if shown == self.shown:
            return
        self.shown = shown
        self.change.setText(words.CHANGE_NUMBERS if shown else words.ADD_NUMBERS)
        missing = words.not_set(whom for whom, number in found.items() if number is None)
        self._not_set.setText(missing)
        self._not_set.setVisible(bool(missing))
        self._lay_out()

    def _lay_out(self) -> None:
        old, self._figures = self._figures, QWidget(self)
        self.rows.replaceWidget(old, self._figures)
        old.hide()
        old.deleteLater()
        self._figures.setLayout(PhoneNumbers(self.shown or (), self._look))
        self._figures.setVisible(bool(self.shown))
