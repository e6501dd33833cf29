"""The first start of a newer version of the program: a copy of the diary, before anything else.

Which version has opened a diary is kept beside it (`last_known`), so that it goes along into the
folder of a sync program. It is the newest that ever did: of two computers with two versions, the
newer one copies once, and not each time that the older one was at it in between. A state that an
older version has written, or that is gone, is made up for by the copies themselves, which name the
version that made them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ptdiary import __version__
from ptdiary.files import FileError
from ptdiary.store.backups.backup import no_copy
from ptdiary.store.backups.folder import Backups
from ptdiary.store.errors import StoreError
from ptdiary.store.last_known import read_last_known, update_last_known

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ptdiary.store.store import Store

_RELEASE = re.compile(r"\d+(?:\.\d+)*")


def is_newer(version: str, than: str) -> bool:
    """Whether a version ("0.2.0") comes after another; one that is not known is the oldest."""
    return _rank(version) > _rank(than)


def copy_first(store: Store, clock: Callable[[], datetime]) -> str:
    """Copy a diary that no version like this one has opened yet. It is open, and as it was.

    A sentence where no copy can be made: that stops nobody, and is tried again by the next start,
    as long as this version has written nothing.
    """
    if not is_newer(__version__, read_last_known(store.path).version):
        return ""
    backups = Backups(store.path, clock)
    problem = ""
    try:
        if store.changes > 0 and not _is_copied(backups):
            problem = backups.make(store, "before_upgrade").second_problem
    except (StoreError, FileError) as error:
        return no_copy(error, store.path)
    note_version(store.path)
    return problem


def note_version(diary: Path) -> None:
    """This version has opened the diary, or made it; a newer one that has stays noted."""
    if is_newer(__version__, read_last_known(diary).version):
        update_last_known(diary, version=__version__)


def _is_copied(backups: Backups) -> bool:
    made = (each for each in backups.list() if each.reason == "before_upgrade")
    return any(each.verified and not is_newer(__version__, each.version) for each in made)


def _rank(version: str) -> tuple[tuple[int, ...], bool]:
    """What sorts versions: the numbers of the release, then what comes before it, as `0.2.0rc1`."""
    found = _RELEASE.match(version)
    if found is None:
        return (), False
    return tuple(map(int, found[0].split("."))), found.end() == len(version)
