"""The card of the first start. Nothing in it has to be filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from ptdiary.diary import Contact
from ptdiary.ui.widgets import Card, Choices, Flow, Label, LineBox
from ptdiary.words import settings as settings_words
from ptdiary.words import today as words

if TYPE_CHECKING:
    from ptdiary.diary import Profile
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look


class WelcomeCard(Card):
    """Three optional fields, each kept when it is left, and the text size."""

    def __init__(self, keeper: Keeper, look: Look) -> None:
        super().__init__(look)
        self._keeper = keeper
        self._look = look
        self.name = self._box(words.YOUR_NAME)
        self.therapist = self._box(words.THERAPIST_NAME)
        self.phone = self._box(words.THERAPIST_PHONE)
        grid = QGridLayout()
        look.space(grid, 0, 0.25)
        titles = (words.YOUR_NAME, words.THERAPIST_NAME, words.THERAPIST_PHONE)
        for column, (title, box) in enumerate(
            zip(titles, (self.name, self.therapist, self.phone), strict=True)
        ):
            label = Label(title)
            label.setBuddy(box)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        self.sizes = Choices(settings_words.TEXT_SIZES, look, clearable=False)
        self.sizes.name(settings_words.TEXT_SIZE)
        self.sizes.choose(str(look.scale))
        self.sizes.changed.connect(self._resize)
        look.changed.connect(self._show_size)
        sizes = Flow(look, gap=0.55)
        sizes.add(Label(settings_words.TEXT_SIZE, wrap=False), self.sizes)
        self.add(Label(words.WELCOME, "h2"), Label(words.WELCOME_HINT, "hint"), grid, sizes)
        self.name.finished.connect(self._keep_name)
        self.therapist.finished.connect(self._keep_therapist)
        self.phone.finished.connect(self._keep_therapist)

    def show_profile(self, profile: Profile) -> None:
        """Show what is known."""
        contact = profile.therapist or Contact()
        for box, text in (
            (self.name, profile.name),
            (self.therapist, contact.name),
            (self.phone, contact.phone),
        ):
            if not box.hasFocus():
                box.setText(text or "")

    def _box(self, title: str) -> LineBox:
        box = LineBox(self._look, parent=self)
        box.setAccessibleName(title)
        return box

    def _keep_name(self) -> None:
        self._keep(replace(self._keeper.diary.profile, name=self.name.answer()), "name")

    def _keep_therapist(self) -> None:
        profile = self._keeper.diary.profile
        contact = replace(
            profile.therapist or Contact(),
            name=self.therapist.answer(),
            phone=self.phone.answer(),
        )
        known = None if contact == Contact() else contact
        self._keep(replace(profile, therapist=known), "therapist")

    def _keep(self, profile: Profile, what: str) -> None:
        if profile != self._keeper.diary.profile:
            self._keeper.keep_profile(words.WELCOME_LABELS[what], profile)

    def _resize(self) -> None:
        self._look.change(scale=float(self.sizes.value() or "1.0"))

    def _show_size(self) -> None:
        self.sizes.choose(str(self._look.scale))
