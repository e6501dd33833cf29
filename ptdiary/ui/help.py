"""When to get help: the fixed list. It works with an empty diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from ptdiary.diary import Contact, Profile
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.page import Page
from ptdiary.ui.widgets import Bullet, Button, Card, Flow, IconLabel, Label, LabelKind
from ptdiary.words import help as words
from ptdiary.words.findings import NO_ONE_SEES_THIS, NOT_A_CHECK_UP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

# The icon of each level, its colour, and the colour of what is inside it: those of its banner.
_AT_ONCE = ("octagon", "urgent_fill", "on_urgent")
_ICONS = {
    "emergency": _AT_ONCE,
    "urgent": _AT_ONCE,
    "contact": ("triangle", "caution_fill", "on_caution"),
    "expected": ("info", "info", "surface"),
}
_NOBODY = Contact()


class HelpPage(Page):
    """The list never changes; only the numbers in it come from the profile."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._texts: list[tuple[Label, str]] = []
        self._numbers = {name: Label("", "strong") for name in words.NUMBERS}
        self.add(Label(words.LEAD, "hint"), self._card(words.GROUPS[0]))
        self.add(self._numbers_card())
        for group in words.GROUPS[1:]:
            self.add(self._card(group))
        self._guide = Button(words.ABOUT_SORENESS, look, icon="info", parent=self)
        self._guide.clicked.connect(self._go_to_guide)
        ways = Flow(look)
        ways.add(self._guide)
        self.add(Label(NOT_A_CHECK_UP), Label(NO_ONE_SEES_THIS, "hint"), ways)
        self.body.addStretch(1)

    def show_view(self, view: View) -> None:
        profile = view.diary.profile
        for label, text in self._texts:
            label.setText(words.filled(text, profile.emergency_number, profile.urgent_number))
        for name, said in _numbers(profile).items():
            self._numbers[name].setText(said)
        known = any(said != words.NOT_SET for said in _numbers(profile).values())
        self._change.setText(words.CHANGE_NUMBERS if known else words.ADD_NUMBERS)

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day."""

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

    def _numbers_card(self) -> Card:
        card = Card(self.look, self, spacing=0.5)
        card.add(Label(words.YOUR_NUMBERS, "h2"))
        rows = QGridLayout()
        self.look.space(rows, 0, 0.4)
        rows.setColumnStretch(1, 1)
        for row, (name, label) in enumerate(words.NUMBERS.items()):
            rows.addWidget(Label(label, "hint", wrap=False), row, 0)
            rows.addWidget(self._numbers[name], row, 1)
        card.add(rows)
        self._change = Button(words.ADD_NUMBERS, self.look, parent=self)
        self._change.clicked.connect(self._go_to_numbers)
        buttons = Flow(self.look)
        buttons.add(self._change)
        card.add(buttons)
        return card

    def _filled(self, text: str, kind: LabelKind = "text") -> Label:
        label = Label("", kind)
        self._texts.append((label, text))
        return label

    def _go_to_numbers(self) -> None:
        self.go_to.emit(Destination(page=PageName.SETTINGS, field="emergency_number"))

    def _go_to_guide(self) -> None:
        self.go_to.emit(Destination(page=PageName.GUIDE))


def _numbers(profile: Profile) -> dict[str, str]:
    therapist, doctor = profile.therapist or _NOBODY, profile.doctor or _NOBODY
    return {
        "emergency": profile.emergency_number or words.NOT_SET,
        "urgent": profile.urgent_number or words.NOT_SET,
        "therapist": words.contact(therapist.name, therapist.phone, therapist.hours),
        "doctor": words.contact(doctor.name, doctor.phone, doctor.hours),
    }
