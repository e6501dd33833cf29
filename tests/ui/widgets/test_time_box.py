"""The box for a time of the day: it is typed, and the diary says what it understood."""

from datetime import time

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ptdiary.ui.widgets.time_box import TimeBox

BEFORE = time(19, 0)
TYPED = {
    "9": time(9), "900": time(9), "9:00": time(9), "9am": time(9), "21": time(21),
    "9.00 pm": time(21), "15": time(15), "1500": time(15), "15:00": time(15), "3pm": time(15),
    "\N{DEVANAGARI DIGIT NINE}": time(9),
}  # fmt: skip


@pytest.fixture
def box(look, qtbot):
    """A time box below another box, at 19:00."""
    page = QWidget()
    column = QVBoxLayout(page)
    page.other, box = QLineEdit(), TimeBox(look)
    column.addWidget(page.other)
    column.addWidget(box)
    column.addWidget(box.said)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.other.setFocus()
    box.show_time(BEFORE)
    box.page = page
    yield box
    look.read_times(type(look.times)())


def click(box, place=None):
    """A press into the box, by default at its right end."""
    place = place or QPoint(box.width() - 4, box.height() // 2)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize("twelve", [False, True])
@pytest.mark.parametrize(("text", "meant"), TYPED.items())
def test_what_is_typed_after_a_press_is_the_time_beside_the_box(box, look, text, meant, twelve):
    look.read_times(type(look.times)(twelve_hours=twelve))
    click(box)
    type_into(box, text)
    assert box.value() == meant
    said = look.times.clock(meant)
    assert box.said.text() == ("" if text == said else f"That is {said}.")
    box.page.other.setFocus()
    assert box.value() == meant
    assert (box.text(), box.said.text(), box.said.isVisible()) == (said, "", False)


@pytest.mark.parametrize("reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.MouseFocusReason])
def test_everything_is_selected_for_whoever_comes(box, reason):
    if reason == Qt.FocusReason.MouseFocusReason:
        click(box)
    else:
        box.setFocus(reason)
    assert box.selectedText() == "19:00"


def test_a_second_press_puts_the_cursor_where_it_is(box):
    click(box)
    click(box)
    assert not box.hasSelectedText()


@pytest.mark.parametrize("text", ["9x", "25", "1575", "abc", "15 am"])
def test_nonsense_keeps_the_old_time_and_says_so(box, text):
    click(box)
    QTest.keyClicks(box, text)
    sentence = "This is not a time, so it stays 19:00."
    assert (box.value(), box.said.text(), box.said.isVisible()) == (BEFORE, sentence, True)
    assert said_to_screen_readers(box) == sentence
    box.page.other.setFocus()
    assert (box.value(), box.text(), box.said.text()) == (BEFORE, "19:00", sentence)


def test_an_empty_box_keeps_the_old_time(box):
    click(box)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert box.value() == BEFORE
    box.page.other.setFocus()
    assert box.text() == "19:00"


def test_a_change_is_told_and_what_is_shown_is_not(box, qtbot):
    with qtbot.assertNotEmitted(box.changed):
        box.show_time(time(8, 15, 30))
    assert box.value() == time(8, 15)
    click(box)
    with qtbot.waitSignal(box.changed):
        QTest.keyClicks(box, "9")


def test_the_time_is_written_in_the_clock_of_the_patient_at_once(box, look):
    look.read_times(type(look.times)(twelve_hours=True))
    assert box.text() == "7:00 pm"
    assert box.value() == BEFORE


def type_into(widget, text):
    """As QTest.keyClicks, which knows the keys of one script only."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def said_to_screen_readers(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Description)
