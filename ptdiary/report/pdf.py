"""The page as a PDF file, whole or not at all.

Qt's PDF writer tells nobody when a disk is full, so it writes to memory; what it made is checked,
and `ptdiary.files` puts it on the disk. The caller must have made a QGuiApplication (or
QApplication) first; without a display set QT_QPA_PLATFORM=offscreen.
"""

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from ptdiary.files import write_whole
from ptdiary.report.lettering import UNITS_A_POINT
from ptdiary.report.paint import paint_page
from ptdiary.report.paper import Paper
from ptdiary.report.parts import Page
from ptdiary.report.wording import errors
from ptdiary.report.wording.page import TITLE

_POINTS_AN_INCH = 72
_ONE_PAGE = re.compile(rb"/Type\s*/Page\b")


class PdfError(Exception):
    """The page could not be made into a PDF. `str()` is one plain sentence."""


def write_pdf(page: Page, path: Path, paper: Paper) -> None:
    """Write the page as a PDF of one sheet, mode 0600.

    PdfError where Qt made no sound PDF, FileError where the disk did not take it. Either way the
    file that was there before still is.
    """
    write_whole(path, pdf_bytes(page, paper))


def pdf_bytes(page: Page, paper: Paper) -> bytes:
    """The page as a PDF of one sheet. PdfError where Qt made none."""
    if QGuiApplication.instance() is None:
        raise RuntimeError("a PDF needs a QGuiApplication")
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _write(page, paper, buffer)
    buffer.close()
    made = bytes(content.data())
    _check(made)
    return made


def page_layout(paper: Paper) -> QPageLayout:
    """The paper for a printer or PDF writer: upright, without margins of its own."""
    size = QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


def _write(page: Page, paper: Paper, buffer: QBuffer) -> None:
    writer = QPdfWriter(buffer)
    writer.setResolution(_POINTS_AN_INCH * UNITS_A_POINT)
    writer.setPageLayout(page_layout(paper))
    # never the patient's name: titles stand in window bars and lists of recent files
    writer.setTitle(TITLE)
    writer.setCreator("PT Diary")
    painter = QPainter()
    if not painter.begin(writer):
        raise PdfError(errors.NO_PDF)
    try:
        paint_page(page, painter, paper)
    finally:
        painter.end()


def _check(made: bytes) -> None:
    if not made.startswith(b"%PDF-") or not made.rstrip().endswith(b"%%EOF"):
        raise PdfError(errors.NO_PDF)
    if len(_ONE_PAGE.findall(made)) != 1:
        raise PdfError(errors.PDF_NOT_ONE_PAGE)
