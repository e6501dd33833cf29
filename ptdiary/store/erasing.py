"""Erasing a whole diary, and leaving a last copy where the patient says."""

from __future__ import annotations

import glob
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.exports import note_export
from ptdiary.files import FileError, sweep
from ptdiary.isolate import isolated
from ptdiary.paths import drafts_file
from ptdiary.store.backups.folder import Backups
from ptdiary.store.last_known import state_file

if TYPE_CHECKING:
    from pathlib import Path

    from ptdiary.store.backups.backup import Contents
    from ptdiary.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased. `last_copy` is where its last copy is, None where the patient wanted none.

    `left` are files that could not be erased: the stick is not there, another program holds them.
    """

    contents: Contents
    last_copy: Path | None
    left: tuple[Path, ...]


def erase_diary(store: Store, last_copy: Path | None, *, second_place: bool = False) -> Erased:
    """Erase the diary, its copies beside it, its drafts and all that was kept of damaged files.

    First a verified copy is written to `last_copy`, a file that the patient chose; nothing is
    erased where that fails (StoreError, FileError), or where it would be erased with the rest.
    `second_place` erases the copies there too. The store is closed once the copy is written.
    """
    contents = store.contents()
    doomed = _doomed(store.path, second_place=second_place)
    if last_copy is not None:
        last_copy = last_copy.absolute()
        if last_copy in doomed or Backups(store.path).folder in last_copy.parents:
            raise FileError(
                last_copy, f"{isolated(last_copy)} is erased too. Choose another place."
            )
        note_export(last_copy)
        store.backup(last_copy)
    store.close()
    for folder in {path.parent for path in doomed}:
        sweep(folder)
    left = tuple(path for path in doomed if not _is_erased(path))
    for folder in {path.parent for path in doomed} - {store.path.parent}:
        with suppress(OSError):
            folder.rmdir()
    return Erased(contents=contents, last_copy=last_copy, left=left)


def _doomed(diary: Path, *, second_place: bool) -> tuple[Path, ...]:
    """Every file of a diary, the diary itself first and what is known of it last.

    So that, killed in between, the program still knows that there was one.
    """
    beside = [
        *(diary.with_name(diary.name + end) for end in ("", "-journal", "-wal", "-shm")),
        drafts_file(diary),
        *diary.parent.glob(glob.escape(diary.name) + ".damaged-*"),
        *diary.parent.glob(glob.escape(drafts_file(diary).name) + ".damaged"),
    ]
    copies = Backups(diary).files(second_place=second_place)
    return (*(each for each in (*beside, *copies) if each.exists()), state_file(diary))


def _is_erased(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
