"""The form for one exercise of the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal

from ptdiary.diary.limits import NAME
from ptdiary.diary.plan import PlannedExercise
from ptdiary.report.wording import plan as words
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.chip import Choices
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.pairs import Pairs
from ptdiary.ui.widgets.text_box import LineBox, NumberBox, TextBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look

_MOST_SETS, _MOST_MINUTES = 1000, 1440.0


class PlanForm(Card):
    """`saved(PlannedExercise)` with what stands in it, `left` when it is given up."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.8)
        self._look = look
        self._changing: PlannedExercise | None = None
        self._title = Label("", "h2")
        self.name = LineBox(look, NAME.longest, parent=self)
        self.sets, self.repetitions = NumberBox(look, parent=self), NumberBox(look, parent=self)
        self.load = LineBox(look, NAME.longest, parent=self)
        self.minutes = NumberBox(look, whole=False, parent=self)
        self.days = Choices(words.WEEKDAYS, look, many=True, parent=self)
        self.instructions = TextBox(look, 2, parent=self)
        self.name_row = FormRow(words.NAME, self.name, look, parent=self)
        self._rows = Pairs(look)
        self._rows.add(self.name_row)
        for title, box in (
            (words.LOAD, self.load),
            (words.SETS, self.sets),
            (words.REPETITIONS, self.repetitions),
            (words.MINUTES, self.minutes),
        ):
            self._rows.add(FormRow(title, box, look, parent=self))
        self.save = Button(words.SAVE, look, "primary", parent=self)
        self.cancel = Button(words.CANCEL, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.cancel)
        self.add(self._title, self._rows, FormRow(words.DAYS, self.days, look, parent=self))
        self.add(FormRow(words.INSTRUCTIONS, self.instructions, look, parent=self), buttons)
        self.save.clicked.connect(self._save)
        self.name.returnPressed.connect(self._save)
        self.cancel.clicked.connect(self.left)

    def show_exercise(self, planned: PlannedExercise | None, taken: frozenset[str]) -> None:
        """Ask for an exercise, a new one for None. `taken`: names that others of the plan have."""
        self._changing, self._taken = planned, taken
        shown = planned or PlannedExercise(id="", name="")
        self._title.setText(words.CHANGE_TITLE if planned else words.FORM_TITLE)
        self.name.setText(shown.name)
        self.load.setText(shown.load or "")
        self.sets.show_number(shown.sets)
        self.repetitions.show_number(shown.repetitions)
        self.minutes.show_number(shown.minutes)
        self.days.choose(*shown.days)
        self.instructions.setPlainText(shown.instructions or "")
        self.name_row.set_error("")
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """One column of boxes, or two."""
        self._rows.set_narrow(narrow)

    def _save(self) -> None:
        name = self.name.answer()
        if name is None or name in self._taken:
            self.name_row.set_error(words.NAME_TWICE if name else words.NAME_MISSING)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        sets, minutes = self.sets.whole(), self.minutes.number()
        old = self._changing or PlannedExercise(id=str(uuid4()), name=name, status="active")
        self.saved.emit(
            replace(
                old,
                name=name,
                sets=None if sets is None else min(sets, _MOST_SETS),
                repetitions=self.repetitions.whole(),
                load=self.load.answer(),
                minutes=None if minutes is None else min(minutes, _MOST_MINUTES),
                days=self.days.values(),
                instructions=self.instructions.answer(),
            )
        )
