"""`ptdiary export`: diaries in other forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary import __version__
from ptdiary.cli import RefusedError
from ptdiary.cli.source import (
    counts_of,
    read_source,
    target_of,
)
from ptdiary.diary.document import Document, write_document
from ptdiary.exports import export_file
from ptdiary.isolate import isolated
from ptdiary.paths import resource_text
from ptdiary.words import command_line as words
from ptdiary.words.dates import USUAL_TIMES

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from ptdiary.cli.source import Source
    from ptdiary.diary import Diary


def run(options: Namespace) -> int:
    """Write a diary in another form."""
    if options.no_name:
        raise RefusedError(words.NAME_STAYS.format(form=options.format))
    source = read_source(options.diary)
    out = target_of(options)
    _WRITERS[options.format](source, out)
    source.warn_if_partial()
    return 0


# Each form, and what writes it. What only one of them needs is imported by it.


def _write_document(source: Source, out: Path) -> None:
    document = Document(exported_at=source.at, app_version=__version__, diary=source.diary)
    export_file(out, write_document(document))
    held = words.exported(counts_of(source.diary), private=_has_private_notes(source.diary))
    print(words.SAID.format(name=isolated(out), said=held))  # noqa: T201


def _write_tables(source: Source, out: Path) -> None:
    from ptdiary.store.exchange.csv import export_csv  # noqa: PLC0415

    export_csv(source.diary, out)


def _write_workbook(source: Source, out: Path) -> None:
    from ptdiary.report.workbook import workbook  # noqa: PLC0415
    from ptdiary.review.rulebook import read_rulebook  # noqa: PLC0415

    rulebook = read_rulebook(resource_text("rules/rules.json"))
    export_file(out, workbook(source.diary, rulebook, source.at, USUAL_TIMES))


def _write_calendar(source: Source, out: Path) -> None:
    from ptdiary.report.calendar import calendar, is_anything_planned  # noqa: PLC0415

    if not is_anything_planned(source.diary):
        raise RefusedError(words.NOTHING_PLANNED.format(name=isolated(source.name)))
    export_file(out, calendar(source.diary, source.at))


_WRITERS: dict[str, Callable[[Source, Path], None]] = {
    "json": _write_document,
    "csv": _write_tables,
    "xlsx": _write_workbook,
    "ics": _write_calendar,
}


def _has_private_notes(diary: Diary) -> bool:
    return any(entry.private_note is not None for entry in diary.entries)
