"""The lines of the Diary page: which days and records are shown, and what each line says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from ptdiary.diary import Appointment, Consultation, Entry, MedicineDose, Question, Session
from ptdiary.diary.day import day_of
from ptdiary.diary.search import NO_WORDS, SearchWords, having, text_of
from ptdiary.diary.session import trained
from ptdiary.review.finding import Level
from ptdiary.review.hours import instant
from ptdiary.review.records import highest_of_days, written_later
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.marks import marks, past_72
from ptdiary.settings import DAY_BEGINS
from ptdiary.words import dates, medicine, signs
from ptdiary.words import diary as words
from ptdiary.words.entries import clock, marked_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ptdiary.review.index import Index
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.review.trends.shapes import Mark
    from ptdiary.ui.keeper import View
    from ptdiary.words.dates import Times


@dataclass(frozen=True, slots=True, kw_only=True)
class OnHold:
    """An exercise of the plan was set on hold, or taken off it: a moment of its own.

    `id` is that of the exercise, `text` the reason or what the therapist said.
    """

    id: str
    at: datetime
    exercise: str
    text: str | None
    over: bool = False


Record = Entry | Session | Consultation | Question | Appointment | MedicineDose | OnHold


def moment_of(record: Record) -> datetime:
    """When it was felt, said or written, or when the session ended."""
    match record:
        case Session():
            return record.ended_at
        case Question():
            return record.written_at or _NEVER
        case _:
            return record.at


_PILL = "pill"
_NEVER = datetime(1, 1, 1, tzinfo=UTC)  # a question without its time has no line


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """One line of a day, or of the days from `since` on without an entry, which has no records.

    `ratings` are those that have nothing to add, with their clock times, `doses` the medicines of a
    day on which there were several, with theirs; any other line has one record. `lead` is how many
    letters of `text` are bold. `heading` is the day, on its first line only, with the highest
    rating that is not left out; `name` is it without the year. `year`, of another year than now, is
    on the second line of a day, if there is one. `sign`: the icon of a warning it brought.
    """

    day: date
    since: date | None = None
    records: tuple[Record, ...] = ()
    ratings: tuple[tuple[str, int], ...] = ()
    doses: tuple[tuple[str, str], ...] = ()
    clock: str = ""
    score: int | None = None
    icon: str = ""
    sign: str = ""
    text: str = ""
    lead: int = 0
    spoken: tuple[str, ...] = ()
    heading: str = ""
    name: str = ""
    year: str = ""
    highest: int | None = None
    last: bool = False

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The records of a line that has several, each as its clock time and what it says."""
        return self.doses or tuple((clock, str(score)) for clock, score in self.ratings)

    @property
    def is_gap(self) -> bool:
        """Whether it stands for days without an entry."""
        return self.since is not None

    def holds(self, day: date) -> bool:
        """Whether it is of this day, or of days without an entry that this is one of."""
        return self.day == day if self.since is None else self.since <= day <= self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which records to show: with these words, of one kind; by default all.

    `kind` is `warnings`, `sessions`, `visits` or None.
    """

    words: SearchWords = NO_WORDS
    kind: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is left out of the list."""
        return bool(self.words) or self.kind is not None


# the records by day, worked out once for a diary


def by_day(index: Index, begins: int) -> dict[date, tuple[Record, ...]]:
    """Every day that has a record, the latest first, and its records by time.

    `begins`: the hour at which a day begins, here and below.
    """
    return index.once(_BY_DAY[begins])


def _by_day(index: Index, begins: int) -> dict[date, tuple[Record, ...]]:
    diary = index.diary
    records: list[Record] = [*diary.entries, *diary.sessions, *diary.consultations]
    records += diary.medicine_doses
    records += [each for each in diary.questions if each.written_at is not None]
    records += diary.appointments
    for exercise in diary.plan:
        told = [(each.since, each.reason, False) for each in exercise.holds]
        told += [(e.ended_at, e.said, True) for e in exercise.holds if e.ended_at is not None]
        if exercise.held_since is not None:
            told.append((exercise.held_since, exercise.hold_reason, False))
        records += [
            OnHold(id=exercise.id, at=at, exercise=exercise.name, text=text, over=over)
            for at, text, over in told
        ]
    timed = sorted(((moment_of(each), number) for number, each in enumerate(records)), key=_first)
    days: dict[date, list[Record]] = {}
    for at, number in timed:
        days.setdefault(day_of(at, begins), []).append(records[number])
    return {day: tuple(days[day]) for day in sorted(days, reverse=True)}


def _first(timed: tuple[datetime, int]) -> datetime:
    return timed[0]


def highest(index: Index, begins: int) -> dict[date, int]:
    """The highest rating of each day that is not left out."""
    return index.once(_HIGHEST[begins])


def _highest(index: Index, begins: int) -> dict[date, int]:
    return highest_of_days(index.diary.entries, begins)


# one work for each way to count days, as an index remembers what each has found
_BY_DAY = {hour: partial(_by_day, begins=hour) for hour in DAY_BEGINS}
_HIGHEST = {hour: partial(_highest, begins=hour) for hour in DAY_BEGINS}


def session_numbers(index: Index) -> dict[str, int]:
    """The number of each session, by its id: the first of the diary is 1."""
    return index.once(_numbers)


def _numbers(index: Index) -> dict[str, int]:
    return {each.id: number for number, each in enumerate(index.records.sessions, start=1)}


def usual_places(index: Index) -> frozenset[str]:
    """Where it nearly always is: the same places in most entries that say where; empty if none."""
    return index.once(_usual_places)


_MOST = 2 / 3  # of the entries that say where
_FEWEST = 3


def _usual_places(index: Index) -> frozenset[str]:
    said = Counter(frozenset(each.regions) for each in index.diary.entries if each.regions)
    if not said:
        return frozenset()
    [(places, times)] = said.most_common(1)
    return places if times >= _FEWEST and times >= _MOST * said.total() else frozenset()


# warnings


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A warning that an entry or a session brought: its icon, and what it is called."""

    icon: str
    name: str


def warnings(view: View, rulebook: RuleBook, first: date, last: date) -> dict[str, Warned]:
    """By the id of an entry or a session, the warning that it brought on these days.

    Of a stretch that went on past 72 hours: the session that it followed.
    """
    return {
        mark.entry or mark.session or "": Warned(
            icon=_icon(mark), name=dates.lower(signs.mark_name(mark))
        )
        for mark in _marks(view, rulebook, first, last)
    }


def warning_days(
    view: View, rulebook: RuleBook, first: date, last: date, begins: int
) -> dict[date, str]:
    """The days on which a warning began, with the icon of the highest."""
    found: dict[date, str] = {}
    for mark in _marks(view, rulebook, first, last + timedelta(days=bool(begins))):
        day = day_of(mark.at, begins)
        if first <= day <= last and found.get(day) != _OCTAGON:
            found[day] = _icon(mark)
    return found


_OCTAGON, _TRIANGLE = "octagon", "triangle"


def _icon(mark: Mark) -> str:
    return _OCTAGON if mark.finding.shown_level >= Level.URGENT else _TRIANGLE


def _marks(view: View, rulebook: RuleBook, first: date, last: date) -> list[Mark]:
    days = Days(first=first, last=last, now=instant(view.now))
    found = marks(view.index, rulebook, days, past_72(view.index, view.now))
    return [mark for mark in found if first <= mark.at.date() <= last]


# what is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The days that are shown, the latest first, and their records by time.

    `warned` are the warnings of all of them, if they were asked for.
    """

    days: tuple[tuple[date, tuple[Record, ...]], ...]
    filtered: bool
    warned: Mapping[str, Warned] | None = None

    def count(self) -> int:
        """How many records these are."""
        return sum(len(records) for _, records in self.days)


def wanted_of(view: View, wanted: Filter, rulebook: RuleBook, begins: int = 0) -> Wanted:
    """What a search and a filter leave of the diary.

    An appointment that is still to come is found, but is no line of the days that were.
    """
    days = by_day(view.index, begins)
    if not wanted:
        now, today = view.now, day_of(view.now, begins)
        been = ((day, _been(some, now) if day >= today else some) for day, some in days.items())
        return Wanted(days=tuple((day, some) for day, some in been if some), filtered=False)
    warned = _warned(view, rulebook, days) if wanted.kind == "warnings" else {}
    records = (each for day in days.values() for each in day)
    found = having(
        (each for each in records if _is_of(each, wanted.kind, warned)), wanted.words, _text
    )
    grouped = groupby(found, key=lambda each: day_of(moment_of(each), begins))
    return Wanted(
        days=tuple((day, tuple(some)) for day, some in grouped),
        filtered=True,
        warned=warned if wanted.kind == "warnings" else None,
    )


def _been(records: tuple[Record, ...], now: datetime) -> tuple[Record, ...]:
    return tuple(each for each in records if not isinstance(each, Appointment) or each.at <= now)


def _text(record: Record) -> str:
    if isinstance(record, OnHold):
        return f"{record.exercise}\n{record.text or ''}"
    return text_of(record)


def _warned(view: View, rulebook: RuleBook, days: Iterable[date]) -> Mapping[str, Warned]:
    told = sorted(days)
    return warnings(view, rulebook, told[0], told[-1] + timedelta(days=1)) if told else {}


def _is_of(record: Record, kind: str | None, warned: Mapping[str, Warned]) -> bool:
    match kind:
        case "warnings":
            return isinstance(record, Entry | Session) and record.id in warned
        case "sessions":
            return isinstance(record, Session) and trained(record) is not None
        case "visits":
            return isinstance(record, Consultation | Appointment)
        case _:
            return True


# what a line says


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTelling:
    """How lines are told: `whole` if long notes are not made shorter."""

    view: View
    times: Times
    warned: Mapping[str, Warned]
    whole: bool = False

    def lines(self, wanted: Wanted, places: slice) -> tuple[DayLine, ...]:
        """The lines of the days at these places, and of the days without an entry after them."""
        told: list[DayLine] = []
        first = places.start
        shown = wanted.days[places]
        if shown and not first and not wanted.filtered:
            yesterday = self.times.day_of(self.view.now) - timedelta(days=1)
            told += self._gap(yesterday, shown[0][0])
        for number, (day, records) in enumerate(shown, start=first):
            told += self._of_day(day, records)
            if not wanted.filtered and number + 1 < len(wanted.days):
                told += self._gap(day - timedelta(days=1), wanted.days[number + 1][0])
        return tuple(told)

    def _gap(self, last: date, before: date) -> Iterator[DayLine]:
        """The days after `before` up to `last`, or to yesterday, if there are any."""
        first, today = before + timedelta(days=1), self.times.day_of(self.view.now)
        last = min(last, today - timedelta(days=1))
        if first <= last:
            said = words.missing(first, last, self.view.now, self.times)
            heard = (words.spoken_missing(said),)
            yield DayLine(day=last, since=first, text=said, spoken=heard, last=True)

    def _of_day(self, day: date, records: Sequence[Record]) -> list[DayLine]:
        lines: list[DayLine] = []
        plain: list[Entry] = []
        doses = [each for each in records if isinstance(each, MedicineDose)]
        for record in records:
            if isinstance(record, MedicineDose) and len(doses) > 1:
                if record is not doses[0]:
                    continue  # it stands with the first one
                lines += self._ratings(day, plain)
                plain = []
                lines.append(self._doses(day, doses))
                continue
            line = self._line(day, record)
            if isinstance(record, Entry) and record.soreness is not None and not line.text:
                plain.append(record)
                continue
            lines += self._ratings(day, plain)
            plain = []
            lines.append(line)
        lines += self._ratings(day, plain)
        top = highest(self.view.index, self.times.day_begins).get(day)
        heading = self.times.short_day_with_weekday(day, self.view.now)
        name = self.times.short_day_with_weekday(day)
        lines[0] = replace(lines[0], heading=heading, name=name, highest=top)
        if day.year != self.view.now.year:
            under = min(1, len(lines) - 1)
            lines[under] = replace(lines[under], year=str(day.year))
        lines[-1] = replace(lines[-1], last=True)
        return [
            replace(each, spoken=self._spoken(each, top if each.heading else None))
            for each in lines
        ]

    def _spoken(self, line: DayLine, top: int | None) -> tuple[str, ...]:
        """The whole line, and of ratings each one."""
        parts = [words.spoken_rating(*each) for each in line.ratings]
        parts += [words.spoken_dose(*each) for each in line.doses]
        if not parts:
            rated = [] if line.score is None else [words.spoken_rating(line.clock, line.score)]
            sign = [words.WARNING] if line.sign else []
            parts = [*(rated or [line.clock]), *sign, *[line.text] * bool(line.text)]
        whole = words.spoken_line(line.day, top, parts, self.times)
        return (whole, *parts) if line.parts else (whole,)

    def _ratings(self, day: date, entries: Sequence[Entry]) -> Iterator[DayLine]:
        if entries:
            told = tuple((clock(each, each.at, self.times), each.soreness or 0) for each in entries)
            yield DayLine(day=day, records=tuple(entries), ratings=told)

    def _doses(self, day: date, doses: Sequence[MedicineDose]) -> DayLine:
        """The medicines of a day together, so that they do not hide what else was written."""
        told = tuple(
            (self.times.clock(each.at), medicine.dose(each.name, each.amount)) for each in doses
        )
        return DayLine(day=day, records=tuple(doses), doses=told, icon=_PILL)

    def _line(self, day: date, record: Record) -> DayLine:
        icon, lead, facts = self._told(record)
        score = record.soreness if isinstance(record, Entry) else None
        brought = self.warned.get(record.id) if isinstance(record, Entry | Session) else None
        return DayLine(
            day=day,
            records=(record,),
            clock=clock(record, moment_of(record), self.times),
            score=score,
            icon=icon,
            sign=brought.icon if brought else "",
            text=words.BETWEEN.join(facts),
            lead=len(lead),
        )

    def _told(self, record: Record) -> tuple[str, str, list[str]]:
        """The icon of its kind, what is bold, and what it says."""
        profile = self.view.diary.profile
        match record:
            case Entry():
                icon, lead, facts = "", "", self._of_entry(record)
            case Session():
                icon, lead, facts = self._of_session(record)
            case Consultation():
                icon = "calendar-check" if record.kind == "seen" else "phone"
                lead, facts = words.talk_lead(record, profile), [words.talk(record, profile)]
            case Appointment():
                icon, lead = "calendar-check", words.visit_lead(record)
                facts = words.visit_facts(record, whole=self.whole)
            case Question():
                icon, lead, facts = "help", words.QUESTION, words.question_facts(record)
            case MedicineDose():
                icon, lead, facts = _PILL, words.MEDICINE, words.dose_facts(record)
            case OnHold():
                icon, lead = "info", words.AGAIN if record.over else words.ON_HOLD
                facts = words.hold_facts(record.exercise, record.text, over=record.over)
        return icon, lead, facts

    def _of_session(self, session: Session) -> tuple[str, str, list[str]]:
        """One in which all was left out has no number: it is no session."""
        number = session_numbers(self.view.index).get(session.id)
        facts = words.session_facts(session, number, whole=self.whole)
        if number is None:
            return "info", words.LEFT_OUT_LEAD, facts
        return "dumbbell", words.SESSION.format(number=number), facts

    def _of_entry(self, entry: Entry) -> list[str]:
        usual, later = usual_places(self.view.index), written_later(entry)
        facts = words.entry_facts(entry, usual, later=later, whole=self.whole)
        brought = self.warned.get(entry.id)
        if brought is not None and not marked_signs(entry):
            facts = [brought.name, *facts]  # of the course: no sign says it
        return facts if entry.soreness is not None else [words.NOT_RATED, *facts]
