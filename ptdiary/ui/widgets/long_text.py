"""A long text to read: it scrolls inside its own box, by keys as well."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.focus import show_focus


class LongText(QPlainTextEdit):
    """Plain text that can be read and copied. Tab goes on to the next control."""

    def __init__(
        self, name: str, text: str, look: Look, lines: float = 16.0, parent: QWidget | None = None
    ) -> None:
        """`name` is for those who hear it."""
        super().__init__(text, parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        look.size(self, least_width=4, height=1.35 * lines + 1.1)
        show_focus(self, look, 0.35)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel passes to the page until somebody reads here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
