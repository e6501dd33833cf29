"""A suggestion of numbers for the region of this computer. Nothing is kept before it is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from ptdiary.call_numbers import suggested
from ptdiary.report.wording import settings as words
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.call_numbers import Numbers
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


class SuggestedNumbers(Card):
    """Shown while a number that it could suggest is not answered. Boxes stay as they are."""

    def __init__(
        self, keeper: Keeper, look: Look, locale: QLocale, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent, spacing=0.4)
        self._keeper = keeper
        self._refused = False
        region = QLocale.territoryToCode(locale.territory())
        self.numbers: Numbers | None = suggested(region)
        name = QLocale.territoryToString(locale.territory())
        self.take = Button(words.TAKE_NUMBERS, look, parent=self)
        self.refuse = Button(words.NOT_THESE, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.take, self.refuse)
        self._said = Label("", "strong")
        self.add(Label(words.SUGGESTED_TITLE.format(region=name), "h3"), self._said)
        self.add(Label(words.SUGGESTED_WHY, "hint"), buttons)
        self.take.clicked.connect(self._take)
        self.refuse.clicked.connect(self._refuse)
        self.hide()

    def show_view(self, view: View) -> None:
        """Offer what is not answered yet."""
        wanted = self._wanted(view)
        self.setVisible(bool(wanted) and not self._refused)
        said = {
            "emergency_number": words.SUGGESTED_EMERGENCY,
            "urgent_number": words.SUGGESTED_URGENT,
        }
        self._said.setText(" ".join(said[key].format(number=n) for key, n in wanted.items()))

    def _wanted(self, view: View) -> dict[str, str]:
        if self.numbers is None:
            return {}
        known = {
            "emergency_number": self.numbers.emergency,
            "urgent_number": self.numbers.urgent,
        }
        profile = view.diary.profile
        return {key: n for key, n in known.items() if n and not getattr(profile, key)}

    def _take(self) -> None:
        wanted: dict[str, object] = dict(self._wanted(self._keeper.view))
        profile = replace(self._keeper.diary.profile, **wanted)  # type: ignore[arg-type]
        self._keeper.keep_profile(words.NUMBERS_TAKEN, profile)

    def _refuse(self) -> None:
        self._refused = True
        self.hide()
