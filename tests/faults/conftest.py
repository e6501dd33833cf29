"""A path for a diary, and a clock that a test can set."""

from datetime import timedelta

import pytest

from tests.records import NOW


class Clock:
    """Stands still until it is set."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now

    def forward(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "diary.ptdiary"
