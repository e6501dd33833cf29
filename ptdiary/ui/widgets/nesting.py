"""Putting one layout into another, and widgets and layouts one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget
from shiboken6 import invalidate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem


def nest(outer: QBoxLayout, inner: QLayout, stretch: int = 0, at: int = -1) -> None:
    """Put a layout at the end of another, or `at` a place, with all that is in it.

    PySide then knows each item inside by its address, even after its widget has gone and Qt has
    deleted the item. What is made at that address next would be taken for it, and end the program;
    so the items are forgotten at once.
    """
    outer.insertLayout(at, inner, stretch)
    _forget_items(inner)


def add_below(column: QBoxLayout, *items: QWidget | QLayout) -> None:
    """Put widgets or layouts below what is in a column."""
    for item in items:
        if isinstance(item, QWidget):
            column.addWidget(item)
        else:
            nest(column, item)


def _forget_items(layout: QLayout) -> None:
    of_python = not isinstance(layout, QBoxLayout | QGridLayout)  # it keeps its items itself
    for place in range(layout.count()):
        item: QLayoutItem | None = layout.itemAt(place)
        if isinstance(item, QLayout):
            _forget_items(item)
        elif item is not None and not of_python:
            invalidate(item)
