"""A folded question: a row that says what is inside and its state, and opens below itself."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.direction import turned
from ptdiary.ui.widgets.focus import show_focus
from ptdiary.ui.widgets.role import heard_as, tell_state

_HEIGHT = 2.75  # em


class FoldRow(QAbstractButton):
    """The row itself. The state at its right is cut with dots if it is too long."""

    def __init__(self, title: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        heard_as(self, "fold")
        self._look = look
        self._state = ""
        self._answered = False
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        show_focus(self, look, 0.3)
        look.changed.connect(self.updateGeometry)

    def set_state(self, state: str, answered: bool) -> None:
        """What is at the right."""
        self._state, self._answered = state, answered
        self.setAccessibleName(f"{self.text()}, {state}")
        self.setToolTip(state if answered else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(20), self._height(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(10), self._height(self.width()))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self.height() != self._height(self.width()):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em, rect = self._look, self._look.em, QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, look.colour("accent_soft"))
        painter.setPen(QPen(look.colour("hairline"), 1))
        up = QPointF(0, 0.5)
        painter.drawLine(rect.bottomLeft() - up, rect.bottomRight() - up)
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        place = turned(QRectF(em * 0.2, rect.center().y() - em * 0.5, em, em), self)
        look.paint_icon(painter, arrow, place, "accent")
        title, state = (turned(room, self) for room in self._rooms(rect))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.setFont(look.font(bold=True))
        painter.setPen(look.colour("text"))
        painter.drawText(title, flags | Qt.AlignmentFlag.AlignLeft, self.text())
        font = look.font(italic=not self._answered)
        painter.setFont(font)
        painter.setPen(look.colour("text" if self._answered else "text_quiet"))
        words = QFontMetricsF(font).elidedText(
            self._state, Qt.TextElideMode.ElideRight, state.width()
        )
        painter.drawText(state, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)

    def _rooms(self, rect: QRectF) -> tuple[QRectF, QRectF]:
        """Where title and state are: side by side, or one below the other if narrow."""
        em = self._look.em
        inner = rect.adjusted(em * 1.6, 0, -em * 0.4, 0)
        width = QFontMetricsF(self._look.font(bold=True)).horizontalAdvance(self.text())
        if self._stacked(int(rect.width())):
            split = rect.height() - em * 1.7
            return (
                QRectF(inner.left(), em * 0.3, inner.width(), split - em * 0.3),
                QRectF(inner.left(), split - em * 0.1, inner.width(), em * 1.4),
            )
        return inner, inner.adjusted(width + em, 0, 0, 0)

    def _stacked(self, width: int) -> bool:
        title = QFontMetricsF(self._look.font(bold=True)).horizontalAdvance(self.text())
        return title + self._look.em * 9 > width

    def _height(self, width: int) -> int:
        if not self._stacked(width):
            return self._look.px(_HEIGHT)
        room = QRectF(0, 0, max(width - self._look.em * 2, self._look.em * 4), 10_000)
        metrics = QFontMetricsF(self._look.font(bold=True))
        title = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        return int(title + self._look.em * 2.2)


class Fold(QWidget):
    """A row and what it opens. `opened` after it opened or closed, `opening` before it opens."""

    opening = Signal(str)
    opened = Signal(bool)

    def __init__(
        self,
        key: str,
        title: str,
        look: Look,
        inside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`inside` may come later, until it is `opening` with its key."""
        super().__init__(parent)
        self.key = key
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        self.row = FoldRow(title, look, self)
        self._inside = QWidget(self)
        self._room = QVBoxLayout(self._inside)
        look.space(self._room, (0.2, 0.6, 0.2, 0.8), 0.6)
        self._inside.hide()
        if inside is not None:
            self.fill(inside)
        column.addWidget(self.row)
        column.addWidget(self._inside)
        self.row.toggled.connect(self._toggled)

    def fill(self, inside: QWidget) -> None:
        """Put in what it opens."""
        self._room.addWidget(inside)

    def set_state(self, state: str, answered: bool) -> None:
        """What is at the right of the row."""
        self.row.set_state(state, answered)

    def open(self, on: bool = True) -> None:
        """Open or close it."""
        self.row.setChecked(on)

    def is_open(self) -> bool:
        """Whether it is open."""
        return self.row.isChecked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open():
            self.open(False)
            self.row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _toggled(self, on: bool) -> None:
        if on:
            self.opening.emit(self.key)
        self._inside.setVisible(on)
        tell_state(self.row, expanded=True)
        self.opened.emit(on)
