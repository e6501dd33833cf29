"""Merging a diary document into a diary file, by the one merge of `holding`, and making one of it.

A record that was removed here comes back where a document holds it, since that is what an import
is asked for.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ptdiary import __version__
from ptdiary.diary import PARTS, Diary, Profile
from ptdiary.diary.columns import VisitNote
from ptdiary.diary.document import Document
from ptdiary.progress import Report, silent
from ptdiary.store.change import Change
from ptdiary.store.holding import IMPORT, IMPORT_ALL, Holding
from ptdiary.store.holding import merge as merge_holding
from ptdiary.store.rows import Version, utc
from ptdiary.store.store import Store


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


def merge(
    store: Store, document: Document, *, replace_all: bool = False, report: Report = silent
) -> Merged:
    """Put all records of a document into a diary file, in one transaction.

    `replace_all` makes the diary hold what the document holds and nothing else: its version of
    every record stands, and the records it does not have are removed, which can be undone.
    A copy of the diary is made first. StoreError where the file does not allow it, FileError where
    the copy cannot be written.
    """
    store.safety_copy("before_import")
    with store.changing() as change:
        return merge_into(change, document, replace_all=replace_all, report=report)


def merge_into(
    change: Change, document: Document, *, replace_all: bool = False, report: Report = silent
) -> Merged:
    """What `merge` does, in a transaction or a rehearsal that somebody else began."""
    holding = _holding_of(document, with_empty_profile=replace_all)
    policy = IMPORT_ALL if replace_all else IMPORT
    return Merged(**merge_holding(change, holding, policy, report))


def export_document(diary: Diary, at: datetime, *, complete: bool = False) -> Document:
    """A document of a diary as of `at`. Private notes are in it only where it is to be complete."""
    if not complete:
        entries = tuple(replace(entry, private_note=None) for entry in diary.entries)
        diary = replace(diary, entries=entries)
    return Document(exported_at=at, app_version=__version__, diary=diary)


def _holding_of(document: Document, *, with_empty_profile: bool) -> Holding:
    """What a document holds."""
    diary, as_of = document.diary, utc(document.exported_at)
    note = diary.visit_note
    records: dict[type[Any], tuple[Any, ...]] = {
        Profile: (diary.profile,) if with_empty_profile or diary.profile != Profile() else (),
        VisitNote: () if note is None else (VisitNote(visit_note=note),),
        **{kind: getattr(diary, part) for kind, part in PARTS.items()},
    }
    return Holding(
        versions={
            kind: tuple(Version(each, as_of, None) for each in of_kind)
            for kind, of_kind in records.items()
        }
    )
