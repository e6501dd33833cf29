"""Sheets on a printer of this computer. The paper follows the printer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from ptdiary.files import FileError, write_whole
from ptdiary.report.paint import paint_sheets
from ptdiary.report.paper import A4, LETTER, Paper
from ptdiary.report.pdf import PdfError, page_layout, sheets_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ptdiary.report.sheet import Item

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
    """Print the sheets; False where the printer did not take them, and then none is left behind."""
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
        write_whole(path, sheets_bytes(lay_out(paper), paper, title))
    except (FileError, PdfError):
        return False
    return True


def _broken(printer: QPrinter) -> bool:
    states = QPrinter.PrinterState
    return printer.printerState() in {states.Error, states.Aborted}
