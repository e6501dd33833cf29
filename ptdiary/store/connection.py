"""Connecting to a diary file so that an entry once kept stays, and whether a file is whole.

With SQLite's own defaults a power cut loses the last entry. A truncated journal with EXTRA syncing
lost none, and it notices when the file is moved or replaced while it is open, which a write-ahead
log does not. Every setting is read back, since SQLite silently ignores those it does not like.
"""

import errno
import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import quote

from ptdiary.diary import PARTS
from ptdiary.store.errors import StoreError, require, store_error
from ptdiary.store.migrations import (
    APPLICATION_ID,
    MIGRATIONS,
    SCHEMAS,
    Migration,
    applied,
    name_of,
)
from ptdiary.store.rows import one_state, read_diary, read_removed

TIMEOUT = 3  # seconds to wait for another program that is writing

Wait = Callable[[], None]
_T = TypeVar("_T")

_MAGIC = b"SQLite format 3\0"
_VERSION_AT = slice(60, 64)
_APPLICATION_ID_AT = slice(68, 72)
_COUNT_AT = slice(24, 28)
_HEADER = 100  # bytes
_BLOCK = 4096  # bytes that a disk reads at once, and loses at once
LARGEST = 1 << 30  # bytes; ten years of a diary are some millions

_EVERY = (
    ("foreign_keys", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
)
_WRITING = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("secure_delete", "ON", 1),
    ("cache_spill", "OFF", 0),  # nothing of a change is in the file before all of it
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """What can be read of a file: zeros stand where the disk gives nothing.

    `whole`: nothing of it is missing. What is no plain file, or far too large to be a diary, is not
    read at all.
    """

    content: bytes
    whole: bool


def readable_of(path: Path) -> Readable:
    """What can be read of the file at a path; its kind and size are looked at before. OSError."""
    if not path.exists():
        return Readable(content=b"", whole=True)
    if not path.is_file() or path.stat().st_size > LARGEST:
        return Readable(content=b"", whole=False)
    with path.open("rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        try:
            return Readable(content=file.read(), whole=True)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
        blocks = [_block(file, at) for at in range(0, size, _BLOCK)]
        return Readable(content=b"".join(blocks)[:size], whole=False)


def _block(file: FileIO, at: int) -> bytes:
    try:
        file.seek(at)
        content = file.read(_BLOCK)
    except OSError:
        content = b""
    return content + bytes(_BLOCK - len(content))


def uri_of(path: Path, mode: str) -> str:
    """The file as SQLite's URI: `#`, `?` and `%` in a folder's name stay part of it."""
    text = path.absolute().as_posix()
    lead = "" if text.startswith("/") else "/"
    return f"file://{lead}{quote(os.fsencode(text))}?mode={mode}"


def inspect_file(path: Path, *, read_only: bool) -> None:
    """Look at a file before SQLite does, which would make a diary of an empty one.

    StoreError where it is missing, empty, something else, or may not be used; OSError otherwise.
    """
    if not path.exists():
        raise store_error("missing", path)
    if not path.is_file():
        raise store_error("not_a_diary", path)
    real = path.resolve()  # SQLite follows a link first
    for ending in ("-journal", "-wal"):  # SQLite would wait for a pipe without an end
        beside = real.with_name(real.name + ending)
        require(beside.is_file() or not beside.exists(), "not_allowed", beside)
    wanted = os.R_OK if read_only else os.R_OK | os.W_OK
    if not os.access(path, wanted) or not (read_only or os.access(path.absolute().parent, wanted)):
        raise store_error("not_allowed", path)
    if not path.stat().st_size:
        raise store_error("empty", path)
    if version_in_header(path) is None:
        raise store_error("not_a_diary", path)


def version_in_header(path: Path) -> int | None:
    """The number of the last migration by the head of a file; None where it is no diary. OSError.

    What a crash left beside the file may say otherwise.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER)
    identity = int.from_bytes(header[_APPLICATION_ID_AT], "big")
    if not header.startswith(_MAGIC) or identity != APPLICATION_ID:
        return None
    return int.from_bytes(header[_VERSION_AT], "big")


def change_count_in_header(path: Path) -> int:
    """SQLite's own count of the changes of a file. OSError.

    Only to be read while this process has no transaction open: closing the file lets go of them.
    """
    with path.open("rb", buffering=0) as file:
        return int.from_bytes(file.read(_HEADER)[_COUNT_AT], "big")


def patiently(act: Callable[[], _T], wait: Wait, seconds: float = TIMEOUT) -> _T:
    """Do it again while another program is writing. sqlite3.Error, also after so many seconds.

    `wait` is called again and again meanwhile. SQLite itself waits in the midst of a call, and a
    window would not be painted.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return act()
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() >= until:
                raise
        wait()


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program holds the file."""
    return getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")


def connect(path: Path, *, read_only: bool, timeout: float = TIMEOUT) -> sqlite3.Connection:
    """A connection that begins no transaction by itself, with every setting read back.

    `timeout`: how many seconds each call waits for another program that is writing.
    """
    connection = sqlite3.connect(
        uri_of(path, "ro" if read_only else "rw"), uri=True, timeout=timeout, isolation_level=None
    )
    try:
        for name, wanted, expected in _EVERY if read_only else (*_EVERY, *_WRITING):
            connection.execute(f"PRAGMA {name} = {wanted}")
            found = connection.execute(f"PRAGMA {name}").fetchone()[0]
            require(found == expected, "locked" if name == "journal_mode" else "disk", path)
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> sqlite3.Connection:
    """A connection to nothing but memory, for trying something out on what a diary holds."""
    return sqlite3.connect(":memory:", isolation_level=None)


def roll_back_journal(path: Path) -> None:
    """Roll a journal back that a crash left, where the file may be written: reading alone cannot.

    A disk that cannot be written keeps it, and then SQLite refuses to read.
    """
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and journal.stat().st_size and os.access(path, os.W_OK):
        with suppress(StoreError, sqlite3.Error), closing(connect(path, read_only=False)) as opened:
            opened.execute("SELECT count(*) FROM sqlite_master").fetchone()


def open_checked(
    path: Path,
    *,
    read_only: bool,
    migrations: tuple[Migration, ...] = MIGRATIONS,
    timeout: float = TIMEOUT,
) -> sqlite3.Connection:
    """A connection to a whole diary of a version that this program knows, be it an old one.

    StoreError or sqlite3.Error otherwise. `timeout` as for `connect`.
    """
    connection = connect(path, read_only=read_only, timeout=timeout)
    try:
        version = version_of(connection)
        names = {name_of(number, migration) for number, migration in enumerate(migrations, start=1)}
        require(version <= len(migrations) and names.issuperset(applied(connection)), "newer", path)
        whole = connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        require(whole, "damaged", path)
        if 0 < version <= len(SCHEMAS):
            require(schema_of(connection) == SCHEMAS[version - 1], "altered", path)
    except BaseException:
        connection.close()
        raise
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """The number of the last migration that a file has seen."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def schema_of(connection: sqlite3.Connection) -> str:
    """A fingerprint of all tables, indexes, views and triggers but sqlite-utils' own table."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
        " WHERE tbl_name <> '_sqlite_migrations' ORDER BY type, name"
    )
    return hashlib.sha256(repr(rows.fetchall()).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """`counts`: the records of each part that are not removed. `problems`: one sentence each."""

    version: int
    counts: Mapping[str, int]
    removed: int
    problems: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with the file."""
        return not self.problems


def check(connection: sqlite3.Connection) -> CheckResult:
    """Read everything, by SQLite's own check and as records. sqlite3.Error where it cannot be."""
    with one_state(connection):
        return _checked(connection)


def _checked(connection: sqlite3.Connection) -> CheckResult:
    problems = list(_problems(connection))
    counts: dict[str, int] = {}
    removed = 0
    try:
        diary = read_diary(connection)
        counts = {part: len(getattr(diary, part)) for part in PARTS.values()}
        removed = sum(1 for _ in read_removed(connection, PARTS))
    except (ValueError, sqlite3.DatabaseError) as error:
        _unless_busy(error)
        problems.append("Some records cannot be read.")
    return CheckResult(
        version=version_of(connection),
        counts=MappingProxyType(counts),
        removed=removed,
        problems=tuple(problems),
    )


def _unless_busy(error: Exception) -> None:
    """A file that another program holds is not damaged: it can be read again."""
    if isinstance(error, sqlite3.Error) and is_busy(error):
        raise error


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        _unless_busy(error)
        yield "Part of the file cannot be read."
        return
    if found != ["ok"]:
        yield f"SQLite finds {len(found)} faults in the file. The first: {found[0]}."
    if loose:
        yield f"{len(loose)} rows belong to no record."
