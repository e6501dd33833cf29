"""Opening a diary as the program does at its start: swept, checked, counted and compared."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ptdiary.exports import sweep_exports
from ptdiary.files import FileError, sweep
from ptdiary.paths import (
    cache_folder,
    reminded_file,
    settings_file,
    temporary_folder,
    windows_folder,
)
from ptdiary.store.backups.backup import no_copy
from ptdiary.store.backups.folder import REMIND_AFTER, Backups
from ptdiary.store.change import id_of
from ptdiary.store.errors import StoreError
from ptdiary.store.first_start import copy_first, note_version
from ptdiary.store.last_known import read_last_known, update_last_known
from ptdiary.store.restoring import read_copy
from ptdiary.store.rows import KINDS, text_of
from ptdiary.store.store import Beside, Store, pause
from ptdiary.store.sync_programs import conflict_copies, synced_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptdiary.store.backups import Shrinkage
    from ptdiary.store.connection import Wait
    from ptdiary.store.sync_programs import ConflictCopy


def altered_records(store: Store) -> tuple[str, ...]:
    """The ids of records that a decaying disk has altered, of which SQLite notices nothing.

    A verified copy that holds a version of the same time must hold the same words. StoreError where
    the diary cannot be read.
    """
    newest = Backups(store.path).newest_good()
    if newest is None:
        return ()
    try:
        copied = read_copy(newest.path)
    except StoreError:
        return ()
    altered: list[str] = []
    with store.rehearsing() as change:
        replaced = {each.key for each in change.history_rows()}
        for kind, versions in copied.versions.items():
            ours = {id_of(each.record): each for each in change.versions(kind)}
            for version in versions:
                id_ = id_of(version.record)
                now, then = ours.get(id_), text_of(version.record)
                if now is None or now.as_of != version.as_of or text_of(now.record) == then:
                    continue
                # two imports of the same time leave the one that lost in the history
                if (KINDS[kind], id_, version.as_of, then) not in replaced:
                    altered.append(id_)
    return tuple(altered)


CHECK_EVERY = timedelta(days=7)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """The diary is not what it was when it was last opened or closed.

    `known` and `found` count its records, the recently deleted too. `older`: it has seen fewer
    changes than then, so an older file was put in its place, however many records that holds.
    """

    known: int
    found: int
    older: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningChecks:
    """What there is to tell after opening, each once. Nothing was done about any of it.

    `shortfall`: records are gone. `problems`: sentences of the weekly full check. `altered`: ids of
    records that read otherwise than in a verified copy though nobody changed them (a decaying
    disk). `conflicts`: copies of a sync program that hold something new. `synced_by`: the sync
    program in whose folder the diary is, the first time only. `unseen_for`: days since the second
    place was last seen, from 14 on. `shrinkage`: the copy made just now misses records of the one
    before it. `problem`: a sentence, where the automatic copy or the check
    could not be made.
    """

    shortfall: Shortfall | None = None
    problems: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    conflicts: tuple[ConflictCopy, ...] = ()
    synced_by: str = ""
    unseen_for: int | None = None
    shrinkage: Shrinkage | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open diary, and the records that it is short of, which is known at once.

    `problem`: a sentence where a newer version could not make its copy first.
    """

    store: Store
    shortfall: Shortfall | None
    problem: str = ""


def open_diary(
    path: Path,
    *,
    create: bool = False,
    clock: Callable[[], datetime] = _now,
    wait: Wait = pause,
    beside: Beside | None = None,
) -> Opened:
    """`Store.open`, after leftovers of a crash were swept away, and compared with what is known.

    The first start of a newer version copies the diary before anything is written.
    StoreError as for `Store.open`; of kind `gone` where no diary is at `path` but its copies or
    its last known state are: then `recovery.find_recovery` is to be called, and none is made.
    """
    path = path.absolute()
    sweep(path.parent)
    sweep(Backups(path).folder)
    store = Store.open(path, create=create, clock=clock, wait=wait, beside=beside)
    try:
        problem = copy_first(store, clock)
        shortfall = _shortfall(store)
        if shortfall is None:
            _note_counts(store)
        else:
            update_last_known(path, held=True)
    except BaseException:
        store.close()
        raise
    return Opened(store=store, shortfall=shortfall, problem=problem)


def close_diary(store: Store, clock: Callable[[], datetime] = _now) -> str:
    """Make the copy of the end where it is due, note how the diary is, and close it.

    A sentence where that copy could not be made. A diary that was short of records when it was
    opened stays known as it was, until a copy is confirmed (`Backups.confirm`).
    """
    problem = ""
    try:
        problem, _ = _copied(store, clock, closing=True)
        # a program that has kept the copy waiting is not waited for again
        with store.at_once() if problem else nullcontext():
            if store.changes > read_last_known(store.path).changes:
                note_version(store.path)  # a copy of it is none from before this version any more
            if _shortfall(store) is None:
                _note_counts(store)
    except StoreError as error:
        problem = problem or error.sentence
    store.close()
    return problem


def check_after_opening(store: Store, clock: Callable[[], datetime] = _now) -> OpeningChecks:
    """What takes longer and may wait until the window is filled.

    What killed programs left elsewhere, the weekly full check, conflict copies, the second place,
    and the automatic copy where it is due. Never raises for bad luck: it is told in the notices.
    """
    known = read_last_known(store.path)
    problem = ""
    shrinkage: Shrinkage | None = None
    problems: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    conflicts: tuple[ConflictCopy, ...] = ()
    _sweep_elsewhere(store.path)
    try:
        if _is_check_due(known.checked_at, clock()):
            problems, altered = store.check().problems, altered_records(store)
            update_last_known(store.path, checked_at=clock())
        if problems or altered:
            update_last_known(store.path, held=True)
        conflicts = tuple(each for each in conflict_copies(store) if each.has_news)
        if not problems and not altered:
            problem, shrinkage = _copied(store, clock, closing=False)
    except StoreError as error:
        problem = error.sentence
    unseen = Backups(store.path, clock).unseen_for()
    synced = "" if known.synced_told else synced_by(store.path)
    if synced:
        update_last_known(store.path, synced_told=True)
    return OpeningChecks(
        shortfall=_shortfall(store),
        problems=problems,
        altered=altered,
        conflicts=conflicts,
        synced_by=synced,
        unseen_for=unseen if unseen is not None and unseen >= REMIND_AFTER else None,
        shrinkage=shrinkage,
        problem=problem,
    )


def _sweep_elsewhere(diary: Path) -> None:
    """`open_diary` sweeps beside the diary; another disk may let itself be waited for."""
    for folder in (
        *Backups(diary).second_folders(),
        settings_file().parent,
        reminded_file().parent,
        cache_folder(),
        windows_folder(),
        temporary_folder(),
    ):
        sweep(folder)
    sweep_exports()


def _is_check_due(checked_at: datetime | None, now: datetime) -> bool:
    # a clock that was set back must not put the check off for years
    return checked_at is None or abs(now - checked_at) >= CHECK_EVERY


def _copied(
    store: Store, clock: Callable[[], datetime], *, closing: bool
) -> tuple[str, Shrinkage | None]:
    try:
        made = Backups(store.path, clock).make_if_due(store, closing=closing)
    except (StoreError, FileError) as error:
        return no_copy(error, store.path), None
    return ("", None) if made is None else (made.second_problem, made.shrinkage)


def _shortfall(store: Store) -> Shortfall | None:
    known = read_last_known(store.path)
    contents = store.contents()
    found = contents.records + contents.removed
    older = store.changes < known.changes
    if not older and found >= known.records:
        return None
    return Shortfall(known=max(known.records, 0), found=found, older=older)


def _note_counts(store: Store) -> None:
    contents = store.contents()
    update_last_known(
        store.path,
        records=contents.records + contents.removed,
        changes=store.changes,
    )
