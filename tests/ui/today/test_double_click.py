"""Two quick presses where one would do. The second answers nothing that nobody has seen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.ui.widgets import Button, Chip

PRESS, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
AGAIN = QEvent.Type.MouseButtonDblClick
_LEFT, _NOTHING = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def double_click(today, widget):
    """As the mouse does it, on the whole window."""
    place = widget.mapTo(today.window, QPoint(22, widget.height() // 2))
    QTest.mouseDClick(today.window.windowHandle(), _LEFT, _NOTHING, place)
    today.settle()


def send(widget, *kinds):
    """Events of the mouse, all within one double click."""
    place = QPointF(widget.rect().center())
    on_screen = QPointF(widget.mapToGlobal(place.toPoint()))
    for kind in kinds:
        held = Qt.MouseButton.NoButton if kind == RELEASE else _LEFT
        event = QMouseEvent(kind, place, on_screen, _LEFT, held, _NOTHING)
        QApplication.sendEvent(widget, event)


def end_of_double_click(today, widget):
    """What a widget gets that has come under the pointer since the first press."""
    send(widget, AGAIN, RELEASE)
    today.settle()


@pytest.mark.parametrize("tile", ["travels", "nerves", "saddle", "chest"])
def test_a_tile_stays_ticked_and_what_it_asks_stays_open(today, tile):
    today.window.resize(1366, 740)
    today.settle()
    double_click(today, today.form.signs.tiles.tiles[tile])
    assert today.form.signs.tiles.tiles[tile].isChecked()
    assert not any(chip.isChecked() for chip in today.form.signs.panels[tile].findChildren(Chip))


def test_a_question_that_came_under_the_pointer_is_not_answered(today):
    today.tick("saddle")
    yes = today.form.signs.panels["saddle"].control("bowel").chip("yes")
    end_of_double_click(today, yes)
    assert not yes.isChecked()
    assert today.window.page_name == "today"
    QTest.mouseClick(yes, _LEFT)
    assert yes.isChecked()


def test_a_score_stays_chosen(today):
    double_click(today, today.form.scale.buttons[4])
    assert today.form.answers.soreness == 4


def test_an_action_that_came_under_the_pointer_is_not_done(today):
    today.score(3)
    save = today.page.bar.save_button
    end_of_double_click(today, save)
    assert today.page.writing.saved is None
    QTest.mouseClick(save, _LEFT)
    today.settle()
    assert today.page.writing.saved is not None


def test_an_action_may_be_done_twice(today, look):
    pressed = []
    button = Button("Undo", look, parent=today.window)
    button.clicked.connect(lambda: pressed.append(1))
    send(button, PRESS, RELEASE, AGAIN, RELEASE)
    assert len(pressed) == 2
