"""A run of whole days, and the records that fall on them.

A record belongs to the date that its own offset gives it: 23:00 in Madrid is that evening, wherever
the page is printed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from statistics import median_low

from ptdiary.diary import Entry, Session
from ptdiary.review.hours import DAY, instant
from ptdiary.review.records import Records
from ptdiary.review.stray import FIRST_LIVED
from ptdiary.review.trends.shapes import Window

# Years on one page: some days taken together, and sessions counted between two dates.

# When something was scored, and the score.
Rated = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Together:
    """The lowest, middle and highest rating of some days; `place` counts them from the start."""

    place: int
    lowest: int
    middle: int
    highest: int


def days_taken_together(rated: Iterable[Rated], start: datetime, days: int) -> Iterator[Together]:
    """Each run of `days` days from `start` that has a score; scores in the order of time."""
    step = timedelta(days=days)
    kept = (((at - start) // step, score) for at, score in rated if at >= start)
    for place, group in groupby(kept, key=_place):
        scores = [score for _, score in group]
        yield Together(place, min(scores), median_low(scores), max(scores))


def _place(pair: tuple[int, int]) -> int:
    return pair[0]


def sessions_between(windows: Sequence[Window], edges: Sequence[datetime]) -> tuple[int, ...]:
    """How many sessions ended from each edge to before the next."""
    counts = [0] * (len(edges) - 1)
    for window in windows:
        place = bisect_right(edges, window.ended_at) - 1
        if 0 <= place < len(counts):
            counts[place] += 1
    return tuple(counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days from `first` to `last`, both included, as far as `now`, an instant, knows them."""

    first: date
    last: date
    now: int

    def hold(self, at: datetime) -> bool:
        """Whether a moment is on one of these days."""
        return self.first <= at.date() <= self.last

    def entries(self, records: Records) -> tuple[Entry, ...]:
        """The entries of these days, in the order of time."""
        reach = self._reach(records.entry_times)
        inside = self._inside(records.entry_times)
        numbered = enumerate(records.entries[reach], start=reach.start)
        return tuple(each for place, each in numbered if place in inside or self.hold(each.at))

    def sessions(self, records: Records) -> tuple[tuple[int, Session], ...]:
        """The sessions that ended on these days, each with its position in the diary."""
        reach = self._reach(records.ends)
        numbered = enumerate(records.sessions[reach], start=reach.start)
        return tuple(each for each in numbered if self.hold(each[1].ended_at))

    def _reach(self, times: Sequence[int]) -> slice:
        """Where records of these days can stand: an offset moves a day by less than 24 h."""
        start, end = self._start() - DAY, self._start_of_next() + DAY
        return slice(bisect_left(times, start), bisect_right(times, min(end, self.now)))

    def _inside(self, times: Sequence[int]) -> range:
        """Where all records are of these days, whatever their offset."""
        start, end = self._start() + DAY, self._start_of_next() - DAY
        return range(bisect_left(times, start), bisect_right(times, min(end, self.now)))

    def _start(self) -> int:
        return instant(datetime.combine(self.first, time(), UTC))

    def _start_of_next(self) -> int:
        return instant(datetime.combine(self.last, time(), UTC)) + DAY


_FIRST_LIVED = instant(datetime.combine(FIRST_LIVED, time(), UTC))


def first_day(records: Records) -> date:
    """The earliest date of a diary that has entries; over the date line a later one may have it.

    An entry of a year that nobody lived begins no diary that has another.
    """
    times = records.entry_times
    lived = bisect_left(times, _FIRST_LIVED)
    began = 0 if lived == len(times) else lived
    until = times[began] + 2 * DAY
    return min(each.at.date() for each in records.entries[began : bisect_right(times, until)])


def missing_days(days: Days, records: Records, today: date) -> tuple[tuple[date, date], ...]:
    """The first and last day of each run of days without any entry.

    Days before the diary's first entry are not missing, and neither is `today`: it is not over.
    """
    known = bisect_right(records.entry_times, days.now)
    if not known:
        return ()
    written = {each.at.date() for each in days.entries(records)}
    first = max(days.first, first_day(records))
    length = (min(days.last, today - timedelta(days=1)) - first).days + 1
    runs: list[tuple[date, date]] = []
    for day in (first + timedelta(days=each) for each in range(length)):
        if day in written:
            continue
        if runs and day - runs[-1][1] == timedelta(days=1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return tuple(runs)
