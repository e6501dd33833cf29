"""The card of Settings that saves a copy in another form, and brings one in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ptdiary.files import FileError, free_name
from ptdiary.report.calendar import is_anything_planned
from ptdiary.store import StoreError
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.file_choice import ask_open, ask_save, documents
from ptdiary.ui.imports import (
    BroughtIn,
    NotBroughtIn,
    Outcome,
    bring_in,
    look_at,
    save_calendar,
    save_document,
    save_for_clinic,
    save_tables,
    save_workbook,
)
from ptdiary.ui.settings.care import BESIDE, SettingsCard
from ptdiary.ui.settings.clinic import ClinicRows, clinic_page
from ptdiary.ui.settings.importing import AskingCard, ProgressCard
from ptdiary.ui.widgets import Button, Choices, Flow, Fold, FormRow, Label, OutcomeLines
from ptdiary.ui.worker import Watched, painting_while
from ptdiary.words import copies as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptdiary.diary.document import Document
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look


class CopiesCard(SettingsCard):
    """A document or tables out, a document in: numbers first, then the question.

    A table has a page of its own. `appeared` with a part of it that is new and is to be seen.
    """

    go_to = Signal(Destination)
    appeared = Signal(QWidget)

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget) -> None:
        super().__init__(words.TITLE, look, parent, lead=words.LEAD)
        self._keeper = keeper
        self._incoming: Document | None = None
        self._work: Watched | None = None
        self.private = Choices(words.PRIVATE_ANSWERS, look, clearable=False, parent=self)
        self.private.choose("leave_out")
        self.save = Button(words.SAVE_COPY, look, parent=self)
        self.tables = Button(words.SAVE_TABLES, look, parent=self)
        self.calendar = Button(words.SAVE_CALENDAR, look, parent=self)
        self.workbook = Button(words.SAVE_SPREADSHEET, look, parent=self)
        self.bring = Button(words.BRING_IN, look, parent=self)
        self.paste = Button(words.PASTE_TABLE, look, parent=self)
        ways = Flow(look)
        ways.add(self.save, self.tables, self.calendar, self.workbook, self.bring, self.paste)
        self.clinic = ClinicRows(look, self)
        self.for_clinic = Fold("clinic", words.CLINIC, look, self.clinic, self)
        self._lines = OutcomeLines(self)
        self.said, self.trouble = self._lines.said, self._lines.trouble
        self.progress = ProgressCard(look, self)
        self.asking = AskingCard(look, self)
        private = FormRow(
            words.PRIVATE, self.private, look, words.PRIVATE_HELP, "text", BESIDE, parent=self
        )
        self.add(private)
        self.add(Label(words.CALENDAR_HOLDS, "hint"), ways, self.for_clinic)
        self.add(self.said, self.trouble, self.progress, self.asking)
        self.save.clicked.connect(self.ask_save)
        self.tables.clicked.connect(self._ask_tables)
        self.workbook.clicked.connect(self.ask_workbook)
        self.calendar.clicked.connect(self._ask_calendar)
        self.clinic.save.clicked.connect(self._ask_for_clinic)
        self.for_clinic.opened.connect(self._show_clinic)
        self.bring.clicked.connect(self._ask_file)
        self.paste.clicked.connect(self._paste)
        self.progress.cancel.clicked.connect(self._give_up)
        self.asking.do.clicked.connect(self._do)
        self.asking.leave.clicked.connect(self._leave)
        self.asking.backups.clicked.connect(self._see_backups)
        self._lines.say("")

    def ask_save(self) -> None:
        """Ask for the name of the document, and save it."""
        offered = free_name(documents() / words.DOCUMENT_NAME)
        chosen = ask_save(self, words.SAVE_COPY, offered, words.DOCUMENTS)
        if chosen is not None:
            self.save_to(chosen)

    def ask_workbook(self) -> None:
        """Ask for the name of the spreadsheet, and save it."""
        offered = free_name(documents() / words.SPREADSHEET_NAME)
        chosen = ask_save(self, words.SAVE_SPREADSHEET, offered, words.SPREADSHEETS)
        if chosen is not None:
            self.save_workbook_to(chosen)

    def ask_import(self, copy: Path | None = None) -> None:
        """Ask for a file, and say what importing it would do; `copy`: it is known to be a copy."""
        if self._work is not None:
            return  # one after the other
        if copy is not None:
            self.look_at(copy)
            return
        chosen = ask_open(self, words.BRING_IN_TITLE, documents(), words.READABLE)
        if chosen is not None:
            self.take(chosen)

    def take(self, path: Path) -> None:
        """Look at a document here, and at anything else on the page for tables."""
        if path.suffix.lower() == ".json":
            self.look_at(path)
        else:
            self.go_to.emit(Destination(page=PageName.TABLE, file=path))

    def save_to(self, path: Path) -> None:
        """Save the document."""
        keeper, private = self._keeper, self.private.value() == "include"
        self._save(path, lambda: save_document(keeper.diary, keeper.clock(), path, private=private))

    def save_tables_to(self, path: Path) -> None:
        """Save the tables as a folder."""
        self._save(path, lambda: save_tables(self._keeper.diary, path))

    def save_workbook_to(self, path: Path) -> None:
        """Let the worker save the spreadsheet: of many years it takes seconds."""
        if self._is_the_diary(path):
            return
        keeper, times = self._keeper, self._look.times.of_calendar()
        save = partial(save_workbook, keeper.diary, keeper.rulebook, keeper.clock(), times, path)
        self._lines.say(words.being_saved(path.name))
        keeper.worker.do(
            partial(_problem_of, save),
            partial(self._workbook_saved, path.name),
            broken=partial(self._workbook_saved, path.name, words.SAVE_BUG),
        )

    def _workbook_saved(self, name: str, problem: str) -> None:
        if problem:
            self._lines.fail(problem)
        else:
            self._lines.say(words.saved(name))

    def save_calendar_to(self, path: Path) -> None:
        """Save the calendar."""
        diary, now = self._keeper.diary, self._keeper.clock()
        self._save(path, lambda: save_calendar(diary, now, path))

    def save_for_clinic_to(self, path: Path) -> None:
        """Save the file for a clinic's computer, as of what is shown now."""
        from ptdiary.report.pdf import PdfError  # noqa: PLC0415  imports matplotlib

        keeper, show_name = self._keeper, self.clinic.show_name
        diary, now = keeper.diary, keeper.view.now
        try:
            page = clinic_page(keeper, self._look, show_name=show_name)
        except PdfError as error:
            self._lines.fail(str(error))
            return
        self._save(path, lambda: save_for_clinic(diary, now, page, path, show_name=show_name))

    def look_at(self, path: Path) -> None:
        """Let the worker read a document, and say what it would come to. Nothing is written."""
        self._incoming = None
        keeper, work = self._keeper, self._begin()
        look = partial(look_at, keeper.store.path, path, keeper.clock(), work.tell)
        keeper.worker.do(look, self._show_outcome, work)

    def _ask_tables(self) -> None:
        offered = free_name(documents() / words.TABLES_NAME)
        chosen = ask_save(self, words.SAVE_TABLES, offered, words.TABLES)
        if chosen is not None:
            self.save_tables_to(chosen)

    def _ask_calendar(self) -> None:
        if not is_anything_planned(self._keeper.diary):
            self._lines.fail(words.NOTHING_PLANNED)
            return
        offered = free_name(documents() / words.CALENDAR_NAME)
        chosen = ask_save(self, words.SAVE_CALENDAR, offered, words.CALENDARS)
        if chosen is not None:
            self.save_calendar_to(chosen)

    def _show_clinic(self, on: bool) -> None:
        if on:
            self.appeared.emit(self.for_clinic)

    def _ask_for_clinic(self) -> None:
        offered = free_name(documents() / words.CLINIC_FILE)
        chosen = ask_save(self, words.SAVE_FOR_CLINIC, offered, words.CLINIC_FILES)
        if chosen is not None:
            self.save_for_clinic_to(chosen)

    def _is_the_diary(self, path: Path) -> bool:
        """Whether the file is the diary itself; it is said."""
        is_it = path.exists() and path.samefile(self._keeper.store.path)
        if is_it:
            self._lines.fail(words.SAME_FILE)
        return is_it

    def _save(self, path: Path, write: Callable[[], None]) -> None:
        if self._is_the_diary(path):
            return
        try:
            painting_while(write)
        except FileError as error:
            self._lines.fail(str(error))
            return
        self._lines.say(words.saved(path.name))

    def _do(self) -> None:
        if self._incoming is None:
            return
        keeper, work = self._keeper, self._begin()
        bring = partial(bring_in, keeper.store.path, self._incoming, keeper.clock, work.tell)
        self._incoming = None
        keeper.worker.do(bring, self._show_done, work, writes=True)

    def _begin(self) -> Watched:
        self._lines.say("")
        self.asking.hide()
        self.bring.setEnabled(False)
        self._work = Watched(self)
        self._work.advanced.connect(self.progress.show_stage)
        self.progress.begin()
        self.appeared.emit(self.progress)
        return self._work

    def _give_up(self) -> None:
        if self._work is not None:
            self._work.give_up()
            self.progress.show_ending()

    def _end(self) -> None:
        self._work = None
        self.bring.setEnabled(True)
        self.progress.hide()

    def _show_outcome(self, outcome: Outcome | NotBroughtIn) -> None:
        self._end()
        if isinstance(outcome, NotBroughtIn):
            self._show_nothing(outcome)
            return
        self._incoming = outcome.incoming
        self.asking.ask(outcome)
        self.appeared.emit(self.asking)

    def _show_done(self, done: BroughtIn | NotBroughtIn) -> None:
        self._end()
        if isinstance(done, NotBroughtIn):
            self._show_nothing(done)
            return
        try:
            self._keeper.take_up(done.index, done.changes)
        except StoreError as error:
            self._show_nothing(NotBroughtIn(sentence=str(error)))
            return
        does = words.what_it_does(done.merged.added, done.merged.changed)
        self._lines.say(f"{words.BROUGHT} {does}")
        self.asking.show_done()
        self.appeared.emit(self.asking)

    def _show_nothing(self, outcome: NotBroughtIn) -> None:
        if outcome.sentence:
            self._lines.fail(outcome.sentence)
        else:
            self._lines.say(words.GIVEN_UP)
        self.bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._incoming = None
        self.asking.hide()
        self.bring.setFocus(Qt.FocusReason.OtherFocusReason)  # else erasing is next

    def _ask_file(self) -> None:
        self.ask_import()

    def _paste(self) -> None:
        self.go_to.emit(Destination(page=PageName.TABLE, part=Part.PASTE))

    def _see_backups(self) -> None:
        self.go_to.emit(Destination(page=PageName.BACKUPS))


def _problem_of(save: Callable[[], None]) -> str:
    """Why something cannot be saved, "" where it was."""
    try:
        save()
    except FileError as error:
        return str(error)
    return ""
