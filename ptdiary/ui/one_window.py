"""One window for one diary: a second start brings the first window to the front, and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCryptographicHash,
    QEventLoop,
    QLockFile,
    QObject,
    QSysInfo,
    QTimer,
    Signal,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

_PATIENCE = 3000  # milliseconds that the first window has for an answer
_ANSWER = b"here"  # that the call is taken says little: the system takes it for a window that ends


class OneWindow(QObject):
    """Holds the diary's lock. `called` when somebody starts the program on it again."""

    called = Signal()

    def __init__(self, diary: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diary = diary
        # the name of a socket is short and says nothing of where the diary lies
        self._name = "ptdiary-" + _hash_of(str(diary.resolve()))[:16]
        self._lock = QLockFile(str(diary.with_name(diary.name + ".lock")))
        self._lock.setStaleLockTime(0)
        self._first: bool | None = None
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Whether no other window has this diary open. True too if no lock can be written."""
        if self._first is None:
            held = self._lock.tryLock(0)
            self._first = held or self._lock.error() != QLockFile.LockError.LockFailedError
        return self._first

    def elsewhere(self) -> str:
        """The name of the other computer that holds the lock; empty if it is this one."""
        _, computer, _ = self._lock.getLockInfo()
        return "" if computer == QSysInfo.machineHostName() else computer

    def try_again(self) -> None:
        """Let `is_first` look again."""
        self._first = None

    def take_over(self) -> None:
        """The patient says that nobody else has it open: take the lock, or go on without it."""
        self._lock.removeStaleLockFile()
        self._lock.tryLock(0)
        self._first = True

    def call_first(self) -> bool:
        """Ask the first window to come to the front; whether it answered."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 the first start needs none

        socket, waiting = QLocalSocket(), QEventLoop()
        for heard in (socket.readyRead, socket.disconnected):
            heard.connect(waiting.quit)
        socket.connectToServer(self._name)
        if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
            QTimer.singleShot(_PATIENCE, waiting, waiting.quit)
            waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        answered = socket.bytesAvailable() > 0
        socket.abort()
        return answered

    def listen(self) -> None:
        """From now on, hear the calls of later starts by the same person."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 after the window is shown

        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        server.listen(self._name)
        self._server = server

    def ignore_calls(self) -> None:
        """The window ends: who starts the program now waits for its lock instead."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def release(self) -> None:
        """Give the lock back."""
        self.ignore_calls()
        self._lock.unlock()

    def _answer(self) -> None:
        if self._server is None:
            return
        caller = self._server.nextPendingConnection()
        caller.write(_ANSWER)
        caller.flush()
        caller.disconnectFromServer()
        self.called.emit()


def _hash_of(text: str) -> str:
    algorithm = QCryptographicHash.Algorithm.Sha256
    return bytes(QCryptographicHash.hash(text.encode(), algorithm).toHex().data()).decode()
