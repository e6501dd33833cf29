"""What Trends says first: the average of the latest days shown, beside that of earlier ones.

Numbers only. Whether they differ by more than chance is not decided here, so nothing is claimed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ptdiary.review.averages import DayAverage, average
from ptdiary.review.hours import instant
from ptdiary.review.index import Index
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.shapes import Series
from ptdiary.review.trends.weeks import FOUR_WEEKS, WEEK, ratings_of

ENOUGH = 10  # rated days on a side; averages of fewer tell little
_FEW = 4  # ratings; fewer are said one by one
_TWO_WEEKS = 2 * WEEK
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Some days and their average, None where none of them is rated."""

    first: date
    last: date
    average: DayAverage | None

    @property
    def days(self) -> int:
        """How many days these are, rated or not."""
        return (self.last - self.first).days + 1

    @property
    def rated(self) -> int:
        """How many of them are rated."""
        return self.average.rated if self.average else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsAnswer:
    """The latest days shown, and those to compare them with, None where the diary has none.

    `before` is the first of the days shown, or where these are few (`adjoins`) as many days before
    them. `few` has the ratings in the order of time where there are so few that each is said.
    """

    latest: Side
    before: Side | None
    adjoins: bool
    few: tuple[int, ...]

    @property
    def says_little(self) -> bool:
        """Whether a side has under ten rated days."""
        return min(self.latest.rated, self.before.rated if self.before else ENOUGH) < ENOUGH


def answer(index: Index, found: Series, since: date | None = None) -> TrendsAnswer:
    """For the days of a series, as of its moment; or since a day that does not count, a visit's."""
    first, last = found.first, found.last
    if since is not None:
        first = min(since + _DAY, last)
    shown = (last - first).days + 1
    length = shown if since is not None else _length(shown)
    adjoins = length == shown
    start = first - length * _DAY if adjoins else first
    before = _side(index, found, start, start + (length - 1) * _DAY)
    ratings = [point.soreness for point in found.points if point.left_out is None]
    return TrendsAnswer(
        latest=_side(index, found, last - (length - 1) * _DAY, last),
        before=before if before.average else None,
        adjoins=adjoins,
        few=tuple(ratings) if 0 < len(ratings) < _FEW and not found.daily_highest else (),
    )


def _length(shown: int) -> int:
    """How many days a side has: all that are shown where two sides would not be apart."""
    if shown >= 3 * FOUR_WEEKS:
        return FOUR_WEEKS
    return _TWO_WEEKS if shown >= 2 * _TWO_WEEKS else shown


def _side(index: Index, found: Series, first: date, last: date) -> Side:
    days = Days(first=first, last=last, now=instant(found.at))
    return Side(first=first, last=last, average=average(ratings_of(index, days), first, last))
