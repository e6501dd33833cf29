"""Today for those who use the keyboard or hear the page (checks 20, 23 and 25 of the design)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from ptdiary.diary.questions import TILES

KEYS = Qt.Key


def stops(today, most=60):
    """Where Tab leads from the score on, until it comes round."""
    first = QApplication.focusWidget()
    found = [first]
    for _ in range(most):
        today.keys(KEYS.Key_Tab)
        now = QApplication.focusWidget()
        if now is first:
            return found
        found.append(now)
    return found


def test_tab_goes_score_tiles_folds_save_side(today):
    order = stops(today, 30)
    form, bar = today.form, today.page.bar
    tiles = form.signs.tiles
    wanted = [
        form.scale.buttons[0],
        tiles.none,
        *(tiles.tiles[name] for name in TILES),
        *(fold.row for fold in form.more.folds.values()),
        bar.save_button,
        bar.leave_button,
        today.page.side.session.trends,
        today.page.side.session.guide,
        today.page.side.appointment.date,
    ]
    assert order[: len(wanted)] == wanted
    assert QApplication.focusWidget() not in today.page.panel.findChildren(QAbstractButton)


def test_shift_tab_from_the_score_leads_to_the_time(today):
    today.keys((Qt.KeyboardModifier.ShiftModifier, KEYS.Key_Tab))
    assert QApplication.focusWidget() is today.form._change_when


def test_tab_goes_through_the_follow_ups_of_a_ticked_tile(today):
    today.tick("travels")
    today.form.signs.tiles.tiles["travels"].setFocus()
    today.keys(KEYS.Key_Tab, KEYS.Key_Tab)
    assert QApplication.focusWidget() is today.form.signs.panels["travels"].control("leg").chip(
        "left"
    )


def test_tab_goes_through_a_row_that_has_just_been_opened(today):
    rows = today.form.more
    rows.folds["compared"].row.setFocus()
    today.keys(KEYS.Key_Space, KEYS.Key_Tab)
    asked = rows.asked["compared"]
    assert asked.isAncestorOf(QApplication.focusWidget())
    today.keys(*[KEYS.Key_Tab] * len(asked.asked()))
    following = list(rows.folds)[list(rows.folds).index("compared") + 1]
    assert QApplication.focusWidget() is rows.folds[following].row


@pytest.mark.parametrize("state", ["form", "open", "saved"])
def test_every_control_has_a_name(today, state):
    if state == "open":
        today.tick(*TILES)
        for fold in today.form.more.folds.values():
            fold.open()
        today.form.more.map.places._toggle()
    if state == "saved":
        today.score(4)
        today.save()
        for fold in today.page.panel.more.folds.values():
            fold.open()
    today.settle()
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    controls = [c for kind in kinds for c in today.page.findChildren(kind) if c.isVisible()]
    assert len(controls) > 30
    for control in controls:
        if control.objectName().startswith("qt_"):
            continue
        name = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert name.strip(), (type(control).__name__, control.objectName())


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 700), (800, 600)])
def test_nothing_sticks_out_with_everything_open(today, size, scale):
    today.look.change(scale=scale)
    today.window.resize(*size)
    today.tick(*TILES)
    for fold in today.form.more.folds.values():
        fold.open()
    today.settle()
    assert today.page.area.horizontalScrollBar().maximum() == 0
    today.save()
    for fold in today.page.panel.more.folds.values():
        fold.open()
    today.window.show_page("today")
    today.settle()
    assert today.page.area.horizontalScrollBar().maximum() == 0


def test_no_answer_moves_the_page_under_the_mouse(today):
    place = today.form.signs.tiles.tiles["fall"].y()
    today.none_of_these()
    assert today.form.signs.tiles.tiles["fall"].y() == place
