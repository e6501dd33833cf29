"""Python's search for what nobody holds any more, in the window's own thread alone.

Left to itself, Python searches in whichever thread has just made much: a widget that is found and
freed in the thread of the worker can end the program, and the window holds still meanwhile.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 10_000  # milliseconds
_OF_ALL = 30  # so many times, what was found in use before is left out


class Collector(QObject):
    """Searches from time to time, between two turns of the loop, from `begin` until `end`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._times = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Python searches no more by itself."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Python searches by itself again."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Search now."""
        self._times += 1
        gc.collect(2 if self._times % _OF_ALL == 0 else 1)
