"""A clock for tests, that goes only when it is told to or looked at."""

from datetime import timedelta


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
