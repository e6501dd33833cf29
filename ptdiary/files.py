"""Writing files so that they appear whole or not at all, readable by their owner alone.

A file is built beside its target under a private name, flushed to the disk, read back and compared,
and only then put in the target's place. Whatever goes wrong, the old file is still there and the
half-built one is gone. Qt's own writers are not used: on a full disk `QSaveFile` reports success.
"""

import errno
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ptdiary.isolate import isolated

if sys.platform != "win32":
    import fcntl

_FULL = {errno.ENOSPC, errno.EDQUOT}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}

# Windows: a virus scanner or an indexer may hold a file for a moment (sharing violations).
_HELD = {5, 32, 33}
# Windows says of a longer path that there is no such folder, unless it is set up for long ones,
# or something else.
_LONGEST = 248  # characters
_HELD_TRIES = 25
_HELD_PAUSE = 0.1  # seconds

_PART = ".ptdiary-*.part"
_ABANDONED = 86_400  # seconds, if no lock tells whether somebody still writes


class FileError(Exception):
    """A file could not be written. `str()` is one plain sentence that names the path."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path
        self.sentence = sentence


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file at `path`, mode 0600. FileError if that fails."""
    with replacing(path) as part:
        _write(part, content)


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files by name into `folder`, which is made if absent (0700; its files 0600).

    A new or empty folder appears whole. In a folder that holds something, only the files written
    here are replaced, and none before all of them are on the disk. FileError if that fails.
    """
    with _translating_errors(folder):
        folder = _target(folder)
        if folder.exists() and not folder.is_dir():
            raise FileError(
                folder, f"{isolated(folder)} is a file, so no folder can be written there."
            )
        with scratch_folder(folder.parent) as part:
            for name, content in contents.items():
                _write(part / name, content)
            _flush_folder(part)
            _place_folder(part, folder, contents)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """An empty private file beside `path` to fill; it takes the place of `path` at the end.

    Nothing is replaced if the body raises. FileError for every OSError.
    """
    with _translating_errors(path):
        path = _target(path)
        _refuse_odd(path)
        part = path.with_name(_part_name())
        os.close(_created(part))
        try:
            with _claimed(part, os.O_RDWR):
                yield part
                _flush(part)
                _place(part, path)
        finally:
            _remove(part)
        _flush_folder(path.parent)


@contextmanager
def scratch_folder(parent: Path) -> Iterator[Path]:
    """A private folder in `parent`, which is gone at the end with all that is in it. OSError.

    Where the program is killed meanwhile, `sweep` of `parent` removes it.
    """
    part = parent / _part_name()
    part.mkdir(mode=0o700)
    try:
        with _claimed(part, os.O_RDONLY):
            yield part
    finally:
        _remove(part)


def free_name(wanted: Path) -> Path:
    """`diary.ptdiary`, or `diary-2.ptdiary` where there is one of that name, and so on."""
    names = (wanted.with_stem(f"{wanted.stem}-{number}") for number in range(2, 1000))
    return next((path for path in (wanted, *names) if not path.exists()), wanted)


def is_private(path: Path) -> bool:
    """Whether a file or folder is there, and nobody but its owner has a right on it.

    On Windows, whether it lies in what belongs to this person.
    """
    if os.name != "posix":
        return path.absolute().is_relative_to(Path.home())
    try:
        return not stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    except OSError:
        return False


def is_open_to_others(folder: Path) -> bool:
    """Whether everybody on this computer can come to a folder, and see what is in it."""
    if os.name != "posix":
        return not is_private(folder)
    try:
        seen = folder.stat().st_mode & stat.S_IROTH
        way = all(each.stat().st_mode & stat.S_IXOTH for each in (folder, *folder.parents))
    except OSError:
        return False
    return bool(seen) and way


def sweep(folder: Path) -> int:
    """Remove what writers that were killed left in a folder, and tell how many files that were.

    What somebody is writing at this moment stays. A folder that cannot be read has nothing to
    sweep.
    """
    swept = 0
    with suppress(OSError):
        for part in folder.glob(_PART):
            if _is_abandoned(part):
                _remove(part)
                swept += 1
        for journal in folder.glob(f"{_PART}-journal"):  # of a database that was being built
            if not journal.with_name(journal.name.removesuffix("-journal")).exists():
                journal.unlink()
    return swept


def has_half_built(folder: Path) -> bool:
    """Whether a folder holds what is being written, or what `sweep` could not remove."""
    return any(folder.glob(_PART))


def _is_abandoned(part: Path) -> bool:
    if sys.platform == "win32":
        return time.time() - part.stat().st_mtime > _ABANDONED
    try:
        # what another person has put there by such a name is neither followed nor waited for
        number = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        found = os.fstat(number)
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(number)
    is_built = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return is_built and found.st_uid == os.geteuid()


@contextmanager
def _claimed(part: Path, flags: int) -> Iterator[None]:
    """Hold a lock on what is being written, which a kill lets go of, so that `sweep` can tell."""
    if sys.platform == "win32":
        yield  # a file that is open could not be put in its place
        return
    number = os.open(part, flags)
    try:
        with suppress(OSError):  # a disk without locks
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(number)


@contextmanager
def _translating_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(path, _sentence(path, error)) from error


def _target(path: Path) -> Path:
    """Where a path leads: a link is written through, not replaced."""
    refuse_no_name(path)
    return path.resolve()


def refuse_no_name(path: Path) -> None:
    """FileError, from a ValueError, where this system names no file so, and no folder on its way.

    Windows keeps some letters and words to itself, and leaves out dots and blanks at the end.
    """
    if (wrong := _wrong_with(path)) is not None:
        text = str(path)
        shown = isolated(text) if text.isprintable() else ascii(text)
        raise FileError(path, f"{shown} is not the name of a file.") from wrong


def _wrong_with(path: Path) -> ValueError | None:
    try:
        str(path).encode() if sys.platform == "win32" else os.fsencode(path)
    except UnicodeEncodeError as error:
        return error
    parts = path.parts[bool(path.anchor) :]
    if "\0" in str(path) or (sys.platform == "win32" and not all(map(_is_name, parts))):
        return ValueError("a name that this system gives to no file")
    return None


def _is_name(part: str) -> bool:
    """Whether Windows takes a part of a path for the name of a file or a folder."""
    if part in {".", ".."}:
        return True
    told = part.partition(".")[0].rstrip(" ").upper()
    return not (_KEPT_LETTERS & set(part) or part.endswith((".", " ")) or told in _KEPT_WORDS)


_KEPT_LETTERS = {*'<>:"/\\|?*', *map(chr, range(32))}
_KEPT_WORDS = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"
}


_NO_FOLDER_FORM = "There is no folder {folder}, so {name} was not written."
_TOO_LONG = "The name of the file is too long: {path}"
_SENTENCES = (
    (_FULL, "The disk is full, so {path} was not written."),
    ({errno.EFBIG}, "The disk takes no file of this size, so {path} was not written."),
    (_NO_FOLDER, _NO_FOLDER_FORM),
    (_NOT_ALLOWED, "You may not write to {folder}, so {name} was not written."),
    ({errno.ENAMETOOLONG}, _TOO_LONG),
)
_IN_USE = "Another program is using {path}, so it was not written. Wait a moment, then try again."
_OTHER = "The disk reported an error, so {path} was not written ({reason})."
_SAID_OF_LONG_PATHS = (_NO_FOLDER_FORM, _OTHER)


def _sentence(path: Path, error: OSError) -> str:
    form = next((form for codes, form in _SENTENCES if error.errno in codes), _OTHER)
    if getattr(error, "winerror", None) in _HELD:
        form = _IN_USE
    elif os.name != "posix" and len(str(path)) >= _LONGEST and form in _SAID_OF_LONG_PATHS:
        form = _TOO_LONG
    return form.format(
        path=isolated(path),
        folder=isolated(path.parent),
        name=isolated(path.name),
        reason=error.strerror,
    )


def _refuse_odd(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise FileError(path, f"{isolated(path)} is a folder, so no file can be written there.")
    if not stat.S_ISREG(mode):
        raise FileError(path, f"{isolated(path)} is a device, so no file can be written there.")


def _part_name() -> str:
    # short, so that a target with the longest of names still has room beside it
    return f".ptdiary-{secrets.token_hex(8)}.part"


def _created(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)


def _write(path: Path, content: bytes) -> None:
    with open(path, "wb", buffering=0, opener=_private) as file:
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
        os.fsync(file.fileno())
    if path.read_bytes() != content:
        raise OSError(errno.EIO, "what was read back is not what was written")


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """A name is on the disk only once its folder is (Windows sees to that by itself)."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network disks cannot
            raise
    finally:
        os.close(number)


def _place(part: Path, path: Path) -> None:
    for _ in range(_HELD_TRIES):
        try:
            part.replace(path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(_HELD_PAUSE)
        else:
            return
    part.replace(path)


def _place_folder(part: Path, folder: Path, names: Mapping[str, bytes]) -> None:
    if folder.is_dir():
        if any(folder.iterdir()):
            for name in names:
                _refuse_odd(folder / name)
            for name in names:
                _place(part / name, folder / name)
            _flush_folder(folder)
            return
        folder.rmdir()
    part.rename(folder)
    _flush_folder(folder.parent)


def _remove(part: Path) -> None:
    if part.is_dir() and not part.is_symlink():
        shutil.rmtree(part, ignore_errors=True)
        return
    with suppress(OSError):
        part.unlink(missing_ok=True)
