"""Bringing back what a copy holds, with numbers before and after.

`copy` is the path of any diary file: a backup, a conflict copy of a sync program, or a file from
elsewhere, of this version or an older one. It is never changed and never becomes the diary: its
records are read one by one and written into the diary in one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ptdiary.store.backups.backup import Contents
    from ptdiary.store.store import Store

__all__ = ["Numbers", "bring_back_missing", "missing_from", "replace_everything", "replaced_by"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What bringing back does, or would do. `before` and `after` are what the diary holds.

    Records of the copy: `added` are missing in the diary, `changed` read newer in the copy (the
    diary's version goes to the record's history), `older` read newer in the diary (the copy's
    version goes to the history), `same` read the same, `deleted` are among the recently deleted
    here and stay there. Records of the diary: `removed` are not in the copy, and go to the recently
    deleted (replacing everything only); `only_here` are not in the copy, and stay.
    """

    before: Contents
    after: Contents
    added: int = 0
    changed: int = 0
    older: int = 0
    same: int = 0
    deleted: int = 0
    removed: int = 0
    only_here: int = 0


def missing_from(store: Store, copy: Path) -> Numbers:
    """What `bring_back_missing` would do. Nothing is written. StoreError about the copy."""
    raise NotImplementedError


def replaced_by(store: Store, copy: Path) -> Numbers:
    """What `replace_everything` would do. Nothing is written. StoreError about the copy."""
    raise NotImplementedError


def bring_back_missing(store: Store, copy: Path) -> Numbers:
    """Merge a copy into the diary by id, newer wins, after a safety copy (`before_restore`).

    Nothing that the diary holds is lost. From here on no copy is rotated away until
    `Backups.confirm`. StoreError; FileError where the safety copy cannot be written: nothing has
    changed then.
    """
    raise NotImplementedError


def replace_everything(store: Store, copy: Path) -> Numbers:
    """Make the diary hold what the copy holds, after a safety copy (`before_restore`).

    What only the diary has goes to the recently deleted; what reads otherwise to the history.
    Errors and rotation as for `bring_back_missing`.
    """
    raise NotImplementedError
