"""A copy of the diary that is known to be whole before it takes its name."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ptdiary.files import FileError, replacing
from ptdiary.store.connection import connect, uri_of
from ptdiary.store.errors import about, telling

__all__ = ["write_backup"]


def write_backup(connection: sqlite3.Connection, diary: Path, path: Path) -> None:
    """Copy an open diary to `path`, mode 0600, in place of what was there.

    StoreError `damaged` where the copy is not the same row by row. FileError where it cannot be
    written; sqlite3.Error.
    """
    if path.exists() and diary.exists() and path.samefile(diary):
        raise FileError(path, f"{path} is the diary itself. Choose another name for the copy.")
    with replacing(path) as part:
        connection.execute("BEGIN")  # nobody else changes the diary until the copy is compared
        try:
            # Looking takes the lock, or says that it cannot; sqlite3's backup would wait for ever.
            connection.execute("SELECT changes FROM state").fetchone()
            with telling(path):
                _copy(connection, part)
            with closing(connect(part, read_only=True)) as copy:
                same = _whole(copy) and _content(copy) == _content(connection)
        finally:
            connection.execute("ROLLBACK")
        if not same:
            raise about("damaged", diary)


def _copy(connection: sqlite3.Connection, part: Path) -> None:
    with closing(sqlite3.connect(uri_of(part, "rw"), uri=True)) as copy:
        copy.execute("PRAGMA journal_mode = MEMORY")  # the copy is private until it is whole
        connection.backup(copy)


def _whole(connection: sqlite3.Connection) -> bool:
    return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _content(connection: sqlite3.Connection) -> list[tuple[str, list[tuple[object, ...]]]]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [
        (name, connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall())  # noqa: S608 names of the file itself, quoted
        for (name,) in names.fetchall()
    ]
