"""Faults around opening: moved while open, open elsewhere, synced folders, nothing there."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QLabel, QPushButton

from ptdiary.diary.entry import Entry
from ptdiary.paths import drafts_file
from ptdiary.store import Store
from ptdiary.store import store as store_module
from ptdiary.store.backups import Backups
from ptdiary.store.drafts import Drafts
from ptdiary.ui import diaries
from ptdiary.ui.backups.list import Answer
from ptdiary.ui.fallback_page import RecoveryPage, RefusalPage
from ptdiary.ui.one_window import OneWindow
from ptdiary.words import backups, recovery
from tests.nightly import kills
from tests.systems import IS_WINDOWS, needs_moving
from tests.ui.conftest import DIARY, NOW, look_around
from tests.ui.long_work import beside_window
from tests.ui.rows import box_in

ROOT = Path(__file__).parents[3]
NEW = Entry(id="new", at=NOW, soreness=3)


@pytest.fixture
def diary(tmp_path):
    """A diary with entries and a verified copy."""
    path = tmp_path / "diary.ptdiary"
    with Store.open(path, create=True) as store:
        store.keep_profile(DIARY.profile)
        store.keep(*DIARY.sessions, *DIARY.entries)
        Backups(path).make(store, "automatic")
    return path


def said(page):
    return [label.text() for label in page.findChildren(QLabel)]


def press(page, name):
    page.findChild(QPushButton, name).click()


@needs_moving
def test_f24_f25_f26_diary_that_went_away_is_saved_to_a_new_copy(begun, diary, monkeypatch):
    for number, lose in enumerate((Path.unlink, move_away, put_older_in_place)):
        shutil.copy(diary, diary.with_name("older"))
        start, window = begun(diary)
        window.show_page("today")
        page = window.page("today")
        start.keeper.keep("Entry saved", Entry(id=f"before {number}", at=NOW, soreness=1))
        lose(diary)
        left = diary.read_bytes() if diary.exists() else None
        box_in(page.form.more, "note").setPlainText("typed when it was gone")
        page.form.scale.buttons[5].click()
        page.save()
        assert "was moved or replaced while it was open" in window.status.text
        assert page.form.answers.note == "typed when it was gone"
        new = diary.with_name(f"new {number}.ptdiary")
        monkeypatch.setattr(diaries, "ask_new", lambda *_, path=new: path)
        assert window.status.way_button.text() == recovery.MOVED_WAY
        with monkeypatch.context() as looking:
            copied = beside_window(looking, store_module, "write_backup")
            kept = beside_window(looking, diaries, "_keep_all")
            window.status.way_button.click()
        assert all(copied)
        assert kept == [True]
        assert window.status.text == recovery.MOVED_SAVED
        page = window.page("today")
        window.show_page("today")
        assert page.form.answers.note == "typed when it was gone"
        page.save()
        kept = {entry.id: entry for entry in start.keeper.store.read().entries}
        assert set(kept) >= {"e1", "e2", f"before {number}"}
        assert "typed when it was gone" in {entry.note for entry in kept.values()}
        assert (diary.read_bytes() if diary.exists() else None) == left
        start.diaries.close()
        if not diary.exists():
            shutil.copy(diary.with_name("older"), diary)


@needs_moving
def test_f24_the_way_on_stays_where_the_new_diary_cannot_be_written(begun, diary, monkeypatch):
    start, window = begun(diary)
    diary.unlink()
    window.show_page("today")
    page = window.page("today")
    page.form.scale.buttons[5].click()
    page.save()
    nowhere = diary / "of a file" / "new.ptdiary"
    diary.write_bytes(b"")
    monkeypatch.setattr(diaries, "ask_new", lambda *_: nowhere)
    window.status.way_button.click()
    assert window.status.text not in {recovery.MOVED_SAVED, recovery.SAVING_NEW}
    assert window.status.way_button.isVisible()
    assert start.keeper.diary.entries == DIARY.entries
    diary.unlink()


def move_away(path):
    path.rename(path.with_name("moved"))


def put_older_in_place(path):
    path.with_name("older").replace(path)


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: os.truncate(path, 0)])
def test_f29_f30_diary_that_is_gone_or_empty_is_never_begun_anew(begun, diary, lose):
    lose(diary)
    start, window = begun(diary)
    page = window.stack.currentWidget()
    assert isinstance(page, RecoveryPage)
    assert start.keeper is None
    assert not diary.exists() or diary.stat().st_size == 0
    text = "\n".join(said(page))
    assert "The newest checked copy is from" in text
    assert "2 entries and 1 session" in text
    press(page, "backup")
    assert start.keeper.diary.entries == DIARY.entries
    assert window.status.text.startswith("Your diary is back. It holds 2 entries and 1 session.")


def test_f43_damaged_head_is_explained_and_brought_back(begun, diary, monkeypatch):
    damaged = b"\0" * 16 + diary.read_bytes()[16:]
    diary.write_bytes(damaged)
    looked = beside_window(monkeypatch, diaries, "find_recovery")
    brought = beside_window(monkeypatch, diaries, "recover")
    start, window = begun(diary)
    page = window.stack.currentWidget()
    assert "Nothing was changed or deleted." in said(page)
    assert diary.read_bytes() == damaged
    press(page, "both")
    assert (looked, brought) == ([True], [True])
    assert start.keeper.diary.entries == DIARY.entries
    assert "The damaged file is kept as diary.ptdiary.damaged-1" in window.status.text
    assert diary.with_name("diary.ptdiary.damaged-1").read_bytes() == damaged


def test_f19_f20_diary_that_may_not_be_written_can_be_read(begun, diary, monkeypatch):
    """Root may write everything, so the question to the system is answered here."""
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: may(path, mode) and not mode & os.W_OK)
    start, window = begun(diary)
    assert start.keeper.diary.entries == DIARY.entries
    window.show_page("diary")
    assert window.standing.isVisible()
    assert window.standing.text == recovery.READ_ONLY
    assert not start.keeper.keep("Entry saved", NEW)
    assert start.keeper.diary.entries == DIARY.entries


def test_f32_synced_folder_is_warned_about_once(begun, diary, tmp_path, qtbot):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    synced = folder / "diary.ptdiary"
    shutil.copy(diary, synced)
    start, window = begun(synced)
    look_around(start, qtbot)
    assert window.status.text == backups.synced("Dropbox")
    assert "Close PT Diary on this computer first" in window.status.text
    start.diaries.change_to(diary)
    start.diaries.change_to(synced)
    look_around(start, qtbot)
    assert "Dropbox" not in window.status.text


def test_f22_stick_that_was_away_for_two_weeks_is_told_at_the_start(
    begun, diary, clock, tmp_path, qtbot
):
    stick = tmp_path / "stick"
    stick.mkdir()
    start, window = begun(diary, clock=clock)
    Backups(diary, clock).choose_second_place(stick, start.keeper.store)
    stick.rename(tmp_path / "pulled out")
    clock.forward(days=13)
    look_around(start, qtbot)
    assert window.status.text == ""
    start.diaries.close()
    clock.forward(days=1)
    start, window = begun(diary, clock=clock)
    told = "The second place for copies was not there for 14 days. Plug it in when you can."
    qtbot.waitUntil(lambda: window.status.text == told)
    assert window.status.isVisible()
    window.status.way_button.click()
    assert window.page_name == "backups"
    assert "A copy last reached it 14 days ago." in window.page("backups").second.text
    start.diaries.close()
    stick.with_name("pulled out").rename(stick)
    start, window = begun(diary, clock=clock)
    look_around(start, qtbot)
    assert window.status.text == ""


def test_f31_conflict_copy_is_told_and_merged_when_asked(begun, diary, qtbot):
    copy = diary.with_name("diary (conflicted copy).ptdiary")
    shutil.copy(diary, copy)
    with Store.open(copy) as store:
        store.keep(NEW)
    start, window = begun(diary)
    look_around(start, qtbot)
    assert window.status.text == backups.conflicts_found(1)
    assert start.keeper.diary.find(Entry, "new") is None
    window.status.way_button.click()
    page = window.page("backups")
    qtbot.waitUntil(lambda: bool(page.conflicts.buttons))
    page.conflicts.buttons[0].click()
    assert "Adds 1, changes 0." in page.asking.text
    page.asking.buttons[Answer.DO].click()
    assert start.keeper.diary.find(Entry, "new") == NEW
    assert copy.exists()


@pytest.mark.qt_log_ignore("does not support raise")
def test_f39_second_start_raises_the_first_window_and_ends(begun, diary, qtbot, tmp_path):
    start, window = begun(diary)
    window.showMinimized()
    with qtbot.waitSignal(start.diaries.called, timeout=60_000):
        second = subprocess.Popen(
            [sys.executable, "-m", "ptdiary", diary], cwd=ROOT, env=kills.environment(tmp_path)
        )
    assert second.wait(timeout=60) == 0
    assert not window.isMinimized()


def test_f40_lock_of_a_killed_program_asks_nothing(begun, diary):
    held = subprocess.run(
        [sys.executable, "-c", HOLD.format(str(diary) + ".lock")], check=False, cwd=ROOT
    )
    assert held.returncode == (1 if IS_WINDOWS else -9)
    assert Path(str(diary) + ".lock").exists()
    start, _ = begun(diary)
    assert start.keeper is not None


HOLD = """
import os, signal
from PySide6.QtCore import QLockFile
lock = QLockFile({!r})
assert lock.tryLock(0)
os.kill(os.getpid(), getattr(signal, "SIGKILL", 1))  # of what Windows has not, the status
"""


def test_f40_lock_of_another_program_that_runs_asks(begun, diary, qtbot):
    """As where the number of a killed program now belongs to another one of the same name."""
    other = QLockFile(str(diary) + ".lock")
    assert other.tryLock(0)
    start, window = begun(diary)
    # that program could be closing: it is waited for
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), RefusalPage), timeout=60_000)
    page = window.stack.currentWidget()
    assert start.keeper is None
    assert recovery.ELSEWHERE_TITLE in said(page)
    assert recovery.ELSEWHERE_HERE in said(page)
    press(page, "anyway")
    assert start.keeper.diary.entries == DIARY.entries


def test_f41_lock_of_another_computer_asks_and_names_it(begun, diary):
    lock = Path(str(diary) + ".lock")
    mine = QLockFile(str(lock))
    assert mine.tryLock(0)
    content = lock.read_text()
    mine.unlock()
    lines = content.splitlines()
    assert lines[2].casefold() == socket.gethostname()[: len(lines[2])].casefold()
    lines[2] = "kitchen-pc"
    # another computer has another machine and another start of it
    lock.write_text("\n".join([*lines[:3], "0" * 32, "1" * 36][: len(lines)]) + "\n")
    start, window = begun(diary)
    page = window.stack.currentWidget()
    assert start.keeper is None
    assert any("The computer kitchen-pc seems to have it open." in text for text in said(page))
    press(page, "again")
    assert start.keeper is None
    press(window.stack.currentWidget(), "anyway")
    assert start.keeper.diary.entries == DIARY.entries


@pytest.mark.qt_log_ignore("does not support raise")
def test_open_in_another_window_is_brought_to_the_front(begun, diary, tmp_path, qtbot):
    first, _ = begun(diary)
    second, window = begun(tmp_path / "other.ptdiary")
    with qtbot.waitSignal(first.diaries.called):
        assert not second.diaries.change_to(diary)
    assert window.status.text == recovery.RAISED
    assert second.diaries.path.name == "other.ptdiary"


def test_forms_go_along_and_nobody_else_gets_the_lock(begun, diary, tmp_path):
    start, window = begun(diary)
    window.show_page("today")
    box_in(window.page("today").form.more, "note").setPlainText("half")
    assert start.diaries.change_to(tmp_path / "other.ptdiary", create=True)
    assert OneWindow(diary).is_first()
    assert Drafts(drafts_file(diary)).read("entry").values["answers"]["note"] == "half"
    window.show_page("today")
    assert window.page("today").form.answers.note is None
    assert "half" not in window.windowTitle()
    assert start.diaries.change_to(diary)
    window.show_page("today")
    assert window.page("today").form.answers.note == "half"
