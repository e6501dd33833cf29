"""What of the exercise plan was done on some days, and what was on hold: counts, no judgement.

A day of which nothing is written says nothing: it is told as such, and is never a day on which an
exercise was not done. The plan is taken as it is now, as a diary does not keep its earlier days of
the week.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ptdiary.diary import WEEKDAYS, Diary, Entry, Exercise, Hold, PlannedExercise, Session
from ptdiary.diary.day import day_of
from ptdiary.diary.programme import every_hold, how_far
from ptdiary.diary.session import is_left_out, name_key
from ptdiary.review.hours import instant

_ONE = timedelta(days=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """What a diary says of its plan as of a moment, day by day; days begin at `begins` o'clock.

    `written`: by the id of each exercise, the days on which something is written of it, and the
    most of what is. `together`: the days on which one answer was given for all home exercises.
    """

    at: datetime
    begins: int
    written: Mapping[str, Mapping[date, Exercise]]
    together: frozenset[date]

    @property
    def today(self) -> date:
        """The day of the moment."""
        return day_of(self.at, self.begins)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDays:
    """How often an exercise was done on some days, at most once a day.

    `days` are those on which it was planned and of which that is known, None where the plan names
    no days of the week. `done` counts days, of the planned ones where those are known; `in_part` of
    these. `besides` are other days on which it was done. `left_out` holds the reason for each day,
    of the same as `done`, on which it was left out, None where none was given. On `together`
    planned days there is only an answer for all home exercises in one, of `unwritten` ones nothing
    is written. `since`: the day of the first session that names it, where only from that one on it
    is known to be in the plan, and days before it are not counted; None elsewhere. `until` is its
    last day in the plan, if that is one of these days and is over.
    """

    days: int | None
    done: int
    in_part: int
    besides: int
    left_out: tuple[str | None, ...]
    together: int
    unwritten: int
    since: date | None
    until: date | None

    @property
    def is_empty(self) -> bool:
        """Whether it was not planned on any of these days, and nothing is written of it."""
        return not (self.days or self.done or self.besides or self.left_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """An exercise of the plan on some days, and its times on hold that touch them, in order.

    `on_hold`: it is on hold as of the last of these days, since the last of the holds; since
    nobody knows when, where that was not written. Of an earlier one without an end nobody wrote
    down when it ended.
    """

    planned: PlannedExercise
    counted: PlannedDays
    holds: tuple[Hold, ...]
    on_hold: bool


def weeks_of_plan(first: date) -> tuple[tuple[date, date], tuple[date, date]]:
    """First and last day of the week that begins on a day, and of the week before."""
    return (first, first + _WEEK - _ONE), (first - _WEEK, first - _ONE)


def plan_record(diary: Diary, at: datetime, begins: int = 0) -> PlanRecord:
    """What is written of the plan up to a moment, by the day of the clock it was written by."""
    by_name: dict[str, list[str]] = {}
    for each in diary.plan:
        by_name.setdefault(name_key(each.name), []).append(each.id)
    written: dict[str, dict[date, Exercise]] = {each.id: {} for each in diary.plan}
    now = instant(at)
    for session in diary.sessions[: bisect_right(diary.sessions, now, key=_ended)]:
        day = day_of(session.ended_at, begins)
        for exercise in session.exercises:
            if exercise.plan_id is None:
                ids = by_name.get(name_key(exercise.name), [])
            else:
                ids = [exercise.plan_id] if exercise.plan_id in written else []
            for id_ in ids:
                before = written[id_].get(day)
                if before is None or how_far(exercise) >= how_far(before):
                    written[id_][day] = exercise
    entries = diary.entries[: bisect_right(diary.entries, now, key=_at)]
    answered = (each.at for each in entries if each.home_exercises is not None)
    together = frozenset(day_of(each, begins) for each in answered)
    return PlanRecord(at=at, begins=begins, written=written, together=together)


def _ended(session: Session) -> int:
    return instant(session.ended_at)


def _at(entry: Entry) -> int:
    return instant(entry.at)


def plan_rows(diary: Diary, record: PlanRecord, first: date, last: date) -> tuple[PlanRow, ...]:
    """Each exercise of the plan that was planned, done or on hold on these days, in its order."""
    rows = (plan_row(each, record, first, last) for each in diary.plan)
    return tuple(row for row in rows if row.holds or row.on_hold or not row.counted.is_empty)


def plan_row(planned: PlannedExercise, record: PlanRecord, first: date, last: date) -> PlanRow:
    """The days from `first` to `last` of one exercise; none after the moment counts."""
    end = min(last, record.today)
    spans = tuple(_spans(planned, record))
    touching = [each for each in spans if each.first <= end and each.back >= first]
    goes_on = any(each.back == _FOR_GOOD for each in touching)
    return PlanRow(
        planned=planned,
        counted=_counted(planned, record, first, last, spans),
        holds=tuple(each.hold for each in touching),
        on_hold=planned.status == "on_hold" and (goes_on or planned.held_since is None),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """A hold from its first day to the one on which it was let back, where it was."""

    hold: Hold
    first: date
    back: date


_FOR_GOOD = date.max


def _spans(planned: PlannedExercise, record: PlanRecord) -> Iterator[_Span]:
    """What was known of each hold at the moment: nothing of an end that was later."""
    now, begins = instant(record.at), record.begins
    holds = every_hold(planned)
    goes_on = holds[-1:] if planned.status == "on_hold" and planned.held_since else ()
    for hold in holds:
        if instant(hold.since) > now:
            continue
        first, ended = day_of(hold.since, begins), hold.ended_at
        if hold in goes_on or (ended is not None and instant(ended) > now):
            yield _Span(Hold(since=hold.since, reason=hold.reason), first, _FOR_GOOD)
        else:
            yield _Span(hold, first, first if ended is None else day_of(ended, begins))


def _counted(
    planned: PlannedExercise,
    record: PlanRecord,
    first: date,
    last: date,
    holds: tuple[_Span, ...],
) -> PlannedDays:
    written, today = record.written[planned.id], record.today
    begins, ends = _known(planned, written)
    inside = {day: each for day, each in written.items() if first <= day <= last}
    days = {
        day
        for day in _planned(planned, max(first, begins), min(last, ends, today))
        if _counts(day, holds, is_written=day in written, is_over=day < today)
    }
    counting = days if planned.days else set(inside)
    done = {day for day, each in inside.items() if not is_left_out(each)}
    left_out = sorted((inside.keys() - done) & counting)
    silent = days - inside.keys()
    before = (day for day in _planned(planned, first, min(last, today, begins)) if day < begins)
    until = planned.until_day
    return PlannedDays(
        days=len(days) if planned.days else None,
        done=len(done & counting),
        in_part=sum(inside[day].done == "part" for day in done & counting),
        besides=len(done - counting),
        left_out=tuple(inside[day].skipped_why for day in left_out),
        together=len(silent & record.together),
        unwritten=len(silent - record.together),
        since=begins if planned.from_day is None and days and any(before) else None,
        until=until if until is not None and first <= until <= last and until < today else None,
    )


def _known(planned: PlannedExercise, written: Mapping[date, Exercise]) -> tuple[date, date]:
    """The first and the last day on which it is known to have been in the plan."""
    begins = planned.from_day or min(written, default=date.max)
    ends = planned.until_day
    is_over = planned.status == "ended" or (
        planned.status == "on_hold" and planned.held_since is None
    )
    if ends is None and is_over:
        ends = max(written, default=date.min)  # nobody wrote down when it ended
    return begins, ends or date.max


def _planned(planned: PlannedExercise, first: date, last: date) -> Iterator[date]:
    """The days of the week that the plan names, from one day to another."""
    days = (first + number * _ONE for number in range((last - first).days + 1))
    return (day for day in days if WEEKDAYS[day.weekday()] in planned.days)


def _counts(day: date, holds: tuple[_Span, ...], *, is_written: bool, is_over: bool) -> bool:
    """Whether a day of the plan counts: today, and the day a hold began, if something is written.

    Who was told to wait, or still has the evening, has left nothing out.
    """
    if any(each.first < day < each.back for each in holds):
        return False
    return is_written or (is_over and not any(each.first == day < each.back for each in holds))
