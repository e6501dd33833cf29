"""Backups and recovery: what there is, bringing back with numbers, the second place, erasing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ptdiary.diary.entry import Entry
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.last_known import update_last_known
from ptdiary.ui.backups import erase
from ptdiary.ui.backups import page as backups_page
from ptdiary.ui.backups.list import Answer
from ptdiary.ui.destination import Destination, FileAction, FileRequest, PageName, Part
from ptdiary.ui.worker import painting_while
from ptdiary.words import backups as words
from ptdiary.words import entries as earlier
from tests.ui.conftest import DIARY, NOW
from tests.ui.long_work import Gate, beside_window, give_up_at

NEW = Entry(id="new", at=NOW, soreness=3)


@pytest.fixture
def page(window, keeper):
    Backups(keeper.store.path, keeper.clock).make(keeper.store, "automatic")
    window.show_page("backups")
    return window.page("backups")


@pytest.fixture
def elsewhere(tmp_path):
    """A copy from another computer: one entry is new in it, one reads otherwise and is newer."""
    path = tmp_path / "elsewhere.ptdiary"
    with Store.open(path, create=True) as store:
        store.keep_profile(DIARY.profile)
        store.keep(*DIARY.sessions, *DIARY.entries, NEW)
        store.keep(replace(DIARY.entries[0], note="from elsewhere"))
    return path


def test_copies_are_listed_with_what_they_hold(page):
    model = page.copies.table.records
    shown = [model.data(model.index(0, column)) for column in range(5)]
    if model.stacked:
        shown = model.data(model.index(0, 0)).split("\n")
    text = " ".join(shown)
    assert "2 entries and 1 session" in text
    assert "19 Nov to 20 Nov 2026" in text
    assert words.CHECKED in text
    assert words.PLACES["beside"] in text


def test_backing_up_now_adds_a_copy_and_says_so(page, keeper):
    keeper.keep("Entry saved", NEW)
    page.copies.make_button.click()
    assert page._said.text() == words.BACKED_UP
    newest = page.backups.list()[0]
    assert (newest.reason, newest.verified, newest.contents.entries) == ("by_hand", True, 3)


def test_no_other_copy_is_made_beside_one_that_is_asked_for(page, keeper):
    """The timers of the window go on meanwhile."""
    begun = []

    def beside(work):
        keeper.worker.do(lambda: begun.append("by a timer"), lambda _: None)
        begun.append("asked for")
        return painting_while(work)

    keeper.store._beside = beside
    assert keeper.keep("Entry saved", NEW)
    page.copies.make_button.click()
    assert page._said.text() == words.BACKED_UP
    keeper.settle()
    assert set(begun) == {"asked for"}
    assert not keeper.worker.rests


def test_missing_entries_come_back_with_numbers_and_can_be_taken_back(
    page, keeper, elsewhere, monkeypatch
):
    monkeypatch.setattr(backups_page, "ask_open", lambda *_: elsewhere)
    page._want_file()
    assert "Your diary now: 2 entries and 1 session." in page.asking.text
    assert "Adds 1, changes 1." in page.asking.text
    assert "Afterwards: 3 entries and 1 session." in page.asking.text
    assert keeper.diary.find(Entry, "new") is None
    page.asking.buttons[Answer.DO].click()
    assert keeper.diary.find(Entry, "new") == NEW
    assert keeper.diary.find(Entry, "e1").note == "from elsewhere"
    assert "Before: 2 entries and 1 session. Now: 3 entries and 1 session." in page.asking.text
    assert page.backups.unconfirmed
    page.asking.buttons[Answer.UNDO].click()
    assert page._said.text() == words.TAKEN_BACK
    assert keeper.diary.entries == DIARY.entries
    assert not page.backups.unconfirmed


@pytest.fixture
def conflict(keeper, elsewhere):
    """The same, as a sync program leaves it beside the diary."""
    path = keeper.store.path
    return elsewhere.rename(path.with_name(f"{path.stem} (conflicted copy){path.suffix}"))


def test_conflict_copies_are_looked_into_beside_the_window(
    page, keeper, conflict, monkeypatch, qtbot
):
    looked = beside_window(monkeypatch, backups_page, "conflict_copies")
    page.reload()
    assert page.conflicts.isVisible()
    assert page.conflicts.text == words.CONFLICTS_SEARCH
    page.copies.make_button.click()  # it is not waited for, and begins again
    assert page._said.text() == words.BACKED_UP
    qtbot.waitUntil(lambda: bool(page.conflicts.buttons))
    assert page.conflicts.text == words.CONFLICTS_LEAD
    assert keeper.worker.is_idle
    assert set(looked) == {True}
    page.conflicts.buttons[0].click()
    page.asking.buttons[Answer.DO].click()
    assert keeper.diary.find(Entry, "new") == NEW
    qtbot.waitUntil(lambda: page.conflicts.text == words.CONFLICTS_LEAD)
    assert not page.conflicts.buttons
    assert conflict.exists()


def test_conflict_copies_that_cannot_be_looked_into_are_told_and_nothing_else_goes(
    page, conflict, monkeypatch, qtbot
):
    def break_down(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(backups_page, "conflict_copies", break_down)
    with qtbot.captureExceptions() as bugs:
        page.reload()
        qtbot.waitUntil(lambda: page.conflicts.text == words.CONFLICTS_BUG)
        qtbot.waitUntil(lambda: bool(bugs))
    assert conflict.exists()
    assert page.copies.make_button.isEnabled()
    monkeypatch.undo()
    page.reload()
    qtbot.waitUntil(lambda: bool(page.conflicts.buttons))


def test_the_window_closes_while_conflict_copies_are_looked_into(
    page, keeper, conflict, monkeypatch
):
    gate = Gate()
    give_up_at(monkeypatch, "", 1, gate.hold)
    page.reload()
    assert gate.reached.wait(30)
    gate.go_on.set()
    keeper.stop()
    assert keeper.worker.is_idle
    assert conflict.exists()


def test_replacing_everything_asks_in_red_and_leaves_a_way_back(page, keeper):
    keeper.keep("Entry saved", NEW)
    page.copies.table.selectRow(0)
    page.copies.replace_button.click()
    assert "They go to Recently deleted" in page.asking.text
    page.asking.buttons[Answer.LEAVE].click()
    assert keeper.diary.find(Entry, "new") == NEW
    page.copies.table.selectRow(len(page.backups.list()) - 1)
    page.copies.replace_button.click()
    page.asking.buttons[Answer.DO].click()
    assert keeper.diary.find(Entry, "new") is None
    assert [each.record for each in keeper.store.removed()] == [NEW]
    assert page.backups.list()[0].reason == "before_restore"
    page.asking.buttons[Answer.RIGHT].click()
    assert page._said.text() == words.CONFIRMED


@pytest.fixture
def replaced(page, keeper):
    """Everything was replaced by a copy, and then the diary was looked at."""
    keeper.keep("Entry saved", NEW)
    page.copies.table.selectRow(0)
    page.copies.replace_button.click()
    page.asking.buttons[Answer.DO].click()
    assert keeper.diary.find(Entry, "new") is None
    page.asking.buttons[Answer.LOOK].click()
    assert page.window().page_name == "diary"
    return page


def test_it_can_still_be_taken_back_after_a_look_at_the_diary(replaced, window, keeper):
    window.show_page("backups")
    assert "Before: 3 entries and 1 session. Now: 2 entries" in replaced.asking.text
    assert words.KEPT_SAFE in replaced.asking.text
    replaced.asking.buttons[Answer.UNDO].click()
    assert keeper.diary.find(Entry, "new") == NEW
    assert replaced._said.text() == words.TAKEN_BACK
    replaced.open(Destination(page=PageName.BACKUPS))
    assert not replaced.asking.isVisible()


def test_what_was_written_since_is_asked_about_before_it_is_taken_back(replaced, window, keeper):
    later = Entry(id="later", at=NOW, soreness=1)
    keeper.keep("Entry saved", later)
    window.show_page("backups")
    assert "Before:" not in replaced.asking.text, "the numbers are others by now"
    replaced.asking.buttons[Answer.UNDO].click()
    assert keeper.diary.find(Entry, "later") == later
    assert "They go to Recently deleted" in replaced.asking.text
    replaced.asking.buttons[Answer.DO].click()
    assert keeper.diary.find(Entry, "new") == NEW
    assert keeper.diary.find(Entry, "later") is None


def test_what_was_confirmed_is_not_taken_back(replaced, window, keeper):
    window.show_page("backups")
    replaced.asking.buttons[Answer.RIGHT].click()
    update_last_known(keeper.store.path, held=True)  # as by fewer records at the next start
    replaced.open(Destination(page=PageName.BACKUPS))
    assert set(replaced.asking.buttons) == {Answer.RIGHT, Answer.LOOK}


def test_bringing_back_is_offered_before_replacing(page):
    buttons = [
        button.text() for button in page.copies.findChildren(QPushButton) if button.isVisible()
    ]
    assert buttons.index(words.BRING_BACK) < buttons.index(words.REPLACE)


def test_nothing_can_be_done_with_a_copy_before_one_is_chosen(page, qtbot):
    two = (page.copies.bring_back_button, page.copies.replace_button)
    assert page.copies.table.chosen() is None
    assert [each.isEnabled() for each in two] == [False, False]
    page.copies.table.setFocus()
    qtbot.keyClick(page.copies.table, Qt.Key.Key_Down)
    assert page.copies.table.chosen() is not None
    assert [each.isEnabled() for each in two] == [True, True]


def test_copy_without_anything_missing_offers_nothing_to_do(page):
    page.copies.table.selectRow(0)
    page.copies.bring_back_button.click()
    assert words.NOTHING_MISSING in page.asking.text
    assert set(page.asking.buttons) == {Answer.LEAVE}


def test_copy_that_cannot_be_read_is_said_in_a_sentence(page, tmp_path, monkeypatch):
    odd = tmp_path / "holiday.ptdiary"
    odd.write_bytes(b"no diary at all" * 300)
    monkeypatch.setattr(backups_page, "ask_open", lambda *_: odd)
    page._want_file()
    assert "is not a PT Diary file" in page._error.text()
    assert page.asking.isHidden()
    assert odd.read_bytes() == b"no diary at all" * 300


def test_second_place_is_chosen_seen_and_forgotten(page, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(backups_page, "ask_folder", lambda *_: stick)
    page.second.choose_button.click()
    assert page._said.text() == words.SECOND_CHOSEN
    assert "A copy reached it today." in page.second.text
    assert any(each.place == "second" for each in page.backups.list())
    page.second.forget_button.click()
    assert page.second.forget_button.isHidden()
    assert list(stick.rglob("*.ptdiary"))


def test_f22_stick_that_is_gone_is_no_failure(page, keeper, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(backups_page, "ask_folder", lambda *_: stick)
    page.second.choose_button.click()
    stick.rename(tmp_path / "pulled out")
    keeper.keep("Entry saved", NEW)
    page.copies.make_button.click()
    assert page._said.text().startswith(words.BACKED_UP)
    assert page.backups.list()[0].contents.entries == 3
    assert page._error.isHidden()


def test_erasing_asks_for_a_word_and_a_last_copy(page, window, keeper, tmp_path, monkeypatch):
    last = tmp_path / "keep" / "last.ptdiary"
    last.parent.mkdir()
    path = keeper.store.path
    erased = []
    window._keeper.erased.connect(erased.append)
    page.erase_button.click()
    card = page.erasing
    assert not card.erase_button.isEnabled()
    card.word.setText("Erase")
    assert not card.erase_button.isEnabled()
    monkeypatch.setattr(erase, "ask_save", lambda *_: last)
    card.choose_button.click()
    card.word.setText("eras")
    assert not card.erase_button.isEnabled()
    card.word.setText("ERASE ")
    card.erase_button.click()
    assert not path.exists()
    assert erased[0].last_copy == last
    with Store.open(last) as store:
        assert store.read().entries == DIARY.entries


def test_keeping_the_diary_erases_nothing(page, keeper):
    page.erase_button.click()
    page.erasing.word.setText("erase")
    page.erasing.none_button.click()
    assert page.erasing.erase_button.isEnabled()
    page.erasing.findChildren(QPushButton)
    page.erasing._leave()
    assert page.erasing.isHidden()
    assert keeper.store.path.exists()


def test_earlier_versions_are_shown_and_brought_back_as_one_step(window, keeper):
    changed = replace(DIARY.entries[1], note="after the stairs", soreness=6)
    keeper.keep("Entry changed", changed)
    window.go_to(Destination(page=PageName.DIARY, part=Part.VERSIONS, record="e2"))
    card = window.page("diary").earlier_versions
    assert "After the stairs." in card.text
    assert "4, moderate" in card.text
    card.buttons[0].click()
    assert keeper.diary.find(Entry, "e2") == DIARY.entries[1]
    assert keeper.steps.undoText() == earlier.TAKEN
    keeper.undo()
    assert keeper.diary.find(Entry, "e2") == changed


def test_entry_that_was_never_changed_says_so(window):
    window.go_to(Destination(page=PageName.DIARY, part=Part.VERSIONS, record="e1"))
    assert earlier.NEVER_CHANGED in window.page("diary").earlier_versions.text


def test_page_is_reached_from_settings_and_the_file_menu(window):
    window.show_page("settings")
    window.page("settings").backups.way.click()
    assert window.page_name == "backups"
    assert window.navigation.button("settings").current
    window.show_page("help")
    window.actions_[Destination(page=PageName.BACKUPS)].trigger()
    assert window.page_name == "backups"


def test_recent_diaries_are_in_the_menu_and_can_be_forgotten(window):
    asked = []
    window.file_asked.connect(asked.append)
    window.remember_recent(("/diaries/R&D/diary.ptdiary",))
    actions = window.actions_.recent.actions()
    assert actions[0].text() == f"diary.ptdiary ({Path('/diaries/R&&D')})"
    actions[0].trigger()
    actions[-1].trigger()
    assert asked == [
        FileRequest(action=FileAction.OPEN_RECENT, path=Path("/diaries/R&D/diary.ptdiary")),
        FileRequest(action=FileAction.FORGET_RECENT),
    ]
    assert window.settings.recent == ("/diaries/R&D/diary.ptdiary",)
