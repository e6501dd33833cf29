"""The form of a therapy session: when it ended, where, what was done, and how it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary import WEEKDAYS
from ptdiary.diary.programme import is_ticked
from ptdiary.diary.questions.session_form import (
    MINUTES,
    ExerciseDose,
    LastTime,
    SessionAnswers,
    answers_of,
    is_blank,
    is_open,
    last_doses,
    last_times,
    offered_exercises,
    usual_end,
)
from ptdiary.diary.session import is_left_out, name_key
from ptdiary.isolate import isolated
from ptdiary.ui.sessions.again import AgainPart
from ptdiary.ui.sessions.doses import DosePart
from ptdiary.ui.sessions.during import DuringPart, Which
from ptdiary.ui.widgets import (
    Button,
    Card,
    Chip,
    Choices,
    Flow,
    Fold,
    FormRow,
    Label,
    LineBox,
    MomentChoice,
    MomentPicker,
    MomentWords,
    NumberBox,
    OneLine,
    Pairs,
    ScoreScale,
    SideBySide,
    TextBox,
    move_focus,
    put_in_order,
)
from ptdiary.wall_clock import in_zone_of
from ptdiary.words import dates, experiment
from ptdiary.words import sessions as words
from ptdiary.words.entry_form import out_of_ten

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ptdiary.diary import Diary, Session
    from ptdiary.ui.theme import Look

_NOTE_BESIDE = 3.5
BESIDE = 10.4  # em: the questions stand at the left of their answers
_LONG = 23.8  # em: beside a long question
_TURN = "turn"
_LAST_WEEK = range(2, 7)  # days back in which a weekday's name is enough


class SessionForm(QWidget):
    """Shows `answers`, and gives them back. Nothing is chosen but the usual day and time."""

    changed = Signal()
    look_at = Signal(QWidget)  # a part that is to be in view now

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
        self._before = None if session is None else answers_of(session, words.UNNAMED_EXERCISE)
        self._left_out = tuple(filter(is_left_out, session.exercises if session else ()))
        self._days_back = 0
        self._unfilled: SessionAnswers | None = None  # as it was before it was filled in
        self._is_when_told = self._is_marked = False
        column = QVBoxLayout(self)
        look.space(column, 0, 0.85)
        begins = look.times.day_begins
        last = () if session else last_times(diary, now, words.UNNAMED_EXERCISE, begins)
        self.again = AgainPart(last, now, look)
        column.addWidget(self.again)
        self._card = Card(look, margin=(0.8, 0.6, 0.8, 0.6), spacing=0.25)
        self._rows: dict[QWidget, FormRow] = {}
        column.addWidget(self._card)
        self._names = list(offered_exercises(diary))
        known = set(map(name_key, self._names))
        self._names += [e.name for e in self._left_out if name_key(e.name) not in known]
        self.when = _when_picker(diary, now, look)
        self.when_row = self._ask(words.WHEN, self.when)
        self.turn = self._ask_turn(turn)
        self._ask_where()
        self._ask_what(diary)
        self._harder = self._choices(words.HARDER, words.YES_NO_UNSURE, beside=_LONG)
        self._which_harder = self._which(words.WHICH_HARDER, words.WHICH_HARDER_HELP)
        self.during = DuringPart(look)
        self.during.changed.connect(self._follow)
        self._card.add(self.during)
        self.effort = EffortPart(diary.profile.effort_limit, look)
        self.effort.changed.connect(self._follow)
        self._card.add(self.effort)
        self._ask_more()
        if session is not None and self._before is not None:
            in_part = (each.name for each in session.exercises if each.done == "part")
            self.doses.mark_part(tuple(in_part))
            self.show_answers(self._before)
        self.again.chosen.connect(self._fill_again)
        self.again.cleared.connect(self._clear_again)
        self.when.changed.connect(self._when_told)
        self.note.textChanged.connect(self.changed)
        self._follow()

    def _ask_where(self) -> None:
        """Where, and beside it how long."""
        self._setting = Choices(words.SETTINGS, self._look)
        self._setting.changed.connect(self._follow)
        self.minutes = MinutesBox(self._look)
        self.minutes.changed.connect(self._follow)
        asked = ((words.WHERE, self._setting), (words.MINUTES, self.minutes))
        for question, control in asked:
            row = FormRow(question, control, self._look, "", "strong", BESIDE)
            self._rows[control] = row
        where, long = self._rows[self._setting], self._rows[self.minutes]
        self._card.add(SideBySide(where, long, self._look, gap=0.5, below=0.35))

    def _ask_what(self, diary: Diary) -> None:
        """Which exercises, and how much of each."""
        look = self._look
        self._what = QWidget()
        column = QVBoxLayout(self._what)
        look.space(column, 0, 0.3)
        self._exercises = Choices((), look)
        self.other = LineBox(look)
        self._offered = SideBySide(self._exercises, self._something_else(), look, gap=0.5)
        column.addWidget(self._offered)
        self._left_out_line = Label("", "hint")
        column.addWidget(self._left_out_line)
        self._ask(words.WHAT, self._what, words.WHAT_HELP).show_help(shown=False)
        self.doses = DosePart(diary.plan, last_doses(diary), look)
        self.doses.changed.connect(self.changed)
        self.doses.hurt_much.connect(self._ask_sharp)
        self._card.add(self.doses)
        self._show_exercises(())

    def _ask_more(self) -> None:
        """What is seldom asked waits behind a row; beside it the note."""
        look, inside = self._look, QWidget()
        column = QVBoxLayout(inside)
        look.space(column, 0, 0.5)
        self._work = Choices(words.KINDS_OF_WORK, look, many=True)
        self._work.changed.connect(self._follow)
        self._unsure_ones = Which(look)
        self._unsure_ones.changed.connect(self._follow)
        for question, control in (
            (words.WORK, self._work),
            (words.UNSURE_ONES, self._unsure_ones),
        ):
            self._rows[control] = FormRow(question, control, look, "", "strong")
            column.addWidget(self._rows[control])
        self.more = Fold("more", words.MORE, look, inside)
        self.note = TextBox(look, lines=1.25)
        self._last = Pairs(look)
        self._last.add(self.more)
        self._last.add(FormRow(words.NOTE, self.note, look, "", "strong", _NOTE_BESIDE))
        self._card.add(self._last)

    def set_now(self, now: datetime) -> bool:
        """Time has passed while the form is open; True on another day than before."""
        before, self._now = self._now, now
        self.when.set_now(now)
        return self._look.times.day_of(now) != self._look.times.day_of(before)

    def choose_day(self, days_back: int) -> None:
        """Fill in on which day it ended, at the usual time or now."""
        self._days_back = days_back
        at = self._now
        if days_back:  # at this time of that day, whatever the clocks have done since
            at = in_zone_of(at.replace(tzinfo=None) - timedelta(days=days_back), at)
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
        """Same as last time, else the first pill of the first question."""
        return self.again.first_stop() or self._setting.chip("clinic")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End leads to what only the patient can say, where a box does not take it."""
        if event.key() == Qt.Key.Key_End:
            move_focus(self.effort.effort.buttons[self.effort.effort.value() or 0])
            return
        super().keyPressEvent(event)

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
        self._is_when_told = True
        self.when.choose("other", answers.ended_at)
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
        self._last.set_narrow(narrow)

    # same as last time

    def _fill_again(self, found: LastTime) -> None:
        """Fill in the facts of an earlier session, and when that was of the day."""
        self._unfilled = self.answers()
        if not self._is_when_told:
            self._choose_end(found)
        self._fill(found.facts)
        self.changed.emit()

    def _clear_again(self) -> None:
        """Those facts are again as they were before; what was said since stays."""
        before = self._unfilled
        if before is not None:
            self._fill(before)
            self.changed.emit()

    def _fill(self, facts: SessionAnswers) -> None:
        hurt = {each.name: each.hurt for each in self.doses.values()}
        self._setting.choose(facts.setting)
        self._spell_as(facts.exercises)
        self._show_exercises(facts.exercises)
        self._work.choose(*facts.components)
        self.minutes.show_value(facts.minutes)
        self._follow()
        told = {each.name: each for each in facts.doses}
        self.doses.show_doses(
            tuple(
                replace(told.get(name, ExerciseDose(name=name)), hurt=hurt.get(name))
                for name in facts.exercises
            )
        )
        self._follow()

    def _choose_end(self, found: LastTime) -> None:
        """At the time of day when that session ended, if that has come; else now."""
        own = found.session.ended_at  # by its own clock, as it may have gone back since
        times = self._look.times
        day = times.day_of(self._now) - timedelta(days=self._days_back)
        late = own.hour < times.day_begins  # the end of that day
        then = datetime.combine(day + timedelta(days=late), own.time().replace(second=0))
        at = in_zone_of(then, self._now)
        if at > self._now or times.day_of(own) == day:
            at = self._now
        near = ("today", "yesterday")
        back = self._days_back
        self.when.choose(near[back] if back < len(near) else "other", at)

    def _when_told(self) -> None:
        self._is_when_told = True
        self._follow()

    def is_filled_again(self) -> bool:
        """Whether the time is one that nobody told, of a session that is the same as last time."""
        return self.again.is_filled and not self._is_when_told

    def _ask_sharp(self, exercise: str, score: int) -> None:
        """An exercise hurt much: what happened during it is asked at once."""
        if not self.during.happened.values():
            said = words.HURT_MUCH.format(exercise=isolated(exercise), score=score)
            self.during.ask_because(said)
            self.look_at.emit(self.during)

    def _ask(
        self, question: str, control: QWidget, help_text: str = "", beside: float = BESIDE
    ) -> FormRow:
        row = FormRow(question, control, self._look, help_text, "strong", beside)
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
        self, question: str, answers: tuple[tuple[str, str], ...], beside: float
    ) -> Choices:
        control = Choices(answers, self._look)
        self._ask(question, control, beside=beside)
        control.changed.connect(self._follow)
        return control

    def _which(self, question: str, help_text: str) -> Which:
        control = Which(self._look)
        self._ask(question, control, help_text)
        control.changed.connect(self.changed)
        return control

    def _something_else(self) -> QWidget:
        other = QWidget()
        row = QHBoxLayout(other)
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
        return other

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
        self._offered.put_first(fresh)
        self._exercises.hide()
        self._exercises.deleteLater()
        self._exercises = fresh

    def _follow(self) -> None:
        """Ask what an answer calls for, and only that."""
        names = self._exercises.values()
        done = set(map(name_key, names))
        left_out = [each for each in self._left_out if name_key(each.name) not in done]
        self._left_out_line.setText(words.left_out(left_out))
        self._left_out_line.setVisible(bool(left_out))
        self._which_harder.offer(names)
        harder = len(names) > 1 and self._harder.value() == "yes"
        self._rows[self._which_harder].setVisible(harder)
        self._unsure_ones.offer(names)
        self._rows[self._unsure_ones].setVisible(bool(names))
        unsure = self._unsure_ones.values()
        said = words.more_said(self._work.values(), unsure)
        self.more.set_state(said, answered=bool(said))
        if self.during.happened.values():
            self.during.ask_because("")
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
            ScoreScale(look, said.__getitem__, (), bars=False) for _ in range(2)
        )
        self.keep = Chip(words.KEEP_LIMIT, look)
        column = QVBoxLayout(self)
        look.space(column, 0, 0.35)
        beside = QWidget(self)
        ends = Flow(look, beside, gap=0.8)
        self.another = Button("", look, "link")
        ends.add(OneLine(words.EFFORT_ENDS, "hint"), self.another)
        effort = SideBySide(self.effort, beside, look)
        # the scale is what the question names
        self.effort_row = FormRow(words.EFFORT, effort, look, "", "strong", BESIDE, parent=self)
        self.effort.name(words.EFFORT)
        column.addWidget(self.effort_row)
        usual = "" if for_all is None else words.LIMIT_FOR_ALL.format(limit=for_all)
        self._limits = QWidget(self)
        below = QVBoxLayout(self._limits)
        look.space(below, 0, 0.3)
        kept = QWidget()
        Flow(look, kept).add(self.keep)
        limit = SideBySide(self.limit, kept, look)
        below.addWidget(FormRow(words.LIMIT, limit, look, usual, "strong", BESIDE))
        self.limit.name(words.LIMIT)
        self.limit.setAccessibleDescription(usual)
        column.addWidget(self._limits)
        for scale in (self.effort, self.limit):
            scale.changed.connect(self._changed)
        self.keep.toggled.connect(self.changed)
        self.another.clicked.connect(self._ask_limit)
        self._limits.hide()
        self._changed()

    def _ask_limit(self) -> None:
        self._limits.show()
        self.another.hide()
        move_focus(self.limit.buttons[self._for_all or 0])

    def for_all(self) -> bool | None:
        """True where the limit is to hold for all sessions."""
        return True if self.keep.isChecked() and not self.keep.isHidden() else None

    def show_answers(self, answers: SessionAnswers) -> None:
        """Fill it."""
        self.effort.choose(answers.effort)
        self.limit.choose(answers.effort_limit)
        self.keep.setChecked(bool(answers.keep_limit))
        self._changed()

    def _changed(self) -> None:
        limit = self.limit.value()
        shown = limit is not None or not self._limits.isHidden()
        self._limits.setVisible(shown)
        known = self._for_all
        said = words.LIMIT if known is None else words.LIMIT_IS.format(limit=known)
        self.another.setText(said)
        self.another.setVisible(not shown)
        self.keep.setVisible(limit not in (None, known))
        self.changed.emit()


_MOST_MINUTES = 1440
_OTHER = "other"  # the pill of another number of minutes


class MinutesBox(QWidget):
    """How long it was: pills, and a box for another number of minutes."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        offered = [(str(each), str(each)) for each in MINUTES]
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
    today = look.times.day_of(now)
    planned = _last_planned_day(diary, today)
    if planned is not None:
        name = dates.weekday(today - timedelta(days=planned))
        choices.append(MomentChoice(key="planned", words=name, days_back=planned, usual=usual))
    choices.append(MomentChoice(key="other", words=words.ANOTHER_DAY, days_back=None))
    question = MomentWords(question=words.WHEN, day=words.DAY_BOX, time=words.TIME_BOX, at=words.AT)
    picker = MomentPicker(choices, question, now, look)
    later_today = usual > now.timetz().replace(tzinfo=None)
    days = (look.times.day_of(e.ended_at) for e in diary.sessions if not is_ticked(e))
    # the usual time of a day that has its session is the time of that one
    picker.choose("today", now if later_today or today in days else None)
    return picker


def _last_planned_day(diary: Diary, today: date) -> int | None:
    """Days back to the last day of the plan before yesterday, within the week."""
    planned = {day for each in diary.plan if each.status != "ended" for day in each.days}
    return next((back for back in _LAST_WEEK if _weekday(today, back) in planned), None)


def _weekday(today: date, days_back: int) -> str:
    return WEEKDAYS[(today - timedelta(days=days_back)).weekday()]
