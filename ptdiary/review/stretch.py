"""Raised stretches: runs of sore ratings (rule page, "The stretch").

The whole diary is followed once, rating by rating; what a review at any moment would know is then
looked up. Nothing here depends on a later record.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ptdiary.diary import Entry, Session
from ptdiary.review.hours import ENDS, HOUR, STARTS, STARTS_BY, elapsed, instant
from ptdiary.review.records import ALWAYS, Records
from ptdiary.review.usual import FEWEST_DATES, SORE, UsualScores, is_sore

CLEAR_DROP = 2  # points; or 30 %: Suzuki 2020, Ostelo 2008
CLEAR_DROP_PERCENT = 30
REBOUND = 2
SILENCE = 72 * HOUR  # by simulation; beyond it "not eased" cannot be known


class Stretch(NamedTuple):
    """One raised stretch, as it stood at its rating `latest`.

    `session` is the one it follows, at most 72 h before `opened`. `usual` is the score it is
    judged by, None while unknown. `peak` is the latest of equal ones; `low` the lowest rating that
    showed clear improvement; `rebound` the latest rating that was at least 2 above the low so far.
    `dates` are the first three local dates of its ratings. `late`: it opened more than 48 h after
    its session although a rating 12 to 48 h after it was not sore. `overlap` is the latest session
    that ended before the soreness had clearly eased.

    A stretch ends in one of four ways: `closed_by` the first rating that was not sore; `ended_by`
    a session that found it clearly easing (then `closed_by` is set only if the next rating was not
    sore); by a silence; or `afresh_at` an instant, at which a clinician saw the patient or the
    usual score was stated anew. All are None while it is open, and after a silence.
    """

    session: Session | None
    opened: Entry
    usual: int | None
    peak: Entry
    latest: Entry
    ratings: int
    dates: frozenset[int]
    low: Entry | None = None
    rebound: Entry | None = None
    late: bool = False
    overlap: Session | None = None
    closed_by: Entry | None = None
    ended_by: Session | None = None
    afresh_at: int | None = None

    @property
    def drop(self) -> int:
        """Points from the peak down to the latest rating."""
        return score_of(self.peak) - score_of(self.latest)

    @property
    def clearly_lower(self) -> bool:
        """Whether the latest rating shows clear improvement, by its drop alone."""
        return is_clear(self.drop, score_of(self.peak))

    @property
    def linked(self) -> bool:
        """Whether its hours run from the end of its session; else from its first rating."""
        return self.session is not None and not self.late

    @property
    def elapsed(self) -> int:
        """Microseconds from the end of its session, or its first rating, to its latest one."""
        if self.session is not None and not self.late:
            return elapsed(self.session.ended_at, self.latest.at)
        return elapsed(self.opened.at, self.latest.at)

    @property
    def opened_after(self) -> int | None:
        """Microseconds from the end of its session to its first rating; None without one."""
        return None if self.session is None else elapsed(self.session.ended_at, self.opened.at)

    @property
    def until(self) -> Entry:
        """The first rating back down; the latest sore one where there is none (yet)."""
        return self.closed_by or self.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Every raised stretch of a diary, and how it stood after each rating.

    `after[i]` is the stretch whose last rating is rating i, None if there is none. `finished`
    holds each stretch that ended, with the instant at which that was known, in the order of time.
    """

    records: Records
    usual: UsualScores
    after: tuple[Stretch | None, ...]
    finished: tuple[tuple[int, Stretch], ...]

    def begins(self, time: int) -> int:
        """The instant after which ratings make stretches, as of a review at this instant."""
        return max(self.records.seen_before(time), self.usual.afresh_at(time))

    def last_at(self, time: int) -> Stretch | None:
        """The stretch that ends with the latest rating of a review at this instant."""
        latest = self.records.ratings_until(time) - 1
        if latest < 0:
            return None
        rated_at = self.records.rating_times[latest]
        stretch = self.after[latest]
        if stretch is None or rated_at <= self.begins(time):
            return None
        later = self.records.session_before(time)
        if later is not None and self.records.ends[later] > rated_at and not stretch.clearly_lower:
            return stretch._replace(overlap=self.records.sessions[later])
        return stretch

    def ended_before(self, time: int) -> Stretch | None:
        """The last stretch that has ended at this instant, since it all began afresh."""
        finished = self.finished_by(time)
        if not finished or finished[-1][0] <= self.begins(time):
            return None
        return finished[-1][1]

    def closed_before(self, time: int) -> Stretch | None:
        """The last stretch that a rating closed, at this instant, since it all began afresh."""
        begins = self.begins(time)
        for known, stretch in reversed(self.finished_by(time)):
            if known <= begins:
                return None
            if stretch.closed_by is not None:
                return stretch
        return None

    def stretches_at(self, time: int) -> tuple[Stretch, ...]:
        """All raised stretches that a review at this instant knows, the last one last."""
        current = self.last_at(time)
        finished = tuple(stretch for _, stretch in self.finished_by(time))
        return finished if current is None else (*finished, current)

    def finished_by(self, time: int) -> tuple[tuple[int, Stretch], ...]:
        """Those of `finished` that were known at this instant."""
        return self.finished[: bisect_right(self.finished, time, key=_known_at)]


def _known_at(finished: tuple[int, Stretch]) -> int:
    return finished[0]


def score_of(rating: Entry) -> int:
    """The soreness of a rating; a rating always has one."""
    return rating.soreness or 0


def is_clear(drop: int, peak: int) -> bool:
    """Whether a drop from a peak is clear improvement: 2 points, or 1 and 30 % of the peak."""
    return drop >= CLEAR_DROP or (drop >= 1 and drop * 100 >= CLEAR_DROP_PERCENT * peak)


def follow(records: Records, usual: UsualScores) -> Course:
    """Follow the soreness of a whole diary, each rating once."""
    return _followed(_Walk(records, usual), ())


def follow_after(before: Course, records: Records, usual: UsualScores, since: int) -> Course:
    """The same as `follow`, where nothing before the instant `since` is new or gone.

    It goes on from what was before, unless the usual score was stated anew.
    """
    walk = _Walk(records, usual)
    early = before.after[: bisect_left(records.rating_times, since)]
    if not early or (usual.stated, usual.afresh) != (before.usual.stated, before.usual.afresh):
        return follow(records, usual)
    walk.go_on_from(before, len(early))
    return _followed(walk, early)


def _followed(walk: "_Walk", early: tuple[Stretch | None, ...]) -> Course:
    """The course, from the ratings on that come after these."""
    late = range(len(early), len(walk.records.ratings))
    after = (*early, *(walk.take(index) for index in late))
    walk.begin_afresh(len(walk.starts))
    finished = tuple(walk.finished)
    return Course(records=walk.records, usual=walk.usual, after=after, finished=finished)


class _Walk:
    """The walk over the ratings: the open stretch, and what has come before.

    `starts` are the instants at which all begins afresh: seen, or usual score stated.
    """

    def __init__(self, records: Records, usual: UsualScores) -> None:
        self.records = records
        self.usual = usual
        self._open: Stretch | None = None
        self._sessions = 0  # how many have ended
        self._started = 0  # how many of the starts have come
        self.starts = sorted({*records.seen, usual.afresh} - {ALWAYS})
        self.finished: list[tuple[int, Stretch]] = []

    def go_on_from(self, before: Course, count: int) -> None:
        """So many ratings are taken, as they were before."""
        latest = self.records.rating_times[count - 1]
        self._open = before.after[count - 1]
        self._sessions = bisect_right(self.records.ends, latest)
        self._started = bisect_right(self.starts, latest)
        self.finished = list(before.finished_by(latest))

    def take(self, index: int) -> Stretch | None:
        """Take the next rating. The stretch that it is the last of, None if none is."""
        time, ends = self.records.rating_times[index], self.records.ends
        if self._started < len(self.starts) and self.starts[self._started] <= time:
            self.begin_afresh(bisect_right(self.starts, time))
        before = self._sessions
        while self._sessions < len(ends) and ends[self._sessions] <= time:
            self._sessions += 1
        if self._started and self.starts[self._started - 1] == time:
            return None  # at that very moment: before the new course
        rating = self.records.ratings[index]
        if self._open is not None and self._sessions > before:
            self._pass_sessions(self.records.sessions[before : self._sessions])
        if self._open is None or self._open.ended_by is not None:
            self._open_or_leave(rating, time)
        elif time - self.records.rating_times[index - 1] > SILENCE:
            self.finished.append((time, self._open))
            self._open = None
            self._open_or_leave(rating, time)
        else:
            self._go_on(self._open, rating, time)
        return self._open

    def begin_afresh(self, count: int) -> None:
        """So many of the starts have come: an open stretch is over."""
        if count > self._started and self._open is not None:
            start = self.starts[self._started]
            self.finished.append((start, self._open._replace(afresh_at=start)))
            self._open = None
        self._started = count

    def _pass_sessions(self, ended: tuple[Session, ...]) -> None:
        """Sessions between two ratings: they end a clearly easing stretch, or overlap it."""
        if self._open is None:
            return
        if self._open.clearly_lower:
            self._open = self._open._replace(ended_by=ended[0])
        else:
            self._open = self._open._replace(overlap=ended[-1])

    def _open_or_leave(self, rating: Entry, time: int) -> None:
        """A rating outside a stretch, or after a session ended one: judged afresh."""
        ended, self._open = self._open, None
        score = score_of(rating)
        if score >= SORE:  # a lower one is never sore: a usual score is at least 0
            usual = self.usual.at(time, time)
            if is_sore(score, usual):
                self._open = self._opened(rating, time, usual)
        if ended is not None:
            closed_by = rating if self._open is None else None
            self.finished.append((time, ended._replace(closed_by=closed_by)))

    def _opened(self, rating: Entry, time: int, usual: int | None) -> Stretch:
        stretch = Stretch(
            session=self._session_of(time),
            opened=rating,
            usual=usual,
            peak=rating,
            latest=rating,
            ratings=1,
            dates=frozenset({rating.at.toordinal()}),
        )
        return stretch._replace(late=True) if self._is_late(stretch) else stretch

    def _session_of(self, opened: int) -> Session | None:
        if not self._sessions:
            return None
        end = self.records.ends[self._sessions - 1]
        if opened - end > ENDS or end <= self.records.seen_before(opened):
            return None
        return self.records.sessions[self._sessions - 1]

    def _go_on(self, stretch: Stretch, rating: Entry, time: int) -> None:
        if stretch.usual is None:
            stretch = stretch._replace(usual=self.usual.at(time, time))
            stretch = stretch._replace(late=self._is_late(stretch))
        if is_sore(score_of(rating), stretch.usual):
            self._open = _extended(stretch, rating)
        else:
            self.finished.append((time, stretch._replace(closed_by=rating)))
            self._open = None

    def _is_late(self, stretch: Stretch) -> bool:
        if stretch.session is None or (stretch.opened_after or 0) <= STARTS_BY:
            return False
        return any(
            not is_sore(score, stretch.usual) for score in self._scores_in_onset(stretch.session)
        )

    def _scores_in_onset(self, session: Session) -> Iterator[int]:
        """The scores 12 to 48 h after a session, both included."""
        end = instant(session.ended_at)
        times = self.records.rating_times
        first = bisect_left(times, end + STARTS)
        yield from self.records.scores[first : bisect_right(times, end + STARTS_BY)]


def _extended(stretch: Stretch, rating: Entry) -> Stretch:
    score = score_of(rating)
    peak = rating if score >= score_of(stretch.peak) else stretch.peak
    low, rebound, dates = stretch.low, stretch.rebound, stretch.dates
    if low is not None and score >= score_of(low) + REBOUND:
        rebound = rating
    improved = is_clear(score_of(peak) - score, score_of(peak))
    if improved and (low is None or score < score_of(low)):
        low = rating
    if len(dates) < FEWEST_DATES:
        dates |= {rating.at.toordinal()}
    return stretch._replace(
        peak=peak,
        latest=rating,
        ratings=stretch.ratings + 1,
        dates=dates,
        low=low,
        rebound=rebound,
    )
