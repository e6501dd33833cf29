"""The form for one exercise of the plan."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from ptdiary.diary import WEEKDAYS, PlannedExercise
from ptdiary.diary.fields import DocumentError, FieldReader, plain_value
from ptdiary.diary.limits import NAME, limits_of
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.sessions.doses import MOST_REPETITIONS, MOST_SETS
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    DayBox,
    Flow,
    FormRow,
    Label,
    LineBox,
    NumberBox,
    Pairs,
    TextBox,
    put_in_order,
)
from ptdiary.words import plan as words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look

_MOST_MINUTES = 1440.0
_NUMBER = 7.5  # em
_BESIDE = 12.0


class PlanForm(Card):
    """`saved` with what is in it, `left` when it is given up.

    `opened` is the exercise that it changes, None of a new one.
    """

    saved = Signal(PlannedExercise)
    left = Signal()
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.8)
        self._look = look
        self.opened: PlannedExercise | None = None
        self._title = Label("", "h2")
        self.name = LineBox(look, NAME.longest, parent=self)
        self.sets = NumberBox(look, MOST_SETS, parent=self)
        self.repetitions = NumberBox(look, MOST_REPETITIONS, parent=self)
        self.load = LineBox(look, NAME.longest, parent=self)
        self.minutes = NumberBox(look, _MOST_MINUTES, whole=False, parent=self)
        self.days = Choices(words.weekdays(look.times), look, many=True, parent=self)
        self.from_day = DayBox(look, self, short=True, optional=True)
        self.until_day = DayBox(look, self, short=True, optional=True)
        self.effort_limit, self.pain_limit = (
            Choices(words.SCORES, look, parent=self) for _ in range(2)
        )
        self.instructions = TextBox(look, 2, parent=self)
        self.name_row = FormRow(words.NAME, self.name, look, parent=self)
        self.until_row = FormRow(words.UNTIL, self.until_day, look, parent=self)
        self._named = Pairs(look)
        self._named.add(self.name_row)
        self._named.add(FormRow(words.LOAD, self.load, look, parent=self))
        dose = Flow(look, gap=1.0)
        for title, number in (
            (words.SETS, self.sets),
            (words.REPETITIONS, self.repetitions),
            (words.MINUTES, self.minutes),
        ):
            look.size(number, width=_NUMBER)
            dose.add(FormRow(title, number, look, parent=self))
        dose.add(FormRow(words.FROM, self.from_day, look, parent=self), self.until_row)
        self.save = Button(words.SAVE, look, "primary", parent=self)
        self.cancel = Button(words.CANCEL, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.cancel)
        self.add(self._title, self._named, dose, self._beside(words.DAYS, self.days))
        self.add(Label(words.LIMITS_LEAD, "hint"))
        self.add(self._beside(words.EFFORT_LIMIT, self.effort_limit))
        self.add(self._beside(words.PAIN_LIMIT, self.pain_limit))
        self.add(FormRow(words.INSTRUCTIONS, self.instructions, look, parent=self), buttons)
        put_in_order(self)
        self.save.clicked.connect(self._save)
        save_by_keys(self, self.save)
        self.name.returnPressed.connect(self._save)
        for box in (self.name, self.sets, self.repetitions, self.load, self.minutes):
            box.textEdited.connect(self.changed)
        for day in (self.from_day, self.until_day):
            day.dateChanged.connect(self.changed)
        for pills in (self.days, self.effort_limit, self.pain_limit):
            pills.changed.connect(self.changed)
        self.instructions.textChanged.connect(self.changed)
        self.cancel.clicked.connect(self.left)

    def show_exercise(
        self,
        planned: PlannedExercise | None,
        taken: frozenset[str],
        today: date,
        half: PlannedExercise | None = None,
    ) -> None:
        """Ask for an exercise, a new one for None. `taken`: names that others of the plan have.

        A new one is planned from today on, unless another day is written. `half`: the form as it
        was left.
        """
        self.opened, self._taken = planned, taken
        shown = half or planned or PlannedExercise(id="", name="", from_day=today)
        self.blockSignals(True)
        self._title.setText(words.CHANGE_TITLE if planned else words.FORM_TITLE)
        self.name.setText(shown.name)
        self.load.setText(shown.load or "")
        self.sets.show_number(shown.sets)
        self.repetitions.show_number(shown.repetitions)
        self.minutes.show_number(shown.minutes)
        self.days.choose(*shown.days)
        self.from_day.show_day(shown.from_day, today)
        self.until_day.show_day(shown.until_day, today)
        self.effort_limit.choose(_pill(shown.effort_limit))
        self.pain_limit.choose(_pill(shown.pain_limit))
        self.instructions.setPlainText(shown.instructions or "")
        self.blockSignals(False)
        self.name_row.set_error("")
        self.until_row.set_error("")
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """One column of boxes, or two."""
        self._named.set_narrow(narrow)

    def _beside(self, title: str, pills: Choices) -> FormRow:
        return FormRow(title, pills, self._look, beside=_BESIDE, parent=self)

    def filled(self) -> PlannedExercise:
        """What is in the form; the id is empty and the name may be, of a new exercise."""
        old = self.opened or PlannedExercise(id="", name="", status="active")
        return replace(
            old,
            name=self.name.answer() or "",
            sets=self.sets.whole(),
            repetitions=self.repetitions.whole(),
            load=self.load.answer(),
            minutes=self.minutes.number(),
            days=tuple(each for each in WEEKDAYS if each in self.days.values()),
            instructions=self.instructions.answer(),
            effort_limit=self.effort_limit.number(),
            pain_limit=self.pain_limit.number(),
            from_day=self.from_day.day(),
            until_day=self.until_day.day(),
        )

    def _save(self) -> None:
        name, filled = self.name.answer(), self.filled()
        first, last = filled.from_day, filled.until_day
        ends_first = first is not None and last is not None and last < first
        wrong = words.NAME_MISSING if name is None else ""
        if name in self._taken:
            wrong = words.NAME_TWICE
        self.name_row.set_error(wrong)
        self.until_row.set_error(words.ENDS_FIRST if ends_first else "")
        if wrong:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif ends_first:
            self.until_day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.saved.emit(filled)


def _pill(score: int | None) -> str | None:
    return None if score is None else str(score)


# The form as a draft: every field that it asks for, by its name in the document.

_ASKED = {
    "name", "sets", "repetitions", "load", "minutes", "days", "instructions", "effort_limit",
    "pain_limit", "from_day", "until_day",
}  # fmt: skip
_TYPED = tuple(each for each in limits_of(PlannedExercise) if each.attribute in _ASKED)


def draft_values(form: PlanForm) -> dict[str, Any]:
    """The form as plain values of a draft."""
    filled = form.filled()
    return {each.name: plain_value(getattr(filled, each.attribute)) for each in _TYPED}


def read_draft(values: Mapping[str, Any]) -> PlannedExercise:
    """The form that a draft holds. What the form cannot hold is left out."""
    reader, filled = FieldReader(), {}
    for each in _TYPED:
        with suppress(KeyError, DocumentError):
            filled[each.attribute] = reader.value(each.limit, values[each.name], each.name)
    return PlannedExercise(**{"id": "", "name": "", **filled})
