"""A new diary file, and the clock that its store goes by."""

from datetime import timedelta

import pytest

from ptdiary.store import Store
from tests.clocks import NOW, Clock


@pytest.fixture
def clock():
    """Each look at it is a minute later than the one before."""
    return Clock(NOW, step=timedelta(minutes=1))


@pytest.fixture
def store(path, clock):
    with Store.open(path, create=True, clock=clock) as opened:
        yield opened
