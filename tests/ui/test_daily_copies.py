"""The daily copy while a window is open: by the worker, when it is quiet, and tried again later."""

import threading
from datetime import timedelta

import pytest

from ptdiary.diary.document import read_document
from ptdiary.diary.entry import Entry
from ptdiary.store import StoreError
from ptdiary.store.exchange import daily
from ptdiary.store.exchange.daily import choose_daily_copy, daily_copy
from ptdiary.store.last_known import read_last_known
from ptdiary.ui.daily_copies import DailyCopies
from ptdiary.ui.destination import Part
from ptdiary.ui.quiet import Quiet
from ptdiary.wall_clock import now_here
from tests.clocks import Clock
from tests.ui.conftest import NOW


@pytest.fixture
def clock():
    return Clock(NOW)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "cloud"
    folder.mkdir()
    return folder


@pytest.fixture
def copies(keeper, clock):
    copies = DailyCopies(keeper.store, keeper.worker, clock, Quiet(None))
    copies.told = []
    copies.noticed.connect(copies.told.append)
    yield copies
    copies.forget()


@pytest.fixture
def minute(copies, keeper):
    def passes():
        copies.look()
        keeper.settle()

    return passes


def entries(copy):
    return {each.id for each in read_document(copy.path.read_bytes()).diary.entries}


def test_days_pass_in_an_open_window(keeper, clock, folder, minute, copies):
    copy = choose_daily_copy(keeper.store.path, "document", folder, clock)
    first = copy.path.stat().st_mtime_ns
    for _ in range(3):  # nothing changes
        clock.forward(days=1)
        minute()
    assert copy.path.stat().st_mtime_ns == first
    keeper.keep("", Entry(id="new", at=NOW, soreness=3))
    minute()
    assert "new" not in entries(copy)  # the day is not over
    clock.forward(days=1)
    minute()
    assert "new" in entries(copy)
    assert copies.told == []


def test_it_is_written_beside_the_window(keeper, clock, folder, minute, monkeypatch):
    choose_daily_copy(keeper.store.path, "document", folder, clock)
    threads = []
    export = daily.export_file

    def watched(*args):
        threads.append(threading.current_thread())
        export(*args)

    monkeypatch.setattr(daily, "export_file", watched)
    keeper.keep("", Entry(id="new", at=NOW, soreness=3))
    minute()
    clock.forward(days=1)
    minute()
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_what_cannot_be_written_is_said_once_and_tried_again(keeper, clock, folder, minute, copies):
    copy = choose_daily_copy(keeper.store.path, "document", folder, clock)
    keeper.keep("", Entry(id="new", at=NOW, soreness=3))
    minute()
    clock.forward(days=1)
    away = folder.rename(folder.with_name("stick"))
    minute()
    minute()
    (notice,) = copies.told
    assert notice.sentence.startswith("The daily copy was not saved. PT Diary tries again later.")
    assert (notice.to.part, notice.wrong) == (Part.DAILY_COPY, False)
    away.rename(folder)
    minute()
    assert "new" in entries(copy)
    assert len(copies.told) == 1


def test_after_a_failure_the_next_minutes_leave_the_disk_alone(keeper, clock, folder, copies):
    choose_daily_copy(keeper.store.path, "document", folder, clock)
    keeper.keep("", Entry(id="new", at=NOW, soreness=3))
    copies._due()
    keeper.settle()
    clock.forward(days=1)
    away = folder.rename(folder.with_name("stick"))
    copies._due()
    keeper.settle()
    away.rename(folder)
    copies._due()
    assert keeper.worker.is_idle
    assert [each.name for each in folder.iterdir()] == ["diary daily copy.json"]
    assert len(copies.told) == 1


def test_closing_notes_the_day_for_the_next_start(keeper, clock, folder, copies):
    path = keeper.store.path
    choose_daily_copy(path, "document", folder, clock)
    keeper.keep("", Entry(id="new", at=NOW, soreness=3))
    copies.end()
    assert read_last_known(path).daily_day == "2026-11-21"


def test_a_diary_that_is_locked_is_left_alone(keeper, copies, monkeypatch):
    def locked(_):
        raise StoreError("locked", keeper.store.path, "locked")

    monkeypatch.setattr(type(keeper.store), "changes", property(locked))
    copies.look()
    copies.end()
    assert keeper.worker.is_idle


def test_the_program_sees_to_it_and_not_at_its_start(begun, path, folder):
    start, _ = begun(path)
    diaries = start.diaries
    assert diaries._daily._timer.isActive()
    assert diaries._daily._timer.interval() >= 10_000  # long after the window is filled
    choose_daily_copy(path, "document", folder, lambda: NOW - timedelta(days=3))
    diaries.keeper.keep("", Entry(id="new", at=NOW, soreness=3))
    diaries.close()
    assert read_last_known(path).daily_day
    start.diaries.open()
    diaries.keeper.settle()
    copy = daily_copy(path)
    assert "new" not in entries(copy)  # it waits until somebody has begun
    diaries._daily._clock = lambda: now_here() + timedelta(days=1)
    diaries._daily.look()
    diaries.keeper.settle()
    assert "new" in entries(copy)
