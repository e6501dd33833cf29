"""The lock of the window that has a diary open: one for each diary, whatever name it is given."""

import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ptdiary.reading import all_of

if os.name == "posix":
    import fcntl

_COMPUTER = 2  # the line of a lock file that names the computer


def identity_of(diary: Path) -> str:
    """What stays the same for a file whatever its name: its device and number; empty if absent."""
    try:
        found = diary.stat()
    except OSError:
        return ""
    return f"{found.st_dev:x}-{found.st_ino:x}"


def lock_files(diary: Path, folder: Path) -> tuple[Path, ...]:
    """The files that are locked while a window has a diary open.

    The first lies beside the diary, where other computers see it, with symbolic links followed. The
    second, in a `folder` of this person, is for a diary with several names (hard links). What is no
    file is left out: it cannot be locked, and Qt would wait for a pipe without an end.
    """
    diary = diary.resolve()
    beside = diary.with_name(diary.name + ".lock")
    identity = identity_of(diary)
    both = (beside, folder / f"{identity}.lock") if identity else (beside,)
    return tuple(each for each in both if each.is_file() or not each.exists())


def is_open_in_window(diary: Path, folder: Path) -> bool:
    """Whether a window has a diary open, here or on another computer."""
    return any(_held(lock_files(diary, folder)))


def _held(files: tuple[Path, ...]) -> Iterator[bool]:
    for each in files:
        with suppress(OSError):
            yield _is_of_another_computer(each) or _is_locked(each)


def _is_of_another_computer(lock: Path) -> bool:
    lines = all_of(lock).decode(errors="replace").splitlines()
    return len(lines) > _COMPUTER and not is_this_computer(lines[_COMPUTER])


def is_this_computer(name: str) -> bool:
    """Whether a lock is of this computer, by the name that stands in it, or stands in it not.

    Windows has two names for it; the one that Qt writes is in capitals, and cut after 15 letters.
    """
    own = {"", platform.node()}
    if os.name != "posix":
        own.add(os.environ.get("COMPUTERNAME", ""))
    return name.casefold() in {each.casefold() for each in own}


def _is_locked(lock: Path) -> bool:
    """What a killed program left is not locked: the system has let go of it."""
    if os.name == "posix":
        with lock.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            return False
    try:
        with lock.open("r+b"):
            return False
    except PermissionError:  # Windows lets nobody else write into it
        return True
