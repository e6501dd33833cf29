"""When a window is seen for the first time, so that what takes time can wait for it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_NEVER_PAINTED = 1000  # milliseconds; a window that starts minimised is not painted


class FirstPaint(QObject):
    """`seen` is emitted once, after the first painting of a window stands on the screen."""

    seen = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting = True
        window.installEventFilter(self)
        QTimer.singleShot(_NEVER_PAINTED, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self._window:
            watched.removeEventFilter(self)
            # the children are painted next, and all of it is shown; then the event loop comes here
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        if self._waiting:
            self._waiting = False
            self.seen.emit()
