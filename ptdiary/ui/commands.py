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
    from ptdiary.store.database import Store

Ids = tuple[tuple[type[Any], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What to write: records to keep, records to put away or to bring back, the profile."""

    kept: tuple[Kept, ...] = ()
    removed: Ids = ()
    returned: Ids = ()
    profile: Profile | None = None

    def write(self, store: Store) -> None:
        """Write it. StoreError where the store cannot."""
        for kind, ids in self.returned:
            store.bring_back(kind, *ids)
        if self.kept:
            store.keep(*self.kept)
        for kind, ids in self.removed:
            store.remove(kind, *ids)
        if self.profile is not None:
            store.keep_profile(self.profile)

    def applied(self, diary: Diary, store: Store) -> Diary:
        """The diary after it was written."""
        if self.returned:
            return store.read()
        diary = diary.keeping(*self.kept)
        for kind, ids in self.removed:
            diary = diary.without(kind, *ids)
        return diary if self.profile is None else replace(diary, profile=self.profile)


class Step(QUndoCommand):
    """One undo step. `text()` says in words what was done."""

    def __init__(self, label: str, forth: Change, back: Change) -> None:
        super().__init__(label)
        self.forth = forth
        self.back = back


def keeping(diary: Diary, *records: Kept) -> tuple[Change, Change]:
    """Forth and back for records that are added, or take the place of those with their ids."""
    before = [diary.find(type(record), record.id) for record in records]
    added = [record for record, old in zip(records, before, strict=True) if old is None]
    changed = tuple(old for old in before if old is not None)
    return Change(kept=records), Change(kept=changed, removed=by_kind(added))


def by_kind(records: Iterable[Kept]) -> Ids:
    """The ids of records, kind by kind."""
    found: dict[type[Any], list[str]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record.id)
    return tuple((kind, tuple(ids)) for kind, ids in found.items())
