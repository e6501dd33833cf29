"""The copy that is written by itself after each day with a change, day by day."""

import json
import os
from datetime import datetime, timedelta

import pytest

from ptdiary.diary.document import read_document
from ptdiary.diary.entry import Entry
from ptdiary.files import FileError
from ptdiary.store import Store
from ptdiary.store.exchange.daily import (
    Readers,
    choose_daily_copy,
    daily_copy,
    note_change,
    readers_of,
    stop_daily_copy,
    write_if_due,
)
from ptdiary.store.last_known import state_file
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, Clock, computer_in

posix = pytest.mark.skipif(os.name != "posix", reason="other systems keep rights otherwise")
EVENING = datetime.fromisoformat("2026-03-01T20:00:00+00:00")


@pytest.fixture
def clock():
    return Clock(EVENING)


@pytest.fixture
def diary(tmp_path, clock):
    path = tmp_path / "mine" / "diary.ptdiary"
    path.parent.mkdir()
    with Store.open(path, create=True, clock=clock) as store:
        store.keep(entry(1, clock))
    return path


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def entry(number, clock):
    return Entry(id=f"e{number}", at=clock.now, soreness=4, private_note="mine alone")


def changed(diary, number, clock):
    with Store.open(diary, clock=clock) as store:
        store.keep(entry(number, clock))


def passes(diary, clock):
    """What the window does each minute; whether it wrote."""
    with Store.open(diary, read_only=True) as store:
        changes = store.changes
    return write_if_due(diary, clock, changes) is not None


def held(copy):
    return [each.id for each in read_document(copy.path.read_bytes()).diary.entries]


def test_nothing_is_written_before_a_folder_is_chosen(diary, clock, folder):
    for _ in range(3):
        assert not passes(diary, clock)
        clock.forward(days=1)
    assert daily_copy(diary) is None
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("zone", [LONDON, NEW_YORK, LORD_HOWE])
def test_once_after_each_day_with_a_change_and_never_on_a_day_without(diary, clock, folder, zone):
    with computer_in(zone):
        copy = choose_daily_copy(diary, "document", folder, clock)
        assert held(copy) == ["e1"]  # the first at once
        written = []
        for day in range(1, 9):
            clock.forward(days=1)
            for _ in range(3):
                if passes(diary, clock):
                    written.append((day, held(copy)))
                clock.forward(hours=1)
            if day in (2, 3, 6):
                changed(diary, 10 * day, clock)
                changed(diary, 10 * day + 1, clock)
                assert not passes(diary, clock)  # the day is not over
            clock.forward(hours=-3)
    assert [(day, entries[-1]) for day, entries in written] == [(3, "e21"), (4, "e31"), (7, "e61")]
    assert len(written[-1][1]) == 7


def test_a_change_just_before_the_window_is_closed_is_written_the_next_day(diary, clock, folder):
    choose_daily_copy(diary, "document", folder, clock)
    changed(diary, 2, clock)
    with Store.open(diary, read_only=True) as store:
        note_change(diary, clock, store.changes)
    clock.forward(days=5)
    assert passes(diary, clock)
    assert not passes(diary, clock)


def test_a_clock_that_was_ahead_puts_nothing_off(diary, clock, folder):
    choose_daily_copy(diary, "document", folder, clock)
    clock.forward(days=4000)
    changed(diary, 2, clock)
    assert not passes(diary, clock)
    clock.forward(days=-3999)
    assert passes(diary, clock)


@pytest.mark.parametrize("form", ["document", "tables"])
def test_no_private_note_leaves_and_nothing_else_stays(diary, clock, folder, form):
    copy = choose_daily_copy(diary, form, folder, clock)
    files = [copy.path] if form == "document" else [*copy.path.iterdir()]
    whole = b"".join(each.read_bytes() for each in files)
    assert b"e1" in whole
    assert b"mine alone" not in whole
    assert [each.name for each in folder.iterdir()] == [copy.name]
    if os.name == "posix":
        assert all(each.stat().st_mode & 0o077 == 0 for each in (*files, copy.path))


def test_what_cannot_be_written_is_due_until_it_can(diary, clock, folder):
    copy = choose_daily_copy(diary, "tables", folder, clock)
    changed(diary, 2, clock)
    assert not passes(diary, clock)
    clock.forward(days=1)
    away = folder.rename(folder.with_name("stick"))
    for _ in range(3):
        with pytest.raises(FileError, match="There is no folder"):
            passes(diary, clock)
        clock.forward(hours=1)
    assert not folder.exists()
    away.rename(folder)
    assert passes(diary, clock)
    assert b"e2" in (copy.path / "entries.csv").read_bytes()


def test_a_folder_that_cannot_be_written_is_not_chosen(diary, clock, folder):
    kept = choose_daily_copy(diary, "document", folder, clock)
    with pytest.raises(FileError):
        choose_daily_copy(diary, "document", folder / "none", clock)
    assert daily_copy(diary) == kept


def test_what_stands_there_by_its_name_is_left_alone(diary, clock, folder):
    other = folder / "diary daily copy.json"
    other.write_text("of another diary")
    copy = choose_daily_copy(diary, "document", folder, clock)
    assert copy.name == "diary daily copy-2.json"
    assert other.read_text() == "of another diary"


def test_stopped_and_chosen_again_it_is_the_same_file(diary, clock, folder):
    copy = choose_daily_copy(diary, "document", folder, clock)
    stop_daily_copy(diary)
    assert daily_copy(diary) is None
    changed(diary, 2, clock)
    clock.forward(days=2)
    assert not passes(diary, clock)
    assert held(copy) == ["e1"]
    again = choose_daily_copy(diary, "document", folder, clock)
    assert again.path == copy.path
    assert held(again) == ["e1", "e2"]
    assert choose_daily_copy(diary, "tables", folder, clock).name == "diary daily tables"


def test_another_diary_does_not_follow(diary, clock, folder, tmp_path):
    choose_daily_copy(diary, "document", folder, clock)
    other = tmp_path / "other.ptdiary"
    with Store.open(other, create=True, clock=clock) as store:
        store.keep(entry(9, clock))
    clock.forward(days=2)
    assert not passes(other, clock)
    assert daily_copy(other) is None


def test_a_state_that_somebody_has_written_into_is_no_choice(diary, clock, folder):
    choose_daily_copy(diary, "document", folder, clock)
    plain = json.loads(state_file(diary).read_text())
    for broken in ({"daily_form": "fax"}, {"daily_folder": 7}, {"daily_name": ""}):
        state_file(diary).write_text(json.dumps(plain | broken))
        assert daily_copy(diary) is None
        clock.forward(days=1)
        assert not passes(diary, clock)


@posix
def test_who_can_read_it_is_known(diary, clock, open_place):
    shared = open_place / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    copy = choose_daily_copy(diary, "document", shared, clock)
    assert readers_of(copy) == Readers(folder=True, copy=False, service="")
    copy.path.chmod(0o644)  # as on a stick, which keeps no rights
    assert readers_of(copy) == Readers(folder=True, copy=True, service="")
    shared.chmod(0o700)
    assert readers_of(copy) == Readers(folder=False, copy=False, service="")


def test_a_sync_program_is_named(diary, clock, tmp_path):
    cloud = tmp_path / "Nextcloud" / "health"
    cloud.mkdir(parents=True)
    assert readers_of(choose_daily_copy(diary, "document", cloud, clock)).service == "Nextcloud"


def test_a_day_is_that_of_the_clock_on_the_wall(diary, clock, folder):
    clock.now = datetime.fromisoformat("2026-03-02T00:30:00+13:00")
    choose_daily_copy(diary, "document", folder, clock)
    changed(diary, 2, clock)
    assert not passes(diary, clock)
    clock.now = datetime.fromisoformat("2026-03-02T23:30:00+13:00")
    assert not passes(diary, clock)
    clock.forward(hours=1)
    assert passes(diary, clock)
    assert timedelta(0) <= clock.now - daily_copy(diary).written_at < timedelta(minutes=1)
