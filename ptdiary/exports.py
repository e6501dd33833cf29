"""Files that the patient has put elsewhere: pages, charts, tables, copies.

A program that is killed while it writes leaves a half-built file beside the target. In the folders
of the diary each start sweeps it away; any other has to be known. So its folder is noted in one of
this person's, before anything is written there, and the note is taken away once that is done. Where
it stays, the next start sweeps the folder, and forgets it.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from ptdiary.files import FileError, has_half_built, sweep, write_folder, write_whole
from ptdiary.paths import exports_folder
from ptdiary.reading import all_of


def export_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file at `path`, as `write_whole` does. FileError."""
    with noted(path):
        write_whole(path, content)


def export_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files by name into `folder`, as `write_folder` does. FileError."""
    with noted(folder):
        write_folder(folder, contents)


@contextmanager
def noted(path: Path) -> Iterator[None]:
    """While the body writes at `path`, its folder is noted; only who is killed leaves the note.

    It stays for a folder with something half-built, be it of somebody else.
    """
    note = _note_of(path)
    note_export(path)
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            if note is not None and not has_half_built(path.resolve().parent):
                note.unlink(missing_ok=True)
                note.parent.rmdir()  # as far as nothing else is in them
                note.parent.parent.rmdir()


def _note_of(path: Path) -> Path | None:
    with suppress(OSError, ValueError):
        folder = os.fsencode(path.resolve().parent)  # a link is written through
        return exports_folder() / sha256(folder).hexdigest()[:16]
    return None


def note_export(path: Path) -> None:
    """Let the next start sweep the folder of `path`, in which something is about to be written.

    Where no note can be written, there is none: that is no reason to write nothing.
    """
    note = _note_of(path)
    if note is not None:
        with suppress(OSError, FileError):
            write_whole(note, os.fsencode(path.resolve().parent))


def sweep_exports() -> None:
    """Remove what killed programs left where something was exported, and forget these folders.

    One that is not there, as a stick may be, or in which somebody is writing, stays noted.
    """
    with suppress(OSError):
        notes = exports_folder()
        sweep(notes)
        for note in notes.iterdir():
            folder = Path(os.fsdecode(all_of(note)))
            if folder.is_dir():
                sweep(folder)
                if not has_half_built(folder):
                    note.unlink()
