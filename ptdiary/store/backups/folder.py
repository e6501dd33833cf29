"""The copies of one diary: making, listing and rotating them."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from ptdiary.files import FileError
from ptdiary.store.backups.backup import BackupResult, Shrinkage, no_second_copy
from ptdiary.store.backups.shelf import Shelf
from ptdiary.store.connection import connect
from ptdiary.store.errors import StoreError, require, translating_errors
from ptdiary.store.last_known import read_last_known, update_last_known
from ptdiary.store.rows import parts_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptdiary.store.backups.backup import Backup, Reason

REMIND_AFTER = 14  # days without the second place
_EVERY = timedelta(minutes=30)


def _now() -> datetime:
    return datetime.now(UTC)


class OpenDiary(Protocol):
    """What a copy is made of: an open diary that counts its changes and writes copies of itself.

    `Store` is one. The copies know no more of it, as a diary that cannot be opened has copies too.
    """

    @property
    def changes(self) -> int:
        """How many changes the diary has seen."""

    def backup(self, path: Path) -> None:
        """A whole and verified copy at `path`. StoreError, FileError."""


class Backups:
    """The copies of the diary at `diary`, beside it in `<name>.backups` and in a second place.

    It holds nothing but paths, so that any number of these may stand at once, also while the diary
    cannot be opened at all.
    """

    def __init__(self, diary: Path, clock: Callable[[], datetime] = _now) -> None:
        self.diary = diary.absolute()
        self._clock = clock
        self._beside = Shelf(self.folder, "beside")

    @property
    def folder(self) -> Path:
        """Where the copies beside the diary are. It may not exist yet."""
        return self.diary.with_name(self.diary.name + ".backups")

    @property
    def begun(self) -> bool:
        """Whether there is a copy beside the diary, or beside where it was."""
        return bool(self._beside.sequences())

    @property
    def second_place(self) -> Path | None:
        """The folder that the patient chose for a second copy of each."""
        chosen = read_last_known(self.diary).second_place
        return type(self.diary)(chosen) if chosen else None

    def choose_second_place(
        self, folder: Path | None, opened: OpenDiary | None = None
    ) -> BackupResult | None:
        """Choose a second place, or none. With the diary `opened` a copy is put there at once.

        FileError or StoreError where that copy cannot be written there; nothing is chosen then.
        """
        before = self.second_place
        # the identity names this diary's folder there from now on
        update_last_known(self.diary, second_place="" if folder is None else str(folder.absolute()))
        if folder is None or opened is None:
            return None
        made: BackupResult | None = None
        try:
            made = self.make(opened, "by_hand")
        finally:
            if made is None or made.second is None:
                update_last_known(self.diary, second_place="" if before is None else str(before))
        if made.second is None:
            raise FileError(folder, made.second_problem)
        return made

    def unseen_for(self) -> int | None:
        """Days since a copy last reached the second place; None where none is chosen.

        The quiet reminder is due from `REMIND_AFTER` (14) on.
        """
        known = read_last_known(self.diary)
        if not known.second_place:
            return None
        if known.second_seen_at is None:
            return REMIND_AFTER
        return max((self._clock() - known.second_seen_at).days, 0)

    def make(self, opened: OpenDiary, reason: Reason = "by_hand") -> BackupResult:
        """Make a verified copy now, and rotate the older ones.

        StoreError or FileError where it cannot be made: the diary is damaged, the disk is full.
        """
        return self.make_with(opened.backup, reason)

    def make_with(self, write: Callable[[Path], None], reason: Reason) -> BackupResult:
        """`make`, by a function that writes a verified copy: for a diary that no store has open."""
        require(self.diary.parent.is_dir(), "missing", self.diary)
        before = self._newest_beside()
        copy = self._beside.put(write, self._next(), reason, self._clock())
        known = update_last_known(self.diary, sequence=copy.sequence)
        shrinkage = self._shrinkage(before, copy, known.purged)
        if shrinkage is not None:
            update_last_known(self.diary, held=True)
        second, problem = self._put_second(copy)
        if not self.unconfirmed:
            self._beside.rotate()
        return BackupResult(backup=copy, second=second, second_problem=problem, shrinkage=shrinkage)

    def make_before(self, opened: OpenDiary, reason: Reason) -> BackupResult | None:
        """A safety copy: the last verified one where nothing has changed since.

        None is needed of a diary that never held anything. Errors as for `make`.
        """
        if opened.changes == 0:
            return None
        newest = self._newest_beside()
        if newest is not None and self._beside.changes_of(newest) == opened.changes:
            return BackupResult(backup=newest)
        return self.make(opened, reason)

    def make_if_due(self, opened: OpenDiary, *, closing: bool = False) -> BackupResult | None:
        """Make an automatic copy where the diary has changed since the last one of any kind.

        That one has to be of another day or 30 minutes old, but not at `closing`. For the start, a
        timer, and the end of the program. Errors as for `make`.
        """
        newest = self._newest_beside()
        if opened.changes == 0 or self._is_up_to_date(newest, opened):
            self._catch_up(newest)
            return None
        if newest is not None and not closing and self._is_recent(newest):
            return None
        return self.make(opened, "automatic")

    def list(self) -> tuple[Backup, ...]:
        """Every copy in both places, newest first, those that cannot be read too.

        Copies of a diary of this name that another computer put in the second place come last.
        """
        own = [*self._beside.copies()]
        second = self._second()
        if second is not None:
            own += second.copies()
        others = [each for shelf in self._others() for each in shelf.copies()]
        return (
            *sorted(own, key=lambda each: (-each.sequence, each.place)),
            *sorted(others, key=lambda each: -each.sequence),
        )

    def newest_good(self) -> Backup | None:
        """The newest verified copy, wherever it is."""
        return next((each for each in self.list() if each.verified), None)

    @property
    def unconfirmed(self) -> bool:
        """Whether nothing is rotated away, after a restore or a shrinking, until `confirm`."""
        return read_last_known(self.diary).held

    def confirm(self) -> None:
        """The patient has looked at the diary and says: this is right."""
        update_last_known(self.diary, held=False, records=-1, changes=-1)

    def files(self, *, second_place: bool = False) -> tuple[Path, ...]:
        """Every file of the copies beside the diary, and of its own in the second place."""
        second = self._second() if second_place else None
        return (*self._beside.files(), *(second.files() if second is not None else ()))

    def second_folders(self) -> tuple[Path, ...]:
        """The folder of this diary in the second place, if one is chosen."""
        second = self._second()
        return () if second is None else (second.folder,)

    def _next(self) -> int:
        second = self._second()
        known = [*self._beside.sequences(), *(second.sequences() if second else ())]
        return max([*known, read_last_known(self.diary).sequence]) + 1

    def _newest_beside(self) -> Backup | None:
        return self._beside.newest_good()

    def _is_up_to_date(self, newest: Backup | None, opened: OpenDiary) -> bool:
        return newest is not None and self._beside.changes_of(newest) == opened.changes

    def _is_recent(self, newest: Backup) -> bool:
        if newest.made_at is None:
            return False
        now = self._clock()
        return newest.made_at.date() == now.date() and abs(now - newest.made_at) < _EVERY

    def _shrinkage(
        self, before: Backup | None, copy: Backup, purged: tuple[str, ...]
    ) -> Shrinkage | None:
        if before is None:
            return None
        held, holds = _ids(before), _ids(copy)
        gone = held - holds - frozenset(purged)
        return Shrinkage(before=len(held), now=len(holds), gone=len(gone)) if gone else None

    def _second(self) -> Shelf | None:
        place = self.second_place
        if place is None:
            return None
        identity = read_last_known(self.diary).identity
        return Shelf(place / f"{self.diary.stem}-{identity[:8]}.backups", "second")

    def _others(self) -> tuple[Shelf, ...]:
        place, second = self.second_place, self._second()
        if place is None or second is None:
            return ()
        try:
            found = sorted(each for each in place.iterdir() if each.suffix == ".backups")
        except OSError:
            return ()
        ours = (self.diary.name + ".backups", f"{self.diary.stem}-")
        return tuple(
            Shelf(each, "second")
            for each in found
            if each.name.startswith(ours) and each not in {second.folder, self.folder}
        )

    def _put_second(self, copy: Backup) -> tuple[Backup | None, str]:
        place, shelf = self.second_place, self._second()
        if place is None or shelf is None:
            return None, ""
        if not place.is_dir():
            return None, f"There is no folder {place}, so no second copy was written."
        try:
            second = shelf.duplicate(copy, self._clock())
        except (StoreError, FileError) as error:
            return None, no_second_copy(error)
        update_last_known(self.diary, second_seen_at=self._clock())
        if not self.unconfirmed:
            shelf.rotate()
        return second, ""

    def _catch_up(self, newest: Backup | None) -> None:
        """Bring the newest copy to a second place that was not there when it was made."""
        shelf = self._second()
        if newest is None or shelf is None:
            return
        if newest.sequence in shelf.sequences():
            if self.unseen_for():  # one note a day is enough
                update_last_known(self.diary, second_seen_at=self._clock())
        else:
            self._put_second(newest)


def _ids(copy: Backup) -> frozenset[str]:
    """What a copy holds, also of the recently deleted, as "part id"."""
    with translating_errors(copy.path), closing(connect(copy.path, read_only=True)) as connection:
        return frozenset(
            f"{part} {id_}"
            for part in parts_in(connection)
            for (id_,) in connection.execute(f"SELECT id FROM {part}")  # noqa: S608 our own names
        )
