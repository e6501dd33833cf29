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


def test_tab_goes_score_tiles_save_side(today):
    order = stops(today, 30)
    form, bar = today.form, today.page.bar
    tiles = form.signs.tiles
    wanted = [
        form.scale.buttons[0],
        tiles.none,
        *(tiles.tiles[name] for name in TILES),
        form.flare,
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


def test_a_tick_leads_to_its_first_question_and_tab_through_all_of_them(today):
    today.tick("travels")
    panel = today.form.signs.panels["travels"]
    assert QApplication.focusWidget() is panel.control("pain_where").chip("leg.left")
    today.keys(KEYS.Key_Space, KEYS.Key_Tab)
    assert QApplication.focusWidget() is panel.control("pain_reach").chip("thigh")
    today.keys(KEYS.Key_Right, KEYS.Key_Space, KEYS.Key_Tab, KEYS.Key_Space)
    said = today.form.answers
    assert (said.pain_where, said.pain_reach, said.pain_change) == (
        ("leg.left",), "below_knee", "new",
    )  # fmt: skip


def test_after_the_last_answer_the_next_tile_has_the_keyboard(today):
    today.tick("swelling")
    today.keys(KEYS.Key_Space, KEYS.Key_Tab, KEYS.Key_Space)
    assert today.form.signs.panels["swelling"].is_folded()
    assert QApplication.focusWidget() is today.form.signs.tiles.tiles["movement"]


def test_a_new_numb_leg_is_written_with_ten_keys_and_row_4(today):
    """As the design counts them; the tenth asks for row 4, which an eleventh leaves open."""
    save = (Qt.KeyboardModifier.ControlModifier, KEYS.Key_Return)
    to_nerves = [KEYS.Key_Tab] * 4
    today.keys(KEYS.Key_3, *to_nerves, KEYS.Key_Space, KEYS.Key_Space, KEYS.Key_Tab,
               KEYS.Key_Space, save)  # fmt: skip
    assert today.page.writing.saved is None
    assert today.form.waiting.control("also_saddle").isAncestorOf(QApplication.focusWidget())
    today.keys(save)
    assert today.entry.leg_signs.numbness.left == "new"
    assert today.entry.check("saddle") == "unsure"


def test_tab_goes_through_a_row_that_has_just_been_opened(today):
    today.score(2)
    today.save()
    rows = today.page.panel.more
    rows.pills.pills["tired"].setFocus()
    today.keys(KEYS.Key_Space)
    asked = rows.asked["tired"]
    assert QApplication.focusWidget() is asked.control("fatigue").buttons[0]
    today.keys(KEYS.Key_4, KEYS.Key_Tab)
    assert QApplication.focusWidget() is asked.control("fatigue_kind").chip("muscle")
    today.keys(KEYS.Key_Tab)
    assert QApplication.focusWidget() is today.page.panel._another


def names_of(page):
    """The names of all controls that are there, for those who hear them."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    controls = [c for kind in kinds for c in page.findChildren(kind) if c.isVisible()]
    return {
        (type(c).__name__, c.objectName(), c.text() if isinstance(c, QAbstractButton) else ""):
        QAccessible.queryAccessibleInterface(c).text(QAccessible.Text.Name)
        for c in controls
        if not c.objectName().startswith("qt_")
    }  # fmt: skip


@pytest.mark.parametrize("state", ["form", "open", "saved"])
def test_every_control_has_a_name(today, state):
    if state == "open":
        today.tick(*TILES)
    if state == "saved":
        today.score(4)
        today.save()
    rows = today.page.panel.more.pills.pills if state == "saved" else {None: None}
    for key in rows:
        if key is not None:
            today.page.panel.more.open(key)
        today.settle()
        names = names_of(today.page)
        assert len(names) > 20
        assert [control for control, name in names.items() if not name.strip()] == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 700), (800, 600)])
def test_nothing_sticks_out_with_everything_open(today, size, scale):
    today.look.change(scale=scale)
    today.window.resize(*size)
    today.tick(*TILES)
    today.settle()
    assert today.page.area.horizontalScrollBar().maximum() == 0
    today.save_anyway()
    today.window.show_page("today")
    for key in today.page.panel.more.pills.pills:
        today.page.panel.more.open(key)
        today.settle()
        assert today.page.area.horizontalScrollBar().maximum() == 0


def test_no_answer_moves_the_page_under_the_mouse(today):
    place = today.form.signs.tiles.tiles["fall"].y()
    today.none_of_these()
    assert today.form.signs.tiles.tiles["fall"].y() == place
