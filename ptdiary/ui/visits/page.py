"""Appointments: those to come and those that were, what came of them, and the questions to ask."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance

from ptdiary.diary import Appointment
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.draft import RecordDraft
from ptdiary.ui.page import Columns, Page
from ptdiary.ui.visits.after import AfterVisitCard
from ptdiary.ui.visits.form import AppointmentForm, read_appointment
from ptdiary.ui.visits.questions import QuestionsCard
from ptdiary.ui.widgets import Button, Card, Flow, Label, RecordTable, TableColumn
from ptdiary.words import settings as settings_words
from ptdiary.words import visits as words
from ptdiary.words import window as window_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


class AppointmentList(Card):
    """A table of appointments with what can be done with the chosen one.

    `opened` by Enter, `change_asked`, `removal_asked`.
    """

    opened = Signal(Appointment)
    change_asked = Signal(Appointment)
    removal_asked = Signal(Appointment)

    def __init__(
        self,
        title: str,
        empty: str,
        columns: Sequence[TableColumn[Appointment]],
        look: Look,
        parent: QWidget,
        *,
        tells: bool,
    ) -> None:
        """`tells`: what was said there can be written down; that is what Enter does then."""
        super().__init__(look, parent)
        self._empty = Label(empty, "hint", parent=self)
        self.table = RecordTable(title, columns, look, self)
        self._hint = Label(words.CHOOSE, "hint", parent=self)
        self.tell = Button(words.TELL, look, parent=self)
        self.change = Button(words.CHANGE, look, parent=self)
        self.remove = Button(words.REMOVE, look, "link", parent=self)
        self._buttons = ([self.tell] if tells else []) + [self.change, self.remove]
        self.tell.setVisible(tells)
        actions = Flow(look)
        actions.add(*self._buttons)
        self.add(Label(title, "h2"), self._empty, self.table, self._hint, actions)
        self.table.opened.connect(self.opened if tells else self.change_asked)
        self.table.removal_asked.connect(self.removal_asked)
        self.table.selectionModel().selectionChanged.connect(self._follow_choice)
        for button, asked in (
            (self.tell, self.opened),
            (self.change, self.change_asked),
            (self.remove, self.removal_asked),
        ):
            button.clicked.connect(partial(self._ask, asked))

    def show_appointments(self, appointments: Sequence[Appointment]) -> None:
        """These, in the order given."""
        self.table.show_rows(appointments)
        self.table.setVisible(bool(appointments))
        self._empty.setVisible(not appointments)
        self._follow_choice()

    def choose(self, id_: str) -> bool:
        """Choose an appointment and put the keyboard there; whether it is in the list."""
        model = self.table.records
        for row in range(model.rowCount()):
            if model.row(row).id == id_:
                self.table.selectRow(row)
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _follow_choice(self) -> None:
        chosen = self.table.chosen()
        for button in self._buttons:
            button.setVisible(chosen is not None)
        self._hint.setVisible(chosen is None and not self.table.isHidden())

    def _ask(self, asked: SignalInstance) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            asked.emit(chosen)


class VisitsPage(Page):
    """The lists, the form, and beside them the questions.

    Opened with `Part.NEW` it asks for an appointment; with the id of one it asks what was said
    there, or when it is to come, to change it; with that of a question for its answer.
    """

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        self._columns = Columns(look)  # the page arranges them while it is made
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._changing = ""  # the id of the appointment in the form, empty of a new one
        self._back_to = PageName.TODAY
        self._add = Button(words.ADD, look, icon="plus")
        self._add.clicked.connect(self._ask_new)
        self._back = Button("", look, "link", icon="chevron-left")
        self._back.clicked.connect(self._go_back)
        self._back.hide()
        self.add_action(self._back)
        self.add_action(self._add)
        self.form = AppointmentForm(look, self)
        self.form.hide()
        self.form.saved.connect(self._keep)
        self.form.left.connect(self._leave_form)
        self.form.changed.connect(self._form_changed)
        self._draft = RecordDraft("appointment", Appointment, keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(self._draft_not_kept)
        self.after = AfterVisitCard(keeper, look, self)
        self.after.told.connect(self._leave_after)
        self.after.put_off.connect(self._leave_after)
        self.after.go_to.connect(self.go_to)
        when, note = partial(_when, look, keeper), words.HEADERS["note"]
        self.coming = AppointmentList(
            words.COMING, words.COMING_EMPTY, _columns(when, note, _note), look, self, tells=False
        )
        came = words.HEADERS["came"]
        self.passed = AppointmentList(
            words.PASSED,
            words.PASSED_EMPTY,
            _columns(when, came, words.came_of),
            look,
            self,
            tells=True,
        )
        for each in (self.coming, self.passed):
            each.opened.connect(self._tell)
            each.change_asked.connect(self._ask)
            each.removal_asked.connect(self._remove)
        self.questions = QuestionsCard("visits", keeper, look, prints=False)
        for card in (self.form, self.after, self.coming, self.passed):
            self._columns.main.addWidget(card)
        self._columns.main.addStretch(1)
        self._columns.side.addWidget(self.questions)
        self.add(self._columns)
        self.body.addStretch(1)
        self._show_half_typed()

    def show_view(self, view: View) -> None:
        """The appointments as of now."""
        passed = [each for each in view.diary.appointments if each.at <= view.now]
        self.coming.show_appointments(view.diary.appointments[len(passed) :])
        self.passed.show_appointments(tuple(reversed(passed)))
        self.questions.show_view(view)
        asked = self.after.appointment
        if asked is not None and not self.after.isHidden():
            now = view.diary.find(Appointment, asked.id)
            if now is None:
                self.after.close_card()
            else:
                self.after.ask(now, view, opened=True)
        if self._changing and view.diary.find(Appointment, self._changing) is None:
            self._close()

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day: an appointment that comes is a change."""

    def set_columns(self, narrow: bool) -> None:
        self._columns.set_narrow(narrow)
        for card in (self.form, self.after):
            card.set_narrow(narrow)

    def open(self, to: Destination) -> None:
        if to.part is Part.NEW:
            self._ask_new()
            return
        if not to.record:
            return
        found = self.keeper.diary.find(Appointment, to.record)
        if found is None:
            if not self.questions.open_question(to.record):
                self._to_list("")
        elif found.at <= self.keeper.view.now:
            self.passed.choose(found.id)
            self._tell(found)
        else:
            self.coming.choose(found.id)
            self._ask(found)

    def came_from(self, page: PageName | None) -> None:
        self._back.setVisible(page is not None)
        if page is not None:
            self._back_to = page
            self._back.setText(settings_words.back_to(window_words.PAGES[page][1]))

    def first_focus(self) -> QWidget | None:
        """What is half filled, the first list that has anything, or the button that adds."""
        if not self.form.isHidden():
            return self.form.whom
        if not self.after.isHidden():
            return self.after.first_stop()
        tables = (each.table for each in (self.coming, self.passed))
        return next((each for each in tables if not each.isHidden()), self._add)

    def keep_draft(self) -> None:
        self.after.write_draft()

    # what the patient does

    def _ask_new(self) -> None:
        self._ask(None)

    def _ask(self, appointment: Appointment | None) -> None:
        self._draft.write()
        self._hide()
        diary, draft = self.keeper.diary, self._draft
        self._changing = "" if appointment is None else appointment.id
        half = (
            draft.read_new(diary, read_appointment)
            if appointment is None
            else draft.read_change(diary, read_appointment, appointment.id)
        )
        now = self.keeper.view.now
        self.form.show_appointment(appointment, diary, now, half.form if half else None)
        self.area.show_soon(self.form)

    def _tell(self, appointment: Appointment) -> None:
        self._draft.write()
        self._hide()
        self.after.ask(appointment, self.keeper.view, opened=True)
        self.area.show_soon(self.after)
        stop = self.after.first_stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, appointment: Appointment) -> None:
        if self.keeper.remove(words.REMOVED, Appointment, appointment.id):
            self._to_list("")

    def _form_changed(self) -> None:
        self._draft.wait(self._changing or None, self.form.values)

    def _draft_not_kept(self) -> None:
        self.form.when_row.set_error(words.DRAFT_NOT_KEPT)

    def _keep(self, filled: Appointment) -> None:
        made = replace(filled, id=filled.id or self._draft.id)
        old = self.keeper.diary.find(Appointment, made.id)
        label = words.CHANGED if old else words.SAVED
        if old == made or self.keeper.keep(label, made, opened=self.form.opened):
            self._close()
            self._to_list(made.id)

    def _leave_form(self) -> None:
        changed = self._changing
        self._close()
        self._to_list(changed)

    def _leave_after(self) -> None:
        asked = self.after.appointment
        self.after.close_card()
        self._to_list("" if asked is None else asked.id)

    def _close(self) -> None:
        """The form is saved or given up: forget its draft."""
        if not self.form.isHidden():
            self._draft.clear(self._changing or None)
        self._hide()

    def _hide(self) -> None:
        self._changing = ""
        self.form.hide()
        self.after.close_card()

    def _to_list(self, id_: str) -> None:
        """The keyboard goes to an appointment in its list, or to the first thing there is."""
        if any(each.choose(id_) for each in (self.coming, self.passed)):
            return
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_half_typed(self) -> None:
        """What was being typed when the program ended is open again."""
        diary = self.keeper.diary
        half = self._draft.read_change(diary, read_appointment)
        if half is not None:
            self._ask(diary.find(Appointment, half.changing or ""))
        elif self._draft.read_new(diary, read_appointment) is not None:
            self._ask(None)

    def _go_back(self) -> None:
        self.go_to.emit(Destination(page=self._back_to))


def _columns(
    when: Callable[[Appointment], str], last: str, came: Callable[[Appointment], str]
) -> tuple[TableColumn[Appointment], ...]:
    head = words.HEADERS
    return (
        TableColumn(header=head["when"], text=when),
        TableColumn(header=head["whom"], text=_whom, stretch=True),
        TableColumn(header=head["place"], text=_place, stretch=True),
        TableColumn(header=last, text=came, stretch=True),
    )


def _when(look: Look, keeper: Keeper, appointment: Appointment) -> str:
    now: datetime = keeper.view.now
    return words.day_and_time(appointment.at, now, look.times)


def _whom(appointment: Appointment) -> str:
    return appointment.with_whom or ""


def _place(appointment: Appointment) -> str:
    return appointment.place or ""


def _note(appointment: Appointment) -> str:
    return appointment.note or ""
