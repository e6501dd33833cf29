"""Bringing back what a copy holds, with numbers before and after.

`copy` is the path of any diary file: a backup, a conflict copy of a sync program, or a file from
elsewhere, of this version or an older one. It is never changed and never becomes the diary: its
records are read one by one and written into the diary in one transaction.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.progress import Report, silent
from ptdiary.store.connection import inspect_file, open_checked, version_of
from ptdiary.store.diary_file import refuse_newer, upgraded_in_memory
from ptdiary.store.errors import store_error, translating_errors
from ptdiary.store.holding import MERGE, REPLACE, Holding, Policy, holding_of, merge, present_ids
from ptdiary.store.last_known import update_last_known
from ptdiary.store.migrations import MIGRATIONS, Migration

if TYPE_CHECKING:
    from pathlib import Path

    from ptdiary.store.backups.backup import Contents
    from ptdiary.store.change import Change
    from ptdiary.store.store import Store

# Reading a diary file that is not the diary: a copy, of this version or an older one.


def read_copy(path: Path, migrations: tuple[Migration, ...] = MIGRATIONS) -> Holding:
    """All that a copy holds. The file is only read. StoreError where it cannot be."""
    path = path.absolute()
    try:
        with translating_errors(path):
            refuse_newer(path, migrations)
            inspect_file(path, read_only=True)
            with closing(open_checked(path, read_only=True, migrations=migrations)) as connection:
                if version_of(connection) == len(migrations):
                    return holding_of(connection)
                with closing(upgraded_in_memory(connection, migrations)) as copy:
                    return holding_of(copy)
    except ValueError as error:  # an answer in the file that is none of its field
        raise store_error("damaged", path) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreCounts:
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


def missing_from(store: Store, copy: Path, report: Report = silent) -> RestoreCounts:
    """What `bring_back_missing` would do. Nothing is written. StoreError about the copy."""
    return _rehearsed(store, copy, MERGE, report)


def replaced_by(store: Store, copy: Path) -> RestoreCounts:
    """What `replace_everything` would do. Nothing is written. StoreError about the copy."""
    return _rehearsed(store, copy, REPLACE)


def bring_back_missing(store: Store, copy: Path) -> RestoreCounts:
    """Merge a copy into the diary by id, newer wins, after a safety copy (`before_restore`).

    Nothing that the diary holds is lost. From here on no copy is rotated away until
    `Backups.confirm`. StoreError; FileError where the safety copy cannot be written: nothing has
    changed then.
    """
    return _done(store, copy, MERGE)


def replace_everything(store: Store, copy: Path) -> RestoreCounts:
    """Make the diary hold what the copy holds, after a safety copy (`before_restore`).

    What only the diary has goes to the recently deleted; what reads otherwise to the history.
    Errors and rotation as for `bring_back_missing`.
    """
    return _done(store, copy, REPLACE)


def _rehearsed(store: Store, copy: Path, policy: Policy, report: Report = silent) -> RestoreCounts:
    report(0, 1)
    holding = read_copy(copy)
    report(0, 1)
    with store.rehearsing() as change:
        return _counted(change, holding, policy, report)


def _done(store: Store, copy: Path, policy: Policy) -> RestoreCounts:
    holding = read_copy(copy)
    # first of all, so that the safety copy pushes nothing out either
    update_last_known(store.path, held=True)
    store.safety_copy("before_restore")
    with store.changing() as change:
        return _counted(change, holding, policy)


def _counted(
    change: Change, holding: Holding, policy: Policy, report: Report = silent
) -> RestoreCounts:
    before = change.contents()
    theirs = set(present_ids(holding))
    only_here = sum(each not in theirs for each in change.present_ids())
    counts = merge(change, holding, policy, report)
    return RestoreCounts(
        before=before,
        after=change.contents(),
        added=counts["added"],
        changed=counts["changed"],
        older=counts["older"],
        same=counts["same"],
        deleted=counts["deleted"],
        removed=counts["removed"],
        only_here=only_here - counts["removed"],
    )
