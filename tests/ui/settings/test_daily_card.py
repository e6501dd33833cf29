"""The card about the daily copy: off at first, told what came of it, and who can read it."""

import os

import pytest
from PySide6.QtWidgets import QFileDialog

from ptdiary.diary.document import read_document
from ptdiary.diary.entry import Entry
from ptdiary.store.exchange.daily import daily_copy
from ptdiary.store.last_known import state_file
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.words import backups as backup_words
from ptdiary.words import daily_copy as words
from ptdiary.words.copies import SAVE_BUG
from tests.ui.conftest import NOW


@pytest.fixture
def card(window):
    window.show_page("settings")
    page = window.page("settings")
    page.show_sheet("file")
    return page.daily


@pytest.fixture
def choose(card, keeper, monkeypatch, tmp_path):
    folder = tmp_path / "cloud"
    folder.mkdir()

    def choosing(chosen=folder):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen))
        card.choose.click()
        keeper.settle()
        return folder

    return choosing


def test_it_is_off_at_first_and_says_so(card, keeper):
    assert card._lead.text() == words.LEAD_OFF
    assert not card.state.isVisibleTo(card)
    assert not card.stop.isVisibleTo(card)
    assert not card.form.isVisibleTo(card)
    assert daily_copy(keeper.store.path) is None


def test_the_first_copy_is_saved_once_a_folder_is_chosen(card, keeper, choose, aloud):
    keeper.keep("", Entry(id="p", at=NOW, soreness=1, private_note="Mine"))
    folder = choose()
    path = folder / "diary daily copy.json"
    diary = read_document(path.read_bytes()).diary
    assert diary.find(Entry, "p").private_note is None
    said = words.SAVED.format(name=path.name, folder=folder, when="today, 9:31")
    assert card.state.text() == said
    assert said in [line for line, _ in aloud]
    assert card.choose.text() == words.CHANGE
    assert card.stop.isVisibleTo(card)


def test_another_form_is_saved_at_once_beside_the_first(card, keeper, choose):
    folder = choose()
    card.form.chip("tables").click()
    keeper.settle()
    assert (folder / "diary daily tables" / "entries.csv").is_file()
    assert daily_copy(keeper.store.path).form == "tables"


def test_a_folder_that_takes_nothing_is_told_and_not_chosen(card, keeper, choose, tmp_path):
    choose(tmp_path / "none")
    assert card.trouble.text().startswith("There is no folder")
    assert not card.state.isVisibleTo(card)
    assert daily_copy(keeper.store.path) is None
    choose()
    assert not card.trouble.isVisibleTo(card)


def test_a_bug_while_the_first_copy_is_saved_ends_the_wait(card, keeper, choose, qtbot):
    keeper.clock = lambda: None
    with qtbot.captureExceptions() as caught:
        choose()
    assert len(caught) == 1
    assert card.trouble.text() == SAVE_BUG
    assert not card.state.isVisibleTo(card)
    assert daily_copy(keeper.store.path) is None


def test_stopping_leaves_the_last_copy(card, keeper, choose):
    folder = choose()
    card.stop.click()
    keeper.settle()
    assert card.state.text() == words.STOPPED
    assert daily_copy(keeper.store.path) is None
    assert (folder / "diary daily copy.json").is_file()


@pytest.mark.skipif(os.name != "posix", reason="other systems keep rights otherwise")
def test_a_folder_that_others_can_open_is_told(card, choose, open_place):
    choose(open_place)
    assert card.readers.text() == words.OPEN_FOLDER
    (open_place / "diary daily copy.json").chmod(0o644)
    card.look_at_copy()
    assert card.readers.text() == words.OPEN_COPY
    open_place.chmod(0o700)
    card.look_at_copy()
    assert not card.readers.isVisibleTo(card)


def test_a_state_that_cannot_be_noted_is_told(card, keeper, choose):
    state = state_file(keeper.store.path)
    state.unlink(missing_ok=True)
    state.mkdir()  # no file can take its place
    choose()
    assert card.trouble.text() == words.NOT_NOTED


def test_who_erases_the_diary_is_told_that_the_copy_stays(window, choose):
    page = window.page("backups")
    window.go_to(Destination(page=PageName.BACKUPS, part=Part.ERASE))
    assert not page.erasing._daily.isVisibleTo(page.erasing)
    folder = choose()
    window.go_to(Destination(page=PageName.BACKUPS, part=Part.ERASE))
    said = backup_words.ERASE_DAILY.format(path=folder / "diary daily copy.json")
    assert page.erasing._daily.text() == said
    assert page.erasing._daily.isVisibleTo(page.erasing)
