"""One folder of copies: putting one in, listing them, taking old ones away."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ptdiary.files import FileError, sweep, write_whole
from ptdiary.paths import private_folder
from ptdiary.store.backups.backup import Backup, Contents, Place, Reason, contents_of
from ptdiary.store.backups.manifest import (
    Written,
    fingerprint,
    is_of_copies,
    name_of_copy,
    numbered,
    read_manifest,
    write_manifest,
)
from ptdiary.store.backups.rotation import spared
from ptdiary.store.connection import look, open_checked
from ptdiary.store.errors import StoreError, telling

__all__ = ["Shelf"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of copies. It may not be there."""

    folder: Path
    place: Place

    def put(
        self,
        write: Callable[[Path], None],
        sequence: int,
        reason: Reason,
        made_at: datetime,
    ) -> Backup:
        """Put a copy there: `write` writes it whole, or nothing, at a path. StoreError, FileError.

        Where only the note about it cannot be written, the copy stands all the same.
        """
        with telling(self.folder):
            private_folder(self.folder)
        sweep(self.folder)
        path = self.folder / name_of_copy(sequence, reason)
        write(path)
        with telling(path):
            contents, changes = _looked_at(path)
            written = Written(
                made_at=made_at, fingerprint=fingerprint(path), changes=changes, contents=contents
            )
        self._note(path.name, written)
        return self._backup(path, sequence, reason, written)

    def put_again(self, copy: Backup, at: datetime) -> Backup:
        """Put a copy of another shelf there too, byte by byte. StoreError, FileError."""
        with telling(copy.path):
            content = copy.path.read_bytes()

        def write(path: Path) -> None:
            write_whole(path, content)

        return self.put(write, copy.sequence, copy.reason, copy.made_at or at)

    def copies(self) -> tuple[Backup, ...]:
        """Every copy there, newest first. None where the folder cannot be read."""
        return tuple(self._each())

    def newest_good(self) -> Backup | None:
        """The newest verified copy there. Older ones are not read."""
        return next((each for each in self._each() if each.verified), None)

    def sequences(self) -> tuple[int, ...]:
        """The numbers of the copies there, by their names alone."""
        with suppress(OSError):
            found = (numbered(path) for path in self.folder.iterdir())
            return tuple(each[0] for each in found if each is not None)
        return ()

    def files(self) -> tuple[Path, ...]:
        """The copies and what was written down about them; nothing else that may lie there."""
        with suppress(OSError):
            return tuple(each for each in self.folder.iterdir() if is_of_copies(each))
        return ()

    def changes_of(self, copy: Backup) -> int | None:
        """How many changes the diary had seen at a copy, as it was written down."""
        written = read_manifest(self.folder).get(copy.path.name)
        return None if written is None else written.changes

    def rotate(self) -> None:
        """Take away the copies that need not stay. One that cannot be taken away stays."""
        copies = self.copies()
        stay = spared(copies)
        for each in copies:
            if each.sequence not in stay:
                with suppress(OSError):
                    each.path.unlink()
        names = {each.path.name for each in copies if each.sequence in stay}
        written = read_manifest(self.folder)
        if not names.issuperset(written):
            with suppress(FileError):
                write_manifest(
                    self.folder, {name: each for name, each in written.items() if name in names}
                )

    def _each(self) -> Iterator[Backup]:
        written = read_manifest(self.folder)
        found: list[tuple[int, Reason, Path]] = []
        with suppress(OSError):
            for path in self.folder.iterdir():
                number = numbered(path)
                if number is not None:
                    found.append((*number, path))
        for sequence, reason, path in sorted(found, reverse=True):
            yield self._backup(path, sequence, reason, written.get(path.name))

    def _note(self, name: str, written: Written) -> None:
        with suppress(FileError):
            write_manifest(self.folder, {**read_manifest(self.folder), name: written})

    def _backup(self, path: Path, sequence: int, reason: Reason, written: Written | None) -> Backup:
        contents, verified = _held_now(path, written)
        return Backup(
            path=path,
            sequence=sequence,
            made_at=None if written is None else written.made_at,
            reason=reason,
            place=self.place,
            contents=contents,
            verified=verified,
        )


def _held_now(path: Path, written: Written | None) -> tuple[Contents | None, bool]:
    try:
        if written is not None and fingerprint(path) == written.fingerprint:
            return written.contents, True
        contents, _ = _looked_at(path)
    except (StoreError, sqlite3.Error, OSError):
        return None, False
    return contents, written is None


def _looked_at(path: Path) -> tuple[Contents, int]:
    """What a copy holds, and its count of changes. StoreError, sqlite3.Error, OSError."""
    look(path, read_only=True)
    with closing(open_checked(path, read_only=True)) as connection:
        changes = connection.execute("SELECT changes FROM state").fetchone()
        return contents_of(connection), changes[0] if changes else -1
