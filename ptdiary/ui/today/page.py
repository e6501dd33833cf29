"""Today: where the patient is after a session, the entry form, and what is shown after saving."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from ptdiary.diary import Entry, MedicineDose, Session
from ptdiary.diary.questions import Answers, answers_of, says_nothing
from ptdiary.review.asking import circumstances
from ptdiary.ui.destination import Destination, Notice, PageName, Part
from ptdiary.ui.draft import RecordDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.page import Columns, Page
from ptdiary.ui.today.activities import ActivitiesCard
from ptdiary.ui.today.bar import EntryBar
from ptdiary.ui.today.begun import BegunEarlier
from ptdiary.ui.today.form import EntryForm
from ptdiary.ui.today.medicine import MedicineCard
from ptdiary.ui.today.programme import ProgrammePart
from ptdiary.ui.today.reminder import Reminder
from ptdiary.ui.today.saved import SavedPanel
from ptdiary.ui.today.side import SideCards
from ptdiary.ui.today.sight import Sight
from ptdiary.ui.today.top import AddingLine, TopCards
from ptdiary.ui.today.visit import VisitToday
from ptdiary.ui.today.warning import Verdicts
from ptdiary.ui.today.welcome import NUMBER, WelcomeStrip
from ptdiary.ui.today.writing import (
    Filled,
    Writing,
    answers_again,
    asked_of,
    draft_values,
    keep_told,
    keep_usual,
    last_rated,
    read_filled,
    said_before,
    session_strip,
    strip_text,
    yesterday_missing,
)
from ptdiary.ui.widgets import BannerAction, Button, announce, move_focus, nest, put_in_order
from ptdiary.words import entry_form, programme, today
from ptdiary.words import medicine as medicine_words

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ptdiary.review.index import Index
    from ptdiary.settings import Settings
    from ptdiary.store.errors import StoreError
    from ptdiary.ui.draft import HalfFilled
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_LOW, _WIDE_ENOUGH = 44.0, 50.0  # em: a page lower than this has small margins, if it is wide
_ROOM_FOR_ACTION = 44.0  # em: with less, the button at the top would press on the title


class TodayPage(Page):
    """Opened with `Part.NEW` it starts an entry, with an entry's id it changes that entry."""

    _low = False

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self._put_off: frozenset[str] = frozenset()  # cards that wait for the next save
        self._session = ""  # the id of the session whose saving opened the page
        self._back: PageName | None = None  # where Save and Cancel of a change lead
        self._moment: tuple[Index, datetime, Entry | None] | None = None
        self.writing = Writing(keeper)
        self.log = Button(today.LOG_THERAPY_SESSION, look, icon="dumbbell")
        self.take = Button(medicine_words.MEDICINE, look, icon="pill")
        self.medicine = MedicineCard(keeper, look)
        self.top = TopCards(keeper, look)
        self.adding = AddingLine(look)
        self.welcome = WelcomeStrip(look, QLocale.system())
        self.form = EntryForm(keeper.view.now, look)
        self.ticked = Verdicts(self.form, self.writing, keeper, look, self)
        self.reminder = Reminder()
        self.visit = VisitToday(keeper, look)
        self.panel = SavedPanel(look)
        self.programme = ProgrammePart(keeper, look, self)
        self.activities = ActivitiesCard(keeper, look)
        self.side = SideCards(keeper.rulebook, look, self)
        self.draft = RecordDraft("entry", Entry, keeper.drafts, keeper.clock, self)
        self.begun = BegunEarlier(self.form, self.draft, self.writing, look)
        self.bar = EntryBar(look)
        self._columns = Columns(look)
        self._lay_out()
        self.sight = Sight(self.area, self.form.signs.tiles, self.form.waiting, look)
        self._connect()
        self._restore()
        self._show_programme(keeper.view, loud=False)
        self.programme.restore()
        self.order()

    # what the window asks

    def show_view(self, view: View) -> None:
        """Show the diary as it is now."""
        self._follow_saved(view)
        saved = self.writing.saved
        self._show_title(view)
        self.medicine.follow(view)
        first = not view.diary.entries and not view.diary.sessions
        self.welcome.setVisible(first and saved is None)
        self.welcome.show_profile(view.diary.profile)
        self.form.setVisible(saved is None)
        if saved is None:
            self._place_programme()  # before its place is hidden, with the keyboard in it
        self.panel.setVisible(saved is not None)
        own = self.writing.own
        before = said_before(view, own, self.look.times)
        self.form.set_view(view, last_rated(view, own), before)
        if self.begun.follow(view.now):
            self._look_again()
        self._look_round(view)
        missing = self.writing.changing is None and yesterday_missing(view, self.look.times)
        self.form.show_yesterday(missing)
        loud = self.top.show_status(view, saved.entry if saved else None)
        if saved is not None:
            saved = replace(saved, put_off=self._put_off)
            self.writing.saved = saved
            self.panel.show_state(saved, view, before)
            self.panel.show_meaning(view, loud=loud)
        self._show_programme(view, loud=loud)
        self._show_adding(view, loud=loud)
        self._show_strip(view)
        self._show_alone()
        # at contact level and above, nothing else is asked or reminded of
        self.activities.show_view(view, after_entry=saved is not None and not loud)
        self.reminder.show_view(view, quiet=loud or self._is_written(view))
        self.visit.show_view(view, quiet=loud or self._is_changing())
        self._place_visit()
        self.side.appointment.waiting = self.visit.waiting
        self.side.show_view(view, after_entry=saved is not None, loud=loud)
        self._say_state()
        if self.programme.has_lost:
            self.scroll_to_top()

    def show_time(self, view: View) -> None:
        """What is told in hours and times of the day; the parts stay as they are."""
        saved = self.writing.saved
        self.form.set_now(view.now)
        if self.begun.follow(view.now):
            self._look_again()
        self._look_round(view)
        loud = self.top.show_status(view, saved.entry if saved else None)
        if saved is not None:
            self.panel.meaning.show_time(view)
        if self.programme.is_over(view):
            self._show_programme(view, loud=loud)
        self._show_adding(view, loud=loud)
        self._show_strip(view)
        self._show_alone()
        self.activities.show_view(view, after_entry=saved is not None and not loud)
        self.reminder.show_view(view, quiet=loud or self._is_written(view))
        self.side.show_time(view, after_entry=saved is not None, loud=loud)

    def _show_title(self, view: View) -> None:
        """The day; while an entry is changed, which one."""
        changing, times = self.writing.changing, self.look.times
        if changing is not None and self._is_changing():
            self.set_title(today.changing(changing, view.now, times))
        else:
            self.set_title(today.title(view.now, times))

    def _is_changing(self) -> bool:
        """Whether the form changes an entry, and is not just being saved."""
        return self.writing.changing is not None and self.writing.saved is None

    def _is_written(self, view: View) -> bool:
        """Whether an entry of this day is shown, or one is being changed."""
        saved, day_of = self.writing.saved, self.look.times.day_of
        if saved is None:
            return self._is_changing()
        return day_of(saved.entry.written_at or saved.entry.at) == day_of(view.now)

    def _show_alone(self) -> None:
        """An entry is changed without what is of today: no banner above it, nothing beside it."""
        alone = self._is_changing()
        if alone:
            self.top.hide()
        self._columns.show_side(shown=not alone)
        self.take.setVisible(not alone)
        self._show_log()

    def _show_log(self) -> None:
        room = self.width() >= self.look.px(_ROOM_FOR_ACTION)
        self.log.setVisible(room and not self._is_changing())

    def _arrange(self) -> None:
        self._show_log()
        super()._arrange()

    def _look_round(self, view: View) -> None:
        """Tell the form what the diary says at the moment that it is about."""
        if self.writing.saved is not None:
            return
        changing = self.writing.changing
        moment = (view.index, self.form.at() or view.now, changing)
        if moment != self._moment:
            self._moment = moment
            around = circumstances(*moment)
            before = answers_of(changing, around) if changing is not None else None
            self.form.set_circumstances(around, before)

    def _show_programme(self, view: View, *, loud: bool) -> None:
        """What is due, in its place; not while an entry is changed."""
        saved, part = self.writing.saved, self.programme
        self._place_programme()
        part.show_view(
            view,
            shown=not self._is_changing(),
            loud=loud,
            beside=saved is None and not self._is_changing() and not self.narrow,
            names=saved.exercises if saved is not None else (),
            offered=frozenset(self.top.holding.buttons),
        )
        changing = self.writing.changing
        if saved is not None:
            self.panel.more.set_listed(part.listed(saved.entry.at))
        elif changing is not None:
            self.form.more.set_listed(part.listed(changing.at))

    def _place_programme(self) -> None:
        """The programme stands below the form; once an entry is saved, below what that means."""
        saved, part, focus = self.writing.saved, self.programme, QApplication.focusWidget()
        if (saved is not None) == (part.parentWidget() is self.panel):
            return
        held = focus is not None and part.isAncestorOf(focus)
        if saved is not None:
            self.panel.take_in(part)
        else:
            column = self._columns.main
            column.insertWidget(column.indexOf(self.panel), part)
        self.order()
        if held and focus is not None:  # it was without a place for a moment
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _programme_raised(self) -> None:
        """A press made a warning, which stands above while eyes and keyboard are below."""
        banner = self.top.banner
        if self.isVisible() and banner is not None and banner.is_loud:
            said, way = banner.heading.accessibleName(), programme.SEE_WARNING
            to = Destination(page=PageName.TODAY, part=Part.SAVED_SESSION)
            self.noticed.emit(Notice(sentence=said, way=way, to=to, wrong=True))

    def _ask_sign(self, tile: str) -> None:
        """To the tile that asks about what an exercise brought, in an entry of now."""
        if self.writing.saved is not None:
            self.begin_new()
        asks = self.form.asks(tile)
        self.scroll_to(self.form.score_focus() if asks is None else asks)

    def _to_programme(self, *, timer: bool = False) -> None:
        """To the exercises of today; where there are none, to what the page begins with.

        `timer`: to the way to the timer, on which a Space that is late counts nothing.
        """
        first = self.programme.first_focus()
        if timer and first is not None:
            first = self.programme.card.timer
        if first is not None:
            self.area.show_soon(self.programme)
        (first or self.first_focus()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_adding(self, view: View, *, loud: bool) -> None:
        """Below a warning, what may be added waits behind a link."""
        saved = self.writing.saved is not None
        shown = self.adding.stand_below(view.review.level, saved=saved, loud=loud)
        if saved:
            self.panel.show_adding(shown=shown)

    def _add_below(self) -> None:
        self.show_view(self.keeper.view)
        move_focus(self.panel.first_row() or self.form.score_focus())

    def _show_strip(self, view: View) -> None:
        """The strip of what was saved last: first always, also above a warning."""
        saved, session = self.writing.saved, self._saved_session()
        if session is not None:
            self.top.show_strip(session_strip(session, view.now, self.look.times))
            return
        if saved is None:
            self.top.show_strip(None)
            return
        undo, weekly = self.keeper.last_kept(saved.entry), self.panel.asks_weekly()
        times = self.look.times
        self.top.show_strip(strip_text(saved, view.now, times, can_undo=undo, weekly=weekly))

    def _saved_session(self) -> Session | None:
        """The session whose saving opened the page, while Undo would take it back."""
        session = self.keeper.diary.find(Session, self._session) if self._session else None
        return session if session is not None and self.keeper.last_kept(session) else None

    def recall(self, settings: Settings) -> None:
        """What it reminds of."""
        wanted = settings.reminders()
        if wanted != self.reminder.wanted:
            self.reminder.wanted = wanted
            self.show_view(self.keeper.view)

    def open(self, to: Destination) -> None:
        """Come to the front: as it is, with a new entry, or with an entry or a dose to change."""
        dose = self.keeper.diary.find(MedicineDose, to.record) if to.record else None
        if dose is not None:
            self.medicine.change(dose, to.back)
            return
        match to.part:
            case Part.MEDICINE:
                self.medicine.ask()
            case Part.WARNING:
                self._show_warning()
            case Part.SAVED_SESSION:
                self._show_session(to.record)
            case Part.PROGRAMME:
                self._to_programme()
            case Part.AFTER_TIMER:
                self._to_programme(timer=True)
            case _:
                self._open_form(to)

    def _open_form(self, to: Destination) -> None:
        """The form as it is, with a new entry, or with an entry to change."""
        if self.top.holding.buttons:
            self.top.holding.forget()
            self._show_programme(self.keeper.view, loud=self.programme.loud)
        if to.record:
            self._begin_change(to.record, to.back)
        elif to.part is Part.ANOTHER_DAY:
            self.begin_new()
            self.form.choose_another_day(to.days_back)
        elif to.part is Part.NEW or self.writing.is_old(self.keeper.view.now):
            self.begin_new()
        if not to.whole:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_session(self, id_: str) -> None:
        """A session that was just saved raised a warning: the strip with Undo, and the whole."""
        self._session = id_
        self._show_strip(self.keeper.view)
        session = self._saved_session()
        if session is not None:
            self.top.offer_to_hold(session)
            self._show_programme(self.keeper.view, loud=self.programme.loud)
        self._show_warning()

    def _show_warning(self) -> None:
        self.top.unfold()
        self.area.verticalScrollBar().setValue(0)

    def keep_draft(self) -> None:
        """Write the form to the drafts; text that is typed below a saved entry joins the entry."""
        self.draft.write()
        self.visit.keep_draft()
        self.programme.keep_draft()
        self.medicine.keep_draft()
        pending = self.panel.pending() if self.writing.saved is not None else None
        if pending is not None:
            self._keep_more(pending)

    def make_rest(self) -> None:
        """What follows saving."""
        self.panel.make()

    def set_columns(self, narrow: bool) -> None:
        """One column or two."""
        self._columns.set_narrow(narrow)
        self.visit.set_narrow(narrow)
        self._show_alone()
        self._show_programme(self.keeper.view, loud=self.programme.loud)
        self._say_state()

    def first_focus(self) -> QWidget:
        """The score; once saved, what is at the top, so that it stays in view."""
        if self.writing.saved is None:
            return self.form.score_focus()
        # while an emergency has the page's place, what follows saving is not made yet
        return self.top.first_focus() or self.panel.first_row() or self.form.score_focus()

    # saving

    def _is_refused(self, answers: Answers, at: datetime, now: datetime) -> bool:
        """Whether the form cannot be saved yet: it says why, and shows where."""
        if at > now:
            self.form.show_error(entry_form.AHEAD, about_when=True)
            self.scroll_to(self.form.picker)
            return True
        blank = self.form.ask_again()
        if blank is not None:
            self._form_changed()
            self.order()
            self.scroll_to(blank)
            return True
        if says_nothing(answers, self.form.circumstances):
            moving = "movement" in answers.ticked
            self.form.show_error(entry_form.NO_MOVEMENT if moving else entry_form.NOTHING_TO_SAVE)
            self.scroll_to(self.form.score_focus())
            return True
        return False

    def save(self) -> None:
        """Save what the bar belongs to: the card that is open above the form, or the entry.

        What cannot be saved stays, with a sentence why.
        """
        card = self.top.telling
        if card is not None:
            card.keep()
            if self.top.telling is not card:  # kept, and so closed
                self.scroll_to_top()
            return
        self.bar.trouble = ""
        # the lid may have been shut since, and the minute has not passed yet
        if self.begun.follow(self.writing.moment):
            self._look_again()
        answers, now = self.form.answers, self.writing.moment
        at = self.form.at() or now
        if self._is_refused(answers, at, now):
            return
        changing = self.writing.changing
        self._put_off = frozenset()
        back = self._back
        self.says_done = True
        unknown = self.form.time_unknown
        kept = self.writing.save(answers, self.draft.id, at, time_unknown=unknown)
        self.says_done = False
        if not kept:
            self.show_view(self.keeper.view)
            return
        self.draft.clear(changing.id if changing else None)
        if changing is None or back is None:
            # before the form is emptied: an answer that has the keyboard would be heard to go
            self.scroll_to_top()
        self._start()
        self.ticked.forget()
        self.label_bar()
        if changing is not None and back is not None:
            self._go_back(changing, back, today.LABEL_CHANGED)
        else:
            announce(self, self.top.saved_words())

    def _go_back(self, changed: Entry, to: PageName, done: str = "") -> None:
        """Back to the line of an entry that was changed, unless an emergency took the window."""
        was_seen = self.isVisible()
        self.begin_new()
        if was_seen:
            self.go_to.emit(Destination(page=to, record=changed.id, done=done))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves an entry that is being changed as it was."""
        if event.key() == Qt.Key.Key_Escape and self.writing.changing is not None:
            self._leave_form()
        else:
            super().keyPressEvent(event)

    def _keep_more(self, answers: Answers, asked_again: bool = False) -> None:
        """An answer added to the saved entry."""
        self.says_done = True
        if self.writing.add(answers, asked_again=asked_again):
            self.panel.forget_pending()
            announce(self, today.LABEL_ADDED)
        self.says_done = False
        self._draft_below()

    def _draft_below(self) -> None:
        """What is typed and ticked below a saved entry is a change of that, until it is kept."""
        saved = self.writing.saved
        if saved is None:
            return
        answers = self.panel.unsaved()
        if answers is None:
            self.draft.clear(saved.entry.id)
            return
        if answers.question == saved.question:
            answers = replace(answers, question=None)  # the diary has it
        unknown = bool(saved.entry.time_unknown)
        filled = Filled(answers=answers, at=saved.entry.at, time_unknown=unknown)
        self.draft.wait(saved.entry.id, partial(draft_values, filled))

    # beginning and ending

    def begin_new(self) -> None:
        """Begin a new entry: as it was left half-filled, or empty."""
        self.keep_draft()
        saved = self.writing.saved
        if saved is not None and self.panel.pending() is None:
            self.draft.clear(saved.entry.id)  # ticks that she went on from without keeping them
        self.panel.take_unsaved()
        self._back = None
        self.writing.begin()
        self._start()
        half = self.draft.read_new(self.keeper.diary, read_filled)
        self._show_half_filled(half)
        if half is None:
            self.ticked.forget()
        self.label_bar()
        self.show_view(self.keeper.view)

    def _begin_change(self, id_: str, back: PageName | None = None) -> None:
        self.keep_draft()
        entry = self.keeper.diary.find(Entry, id_)
        if entry is None:
            return
        self._back = back
        self.panel.take_unsaved()
        half = self.draft.read_change(self.keeper.diary, read_filled, entry.id)
        self.writing.begin(entry)
        self._start(changing=entry)
        if half is not None:
            self._show_half_filled(half)
        else:
            self.form.show_answers(answers_of(entry, asked_of(self.keeper.view, entry)))
            self.ticked.forget()
        self.label_bar()
        self.show_view(self.keeper.view)
        self.area.verticalScrollBar().setValue(0)

    def _start(self, changing: Entry | None = None) -> None:
        """An empty form, of which nothing was seen yet."""
        self.begun.forget()
        self.form.start(changing)
        self.sight.forget()
        self.bar.new_signs = 0

    def _leave_form(self) -> None:
        """Close a card above the form. Clear; or for a change: leave the entry as it was."""
        if self.top.telling is not None:
            self.top.leave()
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        changing = self.writing.changing
        self.draft.clear(changing.id if changing else None)
        if changing is not None and self._back is not None:
            self._go_back(changing, self._back)
            return
        if changing is not None and not self.writing.leave_change():
            self.begin_new()
            return
        self._start()
        self.ticked.forget()
        self.label_bar()
        if changing is not None:
            self.show_view(self.keeper.view)
            self.scroll_to_top()
            return
        self._say_state()
        self.form.score_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        diary = self.keeper.diary
        half = self.draft.read_change(diary, read_filled)
        entry = diary.find(Entry, half.changing) if half and half.changing else None
        if entry is not None:
            self.writing.begin(entry)
            self._start(changing=entry)
        self._show_half_filled(half or self.draft.read_new(diary, read_filled))
        self.label_bar()
        self.medicine.restore()

    def _show_half_filled(self, half: HalfFilled[Filled] | None) -> None:
        if half is None:
            return
        self.form.asked_again = frozenset(half.form.asked)
        self.form.show_answers(half.form.answers)
        at, unknown = half.form.at or half.begun, half.form.time_unknown
        self.form.show_moment(at, time_unknown=unknown)
        self.begun.say(half.begun, self.keeper.view.now)
        self.ticked.look(speak=False)

    def _look_again(self) -> None:
        """The entry is about another moment."""
        self._look_round(self.keeper.view)
        self.ticked.look(speak=False)
        self._say_state()

    # what the patient does

    def _form_changed(self) -> None:
        form, changing = self.form, self.writing.changing
        self.begun.follow(self.keeper.clock())
        self._look_round(self.keeper.view)
        self.bar.trouble = ""
        self.bar.new_signs = 0
        self.writing.edited()
        filled = Filled(
            answers=form.answers,
            at=form.at(),
            time_unknown=form.time_unknown,
            asked=tuple(sorted(form.asked_again)),
        )
        if changing is None and filled.answers == Answers() and filled.at is None:
            self.draft.clear(None)  # it is empty again: what comes next begins then
        else:
            self.draft.wait(changing.id if changing else None, partial(draft_values, filled))
        self.ticked.look()
        self._say_state()

    def _show_emergency(self, view: View) -> None:
        """The page is about to be replaced: what was filled in is kept first."""
        self.draft.write()
        self.emergency.emit(view)

    def _change_saved(self) -> None:
        if self.writing.saved is not None:
            self._begin_change(self.writing.saved.entry.id)
            self.form.score_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def change_sign(self, entry: str, tile: str) -> None:
        """Open an entry at the tile that asks about a sign: it is not like that."""
        if self.keeper.diary.find(Entry, entry) is not None:  # else the form holds it, not saved
            self._begin_change(entry)
        asks = self.form.asks(tile)
        self.scroll_to(self.form.score_focus() if asks is None else asks)

    def _add_another(self) -> None:
        self.begin_new()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _usual(self, score: int) -> None:
        keep_usual(self.keeper, score)

    def _keep_dose(self, dose: MedicineDose) -> None:
        """Keep a medicine that was taken; the line at the foot says which, with the way to it."""
        changed, back = self.medicine.changing is not None, self.medicine.back
        label = medicine_words.LABEL_CHANGED if changed else medicine_words.LABEL_WRITTEN
        self.says_done = True
        kept = self.keeper.keep(label, dose, opened=self.medicine.changing)
        self.says_done = False
        if not kept:
            return
        self.medicine.done()
        if changed and back is not None:
            self.go_to.emit(Destination(page=back, record=dose.id, done=label))
            return
        said = medicine_words.written(dose, self.keeper.view.now, self.look.times)
        to = Destination(page=PageName.TODAY, record=dose.id)
        self.noticed.emit(Notice(sentence=said, way=medicine_words.CHANGE, to=to, undo=True))
        self._leave_dose()

    def _show_medicine(self) -> None:
        self.order()
        self.area.show_soon(self.medicine)

    def _leave_dose(self) -> None:
        back = self.medicine.back
        if back is not None:
            self.go_to.emit(Destination(page=back))
            return
        # while an entry is changed the button is not there
        left = self.first_focus() if self.take.isHidden() else self.take
        left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, field: str, answer: str | None) -> None:
        self.says_done = field == NUMBER  # its pill says it
        keep_told(self.keeper, field, answer)
        self.says_done = False

    def _last_session(self, days_back: int) -> None:
        self.go_to.emit(Destination(page=PageName.SESSIONS, part=Part.NEW, days_back=days_back))

    def _leave_for_later(self, card: str) -> None:
        self._put_off |= {card}
        self.panel.drop_weekly()
        self._draft_below()
        self.show_view(self.keeper.view)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self, action: BannerAction) -> None:
        """A button of the strip of an entry or a session."""
        session = self._saved_session()
        match action:
            case BannerAction.UNDO:
                self.keeper.undo()
            case BannerAction.CHANGE if session is not None:
                self.go_to.emit(Destination(page=PageName.SESSIONS, record=session.id))
            case BannerAction.CHANGE:
                self._change_saved()

    def _failed(self, error: StoreError) -> None:
        if self.isVisible():
            self.bar.refuse(error.sentence)

    def _draft_not_kept(self) -> None:
        self.bar.trouble = entry_form.DRAFT_NOT_KEPT
        self._say_state()

    # what the page shows

    def _follow_saved(self, view: View) -> None:
        """The saved entry may have been changed elsewhere, or taken back: then the form is back."""
        gone = self.writing.follow(view)
        if gone is None:
            return
        answers, at = self.panel.take_unsaved() or answers_again(gone, view), gone.entry.at
        unknown = bool(gone.entry.time_unknown)
        self.draft.clear(gone.entry.id)
        self.draft.id = gone.entry.id
        self._start()
        self.form.show_answers(answers)
        self.form.show_moment(at, time_unknown=unknown)
        filled = Filled(answers=answers, at=at, time_unknown=unknown)
        self.draft.wait(None, partial(draft_values, filled))
        self.ticked.look(speak=False)
        self.label_bar()

    def _say_state(self) -> None:
        scored = self.writing.saved is not None or self.form.answers.soreness is not None
        self.side.week.show_scores(scored)
        self.programme.show_scores(shown=scored)
        telling = self.top.telling
        self.bar.setVisible(self.writing.saved is None or telling is not None)
        if telling is not None:
            self.bar.show_telling(telling)
            return
        if self.bar.is_telling:
            self.label_bar()
        self.bar.show_form(self.form, self.ticked.verdict(), short=self.narrow)

    def _none_held(self, tiles: tuple[str, ...]) -> None:
        """None of these was pressed, with some of them never on the screen: show them first."""
        self.bar.new_signs = len(tiles)
        self._say_state()
        for tile in reversed(tiles):
            self.area.show_whole(self.form.signs.tiles.tiles[tile])

    def _connect(self) -> None:
        self.form.changed.connect(self._form_changed)
        self.top.strip_pressed.connect(self._pressed)
        self.top.emergency.connect(self.emergency)
        self.ticked.emergency.connect(self._show_emergency)
        self.ticked.emergency_gone.connect(self.emergency_gone)
        self.bar.saved.connect(self.save)
        save_by_keys(self, self.bar.save_button)
        self.bar.left.connect(self._leave_form)
        self.bar.offered.connect(self.form.signs.press_none)
        self.form.signs.unseen = self.sight.unseen
        self.form.signs.held.connect(self._none_held)
        self.panel.kept.connect(self._keep_more)
        self.panel.half.connect(self._draft_below)
        self.panel.usual.connect(self._usual)
        self.panel.another.connect(self._add_another)
        self.panel.told.connect(self._told)
        self.panel.session.connect(self._last_session)
        self.panel.put_off.connect(self._leave_for_later)
        self.draft.not_kept.connect(self._draft_not_kept)
        self.keeper.failed.connect(self._failed)
        self.keeper.done.connect(self.bar.settle)
        self.log.clicked.connect(self._log_session)
        self.take.clicked.connect(self.medicine.ask)
        self.medicine.kept.connect(self._keep_dose)
        self.medicine.left.connect(self._leave_dose)
        self.medicine.made.connect(self._show_medicine)
        self.welcome.told.connect(self._told)
        self.welcome.file_asked.connect(self.file_asked)
        self.welcome.go_to.connect(self.go_to)
        self.adding.asked.connect(self._add_below)
        self.top.not_so.connect(self.change_sign)
        for part in (self.top, self.visit, self.side):
            part.go_to.connect(self.go_to)
        self.side.outlook.said.connect(self.keeper.note)
        self.form.made.connect(self.order)
        self.form.opened.connect(self.area.show_soon)
        self.form.signs.entered.connect(self.sight.show_bracket)
        self.panel.made.connect(self.order)
        self.programme.made.connect(self.order)
        self.programme.go_to.connect(self.go_to)
        self.programme.signs_asked.connect(self._ask_sign)
        self.programme.raised.connect(self._programme_raised)
        self.programme.lost.connect(self.scroll_to_top)
        self.programme.opened.connect(self.area.show_soon)
        self.programme.still.connect(self.area.hold_still)
        self.programme.line.asked.connect(self._to_programme)
        self.activities.made.connect(self.order)
        self.visit.made.connect(self.order)
        self.visit.left.connect(self._visit_left)
        self.top.made.connect(self.order)
        self.top.changed.connect(self._top_changed)

    # where the parts are, and what of them is brought into view

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a part into view, with the keyboard in it."""
        self.area.ensureWidgetVisible(widget, 0, self.look.px(4))
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def scroll_to_top(self) -> None:
        """The strip and the banner are to be seen first, even if the focus is lower."""
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def order(self) -> None:
        """Let Tab go through the parts as they are read."""
        below = () if self.programme.parentWidget() is self.panel else (self.programme,)
        put_in_order(
            self.medicine, self.top, self.adding, *self.form.stops(), *below, self.panel,
            self.activities, self.bar, self.welcome, self.visit, self.programme.line,
            *self.side.cards, self.take, self.log,
        )  # fmt: skip

    def label_bar(self) -> None:
        """Say on the bar whether an entry is new or changed."""
        self.bar.label_for(changing=self.writing.changing is not None)

    def _visit_left(self) -> None:
        """What was said at an appointment is told or put off: the entry is next."""
        self.show_view(self.keeper.view)
        move_focus(self.first_focus())

    def _log_session(self) -> None:
        self.go_to.emit(Destination(page=PageName.SESSIONS, part=Part.NEW))

    def _space(self) -> None:
        """A low window has next to no margins, so that all signs are in view."""
        px = self.look.px
        low = self.height() < px(_LOW) and self.width() >= px(_WIDE_ENOUGH)
        side = 1.0 if self.narrow else 1.6
        above = 0.4 if low else 0.8
        self.body.setContentsMargins(self.look.margins(side, above, side - 0.2, above))
        self.body.setSpacing(px(0.4 if low else 0.6))
        if self._low != low:
            self._low = low
            self.form.set_low(low)
            self.bar.set_low(low)
            self.welcome.set_low(low)
            for button in (self.take, self.log):
                button.set_kind("link" if low else "secondary")
            self._place_visit()

    def _lay_out(self) -> None:
        self.add_action(self.take)
        self.add_action(self.log)
        self.add(self.medicine, self.top, self.adding)
        columns = self._columns.main
        parts = (self.welcome, self.reminder, self.visit, self.form, self.programme, self.panel)
        for widget in (*parts, self.activities):
            columns.addWidget(widget)
        columns.addStretch(1)
        for card in (self.programme.line, *self.side.cards):
            self._columns.side.addWidget(card)
        nest(self.body, self._columns)
        self.body.addStretch(1)
        self.set_bar(self.bar)

    def _place_visit(self) -> None:
        """Above the form; in a low window below it, where all signs are to be in view."""
        column, below = self._columns.main, self._low and self.writing.saved is None
        if below == (column.indexOf(self.visit) < column.indexOf(self.form)):
            column.removeWidget(self.visit)
            column.insertWidget(column.indexOf(self.form) + below, self.visit)

    def _top_changed(self) -> None:
        self.order()
        self._say_state()
        if self.top.opened is not None:
            self.area.show_soon(self.top.opened)
