"""A diary that was opened in the system's window of files.

Windows and Linux start the program with its name. macOS starts the program, or finds it running,
and hands the name over as an event.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """`file_opened` with the file that somebody opened."""

    file_opened = Signal(Path)

    def event(self, event: QEvent) -> bool:
        """Only what is for the program itself comes here, so the windows are not slowed."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)
