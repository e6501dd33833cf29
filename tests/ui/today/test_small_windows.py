"""Today in small windows with large text: nothing is to be scrolled sideways, no word is cut."""

import pytest
from PySide6.QtCore import Qt

from ptdiary.diary.plan import PlannedExercise
from tests.gallery.words import findings
from tests.ui.today.test_meaning_card import AFTER_A_SESSION

KEYS = Qt.Key
PLAN = (
    PlannedExercise(id="p1", name="Single-leg bridges with a band", sets=2, repetitions=8),
    PlannedExercise(id="p2", name="Dead bug", load="6 kg", minutes=5),
    PlannedExercise(id="p3", name="Side plank", status="on_hold", hold_reason="Sharp pain"),
)


def nothing(_today):
    pass


def chosen(today):
    today.score(10)


def asked(today):
    today.tick("weakness")


def saved(today):
    today.score(4)
    today.none_of_these()
    today.save()


def slept(today):
    saved(today)
    today.page.panel.weekly.later.click()
    today.page.panel.more.open("sleep")


def marked(today):
    saved(today)
    today.page.panel.weekly.later.click()
    today.page.panel.more.open("regions")


def home(today):
    return today.page.programme


def ticked(today):
    saved(today)
    home(today).card.tiles.cells["p1"].tile.click()


def left_out(today):
    saved(today)
    home(today).card.tiles.cells["p2"].links["not_today"].click()


def in_pain(today):
    ticked(today)
    home(today).card.below.scale.buttons[8].click()
    home(today).pain.asked["rose"].chip("yes").click()


def on_hold(today):
    in_pain(today)
    home(today).pain.asked["limbs"].chip("leg.left").click()


@pytest.mark.parametrize(
    "does", [nothing, chosen, asked, saved, slept, marked, ticked, left_out, in_pain, on_hold]
)
@pytest.mark.parametrize(
    ("size", "scale"), [((800, 600), 2.0), ((1024, 640), 1.5)], ids=["800 at 200", "1024 at 150"]
)
def test_nothing_of_today_is_to_be_scrolled_sideways(on, look, does, size, scale):
    look.change(scale=scale)
    today = on(AFTER_A_SESSION.keeping(*PLAN))
    today.window.resize(*size)
    today.settle()
    does(today)
    today.settle()
    today.settle()
    area = today.page.area
    assert (today.window.width(), today.window.height()) == size
    assert area.content.minimumSizeHint().width() <= area.viewport().width()
    assert area.content.width() == area.viewport().width()
    assert findings(today.window) == []


@pytest.fixture
def two_rows(on, look):
    look.change(scale=2.0)
    today = on(AFTER_A_SESSION)
    today.window.resize(800, 600)
    today.settle()
    return today


def test_the_severe_scores_stand_in_a_row_of_their_own(two_rows):
    tops = {button.score: button.y() for button in two_rows.form.scale.buttons}
    assert len({tops[score] for score in range(7)}) == 1
    assert len({tops[score] for score in range(7, 11)}) == 1
    assert tops[7] > tops[6]


def test_arrows_go_through_both_rows(two_rows):
    scale = two_rows.form.scale
    scale.buttons[5].setFocus()
    two_rows.keys(KEYS.Key_Right, KEYS.Key_Right, KEYS.Key_Right)
    assert scale.buttons[8].hasFocus()
    two_rows.keys(KEYS.Key_Left, KEYS.Key_Left)
    assert scale.buttons[6].hasFocus()
    assert scale.value() is None
    two_rows.keys(KEYS.Key_Space, KEYS.Key_Right)
    assert scale.value() == 7


def test_made_wider_it_is_one_row_again(two_rows, look):
    look.change(scale=1.0)
    two_rows.window.resize(1366, 740)
    two_rows.settle()
    assert len({button.y() for button in two_rows.form.scale.buttons}) == 1
