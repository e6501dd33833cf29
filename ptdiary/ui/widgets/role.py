"""What screen readers take a widget for, where Qt would not know.

Exclusive answers need nothing of this: `setAutoExclusive` makes a button a radio button.

Qt asks for an interface when a screen reader runs, keeps it, and deletes it with the widget. The
Python half of one that is written here is left over then (some hundred bytes), and never called.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QHelpEvent,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QApplication,
    QLabel,
    QToolTip,
    QWidget,
)
from shiboken6 import VoidPtr, getCppPointer, isValid

Kind = Literal[
    "heading 1", "heading 2", "heading 3", "group", "alert", "status", "image", "list", "item",
    "fold", "plain",
]  # fmt: skip

_ROLES = {
    "group": QAccessible.Role.Grouping,
    "alert": QAccessible.Role.AlertMessage,
    "status": QAccessible.Role.StatusBar,
    "image": QAccessible.Role.Graphic,
    "list": QAccessible.Role.List,
    "plain": QAccessible.Role.Client,
}
CURRENT = "current"  # the property of the one of a list that is open
_HEARD_AS = "heard_as"
_ASKED = "asked_for_roles"
_PRESS = QAccessibleActionInterface.pressAction()
_TOGGLE = QAccessibleActionInterface.toggleAction()
_FOCUS = QAccessibleActionInterface.setFocusAction()


def heard_as(widget: QWidget, kind: Kind) -> None:
    """Let screen readers take a widget for this, if they have not met it yet.

    `plain` is a box round others of which nothing is said. An `item` of a list is the current one
    while its property `current` is true; a `fold` is open while it is checked.
    """
    widget.setProperty(_HEARD_AS, kind)
    application = QApplication.instance()
    if application is not None and not application.property(_ASKED):
        application.setProperty(_ASKED, True)
        QAccessible.installFactory(_interface)


def tell_state(widget: QWidget, **states: bool) -> None:
    """Tell screen readers which states of a widget have changed, by their Qt names."""
    changed = QAccessible.State()
    for name in states:
        setattr(changed, name, True)
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, changed))


def tip_for_eyes(widget: QWidget) -> None:
    """Show the name of a widget as its tool tip. Set as one, Qt would read it a second time."""
    widget.installEventFilter(_Tip(widget))


class _Tip(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and isinstance(watched, QWidget):
            QToolTip.showText(event.globalPos(), watched.accessibleName())
            return True
        return super().eventFilter(watched, event)


def _interface(class_name: str, of: QObject) -> QAccessibleInterface | None:
    """The interface of an object; None: that of Qt. Asked for each class that it is of."""
    # nothing virtual is called of it: it may be half made, or half gone
    if type(of).__name__ != class_name or not isinstance(of, QWidget) or not isValid(of):
        return None
    kind = of.property(_HEARD_AS)
    if not isinstance(kind, str):
        return None
    if kind in _MADE:
        return _MADE[kind](of)
    if kind in _ROLES:
        return QAccessibleWidget(of, _ROLES[kind])
    return _Heading(of, int(kind[-1]))


class _Level(QAccessibleAttributesInterface):
    """How deep a heading stands; 1 is the title of the page."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, _key: QAccessible.Attribute) -> int:
        return self._level


class _Heading(QAccessibleWidget):
    """Screen readers jump from one to the next."""

    def __init__(self, of: QWidget, level: int) -> None:
        super().__init__(of, QAccessible.Role.Heading)
        self._level = _Level(level)

    def text(self, of: QAccessible.Text) -> str:
        widget = self.widget()
        if of is QAccessible.Text.Name and isinstance(widget, QLabel):
            said = widget.accessibleName() or widget.text()
            rich = widget.textFormat() is Qt.TextFormat.RichText
            return QTextDocumentFragment.fromHtml(said).toPlainText() if rich else said
        return super().text(of)

    def interface_cast(self, asked: QAccessible.InterfaceType) -> int:
        if asked is QAccessible.InterfaceType.AttributesInterface:
            return _address(self._level)
        found = super().interface_cast(asked)
        # PySide would take None for an address
        return VoidPtr(0) if found is None else found


class _Pressable(QAccessibleWidget):
    """Both actions of a button have the one effect of a press."""

    def actionNames(self) -> list[str]:
        return [_PRESS, _FOCUS]

    def doAction(self, name: str) -> None:
        button = self.widget()
        if isinstance(button, QAbstractButton) and name in (_PRESS, _TOGGLE):
            if button.isEnabled():
                button.click()
        else:
            super().doAction(name)


class _ListItem(_Pressable):
    """One of several, of which one is the current one."""

    def __init__(self, of: QWidget) -> None:
        super().__init__(of, QAccessible.Role.ListItem)

    def state(self) -> QAccessible.State:
        state, widget = super().state(), self.widget()
        state.selectable = True
        state.selected = widget is not None and bool(widget.property(CURRENT))
        return state


class _Fold(_Pressable):
    """What opens something below itself."""

    def __init__(self, of: QWidget) -> None:
        super().__init__(of, QAccessible.Role.Button)

    def state(self) -> QAccessible.State:
        state, button = super().state(), self.widget()
        opened = isinstance(button, QAbstractButton) and button.isChecked()
        state.expandable = True
        state.expanded = opened
        state.collapsed = not opened
        return state


_MADE = {"item": _ListItem, "fold": _Fold}


def _address(of: QAccessibleAttributesInterface) -> int:
    """Where the C++ half of an object is; a mere number would be refused."""
    return VoidPtr(getCppPointer(of)[0])  # type: ignore[return-value]
