"""One folder of copies: putting one in, listing them, taking old ones away."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from ptdiary import __version__
from ptdiary.files import FileError, sweep, write_whole
from ptdiary.paths import private_folder
from ptdiary.reading import all_of
from ptdiary.store.backups.backup import REASONS, Backup, Contents, Place, Reason, contents_of
from ptdiary.store.connection import inspect_file, open_checked
from ptdiary.store.errors import StoreError, translating_errors

# What the program wrote down about the copies in one folder, in `copies.json`.
#
# A copy that is not in it, because the program was killed in between or because somebody put it
# there, is a copy all the same: it is looked at instead.

_FILE = "copies.json"
_NAME = re.compile(rf"(\d{{6,}})-({'|'.join(REASONS)})\.ptdiary", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestEntry:
    """What was written down about a copy: `changes` counts those of the diary up to then.

    `version` is that of the program that made it; older ones have not written theirs.
    """

    made_at: datetime
    fingerprint: str
    changes: int
    contents: Contents
    version: str


def name_of_copy(sequence: int, reason: Reason) -> str:
    """`000042-automatic.ptdiary`: in the order of making, whatever the clock says."""
    return f"{sequence:06d}-{reason}.ptdiary"


def numbered(path: Path) -> tuple[int, Reason] | None:
    """The number and the reason of a copy by its name; None for any other file."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    reason: Any = found[2]
    return int(found[1]), reason


def is_of_copies(path: Path) -> bool:
    """Whether a file is a copy, the journal of one, or the manifest."""
    copy = path.with_name(path.name.removesuffix("-journal"))
    return path.name == _FILE or numbered(copy) is not None


def fingerprint(path: Path) -> str:
    """What changes with any byte of a file. OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(folder: Path) -> dict[str, ManifestEntry]:
    """What is written down about each copy of a folder, by its name; nothing where unreadable."""
    try:
        plain = json.loads(all_of(folder / _FILE))
        return {name: _written(each) for name, each in plain["copies"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def write_manifest(folder: Path, copies: Mapping[str, ManifestEntry]) -> None:
    """Write it all down again. FileError."""
    plain = {name: _plain(each) for name, each in sorted(copies.items())}
    content = json.dumps({"version": 1, "copies": plain}, indent=1) + "\n"
    write_whole(folder / _FILE, content.encode())


def _plain(written: ManifestEntry) -> dict[str, Any]:
    contents = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(written.contents).items()
    }
    return asdict(written) | {"made_at": written.made_at.isoformat(), "contents": contents}


def _written(plain: dict[str, Any]) -> ManifestEntry:
    contents = dict(plain["contents"])
    for name in ("first", "last"):
        contents[name] = None if contents[name] is None else date.fromisoformat(contents[name])
    return ManifestEntry(
        made_at=datetime.fromisoformat(plain["made_at"]),
        fingerprint=str(plain["fingerprint"]),
        changes=int(plain["changes"]),
        contents=Contents(**contents),
        version=str(plain.get("version", "")),
    )


# Which copies stay. A copy's own number says which is newer, never the clock.
#
# The clock only puts copies into days, weeks and months: one set back or forward makes another
# day, and no copy is ever too old by it. Copies made before something are not in these, so that
# restoring many times over pushes nothing out, nor what was before an update.

LATEST_DAYS = 2  # all copies of so many days
DAYS, WEEKS, MONTHS = 14, 10, 12  # the last copy of each
BEFORE = 5  # the last copies "before ..."
UPGRADES = 2  # the last copies before an update, which an older version may be glad of
VERIFIED = 3  # whatever else

_UNKNOWN = datetime(1, 1, 1, tzinfo=UTC)  # of a copy that nothing was written down about


def copies_to_keep(copies: Iterable[Backup]) -> frozenset[int]:
    """The numbers of the copies of one folder that stay. Copies that are not whole all do."""
    newest_first = sorted(copies, key=lambda each: each.sequence, reverse=True)
    whole = [each for each in newest_first if each.verified]
    regular = [each for each in whole if not each.reason.startswith("before_")]
    before = [each for each in whole if each.reason.startswith("before_")]
    stay: list[Backup] = [each for each in newest_first if not each.verified]
    upgrades = [each for each in before if each.reason == "before_upgrade"]
    stay += whole[:VERIFIED] + before[:BEFORE] + upgrades[:UPGRADES]
    days = set(islice(_distinct(whole, _day), LATEST_DAYS))
    stay += [each for each in whole if _day(each) in days]
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        stay += islice(_first_of_each(regular, period), count)
    return frozenset(each.sequence for each in stay)


def _distinct(copies: Sequence[Backup], period: Callable[[Backup], Any]) -> Iterator[Any]:
    yield from dict.fromkeys(period(each) for each in copies)


def _first_of_each(copies: Sequence[Backup], period: Callable[[Backup], Any]) -> Iterator[Backup]:
    seen = set()
    for each in copies:
        if period(each) not in seen:
            seen.add(period(each))
            yield each


def _at(copy: Backup) -> datetime:
    return copy.made_at or _UNKNOWN


def _day(copy: Backup) -> date:
    return _at(copy).date()


def _week(copy: Backup) -> tuple[int, int]:
    year, week, _ = _at(copy).isocalendar()
    return year, week


def _month(copy: Backup) -> tuple[int, int]:
    return _at(copy).year, _at(copy).month


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
        version: str = __version__,
    ) -> Backup:
        """Put a copy there: `write` writes it whole, or nothing, at a path. StoreError, FileError.

        The folder is made if absent, but not the one that it is in.
        Where only the note about it cannot be written, the copy stands all the same.
        """
        with translating_errors(self.folder):
            private_folder(self.folder, parents=False)  # a stick may have been taken away
        sweep(self.folder)
        path = self.folder / name_of_copy(sequence, reason)
        write(path)
        with translating_errors(path):
            contents, changes = _looked_at(path)
            written = ManifestEntry(
                made_at=made_at,
                fingerprint=fingerprint(path),
                changes=changes,
                contents=contents,
                version=version,
            )
        self._note(path.name, written)
        return self._backup(path, sequence, reason, written)

    def duplicate(self, copy: Backup, at: datetime) -> Backup:
        """Put a copy of another shelf there too, byte by byte. StoreError, FileError."""
        with translating_errors(copy.path):
            content = copy.path.read_bytes()

        def write(path: Path) -> None:
            write_whole(path, content)

        return self.put(write, copy.sequence, copy.reason, copy.made_at or at, copy.version)

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
        stay = copies_to_keep(copies)
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

    def _note(self, name: str, written: ManifestEntry) -> None:
        with suppress(FileError):
            write_manifest(self.folder, {**read_manifest(self.folder), name: written})

    def _backup(
        self, path: Path, sequence: int, reason: Reason, written: ManifestEntry | None
    ) -> Backup:
        contents, verified = _held_now(path, written)
        return Backup(
            path=path,
            sequence=sequence,
            made_at=None if written is None else written.made_at,
            reason=reason,
            place=self.place,
            contents=contents,
            verified=verified,
            version="" if written is None else written.version,
        )


def _held_now(path: Path, written: ManifestEntry | None) -> tuple[Contents | None, bool]:
    try:
        inspect_file(path, read_only=True)
        if written is not None and fingerprint(path) == written.fingerprint:
            return written.contents, True
        contents, _ = _looked_at(path)
    except (StoreError, sqlite3.Error, OSError):
        return None, False
    return contents, written is None


def _looked_at(path: Path) -> tuple[Contents, int]:
    """What a copy holds, and its count of changes. StoreError, sqlite3.Error, OSError."""
    inspect_file(path, read_only=True)
    with closing(open_checked(path, read_only=True)) as connection:
        changes = connection.execute("SELECT changes FROM state").fetchone()
        return contents_of(connection), changes[0] if changes else -1
