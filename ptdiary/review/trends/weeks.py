"""Soreness by weeks: from four weeks on their averages lead, over years those of several weeks."""

from collections.abc import Iterator
from datetime import date, timedelta

from ptdiary.review.averages import Rated, averages
from ptdiary.review.index import Index
from ptdiary.review.records import is_rating
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.shapes import Averages

WEEK, FOUR_WEEKS, TWELVE_WEEKS = 7, 28, 84  # days
_WEEKS_LEAD_FROM = 29  # days shown; up to four weeks each rating can be told
_FEWEST = 4  # ratings that an average is drawn over; fewer are numbers of their own


def lengths(days: int, longest: int, ratings: int) -> tuple[int, ...]:
    """How many days one average is over: that which leads, then the finer one behind it.

    Empty where the ratings themselves lead. `days` are shown; up to `longest` of them each rating
    is drawn, so that no finer average is needed.
    """
    if days < _WEEKS_LEAD_FROM or ratings < _FEWEST:
        return ()
    if days <= longest:
        return (WEEK,)
    # about thirty steps at most, so that each is wide enough to be seen
    return (FOUR_WEEKS, WEEK) if days <= 30 * FOUR_WEEKS else (TWELVE_WEEKS, FOUR_WEEKS)


def averages_of(index: Index, days: Days, today: date, length: int) -> Averages:
    """The average of each `length` days that reaches into these days; the last run ends this week.

    The same days are together wherever a chart begins, and its edges cut none: a week, from a
    Monday on in every region, as a computer changes no number, has one average. None goes on after
    `today`.
    """
    next_monday = today.toordinal() + 7 - today.weekday()
    first = days.first - timedelta(days=(days.first.toordinal() - next_monday) % length)
    beyond = (days.last.toordinal() - next_monday) % length
    last = min(days.last + timedelta(days=length - 1 - beyond), max(today, days.last))
    whole = Days(first=first, last=last, now=days.now)
    return Averages(days=length, each=averages(ratings_of(index, whole), first, last, length))


def ratings_of(index: Index, days: Days) -> Iterator[Rated]:
    """The ratings of some days that averages are made of: all that are not left out."""
    for entry in days.entries(index.records):
        if is_rating(entry):
            yield entry.at, entry.soreness or 0
