"""Check 27 on a fast part of the gallery; `python -m tests.gallery OUT` measures the whole."""

import pytest

from tests.gallery.situations import SITUATIONS
from tests.gallery.studio import opened, shape
from tests.gallery.words import findings, lines_of, settle

SOME = (
    "first-start", "today-every-sign", "today-long-names", "emergency", "today-saved", "diary",
    "sessions", "help", "session-form",
)  # fmt: skip
CHOSEN = [each for each in SITUATIONS if each.name in SOME]


@pytest.mark.parametrize("situation", CHOSEN, ids=lambda each: each.name)
def test_27_no_word_is_cut_shortened_or_covered(situation, look):
    with opened(situation.diary(), look, situation.page) as window:
        if situation.act is not None:
            situation.act(window)
        shape(window, look, dark=False, scale=1.5, size=(1024, 700))
        assert findings(window) == []


def test_the_measure_sees_what_is_cut_and_what_is_covered(look):
    with opened(CHOSEN[0].diary(), look) as window:
        form = window.page("today").form
        tile = form.signs.tiles.tiles["fever"]
        tile.setFixedHeight(8)
        settle()
        assert any("cut" in line and "Fever" in line for line in findings(window))
        assert [line.words for line in lines_of(tile)] == ["Fever, or feeling ill"]
