"""The usual score: what soreness is judged against (rule page, "The course of soreness").

Choices of the project: a session may account for soreness for 72 hours (`hours.ENDS`); 7 days, 14
days and the lower quartile.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from struct import Struct

from ptdiary.review.hours import DAY, ENDS
from ptdiary.review.records import Records

BEFORE_SESSION = 7 * DAY
LONGER_BEFORE = 14 * DAY
FEWEST_FOR_QUARTILE = 4

_COUNTERS = Struct("<11I")  # one for each score from 0 to 10
_LANE = 32  # bits of one counter


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualScores:
    """The usual score at any moment of one diary, each found in the time of a few bisects.

    `all_ratings` and `away` (ratings not within 72 h after a session) are running tallies: eleven
    counters, one a score, packed into one whole number, so that the scores between two positions
    are one subtraction.
    """

    records: Records
    all_ratings: tuple[int, ...]
    away: tuple[int, ...]
    _known: dict[int, int | None] = field(default_factory=dict, repr=False, compare=False)

    def at(self, time: int) -> int | None:
        """What a rating at this instant is judged against, None while unknown."""
        moment = self._counted_from(time)
        if moment not in self._known:  # ratings after one session share its start
            self._known[moment] = self._before(moment)
        return self._known[moment]

    def _counted_from(self, time: int) -> int:
        """The start of the session that a rating follows, else the rating itself."""
        latest = self.records.session_before(time)
        if latest is not None and time - self.records.ends[latest] <= ENDS:
            return self.records.starts[latest]
        return time

    def _before(self, moment: int) -> int | None:
        away = self._scores(self.away, moment - BEFORE_SESSION, moment)
        if away:
            return median(away)
        profile = self.records.profile.usual_soreness
        recent = self._scores(self.all_ratings, moment - LONGER_BEFORE, moment)
        if len(recent) < FEWEST_FOR_QUARTILE:
            return profile
        quartile = lower_quartile(recent)
        return quartile if profile is None else min(profile, quartile)

    def _scores(self, tally: tuple[int, ...], since: int, until: int) -> "Scores":
        times = self.records.rating_times
        return Scores(tally[bisect_left(times, until)] - tally[bisect_left(times, since)])


class Scores:
    """Some scores from 0 to 10 in ascending order, as a tally of each."""

    __slots__ = ("_counts", "_total")

    def __init__(self, tally: int) -> None:
        self._counts: tuple[int, ...] = _COUNTERS.unpack(tally.to_bytes(_COUNTERS.size, "little"))
        self._total = sum(self._counts)

    def __len__(self) -> int:
        return self._total

    def __getitem__(self, index: int) -> int:
        """The score at this place of the ascending order."""
        for score, count in enumerate(self._counts):
            if index < count:
                return score
            index -= count
        raise IndexError(index)


def median(scores: Scores | Sequence[int]) -> int:
    """The median of ascending scores, halves up."""
    last = len(scores) - 1
    return (scores[last // 2] + scores[(last + 1) // 2] + 1) // 2


def lower_quartile(scores: Scores | Sequence[int]) -> int:
    """The score at floor((n - 1) / 4) of ascending scores."""
    return scores[(len(scores) - 1) // 4]


def usual_scores(records: Records) -> UsualScores:
    """Tally the ratings of a diary once."""
    whether_away = list(_away_from_sessions(records))
    return UsualScores(
        records=records,
        all_ratings=_running_tally(records.scores, [True] * len(records.scores)),
        away=_running_tally(records.scores, whether_away),
    )


def _away_from_sessions(records: Records) -> Iterator[bool]:
    """For each rating, whether it lies outside the 0 to 72 h (both included) after every session.

    A session that ended after the rating does not matter, so the latest one before it decides.
    """
    ended = 0
    for time in records.rating_times:
        while ended < len(records.ends) and records.ends[ended] <= time:
            ended += 1
        yield ended == 0 or time - records.ends[ended - 1] > ENDS


def _running_tally(scores: Sequence[int], counted: Sequence[bool]) -> tuple[int, ...]:
    total = 0
    tally = [0]
    for score, counts in zip(scores, counted, strict=True):
        if counts:
            total += 1 << (_LANE * score)
        tally.append(total)
    return tuple(tally)
