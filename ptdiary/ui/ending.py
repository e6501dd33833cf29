"""Ending when the system asks for it: at a logout, at SIGTERM, when the terminal is closed."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType

_ASKED = (signal.SIGTERM, signal.SIGINT, *((signal.SIGHUP,) if os.name == "posix" else ()))


class Ending(QObject):
    """`asked` when the system asks the program to end, so that half-filled forms are kept.

    Python hears of a signal only when it runs, and Qt may wait for a minute: a pipe wakes it.
    Windows closes the window by itself.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = [signal.getsignal(each) for each in _ASKED]
        self._pipe: tuple[int, int] | None = None

    def install(self) -> None:
        """From now on, hear of it."""
        if os.name != "posix":
            return
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        self._heard = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._tell)
        signal.set_wakeup_fd(self._pipe[1])
        for each, before in zip(_ASKED, self._before, strict=True):
            if before != signal.SIG_IGN:  # whoever started it, as nohup, keeps it from hearing that
                signal.signal(each, _hear)

    def leave(self) -> None:
        """Put back what was there before."""
        if self._pipe is None:
            return
        self._heard.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for each, handler in zip(_ASKED, self._before, strict=True):
            signal.signal(each, handler)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    def _tell(self) -> None:
        if self._pipe is not None:
            os.read(self._pipe[0], 16)
            self.asked.emit()


def _hear(_number: int, _frame: FrameType | None) -> None:
    """The pipe has woken the window already."""
