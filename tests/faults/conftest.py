"""A clock that a test can set."""

import pytest

from tests.clocks import NOW, Clock


@pytest.fixture
def clock():
    return Clock(NOW)
