"""The month, the search and the filters lead to lines; a line can be left out, with a reason."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Exercise, Session
from ptdiary.words import diary as words
from tests.ui.conftest import NOW, at


@pytest.fixture
def page(window):
    window.show_page("diary")
    return window.page("diary")


def ids(page):
    model = page.table.records
    return [model.row(number).id for number in range(model.rowCount())]


def day(page, number):
    return page.month.strip.buttons[number - 1]


def test_each_day_of_the_month_says_what_it_holds(page, keeper):
    keeper.keep("", Entry(id="leg", at=at("11-20T21:00"), soreness=4, quality=("shooting",)))
    assert len(page.month.strip.buttons) == 30
    assert day(page, 19).accessibleName() == "Thursday 19 November: 1 entry, 1 session"
    assert day(page, 20).accessibleName() == "Friday 20 November: 2 entries, a warning began"
    assert day(page, 18).accessibleName() == f"Wednesday 18 November: {words.NOTHING_ON_DAY}"
    assert "today" in day(page, 21).accessibleName()


def test_a_day_shows_its_lines_alone_and_a_second_press_shows_all(page):
    day(page, 19).click()
    assert ids(page) == ["e1", "s1"]
    assert page._what_shown.text() == "Thursday 19 November 2026"
    day(page, 18).click()
    assert ids(page) == []
    assert page._empty.text() == words.NOTHING_THAT_DAY
    assert not day(page, 19).isChecked()
    day(page, 18).click()
    assert ids(page) == ["e2", "e1", "s1"]


def test_the_keyboard_walks_the_days_and_the_months(page, qtbot, window):
    strip = page.month.strip
    strip.focus_day(21)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(window.focusWidget(), key)
    assert window.focusWidget() is day(page, 19)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert ids(page) == ["e1", "s1"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert len(ids(page)) == 3
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_PageUp)
    assert page.month.first == date(2026, 10, 1)
    assert window.focusWidget() is day(page, 19)
    strip.focus_day(1)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    assert page.month.first == date(2026, 9, 1)
    assert window.focusWidget() is day(page, 30)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert window.focusWidget() is day(page, 1)
    assert page.month.first == date(2026, 10, 1)


def test_no_month_after_this_one(page, qtbot, window):
    page.month.strip.focus_day(30)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert page.month.first is None
    assert not page.month._after.isEnabled()


def test_notes_of_entries_and_sessions_are_searched(page, keeper):
    keeper.keep(
        "",
        Entry(id="note", at=NOW - timedelta(hours=3), note="Café with “Größe”, then stairs"),
        Session(id="s2", ended_at=at("11-18T10:00"), exercises=(Exercise(name="Stairs"),)),
    )
    page.search.setText("STAIRS")
    assert ids(page) == ["note", "s2"]
    assert page._what_shown.text() == "2 lines found."
    page.search.setText('cafe "grosse"')
    assert ids(page) == ["note"]
    page.search.setText("nowhere")
    assert page._empty.text() == words.NOTHING_FOUND
    page._all.click()
    assert len(ids(page)) == 5
    assert page.search.text() == ""


def test_filters(page, keeper):
    keeper.keep(
        "",
        Entry(id="leg", at=at("11-20T21:00"), soreness=4, quality=("shooting",)),
        Entry(id="late", at=at("11-18T09:00"), written_at=NOW, soreness=1),
        Entry(id="flu", at=at("11-17T09:00"), soreness=8, left_out="Flu"),
    )
    found = {}
    for kind, _ in words.FILTERS:
        page.kinds.chip(kind).click()
        found[kind] = ids(page)
    assert found == {
        "warning": ["leg"],
        "sessions": ["s1"],
        "left_out": ["flu"],
        "later": ["late"],
    }
    page.kinds.chip("later").click()
    assert len(ids(page)) == 6


def test_leaving_out_asks_for_the_reason_and_both_ways_are_undone(page, keeper):
    before = keeper.store.read()
    page.table.selectRow(0)
    assert page._leave_button.text() == words.LEAVE_OUT
    page._leave_button.click()
    assert page.reasons.isVisibleTo(page)
    page.reasons.save.click()
    assert page.reasons.row._error.text() == words.LEAVE_OUT_NO_REASON
    page.reasons.reason.setText(" I had the flu ")
    page.reasons.save.click()
    assert keeper.store.read().find(Entry, "e2").left_out == "I had the flu"
    assert not page.reasons.isVisibleTo(page)
    page.table.selectRow(0)
    assert page._leave_button.text() == words.TAKE_BACK
    page._leave_button.click()
    assert keeper.store.read() == before
    keeper.undo()
    assert keeper.store.read().find(Entry, "e2").left_out == "I had the flu"
    keeper.undo()
    assert keeper.store.read() == before


def test_thinking_better_of_it_writes_nothing(page, keeper):
    page.table.selectRow(0)
    page._leave_button.click()
    page.reasons.cancel.click()
    assert not page.reasons.isVisibleTo(page)
    assert keeper.steps.count() == 0


def test_a_session_cannot_be_left_out_of_the_course(page):
    page.table.selectRow(2)
    assert not page._leave_button.isVisibleTo(page)


def test_an_earlier_entry_is_asked_for_with_its_day(window, page, keeper):
    page._add_earlier.click()
    today = window.page("today")
    assert window.page_name == "today"
    assert today.form.picker._day.isVisibleTo(today)
    today.form.picker._day.setDate(today.form.picker._day.date().addDays(-5))
    today.form.scale.buttons[3].click()
    today.save()
    written = [each for each in keeper.diary.entries if each.soreness == 3]
    assert [(each.at.date(), each.written_at) for each in written] == [(date(2026, 11, 16), NOW)]
