"""One window for one diary: a second start brings the first window to the front, and ends."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCryptographicHash,
    QEventLoop,
    QLockFile,
    QObject,
    QTimer,
    Signal,
)

from ptdiary.files import FileError, write_whole
from ptdiary.paths import windows_folder
from ptdiary.reading import all_of
from ptdiary.store.lock import identity_of, is_this_computer, lock_files

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 3000  # milliseconds that the first window has for an answer
_TO_ENTRY = b"entry"
_LONGEST = 100  # bytes of a socket's path; some systems allow 103


class OneWindow(QObject):
    """Holds the diary's locks.

    `called` when somebody starts the program on it again, and whether to write an entry.
    """

    called = Signal(bool)

    def __init__(
        self, diary: Path, folder: Path | None = None, parent: QObject | None = None
    ) -> None:
        """`folder` takes what it keeps of this window; None: one of this person's."""
        super().__init__(parent)
        self._diary = diary.absolute()
        self._folder = folder or windows_folder()
        self._locks: list[QLockFile] = []
        self._refused: QLockFile | None = None
        self._first: bool | None = None
        self._server: QLocalServer | None = None
        self._name = ""

    def is_first(self) -> bool:
        """Whether no other window has this diary open. True too if no lock can be written."""
        if self._first is None:
            self._first = self._take()
        return self._first

    def elsewhere(self) -> str:
        """The name of the other computer that holds the lock; empty if it is this one."""
        if self._refused is None:
            return ""
        _, computer, _ = self._refused.getLockInfo()
        return "" if is_this_computer(computer) else computer

    def try_again(self) -> None:
        """Let `is_first` look again."""
        self._first = None

    def take_over(self) -> None:
        """The patient says that nobody else has it open: take the locks, or go on without them."""
        for path in lock_files(self._diary, self._folder):
            _lock(path).removeStaleLockFile()
        self._take()
        self._first = True

    def call_first(self, *, to_entry: bool = False) -> bool:
        """Ask the first window to come to the front; whether it answered, and was one of ours.

        It proves that by what only programs of this person can read. `to_entry`: it is to open the
        form for an entry.
        """
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 the first start needs none

        name = self._socket_name()
        try:
            token = all_of(self._token_file(name))
        except OSError:
            return False
        socket = QLocalSocket()
        waiting = QEventLoop()
        heard = b""

        def hear() -> None:
            nonlocal heard
            heard += bytes(socket.readAll().data())
            if len(heard) >= len(token):
                waiting.quit()

        def tell() -> None:
            socket.write(_TO_ENTRY if to_entry else b"")

        socket.connected.connect(tell)
        socket.readyRead.connect(hear)
        socket.errorOccurred.connect(waiting.quit)
        socket.disconnected.connect(waiting.quit)
        QTimer.singleShot(_PATIENCE, waiting, waiting.quit)
        socket.connectToServer(name)
        if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
            waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        socket.close()
        return secrets.compare_digest(heard, token)

    def listen(self) -> None:
        """From now on, hear the calls of later starts by the same person.

        Call it again once the diary was made: before, it has only a name.
        """
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 after the window is shown

        name = self._socket_name()
        if name == self._name:
            return
        self.ignore_calls()
        self._take()  # a diary that was made since has a lock of its own
        self._token = secrets.token_bytes(32)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        with suppress(FileError):
            write_whole(self._token_file(name), self._token)
            QLocalServer.removeServer(name)  # one that a killed program left
            if server.listen(name):
                self._server, self._name = server, name

    def ignore_calls(self) -> None:
        """The window ends: who starts the program now waits for its locks instead."""
        if self._server is not None:
            self._server.close()
            self._token_file(self._name).unlink(missing_ok=True)
            self._server, self._name = None, ""

    def release(self) -> None:
        """Give the locks back."""
        self.ignore_calls()
        for lock in self._locks:
            lock.unlock()
        self._locks = []

    def _take(self) -> bool:
        held = {each.fileName() for each in self._locks}
        for path in lock_files(self._diary, self._folder):
            if str(path) in held:
                continue
            lock = _lock(path)
            if lock.tryLock(0):
                self._locks.append(lock)
            elif lock.error() == QLockFile.LockError.LockFailedError:
                self._refused = lock
                self.release()
                return False
        return True

    def _answer(self) -> None:
        if self._server is None:
            return
        caller = self._server.nextPendingConnection()
        caller.write(self._token)
        caller.flush()
        # it hangs up once it knows who we are; what it wants is there by then
        caller.disconnected.connect(partial(self._hear, caller))
        QTimer.singleShot(_PATIENCE, caller, caller.abort)

    def _hear(self, caller: QLocalSocket) -> None:
        caller.deleteLater()
        if self._server is not None:  # else the window was closed meanwhile, and stays so
            self.called.emit(bytes(caller.readAll().data()) == _TO_ENTRY)

    def _socket_name(self) -> str:
        """A socket in a folder of this person, where no other account can take its place.

        It is short and says nothing of where the diary lies.
        """
        name = "window-" + _hash_of(identity_of(self._diary) or str(self._diary.resolve()))[:16]
        path = str(self._folder / name)
        return path if os.name == "posix" and len(os.fsencode(path)) <= _LONGEST else name

    def _token_file(self, name: str) -> Path:
        return self._folder / (os.path.basename(name) + ".token")  # noqa: PTH119 a pipe's too


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    return lock


def _hash_of(text: str) -> str:
    algorithm = QCryptographicHash.Algorithm.Sha256
    return bytes(QCryptographicHash.hash(text.encode(), algorithm).toHex().data()).decode()
