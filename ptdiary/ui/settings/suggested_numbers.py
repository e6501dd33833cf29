"""A suggestion of numbers for the region of this computer. Nothing is kept before it is taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from ptdiary.ui.widgets import Button, Card, Flow, Label
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

# Emergency and urgent-care numbers by region: suggestions, which the patient accepts or changes.
#
# Numbers change. These are common knowledge, not read from an official list; an urgent line stands
# here only where nearly the whole country has one. A region that is not here gets no suggestion.


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNumbers:
    """`urgent` is None where the region has no line of its own for advice that cannot wait."""

    emergency: str
    urgent: str | None = None


_ONE_ONE_TWO = frozenset(
    (
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    )
)
_URGENT_BY_112 = {"DE": "116117", "SE": "1177"}
_OTHERS = {
    "GB": LocalNumbers(emergency="999", urgent="111"),
    "CH": LocalNumbers(emergency="144"),
    # 112 leads to the police there, who would have to pass the call on
    "AT": LocalNumbers(emergency="144", urgent="1450"),
    "NO": LocalNumbers(emergency="113", urgent="116117"),
    "US": LocalNumbers(emergency="911"),
    "CA": LocalNumbers(emergency="911", urgent="811"),
    "AU": LocalNumbers(emergency="000", urgent="1800 022 222"),
    "NZ": LocalNumbers(emergency="111", urgent="0800 611 116"),
    "JP": LocalNumbers(emergency="119"),
    "KR": LocalNumbers(emergency="119"),
    "IN": LocalNumbers(emergency="112"),
    "ZA": LocalNumbers(emergency="112"),
    "BR": LocalNumbers(emergency="192"),
    "MX": LocalNumbers(emergency="911"),
    "IL": LocalNumbers(emergency="101"),
    "TR": LocalNumbers(emergency="112"),
    "UA": LocalNumbers(emergency="103"),
    "SG": LocalNumbers(emergency="995"),
    "HK": LocalNumbers(emergency="999"),
}


def suggested(region: str) -> LocalNumbers | None:
    """The numbers of a region by its two letters (ISO 3166); None where we have none to suggest."""
    if region in _ONE_ONE_TWO:
        return LocalNumbers(emergency="112", urgent=_URGENT_BY_112.get(region))
    return _OTHERS.get(region)


class SuggestedNumbers(Card):
    """Shown while a number that it could suggest is not answered. Boxes stay as they are."""

    def __init__(
        self, keeper: Keeper, look: Look, locale: QLocale, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent, spacing=0.4)
        self._keeper = keeper
        self._refused = False
        region = QLocale.territoryToCode(locale.territory())
        self.numbers: LocalNumbers | None = suggested(region)
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
