"""`ptdiary [DIARY]`: the window."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ptdiary.cli.display import has_display
from ptdiary.cli.drawing import keep_fonts_list
from ptdiary.cli.refusal import RefusedError
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
    return _open_named(options.diary)


def _open_named(name: str) -> int:
    from ptdiary.cli import source  # noqa: PLC0415  the default diary opens sooner without

    if not Path(name).exists():
        raise RefusedError(words.NO_SUCH.format(name=name))
    if source.is_diary_file(name):
        return _open(Path(name))
    document = source.document_in(name)

    def fill(path: Path) -> None:
        source.fill(path, document)

    return _open_copy(fill)


def _fill_with_sample(path: Path) -> None:
    from ptdiary.cli import source  # noqa: PLC0415  once the window is there

    source.fill(path, source.sample_document())


def _open(path: Path) -> int:
    _prepare()
    from ptdiary.ui import app  # noqa: PLC0415  Qt only once it is known that there is a display

    return app.run(path)


def _open_copy(fill: Callable[[Path], None]) -> int:
    """A document has no place for what is written into it, so a copy is opened and thrown away."""
    _prepare()
    from ptdiary.ui import app  # noqa: PLC0415  likewise

    with TemporaryDirectory(prefix="ptdiary-") as folder:
        return app.run(Path(folder) / "diary.ptdiary", sample=True, fill=fill)


def _prepare() -> None:
    if not has_display():
        raise RefusedError(words.NO_DISPLAY)
    keep_fonts_list()
