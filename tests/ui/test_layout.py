"""Nothing sticks out, nothing is too small to hit, nothing is without a name."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)

from ptdiary.ui.destination import PageName
from ptdiary.ui.page import ScrollArea
from tests.ui.conftest import SADDLE

NAMES = list(PageName)
SIZES = [(1280, 800), (1024, 700), (800, 600)]
SCALES = [1.0, 1.5, 2.0]
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractSpinBox, QAbstractItemView)


def settle():
    for _ in range(5):
        QApplication.processEvents()


def open_page(window, keeper, name):
    if name == "emergency":
        keeper.keep("Entry saved", SADDLE)
    window.show_page(name)
    settle()
    return window.page(name)


def controls(page):
    """What can be reached, but for the parts that Qt makes inside its own controls."""
    return [
        each
        for kind in CONTROLS
        for each in page.findChildren(kind)
        if each.isVisibleTo(page) and not each.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_sticks_out_sideways(window, keeper, look, name):
    page = open_page(window, keeper, name)
    for scale in SCALES:
        look.change(scale=scale)
        for size in SIZES:
            window.resize(*size)
            settle()
            assert (window.width(), window.height()) == size
            for area in page.findChildren(QScrollArea):
                assert area.horizontalScrollBar().maximum() == 0, (size, scale)
                assert area.widget().width() <= area.viewport().width(), (size, scale)


def scrolled(look, qtbot):
    """An area of three labels, its first and its second, in the middle of which it shows."""
    area = ScrollArea(look)
    qtbot.addWidget(area)
    above, held, below = (QLabel("A line", area.content) for _ in range(3))
    column = QVBoxLayout(area.content)
    for each in (above, held, below):
        each.setWordWrap(True)
        each.setFixedHeight(600)
        column.addWidget(each)
    area.resize(400, 300)
    area.show()
    settle()
    area.verticalScrollBar().setValue(400)
    return area, above, held


def test_what_is_held_still_stays_there_until_its_layout_is_at_rest(look, qtbot):
    """On Windows the rounds of a layout are spread over more of the program's than elsewhere."""
    area, above, held = scrolled(look, qtbot)
    before = held.mapTo(area, QPoint())
    heights = iter(range(610, 700, 10))
    growing = QTimer(area)

    def grow():
        height = next(heights, None)
        if height is None:
            growing.stop()
        else:
            above.setFixedHeight(height)

    growing.timeout.connect(grow)
    area.hold_still(held)
    growing.start(0)
    qtbot.waitUntil(lambda: not growing.isActive() and area._held is None)
    settle()
    assert held.mapTo(area, QPoint()) == before
    assert area.verticalScrollBar().value() == 490


@pytest.mark.parametrize("height", [300, 900])
def test_asked_again_it_is_back_before_anything_is_painted(look, qtbot, height):
    """Also where the page ends above what is seen then: room is made below."""
    area, above, held = scrolled(look, qtbot)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    before = held.mapTo(area, QPoint())
    area.hold_still(held)
    above.setFixedHeight(height)
    area.hold_still(held)
    assert held.mapTo(area, QPoint()) == before
    settle()
    assert held.mapTo(area, QPoint()) == before


@pytest.mark.parametrize("turn", ["SliderPageStepSub", "SliderToMaximum"])
def test_who_scrolls_herself_is_not_pulled_back(look, qtbot, turn):
    area, above, held = scrolled(look, qtbot)
    bar = area.verticalScrollBar()
    area.hold_still(held)
    bar.triggerAction(getattr(QAbstractSlider.SliderAction, turn))
    chosen = bar.value()
    above.setFixedHeight(640)
    settle()
    assert bar.value() == chosen != 400


@pytest.mark.parametrize("name", NAMES)
def test_every_control_has_a_name(window, keeper, name):
    page = open_page(window, keeper, name)
    for control in controls(page):
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface.text(QAccessible.Text.Name).strip(), control


@pytest.mark.parametrize("name", NAMES)
def test_every_control_is_large_enough_to_hit(window, keeper, name):
    page = open_page(window, keeper, name)
    for control in controls(page):
        least = 24 if "link" in str(getattr(control, "_kind", "")) else 30
        assert control.height() >= least, control
        assert control.width() >= 24, control
    for button in page.findChildren(QPushButton):
        if button.isVisibleTo(page) and getattr(button, "_kind", "") in {"primary", "secondary"}:
            assert button.height() >= 40, button.text()


@pytest.mark.parametrize("name", NAMES)
def test_no_words_are_cut(window, keeper, look, name):
    page = open_page(window, keeper, name)
    for scale in SCALES:
        look.change(scale=scale)
        window.resize(800, 600)
        for _ in range(3):  # a box that grows moves those round it, one turn of the loop each
            settle()
        for label in page.findChildren(QLabel):
            if label.isVisibleTo(page) and label.text() and label.pixmap().isNull():
                needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
                assert label.height() >= needed, (scale, label.text())
                if not label.wordWrap():
                    assert label.width() >= label.sizeHint().width(), (scale, label.text())


@pytest.mark.parametrize("name", NAMES)
def test_tab_goes_round_and_shows_what_it_reaches(window, keeper, look, name):
    page = open_page(window, keeper, name)
    window.resize(800, 600)
    window.activateWindow()
    settle()
    seen = []
    for _ in range(200):
        window.focusNextChild()
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now in seen:
            break
        seen.append(now)
        area = page.area
        if now is not None and area.content.isAncestorOf(now):
            top = now.mapTo(area.viewport(), now.rect().topLeft()).y()
            shown = area.viewport().height()
            assert 0 <= top < shown, now
            assert top + now.height() <= shown or now.height() + 2 * look.em > shown, now
    assert len(seen) < 200
    reached = [each for each in controls(page) if each in seen]
    assert reached or not controls(page)
    if name is not PageName.TIMER:  # it has the whole window
        assert window.navigation.button(name) in seen


def ring_of(widget):
    return widget.findChild(object, "ring")


def test_ring_shows_for_the_keyboard_only(window):
    window.show_page("settings")
    page = window.page("settings")
    button = page._appointment.new
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring_of(button) is None
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_of(button).isVisible()
    button.clearFocus()
    assert not ring_of(button).isVisible()


@pytest.mark.parametrize("dark", [False, True])
def test_ring_has_two_tones(window, look, dark):
    look.change(dark=dark)
    window.show_page("settings")
    button = window.page("settings")._appointment.new
    button.setFocus(Qt.FocusReason.TabFocusReason)
    picture = button.grab().toImage()
    middle = picture.height() // 2
    tones = {picture.pixelColor(x, middle).name().upper() for x in range(8)}
    assert {look.tokens.focus_outer, look.tokens.focus_inner} <= tones
