"""How much of each exercise was done: a folded row of the session form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary.limits import NAME
from ptdiary.diary.questions.session_form import ExerciseDose, planned_dose
from ptdiary.diary.session import name_key
from ptdiary.ui.widgets import Button, Flow, Fold, Label, LineBox, NumberBox
from ptdiary.words import sessions as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ptdiary.diary import PlannedExercise
    from ptdiary.ui.theme import Look


class DosePart(QWidget):
    """One row for each chosen exercise. Nothing is filled in but by the patient."""

    changed = Signal()

    def __init__(self, plan: Iterable[PlannedExercise], look: Look) -> None:
        super().__init__()
        self._look = look
        self._plan = {name_key(each.name): each for each in plan}
        self.rows: dict[str, DoseRow] = {}
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        look.space(self._column, 0, 0.8)
        self._none = Label(words.DOSES_NONE, "hint")
        self._column.addWidget(self._none)
        self.fold = Fold("doses", words.DOSES, look, inside, self)
        column.addWidget(self.fold)
        self._say_state()

    def offer(self, names: tuple[str, ...]) -> None:
        """Ask about these exercises, keeping what is in their boxes."""
        for name in [each for each in self.rows if each not in names]:
            row = self.rows.pop(name)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for name in names:
            if name not in self.rows:
                row = DoseRow(name, self._plan.get(name_key(name)), self._look)
                row.changed.connect(self._changed)
                self.rows[name] = row
                self._column.addWidget(row)
        self._none.setVisible(not names)
        self._say_state()

    def values(self) -> tuple[ExerciseDose, ...]:
        """What was said of each exercise of which anything was."""
        return tuple(dose for row in self.rows.values() if (dose := row.value()))

    def show_doses(self, doses: tuple[ExerciseDose, ...]) -> None:
        """Fill the boxes, after `offer`."""
        said = {dose.name: dose for dose in doses}
        for name, row in self.rows.items():
            row.show_dose(said.get(name, ExerciseDose(name=name)))
        self._say_state()

    def _changed(self) -> None:
        self._say_state()
        self.changed.emit()

    def _say_state(self) -> None:
        count = len(self.values())
        self.fold.set_state(words.doses_said(count), answered=bool(count))


MOST_SETS, MOST_REPETITIONS = 1000, 10_000


class DoseRow(QWidget):
    """Sets, repetitions and load of one exercise, and what the plan says of it."""

    changed = Signal()

    def __init__(self, name: str, planned: PlannedExercise | None, look: Look) -> None:
        super().__init__()
        self._name = name
        self._planned = planned
        self.sets, self.repetitions = NumberBox(look, MOST_SETS), NumberBox(look, MOST_REPETITIONS)
        self.load = LineBox(look, NAME.longest)
        self.as_planned = Button(words.AS_PLANNED, look, "link")
        column = QVBoxLayout(self)
        look.space(column, 0, 0.3)
        column.addWidget(Label(name, "strong"))
        plan = planned_dose(planned) if planned is not None else ExerciseDose(name=name)
        said = words.planned(plan.sets, plan.repetitions, plan.load)
        if said:
            top = Flow(look, gap=0.6)
            top.add(Label(said, "hint", wrap=False), self.as_planned)
            column.addLayout(top)
        else:
            self.as_planned.hide()
        boxes = Flow(look, gap=0.8)
        for box, title, width in (
            (self.sets, words.SETS, 5),
            (self.repetitions, words.REPETITIONS, 5),
            (self.load, words.LOAD, 12),
        ):
            box.setAccessibleName(words.dose_box(title, name))
            look.size(box, width=width)
            label = Label(title, wrap=False)
            label.setBuddy(box)
            pair = QWidget()
            beside = QHBoxLayout(pair)
            look.space(beside, 0, 0.5)
            beside.addWidget(label)
            beside.addWidget(box)
            boxes.add(pair)
            box.textEdited.connect(self._changed)
        column.addLayout(boxes)
        column.addWidget(self.sets.said)
        column.addWidget(self.repetitions.said)
        self.as_planned.setAccessibleName(words.dose_box(words.AS_PLANNED, name))
        self.as_planned.clicked.connect(self._take_plan)

    def value(self) -> ExerciseDose:
        """What is in the boxes."""
        return ExerciseDose(
            name=self._name,
            sets=self.sets.whole(),
            repetitions=self.repetitions.whole(),
            load=self.load.answer(),
        )

    def show_dose(self, dose: ExerciseDose) -> None:
        """Fill the boxes."""
        self.sets.show_number(dose.sets)
        self.repetitions.show_number(dose.repetitions)
        self.load.setText(dose.load or "")

    def _take_plan(self) -> None:
        if self._planned is not None:
            self.show_dose(planned_dose(self._planned))
            self.changed.emit()

    def _changed(self) -> None:
        self.changed.emit()
