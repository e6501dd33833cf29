"""Buttons. Drawn by hand so that a long word or name wraps instead of being cut."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.direction import turned
from ptdiary.ui.widgets.focus import show_focus

ButtonKind = Literal["primary", "secondary", "link", "urgent", "danger"]

_RADIUS = 0.45
_ICON = 1.25
_GAP = 0.5
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignVCenter


class Button(QPushButton):
    """A button with words, or where there is no room for any with an icon alone.

    `primary`: the one action of a page. `secondary`: the others. `link`: small ones in a text.
    `urgent`: the call in an urgent banner. `danger`: what cannot be undone.
    """

    def __init__(
        self,
        text: str,
        look: Look,
        kind: ButtonKind = "secondary",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._kind = kind
        self._icon = icon
        self._pressed_at: int | None = None  # ms, in the clock of the events
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(False)
        show_focus(self, look, _RADIUS)
        look.changed.connect(self.updateGeometry)

    def set_kind(self, kind: ButtonKind) -> None:
        """Be a button of another kind."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, too: Qt knows only the space bar outside of a dialog."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and held == Qt.KeyboardModifier.NoModifier:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.timestamp()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press is one more; but not where the first fell on what stood here before."""
        first, most = self._pressed_at, QApplication.doubleClickInterval()
        if first is None or event.timestamp() - first > most:
            event.accept()
            return
        super().mouseDoubleClickEvent(event)

    def sizeHint(self) -> QSize:
        return self._size_with(self.text())

    def _size_with(self, text: str) -> QSize:
        words = self._metrics().size(Qt.TextFlag.TextShowMnemonic, text)
        width = words.width() + self._text_left() + self._side() + 2
        return QSize(int(width), self._height(words.height()))

    def minimumSizeHint(self) -> QSize:
        metrics = self._metrics()
        words = self.text().replace("&", "").split()
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
        return QSize(int(widest + self._text_left() + self._side() + 2), self._height(0))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = max(width - self._text_left() - self._side(), 1.0)
        box = self._metrics().boundingRect(QRectF(0, 0, room, 10_000), _FLAGS, self.text())
        return self._height(box.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = self._ink()
        if self._icon:
            size = self._look.em * _ICON
            top = (self.height() - size) / 2
            place = turned(QRectF(self._side(), top, size, size), self)
            token = ink if self.isEnabled() else "text_quiet"
            self._look.paint_icon(painter, self._icon, place, token, self._fill() or "surface")
        font = self._look.font(bold=self._kind != "link")
        font.setUnderline(self._kind == "link")
        painter.setFont(font)
        painter.setPen(self._look.colour(ink if self.isEnabled() else "text_quiet"))
        room = QRectF(self.rect()).adjusted(self._text_left(), 0, 1 - self._side(), 0)
        across = Qt.AlignmentFlag.AlignLeft if self._icon else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(turned(room, self), _FLAGS | across, self.text())

    def _paint_ground(self, painter: QPainter) -> None:
        radius = self._look.em * _RADIUS
        fill = self._ground()
        edge = {"secondary": "accent", "danger": "urgent"}.get(self._kind)
        if not self.isEnabled() and self._kind != "link":
            edge = "control"
        painter.setPen(QPen(self._look.colour(edge), 2) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _ground(self) -> QColor | None:
        fill = self._fill()
        if not self.isEnabled():
            return self._look.colour("window") if fill else None
        if self.isDown() or self.underMouse():
            if self._kind in {"primary", "urgent"}:
                return self._look.colour(fill).darker(125 if self.isDown() else 112)
            return self._look.colour("accent_soft")
        return self._look.colour(fill) if fill else None

    def _fill(self) -> str:
        return {"primary": "accent", "urgent": "urgent_fill", "link": ""}.get(self._kind, "surface")

    def _ink(self) -> str:
        return {"primary": "on_accent", "urgent": "on_urgent", "danger": "urgent"}.get(
            self._kind, "accent"
        )

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._look.font(bold=self._kind != "link"))

    def _side(self) -> float:
        return self._look.em * {"primary": 1.6, "urgent": 1.2, "link": 0.3}.get(self._kind, 1.1)

    def _text_left(self) -> float:
        if not self._icon:
            return self._side()
        return self._side() + self._look.em * (_ICON + (_GAP if self.text() else 0.0))

    def _height(self, text: float) -> int:
        least = {"primary": 2.9, "urgent": 2.9, "link": 1.9}.get(self._kind, 2.75)
        padding = 0.4 if self._kind == "link" else 1.2
        return max(self._look.px(least), int(text + self._look.em * padding))
