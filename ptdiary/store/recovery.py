"""What can be done where a diary is damaged, empty or gone.

The damaged file is copied before anything else is done, and that copy is never deleted.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Literal

from ptdiary.files import replacing, write_whole
from ptdiary.store.backups.folder import Backups
from ptdiary.store.change import Change
from ptdiary.store.connection import connect, in_memory, open_checked, readable_of, uri_of
from ptdiary.store.errors import StoreError, require, translating_errors
from ptdiary.store.holding import RESCUE, merge
from ptdiary.store.last_known import update_last_known
from ptdiary.store.migrations import upgrade, upgrade_open
from ptdiary.store.restoring import read_copy
from ptdiary.store.salvage import salvage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ptdiary.store.backups.backup import Backup, Contents
    from ptdiary.store.holding import Holding

Way = Literal["both", "backup", "salvage"]

# The kinds of StoreError at opening after which `find_recovery` is of use.
RECOVERABLE = ("damaged", "altered", "empty", "missing", "gone", "not_a_diary", "disk")


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


def find_recovery(diary: Path) -> Recovery:
    """What can be brought back for a diary that does not open. The file is only read."""
    diary = diary.absolute()
    readable = salvage(diary)
    backup, copied = _newest(diary)
    after: dict[Way, Contents] = {}
    lost = 0
    for way in _ways(readable, copied):
        with _in_memory() as change:
            counts = _fill(change, way, copied, readable)
            after[way] = change.contents()
        if way == "both":
            lost = counts["added"] + counts["changed"]
    with _in_memory() as change:
        merge(change, readable)
        held = change.contents()
    return Recovery(
        diary=diary,
        backup=backup,
        readable=held if _count(readable) else None,
        doubtful=len(readable.doubtful),
        lost_by_backup=lost,
        after=after,
    )


def recover(diary: Path, way: Way, clock: Callable[[], datetime] = _now) -> Recovered:
    """Make the diary anew, by one of `Recovery.after`.

    `both` merges the newest verified copy and what can be read of the file by id, `backup` takes
    the copy alone, `salvage` the file alone.

    The damaged file is first copied to `<name>.damaged-<n>`. The new diary is built aside and takes
    its place whole, or not at all. Nothing is rotated away until `Backups.confirm`.
    StoreError, FileError.
    """
    diary = diary.absolute()
    readable = salvage(diary)
    _, copied = _newest(diary)
    require(way in _ways(readable, copied), "damaged", diary)
    update_last_known(diary, held=True)
    kept = _kept(diary)
    with replacing(diary) as part, translating_errors(diary):
        contents = _build(part, clock, way, copied, readable)
        # an old journal would be rolled back into the new diary
        diary.with_name(diary.name + "-journal").unlink(missing_ok=True)
    update_last_known(diary, records=contents.records + contents.removed, changes=1)
    return Recovered(
        contents=contents,
        doubtful=len(readable.doubtful) if way != "backup" else 0,
        kept=kept,
    )


def rescue(diary: Path, target: Path, clock: Callable[[], datetime] = _now) -> Recovered:
    """Make a new diary at `target` by the best way, and leave the damaged one as it is.

    StoreError `damaged` where there is nothing to bring back; FileError.
    """
    diary = diary.absolute()
    readable = salvage(diary)
    _, copied = _newest(diary)
    ways = _ways(readable, copied)
    require(bool(ways) and target.absolute() != diary, "damaged", diary)
    with replacing(target) as part, translating_errors(target):
        contents = _build(part, clock, ways[0], copied, readable)
    return Recovered(contents=contents, doubtful=len(readable.doubtful), kept=None)


def _build(
    part: Path,
    clock: Callable[[], datetime],
    way: Way,
    copied: Holding | None,
    readable: Holding,
) -> Contents:
    """Make a whole diary in an empty file."""
    upgrade(uri_of(part, "rw"))
    with closing(connect(part, read_only=False)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        change = Change(connection, clock())
        _fill(change, way, copied, readable)
        connection.execute("UPDATE state SET changes = changes + 1")
        connection.execute("COMMIT")
        contents = change.contents()
        connection.execute("PRAGMA journal_mode = DELETE")
    open_checked(part, read_only=True).close()
    return contents


def _newest(diary: Path) -> tuple[Backup | None, Holding | None]:
    """The newest copy that is verified and can be read, and what it holds."""
    for backup in Backups(diary).list():
        if backup.verified:
            with suppress(StoreError):
                return backup, read_copy(backup.path)
    return None, None


def _ways(readable: Holding, copied: Holding | None) -> tuple[Way, ...]:
    ways: list[Way] = []
    if copied is not None:
        ways += ["both", "backup"] if _count(readable) else ["backup"]
    if _count(readable):
        ways.append("salvage")
    return tuple(ways)


def _count(holding: Holding) -> int:
    return sum(map(len, holding.versions.values()))


def _fill(change: Change, way: Way, copied: Holding | None, readable: Holding) -> Counter[str]:
    counts: Counter[str] = Counter()
    if copied is not None and way != "salvage":
        counts = merge(change, copied)
    if way != "backup":
        counts = merge(change, readable, RESCUE)
    return counts


@contextmanager
def _in_memory() -> Iterator[Change]:
    with closing(in_memory()) as connection:
        upgrade_open(connection)
        yield Change(connection, _now())


def _kept(diary: Path) -> Path | None:
    """A copy of the damaged file and of its journal, made once, whatever is tried afterwards.

    What cannot be read as a whole, or is no file, is put aside itself.
    """
    with translating_errors(diary):
        found = readable_of(diary)
        content = found.content
        if not found.whole:
            return _put_aside(diary)
        if not content:
            return None
        for number in count(1):
            path = diary.with_name(f"{diary.name}.damaged-{number}")
            if not path.exists():
                break
            if readable_of(path).content == content:
                return path
        journal = diary.with_name(diary.name + "-journal")
        if journal.exists() and journal.stat().st_size:
            write_whole(path.with_name(path.name + "-journal"), readable_of(journal).content)
    write_whole(path, content)
    return path


def _put_aside(diary: Path) -> Path:
    names = (diary.with_name(f"{diary.name}.damaged-{number}") for number in count(1))
    return diary.rename(next(each for each in names if not each.exists()))
