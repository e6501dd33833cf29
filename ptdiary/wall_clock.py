"""What the clocks of this computer's zone show, as moments with their UTC offset."""

import sys
import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_MINUTE = timedelta(minutes=1)


def now_here() -> datetime:
    """This moment, with the offset that this computer's zone has now.

    A running process reads its zone once; on a journey, and when a clock is corrected, the computer
    changes it.
    """
    _look_up_the_zone()
    return datetime.now().astimezone()


if sys.platform == "win32":

    def _look_up_the_zone() -> None:
        import ctypes  # noqa: PLC0415  Python has no name of its own for it there

        ctypes.CDLL("ucrtbase")._tzset()  # noqa: SLF001  its name

else:
    _look_up_the_zone = time.tzset


def from_wall(local: datetime, zone: tzinfo | None = None, *, later: bool = False) -> datetime:
    """A time as it stood on the wall, with its offset: in this computer's zone, if none is given.

    The hour that is left out when clocks go forward was lived at the instant of the change: it
    keeps the time that was read, and stands between what was before and after. `later`: the second
    time of an hour that clocks show twice.
    """
    local = local.replace(tzinfo=None, fold=int(later))
    if zone is not None:
        return local.replace(tzinfo=zone, fold=0)
    placed = _of_this_zone(local)
    if placed.replace(tzinfo=None) == local:
        return placed.replace(fold=0)
    change = _change(local)
    offset = local - change.replace(tzinfo=None)
    return local.replace(tzinfo=timezone(offset - offset % _MINUTE), fold=0)


def in_zone_of(local: datetime, now: datetime, *, later: bool = False) -> datetime:
    """A time on the wall with its offset: this computer's zone, unless `now` is of another.

    `later`: the second time of an hour that clocks show twice.
    """
    return from_wall(local, None if is_of_this_zone(now) else now.tzinfo, later=later)


def as_shown(at: datetime, now: datetime) -> datetime:
    """A moment as the clocks of this computer's zone showed it, or will show it.

    Their offset at that moment, which may not be that of now. `now` of another zone: its offset.
    """
    return at.astimezone(_of_this_zone(at).tzinfo if is_of_this_zone(now) else now.tzinfo)


def is_of_this_zone(now: datetime) -> bool:
    """Whether a moment has the offset that this computer's zone has at it."""
    return now.astimezone().utcoffset() == now.utcoffset()


def is_shown_twice(local: datetime) -> bool:
    """Whether the clocks of this computer's zone show a time twice, as when they go back."""
    first, second = from_wall(local), from_wall(local, later=True)
    return first != second


def is_second_time(at: datetime) -> bool:
    """Whether this computer's clocks, having gone back, showed at a moment a time once more."""
    local = at.replace(tzinfo=None, fold=0)
    first = _of_this_zone(local)
    if at.tzinfo is None or first.utcoffset() == at.utcoffset():
        return False  # at once, as hardly any moment is one
    return is_shown_twice(local) and at == from_wall(local, later=True)


def _of_this_zone(local: datetime) -> datetime:
    """A time with the offset of this computer's zone.

    Windows tells none before 1970 and after 3000. Its zones have one rule for all years, and after
    400 years each day is the same day of the week again.
    """
    try:
        return local.astimezone()
    except OSError:
        known = local.replace(year=2000 + local.year % 400).astimezone()
        return known.replace(year=local.year)


def _change(local: datetime) -> datetime:
    """The UTC minute at which clocks go forward over `local`."""
    # read by the offset of one side of the change, a time lies on the other side of it
    early, late = sorted(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    before = early.astimezone().utcoffset()
    while late - early > _MINUTE:
        middle = early + (late - early) // 2
        if middle.astimezone().utcoffset() == before:
            early = middle
        else:
            late = middle
    return late.replace(second=0, microsecond=0)
