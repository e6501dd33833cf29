"""The form of a therapy session: when it ended, where, what was done, and how it went."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary import WEEKDAYS
from ptdiary.diary.questions.session_form import (
    MINUTES,
    SessionAnswers,
    answers_of,
    is_blank,
    is_open,
    offered_exercises,
    usual_end,
)
from ptdiary.diary.session import name_key
from ptdiary.ui.sessions.doses import DosePart
from ptdiary.ui.sessions.during import DuringPart, Which
from ptdiary.ui.widgets import (
    Button,
    Card,
    Chip,
    Choices,
    Flow,
    FormRow,
    LineBox,
    MomentChoice,
    MomentPicker,
    MomentWords,
    NumberBox,
    Pairs,
    ScoreScale,
    TextBox,
    put_in_order,
)
from ptdiary.words import dates, experiment
from ptdiary.words import sessions as words
from ptdiary.words.entry_form import out_of_ten

if TYPE_CHECKING:
    from ptdiary.diary import Diary, Session
    from ptdiary.ui.theme import Look

_NOTE_BESIDE = 3.5
BESIDE = 11.5  # em: the questions stand at the left of their answers
_TURN = "turn"
_LAST_WEEK = range(2, 7)  # days back in which a weekday's name is enough


class SessionForm(QWidget):
    """Shows `answers`, and gives them back. Nothing is chosen but the usual day and time."""

    changed = Signal()

    def __init__(
        self,
        diary: Diary,
        now: datetime,
        look: Look,
        session: Session | None = None,
        turn: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`session` is the one to change; None for a new one.

        `turn` says which kind of session its turn in an experiment is; empty for none.
        """
        super().__init__(parent)
        self._look = look
        self._now = now
        column = QVBoxLayout(self)
        look.space(column, 0, 0.85)
        self._card = Card(look, margin=0.8, spacing=0.35)
        self._rows: dict[QWidget, FormRow] = {}
        column.addWidget(self._card)
        self._names = list(offered_exercises(diary))
        self.when = _when_picker(diary, now, look)
        self.when_row = self._ask(words.WHEN, self.when)
        self.turn = self._ask_turn(turn)
        self._setting = self._choices(words.WHERE, words.SETTINGS)
        self._what = QWidget()
        self._what_column = QVBoxLayout(self._what)
        look.space(self._what_column, 0, 0.5)
        self._exercises = Choices((), look)
        self._ask(words.WHAT, self._what, words.WHAT_HELP).show_help(shown=False)
        self.other = LineBox(look)
        self._show_exercises(())
        self._what_column.addLayout(self._something_else())
        self._work = self._choices(words.WORK, words.KINDS_OF_WORK, many=True)
        self._harder = self._choices(words.HARDER, words.YES_NO_UNSURE)
        self._which_harder = self._which(words.WHICH_HARDER, words.WHICH_HARDER_HELP)
        self.during = DuringPart(look)
        self.during.changed.connect(self._follow)
        self._card.add(self.during)
        self.effort = EffortPart(diary.profile.effort_limit, look)
        self.effort.changed.connect(self._follow)
        self._card.add(self.effort)
        self.minutes = MinutesBox(look)
        self.minutes.changed.connect(self._follow)
        self._ask(words.MINUTES, self.minutes)
        self._unsure_ones = self._which(words.UNSURE_ONES, words.WHICH_HELP)
        self.doses = DosePart(diary.plan, look)
        self.doses.changed.connect(self.changed)
        self.note = TextBox(look, lines=1.25)
        self._last = Pairs(look)
        self._last.add(self.doses)
        self._last.add(FormRow(words.NOTE, self.note, look, "", "strong", _NOTE_BESIDE))
        self._card.add(self._last)
        self._before = None if session is None else answers_of(session, words.UNNAMED_EXERCISE)
        self._is_marked = False
        if self._before is not None:
            self.show_answers(self._before)
        self.when.changed.connect(self._follow)
        self.note.textChanged.connect(self.changed)
        self._follow()

    def set_now(self, now: datetime) -> bool:
        """Time has passed while the form is open; True on another day than before."""
        before, self._now = self._now, now
        self.when.set_now(now)
        return now.date() != before.date()

    def choose_day(self, days_back: int) -> None:
        """Fill in on which day it ended, at the usual time or now."""
        at = self._now - timedelta(days=days_back)
        near = ("today", "yesterday")
        if days_back < len(near):
            self.when.choose(near[days_back], at if days_back == 0 else None)
        else:
            self.when.choose("other", at)
        self._follow()

    def show_turn(self, *, shown: bool) -> None:
        """Whether the session that is told of takes a turn in an experiment."""
        self._rows[self.turn].setVisible(shown)

    def first_focus(self) -> QWidget:
        """The first pill of the first question."""
        return self._setting.chip("clinic")

    def answers(self) -> SessionAnswers | None:
        """What the form says; None if no time is chosen."""
        ended_at = self.when.value()
        if ended_at is None:
            return None
        answers = SessionAnswers(
            ended_at=ended_at,
            setting=cast("Any", self._setting.value()),
            exercises=self._named(),
            components=self._work.values(),
            harder=cast("Any", self._harder.value()),
            harder_ones=self._which_harder.values() if self._harder.value() == "yes" else (),
            effort=self.effort.effort.value(),
            effort_limit=self.effort.limit.value(),
            keep_limit=self.effort.for_all(),
            minutes=self.minutes.value(),
            unsure_ones=self._unsure_ones.values(),
            doses=self.doses.values(),
            note=self.note.answer(),
            out_of_turn=None if self.turn.values() else True,
        )
        return self.during.answers(answers)

    def show_answers(self, answers: SessionAnswers) -> None:
        """Fill the form."""
        self.when.choose("other", answers.ended_at.astimezone(self._now.tzinfo))
        self.turn.choose(None if answers.out_of_turn else _TURN)
        self._setting.choose(answers.setting)
        self._spell_as(answers.exercises)
        self._show_exercises(answers.exercises)
        self._work.choose(*answers.components)
        self._harder.choose(answers.harder)
        self.effort.show_answers(answers)
        self.minutes.show_value(answers.minutes)
        self.note.setPlainText(answers.note or "")
        self._follow()
        self._which_harder.choose(*answers.harder_ones)
        self._unsure_ones.choose(*answers.unsure_ones)
        self.during.show_answers(answers)
        self.doses.show_doses(answers.doses)
        self._follow()

    def is_open(self) -> bool:
        """Whether the one essential question is blank."""
        answers = self.answers()
        return answers is not None and is_open(answers, self._before)

    def is_blank(self) -> bool:
        """Whether nothing is told yet of a new session but the time that was proposed."""
        answers = self.answers()
        return self._before is None and answers is not None and is_blank(answers)

    def ask_when(self) -> FormRow:
        """Put the keyboard into the time when it ended; its row."""
        self.when.take_focus()
        return self.when_row

    def mark_open(self) -> FormRow:
        """Mark the row that is still open, until it is answered, and put the keyboard into it."""
        self._is_marked = True
        self.during.settled.chip("yes").setFocus(Qt.FocusReason.TabFocusReason)
        return self.during.mark_open(is_open=True)

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""
        self.during.set_narrow(narrow)
        self.effort.set_narrow(narrow)
        self._last.set_narrow(narrow)

    def _ask(self, question: str, control: QWidget, help_text: str = "") -> FormRow:
        row = FormRow(question, control, self._look, help_text, "strong", BESIDE)
        self._card.add(row)
        self._rows[control] = row
        return row

    def _ask_turn(self, said: str) -> Choices:
        pill = Choices([(_TURN, said.replace("&", "&&"))], self._look, many=True)
        pill.choose(_TURN)
        pill.changed.connect(self._follow)
        self._ask(experiment.TITLE, pill).setVisible(bool(said))
        return pill

    def _choices(
        self, question: str, answers: tuple[tuple[str, str], ...], many: bool = False
    ) -> Choices:
        control = Choices(answers, self._look, many)
        self._ask(question, control)
        control.changed.connect(self._follow)
        return control

    def _which(self, question: str, help_text: str) -> Which:
        control = Which(self._look)
        self._ask(question, control, help_text)
        control.changed.connect(self.changed)
        return control

    def _something_else(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._look.space(row, 0, 0.5)
        self.other.setPlaceholderText(words.SOMETHING_ELSE)
        self.other.setAccessibleName(words.SOMETHING_ELSE_NAME)
        self._look.size(self.other, most_width=22)
        add = Button(words.ADD, self._look)
        row.addWidget(self.other, 4)
        row.addWidget(add)
        row.addStretch(1)
        add.clicked.connect(self._add_other)
        self.other.returnPressed.connect(self._add_other)
        self.other.finished.connect(self._left_other)
        self.other.textEdited.connect(self.changed)
        return row

    def _named(self) -> tuple[str, ...]:
        """The exercises chosen, and the one whose name is being typed."""
        typed = self._typed_name()
        return tuple(dict.fromkeys((*self._exercises.values(), *((typed,) if typed else ()))))

    def _typed_name(self) -> str | None:
        name = self.other.answer()
        if name is None:
            return None
        return next((each for each in self._names if name_key(each) == name_key(name)), name)

    def _left_other(self) -> None:
        if self.isActiveWindow():  # else another window came to the front, and the name goes on
            self._add_other()

    def _add_other(self) -> None:
        known = self._typed_name()
        if known is None:
            return
        if known not in self._names:
            self._names.append(known)
        self._show_exercises((*self._exercises.values(), known))
        self.other.clear()
        self._follow()

    def _spell_as(self, names: tuple[str, ...]) -> None:
        """Offer what a session has under the names that it has there."""
        own = {name_key(name): name for name in names}
        offered = [own.get(name_key(name), name) for name in self._names]
        self._names = list(dict.fromkeys((*offered, *names)))

    def _show_exercises(self, chosen: tuple[str, ...]) -> None:
        fresh = Choices([(name, name) for name in self._names], self._look, many=True)
        fresh.name(words.WHAT)
        fresh.choose(*chosen)
        fresh.changed.connect(self._follow)
        self._what_column.insertWidget(0, fresh)
        self._exercises.hide()
        self._exercises.deleteLater()
        self._exercises = fresh

    def _follow(self) -> None:
        """Ask what an answer calls for, and only that."""
        names = self._exercises.values()
        self._which_harder.offer(names)
        harder = len(names) > 1 and self._harder.value() == "yes"
        self._rows[self._which_harder].setVisible(harder)
        self._unsure_ones.offer(names)
        self._rows[self._unsure_ones].setVisible(bool(names))
        self.during.offer(names)
        self.doses.offer(names)
        put_in_order(self)  # the pills of an exercise are new
        if self._is_marked and not self.is_open():
            self._is_marked = False
            self.during.mark_open(is_open=False)
        self.changed.emit()


class EffortPart(QWidget):
    """How hard it was, beside the therapist's limit, which may be kept for all sessions."""

    changed = Signal()

    def __init__(self, for_all: int | None, look: Look) -> None:
        """`for_all` is the limit that holds for all sessions; None: there is none."""
        super().__init__()
        self._for_all = for_all
        said = out_of_ten(words.EFFORT_SPANS)
        self.effort, self.limit = (
            ScoreScale(look, said.__getitem__, words.EFFORT_SPANS, bars=False) for _ in range(2)
        )
        self.keep = Chip(words.KEEP_LIMIT, look)
        column = QVBoxLayout(self)
        look.space(column, 0, 0.5)
        self._pairs = Pairs(look)
        self._pairs.add(FormRow(words.EFFORT, self.effort, look, parent=self))
        usual = "" if for_all is None else words.LIMIT_FOR_ALL.format(limit=for_all)
        beside = QWidget(self)
        below = QVBoxLayout(beside)
        look.space(below, 0, 0.3)
        below.addWidget(FormRow(words.LIMIT, self.limit, look, usual, parent=beside))
        below.addWidget(self.keep)
        self._pairs.add(beside)
        column.addLayout(self._pairs)
        for scale in (self.effort, self.limit):
            scale.changed.connect(self._changed)
        self.keep.toggled.connect(self.changed)
        self._changed()

    def for_all(self) -> bool | None:
        """True where the limit is to hold for all sessions."""
        return True if self.keep.isChecked() and not self.keep.isHidden() else None

    def show_answers(self, answers: SessionAnswers) -> None:
        """Fill it."""
        self.effort.choose(answers.effort)
        self.limit.choose(answers.effort_limit)
        self.keep.setChecked(bool(answers.keep_limit))
        self._changed()

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""
        self._pairs.set_narrow(narrow)

    def _changed(self) -> None:
        self.keep.setVisible(self.limit.value() not in (None, self._for_all))
        self.changed.emit()


_MOST_MINUTES = 1440
_OTHER = "other"  # the pill of another number of minutes


class MinutesBox(QWidget):
    """How long it was: pills, and a box for another number of minutes."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        offered = [(str(each), words.minutes(each)) for each in MINUTES]
        row = Flow(look, self)
        self.pills = Choices((*offered, (_OTHER, words.OTHER_MINUTES)), look)
        self.box = NumberBox(look, _MOST_MINUTES, whole=False)
        self.box.setAccessibleName(words.MINUTES_BOX)
        self.box.setPlaceholderText(words.MINUTES_HINT)
        look.size(self.box, width=7)
        row.add(self.pills, self.box, self.box.said)
        self.pills.changed.connect(self._changed)
        self.box.textEdited.connect(self._changed)
        self.box.hide()

    def name(self, question: str) -> None:
        """Tell screen readers what it answers."""
        self.pills.name(question)

    def value(self) -> float | None:
        """The minutes; None if they are not told."""
        chosen = self.pills.value()
        return self.box.number() if chosen == _OTHER else self.pills.number()

    def show_value(self, minutes: float | None) -> None:
        """Show a number of minutes, or none."""
        offered = minutes in MINUTES
        self.pills.choose(None if minutes is None else f"{minutes:g}" if offered else _OTHER)
        self.box.show_number(None if offered else minutes)
        self.box.setVisible(self.pills.value() == _OTHER)

    def _changed(self) -> None:
        other = self.pills.value() == _OTHER
        if other and self.box.isHidden():
            self.box.show()
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.setVisible(other)
        self.box.said.setVisible(other and bool(self.box.said.text()))
        self.changed.emit()


def _when_picker(diary: Diary, now: datetime, look: Look) -> MomentPicker:
    usual = usual_end(diary) or time(now.hour, now.minute)
    choices = [
        MomentChoice(key="today", words=words.TODAY, days_back=0, usual=usual),
        MomentChoice(key="yesterday", words=words.YESTERDAY, days_back=1, usual=usual),
    ]
    planned = _last_planned_day(diary, now)
    if planned is not None:
        name = dates.weekday(now - timedelta(days=planned))
        choices.append(MomentChoice(key="planned", words=name, days_back=planned, usual=usual))
    choices.append(MomentChoice(key="other", words=words.ANOTHER_DAY, days_back=None))
    question = MomentWords(question=words.WHEN, day=words.DAY_BOX, time=words.TIME_BOX, at=words.AT)
    picker = MomentPicker(choices, question, now, look)
    later_today = usual > now.timetz().replace(tzinfo=None)
    picker.choose("today", now if later_today else None)
    return picker


def _last_planned_day(diary: Diary, now: datetime) -> int | None:
    """Days back to the last day of the plan before yesterday, within the week."""
    planned = {day for each in diary.plan if each.status != "ended" for day in each.days}
    return next((back for back in _LAST_WEEK if _weekday(now, back) in planned), None)


def _weekday(now: datetime, days_back: int) -> str:
    return WEEKDAYS[(now - timedelta(days=days_back)).weekday()]
