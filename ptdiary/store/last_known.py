"""How a diary was when it was last seen, in `<name>.state` beside it.

Without it a diary that lost its last hundred records would open like any other, and a diary that
is gone would be taken for one that was never begun. It holds no word of the diary. A state that
cannot be read or written loses nothing but these comparisons.

In the window one writes at a time, its worker, or the window itself while that is idle; commands
beside it wait for their turn.
"""

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ptdiary.files import FileError, write_whole
from ptdiary.reading import all_of

if os.name == "posix":
    import fcntl

_TRIES, _PAUSE = 100, 0.01  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class LastKnown:
    """What is known of a diary.

    `identity` names it in a second place that several diaries share. `records` counts all of its
    records, the recently deleted too, after `changes` changes; -1 where nothing is known. Times
    are UTC. `version` is the newest version of the program that has opened it. `sequence` is the
    number of the last copy. `held`: no copy is rotated away. `purged`: what was erased for ever,
    as "part id". `synced_told`: the warning about synced folders was given.

    Of the daily copy, all of `store.exchange.daily`: its form, "" for none, its folder and its
    name there; when it was last written, after how many changes, and the day of the first change
    that is not in it, as `2026-11-21`.
    """

    identity: str = field(default_factory=lambda: secrets.token_hex(8))
    records: int = -1
    changes: int = -1
    checked_at: datetime | None = None
    version: str = ""
    sequence: int = 0
    second_place: str = ""
    second_seen_at: datetime | None = None
    held: bool = False
    purged: tuple[str, ...] = ()
    synced_told: bool = False
    daily_form: str = ""
    daily_folder: str = ""
    daily_name: str = ""
    daily_at: datetime | None = None
    daily_changes: int = -1
    daily_day: str = ""


def state_file(diary: Path) -> Path:
    """Where the state of a diary is."""
    return diary.with_name(diary.name + ".state")


def read_last_known(diary: Path) -> LastKnown:
    """What is known of a diary; nothing where there is no state, or none that can be used."""
    try:
        plain = json.loads(all_of(state_file(diary)))
    except (OSError, ValueError, RecursionError):
        return LastKnown()
    if not isinstance(plain, dict):
        return LastKnown()
    values = {
        each.name: value
        for each in fields(LastKnown)
        if (value := _usable(each.name, plain.get(each.name))) is not None
    }
    return LastKnown(**values)


def update_last_known(diary: Path, **known: Any) -> LastKnown:
    """Change what is known of a diary. A disk that takes no state is no reason to stop."""
    with _alone_in(diary.parent):
        before = read_last_known(diary)
        after = replace(before, **known)
        if after != before or not state_file(diary).exists():
            plain = {name: _plain(value) for name, value in asdict(after).items()}
            with suppress(FileError):
                write_whole(state_file(diary), (json.dumps(plain, indent=1) + "\n").encode())
    return after


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One after another reads and writes, or what one has changed is lost to the next.

    Whoever stands still meanwhile holds the others up for a second, no more. Windows
    locks no folder: there a command may still come between.
    """
    opened = None
    with suppress(OSError):
        if os.name == "posix":
            opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            _lock(opened)
    try:
        yield
    finally:
        if opened is not None:
            os.close(opened)  # which lets go of it


def _lock(opened: int) -> None:
    for _ in range(_TRIES):
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        else:
            return


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


_WHOLE = ("records", "changes", "sequence", "daily_changes")
_TIMES = ("checked_at", "second_seen_at", "daily_at")


def _usable(name: str, plain: Any) -> Any:
    if name in _WHOLE:
        return plain if isinstance(plain, int) and not isinstance(plain, bool) else None
    if name in _TIMES:
        return _time(plain)
    if name == "purged":
        return tuple(filter(_is_text, plain)) if isinstance(plain, list) else None
    if name in {"held", "synced_told"}:
        return plain if isinstance(plain, bool) else None
    return plain if _is_text(plain) else None


def _is_text(plain: Any) -> bool:
    return isinstance(plain, str)


def _time(plain: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(plain)
    except (TypeError, ValueError):
        return None
    return at if at.tzinfo is not None else None
