"""The order of Tab and of reading aloud, asked for again and again in a window that stays open."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from shiboken6 import isValid

from ptdiary.ui.widgets import put_in_order
from ptdiary.ui.widgets.focus import read_in_order


@pytest.fixture
def card(qtbot):
    """A column with a button, a row of two, and a grid of two, made in another order."""
    card = QWidget()
    qtbot.addWidget(card)
    last, second, first, fourth, third, fifth = (QPushButton(card) for _ in range(6))
    column, row, grid = QVBoxLayout(card), QHBoxLayout(), QGridLayout()
    column.addWidget(first)
    column.addLayout(row)  # while it is empty: else Qt's layouts keep the places in it themselves
    column.addLayout(grid)
    column.addWidget(last)
    row.addWidget(second)
    row.addWidget(third)
    grid.addWidget(fifth, 0, 1)
    grid.addWidget(fourth, 0, 0)
    card.buttons = [first, second, third, fourth, fifth, last]
    return card


def test_it_is_read_as_it_is_laid_out(card):
    read_in_order(card)
    assert [each for each in card.children() if isinstance(each, QWidget)] == card.buttons


@pytest.mark.parametrize("ordered", [put_in_order, read_in_order])
def test_nothing_stays_known_of_a_place_whose_widget_has_gone(card, qapp, ordered):
    """Else what is made at its address next is taken for it, and that ends the program."""
    before = known_places()
    ordered(card)
    card.buttons.pop(1).deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [each for each in known_places() if each not in before] == []


def known_places():
    return [each for each in gc.get_objects() if type(each) is QWidgetItem and isValid(each)]
