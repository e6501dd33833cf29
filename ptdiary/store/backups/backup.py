"""A copy of the diary that is known to be whole before it takes its name."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from ptdiary.files import FileError, replacing
from ptdiary.isolate import isolated
from ptdiary.store.connection import connect, uri_of
from ptdiary.store.errors import StoreError, store_error, translating_errors
from ptdiary.store.rows import parts_in

# One copy of a diary, and what it holds.

Reason = Literal[
    "automatic", "by_hand", "before_upgrade", "before_import", "before_restore", "before_purge",
]  # fmt: skip
REASONS: tuple[Reason, ...] = (
    "automatic", "by_hand", "before_upgrade", "before_import", "before_restore", "before_purge",
)  # fmt: skip

Place = Literal["beside", "second"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a diary file holds. `records` counts all parts, `removed` the recently deleted ones.

    `medicines` are those that were taken, each time.

    `first` and `last` are the days of its first and last session or entry, as they were written
    down where the patient was; None where it has neither.
    """

    entries: int = 0
    sessions: int = 0
    medicines: int = 0
    records: int = 0
    removed: int = 0
    first: date | None = None
    last: date | None = None

    def more_than(self, other: "Contents") -> "Contents":
        """The entries, sessions and medicines that another holds less."""
        return Contents(
            entries=self.entries - other.entries,
            sessions=self.sessions - other.sessions,
            medicines=self.medicines - other.medicines,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy. `sequence` numbers the copies of a diary in the order in which they were made.

    `made_at` is what the clock said then, in UTC, and settles nothing: clocks are set back.
    `verified`: it was compared row by row when it was made, and not a byte has changed since; or
    nothing was written down about it, and it reads as a whole diary now. `contents` is None where
    it cannot be read. `place`: beside the diary, or in the second place of the patient's choice.
    `version` is that of the program that made it, empty where that is not known.
    """

    path: Path
    sequence: int
    made_at: datetime | None
    reason: Reason
    place: Place
    contents: Contents | None
    verified: bool
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shrinkage:
    """The diary holds fewer records than a copy did, and nobody removed them.

    `before` and `now` count records, `gone` those whose ids are not in the diary any more. While
    this stands no copy is rotated away; `Backups.confirm` ends it.
    """

    before: int
    now: int
    gone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupResult:
    """What making a copy came to.

    `second` is the copy in the second place, None where none is chosen or it could not be written:
    then `second_problem` is a sentence. That is no error: the copy beside the diary was made.
    """

    backup: Backup
    second: Backup | None = None
    second_problem: str = ""
    shrinkage: Shrinkage | None = None


# What is said where only a copy could not be made: the diary itself is as it was.
_NO_COPY = "No copy could be made. Your entries are saved. {why}"
_NO_SECOND_COPY = "No second copy could be made. {why}"
_WHY: dict[str, str] = {
    "full": "The disk for the copies is full.",
    "not_allowed": "PT Diary may not write to {path}.",
    "disk": "{path} cannot be written.",
}


def no_copy(error: StoreError | FileError, diary: Path) -> str:
    """What is to be said of a copy that could not be made.

    Where something is wrong with the diary itself, that is said instead.
    """
    of_copy = isinstance(error, FileError) or error.kind == "full" or error.path != diary
    return _NO_COPY.format(why=why_none(error)) if of_copy else error.sentence


def no_second_copy(error: StoreError | FileError) -> str:
    """What is to be said of the copy in the second place."""
    return _NO_SECOND_COPY.format(why=why_none(error))


def why_none(error: StoreError | FileError) -> str:
    """Why a copy could not be made, in a sentence."""
    if isinstance(error, StoreError) and error.kind in _WHY:
        return _WHY[error.kind].format(path=isolated(error.path))
    return error.sentence


def contents_of(connection: sqlite3.Connection) -> Contents:
    """What an open diary file of any version holds. sqlite3.Error where it cannot be read."""
    counts = {
        part: connection.execute(
            f"SELECT count(*) FILTER (WHERE removed_at IS NULL), count(removed_at) FROM {part}"  # noqa: S608 our own names
        ).fetchone()
        for part in parts_in(connection)
    }
    days = connection.execute(
        "SELECT min(day), max(day) FROM ("
        " SELECT substr(at, 1, 10) AS day FROM entries WHERE removed_at IS NULL UNION ALL"
        " SELECT substr(ended_at, 1, 10) FROM sessions WHERE removed_at IS NULL)"
    ).fetchone()
    first, last = (_day(text) for text in days)
    return Contents(
        entries=counts["entries"][0],
        sessions=counts["sessions"][0],
        medicines=counts.get("medicine_doses", (0, 0))[0],
        records=sum(kept for kept, _ in counts.values()),
        removed=sum(removed for _, removed in counts.values()),
        first=first,
        last=last,
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:  # another program wrote it: the records themselves tell that
        return None


def write_backup(connection: sqlite3.Connection, diary: Path, path: Path) -> None:
    """Copy an open diary to `path`, mode 0600, in place of what was there.

    StoreError `damaged` where the copy is not the same row by row. FileError where it cannot be
    written; sqlite3.Error.
    """
    if path.exists() and diary.exists() and path.samefile(diary):
        raise FileError(
            path, f"{isolated(path)} is the diary itself. Choose another name for the copy."
        )
    with replacing(path) as part:
        connection.execute("BEGIN")  # nobody else changes the diary until the copy is compared
        try:
            # Looking takes the lock, or says that it cannot; sqlite3's backup would wait for ever.
            connection.execute("SELECT changes FROM state").fetchone()
            with translating_errors(path):
                _copy(connection, part)
            with closing(connect(part, read_only=True)) as copy:
                same = _whole(copy) and _content(copy) == _content(connection)
        finally:
            connection.execute("ROLLBACK")
        if not same:
            raise store_error("damaged", diary)


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
