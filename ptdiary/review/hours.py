"""Elapsed time, always real hours, and the hours after a session that count.

Times and spans are whole microseconds on the UTC line, never wall-clock.

Whole numbers are exact at every edge (48 h is 48 h), do not overflow in the years 1 and 9999, and
are what `bisect` searches.
"""

from datetime import UTC, datetime, timedelta

HOUR = 3_600_000_000  # microseconds
DAY = 24 * HOUR

# Real time after the end of a session. Each has its one definition here, with its source.
STARTS = 12 * HOUR  # soreness "manifests 12 to 48 hours after" (S1-2)
STARTS_BY = 48 * HOUR
PEAKS = 24 * HOUR  # "peaks between 24 and 72" (S0-7)
EASES = 48 * HOUR  # improves "within 24 to 48" (S1-8)
ENDS = 72 * HOUR  # resolves within 72 hours (S0-9); after that a therapist wants to know (S0-21)

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


def after(ended_at: datetime, span: int) -> datetime:
    """The moment a span of microseconds after the end of a session, on that end's own clock."""
    return ended_at + timedelta(microseconds=span)


def whole_hours(span: int) -> int:
    """Hours that have passed in full, for a sentence."""
    return span // HOUR


def night_of(at: datetime) -> int:
    """The night of a moment, as a day number: the local date, in its own offset, 12 h earlier.

    23:00 and 7:00 the next morning are one night.
    """
    return at.toordinal() - (at.hour < _NOON)
