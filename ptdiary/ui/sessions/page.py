"""Sessions: the list with what followed each, and the form to log or change one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import Session
from ptdiary.diary.questions import is_of_then
from ptdiary.diary.questions.session_form import (
    SessionAnswers,
    draft_of,
    drafted,
    profile_with,
    session_from,
)
from ptdiary.review.outlook.experiment import takes_turn
from ptdiary.review.page.figures import SessionRow
from ptdiary.review.shown import worth_a_call
from ptdiary.review.trends.series import series_from
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.draft import RecordDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.page import SEEN, Page
from ptdiary.ui.sessions.cards import SessionLine, SessionList
from ptdiary.ui.sessions.form import SessionForm
from ptdiary.ui.sessions.holding import HoldOffers, set_on_hold
from ptdiary.ui.sessions.raised import SessionVerdict, session_verdict
from ptdiary.ui.turns import latest_turns
from ptdiary.ui.widgets import Button, Flow, Label, SaveBar, move_focus, nest
from ptdiary.wall_clock import as_shown
from ptdiary.words import dates, experiment
from ptdiary.words import sessions as words
from ptdiary.words.timer import TITLE as TIMER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QResizeEvent

    from ptdiary.diary import PlannedExercise
    from ptdiary.store import StoreError
    from ptdiary.ui.draft import HalfFilled
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

# The lines of the list of sessions.


def session_lines(keeper: Keeper, view: View, most: int) -> tuple[SessionLine, ...]:
    """The newest sessions first, each with its response as the review computes it.

    Each is whole, with what was left out of it, which no review sees: it may be changed from here.
    """
    newest = [each for each in view.index.records.sessions if each.ended_at <= view.now][-most:]
    if not newest:
        return ()
    days = [view.now.date(), *(each.ended_at.date() for each in newest)]
    found = series_from(view.index, keeper.rulebook, view.now, min(days), max(days))
    curves = {curve.session: curve for curve in found.curves}
    return tuple(
        SessionLine(
            row=SessionRow(
                number=None,  # those of a period have numbers; here the day is the name
                session=view.diary.find(Session, each.id) or each,
                response=curves[each.id].response,
                curve=curves[each.id],
            ),
            hours=dates.elapsed_hours(each.ended_at, view.now),
        )
        for each in reversed(newest)
        if each.id in curves
    )


_ROOM_TO_SAY = 28.0  # em
_LEAST_WORDS = 18.0  # em beside the links of the list
_FORM_AT = 3  # below the title, what is said of it, and the offers
_SHOWN = 50  # sessions in the list before the patient asks for earlier ones


def _draft_values(form: SessionForm) -> dict[str, Any] | None:
    """What a draft keeps of the form; None while no time is chosen."""
    answers = form.answers()
    return None if answers is None else {"answers": draft_of(answers)}


def _read_draft(values: Mapping[str, Any]) -> SessionAnswers:
    return drafted(values["answers"])


class SessionsPage(Page):
    """The list; opened with `Part.NEW` an empty form, with a session's id the form of that one."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.form: SessionForm | None = None
        self._changing: Session | None = None
        self._touched = False
        self._asked = False  # for what is still open
        self._asked_when = False
        self._draft = RecordDraft("session", Session, keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(self._draft_not_kept)
        self._seen: tuple[SessionAnswers, View, SessionVerdict] | None = None
        self._begun: datetime | None = None  # when the half-filled form that came back was begun
        self._restored = Label("", "hint")
        self._listed_at: datetime | None = None
        self._shown = _SHOWN
        self._build_list()
        self.bar = SaveBar(words.SAVE, words.CANCEL, look)
        self.bar.saved.connect(self.save)
        self.bar.left.connect(self._leave)
        self.set_bar(self.bar)
        save_by_keys(self, self.bar.save_button)
        keeper.failed.connect(self._failed)
        keeper.done.connect(self.bar.settle)
        self._show_list()
        if not self._show_changed():
            self._show_begun()

    def _build_list(self) -> None:
        look = self.look
        self._log = Button(words.LOG, look, icon="dumbbell")
        self._log.clicked.connect(self._log_new)
        self.add_action(self._log)
        self._list = QWidget(self)
        column = QVBoxLayout(self._list)
        look.space(column, 0, 0.6)
        self._empty = Label(words.EMPTY)
        self.cards = SessionList(look, self.keeper.clock, self._list)
        self.cards.opened.connect(self._change)
        self.cards.removal_asked.connect(self._remove)
        self.cards.moved.connect(self._show_card)
        self._plan = Button(words.PLAN, look, "link")
        self._plan.clicked.connect(self._see_plan)
        self._timer = Button(TIMER, look, "link")
        self._timer.clicked.connect(self._open_timer)
        self._earlier = Button(words.SHOW_EARLIER, look, "link")
        self._earlier.clicked.connect(self._show_earlier)
        self._help = Label(words.HELP, "hint")
        top = Flow(look, gap=0.6)
        for each in (self._empty, self._help):
            top.add_wide(each, _LEAST_WORDS)
        top.add(self._timer, self._plan)
        nest(column, top)
        column.addWidget(self.cards)
        column.addWidget(self._earlier)
        self.holding = HoldOffers(look, self)
        self.holding.hold.connect(self._hold)
        self.holding.finished.connect(self._to_list)
        self.add(self._restored, self.holding, self._list)
        self.body.addStretch(1)

    def show_view(self, view: View) -> None:
        """The newest sessions, and what followed each."""
        self._listed_at = view.now
        self._follow_day(view.now)
        self._say_begun(view.now)
        self.holding.follow(view.diary)
        lines = session_lines(self.keeper, view, self._shown)
        self.cards.show_lines(lines)
        some = bool(lines)
        for widget in (self.cards, self._help):
            widget.setVisible(some)
        self._empty.setVisible(not some)
        self._timer.setVisible(any(each.status in (None, "active") for each in view.diary.plan))
        self._earlier.setVisible(len(view.index.records.sessions) > len(lines))

    def show_time(self, view: View) -> None:
        """The form is told the time; the list is shown again once more hours have passed."""
        if self._listed_at is None or view.now - self._listed_at >= SEEN:
            self.show_view(view)
        else:
            self._follow_day(view.now)
            self._say_begun(view.now)

    def open(self, to: Destination) -> None:
        """Show a form; a half-filled one stays until it is saved or left."""
        session = self.keeper.diary.find(Session, to.record)
        if session is not None:
            self._change_session(session)
        elif to.part is Part.NEW and self.form is None:
            self._log_new()
            self._choose_day(to.days_back)

    def first_focus(self) -> QWidget:
        """The first question of the form, the list, or the button that logs the first session."""
        if self.form is not None:
            return self.form.first_focus()
        return self.cards if self.keeper.diary.sessions else self._log

    def save(self) -> None:
        """Save what the form says; a time that has not come yet is asked for again.

        So is, once, the time that was proposed where nothing else is told, and the essential
        question if it is blank; the second time it is saved so.
        """
        if self.form is None:
            return
        now = self.keeper.clock()
        answers = self.form.answers()
        if answers is None or answers.ended_at > now + timedelta(minutes=1):
            self.form.when_row.set_error(words.AHEAD)
            self.area.show_whole(self.form.when_row)
            return
        if self.form.is_blank() and not self._asked_when:
            self._asked_when = True
            self.area.show_whole(self.form.ask_when())
            self._say_when()
            return
        if self.form.is_open() and not self._asked:
            self._asked = True
            self.area.show_whole(self.form.mark_open())
            self._say_when()
            return
        session = session_from(
            answers,
            self._changing.id if self._changing else self._draft.id,
            words.UNNAMED_EXERCISE,
            self.keeper.diary,
            self._changing,
            self._turn_of(answers.ended_at),
        )
        label = words.CHANGED if self._changing else words.SAVED
        profile = profile_with(answers, self.keeper.diary.profile)
        known = worth_a_call(self.keeper.view.review)
        if self.keeper.keep(label, session, opened=self._changing, profile=profile):
            self._leave()
            if worth_a_call(self.keeper.view.review) - known:
                # where it is said whom to call
                part = Part.SAVED_SESSION
                self.go_to.emit(Destination(page=PageName.TODAY, part=part, record=session.id))
            else:
                self.holding.offer(self.keeper.diary, session)

    def set_columns(self, narrow: bool) -> None:
        if self.form is not None:
            self.form.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_when()

    def keep_draft(self) -> None:
        """Write the half-filled form."""
        self._draft.write()

    def _draft_not_kept(self) -> None:
        self.bar.say(words.DRAFT_NOT_KEPT)

    def _show_begun(self) -> bool:
        """Show the form of a new session as it was left half-filled."""
        half = self._draft.read_new(self.keeper.diary, _read_draft)
        return self._show_half_filled(half)

    def _show_changed(self, only: str | None = None) -> bool:
        """Show the half-filled change of a session; `only` that of this one."""
        half = self._draft.read_change(self.keeper.diary, _read_draft)
        wanted = half if half is None or only in (None, half.changing) else None
        return self._show_half_filled(wanted)

    def _show_half_filled(self, half: HalfFilled[SessionAnswers] | None) -> bool:
        if half is None:
            return False
        session = self.keeper.diary.find(Session, half.changing) if half.changing else None
        self._show_form(session, half.form)
        self._touched = True
        self._begun = half.begun
        self._say_begun(self.keeper.clock())
        return True

    def _say_begun(self, now: datetime) -> None:
        """A form that came back, or that is open for a while, says when it was begun."""
        begun = self._begun
        if begun is None and self._touched and self._changing is None:
            since = self._draft.begun
            begins = self.look.times.day_begins
            is_old = since is not None and is_of_then(as_shown(since, now), now, begins)
            begun = since if is_old else None
        shown = begun is not None and self.form is not None
        self._restored.setText(words.restored(begun, now, self.look.times) if begun else "")
        self._restored.setVisible(shown)

    def _leave(self) -> None:
        """The form is saved or given up: forget its draft. The keyboard goes to the list."""
        self._draft.clear(self._changing.id if self._changing else None)
        self._show_list()
        move_focus(self.first_focus())

    def _log_new(self) -> None:
        if not self._show_begun():
            self._show_form(None)

    def _choose_day(self, days_back: int | None) -> None:
        """Fill in the day of a form that nobody has touched yet."""
        if self.form is not None and days_back is not None and not self._touched:
            self.form.choose_day(days_back)

    def _change_session(self, session: Session) -> None:
        if self._touched and self._changing is not None and self._changing.id == session.id:
            return
        if not self._show_changed(session.id):
            self._show_form(session)

    def _show_form(self, session: Session | None, answers: SessionAnswers | None = None) -> None:
        self.keep_draft()
        self._close_form()
        self._changing = session
        self.form = SessionForm(
            self.keeper.diary, self.keeper.clock(), self.look, session, self._turn(session)
        )
        if answers is not None:
            self.form.show_answers(answers)
        self.form.changed.connect(self._form_changed)
        self.form.look_at.connect(self.area.show_soon)
        self.form.set_narrow(self.narrow)
        self.body.insertWidget(_FORM_AT, self.form)
        self.form.show()  # at once: the next key may come before the layout is made
        self.set_title(words.CHANGE_TITLE if session else words.FORM_TITLE)
        self.holding.forget()
        for widget in (self._list, self._log):
            widget.hide()
        self.bar.show()
        self._say_when()
        self.area.verticalScrollBar().setValue(0)
        self.form.first_focus().setFocus()

    def _turn(self, session: Session | None) -> str:
        """Which kind of session its turn in an experiment is; empty for none."""
        found = latest_turns(self.keeper.view)
        if found is None:
            return ""
        way = found.state.next_way if session is None else found.way_of(session.id)
        return "" if way is None else experiment.turn(found, way)

    def _show_turn(self, form: SessionForm) -> None:
        """A session before the latest of an experiment takes no turn in it."""
        answers = form.answers()
        if self._changing is None and answers is not None:
            form.show_turn(shown=self._turn_of(answers.ended_at) is not None)

    def _turn_of(self, ended_at: datetime) -> str | None:
        """The id of the experiment in which a new session that ended then takes its turn."""
        view = self.keeper.view
        found = latest_turns(view)
        takes = self._changing is None and takes_turn(view.index, found, ended_at)
        return found.experiment.id if takes and found is not None else None

    def _show_list(self) -> None:
        self._close_form()
        self.set_title(words.TITLE)
        for widget in (self._list, self._log):
            widget.show()
        self.bar.hide()
        self.area.verticalScrollBar().setValue(0)

    def _failed(self, error: StoreError) -> None:
        if self.form is not None and self.isVisible():
            self.bar.refuse(error.sentence)

    def _close_form(self) -> None:
        self.bar.settle()
        self.bar.show_verdict(None)
        self._changing = self._begun = self._seen = None
        self._restored.hide()
        self._touched = self._asked = self._asked_when = False
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _form_changed(self) -> None:
        self._touched = True
        if self.form is not None:
            self.form.when_row.set_error("")
            self._show_turn(self.form)
            changing = self._changing.id if self._changing else None
            self._draft.wait(changing, partial(_draft_values, self.form))
        self._say_when()

    def _say_when(self) -> None:
        """Say what is still open; else what the soreness clock will say of the time in the form."""
        answers = self.form.answers() if self.form else None
        if self.form is None or answers is None:
            return
        if self._asked and self.form.is_open():
            self.bar.show_verdict(None)
            self.bar.say(words.ONE_OPEN.format(question=words.RISE_SETTLED), aloud=True)
            return
        now = self.keeper.clock()
        ended_at = answers.ended_at
        times = self.look.times
        if self._asked_when and self.form.is_blank():
            self.bar.say(words.ONLY_WHEN.format(when=times.when(ended_at, now)), aloud=True)
            return
        raised = self._raised(answers)
        self.bar.show_verdict(raised.verdict)
        if raised.sentence:
            self.bar.say(raised.sentence, aloud=True)
            return
        said = words.expected(ended_at, now, times)
        if self.form.is_filled_again():
            said = f"{words.ENDED_THEN.format(when=times.when(ended_at, now))} {said}"
        # where there is room for one word beside Save, it would be higher than the form
        roomy = self.width() >= self.look.px(_ROOM_TO_SAY)
        self.bar.say(said if roomy else "")

    def _raised(self, answers: SessionAnswers) -> SessionVerdict:
        """What the answers would raise; looked at anew only where a rule could read a change."""
        read = replace(answers, note=None)
        view = self.keeper.view
        if self._seen is None or (read, view) != (self._seen[0], self._seen[1]):
            rulebook, times = self.keeper.rulebook, self.look.times
            found = session_verdict(read, view, rulebook, times, self._changing)
            self._seen = (read, view, found)
        return self._seen[2]

    def _follow_day(self, now: datetime) -> None:
        """What a form says of today is another day after midnight."""
        if self.form is None or not self.form.set_now(now):
            return
        if self._touched or self._changing is not None:
            self._say_when()
        else:
            self._show_form(None)

    def _hold(self, planned: PlannedExercise, reason: str) -> None:
        """The exercise that hurt waits until somebody was asked about it."""
        set_on_hold(self.keeper, planned, reason)

    def _to_list(self) -> None:
        move_focus(self.cards if self.cards.isVisibleTo(self) else self._log)

    def _see_plan(self) -> None:
        self.go_to.emit(Destination(page=PageName.PLAN))

    def _open_timer(self) -> None:
        self.go_to.emit(Destination(page=PageName.TIMER))

    def _show_earlier(self) -> None:
        self._shown += _SHOWN
        self.show_view(self.keeper.view)

    def _show_card(self, place: QRect) -> None:
        self.area.show_place(self.cards, place)

    def _change(self, line: SessionLine) -> None:
        self._change_session(line.row.session)

    def _remove(self, line: SessionLine) -> None:
        self.keeper.remove(words.REMOVED, Session, line.row.session.id)
