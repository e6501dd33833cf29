"""Years on one page: some days taken together, and sessions counted between two dates."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from statistics import median_low

from ptdiary.review.shapes import Window

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
