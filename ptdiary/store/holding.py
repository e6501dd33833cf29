"""All that a diary file holds, its removed records and history too, and merging that by id."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ptdiary.diary import PARTS, Entry, Profile, Question
from ptdiary.diary.fields import FieldReader
from ptdiary.store.change import Change, id_of
from ptdiary.store.history import Row, read_rows
from ptdiary.store.rows import TABLES, Version, read_versions, text_of

# Which of two versions of a record is the later.

_NEVER = datetime(1, 1, 2, tzinfo=UTC)


def lateness(record: Any, as_of: str) -> tuple[datetime, str, str]:
    """What sorts the versions of a record: when it was written down, as of when it read so, text.

    `as_of` is UTC text as `rows.utc` makes it.
    """
    written: datetime | None = None
    if isinstance(record, Entry):
        written = record.written_at or record.at
    elif isinstance(record, Question):
        written = record.written_at
    return written or _NEVER, as_of, text_of(record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The versions of each kind of record, in the order in which they were kept, and the history.

    `doubtful`: "part id" of records of which some answer could not be read.
    """

    versions: Mapping[type[Any], tuple[Version, ...]]
    history: tuple[Row, ...] = ()
    doubtful: frozenset[str] = frozenset()


def holding_of(connection: sqlite3.Connection) -> Holding:
    """What an open diary file of the present version holds. sqlite3.Error, ValueError."""
    return Holding(
        versions={kind: tuple(read_versions(connection, kind)) for kind in TABLES},
        history=tuple(read_rows(connection)),
    )


def merge_holding(change: Change, holding: Holding, *, rescued: bool = False) -> Counter[str]:
    """Add what is missing and let the later version of a record win; the other goes to the history.

    What is among the recently deleted here stays there. `rescued`: the holding was read out of a
    damaged file, and the diary holds a verified copy. Then a version of the same time is the
    copy's, and what was deleted since the copy is deleted. The counts are those of `Numbers`.
    """
    counts: Counter[str] = Counter()
    for kind, versions in holding.versions.items():
        ours = {id_of(each.record): each for each in change.versions(kind)}
        for version in versions:
            old = ours.get(id_of(version.record))
            if rescued and old is not None and old.as_of >= version.as_of:
                counts[_follow_removal(change, version, old)] += 1
            else:
                counts[_merge_one(change, version, old, rescued=rescued)] += 1
    _bring_history(change, holding)
    return counts


def replace_by_holding(change: Change, holding: Holding) -> Counter[str]:
    """Let the diary hold what the holding holds; the rest goes to history and recently deleted."""
    counts: Counter[str] = Counter()
    for kind, versions in holding.versions.items():
        ours = {id_of(each.record): each for each in change.versions(kind)}
        kept = [each for each in versions if each.removed_at is None]
        for version in kept:
            counts[_put(change, version, ours.get(id_of(version.record)))] += 1
        if kind is Profile:
            if not kept and ours:
                change.keep(Profile())
        else:
            ids = tuple(id_of(each.record) for each in kept)
            counts["removed"] += change.remove_others(kind, frozenset(ids))
            if PARTS[kind] in {"plan", "activities"}:  # these have no time
                change.reorder(kind, ids)
    _bring_history(change, holding)
    return counts


def _merge_one(change: Change, version: Version, old: Version | None, *, rescued: bool) -> str:
    record, as_of = version.record, datetime.fromisoformat(version.as_of)
    if old is None:
        change.keep(record, as_of)
        if version.removed_at is None:
            return "added"
        change.remove(type(record), id_of(record))
        return "deleted"
    if text_of(old.record) == text_of(record):
        return _follow_removal(change, version, old) if rescued else _standing(version, old)
    if lateness(record, version.as_of) < lateness(old.record, old.as_of):
        change.remember(record, version.as_of)
        return "older" if _standing(version, old) == "same" else "deleted"
    if old.removed_at is None and version.removed_at is None:
        change.keep(record, as_of)
        return "changed"
    change.remember(record, version.as_of)
    return _follow_removal(change, version, old) if rescued else "deleted"


def _standing(version: Version, old: Version) -> str:
    return "same" if old.removed_at is None and version.removed_at is None else "deleted"


def _follow_removal(change: Change, version: Version, old: Version) -> str:
    if version.removed_at is not None and old.removed_at is None:
        change.remove(type(version.record), id_of(version.record))
    return _standing(version, old)


def _put(change: Change, version: Version, old: Version | None) -> str:
    if old is None:
        change.keep(version.record, datetime.fromisoformat(version.as_of))
        return "added"
    same = text_of(old.record) == text_of(version.record)
    if same and old.removed_at is None:
        return "same"
    change.keep(version.record)  # as of now: that is when the patient chose it
    return "changed" if old.removed_at is None else "added"


def _bring_history(change: Change, holding: Holding) -> None:
    known = {each.key for each in change.history_rows()}
    for each in holding.history:
        if each.key not in known and _is_readable(each):
            change.remember_row(each)


_KINDS = {part: kind for kind, part in TABLES.items()}


def _is_readable(row: Row) -> bool:
    kind = _KINDS.get(row.part)
    if kind is None:
        return False
    try:
        datetime.fromisoformat(row.as_of)
        datetime.fromisoformat(row.replaced_at)
        FieldReader().record(kind, json.loads(row.record), "")
    except (ValueError, TypeError, RecursionError):
        return False
    return True


def living(holding: Holding) -> Iterator[tuple[type[Any], str]]:
    """The kind and id of each record that is not removed; the profile is none of these."""
    for kind in PARTS:
        for each in holding.versions[kind]:
            if each.removed_at is None:
                yield kind, id_of(each.record)
