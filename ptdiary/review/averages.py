"""The average soreness of some days: each rated day counts once, however often it was rated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import groupby

# When something was rated, and the rating.
Rated = tuple[datetime, int]
# A rated day as its number in the calendar, and the mean of its ratings.
ScoredDay = tuple[int, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAverage:
    """From `first` to `last`, both included: `rated` of these days have a rating, at least one.

    `mean` is that of the days, each the mean of its ratings; `highest` is the highest rating.
    """

    first: date
    last: date
    rated: int
    mean: Fraction
    highest: int

    @property
    def days(self) -> int:
        """How many days these are, rated or not."""
        return (self.last - self.first).days + 1


def average(ratings: Iterable[Rated], first: date, last: date) -> DayAverage | None:
    """The average of the days from `first` to `last`; None where none of them is rated."""
    found = averages(ratings, first, last, (last - first).days + 1)
    return found[0] if found else None


def averages(
    ratings: Iterable[Rated], first: date, last: date, days: int
) -> tuple[DayAverage, ...]:
    """The average of each run of `days` days from `first` on that is rated; the last may be short.

    Seven from a Monday on are weeks. A rating belongs to the date that its own offset gives it.
    """
    inside = sorted((at.date(), score) for at, score in ratings if first <= at.date() <= last)
    return tuple(
        _average(
            list(run),
            start := first + timedelta(days=number * days),
            min(start + timedelta(days=days - 1), last),
        )
        for number, run in groupby(inside, key=lambda each: (each[0] - first).days // days)
    )


def scored_days(ratings: Iterable[Rated], first: date, last: date) -> tuple[ScoredDay, ...]:
    """The rated days from `first` to `last`, in their order."""
    inside = sorted((at.date(), score) for at, score in ratings if first <= at.date() <= last)
    days = ((day, [score for _, score in run]) for day, run in groupby(inside, key=_day))
    return tuple((day.toordinal(), Fraction(sum(run), len(run))) for day, run in days)


def mean_of(days: Sequence[ScoredDay]) -> Fraction:
    """The mean of some days, at least one."""
    return sum((score for _, score in days), Fraction()) / len(days)


def _day(rating: tuple[date, int]) -> date:
    return rating[0]


def _average(ratings: list[tuple[date, int]], first: date, last: date) -> DayAverage:
    sums: dict[int, int] = {}  # by how many ratings a day has: fractions are added once for each
    rated = 0
    for _, day in groupby(ratings, key=_day):
        scores = [score for _, score in day]
        sums[len(scores)] = sums.get(len(scores), 0) + sum(scores)
        rated += 1
    total = sum((Fraction(of_days, count) for count, of_days in sums.items()), Fraction())
    return DayAverage(
        first=first,
        last=last,
        rated=rated,
        mean=total / rated,
        highest=max(score for _, score in ratings),
    )
