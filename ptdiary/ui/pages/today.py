"""Today: where the patient is after a session, the entry form, and what stands after saving."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.questions import (
    Answers,
    answers_of,
    entry_from,
    held,
    named_exercise,
    says_nothing,
)
from ptdiary.report.wording import entry_form
from ptdiary.report.wording import today as words
from ptdiary.ui.pages.page import Columns, Page
from ptdiary.ui.pages.today_before import (
    earlier_that_day,
    last_rated,
    last_regions,
    yesterday_missing,
)
from ptdiary.ui.pages.today_draft import CHANGE, NEW, EntryDraft
from ptdiary.ui.pages.today_form import EntryForm
from ptdiary.ui.pages.today_saved import SavedPanel, SavedState
from ptdiary.ui.pages.today_saving import question_of, records_of, strip_text
from ptdiary.ui.pages.today_side import SideCards
from ptdiary.ui.pages.today_top import TopCards
from ptdiary.ui.pages.today_warning import warned
from ptdiary.ui.pages.today_welcome import WelcomeCard
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.save_bar import SaveBar
from ptdiary.ui.widgets.tab_order import put_in_order

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.diary.diary import Kept
    from ptdiary.diary.question import Question
    from ptdiary.store.errors import StoreError
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.pages.today_draft import Filled
    from ptdiary.ui.theme import Look

_FRESH = timedelta(hours=3)  # after this, a saved entry makes room for the next one
_SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S")
_ROOM_FOR_ACTION = 44.0  # em


class TodayPage(Page):
    """`open("new")` starts an entry, `open(id)` changes that entry."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self._saved: SavedState | None = None
        self._changing: Entry | None = None
        self._question: Question | None = None
        self._tried: datetime | None = None  # when saving this form failed
        self._shown_emergencies: frozenset[str] = frozenset()
        self._put_off_wider = False
        self._trouble = ""
        self._laid_out = QTimer(self)  # runs once the new card has its place
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._show_card)
        self._log = Button(words.LOG_THERAPY_SESSION, look, icon="dumbbell")
        self._log.clicked.connect(self._log_session)
        self.add_action(self._log)
        self.top = TopCards(keeper, look)
        self.welcome = WelcomeCard(keeper, look)
        self.form = EntryForm(keeper.view.now, look)
        self.panel = SavedPanel(look)
        self.side = SideCards(keeper.rulebook, look, self)
        self.draft = EntryDraft(keeper.drafts, keeper.clock, self)
        self.bar = SaveBar(entry_form.SAVE, entry_form.CLEAR, look)
        self._columns = Columns(look)
        self._lay_out()
        self._connect()
        self._restore()

    # what the window asks

    def show_view(self, view: View) -> None:
        """Show the diary as it is now."""
        self.set_title(words.title(view.now))
        self._follow_saved(view)
        saved = self._saved
        first = not view.diary.entries and not view.diary.sessions
        self.welcome.setVisible(first and saved is None)
        self.welcome.show_profile(view.diary.profile)
        self.form.setVisible(saved is None)
        self.bar.setVisible(saved is None)
        self.panel.setVisible(saved is not None)
        own = self._changing or (saved.entry if saved else None)
        self.form.set_view(view, last_rated(view, own), earlier_that_day(view, own))
        self.form.show_yesterday(self._changing is None and yesterday_missing(view))
        loud = self.top.show_status(view, after_entry=saved is not None)
        strip = strip_text(saved.entry, view.now) if saved is not None and not loud else None
        self.top.show_strip(strip)
        if saved is not None:
            self._saved = replace(saved, loud=loud, wider_put_off=self._put_off_wider)
            self.panel.set_before(last_regions(view, own), earlier_that_day(view, own))
            self.panel.show_state(self._saved, view)
        self.side.show_view(view, after_entry=saved is not None)
        self._say_state()
        self._order()

    def open(self, what: str) -> None:
        """Come to the front: as it stands, with a new entry, or with an entry to change."""
        entry = self.keeper.diary.find(Entry, what) if what else None
        if entry is not None:
            self._begin_change(entry)
        elif what == "new" or self._saved_is_old():
            self._begin_new()
        elif what == "yesterday":
            self._begin_new()
            self.form.choose_yesterday()
        elif what == "earlier":
            self._begin_new()
            self.form.choose_another_day()
        if what:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """The score; once saved, what stands at the top, so that it stays in view."""
        if self._saved is None:
            return self.form.score_focus()
        return self.top.first_button() or self.panel.more.first_row()

    def keep_draft(self) -> None:
        """Write the form to the drafts; text that is typed below a saved entry joins the entry."""
        self.draft.write()
        pending = self.panel.pending() if self._saved is not None else None
        if pending is not None:
            self._keep_more(pending)

    def set_columns(self, narrow: bool) -> None:
        """One column or two."""
        self._columns.set_narrow(narrow)
        self._log.setVisible(self.width() >= self.look.px(_ROOM_FOR_ACTION))
        self._say_state()

    # saving

    def save(self) -> None:
        """Save the entry as the form has it. What cannot be saved stays, with a sentence why."""
        self._trouble = ""
        answers, now = self.form.answers, self._moment_of_saving()
        at = self.form.at() or now
        if at > now:
            self.form.say_wrong(entry_form.AHEAD, about_when=True)
            self._see(self.form.picker)
            return
        if says_nothing(answers):
            moving = "movement" in answers.ticked
            self.form.say_wrong(entry_form.NO_MOVEMENT if moving else entry_form.NOTHING_TO_SAVE)
            self._see(self.form.score_focus())
            return
        changing = self._changing
        id_ = changing.id if changing else self.draft.id
        written_at = (changing.written_at or changing.at) if changing else now
        entry = entry_from(answers, id_, at, written_at, changing)
        question = question_of(answers, self._question, self.keeper.diary, self.keeper.clock())
        state = SavedState(entry=entry, question=answers.question, exercise=named_exercise(answers))
        self._saved, self._question = state, question
        label = words.LABEL_CHANGED if changing else words.LABEL_SAVED
        if not self._keep(label, *records_of(self.keeper.diary, entry, answers, question)):
            self._saved, self._tried = None, now
            self.show_view(self.keeper.view)
            return
        self._changing = self._tried = None
        self.draft.clear(changing.id if changing else None)
        self.form.start()
        self._forget_emergency()
        self._label_bar()
        self.area.verticalScrollBar().setValue(0)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _moment_of_saving(self) -> datetime:
        """Now, or when the same form was tried to be saved before: it may have reached the disk."""
        return self._tried or self.keeper.clock()

    def _keep(self, label: str, *records: Kept) -> bool:
        self.says_done = True
        return self.keeper.keep(label, *records)

    def _keep_more(self, answers: Answers) -> None:
        """An answer added to the saved entry."""
        if self._saved is None:
            return
        old = self._saved.entry
        entry = entry_from(answers, old.id, old.at, old.written_at, old)
        question = question_of(answers, self._question, self.keeper.diary, self.keeper.clock())
        self._question = question
        self._saved = replace(
            self._saved,
            entry=entry,
            question=answers.question,
            exercise=named_exercise(answers) or self._saved.exercise,
        )
        records = records_of(self.keeper.diary, entry, answers, question)
        if not self._keep(words.LABEL_ADDED, *records):
            self._saved = replace(self._saved, entry=old)

    # beginning and ending

    def _begin_new(self) -> None:
        self.draft.write()
        self._saved = self._changing = self._question = None
        self.form.start()
        self._show_filled(self._new_draft())
        self._label_bar()
        self.show_view(self.keeper.view)

    def _begin_change(self, entry: Entry) -> None:
        self.draft.write()
        filled = self.draft.read(CHANGE)
        self._saved = self._question = None
        self._changing = entry
        self.form.start(changing=entry.at)
        if filled is not None and filled.entry == entry.id:
            self._show_filled(filled)
        else:
            self.form.show_answers(answers_of(entry))
        self._label_bar()
        self.show_view(self.keeper.view)
        self.area.verticalScrollBar().setValue(0)

    def _leave_form(self) -> None:
        """Clear, or for a change: leave the entry as it was."""
        changing = self._changing
        self.draft.clear(changing.id if changing else None)
        if changing is not None:
            self._begin_new()
            return
        self.form.start()
        self._forget_emergency()
        self._say_state()
        self.form.score_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        changed = self.draft.read(CHANGE)
        entry = self.keeper.diary.find(Entry, changed.entry) if changed and changed.entry else None
        if changed is not None and entry is not None:
            self._changing = entry
            self.form.start(changing=entry.at)
            self._show_filled(changed)
        else:
            self._show_filled(self._new_draft())
        self._label_bar()

    def _new_draft(self) -> Filled | None:
        """The draft of a new entry, unless the program ended after it was saved."""
        filled = self.draft.read(NEW)
        if filled is None or self.keeper.diary.find(Entry, filled.id) is None:
            return filled
        self.draft.clear(None)
        return None

    def _show_filled(self, filled: Filled | None) -> None:
        if filled is None:
            return
        self.form.show_answers(filled.answers)
        self.form.show_moment(filled.at or filled.begun)
        self.form.show_restored(entry_form.restored(filled.begun, self.keeper.view.now))
        self._warn(show_emergency=False)

    def _label_bar(self) -> None:
        changing = self._changing is not None
        self.bar.save_button.setText(entry_form.SAVE_CHANGES if changing else entry_form.SAVE)
        self.bar.leave_button.setText(entry_form.STOP_CHANGING if changing else entry_form.CLEAR)

    # what the patient does

    def _form_changed(self) -> None:
        form = self.form
        self._trouble, self._tried = "", None
        self.draft.wait(form.answers, form.at(), self._changing.id if self._changing else None)
        self._warn()
        self._say_state()

    def _warn(self, show_emergency: bool = True) -> None:
        """The card at a ticked answer; an emergency replaces the page, once."""
        view = self.keeper.view
        found = warned(self.form.answers, self.form.at() or view.now, view, self.keeper.rulebook)
        if self.form.show_card(found.card):
            self._order()
            self._laid_out.start()
        fresh = found.rules - self._shown_emergencies
        if self._shown_emergencies and not found.rules:
            self.emergency.emit(None)
        self._shown_emergencies = found.rules
        if show_emergency and fresh and found.emergency is not None:
            self.draft.write()
            self.emergency.emit(found.emergency)

    def _forget_emergency(self) -> None:
        if self._shown_emergencies:
            self._shown_emergencies = frozenset()
            self.emergency.emit(None)

    def _show_card(self) -> None:
        card = self.form.card
        if card is not None:
            self.area.show_whole(card)

    def _undo(self) -> None:
        self.keeper.undo()

    def _change_saved(self) -> None:
        if self._saved is not None:
            self._begin_change(self._saved.entry)
            self.form.score_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_another(self) -> None:
        self.open("new")

    def _log_session(self) -> None:
        self.go_to.emit("sessions:new")

    def _usual(self, score: int) -> None:
        self.says_done = False
        profile = replace(self.keeper.diary.profile, usual_soreness=score)
        self.keeper.keep_profile(entry_form.USUAL_SAVED, profile)

    def _hold(self, id_: str) -> None:
        planned = self.keeper.diary.find(PlannedExercise, id_)
        self.says_done = False
        self.keeper.keep(
            entry_form.HELD_LABEL, held(planned, self.keeper.clock(), entry_form.HOLD_REASON)
        )

    def _put_off(self) -> None:
        self._put_off_wider = True
        self.show_view(self.keeper.view)

    def _pressed(self, key: str) -> None:
        """A button of the saved strip or of the card at a ticked answer."""
        verbs = {
            "undo": self._undo,
            "change": self._change_saved,
            "add_number": self._add_number,
            "call": self.top.show_phone,
        }
        verbs[key]()

    def _add_number(self) -> None:
        card = self.form.card
        if card is not None:
            self.go_to.emit(f"settings:{card.text.number_field}")

    def _failed(self, error: StoreError) -> None:
        if self.isVisible():
            self._trouble = words.cannot_save(error.sentence)
            self._say_state()
            self.bar.save_button.setText(entry_form.TRY_AGAIN)

    def _draft_not_kept(self) -> None:
        self._trouble = entry_form.DRAFT_NOT_KEPT
        self._say_state()

    # what the page shows

    def _follow_saved(self, view: View) -> None:
        """The saved entry may have been changed elsewhere, or taken back: then the form is back."""
        if self._saved is None:
            return
        id_ = self._saved.entry.id
        entry = view.diary.find(Entry, id_)
        if entry is not None:
            self._saved = replace(self._saved, entry=entry)
            return
        answers = replace(answers_of(self._saved.entry), question=self._saved.question)
        at = self._saved.entry.at
        self._saved = None
        self.draft.id = id_
        self.form.start()
        self.form.show_answers(answers)
        self.form.show_moment(at)
        self.draft.wait(answers, at, None)
        self._label_bar()

    def _saved_is_old(self) -> bool:
        if self._saved is None:
            return False
        written = self._saved.entry.written_at or self._saved.entry.at
        return self.keeper.view.now - written > _FRESH

    def _say_state(self) -> None:
        answers = self.form.answers
        score, signs = answers.soreness is not None, answers.signs_answered
        self.bar.say(self._trouble or entry_form.state_of(score, signs, self.narrow))

    def _see(self, widget: QWidget) -> None:
        self.area.ensureWidgetVisible(widget, 0, self.look.px(4))
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # building

    def _lay_out(self) -> None:
        self.add(self.top)
        columns = self._columns.main
        for widget in (self.welcome, self.form, self.panel):
            columns.addWidget(widget)
        columns.addStretch(1)
        for card in self.side.cards:
            self._columns.side.addWidget(card)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self.set_bar(self.bar)

    def _connect(self) -> None:
        self.form.changed.connect(self._form_changed)
        self.form.card_pressed.connect(self._pressed)
        self.top.strip_pressed.connect(self._pressed)
        self.top.go_to.connect(self.go_to)
        self.top.emergency.connect(self.emergency)
        self.top.changed.connect(self._order)
        self.side.go_to.connect(self.go_to)
        self.bar.saved.connect(self.save)
        self.bar.left.connect(self._leave_form)
        self.panel.kept.connect(self._keep_more)
        self.panel.usual.connect(self._usual)
        self.panel.hold.connect(self._hold)
        self.panel.undo.connect(self._undo)
        self.panel.change.connect(self._change_saved)
        self.panel.another.connect(self._add_another)
        self.panel.wider_left.connect(self._put_off)
        self.draft.not_kept.connect(self._draft_not_kept)
        self.keeper.failed.connect(self._failed)
        for keys in _SAVE_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save_by_key)

    def _save_by_key(self) -> None:
        if self._saved is None:
            self.save()

    def _order(self) -> None:
        put_in_order(
            self.top, self.welcome, self.form, self.panel, self.bar, *self.side.cards, self._log
        )
