"""A printed hour is the one that the clocks showed, or will show, whatever they show now."""

from datetime import datetime
from pathlib import Path

import pytest

from ptdiary.diary import Diary, Session
from ptdiary.review.clock import session_clock
from ptdiary.store.backups import Backup
from ptdiary.store.older_copy import OlderCopy
from ptdiary.words import backups, entries, recovery, sessions, today
from ptdiary.words.dates import USUAL_TIMES
from tests.clocks import LONDON, LORD_HOWE, computer_in

# zone, a moment in UTC before its clocks went back, a time after that, how the moment is said
BEFORE_THEY_WENT_BACK = {
    "London": (LONDON, "2026-10-24T22:30Z", "2026-10-25T12:00+00:00", "yesterday, 23:30"),
    "London, past midnight": (LONDON, "2026-10-24T23:30Z", "2026-10-25T12:00Z", "today, 0:30"),
    "Lord Howe": (LORD_HOWE, "2026-04-04T12:50Z", "2026-04-05T12:00+10:30", "yesterday, 23:50"),
}


def at(text):
    return datetime.fromisoformat(text)


def copy_of(made_at):
    return Backup(
        path=Path("d.ptdiary"), sequence=1, made_at=made_at, reason="automatic", place="beside",
        contents=None, verified=True,
    )  # fmt: skip


@pytest.mark.parametrize("name", BEFORE_THEY_WENT_BACK)
def test_a_copy_and_an_earlier_version_are_of_the_hour_that_was_lived(name):
    zone, moment, now, said = BEFORE_THEY_WENT_BACK[name]
    with computer_in(zone):
        assert backups.copy_made(copy_of(at(moment)), at(now), USUAL_TIMES) == said
        assert entries.read_until(at(moment), at(now), USUAL_TIMES) == f"Until {said}"


def test_the_older_copy_is_named_by_the_day_on_which_it_was_made():
    older = OlderCopy(copy=copy_of(at("2026-10-24T23:30Z")), days_missing=0)
    with computer_in(LONDON):
        named = recovery.older_name(Path("diary.ptdiary"), older, at("2026-10-25T12:00Z"))
    assert "2026-10-25" in named


# zone, when a session ended, a time of that day, and when soreness starts, eases and has eased
AHEAD = {
    "London": (
        LONDON, "2026-10-24T15:00+01:00", "2026-10-24T18:00+01:00",
        ("tomorrow, 2:00", "Monday 14:00", ["Sat 15:00", "Mon 14:00", "Tue 14:00"]),
    ),
    "Lord Howe, back": (
        LORD_HOWE, "2026-04-04T15:00+11:00", "2026-04-04T18:00+11:00",
        ("tomorrow, 2:30", "Monday 14:30", ["Sat 15:00", "Mon 14:30", "Tue 14:30"]),
    ),
    "Lord Howe, forward": (
        LORD_HOWE, "2026-10-03T15:00+10:30", "2026-10-03T18:00+10:30",
        ("tomorrow, 3:30", "Monday 15:30", ["Sat 15:00", "Mon 15:30", "Tue 15:30"]),
    ),
    # as in a report about somebody else's diary
    "another zone": (
        LONDON, "2026-10-24T15:00+09:00", "2026-10-24T18:00+09:00",
        ("tomorrow, 3:00", "Monday 15:00", ["Sat 15:00", "Mon 15:00", "Tue 15:00"]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AHEAD)
def test_what_is_to_come_after_a_session_is_of_the_hour_that_clocks_will_show(name):
    zone, ended_at, now, (starts, eases, marks) = AHEAD[name]
    ended, now = at(ended_at), at(now)
    clock = session_clock(Diary(sessions=(Session(id="s", ended_at=ended),)), now)
    with computer_in(zone):
        said = today.in_the_hours(clock, now, USUAL_TIMES)
        assert said.endswith(f"Soreness usually starts around {starts}.")
        shown = today.clock_marks(clock, now, USUAL_TIMES)
        assert [under for _, _, under in shown] == marks
        assert sessions.expected(ended, now, USUAL_TIMES) == (
            f"Soreness, if any, usually starts {starts} and eases from {eases}."
        )


def test_what_is_to_come_is_said_so_too_once_the_clocks_have_changed():
    ended = at("2026-10-24T15:00+01:00")
    now = at("2026-10-25T09:00+00:00")
    clock = session_clock(Diary(sessions=(Session(id="s", ended_at=ended),)), now)
    with computer_in(LONDON):
        assert today.in_the_hours(clock, now, USUAL_TIMES) == (
            "It is 19 hours since yesterday's session."
            " Soreness usually starts to ease by tomorrow, 14:00."
        )


@pytest.mark.parametrize(
    ("zone", "moment", "said"),
    [
        (LONDON, "2026-10-25T01:10+01:00", "1:10"),
        (LONDON, "2026-10-25T01:10+00:00", "1:10 (second)"),
        (LONDON, "2026-10-25T02:00+00:00", "2:00"),
        (LONDON, "2026-10-25T01:10-05:00", "1:10"),  # of another zone
        (LORD_HOWE, "2026-04-05T01:40+11:00", "1:40"),
        (LORD_HOWE, "2026-04-05T01:40+10:30", "1:40 (second)"),
        (
            LORD_HOWE,
            "2026-04-05T01:20+10:30",
            "1:20",
        ),  # shown once: only half an hour is lived twice
        (LONDON, "2026-03-29T01:30+00:00", "1:30"),  # left out, when they go forward
    ],
)
def test_the_second_of_two_hours_is_told_from_the_first(zone, moment, said):
    with computer_in(zone):
        assert USUAL_TIMES.clock(at(moment)) == said
        assert USUAL_TIMES.when(at(moment), at(moment)) == f"today, {said}"
