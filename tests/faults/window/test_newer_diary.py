"""F54: the window on the diary of a newer program: her words come out, and the file stays."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from ptdiary.diary.document import read_document
from ptdiary.diary.entry import Entry
from ptdiary.files import free_name
from ptdiary.store import Store
from ptdiary.ui import diaries, fallback_page
from ptdiary.ui.fallback_page import RefusalPage
from ptdiary.ui.file_choice import documents
from ptdiary.ui.settings.copies import CopiesCard
from ptdiary.words import copies, recovery
from ptdiary.words import recovery as newer
from tests.ui.conftest import DIARY, NOW
from tests.ui.long_work import beside_window

PRIVATE = Entry(id="e3", at=NOW, soreness=1, private_note="only for me")


@pytest.fixture
def diary(tmp_path):
    path = tmp_path / "folder" / "diary.ptdiary"
    with Store.open(path, create=True) as store:
        store.keep_profile(DIARY.profile)
        store.keep(*DIARY.sessions, *DIARY.entries, PRIVATE)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("ALTER TABLE entries ADD COLUMN made_up INTEGER DEFAULT 4")
        other.execute("UPDATE entries SET travels = 'often' WHERE id = 'e1'")
        other.execute("PRAGMA user_version = 99")
    return path


@pytest.fixture
def choose(monkeypatch):
    """Answer the system's own dialog; what it was asked."""
    asked = []

    def answer(path):
        def given(_parent, title, offered, kinds, *_):
            asked.append((title, offered, kinds))
            return str(path), kinds

        monkeypatch.setattr(QFileDialog, "getSaveFileName", given)
        return asked

    return answer


def state(path):
    return path.read_bytes(), path.stat().st_mtime_ns


def shown(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_f54_newer_diary_is_saved_as_a_document_and_stays_as_it_is(
    begun, diary, choose, monkeypatch
):
    looked = beside_window(monkeypatch, diaries, "find_older_copy")
    read = beside_window(monkeypatch, fallback_page, "read_newer")
    before = state(diary)
    start, window = begun(diary)
    page = window.stack.currentWidget()
    assert isinstance(page, RefusalPage)
    assert start.keeper is None
    assert newer.LEAD in shown(page)
    assert any(text.startswith("A newer PT Diary wrote") for text in shown(page))
    names = [button.objectName() for button in page.findChildren(QPushButton)]
    assert names == ["copy", "other", "new"]
    target = diary.parent / "diary.json"
    asked = choose(target)
    page.findChild(QPushButton, "copy").click()
    offered = free_name(documents() / copies.DOCUMENT_NAME)
    assert asked == [(newer.SAVE, str(offered), copies.DOCUMENTS)]
    assert (
        f"Saved as {target}, and read back. It holds 3 entries and 1 session."
        " Your private notes are in it. Left out: 1 kind of answer, answers in 1 record."
    ) in shown(page)
    assert (looked, read) == ([True], [True])
    found = read_document(target.read_bytes()).diary
    assert (found.sessions, found.profile) == (DIARY.sessions, DIARY.profile)
    assert found.entries == (*DIARY.entries, PRIVATE)
    assert state(diary) == before
    assert sorted(each.name for each in diary.parent.iterdir()) == [
        "diary.json",
        "diary.ptdiary",
        "diary.ptdiary.lock",
    ]


def test_f54_who_thinks_better_of_it_saves_nothing(begun, diary, choose):
    _, window = begun(diary)
    page = window.stack.currentWidget()
    before = shown(page)
    choose("")
    page.findChild(QPushButton, "copy").click()
    assert shown(page) == before


def test_f54_copy_never_takes_the_place_of_the_diary(begun, diary, choose):
    before = state(diary)
    _, window = begun(diary)
    page = window.stack.currentWidget()
    choose(diary)
    page.findChild(QPushButton, "copy").click()
    assert copies.SAME_FILE in shown(page)
    assert state(diary) == before


def test_f54_copy_that_cannot_be_written_is_told_and_can_be_tried_elsewhere(begun, diary, choose):
    _, window = begun(diary)
    page = window.stack.currentWidget()
    choose(diary.parent / "nowhere" / "diary.json")
    page.findChild(QPushButton, "copy").click()
    assert any(text.startswith("There is no folder") for text in shown(page))
    choose(diary.parent / "diary.json")
    page.findChild(QPushButton, "copy").click()
    assert any(text.startswith("Saved as") for text in shown(page))
    assert newer.HOW_TO_READ in shown(page)
    assert not any(text.startswith("There is no folder") for text in shown(page))


def test_f54_other_ways_still_lead_on(begun, diary, tmp_path, monkeypatch):
    start, window = begun(diary)
    monkeypatch.setattr("ptdiary.ui.diaries.ask_new", lambda *_: tmp_path / "new.ptdiary")
    window.stack.currentWidget().findChild(QPushButton, "new").click()
    assert start.keeper.diary.entries == ()
    assert window.status.text == recovery.OPENED_NEW


def test_f54_diary_that_is_open_makes_way_for_the_newer_one(begun, diary, tmp_path):
    start, window = begun(tmp_path / "first.ptdiary")
    assert start.keeper is not None
    assert start.diaries.change_to(diary)
    assert start.keeper is None
    assert newer.LEAD in shown(window.stack.currentWidget())


def test_f54_copy_can_be_read_in_a_new_diary_as_the_page_says(
    begun, diary, choose, tmp_path, monkeypatch, qtbot
):
    start, window = begun(diary)
    page = window.stack.currentWidget()
    target = diary.parent / "diary.json"
    choose(target)
    page.findChild(QPushButton, "copy").click()
    assert copies.BRING_IN in newer.HOW_TO_READ
    monkeypatch.setattr("ptdiary.ui.diaries.ask_new", lambda *_: tmp_path / "new.ptdiary")
    page.findChild(QPushButton, "new").click()
    window.show_page("settings")
    (card,) = window.page("settings").findChildren(CopiesCard)
    card.look_at(target)
    qtbot.waitUntil(lambda: start.keeper.worker.is_idle)
    card.asking.do.click()
    qtbot.waitUntil(lambda: start.keeper.worker.is_idle)
    assert start.keeper.diary.sessions == DIARY.sessions
    assert start.keeper.diary.entries == (*DIARY.entries, PRIVATE)
