"""Long work beside the window: copies, checks, files that are brought in."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QCoreApplication

_T = TypeVar("_T")


class GivenUpError(Exception):
    """The work was given up, and has left all as it was."""


class Watched(QObject):
    """Long work that tells how far it is, and can be given up.

    `advanced` in the window's thread: the name of a stage, and how many of how many are done.
    """

    advanced = Signal(str, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given_up = Event()

    def give_up(self) -> None:
        """Let the work end where it tells next how far it is, unless it is done before."""
        self._given_up.set()

    def tell(self, stage: str, done: int, of: int) -> None:
        """How far the work is, in its own thread. GivenUpError."""
        if self._given_up.is_set():
            raise GivenUpError
        self.advanced.emit(stage, done, of)


@dataclass(frozen=True, slots=True)
class _Finished(Generic[_T]):
    thread: ThreadPoolExecutor
    future: Future[_T]
    then: Callable[[_T], None]
    broken: Callable[[], None]
    writes: bool

    def tell(self) -> None:
        """What the work came to, or the error that it raised."""
        if self.future.exception() is not None:
            self.broken()
        self.then(self.future.result())


class Worker(QObject):
    """One thread, which does one thing after another and opens the diary by itself.

    No work may touch a widget, nor a store that the window has open. What it comes to is told in
    the window's own thread.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._left = 0
        self._writing = 0
        self._watched: list[Watched] = []
        self.rests = False  # what is to be done meanwhile is to be asked for later
        self._finished.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether all that was asked for is done and told."""
        return not self._left

    @property
    def is_writing(self) -> bool:
        """Whether something that writes into the diary is not done yet, or not told."""
        return bool(self._writing)

    def do(
        self,
        work: Callable[[], _T],
        then: Callable[[_T], None],
        watched: Watched | None = None,
        *,
        broken: Callable[[], None] = lambda: None,
        writes: bool = False,
    ) -> None:
        """Do some work, and tell `then` what came of it.

        `watched`: what can give the work up. `broken`: ends the wait where the work ends by a bug,
        which is raised after that. `writes`: it writes into the diary. Nothing is done, nor told,
        while it is `resting`.
        """
        if self.rests:
            return
        thread = self._thread or ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._thread = thread
        self._left += 1
        self._writing += writes
        if watched is not None:
            self._watched = [*self._watched[-1:], watched]
        future = thread.submit(work)
        future.add_done_callback(
            lambda done: self._finished.emit(_Finished(thread, done, then, broken, writes))
        )

    @contextmanager
    def resting(self) -> Iterator[None]:
        """`finish`, and begin nothing until the body has ended."""
        self.finish()
        before, self.rests = self.rests, True
        try:
            yield
        finally:
            self.rests = before

    def finish(self) -> None:
        """Wait for what is being done; leave what was not begun, and tell nothing of either.

        What can be given up is not waited for.
        """
        for each in self._watched:
            each.give_up()
        thread, self._thread, self._left, self._writing = self._thread, None, 0, 0
        self._watched = []
        if thread is not None:
            thread.shutdown(cancel_futures=True)

    def _tell(self, finished: _Finished[object]) -> None:
        if finished.thread is self._thread:
            self._left -= 1
            self._writing -= finished.writes
            finished.tell()


# Waiting, while the window goes on being painted and hears nothing: it hears that afterwards.

_MOMENT = 20  # milliseconds
_PAINTING = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
_PRESSES = {
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
}


class Afterwards(QObject):
    """Lets what was pressed during a wait reach what was there to be pressed, and nothing else.

    Where the keyboard has moved since, as from a form that was saved, what was pressed was meant
    for what is gone: a space that was typed into a note would press the button that is there now.
    """

    def __init__(self, application: QCoreApplication, keyboard: QWidget | None) -> None:
        """`keyboard`: what had it during the wait."""
        super().__init__(application)
        self._application, self._keyboard = application, keyboard
        self._is_meant: bool | None = None
        application.installEventFilter(self)
        # comes after all that was pressed until now, and its end takes it out
        QTimer.singleShot(0, self, self.end)

    def end(self) -> None:
        """All of it was heard."""
        self._application.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _PRESSES or not event.spontaneous():
            return super().eventFilter(watched, event)
        if self._is_meant is None:
            # else a press falls on where things are for a moment, which nobody has seen
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._is_meant = QApplication.focusWidget() is self._keyboard
        if not self._is_meant:
            event.accept()  # a shortcut is none then
        return not self._is_meant


def _wait(loop: QEventLoop) -> None:
    """Wait for the end of a loop."""
    application, keyboard = QApplication.instance(), QApplication.focusWidget()
    loop.exec(_PAINTING)
    if application is not None:
        Afterwards(application, keyboard)


def keep_painting() -> None:
    """Wait a moment for another program."""
    waiting = QEventLoop()
    QTimer.singleShot(_MOMENT, waiting, waiting.quit)
    _wait(waiting)


_SOON, _APART = 300, 200  # milliseconds


class Patience(QObject):
    """Waits for another program, as `Store.open` wants it; `tried` once that takes a while."""

    tried = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begun, self._last = QElapsedTimer(), QElapsedTimer()

    def wait(self) -> None:
        """A moment."""
        if not self._last.isValid() or self._last.hasExpired(_APART):
            self._begun.start()  # this is another wait than the last one
        elif self._begun.hasExpired(_SOON):
            self.tried.emit()
        keep_painting()
        self._last.start()


class _Waiting(QObject):
    over = Signal()


def painting_while(work: Callable[[], _T]) -> _T:
    """What some work in a thread comes to, which is waited for. It raises what the work raises.

    As for `Worker`, it may touch no widget, nor a store that the window has open.
    """
    loop, waiting = QEventLoop(), _Waiting()
    waiting.over.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside") as thread:
        future = thread.submit(work)
        future.add_done_callback(lambda _: waiting.over.emit())
        _wait(loop)
        return future.result()
