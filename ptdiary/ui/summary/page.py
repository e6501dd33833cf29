"""Print summary: the paper as it prints, what goes on it, and how to hand it over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ptdiary.exports import export_file
from ptdiary.files import FileError
from ptdiary.isolate import isolated
from ptdiary.report.paint import paint_sheets
from ptdiary.report.pdf import PdfError, page_layout, sheets_bytes
from ptdiary.report.sheet import A4, LETTER, Item, Paper
from ptdiary.review.page.summary import summary_from
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.file_choice import ask_save, documents
from ptdiary.ui.page import SEEN, Columns, Page
from ptdiary.ui.settings.still_true import HealthLine
from ptdiary.ui.stray import StrayLine
from ptdiary.ui.summary.note import NoteCard
from ptdiary.ui.trends.options import first_day
from ptdiary.ui.visits.questions import QuestionsCard
from ptdiary.ui.widgets import Button, Card, Chip, Choices, Flow, FormRow, Label, nest
from ptdiary.words import summary as words
from ptdiary.words import visits as visit_words
from ptdiary.words import week_sheet as sheet_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ptdiary.report.blocks import TherapistPage
    from ptdiary.report.lettering import Fitter
    from ptdiary.review.page.figures import Summary
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.summary.paper_view import PaperView
    from ptdiary.ui.theme import Look

# The paper diary, on the summary page: blank sheets for a week, and the way to enter one.

TITLE = sheet_words.TITLE
_WEEKS = {"this": (0,), "next": (1,), "four": (1, 2, 3, 4), "blank": (None,)}


class PaperDiaryCard(Card):
    """Which weeks, and what to do with their sheets. Asks the page to print, save or go on."""

    print_asked = Signal()
    save_asked = Signal()
    enter_asked = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keeper = keeper
        self.weeks = Choices(words.WEEKS, look, clearable=False)
        self.weeks.choose("next")
        self.print_button = Button(words.PRINT_SHEETS, look)
        self.save_button = Button(words.SAVE_SHEETS, look)
        self.enter_button = Button(words.ENTER, look, "link")
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.enter_button.clicked.connect(self.enter_asked)
        buttons = Flow(look)
        buttons.add(self.print_button, self.save_button)
        self.add(Label(words.PAPER_DIARY, "h3"), Label(words.PAPER_DIARY_HELP, "hint"))
        self.add(FormRow(words.WHICH_WEEKS, self.weeks, look, kind="text"), buttons)
        self.add(self.enter_button)

    def lay_out(self, paper: Paper) -> tuple[tuple[Item, ...], ...]:
        """A sheet for each week that is chosen."""
        from ptdiary.report.week_sheet import lay_out_week  # noqa: PLC0415 imports matplotlib

        number = self._keeper.diary.profile.emergency_number
        ahead = _WEEKS[self.weeks.value() or "next"]
        times = self._look.times
        return tuple(lay_out_week(self._first(each), number, paper, times) for each in ahead)

    def _first(self, weeks: int | None) -> date | None:
        if weeks is None:
            return None
        today = self._keeper.clock().date()
        return self._look.times.week_of(today) + timedelta(weeks=weeks)


# Sheets on a printer of this computer. The paper follows the printer.

LayOut = Callable[[Paper], tuple[tuple[Item, ...], ...]]


_SAME = 2.0  # mm that the paper of a printer may differ from ours


class Printed(Enum):
    """How a wish to print ended."""

    DONE = "done"
    CANCELLED = "cancelled"
    NO_PRINTER = "no printer"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Fit:
    """The paper that sheets are laid out for, and their scale on the paper of the printer."""

    paper: Paper
    scale: float


def print_sheets(lay_out: LayOut, title: str, paper: Paper, parent: QWidget) -> Printed:
    """Ask for a printer and print on it; `lay_out` makes the sheets for the paper that it has.

    Without any printer Qt would make a PDF nobody asked for, so that is said instead.
    """
    if not printer_names():
        return Printed.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    if _has(printer, paper):
        printer.setPageLayout(page_layout(paper))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return Printed.CANCELLED
    return Printed.DONE if send(printer, lay_out, title) else Printed.FAILED


def printer_names() -> list[str]:
    """The printers that this computer knows."""
    return QPrinterInfo.availablePrinterNames()


def send(printer: QPrinter, lay_out: LayOut, title: str) -> bool:
    """Print the sheets; False if the printer did not take them, and then none is left behind."""
    fit = fit_of(printer)
    if printer.outputFileName():
        return _write(Path(printer.outputFileName()), lay_out, title, fit.paper)
    sheets = lay_out(fit.paper)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    done = paint_sheets(sheets, printer, fit.scale) and not _broken(printer)
    if not done:
        printer.abort()
    return done


def fit_of(printer: QPrinter) -> Fit:
    """The sheet for the printer's paper: A4 or Letter; A4 on any other, smaller if it must be."""
    size = printer.pageLayout().pageSize().size(QPageSize.Unit.Millimeter)
    width, height = sorted((size.width(), size.height()))
    for paper in (A4, LETTER):
        if abs(paper.width - width) < _SAME and abs(paper.height - height) < _SAME:
            return Fit(paper, 1.0)
    return Fit(A4, min(width / A4.width, height / A4.height, 1.0))


def _has(printer: QPrinter, paper: Paper) -> bool:
    """Whether a printer takes this paper, as far as it says what it takes."""
    wanted = page_layout(paper).pageSize()
    known = QPrinterInfo(printer).supportedPageSizes()
    return not known or any(each.isEquivalentTo(wanted) for each in known)


def _write(path: Path, lay_out: LayOut, title: str, paper: Paper) -> bool:
    """The print dialog was asked for a file instead: whole, or not at all."""
    try:
        export_file(path, sheets_bytes(lay_out(paper), paper, title))
    except (FileError, PdfError):
        return False
    return True


def _broken(printer: QPrinter) -> bool:
    states = QPrinter.PrinterState
    return printer.printerState() in {states.Error, states.Aborted}


_FIRST_RANGE = "42"
_AROUND = 2.6  # em above, between and below what is seen with a whole sheet


class SummaryPage(Page):
    """A live preview beside the few choices that change the page."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        self._columns = Columns(look)  # the page arranges them while it is made
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self.print_button = Button(words.PRINT, look, "primary", icon="printer")
        self.print_button.clicked.connect(self._print_page)
        self.save_button = Button(words.SAVE_PDF, look)
        self.save_button.clicked.connect(self._ask_pdf)
        self.add_action(self.print_button)
        self.add_action(self.save_button)
        self.message = Label("", "strong")
        self.message.hide()
        self._paper = QWidget(self)  # the paper, and above it how it is shown
        self._paper_place = QVBoxLayout(self._paper)
        look.space(self._paper_place, 0, 0.4)
        self._shown_how = self._sizes()
        self._paper_place.addWidget(self._shown_how)
        self.view: PaperView | None = None
        self._known: tuple[View, Summary] | None = None
        self._shown: tuple[TherapistPage, Paper, tuple[tuple[Item, ...], ...]] | None = None
        self._fitter: Fitter | None = None  # what is laid out again has much the same words
        self._laid_out_at: datetime | None = None
        self._columns.main.addWidget(Label(words.INTRO, "hint"))
        nest(self._columns.main, self._other_forms())
        self._columns.main.addWidget(self._paper)
        self._columns.main.addStretch(1)
        self.questions = QuestionsCard("summary", keeper, look, prints=True)
        self.question = self.questions.question
        self.questions.chosen_changed.connect(self._show_paper)
        self.note = NoteCard(keeper, look)
        self.note.changed.connect(self._show_paper)
        self.sheets = PaperDiaryCard(keeper, look)
        self.sheets.print_asked.connect(self._print_sheets)
        self.sheets.save_asked.connect(self._ask_sheets)
        self.sheets.enter_asked.connect(self._enter_from_paper)
        for card in (self._choices(), self.questions, self.note, self.sheets):
            self._columns.side.addWidget(card)
        self.stray = StrayLine(look, self)
        self.stray.go_to.connect(self.go_to)
        self.health = HealthLine(keeper, look, self, leads=True)
        self.health.go_to.connect(self.go_to)
        self.add(self.message, self.stray, self.health, self._columns)

    def make_part(self) -> bool:
        """Count what is on the paper: with laying it out, that would hold the window up."""
        if self._known is not None:
            return False
        self.described()
        return True

    def set_columns(self, narrow: bool) -> None:
        """The choices go below the paper if there is no room beside it."""
        self._columns.set_narrow(narrow)

    def show_view(self, view: View) -> None:
        """The paper as of now."""
        self._laid_out_at = view.now
        self.stray.show_view(view)
        self.health.show_view(view)
        self.questions.show_view(view)
        self.note.show_view(view)
        self._show_paper()

    def show_time(self, view: View) -> None:
        """The paper is laid out again once more hours can be seen on it; printing always does."""
        if self._laid_out_at is None or view.now - self._laid_out_at >= SEEN:
            self.show_view(view)

    def first_focus(self) -> QWidget | None:
        """Print."""
        return self.print_button

    def open(self, to: Destination) -> None:
        """The page comes to the front, with the keyboard on Print if that was asked for."""
        if to.part is Part.PRINT:
            self.print_button.setFocus()

    def keep_draft(self) -> None:
        """The note to the therapist, into the diary."""
        self.note.keep()

    def chosen_paper(self) -> Paper:
        """The paper that the patient chose."""
        from ptdiary.report.sheet import PAPERS  # noqa: PLC0415 imports matplotlib

        return PAPERS[self.paper.value() or "a4"]

    def described(self) -> TherapistPage:
        """The page as it is chosen now."""
        from ptdiary.report.page import Options, describe_page  # noqa: PLC0415 matplotlib

        view = self.keeper.view
        first, last = first_day(view, self.period.value()), view.now.date()
        found = self._figures_of(view, first)
        entries = None
        if self.long_form.isChecked():
            entries = tuple(each for each in view.diary.entries if first <= each.at.date() <= last)
        options = Options(
            show_name=self.name.isChecked(),
            questions=self.questions.chosen(),
            note=self.note.note(),
            entries=entries,
            times=self.look.times.of_calendar(),
        )
        return describe_page(found, found.series, options)

    def _figures_of(self, view: View, first: date) -> Summary:
        """The figures, counted once a view and period: the note is typed letter by letter."""
        if self._known is None or self._known[0] is not view or self._known[1].first != first:
            changed = self.keeper.changed_entries()
            last = view.now.date()
            found = summary_from(view.index, self.keeper.rulebook, view.now, first, last, changed)
            self._known = (view, found)
        return self._known[1]

    def laid_out(self, paper: Paper) -> tuple[tuple[Item, ...], ...]:
        """The sheets of the page as it is chosen now."""
        return self._laid_out(self.described(), paper)

    def _laid_out(self, page: TherapistPage, paper: Paper) -> tuple[tuple[Item, ...], ...]:
        """The sheets of a page: those that are shown, where they are the same."""
        from ptdiary.report.layout import lay_out_all  # noqa: PLC0415 matplotlib
        from ptdiary.report.lettering import Fitter  # noqa: PLC0415

        if self._shown is None or self._shown[:2] != (page, paper):
            self._fitter = self._fitter or Fitter()
            self._shown = page, paper, lay_out_all(page, paper, self._fitter)
        return self._shown[2]

    def save_pdf(self, path: Path) -> None:
        """Write the page as a PDF, and say how that ended."""
        from ptdiary.words.page import TITLE  # noqa: PLC0415

        self._save_sheets(path, self.laid_out, TITLE)

    def save_sheets(self, path: Path) -> None:
        """Write the blank sheets of the paper diary as a PDF, and say how that ended."""
        self._save_sheets(path, self.sheets.lay_out, TITLE)

    def save_html(self, path: Path) -> None:
        """Write the page for those who hear it, and say how that ended."""
        from ptdiary.report.html import page_html  # noqa: PLC0415 matplotlib

        try:
            export_file(path, page_html(self.described()).encode())
        except FileError as error:
            self._say(str(error))
        else:
            self._say(words.SAVED.format(name=isolated(path.name)))

    def copy_text(self) -> None:
        """Put the page in words on the clipboard."""
        from ptdiary.report.text import page_text  # noqa: PLC0415 matplotlib

        QApplication.clipboard().setText(page_text(self.described()))
        self._say(words.COPIED)

    def _other_forms(self) -> Flow:
        self.copy_button = Button(words.COPY, self.look, "link")
        self.copy_button.clicked.connect(self.copy_text)
        self.html_button = Button(words.SAVE_HTML, self.look, "link")
        self.html_button.clicked.connect(self._ask_html)
        row = Flow(self.look)
        self.visits_button = Button(visit_words.TITLE, self.look, "link")
        self.visits_button.clicked.connect(self._see_visits)
        row.add(self.copy_button, self.html_button, self.visits_button)
        return row

    def _sizes(self) -> QWidget:
        """How large the paper is shown, and which of its sheets."""
        self.size_shown = Choices(words.SIZES, self.look, clearable=False)
        self.size_shown.name(words.SHOWN)
        self.size_shown.choose("width")
        self.size_shown.changed.connect(self._show_size)
        self.previous_sheet = Button(words.PREVIOUS_SHEET, self.look)
        self.next_sheet = Button(words.NEXT_SHEET, self.look)
        self.previous_sheet.clicked.connect(partial(self._turn, -1))
        self.next_sheet.clicked.connect(partial(self._turn, 1))
        self.sheet_number = Label("", wrap=False)
        shown_how = QWidget(self)
        row = Flow(self.look, shown_how)
        row.add(self.size_shown, self.previous_sheet, self.sheet_number, self.next_sheet)
        return shown_how

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_paper()

    def _fit_paper(self) -> None:
        whole = self.size_shown.value() == "whole"
        if self.view is not None:
            self._show_turn()
            row = self._shown_how.heightForWidth(self._shown_how.width())
            room = self.area.viewport().height() - row - self.look.px(_AROUND)
            self.view.show_whole(room if whole else None)

    def _show_size(self) -> None:
        self._fit_paper()
        if self.view is not None and self.size_shown.value() == "whole":
            self.area.show_soon(self._paper)

    def _turn(self, by: int) -> None:
        if self.view is not None:
            self.view.turn_to(self.view.sheet + by)

    def _show_turn(self) -> None:
        """Say which sheet is shown, where one of several is."""
        if self.view is None:
            return
        number, count = self.view.sheet + 1, self.view.sheets
        one_of_several = count > 1 and self.size_shown.value() == "whole"
        for each in (self.previous_sheet, self.sheet_number, self.next_sheet):
            each.setVisible(one_of_several)
        self.sheet_number.setText(words.sheet_of(number, count))
        self.previous_sheet.setEnabled(number > 1)
        self.next_sheet.setEnabled(number < count)

    def _choices(self) -> Card:
        card = Card(self.look)
        self.period = Choices(words.PERIODS, self.look, clearable=False)
        self.period.choose(_FIRST_RANGE)
        self.paper = Choices(words.PAPERS, self.look, clearable=False)
        self.paper.choose("a4")
        self.name = Chip(words.SHOW_NAME, self.look)
        self.name.setChecked(True)
        self.long_form = Chip(words.LONG_FORM, self.look)
        self.long_form.setAccessibleDescription(words.LONG_FORM_HELP)
        card.add(FormRow(words.PERIOD, self.period, self.look))
        card.add(FormRow(words.PAPER, self.paper, self.look))
        card.add(self.name, self.long_form, Label(words.LONG_FORM_HELP, "hint"))
        self.period.changed.connect(self._show_paper)
        self.paper.changed.connect(self._show_paper)
        self.name.toggled.connect(self._show_paper)
        self.long_form.toggled.connect(self._show_paper)
        return card

    def _show_paper(self) -> None:
        from ptdiary.report.text import page_text  # noqa: PLC0415
        from ptdiary.ui.summary.paper_view import PaperView  # noqa: PLC0415

        if self.view is None:
            self.view = PaperView(self.look)
            self.view.setAccessibleName(words.PREVIEW)
            self.view.turned.connect(self._show_turn)
            self._paper_place.addWidget(self.view)
            self._fit_paper()
        page, paper = self.described(), self.chosen_paper()
        in_words = page_text(replace(page, long_form=None))
        self.view.show_sheets(self._laid_out(page, paper), paper, in_words)

    def _print_page(self) -> None:
        from ptdiary.words.page import TITLE  # noqa: PLC0415

        self._print(self.laid_out, TITLE)

    def _print_sheets(self) -> None:
        self._print(self.sheets.lay_out, TITLE)

    def _print(self, lay_out: Callable[[Paper], tuple[tuple[Item, ...], ...]], title: str) -> None:
        said = {
            Printed.DONE: words.PRINTED,
            Printed.NO_PRINTER: words.NO_PRINTER,
            Printed.FAILED: words.NOT_PRINTED,
            Printed.CANCELLED: "",
        }
        printed = print_sheets(lay_out, title, self.chosen_paper(), self)
        self._say(said[printed])
        if printed is Printed.NO_PRINTER:
            self.save_button.setFocus()

    def _save_sheets(
        self, path: Path, lay_out: Callable[[Paper], tuple[tuple[Item, ...], ...]], title: str
    ) -> None:
        from ptdiary.report.pdf import PdfError, sheets_bytes  # noqa: PLC0415 matplotlib

        paper = self.chosen_paper()
        try:
            export_file(path, sheets_bytes(lay_out(paper), paper, title))
        except (FileError, PdfError) as error:
            self._say(str(error))
        else:
            self._say(words.SAVED.format(name=isolated(path.name)))

    def _ask_pdf(self) -> None:
        path = self._ask(words.SAVE_TITLE, words.PDF_NAME, words.PDF_FILTER)
        if path is not None:
            self.save_pdf(path)

    def _ask_html(self) -> None:
        path = self._ask(words.SAVE_TITLE, words.HTML_NAME, words.HTML_FILTER)
        if path is not None:
            self.save_html(path)

    def _ask_sheets(self) -> None:
        path = self._ask(words.SAVE_SHEETS_TITLE, words.SHEETS_NAME, words.PDF_FILTER)
        if path is not None:
            self.save_sheets(path)

    def _ask(self, title: str, offered: str, files: str) -> Path | None:
        """A name to save under: in Documents, with the day; the ending stays the one offered."""
        name = words.file_name(offered, self.keeper.clock().date())
        return ask_save(self, title, documents() / name, files)

    def _see_visits(self) -> None:
        self.go_to.emit(Destination(page=PageName.VISITS))

    def _enter_from_paper(self) -> None:
        self.go_to.emit(Destination(page=PageName.PAPER))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
