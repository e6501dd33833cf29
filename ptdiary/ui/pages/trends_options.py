"""What can be chosen on the Trends page: how far back, which lanes, which sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QWidget

from ptdiary.report.wording import trends as words
from ptdiary.review.compared import ALL, Choice, exercises_of, places_of
from ptdiary.ui.pages.trends_range import Span, own_days
from ptdiary.ui.widgets.chip import Choices
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.moment import DayBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QVBoxLayout

    from ptdiary.review.index import Index
    from ptdiary.review.shapes import Series
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets.chart_card import ChartCard

_FIRST_RANGE = "42"


def options_row(
    place: QVBoxLayout, name: str, answers: Sequence[tuple[str, str]], look: Look, many: bool = True
) -> Choices:
    """Pills after their name."""
    row = Flow(look)
    pills = Choices(answers, look, many=many, clearable=many)
    pills.name(name)
    row.add(Label(name, "hint", wrap=False), pills)
    place.addLayout(row)
    return pills


class RangeRow(QWidget):
    """How far back the charts reach; two days to pick for a range of one's own."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Flow(look, self)
        self.choices = Choices(words.RANGES, look, clearable=False, parent=self)
        self.choices.name(words.RANGE_NAME)
        self.choices.choose(_FIRST_RANGE)
        self._last_choice = _FIRST_RANGE
        self.choices.changed.connect(self._chosen)
        self.first, self.last = DayBox(look, self), DayBox(look, self)
        self._to = Label(words.TO, wrap=False, parent=self)
        for box, name in ((self.first, words.FIRST_DAY), (self.last, words.LAST_DAY)):
            box.setAccessibleName(name)
            box.setKeyboardTracking(False)
            box.dateChanged.connect(self._edited)
        row.add(self.choices, self.first, self._to, self.last)
        self._show_boxes()

    def own_span(self, view: View) -> Span | None:
        """The days picked; None where a pill says how far back."""
        if self.choices.value() != words.OWN_DATES:
            return None
        return own_days(view, _day(self.first), _day(self.last))

    def choose_last(self) -> None:
        """Back to the pill that was chosen last. Emits nothing."""
        self.choices.choose(self._last_choice)
        self._show_boxes()

    def choose_own(self) -> None:
        """The chart was moved by hand: the range is one's own from now on. Emits nothing."""
        self.choices.choose(words.OWN_DATES)
        self._show_boxes()

    def show_days(self, first: date, last: date, today: date) -> None:
        """Put the days that are shown into the boxes. Emits nothing."""
        for box, day in ((self.first, first), (self.last, last)):
            box.blockSignals(True)
            box.setMaximumDate(QDate(today.year, today.month, today.day))
            box.setDate(QDate(day.year, day.month, day.day))
            box.blockSignals(False)

    def _chosen(self) -> None:
        if self.choices.value() != words.OWN_DATES:
            self._last_choice = self.choices.value() or _FIRST_RANGE
        self._show_boxes()
        self.changed.emit()

    def _edited(self) -> None:
        self.changed.emit()

    def _show_boxes(self) -> None:
        own = self.choices.value() == words.OWN_DATES
        for widget in (self.first, self._to, self.last):
            widget.setVisible(own)


class CompareRow(QObject):
    """Which sessions the aligned chart compares, and whether it shows what studies recorded."""

    changed = Signal()

    def __init__(self, card: ChartCard, look: Look) -> None:
        super().__init__(card)
        self._card = card
        self._look = look
        self.which = options_row(card.options, words.COMPARE, words.COMPARED, look, many=False)
        self.which.choose(words.COMPARE_ALL)
        self.which.changed.connect(self._chosen)
        self._exercises: tuple[str, ...] = ()
        self.exercise: Choices | None = None
        self._place = Flow(look)
        card.options.addLayout(self._place)
        self.studies = options_row(card.options, words.STUDIES_NAME, words.STUDIES_CHOICE, look)
        self.studies.changed.connect(self.changed)
        self._told = Label("", "hint")
        card.options.addWidget(self._told)

    def offer(self, index: Index, series: Series) -> None:
        """Offer only what sessions of the series have."""
        places, exercises = places_of(index, series), exercises_of(index, series)
        for place in (words.COMPARE_CLINIC, words.COMPARE_HOME):
            self.which.chip(place).setVisible(place in places or self.which.value() == place)
        self.which.chip(words.COMPARE_EXERCISE).setVisible(bool(exercises))
        if exercises != self._exercises:
            self._make_exercises(exercises)
        self._show_exercises()

    def choice(self) -> Choice:
        """What is chosen."""
        which = self.which.value()
        if which == words.COMPARE_EXERCISE and self.exercise is not None:
            return Choice(exercise=self.exercise.value() or "")
        if which in (words.COMPARE_CLINIC, words.COMPARE_HOME):
            return Choice(place=which)
        return ALL

    def studies_wanted(self) -> bool:
        """Whether what studies recorded is to be shown."""
        return bool(self.studies.values())

    def tell_studies(self, *, known: bool) -> None:
        """Say what the band is, or why it is not there."""
        self._told.setText(words.STUDIES_TOLD if known else words.STUDIES_NO_USUAL)
        self._told.setVisible(self.studies_wanted())

    def _make_exercises(self, exercises: tuple[str, ...]) -> None:
        chosen = self.exercise.value() if self.exercise is not None else None
        if self.exercise is not None:
            self._place.removeWidget(self.exercise)
            self.exercise.deleteLater()
            self.exercise = None
        self._exercises = exercises
        if exercises:
            self.exercise = Choices(
                [(name, name.replace("&", "&&")) for name in exercises],
                self._look,
                clearable=False,
                parent=self._card,
            )
            self.exercise.name(words.EXERCISES)
            self.exercise.choose(chosen if chosen in exercises else exercises[0])
            self.exercise.changed.connect(self.changed)
            self._place.add(self.exercise)

    def _show_exercises(self) -> None:
        if self.exercise is not None:
            self.exercise.setVisible(self.which.value() == words.COMPARE_EXERCISE)

    def _chosen(self) -> None:
        self._show_exercises()
        self.changed.emit()


def _day(box: DayBox) -> date:
    day: date = box.date().toPython()  # type: ignore[assignment]
    return day
