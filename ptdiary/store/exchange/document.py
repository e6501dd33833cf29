"""Merging a diary document into a diary file, and making one of it.

Merging is by id. Of two versions of a record the later one stays and the other goes to the record's
history. Which is the later is settled by, in this order:

1. when the patient wrote it down: `written_at` of an entry (`at` where it has none) or question;
2. as of when it read so: the export's `exported_at`, or the moment the program kept it here;
3. their texts, so that two files with the very same times give one diary whichever comes first.

So the order in which files are merged does not matter, and the same file twice changes nothing.
What a document does not hold stays: absence says nothing. A record that was removed here comes back
where a document holds it, since that is what an import is asked for.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ptdiary import __version__
from ptdiary.diary import PARTS, Diary, Profile
from ptdiary.diary.document import Document
from ptdiary.store.change import Change, checked, id_of
from ptdiary.store.holding import lateness
from ptdiary.store.rows import Version, text_of, utc
from ptdiary.store.store import Store

__all__ = ["Merged", "export_document", "merge", "merge_into"]

_UNORDERED = ("plan", "activities")  # these have no time, so a document's order is theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """How many records an import added or changed, and how many it left as they were.

    `older`: those that read otherwise in the document, but later here. `removed`: those that stand
    only here, where the document was to replace everything. The profile counts as a record.
    """

    added: int = 0
    changed: int = 0
    same: int = 0
    older: int = 0
    removed: int = 0


def merge(store: Store, document: Document, *, replace_all: bool = False) -> Merged:
    """Put all records of a document into a diary file, in one transaction.

    `replace_all` makes the diary hold what the document holds and nothing else: its version of
    every record stands, and the records it does not have are removed, which can be undone.
    A copy of the diary is made first. StoreError where the file does not allow it, FileError where
    the copy cannot be written.
    """
    store.safety_copy("before_import")
    with store.changing() as change:
        return merge_into(change, document, replace_all=replace_all)


def merge_into(change: Change, document: Document, *, replace_all: bool = False) -> Merged:
    """What `merge` does, in a transaction or a rehearsal that somebody else began."""
    counts: Counter[str] = Counter()
    for record in _records(document.diary, with_empty_profile=replace_all):
        counts[_merge_one(change, record, document.exported_at, wins=replace_all)] += 1
    if replace_all:
        counts["removed"] = _remove_others(change, document.diary)
    return Merged(**counts)


def export_document(diary: Diary, at: datetime, *, complete: bool = False) -> Document:
    """A document of a diary as of `at`. Private notes are in it only where it is to be complete."""
    if not complete:
        entries = tuple(replace(entry, private_note=None) for entry in diary.entries)
        diary = replace(diary, entries=entries)
    return Document(exported_at=at, app_version=__version__, diary=diary)


def _records(diary: Diary, *, with_empty_profile: bool) -> Iterator[Any]:
    if with_empty_profile or diary.profile != Profile():
        yield diary.profile
    for part in PARTS.values():
        yield from getattr(diary, part)


def _merge_one(change: Change, record: Any, exported_at: datetime, *, wins: bool) -> str:
    record = checked(record)
    old = change.find(type(record), id_of(record))
    if old is None:
        change.keep(record, exported_at)
        return "added"
    if text_of(old.record) == text_of(record):
        return _merge_same(change, old, exported_at)
    if not wins and lateness(record, utc(exported_at)) < lateness(old.record, old.as_of):
        change.remember(record, utc(exported_at))
        if old.removed_at is None:
            return "older"
        change.bring_back(type(record), id_of(record))
        return "added"
    change.keep(record, exported_at)
    return "added" if old.removed_at is not None else "changed"


def _merge_same(change: Change, old: Version, exported_at: datetime) -> str:
    if old.as_of < utc(exported_at):
        change.confirm(old.record, exported_at)
    if old.removed_at is None:
        return "same"
    change.keep(old.record)
    return "added"


def _remove_others(change: Change, diary: Diary) -> int:
    removed = 0
    for kind, part in PARTS.items():
        ids = tuple(record.id for record in getattr(diary, part))
        removed += change.remove_others(kind, frozenset(ids))
        if part in _UNORDERED:
            change.reorder(kind, ids)
    return removed
