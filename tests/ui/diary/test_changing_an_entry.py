"""An old entry is changed under its own title; Save, Cancel and Escape lead back to its line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import Checks, Entry
from ptdiary.words import today as words
from tests.gallery.words import settle
from tests.ui.conftest import NOW, at
from tests.ui.days import take

SWOLLEN = Entry(id="sw", at=at("11-20T21:00"), soreness=6, swelling="marked", swelling_new="yes")
TITLE = "Change Thursday 19 November, 20:00"


@pytest.fixture
def page(window):
    window.resize(1280, 800)
    window.show_page("diary")
    settle()
    return window.page("diary")


def change(page, id_):
    take(page, id_)
    QTest.keyClick(page.days, Qt.Key.Key_Return)
    settle()
    return page.window().page("today")


def at_line(window, id_):
    days = window.page("diary").days
    return window.page_name == "diary" and days.hasFocus() and days.record().id == id_


def test_it_has_its_own_title_and_nothing_of_today_above_or_beside_it(page, keeper, window):
    keeper.keep("", SWOLLEN)
    window.show_page("today")
    today = window.page("today")
    assert today.top.isVisible(), "a warning stands on Today"
    window.show_page("diary")
    change(page, "e1")
    assert today.title == TITLE
    assert not today.top.isVisible()
    assert not any(card.isVisible() for card in today.side.cards)
    assert not today.log.isVisible()
    assert not today.reminder.isVisible()
    assert today.form.scale.buttons[2].isChecked()


def test_a_minute_and_another_width_leave_it_so(page, keeper, window):
    keeper.keep("", SWOLLEN)
    today = change(page, "e1")
    keeper.tick()
    today.show_time(keeper.view)
    window.resize(800, 600)
    settle()
    window.resize(1280, 800)
    settle()
    assert today.title == TITLE
    assert not today.top.isVisible()
    assert not today.log.isVisible()


def test_of_another_year_the_title_says_so(page, keeper):
    keeper.keep("", Entry(id="old", at=NOW.replace(year=2024), soreness=3))
    assert change(page, "old").title == "Change Thursday 21 November 2024, 9:31"


@pytest.mark.parametrize("way", ["escape", "cancel"])
def test_escape_and_cancel_come_back_to_the_line_and_change_nothing(page, keeper, window, way):
    before = keeper.store.read()
    today = change(page, "e1")
    today.form.scale.buttons[9].click()
    if way == "escape":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    else:
        today.bar.leave_button.click()
    settle()
    assert at_line(window, "e1")
    assert keeper.store.read() == before
    assert keeper.drafts.names() == ()
    window.show_page("today")
    assert today.title.startswith("Today")
    assert today.form.answers.soreness is None


def test_save_comes_back_to_the_line_and_says_so_with_undo(page, keeper, window):
    before = keeper.store.read()
    today = change(page, "e1")
    today.form.scale.buttons[5].click()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert at_line(window, "e1")
    assert keeper.diary.find(Entry, "e1").soreness == 5
    assert words.LABEL_CHANGED in window.status.text
    window.status.undo_button.click()
    assert keeper.store.read() == before
    assert window.page_name == "diary"


def test_what_the_change_raises_is_seen_and_not_left_for_the_list(page, keeper, window):
    today = change(page, "e1")
    today.form.signs.tiles.tiles["saddle"].click()
    settle()
    keeper.keep("", Entry(id="e9", at=NOW, soreness=5, checks=Checks(saddle="yes")))
    settle()
    assert window.page_name == "emergency"
    window.page("emergency")


def test_from_today_a_change_goes_on_as_before(window, keeper):
    window.show_page("today")
    today = window.page("today")
    today.form.scale.buttons[4].click()
    today.save()
    today._change_saved()
    settle()
    assert today.title == "Change Saturday 21 November, 9:31"
    today.form.scale.buttons[5].click()
    today.save()
    settle()
    assert window.page_name == "today"
    assert today.title.startswith("Today")
    assert [each.soreness for each in keeper.diary.entries][-1] == 5


def test_a_half_changed_entry_is_left_for_another_page_and_comes_back(page, keeper, window):
    today = change(page, "e1")
    today.form.scale.buttons[9].click()
    window.show_page("diary")
    window.show_page("today")
    assert today.title == TITLE
    assert today.form.answers.soreness == 9
    today.bar.leave_button.click()
    settle()
    assert at_line(window, "e1")
    assert keeper.diary.find(Entry, "e1").soreness == 2
