"""What the second press of a double click does: many people make two where one would do."""

from PySide6.QtGui import QMouseEvent


class PressedOnce:
    """An answer that a double click gives once: the second press neither takes it back nor counts.

    A tick opens questions under it and the page scrolls: what the second press would fall on has
    been seen by nobody.
    """

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
