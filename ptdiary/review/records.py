"""A diary laid out for review: every kind of record in the order of time, ready for bisect."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import compress
from operator import attrgetter
from typing import Any, TypeVar

from ptdiary.diary import CHECKS, Consultation, Diary, Entry, Profile, Session
from ptdiary.diary.day import day_of
from ptdiary.review.hours import HOUR, instant

Timed = TypeVar("Timed", Entry, Session, Consultation)

ALWAYS = -(10**20)  # an instant before every other
NEVER = 10**20  # an instant after every other
SEVERE = 7  # soreness of 7 or more is severe (S1-6; cut-points C.1)
_LATE = 1 * HOUR  # choice of the project
_BAD = frozenset({"yes", "unsure", "known"})
_checks = attrgetter(*CHECKS)
DOCTORS = ("doctor", "urgent_care", "emergency")  # only these end an emergency


def is_rating(entry: Entry) -> bool:
    """Whether an entry is a rating: it has soreness, and is not left out of the course."""
    return entry.soreness is not None and entry.left_out is None


def highest_of_days(entries: Iterable[Entry], begins: int = 0) -> dict[date, int]:
    """The highest rating of each day that has one; an entry is of the day of its own clock.

    `begins`: the hour at which a day begins.
    """
    highest: dict[date, int] = {}
    for entry in entries:
        if is_rating(entry):
            day, score = day_of(entry.at, begins), entry.soreness or 0
            highest[day] = max(highest.get(day, score), score)
    return highest


def bad_checks(entry: Entry) -> tuple[str, ...]:
    """The checks that an entry answers otherwise than no; declined is no answer."""
    if entry.checks is None or _BAD.isdisjoint(words := _checks(entry.checks)):
        return ()
    return tuple(check for check, word in zip(CHECKS, words, strict=True) if word in _BAD)


def written_later(entry: Entry) -> bool:
    """Whether an entry was written down more than an hour after it was felt."""
    return entry.written_at is not None and instant(entry.written_at) - instant(entry.at) > _LATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Records ordered by time and then id. Times are instants of `hours`.

    `timed` are the entries whose time is known: the course of soreness sees no other, and `ratings`
    are of them, as in `is_rating`; `severe` are ratings of 7 or more. A session's time is its end.
    `seen` are the times of consultations of that kind, `seen_by_doctor` those with a doctor, an
    urgent care line or an emergency department; `seen_or_told` are all consultations.
    """

    profile: Profile
    entries: tuple[Entry, ...]
    entry_times: tuple[int, ...]
    timed: tuple[Entry, ...]
    timed_times: tuple[int, ...]
    ratings: tuple[Entry, ...]
    rating_times: tuple[int, ...]
    scores: tuple[int, ...]
    severe: tuple[Entry, ...]
    severe_times: tuple[int, ...]
    sessions: tuple[Session, ...]
    ends: tuple[int, ...]
    starts: tuple[int, ...]
    seen: tuple[int, ...]
    seen_by_doctor: tuple[int, ...]
    seen_or_told: tuple[Consultation, ...]
    seen_or_told_times: tuple[int, ...]

    def entries_between(self, after: int, since: int, until: int) -> tuple[Entry, ...]:
        """Entries later than `after`, at or later than `since`, and not later than `until`."""
        positions = self.entry_positions(after, since, until)
        return self.entries[positions.start : positions.stop]

    def entry_positions(self, after: int, since: int, until: int) -> range:
        """The positions of `entries_between`."""
        first = max(bisect_right(self.entry_times, after), bisect_left(self.entry_times, since))
        return range(first, max(first, bisect_right(self.entry_times, until)))

    def entries_before(self, entry: Entry, span: int) -> tuple[Entry, ...]:
        """The entries that come before one, at most `span` before its time."""
        first = bisect_left(self.entry_times, instant(entry.at) - span)
        return self.entries[first : self.position_of(entry)]

    def position_of(self, entry: Entry) -> int:
        """The position of an entry of the diary."""
        position = bisect_left(self.entry_times, instant(entry.at))
        while self.entries[position].id != entry.id:
            position += 1
        return position

    def timed_between(self, after: int, since: int, until: int) -> tuple[Entry, ...]:
        """The same of entries whose time is known."""
        first = max(bisect_right(self.timed_times, after), bisect_left(self.timed_times, since))
        return self.timed[first : bisect_right(self.timed_times, until)]

    def sessions_between(self, after: int, since: int, until: int) -> tuple[Session, ...]:
        """Sessions that ended later than `after`, not before `since`, and not after `until`."""
        first = max(bisect_right(self.ends, after), bisect_left(self.ends, since))
        return self.sessions[first : bisect_right(self.ends, until)]

    def ratings_until(self, until: int) -> int:
        """How many ratings are not later than `until`."""
        return bisect_right(self.rating_times, until)

    def timed_back(self, until: int, after: int) -> Iterator[Entry]:
        """Entries with a known time, from the latest at or before `until` back to `after`."""
        for position in range(bisect_right(self.timed_times, until) - 1, -1, -1):
            if self.timed_times[position] <= after:
                return
            yield self.timed[position]

    def ratings_between(self, after: int, until: int) -> tuple[Entry, ...]:
        """Ratings later than `after` and not later than `until`."""
        first = bisect_right(self.rating_times, after)
        return self.ratings[first : bisect_right(self.rating_times, until)]

    def last_ratings(self, count: int, after: int, until: int) -> tuple[Entry, ...]:
        """At most so many of them, the last ones."""
        end = bisect_right(self.rating_times, until)
        return self.ratings[max(end - count, bisect_right(self.rating_times, after)) : end]

    def first_severe(self, since: int) -> Entry | None:
        """The first severe rating at or later than `since`."""
        first = bisect_left(self.severe_times, since)
        return self.severe[first] if first < len(self.severe) else None

    def entries_until(self, until: int) -> int:
        """How many entries are not later than `until`."""
        return bisect_right(self.entry_times, until)

    def last_consultation(self, until: int) -> int:
        """When anybody was told or seen last, at or before `until`; ALWAYS if never."""
        return last_before(self.seen_or_told_times, until)

    def session_before(self, until: int) -> int | None:
        """The position of the latest session that ended at or before `until`."""
        count = bisect_right(self.ends, until)
        return count - 1 if count else None

    def session_ended(self, since: int, until: int) -> bool:
        """Whether any session ended between two instants, both included."""
        latest = bisect_right(self.ends, until)
        return latest > 0 and self.ends[latest - 1] >= since

    def seen_before(self, until: int) -> int:
        """When the patient was last seen, at or before `until`; ALWAYS if never."""
        return last_before(self.seen, until)

    def seen_by_doctor_before(self, until: int) -> int:
        """The same for a doctor, an urgent care line or an emergency department."""
        return last_before(self.seen_by_doctor, until)


def last_before(times: tuple[int, ...], until: int) -> int:
    """The latest of ordered instants at or before `until`; ALWAYS where there is none."""
    count = bisect_right(times, until)
    return times[count - 1] if count else ALWAYS


def read_records(diary: Diary) -> Records:
    """Lay a diary out, once, for any number of reviews."""
    return _read(diary.profile, diary.entries, diary.trained, diary.consultations)


def records_after(before: Records, diary: Diary, since: int) -> Records:
    """The same as `read_records`, where nothing before the instant `since` is new or gone.

    `before` are the records that it was so in. A diary is in the order of time itself.
    """
    rest = _read(
        diary.profile,
        diary.entries[bisect_left(before.entry_times, since) :],
        diary.trained[bisect_left(before.ends, since) :],
        diary.consultations[bisect_left(before.seen_or_told_times, since) :],
    )
    joined: dict[str, Any] = {}
    for times, others in _IN_STEP.items():
        early = bisect_left(getattr(before, times), since)
        for name in (times, *others):
            joined[name] = getattr(before, name)[:early] + getattr(rest, name)
    return Records(profile=diary.profile, **joined)


# The times of `Records`, and what goes with each of them.
_IN_STEP: dict[str, tuple[str, ...]] = {
    "entry_times": ("entries",),
    "timed_times": ("timed",),
    "rating_times": ("ratings", "scores"),
    "severe_times": ("severe",),
    "ends": ("sessions", "starts"),
    "seen": (),
    "seen_by_doctor": (),
    "seen_or_told_times": ("seen_or_told",),
}


def _read(
    profile: Profile,
    entries: tuple[Entry, ...],
    sessions: tuple[Session, ...],
    consultations: tuple[Consultation, ...],
) -> Records:
    entries, entry_times = _ordered((instant(each.at), each) for each in entries)
    sessions, ends = _ordered((instant(each.ended_at), each) for each in sessions)
    consultations, times = _ordered((instant(each.at), each) for each in consultations)
    known = [not entry.time_unknown for entry in entries]
    timed, timed_times = tuple(compress(entries, known)), tuple(compress(entry_times, known))
    rated = [is_rating(entry) for entry in timed]
    ratings, rating_times = tuple(compress(timed, rated)), tuple(compress(timed_times, rated))
    scores = tuple(entry.soreness or 0 for entry in ratings)
    severe = [score >= SEVERE for score in scores]
    seen = [each.kind == "seen" for each in consultations]
    return Records(
        profile=profile,
        entries=entries,
        entry_times=entry_times,
        timed=timed,
        timed_times=timed_times,
        ratings=ratings,
        rating_times=rating_times,
        scores=scores,
        severe=tuple(compress(ratings, severe)),
        severe_times=tuple(compress(rating_times, severe)),
        sessions=sessions,
        ends=ends,
        starts=tuple(
            end if each.started_at is None else instant(each.started_at)
            for end, each in zip(ends, sessions, strict=True)
        ),
        seen=tuple(compress(times, seen)),
        seen_by_doctor=tuple(
            time
            for time, each in zip(times, consultations, strict=True)
            if each.kind == "seen" and each.with_whom in DOCTORS
        ),
        seen_or_told=consultations,
        seen_or_told_times=times,
    )


def _ordered(timed: Iterable[tuple[int, Timed]]) -> tuple[tuple[Timed, ...], tuple[int, ...]]:
    pairs = sorted(timed, key=_time_then_id)
    return tuple(record for _, record in pairs), tuple(time for time, _ in pairs)


def _time_then_id(pair: tuple[int, Entry | Session | Consultation]) -> tuple[int, str]:
    return pair[0], pair[1].id
