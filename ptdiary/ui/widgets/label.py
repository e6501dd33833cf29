"""Words on the page. They wrap, and they are plain text: a note cannot become markup."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from ptdiary.ui.theme import Look

LabelKind = Literal[
    "text", "h1", "h2", "h3", "strong", "big", "number", "brand",
    "hint", "small", "unanswered", "error",
]  # fmt: skip


# The size of each kind in em, whether it is bold or italic, and the palette's role for its colour.
# Fonts are not in the style sheet: with them, a change of the text size took two seconds.
_KINDS: dict[LabelKind, tuple[float, bool, bool, QPalette.ColorRole]] = {
    "text": (1.0, False, False, QPalette.ColorRole.WindowText),
    "h1": (1.6, True, False, QPalette.ColorRole.WindowText),
    "h2": (1.2, True, False, QPalette.ColorRole.WindowText),
    "h3": (1.05, True, False, QPalette.ColorRole.WindowText),
    "strong": (1.0, True, False, QPalette.ColorRole.WindowText),
    "big": (1.9, True, False, QPalette.ColorRole.WindowText),
    "number": (3.0, True, False, QPalette.ColorRole.WindowText),
    "brand": (1.15, True, False, QPalette.ColorRole.WindowText),
    "hint": (1.0, False, False, QPalette.ColorRole.PlaceholderText),
    "small": (0.88, False, False, QPalette.ColorRole.PlaceholderText),
    "unanswered": (1.0, False, True, QPalette.ColorRole.PlaceholderText),
    "error": (1.0, True, False, QPalette.ColorRole.BrightText),
}


class Label(QLabel):
    """Text of one kind, in the size of the application's font."""

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
        self._kind = kind
        self.setForegroundRole(_KINDS[kind][3])
        self.fit()
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def fit(self) -> None:
        """Take the size of this kind, as a multiple of the application's."""
        ems, bold, italic, _ = _KINDS[self._kind]
        font = QApplication.font()
        font.setPixelSize(max(1, round(font.pixelSize() * ems)))
        font.setBold(bold)
        font.setItalic(italic)
        self.setFont(font)


class IconLabel(QWidget):
    """An icon that stands beside words; the words carry the meaning, so it has no name."""

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
