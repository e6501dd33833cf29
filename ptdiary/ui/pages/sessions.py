"""Sessions: the list with what followed each, and the form to log or change one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from ptdiary.diary.session import Session
from ptdiary.diary.session_form import session_from
from ptdiary.report.wording import dates
from ptdiary.report.wording import page as paper_words
from ptdiary.report.wording import sessions as words
from ptdiary.review.clock import EASES, STARTS
from ptdiary.review.figures import SessionRow
from ptdiary.review.series import series
from ptdiary.ui.pages.page import Page
from ptdiary.ui.pages.session_form import SessionForm
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.record_table import Column, RecordTable
from ptdiary.ui.widgets.save_bar import SaveBar

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_SHOWN = 50  # sessions in the list before the patient asks for earlier ones


class SessionsPage(Page):
    """`open("new")` shows an empty form, `open(id)` the form of that session, else the list."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self._form: SessionForm | None = None
        self._changing: Session | None = None
        self._shown = _SHOWN
        self._log = Button(words.LOG, look, icon="dumbbell")
        self._log.clicked.connect(self._log_new)
        self.add_action(self._log)
        self._list = Card(look)
        self._empty = Label(words.EMPTY)
        self.table = RecordTable(words.LIST_NAME, _columns(), look)
        self.table.opened.connect(self._change)
        self.table.removal_asked.connect(self._remove)
        self._actions_row = Flow(look)
        self._earlier = Button(words.SHOW_EARLIER, look, "link")
        self._earlier.clicked.connect(self._show_earlier)
        self._change_button = Button(words.CHANGE, look)
        self._change_button.clicked.connect(self._change_chosen)
        self._remove_button = Button(words.REMOVE, look)
        self._remove_button.clicked.connect(self._remove_chosen)
        self._actions_row.add(self._change_button, self._remove_button, self._earlier)
        self._help = Label(words.HELP, "hint")
        self._list.add(self._empty, self.table, self._help, self._actions_row)
        self.add(self._list)
        self.body.addStretch(1)
        self.bar = SaveBar(words.SAVE, words.CANCEL, look)
        self.bar.saved.connect(self.save)
        self.bar.left.connect(self._show_list)
        self.set_bar(self.bar)
        self._show_list()

    def show_view(self, view: View) -> None:
        """The newest sessions, and what followed each."""
        rows = _rows(self.keeper, view, self._shown)
        self.table.show_rows(rows)
        some = bool(rows)
        for widget in (self.table, self._help, self._change_button, self._remove_button):
            widget.setVisible(some)
        self._empty.setVisible(not some)
        self._earlier.setVisible(len(view.diary.sessions) > len(rows))

    def open(self, what: str) -> None:
        """Show a form; a half-filled one stays until it is saved or left."""
        session = self.keeper.diary.find(Session, what) if what else None
        if session is not None or (what == "new" and self._form is None):
            self._show_form(session)

    def first_focus(self) -> QWidget | None:
        """The first question of the form, or the list."""
        return self.table if self._form is None else self._form.first_focus()

    def save(self) -> None:
        """Save what the form says; a time that has not come yet is asked for again."""
        if self._form is None:
            return
        now = self.keeper.clock()
        answers = self._form.answers()
        if answers is None or answers.ended_at > now + timedelta(minutes=1):
            self._form.when_row.set_error(words.AHEAD)
            self.area.show_whole(self._form.when_row)
            return
        session = session_from(
            answers,
            self._changing.id if self._changing else str(uuid4()),
            words.UNNAMED_EXERCISE,
            self.keeper.diary,
            self._changing,
        )
        label = words.CHANGED if self._changing else words.SAVED
        if self.keeper.keep(label, session):
            self._show_list()

    def _log_new(self) -> None:
        self._show_form(None)

    def _show_form(self, session: Session | None) -> None:
        self._close_form()
        self._changing = session
        self._form = SessionForm(self.keeper.diary, self.keeper.clock(), self.look, session)
        self._form.changed.connect(self._say_when)
        self.body.insertWidget(1, self._form)
        self.set_title(words.CHANGE_TITLE if session else words.FORM_TITLE)
        for widget in (self._list, self._log):
            widget.hide()
        self.bar.show()
        self._say_when()
        self.area.verticalScrollBar().setValue(0)
        self._form.first_focus().setFocus()

    def _show_list(self) -> None:
        self._close_form()
        self.set_title(words.TITLE)
        for widget in (self._list, self._log):
            widget.show()
        self.bar.hide()
        self.area.verticalScrollBar().setValue(0)

    def _close_form(self) -> None:
        self._changing = None
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _say_when(self) -> None:
        """Say what the soreness clock will say of the time that stands in the form."""
        answers = self._form.answers() if self._form else None
        if self._form is None or answers is None:
            return
        self._form.when_row.set_error("")
        now = self.keeper.clock()
        ended_at = answers.ended_at.astimezone(now.tzinfo)
        moments = (dates.when(ended_at + after, now) for after in (STARTS, EASES))
        self.bar.say(words.expected(*moments))

    def _show_earlier(self) -> None:
        self._shown += _SHOWN
        self.show_view(self.keeper.view)

    def _change(self, row: SessionRow) -> None:
        self._show_form(row.session)

    def _remove(self, row: SessionRow) -> None:
        self.keeper.remove(words.REMOVED, Session, row.session.id)

    def _change_chosen(self) -> None:
        row = self.table.chosen()
        if row is not None:
            self._change(row)

    def _remove_chosen(self) -> None:
        row = self.table.chosen()
        if row is not None:
            self._remove(row)


def _rows(keeper: Keeper, view: View, most: int) -> tuple[SessionRow, ...]:
    """The newest sessions first, each with its response as the review computes it."""
    newest = [each for each in view.diary.sessions if each.ended_at <= view.now][-most:]
    if not newest:
        return ()
    first = newest[0].ended_at.astimezone(view.now.tzinfo).date()
    found = series(view.diary, keeper.rulebook, view.now, first, view.now.date())
    curves = {curve.session: curve for curve in found.curves}
    rows = [
        SessionRow(
            number=curves[each.id].number,
            session=each,
            response=curves[each.id].response,
            curve=curves[each.id],
        )
        for each in newest
        if each.id in curves
    ]
    return tuple(reversed(rows))


def _columns() -> tuple[Column[SessionRow], ...]:
    head = words.HEADERS
    return (
        Column(header=head["number"], text=_number, right=True),
        Column(header=head["when"], text=_when),
        Column(header=head["what"], text=_what, stretch=True),
        Column(header=head["before"], text=_before, right=True),
        Column(header=head["peak"], text=paper_words.peak),
        Column(header=head["response"], text=_response, strong=_is_warning),
    )


def _number(row: SessionRow) -> str:
    return str(row.number)


def _when(row: SessionRow) -> str:
    at: datetime = row.session.ended_at
    return f"{dates.short_day_with_weekday(at)}, {dates.clock(at)}"


def _what(row: SessionRow) -> str:
    done = list(row.done)
    if "manual" in row.session.components:
        done.append(words.HANDS_ON)
    where = words.setting_of(row.session.setting)
    said = ", ".join(done) or words.NOTHING_NAMED
    return f"{said} ({where})" if where else said


def _before(row: SessionRow) -> str:
    return dates.number(row.response.before)


def _response(row: SessionRow) -> str:
    last = row.curve.points[-1][0] if row.curve.points else 0.0
    return paper_words.response(row, last)


def _is_warning(row: SessionRow) -> bool:
    return row.curve.outcome in {"sign", "past_72"}
