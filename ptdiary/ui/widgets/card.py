"""A card: the white sheet for one subject, and the thin line inside it."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look, Margins
from ptdiary.ui.widgets.direction import from_right
from ptdiary.ui.widgets.nesting import add_below
from ptdiary.ui.widgets.role import Kind, heard_as

# Words on the page. They wrap, and they are plain text: a note cannot become markup.

LabelKind = Literal[
    "text", "h1", "h2", "h3", "strong", "big", "number", "number_now", "script", "brand",
    "hint", "small", "unanswered", "error",
]  # fmt: skip

_LINE, _DOT = 1.25, 0.34  # em

# what is a heading for the eye is one for the ear
_HEADINGS: dict[LabelKind, Kind] = {"h1": "heading 1", "h2": "heading 2", "h3": "heading 3"}


class Label(QLabel):
    """Text of one kind; sizes and colours come from the style sheet."""

    def __init__(
        self,
        text: str = "",
        kind: LabelKind = "text",
        wrap: bool = True,
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`rich` only for words of our own in which anything of the diary is escaped."""
        super().__init__(parent)
        self.setProperty("kind", kind)
        if kind in _HEADINGS:
            heard_as(self, _HEADINGS[kind])
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self._keep_ends()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.wordWrap():
            self._keep_ends()

    def _keep_ends(self) -> None:
        """From right to left, Qt moves a line by the space that it ends with; room for that."""
        if from_right(self):
            self.setContentsMargins(self.fontMetrics().horizontalAdvance(" ") + 1, 0, 0, 0)


class OneLine(Label):
    """Words on one line where there is room, and on several else."""

    def sizeHint(self) -> QSize:
        self.ensurePolished()  # else it measures letters of the usual size
        margins = self.contentsMargins()
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 + margins.left() + margins.right()
        return QSize(width, metrics.height() + margins.top() + margins.bottom())


class IconLabel(QWidget):
    """An icon beside words; the words carry the meaning, so it has no name."""

    def __init__(
        self,
        icon: str,
        look: Look,
        ems: float = 1.25,
        colour: str = "text",
        inverse: str = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._look = look
        self._colours = (colour, inverse)
        look.size(self, width=ems, height=ems)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._look.paint_icon(painter, self._icon, room, *self._colours)


class Bullet(QWidget):
    """The dot before one of several lines. Drawn, as read aloud it would be a word."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.size(self, width=0.6, height=_LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("text"))
        size = self._look.em * _DOT
        painter.drawEllipse(QRectF(1, (self.height() - size) / 2, size, size))


class Card(QFrame):
    """Stacks what is added to it. `margin` and `spacing` in em."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        margin: Margins | float = 1.1,
        spacing: float = 0.6,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.rows = QVBoxLayout(self)
        look.space(self.rows, margin, spacing)

    def add(self, *items: QWidget | QLayout) -> None:
        """Put widgets or layouts below what is there."""
        add_below(self.rows, *items)


class Hairline(QFrame):
    """A hairline between two parts of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("line")
