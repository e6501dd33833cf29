"""What can go wrong with a diary file, in plain sentences that say what to do.

Bad luck is not a bug: a full disk or a damaged file becomes a `StoreError` of a kind, and the kind
decides what the window offers. An error that is in none of these kinds is a bug and stays as it is.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from ptdiary.isolate import isolated

Kind = Literal[
    "missing", "gone", "empty", "not_a_diary", "newer", "locked", "full", "not_allowed", "moved",
    "damaged", "altered", "disk", "invalid", "not_upgraded", "not_copied",
]  # fmt: skip

SENTENCES: dict[Kind, str] = {
    "missing": "There is no diary at {path}. Choose another file, or start a new diary.",
    "gone": (
        "The diary {path} is gone, but copies of it are still there. Bring one back, or look for"
        " the file where it was moved to."
    ),
    "empty": "{path} is empty: it holds no diary. Bring back a copy, or start under a new name.",
    "not_a_diary": "{path} is not a PT Diary file. It was left as it is. Choose another file.",
    "newer": "A newer PT Diary wrote {path}. Update PT Diary to open it. Nothing was changed.",
    "locked": (
        "Another program is using {path}, often a backup or a virus scanner. Wait a moment, then"
        " try again."
    ),
    "full": "The disk is full, so this is not saved yet in {path}. Make room, then try again.",
    "not_allowed": (
        "PT Diary may not use {path}. Give yourself the right to read and write it and its folder,"
        " or save a copy elsewhere."
    ),
    "moved": (
        "{path} was moved or replaced while it was open. Save a copy under a new name, so that"
        " nothing is lost."
    ),
    "damaged": "Part of {path} is damaged. Nothing was deleted. Bring back a copy of the diary.",
    "altered": (
        "Another program has changed how {path} is built. It was left as it is. Bring back a copy"
        " of the diary."
    ),
    "disk": "The disk reported an error with {path}. Save a copy on another disk now.",
    "not_upgraded": (
        "{path} was written by an older PT Diary and could not be brought up to date. It is as it"
        " was. Open it with the older PT Diary."
    ),
    "not_copied": (
        "{path} was written by an older PT Diary. It has to be copied before it is opened, and no"
        " copy could be made. {detail} Nothing was changed."
    ),
    "invalid": "This cannot be saved: {detail}.",
}


class StoreError(Exception):
    """The diary file cannot do what was asked. `str()` is one plain sentence.

    `kind` is what happened, `path` the file, `detail` what exactly (a field and its problem).
    """

    def __init__(
        self, kind: Kind, sentence: str, path: Path | None = None, detail: str = ""
    ) -> None:
        super().__init__(sentence)
        self.kind: Kind = kind
        self.sentence = sentence
        self.path = path
        self.detail = detail


def store_error(kind: Kind, path: Path, detail: str = "") -> StoreError:
    """The error of a kind, with its sentence."""
    return StoreError(
        kind, SENTENCES[kind].format(path=isolated(path), detail=detail), path, detail
    )


def require(so: bool, kind: Kind, path: Path, detail: str = "") -> None:
    """Raise the error of a kind where something is not so."""
    if not so:
        raise store_error(kind, path, detail)


@contextmanager
def translating_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise about the file at `path` into a StoreError."""
    try:
        yield
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        kind = _kind_of(error, path)
        if kind is None:
            raise
        # An error of these can quote what the patient wrote, so the reason is named, not chained.
        raise store_error(kind, path, _detail(error)) from None
    except OSError as error:
        raise store_error(kind_of_system(error), path) from error


_BEGINNINGS: tuple[tuple[str, Kind], ...] = (
    ("SQLITE_FULL", "full"),
    ("SQLITE_BUSY", "locked"),
    ("SQLITE_LOCKED", "locked"),
    ("SQLITE_READONLY_DBMOVED", "moved"),
    ("SQLITE_READONLY", "not_allowed"),
    ("SQLITE_PERM", "not_allowed"),
    ("SQLITE_CANTOPEN", "not_allowed"),
    ("SQLITE_IOERR_DELETE", "not_allowed"),
    ("SQLITE_IOERR", "disk"),
    ("SQLITE_CORRUPT", "damaged"),
    ("SQLITE_NOTADB", "damaged"),
    ("SQLITE_TOOBIG", "invalid"),
    ("SQLITE_CONSTRAINT", "invalid"),
    ("SQLITE_MISMATCH", "invalid"),
)


def _kind_of(error: Exception, path: Path) -> Kind | None:
    if isinstance(error, OverflowError | UnicodeEncodeError):
        return "invalid"
    if isinstance(error, UnicodeDecodeError):
        return "damaged"  # SQLite quotes the file's own words in what it says is wrong
    name: str = getattr(error, "sqlite_errorname", "")
    text = str(error)
    if name == "SQLITE_CANTOPEN" and not path.exists():
        return "missing"
    if "no such table" in text or "no such column" in text:
        return "moved"  # the schema was compared when the file was opened
    if "Could not decode" in text:
        return "damaged"  # sqlite3 names no code for bytes that are not UTF-8
    return next((kind for start, kind in _BEGINNINGS if name.startswith(start)), None)


def _detail(error: Exception) -> str:
    if isinstance(error, sqlite3.IntegrityError):
        return "an answer is outside its limits"
    if isinstance(error, OverflowError | UnicodeEncodeError | sqlite3.DataError):
        return "an answer is too large, or is not text"
    return ""


def kind_of_system(error: OSError) -> Kind:
    """What the system's error means for a diary file."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "full"
    if error.errno == errno.EROFS:  # a stick with its lock on, or a disc
        return "not_allowed"
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "missing"
        case PermissionError() | IsADirectoryError():
            return "not_allowed"
        case _:
            return "disk"
