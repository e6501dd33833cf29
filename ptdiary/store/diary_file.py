"""The diary file before it is open: made where there is none, and brought up to date."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from ptdiary.files import FileError, replacing
from ptdiary.paths import private_folder
from ptdiary.store.backups.copying import write_backup
from ptdiary.store.backups.folder import Backups
from ptdiary.store.connection import (
    finish_what_a_crash_left,
    look,
    open_checked,
    uri_of,
    version_of,
)
from ptdiary.store.errors import StoreError, about, kind_of_system, require, telling
from ptdiary.store.last_known import state_file
from ptdiary.store.steps import Step, upgrade
from ptdiary.store.untouched import refuse_newer


@contextmanager
def as_found(path: Path) -> Iterator[None]:
    """While a file is being opened, a table that is not there is damage, as all else unknown."""
    try:
        yield
    except sqlite3.Error:
        raise about("damaged", path) from None
    except StoreError as error:
        if error.kind != "moved":
            raise
        raise about("damaged", path) from None


def connected(
    path: Path,
    steps: tuple[Step, ...],
    clock: Callable[[], datetime],
    *,
    create: bool,
    read_only: bool,
) -> sqlite3.Connection:
    """A connection to the diary at `path`, as `Store.open` describes it."""
    if create and not path.exists():
        require(not _was_here(path), "gone", path)
        _make(path, steps)
    refuse_newer(path, steps)
    look(path, read_only=read_only)
    if read_only:
        finish_what_a_crash_left(path)
    connection = open_checked(path, read_only=read_only, steps=steps)
    if version_of(connection) < len(steps) and not read_only:
        connection = _brought_up_to_date(path, connection, steps, clock)
    return connection


def _make(path: Path, steps: tuple[Step, ...]) -> None:
    """A new diary is built aside, so that a crash leaves none rather than half of one."""
    private_folder(path.parent)
    try:
        with replacing(path) as part:
            upgrade(uri_of(part, "rw"), steps)
    except FileError as error:
        kind = kind_of_system(error.__cause__) if isinstance(error.__cause__, OSError) else "disk"
        raise StoreError(kind, error.sentence, path) from error


def _was_here(path: Path) -> bool:
    """Whether there was a diary at a path: then none is begun there as if there had been none."""
    journal = path.with_name(f"{path.name}-journal")
    return (
        state_file(path).exists()
        or Backups(path).begun
        or (journal.exists() and journal.stat().st_size > 0)
    )


def _brought_up_to_date(
    path: Path,
    connection: sqlite3.Connection,
    steps: tuple[Step, ...],
    clock: Callable[[], datetime],
) -> sqlite3.Connection:
    with closing(connection):
        Backups(path, clock).make_with(partial(write_backup, connection, path), "before_upgrade")
    try:
        with telling(path):
            upgrade(uri_of(path, "rw"), steps)
    except (StoreError, sqlite3.Error) as error:
        if isinstance(error, StoreError) and error.kind in {"full", "locked", "disk"}:
            raise
        raise about("not_upgraded", path) from error
    return open_checked(path, read_only=False, steps=steps)
