"""Faults while something is typed and saved: F04, F09, F10, F42, F67, F72, F85."""

import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import Entry
from ptdiary.paths import drafts_file
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.drafts import Drafts
from ptdiary.store.first_start import note_version
from ptdiary.ui.app import Faults
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.ending import Ending
from ptdiary.wall_clock import now_here
from ptdiary.words import recovery
from ptdiary.words import recovery as errors
from ptdiary.words import window as window_words
from tests.disks import tiny_disk
from tests.faults.making import entry, fill, ids_in
from tests.nightly import kills
from tests.systems import IS_WINDOWS, needs_moving, needs_signals
from tests.ui.conftest import DIARY
from tests.ui.rows import box_in
from tests.ui.today.conftest import Today

ROOT = Path(__file__).parents[3]


def test_f04_killed_while_typing_a_new_entry():
    found = kills.kill_often(2, seed=3)
    assert found["kills"] == 2
    assert (found["lost"], found["doubled"], found["problems"]) == (0, 0, [])


def test_f04_killed_while_typing_in_an_entry_to_change(today, look, qtbot):
    today.page.open(Destination(page=PageName.TODAY, record="e2"))
    box = box_in(today.form.more, "note")
    for letter in "after the stairs":
        QTest.keyClicks(box, letter)
    drafts = today.folder / "drafts"
    qtbot.waitUntil(lambda: "entry.change.e2" in Drafts(drafts).names(), timeout=3000)
    after = Today(today.folder, None, look)  # the first was never closed
    try:
        assert after.form.answers.note == "after the stairs"
        assert after.form.answers.soreness == 4
    finally:
        after.close()


def test_typing_without_a_pause_is_written_too(today, qtbot):
    box = box_in(today.form.more, "note")
    drafts = today.folder / "drafts"

    def typed_on_and_kept():
        QTest.keyClicks(box, "a")
        return bool(Drafts(drafts).names())

    qtbot.waitUntil(typed_on_and_kept, timeout=5000)


@pytest.mark.parametrize("box", ["note", "medicines"])
def test_f04_killed_while_somebody_types_and_never_pauses(tmp_path, box):
    """The program is killed after two seconds, started again, and killed again."""
    diary = tmp_path / "diary.ptdiary"
    back = []
    for _ in range(2):
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.window.typing_on", diary, box],
            cwd=ROOT, stdout=subprocess.PIPE, text=True, env=kills.environment(tmp_path),
        )  # fmt: skip
        back.append(program.stdout.readline().split())
        assert program.stdout.readline() == "OVER\n"
        program.kill()
        program.communicate()
        assert program.returncode == (1 if IS_WINDOWS else -signal.SIGKILL)
    assert back[0] == ["BACK"]
    assert back[1][1].startswith("aa")


def test_f09_ended_after_saving_but_before_the_draft_was_dropped(today, on, monkeypatch):
    monkeypatch.setattr(today.page.draft, "clear", lambda _entry: None)
    box_in(today.form.more, "note").setPlainText("only once")
    today.score(5)
    today.page.draft.write()
    today.save()
    again = on()
    assert [entry.note for entry in again.diary.entries].count("only once") == 1
    assert again.form.answers.note is None
    assert "entry" not in Drafts(again.folder / "drafts").names()


@needs_signals
@pytest.mark.parametrize("asked", ["SIGTERM", "SIGHUP"])
def test_f10_logout_or_a_closed_terminal_keeps_what_was_typed(tmp_path, asked):
    diary = tmp_path / "diary.ptdiary"
    command = [sys.executable, "-m", "tests.nightly.typist", diary, "1"]
    given = {"cwd": ROOT, "env": kills.environment(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **given) as program:
        typed = 0
        try:
            while typed < 5:
                words = program.stdout.readline().split()
                typed = int(words[1]) if words[:1] == ["TYPED"] else 0
            program.send_signal(getattr(signal, asked))
            rest, _ = program.communicate(timeout=60)
        finally:
            program.kill()  # under nohup, as which it was begun, it types on for ever
    typed = max([typed, *(int(line.split()[1]) for line in rest.splitlines() if "TYPED" in line)])
    assert program.returncode == 0
    assert len(Drafts(drafts_file(diary)).read("entry").values["answers"]["note"]) == typed
    assert sorted(each.name for each in tmp_path.glob("*.lock")) == []


@needs_signals
def test_under_nohup_a_closed_terminal_ends_nothing(qapp):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    ending = Ending(qapp)
    try:
        ending.install()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        ending.leave()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_f12_failure_is_told_but_the_entry_is_saved_and_saving_again_doubles_nothing(
    today, monkeypatch
):
    """The commit happens, and then it is said to have failed."""
    changing = type(today.store).changing
    failed = []

    class Change:
        def __init__(self):
            self._inner = changing(today.store)

        def __enter__(self):
            return self._inner.__enter__()

        def __exit__(self, *error):
            self._inner.__exit__(*error)
            if not failed:
                failed.append(True)
                raise StoreError("disk", "The disk reported an error.")

    monkeypatch.setattr(today.store, "changing", Change)
    today.score(6)
    today.save()
    assert errors.CANNOT_SAVE in today.page.bar.sentence
    assert today.form.isVisible()
    today.save()
    monkeypatch.undo()
    assert today.page.writing.saved is not None
    assert len(today.store.read().entries) == len(DIARY.entries) + 1
    assert today.store.changed_entries() == 0


def test_f13_disk_full_at_save_keeps_the_form_and_offers_to_try_again(today, monkeypatch):
    def full():
        raise StoreError("full", "The disk is full, so this is not saved yet. Make room.")

    monkeypatch.setattr(today.store, "changing", full)
    box_in(today.form.more, "note").setPlainText("stays")
    today.score(6)
    today.save()
    assert today.page.bar.save_button.text() == "Try again"
    assert today.page.bar.sentence == (
        "This is not saved yet. The disk is full, so this is not saved yet. Make room."
    )
    assert today.form.answers.note == "stays"
    monkeypatch.undo()
    today.page.bar.save_button.click()
    assert [e.note for e in today.store.read().entries].count("stays") == 1


NO_COPY = "No copy could be made. Your entries are saved. "
TOMORROW = now_here() + timedelta(days=1)  # a copy of the start is of another day


def settled(start, qtbot):
    qtbot.waitUntil(lambda: start.keeper.worker.is_idle, timeout=60_000)


def test_f14_only_the_copy_fails_on_a_full_disk_and_is_said_once(begun, qtbot, tmp_path):
    with tiny_disk(tmp_path / "disk", "1500k") as disk:
        path = fill(disk / "diary", 30)
        note_version(path)  # or opening it would make a copy
        start, window = begun(path, clock=lambda: TOMORROW)
        watch = start.diaries._watch
        assert start.keeper.keep("Saved", entry("kept", note="x" * 2_000))
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(shutil.disk_usage(disk).free - 20_000))
        watch.copy()
        settled(start, qtbot)
        assert window.status.text == NO_COPY + "The disk for the copies is full."
        window.status.clear()
        watch.copy()
        settled(start, qtbot)
        assert window.status.text == ""
        assert "kept" in {each.id for each in start.keeper.store.read().entries}
        ballast.unlink()
        watch.copy()
        settled(start, qtbot)
        assert window.status.text == ""
        assert Backups(path).newest_good().contents.entries == 31
        start.end()
        assert "kept" in ids_in(path)


def test_f17_no_copy_at_the_close_is_said_in_the_next_diary(begun, tmp_path):
    path, other = fill(tmp_path / "diary", 3), fill(tmp_path / "other", 3)
    note_version(path)  # or opening it would make a copy
    start, window = begun(path, clock=lambda: TOMORROW)
    in_the_way = Backups(path).folder
    in_the_way.write_text("no folder")
    assert start.keeper.keep("Saved", entry("kept"))
    assert start.diaries.change_to(other)
    assert window.status.text == f"{NO_COPY}{in_the_way} cannot be written."
    assert "kept" in ids_in(path)


@needs_moving
def test_the_diary_is_not_opened_anew_each_minute(begun, qtbot, tmp_path):
    path = fill(tmp_path / "diary", 3)
    start, window = begun(path, clock=lambda: TOMORROW)
    watch = start.diaries._watch
    watch.copy()
    settled(start, qtbot)
    assert Backups(path).newest_good() is not None
    aside = path.with_name("aside")
    path.rename(aside)  # opening it would say so
    watch.copy()
    settled(start, qtbot)
    aside.rename(path)
    assert window.status.text == ""


def test_copies_are_noted_by_the_worker_or_by_the_page_and_never_by_both(begun, qtbot, tmp_path):
    start, window = begun(fill(tmp_path / "diary", 3))
    window.show_page("backups")
    page, go_on, order = window.page("backups"), Event(), []
    start.keeper.worker.do(lambda: go_on.wait(30), lambda _: order.append("worker"))
    QTimer.singleShot(0, go_on.set)
    page.copies.make_button.click()
    order.append("page")
    assert order == ["worker", "page"]
    settled(start, qtbot)


def test_f42_entry_changed_elsewhere_while_it_was_open_here(today):
    today.page.open(Destination(page=PageName.TODAY, record="e2"))
    other = replace(DIARY.entries[1], note="changed on the other computer")
    with Store.open(today.folder / "diary.ptdiary") as elsewhere:
        elsewhere.keep(other)
    box_in(today.form.more, "note").setPlainText("changed here")
    today.save()
    assert today.window.status.text == recovery.CONFLICT
    assert today.diary.find(Entry, "e2").note == "changed here"
    texts = [each.record.note for each in today.store.history(Entry, "e2")]
    assert texts == [None, "changed on the other computer"]
    today.keeper.undo()
    assert today.store.read().find(Entry, "e2") == other


def test_f42_nothing_is_said_where_nobody_changed_it(today):
    today.page.open(Destination(page=PageName.TODAY, record="e2"))
    today.score(6)
    today.save()
    assert today.window.status.text != recovery.CONFLICT


def test_f67_a_megabyte_is_pasted(today):
    box = box_in(today.form.more, "note")
    QApplication.clipboard().setText("ow " * 350_000)
    box.paste()
    assert 0 < len(box.toPlainText()) <= 20_000
    today.score(3)
    today.save()
    assert 19_990 <= len(today.entry.note) <= 20_000


def clicked_twice(button):
    for _ in range(5):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(button, Qt.MouseButton.LeftButton)


def space_held(button):
    button.setFocus()
    for _ in range(10):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)


def enter_held(_button):
    for _ in range(10):
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )


@pytest.mark.parametrize("press", [clicked_twice, space_held, enter_held])
def test_f72_saving_ten_times_at_once_is_one_entry(today, press):
    today.score(4)
    press(today.page.bar.save_button)
    today.settle()
    assert len(today.store.read().entries) == len(DIARY.entries) + 1


def test_f85_bug_while_saving_is_told_and_costs_nothing(today, qtbot, monkeypatch, tmp_path):
    for name in ("XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(today.keeper, "keep", lambda *_, **__: int("bug"))
    box_in(today.form.more, "note").setPlainText("still here")
    today.score(6)
    with qtbot.capture_exceptions() as exceptions:
        today.save()
    Faults(today.window).handle(*exceptions[0])
    assert today.window.status.text == window_words.BUG
    assert today.form.answers.note == "still here"
    assert Drafts(today.folder / "drafts").read("entry").values["answers"]["note"] == "still here"
    log = "".join(path.read_text() for path in tmp_path.rglob("*.log"))
    assert "ValueError" in log
    assert "still here" not in log
    monkeypatch.undo()
    today.save()
    assert [e.note for e in today.store.read().entries].count("still here") == 1
