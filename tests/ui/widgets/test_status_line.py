"""The line that says what was done: its words keep their room in a narrow window."""

import pytest

from ptdiary.ui.widgets import StatusLine


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_words_keep_their_room_beside_or_above_the_buttons(look, qtbot, scale):
    look.change(scale=scale)
    line = StatusLine("Undo", look)
    qtbot.addWidget(line)
    line.say("The diary was changed by another program.", undo=True, way="See the copies")
    line.resize(600, 300)
    line.show()
    qtbot.waitExposed(line)
    assert line._words.width() >= 200
    for button in (line.undo_button, line.way_button):
        assert line.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()
