"""A diary laid out for review: every kind of record in the order of time, ready for bisect."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from ptdiary.diary import Consultation, Diary, Entry, Profile, Session
from ptdiary.review.hours import HOUR, instant

Timed = TypeVar("Timed", Entry, Session, Consultation)

ALWAYS = -(10**20)  # an instant before every other
NEVER = 10**20  # an instant after every other

_LATE = 1 * HOUR  # choice of the project


def is_rating(entry: Entry) -> bool:
    """Whether an entry is a rating: it has soreness, and is not left out of the course."""
    return entry.soreness is not None and entry.left_out is None


def written_later(entry: Entry) -> bool:
    """Whether an entry was written down more than an hour after it was felt."""
    return entry.written_at is not None and instant(entry.written_at) - instant(entry.at) > _LATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Records ordered by time and then id. Times are instants of `hours`.

    A rating is as `is_rating`. A session's time is its end.
    """

    profile: Profile
    entries: tuple[Entry, ...]
    entry_times: tuple[int, ...]
    ratings: tuple[Entry, ...]
    rating_times: tuple[int, ...]
    scores: tuple[int, ...]
    sessions: tuple[Session, ...]
    ends: tuple[int, ...]
    starts: tuple[int, ...]
    seen: tuple[int, ...]
    told: tuple[Consultation, ...]
    told_times: tuple[int, ...]

    def entries_between(self, after: int, since: int, until: int) -> tuple[Entry, ...]:
        """Entries later than `after`, at or later than `since`, and not later than `until`."""
        first = max(bisect_right(self.entry_times, after), bisect_left(self.entry_times, since))
        return self.entries[first : bisect_right(self.entry_times, until)]

    def sessions_between(self, after: int, since: int, until: int) -> tuple[Session, ...]:
        """Sessions that ended later than `after`, not before `since`, and not after `until`."""
        first = max(bisect_right(self.ends, after), bisect_left(self.ends, since))
        return self.sessions[first : bisect_right(self.ends, until)]

    def ratings_until(self, until: int) -> int:
        """How many ratings are not later than `until`."""
        return bisect_right(self.rating_times, until)

    def session_before(self, until: int) -> int | None:
        """The position of the latest session that ended at or before `until`."""
        count = bisect_right(self.ends, until)
        return count - 1 if count else None

    def seen_before(self, until: int) -> int:
        """When the patient was last seen, at or before `until`; ALWAYS if never."""
        count = bisect_right(self.seen, until)
        return self.seen[count - 1] if count else ALWAYS


def read_records(diary: Diary) -> Records:
    """Lay a diary out, once, for any number of reviews."""
    entries, entry_times = _ordered((instant(each.at), each) for each in diary.entries)
    sessions, ends = _ordered((instant(each.ended_at), each) for each in diary.sessions)
    told, told_times = _ordered(
        (instant(each.at), each) for each in diary.consultations if each.kind == "told"
    )
    rated = [pair for pair in zip(entry_times, entries, strict=True) if is_rating(pair[1])]
    return Records(
        profile=diary.profile,
        entries=entries,
        entry_times=entry_times,
        ratings=tuple(entry for _, entry in rated),
        rating_times=tuple(time for time, _ in rated),
        scores=tuple(entry.soreness or 0 for _, entry in rated),
        sessions=sessions,
        ends=ends,
        starts=tuple(
            end if each.started_at is None else instant(each.started_at)
            for end, each in zip(ends, sessions, strict=True)
        ),
        seen=tuple(sorted(instant(each.at) for each in diary.consultations if each.kind == "seen")),
        told=told,
        told_times=told_times,
    )


def _ordered(timed: Iterable[tuple[int, Timed]]) -> tuple[tuple[Timed, ...], tuple[int, ...]]:
    pairs = sorted(timed, key=_time_then_id)
    return tuple(record for _, record in pairs), tuple(time for time, _ in pairs)


def _time_then_id(pair: tuple[int, Entry | Session | Consultation]) -> tuple[int, str]:
    return pair[0], pair[1].id
