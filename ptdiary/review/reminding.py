"""Which reminder is due at a moment; each kind is off until the patient has chosen it.

A reminder belongs to one day. It is due from its own time until that day ends, then it lapses: a
computer that slept for three days has no more than one to show. Times are those of the clock on the
wall. Choices of the project, all of them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import chain

from ptdiary.diary import Diary, Entry, Session
from ptdiary.diary.day import day_of
from ptdiary.diary.programme import due_on, is_ticked
from ptdiary.review.finding import Review
from ptdiary.review.hours import DAY, EASES, ENDS, after, elapsed, instant
from ptdiary.review.records import is_rating
from ptdiary.review.responses import NEAR, SETTLED
from ptdiary.review.visits import is_told

VISIT_HOUR = 9  # of the day before it
_DAY = timedelta(days=1)
_LATEST = ENDS + 2 * DAY  # after a session; its last reminder has lapsed by then


class ReminderKind(StrEnum):
    """What a reminder is about.

    `SORENESS` is the evening of a day for which something is written, but no entry: it is a line
    in the window, and no notification.
    """

    VISIT = "visit"
    SESSION = "session"
    HOME = "home"
    EVENING = "evening"
    SORENESS = "soreness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """What the patient wants to be reminded of; nothing at first.

    `evening` and `home` are hours of the day, None: never. `quiet` are the hours, first and last,
    in which none is shown; they may go over midnight. `away_until`: none before this day.
    `day_begins`: the hour at which a day begins.
    """

    evening: int | None = None
    session: bool = False
    visit: bool = False
    home: int | None = None
    quiet: tuple[int, int] | None = None
    away_until: date | None = None
    day_begins: int = 0

    @property
    def is_any(self) -> bool:
        """Whether there is anything to be reminded of."""
        hours = self.evening is not None or self.home is not None
        return hours or self.session or self.visit


def reminder_to_show(
    diary: Diary, review: Review, wanted: Reminders, now: datetime, shown: Collection[date]
) -> ReminderKind | None:
    """What to show at the edge of the screen now; `shown`: the days on which one was shown.

    One a day at most, whatever it is about, and none in the quiet hours: it waits until they are
    over.
    """
    if not may_be_shown(wanted, now, shown):
        return None
    kind = reminder_due(diary, review, wanted, now)
    return None if kind is ReminderKind.SORENESS else kind


def may_be_shown(wanted: Reminders, now: datetime, shown: Collection[date]) -> bool:
    """Whether the day and the hour allow it, whatever the diary says."""
    day = day_of(now, wanted.day_begins)
    return (
        wanted.is_any
        and not _is_away(wanted, day)
        and day not in shown
        and not _is_quiet(now.time(), wanted.quiet)
    )


def reminder_due(
    diary: Diary, review: Review, wanted: Reminders, now: datetime
) -> ReminderKind | None:
    """What there is to be reminded of now: the first of the kinds, as they stand above.

    Nothing while a finding says that somebody is to be told, or the patient is away.
    """
    day = day_of(now, wanted.day_begins)
    if not wanted.is_any or _is_away(wanted, day) or review.to_be_told:
        return None
    if wanted.visit and _is_before_visit(diary, wanted, now, day):
        return ReminderKind.VISIT
    if wanted.session and _is_after_session(diary, review, wanted, now, day):
        return ReminderKind.SESSION
    if _has_come(wanted.home, wanted, now, day) and _waits_at_home(diary, wanted, day):
        return ReminderKind.HOME
    if _has_come(wanted.evening, wanted, now, day) and not _has_entry(diary, wanted, day):
        return ReminderKind.SORENESS if _is_written(diary, wanted, day) else ReminderKind.EVENING
    return None


def _is_away(wanted: Reminders, day: date) -> bool:
    return wanted.away_until is not None and day < wanted.away_until


def _has_come(hour: int | None, wanted: Reminders, now: datetime, day: date) -> bool:
    """Whether an hour of a day has come; those after midnight are its last where it begins late."""
    if hour is None:
        return False
    of = day + _DAY if hour < wanted.day_begins else day
    return now.replace(tzinfo=None) >= datetime.combine(of, time(hour))


def _is_quiet(at: time, quiet: tuple[int, int] | None) -> bool:
    if quiet is None:
        return False
    first, last = quiet
    return first <= at.hour < last if first <= last else at.hour >= first or at.hour < last


def _is_before_visit(diary: Diary, wanted: Reminders, now: datetime, day: date) -> bool:
    """Whether a visit is on the day after this one, which nobody has said anything of."""
    tomorrow = any(each.at.date() == day + _DAY and not each.kept for each in diary.appointments)
    return tomorrow and _has_come(VISIT_HOUR, wanted, now, day)


def _waits_at_home(diary: Diary, wanted: Reminders, day: date) -> bool:
    """Whether something of the programme is due, and nothing of it is written for the day."""
    due = due_on(diary, day, wanted.day_begins)
    return bool(due) and all(each.written is None for each in due)


def _has_entry(diary: Diary, wanted: Reminders, day: date) -> bool:
    late = diary.entries_from(day)  # the small hours after a day are later than it begins
    return any(day_of(each.at, wanted.day_begins) == day for each in late)


def _is_written(diary: Diary, wanted: Reminders, day: date) -> bool:
    """Whether anything but an entry is written for a day."""
    moments = chain(
        (each.ended_at for each in diary.sessions),
        (each.at for each in diary.medicine_doses),
        (each.at for each in diary.consultations),
        (each.at for each in diary.appointments if is_told(each)),
    )
    return any(day_of(at, wanted.day_begins) == day for at in moments)


def _is_after_session(
    diary: Diary, review: Review, wanted: Reminders, now: datetime, day: date
) -> bool:
    """48 hours after the latest session, unless it has settled; 72 hours while it is still raised.

    Not where it was rated in the 6 hours before that, or since. What was ticked in the list of the
    day is no such session: it comes every day.
    """
    latest = reversed(diary.sessions)
    session = next((e for e in latest if e.ended_at <= now and not is_ticked(e)), None)
    if session is None or elapsed(session.ended_at, now) > _LATEST:
        return False
    late = diary.entries_from(session.ended_at.date())
    since = [each for each in late if is_rating(each) and session.ended_at < each.at <= now]
    raised = _is_raised(review, session, since)
    asked = [ENDS] if raised else []
    asked += [EASES] if raised is not False else []
    return any(_is_asked(session, hours, since, wanted, now, day) for hours in asked)


def _is_asked(
    session: Session, span: int, since: list[Entry], wanted: Reminders, now: datetime, day: date
) -> bool:
    """Whether the moment so long after a session came on this day, and was not rated."""
    end = instant(session.ended_at)
    if any(instant(each.at) >= end + span - NEAR for each in since):
        return False
    moment = _after_quiet(after(session.ended_at, span).astimezone(now.tzinfo), wanted.quiet)
    return moment <= now and day_of(moment, wanted.day_begins) == day


def _after_quiet(moment: datetime, quiet: tuple[int, int] | None) -> datetime:
    """The moment, or the end of the quiet hours in which it lies."""
    if quiet is None or not _is_quiet(moment.time(), quiet):
        return moment
    day = moment + _DAY if moment.hour >= quiet[1] else moment
    return day.replace(hour=quiet[1], minute=0, second=0, microsecond=0)


def _is_raised(review: Review, session: Session, since: list[Entry]) -> bool | None:
    """Whether the last rating after a session is above that before it; None: nobody can tell."""
    response = next((each for each in review.responses if each.session == session.id), None)
    before = response.before if response is not None else None
    before = review.usual_soreness if before is None else before
    score = since[-1].soreness if since else None
    return None if score is None or before is None else score > before + SETTLED
