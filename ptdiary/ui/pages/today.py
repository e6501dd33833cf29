"""Today: where the patient is after a session, the entry form, and what stands after saving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ptdiary.diary.entry import Entry
from ptdiary.diary.questions import Answers, answers_of, says_nothing
from ptdiary.report.wording import entry_form
from ptdiary.report.wording import today as words
from ptdiary.ui.pages.today_before import (
    earlier_that_day,
    last_rated,
    last_regions,
    yesterday_missing,
)
from ptdiary.ui.pages.today_draft import CHANGE
from ptdiary.ui.pages.today_parts import TodayParts
from ptdiary.ui.pages.today_saving import keep_usual, put_on_hold, strip_text
from ptdiary.ui.pages.today_writing import answers_again

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.settings import Settings
    from ptdiary.store.errors import StoreError
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.pages.today_draft import Filled
    from ptdiary.ui.theme import Look


class TodayPage(TodayParts):
    """`open("new")` starts an entry, `open(id)` changes that entry."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self._put_off_wider = False
        self._trouble = ""
        self._connect()
        self._restore()

    # what the window asks

    def show_view(self, view: View) -> None:
        """Show the diary as it is now."""
        self.set_title(words.title(view.now))
        self._follow_saved(view)
        saved = self.writing.saved
        first = not view.diary.entries and not view.diary.sessions
        self.welcome.setVisible(first and saved is None)
        self.welcome.show_profile(view.diary.profile)
        self.form.setVisible(saved is None)
        self.bar.setVisible(saved is None)
        self.panel.setVisible(saved is not None)
        own = self.writing.own
        self.form.set_view(view, last_rated(view, own), earlier_that_day(view, own))
        self.form.show_yesterday(self.writing.changing is None and yesterday_missing(view))
        loud = self.top.show_status(view, after_entry=saved is not None)
        undo = saved is not None and self.keeper.last_kept(saved.entry)
        quiet = saved if not loud else None
        self.top.show_strip(strip_text(quiet.entry, view.now, can_undo=undo) if quiet else None)
        if saved is not None:
            put_off = self._put_off_wider
            saved = replace(saved, loud=loud, can_undo=undo, wider_put_off=put_off)
            self.writing.saved = saved
            before = last_regions(view, own), earlier_that_day(view, own)
            self.panel.show_state(saved, view, *before)
        # at contact level and above, nothing else is asked or reminded of
        self.activities.show_view(view, after_entry=saved is not None and not loud)
        self.reminder.show_view(view, quiet=saved is not None or loud)
        self.side.show_view(view, after_entry=saved is not None)
        self._say_state()
        self.order()

    def recall(self, settings: Settings) -> None:
        """From which hour on it reminds."""
        if settings.reminder != self.reminder.hour:
            self.reminder.hour = settings.reminder
            self.show_view(self.keeper.view)

    def open(self, what: str) -> None:
        """Come to the front: as it stands, with a new entry, or with an entry to change."""
        entry = self.keeper.diary.find(Entry, what) if what else None
        if entry is not None:
            self._begin_change(entry.id)
        elif what == "new" or self.writing.is_old(self.keeper.view.now):
            self._begin_new()
        elif what == "yesterday":
            self._begin_new()
            self.form.choose_yesterday()
        elif what == "earlier":
            self._begin_new()
            self.form.choose_another_day()
        if what:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_draft(self) -> None:
        """Write the form to the drafts; text that is typed below a saved entry joins the entry."""
        self.draft.write()
        pending = self.panel.pending() if self.writing.saved is not None else None
        if pending is not None:
            self._keep_more(pending)

    def set_columns(self, narrow: bool) -> None:
        """One column or two."""
        super().set_columns(narrow)
        self._say_state()

    # saving

    def save(self) -> None:
        """Save the entry as the form has it. What cannot be saved stays, with a sentence why."""
        self._trouble = ""
        answers, now = self.form.answers, self.writing.moment
        at = self.form.at() or now
        if at > now:
            self.form.say_wrong(entry_form.AHEAD, about_when=True)
            self.see(self.form.picker)
            return
        if says_nothing(answers):
            moving = "movement" in answers.ticked
            self.form.say_wrong(entry_form.NO_MOVEMENT if moving else entry_form.NOTHING_TO_SAVE)
            self.see(self.form.score_focus())
            return
        changing = self.writing.changing
        self.says_done = True
        if not self.writing.save(answers, self.draft.id, at):
            self.show_view(self.keeper.view)
            return
        self.draft.clear(changing.id if changing else None)
        self.form.start()
        self.ticked.forget()
        self.label_bar()
        self.see_top()

    def _keep_more(self, answers: Answers) -> None:
        """An answer added to the saved entry."""
        self.says_done = True
        self.writing.add(answers)

    # beginning and ending

    def _begin_new(self) -> None:
        self.keep_draft()
        self.panel.take_back()
        self.writing.begin()
        self.form.start()
        filled = self.draft.read_new(self.keeper.diary)
        self._show_filled(filled)
        if filled is None:
            self.ticked.forget()
        self.label_bar()
        self.show_view(self.keeper.view)

    def _begin_change(self, id_: str) -> None:
        self.keep_draft()
        entry = self.keeper.diary.find(Entry, id_)
        if entry is None:
            return
        self.panel.take_back()
        filled = self.draft.read(CHANGE)
        self.writing.begin(entry)
        self.form.start(changing=entry.at)
        if filled is not None and filled.entry == entry.id:
            self._show_filled(filled)
        else:
            self.form.show_answers(answers_of(entry))
            self.ticked.forget()
        self.label_bar()
        self.show_view(self.keeper.view)
        self.area.verticalScrollBar().setValue(0)

    def _leave_form(self) -> None:
        """Clear, or for a change: leave the entry as it was."""
        changing = self.writing.changing
        self.draft.clear(changing.id if changing else None)
        if changing is not None:
            self._begin_new()
            return
        self.form.start()
        self.ticked.forget()
        self.label_bar()
        self._say_state()
        self.form.score_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        changed = self.draft.read(CHANGE)
        entry = self.keeper.diary.find(Entry, changed.entry) if changed and changed.entry else None
        if entry is not None:
            self.writing.begin(entry)
            self.form.start(changing=entry.at)
        self._show_filled(changed if entry else self.draft.read_new(self.keeper.diary))
        self.label_bar()

    def _show_filled(self, filled: Filled | None) -> None:
        if filled is None:
            return
        self.form.show_answers(filled.answers)
        self.form.show_moment(filled.at or filled.begun)
        self.form.show_restored(entry_form.restored(filled.begun, self.keeper.view.now))
        self.ticked.look(speak=False)

    # what the patient does

    def _form_changed(self) -> None:
        form, changing = self.form, self.writing.changing
        self._trouble = ""
        self.writing.edited()
        self.draft.wait(form.answers, form.at(), changing.id if changing else None)
        self.ticked.look()
        self._say_state()

    def _emergency(self, view: View | None) -> None:
        """The page is about to be replaced: what was filled in is kept first."""
        if view is not None:
            self.draft.write()
        self.emergency.emit(view)

    def _change_saved(self) -> None:
        if self.writing.saved is not None:
            self._begin_change(self.writing.saved.entry.id)
            self.form.score_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_another(self) -> None:
        self.open("new")

    def _usual(self, score: int) -> None:
        self.says_done = False
        keep_usual(self.keeper, score)

    def _hold(self, id_: str) -> None:
        self.says_done = False
        put_on_hold(self.keeper, id_)

    def _put_off(self) -> None:
        self._put_off_wider = True
        self.show_view(self.keeper.view)

    def _pressed(self, key: str) -> None:
        """A button of the saved strip or of the card at a ticked answer."""
        verbs = {
            "undo": self.keeper.undo,
            "change": self._change_saved,
            "add_number": self.add_number,
            "call": self.top.show_phone,
        }
        verbs[key]()

    def _failed(self, error: StoreError) -> None:
        if self.isVisible():
            self.bar.refuse(error.sentence)

    def _draft_not_kept(self) -> None:
        self._trouble = entry_form.DRAFT_NOT_KEPT
        self._say_state()

    # what the page shows

    def _follow_saved(self, view: View) -> None:
        """The saved entry may have been changed elsewhere, or taken back: then the form is back."""
        gone = self.writing.follow(view)
        if gone is None:
            return
        answers, at = self.panel.take_back() or answers_again(gone), gone.entry.at
        self.draft.id = gone.entry.id
        self.form.start()
        self.form.show_answers(answers)
        self.form.show_moment(at)
        self.draft.wait(answers, at, None)
        self.label_bar()

    def _say_state(self) -> None:
        answers = self.form.answers
        score, signs = answers.soreness is not None, answers.signs_answered
        self.bar.say(self._trouble or entry_form.state_of(score, signs, self.narrow))

    def _connect(self) -> None:
        self.form.changed.connect(self._form_changed)
        self.form.card_pressed.connect(self._pressed)
        self.top.strip_pressed.connect(self._pressed)
        self.top.emergency.connect(self.emergency)
        self.ticked.emergency.connect(self._emergency)
        self.bar.saved.connect(self.save)
        self.bar.listen(self)
        self.bar.left.connect(self._leave_form)
        self.panel.kept.connect(self._keep_more)
        self.panel.usual.connect(self._usual)
        self.panel.hold.connect(self._hold)
        self.panel.undo.connect(self.keeper.undo)
        self.panel.change.connect(self._change_saved)
        self.panel.another.connect(self._add_another)
        self.panel.wider_left.connect(self._put_off)
        self.draft.not_kept.connect(self._draft_not_kept)
        self.keeper.failed.connect(self._failed)
        self.keeper.done.connect(self.bar.settle)
