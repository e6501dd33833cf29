"""What clocks show in zones whose clocks go forward and back, one of them by half an hour."""

import os
from datetime import datetime, timedelta

import pytest

from ptdiary.wall_clock import as_shown, from_wall, is_shown_twice, now_here
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, computer_in

# zone, a time before, the time that is left out, a time after: all by the clocks of the zone
FORWARD = {
    "London": (LONDON, "2026-03-29T00:45", "2026-03-29T01:30", "2026-03-29T02:15"),
    "New York": (NEW_YORK, "2026-03-08T01:59", "2026-03-08T02:00", "2026-03-08T03:00"),
    "the last minute": (NEW_YORK, "2026-03-08T01:59", "2026-03-08T02:59", "2026-03-08T03:01"),
    "Lord Howe": (LORD_HOWE, "2026-10-04T01:50", "2026-10-04T02:15", "2026-10-04T02:40"),
}
# zone, a time that the clocks show twice, and how long after the first the second is
BACK = {
    "London": (LONDON, "2026-10-25T01:30", 60),
    "New York": (NEW_YORK, "2026-11-01T01:00", 60),
    "Lord Howe": (LORD_HOWE, "2026-04-05T01:45", 30),
}


def at(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("name", FORWARD)
def test_a_time_that_is_left_out_stays_as_it_was_read_and_where_it_was_lived(name):
    zone, *texts = FORWARD[name]
    with computer_in(zone):
        before, between, after = (from_wall(at(text)) for text in texts)
    assert between.replace(tzinfo=None) == at(texts[1])
    assert before < between <= after  # at the change itself, which may be what is after
    assert not between.utcoffset() % timedelta(minutes=1)


@pytest.mark.parametrize("name", BACK)
def test_both_times_of_an_hour_that_is_shown_twice_can_be_told_apart(name):
    zone, text, minutes = BACK[name]
    with computer_in(zone):
        assert is_shown_twice(at(text))
        first, second = (from_wall(at(text), later=later) for later in (False, True))
    assert second - first == timedelta(minutes=minutes)
    assert first.replace(tzinfo=None) == second.replace(tzinfo=None) == at(text)


@pytest.mark.parametrize("zone", [LONDON, NEW_YORK, LORD_HOWE, "UTC0"])
def test_every_other_time_is_what_the_system_says_and_not_shown_twice(zone):
    changes = [at(text).date() for _, _, text, _ in FORWARD.values()]
    changes += [at(text).date() for _, text, _ in BACK.values()]
    with computer_in(zone):
        for day in range(366):
            local = datetime(2026, 1, 1, 1, 30) + timedelta(days=day)  # noqa: DTZ001 on the wall
            if local.date() not in changes:
                assert from_wall(local).isoformat() == local.astimezone().isoformat()
                assert not is_shown_twice(local)


@pytest.mark.parametrize(
    ("zone", "moment", "now", "shown"),
    [
        (LONDON, "2026-10-24T22:30Z", "2026-10-25T12:00+00:00", "2026-10-24T23:30:00+01:00"),
        (LONDON, "2026-10-26T20:00Z", "2026-10-24T12:00+01:00", "2026-10-26T20:00:00+00:00"),
        (LORD_HOWE, "2026-04-04T14:30Z", "2026-04-05T12:00+10:30", "2026-04-05T01:30:00+11:00"),
        (LORD_HOWE, "2026-10-04T09:00Z", "2026-10-03T12:00+10:30", "2026-10-04T20:00:00+11:00"),
        # of another zone than this computer's, as in a report about then
        (LONDON, "2026-10-24T22:30Z", "2026-10-25T12:00+09:00", "2026-10-25T07:30:00+09:00"),
    ],
)
def test_a_moment_is_shown_as_the_clocks_showed_it_or_will(zone, moment, now, shown):
    with computer_in(zone):
        assert as_shown(at(moment), at(now)).isoformat() == shown


def test_a_zone_that_is_given_is_kept():
    zone = at("2026-03-29T01:30-09:30").tzinfo
    assert from_wall(at("2026-03-29T01:30"), zone).isoformat() == "2026-03-29T01:30:00-09:30"


def test_the_clock_follows_the_computer_into_another_zone(monkeypatch):
    with computer_in("UTC0"):
        assert now_here().utcoffset() == timedelta(0)
        with monkeypatch.context() as computer:
            computer.setitem(os.environ, "TZ", "JST-9")  # the system has changed it
            assert now_here().utcoffset() == timedelta(hours=9)
