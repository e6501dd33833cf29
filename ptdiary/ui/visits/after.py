"""After a visit: did it happen, what was said, what changes, and the answers to the questions.

Today asks it once, in one row that opens; the Appointments page asks it at any time. Both have the
same draft, and each Save is one step.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import Consultation
from ptdiary.review.finding import Level
from ptdiary.review.hours import instant
from ptdiary.review.known import knowing_scores
from ptdiary.review.visits import answered, is_told, questions_for
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    Flow,
    FormRow,
    Label,
    Pairs,
    TextBox,
    nest,
    put_in_order,
)
from ptdiary.words import entry_form
from ptdiary.words import today as today_words
from ptdiary.words import visits as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from ptdiary.diary import Appointment, Kept, Question, With
    from ptdiary.diary.answers import YesNo
    from ptdiary.review.finding import Finding
    from ptdiary.store.drafts import Drafts
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_PUT_OFF = "put_off"
_LEAST = 16.0  # em of the first question; with less it has a row of its own
_LINES = 1.5  # of an answer


def is_put_off(drafts: Drafts, appointment: Appointment) -> bool:
    """Whether the patient chose *Not now* for what was said at an appointment."""
    draft = drafts.read(_name_of(appointment))
    return draft is not None and draft.values.get(_PUT_OFF) is True


def _name_of(appointment: Appointment) -> str:
    return f"visit.{appointment.id}"


class AfterVisitCard(Card):
    """Hidden until `ask`. `told` once it is saved, `put_off` by *Not now*, as by Escape.

    Before *did it happen* is answered it is one row. What is half filled is a draft, also
    once it is put off.
    """

    told = Signal()
    put_off = Signal()
    go_to = Signal(Destination)
    changed = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, margin=(1.0, 0.3, 1.0, 0.3), spacing=0.6)
        self._keeper = keeper
        self._look = look
        self._draft: FormDraft | None = None
        self.appointment: Appointment | None = None
        self._asked: tuple[Question, ...] = ()
        self._found: tuple[Finding, ...] = ()
        self.answers: dict[str, TextBox] = {}
        self._answer_rows: list[FormRow] = []
        self._opened = False  # all of it is asked at once
        self._question = Label("", "strong", parent=self)
        self.kept = Choices(entry_form.YES_NO, look, parent=self)
        self.later = Button(words.NOT_NOW, look, "link", parent=self)
        top = Flow(look, gap=0.7)
        top.add_wide(self._question, _LEAST)
        top.add(self.kept, self.later)
        self.add(top, self._make_body())
        for pills in (self.kept, self.looked, self.who):
            pills.changed.connect(self._answered)
        for box in (self.said, self.changes):
            box.textChanged.connect(self._typed)
        self.later.clicked.connect(self._leave)
        self.plan.clicked.connect(self._to_plan)
        self.save.clicked.connect(self._save)
        save_by_keys(self, self.save)
        self.hide()

    def _make_body(self) -> QWidget:
        look = self._look
        self._body = QWidget(self)
        column = QVBoxLayout(self._body)
        look.space(column, 0, 0.7)
        self.said = TextBox(look, 2, parent=self)
        self.changes = TextBox(look, 2, parent=self)
        self.plan = Button(words.SEE_PLAN, look, "link", icon="dumbbell", parent=self)
        self._pair = QWidget(self._body)
        pairs = QVBoxLayout(self._pair)
        look.space(pairs, 0, 0.3)
        self._both = Pairs(look)
        self._both.add(FormRow(words.SAID, self.said, look, parent=self))
        self._both.add(FormRow(words.CHANGES, self.changes, look, parent=self))
        nest(pairs, self._both)
        pairs.addWidget(self.plan)
        self._asked_label = Label(words.ANSWERS, "h3", parent=self)
        self._asked_help = Label(words.ANSWERS_HELP, "hint", parent=self)
        self._answers = QVBoxLayout()
        look.space(self._answers, 0, 0.4)
        self.looked = Choices(entry_form.YES_NO, look, parent=self)
        self._looked_row = FormRow(
            today_words.LOOKED, self.looked, look, today_words.LOOKED_WHY, parent=self
        )
        self.who = Choices(today_words.WHO, look, parent=self)
        self._who_row = FormRow(today_words.WITH_WHOM, self.who, look, parent=self)
        self._wrong = Label("", "error", parent=self)
        self.save = Button(words.TELL_SAVE, look, parent=self)
        column.addWidget(self._pair)
        column.addWidget(self._asked_label)
        column.addWidget(self._asked_help)
        nest(column, self._answers)
        for each in (self._looked_row, self._who_row, self._wrong, self.save):
            column.addWidget(each)
        return self._body

    # what is shown

    def ask(self, appointment: Appointment, view: View, *, opened: bool = False) -> None:
        """Ask about an appointment, as it was left half filled. `opened`: all of it at once."""
        half = None
        if self.appointment is None or self.appointment.id != appointment.id:
            self._take_up(appointment)
            half = self._draft.read(dict) if self._draft else None
        self._opened = opened
        self.later.setText(words.CLOSE if opened else words.NOT_NOW)
        self.appointment = appointment
        self._question.setText(words.did_it(appointment, view.now, self._look.times))
        self.kept.name(self._question.text())
        self._found = found_by_then(view, appointment)
        asked = questions_for(view.diary, appointment)
        if asked != self._asked or half is not None:
            self._list(asked)
        if half is not None:
            self._show_values(half.form)
        self._follow()
        self.show()

    def set_narrow(self, narrow: bool) -> None:
        """One column of boxes, or two."""
        self._both.set_narrow(narrow)

    def close_card(self) -> None:
        """Nothing is asked any more; what was half filled stays a draft."""
        self._forget()
        self.hide()

    def first_stop(self) -> QWidget | None:
        """Where the keyboard begins."""
        return self.kept.first_stop()

    def write_draft(self) -> None:
        """Write what is half filled, now."""
        if self._draft is not None:
            self._draft.write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self._leave()
        else:
            super().keyPressEvent(event)

    def _take_up(self, appointment: Appointment) -> None:
        self._forget()
        keeper = self._keeper
        self._draft = FormDraft(_name_of(appointment), keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        self.blockSignals(True)
        self.kept.choose(appointment.kept)
        self.looked.choose(None)
        self.who.choose(None)
        self._fill(appointment.said or "", appointment.changes or "")
        self._say("")
        self.blockSignals(False)

    def _forget(self) -> None:
        if self._draft is not None:
            self._draft.write()
            self._draft.deleteLater()
        self._draft = self.appointment = None
        self._list(())

    def _fill(self, said: str, changes: str) -> None:
        for box, text in ((self.said, said), (self.changes, changes)):
            box.blockSignals(True)
            box.setPlainText(text)
            box.blockSignals(False)

    def _list(self, asked: tuple[Question, ...]) -> None:
        """A box for the answer to each question; what was typed in them stays."""
        typed = {id_: box.toPlainText() for id_, box in self.answers.items()}
        for row in self._answer_rows:
            self._answers.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._asked, self.answers, self._answer_rows = asked, {}, []
        for question in asked:
            box = TextBox(self._look, _LINES, parent=self)
            box.setPlainText(typed.get(question.id, ""))
            box.textChanged.connect(self._typed)
            self.answers[question.id] = box
            text = " ".join(question.text.split())
            self._answer_rows.append(FormRow(text, box, self._look, kind="text", parent=self._body))
            self._answers.addWidget(self._answer_rows[-1])
        if asked:
            put_in_order(self._body)  # Tab comes to them before what was made before them

    def _follow(self) -> None:
        """Show what can be answered: nothing was said where it did not take place."""
        kept, typed = self.kept.value(), self._has_text()
        was_there = kept == "yes" or typed or (self._opened and kept is None)
        self._body.setVisible(was_there or kept is not None)
        self._pair.setVisible(was_there)
        for each in (self._asked_label, self._asked_help, *self._answer_rows):
            each.setVisible(was_there and bool(self._asked))
        offered = was_there and bool(self._found)
        self._looked_row.setVisible(offered)
        self._who_row.setVisible(offered and self.looked.value() == "yes")

    def _has_text(self) -> bool:
        return any(box.answer() for box in (self.said, self.changes, *self.answers.values()))

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    # drafts

    def _answered(self) -> None:
        self._follow()
        self._typed()
        self.changed.emit()

    def _typed(self) -> None:
        self._say("")
        if self._draft is not None:
            self._draft.wait(self._values)

    def _values(self, *, put_off: bool = False) -> dict[str, Any]:
        """The card as plain values of a draft; empty while it is as the diary has it."""
        old = self.appointment
        if old is None:
            return {}
        held: dict[str, Any] = {}
        if self.kept.value() != old.kept:
            held["kept"] = self.kept.value()
        for name, box in (("said", self.said), ("changes", self.changes)):
            if box.toPlainText() != (getattr(old, name) or ""):
                held[name] = box.toPlainText()
        answers = {id_: box.toPlainText() for id_, box in self.answers.items()}
        held["answers"] = {id_: text for id_, text in answers.items() if text}
        held["looked"], held["who"] = self.looked.value(), self.who.value()
        held = {name: value for name, value in held.items() if value not in (None, {})}
        return held | ({_PUT_OFF: True} if put_off else {})

    def _show_values(self, values: Mapping[str, Any]) -> None:
        """Show the card as a draft holds it."""
        if "kept" in values:
            self.kept.choose(values["kept"])
        self._fill(
            str(values.get("said", self.said.toPlainText())),
            str(values.get("changes", self.changes.toPlainText())),
        )
        self.looked.choose(values.get("looked"))
        self.who.choose(values.get("who"))
        answers = values.get("answers")
        for id_, text in answers.items() if isinstance(answers, dict) else ():
            if id_ in self.answers:
                self.answers[id_].setPlainText(str(text))

    def _leave(self) -> None:
        """Not now: it waits in the list of appointments, as it is filled."""
        if self._draft is not None and self.appointment is not None:
            put_off = not is_told(self.appointment)
            self._draft.wait(partial(self._values, put_off=put_off))
            self._draft.write()
        self.put_off.emit()

    def _to_plan(self) -> None:
        self.write_draft()
        self.go_to.emit(Destination(page=PageName.PLAN))

    # saving

    def _save(self) -> None:
        old, draft = self.appointment, self._draft
        if old is None or draft is None:
            return
        looked = not self._looked_row.isHidden() and self.looked.value() == "yes"
        whom = self.who.value()
        self._who_row.set_error(today_words.CHOOSE_WHO if looked and whom is None else "")
        if looked and whom is None:
            return
        told = replace(
            old,
            kept=cast("YesNo | None", self.kept.value()),
            said=self.said.answer(),
            changes=self.changes.answer(),
        )
        records = self._records(old, told)
        profile = None
        if looked and whom is not None:
            records.append(_seen(old, cast("With", whom), self._found))
            profile = knowing_scores(self._keeper.diary, self._found, old.at)
        if not records:
            self._say(words.NOTHING_TOLD)
            return
        if self._keeper.keep(words.TOLD, *records, profile=profile):
            draft.clear()
            if not is_told(told):  # only questions were answered: the rest waits in the list
                draft.wait(lambda: {_PUT_OFF: True})
                draft.write()
            self.told.emit()

    def _records(self, old: Appointment, told: Appointment) -> list[Kept]:
        """The appointment, if anything was told of it, and the questions with an answer."""
        now = self._keeper.clock()
        records: list[Kept] = [told] if told != old else []
        for question in self._asked:
            answer = self.answers[question.id].answer()
            if answer is not None:
                records.append(answered(question, answer, now, old.id))
        return records


def found_by_then(view: View, appointment: Appointment) -> tuple[Finding, ...]:
    """What the patient had written by an appointment that somebody is to look at."""
    return tuple(
        each
        for each in view.review.findings
        if each.level >= Level.CONTACT and instant(each.date) <= instant(appointment.at)
    )


def _seen(appointment: Appointment, whom: With, found: tuple[Finding, ...]) -> Consultation:
    """That they looked at what was written, as *I have been seen* notes it."""
    return Consultation(
        id=str(uuid4()),
        at=appointment.at,
        with_whom=whom,
        kind="seen",
        rules=tuple(dict.fromkeys(each.rule.id for each in found)),
    )
