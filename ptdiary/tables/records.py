"""Records of what lines tell, with ids by which the same table is known again.

An id is made of the time on the wall as the line has it, never of the zone of a computer, with a
running number for lines of the same time; of a day without a time, of the day and the text of the
line; of several scores in a line, of its day or time and their columns. A table of the diary's own
names its ids.
"""

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from ptdiary.diary import Entry, Exercise, MedicineDose, Session
from ptdiary.diary.fields import DocumentError, FieldReader
from ptdiary.diary.limits import NOTE
from ptdiary.tables.cells import folded
from ptdiary.tables.columns import TableColumns
from ptdiary.tables.entry_fields import EntryMaker
from ptdiary.tables.known import Texts
from ptdiary.tables.meanings import is_start
from ptdiary.tables.moments import ToldMoment, WrongCellError
from ptdiary.tables.months import place_in_day
from ptdiary.tables.reading import LEFT_OUT, TableRow
from ptdiary.tables.told import DayScore, Told

_IDS = uuid.UUID("b0a1f5c2-7d43-4c1e-9a52-3f0f6f3f5a77")
_OF_TIME = frozenset({"day", "time", "at", "id", LEFT_OUT})


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line: its number, its cells, when it was, and what it tells.

    `needed` is when a session or a medicine of it was, which needs an hour; None without one.
    """

    number: int
    texts: Texts
    when: ToldMoment
    at: datetime
    told: Told
    needed: tuple[ToldMoment, datetime] | None = None

    def with_hour(self) -> "ToldLine | None":
        """The line at the hour that a session or a medicine needs; None where it has none."""
        if self.needed is None:
            return None
        when, at = self.needed
        return self if when is self.when else replace(self, when=when, at=at)


@dataclass(slots=True)
class _Sitting:
    """The lines of one session, which are of the same time."""

    line: ToldLine
    exercises: list[Exercise] = field(default_factory=list)
    minutes: float | None = None
    length: float = 0  # minutes of all its lines
    effort: int | None = None
    notes: list[str] = field(default_factory=list)


class RecordMaker:
    """Makes the records of a table. Lines of the same time that tell exercises are one session."""

    def __init__(self, table: TableColumns) -> None:
        self._times = {*table.places("day", "time", "at")}
        self._id = table.place("id")
        self._is_own = table.is_own
        clock = table.place("time", "at")
        self._tells_start = clock is not None and is_start(table.names[clock])
        self._corrects = tuple(sorted({
            each.meaning for each in table.meanings if each.meaning not in _OF_TIME
        }))  # fmt: skip
        self._seen: dict[str, int] = {}
        self._used: dict[str, int] = {}
        self._entries = EntryMaker()
        self._sittings: dict[str, _Sitting] = {}

    def rows(self, line: ToldLine) -> Iterator[TableRow]:
        """The entry and the medicines of a line. Its exercises wait for `sessions`.

        WrongCellError where the line can be no record.
        """
        told = line.told
        if told.own_id and told.own_id in self._used:
            place = self._id or 0
            raise WrongCellError(place, told.own_id, f"the id {told.own_id!r} stands there twice")
        is_named = bool(told.own_id) and self._is_own  # its answers may have been taken back
        entries = list(self._entries_of(line)) if told.tells_entry or is_named else []
        timed = line.with_hour()
        if told.tells_session and timed is not None:
            self._sit(timed)
        yield from entries
        if timed is not None:
            yield from self._doses(timed)
        if told.own_id:
            self._used[told.own_id] = line.number

    def _entries_of(self, line: ToldLine) -> Iterator[TableRow]:
        """One entry, or one for each of several scores: the first has all else that is told."""
        told = line.told
        if not told.scores:
            note = "\n".join(each for each in (told.note, line.when.part) if each)
            yield self._entry(line, told, note, told.own_id or self._new_id("entries", line))
            return
        first, *others = told.scores
        parts = (first.part, *told.notes, *told.kept, first.kept, *told.originals, line.when.part)
        note = "\n".join(each for each in parts if each)
        whole = replace(told, answers=_with_score(told.answers, first))
        yield self._entry(line, whole, note, told.own_id or self._id_of_score(line, first))
        for each in others:
            alone = Told(answers=_with_score({}, each))
            note = "\n".join(text for text in (each.note, line.when.part) if text)
            yield self._entry(line, alone, note, self._id_of_score(line, each))

    def _entry(self, line: ToldLine, told: Told, note: str, id_: str) -> TableRow:
        answers = dict(told.answers)
        if note:
            answers["note"] = note if told.notes == [note] else _checked_note(note, line)
        told_paths = tuple(answers)
        if not line.when.has_time and not line.when.is_by_itself:
            answers["time_unknown"] = True
        answers["id"] = id_
        answers["at"] = line.at
        corrects = self._corrects if told.own_id else ()
        return self._row(line, self._entries.entry(answers), told_paths, corrects)

    def _doses(self, line: ToldLine) -> Iterator[TableRow]:
        for name, amount in line.told.doses:
            id_ = line.told.own_id or self._new_id("medicine_doses", line)
            dose = MedicineDose(id=id_, at=line.at, name=name, amount=amount)
            told = ("name", "amount") if amount else ("name",)
            yield self._row(line, dose, told, ())

    def _row(
        self,
        line: ToldLine,
        record: Entry | Session | MedicineDose,
        told: tuple[str, ...],
        corrects: tuple[str, ...],
    ) -> TableRow:
        wall = None if line.when.is_by_itself else line.when.local
        return TableRow(line=line.number, record=record, told=told, corrects=corrects, wall=wall)

    def _sit(self, line: ToldLine) -> None:
        key = line.told.own_id or f"{_identity(line, self._times)} {line.at.isoformat()}"
        sitting = self._sittings.setdefault(key, _Sitting(line))
        told = line.told
        sitting.exercises += [
            Exercise(
                name=name,
                sets=told.sets,
                repetitions=told.repetitions,
                minutes=told.minutes if len(told.exercises) == 1 else None,
            )
            for name in told.exercises
        ]
        if len(told.exercises) != 1 and told.minutes is not None:
            sitting.minutes = told.minutes
        sitting.length += told.minutes or 0
        if told.effort is not None:
            sitting.effort = max(told.effort, sitting.effort or 0)
        if not told.tells_entry:
            _checked_note("\n".join([*sitting.notes, *told.notes]), line)
            sitting.notes += told.notes

    def sessions(self) -> Iterator[TableRow]:
        """The sessions of all lines so far."""
        for sitting in self._sittings.values():
            line = sitting.line
            note = "\n".join(sitting.notes) or None
            took = timedelta(minutes=sitting.length) if self._tells_start else None
            session = Session(
                id=line.told.own_id or self._new_id("sessions", line),
                started_at=line.at if took else None,
                ended_at=line.at + took if took else line.at,
                exercises=tuple(sitting.exercises),
                minutes=sitting.minutes,
                effort=sitting.effort,
                note=note,
            )
            told = {
                "exercises": sitting.exercises, "minutes": sitting.minutes,
                "effort": sitting.effort, "note": note,
            }  # fmt: skip
            names = tuple(name for name, value in told.items() if value not in (None, []))
            row = self._row(line, session, names, ())
            yield replace(row, wall=row.wall + took) if row.wall and took else row

    def _new_id(self, kind: str, line: ToldLine) -> str:
        return self._numbered_id(f"{kind} {_identity(line, self._times)}")

    def _id_of_score(self, line: ToldLine, score: DayScore) -> str:
        """Of the day, not of all the line: the evening is filled in after the morning came in.

        It begins with the place of its part of the day: what is of the same time stands by its id.
        """
        when = line.told.own_id or _time_of(line)
        id_ = self._numbered_id(f"scores {when} {folded(score.column)}")
        return f"{place_in_day(score.part)}{id_[1:]}"

    def _numbered_id(self, identity: str) -> str:
        number = self._seen[identity] = self._seen.get(identity, 0) + 1
        return _uuid5(f"{identity} {number}")


def _with_score(answers: Mapping[str, Any], score: DayScore) -> dict[str, Any]:
    return {**answers, **({} if score.score is None else {"soreness": score.score})}


def _identity(line: ToldLine, times: set[int]) -> str:
    """What a line is known by, wherever it is read."""
    if line.when.local is None or line.when.is_by_itself or line.when.clock_told:
        return _time_of(line)
    texts = (folded(text) for place, text in enumerate(line.texts) if place not in times)
    return f"{_time_of(line)} {' | '.join(text for text in texts if text)}"


def _time_of(line: ToldLine) -> str:
    """When a line was as far as it tells, wherever it is read: of a day without a time, the day."""
    when = line.when
    if when.instant is not None:
        return when.instant.astimezone(UTC).isoformat()
    if when.offset is not None:
        return line.at.isoformat()
    if when.local is None:
        return ""
    return when.local.isoformat() if when.clock_told else str(when.local.date())


def _checked_note(note: str, line: ToldLine) -> str:
    try:
        checked: str = FieldReader().value(NOTE, note, "")
    except DocumentError as error:
        raise WrongCellError(line.when.place, note, f"its note {error.problem}") from None
    return checked


def _uuid5(name: str) -> str:
    """`uuid.uuid5` as text, without making a UUID of each of ten thousand lines."""
    digest = bytearray(hashlib.sha1(_IDS.bytes + name.encode(), usedforsecurity=False).digest())
    digest[6] = digest[6] & 0x0F | 0x50  # the version
    digest[8] = digest[8] & 0x3F | 0x80  # the variant
    text = digest[:16].hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
