"""What holds for every control of every page: the wheel, Tab, Enter, and what hearing it does."""

from collections.abc import Callable
from contextlib import contextmanager

import pytest
from PySide6.QtCore import SIGNAL, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from ptdiary.ui.widgets import Flow
from tests.gallery import studio
from tests.gallery.situations import PAGES, SITUATIONS
from tests.gallery.words import settle
from tests.ui.layout_items import known_items

BY_NAME = {each.name: each for each in SITUATIONS}
NAMES = (
    "first-start", "today-ordinary-day", "today-every-sign", "today-other-time", "today-saved",
    "today-saved-answered", "today-weekly-list", "today-change-entry", "today-telling",
    "today-being-seen", "today-flare-up", "today-row-regions", "today-row-sleep",
    "today-row-exercises", "today-row-note", "emergency", *PAGES, "diary-chosen",
    "diary-what-they-said", "diary-leaving-out", "diary-recently-deleted", "session-form",
    "session-form-change", "table-asked", "table-clear",
)  # fmt: skip
BOXES = (
    QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView, QAbstractSlider,
)  # fmt: skip


@contextmanager
def opened(name, look):
    """The window in this situation."""
    situation = BY_NAME[name]
    look.choose_theme("light")
    look.change(dark=False, scale=1.0)
    with studio.opened(situation.diary(), look, situation.page) as window:
        window.resize(1024, 700)
        if situation.act is not None:
            situation.act(window)
        settle()
        yield window


def visible(window, *kinds):
    """The controls on the page; the parts that Qt makes inside its own are left out."""
    page = window.page(window.page_name)
    return [
        each
        for kind in kinds
        for each in page.findChildren(kind)
        if each.isVisible() and not each.objectName().startswith("qt_")
    ]


def shown(window):
    """All that somebody sees or hears of the window."""
    return (
        window.page_name,
        [
            (type(each).__name__, each.text(), each.accessibleName())
            + ((each.isChecked(),) if isinstance(each, QAbstractButton) else ())
            for kind in (QLabel, QAbstractButton)
            for each in window.findChildren(kind)
            if each.isVisible()
        ],
    )


# the wheel


def turn(control):
    """One notch towards the patient. As from a mouse, it goes up until somebody takes it."""
    while control is not None:
        place = QPointF(control.rect().center())
        event = QWheelEvent(
            place, control.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        if QApplication.sendEvent(control, event) and event.isAccepted():
            return
        control = control.parentWidget()


def held(box):
    """What a box holds."""
    if isinstance(box, QAbstractItemView):
        return box.currentIndex().row(), box.currentIndex().column()
    if isinstance(box, QPlainTextEdit):
        return box.toPlainText()
    return box.value() if isinstance(box, QAbstractSlider) else box.property("text")


def the_wheel_changes_nothing_and_scrolls_the_page(window):
    page = window.page(window.page_name)
    bar = page.area.verticalScrollBar()
    for box in visible(window, *BOXES):
        if isinstance(box, QScrollBar):
            continue
        box.setFocus()
        bar.setValue(0)
        before = held(box)
        turn(box.viewport() if isinstance(box, QAbstractItemView | QPlainTextEdit) else box)
        assert held(box) == before, box
        inside = page.area.content.isAncestorOf(box)
        assert bar.value() > 0 or bar.maximum() == 0 or not inside, box


# Tab


def every_stop_of_tab_is_a_control_that_can_be_seen_and_has_a_name(window):
    first, stop = None, QWidget()
    for _ in range(250):
        window.focusNextChild()
        settle()
        stop = QApplication.focusWidget()
        if stop is first:
            break
        first = first or stop
        assert stop is not None
        assert stop.isVisible(), stop
        assert stop.isEnabled(), stop
        assert not stop.visibleRegion().isEmpty(), stop
        assert min(stop.width(), stop.height()) > 10, stop
        assert name_heard(stop), stop
    assert stop is first, "it comes round"


def name_heard(control):
    """Its interface is let go at once: it is deleted with the control, and PySide is not told."""
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip()


# Enter


def enter_presses_what_has_the_keyboard_and_answers_nothing(window):
    """What is pressed is cut off from what it does, so this comes last."""
    for button in visible(window, QAbstractButton):
        if not button.isEnabled() or button.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if opens(button):
            continue
        told = []
        if button.isCheckable():
            button.toggled.connect(lambda *_, told=told: told.append("answered"))
        else:
            alone(button)
            button.clicked.connect(lambda *_, told=told: told.append("pressed"))
        button.setFocus()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            told.clear()
            QTest.keyClick(button, key)
            assert told == ([] if button.isCheckable() else ["pressed"]), button.text()


def alone(button):
    """Let a press do nothing, so that the page stays for the next button."""
    while button.receivers(SIGNAL("clicked(bool)")) or button.receivers(SIGNAL("clicked()")):
        button.clicked.disconnect()


def opens(button):
    """What opens and shuts by Enter, as it is no answer."""
    return type(button).__name__ == "FoldRow"


@pytest.mark.parametrize("page", ["today", "diary", "sessions"])
def test_enter_opens_a_page(look, page):
    with opened("help", look) as window:
        button = window.navigation.button(page)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        assert window.page_name == page


# what is pressed by a screen reader


def press_it(control):
    act(control, QAccessibleActionInterface.pressAction())


def toggle_it(control):
    act(control, QAccessibleActionInterface.toggleAction())


def act(control, action):
    QAccessible.queryAccessibleInterface(control).actionInterface().doAction(action)


def click_it(control):
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)


def key_it(control):
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Space)


WAYS: tuple[Callable[[QAbstractButton], None], ...] = (click_it, key_it, press_it, toggle_it)


def checkable(window):
    """What can be pressed and stays so, on the page and beside it, in the order of making."""
    return [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isCheckable() and each.isVisible() and each.isEnabled()
        and not each.objectName().startswith("qt_")
    ]  # fmt: skip


def one_of_each(window):
    """The place of one control of each kind, in each kind of row, pressed and not."""
    found = {}
    for place, each in enumerate(checkable(window)):
        found.setdefault((type(each), type(each.parentWidget()), each.isChecked()), place)
    return found


def nothing_waits_for_a_press_of_the_mouse_alone(window):
    """The action Toggle of a screen reader tells `toggled` and nothing else."""
    for control in checkable(window):
        for signal in ("clicked(bool)", "clicked()", "pressed()", "released()"):
            assert not control.receivers(SIGNAL(signal)), control.text()
        if control.group() is not None:
            for signal in ("idClicked(int)", "buttonClicked(QAbstractButton*)"):
                assert not control.group().receivers(SIGNAL(signal)), control.text()


# layouts


def no_item_is_known_but_what_a_flow_keeps(window):
    """Of an item that is known PySide is not told that it is deleted, as `nest` says."""
    kept = {
        item
        for flow in window.findChildren(Flow)
        for item in (flow.itemAt(place) for place in range(flow.count()))
    }
    assert set(known_items()) <= kept


@pytest.mark.parametrize("name", NAMES)
def test_what_holds_for_every_control(look, name):
    with opened(name, look) as window:
        no_item_is_known_but_what_a_flow_keeps(window)
        nothing_waits_for_a_press_of_the_mouse_alone(window)
        every_stop_of_tab_is_a_control_that_can_be_seen_and_has_a_name(window)
        the_wheel_changes_nothing_and_scrolls_the_page(window)
        enter_presses_what_has_the_keyboard_and_answers_nothing(window)


def test_mouse_key_and_both_accessible_actions_have_one_effect(look, qtbot):
    tried = set()
    for name in NAMES:
        with opened(name, look) as window:
            places = one_of_each(window)
        for kind in places.keys() - tried:
            tried.add(kind)
            effects = [effect(name, look, way, places[kind], qtbot) for way in WAYS]
            assert effects[1:] == effects[:1] * 3, (name, kind)
    assert {each.__name__ for each, _, _ in tried} == {
        "Chip", "ExerciseTile", "FoldRow", "ScoreButton", "Tab", "Tile",
    }  # fmt: skip


def effect(name, look, way, place, qtbot):
    """What the window shows after something was pressed in one way; the action Press takes time."""
    with opened(name, look) as window:
        control, began = checkable(window)[place], []
        control.toggled.connect(lambda *_: began.append(True))
        way(control)
        qtbot.waitUntil(lambda: bool(began) or not control.isDown())
        settle()
        return shown(window)
