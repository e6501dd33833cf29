"""`ptdiary summary`: the page for the therapist, as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary.charts.preparing import load_matplotlib
from ptdiary.cli import RefusedError
from ptdiary.cli.drawing import draw_offscreen, write_letters_of_all_languages
from ptdiary.cli.source import period_of, read_source
from ptdiary.exports import export_file
from ptdiary.isolate import isolated
from ptdiary.paths import resource_text
from ptdiary.review.page.summary import summary
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series
from ptdiary.words import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from ptdiary.cli.source import Source
    from ptdiary.report.blocks import TherapistPage

ENDING = ".pdf"


def run(options: Namespace) -> int:
    """Describe the page, lay it out and write it to a file."""
    out = Path(options.out)
    if out.suffix.lower() != ENDING:
        raise RefusedError(words.WRONG_ENDING.format(name=isolated(options.out), endings=ENDING))
    source = read_source(options.diary)
    first, last = period_of(options, source.at)
    pdf = page_pdf(source, first, last, paper=options.paper, show_name=not options.no_name)
    export_file(out, pdf)
    source.warn_if_partial()
    return 0


def page_pdf(source: Source, first: date, last: date, *, paper: str, show_name: bool) -> bytes:
    """The page of these days as a PDF on a `paper`, `a4` or `letter`."""
    load_matplotlib()
    page = _page(source, first, last, show_name=show_name)
    draw_offscreen()
    write_letters_of_all_languages()
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  after it knows where to draw

    from ptdiary.report.pdf import pdf_bytes  # noqa: PLC0415
    from ptdiary.report.sheet import PAPERS  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([words.PROGRAM])
    made = pdf_bytes(page, PAPERS[paper])
    del application  # held until here: fonts and painters need it
    return made


def _page(source: Source, first: date, last: date, *, show_name: bool) -> TherapistPage:
    from ptdiary.report.page import Options, describe_page  # noqa: PLC0415  imports matplotlib

    rulebook = read_rulebook(resource_text("rules/rules.json"))
    figures = summary(source.diary, rulebook, source.at, first, last)
    drawn = series(source.diary, rulebook, source.at, first, last)
    return describe_page(figures, drawn, Options(show_name=show_name))
