"""Elapsed time, always real hours: whole microseconds on the UTC line, never wall-clock.

Whole numbers are exact at every edge (48 h is 48 h), do not overflow in the years 1 and 9999, and
are what `bisect` searches.
"""

from datetime import UTC, datetime

HOUR = 3_600_000_000  # microseconds
DAY = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = 1_000_000
_NOON = 12


def instant(at: datetime) -> int:
    """Microseconds from 1970 on the UTC line. TypeError for a time without an offset."""
    since = at - _EPOCH
    return since.days * DAY + since.seconds * _SECOND + since.microseconds


def elapsed(earlier: datetime, later: datetime) -> int:
    """Microseconds from one moment to another; compare with `48 * HOUR`."""
    return instant(later) - instant(earlier)


def whole_hours(span: int) -> int:
    """Hours that have passed in full, for a sentence."""
    return span // HOUR


def night_of(at: datetime) -> int:
    """The night of a moment, as a day number: the local date, in its own offset, 12 h earlier.

    23:00 and 7:00 the next morning are one night.
    """
    return at.toordinal() - (at.hour < _NOON)
