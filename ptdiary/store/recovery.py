"""What can be done where a diary is damaged, empty or gone.

The damaged file is copied before anything else is done, and that copy is never deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptdiary.store.backups.backup import Backup, Contents
    from ptdiary.store.errors import StoreError

__all__ = ["RECOVERABLE", "Recovered", "Recovery", "Way", "look_for_ways", "recover"]

Way = Literal["both", "backup", "salvage"]

# The kinds of StoreError at opening after which `look_for_ways` is of use.
RECOVERABLE = ("damaged", "altered", "empty", "missing", "gone", "not_a_diary")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What there is to bring back, before anything was done.

    `backup` is the newest verified copy. `readable` is what can still be read of the file itself,
    row by row; `doubtful` of its records had answers that could not be read, which are left out.
    `lost_by_backup`: records that can still be read in the file and that the copy does not have, or
    has in an earlier version: what would be lost by taking the copy alone. `after` is what the
    diary would hold for each way on; a way that is not in it cannot be gone.
    """

    diary: Path
    backup: Backup | None
    readable: Contents | None
    doubtful: int
    lost_by_backup: int
    after: dict[Way, Contents]

    @property
    def best(self) -> Way | None:
        """The way to offer first: both merged by id, else what there is."""
        return next((way for way in ("both", "backup", "salvage") if way in self.after), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What recovering came to. `kept` is the copy of the damaged file, None where none was."""

    contents: Contents
    doubtful: int
    kept: Path | None


def look_for_ways(diary: Path) -> Recovery:
    """What can be brought back for a diary that does not open. The file is only read."""
    raise NotImplementedError


def recover(diary: Path, way: Way, clock: Callable[[], datetime] = _now) -> Recovered:
    """Make the diary anew, by one of `Recovery.after`.

    `both` merges the newest verified copy and what can be read of the file by id, `backup` takes
    the copy alone, `salvage` the file alone.

    The damaged file is first copied to `<name>.damaged-<n>`. The new diary is built aside and takes
    its place whole, or not at all. Nothing is rotated away until `Backups.confirm`.
    StoreError, FileError.
    """
    raise NotImplementedError


def tell(error: StoreError) -> bool:
    """Whether an error of opening may be followed by `look_for_ways`."""
    return error.kind in RECOVERABLE
