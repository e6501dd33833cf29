"""Ending when the system asks for it: at a logout or SIGTERM the window closes as by hand."""

from __future__ import annotations

import os
import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType

_ASKED = (signal.SIGTERM, signal.SIGINT)


class Ending(QObject):
    """`asked` when the system asks the program to end, so that half-filled forms are kept.

    Python hears of a signal only when it runs, and Qt may wait for a minute: a socket wakes it.
    Windows closes the window by itself.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = [signal.getsignal(each) for each in _ASKED]
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)
        self._heard = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._tell)

    def stand(self) -> None:
        """From now on, hear of it."""
        if os.name != "posix":
            return
        signal.set_wakeup_fd(self._there.fileno())
        for each in _ASKED:
            signal.signal(each, _hear)

    def leave(self) -> None:
        """Let what was before stand again."""
        self._heard.setEnabled(False)
        if os.name == "posix":
            signal.set_wakeup_fd(-1)
            for each, handler in zip(_ASKED, self._before, strict=True):
                signal.signal(each, handler)
        self._here.close()
        self._there.close()

    def _tell(self) -> None:
        self._here.recv(16)
        self.asked.emit()


def _hear(_number: int, _frame: FrameType | None) -> None:
    """The socket has woken the window already."""
