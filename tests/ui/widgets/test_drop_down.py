"""A list that opens from one line: keys choose, the wheel does not, and it has a name."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.ui.widgets import DropDown, FormRow

ANSWERS = (("day", "Day"), ("time", "Time"), ("-", "Leave out"))


@pytest.fixture
def drop_down(look, qtbot):
    made = DropDown(ANSWERS, look)
    row = FormRow("Date", made, look, name="Date: taken for")
    made.row = row  # else it would go
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    made.told = []
    made.chosen.connect(made.told.append)
    return made


def test_what_is_shown_as_chosen_tells_nobody(drop_down):
    drop_down.choose("-")
    assert (drop_down.value(), drop_down.currentText()) == ("-", "Leave out")
    drop_down.choose("none of these")
    assert drop_down.value() == ""
    assert drop_down.told == []


def test_arrows_choose(drop_down):
    drop_down.setFocus()
    QTest.keyClick(drop_down, Qt.Key.Key_Down)
    assert (drop_down.value(), drop_down.told) == ("time", ["time"])


def test_the_wheel_changes_nothing(drop_down):
    drop_down.setFocus()
    place = QPointF(drop_down.rect().center())
    event = QWheelEvent(
        place, drop_down.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(drop_down, event)
    assert not event.isAccepted()
    assert (drop_down.value(), drop_down.told) == ("day", [])


def test_it_has_the_name_of_its_row(drop_down):
    assert drop_down.accessibleName() == "Date: taken for"


def test_others_can_be_offered(drop_down):
    drop_down.offer((("soreness", "Soreness"),))
    assert (drop_down.count(), drop_down.value()) == (1, "soreness")
    assert drop_down.told == []


def test_a_line_of_the_list_is_large_enough_to_hit(drop_down):
    assert drop_down.view().sizeHintForRow(0) >= 30
