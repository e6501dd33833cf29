"""What bringing a table in comes to: how much comes in, what changes and how, and what stays.

What changes is said by the fields that read otherwise, in the words of the diary.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from ptdiary.diary import Entry, MedicineDose, Session
from ptdiary.diary.columns import answers_of, columns_of
from ptdiary.diary.diary import TIMES
from ptdiary.isolate import isolated
from ptdiary.words import body_regions, dates, entries, sessions, table_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from ptdiary.store.backups.backup import Contents
    from ptdiary.tables.reading import TableRow
    from ptdiary.words.dates import Times

    Told = Entry | Session | MedicineDose
    Change = tuple[Told, Told]  # as it reads now, and as it would then

ALL_THERE = "Your diary holds all of this already. Nothing would change."
NOTHING_NEW = "Nothing in this table is new. Nothing would change."


def counts(before: Contents, after: Contents | None) -> str:
    """What the diary holds now, and would hold afterwards, if that is known."""
    if after is None:
        return f"Your diary holds {_holds(before)} now."
    return f"Your diary holds {_holds(before)} now. Afterwards it holds {_holds(after)}."


def _holds(contents: Contents) -> str:
    """`4 entries and 1 session`, and the medicines where there are any."""
    said = [
        dates.count(contents.entries, "entry", "entries"),
        dates.count(contents.sessions, "session", "sessions"),
    ]
    taken = dates.count(contents.medicines, "medicine", "medicines")
    return dates.joined([*said, taken] if contents.medicines else said)


def _kinds(entries: int, trained: int, medicines: int) -> str:
    """`2,980 entries, 30 sessions and 12 medicines`: those of which there are any."""
    return dates.joined(
        [
            dates.count(number, one, many)
            for number, one, many in (
                (entries, "entry", "entries"),
                (trained, "session", "sessions"),
                (medicines, "medicine", "medicines"),
            )
            if number
        ]
    )


def _kinds_of(contents: Contents) -> str:
    return _kinds(contents.entries, contents.sessions, contents.medicines)


def _number_of(contents: Contents) -> int:
    return contents.entries + contents.sessions + contents.medicines


def already_there(same: int) -> str:
    """Rows that stand in the diary, from an import before."""
    if same == 1:
        return "1 row is in your diary already. It stays as it is."
    return f"{same:,} rows are in your diary already. They stay as they are."


def same_moment(beside: int) -> str:
    """Rows of a moment of which the diary holds something else."""
    if beside == 1:
        return "For the time of 1 row your diary has another entry. Both are kept."
    return f"For the times of {beside:,} rows your diary has other entries. Both are kept."


def rows_found(rows: Sequence[TableRow]) -> str:
    """`The table holds 2,980 ratings, 30 sessions and 12 medicines.`."""
    kinds = [type(each.record) for each in rows]
    medicines, ratings = kinds.count(MedicineDose), kinds.count(Entry)
    trained = len(kinds) - medicines - ratings
    return f"The table holds {_kinds(ratings, trained, medicines)}." if rows else table_page.NO_ROWS


def brings(added: Contents, changed: Contents) -> str:
    """What bringing it in does: `302 entries and 12 medicines come in. 1 entry changes.`."""
    number = _number_of(added)
    said = [f"{_kinds_of(added)} {'comes' if number == 1 else 'come'} in."] if number else []
    if _number_of(changed):
        said.append(f"{changing(changed)}.")
    return " ".join(map(dates.sentence, said))


def brought(rows: Sequence[TableRow], added: Contents, changed: Contents, times: Times) -> str:
    """What came in, and from when to when: `300 entries came in, from 17 Oct to 12 Aug 2026.`."""
    days = [table_page.moment_of(row).date() for row in rows]
    first, last = min(days), max(days)
    said = []
    if _number_of(added):
        said.append(f"{_kinds_of(added)} came in")
    if _number_of(changed):
        said.append(f"{_kinds_of(changed)} changed")
    when = f"of {times.dated(first)}" if first == last else f"from {times.period(first, last)}"
    return f"{dates.sentence(', '.join(said))}, {when}."


# What changes, and what stays.

HEADERS = {"day": "Day", "time": "Time", "now": "Now", "then": "Then"}
CHANGES_STATE = "Now, and after bringing in"
MORE_CHANGES = "The first {shown} are shown. {more:,} more change as well."
STAYS = {
    1: "{kinds} was changed in the diary since. It stays as it is.",
    2: "{kinds} were changed in the diary since. They stay as they are.",
}
_NOT_ANSWERED, _EMPTY = "not answered", "empty"
_LABELS = {"name": "Medicine", "minutes": "Minutes", "regions": "Where it hurts"}
_TIME, _EXERCISES = "Time", "Exercises"
_OWN_WORDS = {"note", "private_note", "left_out", "name", "amount"}
_UNSAID = {"id", "written_at", "at", "ended_at", "time_unknown", "experiment_id"}
_SCALE = ", 0 to 10"


def changing(changed: Contents) -> str:
    """`2 entries and 1 session change`."""
    return f"{_kinds_of(changed)} {'changes' if _number_of(changed) == 1 else 'change'}"


def more_changes(shown: int, changed: Contents) -> str:
    """How many more change than those that are shown; "" where all of them are."""
    more = _number_of(changed) - shown
    return MORE_CHANGES.format(shown=shown, more=more) if more > 0 else ""


def stays(older: Contents) -> str:
    """What the patient has changed since the table told it; "" for none."""
    number = _number_of(older)
    return STAYS[min(number, 2)].format(kinds=_kinds_of(older)) if number else ""


def changed_day(change: Change, times: Times) -> str:
    """The day in the diary: `14 Mar 2026`."""
    return times.dated(_at(change[0]))


def changed_time(change: Change, times: Times) -> str:
    """The time in the diary: `8:00`, or that it is not known."""
    return entries.clock(change[0], _at(change[0]), times)


def reads_now(change: Change, times: Times) -> str:
    """What a record says in the diary of what changes: `Soreness: 5; Note: stiff`."""
    return "; ".join(f"{label}: {now}" for label, now, _ in _differing(*change, times))


def reads_then(change: Change, times: Times) -> str:
    """What it would say then."""
    return "; ".join(f"{label}: {then}" for label, _, then in _differing(*change, times))


def _differing(now: Told, then: Told, times: Times) -> Iterator[tuple[str, str, str]]:
    """What reads otherwise: (its name, now, then)."""
    whens = _when(now, times), _when(then, times)
    columns = zip(columns_of(type(now)), answers_of(now), answers_of(then), strict=True)
    fields = (
        (_label(each.path), _answer(each.path, ours), _answer(each.path, theirs))
        for each, ours, theirs in columns
        if each.path not in _UNSAID
    )
    done = (_done(now), _done(then))
    for label, ours, theirs in chain([(_TIME, *whens)], fields, [(_EXERCISES, *done)]):
        if ours != theirs:
            yield label, ours, theirs


def _at(record: Told) -> datetime:
    at: datetime = getattr(record, TIMES[type(record)])
    return at


def _when(record: Told, times: Times) -> str:
    at = _at(record)
    return f"{times.dated(at)}, {entries.clock(record, at, times)}"


def _done(record: Told) -> str:
    return ", ".join(sessions.done(record)) or _EMPTY if isinstance(record, Session) else ""


def _label(path: str) -> str:
    return _LABELS.get(path) or table_page.meaning(path).removesuffix(_SCALE)


def _answer(path: str, answer: Any) -> str:
    """An answer as it is said beside its name."""
    if answer in (None, (), ""):
        return _EMPTY if path in _OWN_WORDS else _NOT_ANSWERED
    each = answer if isinstance(answer, tuple) else (answer,)
    return ", ".join(_one_answer(path, one) for one in each)


def _one_answer(path: str, answer: Any) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, int | float):
        return dates.number(answer)
    if path == "regions":
        return body_regions.region(answer)
    return isolated(answer if path in _OWN_WORDS else str(answer).replace("_", " "))
