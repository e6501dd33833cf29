"""The diary file before it is open: made where there is none, and brought up to date."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from ptdiary.files import FileError, refuse_no_name, scratch_folder, write_whole
from ptdiary.paths import private_folder, temporary_folder
from ptdiary.reading import all_of
from ptdiary.store.backups.backup import why_none, write_backup
from ptdiary.store.backups.folder import Backups
from ptdiary.store.connection import (
    LARGEST,
    TIMEOUT,
    Wait,
    connect,
    in_memory,
    inspect_file,
    is_busy,
    open_checked,
    patiently,
    roll_back_journal,
    uri_of,
    version_in_header,
    version_of,
)
from ptdiary.store.errors import (
    Kind,
    StoreError,
    kind_of_system,
    require,
    store_error,
    translating_errors,
)
from ptdiary.store.last_known import state_file
from ptdiary.store.migrations import MIGRATIONS, Migration, upgrade, upgrade_open

# Looking at a diary file that this program must not touch, because a newer one wrote it.
#
# Reading alone can change a file: SQLite rolls a journal back that a crash left, and takes a
# write-ahead log in. Here that happens to a copy, which is gone afterwards.

_FORM_AT = slice(18, 20)  # 1 where changes go through a journal, 2 through a write-ahead log
_JOURNAL, _LOG = bytes((1, 1)), bytes((2, 2))


def refuse_newer(path: Path, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """StoreError `newer` for a file of a version above ours, before SQLite is let near it."""
    with suppress(OSError):  # whoever opens the file says what is wrong with it
        found = version_in_header(path) if path.is_file() else None
        if found is not None and (found > len(migrations) or _beside(path, "-wal")):
            with suppress(sqlite3.Error, StoreError):
                found = _version_in(content_of(path))
            require(found <= len(migrations), "newer", path)


def content_of(path: Path) -> bytes:
    """The file as SQLite would read it, fit to be opened in memory. It is not changed in any way.

    sqlite3.Error, StoreError, OSError.
    """
    with path.open("rb") as file:
        has_log = file.read(_FORM_AT.stop)[_FORM_AT] == _LOG
    left = "-wal" if has_log else "-journal"
    if not has_log:
        try:
            with closing(connect(path, read_only=True)) as connection:
                connection.execute("BEGIN")  # no other program can write in the midst of it
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                return connection.serialize()
        except sqlite3.Error as error:
            if is_busy(error) or not _beside(path, left):
                raise
    content = _settled(path, left) if _beside(path, left) else path.read_bytes()
    return content[: _FORM_AT.start] + _JOURNAL + content[_FORM_AT.stop :]


def _settled(path: Path, left: str) -> bytes:
    """The file with what a crash left beside it, put together on a copy of both."""
    with scratch_folder(temporary_folder()) as folder:
        copy = folder / "copy"
        copy.write_bytes(path.read_bytes())
        copy.with_name(copy.name + left).write_bytes(_beside(path, left))
        with closing(connect(copy, read_only=False)) as connection:
            return connection.serialize()


def _beside(path: Path, ending: str) -> bytes:
    real = path.resolve()  # SQLite follows a link first
    beside = real.with_name(real.name + ending)
    return all_of(beside, LARGEST) if beside.exists() else b""


def _version_in(content: bytes) -> int:
    with closing(in_memory()) as connection:
        connection.deserialize(content)
        return version_of(connection)


@contextmanager
def treating_gaps_as_damage(path: Path) -> Iterator[None]:
    """While a file is being opened, a table that is not there is damage, as all else unknown."""
    try:
        yield
    except sqlite3.Error:
        raise store_error("damaged", path) from None
    except StoreError as error:
        if error.kind != "moved":
            raise
        raise store_error("damaged", path) from None


def open_connection(
    path: Path,
    migrations: tuple[Migration, ...],
    clock: Callable[[], datetime],
    *,
    create: bool,
    read_only: bool,
    wait: Wait,
) -> sqlite3.Connection:
    """A connection to the diary at `path`, as `Store.open` describes it."""
    if create and not path.exists():
        require(not _has_existed(path), "gone", path)
        _make(path, migrations)
    refuse_newer(path, migrations)
    inspect_file(path, read_only=read_only)
    if read_only:
        roll_back_journal(path)
    connection = patiently(
        partial(open_checked, path, read_only=read_only, migrations=migrations, timeout=0), wait
    )
    if version_of(connection) == len(migrations):
        return connection
    connection.execute(f"PRAGMA busy_timeout = {TIMEOUT * 1000}")  # it is copied in one call
    if read_only:
        with closing(connection):
            return upgraded_in_memory(connection, migrations)
    return _upgraded(path, connection, migrations, clock)


def upgraded_in_memory(
    connection: sqlite3.Connection, migrations: tuple[Migration, ...]
) -> sqlite3.Connection:
    """A copy of an open diary file of an older version, brought up to date, to be read only."""
    copy = in_memory()
    try:
        connection.backup(copy)
        upgrade_open(copy, migrations)
        copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    return copy


def _make(path: Path, migrations: tuple[Migration, ...]) -> None:
    """A new diary is built aside, so that a crash leaves none rather than half of one."""
    try:
        refuse_no_name(path)
        private_folder(path.parent)
        write_whole(path, _new_diary(migrations))
    except FileError as error:
        raise StoreError(_kind_of(error.__cause__), error.sentence, path) from error


def _kind_of(cause: BaseException | None) -> Kind:
    match cause:
        case OSError():
            return kind_of_system(cause)
        case ValueError():  # no file can have this name
            return "missing"
        case _:
            return "disk"


@cache
def _new_diary(migrations: tuple[Migration, ...]) -> bytes:
    """The file of a diary with nothing in it.

    The steps run in memory: on the disk each of their commits would wait for it some ten times.
    """
    with closing(in_memory()) as connection:
        upgrade_open(connection, migrations)
        return connection.serialize()


def _has_existed(path: Path) -> bool:
    """Whether there was a diary at a path: then none is begun there as if there had been none."""
    journal = path.with_name(f"{path.name}-journal")
    return (
        state_file(path).exists()
        or Backups(path).begun
        or (journal.exists() and journal.stat().st_size > 0)
    )


@contextmanager
def _copied_first(path: Path) -> Iterator[None]:
    """Say of a copy without which the file is not touched that it could not be made."""
    try:
        yield
    except (StoreError, FileError) as error:
        of_copy = isinstance(error, FileError) or error.kind == "full" or error.path != path
        if not of_copy or (isinstance(error, StoreError) and error.kind == "not_allowed"):
            raise
        raise store_error("not_copied", path, why_none(error)) from error


def _upgraded(
    path: Path,
    connection: sqlite3.Connection,
    migrations: tuple[Migration, ...],
    clock: Callable[[], datetime],
) -> sqlite3.Connection:
    with closing(connection), _copied_first(path):
        Backups(path, clock).make_with(partial(write_backup, connection, path), "before_upgrade")
    try:
        with translating_errors(path):
            upgrade(uri_of(path, "rw"), migrations)
    except (StoreError, sqlite3.Error) as error:
        if isinstance(error, StoreError) and error.kind in {"full", "locked", "disk"}:
            raise
        raise store_error("not_upgraded", path) from error
    return open_checked(path, read_only=False, migrations=migrations)
