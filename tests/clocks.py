"""A clock for tests, that goes only when it is told to or looked at, and the computer's zone."""

import ctypes
import os
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

# Written out, as a small system knows no zone by its name and would take it for UTC.
LONDON, NEW_YORK = "GMT0BST,M3.5.0/1,M10.5.0", "EST5EDT,M3.2.0,M11.1.0"
LORD_HOWE = "LHST-10:30LHDT-11,M10.1.0,M4.1.0"  # by half an hour

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Clock:
    """Stands still until it is set, or goes on by `step` at each look at it."""

    def __init__(self, now, step=timedelta(0)):
        self.now = now
        self._step = step

    def __call__(self):
        self.now += self._step
        return self.now

    def forward(self, **time):
        self.now += timedelta(**time)


def can_stand_in(zone):
    """Whether a test can put this computer in a zone.

    Windows takes its zone from nowhere but the settings of the computer, so there it is the one
    that it stands in, or one whose clocks never change.
    """
    if sys.platform != "win32" or "," not in (zone or ""):
        return True
    before, after = (datetime(2026, month, 1).astimezone() for month in (1, 7))
    return (zone, before.utcoffset(), after.utcoffset()) in _OFFSETS


@contextmanager
def computer_in(zone):
    """This computer stands in a time zone for a while; a test that cannot be there is left out."""
    if not can_stand_in(zone):
        import pytest  # noqa: PLC0415  programs that are killed take their moments from here

        pytest.skip("Windows: a test cannot put the computer in another time zone")
    before = os.environ.get("TZ")
    try:
        _set_zone(zone)
        yield
    finally:
        _set_zone(before)


# a zone, its offset in January and in July
_OFFSETS = {
    (LONDON, timedelta(0), timedelta(hours=1)),
    (NEW_YORK, timedelta(hours=-5), timedelta(hours=-4)),
}


def _set_zone(zone):
    if sys.platform == "win32":
        _set_zone_of_windows(zone)
        return
    if zone is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = zone
    time.tzset()


def _set_zone_of_windows(zone):
    """The C library is told, as Python does not; what is empty means the computer's own zone."""
    os.environ["TZ"] = zone if zone and "," not in zone else ""
    ctypes.CDLL("ucrtbase")._tzset()
