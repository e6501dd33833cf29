"""`ptdiary export` and `ptdiary import`: diaries in other forms."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary import __version__
from ptdiary.cli import RefusedError
from ptdiary.cli.source import (
    content_of,
    counts_of,
    document_in,
    is_diary_file,
    read_source,
    sample_document,
    target_of,
    throw_away,
)
from ptdiary.diary.document import Document, write_document
from ptdiary.diary.fields import DocumentError
from ptdiary.exports import export_file
from ptdiary.paths import resource_text, windows_folder
from ptdiary.store import Store, StoreError
from ptdiary.store.exchange.document import Merged, merge
from ptdiary.store.lock import is_open_in_window
from ptdiary.wall_clock import now_here
from ptdiary.words import command_line as words
from ptdiary.words.dates import USUAL_TIMES

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from ptdiary.cli.source import Source
    from ptdiary.diary import Diary


def run(options: Namespace) -> int:
    """Do one of the two."""
    return _export(options) if options.verb == "export" else _import(options)


def _export(options: Namespace) -> int:
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
    print(words.SAID.format(name=out, said=held))  # noqa: T201


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
        raise RefusedError(words.NOTHING_PLANNED.format(name=source.name))
    export_file(out, calendar(source.diary, source.at))


_WRITERS: dict[str, Callable[[Source, Path], None]] = {
    "json": _write_document,
    "csv": _write_tables,
    "xlsx": _write_workbook,
    "ics": _write_calendar,
}


def _has_private_notes(diary: Diary) -> bool:
    return any(entry.private_note is not None for entry in diary.entries)


def _import(options: Namespace) -> int:
    bring = _bringing(options)  # the file is read, and found good, before a diary file is made
    try:
        with _target(options) as path, Store.open(path, create=True) as store:
            merged = bring(store)
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
    """The diary file to bring something into; RefusedError for a file that is something else.

    One that was made for this import is removed again if the import fails.
    """
    if options.sample:
        with throw_away(sample_document()) as path:
            yield path
        return
    path = Path(options.diary)
    if options.replace and is_open_in_window(path, windows_folder()):
        raise RefusedError(words.OPEN_IN_WINDOW.format(name=options.diary))
    is_new = not path.exists()
    if not is_new and not is_diary_file(options.diary):
        raise RefusedError(words.NOT_A_DIARY_FILE.format(name=options.diary))
    try:
        yield path
    except BaseException:
        if is_new:
            with suppress(OSError):  # where nothing can be removed, nothing was made
                path.unlink()
        raise


def _bringing(options: Namespace) -> Callable[[Store], Merged]:
    """What puts the file into a store: a document, a diary file, or a table with known columns."""
    name = options.file
    if Path(name).suffix.lower() == ".csv":
        return _bringing_table(name, replace=options.replace)
    if is_diary_file(name):
        source = read_source(name, newer_too=False)  # a part must not pass for the whole
        document = Document(exported_at=source.at, app_version=__version__, diary=source.diary)
    else:
        document = document_in(name)
    return partial(merge, document=document, replace_all=options.replace)


def _bringing_table(name: str, *, replace: bool) -> Callable[[Store], Merged]:
    from ptdiary.store.exchange.csv import import_csv, read_table  # noqa: PLC0415 rarely needed

    if replace:
        raise RefusedError(words.NO_REPLACING.format(name=name))
    content, at = content_of(name), now_here()
    try:
        read_table(content, at, None)
    except DocumentError as error:
        raise RefusedError(words.AT_FAULT.format(name=name, problem=error)) from None
    return partial(import_csv, content=content, at=at)


def _name(options: Namespace) -> str:
    return words.SAMPLE_NAME if options.sample else str(options.diary)
