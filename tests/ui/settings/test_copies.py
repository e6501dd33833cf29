"""A copy goes out and comes in: numbers first, a backup first, and nothing from a bad file."""

from datetime import timedelta

import pytest

from ptdiary.diary.document import read_document
from ptdiary.diary.entry import Entry
from ptdiary.words import copies as words
from tests.ui.conftest import NOW

PRIVATE = Entry(id="p", at=NOW - timedelta(hours=2), soreness=1, private_note="Mine")


@pytest.fixture
def card(window):
    window.show_page("settings")
    return window.page("settings").copies


@pytest.mark.parametrize(("choice", "note"), [("leave_out", None), ("include", "Mine")])
def test_a_document_is_saved_with_or_without_private_notes(card, keeper, tmp_path, choice, note):
    keeper.keep("", PRIVATE)
    card.private.chip(choice).click()
    path = tmp_path / "copy.json"
    card.save_to(path)
    diary = read_document(path.read_bytes()).diary
    assert diary.find(Entry, "p").private_note == note
    assert card.said.text() == words.saved("copy.json")


def test_tables_are_saved_without_private_notes(card, keeper, tmp_path):
    keeper.keep("", PRIVATE)
    card.save_tables_to(tmp_path / "tables")
    tables = {path.name: path.read_text("utf-8-sig") for path in (tmp_path / "tables").iterdir()}
    assert "e2" in tables["entries.csv"]
    assert not any("Mine" in text for text in tables.values())


def test_bringing_in_says_the_numbers_first_and_makes_a_backup(card, keeper, tmp_path, window):
    path = tmp_path / "copy.json"
    card.save_to(path)
    keeper.remove("", Entry, "e2")
    before = keeper.store.read()
    card.look_at(path)
    assert [label.text() for label in card.asking.lines] == [
        "Your diary now: 1 entry and 1 session.",
        "Adds 1, changes 0.",
        "Afterwards: 2 entries and 1 session.",
        words.SAFE,
    ]
    assert keeper.store.read() == before
    card.asking.do.click()
    assert keeper.store.read().find(Entry, "e2") is not None
    assert keeper.diary == keeper.store.read()
    assert card.said.text() == "Brought in. Adds 1, changes 0."
    card.asking.backups.click()
    assert window.page_name == "backups"
    assert any("import" in each.name for each in keeper.store.path.parent.rglob("*"))


def test_a_copy_with_nothing_new_offers_nothing(card, tmp_path):
    path = tmp_path / "copy.json"
    card.save_to(path)
    card.look_at(path)
    assert words.NOTHING_NEW in [label.text() for label in card.asking.lines]
    assert not card.asking.do.isVisibleTo(card)
    card.asking.leave.click()
    assert not card.asking.isVisibleTo(card)


def test_a_table_of_entries_is_brought_in(card, keeper, tmp_path):
    path = tmp_path / "entries.csv"
    path.write_text("date,time,soreness\n2026-11-18,08:00,3\n", encoding="utf-8")
    card.look_at(path)
    card.asking.do.click()
    assert [each.soreness for each in keeper.diary.entries] == [3, 2, 4]


@pytest.mark.parametrize("content", [b"{}", b"\xff\xfe", b"", b'{"version": 99}'])
def test_a_bad_file_changes_nothing_and_says_what_is_wrong(card, keeper, tmp_path, content):
    before = keeper.store.read()
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    card.look_at(path)
    assert "Nothing was changed." in card.trouble.text()
    assert not card.asking.isVisibleTo(card)
    assert keeper.store.read() == before


def test_a_file_that_is_gone_and_the_diary_itself_are_refused(card, keeper, tmp_path):
    card.look_at(tmp_path / "gone.json")
    assert card.trouble.text() == words.CANNOT_READ
    before = keeper.store.path.read_bytes()
    card.save_to(keeper.store.path)
    assert card.trouble.text() == words.SAME_FILE
    assert keeper.store.path.read_bytes() == before
