"""What a printer gets: its own paper, the preview's dots, and nothing of a job that failed."""

from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from ptdiary.report.layout import lay_out_all
from ptdiary.report.page import Options, describe_page
from ptdiary.report.sheet import A4, LETTER
from ptdiary.review.page.summary import summary
from ptdiary.ui.summary import page as printing
from ptdiary.ui.summary.page import Printed, fit_of, print_sheets, send
from ptdiary.ui.summary.paper_view import PaperView
from tests.report import pages
from tests.systems import needs_printer

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def page():
    diary = pages.diary_with(12)
    first = diary.entries[0].at.date()
    found = summary(diary, pages.BOOK, pages.NOW, first, pages.NOW.date())
    return describe_page(found, found.series, Options(entries=diary.entries))


def sheets_of(page):
    return lambda paper: lay_out_all(page, paper)


def printer_with(width, height):
    printer = QPrinter()
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    return printer


@pytest.mark.parametrize(
    ("width", "height", "paper", "scale"),
    [
        (210, 297, A4, 1.0),
        (215.9, 279.4, LETTER, 1.0),
        (215.9, 355.6, A4, 1.0),  # Legal has room for it
        (297, 420, A4, 1.0),
        (148, 210, A4, 148 / 210),
    ],
)
def test_the_paper_follows_the_printer(width, height, paper, scale):
    fit = fit_of(printer_with(width, height))
    assert fit.paper == paper
    assert fit.scale == pytest.approx(scale, abs=0.01)


def test_a_job_that_goes_to_a_file_is_whole_and_on_the_printers_paper(page, tmp_path):
    printer = printer_with(215.9, 279.4)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert send(printer, sheets_of(page), "Summary")
    sheets = PdfReader(tmp_path / "out.pdf").pages
    assert len(sheets) == len(lay_out_all(page, LETTER)) > 1
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [612, 792]


def test_a_job_that_fails_leaves_nothing_behind(page, tmp_path):
    printer = printer_with(210, 297)
    printer.setOutputFileName(str(tmp_path / "gone" / "out.pdf"))
    assert not send(printer, sheets_of(page), "Summary")
    assert list(tmp_path.iterdir()) == []


class ImagePrinter(QImage):
    """A printer that keeps the dots of its sheets, and refuses the sheet of a number."""

    def __init__(self, width, paper, refused=0):
        super().__init__(width, round(width * paper.height / paper.width), self.Format.Format_RGB32)
        dots = round(width / paper.width * 1000)
        self.setDotsPerMeterX(dots)
        self.setDotsPerMeterY(dots)
        self.fill(0xFFFFFFFF)
        self.paper = paper
        self.refused = refused
        self.done = []
        self.aborted = False

    def newPage(self):  # noqa: N802 Qt's name
        self.done.append(self.copy())
        self.fill(0xFFFFFFFF)
        return len(self.done) + 1 != self.refused

    def pageLayout(self):  # noqa: N802 Qt's name
        return printing.page_layout(self.paper)

    def setPageOrientation(self, _orientation):  # noqa: N802 Qt's name
        return True

    def outputFileName(self):  # noqa: N802 Qt's name
        return ""

    def printerState(self):  # noqa: N802 Qt's name
        return QPrinter.PrinterState.Aborted if self.aborted else QPrinter.PrinterState.Idle

    def abort(self):
        self.aborted = True
        return True


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_the_preview_is_the_print_dot_for_dot(page, paper, look, qtbot):
    view = PaperView(look)
    qtbot.addWidget(view)
    view.show_sheets(lay_out_all(page, paper), paper, "")
    view.resize(700, 700)
    printer = ImagePrinter(view.picture(0).width(), paper)
    assert send(printer, sheets_of(page), "Summary")
    printed = [*printer.done, printer.copy()]
    assert len(printed) == view.sheets > 1
    for number, dots in enumerate(printed):
        shown = view.picture(number)
        shown.setDevicePixelRatio(1)
        assert shown.size() == dots.size()
        assert shown.bits().tobytes() == dots.bits().tobytes()


def test_a_printer_that_stops_half_way_is_told_to_drop_the_job(page):
    printer = ImagePrinter(400, A4, refused=2)
    assert not send(printer, sheets_of(page), "Summary")
    assert printer.aborted


@needs_printer
def test_a_cancelled_job_prints_nothing(monkeypatch, window):
    monkeypatch.setattr(printing, "printer_names", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Rejected)
    laid_out = []
    printed = print_sheets(laid_out.append, "Summary", A4, window)
    assert printed is Printed.CANCELLED
    assert laid_out == []


@needs_printer
def test_the_job_of_a_printer_that_takes_it_is_done(page, monkeypatch, window, tmp_path):
    def accepted(dialog):
        dialog.printer().setOutputFileName(str(tmp_path / "out.pdf"))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(printing, "printer_names", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", accepted)
    short = replace(page, long_form=None)
    assert print_sheets(sheets_of(short), "Summary", A4, window) is Printed.DONE
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 1
