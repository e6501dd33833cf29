"""Diary: a month, and the days as groups of lines to find, change, leave out and delete."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import Appointment, Consultation, Entry, MedicineDose, Question, Session
from ptdiary.diary.search import words_in
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.diary.day_list import DayList
from ptdiary.ui.diary.earlier import EarlierCard
from ptdiary.ui.diary.lines import (
    DayTelling,
    Filter,
    OnHold,
    Record,
    by_day,
    moment_of,
    usual_places,
    wanted_of,
    warnings,
)
from ptdiary.ui.diary.month import MonthCard
from ptdiary.ui.diary.removed import RemovedCard
from ptdiary.ui.diary.talk import TalkCard
from ptdiary.ui.page import Page
from ptdiary.ui.reason import ReasonCard, ReasonWords
from ptdiary.ui.widgets import Button, Card, Choices, Flow, Label, LineBox
from ptdiary.words import diary as words
from ptdiary.words import medicine as medicine_words
from ptdiary.words.entries import clock

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ptdiary.ui.diary.lines import Wanted
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_SHOWN = 60  # days before the patient scrolls to earlier ones
_MANY = 240  # days that are told in one go; a day further off is shown without those between
_SIDE = 25.0  # em: the month and the search beside the list
_TWO_COLUMNS = 46.0  # em: a narrower page has them above the list
_LOW, _LOWER = 43.0, 38.0  # em: the month is lower; the search has no room below it either
_LEAST_HEIGHT = 29.5  # em: in a lower page the month would be cut
_REMOVED_LABELS = {
    Entry: words.ENTRY_REMOVED,
    Session: words.SESSION_REMOVED,
    Consultation: words.TALK_REMOVED,
    Question: words.QUESTION_REMOVED,
    Appointment: words.VISIT_REMOVED,
    MedicineDose: medicine_words.LABEL_REMOVED,
}
_OPENED = (Entry, Session, MedicineDose)  # to whose line a way leads
_LEAVING = ReasonWords(
    title=words.LEAVE_OUT_TITLE,
    help=words.LEAVE_OUT_HELP,
    question=words.LEAVE_OUT_REASON,
    example=words.LEAVE_OUT_EXAMPLE,
    save=words.LEAVE_OUT_SAVE,
    cancel=words.LEAVE_OUT_CANCEL,
    missing=words.LEAVE_OUT_NO_REASON,
)


class DiaryPage(Page):
    """The days, or `open` with `Part.REMOVED` what was deleted; with a record its line."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._first, self._shown = 0, _SHOWN  # which of the days are told, counted from the newest
        self._removed_shown = False
        self._wanted = Filter()
        self._leaving: str | None = None  # id of the entry whose reason is asked for
        self._found: Wanted | None = None
        self._heard = ""  # what screen readers were told of a search
        self._to_top = QTimer(self)
        self._to_top.setSingleShot(True)
        self._to_top.timeout.connect(self._put_at_top)
        self._add_earlier = Button(words.ADD_EARLIER, look, icon="plus")
        self._add_earlier.clicked.connect(self._ask_for_earlier_entry)
        self.add_action(self._add_earlier)
        self.month = MonthCard(keeper.rulebook, look, self)
        self.month.chosen.connect(self.go_to_day)
        self.side = QWidget(self)
        self._side_cards = QVBoxLayout(self.side)
        look.space(self._side_cards, 0, 0.65)
        self._side_cards.addWidget(self.month)
        self.finding = self._search_card()
        self._side_cards.addWidget(self.finding)
        self._side_cards.addStretch(1)
        self._sheet = self._days_card()
        self.earlier_versions = EarlierCard(keeper, look, self)
        self.reasons = ReasonCard("diary.leaving_out", _LEAVING, keeper, look, self)
        self.reasons.hide()
        self.talk = TalkCard(keeper, look, self)
        self.removed = RemovedCard(keeper, look, self)
        self.removed.hide()
        self._above = QVBoxLayout()
        look.space(self._above, 0, 0.65)
        self._above.addWidget(self.side)
        self.add(self._above)
        self.add(self.reasons, self.talk, self.earlier_versions, self._sheet, self.removed)
        self.body.addStretch(1)
        self._connect()
        self._fit_columns()
        self._show_half_typed()

    # building

    def _search_card(self) -> Card:
        self.search = LineBox(self.look, parent=self)
        self.search.setPlaceholderText(words.SEARCH_EXAMPLE)
        self.search.setAccessibleName(words.SEARCH)
        self.kinds = Choices(words.FILTERS, self.look, parent=self)
        self.kinds.name(words.SHOW_ONLY)
        card = Card(self.look, margin=(1.0, 0.8, 1.0, 0.8), spacing=0.5)
        self.what_shown = Label("", "strong", wrap=False)
        self._all = Button(words.SHOW_ALL, self.look, "link")
        found = Flow(self.look)
        self._removed_link = Button(words.REMOVED_LIST, self.look, "link", icon="bin")
        found.add(self.what_shown, self._all, self._removed_link)
        card.add(self.search, self.kinds, found)
        return card

    def _days_card(self) -> Card:
        card = Card(self.look, margin=(1.0, 0.6, 1.0, 0.5), spacing=0.3)
        self._mostly = Label("", "small")
        self.empty = Label(words.EMPTY)
        self.days = DayList(self.look, card)
        self.later = Button(words.LATER_DAYS, self.look, "link", icon="chevron-up")
        self.later.hide()
        card.add(self._mostly, self.empty, self.later, self.days)
        return card

    def _connect(self) -> None:
        self.search.textChanged.connect(self._want)
        self.kinds.changed.connect(self._want)
        self._all.clicked.connect(self.show_all)
        self.later.clicked.connect(self._tell_later)
        self.days.later_asked.connect(self._tell_later)
        self.days.opened.connect(self._change)
        self.days.deleted.connect(self._delete)
        self.days.added.connect(self._add_on)
        self.days.left_out.connect(self._leave_out_or_back)
        self.days.versions_asked.connect(self._show_versions)
        self.days.search_asked.connect(self._to_search)
        self.days.left.connect(self._escape)
        self.days.to_be_seen.connect(self._scroll_to)
        self.days.shifted.connect(self._scroll_by)
        self.reasons.answered.connect(self._leave_out)
        self.reasons.left.connect(self._stop_leaving)
        self.talk.kept.connect(self._keep_talk)
        self.talk.left.connect(self._stop_talking)
        self.removed.left.connect(self._change_list)
        self._removed_link.clicked.connect(self._change_list)
        self.area.verticalScrollBar().valueChanged.connect(self._look_for_more)
        self.area.verticalScrollBar().rangeChanged.connect(self._look_for_more)

    # what is shown

    @property
    def _begins(self) -> int:
        """The hour at which a day begins."""
        return self.look.times.day_begins

    def show_view(self, view: View) -> None:
        """The month, and the lines that are wanted, or what was deleted."""
        self.month.show_view(view)
        self.earlier_versions.show_view(view)
        talk = self.talk.talk
        if talk is not None and view.diary.find(Consultation, talk.id) is None:
            self._stop_talking()
        leaving = self._leaving is not None and view.diary.find(Entry, self._leaving) is not None
        self.reasons.setVisible(leaving and not self._removed_shown)
        if self._removed_shown:
            self.removed.show_removed()
            return
        self._show_days(view)

    def _show_days(self, view: View) -> None:
        rulebook = self.keeper.rulebook
        self._found = wanted_of(view, self._wanted, rulebook, self._begins)
        self._show_lines(view)
        places = usual_places(view.index)
        self._mostly.setText(words.mostly(sorted(places)) if places else "")
        self._mostly.setVisible(bool(places) and bool(self.days.records.lines))
        self._say_found(view)

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day: but a file may be free again."""
        self.earlier_versions.show_view(view)
        if self._removed_shown:
            self.removed.look_again()

    def _show_lines(self, view: View) -> None:
        if self._found is None:
            return
        places = slice(self._first, self._first + self._shown)
        shown, warned = self._found.days[places], self._found.warned
        if warned is None and shown:
            until = shown[0][0] + timedelta(days=1)  # its small hours may be of the next date
            warned = warnings(view, self.keeper.rulebook, shown[-1][0], until)
        telling = DayTelling(
            view=view, times=self.look.times, warned=warned or {}, whole=bool(self._wanted.words)
        )
        self.days.show_lines(telling.lines(self._found, places))
        self.days.setVisible(bool(shown))
        self.later.setVisible(self._first > 0)

    def _say_found(self, view: View) -> None:
        filtered, total = bool(self._wanted), self._found.count() if self._found else 0
        some = bool(by_day(view.index, self._begins))
        nothing = words.NOTHING_FOUND if filtered and some else words.EMPTY
        self.empty.setText(nothing)
        self.empty.setVisible(not total)
        said = words.found(total) if filtered and total else ""
        heard = said or (nothing if filtered else "")
        if heard and heard != self._heard:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, heard))
        self._heard = heard
        self.what_shown.setText(said)
        self.what_shown.setVisible(bool(said))
        self._all.setVisible(filtered)

    def _look_for_more(self) -> None:
        """Tell more days before the end of those that are told is reached."""
        bar, found = self.area.verticalScrollBar(), self._found
        # two screens ahead, by the height that the list is about to have
        near = bar.value() + 2 * self.area.viewport().height() > self.days.minimumHeight()
        more = found is not None and self._first + self._shown < len(found.days)
        if near and more and self.isVisible():
            self._shown += min(self._shown, _MANY)
            self._show_lines(self.keeper.view)

    def _tell_later(self) -> None:
        """Tell more days above those that are told, and stay at the line in hand."""
        more = min(self._first, _MANY)
        if not more:
            return
        self._first -= more
        self._shown += more
        self._show_lines(self.keeper.view)
        self._to_list()
        self._to_top.start()

    def _scroll_to(self, place: QRect) -> None:
        """Bring a line of the list into view."""
        self.area.show_place(self.days.viewport(), place)

    def _scroll_by(self, pixels: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def go_to_day(self, day: date) -> None:
        """Take a day in hand, at the top of the list, whatever was searched for."""
        if not any(each == day for each, _ in self._found.days) if self._found else False:
            self.show_all()
        self._tell_until(day)
        if self.days.go_to_day(day):
            self.days.setFocus(Qt.FocusReason.TabFocusReason)
            self._to_top.start()  # once the list has its height

    def _put_at_top(self) -> None:
        """Scroll so that the line in hand is the first that is seen."""
        if self.area.content.height() < self.days.minimumHeight():
            self._to_top.start()  # the page has not its height yet
            return
        place = self.days.place_of(self.days.currentIndex().row())
        top = self.days.mapTo(self.area.content, place.topLeft()).y()
        self.area.verticalScrollBar().setValue(top - self.look.px(0.5))

    def _tell_until(self, day: date) -> None:
        """Tell the days down to this one, and a screen more; of one far off, those around it."""
        if self._found is None:
            return
        at = sum(1 for each, _ in self._found.days if each >= day)
        last = self._first + self._shown
        if self._first < at and at + _SHOWN <= last:
            return
        if self._first < at <= last + _MANY:
            self._shown = at + _SHOWN - self._first
        else:
            self._first = 0 if at <= _MANY else at - _SHOWN // 2
            self._shown = at + _SHOWN - self._first
        self._show_lines(self.keeper.view)

    def show_all(self) -> None:
        """Take back search and filter."""
        self.search.clear()
        self.kinds.choose()
        self._want()

    def _want(self) -> None:
        self._wanted = replace(
            self._wanted, words=words_in(self.search.text()), kind=self.kinds.value()
        )
        self._first, self._shown = 0, _SHOWN
        self._show_days(self.keeper.view)

    # coming and going

    def open(self, to: Destination) -> None:
        """The list comes to the front, what was deleted, or the line of a record."""
        self.earlier_versions.hide()
        if (to.part is Part.REMOVED) != self._removed_shown:
            self._change_list()
        diary = self.keeper.diary
        record = next(filter(None, (diary.find(kind, to.record) for kind in _OPENED)), None)
        if record is None:
            if to.record:
                self._to_list()  # it is no more
        elif to.part is Part.VERSIONS and not isinstance(record, MedicineDose):
            self._show_versions(record)
        else:
            self._tell_until(self.look.times.day_of(moment_of(record)))
            self.days.take_in_hand(to.record)
            self._to_list()
            self.area.show_soon(self.days)

    def first_focus(self) -> QWidget | None:
        """The list, or the day in the month if there is nothing in it."""
        if self._removed_shown:
            return self.removed.first_focus()
        return self.month.grid.stop() if self.days.isHidden() else self.days

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/" and not self._removed_shown:
            self._to_search()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _escape(self) -> None:
        """Back: from a card or from what is deleted, from a search, to the list."""
        if self._removed_shown:
            self._change_list()
        elif self._leaving is not None:
            self._stop_leaving()
        elif self.earlier_versions.isVisible():
            self.earlier_versions.hide()
        elif self._wanted:
            self.show_all()
        self._to_list()

    def _to_list(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _change_list(self) -> None:
        removed = self._removed_shown = not self._removed_shown
        self.set_title(words.REMOVED_LIST if removed else words.TITLE)
        for widget in (self._add_earlier, self.side, self.finding, self._sheet):
            widget.setVisible(not removed)
        self.removed.setVisible(removed)
        self._fit_columns()
        if removed:
            self.earlier_versions.hide()
            self.talk.close_card()
        self.show_view(self.keeper.view)
        self._to_list()

    # columns

    def _arrange(self) -> None:
        super()._arrange()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """The month beside the list where there is room for both, and it is not cut at its foot."""
        px, high = self.look.px, self.height()
        wide = self.width() >= px(_TWO_COLUMNS) and high >= px(_LEAST_HEIGHT)
        wide = wide and not self._removed_shown
        self.month.grid.set_low(high < px(_LOW))
        if wide and high < px(_LOWER):
            self._above.insertWidget(0, self.finding)
        else:
            self._side_cards.insertWidget(1, self.finding)
        if wide:
            self.side.setFixedWidth(px(_SIDE))
            self.set_beside(self.side)
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(2**24 - 1)
            self.set_beside(None)
            self._above.insertWidget(0, self.side)

    # what the patient does

    def _show_versions(self, record: Entry | Session) -> None:
        """What a record read before it was changed, each with a way back."""
        self.earlier_versions.show_record(record)
        self.area.show_soon(self.earlier_versions)

    def _ask_for_earlier_entry(self) -> None:
        self.go_to.emit(Destination(page=PageName.TODAY, part=Part.ANOTHER_DAY))

    def _add_on(self, day: date) -> None:
        days_back = (self.look.times.day_of(self.keeper.view.now) - day).days
        self.go_to.emit(
            Destination(page=PageName.TODAY, part=Part.ANOTHER_DAY, days_back=days_back)
        )

    def _change(self, record: Record) -> None:
        match record:
            case Entry() | MedicineDose():
                back = PageName.DIARY
                self.go_to.emit(Destination(page=PageName.TODAY, record=record.id, back=back))
            case Session():
                self.go_to.emit(Destination(page=PageName.SESSIONS, record=record.id))
            case Consultation():
                self._change_talk(record)
            case Question() | Appointment():
                self.go_to.emit(Destination(page=PageName.VISITS, record=record.id))
            case OnHold():
                self.go_to.emit(Destination(page=PageName.PLAN, record=record.id))

    def _delete(self, record: Record) -> None:
        label = _REMOVED_LABELS.get(type(record))
        if label is not None:
            self.keeper.remove(label, type(record), record.id)
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_talk(self, talk: Consultation) -> None:
        self.talk.ask(talk, self._said_when(talk), self.keeper.view.now)
        self.area.show_soon(self.talk)
        self.talk.advice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_talk(self, talk: Consultation) -> None:
        if self.keeper.keep(words.TALK_CHANGED, talk, opened=self.talk.talk):
            self._stop_talking()

    def _stop_talking(self) -> None:
        self.talk.close_card()
        self._to_list()

    def _said_when(self, record: Record) -> str:
        at = moment_of(record)
        return f"{self.look.times.day_with_weekday(at)}, {clock(record, at, self.look.times)}"

    def _leave_out_or_back(self, entry: Entry) -> None:
        if entry.left_out:
            self.keeper.keep(words.LABEL_COUNTED, replace(entry, left_out=None))
            return
        self._ask_reason(entry)
        self.area.show_soon(self.reasons)

    def _ask_reason(self, entry: Entry) -> None:
        self._leaving = entry.id
        self.reasons.ask(self._said_when(entry), entry.id)

    def _show_half_typed(self) -> None:
        """What was being typed when the program ended is open again."""
        entry = self.keeper.diary.find(Entry, self.reasons.half_typed())
        if entry is not None:
            self._ask_reason(entry)
        talk = self.keeper.diary.find(Consultation, self.talk.half_changed())
        if talk is not None:
            self.talk.ask(talk, self._said_when(talk), self.keeper.view.now)

    def _leave_out(self, reason: str) -> None:
        entry = self.keeper.diary.find(Entry, self._leaving or "")
        left = None if entry is None else replace(entry, left_out=reason)
        if left is None or self.keeper.keep(words.LABEL_LEFT_OUT, left):
            self._stop_leaving()

    def _stop_leaving(self) -> None:
        self._leaving = None
        self.reasons.close_card()
        self._to_list()
