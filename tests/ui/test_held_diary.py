"""Another process holds the diary, for a moment or on and on, at all that a window does with it.

The window is painted meanwhile, waits at most once, and not at all where nobody asked for anything.
"""

import os
import shutil
import sqlite3
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import Entry
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.connection import connect
from ptdiary.store.opening import open_diary
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.fallback_page import RefusalPage, WayOn
from ptdiary.ui.worker import keep_painting
from ptdiary.words import recovery
from tests.systems import needs_moving
from tests.ui.conftest import DIARY, NOW, look_around
from tests.ui.holding import Painted, Waits, let_go, locked

NEW = Entry(id="e3", at=NOW, written_at=NOW, soreness=3)
_AT_MOST = 60  # seconds until the other program has let go


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "diary.ptdiary"
    with Store.open(path, create=True) as store:
        store.keep_profile(DIARY.profile)
        store.keep(*DIARY.sessions, *DIARY.entries)
    return path


@pytest.fixture
def meanwhile(begun, monkeypatch):
    """Begin on a diary; `painted` while it waited, and `then` is called at the second such time."""
    wait = keep_painting
    painted = []

    def begin(path, then=lambda: None):
        def watched():
            for window in QApplication.topLevelWidgets():
                window.update()
            wait()
            painted.append(True)
            if len(painted) == 2:
                then()

        monkeypatch.setattr("ptdiary.ui.worker.keep_painting", watched)
        return begun(path)

    begin.painted = painted
    return begin


# opening


class LetsGo:
    """A wait in which the `other` program lets go at the third look."""

    def __init__(self):
        self.looked, self.other = 0, None

    def __call__(self):
        self.looked += 1
        if self.looked == 3:
            let_go(self.other)
            self.other.wait()


def test_opening_waits_by_what_it_is_given_and_not_in_the_midst_of_a_call(path):
    wait = LetsGo()
    with locked(path) as wait.other:
        opened = open_diary(path, wait=wait)
    opened.store.close()
    assert wait.looked == 3


def test_one_that_another_program_takes_after_it_was_looked_into_is_waited_for(path):
    wait = LetsGo()
    connection = connect(path, read_only=False)
    with (
        locked(path) as wait.other,
        Store(path, connection, lambda: NOW, wait=wait) as store,
    ):
        assert wait.looked == 3
        assert store.read() == DIARY


@pytest.mark.parametrize("by", [pytest.param("a rename", marks=needs_moving), "writing into it"])
def test_a_save_waits_for_who_holds_what_came_in_the_place_of_the_diary(path, by):
    """Its commit, or a file of a sync program, is seen before anything else is asked."""
    wait = LetsGo()
    with Store.open(path, wait=wait) as store:
        newer = path.with_name("newer.ptdiary")
        shutil.copyfile(path, newer)
        newer.replace(path) if by == "a rename" else os.utime(path)
        with locked(path) as wait.other:
            store.keep(NEW)
        assert wait.looked == 3
    with Store.open(path) as store:
        assert store.read().find(Entry, "e3") == NEW


def test_a_diary_that_is_held_for_a_moment_opens_and_the_window_is_painted_meanwhile(
    meanwhile, path
):
    with locked(path) as other:
        start, window = meanwhile(path, lambda: let_go(other))
    assert len(meanwhile.painted) >= 2
    assert start.keeper.diary == DIARY
    assert window.status.text != recovery.WAITING


def test_a_diary_that_is_held_on_and_on_is_refused_in_words_and_opens_later(meanwhile, path):
    with locked(path):
        start, window = meanwhile(path)
        assert start.keeper is None
    assert len(meanwhile.painted) >= 2
    (page,) = window.findChildren(RefusalPage)
    assert window.status.text != recovery.WAITING
    page.chosen.emit(WayOn.AGAIN)
    assert start.keeper.diary == DIARY


# what goes on by itself


def test_what_goes_on_by_itself_waits_for_nobody(begun, path):
    start, window = begun(path)
    waits = Waits(start.keeper.store)
    diaries = start.diaries
    with locked(path):
        diaries._watch.copy()
        diaries._daily.look()
        diaries._daily.end()
        start.keeper.tick()
        start.keeper.note(NEW)
        assert start.keeper.worker.is_idle
        for page in ("summary", "settings"):  # they are made ready by themselves, too
            window.show_page(page)
            QApplication.processEvents()
        assert window.page("summary").described() is not None
    assert waits.begun == 0


def test_the_versions_of_a_record_are_looked_up_once_nobody_writes(begun, path):
    start, window = begun(path)
    first = DIARY.entries[1]
    window.show_page("diary")
    page = window.page("diary")
    page._show_versions(first)
    window.show_page("help")
    assert start.keeper.keep("Entry changed", replace(first, soreness=9))
    waits = Waits(start.keeper.store)
    with locked(path):
        page.show_view(start.keeper.view)
    assert waits.begun == 0
    assert page.earlier_versions.buttons == []
    page.show_time(start.keeper.view)
    assert len(page.earlier_versions.buttons) == 1


@needs_moving
def test_a_newer_file_that_is_held_is_not_waited_for_by_the_minute(keeper, tmp_path, monkeypatch):
    path, newer = keeper.store.path, tmp_path / "newer.ptdiary"
    shutil.copyfile(path, newer)
    with Store.open(newer) as other:
        other.keep(NEW)
    newer.replace(path)
    waits, connect, patience = Waits(keeper.store), sqlite3.connect, []

    def connecting(*given, timeout=5.0, **named):
        patience.append(timeout)  # seconds for which SQLite itself waits, in each call
        return connect(*given, timeout=timeout, **named)

    monkeypatch.setattr(sqlite3, "connect", connecting)
    with locked(path), pytest.raises(StoreError) as caught:
        keeper.store.news()
    assert caught.value.kind == "locked"
    assert waits.begun == 0
    assert set(patience) == {0}
    keeper.tick()
    assert keeper.diary.find(Entry, "e3") == NEW


def test_what_comes_in_the_midst_of_a_change_reads_nothing_of_it(keeper):
    store = keeper.store
    with store.changing() as change:
        change.keep(NEW)
        with pytest.raises(StoreError, match="Another program"), store.at_once():
            store.changes  # noqa: B018
    with store.at_once():
        assert store.changes == 3


# what is asked for


@pytest.mark.parametrize("on_and_on", [False, True])
@pytest.mark.parametrize("act", ["save", "undo", "copy"])
def test_what_is_asked_for_waits_once_and_the_timers_add_nothing(
    begun, path, qtbot, act, on_and_on
):
    start, window = begun(path)
    look_around(start, qtbot)
    keeper = start.keeper
    assert keeper.keep("Entry saved", NEW)
    window.show_page("backups")
    page = window.page("backups")
    painted, seen = Painted(window), []

    def look():
        window.update()
        seen.append(painted.times)
        if len(seen) < 5:
            diaries._watch.copy()
            diaries._daily.look()
        elif len(seen) == 5 and not on_and_on:
            let_go(other)

    diaries, turns = start.diaries, QTimer()
    waits = Waits(keeper.store) if on_and_on else Waits(keeper.store, seconds=_AT_MOST)
    turns.timeout.connect(look)
    turns.start(1)
    with locked(path) as other:
        if act == "save":
            assert keeper.keep("Entry saved", Entry(id="e4", at=NOW, soreness=1)) is not on_and_on
        elif act == "undo":
            assert keeper.undo() is not on_and_on
        else:
            page._make()
            assert page._error.isVisibleTo(page) is on_and_on
    turns.stop()
    assert waits.begun == (act != "copy")  # which a thread waits for
    assert seen[-1] > seen[0]


def test_a_list_of_what_was_deleted_that_cannot_be_read_does_not_say_that_nothing_is(begun, path):
    start, window = begun(path)
    assert start.keeper.remove("Removed", Entry, "e1")
    window.show_page("diary")
    removed = window.page("diary").removed
    Waits(start.keeper.store)
    with locked(path):
        window.go_to(Destination(page=PageName.DIARY, part=Part.REMOVED))
        start.keeper.tick()
        assert window.status.text.startswith("Another program is using")
        assert removed._empty.isHidden()
        assert removed.table.isHidden()
    start.keeper.tick()
    assert removed.table.records.rowCount() == 1
    assert removed.table.isVisible()


def test_versions_that_cannot_be_read_are_told_of(begun, path):
    start, window = begun(path)
    window.show_page("diary")
    page = window.page("diary")
    Waits(start.keeper.store)
    with locked(path):
        page._show_versions(DIARY.entries[1])
    assert window.status.text.startswith("Another program is using")
    assert page.earlier_versions.isHidden()
    page._show_versions(DIARY.entries[1])
    assert page.earlier_versions.isVisible()


# closing


def test_closing_waits_once_in_all_and_the_next_start_makes_up_for_it(begun, path, qtbot, tmp_path):
    start, window = begun(path)
    look_around(start, qtbot)
    start.keeper.keep("Entry saved", NEW)
    waits = Waits(start.keeper.store)
    with locked(path):
        assert start.diaries.change_to(tmp_path / "other.ptdiary", create=True)
    assert waits.begun == 1
    assert window.status.text.startswith("Another program is using")
    assert start.diaries.change_to(path)
    assert start.keeper.diary.find(Entry, "e3") == NEW
    look_around(start, qtbot)
    start.diaries.close()
    copy = Backups(path).newest_good()
    with Store.open(copy.path, read_only=True) as file:
        assert file.read().find(Entry, "e3") == NEW


def test_a_diary_let_go_of_within_that_wait_is_copied_as_ever(begun, path, qtbot):
    start, _ = begun(path)
    look_around(start, qtbot)
    start.keeper.keep("Entry saved", NEW)
    waits = Waits(start.keeper.store, lambda: waits.looked == 2 and let_go(other), seconds=_AT_MOST)
    with locked(path) as other:
        assert start.diaries.close() == ""
    copy = Backups(path).newest_good()
    with Store.open(copy.path, read_only=True) as file:
        assert file.read().find(Entry, "e3") == NEW
