"""A layout in a layout: PySide must not keep what Qt has deleted.

It keeps each item that it has met by its address. A new object at the address of one that has gone
was taken for it: on Windows that ended the program while an icon was painted.
"""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ptdiary.ui import widgets
from ptdiary.ui.widgets import Flow, Pairs, nest
from tests.ui.layout_items import known_items

UI = Path(widgets.__file__).parents[1]
OWN = "nesting.py"
NESTING = {"addLayout", "insertLayout"}


def gone(widget):
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def a_row(_look):
    return QHBoxLayout()


def a_grid(_look):
    return QGridLayout()


def pairs(look):
    return Pairs(look)


def flow(look):
    return Flow(look)


def add(layout, widget):
    if isinstance(layout, Pairs):
        layout.add(widget)
    else:
        layout.addWidget(widget)


@pytest.mark.parametrize("made", [a_row, a_grid, pairs, flow])
@pytest.mark.parametrize("depth", [1, 2])
def test_nothing_is_kept_of_a_widget_that_has_gone_from_a_layout_within(look, qtbot, made, depth):
    of_others = known_items()  # windows of earlier tests, which may still be there
    elsewhere = {id(each) for each in of_others}

    def here():
        return [each for each in known_items() if id(each) not in elsewhere]

    page = QWidget()
    qtbot.addWidget(page)
    layout, stays, goes = made(look), QLabel("stays", page), QLabel("goes", page)
    add(layout, stays)
    add(layout, goes)
    for _ in range(depth - 1):
        between = QVBoxLayout()
        nest(between, layout)
        layout = between
    nest(QVBoxLayout(page), layout)
    before = len(here())
    gone(goes)
    assert len(here()) <= before - (made is flow)
    assert len(here()) == (made is flow), "a flow keeps what is still in it"
    page.grab()
    assert stays.width() > 0


def test_it_goes_to_its_place_and_takes_its_share(look, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    outer, first, last = QVBoxLayout(page), QHBoxLayout(), Flow(look)
    outer.addWidget(QLabel("between"))
    nest(outer, last, 2)
    nest(outer, first, at=0)
    assert [outer.indexOf(first), outer.indexOf(last)] == [0, 2]
    assert [outer.stretch(0), outer.stretch(2)] == [0, 2]


def test_layouts_are_put_into_others_there_alone():
    found = [
        f"{file.relative_to(UI)}:{node.lineno}"
        for file in UI.rglob("*.py")
        if file.name != OWN
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in NESTING
    ]
    assert found == []
