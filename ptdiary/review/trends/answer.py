"""What Trends says first: the average of the latest days shown, beside that of earlier ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ptdiary.review.averages import DayAverage, ScoredDay, average, scored_days
from ptdiary.review.hours import instant
from ptdiary.review.index import Index
from ptdiary.review.review import findings_at
from ptdiary.review.rulebook import RuleBook
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.shapes import Series
from ptdiary.review.trends.verdict import ChangeVerdict, verdict
from ptdiary.review.trends.weeks import FOUR_WEEKS, WEEK, ratings_of

_FEW = 4  # ratings; fewer are said one by one
_TWO_WEEKS = 2 * WEEK
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Some days, those that are rated, and their average, None where none is."""

    first: date
    last: date
    scored: tuple[ScoredDay, ...]
    average: DayAverage | None

    @property
    def days(self) -> int:
        """How many days these are, rated or not."""
        return (self.last - self.first).days + 1

    @property
    def rated(self) -> int:
        """How many of them are rated."""
        return len(self.scored)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsAnswer:
    """The latest days shown, and those to compare them with, None where the diary has none.

    `before` is the first of the days shown, or where these are few (`adjoins`) as many days before
    them. `verdict` is what may be said of the change. `few` has the ratings in the order of time
    where there are so few that each is said.
    """

    latest: Side
    before: Side | None
    adjoins: bool
    verdict: ChangeVerdict
    few: tuple[int, ...]


def answer(
    index: Index, rulebook: RuleBook, found: Series, since: date | None = None
) -> TrendsAnswer:
    """For the days of a series, as of its moment; or since a day that does not count, a visit's."""
    first, last = found.first, found.last
    if since is not None:
        first = min(since + _DAY, last)
    shown = (last - first).days + 1
    length = shown if since is not None else _length(shown)
    adjoins = length == shown
    start = first - length * _DAY if adjoins else first
    before = _side(index, found, start, start + (length - 1) * _DAY)
    latest = _side(index, found, last - (length - 1) * _DAY, last)
    between: tuple[ScoredDay, ...] = ()
    if not adjoins and length == FOUR_WEEKS:
        between = _side(index, found, latest.first - length * _DAY, latest.first - _DAY).scored
    ratings = [point.soreness for point in found.points if point.left_out is None]
    return TrendsAnswer(
        latest=latest,
        before=before if before.average else None,
        adjoins=adjoins,
        verdict=verdict_at(
            index, rulebook, _end(found), before.scored, latest.scored, lately=between
        ),
        few=tuple(ratings) if 0 < len(ratings) < _FEW and not found.daily_highest else (),
    )


def verdict_at(
    index: Index,
    rulebook: RuleBook,
    at: datetime,
    before: Sequence[ScoredDay],
    latest: Sequence[ScoredDay],
    lately: Sequence[ScoredDay] = (),
) -> ChangeVerdict:
    """What may be said of two sides as of a moment, beside what the review of that moment says."""
    rated = index.records.ratings_until(instant(at))
    return verdict(
        before,
        latest,
        last_rating=index.records.scores[rated - 1] if rated else None,
        rules={each.rule.id for each in findings_at(index, rulebook, at)},
        lately=lately,
    )


def _end(found: Series) -> datetime:
    """The moment that the days shown go on to, none after the moment of the series."""
    return min(found.at, datetime.combine(found.last, time.max, found.at.tzinfo), key=instant)


def _length(shown: int) -> int:
    """How many days a side has: all that are shown where two sides would not be apart."""
    if shown >= 3 * FOUR_WEEKS:
        return FOUR_WEEKS
    return _TWO_WEEKS if shown >= 2 * _TWO_WEEKS else shown


def _side(index: Index, found: Series, first: date, last: date) -> Side:
    days = Days(first=first, last=last, now=instant(found.at))
    ratings = tuple(ratings_of(index, days))
    return Side(
        first=first,
        last=last,
        scored=scored_days(ratings, first, last),
        average=average(ratings, first, last),
    )
