"""How much of each exercise was done, and whether it hurt: rows of the session form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary.limits import NAME
from ptdiary.diary.questions.session_form import ExerciseDose, dose_of
from ptdiary.diary.session import name_key
from ptdiary.ui.widgets import (
    Button,
    Flow,
    FormRow,
    Label,
    LineBox,
    NumberBox,
    ScoreScale,
    SideBySide,
    announce,
    move_focus,
)
from ptdiary.words import dates, plan
from ptdiary.words import sessions as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ptdiary.diary import PlannedExercise
    from ptdiary.ui.theme import Look

SEVERE = 7  # an exercise that hurt so much is asked about at once


class DosePart(QWidget):
    """One row for each chosen exercise.

    `hurt_much` with the name of an exercise that hurt 7 or more, and how much.
    """

    changed = Signal()
    hurt_much = Signal(str, int)

    def __init__(
        self, planned: Iterable[PlannedExercise], last: Mapping[str, ExerciseDose], look: Look
    ) -> None:
        """`last`: by the key of its name, how much of an exercise was done last time."""
        super().__init__()
        self._look = look
        self._plan = {name_key(each.name): each for each in planned}
        self._last = last
        self._in_part: tuple[str, ...] = ()
        self.rows: dict[str, DoseRow] = {}
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.3)
        self.hide()

    def offer(self, names: tuple[str, ...]) -> None:
        """Ask about these exercises, keeping what is in their boxes."""
        for name in [each for each in self.rows if each not in names]:
            row = self.rows.pop(name)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for name in names:
            if name not in self.rows:
                key = name_key(name)
                row = DoseRow(name, self._plan.get(key), self._last.get(key), self._look)
                row.mark_part(in_part=name in self._in_part)
                row.changed.connect(self.changed)
                row.hurt_much.connect(self.hurt_much)
                self.rows[name] = row
        for place, name in enumerate(names):
            self._column.insertWidget(place, self.rows[name])
            self.rows[name].show()
        self.setVisible(bool(names))

    def mark_part(self, names: tuple[str, ...]) -> None:
        """Say of these that they were done in part, as the list of the day has it."""
        self._in_part = names
        for name, row in self.rows.items():
            row.mark_part(in_part=name in names)

    def values(self) -> tuple[ExerciseDose, ...]:
        """What was said of each exercise of which anything was."""
        return tuple(dose for row in self.rows.values() if (dose := row.value()))

    def show_doses(self, doses: tuple[ExerciseDose, ...]) -> None:
        """Fill the boxes, after `offer`."""
        said = {dose.name: dose for dose in doses}
        for name, row in self.rows.items():
            row.show_dose(said.get(name, ExerciseDose(name=name)))


MOST_SETS, MOST_REPETITIONS, MOST_MINUTES = 1000, 10_000, 1440.0
_NAME_WIDTH, _COUNT_WIDTH, _LOAD_WIDTH, _HURT_WIDTH = 8.5, 3.6, 6.6, 6.2  # em


class DoseRow(QWidget):
    """Sets, repetitions and load of one exercise, or its minutes, and how much it hurt.

    Minutes are asked where the plan or the last time has them, the rest where it has that; both of
    an exercise of which neither knows anything.
    """

    changed = Signal()
    hurt_much = Signal(str, int)

    def __init__(
        self, name: str, planned: PlannedExercise | None, last: ExerciseDose | None, look: Look
    ) -> None:
        super().__init__()
        self._name = name
        self._plan = None if planned is None else dose_of(planned)
        self.sets, self.repetitions = NumberBox(look, MOST_SETS), NumberBox(look, MOST_REPETITIONS)
        self.load = LineBox(look, NAME.longest)
        self.minutes = NumberBox(look, MOST_MINUTES, whole=False)
        self.hurt = ScoreScale(look, dates.out_of_ten, (), bars=False)
        self._said = "" if self._plan is None else _said(self._plan)
        self.as_planned = Button(words.AS_PLANNED.format(dose=self._said), look, "link")
        title = Label(name, "strong")
        look.size(title, width=_NAME_WIDTH)
        self._part = Label(words.IN_PART, "hint", wrap=False)
        self._part.hide()
        done = QWidget()
        boxes = Flow(look, done, gap=0.4)
        boxes.add(title)
        self._counts = [
            self._pair(self.sets, words.SETS, words.SETS_UNIT, look),
            self._pair(self.repetitions, words.REPETITIONS, words.REPETITIONS_UNIT, look),
            self._pair(self.load, words.LOAD, "", look),
        ]
        self._time = self._pair(self.minutes, words.DOSE_MINUTES, words.MINUTES_UNIT, look)
        boxes.add(*self._counts, self._time, self._part, self.as_planned)
        for box in (self.sets, self.repetitions, self.minutes):
            boxes.add(box.said)
        limits = "" if planned is None else words.limits(planned.effort_limit, planned.pain_limit)
        self._limit = None if planned is None else planned.pain_limit
        self.limits = Label(limits, "hint", wrap=False)
        self.above = Label("", "strong", parent=self)
        self.above.hide()
        boxes.add(self.limits)
        self.limits.setVisible(bool(limits))
        asked = FormRow(words.HURT, self.hurt, look, kind="text", beside=_HURT_WIDTH)
        self.hurt.name(words.dose_box(words.HURT_AT_END, name))
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        column.addWidget(SideBySide(done, asked, look, gap=0.6, first_wide=True))
        column.addWidget(self.above)
        self.as_planned.setAccessibleName(words.dose_box(self.as_planned.text(), name))
        self.as_planned.clicked.connect(self._take_plan)
        self.hurt.changed.connect(self._hurt)
        known = [each for each in (self._plan, last) if each is not None]
        self._in_minutes = not known or any(each.minutes is not None for each in known)
        self._counted = not known or any(_is_counted(each) for each in known)
        self._offer_plan()
        self._show_boxes()

    def _pair(self, box: LineBox, title: str, unit: str, look: Look) -> QWidget:
        """A box with what it counts behind it."""
        box.setAccessibleName(words.dose_box(title, self._name))
        look.size(box, width=_COUNT_WIDTH if unit else _LOAD_WIDTH)
        pair = QWidget()
        beside = QHBoxLayout(pair)
        look.space(beside, 0, 0.35)
        beside.addWidget(box)
        if unit:
            beside.addWidget(Label(unit, "hint", wrap=False))
        else:
            box.setPlaceholderText(title)
        box.textEdited.connect(self._changed)
        return pair

    def value(self) -> ExerciseDose:
        """What is in the boxes."""
        return ExerciseDose(
            name=self._name,
            sets=self.sets.whole(),
            repetitions=self.repetitions.whole(),
            load=self.load.answer(),
            minutes=self.minutes.number(),
            hurt=self.hurt.value(),
        )

    def show_dose(self, dose: ExerciseDose) -> None:
        """Fill the boxes."""
        self._show_done(dose)
        self.hurt.choose(dose.hurt)
        self._say_above()

    def mark_part(self, *, in_part: bool) -> None:
        """Say that it was done in part."""
        self._part.setVisible(in_part)

    def _show_done(self, dose: ExerciseDose) -> None:
        self.sets.show_number(dose.sets)
        self.repetitions.show_number(dose.repetitions)
        self.load.setText(dose.load or "")
        self.minutes.show_number(dose.minutes)
        self._in_minutes = self._in_minutes or dose.minutes is not None
        self._counted = self._counted or _is_counted(dose)
        self._offer_plan()
        self._show_boxes()

    def _show_boxes(self) -> None:
        for pair in self._counts:
            pair.setVisible(self._counted)
        self._time.setVisible(self._in_minutes)

    def _offer_plan(self) -> None:
        self.as_planned.setVisible(bool(self._said) and not self.value().alone)

    def _take_plan(self) -> None:
        if self._plan is not None:
            self._show_done(self._plan)
            move_focus(self.hurt.buttons[0])
            self.changed.emit()

    def _hurt(self) -> None:
        score = self.hurt.value()
        self._say_above()
        self.changed.emit()
        if score is not None and score >= SEVERE:
            self.hurt_much.emit(self._name, score)

    def _say_above(self) -> None:
        """No rule reads the limit of one exercise: where it is passed, it is said here."""
        score, limit = self.hurt.value(), self._limit
        above = score is not None and limit is not None and score > limit
        said = words.ABOVE_ITS_LIMIT.format(limit=limit) if above else ""
        if said and self.above.isHidden():
            announce(self, said)
        self.above.setText(said)
        self.above.setVisible(above)

    def _changed(self) -> None:
        self._offer_plan()
        self.changed.emit()


def _is_counted(dose: ExerciseDose) -> bool:
    """Whether anything but its minutes is known."""
    return any(each is not None for each in (dose.sets, dose.repetitions, dose.load))


def _said(planned: ExerciseDose) -> str:
    """`3 times 10, 6 kg`; empty where the plan does not say how much."""
    if not planned:
        return ""
    return plan.dose(planned.sets, planned.repetitions, planned.load, planned.minutes)
