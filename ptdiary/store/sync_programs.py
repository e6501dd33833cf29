"""Programs that keep a folder the same on several computers, and what they do to a diary in one.

They leave copies beside a diary that was changed on two computers. Nothing is ever merged by
itself: the copies are listed with what each holds. To merge one, call
`restoring.bring_back_missing(store, copy.path)`; the file stays where it is.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.progress import Report, silent
from ptdiary.store.errors import StoreError
from ptdiary.store.restoring import missing_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ptdiary.store.restoring import RestoreCounts
    from ptdiary.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictCopy:
    """One copy. `made_by` is the sync program, "" where the name of the file does not tell it.

    `numbers` is what merging would do, `numbers.added + numbers.changed` what is new in it; None
    where it cannot be read, and then `problem` is a sentence.
    """

    path: Path
    made_by: str
    numbers: RestoreCounts | None
    problem: str = ""

    @property
    def has_news(self) -> bool:
        """Whether merging would change the diary, or nobody can tell."""
        return self.numbers is None or self.numbers.added + self.numbers.changed > 0


def conflict_copies(store: Store, report: Report = silent) -> tuple[ConflictCopy, ...]:
    """The conflict copies in the diary's folder, by name. Another diary there is none.

    Told by the names that Dropbox, OneDrive, Nextcloud, Syncthing, iCloud, Google Drive and others
    give; where such a name could be anyone's (`diary-MUM.ptdiary`), by records of the same id. Each
    takes seconds in a diary of years: `report` is called all the while.
    """
    looked = (_looked_at(store, path, name, report) for path, name in _named_so(store.path))
    return tuple(copy for copy in looked if copy is not None)


def may_have_conflict_copies(diary: Path) -> bool:
    """Whether `conflict_copies` has a file to look into: told by names alone, at once."""
    return any(True for _ in _named_so(diary))


def _named_so(diary: Path) -> Iterator[tuple[Path, _Name]]:
    try:
        files = sorted(diary.parent.iterdir())
    except OSError:
        return
    for path in files:
        name = _name_given_by(path, diary)
        if name is not None and path.is_file():
            yield path, name


@dataclass(frozen=True, slots=True)
class _Name:
    """How a sync program names a copy: `sure` where nobody else would name a file so."""

    made_by: str
    pattern: re.Pattern[str]
    sure: bool = True


# what stands between the stem and the suffix of the diary's own name
_NAMES = (
    _Name("Syncthing", re.compile(r"\.sync-conflict-\d{8}-\d{6}(-\w+)?")),
    _Name("Nextcloud", re.compile(r" \(conflicted copy \d{4}-\d\d-\d\d \d{6}\)")),
    _Name("ownCloud", re.compile(r"_conflict-\d{8}-\d{6}")),
    _Name("Dropbox", re.compile(r" \(.*(conflicted copy|case conflict).*\)", re.IGNORECASE)),
    _Name("Seafile", re.compile(r" \(SFConflict .*\)")),
    _Name("", re.compile(r"[ _.-]*[(\[].*(conflict|konflikt).*[)\]]", re.IGNORECASE)),
    _Name("Google Drive", re.compile(r" ?\(\d+\)"), sure=False),
    _Name("iCloud Drive", re.compile(r" \d+"), sure=False),
    _Name("OneDrive", re.compile(r"-[^ ()]+( \(\d+\))?"), sure=False),
)


def _name_given_by(path: Path, diary: Path) -> _Name | None:
    if path.suffix != diary.suffix or not path.stem.startswith(diary.stem) or path == diary:
        return None
    rest = path.stem[len(diary.stem) :]
    return next((each for each in _NAMES if each.pattern.fullmatch(rest)), None)


def _looked_at(store: Store, path: Path, name: _Name, report: Report) -> ConflictCopy | None:
    try:
        numbers = missing_from(store, path, report)
    except StoreError as error:
        if not name.sure:
            return None
        return ConflictCopy(path=path, made_by=name.made_by, numbers=None, problem=error.sentence)
    if not name.sure and not (numbers.changed or numbers.older or numbers.same or numbers.deleted):
        return None  # it shares no record: somebody else's diary
    return ConflictCopy(path=path, made_by=name.made_by, numbers=numbers)


# Where a diary lies: in the folder of a sync program, or on a disk of another computer.

_FOLDERS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "pclouddrive": "pCloud",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
    "mega": "MEGA",
    "kdrive": "kDrive",
}
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox"}


def synced_by(path: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The sync program that sees the folder of a file, by its name; "" where none is known.

    Told by the names of folders above it, by what Windows says of OneDrive, and by the marks that
    Syncthing and Dropbox leave in the folders that they sync.
    """
    folder = path.absolute().parent
    for name in _VARIABLES:
        root = environment.get(name)
        if root and folder.is_relative_to(root):
            return "OneDrive"
    for each in (folder, *folder.parents):
        service = _by_name(each.name) or _by_mark(each)
        if service:
            return service
    return ""


def _by_name(name: str) -> str:
    # OneDrive and Dropbox put a company's name behind their own: "OneDrive - Clinic"
    plain = name.casefold()
    return _FOLDERS.get(plain) or _FOLDERS.get(plain.split(" - ")[0].split(" (")[0], "")


def _by_mark(folder: Path) -> str:
    return next((name for mark, name in _MARKS.items() if (folder / mark).exists()), "")
