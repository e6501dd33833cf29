"""Which way the words run: what is painted by hand, and what the arrow keys do, follows it.

Layouts turn by themselves. What has its own direction never turns: digits, telephone numbers, the
time axis of a chart, and the picture of a body, whose left is the left of the person.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

_OTHER = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}


def from_right(widget: QWidget) -> bool:
    """Whether the words of a widget run from right to left."""
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def turned(part: QRectF, widget: QWidget) -> QRectF:
    """Where a part of a widget is painted, which is given as if words ran from left to right."""
    if not from_right(widget):
        return part
    return QRectF(widget.width() - part.right(), part.top(), part.width(), part.height())


def key_onward(key: int, widget: QWidget) -> Qt.Key:
    """The key, with Left and Right exchanged where Left leads on."""
    pressed = Qt.Key(key)
    return _OTHER.get(pressed, pressed) if from_right(widget) else pressed
