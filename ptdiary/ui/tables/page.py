"""Bring in a table: it is chosen, looked at, asked about, and brought in as one step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ptdiary.files import FileError, free_name
from ptdiary.store import StoreError
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.file_choice import ask_open, ask_save, documents
from ptdiary.ui.imports import BroughtIn, NotBroughtIn
from ptdiary.ui.keeper import Step
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.page import Columns, Page
from ptdiary.ui.settings.importing import ProgressCard
from ptdiary.ui.tables.changes import ChangesCard
from ptdiary.ui.tables.kept_out import KeptOutCard
from ptdiary.ui.tables.preview import FoundCard, PreviewCard
from ptdiary.ui.tables.questions import TableQuestions, answering, taking
from ptdiary.ui.tables.sentences import brings, brought, why_not
from ptdiary.ui.tables.start import DoneCard, StartCards
from ptdiary.ui.tables.taken_for import ColumnsCard
from ptdiary.ui.tables.work import (
    OpenTable,
    TableBroughtIn,
    TableOutcome,
    WholeDiary,
    bring_in_table,
    look_at_table,
    open_table,
    paste_table,
    save_empty_table,
)
from ptdiary.ui.today.status import warning_text
from ptdiary.ui.widgets import (
    Button,
    OutcomeLines,
    SaveBar,
    announce,
    put_in_order,
)
from ptdiary.ui.worker import Watched
from ptdiary.words import copies, tables
from ptdiary.words import settings as settings_words
from ptdiary.words import table_page as words
from ptdiary.words import window as window_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from ptdiary.diary import Diary
    from ptdiary.tables.reading import Ask, TableChoices
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.ui.worker import Worker


class TablePage(Page):
    """Empty until a table is chosen. What is chosen in it is read anew by the worker."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        self._row = Columns(look)  # the page arranges them while it is made
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._table: OpenTable | None = None
        self._outcome: TableOutcome | None = None
        self._seen: Diary | None = None  # the diary that the numbers are of
        self._work: Watched | None = None
        self._latest = ""  # the id of the latest record that came in
        self._back_to = PageName.SETTINGS
        self._back = Button("", look, "link", icon="chevron-left", parent=self)
        self._back.hide()
        self.add_action(self._back)
        self._lines = OutcomeLines(self)
        self.said, self.trouble = self._lines.said, self._lines.trouble
        self.progress = ProgressCard(look, self)
        self.done = DoneCard(look, self)
        self.start = StartCards(look, self)
        self.shown = QWidget(self)
        self.found = FoundCard(look, self.shown)
        self.questions = TableQuestions(look, self.shown)
        self.changes = ChangesCard(look, self.shown)
        self.preview = PreviewCard(look, self.shown)
        self.kept_out = KeptOutCard(look, self.shown)
        self.columns = ColumnsCard(look, self.shown)
        for card in (
            self.found, self.questions, self.changes, self.preview, self.kept_out,
        ):  # fmt: skip
            self._row.main.addWidget(card)
        self._row.main.addStretch(1)
        self._row.side.addWidget(self.columns)
        self.shown.setLayout(self._row)
        self.add(self.said, self.trouble, self.progress, self.done, self.start, self.shown)
        self.body.addStretch(1)
        self.bar = SaveBar(words.BRING_IN, words.LEAVE, look, self)
        self.set_bar(self.bar)
        save_by_keys(self, self.bar.save_button)
        self._connect()
        self._lines.say("")
        self._show_only(self.start)

    # coming to the page

    def open(self, to: Destination) -> None:
        """A file, the clipboard or an empty table may be asked for."""
        if to.file is not None:
            self.open_file(to.file)
        elif to.part is Part.PASTE:
            self.paste()
        elif to.part is Part.EMPTY_TABLE:
            self.ask_empty()

    def came_from(self, page: PageName | None) -> None:
        self._back.setVisible(page is not None)
        if page is not None:
            self._back_to = page
            self._back.setText(settings_words.back_to(window_words.PAGES[page][1]))

    def first_focus(self) -> QWidget | None:
        """The first question, else what can be done."""
        if self._work is not None and self.progress.isVisibleTo(self):
            return self.progress.cancel
        if self._table is None:
            return self.start.choose if self.done.isHidden() else self.done.diary
        return self._first_stop()

    def show_view(self, view: View) -> None:
        """The numbers are of the diary as it is: another one is compared anew."""
        if self._seen is None or view.diary is self._seen:
            return
        if self._table is not None and self._work is None:
            self._look()
        elif not self.done.isHidden():
            self._leave()  # it was taken back, or the diary went on

    def set_columns(self, narrow: bool) -> None:
        self._row.set_narrow(narrow)

    # choosing a table

    def ask_file(self) -> None:
        """Ask for a file, and look at the table in it."""
        chosen = ask_open(self, words.CHOOSE_TITLE, documents(), words.KINDS)
        if chosen is not None:
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        """Look at the table in a file."""
        self._open(partial(open_table, path, self.keeper.clock()))

    def paste(self) -> None:
        """Look at the table on the clipboard."""
        text = QApplication.clipboard().text()
        if text.strip():
            self._open(partial(paste_table, text))
        else:
            self._lines.fail(words.NOTHING_COPIED)

    def ask_empty(self) -> None:
        """Save a table to fill in."""
        offered = free_name(documents() / words.EMPTY_NAME)
        chosen = ask_save(self, words.EMPTY, offered, words.EMPTY_KINDS)
        if chosen is not None:
            self.save_empty(chosen)

    def save_empty(self, path: Path) -> None:
        """Save an empty table there, as a workbook or a text by its ending."""
        try:
            save_empty_table(path)
        except FileError as error:
            self._lines.fail(str(error))
            return
        self._lines.say(copies.saved(path.name))

    def _open(self, read: Callable[..., OpenTable | WholeDiary | NotBroughtIn]) -> None:
        self._forget()
        self._lines.say("")
        work = self._begin()
        self._show_only(self.progress)
        self.progress.begin()
        self._worker.do(partial(read, work.tell), partial(self._show_table, work), work)

    # looking at it

    def _show_table(self, work: Watched, table: OpenTable | WholeDiary | NotBroughtIn) -> None:
        if not self._ends(work):
            return
        if isinstance(table, WholeDiary):
            self._leave()
            settings = Destination(page=PageName.SETTINGS, part=Part.IMPORT, file=table.path)
            self.go_to.emit(settings)
            return
        if isinstance(table, NotBroughtIn):
            self._show_nothing(table)
            return
        self._table = table
        self.found.show_sheets(table)
        self._look()

    def _look(self) -> None:
        """Let the worker read it by what has been said so far; what it was at is given up."""
        table = self._table
        if table is None:
            return
        work = self._begin()
        self.bar.save_button.setEnabled(False)
        if not self.shown.isHidden():
            self.bar.say(words.AGAIN)
        keeper = self.keeper
        self._seen = keeper.diary
        look = partial(
            look_at_table, keeper.store.path, keeper.diary, table, keeper.clock(), work.tell
        )
        self._worker.do(look, partial(self._show_outcome, work), work)

    def _show_outcome(self, work: Watched, outcome: TableOutcome | NotBroughtIn) -> None:
        if not self._ends(work) or self._table is None:
            return
        if isinstance(outcome, NotBroughtIn):
            self._show_nothing(outcome)
            return
        first, self._outcome = self._outcome is None, outcome
        reading = outcome.reading
        self.found.show_outcome(self._table, outcome)
        self.questions.show_asks(reading.asks, reading.columns)
        self.changes.show_changes(outcome.imported)
        self.preview.show_outcome(outcome, self._table.choices)
        self.kept_out.show_reading(reading)
        self.columns.show_columns(reading.columns)
        put_in_order(self._row)
        self._show_only(self.shown)
        self._show_bar(outcome)
        if first:
            self._first_stop().setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.verticalScrollBar().setValue(0)

    def _show_bar(self, outcome: TableOutcome) -> None:
        """What it would come to, or why it cannot be brought in yet."""
        new = outcome.merged.added + outcome.merged.changed
        self.bar.settle()
        self.bar.save_button.setEnabled(bool(outcome.after is not None and new))
        self.bar.say(why_not(outcome) or brings(outcome), aloud=True)

    def _first_stop(self) -> QWidget:
        """What brings it in; else what stands in the way, the first question, or a column."""
        save = self.bar.save_button
        if save.isEnabled():
            return save
        if (way_on := self.found.way_on()) is not None:
            return way_on
        return self.questions.first_open() or next(iter(self.columns.lists), self.bar.leave_button)

    # what the patient says of it

    def _answer(self, ask: Ask, value: str | None) -> None:
        if self._table is not None:
            self._choose(answering(self._table.choices, ask, value))

    def _take(self, column: str, meaning: str) -> None:
        """A column is taken for something else: what was asked about it is settled by that."""
        if self._table is None:
            return
        choices = self._table.choices
        for ask in self.questions.forget(column):
            choices = answering(choices, ask, None)
        self._choose(taking(choices, column, meaning))

    def _choose(self, choices: TableChoices) -> None:
        if self._table is not None:
            self._table = self._table.choosing(choices)
            self._look()

    def _choose_hour(self, hour: int | None) -> None:
        if self._table is not None:
            self._choose(replace(self._table.choices, rating_hour=hour))

    def _turn_to(self, sheet: str) -> None:
        if self._table is not None:
            self._table = self._table.turning_to(int(sheet))
            self.questions.forget()
            self._look()

    # bringing it in

    def _bring(self) -> None:
        if self._outcome is None or self._work is not None:
            return
        rows, keeper = self._outcome.reading.rows, self.keeper
        work = self._begin()
        self._show_only(self.progress)
        self.progress.begin()
        bring = partial(bring_in_table, keeper.store.path, rows, keeper.clock, work.tell)
        self._worker.do(bring, partial(self._show_done, work), work, writes=True)

    def _show_done(self, work: Watched, done: TableBroughtIn | NotBroughtIn) -> None:
        if not self._ends(work):
            return
        outcome = self._outcome
        if isinstance(done, NotBroughtIn) or outcome is None:
            self._show_not_done(done.sentence if isinstance(done, NotBroughtIn) else "")
            return
        self._forget()
        try:
            self.keeper.take_up(done.index, done.changes, _step(done))
        except StoreError as error:
            self._show_nothing(NotBroughtIn(sentence=str(error)))
            return
        self._seen = self.keeper.diary
        rows = outcome.reading.rows
        self._latest = max(rows, key=words.moment_of).record.id
        said = brought(outcome, done, self.look.times)
        self._show_only(self.done)
        warning = warning_text(self.keeper.view, self.look.times)
        self.done.show_done(said, warning, untimed=outcome.untimed)
        announce(self, said)
        if outcome.untimed:
            announce(self, tables.UNTIMED)
        if warning is not None:
            announce(self, f"{warning.spoken}: {warning.heading}")

    def _show_not_done(self, sentence: str) -> None:
        """The table is there as before, and can be tried again."""
        self._show_only(self.shown)
        if sentence:
            self.bar.refuse(sentence)
            announce(self, sentence)
        else:
            self._lines.say(copies.GIVEN_UP)
        self.bar.save_button.setEnabled(True)
        self.bar.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # leaving it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: what is being done is given up; else the table is left."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.progress.isVisibleTo(self):
            self._give_up()
        elif self._table is not None:
            self._leave_table()

    def _give_up(self) -> None:
        if self._work is not None:
            self._work.give_up()
            self.progress.show_ending()

    def _leave_table(self) -> None:
        self._leave()
        self._lines.say(words.LEFT)

    def _leave(self) -> None:
        """To where a table is chosen; nothing was written."""
        self._forget()
        self._lines.say("")
        self._show_only(self.start)
        if self.isVisible():
            self.start.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        if self._work is not None:
            self._work.give_up()
            self._work = None
        self._table = self._outcome = self._seen = None
        self.questions.forget()

    def _show_nothing(self, outcome: NotBroughtIn) -> None:
        self._leave()
        if outcome.sentence:
            self._lines.fail(outcome.sentence)
        else:
            self._lines.say(copies.GIVEN_UP)

    # the work, and what is shown

    @property
    def _worker(self) -> Worker:
        return self.keeper.worker

    def _begin(self) -> Watched:
        """A new work; the one before is given up, and what it comes to is not shown."""
        if self._work is not None:
            self._work.give_up()
        self._work = work = Watched(self)
        work.advanced.connect(self._show_stage)
        return work

    def _show_stage(self, stage: str, done: int, of: int) -> None:
        if self.sender() is not self._work:
            return
        if self.progress.isVisibleTo(self):
            self.progress.show_stage(stage, done, of)
        elif of:
            self.bar.say(copies.how_far(stage, done, of))

    def _ends(self, work: Watched) -> bool:
        """Whether it is the latest that ended: the choices of an earlier one hold no more."""
        if not isValid(work):  # the page is gone
            return False
        work.deleteLater()
        if work is not self._work:
            return False
        self._work = None
        return True

    def _show_only(self, part: QWidget) -> None:
        for each in (self.progress, self.done, self.start, self.shown):
            each.setVisible(each is part)
        self.bar.setVisible(part is self.shown)

    def _connect(self) -> None:
        for button, act in (
            (self.start.choose, self.ask_file),
            (self.start.paste, self.paste),
            (self.start.empty, self.ask_empty),
            (self.done.warning, self._see_warning),
            (self.done.diary, self._see),
            (self.done.another, self._leave),
            (self.progress.cancel, self._give_up),
            (self._back, self._go_back),
        ):
            button.clicked.connect(act)
        for button, page in (
            (self.done.today, PageName.TODAY),
            (self.done.trends, PageName.TRENDS),
            (self.done.backups, PageName.BACKUPS),
        ):
            button.clicked.connect(partial(self._go, page))
        self.questions.answered.connect(self._answer)
        self.columns.taken.connect(self._take)
        self.found.taken.connect(self._take)
        self.found.sheets.chosen.connect(self._turn_to)
        self.bar.saved.connect(self._bring)
        self.bar.left.connect(self._leave_table)
        self.preview.hour_chosen.connect(self._choose_hour)

    def _see(self) -> None:
        """In Diary, at the latest that came in."""
        self.go_to.emit(Destination(page=PageName.DIARY, record=self._latest))

    def _see_warning(self) -> None:
        self.go_to.emit(Destination(page=PageName.TODAY, part=Part.WARNING))

    def _go_back(self) -> None:
        self._go(self._back_to)

    def _go(self, page: PageName) -> None:
        self.go_to.emit(Destination(page=page))


def _step(done: BroughtIn) -> Step | None:
    return None if done.edits is None else Step(words.BROUGHT_IN, *done.edits, undone="")
