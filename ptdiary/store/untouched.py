"""Looking at a diary file that this program must not touch, because a newer one wrote it.

Reading alone can change a file: SQLite rolls a journal back that a crash left, and takes a
write-ahead log in. Here that happens to a copy, which is gone afterwards.
"""

import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from ptdiary.store.connection import connect, in_memory, version_in_head, version_of
from ptdiary.store.errors import StoreError, require
from ptdiary.store.steps import STEPS, Step

__all__ = ["content_of", "refuse_newer"]

_FORM_AT = slice(18, 20)  # 1 where changes go through a journal, 2 through a write-ahead log
_JOURNAL, _LOG = bytes((1, 1)), bytes((2, 2))


def refuse_newer(path: Path, steps: tuple[Step, ...] = STEPS) -> None:
    """StoreError `newer` for a file of a version above ours, before SQLite is let near it."""
    with suppress(OSError):  # whoever opens the file says what is wrong with it
        found = version_in_head(path)
        if found is not None and (found > len(steps) or _beside(path, "-wal")):
            with suppress(sqlite3.Error, StoreError):
                found = _version_in(content_of(path))
            require(found <= len(steps), "newer", path)


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
            busy = error.sqlite_errorname.startswith("SQLITE_BUSY")
            if busy or not _beside(path, left):
                raise
    content = _settled(path, left) if _beside(path, left) else path.read_bytes()
    return content[: _FORM_AT.start] + _JOURNAL + content[_FORM_AT.stop :]


def _settled(path: Path, left: str) -> bytes:
    """The file with what a crash left beside it, put together on a copy of both."""
    with tempfile.TemporaryDirectory(prefix="ptdiary-") as folder:
        copy = Path(folder) / "copy"
        copy.write_bytes(path.read_bytes())
        copy.with_name(copy.name + left).write_bytes(_beside(path, left))
        with closing(connect(copy, read_only=False)) as connection:
            return connection.serialize()


def _beside(path: Path, ending: str) -> bytes:
    real = path.resolve()  # SQLite follows a link first
    beside = real.with_name(real.name + ending)
    return beside.read_bytes() if beside.exists() else b""


def _version_in(content: bytes) -> int:
    with closing(in_memory()) as connection:
        connection.deserialize(content)
        return version_of(connection)
