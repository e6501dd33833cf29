"""A copy goes out and comes in: numbers first, a backup first, and nothing from a bad file."""

import threading
from dataclasses import replace
from datetime import timedelta
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Appointment
from ptdiary.store import Store
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.imports import Stage
from ptdiary.ui.worker import Watched
from ptdiary.words import copies as words
from tests.ui.conftest import DIARY, NOW
from tests.ui.long_work import give_up_at

PRIVATE = Entry(id="p", at=NOW - timedelta(hours=2), soreness=1, private_note="Mine")


@pytest.fixture
def card(window):
    window.show_page("settings")
    return window.page("settings").copies


@pytest.fixture
def settled(keeper, qtbot):
    """Wait until the worker has told what came of its work."""
    return lambda: qtbot.waitUntil(lambda: keeper.worker.is_idle, timeout=60_000)


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


def test_a_spreadsheet_is_saved_without_private_notes(card, keeper, settled, tmp_path):
    keeper.keep("", PRIVATE)
    path = tmp_path / "diary.xlsx"
    card.save_workbook_to(path)
    assert card.said.text() == words.being_saved("diary.xlsx")
    settled()
    assert card.said.text() == words.saved("diary.xlsx")
    with ZipFile(path) as parts:
        whole = b"".join(map(parts.read, parts.namelist()))
    assert b"e2" in whole
    assert b"Mine" not in whole


def test_a_spreadsheet_that_cannot_be_saved_is_said(card, keeper, settled, tmp_path):
    card.save_workbook_to(tmp_path / "no such folder" / "diary.xlsx")
    settled()
    assert card.trouble.text()
    card.save_workbook_to(keeper.store.path)
    assert card.trouble.text() == words.SAME_FILE


def test_a_bug_while_a_spreadsheet_is_saved_ends_the_wait(card, keeper, settled, tmp_path, qtbot):
    keeper.clock = lambda: NOW.replace(tzinfo=None)  # no clock of ours: nothing can be told apart
    with qtbot.captureExceptions() as caught:
        card.save_workbook_to(tmp_path / "diary.xlsx")
        settled()
    assert [each[0] for each in caught] == [TypeError]
    assert card.trouble.text() == words.SAVE_BUG
    assert not card.said.text()
    assert not (tmp_path / "diary.xlsx").exists()


def test_a_calendar_is_saved_once_there_is_something_planned(card, keeper, tmp_path, monkeypatch):
    card.calendar.click()
    assert card.trouble.text() == words.NOTHING_PLANNED
    keeper.keep("", PRIVATE, Appointment(id="v", at=NOW + timedelta(days=2), with_whom="Dana"))
    path = tmp_path / "diary.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    card.calendar.click()
    assert card.said.text() == words.saved("diary.ics")
    content = path.read_bytes()
    assert b"SUMMARY:Appointment with Dana\r\n" in content
    assert b"Mine" not in content


def test_the_menu_leads_to_both(window, card, tmp_path, monkeypatch, settled):
    window.show_page("today")
    path = tmp_path / "mine.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_[Destination(page="settings", part=Part.SAVE_SPREADSHEET)].trigger()
    settled()
    assert path.is_file()
    window.show_page("today")
    window.actions_[Destination(page="settings", part=Part.SAVE_CALENDAR)].trigger()
    # what is in one stands beside its button, and nothing is asked before that was seen
    assert window.focusWidget() is card.calendar
    assert card.calendar.isVisibleTo(window)


def test_bringing_in_says_the_numbers_first_and_makes_a_backup(
    card, keeper, tmp_path, window, settled
):
    path = tmp_path / "copy.json"
    card.save_to(path)
    keeper.remove("", Entry, "e2")
    before = keeper.store.read()
    card.look_at(path)
    settled()
    assert [label.text() for label in card.asking.lines] == [
        "Your diary now: 1 entry and 1 session.",
        "Adds 1, changes 0.",
        "Afterwards: 2 entries and 1 session.",
        words.SAFE,
    ]
    assert keeper.store.read() == before
    card.asking.do.click()
    settled()
    assert keeper.store.read().find(Entry, "e2") is not None
    assert keeper.diary == keeper.store.read()
    assert card.said.text() == "Brought in. Adds 1, changes 0."
    assert window.focusWidget() is card.asking.backups  # and not what erases, which is next
    card.asking.backups.click()
    assert window.page_name == "backups"
    assert any("import" in each.name for each in keeper.store.path.parent.rglob("*"))


def test_a_copy_with_nothing_new_offers_nothing(card, tmp_path, settled, window):
    path = tmp_path / "copy.json"
    card.save_to(path)
    card.look_at(path)
    settled()
    assert words.NOTHING_NEW in [label.text() for label in card.asking.lines]
    assert not card.asking.do.isVisibleTo(card)
    card.asking.leave.click()
    assert not card.asking.isVisibleTo(card)
    assert window.focusWidget() is card.bring


@pytest.mark.parametrize("name", ["pain.csv", "PAIN.XLSX", "a.ods", "a.tsv", "a.txt"])
def test_a_table_is_looked_at_on_its_own_page(card, tmp_path, name):
    asked = []
    card.go_to.connect(asked.append)
    card.take(tmp_path / name)
    assert asked == [Destination(page=PageName.TABLE, file=tmp_path / name)]
    assert not card.progress.isVisibleTo(card)


def test_a_document_is_looked_at_here(card, tmp_path, settled):
    path = tmp_path / "copy.json"
    card.save_to(path)
    card.take(path)
    settled()
    assert words.NOTHING_NEW in [label.text() for label in card.asking.lines]


def test_a_table_is_pasted_on_its_own_page(card):
    asked = []
    card.go_to.connect(asked.append)
    card.paste.click()
    assert asked == [Destination(page=PageName.TABLE, part=Part.PASTE)]


@pytest.mark.parametrize("content", [b"{}", b"\xff\xfe", b"", b'{"version": 99}'])
def test_a_bad_file_changes_nothing_and_says_what_is_wrong(
    card, keeper, tmp_path, content, settled
):
    before = keeper.store.read()
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    card.look_at(path)
    settled()
    assert "Nothing was changed." in card.trouble.text()
    assert not card.asking.isVisibleTo(card)
    assert keeper.store.read() == before


def test_a_file_that_is_gone_and_the_diary_itself_are_refused(card, keeper, tmp_path, settled):
    card.look_at(tmp_path / "gone.json")
    settled()
    assert card.trouble.text() == words.CANNOT_READ
    before = keeper.store.path.read_bytes()
    card.save_to(keeper.store.path)
    assert card.trouble.text() == words.SAME_FILE
    assert keeper.store.path.read_bytes() == before


# An import in the worker: the window goes on, it says how far it is, and it can be given up.

ROWS = 450


@pytest.fixture
def document(tmp_path):
    entries = tuple(
        Entry(id=f"d{n}", at=NOW - timedelta(days=n), soreness=4, note=f"{n}") for n in range(ROWS)
    )
    path = tmp_path / "copy.json"
    document = Document(exported_at=NOW, diary=Diary(entries=entries))
    path.write_bytes(write_document(document))
    return path


@pytest.fixture
def told(card):
    """Each sentence about how far it is, and the thread of the work that told it."""
    told = []
    show = card.progress.show_stage

    def take(stage, done, of):
        show(stage, done, of)
        told.append((card.progress.sentence.text(), card.progress.bar.value()))

    card.progress.show_stage = take
    return told


def test_an_import_says_how_far_it_is_in_words_numbers_and_a_bar(
    card, keeper, settled, told, aloud, document, qtbot
):
    card.look_at(document)
    assert card.progress.isVisibleTo(card)
    assert not card.bring.isEnabled()
    settled()
    assert not card.progress.isVisibleTo(card)
    card.asking.do.click()
    settled()
    assert len(keeper.diary.entries) == ROWS + 2
    assert keeper.diary == keeper.store.read()
    assert (f"The file is being read. Done: 200 of {ROWS}.", 200) in told
    assert (f"It is being brought in. Done: 400 of {ROWS}.", 400) in told
    assert (words.STAGES["copying"], -1) in told or (words.STAGES["copying"], 0) in told
    qtbot.waitUntil(lambda: aloud[-1][0].startswith(f"Brought in. Adds {ROWS}, changes 0."))
    assert not any(at_once for _, at_once in aloud)
    assert card.bring.isEnabled()


def test_the_windows_own_connection_reads_no_entry_for_an_import(card, keeper, settled, document):
    asked = []
    keeper.store._connection.set_trace_callback(asked.append)
    card.look_at(document)
    settled()
    card.asking.do.click()
    settled()
    assert len(keeper.diary.entries) == ROWS + 2
    assert [each for each in asked if "entries" in each] == []
    assert not keeper.follow()  # it is what this program wrote itself


@pytest.mark.parametrize(
    ("stage", "nth"),
    [(Stage.READING, 2), (Stage.COMPARING, 3), (Stage.COPYING, 1), (Stage.WRITING, 1),
     (Stage.WRITING, 3), (Stage.WRITING, 4)],
)  # fmt: skip
def test_an_import_that_is_cancelled_leaves_all_as_it_was(
    card, keeper, settled, monkeypatch, document, stage, nth
):
    keeper.keep("Saved", Entry(id="before", at=NOW, soreness=1))
    content, diary = keeper.store.path.read_bytes(), keeper.diary
    give_up_at(monkeypatch, stage, nth, Watched.give_up)
    card.look_at(document)
    settled()
    if card.asking.isVisibleTo(card):
        card.asking.do.click()
        settled()
    assert keeper.store.path.read_bytes() == content
    assert (keeper.diary, keeper.store.read()) == (diary, diary)
    assert not keeper.follow()
    assert card.said.text() == words.GIVEN_UP
    assert not card.progress.isVisibleTo(card)
    assert keeper.undo()
    assert keeper.store.read() == DIARY


def test_cancel_is_pressed_while_it_is_written(card, keeper, settled, document, monkeypatch, qtbot):
    card.look_at(document)
    settled()
    content = keeper.store.path.read_bytes()
    reached, go_on = threading.Event(), threading.Event()

    def wait(_work):
        reached.set()
        assert go_on.wait(30)

    give_up_at(monkeypatch, Stage.WRITING, 2, wait)
    card.asking.do.click()
    qtbot.waitUntil(reached.is_set, timeout=30_000)
    assert card.progress.cancel.hasFocus()
    card.progress.cancel.click()
    assert card.progress.cancel.hasFocus()  # a second Enter must not begin to erase
    assert card.progress.sentence.text() == words.ENDING
    go_on.set()
    settled()
    assert card.said.text() == words.GIVEN_UP
    assert keeper.store.path.read_bytes() == content


def test_the_window_is_closed_while_an_import_is_written(
    begun, qtbot, tmp_path, document, monkeypatch
):
    path = tmp_path / "own.ptdiary"
    with Store.open(path, create=True) as store:
        store.keep(*DIARY.entries)
    start, window = begun(path, clock=lambda: NOW)
    window.show_page("settings")
    card = window.page("settings").copies
    card.look_at(document)
    qtbot.waitUntil(lambda: start.keeper.worker.is_idle, timeout=60_000)
    before = path.read_bytes()
    reached = threading.Event()

    def close(work):
        reached.set()
        assert work._given_up.wait(30)  # the window closes meanwhile

    give_up_at(monkeypatch, Stage.WRITING, 2, close)
    card.asking.do.click()
    qtbot.waitUntil(reached.is_set, timeout=30_000)
    start.end()
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*-journal"))


def test_a_save_while_an_import_is_written_waits_for_it(
    card, keeper, settled, document, monkeypatch, qtbot
):
    card.look_at(document)
    settled()
    reached, go_on = threading.Event(), threading.Event()

    def wait(_work):
        reached.set()
        assert go_on.wait(30)

    give_up_at(monkeypatch, Stage.WRITING, 2, wait)
    failed = []
    keeper.failed.connect(failed.append)
    card.asking.do.click()
    qtbot.waitUntil(reached.is_set, timeout=30_000)
    waited = []

    def painted():
        waited.append(1)
        go_on.set()

    QTimer.singleShot(0, painted)
    assert keeper.keep("Saved", replace(DIARY.entries[0], id="mine"))
    settled()
    assert failed == []
    assert waited
    assert len(keeper.diary.entries) == ROWS + 3
    assert keeper.diary == keeper.store.read()
    assert keeper.undo()
    assert len(keeper.store.read().entries) == ROWS + 2
