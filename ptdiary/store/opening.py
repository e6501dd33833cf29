"""Opening a diary as the program does at its start: swept, looked at, counted and compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ptdiary.files import FileError, sweep
from ptdiary.store.backups.folder import REMIND_AFTER, Backups
from ptdiary.store.conflict_copies import conflict_copies
from ptdiary.store.decay import altered_records
from ptdiary.store.errors import StoreError
from ptdiary.store.last_known import note, read_last_known
from ptdiary.store.places import synced_by
from ptdiary.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptdiary.store.backups import Shrunk
    from ptdiary.store.conflict_copies import ConflictCopy

__all__ = ["CHECK_EVERY", "Fewer", "Notices", "Opened", "close_diary", "look_around", "open_diary"]


CHECK_EVERY = timedelta(days=7)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fewer:
    """The diary is not what it was when it was last opened or closed.

    `known` and `found` count its records, the recently deleted too. `older`: it has seen fewer
    changes than then, so an older file was put in its place, however many records that holds.
    """

    known: int
    found: int
    older: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """What there is to tell after opening, each once. Nothing was done about any of it.

    `fewer`: records are gone. `problems`: sentences of the weekly full check. `altered`: ids of
    records that read otherwise than in a verified copy though nobody changed them (a decaying
    disk). `conflicts`: copies of a sync program that hold something new. `synced_by`: the sync
    program in whose folder the diary is, the first time only. `unseen_for`: days since the second
    place was last seen, from 14 on. `shrunk`: the copy made just now misses records of the one
    before it. `problem`: a sentence, where the automatic copy or the check
    could not be made.
    """

    fewer: Fewer | None = None
    problems: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    conflicts: tuple[ConflictCopy, ...] = ()
    synced_by: str = ""
    unseen_for: int | None = None
    shrunk: Shrunk | None = None
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
    path = path.absolute()
    sweep(path.parent)
    sweep(Backups(path).folder)
    store = Store.open(path, create=create, clock=clock)
    try:
        fewer = _fewer(store)
        if fewer is None:
            _note_counts(store)
        else:
            note(path, held=True)
    except BaseException:
        store.close()
        raise
    return Opened(store=store, fewer=fewer)


def close_diary(store: Store, clock: Callable[[], datetime] = _now) -> str:
    """Make the copy of the end where it is due, note how the diary is, and close it.

    A sentence where that copy could not be made. A diary that was short of records when it was
    opened stays known as it was, until a copy is confirmed (`Backups.confirm`).
    """
    problem = ""
    try:
        problem, _ = _copied(store, clock, closing=True)
        if _fewer(store) is None:
            _note_counts(store)
    except StoreError as error:
        problem = problem or error.sentence
    store.close()
    return problem


def look_around(store: Store, clock: Callable[[], datetime] = _now) -> Notices:
    """What takes longer and may wait until the window is filled.

    The weekly full check, conflict copies, the second place, and the automatic copy where it is
    due. Never raises for bad luck: it is told in the notices.
    """
    known = read_last_known(store.path)
    problem = ""
    shrunk: Shrunk | None = None
    problems: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    conflicts: tuple[ConflictCopy, ...] = ()
    try:
        if _is_check_due(known.checked_at, clock()):
            problems, altered = store.check().problems, altered_records(store)
            note(store.path, checked_at=clock())
        if problems or altered:
            note(store.path, held=True)
        conflicts = tuple(each for each in conflict_copies(store) if each.has_news)
        if not problems and not altered:
            problem, shrunk = _copied(store, clock, closing=False)
    except StoreError as error:
        problem = error.sentence
    unseen = Backups(store.path, clock).unseen_for()
    synced = "" if known.synced_told else synced_by(store.path)
    if synced:
        note(store.path, synced_told=True)
    return Notices(
        fewer=_fewer(store),
        problems=problems,
        altered=altered,
        conflicts=conflicts,
        synced_by=synced,
        unseen_for=unseen if unseen is not None and unseen >= REMIND_AFTER else None,
        shrunk=shrunk,
        problem=problem,
    )


def _is_check_due(checked_at: datetime | None, now: datetime) -> bool:
    # a clock that was set back must not put the check off for years
    return checked_at is None or abs(now - checked_at) >= CHECK_EVERY


def _copied(
    store: Store, clock: Callable[[], datetime], *, closing: bool
) -> tuple[str, Shrunk | None]:
    try:
        made = Backups(store.path, clock).make_if_due(store, closing=closing)
    except (StoreError, FileError) as error:
        return error.sentence, None
    return ("", None) if made is None else (made.second_problem, made.shrunk)


def _fewer(store: Store) -> Fewer | None:
    known = read_last_known(store.path)
    contents = store.contents()
    found = contents.records + contents.removed
    older = store.changes < known.changes
    if not older and found >= known.records:
        return None
    return Fewer(known=max(known.records, 0), found=found, older=older)


def _note_counts(store: Store) -> None:
    contents = store.contents()
    note(
        store.path,
        records=contents.records + contents.removed,
        changes=store.changes,
    )
