"""A box to write in: what may be written shows in whole clauses, or not at all."""

import pytest

from ptdiary.ui.widgets import LineBox

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
