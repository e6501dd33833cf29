"""Exercise plan: what was agreed and done, what is on hold and why, what has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import PlannedExercise
from ptdiary.diary.limits import NOTE
from ptdiary.diary.programme import ended, held, let_back, taken_up
from ptdiary.review.adherence import plan_record, plan_row, weeks_of_plan
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.draft import RecordDraft
from ptdiary.ui.page import Page
from ptdiary.ui.reason import ReasonCard, ReasonWords
from ptdiary.ui.sessions.plan_form import PlanForm, draft_values, read_draft
from ptdiary.ui.widgets import Button, Card, Flow, Label, OneLine, Pairs, RecordTable, TableColumn
from ptdiary.words import adherence
from ptdiary.words import plan as words
from ptdiary.words.timer import TITLE as TIMER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets import LabelKind

_HOLDING = ReasonWords(
    title=words.HOLD_TITLE,
    help=words.HOLD_HELP,
    question=words.HOLD_REASON,
    example=words.HOLD_EXAMPLE,
    save=words.HOLD_SAVE,
    cancel=words.CANCEL,
    missing=words.HOLD_MISSING,
)
_AGAIN = ReasonWords(
    title=words.BACK_TITLE,
    help=words.BACK_HELP,
    question=words.BACK_SAID,
    example=words.BACK_EXAMPLE,
    save=words.BACK_SAVE,
    cancel=words.CANCEL,
    missing=words.BACK_MISSING,
)
_ORDER = {"active": 0, "on_hold": 1, "ended": 2}


class PlanPage(Page):
    """The list, the form for one exercise, why one is put on hold, and what lets it come back."""

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
        self._asking = ""  # the id of the exercise that one of the two cards asks about
        self._shown_day = date.min
        self.reasons = ReasonCard("plan.hold", _HOLDING, keeper, look, self, NOTE.longest)
        self.reasons.answered.connect(self._hold)
        self.said = ReasonCard("plan.again", _AGAIN, keeper, look, self, NOTE.longest)
        self.said.answered.connect(self._let_back)
        for card in (self.reasons, self.said):
            card.left.connect(self._close)
        listed = Card(look)
        self._empty = Label(words.EMPTY)
        self.table = RecordTable(words.LIST_NAME, _columns(look, keeper), look)
        self.table.opened.connect(self._change)
        self.table.selectionModel().selectionChanged.connect(self._follow_choice)
        self.told = Label("")
        self._hint = Label("", "hint")
        listed.add(self._empty, self.table, self.told, self._hint, self._actions())
        self.weeks = PlanWeeks(look, self)
        self.holds = TitledLines(words.HOLDS, look, "h2")
        self._earlier = Card(look, self)
        self._earlier.add(self.holds)
        self.add(Label(words.LEAD, "hint"), self._limits_line())
        self.add(self.form, self.reasons, self.said, listed, self.weeks, self._earlier)
        self.body.addStretch(1)
        self._hide()
        self._show_half_typed()

    def show_view(self, view: View) -> None:
        """The plan: what is in it first, then what is on hold, then what has ended."""
        self._shown_day = self.look.times.day_of(view.now)
        chosen = self._chosen()
        plan = sorted(view.diary.plan, key=_order)
        self.table.show_rows(plan)
        self._choose(chosen.id if chosen is not None else "")
        self.table.setVisible(bool(plan))
        self._empty.setVisible(not plan)
        profile = view.diary.profile
        some = (profile.effort_limit, profile.pain_limit) != (None, None)
        self.limits.setText(words.limits_for_all(profile.effort_limit, profile.pain_limit))
        self._to_limits.setText(words.CHANGE_LIMITS if some else words.ADD_LIMITS)
        self.weeks.show_view(view)
        times = self.look.times
        told = [adherence.holds_line(each, view.now, times) for each in plan]
        self.holds.show_lines([each for each in told if each])
        self._earlier.setVisible(any(told))
        self._follow_choice()

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day, but a day may end after midnight."""
        if self.look.times.day_of(view.now) != self._shown_day:
            self.show_view(view)

    def open(self, to: Destination) -> None:
        """Choose the exercise that was asked for."""
        if to.record:
            self._choose(to.record)

    def first_focus(self) -> QWidget | None:
        """What is asked, the list, or the button that makes the first exercise."""
        if self.form.isVisibleTo(self):
            return self.form.name
        for card in (self.reasons, self.said):
            if card.isVisibleTo(self):
                return card.reason
        return self.table if self.keeper.diary.plan else self._add

    def set_columns(self, narrow: bool) -> None:
        self.form.set_narrow(narrow)
        self.weeks.set_narrow(narrow)

    def _limits_line(self) -> Flow:
        """The limits for every session, and the way to where they are set."""
        line = Flow(self.look)
        self.limits = OneLine("", parent=self)
        self._to_limits = Button(words.CHANGE_LIMITS, self.look, "link", parent=self)
        self._to_limits.clicked.connect(self._see_limits)
        line.add(self.limits, self._to_limits)
        return line

    def _actions(self) -> Flow:
        actions = Flow(self.look)
        self._change_button = Button(words.CHANGE, self.look)
        self._change_button.clicked.connect(self._change_chosen)
        self._hold_button = Button(words.HOLD, self.look)
        self._hold_button.clicked.connect(self._ask_reason)
        self._resume_button = Button(words.RESUME, self.look)
        self._resume_button.clicked.connect(self._ask_said)
        self._take_up_button = Button(words.TAKE_UP, self.look)
        self._take_up_button.clicked.connect(self._take_up)
        self._end_button = Button(words.END, self.look)
        self._end_button.clicked.connect(self._end)
        self._timer = Button(TIMER, self.look, "link")
        self._timer.clicked.connect(self._open_timer)
        self._back = Button(words.BACK, self.look, "link")
        self._back.clicked.connect(self._leave)
        actions.add(self._change_button, self._hold_button, self._resume_button)
        actions.add(self._take_up_button, self._end_button, self._timer, self._back)
        return actions

    def _follow_choice(self) -> None:
        """What can be done with the chosen exercise."""
        chosen = self._chosen()
        status = None if chosen is None else chosen.status or "active"
        self._change_button.setVisible(chosen is not None)
        self._hold_button.setVisible(status == "active")
        self._resume_button.setVisible(status == "on_hold")
        self._take_up_button.setVisible(status == "ended")
        self._hint.setText(words.ASK_FIRST if status == "on_hold" else words.CHOOSE)
        self._hint.setVisible(bool(self.keeper.diary.plan) and status in (None, "on_hold"))
        self._end_button.setVisible(status in ("active", "on_hold"))
        self._timer.setVisible(status == "active")
        told = "" if chosen is None else words.told(chosen)
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def _chosen(self) -> PlannedExercise | None:
        chosen = self.table.chosen()
        return chosen if isinstance(chosen, PlannedExercise) else None

    def _choose(self, exercise: str) -> None:
        """Keep the same exercise chosen, wherever it stands now."""
        plan = sorted(self.keeper.diary.plan, key=_order)
        place = next((at for at, each in enumerate(plan) if each.id == exercise), None)
        if place is not None:
            self.table.selectRow(place)
        elif exercise:
            self.table.clearSelection()

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
            draft.read_new(diary, read_draft)
            if planned is None
            else draft.read_change(diary, read_draft, planned.id)
        )
        others = frozenset(each.name for each in diary.plan if planned != each)
        self.form.show_exercise(planned, others, self._today(), half.form if half else None)
        self.area.show_whole(self.form)

    def _today(self) -> date:
        return self.look.times.day_of(self.keeper.clock())

    def _form_changed(self) -> None:
        self._draft.wait(self._changing or None, partial(draft_values, self.form))

    def _draft_not_kept(self) -> None:
        self.form.name_row.set_error(words.DRAFT_NOT_KEPT)

    def _show_half_typed(self) -> None:
        """What was being typed when the program ended is open again."""
        diary = self.keeper.diary
        half = self._draft.read_change(diary, read_draft)
        if half is not None:
            self._ask(diary.find(PlannedExercise, half.changing or ""))
            return
        if self._draft.read_new(diary, read_draft) is not None:
            self._ask(None)
            return
        for card in (self.reasons, self.said):
            about = diary.find(PlannedExercise, card.half_typed())
            if about is not None:
                self._ask_about(card, about)
                return

    def _keep(self, filled: PlannedExercise) -> None:
        planned = replace(filled, id=filled.id or self._draft.id)
        old = self.keeper.diary.find(PlannedExercise, planned.id)
        label = words.LABEL_CHANGED if old else words.LABEL_ADDED
        if old == planned or self.keeper.keep(label, planned, opened=self.form.opened):
            self._close()
            self._choose(planned.id)

    def _ask_reason(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._ask_about(self.reasons, chosen)

    def _ask_said(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._ask_about(self.said, chosen)

    def _ask_about(self, card: ReasonCard, chosen: PlannedExercise) -> None:
        self._hide()
        self._asking = chosen.id
        now = self.keeper.clock()
        on_hold = adherence.hold_now(chosen, now, self.look.times)
        card.ask(on_hold or chosen.name, chosen.id)
        self.area.show_whole(card)

    def _hold(self, reason: str) -> None:
        planned = self.keeper.diary.find(PlannedExercise, self._asking)
        if planned is None or self.keeper.keep(
            words.LABEL_HELD, held(planned, self.keeper.clock(), reason)
        ):
            self._close()
            self._choose("" if planned is None else planned.id)

    def _let_back(self, said: str) -> None:
        planned = self.keeper.diary.find(PlannedExercise, self._asking)
        if planned is None or self.keeper.keep(
            words.LABEL_RESUMED, let_back(planned, self.keeper.clock(), said)
        ):
            self._close()
            self._choose("" if planned is None else planned.id)

    def _take_up(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.keeper.keep(words.LABEL_TAKEN_UP, taken_up(chosen, self._today()))

    def _end(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            over = ended(chosen, self.keeper.clock(), self._today())
            self.keeper.keep(words.LABEL_ENDED, over)

    def _close(self) -> None:
        """What was asked is saved or given up: forget its draft."""
        if not self.form.isHidden():
            self._draft.clear(self._changing or None)
        for card in (self.reasons, self.said):
            if not card.isHidden():
                card.close_card()
        self._hide()
        after = self.first_focus()
        if after is not None and self.isVisible():
            after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide(self) -> None:
        self._asking = ""
        for each in (self.form, self.reasons, self.said):
            each.hide()

    def _open_timer(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.go_to.emit(Destination(page=PageName.TIMER, record=chosen.id))

    def _leave(self) -> None:
        self.go_to.emit(Destination(page=PageName.SESSIONS))

    def _see_limits(self) -> None:
        self.go_to.emit(Destination(page=PageName.SETTINGS, field="effort_limit"))


# What was done in this week and in the last one.


class TitledLines(QWidget):
    """A title, and sentences below it, each of which is read aloud as a whole."""

    def __init__(self, title: str, look: Look, kind: LabelKind = "h3") -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.35)
        self.title = Label(title, kind)
        self._column.addWidget(self.title)
        self.lines: list[Label] = []

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these sentences in place of those before."""
        while len(self.lines) < len(lines):
            made = Label("")
            self.lines.append(made)
            self._column.addWidget(made)
        for number, label in enumerate(self.lines):
            label.setText(lines[number] if number < len(lines) else "")
            label.setVisible(number < len(lines))


class PlanWeeks(Card):
    """A sentence an exercise about this week, and about the last one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self.this, self.last = TitledLines("", look), TitledLines("", look)
        self._pair = Pairs(look)
        for each in (self.this, self.last):
            self._pair.add(each)
        self.add(self._pair)

    def show_view(self, view: View) -> None:
        """Show what is written as of this moment."""
        times = self._look.times
        begins = times.day_begins
        this, last = weeks_of_plan(times.week_of(times.day_of(view.now)))
        self.this.title.setText(words.this_week(this[0], times))
        self.last.title.setText(words.last_week(*last, view.now, times))
        record = plan_record(view.diary, view.now, begins)
        for shown, days, nothing in (
            (self.this, this, words.NOTHING_YET),
            (self.last, last, words.NOTHING_LAST_WEEK),
        ):
            rows = (plan_row(each, record, *days) for each in view.diary.plan)
            said = [adherence.done_of_plan(row, view.now, times) for row in rows]
            shown.show_lines([each for each in said if each] or [nothing])
        self.setVisible(bool(view.diary.plan))

    def set_narrow(self, narrow: bool) -> None:
        """The weeks below each other, or side by side."""
        self._pair.set_narrow(narrow)


def _order(planned: PlannedExercise) -> int:
    return _ORDER[planned.status or "active"]


def _columns(look: Look, keeper: Keeper) -> tuple[TableColumn[PlannedExercise], ...]:
    head = words.HEADERS
    return (
        TableColumn(header=head["name"], text=_name, stretch=True),
        TableColumn(header=head["dose"], text=words.how_much),
        TableColumn(header=head["days"], text=_days),
        TableColumn(header=head["status"], text=partial(_status, look, keeper), stretch=True),
    )


def _name(planned: PlannedExercise) -> str:
    return planned.name


def _days(planned: PlannedExercise) -> str:
    return words.days(planned.days)


def _status(look: Look, keeper: Keeper, planned: PlannedExercise) -> str:
    return words.status(planned, keeper.view.now, look.times)
