"""Diary: entries and sessions, newest first, to change, to delete and to bring back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Session
from ptdiary.report.wording import dates, entries
from ptdiary.report.wording import diary as words
from ptdiary.report.wording import page as paper_words
from ptdiary.ui.pages.page import Page
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

Line = Entry | Session

_SHOWN = 60  # lines before the patient asks for earlier ones
_LATER_MINUTES = 60  # an entry written this much after it was felt is called written later


class DiaryPage(Page):
    """The list, or `open("removed")` what was deleted."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._shown = _SHOWN
        self._removed_shown = False
        self._add_earlier = Button(words.ADD_EARLIER, look, icon="plus")
        self._add_earlier.clicked.connect(self._ask_for_earlier_entry)
        self.add_action(self._add_earlier)
        card = Card(look)
        self._help = Label(words.HELP, "hint")
        self._empty = Label(words.EMPTY)
        self.table = RecordTable(words.LIST_NAME, _columns(), look)
        self.table.opened.connect(self._open_line)
        self.table.removal_asked.connect(self._remove_line)
        self._count = Label("", "hint")
        card.add(self._help, self._empty, self.table, self._count, self._actions())
        self.add(card)
        self.body.addStretch(1)

    def show_view(self, view: View) -> None:
        """The newest lines, or what was deleted."""
        lines, total = self._lines(view)
        self.table.show_rows(lines)
        for widget in (self.table, self._help, self._open_button):
            widget.setVisible(bool(lines))
        self._empty.setText(words.REMOVED_EMPTY if self._removed_shown else words.EMPTY)
        self._empty.setVisible(not lines)
        self._remove_button.setVisible(bool(lines) and not self._removed_shown)
        hidden = total - len(lines)
        self._count.setText(words.shown(len(lines), total) if hidden else "")
        self._count.setVisible(bool(hidden))
        self._earlier.setVisible(bool(hidden))

    def open(self, what: str) -> None:
        """The list comes to the front, or the list of what was deleted."""
        self._show_removed(what == "removed")

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.table

    def _actions(self) -> Flow:
        actions = Flow(self.look)
        self._open_button = Button(words.CHANGE, self.look)
        self._open_button.clicked.connect(self._open_chosen)
        self._remove_button = Button(words.REMOVE, self.look)
        self._remove_button.clicked.connect(self._remove_chosen)
        self._earlier = Button(words.SHOW_EARLIER, self.look, "link")
        self._earlier.clicked.connect(self._show_earlier)
        self._other_list = Button(words.REMOVED_LIST, self.look, "link")
        self._other_list.clicked.connect(self._change_list)
        actions.add(self._open_button, self._remove_button, self._earlier, self._other_list)
        return actions

    def _lines(self, view: View) -> tuple[tuple[Line, ...], int]:
        if self._removed_shown:
            removed = [
                each.record
                for each in self.keeper.store.removed()
                if isinstance(each.record, Entry | Session)
            ]
            return tuple(removed), len(removed)
        lines: list[Line] = [*view.diary.entries, *view.diary.sessions]
        lines.sort(key=_at, reverse=True)
        return tuple(lines[: self._shown]), len(lines)

    def _show_removed(self, removed: bool) -> None:
        self._removed_shown = removed
        self.set_title(words.REMOVED_LIST if removed else words.TITLE)
        self._help.setText(words.REMOVED_HELP if removed else words.HELP)
        self._open_button.setText(words.BRING_BACK if removed else words.CHANGE)
        self._other_list.setText(words.BACK_TO_LIST if removed else words.REMOVED_LIST)
        self._add_earlier.setVisible(not removed)
        self.show_view(self.keeper.view)

    def _change_list(self) -> None:
        self._show_removed(not self._removed_shown)

    def _show_earlier(self) -> None:
        self._shown *= 2
        self.show_view(self.keeper.view)

    def _ask_for_earlier_entry(self) -> None:
        self.go_to.emit("today:earlier")

    def _open_line(self, line: Line) -> None:
        if self._removed_shown:
            self.keeper.bring_back(words.BROUGHT_BACK, type(line), line.id)
        else:
            page = "today" if isinstance(line, Entry) else "sessions"
            self.go_to.emit(f"{page}:{line.id}")

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


def _columns() -> tuple[Column[Line], ...]:
    head = words.HEADERS
    return (
        Column(header=head["when"], text=_when),
        Column(header=head["soreness"], text=_soreness, quiet=_not_rated),
        Column(header=head["signs"], text=_signs, stretch=True, quiet=_not_asked),
        Column(header=head["more"], text=_more, stretch=True),
    )


def _at(line: Line) -> datetime:
    return line.at if isinstance(line, Entry) else line.ended_at


def _when(line: Line) -> str:
    at = _at(line)
    return f"{dates.short_day_with_weekday(at)}, {dates.clock(at)}"


def _soreness(line: Line) -> str:
    return entries.soreness(line) if isinstance(line, Entry) else words.SESSION


def _signs(line: Line) -> str:
    return entries.signs(line) if isinstance(line, Entry) else paper_words.done(line)


def _more(line: Line) -> str:
    if isinstance(line, Session):
        return line.note or ""
    left_out = f"{words.LEFT_OUT}: {line.left_out}" if line.left_out else ""
    later = words.WRITTEN_LATER if _written_later(line) else ""
    parts = (entries.where(line), line.note or "", left_out, later)
    return ". ".join(dates.sentence(part).rstrip(".") for part in parts if part)


def _written_later(entry: Entry) -> bool:
    if entry.written_at is None:
        return False
    return (entry.written_at - entry.at).total_seconds() > _LATER_MINUTES * 60


def _not_rated(line: Line) -> bool:
    return isinstance(line, Entry) and line.soreness is None


def _not_asked(line: Line) -> bool:
    return isinstance(line, Entry) and not entries.signs_answered(line)
