"""What is looked at while a diary is open, and when."""

from datetime import timedelta

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.store import Store
from ptdiary.store.opening import CHECK_EVERY, check_after_opening
from tests.clocks import NOW, Clock

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    return Clock(NOW)


@pytest.fixture
def checked(path, clock):
    """A diary that was just looked at, copied, and found whole; then a letter decays."""
    with Store.open(path, create=True, clock=clock) as store:
        store.keep(Entry(id="e1", at=NOW, note="words of the patient"))
        assert check_after_opening(store, clock).altered == ()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"words of the", b"swords of th"))
    with Store.open(path, clock=clock) as store:
        yield store


def test_the_full_check_is_made_again_after_a_week_and_not_before(checked, clock):
    clock.forward(days=7, minutes=-1)
    assert check_after_opening(checked, clock).altered == ()
    clock.now += MINUTE
    assert check_after_opening(checked, clock).altered == ("e1",)


def test_the_full_check_of_each_week_is_counted_from_the_one_before(path, clock):
    with Store.open(path, create=True, clock=clock) as store:
        store.keep(Entry(id="e1", at=NOW, note="words of the patient"))
        for _ in range(3):
            check_after_opening(store, clock)
            clock.now += CHECK_EVERY
    content = path.read_bytes()
    path.write_bytes(content.replace(b"words of the", b"swords of th"))
    with Store.open(path, clock=clock) as store:
        clock.now -= MINUTE
        assert check_after_opening(store, clock).altered == ()
        clock.now += MINUTE
        assert check_after_opening(store, clock).altered == ("e1",)


@pytest.mark.parametrize("days", [-7, -400])
def test_a_clock_that_was_set_back_does_not_put_the_full_check_off(checked, clock, days):
    clock.forward(days=days)
    assert check_after_opening(checked, clock).altered == ("e1",)
