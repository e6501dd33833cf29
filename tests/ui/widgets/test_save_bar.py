"""The bar that saves: its words have their room at every width."""

import pytest

from ptdiary.ui.widgets import SaveBar, Verdict
from tests.gallery.words import findings, settle

LONG = "2 questions are still open: Where? Is it new? Answer them, or press Save again."
VERDICT = Verdict(
    heading="Speak to your therapist or doctor now",
    line="You wrote today about new numbness in your left leg.",
    urgent=True,
)


@pytest.fixture
def bar(look, qtbot):
    look.change(scale=2.0)
    bar = SaveBar("Save entry", "Clear", look)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def is_whole(bar, width):
    bar.resize(width, bar.heightForWidth(width))
    settle()
    bar.resize(width, bar.heightForWidth(width))
    settle()
    return bar.rect().contains(bar.save_button.geometry()) and findings(bar) == []


@pytest.mark.parametrize("width", [568, 900, 1300])
@pytest.mark.parametrize("sentence", ["0 of 2 answered", LONG])
def test_a_sentence_is_whole(bar, width, sentence):
    bar.say(sentence)
    assert is_whole(bar, width)


@pytest.mark.parametrize("width", [568, 900, 1300])
def test_a_verdict_is_whole(bar, width):
    bar.show_verdict(VERDICT)
    assert is_whole(bar, width)


def test_a_short_sentence_stands_beside_the_buttons_and_a_long_one_above(bar):
    bar.say("0 of 2 answered")
    assert is_whole(bar, 568)
    low = bar.height()
    bar.say(LONG)
    assert is_whole(bar, 568)
    assert bar.height() > low
    bar.say("0 of 2 answered")
    assert is_whole(bar, 568)
    assert bar.height() == low
