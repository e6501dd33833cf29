"""When nobody types or clicks, and what the window makes ready then: the pages not opened yet.

Step by step, each of which takes less than anybody notices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer

from ptdiary.ui.destination import PageName

if TYPE_CHECKING:
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.main_window import MainWindow

_TOUCHES = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class Quiet(QObject):
    """Knows how long nobody has touched a window."""

    def __init__(self, window: QObject | None, parent: QObject | None = None) -> None:
        """`window` is what hears every key and click first."""
        super().__init__(parent)
        self._touched = QElapsedTimer()
        if window is not None:
            window.installEventFilter(self)

    def lasts(self, time: int) -> bool:
        """Whether nobody has touched it for so many milliseconds."""
        return not self._touched.isValid() or self._touched.hasExpired(time)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched.start()
        return super().eventFilter(watched, event)


_STEP = 100  # milliseconds from one step to the next
_STILL = 1_000  # so long nobody has touched the window
_PAGES = tuple(name for name in PageName if name is not PageName.EMERGENCY)


class Ahead(QObject):
    """Makes the pages of a window ready, once what draws the charts is there.

    It waits while the worker is at work: side by side each would take three times as long.
    """

    def __init__(self, window: MainWindow, keeper: Keeper, quiet: Quiet) -> None:
        super().__init__(keeper)
        self._window = window
        self._worker = keeper.worker
        self._quiet = quiet
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP)
        self._timer.timeout.connect(self._go_on)
        keeper.charts.ready.connect(self._timer.start)

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left to do, or not begun."""
        return not self._timer.isActive()

    def _go_on(self) -> None:
        if not self._worker.is_idle or not self._quiet.lasts(_STILL):
            return
        self._timer.stop()  # what cannot be made now cannot be made ten times a second either
        if any(map(self._window.prepare, _PAGES)):
            self._timer.start()
