"""`ptdiary summary`: the page for the therapist, as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary.charts.preparing import load_matplotlib
from ptdiary.cli import RefusedError
from ptdiary.cli.drawing import draw_offscreen, write_letters_of_all_languages
from ptdiary.cli.source import period_of, read_source
from ptdiary.paths import resource_text
from ptdiary.review.page.summary import summary
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series
from ptdiary.words import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace

    from ptdiary.cli.source import Source
    from ptdiary.report.blocks import TherapistPage

ENDING = ".pdf"


def run(options: Namespace) -> int:
    """Describe the page, lay it out and write it to a file."""
    out = Path(options.out)
    if out.suffix.lower() != ENDING:
        raise RefusedError(words.WRONG_ENDING.format(name=options.out, endings=ENDING))
    source = read_source(options.diary)
    load_matplotlib()
    page = _page(options, source)
    draw_offscreen()
    write_letters_of_all_languages()
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  after it knows where to draw

    from ptdiary.report.pdf import write_pdf  # noqa: PLC0415
    from ptdiary.report.sheet import PAPERS  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([words.PROGRAM])
    write_pdf(page, out, PAPERS[options.paper])
    source.warn_if_partial()
    del application  # held until here: fonts and painters need it
    return 0


def _page(options: Namespace, source: Source) -> TherapistPage:
    from ptdiary.report.page import Options, describe_page  # noqa: PLC0415  imports matplotlib

    first, last = period_of(options, source.at)
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    figures = summary(source.diary, rulebook, source.at, first, last)
    drawn = series(source.diary, rulebook, source.at, first, last)
    return describe_page(figures, drawn, Options(show_name=not options.no_name))
