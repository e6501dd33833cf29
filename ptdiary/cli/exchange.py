"""`ptdiary export`: diaries in other forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary import __version__
from ptdiary.cli import RefusedError
from ptdiary.cli.source import (
    counts_of,
    read_source,
)
from ptdiary.diary.document import Document, write_document
from ptdiary.exports import export_file
from ptdiary.words import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace

    from ptdiary.cli.source import Source
    from ptdiary.diary import Diary

NOT_YET = ("fhir", "ics")


def run(options: Namespace) -> int:
    """Write a diary in another form."""
    if options.format in NOT_YET:
        raise RefusedError(words.NOT_YET.format(form=options.format))
    source = read_source(options.diary)
    out = Path(options.out)
    if options.diary is not None and out.exists() and out.samefile(options.diary):
        raise RefusedError(words.SAME_FILE.format(name=options.out))
    if options.format == "json":
        export_file(out, _document(source))
        held = words.exported(counts_of(source.diary), private=_has_private_notes(source.diary))
        print(words.SAID.format(name=out, said=held))  # noqa: T201
    else:
        from ptdiary.store.exchange.csv import export_csv  # noqa: PLC0415  only for this form

        export_csv(source.diary, out)
    source.warn_if_partial()
    return 0


def _document(source: Source) -> bytes:
    document = Document(exported_at=source.at, app_version=__version__, diary=source.diary)
    return write_document(document)


def _has_private_notes(diary: Diary) -> bool:
    return any(entry.private_note is not None for entry in diary.entries)
