"""The copy of a newer program's diary that this program can open, usually the one made before.

The newer diary and its copies are only read. The copy is opened as a diary of its own, beside.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ptdiary.diary import PARTS, Entry, MedicineDose, Session
from ptdiary.diary.diary import time_of
from ptdiary.exports import export_file
from ptdiary.store.backups.folder import Backups
from ptdiary.store.change import id_of
from ptdiary.store.errors import StoreError, translating_errors
from ptdiary.store.first_start import note_version
from ptdiary.store.newer import read_newer
from ptdiary.store.restoring import read_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from ptdiary.store.backups.backup import Backup
    from ptdiary.store.holding import Holding

_WRITTEN: tuple[type[Any], ...] = (Entry, Session, MedicineDose)


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderCopy:
    """The newest good copy that this version can open.

    `days_missing`: so many days have an entry, a session or a medicine that is in the newer diary
    and not in the copy. None where the newer diary cannot be read at all.
    """

    copy: Backup
    days_missing: int | None


def find_older_copy(diary: Path) -> OlderCopy | None:
    """The copy to open in the stead of a diary that `Store.open` refused as `newer`."""
    for copy in Backups(diary).list():
        if copy.verified and copy.contents is not None:
            with suppress(StoreError):
                return OlderCopy(copy=copy, days_missing=_missing(diary, read_copy(copy.path)))
    return None


def put_beside(copy: Backup, target: Path) -> None:
    """Make a diary of its own of a copy, at a path where there is none. StoreError, FileError."""
    with translating_errors(copy.path):
        content = copy.path.read_bytes()
    export_file(target, content)
    note_version(target)  # the copy itself stays: none is needed before this version opens it


def _missing(diary: Path, copied: Holding) -> int | None:
    try:
        newer = read_newer(diary).diary
    except StoreError:
        return None
    days: set[date] = set()
    for kind in _WRITTEN:
        held = {id_of(each.record) for each in copied.versions[kind]}
        days |= set(_days_of(getattr(newer, PARTS[kind]), held))
    return len(days)


def _days_of(records: tuple[Any, ...], held: set[str]) -> Iterator[date]:
    for each in records:
        at = time_of(each)
        if each.id not in held and at is not None:
            yield at.date()
