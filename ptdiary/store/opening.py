"""Opening a diary as the program does at its start: swept, looked at, counted and compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptdiary.store.conflict_copies import ConflictCopy
    from ptdiary.store.store import Store

__all__ = ["Fewer", "Notices", "Opened", "look_around", "open_diary"]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fewer:
    """The diary holds fewer records than when it was last closed or copied."""

    known: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """What there is to tell after opening, each once. Nothing was done about any of it.

    `fewer`: records are gone. `problems`: sentences of the weekly full check. `altered`: ids of
    records that read otherwise than in a verified copy though nobody changed them (a decaying
    disk). `conflicts`: copies of a sync program that hold something new. `synced_by`: the sync
    program in whose folder the diary is, the first time only. `unseen_for`: days since the second
    place was last seen, from 14 on. `problem`: a sentence, where the automatic copy or the check
    could not be made.
    """

    fewer: Fewer | None = None
    problems: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    conflicts: tuple[ConflictCopy, ...] = ()
    synced_by: str = ""
    unseen_for: int | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open diary, and the records that it is short of, which is known at once."""

    store: Store
    fewer: Fewer | None


def open_diary(path: Path, *, create: bool = False, clock: Callable[[], datetime] = _now) -> Opened:
    """`Store.open`, after leftovers of a crash were swept away, and compared with what is known.

    StoreError as for `Store.open`; of kind `gone` where no diary is at `path` but its copies or
    its last known state are: then `recovery.look_for_ways` is to be called, and none is made.
    """
    raise NotImplementedError


def look_around(store: Store, clock: Callable[[], datetime] = _now) -> Notices:
    """What takes longer and may wait until the window is filled.

    The weekly full check, conflict copies, the second place, and the automatic copy where it is
    due. Never raises for bad luck: it is told in the notices.
    """
    raise NotImplementedError
