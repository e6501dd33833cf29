"""The page on a printer of this computer."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from ptdiary.report.paint import paint_page
from ptdiary.report.pdf import page_layout
from ptdiary.report.wording.page import TITLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.report.paper import Paper
    from ptdiary.report.parts import Page


class Printed(Enum):
    """How a wish to print ended."""

    DONE = "done"
    CANCELLED = "cancelled"
    NO_PRINTER = "no printer"
    FAILED = "failed"


def print_page(page: Page, paper: Paper, parent: QWidget) -> Printed:
    """Ask for a printer and print the page on it.

    Without any printer Qt would make a PDF nobody asked for, so that is said instead.
    """
    if not printer_names():
        return Printed.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(paper))
    printer.setDocName(TITLE)
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return Printed.CANCELLED
    return Printed.DONE if paint_on(printer, page, paper) else Printed.FAILED


def printer_names() -> list[str]:
    """The printers that this computer knows."""
    return QPrinterInfo.availablePrinterNames()


def paint_on(printer: QPrinter, page: Page, paper: Paper) -> bool:
    """Paint the page; False where the printer did not take it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paint_page(page, painter, paper)
    return painter.end() and printer.printerState() != QPrinter.PrinterState.Error
