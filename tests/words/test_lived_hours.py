"""A printed hour is the one that the clocks showed, or will show, whatever they show now."""

from datetime import datetime
from pathlib import Path

import pytest

from ptdiary.store.backups import Backup
from ptdiary.store.older_copy import OlderCopy
from ptdiary.words import backups, entries, recovery
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
