"""Raised stretches: runs of ratings at least 2 above the usual score (rule page, "The course").

The whole diary is followed once, rating by rating; what a review at any moment would know is then
looked up. Nothing here depends on a later record.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ptdiary.diary import Entry, Session
from ptdiary.review.hours import ENDS, STARTS, STARTS_BY, elapsed, instant
from ptdiary.review.records import ALWAYS, Records
from ptdiary.review.usual import UsualScores

RAISED_BY = 2  # points above usual; the error of a 0-10 scale is about 1.8 in back patients
CLEAR_DROP = 2
CLEAR_DROP_PERCENT = 30
REBOUND = 2
SEVERE = 7  # soreness of 7 or more is severe (S1-6; cut-points C.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One raised stretch, as it stood at its rating `latest`.

    `session` is the one it follows, at most 72 h before `opened`. `usual` is the score it is
    judged by, None while unknown. `peak` is the latest of equal ones; `low` the lowest rating that
    showed clear improvement; `rebound` the latest rating that was at least 2 above the low so far;
    `turned_up` tells that soreness went down and then, by however little, up again.
    `late`: it opened more than 48 h after its session although a rating 12 to 48 h after it was
    not raised. `overlap` is the latest session that ended before the soreness had clearly eased.

    A stretch ends in one of three ways, all None while it is open: `closed_by` the first rating
    that was not raised; `ended_by` a session that found it clearly easing (then `closed_by` is set
    only if the next rating was not raised); `seen_at`, an instant: a clinician saw the patient.
    """

    session: Session | None
    opened: Entry
    usual: int | None
    peak: Entry
    latest: Entry
    ratings: int
    low: Entry | None = None
    rebound: Entry | None = None
    turned_up: bool = False
    late: bool = False
    overlap: Session | None = None
    closed_by: Entry | None = None
    ended_by: Session | None = None
    seen_at: int | None = None

    @property
    def drop(self) -> int:
        """Points from the peak down to the latest rating."""
        return score_of(self.peak) - score_of(self.latest)

    @property
    def clearly_lower(self) -> bool:
        """Whether the latest rating shows clear improvement, by its drop alone."""
        return is_clear(self.drop, score_of(self.peak))

    @property
    def runs_from_session(self) -> bool:
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
        """The first rating back down; the latest raised one where there is none (yet)."""
        return self.closed_by or self.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Every raised stretch of a diary, and how it stood after each rating.

    `after[i]` is the stretch open after rating i, None if none was. `finished` holds each stretch
    that ended, with the instant at which that was known, in the order of time.
    """

    records: Records
    usual: UsualScores
    after: tuple[Stretch | None, ...]
    finished: tuple[tuple[int, Stretch], ...]

    def open_at(self, time: int) -> Stretch | None:
        """The raised stretch that a review at this instant finds open."""
        latest = self.records.ratings_until(time) - 1
        if latest < 0:
            return None
        rated_at = self.records.rating_times[latest]
        stretch = self.after[latest]
        if stretch is None or rated_at <= self.records.seen_before(time):
            return None
        later = self.records.session_before(time)
        if later is not None and self.records.ends[later] > rated_at and not stretch.clearly_lower:
            return replace(stretch, overlap=self.records.sessions[later])
        return stretch

    def closed_at(self, time: int) -> Stretch | None:
        """The last stretch that a rating closed, at this instant, since the patient was seen."""
        seen = self.records.seen_before(time)
        for known, stretch in reversed(self._finished_by(time)):
            if known <= seen:
                return None
            if stretch.closed_by is not None:
                return stretch
        return None

    def stretches_at(self, time: int) -> tuple[Stretch, ...]:
        """All raised stretches that a review at this instant knows, the open one last."""
        current = self.open_at(time)
        finished = tuple(stretch for _, stretch in self._finished_by(time))
        return finished if current is None else (*finished, current)

    def _finished_by(self, time: int) -> tuple[tuple[int, Stretch], ...]:
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
    walk = _Walk(records, usual)
    after = tuple(walk.take(index) for index in range(len(records.ratings)))
    walk.restart_when_seen(len(records.seen))
    return Course(records=records, usual=usual, after=after, finished=tuple(walk.finished))


class _Walk:
    """Where the walk over the ratings stands: the open stretch, and what has come before."""

    def __init__(self, records: Records, usual: UsualScores) -> None:
        self._records = records
        self._usual = usual
        self._open: Stretch | None = None
        self._sessions = 0  # how many have ended
        self._seen = 0  # how many times the patient was seen
        self.finished: list[tuple[int, Stretch]] = []

    def take(self, index: int) -> Stretch | None:
        """Take the next rating. The stretch open after it, None if none is."""
        time = self._records.rating_times[index]
        self.restart_when_seen(bisect_right(self._records.seen, time))
        before = self._sessions
        self._sessions = bisect_right(self._records.ends, time)
        if self._seen and self._records.seen[self._seen - 1] == time:
            return None  # at the moment of being seen: before the new course
        rating = self._records.ratings[index]
        if self._open is not None and self._sessions > before:
            self._end_or_overlap(self._records.sessions[before : self._sessions])
        if self._open is None or self._open.ended_by is not None:
            self._open_or_leave(rating, time)
        else:
            self._go_on(self._open, rating, time)
        return self._open

    def restart_when_seen(self, count: int) -> None:
        """A clinician has seen the patient: the course starts afresh."""
        if count > self._seen and self._open is not None:
            seen = self._records.seen[self._seen]
            self.finished.append((seen, replace(self._open, seen_at=seen)))
            self._open = None
        self._seen = count

    def _end_or_overlap(self, ended: tuple[Session, ...]) -> None:
        """Sessions between two ratings: they end a clearly easing stretch, or overlap it."""
        if self._open is None:
            return
        if self._open.clearly_lower:
            self._open = replace(self._open, ended_by=ended[0])
        else:
            self._open = replace(self._open, overlap=ended[-1])

    def _open_or_leave(self, rating: Entry, time: int) -> None:
        """A rating outside a stretch, or after a session ended one: judged afresh."""
        ended, self._open = self._open, None
        score = score_of(rating)
        if score >= RAISED_BY:  # a lower one is never raised: a usual score is at least 0
            usual = self._usual.at(time)
            if is_raised(score, usual):
                self._open = self._opened(rating, time, usual)
        if ended is not None:
            closed_by = rating if self._open is None else None
            self.finished.append((time, replace(ended, closed_by=closed_by)))

    def _opened(self, rating: Entry, time: int, usual: int | None) -> Stretch:
        session = self._session_of(time)
        stretch = Stretch(
            session=session, opened=rating, usual=usual, peak=rating, latest=rating, ratings=1
        )
        return replace(stretch, late=True) if self._is_late(stretch) else stretch

    def _session_of(self, opened: int) -> Session | None:
        if not self._sessions:
            return None
        end = self._records.ends[self._sessions - 1]
        seen = self._records.seen[self._seen - 1] if self._seen else ALWAYS
        if opened - end > ENDS or end <= seen:
            return None
        return self._records.sessions[self._sessions - 1]

    def _go_on(self, stretch: Stretch, rating: Entry, time: int) -> None:
        if stretch.usual is None:
            stretch = replace(stretch, usual=self._usual.at(time))
            stretch = replace(stretch, late=self._is_late(stretch))
        if is_raised(score_of(rating), stretch.usual):
            self._open = _extended(stretch, rating)
        else:
            self.finished.append((time, replace(stretch, closed_by=rating)))
            self._open = None

    def _is_late(self, stretch: Stretch) -> bool:
        if stretch.session is None or (stretch.opened_after or 0) <= STARTS_BY:
            return False
        return any(
            not is_raised(score, stretch.usual) for score in self._scores_in_onset(stretch.session)
        )

    def _scores_in_onset(self, session: Session) -> Iterator[int]:
        """The scores 12 to 48 h after a session, both included."""
        end = instant(session.ended_at)
        times = self._records.rating_times
        first = bisect_left(times, end + STARTS)
        yield from self._records.scores[first : bisect_right(times, end + STARTS_BY)]


def is_raised(score: int, usual: int | None) -> bool:
    """Whether a score is raised above a usual one; above 0 while that is unknown."""
    return score >= (usual or 0) + RAISED_BY


def _extended(stretch: Stretch, rating: Entry) -> Stretch:
    score = score_of(rating)
    peak = rating if score >= score_of(stretch.peak) else stretch.peak
    low, rebound = stretch.low, stretch.rebound
    if low is not None and score >= score_of(low) + REBOUND:
        rebound = rating
    improved = is_clear(score_of(peak) - score, score_of(peak))
    if improved and (low is None or score < score_of(low)):
        low = rating
    return Stretch(  # not `replace`, which takes four times as long
        session=stretch.session,
        opened=stretch.opened,
        usual=stretch.usual,
        peak=peak,
        latest=rating,
        ratings=stretch.ratings + 1,
        low=low,
        rebound=rebound,
        turned_up=stretch.turned_up or (stretch.drop > 0 and score > score_of(stretch.latest)),
        late=stretch.late,
        overlap=stretch.overlap,
    )
