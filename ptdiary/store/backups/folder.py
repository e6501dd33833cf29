"""The copies of one diary: making, listing and rotating them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptdiary.store.backups.backup import Backup, Made, Reason
    from ptdiary.store.store import Store

__all__ = ["Backups"]


def _now() -> datetime:
    return datetime.now(UTC)


class Backups:
    """The copies of the diary at `diary`, beside it in `<name>.backups` and in a second place.

    It holds nothing but paths, so that any number of these may stand at once, also while the diary
    cannot be opened at all.
    """

    def __init__(self, diary: Path, clock: Callable[[], datetime] = _now) -> None:
        self.diary = diary.absolute()
        self._clock = clock

    @property
    def folder(self) -> Path:
        """Where the copies beside the diary are. It may not exist yet."""
        raise NotImplementedError

    @property
    def second_place(self) -> Path | None:
        """The folder that the patient chose for a second copy of each."""
        raise NotImplementedError

    def choose_second_place(self, folder: Path | None, store: Store | None = None) -> Made | None:
        """Choose a second place, or none. With a `store` a copy is put there at once.

        FileError or StoreError where that copy cannot be written there; nothing is chosen then.
        """
        raise NotImplementedError

    def unseen_for(self) -> int | None:
        """Days since a copy last reached the second place; None where none is chosen.

        The quiet reminder is due from `REMIND_AFTER` (14) on.
        """
        raise NotImplementedError

    def make(self, store: Store, reason: Reason = "by_hand") -> Made:
        """Make a verified copy now, and rotate the older ones.

        StoreError or FileError where it cannot be made: the diary is damaged, the disk is full.
        """
        raise NotImplementedError

    def make_if_due(self, store: Store, *, closing: bool = False) -> Made | None:
        """Make an automatic copy where the diary has changed since the last one of any kind.

        That one has to be of another day or 30 minutes old, but not at `closing`. For the start, a
        timer, and the end of the program. Errors as for `make`.
        """
        raise NotImplementedError

    def list(self) -> tuple[Backup, ...]:
        """Every copy in both places, newest first, those that cannot be read too."""
        raise NotImplementedError

    def newest_good(self) -> Backup | None:
        """The newest verified copy, wherever it is."""
        raise NotImplementedError

    @property
    def unconfirmed(self) -> bool:
        """Whether nothing is rotated away, after a restore or a shrinking, until `confirm`."""
        raise NotImplementedError

    def confirm(self) -> None:
        """The patient has looked at the diary and says: this is right."""
        raise NotImplementedError
