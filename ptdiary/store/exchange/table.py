"""Putting the rows of a table into a diary file, in one transaction.

Of a record that the diary knows only what its row tells otherwise is changed. A row that tells what
the record read before is an old one: what was changed in the diary since stays. A table that was
corrected forth and back reads so too, and is taken for an old one.

What two cells cannot tell apart is not otherwise: blanks at the ends of a text, a semicolon in a
list. The time is compared as it was read, so that a table from before a journey is known again.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any, cast
from uuid import UUID, uuid5

from ptdiary.diary import Entry, Exercise, MedicineDose, Session
from ptdiary.diary.columns import INNER, Value, answers_of, columns_of, reader_of, values_of
from ptdiary.diary.diary import TIMES, time_of
from ptdiary.diary.fields import DocumentError
from ptdiary.diary.limits import limits_of
from ptdiary.diary.session import name_key
from ptdiary.progress import Report, counted, silent
from ptdiary.store.backups.backup import Contents
from ptdiary.store.change import Change, checked
from ptdiary.store.exchange.document import Merged
from ptdiary.store.rows import Version
from ptdiary.store.store import Store
from ptdiary.tables.reading import TableRow

SHOWN = 200  # of the changes: nobody reads more of them before a table comes in


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What the rows of a table come to in a diary.

    `changed` and `older` say how many entries, sessions and medicines these are, each once.
    `changes`: how the first `SHOWN` of those that change read before and how they read then.
    """

    merged: Merged
    changed: Contents = field(default_factory=Contents)
    older: Contents = field(default_factory=Contents)
    changes: tuple[tuple[Any, Any], ...] = ()


def import_rows(store: Store, rows: Sequence[TableRow], report: Report = silent) -> Imported:
    """Add the records of a table, or change those whose ids the diary knows, in one transaction.

    The same table twice changes nothing. A copy of the diary is made first. StoreError; FileError.
    """
    store.safety_copy("before_import")
    with store.changing() as change:
        return import_into(change, rows, report)


def import_into(change: Change, rows: Sequence[TableRow], report: Report = silent) -> Imported:
    """What `import_rows` does, in a transaction or a rehearsal that somebody else began.

    DocumentError names the line where a known record and its row together make no record.
    """
    importing = _Importing(change)
    of = len(rows)
    merged = Merged(**Counter(map(importing.outcome, counted(rows, of, report))))
    report(of, of)
    return importing.imported(merged)


def _number_of(kinds: Iterable[type[Any]]) -> Contents:
    counts = Counter(kinds)
    return Contents(entries=counts[Entry], sessions=counts[Session], medicines=counts[MedicineDose])


_Key = tuple[type[Any], str]  # the kind of a record, and its id
_IDS = UUID("6f0b2c1e-5a0e-4a3c-9d0e-8f6a4f2f9c11")


class _Importing:
    """Puts rows into a diary, of which it asks what it needs once."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._ids: dict[type[Any], set[str]] = {}
        self._known: dict[type[Any], dict[str, Version]] = {}
        self._read: dict[type[Any], Callable[..., Any]] = {}
        self._at: Counter[datetime] = Counter()
        self._changes: dict[_Key, tuple[Any, Any]] = {}
        self._older: set[_Key] = set()
        self._has_earlier = any(id_[14:15] == "5" for id_ in change.ids(Entry))

    def outcome(self, row: TableRow) -> str:
        """Put one row into the diary: `added`, `changed`, the `same`, or `older` than the diary."""
        kind = type(row.record)
        old = self._old(kind, row.record.id) or self._earlier(row)
        if old is None:
            self._change.put(row.record, None)  # checked when the table was understood
            self._ids[kind].add(row.record.id)
            return "added"
        record = self._told_otherwise(old.record, row)
        if record is old.record and old.removed_at is None:
            return "same"
        if old.removed_at is None and self._told_before(old.record, row):
            self._older.add((kind, record.id))
            return "older"
        self._change.put(record, old)
        self._known[kind].pop(record.id, None)  # a later line may tell of it again
        if old.removed_at is not None:
            return "added"
        if record == old.record:
            return "same"
        before, _ = self._changes.get((kind, record.id), (old.record, None))
        self._changes[kind, record.id] = (before, record)
        return "changed"

    def imported(self, merged: Merged) -> Imported:
        """What all rows come to. A record that reads as before in the end has not changed."""
        changes = {key: each for key, each in self._changes.items() if each[0] != each[1]}
        return Imported(
            merged=merged,
            changed=_number_of(kind for kind, _ in changes),
            older=_number_of(kind for kind, _ in self._older.difference(self._changes)),
            changes=tuple(islice(changes.values(), SHOWN)),
        )

    def _old(self, kind: type[Any], id_: str) -> Version | None:
        if kind not in self._ids:
            self._ids[kind] = set(self._change.ids(kind))
        if id_ not in self._ids[kind]:
            return None
        if kind not in self._known:
            self._known[kind] = {each.record.id: each for each in self._change.versions(kind)}
        return self._known[kind].get(id_) or self._change.find(kind, id_)

    def _earlier(self, row: TableRow) -> Version | None:
        """The entry that PT Diary 0.1 made of a line without an id: it was named by its time."""
        if not self._has_earlier or row.corrects or not isinstance(row.record, Entry):
            return None
        at = row.record.at
        self._at[at] += 1
        return self._old(Entry, str(uuid5(_IDS, f"{at.isoformat()} {self._at[at]}")))

    def _told_before(self, old: Any, row: TableRow) -> bool:
        """Whether a record has read as a row tells, and reads otherwise since.

        A row with an id of the diary's own is one that somebody corrected.
        """
        if row.corrects:
            return False
        before = self._change.earlier(type(old), old.id)
        return any(self._told_otherwise(was, row) is was for was in before)

    def _told_otherwise(self, old: Any, row: TableRow) -> Any:
        """The diary's record with what a row tells otherwise; itself where that is nothing."""
        kind = type(old)
        told = _told(cast("Hashable", kind), (*row.told, *row.corrects), row.wall is not None)
        tells_time = _tells_another_time(old, row)
        if not tells_time and all(one == other for one, other in _pairs(old, row.record, told)):
            return old
        values, changed = values_of(old), _otherwise(old, row.record, told.places)
        if tells_time:
            changed |= _time_of(row.record)
        inner = _lists(old, row.record)
        if not changed and all(getattr(old, name) == each for name, each in inner.items()):
            return old
        for place, value in changed.items():
            values[place] = value
        if kind not in self._read:
            self._read[kind] = reader_of(kind)
        try:
            return checked(self._read[kind](tuple(values), **inner))
        except ValueError as error:  # a rule between two fields, as in Session
            raise DocumentError(f"line {row.line}", str(error)) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The fields of a record that a row tells, and the places of their columns."""

    attributes: tuple[str, ...]
    places: tuple[int, ...]


@cache
def _told(kind: Any, paths: tuple[str, ...], with_wall: bool) -> _Told:
    """What these paths are of a kind, without the id and the time.

    A time that was read from a wall says by itself whether only its day is known.
    """
    own = {"id", TIMES[kind]} | ({"time_unknown"} if with_wall else set())
    told = set(paths) - own
    columns = [each.path for each in columns_of(kind)]
    whole = tuple(f"{path}." for path in told.difference(columns))
    places = [
        place
        for place, path in enumerate(columns)
        if path in told or (path.startswith(whole) and path not in own)
    ]
    names = {path.partition(".")[0] for path in told}
    if kind in INNER:
        names.add(INNER[kind].attribute)
    attributes = [each.attribute for each in limits_of(kind) if each.name in names]
    return _Told(attributes=tuple(attributes), places=tuple(places))


def _pairs(old: Any, new: Any, told: _Told) -> Iterator[tuple[Any, Any]]:
    for name in told.attributes:
        yield getattr(old, name), getattr(new, name)


def _tells_another_time(old: Any, row: TableRow) -> bool:
    ours, theirs = time_of(old), time_of(row.record)
    if ours is None or theirs is None:
        return False
    if row.wall is None:
        return ours.isoformat() != theirs.isoformat()
    if getattr(row.record, "time_unknown", None):
        return ours.date() != row.wall.date()
    return ours.replace(tzinfo=None) != row.wall or bool(getattr(old, "time_unknown", None))


def _time_of(record: Any) -> dict[int, Value]:
    """The columns of the time of a record, by their places, with that only its day is known."""
    names = {TIMES[type(record)], "time_unknown"}
    columns = enumerate(columns_of(type(record)))
    values = values_of(record)
    return {place: values[place] for place, column in columns if column.name in names}


def _otherwise(old: Any, new: Any, places: Sequence[int]) -> dict[int, Value]:
    """What a record has otherwise than another in these columns, as far as cells can tell."""
    ours, theirs, values = answers_of(old), answers_of(new), values_of(new)
    return {
        place: values[place]
        for place in places
        if _in_a_cell(ours[place]) != _in_a_cell(theirs[place])
    }


def _in_a_cell(answer: Any) -> Any:
    """An answer as far as a cell can tell it."""
    match answer:
        case str():
            return answer.strip() or None
        case tuple():
            items = (part.strip() for item in answer for part in str(item).split(";"))
            return tuple(item for item in items if item) or None
        case datetime():
            return answer.isoformat()
        case _:
            return answer


def _lists(old: Any, new: Any) -> dict[str, tuple[Any, ...]]:
    """The records in a list of a record: what is there stays, what the other tells comes to it."""
    if type(old) not in INNER:
        return {}
    name = INNER[type(old)].attribute
    return {name: _exercises(getattr(old, name), getattr(new, name))}


def _exercises(old: Sequence[Exercise], new: Sequence[Exercise]) -> tuple[Exercise, ...]:
    """Exercises with what others of the same names tell, in turn; those of a new name come last."""
    found, free = list(old), list(range(len(old)))
    for each in new:
        same = (place for place in free if name_key(found[place].name) == name_key(each.name))
        place = next(same, None)
        if place is None:
            found.append(each)
        else:
            free.remove(place)
            found[place] = replace(found[place], **_answered(each))
    return tuple(found)


def _answered(exercise: Exercise) -> dict[str, Any]:
    answers = {each.attribute: getattr(exercise, each.attribute) for each in limits_of(Exercise)}
    told = {name: answer for name, answer in answers.items() if answer not in (None, ())}
    told.pop("name")  # it may be written otherwise in the diary
    return told
