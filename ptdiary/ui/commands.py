"""The steps that can be undone: what to write to go forth, and what to write to go back.

A step holds values only. The keeper writes them, and moves the undo stack once that has worked:
on a full disk, neither the diary nor the list of steps has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ptdiary.diary.diary import Diary, Kept
    from ptdiary.diary.profile import Profile
    from ptdiary.store import Store
    from ptdiary.store.change import Change

Ids = tuple[tuple[type[Any], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The diary that is then kept. `met`: records that somebody else had changed meanwhile.

    What they read is in their history now.
    """

    diary: Diary
    met: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What to write: records to bring back, to keep and to put away, and the profile.

    `known` are the records as the patient saw them who changed them, by the place in `kept`.
    """

    returned: Ids = ()
    kept: tuple[Kept, ...] = ()
    removed: Ids = ()
    profile: Profile | None = None
    known: tuple[Kept | None, ...] = ()

    def write(self, store: Store, diary: Diary) -> Written:
        """Write it in one transaction. StoreError where it cannot be."""
        with store.changing() as change:
            for kind, ids in self.returned:
                change.bring_back(kind, *ids)
            met = self._met(change)
            for record in self.kept:
                diary = diary.keeping(change.keep(record))
            for kind, ids in self.removed:
                change.remove(kind, *ids)
                diary = diary.without(kind, *ids)
            if self.profile is not None:
                diary = replace(diary, profile=change.keep(self.profile))
        # a record that comes back was not in memory, nor is what somebody else changed
        return Written(diary=store.read() if self.returned or met else diary, met=met)

    def _met(self, change: Change) -> tuple[Any, ...]:
        found = [change.find(type(known), known.id) for known in self.known if known is not None]
        seen = [known for known in self.known if known is not None]
        return tuple(
            version.record
            for version, known in zip(found, seen, strict=True)
            if version is not None and version.record != known
        )

    def keeping_instead(self, records: tuple[Any, ...]) -> Edit:
        """The same edit, with these records in the place of those with their ids."""
        others = {(type(record), record.id): record for record in records}
        kept = tuple(others.get((type(record), record.id), record) for record in self.kept)
        return replace(self, kept=kept)


class Step(QUndoCommand):
    """One undo step. `text()` says in words what was done."""

    def __init__(self, label: str, forth: Edit, back: Edit) -> None:
        super().__init__(label)
        self.forth = forth
        self.back = back


def keeping(diary: Diary, *records: Kept) -> tuple[Edit, Edit]:
    """Forth and back for records that are added, or take the place of those with their ids."""
    before = tuple(diary.find(type(record), record.id) for record in records)
    added = [record for record, old in zip(records, before, strict=True) if old is None]
    changed = tuple(old for old in before if old is not None)
    return Edit(kept=records, known=before), Edit(kept=changed, removed=_by_kind(added))


def _by_kind(records: Iterable[Kept]) -> Ids:
    found: dict[type[Any], list[str]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record.id)
    return tuple((kind, tuple(ids)) for kind, ids in found.items())
