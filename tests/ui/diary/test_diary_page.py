"""The Diary list opens, deletes and brings back; what was not answered says so."""

import os
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from ptdiary.diary.entry import CORE_CHECKS, Checks, Entry
from ptdiary.diary.session import Session
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.words import diary as words
from ptdiary.words import entries
from tests.ui.conftest import NOW
from tests.ui.tables import column


@pytest.fixture
def page(window):
    window.show_page("diary")
    return window.page("diary")


def test_entries_and_sessions_stand_newest_first(page):
    assert column(page, 0) == ["Fri 20 Nov, 19:58", "Thu 19 Nov, 20:00", "Thu 19 Nov, 15:00"]
    assert column(page, 1) == ["4, moderate", "2, mild", words.SESSION]
    assert column(page, 2) == [entries.NOT_ANSWERED, entries.NOT_ANSWERED, "Hip hinge"]


def test_a_day_of_another_year_is_told_with_it(page, keeper):
    keeper.keep("", Entry(id="old", at=NOW.replace(year=2024), soreness=3))
    assert column(page, 0)[-1] == "Thu 21 Nov 2024, 9:31"


def test_an_entry_written_much_later_and_one_left_out_say_so(page, keeper):
    keeper.keep(
        "",
        Entry(id="late", at=NOW - timedelta(hours=3), written_at=NOW, soreness=1),
        Entry(id="out", at=NOW - timedelta(hours=2), soreness=9, left_out="Flu", private_note="x"),
    )
    page.show_view(keeper.view)
    assert column(page, 3)[:2] == ["Left out: Flu", "Written later"]


def test_delete_and_bring_back(page, keeper, qtbot):
    before = keeper.store.read()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert keeper.diary.find(Entry, "e2") is None
    page.open(Destination(page=PageName.DIARY, part=Part.REMOVED))
    assert page.title == words.REMOVED_LIST
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert keeper.store.read() == before
    assert column(page, 0) == []


def test_what_was_deleted_cannot_be_read_where_the_file_was_emptied(page, keeper, window):
    keeper.remove("", Entry, "e2")
    os.truncate(keeper.store.path, 0)
    page.open(Destination(page=PageName.DIARY, part=Part.REMOVED))
    assert column(page, 0) == []
    assert "was moved or replaced while it was open" in window.status.text


def test_a_deletion_is_undone_like_everything_else(page, keeper, qtbot):
    before = keeper.store.read()
    page.table.selectRow(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert keeper.diary.find(Session, "s1") is None
    assert keeper.undo()
    assert keeper.store.read() == before


def test_enter_asks_for_the_page_that_changes_the_line(page, qtbot):
    page.table.selectRow(0)
    with qtbot.waitSignal(page.go_to) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [Destination(page=PageName.TODAY, record="e2")]
    page.table.selectRow(2)
    with qtbot.waitSignal(page.go_to) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [Destination(page=PageName.SESSIONS, record="s1")]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({}, entries.NOT_ANSWERED),
        ({"checks": Checks(**dict.fromkeys(CORE_CHECKS, "no"))}, entries.NO_SIGNS),
        ({"checks": Checks(saddle="no")}, entries.SOME_ANSWERED),
        (
            {"travels": "yes", "regions": ("thigh_back.left", "lumbar.left")},
            "Pain spreading down the left leg",
        ),
        ({"travels": "unsure"}, "Pain spreading down a leg, not sure which"),
        ({"quality": ("sharp", "stiff")}, "Sharp pain"),
        ({"checks": Checks(fever="yes", calf="unsure")}, None),
        (
            {"checks": Checks(**dict.fromkeys(CORE_CHECKS, "no")), "movement": 4},
            "Movement 4 out of 10; none of the other signs",
        ),
        ({"movement": 4}, "Movement 4 out of 10"),
    ],
)
def test_the_signs_of_an_entry_in_one_line(entry, said):
    line = entries.signs(Entry(id="e", at=NOW, **entry))
    if said is None:
        assert line.startswith("A fever; ")
        assert line.endswith(", not clear")
    else:
        assert line == said
