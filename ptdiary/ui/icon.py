"""The icon beside the clock, while the window is closed: a program of its own, and a small one.

It holds neither diary nor settings. Once an hour it asks `ptdiary remind --ask`, which reads what
it needs, answers in one word where a reminder is due, and ends. What it imports stays in memory
for as long as the computer runs, so that is next to nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from ptdiary import DESKTOP_ENTRY
from ptdiary.paths import resource_path, windows_folder
from ptdiary.starting import own_command
from ptdiary.ui.ending import Ending
from ptdiary.wall_clock import now_here
from ptdiary.words import reminders as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ptdiary.ui.notification import Notification

# From look to look, by the clock on the wall: a computer that slept is asked anew when it wakes.
_EVERY = 10  # minutes
_MINUTE = 60_000  # milliseconds
_SHORTEST = 1_000
_PATIENCE = 60_000  # for an answer
_SHOWN_FOR = 15_000  # where the system does not decide that by itself

# At login the icon may be there before its place is.
_LOOK_FOR_PLACE = 5_000
_LOOKS = 12


def run() -> int:
    """Stay as an icon until somebody quits it. Where there is no place for icons, end quietly."""
    if os.name == "posix":
        os.umask(0o077)
    application = QApplication(sys.argv[:1])
    application.setApplicationName(words.PROGRAM)
    application.setDesktopFileName(DESKTOP_ENTRY)
    application.setQuitOnLastWindowClosed(False)
    lock = _lock()
    if not lock.tryLock(0):
        return 0
    sys.excepthook = lambda _kind, error, _trace: _note(error)
    ending = Ending()
    ending.asked.connect(application.quit)
    ending.install()
    place = TrayPlace()
    place.none.connect(application.quit)
    place.found.connect(lambda: ClockIcon(application).begin())
    QTimer.singleShot(0, place, place.look)
    try:
        return application.exec()
    finally:
        ending.leave()
        lock.unlock()


def has_place() -> bool:
    """Whether this desktop shows icons now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def is_running() -> bool:
    """Whether the icon of this person is there."""
    lock = _lock()
    if not lock.tryLock(0):
        return True
    lock.unlock()
    return False


def start_icon() -> bool:
    """Start the icon, apart from this window; one that is there already stays the only one."""
    return _start("--icon")


def end_icon() -> None:
    """End the icon of this person, if it is there."""
    # the icon stays for weeks, and is to stay small: it needs nothing of the store
    from ptdiary.store.lock import is_this_computer  # noqa: PLC0415

    lock = _lock()
    if lock.tryLock(0):
        lock.unlock()
        return
    process, computer, _ = lock.getLockInfo()
    if process and is_this_computer(computer):
        with suppress(OSError):
            os.kill(process, signal.SIGTERM)


def _start(*arguments: str) -> bool:
    program, *others = own_command(*arguments)
    started, _ = QProcess.startDetached(program, others)
    return bool(started)


def _lock() -> QLockFile:
    lock = QLockFile(str(windows_folder() / "icon.lock"))
    lock.setStaleLockTime(0)
    return lock


def _note(error: BaseException) -> None:
    if isinstance(error, Exception):
        from ptdiary.bug_log import log_bug  # noqa: PLC0415 hardly ever needed

        log_bug(error)


class TrayPlace(QObject):
    """Looks for the place where icons are shown: `found`, or after a minute `none`."""

    found = Signal()
    none = Signal()

    def __init__(self, parent: QObject | None = None, every: int = _LOOK_FOR_PLACE) -> None:
        """`every`: milliseconds from look to look."""
        super().__init__(parent)
        self._looked = 0
        self._every = every
        self._again = QTimer(self)
        self._again.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.look)

    def look(self) -> None:
        """Look now, and if need be some times more."""
        self._looked += 1
        if has_place():
            self.found.emit()
        elif self._looked > _LOOKS:
            self.none.emit()
        else:
            self._again.start(self._every)


class ClockIcon(QObject):
    """The icon with its menu, and the question that it asks once in each hour of the clock."""

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], datetime] = now_here
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._asked = ""  # the hour in which it asked last
        self._question: QProcess | None = None
        self._menu = QMenu()
        for text, act in (
            (words.OPEN, self.open),
            (words.NOT_TODAY, self.leave_for_today),
            (words.QUIT, QApplication.quit),
        ):
            self._menu.addAction(text).triggered.connect(act)
        self.tray = QSystemTrayIcon(QIcon(str(resource_path("icons/ptdiary.png"))), self)
        self.tray.setToolTip(words.PROGRAM)
        self.tray.setContextMenu(self._menu)
        self.tray.activated.connect(self._clicked)
        self.tray.messageClicked.connect(self.open)
        self._notification: Notification | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_and_wait)

    def begin(self) -> None:
        """Be there from now on."""
        self.tray.show()
        self._look_and_wait()

    def look(self) -> None:
        """Ask whether one is due, once in each hour of the clock."""
        hour = self._clock().strftime("%Y-%m-%d %H")
        if hour != self._asked and self._question is None:
            self._asked = hour
            self._ask()

    def leave_for_today(self) -> None:
        """Show none any more until tomorrow."""
        _start("remind", "--skip")

    def open(self) -> None:
        """Open the window on the form for an entry, or bring the one forward that is open."""
        _start("--entry")

    def show_reminder(self) -> None:
        """The one line of today."""
        from ptdiary.ui.notification import Notification  # noqa: PLC0415 once a day at most

        if self._notification is not None:
            self._notification.close()
            self._notification.deleteLater()
        self._notification = shown = Notification(self)
        shown.pressed.connect(self.open)
        shown.gone.connect(shown.close)
        if not shown.show(words.PROGRAM, words.TIME_FOR_AN_ENTRY, words.OPEN):
            none = QSystemTrayIcon.MessageIcon.NoIcon
            self.tray.showMessage(words.TIME_FOR_AN_ENTRY, "", none, _SHOWN_FOR)

    def _look_and_wait(self) -> None:
        self.look()
        now = self._clock()
        ahead = _EVERY - now.minute % _EVERY
        self._timer.start(max(ahead * _MINUTE - now.second * 1000, _SHORTEST))

    def _ask(self) -> None:
        program, *arguments = own_command("remind", "--ask")
        self._question = question = QProcess(self)
        question.setStandardErrorFile(QProcess.nullDevice())
        question.finished.connect(self._answered)
        question.errorOccurred.connect(self._answered)
        QTimer.singleShot(_PATIENCE, question, question.kill)
        question.start(program, arguments)

    def _answered(self) -> None:
        question, self._question = self._question, None
        if question is None:
            return  # both of its signals come where it could not be started
        said = bytes(question.readAllStandardOutput().data()).decode("ascii", "replace").strip()
        question.deleteLater()
        if said:
            self.show_reminder()

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.open()
