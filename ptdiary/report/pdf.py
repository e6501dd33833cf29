"""The page, or other sheets, as a PDF file, whole or not at all.

Qt's PDF writer tells nobody when a disk is full, so it writes to memory; what it made is checked,
and `ptdiary.files` puts it on the disk. The caller must have made a QGuiApplication (or
QApplication) first; without a display set QT_QPA_PLATFORM=offscreen.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter

import ptdiary
from ptdiary.exports import export_file
from ptdiary.report.blocks import TherapistPage
from ptdiary.report.layout import lay_out_all
from ptdiary.report.lettering import UNITS_A_POINT
from ptdiary.report.paint import paint_sheets
from ptdiary.report.sheet import Item, Paper
from ptdiary.words import recovery
from ptdiary.words.page import TITLE, version

_POINTS_AN_INCH = 72
_A_PAGE = re.compile(rb"/Type\s*/Page\b")


class PdfError(Exception):
    """The page could not be made into a PDF. `str()` is one plain sentence."""


def write_pdf(page: TherapistPage, path: Path, paper: Paper) -> None:
    """Write the page as a PDF, one sheet or with its long form, mode 0600.

    PdfError if Qt made no sound PDF, FileError if the disk did not take it. Either way the
    file that was there before still is.
    """
    export_file(path, pdf_bytes(page, paper))


def pdf_bytes(page: TherapistPage, paper: Paper) -> bytes:
    """The page as a PDF, one sheet or with its long form. PdfError if Qt made none."""
    return sheets_bytes(lay_out_all(page, paper), paper, TITLE)


def sheets_bytes(sheets: Sequence[tuple[Item, ...]], paper: Paper, title: str) -> bytes:
    """Sheets that are laid out as a PDF. PdfError if Qt made none, or lost a sheet."""
    if QGuiApplication.instance() is None:
        raise RuntimeError("a PDF needs a QGuiApplication")
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _write(sheets, paper, title, buffer)
    buffer.close()
    made = bytes(content.data())
    _check(made, len(sheets))
    return made


def page_layout(paper: Paper) -> QPageLayout:
    """The paper for a printer or PDF writer: upright, without margins of its own."""
    size = QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


def _write(sheets: Sequence[tuple[Item, ...]], paper: Paper, title: str, buffer: QBuffer) -> None:
    writer = QPdfWriter(buffer)
    writer.setResolution(_POINTS_AN_INCH * UNITS_A_POINT)
    writer.setPageLayout(page_layout(paper))
    # never the patient's name: titles appear in window bars and lists of recent files
    writer.setTitle(title)
    writer.setCreator(version(ptdiary.__version__))
    if not paint_sheets(sheets, writer):
        raise PdfError(recovery.NO_PDF)


def _check(made: bytes, sheets: int) -> None:
    if not made.startswith(b"%PDF-") or not made.rstrip().endswith(b"%%EOF"):
        raise PdfError(recovery.NO_PDF)
    if len(_A_PAGE.findall(made)) != sheets:
        raise PdfError(recovery.PDF_PAGES)
