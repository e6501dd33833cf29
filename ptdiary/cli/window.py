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

    from ptdiary.diary.document import Document


def run(options: Namespace) -> int:
    """Open the window and return its exit status, once it is closed."""
    if options.sample:
        _check_display()
        return _open_copy(sample_document())
    if options.diary is None:
        return _open(default_diary())
    if not Path(options.diary).exists():
        raise RefusedError(words.NO_SUCH.format(name=options.diary))
    if is_diary_file(options.diary):
        return _open(Path(options.diary))
    return _open_copy(document_in(options.diary))


def _open_copy(document: Document) -> int:
    """A document has no place for what is written into it, so a copy is opened and thrown away."""
    _check_display()
    with throw_away(document) as path:
        return _open(path, sample=True)


def _check_display() -> None:
    if not has_display():
        raise RefusedError(words.NO_DISPLAY)


def _open(path: Path, *, sample: bool = False) -> int:
    _check_display()
    keep_fonts_list()
    from ptdiary.ui import app  # noqa: PLC0415  Qt only once it is known that there is a display

    return app.run(path, sample=sample)
