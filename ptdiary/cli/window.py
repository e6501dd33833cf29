"""`ptdiary [DIARY]`: the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary.cli.display import has_display
from ptdiary.cli.drawing import keep_fonts_list
from ptdiary.cli.refusal import RefusedError
from ptdiary.cli.source import document_in, is_diary_file, sample_document, throw_away
from ptdiary.paths import default_diary
from ptdiary.report.wording import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    """Open the window and return its exit status, once it is closed."""
    if not has_display():
        raise RefusedError(words.NO_DISPLAY)
    keep_fonts_list()
    if options.sample:
        with throw_away(sample_document()) as path:
            return _open(path)
    if options.diary is None:
        return _open(default_diary())
    if is_diary_file(options.diary):
        return _open(Path(options.diary))
    with throw_away(document_in(options.diary)) as path:
        return _open(path)


def _open(path: Path) -> int:
    from ptdiary.ui import app  # noqa: PLC0415  Qt only once it is known that there is a display

    return app.run(path)
