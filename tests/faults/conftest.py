"""A clock that a test can set."""

import pytest

from tests.clocks import Clock
from tests.records import NOW


@pytest.fixture
def clock():
    return Clock(NOW)
