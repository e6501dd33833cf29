"""You and your care: whom to call, the next appointment, you, your health, what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ptdiary.review.visits import next_appointment
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.settings.profile import answer_in
from ptdiary.ui.settings.still_true import HealthLine
from ptdiary.ui.widgets import Button, Card, Flow, Fold, Label
from ptdiary.words import settings as words
from ptdiary.words import visits as visit_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ptdiary.diary import Profile
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.settings.known import KnownList
    from ptdiary.ui.settings.profile import ProfileRows
    from ptdiary.ui.theme import Look

BESIDE = 9.0  # em: the labels of a card stand in one column of this width
_WHOM = 6.0
_ABOUT = 11.7
_MARGIN = 0.85
_ABREAST = 22.0  # em: a narrower card has what belongs to its title below it


class SettingsCard(Card):
    """A card as those of Settings are: its title, and a word at the right of it."""

    def __init__(
        self, title: str, look: Look, parent: QWidget, word: str = "", lead: str = ""
    ) -> None:
        super().__init__(look, parent, margin=_MARGIN, spacing=0.4)
        self._look = look
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        look.space(self.top, 0, 0.6)
        self.top.addWidget(Label(title, "h2"), 1)
        if word:
            self.top.addWidget(Label(word, "hint", wrap=False))
        self.add(self.top)
        if lead:
            self.add(Label(lead, "hint"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.top.setDirection(across if self.width() > self._look.px(_ABREAST) else down)


def contacts_card(rows: ProfileRows, look: Look, suggested: QWidget, page: QWidget) -> Card:
    """The numbers, of whom, and when they answer."""
    card = SettingsCard(words.CONTACTS, look, page)
    parts = {"name": 9, "phone": 12, "hours": 9}  # of the width: a number is read as a whole
    card.add(
        suggested,
        rows.line(words.SHORT["emergency_number"], {"emergency_number": 1}, _WHOM),
        rows.line(words.SHORT["urgent_number"], {"urgent_number": 1}, _WHOM),
        *(
            rows.line(label, {f"{who}.{part}": share for part, share in parts.items()}, _WHOM)
            for who, label in words.CONTACT_LINES
        ),
    )
    return card


def you_card(rows: ProfileRows, look: Look, page: QWidget) -> Card:
    """Name and year of birth, and what is usual."""
    card = SettingsCard(words.YOU, look, page)
    card.add(
        rows.line(words.NAME_AND_YEAR, {"name": 3, "birth_year": 2}, _ABOUT),
        rows.row("usual_soreness", _ABOUT),
        rows.row("usual_movement", _ABOUT),
    )
    return card


def agreed_card(rows: ProfileRows, look: Look, page: QWidget) -> Card:
    """Limits and advice of the therapist."""
    card = SettingsCard(words.LIMITS, look, page)
    card.add(
        rows.row("pain_limit", _ABOUT),
        rows.row("effort_limit", _ABOUT),
        rows.line(words.SHORT["therapist_advice"], {"therapist_advice": 1}, _ABOUT),
    )
    return card


_HEALTH = (
    "cancer_history", "osteoporosis", "long_term_steroids", "infection_risk", "spine_procedure",
    "diabetes", "pregnant", "first_onset", "morning_stiffness", "better_with_movement",
    "conditions", "injuries", "medicines", "age_65",
)  # fmt: skip
_HEALTH_BESIDE = 13.0


class HealthCard(SettingsCard):
    """The questions about health and what is known of it, folded: how many is seen without."""

    def __init__(
        self, rows: ProfileRows, known: KnownList, keeper: Keeper, look: Look, page: QWidget
    ) -> None:
        super().__init__(words.HEALTH, look, page, lead=words.HEALTH_LEAD)
        self.still = HealthLine(keeper, look, self, leads=False)
        self.still.confirmed.connect(self._confirmed)
        inside = QWidget()
        column = QVBoxLayout(inside)
        look.space(column, 0, 0.7)
        self._rows = {path: rows.row(path, _HEALTH_BESIDE) for path in _HEALTH}
        for row in self._rows.values():
            column.addWidget(row)
        self.fold = Fold("health", words.HEALTH_QUESTIONS, look, inside, self)
        self.known = Fold("known", words.KNOWN, look, known, self)
        known.counted.connect(self._count_known)
        self.add(self.still, self.fold, self.known)

    def show_profile(self, profile: Profile) -> None:
        """How many are answered; one is asked only where it was answered without a year."""
        asks_age = profile.age_65 is not None and not profile.birth_year
        self._rows["age_65"].setVisible(asks_age)
        asked = [path for path in _HEALTH if path != "age_65" or asks_age]
        count = sum(answer_in(profile, path) not in (None, ()) for path in asked)
        self.fold.set_state(words.answered_of(count, len(asked)), answered=bool(count))

    def show_back(self, rows: ProfileRows) -> None:
        """Open where something came back after a crash: it is not saved until it is looked at."""
        if any(rows.answers[path].is_back for path in self._rows):
            self.fold.open()

    def holds(self, path: str) -> bool:
        """Whether it asks for this field."""
        return path in self._rows

    def _confirmed(self) -> None:
        self.fold.row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count_known(self, count: int) -> None:
        self.known.set_state(words.listed(count), answered=bool(count))


class NextAppointment(SettingsCard):
    """When the next appointment is, and the way to all of them: `go_to`."""

    go_to = Signal(Destination)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(words.APPOINTMENT, look, parent)
        self._said = Label("")
        self.all = Button(words.APPOINTMENTS, look, parent=self)
        self.new = Button(words.APPOINTMENT_ADD, look, icon="plus", parent=self)
        row = Flow(look, gap=0.6)
        row.add(self.new, self.all)
        self.add(self._said, row)
        self.all.clicked.connect(self._see_all)
        self.new.clicked.connect(self._ask_new)

    def show_view(self, view: View) -> None:
        """The first appointment to come."""
        coming, times = next_appointment(view.diary, view.now), self._look.times
        self._said.setText(
            words.APPOINTMENT_NONE
            if coming is None
            else visit_words.coming(coming, view.now, times)
        )
        self.new.setVisible(coming is None)

    def _see_all(self) -> None:
        self.go_to.emit(Destination(page=PageName.VISITS))

    def _ask_new(self) -> None:
        self.go_to.emit(Destination(page=PageName.VISITS, part=Part.NEW))
