"""A clock for tests, that goes only when it is told to or looked at, and the computer's zone."""

import os
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


@contextmanager
def computer_in(zone):
    """This computer stands in a time zone for a while."""
    before = os.environ.get("TZ")
    try:
        _set_zone(zone)
        yield
    finally:
        _set_zone(before)


def _set_zone(zone):
    if zone is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = zone
    time.tzset()
