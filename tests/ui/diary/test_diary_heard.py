"""The Diary as a screen reader finds it: a list with items, and buttons beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest

from ptdiary.diary.entry import Entry
from ptdiary.words import diary as words
from tests.gallery.words import settle
from tests.ui.conftest import at
from tests.ui.days import take

NAME = QAccessible.Text.Name


@pytest.fixture
def page(window):
    window.resize(1280, 800)
    window.show_page("diary")
    settle()
    return window.page("diary")


def heard(widget):
    return QAccessible.queryAccessibleInterface(widget)


def test_the_days_are_a_list_and_each_line_an_item_with_its_day(page):
    found = heard(page.days)
    assert found.role() is QAccessible.Role.List
    assert found.text(NAME) == words.LIST_NAME
    assert [found.child(n).role() for n in range(found.childCount())] == (
        [QAccessible.Role.ListItem] * 3
    )
    assert [found.child(n).text(NAME) for n in range(found.childCount())] == [
        "Friday 20 November, highest 4, 19:58, soreness 4",
        "Thursday 19 November, highest 2, 15:00, Session 1: Hip hinge",
        "Thursday 19 November, 20:00, soreness 2",
    ]


def test_the_buttons_of_the_line_in_hand_are_beside_the_list_and_named_by_the_line(page, keeper):
    keeper.keep("", Entry(id="late", at=at("11-20T22:00"), soreness=1))
    take(page, "late")
    around = heard(page.days.parentWidget())
    inside = [around.child(n).object() for n in range(around.childCount())]
    assert page.days.hand in inside
    assert heard(page.days.hand.change).text(NAME) == "Change: 22:00, soreness 1"
    QTest.keyClick(page.days, Qt.Key.Key_Left)
    assert heard(page.days.hand.change).text(NAME) == "Change: 19:58, soreness 4"


def test_an_accessible_press_deletes_the_line_in_hand(page, keeper, qtbot):
    take(page, "e1")
    press = QAccessibleActionInterface.pressAction()
    heard(page.days.hand.delete).actionInterface().doAction(press)
    qtbot.waitUntil(lambda: keeper.diary.find(Entry, "e1") is None)


def test_a_day_of_the_month_is_a_button_that_goes_there(page, qtbot):
    button = page.month.grid.days[18]
    assert heard(button).role() is QAccessible.Role.Button
    press = QAccessibleActionInterface.pressAction()
    heard(button).actionInterface().doAction(press)
    qtbot.waitUntil(lambda: page.days.record().id == "s1")
