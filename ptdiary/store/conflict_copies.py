"""Copies that sync programs leave beside a diary that was changed on two computers.

Nothing is ever merged by itself: they are listed with what each holds. To merge one, call
`restoring.bring_back_missing(store, copy.path)`; the file stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ptdiary.store.restoring import Numbers
    from ptdiary.store.store import Store

__all__ = ["ConflictCopy", "conflict_copies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictCopy:
    """One copy. `made_by` is the sync program, "" where the name of the file does not tell it.

    `numbers` is what merging would do, `numbers.added + numbers.changed` what is new in it; None
    where it cannot be read, and then `problem` is a sentence.
    """

    path: Path
    made_by: str
    numbers: Numbers | None
    problem: str = ""

    @property
    def has_news(self) -> bool:
        """Whether merging would change the diary, or nobody can tell."""
        return self.numbers is None or self.numbers.added + self.numbers.changed > 0


def conflict_copies(store: Store) -> tuple[ConflictCopy, ...]:
    """The conflict copies in the diary's folder, by name. Another diary there is none.

    Told by the names that Dropbox, OneDrive, Nextcloud, Syncthing, iCloud, Google Drive and others
    give; where such a name could be anyone's (`diary-MUM.ptdiary`), by records of the same id.
    """
    raise NotImplementedError
