"""A whole diary as one value."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.entry import Entry
from ptdiary.diary.limits import NOTE, Many, Record, optional
from ptdiary.diary.plan import (
    Activity,
    Appointment,
    Experiment,
    MedicineDose,
    Outlook,
    PlannedExercise,
)
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Session, trained

if TYPE_CHECKING:
    from collections.abc import Callable

Kept = (
    Session | Entry | Consultation | Appointment | Question | PlannedExercise | Activity
    | MedicineDose | Experiment | Outlook
)  # fmt: skip

# Each kind of record, and the part of the diary that holds it.
PARTS: dict[type[Any], str] = {
    Session: "sessions",
    Entry: "entries",
    Consultation: "consultations",
    Appointment: "appointments",
    Question: "questions",
    PlannedExercise: "plan",
    Activity: "activities",
    MedicineDose: "medicine_doses",
    Experiment: "experiments",
    Outlook: "outlooks",
}


# The moment that a record is about: those of these kinds are in the order of time, then of id.
TIMES: dict[type[Any], str] = {
    Session: "ended_at",
    Entry: "at",
    Consultation: "at",
    Appointment: "at",
    Question: "written_at",
    MedicineDose: "at",
    Experiment: "agreed_at",
    Outlook: "said_at",
}


def time_of(record: Kept) -> datetime | None:
    """The moment that a record is about; None for one that has none (a plan, an activity)."""
    at: datetime | None = getattr(record, TIMES.get(type(record), ""), None)
    return at


def _by_writing(question: Question) -> tuple[bool, datetime, str]:
    at = question.written_at
    return (at is not None, at or _BEFORE_ALL, question.id)


_BEFORE_ALL = datetime(1, 1, 1, tzinfo=UTC)
_at = attrgetter("at")
# a diary of years is put in order with each change: the others always tell their time
_ORDER: dict[type[Any], Callable[[Any], Any]] = {
    kind: attrgetter(name, "id") for kind, name in TIMES.items()
} | {Question: _by_writing}


@dataclass(frozen=True, kw_only=True)  # no slots: `trained` is kept once it was asked for
class Diary:
    """All records, each part in the order of time and then id; plan and activities as given.

    Ids are unique in their part: `document` and the store see to that.
    """

    profile: Profile = field(default=Profile(), metadata=optional(Record(Profile)).metadata)
    sessions: tuple[Session, ...] = optional(Many(Record(Session)))
    entries: tuple[Entry, ...] = optional(Many(Record(Entry)))
    consultations: tuple[Consultation, ...] = optional(Many(Record(Consultation)))
    appointments: tuple[Appointment, ...] = optional(Many(Record(Appointment)))
    questions: tuple[Question, ...] = optional(Many(Record(Question)))
    plan: tuple[PlannedExercise, ...] = optional(Many(Record(PlannedExercise)))
    activities: tuple[Activity, ...] = optional(Many(Record(Activity)))
    medicine_doses: tuple[MedicineDose, ...] = optional(
        Many(Record(MedicineDose), most=100_000), since=2
    )
    experiments: tuple[Experiment, ...] = optional(Many(Record(Experiment), most=1000), since=2)
    outlooks: tuple[Outlook, ...] = optional(Many(Record(Outlook), most=100_000), since=2)
    visit_note: str | None = optional(NOTE, since=2)

    def __post_init__(self) -> None:
        for kind, order in _ORDER.items():
            object.__setattr__(self, PARTS[kind], tuple(sorted(self._part(kind), key=order)))

    @cached_property
    def trained(self) -> tuple[Session, ...]:
        """The sessions in which something was done, each with what was done in it."""
        done = map(trained, self.sessions)
        return tuple(session for session in done if session is not None)

    def find(self, kind: type[Any], id_: str) -> Any:
        """The record of a kind with this id, or None."""
        return next((each for each in self._part(kind) if each.id == id_), None)

    def entries_from(self, day: date) -> tuple[Entry, ...]:
        """The entries of a day, by their own clocks, and of those after it."""
        # no clock is a whole day from that of Greenwich
        begun = datetime.combine(day, time(), UTC) - timedelta(days=1)
        late = self.entries[bisect_left(self.entries, begun, key=_at) :]
        return tuple(each for each in late if each.at.date() >= day)

    def keeping(self, *records: Kept) -> Diary:
        """A diary that holds these records, each in place of the one with its id."""
        changed = self
        for kind in {type(record) for record in records}:
            new = {record.id: record for record in records if type(record) is kind}
            kept = [new.pop(old.id, old) for old in changed._part(kind)]
            changed = changed._with_part(kind, (*kept, *new.values()))
        return changed

    def without(self, kind: type[Any], *ids: str) -> Diary:
        """A diary without the records of a kind that have these ids."""
        gone = frozenset(ids)  # a table that is taken back has thousands
        kept = tuple(each for each in self._part(kind) if each.id not in gone)
        return self._with_part(kind, kept)

    def _with_part(self, kind: type[Any], records: tuple[Any, ...]) -> Diary:
        part: dict[str, Any] = {PARTS[kind]: records}
        return replace(self, **part)

    def _part(self, kind: type[Any]) -> tuple[Any, ...]:
        part: tuple[Any, ...] = getattr(self, PARTS[kind])
        return part
