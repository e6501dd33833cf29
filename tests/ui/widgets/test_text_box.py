"""A box to write in: what may be written shows in whole clauses, or not at all."""

import pytest

from ptdiary.ui.widgets import LineBox, NumberBox
from tests.ui.widgets.test_time_box import type_into

HINT = "Search notes, exercises, and what they said"


@pytest.mark.parametrize(
    ("width", "shown"),
    [(600, HINT), (260, "Search notes, exercises"), (160, "Search notes"), (70, "")],
)
def test_the_hint_shows_as_many_clauses_as_there_is_room_for(look, qtbot, width, shown):
    box = LineBox(look)
    qtbot.addWidget(box)
    box.setPlaceholderText(HINT)
    box.show()
    box.resize(width, 44)
    assert box.placeholderText() == shown
    assert box.toolTip() == HINT


def test_the_hint_follows_the_size_of_text(look, qtbot):
    box = LineBox(look)
    qtbot.addWidget(box)
    box.setPlaceholderText(HINT)
    box.show()
    box.resize(500, 88)
    assert box.placeholderText() == HINT
    look.change(scale=2.0)
    assert box.placeholderText() == "Search notes, exercises"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), ("1000", 1000), ("1001", None), ("9999", None), ("x", None), ("", None),
     ("\N{THAI DIGIT ONE}\N{THAI DIGIT TWO}", 12)],
)  # fmt: skip
def test_a_number_beyond_the_highest_is_left_out_and_that_is_said(look, qtbot, typed, number):
    box = NumberBox(look, 1000)
    qtbot.addWidget(box)
    type_into(box, typed)
    assert box.text() == typed  # nobody's number becomes another one
    assert box.whole() == number
    wrong = number is None and bool(typed)
    assert box.said.text() == (
        "Write a whole number from 0 to 1000. This one is left out." if wrong else ""
    )
    box.show_number(3)
    assert (box.whole(), box.said.text()) == (3, "")


def test_a_number_may_have_decimals(look, qtbot):
    box = NumberBox(look, 1440, whole=False)
    qtbot.addWidget(box)
    type_into(box, "7,5")
    assert box.number() == 7.5
