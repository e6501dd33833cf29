"""What can be chosen on the Trends page: how far back, which sessions, and what is in the menu."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ptdiary.review.stray import first_lived
from ptdiary.review.trends.compared import ALL, SessionChoice, exercises_of, places_of
from ptdiary.review.visits import last_visit
from ptdiary.ui.widgets import Choices, DayBox, Flow, Label, nest
from ptdiary.words import trends as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from ptdiary.review.index import Index
    from ptdiary.review.trends.shapes import Series
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look
    from ptdiary.ui.trends.chart_card import ChartCard

# From when to when the trends run: a choice of the patient's, or moved there by hand.

_AHEAD = timedelta(days=4)  # after today, where the hours after a session may reach
_LEAST = timedelta(days=4)
_ALL = "all"  # the pill of the page on paper
_ONE_DAY = timedelta(days=1)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The first and the last midnight that there is anything to show between."""

    first: datetime
    last: datetime

    def moved(self, shown: Span, part: float) -> Span:
        """The same length of time, later by a part of it; it stops at the limits."""
        start, end = shown
        by = _whole((end - start) * part)
        by = min(max(by, self.first - start), max(self.last - end, timedelta()))
        return self._kept(start + by, end - start)

    def zoomed(self, shown: Span, factor: float, share: float) -> Span:
        """More or less time by a factor; the moment at that share of the width stays there."""
        start, end = shown
        long = max((end - start) * factor, min(_LEAST, end - start))
        return self._kept(start + (end - start) * share - long * share, long)

    def _kept(self, start: datetime, long: timedelta) -> Span:
        long = min(max(_whole(long), _ONE_DAY), self.last - self.first)
        start = _midnight(start + _ONE_DAY / 2)
        start = min(max(start, self.first), self.last - long)
        return start, start + long


def limits_of(view: View) -> Limits:
    """From the first record to a few days after today, at least a week."""
    zone = view.now.tzinfo
    last = datetime.combine(view.now.date(), time(), zone) + _AHEAD
    first = datetime.combine(first_day(view, None), time(), zone)
    return Limits(first=min(first, last - 7 * _ONE_DAY), last=last)


def first_day(view: View, chosen: str | None) -> date:
    """The first day of the range: never before the first record. None of the pills: all days.

    Records of a year that nobody lived are left out.
    """
    today = view.now.date()
    first = min((today, *(at.date() for at in first_lived(view.diary))))
    if chosen == words.SINCE_VISIT:
        visit = last_visit(view.diary, view.now)
        return max(first, min(visit.at.date(), today)) if visit else first
    if chosen is None or chosen == _ALL:
        return first
    return max(first, today - timedelta(days=int(chosen) - 1))


def own_days(view: View, first: date, last: date) -> Span:
    """Both days whole."""
    zone = view.now.tzinfo
    first, last = min(first, last), max(first, last)
    return datetime.combine(first, time(), zone), datetime.combine(last, time(), zone) + _ONE_DAY


def _whole(long: timedelta) -> timedelta:
    return timedelta(days=round(long / _ONE_DAY))


def _midnight(at: datetime) -> datetime:
    return datetime.combine(at.date(), time(), at.tzinfo)


_FIRST_RANGE = "42"


def options_row(
    place: QVBoxLayout, name: str, answers: Sequence[tuple[str, str]], look: Look, many: bool = True
) -> Choices:
    """Pills after their name."""
    row = Flow(look)
    pills = Choices(answers, look, many=many, clearable=many)
    pills.name(name)
    row.add(Label(name, "hint", wrap=False), pills)
    nest(place, row)
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
        self.first, self.last = (DayBox(look, self, at_once=False) for _ in range(2))
        self._to = Label(words.TO, wrap=False, parent=self)
        for box, name in ((self.first, words.FIRST_DAY), (self.last, words.LAST_DAY)):
            box.setAccessibleName(name)
            box.dateChanged.connect(self.changed)
        row.add(self.choices, self.first, self._to, self.last, self.first.said, self.last.said)
        self._show_boxes()

    def own_span(self, view: View) -> Span | None:
        """The days picked; None if a pill says how far back."""
        if self.choices.value() is not None:
            return None
        return own_days(view, _day(self.first), _day(self.last))

    def offer(self, view: View) -> None:
        """Since the last visit, where one has been."""
        been = last_visit(view.diary, view.now) is not None
        self.choices.chip(words.SINCE_VISIT).setVisible(been)
        if not been and self.choices.value() == words.SINCE_VISIT:
            self._last_choice = _FIRST_RANGE
            self.choose_last()

    def choose_number(self, number: int) -> None:
        """Choose one of the pills that are shown, counted from 1; does nothing beyond the last."""
        shown = [each for each in self.choices.offered() if not self.choices.chip(each).isHidden()]
        if number <= len(shown) and shown[number - 1] != self.choices.value():
            self.choices.choose(shown[number - 1])
            self._chosen()

    def choose_last(self) -> None:
        """Back to the pill that was chosen last. Emits nothing."""
        self.choices.choose(self._last_choice)
        self._show_boxes()

    def choose_own(self) -> None:
        """No pill: the range is one's own from now on. Emits nothing."""
        self.choices.choose()
        self._show_boxes()

    def show_days(self, first: date, last: date, today: date) -> None:
        """Put the days that are shown into the boxes. Emits nothing."""
        for box, day in ((self.first, first), (self.last, last)):
            box.blockSignals(True)
            box.setMaximumDate(QDate(today.year, today.month, today.day))
            box.setDate(QDate(day.year, day.month, day.day))
            box.blockSignals(False)

    def _chosen(self) -> None:
        self._last_choice = self.choices.value() or _FIRST_RANGE
        self._show_boxes()
        self.changed.emit()

    def _show_boxes(self) -> None:
        own = self.choices.value() is None
        for widget in (self.first, self._to, self.last):
            widget.setVisible(own)
        for box in (self.first, self.last):
            box.said.setVisible(own and bool(box.said.text()))


class ChartMenu(QMenu):
    """What else can be done with the timeline, behind three dots."""

    moved = Signal(float)
    zoomed = Signal(float)
    all_days = Signal()
    own_dates = Signal()
    tinted = Signal(bool)
    lanes_changed = Signal()
    copy = Signal()
    save = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        for said, signal, value in (
            (words.EARLIER, self.moved, -0.5),
            (words.LATER, self.moved, 0.5),
            (words.CLOSER, self.zoomed, 0.5),
            (words.WIDER, self.zoomed, 2.0),
        ):
            self.addAction(said).triggered.connect(partial(_emit, signal, value))
        self.addAction(words.ALL_DAYS).triggered.connect(self.all_days)
        self.addAction(words.OWN_DATES).triggered.connect(self.own_dates)
        self.addSeparator()
        self.tint = self.addAction(words.TINTED)
        self.tint.setCheckable(True)
        self.tint.toggled.connect(self.tinted)
        lanes = self.addMenu(words.LANES_NAME)
        self._lanes: dict[str, QAction] = {}
        for kind, name in words.LANES:
            self._lanes[kind] = lanes.addAction(name)
            self._lanes[kind].setCheckable(True)
            self._lanes[kind].toggled.connect(self.lanes_changed)
        self.addSeparator()
        self.addAction(words.COPY_PICTURE).triggered.connect(self.copy)
        self.addAction(words.SAVE_PICTURE).triggered.connect(self.save)

    def lane(self, kind: str) -> QAction:
        """The item of one lane."""
        return self._lanes[kind]

    def lanes(self) -> tuple[str, ...]:
        """The lanes that are shown, in their order."""
        return tuple(kind for kind, action in self._lanes.items() if action.isChecked())

    def recall(self, lanes: Sequence[str], *, tinted: bool) -> None:
        """Show what was chosen last. Emits nothing."""
        for action, on in (
            (self.tint, tinted),
            *((action, kind in lanes) for kind, action in self._lanes.items()),
        ):
            action.blockSignals(True)
            action.setChecked(on)
            action.blockSignals(False)


def _emit(signal: SignalInstance, value: float) -> None:
    signal.emit(value)


class CompareRow(QObject):
    """Which sessions the aligned chart compares."""

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
        nest(card.options, self._place)

    def offer(self, index: Index, series: Series) -> None:
        """Offer only what sessions of the series have."""
        places, exercises = places_of(index, series), exercises_of(index, series)
        for place in (words.COMPARE_CLINIC, words.COMPARE_HOME):
            self.which.chip(place).setVisible(place in places or self.which.value() == place)
        self.which.chip(words.COMPARE_EXERCISE).setVisible(bool(exercises))
        if exercises != self._exercises:
            self._make_exercises(exercises)
        self._show_exercises()

    def choice(self) -> SessionChoice:
        """What is chosen."""
        which = self.which.value()
        if which == words.COMPARE_EXERCISE and self.exercise is not None:
            return SessionChoice(exercise=self.exercise.value() or "")
        if which in (words.COMPARE_CLINIC, words.COMPARE_HOME):
            return SessionChoice(place=which)
        return ALL

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
