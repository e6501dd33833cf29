"""A row that wraps, and what in it takes the rest of its row."""

import pytest
from PySide6.QtWidgets import QWidget

from ptdiary.ui.widgets import Button, Flow, Label, LineBox


@pytest.fixture
def filled(look, qtbot):
    """A row with a sentence that takes the rest, and two buttons."""
    row = QWidget()
    qtbot.addWidget(row)
    flow = Flow(look, row)
    flow.add_wide(Label("What is said of the thing beside it, in a sentence of its own"), least=14)
    flow.add(Button("Change", look), Button("Remove", look))
    row.show()
    return row, [flow.itemAt(number).widget() for number in range(3)]


def test_what_is_wide_takes_the_rest_of_its_row(filled):
    row, (sentence, change, remove) = filled
    row.resize(900, 100)
    assert sentence.x() == 0
    assert remove.geometry().right() == row.width() - 1
    assert change.width() == change.sizeHint().width()
    assert sentence.width() > 600


def test_the_others_go_below_it_where_it_has_too_little_room(filled):
    row, (sentence, change, remove) = filled
    row.resize(300, 300)
    assert sentence.width() == row.width()
    assert sentence.height() >= sentence.heightForWidth(300)
    assert change.y() == remove.y() > sentence.geometry().bottom()
    assert row.layout().heightForWidth(300) == change.geometry().bottom() + 1


def test_wide_ones_share_the_rest(look, qtbot):
    row = QWidget()
    qtbot.addWidget(row)
    flow = Flow(look, row, gap=0)
    boxes = [LineBox(look), LineBox(look)]
    flow.add_wide(boxes[0], least=5, share=3)
    flow.add_wide(boxes[1], least=5, share=1)
    row.show()
    row.resize(560, 50)
    assert [box.width() for box in boxes] == [80 + 300, 80 + 100]
    row.resize(150, 120)
    assert [box.width() for box in boxes] == [150, 150]
    assert boxes[1].y() > boxes[0].y()
