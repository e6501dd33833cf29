"""Which copies stay. A copy's own number says which is newer, never the clock.

The clock only puts copies into days, weeks and months: one set back or forward makes another day,
and no copy is ever too old by it. Copies made before something are not in these, so that restoring
many times over pushes nothing out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from ptdiary.store.backups.backup import Backup

__all__ = ["spared"]

LATEST_DAYS = 2  # all copies of so many days
DAYS, WEEKS, MONTHS = 14, 10, 12  # the last copy of each
BEFORE = 5  # the last copies "before ..."
VERIFIED = 3  # whatever else

_UNKNOWN = datetime(1, 1, 1, tzinfo=UTC)  # of a copy that nothing was written down about


def spared(copies: Iterable[Backup]) -> frozenset[int]:
    """The numbers of the copies of one folder that stay. Copies that are not whole all do."""
    newest_first = sorted(copies, key=lambda each: each.sequence, reverse=True)
    whole = [each for each in newest_first if each.verified]
    regular = [each for each in whole if not each.reason.startswith("before_")]
    before = [each for each in whole if each.reason.startswith("before_")]
    stay: list[Backup] = [each for each in newest_first if not each.verified]
    stay += whole[:VERIFIED] + before[:BEFORE]
    days = set(islice(_distinct(whole, _day), LATEST_DAYS))
    stay += [each for each in whole if _day(each) in days]
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        stay += islice(_first_of_each(regular, period), count)
    return frozenset(each.sequence for each in stay)


def _distinct(copies: Sequence[Backup], period: Callable[[Backup], Any]) -> Iterator[Any]:
    yield from dict.fromkeys(period(each) for each in copies)


def _first_of_each(copies: Sequence[Backup], period: Callable[[Backup], Any]) -> Iterator[Backup]:
    seen = set()
    for each in copies:
        if period(each) not in seen:
            seen.add(period(each))
            yield each


def _at(copy: Backup) -> datetime:
    return copy.made_at or _UNKNOWN


def _day(copy: Backup) -> date:
    return _at(copy).date()


def _week(copy: Backup) -> tuple[int, int]:
    year, week, _ = _at(copy).isocalendar()
    return year, week


def _month(copy: Backup) -> tuple[int, int]:
    return _at(copy).year, _at(copy).month
