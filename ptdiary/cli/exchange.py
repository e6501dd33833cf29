"""`ptdiary export` and `ptdiary import`: diaries in other forms."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary import __version__
from ptdiary.cli.refusal import RefusedError
from ptdiary.cli.source import (
    content_of,
    counts_of,
    document_in,
    is_diary_file,
    read_source,
    sample_document,
    throw_away,
)
from ptdiary.diary.document import Document, DocumentError, write_document
from ptdiary.files import write_folder, write_whole
from ptdiary.report.wording import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from ptdiary.cli.source import Source
    from ptdiary.diary.diary import Diary

NOT_YET = ("fhir", "ics")


def run(options: Namespace) -> int:
    """Do one of the two."""
    return _export(options) if options.verb == "export" else _import(options)


def _export(options: Namespace) -> int:
    if options.format in NOT_YET:
        raise RefusedError(words.NOT_YET.format(form=options.format))
    source = read_source(options.diary)
    out = Path(options.out)
    if options.diary is not None and out.exists() and out.samefile(options.diary):
        raise RefusedError(words.SAME_FILE.format(name=options.out))
    if options.format == "json":
        write_whole(out, _document(source))
        held = words.exported(counts_of(source.diary), private=_has_private_notes(source.diary))
        print(words.SAID.format(name=out, said=held))  # noqa: T201
    else:
        from ptdiary.store.exchange.csv import write_tables  # noqa: PLC0415  only for this form

        write_folder(out, write_tables(source.diary))
    return 0


def _document(source: Source) -> bytes:
    document = Document(exported_at=source.at, app_version=__version__, diary=source.diary)
    return write_document(document)


def _has_private_notes(diary: Diary) -> bool:
    return any(entry.private_note is not None for entry in diary.entries)


def _import(options: Namespace) -> int:
    from ptdiary.store import Store, StoreError  # noqa: PLC0415  an export of a document needs none
    from ptdiary.store.exchange.document import merge  # noqa: PLC0415

    document = _brought(options.file)
    try:
        with _target(options) as path, Store.open(path, create=True) as store:
            merged = merge(store, document, replace_all=options.replace)
            held = words.records(dict(store.check().counts))
    except StoreError as error:
        raise RefusedError(str(error)) from None
    said = words.merged(
        merged.added, merged.changed, merged.same + merged.older, merged.removed, held
    )
    print(words.SAID.format(name=_name(options), said=said))  # noqa: T201
    return 0


@contextmanager
def _target(options: Namespace) -> Iterator[Path]:
    """The diary file to bring something into; RefusedError for a file that is something else."""
    if options.sample:
        with throw_away(sample_document()) as path:
            yield path
        return
    path = Path(options.diary)
    if path.exists() and not is_diary_file(options.diary):
        raise RefusedError(words.NOT_A_DIARY_FILE.format(name=options.diary))
    yield path


def _brought(name: str) -> Document:
    """What is to be brought in: a document, a diary file or a table whose columns are known."""
    if Path(name).suffix.lower() == ".csv":
        from ptdiary.store.exchange.csv import read_table  # noqa: PLC0415  only for a table

        try:
            return read_table(content_of(name))
        except DocumentError as error:
            raise RefusedError(words.AT_FAULT.format(name=name, problem=error)) from None
    if is_diary_file(name):
        source = read_source(name)
        return Document(exported_at=source.at, app_version=__version__, diary=source.diary)
    return document_in(name)


def _name(options: Namespace) -> str:
    return words.SAMPLE_NAME if options.sample else str(options.diary)
