"""Diary: a month, and entries and sessions to find, change, leave out, delete and bring back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ptdiary.diary import Entry, Session
from ptdiary.diary.search import NO_WORDS, SearchWords, having, words_in
from ptdiary.review.records import written_later
from ptdiary.review.trends.series import series_from
from ptdiary.store import StoreError
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.diary.earlier import EarlierCard
from ptdiary.ui.diary.month import MonthCard
from ptdiary.ui.page import Page
from ptdiary.ui.reason import ReasonCard, ReasonWords
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    Flow,
    FormRow,
    Label,
    LineBox,
    Pairs,
    RecordTable,
    TableColumn,
)
from ptdiary.words import dates, entries
from ptdiary.words import diary as words
from ptdiary.words import page as paper_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

# The lines of the Diary page: which are shown, and what stands in their columns.

Line = Entry | Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which lines to show: of one day, with these words, of one kind; by default all.

    `kind` is `warning`, `sessions`, `left_out`, `later` or None.
    """

    day: date | None = None
    words: SearchWords = NO_WORDS
    kind: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is left out of the list."""
        return self.day is not None or bool(self.words) or self.kind is not None


def lines_of(view: View, wanted: Filter, rulebook: RuleBook) -> tuple[Line, ...]:
    """The lines wanted, the newest first."""
    lines: Iterable[Line] = [*view.diary.entries, *view.diary.sessions]
    if wanted.day is not None:
        lines = (line for line in lines if at_of(line).date() == wanted.day)
    if wanted.kind is not None:
        lines = _of_kind(lines, wanted.kind, view, rulebook)
    found: tuple[Line, ...] = having(lines, wanted.words)
    return tuple(sorted(found, key=at_of, reverse=True))


def _of_kind(lines: Iterable[Line], kind: str, view: View, rulebook: RuleBook) -> Iterable[Line]:
    match kind:
        case "sessions":
            return (line for line in lines if isinstance(line, Session))
        case "left_out":
            return (line for line in lines if isinstance(line, Entry) and line.left_out)
        case "later":
            return (line for line in lines if isinstance(line, Entry) and written_later(line))
        case _:
            ids = warned(view, rulebook)
            return (line for line in lines if line.id in ids)


def warned(view: View, rulebook: RuleBook) -> frozenset[str]:
    """Ids of the entries and sessions that brought a warning, as the timeline marks them.

    Of a stretch that went on past 72 hours: the session that it followed.
    """
    lines: list[Line] = [*view.diary.entries, *view.diary.sessions]
    at = [at_of(each).date() for each in lines]
    if not at:
        return frozenset()
    found = series_from(view.index, rulebook, view.now, min(at), view.now.date())
    return frozenset(mark.entry or mark.session or "" for mark in found.marks)


def line_columns(look: Look, clock: Callable[[], datetime]) -> tuple[TableColumn[Line], ...]:
    """When, soreness, signs, and more. A day of another year than now is told with its year."""
    head = words.HEADERS
    return (
        TableColumn(header=head["when"], text=partial(_when, look, clock)),
        TableColumn(header=head["soreness"], text=_soreness, quiet=_not_rated),
        TableColumn(header=head["signs"], text=_signs, stretch=True, quiet=_not_asked),
        TableColumn(header=head["more"], text=_more, stretch=True),
    )


def at_of(line: Line) -> datetime:
    """When it was felt, or when the session ended."""
    return line.at if isinstance(line, Entry) else line.ended_at


def _when(look: Look, clock: Callable[[], datetime], line: Line) -> str:
    at = at_of(line)
    return f"{look.times.short_day_with_weekday(at, clock())}, {look.times.clock(at)}"


def _soreness(line: Line) -> str:
    return entries.soreness(line) if isinstance(line, Entry) else words.SESSION


def _signs(line: Line) -> str:
    return entries.signs(line) if isinstance(line, Entry) else paper_words.done(line)


def _more(line: Line) -> str:
    if isinstance(line, Session):
        return line.note or ""
    left_out = f"{words.LEFT_OUT}: {line.left_out}" if line.left_out else ""
    later = words.WRITTEN_LATER if written_later(line) else ""
    parts = (entries.where(line), line.note or "", left_out, later)
    return ". ".join(dates.sentence(part).rstrip(".") for part in parts if part)


def _not_rated(line: Line) -> bool:
    return isinstance(line, Entry) and line.soreness is None


def _not_asked(line: Line) -> bool:
    return isinstance(line, Entry) and not entries.signs_answered(line)


_SHOWN = 60  # lines before the patient asks for earlier ones
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
    """The list, or `open("removed")` what was deleted."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._shown = _SHOWN
        self._removed_shown = False
        self._wanted = Filter()
        self._leaving: str | None = None  # id of the entry whose reason is asked for
        self._add_earlier = Button(words.ADD_EARLIER, look, icon="plus")
        self._add_earlier.clicked.connect(self._ask_for_earlier_entry)
        self.add_action(self._add_earlier)
        self.month = MonthCard(keeper.rulebook, look, self)
        self.month.chosen.connect(self._show_day)
        self.month.let_go.connect(self._show_every_day)
        card = Card(look)
        self._what_shown = Label("", "h2")
        self._help = Label(words.HELP, "hint")
        self._empty = Label(words.EMPTY)
        self.table = RecordTable(words.LIST_NAME, line_columns(look, keeper.clock), look)
        self.table.opened.connect(self._open_line)
        self.table.removal_asked.connect(self._remove_line)
        self.table.selectionModel().currentRowChanged.connect(self._follow_choice)
        self._count = Label("", "hint")
        self.earlier_versions = EarlierCard(keeper, look, self)
        self.reasons = ReasonCard(_LEAVING, look, self)
        self.reasons.hide()
        self.reasons.answered.connect(self._leave_out)
        self.reasons.left.connect(self._stop_leaving)
        self._finding = self._finding_rows()
        card.add(self._finding, self._what_shown, self._help, self._empty, self.table)
        card.add(self._count, self._actions())
        self.add(self.month, self.reasons, card, self.earlier_versions)
        self.body.addStretch(1)

    def show_view(self, view: View) -> None:
        """The month, and the lines that are wanted, or what was deleted."""
        self.month.show_view(view)
        self.earlier_versions.show_view(view)
        lines, total = self._lines(view)
        self.table.show_rows(lines)
        for widget in (self.table, self._help, self._open_button, self._remove_button):
            widget.setVisible(bool(lines))
        self._empty.setText(self._why_empty(view))
        self._empty.setVisible(not lines)
        self._remove_button.setVisible(bool(lines) and not self._removed_shown)
        hidden = total - len(lines)
        self._count.setText(words.shown(len(lines), total) if hidden else "")
        self._count.setVisible(bool(hidden))
        self._earlier.setVisible(bool(hidden))
        self._say_heading(total)
        self._follow_choice()
        leaving = self._leaving is not None and view.diary.find(Entry, self._leaving) is not None
        self.reasons.setVisible(leaving and not self._removed_shown)

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day."""

    def open(self, to: Destination) -> None:
        """The list comes to the front, what was deleted, or the earlier versions of a record."""
        self.earlier_versions.hide()
        if (to.part is Part.REMOVED) != self._removed_shown:
            self._change_list()
        diary = self.keeper.diary
        line = diary.find(Entry, to.record) or diary.find(Session, to.record)
        if to.part is Part.VERSIONS and line is not None:
            self._show_versions(line)

    def first_focus(self) -> QWidget | None:
        """The list, or the month where there is nothing in it."""
        return self.table if self.table.isVisibleTo(self) else self.month.strip.stop()

    def set_columns(self, narrow: bool) -> None:
        self._rows.set_narrow(narrow)
        self.month.set_narrow(narrow)

    # building

    def _finding_rows(self) -> Pairs:
        self.search = LineBox(self.look, parent=self)
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self._want)
        self.kinds = Choices(words.FILTERS, self.look, parent=self)
        self.kinds.changed.connect(self._want)
        self._rows = Pairs(self.look)
        self._search_row = FormRow(
            words.SEARCH, self.search, self.look, words.SEARCH_HELP, parent=self
        )
        self._kinds_row = FormRow(words.SHOW_ONLY, self.kinds, self.look, parent=self)
        self._rows.add(self._search_row)
        self._rows.add(self._kinds_row)
        return self._rows

    def _actions(self) -> Flow:
        actions = Flow(self.look)
        self._open_button = Button(words.CHANGE, self.look)
        self._open_button.clicked.connect(self._open_chosen)
        self._leave_button = Button(words.LEAVE_OUT, self.look)
        self._leave_button.clicked.connect(self._leave_out_or_back)
        self._versions_button = Button(entries.TITLE, self.look, "link")
        self._versions_button.clicked.connect(self._show_versions_of_chosen)
        self._remove_button = Button(words.REMOVE, self.look)
        self._remove_button.clicked.connect(self._remove_chosen)
        self._earlier = Button(words.SHOW_EARLIER, self.look, "link")
        self._earlier.clicked.connect(self._show_earlier)
        self._all = Button(words.SHOW_ALL, self.look, "link")
        self._all.clicked.connect(self._show_all)
        self._other_list = Button(words.REMOVED_LIST, self.look, "link")
        self._other_list.clicked.connect(self._change_list)
        actions.add(self._open_button, self._leave_button, self._remove_button)
        actions.add(self._versions_button, self._earlier, self._all, self._other_list)
        return actions

    # what is shown

    def _lines(self, view: View) -> tuple[tuple[Line, ...], int]:
        if self._removed_shown:
            removed = self._removed()
            return removed, len(removed)
        lines = lines_of(view, self._wanted, self.keeper.rulebook)
        return lines[: self._shown], len(lines)

    def _removed(self) -> tuple[Line, ...]:
        """What was deleted, as the store has it; where that cannot be read, the window says why."""
        try:
            removed = self.keeper.store.removed()
        except StoreError as error:
            self.keeper.failed.emit(error)
            return ()
        return tuple(each.record for each in removed if isinstance(each.record, Entry | Session))

    def _why_empty(self, view: View) -> str:
        if self._removed_shown:
            return words.REMOVED_EMPTY
        if not self._wanted or not (view.diary.entries or view.diary.sessions):
            return words.EMPTY
        only_day = self._wanted == Filter(day=self._wanted.day)
        return words.NOTHING_THAT_DAY if only_day else words.NOTHING_FOUND

    def _say_heading(self, total: int) -> None:
        wanted = self._wanted
        said = self.look.times.full_day(wanted.day) if wanted.day is not None else ""
        if wanted.words or wanted.kind is not None:
            said = f"{said}. {words.found(total)}" if said else words.found(total)
        self._what_shown.setText(said)
        filtered = bool(wanted) and not self._removed_shown
        self._what_shown.setVisible(filtered)
        self._all.setVisible(filtered)

    def _show_removed(self, removed: bool) -> None:
        self._removed_shown = removed
        self.set_title(words.REMOVED_LIST if removed else words.TITLE)
        self._help.setText(words.REMOVED_HELP if removed else words.HELP)
        self._open_button.setText(words.BRING_BACK if removed else words.CHANGE)
        self._other_list.setText(words.BACK_TO_LIST if removed else words.REMOVED_LIST)
        for widget in (self._add_earlier, self.month, self._search_row, self._kinds_row):
            widget.setVisible(not removed)
        self.show_view(self.keeper.view)

    def _change_list(self) -> None:
        self._show_removed(not self._removed_shown)

    def _show_earlier(self) -> None:
        self._shown *= 2
        self.show_view(self.keeper.view)

    def _show_every_day(self) -> None:
        self._show_day(None)

    def _show_day(self, day: date | None) -> None:
        self._wanted = replace(self._wanted, day=day)
        self._shown = _SHOWN
        self.show_view(self.keeper.view)

    def _want(self) -> None:
        self._wanted = replace(
            self._wanted, words=words_in(self.search.text()), kind=self.kinds.value()
        )
        self._shown = _SHOWN
        self.show_view(self.keeper.view)

    def _show_all(self) -> None:
        self.month.show_day(None)
        self.kinds.choose()
        self.search.clear()
        self._show_day(None)
        self._want()

    def _follow_choice(self) -> None:
        """What can be done with the chosen line."""
        line = self.table.chosen()
        entry = isinstance(line, Entry) and not self._removed_shown
        self._leave_button.setVisible(entry)
        self._versions_button.setVisible(line is not None and not self._removed_shown)
        if isinstance(line, Entry):
            self._leave_button.setText(words.TAKE_BACK if line.left_out else words.LEAVE_OUT)

    # what the patient does

    def _show_versions_of_chosen(self) -> None:
        line = self.table.chosen()
        if line is not None:
            self._show_versions(line)

    def _show_versions(self, line: Line) -> None:
        """What a line read before it was changed, each with a way back."""
        self.earlier_versions.show_record(line)
        self.area.show_whole(self.earlier_versions)

    def _ask_for_earlier_entry(self) -> None:
        self.go_to.emit(Destination(page=PageName.TODAY, part=Part.ANOTHER_DAY))

    def _open_line(self, line: Line) -> None:
        if self._removed_shown:
            self.keeper.bring_back(words.BROUGHT_BACK, type(line), line.id)
        else:
            page = PageName.TODAY if isinstance(line, Entry) else PageName.SESSIONS
            self.go_to.emit(Destination(page=page, record=line.id))

    def _remove_line(self, line: Line) -> None:
        if not self._removed_shown:
            entry = isinstance(line, Entry)
            label = words.ENTRY_REMOVED if entry else words.SESSION_REMOVED
            self.keeper.remove(label, type(line), line.id)

    def _open_chosen(self) -> None:
        line = self.table.chosen()
        if line is not None:
            self._open_line(line)

    def _remove_chosen(self) -> None:
        line = self.table.chosen()
        if line is not None:
            self._remove_line(line)

    def _leave_out_or_back(self) -> None:
        line = self.table.chosen()
        if not isinstance(line, Entry):
            return
        if line.left_out:
            self.keeper.keep(words.LABEL_COUNTED, replace(line, left_out=None))
            return
        self._leaving = line.id
        at = at_of(line)
        self.reasons.ask(f"{self.look.times.day_with_weekday(at)}, {self.look.times.clock(at)}")
        self.area.show_whole(self.reasons)

    def _leave_out(self, reason: str) -> None:
        entry = self.keeper.diary.find(Entry, self._leaving or "")
        self._stop_leaving()
        if entry is not None:
            self.keeper.keep(words.LABEL_LEFT_OUT, replace(entry, left_out=reason))

    def _stop_leaving(self) -> None:
        self._leaving = None
        self.reasons.hide()
        self.table.setFocus()
