"""`ptdiary [DIARY]`: the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary.cli.display import has_display
from ptdiary.cli.drawing import keep_fonts_list
from ptdiary.cli.refusal import RefusedError
from ptdiary.cli.source import (
    document_in,
    fill,
    is_diary_file,
    sample_document,
    throw_away_path,
)
from ptdiary.paths import default_diary
from ptdiary.report.wording import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable


def run(options: Namespace) -> int:
    """Open the window and return its exit status, once it is closed."""
    if options.sample:
        return _open_copy(_fill_with_sample)
    if options.diary is None:
        return _open(default_diary())
    if not Path(options.diary).exists():
        raise RefusedError(words.NO_SUCH.format(name=options.diary))
    if is_diary_file(options.diary):
        return _open(Path(options.diary))
    return _open_copy(partial(fill, document=document_in(options.diary)))


def _fill_with_sample(path: Path) -> None:
    fill(path, sample_document())


def _open(path: Path) -> int:
    _prepare()
    from ptdiary.ui import app  # noqa: PLC0415  Qt only once it is known that there is a display

    return app.run(path)


def _open_copy(fill_it: Callable[[Path], None]) -> int:
    """A document has no place for what is written into it, so a copy is opened and thrown away."""
    _prepare()
    from ptdiary.ui import app  # noqa: PLC0415  likewise

    with throw_away_path() as path:
        return app.run(path, sample=True, fill=fill_it)


def _prepare() -> None:
    if not has_display():
        raise RefusedError(words.NO_DISPLAY)
    keep_fonts_list()
