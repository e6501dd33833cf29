"""The order of Tab: the order in which things stand on the page."""

from __future__ import annotations

import itertools

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget


def put_in_order(*items: QWidget | QLayout) -> None:
    """Let Tab go through everything in these, in the order in which it was laid out."""
    stops: list[QWidget] = []
    for item in items:
        _add_stops(item, stops)
    for before, after in itertools.pairwise(stops):
        QWidget.setTabOrder(before, after)


def _add_stops(item: QWidget | QLayout, stops: list[QWidget]) -> None:
    """Every widget inside that can have the keyboard, shown or not, in the order of the layout."""
    layout = item.layout() if isinstance(item, QWidget) else item
    if isinstance(item, QWidget) and (
        item.focusPolicy() & Qt.FocusPolicy.TabFocus or _one_of_many(item)
    ):
        stops.append(item)
    if layout is None:
        return
    for index in range(layout.count()):
        inner = layout.itemAt(index)
        child: QWidget | QLayout | None = inner.widget() if inner else None
        child = child or (inner.layout() if inner else None)
        if child is not None:
            _add_stops(child, stops)


def _one_of_many(item: QWidget) -> bool:
    """Whether it is an answer of which Qt lets Tab stop at the chosen one alone, as it is now.

    Another may be chosen later, and has to have its place by then.
    """
    if not isinstance(item, QAbstractButton) or item.group() is None:
        return False
    return item.group().exclusive() and item.focusPolicy() != Qt.FocusPolicy.NoFocus
