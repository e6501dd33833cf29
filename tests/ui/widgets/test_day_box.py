"""The box for a day: it is typed, and the diary says what it understood or why it stays."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ptdiary.ui.app import of_region
from ptdiary.ui.widgets import DayBox
from ptdiary.words.typed_day import STAYS_EMPTY
from tests.ui.widgets.test_time_box import said_to_screen_readers, type_into

BEFORE = QDate(2026, 11, 25)


@pytest.fixture
def box(look, qtbot):
    """A day box above another box, at 25 November, with 30 November as the last day."""
    page = QWidget()
    column = QVBoxLayout(page)
    page.other, box = QLineEdit(), DayBox(look, short=True)
    for each in (page.other, box, box.said):
        column.addWidget(each)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    box.setDate(BEFORE)
    box.setMaximumDate(date(2026, 11, 30))
    box.setFocus(Qt.FocusReason.TabFocusReason)
    box.page = page
    return box


def test_what_is_typed_is_the_day(box, qtbot):
    with qtbot.waitSignal(box.dateChanged):
        type_into(box, "\N{BENGALI DIGIT TWO}\N{BENGALI DIGIT SIX}")
    assert box.date() == QDate(2026, 11, 26)
    assert box.said.text() == "That is Thursday 26 November 2026."
    box.page.other.setFocus()
    assert (box.text(), box.said.text()) == ("26 Nov 2026", "")


@pytest.mark.parametrize("text", ["31", "25 Nov 26", "25 Nov 1026", "25 Nov 2126", "1 Dec 2026"])
def test_what_cannot_be_is_refused_and_said(box, text):
    type_into(box, text)
    assert box.date() == BEFORE
    assert box.said.isVisible()
    sentence = box.said.text()
    assert sentence.endswith("it stays 25 Nov 2026.")
    assert said_to_screen_readers(box) == sentence
    box.page.other.setFocus()
    assert (box.date(), box.text(), box.said.text()) == (BEFORE, "25 Nov 2026", sentence)


def test_an_optional_day_may_be_none(look, qtbot):
    near = date(2026, 11, 25)
    box = DayBox(look, short=True, optional=True)
    qtbot.addWidget(box)
    box.show_day(None, near)
    assert (box.day(), box.date().isNull(), box.text()) == (None, True, "")
    QTest.keyClicks(box, "26")
    assert box.day() == date(2026, 11, 26)
    box.selectAll()
    with qtbot.waitSignal(box.dateChanged):
        QTest.keyClick(box, Qt.Key.Key_Delete)
    assert box.day() is None
    assert box.said.text() == ""
    QTest.keyClick(box, Qt.Key.Key_Down)  # from the day near it
    assert box.day() == date(2026, 11, 24)
    box.show_day(None, near)
    QTest.keyClicks(box, "soon")
    assert (box.day(), box.said.text()) == (None, STAYS_EMPTY)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.text(), box.said.text()) == ("", STAYS_EMPTY)
    box.show_day(near, near)
    QTest.keyClicks(box, "x")
    assert box.day() == near
    assert box.said.text().endswith("it stays 25 Nov 2026.")


def test_a_day_of_an_older_diary_is_shown_as_it_is(box):
    box.setDate(QDate(1026, 11, 21))
    assert (box.date(), box.text()) == (QDate(1026, 11, 21), "21 Nov 1026")


def test_the_arrows_step_up_to_the_last_day(box):
    for _ in range(7):
        QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.date() == QDate(2026, 11, 30)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.date() == QDate(2026, 11, 29)


@pytest.mark.parametrize(
    ("region", "first"), [("en_US", "Sunday"), ("en_GB", "Monday"), ("ar_EG", "Saturday")]
)
def test_its_week_begins_as_in_the_region(look, box, region, first):
    look.read_times(of_region(QLocale(region)))
    QTest.keyClick(box, Qt.Key.Key_F4)
    assert box._calendar.firstDayOfWeek().name == first


def test_the_calendar_takes_a_day(box):
    QTest.keyClick(box, Qt.Key.Key_F4)
    assert box._calendar.maximumDate() == QDate(2026, 11, 30)
    box._calendar.clicked.emit(QDate(2026, 11, 3))
    assert box.date() == QDate(2026, 11, 3)
