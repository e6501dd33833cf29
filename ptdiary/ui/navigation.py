"""The pages by name, where a line begins.

Words beside icons; icons over words in a small window; words alone where it is low for its text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from ptdiary.ui.destination import PAGES, Destination, NavigationItem, PageName
from ptdiary.ui.widgets import Label, heard_as, key_onward, show_focus, turned
from ptdiary.ui.widgets.role import CURRENT, tell_state
from ptdiary.words import window as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.page import Page
    from ptdiary.ui.theme import Look


def page_class(item: NavigationItem) -> type[Page]:
    """The class of a page, imported when the page is first opened."""
    found: type[Page] = getattr(import_module(item.module), item.made_by.partition(":")[2])
    return found


RAIL = 66.0  # em: a window narrower than this has the rail
_RAIL_WIDTH = 6.3
_FIXED_WIDTH = 5.3  # what is beside the longest label
_SHORT = 0.9  # size of the words under the icons
_BESIDE_SHORT = 1.1  # and what is beside the longest of them
_HIGH, _LOW, _LOWEST = 3.4, 2.1, 1.5  # heights in the rail: with its icon, without, at the least
_RADIUS = 0.45
_ABOVE, _BETWEEN = 0.5, 0.15
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class NavigationButton(QAbstractButton):
    """One page. Both shapes open it with Alt and the underlined letter."""

    def __init__(self, item: NavigationItem, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard_as(self, "item")
        self._look = look
        self._icon = item.icon
        self.label, self._short = words.PAGES[item.name]
        self._rail = self._low = False
        self.urgent = item.urgent
        self.setText(self.label)
        self.setAccessibleName(self.label.replace("&", ""))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        show_focus(self, look, _RADIUS)
        look.changed.connect(self.updateGeometry)

    @property
    def current(self) -> bool:
        """Whether its page is open."""
        return bool(self.property(CURRENT))

    def show_current(self, current: bool) -> None:
        """Mark it as the page that is open, or not."""
        if current != self.current:
            self.setProperty(CURRENT, current)
            tell_state(self, selected=True)
            self.update()

    def set_rail(self, rail: bool, *, low: bool) -> None:
        """The icon over the word, or beside it; `low`: the word alone."""
        self._rail, self._low = rail, low
        self.setText(self._short if rail else self.label)
        self.setShortcut(QKeySequence.mnemonic(self.label))
        self.updateGeometry()

    def words_width(self) -> float:
        """The width of its words in the bold face, in pixels."""
        metrics = QFontMetricsF(self._look.font(_SHORT if self._rail else 1.0, bold=True))
        return metrics.horizontalAdvance(self.text().replace("&", ""))

    def sizeHint(self) -> QSize:
        px = self._look.px
        if not self._rail:
            return QSize(px(12), px(2.9))
        return QSize(px(5.6), px(_LOW if self._low else _HIGH))

    def minimumSizeHint(self) -> QSize:
        least = self._look.px(_LOWEST) if self._low else self.sizeHint().height()
        return QSize(self._look.px(4), least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()  # the row of pages moves
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        em = self._look.em
        ink, ground = self._colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(ground))
        painter.drawRoundedRect(rect, em * _RADIUS, em * _RADIUS)
        flags = Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
        icon = em * (1.3 if self._rail else 1.35)
        if self._rail:
            painter.setFont(self._look.font(_SHORT, bold=self._bold()))
            top = rect.center().y() - em * 1.28
            icon_place = QRectF(rect.center().x() - icon / 2, top, icon, icon)
            below = QRectF(rect.left(), top + em * 1.35, rect.width(), em * 1.25)
            text = rect if self._low else below
            flags = flags | Qt.AlignmentFlag.AlignCenter
        else:
            painter.setFont(self._look.font(bold=self._bold()))
            icon_place = turned(QRectF(em * 0.8, (rect.height() - icon) / 2, icon, icon), self)
            text = turned(rect.adjusted(em * 3.05, 0, 0, 0), self)
            flags = flags | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if not self._low:
            self._look.paint_icon(painter, self._icon, icon_place, ink, ground)
        painter.setPen(self._look.colour(ink))
        painter.drawText(text, flags, self.text())

    def _bold(self) -> bool:
        return self.current or self.urgent

    def _colours(self) -> tuple[str, str]:
        """The tokens of the ink and of the ground under it."""
        if self.urgent:
            return "on_urgent", "urgent_fill"
        if self.current:
            return "on_accent", "accent"
        return "text", "accent_soft" if self.underMouse() else "nav"


class Navigation(QFrame):
    """The pages; `chosen` with the one whose button is pressed."""

    chosen = Signal(Destination)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard_as(self, "list")
        self._look = look
        self._rail = False
        self.setObjectName("nav")
        self.setAccessibleName(words.NAVIGATION)
        self._column = QVBoxLayout(self)
        self._brand = Label(words.PROGRAM, "brand", wrap=False)
        self._column.addWidget(self._brand)
        self._buttons: dict[PageName, NavigationButton] = {}
        shown = [each for each in PAGES.values() if each.under is None]
        parts = ([each for each in shown if not each.foot], [each for each in shown if each.foot])
        for index, part in enumerate(parts):
            if index:
                self._column.addStretch(1)
            for item in part:
                button = NavigationButton(item, look, self)
                self._buttons[item.name] = button
                button.clicked.connect(self._pressed)
                self._column.addWidget(button)
        look.changed.connect(self._arrange)
        self.set_emergency(False)
        self._arrange()

    def set_emergency(self, live: bool) -> None:
        """Whether the page that says what to do now can be opened."""
        for button in self._buttons.values():
            if button.urgent:
                button.setVisible(live)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def rail(self) -> bool:
        """Whether the icons are over their words."""
        return self._rail

    def set_rail(self, rail: bool) -> None:
        """Icons over words, or words beside icons."""
        if rail != self._rail:
            self._rail = rail
            self._arrange()

    def show_chosen(self, name: PageName) -> None:
        """Mark the page that is open; it is the one stop for Tab, arrows move to the others."""
        chosen = PAGES[name].under or name
        for each, button in self._buttons.items():
            button.show_current(each == chosen)
            stop = Qt.FocusPolicy.StrongFocus if each == chosen else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)

    def button(self, name: PageName) -> NavigationButton:
        """The button of one page, or of the page that it is reached from."""
        return self._buttons[PAGES[name].under or name]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = [each for each in self._buttons.values() if not each.isHidden()]
        at = next((place for place, each in enumerate(buttons) if each.hasFocus()), None)
        key = key_onward(event.key(), self)
        if key in _STEPS and at is not None:
            to = min(max(at + _STEPS[key], 0), len(buttons) - 1)
            buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _pressed(self) -> None:
        pressed = self.sender()
        name = next(name for name, button in self._buttons.items() if button is pressed)
        self.chosen.emit(Destination(page=name))

    def _arrange(self) -> None:
        px = self._look.px
        shown = sum(not button.isHidden() for button in self._buttons.values())
        low = self._rail and self.height() < shown * px(_HIGH + _BETWEEN) + 2 * px(_ABOVE)
        self._brand.setVisible(not self._rail)
        self._brand.setContentsMargins(self._look.margins(0.95, 0.2, 0.6, 0.9))
        if self._rail:
            self._column.setContentsMargins(px(0.35), px(_ABOVE), px(0.35), px(_ABOVE))
            self._column.setSpacing(px(_BETWEEN))
        else:
            self._column.setContentsMargins(px(0.7), px(0.9), px(0.7), px(0.8))
            self._column.setSpacing(px(0.3))
        for button in self._buttons.values():
            button.set_rail(self._rail, low=low)
        longest = int(max(button.words_width() for button in self._buttons.values()))
        rail = max(px(_RAIL_WIDTH), longest + px(_BESIDE_SHORT))
        self.setFixedWidth(rail if self._rail else longest + px(_FIXED_WIDTH))
