"""Exercise plan: what was agreed, what is on hold and why, what has ended."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from ptdiary.diary import PlannedExercise
from ptdiary.diary.fields import DocumentError, FieldReader, plain_value
from ptdiary.diary.limits import NAME, limits_of
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.draft import RecordDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.page import Page
from ptdiary.ui.reason import ReasonCard, ReasonWords
from ptdiary.ui.sessions.doses import MOST_REPETITIONS, MOST_SETS
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    Flow,
    FormRow,
    Label,
    LineBox,
    NumberBox,
    Pairs,
    RecordTable,
    TableColumn,
    TextBox,
)
from ptdiary.words import plan as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

# The form for one exercise of the plan.

_MOST_MINUTES = 1440.0


class PlanForm(Card):
    """`saved` with what is in it, `left` when it is given up."""

    saved = Signal(PlannedExercise)
    left = Signal()
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.8)
        self._look = look
        self._changing: PlannedExercise | None = None
        self._title = Label("", "h2")
        self.name = LineBox(look, NAME.longest, parent=self)
        self.sets = NumberBox(look, MOST_SETS, parent=self)
        self.repetitions = NumberBox(look, MOST_REPETITIONS, parent=self)
        self.load = LineBox(look, NAME.longest, parent=self)
        self.minutes = NumberBox(look, _MOST_MINUTES, whole=False, parent=self)
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
        save_by_keys(self, self.save)
        self.name.returnPressed.connect(self._save)
        for box in (self.name, self.sets, self.repetitions, self.load, self.minutes):
            box.textEdited.connect(self.changed)
        self.days.changed.connect(self.changed)
        self.instructions.textChanged.connect(self.changed)
        self.cancel.clicked.connect(self.left)

    def show_exercise(
        self,
        planned: PlannedExercise | None,
        taken: frozenset[str],
        half: PlannedExercise | None = None,
    ) -> None:
        """Ask for an exercise, a new one for None. `taken`: names that others of the plan have.

        `half`: the form as it was left.
        """
        self._changing, self._taken = planned, taken
        shown = half or planned or PlannedExercise(id="", name="")
        self.blockSignals(True)
        self._title.setText(words.CHANGE_TITLE if planned else words.FORM_TITLE)
        self.name.setText(shown.name)
        self.load.setText(shown.load or "")
        self.sets.show_number(shown.sets)
        self.repetitions.show_number(shown.repetitions)
        self.minutes.show_number(shown.minutes)
        self.days.choose(*shown.days)
        self.instructions.setPlainText(shown.instructions or "")
        self.blockSignals(False)
        self.name_row.set_error("")
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """One column of boxes, or two."""
        self._rows.set_narrow(narrow)

    def _save(self) -> None:
        name, filled = self.name.answer(), self.filled()
        if name is None or name in self._taken:
            self.name_row.set_error(words.NAME_TWICE if name else words.NAME_MISSING)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.saved.emit(filled)

    def filled(self) -> PlannedExercise:
        """What is in the form; the id is empty and the name may be, of a new exercise."""
        old = self._changing or PlannedExercise(id="", name="", status="active")
        return replace(
            old,
            name=self.name.answer() or "",
            sets=self.sets.whole(),
            repetitions=self.repetitions.whole(),
            load=self.load.answer(),
            minutes=self.minutes.number(),
            days=self.days.values(),
            instructions=self.instructions.answer(),
        )


_TYPED = ("name", "sets", "repetitions", "load", "minutes", "days", "instructions")


def _values(form: PlanForm) -> dict[str, Any]:
    """The form as plain values of a draft."""
    filled = form.filled()
    return {name: plain_value(getattr(filled, name)) for name in _TYPED}


def _read(values: Mapping[str, Any]) -> PlannedExercise:
    """The form that a draft holds. What the form cannot hold is left out."""
    reader, filled = FieldReader(), {}
    for each in limits_of(PlannedExercise):
        if each.name in _TYPED:
            with suppress(KeyError, DocumentError):
                filled[each.attribute] = reader.value(each.limit, values[each.name], each.name)
    return PlannedExercise(**{"id": "", "name": "", **filled})


_HOLDING = ReasonWords(
    title=words.HOLD_TITLE,
    help=words.HOLD_HELP,
    question=words.HOLD_REASON,
    example=words.HOLD_EXAMPLE,
    save=words.HOLD_SAVE,
    cancel=words.CANCEL,
    missing=words.HOLD_MISSING,
)
_ORDER = {"active": 0, "on_hold": 1, "ended": 2}


class PlanPage(Page):
    """The list, the form for one exercise, and the reason for putting one on hold."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._add = Button(words.ADD, look, icon="plus")
        self._add.clicked.connect(self._ask_new)
        self.add_action(self._add)
        self.form = PlanForm(look, self)
        self.form.saved.connect(self._keep)
        self.form.left.connect(self._close)
        self.form.changed.connect(self._form_changed)
        self._changing = ""  # the id of the exercise in the form, empty of a new one
        self._draft = RecordDraft("plan", PlannedExercise, keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(self._draft_not_kept)
        self.reasons = ReasonCard("plan.hold", _HOLDING, keeper, look, self)
        self.reasons.answered.connect(self._hold)
        self.reasons.left.connect(self._close)
        card = Card(look)
        self._empty = Label(words.EMPTY)
        self.table = RecordTable(words.LIST_NAME, _columns(look), look)
        self.table.opened.connect(self._change)
        self.table.selectionModel().currentRowChanged.connect(self._follow_choice)
        self._hint = Label("", "hint")
        card.add(self._empty, self.table, self._hint, self._actions())
        self.add(Label(words.LEAD, "hint"), self.form, self.reasons, card)
        self.body.addStretch(1)
        self._hide()
        self._show_half_typed()

    def show_view(self, view: View) -> None:
        """The plan: what is in it first, then what is on hold, then what has ended."""
        plan = sorted(view.diary.plan, key=_order)
        self.table.show_rows(plan)
        self.table.setVisible(bool(plan))
        self._empty.setVisible(not plan)
        self._follow_choice()

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day."""

    def first_focus(self) -> QWidget | None:
        """The form, the list, or the button that makes the first exercise."""
        if self.form.isVisibleTo(self):
            return self.form.name
        return self.table if self.keeper.diary.plan else self._add

    def set_columns(self, narrow: bool) -> None:
        self.form.set_narrow(narrow)

    def _actions(self) -> Flow:
        actions = Flow(self.look)
        self._change_button = Button(words.CHANGE, self.look)
        self._change_button.clicked.connect(self._change_chosen)
        self._hold_button = Button(words.HOLD, self.look)
        self._hold_button.clicked.connect(self._ask_reason)
        self._resume_button = Button(words.RESUME, self.look)
        self._resume_button.clicked.connect(self._resume)
        self._end_button = Button(words.END, self.look)
        self._end_button.clicked.connect(self._end)
        self._back = Button(words.BACK, self.look, "link")
        self._back.clicked.connect(self._leave)
        actions.add(self._change_button, self._hold_button, self._resume_button)
        actions.add(self._end_button, self._back)
        return actions

    def _follow_choice(self) -> None:
        """What can be done with the chosen exercise."""
        chosen = self._chosen()
        status = None if chosen is None else chosen.status or "active"
        self._change_button.setVisible(chosen is not None)
        self._hold_button.setVisible(status == "active")
        self._resume_button.setVisible(status in ("on_hold", "ended"))
        self._hint.setText(words.ASK_FIRST if status == "on_hold" else words.CHOOSE)
        self._hint.setVisible(bool(self.keeper.diary.plan) and status in (None, "on_hold"))
        self._end_button.setVisible(status in ("active", "on_hold"))

    def _chosen(self) -> PlannedExercise | None:
        chosen = self.table.chosen()
        return chosen if isinstance(chosen, PlannedExercise) else None

    # what the patient does

    def _ask_new(self) -> None:
        self._ask(None)

    def _change(self, planned: PlannedExercise) -> None:
        self._ask(planned)

    def _change_chosen(self) -> None:
        self._ask(self._chosen())

    def _ask(self, planned: PlannedExercise | None) -> None:
        self._draft.write()
        self._hide()
        diary, draft = self.keeper.diary, self._draft
        self._changing = "" if planned is None else planned.id
        half = (
            draft.read_new(diary, _read)
            if planned is None
            else draft.read_change(diary, _read, planned.id)
        )
        others = (each.name for each in diary.plan if planned != each)
        self.form.show_exercise(planned, frozenset(others), half.form if half else None)
        self.area.show_whole(self.form)

    def _form_changed(self) -> None:
        self._draft.wait(self._changing or None, partial(_values, self.form))

    def _draft_not_kept(self) -> None:
        self.form.name_row.set_error(words.DRAFT_NOT_KEPT)

    def _show_half_typed(self) -> None:
        """What was being typed when the program ended is open again."""
        diary = self.keeper.diary
        held = diary.find(PlannedExercise, self.reasons.half_typed())
        half = self._draft.read_change(diary, _read)
        if half is not None:
            self._ask(diary.find(PlannedExercise, half.changing or ""))
        elif self._draft.read_new(diary, _read) is not None:
            self._ask(None)
        elif held is not None:
            self._ask_reason_of(held)

    def _keep(self, filled: PlannedExercise) -> None:
        planned = replace(filled, id=filled.id or self._draft.id)
        old = self.keeper.diary.find(PlannedExercise, planned.id)
        label = words.LABEL_CHANGED if old else words.LABEL_ADDED
        if old == planned or self.keeper.keep(label, planned):
            self._close()

    def _ask_reason(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._ask_reason_of(chosen)

    def _ask_reason_of(self, chosen: PlannedExercise) -> None:
        self._hide()
        self._holding = chosen.id
        self.reasons.ask(chosen.name, chosen.id)
        self.area.show_whole(self.reasons)

    def _hold(self, reason: str) -> None:
        planned = self.keeper.diary.find(PlannedExercise, self._holding)
        since = self.keeper.clock()
        held = planned and replace(planned, status="on_hold", held_since=since, hold_reason=reason)
        if held is None or self.keeper.keep(words.LABEL_HELD, held):
            self._close()

    def _resume(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            active = replace(chosen, status="active", held_since=None, hold_reason=None)
            self.keeper.keep(words.LABEL_RESUMED, active)

    def _end(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.keeper.keep(words.LABEL_ENDED, replace(chosen, status="ended"))

    def _close(self) -> None:
        """The form or the reason is saved or given up: forget its draft."""
        if not self.form.isHidden():
            self._draft.clear(self._changing or None)
        if not self.reasons.isHidden():
            self.reasons.close_card()
        self._hide()

    def _hide(self) -> None:
        self._holding = ""
        self.form.hide()
        self.reasons.hide()

    def _leave(self) -> None:
        self.go_to.emit(Destination(page=PageName.SESSIONS))


def _order(planned: PlannedExercise) -> int:
    return _ORDER[planned.status or "active"]


def _columns(look: Look) -> tuple[TableColumn[PlannedExercise], ...]:
    head = words.HEADERS
    return (
        TableColumn(header=head["name"], text=_name, stretch=True),
        TableColumn(header=head["dose"], text=_dose),
        TableColumn(header=head["days"], text=_days),
        TableColumn(header=head["status"], text=partial(_status, look), stretch=True),
    )


def _name(planned: PlannedExercise) -> str:
    return planned.name


def _dose(planned: PlannedExercise) -> str:
    return words.dose(planned.sets, planned.repetitions, planned.load, planned.minutes)


def _days(planned: PlannedExercise) -> str:
    return words.days(planned.days)


def _status(look: Look, planned: PlannedExercise) -> str:
    since = "" if planned.held_since is None else look.times.day(planned.held_since)
    return words.status(planned.status, since, planned.hold_reason)
