"""The scores to expect after the latest session, from what followed the patient's earlier ones.

Each earlier session with ratings near the same two hours tells one change: from the score in hand
(the latest rating since the session, else the last one before it) to the score at the hour asked
about. A line is fitted through them: recent sessions weigh more, and a weak prior, a choice of this
project, stands in for the sessions that are not there yet. Ten dots are ten equally likely scores
of what it foretells. How often that comes true in simulated patients:
`python -m tests.bench outlook`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import floor, sqrt
from statistics import NormalDist
from typing import Literal

from ptdiary.diary import Session
from ptdiary.review.finding import Level
from ptdiary.review.hours import ENDS, HOUR, instant
from ptdiary.review.index import Index
from ptdiary.review.records import Records
from ptdiary.review.responses import BEFORE, NEAR, score_before
from ptdiary.review.usual import is_sore

Silence = Literal["no_session", "finding", "seen", "overlap", "few_sessions"]

DOTS = 10  # chances that are drawn (Fernandes 2018: dots are read better than an interval)
MEANT = 8  # of them lie in the range
ENOUGH = 5  # earlier sessions, by simulation: from here on the own range beats a wide fixed one
LATEST = 30  # earlier sessions that count; older ones would weigh a thirtieth
_LOOKED_AT = 120  # sessions, to find so many with ratings near both hours
MOST_MOMENTS = 4
MORNING, EVENING = time(8), time(20)
_OVERLAP = 12 * HOUR  # another session this short before: whose soreness is it?
_SETTLING_IN = 3  # sessions after changed advice before the earlier ones tell anything again

# Choices of the project, by simulation.
_HALF = 6  # sessions after which one weighs half
_SLOPE, _SLOPE_SPREAD = 0.5, 0.3  # how much of the score in hand is still there later
# The spread is made wider while few sessions tell, and narrower when many do: whole numbers make
# any range cover more than its name. Between so many sessions, weighed:
_WIDER = 1.1
_KNOWN_FROM, _KNOWN_BY = 4.0, 8.5

# Points above the score before, by hours after a session, worth one session. A choice of this
# project: a small study of hard, new back exercise found a mean peak of 3.8 after 28 h (Abboud
# 2019, 24 people), and what is done again brings less.
_COURSE = ((0, 0.0), (12, 1.0), (24, 2.0), (48, 2.0), (72, 1.0))

_CHANCES = tuple((place + 0.5) / DOTS for place in range(DOTS))
_NORMAL = tuple(NormalDist().inv_cdf(chance) for chance in _CHANCES)
_TOP = 10
_MOSTLY = 7  # chances of ten


@dataclass(frozen=True, slots=True)
class MomentAhead:
    """What is said about one later moment, `hours` after the end of the session.

    `dots` are ten equally likely scores, ascending. `sessions` earlier ones told it.
    """

    at: datetime
    hours: float
    dots: tuple[int, ...]
    sessions: int

    @property
    def range(self) -> tuple[int, int]:
        """The lowest and the highest score of the range."""
        return likely(self.dots)


@dataclass(frozen=True, slots=True)
class BackToUsual:
    """By the evening of this date soreness is no longer raised, in `chances` of ten."""

    by: date
    chances: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOutlook:
    """What is said at a moment about the hours after the latest session; or why nothing is.

    `session` is its id, None without one in the last 72 h (with it, `no_session` tells that no
    morning or evening of those hours is left); `sessions_used` are the earlier ones
    that tell something, of the moment that most of them tell of.
    """

    at: datetime
    session: str | None
    ended_at: datetime | None
    sessions_used: int
    moments: tuple[MomentAhead, ...]
    back_to_usual: BackToUsual | None
    silent: Silence | None

    @property
    def first(self) -> MomentAhead | None:
        """The one that is said first, and kept; None while nothing is said."""
        return said_first(self.moments, self.at)


def said_first(moments: Sequence[MomentAhead], at: datetime) -> MomentAhead | None:
    """Tomorrow evening, else the latest moment up to then, else the first of all."""
    evening = datetime.combine(at.date() + timedelta(days=1), EVENING, at.tzinfo)
    until = [each for each in moments if each.at <= evening]
    return until[-1] if until else next(iter(moments), None)


def likely(dots: Sequence[int]) -> tuple[int, int]:
    """The range that ten dots tell: the fewest scores in a row that hold eight of them or more.

    Of several as short the one with more dots, then the one nearer to the middle, then the higher.
    """
    ordered = sorted(dots)
    rows = [
        (ordered[first], ordered[last])
        for first in range(DOTS)
        for last in range(first + MEANT - 1, DOTS)
    ]
    middle = ordered[DOTS // 2 - 1] + ordered[DOTS // 2]

    def worth(row: tuple[int, int]) -> tuple[int, int, int, int]:
        low, high = row
        inside = sum(low <= dot <= high for dot in dots)
        return high - low, -inside, abs(low + high - middle), -high

    return min(rows, key=worth)


def outlook_at(index: Index, at: datetime, level: Level) -> SessionOutlook:
    """What is said as of `at`; records later than that do not exist.

    `level` is that of the review of this moment: from contact on nothing is said.
    """
    records, now = index.records, instant(at)
    latest = records.session_before(now)
    if latest is None or now - records.ends[latest] > ENDS:
        return _silence("no_session", at)
    ahead = told(records, latest, at)
    session = records.sessions[latest]
    used = max((each.sessions for each in ahead), default=0)
    silent = why_silent(records, latest, now, level)
    known = tuple(each for each in ahead if each.sessions >= ENOUGH)
    if not ahead:
        used = _would_tell(records, latest, at)
    if silent is None and not known:
        silent = "few_sessions" if moments_ahead(session.ended_at, at) else "no_session"
    if silent is not None:
        return _silence(silent, at, session, used)
    usual = index.usual.at(now, now)
    is_raised = any(is_sore(hand.score, usual) for hand in _in_hand(records, latest, now)[:1])
    return SessionOutlook(
        at=at,
        session=session.id,
        ended_at=session.ended_at,
        sessions_used=used,
        moments=known,
        back_to_usual=_back_to_usual(known, usual, is_raised=is_raised),
        silent=None,
    )


def _silence(
    why: Silence, at: datetime, session: Session | None = None, used: int = 0
) -> SessionOutlook:
    return SessionOutlook(
        at=at,
        session=session.id if session else None,
        ended_at=session.ended_at if session else None,
        sessions_used=used,
        moments=(),
        back_to_usual=None,
        silent=why,
    )


def why_silent(records: Records, latest: int, now: int, level: Level) -> Silence | None:
    """Why nothing is said, however many sessions there are."""
    if level >= Level.CONTACT:
        return "finding"
    if _is_settling_in(records, latest, now):
        return "seen"
    if latest and records.starts[latest] - records.ends[latest - 1] < _OVERLAP:
        return "overlap"
    return None


def _is_settling_in(records: Records, latest: int, now: int) -> bool:
    """Whether fewer than three sessions ended since a clinician who was seen gave advice."""
    advised = [
        instant(each.at)
        for each in records.seen_or_told
        if each.kind == "seen" and each.advice and instant(each.at) <= now
    ]
    if not advised:
        return False
    return latest + 1 - bisect_right(records.ends, advised[-1]) < _SETTLING_IN


# The score in hand and the one at the hour asked about, after one earlier session
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Hand:
    """A score in hand: `after` the end of its session, None where it came before it began."""

    score: int
    after: int | None


def told(records: Records, latest: int, at: datetime) -> tuple[MomentAhead, ...]:
    """What the sessions before one tell about each moment ahead of `at`, however few they are."""
    hands = _in_hand(records, latest, instant(at))
    earlier = _earlier(records, latest)
    end, ahead = records.ends[latest], []
    for moment in moments_ahead(records.sessions[latest].ended_at, at):
        asked = instant(moment) - end
        found = [(hand, _pairs(records, earlier, hand, asked)) for hand in hands]
        enough = [each for each in found if len(each[1]) >= ENOUGH]
        if found:
            hand, pairs = (enough or sorted(found, key=lambda each: -len(each[1])))[0]
            expected = _expected(hand.after or 0, asked)
            dots = dots_of(*foretold(pairs, hand.score, expected, _scatter(asked)))
            ahead.append(MomentAhead(moment, asked / HOUR, dots, len(pairs)))
    return tuple(ahead)


def _would_tell(records: Records, latest: int, at: datetime) -> int:
    """How many earlier sessions tell something, were there a score in hand."""
    earlier = _earlier(records, latest)
    moments = moments_ahead(records.sessions[latest].ended_at, at)
    asked = (instant(each) - records.ends[latest] for each in moments)
    return max((len(_pairs(records, earlier, _Hand(0, None), each)) for each in asked), default=0)


def _earlier(records: Records, latest: int) -> list[int]:
    """The sessions before one that are like it, the latest first."""
    before = range(latest - 1, max(-1, latest - 1 - _LOOKED_AT), -1)
    return [each for each in before if _is_alike(records, each, latest)]


def moments_ahead(ended_at: datetime, at: datetime) -> tuple[datetime, ...]:
    """The next mornings and evenings on the clock of `at`, up to 72 h after a session; four.

    Of each the hour on the wall is meant. Where the clocks change before it, it is that hour by
    the clock of `at` all the same, as no rule of a zone is known here.
    """
    days = (at.date() + timedelta(days=day) for day in range(5))
    moments = (
        datetime.combine(day, hour, at.tzinfo) for day in days for hour in (MORNING, EVENING)
    )
    until = instant(ended_at) + ENDS
    ahead = (each for each in moments if instant(at) < instant(each) <= until)
    return tuple(ahead)[:MOST_MOMENTS]


def _in_hand(records: Records, position: int, now: int) -> list[_Hand]:
    """The scores to count from: the latest since the session, then the last one before it."""
    end, start = records.ends[position], records.starts[position]
    hands = []
    latest = bisect_right(records.rating_times, now) - 1
    if latest >= 0 and records.rating_times[latest] > max(end, now - BEFORE):
        hands.append(_Hand(records.scores[latest], records.rating_times[latest] - end))
    before = score_before(records, start)
    return hands if before is None else [*hands, _Hand(before, None)]


def _is_alike(records: Records, earlier: int, latest: int) -> bool:
    """Whether two sessions were at the same place, as far as that is known of both."""
    places = {records.sessions[each].setting for each in (earlier, latest)}
    return None in places or len(places) == 1


def _pairs(records: Records, earlier: Sequence[int], hand: _Hand, asked: int) -> list[Pair]:
    """What the latest of them tell, the oldest first; `earlier` has the latest first."""
    pairs: list[Pair] = []
    for position in earlier:
        pair = _pair(records, position, hand, asked)
        if pair is not None:
            pairs.append(pair)
        if len(pairs) == LATEST:
            break
    return pairs[::-1]


def _pair(records: Records, position: int, hand: _Hand, asked: int) -> Pair | None:
    end = records.ends[position]
    until = records.ends[position + 1]
    then = _near(records, end + asked, end, until)
    if then is None:
        return None
    if hand.after is None:
        first = score_before(records, records.starts[position])
        return None if first is None else (first, records.scores[then])
    since = _near(records, end + hand.after, end, records.rating_times[then])
    return None if since is None else (records.scores[since], records.scores[then])


def _near(records: Records, wanted: int, after: int, before: int) -> int | None:
    """The position of the rating nearest to an instant, within 6 h and between two others."""
    low = bisect_left(records.rating_times, max(wanted - NEAR, after + 1))
    high = bisect_left(records.rating_times, min(wanted + NEAR + 1, before))
    near = range(low, high)
    return min(near, key=lambda each: abs(records.rating_times[each] - wanted), default=None)


@dataclass(frozen=True, slots=True)
class Scatter:
    """What a range starts from, before the patient's own scatter is known.

    `spread` in points is worth so many sessions; `narrower` is what it comes to when many tell.
    """

    spread: float
    worth: float
    narrower: float


# By the second evening most of a rise has gone, and with it most of what makes sessions differ:
# with the spread of the first one too many ranges held (94 to 98 of 100 at low and even scores).
_FIRST_DAY, _LATER = Scatter(1.6, 1.5, 0.92), Scatter(1.0, 1.2, 0.98)
_LATER_FROM = 40 * HOUR


def _scatter(asked: int) -> Scatter:
    return _FIRST_DAY if asked < _LATER_FROM else _LATER


def foretold(
    pairs: Sequence[Pair], score: int, rise: float, scatter: Scatter = _FIRST_DAY
) -> tuple[float, float, float]:
    """The centre, spread and degrees of freedom of what follows a score in hand.

    A weighed line through `pairs`, the oldest first, with a prior on its height (a change of
    `rise` points, worth one session), on its slope and on the spread around it.
    """
    weights = [0.5 ** (age / _HALF) for age in range(len(pairs) - 1, -1, -1)]
    total = sum(weights)
    middle = _weighed(weights, [first for first, _ in pairs], total, score)
    away = [first - middle for first, _ in pairs]
    sum_away = sum(w * x for w, x in zip(weights, away, strict=True))
    sum_squares = sum(w * x * x for w, x in zip(weights, away, strict=True))
    sum_then = sum(w * then for w, (_, then) in zip(weights, pairs, strict=True))
    sum_both = sum(w * x * then for w, x, (_, then) in zip(weights, away, pairs, strict=True))
    free = scatter.worth + total
    variance = scatter.spread**2
    for _ in range(3):  # the spread and the line need each other; this settles at once
        prior = variance / _SLOPE_SPREAD**2
        a, b, c = total + 1, sum_away, sum_squares + prior
        first, second = sum_then + middle + rise, sum_both + _SLOPE * prior
        apart = a * c - b * b
        height, slope = (c * first - b * second) / apart, (a * second - b * first) / apart
        left = sum(
            w * (then - height - slope * x) ** 2
            for w, x, (_, then) in zip(weights, away, pairs, strict=True)
        )
        variance = (scatter.worth * scatter.spread**2 + left) / free
    now = score - middle
    unsure = (c - 2 * b * now + a * now * now) / apart  # of the line itself, in variances
    known = min(1.0, max(0.0, (total - _KNOWN_FROM) / (_KNOWN_BY - _KNOWN_FROM)))
    spread = sqrt(variance * (1 + unsure)) * (_WIDER + (scatter.narrower - _WIDER) * known)
    return height + slope * now, spread, free


def _weighed(
    weights: Sequence[float], values: Sequence[int], total: float, otherwise: float
) -> float:
    if not total:
        return otherwise
    return sum(w * value for w, value in zip(weights, values, strict=True)) / total


def dots_of(centre: float, spread: float, free: float) -> tuple[int, ...]:
    """Ten equally likely scores of a Student's t, ascending, kept on the scale."""
    return tuple(
        min(_TOP, max(0, floor(centre + spread * _student(z, free) + 0.5))) for z in _NORMAL
    )


def _student(z: float, free: float) -> float:
    """The quantile of Student's t beside one of the normal (Fisher and Cornish 1960, two terms)."""
    return z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)


def _expected(since: int, asked: int) -> float:
    """The change between two times after a session that the prior expects, in points."""
    return _course(asked) - _course(since)


def _course(after: int) -> float:
    hours = after / HOUR
    for (start, low), (end, high) in pairwise(_COURSE):
        if hours <= end:
            return low + (high - low) * (hours - start) / (end - start)
    return _COURSE[-1][1]


def _back_to_usual(
    moments: Sequence[MomentAhead], usual: int | None, *, is_raised: bool
) -> BackToUsual | None:
    """The first moment from which on soreness is mostly not raised; else the last of them all.

    None where it is not raised now and mostly stays so, or where no usual score is known.
    """
    counts = [sum(not is_sore(dot, usual) for dot in each.dots) for each in moments]
    if usual is None or (not is_raised and min(counts) >= _MOSTLY):
        return None
    back = len(counts) - 1
    while back and counts[back - 1] >= _MOSTLY and counts[back] >= _MOSTLY:
        back -= 1
    return BackToUsual(moments[back].at.date(), counts[back])
