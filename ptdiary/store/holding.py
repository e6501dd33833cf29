"""All that a diary file or document holds, and the one merge of it into a diary, by id.

Of two versions of a record the later one stays and the other goes to the record's history. Which is
the later is settled by, in this order:

1. when the patient wrote it down: `written_at` of an entry or a dose of medicine (`at` where it has
   none) or question;
2. as of when it read so: the moment the program kept it, or the `exported_at` of a document;
3. their texts, so that two files with the very same times give one diary whichever comes first.

So the order in which files are merged does not matter, and the same file twice changes nothing.
What a file does not hold stays: absence says nothing. Nor does an answer that a later document
leaves open take one of ours away; only there the order can matter.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from ptdiary.diary import PARTS, Entry, MedicineDose, Profile, Question
from ptdiary.diary.fields import FieldReader
from ptdiary.progress import Report, counted, silent
from ptdiary.store.change import Change, checked, id_of
from ptdiary.store.history import HistoryRow, read_rows
from ptdiary.store.rows import KINDS, SINGLE, Version, read_versions, reads_the_same, text_of
from ptdiary.store.unanswered import (
    with_later_statements,
    with_open_answers,
    with_private_note,
)

# Which of two versions of a record is the later.

_NEVER = datetime(1, 1, 2, tzinfo=UTC)


def lateness(record: Any, as_of: str) -> tuple[datetime, str, str]:
    """What sorts the versions of a record: when it was written down, as of when it read so, text.

    `as_of` is UTC text as `rows.utc` makes it.
    """
    written: datetime | None = None
    if isinstance(record, Entry | MedicineDose):
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
    history: tuple[HistoryRow, ...] = ()
    doubtful: frozenset[str] = frozenset()


def holding_of(connection: sqlite3.Connection) -> Holding:
    """What an open diary file of the present version holds. sqlite3.Error, ValueError."""
    return Holding(
        versions={kind: tuple(read_versions(connection, kind)) for kind in KINDS},
        history=tuple(read_rows(connection)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How a merge settles what the diary and the holding tell otherwise.

    By itself the later version of a record wins, and what is removed on either side stays as it is
    in the diary. `rescues`: the holding was read out of a damaged file, and the diary holds a
    verified copy: of two versions of the same time the copy's wins, and what the file has removed
    since is removed. `brings_back`: a record that is removed in the diary comes back where the
    holding has it. `confirms`: a record that reads the same was still so at the holding's time.
    `fills`: what the holding's version leaves open takes no answer of the diary away, as its time
    is not when it was written (`unanswered`).
    `replaces`: the holding's version of every record wins, and the records that it does not have
    are removed.
    """

    rescues: bool = False
    brings_back: bool = False
    confirms: bool = False
    fills: bool = False
    replaces: bool = False


MERGE = Policy()
RESCUE = Policy(rescues=True)
REPLACE = Policy(brings_back=True, replaces=True)
IMPORT = Policy(brings_back=True, confirms=True, fills=True)
IMPORT_ALL = Policy(brings_back=True, confirms=True, replaces=True)


def merge(
    change: Change, holding: Holding, policy: Policy = MERGE, report: Report = silent
) -> Counter[str]:
    """Put what a holding holds into the diary, by id. The version that loses goes to the history.

    How many records were `added`, `changed`, `older` than the diary's, the `same`, left as they are
    because they are `deleted` on one side, or `removed` as the holding does not have them.
    """
    counts: Counter[str] = Counter()
    of, done = sum(map(len, holding.versions.values())), 0
    for kind, versions in holding.versions.items():
        ours = {id_of(each.record): each for each in change.versions(kind)}
        theirs = [each for each in versions if not policy.replaces or each.removed_at is None]
        for version in counted(theirs, of, report, done=done):
            record = checked(version.record)
            old = ours.get(id_of(record))
            counts[_merge_one(change, replace(version, record=record), old, policy)] += 1
        done += len(versions)
        if policy.replaces:
            counts["removed"] += _keep_only(change, kind, theirs)
    if holding.history:
        _bring_history(change, holding)
    report(of, of)
    return counts


def _merge_one(change: Change, version: Version, old: Version | None, policy: Policy) -> str:
    if old is None:
        change.put(version.record, None, datetime.fromisoformat(version.as_of))
        if version.removed_at is None:
            return "added"
        change.remove(type(version.record), id_of(version.record))
        return "deleted"
    in_both = old.removed_at is None and version.removed_at is None
    outcome = _settle_text(change, version, old, policy, in_both=in_both)
    return outcome if in_both else _settle_removal(change, version, old, policy)


def _settle_text(
    change: Change, version: Version, old: Version, policy: Policy, *, in_both: bool
) -> str:
    """Let one of two versions be the record; the other goes to the history, unless it is equal."""
    record, as_of = version.record, datetime.fromisoformat(version.as_of)
    if policy.fills:
        record = _without_losses(version, old)
    if reads_the_same(old.record, record):
        if policy.confirms and old.as_of < version.as_of:
            change.confirm(old.record, as_of)
        return "same"
    if policy.rescues and old.as_of >= version.as_of:
        return "same"  # a damaged file may have turned one letter into another
    is_older = lateness(version.record, version.as_of) < lateness(old.record, old.as_of)
    if is_older and policy.fills and type(record) is Profile:
        return _state_later(change, version, old)
    if not policy.replaces and (is_older or not (in_both or policy.brings_back)):
        change.remember(record, version.as_of)
        return "older"
    # what replaces a record reads so from now on, when the patient chose it
    change.put(record, old, None if policy.replaces and not policy.confirms else as_of)
    return "changed"


def _without_losses(version: Version, old: Version) -> Any:
    """A version that is the later one, with what it leaves open and the diary answers."""
    record, ours = version.record, old.record
    (written, as_of, _), (before, known, _) = (
        lateness(each.record, each.as_of) for each in (version, old)
    )
    if written > before:
        return with_private_note(record, ours)
    return with_open_answers(record, ours) if (written, as_of) >= (before, known) else record


def _state_later(change: Change, version: Version, old: Version) -> str:
    """Let an older profile be the history, but for what it states at a later time."""
    change.remember(version.record, version.as_of)
    stated = with_later_statements(old.record, version.record)
    if reads_the_same(stated, old.record):
        return "older"
    change.put(stated, old, datetime.fromisoformat(old.as_of))
    return "changed"


def _settle_removal(change: Change, version: Version, old: Version, policy: Policy) -> str:
    kind, id_ = type(version.record), id_of(version.record)
    if policy.brings_back:
        change.bring_back(kind, id_)
        return "added"
    if policy.rescues and old.removed_at is None:
        change.remove(kind, id_)
    return "deleted"


def _keep_only(change: Change, kind: type[Any], versions: list[Version]) -> int:
    """Remove the records of a kind but these, which come into this order. How many went."""
    if kind in SINGLE:
        if not versions and change.find(kind, "") is not None:
            change.keep(kind())
        return 0
    ids = tuple(id_of(each.record) for each in versions)
    removed = change.remove_others(kind, frozenset(ids))
    if PARTS[kind] in {"plan", "activities"}:  # these have no time
        change.reorder(kind, ids)
    return removed


def _bring_history(change: Change, holding: Holding) -> None:
    known = {each.key for each in change.history_rows()}
    for each in holding.history:
        if each.key not in known and _is_readable(each):
            change.remember_row(each)


_KINDS = {part: kind for kind, part in KINDS.items()}


def _is_readable(row: HistoryRow) -> bool:
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


def present_ids(holding: Holding) -> Iterator[tuple[type[Any], str]]:
    """The kind and id of each record that is not removed; the profile is none of these."""
    for kind in PARTS:
        for each in holding.versions[kind]:
            if each.removed_at is None:
                yield kind, id_of(each.record)
