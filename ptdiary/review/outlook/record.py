"""How often what was said about a later moment came true.

What was said is kept in the diary and never changes. Until one of these came to its moment, as in a
diary that was brought in or the sample, the record is what would have been said at the end of each
session, from what had been written by then.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ptdiary.diary import Diary, Outlook
from ptdiary.review.finding import Level
from ptdiary.review.hours import instant
from ptdiary.review.index import Index
from ptdiary.review.outlook.range import ENOUGH, likely, said_first, told, why_silent
from ptdiary.review.records import NEVER, Records
from ptdiary.review.responses import NEAR

COUNTED = 12  # the latest; older ones tell of a range that was worked out from fewer sessions
_LOOKED_AT = 60  # sessions, where what was said has to be worked out


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of a moment, `about`, and the score that came."""

    said_at: datetime
    about: datetime
    low: int
    high: int
    came: int

    @property
    def right(self) -> bool:
        """Whether the score lay in the range."""
        return self.low <= self.came <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookRecord:
    """The latest times something was said and a rating came, in the order of time; at most twelve.

    `worked_out` where nothing that was kept can be judged: it is what would have been said.
    """

    times: tuple[Said, ...]
    worked_out: bool

    @property
    def right(self) -> int:
        """How many of them were right."""
        return sum(each.right for each in self.times)


NO_RECORD = OutlookRecord(times=(), worked_out=False)


def record_at(index: Index, at: datetime, level_at: Callable[[datetime], Level]) -> OutlookRecord:
    """The record as of `at`; later records do not exist. `level_at` is the review's of a moment."""
    kept = [each for each in index.diary.outlooks if instant(each.said_at) <= instant(at)]
    said = _kept(index.records, kept, at)
    worked_out = not said
    if worked_out:
        said = _worked_out(index, at, level_at)
    return OutlookRecord(times=tuple(said[-COUNTED:]), worked_out=worked_out)


def last_said(diary: Diary, session: str, about: datetime) -> Outlook | None:
    """What was said last about a moment after a session; None where nothing was."""
    said = (
        each
        for each in diary.outlooks
        if each.session_id == session and instant(each.about) == instant(about)
    )
    return max(said, key=lambda each: instant(each.said_at), default=None)


def _kept(records: Records, kept: Sequence[Outlook], at: datetime) -> list[Said]:
    """Of what was said of one moment the last word counts: it was in hand when the moment came."""
    last = {
        (each.session_id, instant(each.about)): each
        for each in sorted(kept, key=lambda each: (instant(each.said_at), each.id))
        if instant(each.said_at) < instant(each.about)
    }
    positions = {session.id: place for place, session in enumerate(records.sessions)}
    judged = [
        _judged(
            records, positions[each.session_id], each.said_at, each.about, each.dots, instant(at)
        )
        for each in last.values()
        if each.session_id in positions
    ]
    return sorted((each for each in judged if each), key=lambda each: instant(each.about))


def _worked_out(index: Index, at: datetime, level_at: Callable[[datetime], Level]) -> list[Said]:
    said: list[Said] = []
    records, later = index.records, index.once(_written_later)
    ended = bisect_right(records.ends, instant(at))
    for position in range(ended - 1, max(-1, ended - 1 - _LOOKED_AT), -1):
        then = _written_by(records, later, instant(records.sessions[position].ended_at))
        judged = _would_have_said(records, then, position, at, level_at)
        said[:0] = [] if judged is None else [judged]
        if len(said) == COUNTED:
            break
    return said


def _would_have_said(
    records: Records,
    then: Records,
    position: int,
    at: datetime,
    level_at: Callable[[datetime], Level],
) -> Said | None:
    """`then` are the records as they were at the end of the session."""
    ended_at = records.sessions[position].ended_at
    ahead = [each for each in told(then, position, ended_at) if each.sessions >= ENOUGH]
    first = said_first(ahead, ended_at)
    if first is None:
        return None
    judged = _judged(records, position, ended_at, first.at, first.dots, instant(at))
    if judged is None or why_silent(then, position, instant(ended_at), level_at(ended_at)):
        return None
    return judged


def _written_later(index: Index) -> list[tuple[int, int]]:
    """When each rating that was written after it was felt was written, and its position."""
    return sorted(
        (instant(each.written_at), place)
        for place, each in enumerate(index.records.ratings)
        if each.written_at is not None and each.written_at > each.at
    )


def _written_by(records: Records, later: Sequence[tuple[int, int]], then: int) -> Records:
    """The records with the ratings that had been written down by an instant."""
    until = bisect_right(records.rating_times, then)
    unknown = [place for _, place in later[bisect_right(later, (then, NEVER)) :] if place < until]
    times, scores = list(records.rating_times[:until]), list(records.scores[:until])
    for place in sorted(unknown, reverse=True):
        del times[place], scores[place]
    return replace(records, rating_times=tuple(times), scores=tuple(scores))


def _judged(
    records: Records,
    position: int,
    said_at: datetime,
    about: datetime,
    dots: Sequence[int],
    now: int,
) -> Said | None:
    """None where no rating came near the moment, before the next session ended."""
    ends, times, asked = records.ends, records.rating_times, instant(about)
    next_end = ends[position + 1] if position + 1 < len(ends) else NEVER
    after = max(instant(said_at), ends[position])
    near = range(
        bisect_left(times, max(asked - NEAR, after + 1)),
        bisect_left(times, min(asked + NEAR + 1, next_end, now + 1)),
    )
    if not near:
        return None
    came = records.scores[min(near, key=lambda each: abs(times[each] - asked))]
    low, high = likely(dots)
    return Said(said_at=said_at, about=about, low=low, high=high, came=came)
