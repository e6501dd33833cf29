"""`ptdiary import`: a document, a diary file or a table, brought into a diary file."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ptdiary import __version__
from ptdiary.cli import RefusedError
from ptdiary.cli.source import (
    content_of,
    document_in,
    is_diary_file,
    read_source,
    refusal_of,
    sample_document,
    throw_away,
)
from ptdiary.diary.document import Document, begins_a_document
from ptdiary.diary.fields import DocumentError, plain_value
from ptdiary.isolate import isolated
from ptdiary.paths import windows_folder
from ptdiary.store import Store, StoreError
from ptdiary.store.exchange.document import Merged, export_document, merge, merge_into
from ptdiary.store.first_start import copy_first, note_version
from ptdiary.store.lock import is_open_in_window
from ptdiary.wall_clock import now_here
from ptdiary.words import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from ptdiary.cli.table import ReadTable
    from ptdiary.diary import Diary
    from ptdiary.store.change import Change
    from ptdiary.tables.grid import Grid

# The options that only a table takes, by their names in `options`.
_OF_TABLES = {
    "columns": "--columns", "dates": "--dates", "scale": "--scale", "rounding": "--round",
    "hour": "--hour", "sheet": "--sheet",
}  # fmt: skip


def run(options: Namespace) -> int:
    """Bring a file in, or tell what that would come to."""
    found = _found(options)  # the file is read, and found good, before a diary file is made
    try:
        merged, said = _rehearse(options, found) if options.dry_run else _do(options, found)
    except StoreError as error:
        raise refusal_of(error) from None
    if options.json:
        print(_as_json(found, merged))  # noqa: T201
    else:
        print(words.SAID.format(name=isolated(_name(options)), said=said))  # noqa: T201
        for line in () if found.table is None else found.table.notes:
            print(line)  # noqa: T201
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """What a file holds, found good: what puts it into a diary, by itself or in a rehearsal.

    `diary` is what it holds; `table` where it is one.
    """

    diary: Diary
    bring: Callable[[Store], Merged]
    rehearse: Callable[[Change], Merged]
    table: ReadTable | None = None


def _do(options: Namespace, found: FoundFile) -> tuple[Merged, str]:
    with _target(options) as path, Store.open(path, create=True) as store:
        if store.changes:  # what cannot be copied here is refused by the import's own copy
            copy_first(store, now_here)
        merged = found.bring(store)
        held = words.records(dict(store.check().counts))
        note_version(path)
    same = merged.same + merged.older
    return merged, words.merged(merged.added, merged.changed, same, merged.removed, held)


def _rehearse(options: Namespace, found: FoundFile) -> tuple[Merged, str]:
    """What it would come to; nothing is written, and no diary file is made."""
    with (
        _rehearsed(options) as path,
        Store.open(path, read_only=True) as store,
        store.rehearsing() as change,
    ):
        merged = found.rehearse(change)
    same = merged.same + merged.older
    return merged, words.would_merge(merged.added, merged.changed, same, merged.removed)


@contextmanager
def _rehearsed(options: Namespace) -> Iterator[Path]:
    """The diary file to try it on: an empty one where there is none yet."""
    path = None if options.sample else Path(options.diary)
    if path is not None and path.exists():
        _refuse_no_diary(options)
        yield path
        return
    document = sample_document() if path is None else Document(exported_at=now_here())
    with throw_away(document) as made:
        yield made


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
        raise RefusedError(words.OPEN_IN_WINDOW.format(name=isolated(options.diary)))
    is_new = not path.exists()
    if not is_new:
        _refuse_no_diary(options)
    try:
        yield path
    except BaseException:
        if is_new:
            with suppress(OSError):  # where nothing can be removed, nothing was made
                path.unlink()
        raise


def _refuse_no_diary(options: Namespace) -> None:
    if not is_diary_file(options.diary):
        raise RefusedError(words.NOT_A_DIARY_FILE.format(name=isolated(options.diary)))


def _name(options: Namespace) -> str:
    return words.SAMPLE_NAME if options.sample else str(options.diary)


# What the file holds: told by its content, as nobody knows what a suffix is worth.


def _found(options: Namespace) -> FoundFile:
    document = _document(options)
    if document is not None:
        return _of_document(options, document)
    from ptdiary.store.exchange.own_files import is_own_file, read_file  # noqa: PLC0415 of tables
    from ptdiary.tables.decoding import grids  # noqa: PLC0415  a document needs no tables

    with _told_of(options.file):
        found = grids(content_of(options.file))
        if not is_own_file(found):
            return _table(options, found)
        _refuse_replacing(options)
        document = read_file(Path(options.file), found, now_here())
    return _of_document(options, document)


def _of_document(options: Namespace, document: Document) -> FoundFile:
    for name, option in _OF_TABLES.items():
        if getattr(options, name) is not None:
            raise RefusedError(words.NO_TABLE.format(option=option, name=isolated(options.file)))
    return FoundFile(
        diary=document.diary,
        bring=partial(merge, document=document, replace_all=options.replace),
        rehearse=partial(merge_into, document=document, replace_all=options.replace),
    )


def _document(options: Namespace) -> Document | None:
    """The document, the diary file or the folder of tables that is named; None for a table."""
    name = options.file
    if Path(name).is_dir():
        return _folder(options)
    if is_diary_file(name):
        source = read_source(name, newer_too=False)  # a part must not pass for the whole
        return Document(exported_at=source.at, app_version=__version__, diary=source.diary)
    if begins_a_document(content_of(name)) or Path(name).suffix.lower() == ".json":
        return document_in(name)
    return None


def _folder(options: Namespace) -> Document:
    from ptdiary.store.exchange.own_files import read_folder  # noqa: PLC0415  of tables alone

    _refuse_replacing(options)
    with _told_of(options.file):
        return read_folder(Path(options.file), now_here())


def _refuse_replacing(options: Namespace) -> None:
    if options.replace:  # private notes, at least, are in no table
        raise RefusedError(words.NO_REPLACING.format(name=isolated(options.file)))


@contextmanager
def _told_of(name: str) -> Iterator[None]:
    """What is wrong with a file is told with its name."""
    try:
        yield
    except DocumentError as error:
        raise RefusedError(words.AT_FAULT.format(name=isolated(name), problem=error)) from None


def _table(options: Namespace, grids: Sequence[Grid]) -> FoundFile:
    from ptdiary.cli.table import read_table  # noqa: PLC0415  a document needs none of it
    from ptdiary.store.exchange.table import import_into, import_rows  # noqa: PLC0415  likewise

    _refuse_replacing(options)
    with _told_of(options.file):
        table = read_table(options, grids, now_here())
    found = FoundFile(
        diary=table.diary,
        bring=lambda store: import_rows(store, table.rows).merged,
        rehearse=lambda change: import_into(change, table.rows).merged,
        table=table,
    )
    if table.problem:
        if options.json:
            print(_as_json(found, Merged()))  # noqa: T201
        raise RefusedError(
            words.AT_FAULT.format(name=isolated(options.file), problem=table.problem)
        )
    return found


def _as_json(found: FoundFile, merged: Merged) -> str:
    """What `--json` prints; `changed` stands in it where something is, a private note never."""
    table, diary = found.table, export_document(found.diary, now_here()).diary
    told: dict[str, Any] = {
        "entries": plain_value(diary.entries),
        "sessions": len(diary.sessions),
        "medicine_doses": len(diary.medicine_doses),
        "columns": table.columns if table else {},
        "added": merged.added,
        **({"changed": merged.changed} if merged.changed else {}),
        "same": merged.same + merged.older,
        "left_out": table.left_out if table else [],
        "refused_rows": table.refused_rows if table else [],
        "asks": table.asks if table else [],
    }
    return json.dumps(told)
