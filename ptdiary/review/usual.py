"""The usual score: what soreness is judged against (rule page, "The course of soreness").

The stated usual score is the patient's word: what is computed may come in below it, never above.
The numbers are choices of the rule page, some by simulation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from ptdiary.review.hours import DAY, ENDS, instant
from ptdiary.review.records import ALWAYS, Records

COMPUTED_FROM = 28 * DAY
FEWEST = 4  # ratings that are enough, and the dates that they lie on
FEWEST_DATES = 3
FEWEST_TO_LOWER = 8  # ratings that may lower what is stated
LOWERS_BY = 2  # beyond the error of the scale
SORE = 2  # points above usual; the error of a 0-10 scale is about 1.8 in back patients
HIGH = 3  # by simulation: 2.5 standard deviations within a patient
HIGH_AT_7, HIGH_AT_8_OR_9 = 9, 10
WORST = 10


class Chosen(NamedTuple):
    """Some ratings of a time: their scores, ascending, and the instants of the first and the last.

    `median` is that of the scores, halves up.
    """

    scores: Sequence[int]
    median: int
    first: int
    last: int


def median(scores: Sequence[int]) -> int:
    """The median of ascending scores, halves up."""
    last = len(scores) - 1
    return (scores[last // 2] + scores[(last + 1) // 2] + 1) // 2


def lower_quartile(scores: Sequence[int]) -> int:
    """The score at floor((n - 1) / 4) of ascending scores."""
    return scores[(len(scores) - 1) // 4]


def is_sore(score: int, usual: int | None) -> bool:
    """Whether a score is sore: 2 above usual; while that is unknown, 2."""
    return score >= (usual or 0) + SORE


def is_high(score: int, usual: int | None) -> bool:
    """Whether a score is high: 3 above usual, or at the top of the scale. Unknown: not."""
    if usual is None:
        return False
    match usual:
        case 7:
            return score >= HIGH_AT_7
        case 8 | 9:
            return score >= HIGH_AT_8_OR_9
    return score >= usual + HIGH


@dataclass(frozen=True, slots=True)
class RatingsInOrder:
    """Ratings ordered by time, so that those of a span are found by two bisects.

    `dates` are day numbers, local.
    """

    times: tuple[int, ...]
    dates: tuple[int, ...]
    scores: tuple[int, ...]

    def between(self, since: int, until: int, after: int = ALWAYS) -> tuple[int, int]:
        """The positions of ratings at or after `since`, later than `after`, before `until`."""
        seen = after >= since
        first = bisect_right(self.times, after) if seen else bisect_left(self.times, since)
        return first, bisect_left(self.times, until, first)

    def chosen(self, since: int, until: int, after: int = ALWAYS) -> Chosen | None:
        """The ratings of `between`; None where there are none."""
        first, end = self.between(since, until, after)
        return None if first == end else self._chosen(first, end)

    def enough(
        self, since: int, until: int, after: int = ALWAYS, dates: int = FEWEST_DATES
    ) -> Chosen | None:
        """The ratings of `between` where there are 4, on so many dates; else None."""
        first, end = self.between(since, until, after)
        if end - first < FEWEST or len(set(self.dates[first:end])) < dates:
            return None
        return self._chosen(first, end)

    def _chosen(self, first: int, end: int) -> Chosen:
        scores = sorted(self.scores[first:end])
        return Chosen(scores, median(scores), self.times[first], self.times[end - 1])


# What the usual score is computed from, by the instant and by whether all has begun afresh.
Computed = dict[tuple[int, bool], Chosen | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualScores:
    """The usual score for any time of one diary, each found by a few bisects.

    `calm` are the ratings not within 72 h after a session. `stated` is the patient's word, None
    where there is none. It holds for reviews at or after `afresh`, the instant at which it was
    stated (ALWAYS: it has always held); what was rated up to then is no longer looked at.
    """

    records: Records
    every: RatingsInOrder
    calm: RatingsInOrder
    stated: int | None
    afresh: int
    _known: Computed = field(default_factory=dict, repr=False, compare=False)

    def stated_at(self, now: int) -> int | None:
        """The usual score that is stated as of a review at `now`."""
        return self.stated if now >= self.afresh else None

    def afresh_at(self, now: int) -> int:
        """The instant after which ratings count, as of a review at `now`."""
        return self.afresh if now >= self.afresh else ALWAYS

    def at(self, time: int, now: int) -> int | None:
        """What a rating at `time` is judged against by a review at `now`; None: unknown."""
        computed, stated = self.computed(time, now), self.stated_at(now)
        if computed is None or stated is None:
            return stated if computed is None else computed.median
        lower = len(computed.scores) >= FEWEST_TO_LOWER and computed.median <= stated - LOWERS_BY
        return computed.median if lower else stated

    def computed(self, time: int, now: int) -> Chosen | None:
        """The ratings whose median is the computed usual score; None where there is none."""
        key = moment, _ = self._moment(time), now >= self.afresh
        if key not in self._known:  # ratings after one session share its start
            after = self.afresh_at(now)
            since = moment - COMPUTED_FROM
            self._known[key] = self.calm.enough(since, moment, after) or self.every.enough(
                since, moment, after
            )
        return self._known[key]

    def known_until(self, time: int) -> Computed:
        """What was computed for instants up to this one."""
        return {key: chosen for key, chosen in self._known.items() if key[0] <= time}

    def _moment(self, time: int) -> int:
        """The start of the session that a rating follows, else the rating itself."""
        latest = self.records.session_before(time)
        if latest is not None and time - self.records.ends[latest] <= ENDS:
            return self.records.starts[latest]
        return time


def usual_scores(records: Records, known: Computed | None = None) -> UsualScores:
    """Lay the ratings of a diary out once. `known`: what is computed already."""
    stated_at = records.profile.usual_soreness_at
    dates = tuple(rating.at.toordinal() for rating in records.ratings)
    every = RatingsInOrder(records.rating_times, dates, records.scores)
    calm = tuple(_calm(records))
    return UsualScores(
        records=records,
        every=every,
        calm=RatingsInOrder(
            times=tuple(compress(every.times, calm)),
            dates=tuple(compress(every.dates, calm)),
            scores=tuple(compress(every.scores, calm)),
        ),
        stated=records.profile.usual_soreness,
        afresh=ALWAYS if stated_at is None else instant(stated_at),
        _known={} if known is None else known,
    )


def usual_after(before: UsualScores, records: Records, since: int) -> UsualScores:
    """The same as `usual_scores`, where nothing before the instant `since` is new or gone."""
    was, now = before.records.profile, records.profile
    same = was.usual_soreness_at == now.usual_soreness_at
    return usual_scores(records, before.known_until(since) if same else None)


def _calm(records: Records) -> Iterator[bool]:
    """For each rating, whether it lies outside the 0 to 72 h (both included) after every session.

    A session that ended after the rating does not matter, so the latest one before it decides.
    """
    ends, ended = records.ends, 0
    for time in records.rating_times:
        while ended < len(ends) and ends[ended] <= time:
            ended += 1
        yield ended == 0 or time - ends[ended - 1] > ENDS
