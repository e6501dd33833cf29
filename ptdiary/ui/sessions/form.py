"""The form of a therapy session: when it ended, where, what was done, and how it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary import WEEKDAYS
from ptdiary.diary.questions.session_form import (
    SessionAnswers,
    answers_of,
    offered_exercises,
    usual_end,
)
from ptdiary.ui.sessions.doses import DosePart
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    FormRow,
    LineBox,
    MomentChoice,
    MomentPicker,
    MomentWords,
    NumberBox,
    TextBox,
)
from ptdiary.words import dates
from ptdiary.words import sessions as words
from ptdiary.words.questions import CHIPS

if TYPE_CHECKING:
    from ptdiary.diary import Diary, Session
    from ptdiary.ui.theme import Look

# Pills for which of the chosen exercises.


class Which(QWidget):
    """Pills for which of the chosen exercises; hidden while it is not the question."""

    changed = Signal()

    def __init__(self, look: Look, many: bool) -> None:
        super().__init__()
        self._look = look
        self._many = many
        self._names: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0)
        self._pills = Choices((), look, many)
        self._column.addWidget(self._pills)

    def offer(self, names: tuple[str, ...]) -> None:
        """Ask about these exercises, keeping what was chosen among them."""
        if names != self._names:
            chosen = self.values()
            self._names = names
            self._column.removeWidget(self._pills)
            self._pills.hide()
            self._pills.deleteLater()
            self._pills = Choices([(name, name) for name in names], self._look, self._many)
            self._pills.name(self.accessibleName())
            self._pills.changed.connect(self.changed)
            self._column.addWidget(self._pills)
            self.choose(*chosen)

    def values(self) -> tuple[str, ...]:
        """The names chosen."""
        return self._pills.values()

    def value(self) -> str | None:
        """The one name chosen, None if there is none."""
        return self._pills.value()

    def choose(self, *names: str | None) -> None:
        """Show these names as chosen."""
        self._pills.choose(*names)


# The part of the session form that asks about a sharp rise of pain, once there was one.

_RISE_SCORES = tuple((str(score), str(score)) for score in range(11))


class RisePart(QWidget):
    """Where it rose, from what to what, how long it took, whether it was stopped, and the word."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.9)
        self.which = Which(look, many=False)
        self.before = Choices(_RISE_SCORES, look)
        self.peak = Choices(_RISE_SCORES, look)
        self.minutes = NumberBox(look, whole=False)
        look.size(self.minutes, most_width=8)
        self.stopped = Choices((("yes", words.YES), ("no", words.NO)), look)
        self.sharp = Choices(tuple(CHIPS["sharp_words"].items()), look, many=True)
        self._which_row = self._ask(words.WHICH_RISE, self.which)
        self._rows = [
            self._ask(words.RISE_BEFORE, self.before),
            self._ask(words.RISE_PEAK, self.peak),
            self._ask(words.RISE_STOPPED, self.stopped),
            self._ask(words.RISE_SHARP, self.sharp, words.RISE_SHARP_HELP),
        ]
        self._minutes_row = self._ask(words.RISE_MINUTES, self.minutes, words.RISE_MINUTES_HELP)
        for control in (self.which, self.before, self.peak, self.stopped, self.sharp):
            control.changed.connect(self._changed)
        self.minutes.textEdited.connect(self._changed)

    def offer(self, names: tuple[str, ...], rise: str | None) -> None:
        """Ask about these exercises, as far as the answer `rise` calls for it."""
        rose = rise in {"eased", "did_not_ease"}
        self.setVisible(rose)
        self.which.offer(names)
        self._which_row.setVisible(len(names) > 1)
        self._minutes_row.setVisible(rise == "eased")
        for row, control in zip(self._rows, self._asked(), strict=True):
            row.set_state("" if control.values() else words.NOT_ANSWERED)

    def answers(self, answers: SessionAnswers) -> SessionAnswers:
        """These answers with what is here; nothing of it if pain did not rise."""
        if answers.rise not in ("eased", "did_not_ease"):
            return answers
        return replace(
            answers,
            rise_exercise=self.which.value(),
            rise_before=self.before.number(),
            rise_peak=self.peak.number(),
            rise_minutes=self.minutes.number() if answers.rise == "eased" else None,
            rise_stopped=cast("Any", self.stopped.value()),
            rise_sharp=self.sharp.values(),
        )

    def show_answers(self, answers: SessionAnswers) -> None:
        """Fill it."""
        self.which.choose(answers.rise_exercise)
        self.before.choose_number(answers.rise_before)
        self.peak.choose_number(answers.rise_peak)
        self.minutes.show_number(answers.rise_minutes)
        self.stopped.choose(answers.rise_stopped)
        self.sharp.choose(*answers.rise_sharp)

    def _asked(self) -> tuple[Choices, ...]:
        return (self.before, self.peak, self.stopped, self.sharp)

    def _ask(self, question: str, control: QWidget, help_text: str = "") -> FormRow:
        row = FormRow(question, control, self._look, help_text, parent=self)
        self._column.addWidget(row)
        return row

    def _changed(self) -> None:
        self.changed.emit()


_MANUAL = "manual"  # the pill of hands-on treatment, among the exercises
_SCORES = tuple((str(score), str(score)) for score in range(11))
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
        parent: QWidget | None = None,
    ) -> None:
        """`session` is the one to change; None for a new one."""
        super().__init__(parent)
        self._look = look
        self._now = now
        column = QVBoxLayout(self)
        look.space(column, 0, 0.85)
        self._card = Card(look, spacing=0.9)
        self._rows: dict[QWidget, FormRow] = {}
        self._single: list[Choices] = []
        column.addWidget(self._card)
        self._names = list(offered_exercises(diary))
        self.when = _when_picker(diary, now, look)
        self.when_row = self._ask(words.WHEN, self.when)
        self._setting = self._choices(words.WHERE, (("clinic", words.CLINIC), ("home", words.HOME)))
        self._what = QWidget()
        self._what_column = QVBoxLayout(self._what)
        look.space(self._what_column, 0, 0.5)
        self._exercises = Choices((), look)
        self._ask(words.WHAT, self._what, words.WHAT_HELP)
        self.other = LineBox(look)
        self._show_exercises(())
        self._what_column.addLayout(self._something_else())
        answers = (("yes", words.YES), ("no", words.NO), ("unsure", words.NOT_SURE))
        self._harder = self._choices(words.HARDER, answers)
        self._which_harder = self._which(words.WHICH_HARDER, words.WHICH_HARDER_HELP)
        rises = (
            ("no", words.RISE_NO),
            ("eased", words.RISE_EASED),
            ("did_not_ease", words.RISE_STAYED),
        )
        self._rise = self._choices(words.RISE, rises)
        self.rise = RisePart(look)
        self.rise.changed.connect(self._follow)
        self._card.add(self.rise)
        self._effort = self._choices(words.EFFORT, _SCORES, words.EFFORT_HELP)
        self.doses = DosePart(diary.plan, look)
        self.doses.changed.connect(self.changed)
        self._card.add(self.doses)
        self.note = TextBox(look, lines=2)
        self._ask(words.NOTE, self.note)
        if session is not None:
            self.show_answers(answers_of(session, words.UNNAMED_EXERCISE))
        self.when.changed.connect(self._follow)
        self.note.textChanged.connect(self.changed)
        self._follow()

    def set_now(self, now: datetime) -> bool:
        """Time has passed while the form is open; True on another day than before."""
        before, self._now = self._now, now
        self.when.set_now(now)
        return now.date() != before.date()

    def first_focus(self) -> QWidget:
        """The first pill of the first question."""
        return self._setting.chip("clinic")

    def answers(self) -> SessionAnswers | None:
        """What the form says; None if no time is chosen."""
        ended_at = self.when.value()
        if ended_at is None:
            return None
        chosen = self._exercises.values()
        names = tuple(name for name in chosen if name != _MANUAL)
        rise = cast("Any", self._rise.value())
        answers = SessionAnswers(
            ended_at=ended_at,
            setting=cast("Any", self._setting.value()),
            exercises=names,
            manual=_MANUAL in chosen,
            harder=cast("Any", self._harder.value()),
            harder_ones=self._which_harder.values() if self._harder.value() == "yes" else (),
            rise=rise,
            doses=self.doses.values(),
            effort=self._effort.number(),
            note=self.note.answer() or "",
        )
        return self.rise.answers(answers)

    def show_answers(self, answers: SessionAnswers) -> None:
        """Fill the form."""
        self.when.choose("other", answers.ended_at.astimezone(self._now.tzinfo))
        self._setting.choose(answers.setting)
        self._names += [name for name in answers.exercises if name not in self._names]
        manual = (_MANUAL,) if answers.manual else ()
        self._show_exercises((*answers.exercises, *manual))
        self._harder.choose(answers.harder)
        self._rise.choose(answers.rise)
        self._effort.choose_number(answers.effort)
        self.note.setPlainText(answers.note)
        self._follow()
        self._which_harder.choose(*answers.harder_ones)
        self.rise.show_answers(answers)
        self.doses.show_doses(answers.doses)
        self._follow()

    def _ask(self, question: str, control: QWidget, help_text: str = "") -> FormRow:
        row = FormRow(question, control, self._look, help_text)
        self._card.add(row)
        self._rows[control] = row
        return row

    def _choices(
        self, question: str, answers: tuple[tuple[str, str], ...], help_text: str = ""
    ) -> Choices:
        control = Choices(answers, self._look)
        self._single.append(control)
        self._ask(question, control, help_text)
        control.changed.connect(self._follow)
        return control

    def _which(self, question: str, help_text: str = "") -> Which:
        control = Which(self._look, many=bool(help_text))
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
        row.addWidget(self.other, 1)
        row.addWidget(add)
        row.addStretch(1)
        add.clicked.connect(self._add_other)
        self.other.returnPressed.connect(self._add_other)
        return row

    def _add_other(self) -> None:
        name = self.other.answer()
        if name is None:
            return
        if name not in self._names:
            self._names.append(name)
        self._show_exercises((*self._exercises.values(), name))
        self.other.clear()
        self._follow()

    def _show_exercises(self, chosen: tuple[str, ...]) -> None:
        answers = [*((name, name) for name in self._names), (_MANUAL, words.HANDS_ON)]
        fresh = Choices(answers, self._look, many=True)
        fresh.name(words.WHAT)
        fresh.choose(*chosen)
        fresh.changed.connect(self._follow)
        self._what_column.insertWidget(0, fresh)
        self._exercises.hide()
        self._exercises.deleteLater()
        self._exercises = fresh

    def _follow(self) -> None:
        """Ask what an answer calls for, and only that."""
        names = tuple(name for name in self._exercises.values() if name != _MANUAL)
        several = len(names) > 1
        self._which_harder.offer(names)
        self._rows[self._which_harder].setVisible(several and self._harder.value() == "yes")
        self.rise.offer(names, self._rise.value())
        self.doses.offer(names)
        for control in self._single:
            self._rows[control].set_state("" if control.values() else words.NOT_ANSWERED)
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
