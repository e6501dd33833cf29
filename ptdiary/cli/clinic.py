"""`ptdiary export --format fhir`: the diary, and its page, for a clinic's computer.

Not in `exchange`, whose forms need no Qt: the page has to be drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.cli.source import SIX_WEEKS, read_source, target_of
from ptdiary.cli.summary import page_pdf
from ptdiary.exports import export_file
from ptdiary.report.fhir.bundle import bundle_bytes

if TYPE_CHECKING:
    from argparse import Namespace

PAPER = "a4"


def run(options: Namespace) -> int:
    """Write all of the diary, with the page of its last six weeks."""
    source = read_source(options.diary)
    out = target_of(options)
    show_name, last = not options.no_name, source.at.date()
    page = page_pdf(source, last - SIX_WEEKS, last, paper=PAPER, show_name=show_name)
    export_file(out, bundle_bytes(source.diary, source.at, show_name=show_name, page=page))
    source.warn_if_partial()
    return 0
