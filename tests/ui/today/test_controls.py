"""The controls that Today is made of, each alone."""

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ptdiary.diary.answers import REGIONS, place_of
from ptdiary.ui.today.body_map import BodyMap, picture_places
from ptdiary.ui.today.tiles import TileList, TileWords
from ptdiary.ui.widgets.fold import Fold
from ptdiary.ui.widgets.score_scale import ScoreScale
from ptdiary.words import dates
from ptdiary.words import entry_form as words

KEYS = Qt.Key


@pytest.fixture
def scale(look, qtbot):
    """The scale between two boxes, as on a form."""
    page = QWidget()
    column = QVBoxLayout(page)
    page.before, page.after = QLineEdit(), QLineEdit()
    scale = ScoreScale(look, dates.out_of_ten, words.SORENESS_SPANS)
    for each in (page.before, scale, page.after):
        column.addWidget(each)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    scale.page = page
    scale.buttons[0].setFocus()
    return scale


def every_timer_of(widget):
    """Time passes: whatever waits for it in a widget has waited."""
    for each in widget.findChildren(QTimer):
        if each.isActive():
            each.timeout.emit()
    QApplication.processEvents()


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_a_digit_chooses(scale):
    press(KEYS.Key_7)
    assert scale.value() == 7
    assert QApplication.focusWidget() is scale.buttons[7]


def test_1_then_0_is_10_however_long_it_takes(scale):
    press(KEYS.Key_1)
    every_timer_of(scale)
    press(KEYS.Key_0)
    assert scale.value() == 10
    press(KEYS.Key_0)
    assert scale.value() == 0


@pytest.mark.parametrize("between", [KEYS.Key_Delete, KEYS.Key_2, KEYS.Key_Right])
def test_0_is_0_once_something_else_came_after_the_1(scale, between):
    press(KEYS.Key_1, between, KEYS.Key_0)
    assert scale.value() == 0


def test_0_is_0_for_one_who_comes_back_to_a_1(scale):
    press(KEYS.Key_1, KEYS.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), KEYS.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    press(KEYS.Key_0)
    assert scale.value() == 0


@pytest.mark.parametrize(
    "zero",
    ["\N{ARABIC-INDIC DIGIT ZERO}", "\N{DEVANAGARI DIGIT ZERO}", "\N{FULLWIDTH DIGIT ZERO}"],
)
def test_digits_of_every_script_choose(scale, zero):
    for score in reversed(range(10)):
        type_into(QApplication.focusWidget(), chr(ord(zero) + score))
        assert scale.value() == (score or 10)  # the 0 comes right after the 1


def type_into(widget, text):
    """What a keyboard of another script sends: a text, and no key of our own."""
    QApplication.sendEvent(
        widget, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
    )


def test_1_alone_is_1(scale):
    press(KEYS.Key_1)
    assert scale.value() == 1


@pytest.mark.parametrize("key", [KEYS.Key_Delete, KEYS.Key_Backspace])
def test_delete_is_not_answered(scale, key):
    press(KEYS.Key_4, key)
    assert scale.value() is None
    press(KEYS.Key_4)
    assert scale.value() == 4


def test_the_scores_are_one_stop_for_tab(scale):
    scale.page.before.setFocus()
    press(KEYS.Key_Tab)
    assert QApplication.focusWidget() in scale.buttons
    press(KEYS.Key_Tab)
    assert QApplication.focusWidget() is scale.page.after


def test_arrows_move_without_choosing_and_space_chooses(scale):
    press(KEYS.Key_Right, KEYS.Key_Right)
    assert scale.value() is None
    assert QApplication.focusWidget() is scale.buttons[2]
    press(KEYS.Key_Space)
    assert scale.value() == 2


def test_a_score_says_its_word(scale):
    assert scale.buttons[4].accessibleName() == "4 out of 10, moderate"


def test_showing_a_score_announces_nothing(scale, qtbot):
    with qtbot.assertNotEmitted(scale.changed):
        scale.choose(4)
        scale.choose(None)


@pytest.fixture
def tiles(look, qtbot):
    tile_words = TileWords(
        none="None", others="Others", tiles={k: k * 3 for k in "abcde"}, wide=frozenset("c")
    )
    tiles = TileList(tile_words, look, {"a": QLineEdit()})
    qtbot.addWidget(tiles)
    tiles.resize(800, 400)
    tiles.show()
    return tiles


def test_tiles_stand_two_by_two_and_wide_ones_alone(tiles):
    QApplication.processEvents()
    rows = {key: tile.y() for key, tile in tiles.tiles.items()}
    assert rows["a"] == rows["b"] < rows["c"] < rows["d"] == rows["e"]
    assert tiles.tiles["c"].width() == tiles.none.width() > tiles.tiles["a"].width()


def test_in_a_narrow_place_they_stand_one_below_the_other(tiles):
    tiles.resize(300, 700)
    QApplication.processEvents()
    tops = [tile.y() for tile in tiles.tiles.values()]
    assert tops == sorted(set(tops))


def test_what_is_under_a_tile_opens_with_it(tiles):
    under = tiles._under["a"]
    assert not under.isVisible()
    tiles.show_state(("a",), none=False)
    assert under.isVisible()


def test_none_of_these_is_none_of_the_others_once_something_is_ticked(tiles, qtbot):
    place = tiles.none.geometry()
    assert (tiles.none.text(), tiles.none.accessibleName()) == ("None", "None")
    with qtbot.waitSignal(tiles.none_pressed):
        tiles.none.click()
    tiles.show_state(("b",), none=False)
    assert (tiles.none.text(), tiles.none.accessibleName()) == ("Others", "Others")
    assert tiles.none.geometry() == place
    with qtbot.waitSignal(tiles.others_pressed):
        tiles.none.click()


def test_a_screen_reader_ticks_as_the_mouse_does(tiles, qtbot):
    with qtbot.waitSignal(tiles.ticked) as told:
        QAccessible.queryAccessibleInterface(tiles.tiles["b"]).actionInterface().doAction(
            QAccessibleActionInterface.toggleAction()
        )
    assert told.args == ["b", True]


def test_showing_what_is_ticked_announces_nothing(tiles, qtbot):
    with qtbot.assertNotEmitted(tiles.ticked), qtbot.assertNotEmitted(tiles.none_pressed):
        tiles.show_state(("a", "b"), none=True)
        tiles.show_state((), none=False)


def test_tiles_keep_within_the_heights_of_the_design(tiles, look):
    for asked, given in ((9, 2.75), (2.4, 2.4), (0.5, 2.1)):
        tiles.set_height_of_tiles(asked)
        assert tiles.height_of_tiles() == given
        assert tiles.tiles["b"].heightForWidth(look.px(20)) == look.px(given)


def test_the_whole_tile_is_pressed(tiles, qtbot):
    tile = tiles.tiles["b"]
    with qtbot.waitSignal(tiles.ticked) as told:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.rect().center())
    assert told.args == ["b", True]


def test_escape_closes_a_fold_and_keeps_the_keyboard(look, qtbot):
    fold = Fold("k", "Title", look, QLineEdit())
    fold.set_state("Not answered", answered=False)
    qtbot.addWidget(fold)
    fold.show()
    qtbot.waitExposed(fold)
    fold.activateWindow()
    qtbot.waitUntil(fold.isActiveWindow)
    fold.open()
    QTest.keyClick(fold.findChild(QLineEdit), KEYS.Key_Escape)
    assert not fold.is_open()
    assert QApplication.focusWidget() is fold.row
    assert fold.row.accessibleName() == "Title, Not answered"


@pytest.fixture
def body(look, qtbot):
    body = BodyMap(look)
    qtbot.addWidget(body)
    body.resize(700, 500)
    body.show()
    return body


def test_every_region_can_be_reached_in_the_list(body):
    for region in REGIONS:
        body.places.row(place_of(region)).chip(region).click()
    assert body.value() == REGIONS


def test_every_place_of_the_picture_is_a_region():
    assert set(picture_places()) <= set(REGIONS)


def centre_of(body, region):
    """The middle of a region on the picture."""
    scale, left, top = body.picture._fit()
    middle = picture_places()[region].boundingRect().center()
    return QPointF(middle.x() * scale + left, middle.y() * scale + top)


@pytest.mark.parametrize("region", sorted(picture_places()))
def test_a_press_on_the_picture_marks_the_list_too(body, qtbot, region):
    place = centre_of(body, region).toPoint()
    qtbot.mouseClick(body.picture, Qt.MouseButton.LeftButton, pos=place)
    assert body.value() == (region,)
    assert body.places.row(place_of(region)).values() == (region,)
    qtbot.mouseClick(body.picture, Qt.MouseButton.LeftButton, pos=place)
    assert body.value() == ()


def test_left_is_at_the_left(body):
    left, right = (centre_of(body, f"lumbar.{side}").x() for side in ("left", "right"))
    assert left < right


def test_places_on_the_picture_do_not_overlap():
    places = picture_places()
    for name, polygon in places.items():
        for other, its in places.items():
            assert name == other or polygon.intersected(its).isEmpty(), (name, other)


def test_places_on_the_picture_are_large_enough_to_hit(body):
    scale = body.picture._fit()[0]
    for name, polygon in picture_places().items():
        box = polygon.boundingRect()
        assert min(box.width(), box.height()) * scale >= 24, name


def test_the_other_places_open_when_one_of_them_is_marked(body):
    assert not body.places.row("groin").isVisible()
    body.show_value(("groin.left",))
    assert body.places.row("groin").isVisible()
