"""A new diary file, and the clock that its store goes by."""

from datetime import timedelta

import pytest

from ptdiary.store import Store
from tests.records import NOW


class Clock:
    """Each look at it is a minute later than the one before."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "diary.ptdiary"


@pytest.fixture
def store(path, clock):
    with Store.open(path, create=True, clock=clock) as opened:
        yield opened
