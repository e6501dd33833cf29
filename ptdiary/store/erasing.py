"""Erasing a whole diary, and leaving a last copy where the patient says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ptdiary.store.backups.backup import Contents
    from ptdiary.store.store import Store

__all__ = ["Erased", "erase_diary"]


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
    erased where that fails (StoreError, FileError). `second_place` erases the copies there too.
    The store is closed afterwards, also where it fails halfway.
    """
    raise NotImplementedError
