"""Check 27 on a fast part of the gallery; `python -m tests.gallery OUT` measures the whole."""

import pytest

from tests.gallery.__main__ import said_by, start
from tests.gallery.pseudo import longer, turned
from tests.gallery.situations import SITUATIONS
from tests.gallery.studio import opened, shape
from tests.gallery.words import findings, lines_of, settle

SOME = (
    "first-start", "today-every-sign", "today-long-names", "emergency", "today-saved", "diary",
    "sessions", "help", "session-form",
)  # fmt: skip
CHOSEN = [each for each in SITUATIONS if each.name in SOME]


# Looks that a program of its own draws, as words are read when a program begins, and situations
# that are seen in them.
OTHER_WORDS = ("long-150-1024x640", "mirrored-100-1366x740")
SEEN_IN_THEM = (
    "first-start", "today-every-sign-below", "today-long-names", "emergency-no-number",
    "diary-chosen", "sessions-chosen", "help-below", "settings-below", "session-form-below",
)  # fmt: skip


@pytest.mark.parametrize("situation", CHOSEN, ids=lambda each: each.name)
def test_27_no_word_is_cut_shortened_or_covered(situation, look):
    with opened(situation.diary(), look, situation.page) as window:
        if situation.act is not None:
            situation.act(window)
        shape(window, look, dark=False, scale=1.5, size=(1024, 700))
        assert findings(window) == []


def test_27_longer_words_and_words_from_the_right_are_whole(tmp_path):
    drawing = [start(tmp_path, SEEN_IN_THEM, [name]) for name in OTHER_WORDS]
    assert [line for each in drawing for line in said_by(each)] == []
    assert {each.name for each in tmp_path.glob("*.png")} == {
        f"{each}_{name}.png" for each in SEEN_IN_THEM for name in OTHER_WORDS
    }


def test_the_measure_sees_what_is_cut_and_what_is_covered(look):
    with opened(CHOSEN[0].diary(), look) as window:
        form = window.page("today").form
        tile = form.signs.tiles.tiles["fever"]
        tile.setFixedHeight(8)
        settle()
        assert any("cut" in line and "Fever" in line for line in findings(window))
        assert [line.words for line in lines_of(tile)] == ["Fever, or feeling ill"]


def test_longer_words_are_longer_and_keep_what_is_filled_in():
    said = "Tell {name} at <b>{clock}</b>, before your next session."
    made = longer(said)
    letters, before = (sum(map(str.isalpha, text)) for text in (made, said))
    in_braces = len("name") + len("clock") + 2 * len("b")
    assert abs((letters - in_braces) / (before - in_braces) - 1.4) < 0.03
    assert made.count("{name}") == made.count("<b>{clock}</b>") == 1


def test_words_from_the_right_begin_and_go_on_there():
    made = turned("Tell <b>them</b> now")
    assert made.replace("\N{RIGHT-TO-LEFT MARK}", "") == "Tell <b>them</b> now"
    assert made.startswith("\N{RIGHT-TO-LEFT MARK}")
