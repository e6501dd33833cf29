"""The start of the window: look, window, and then, once it is seen, store, rule book, keeper.

The window is shown before the diary is opened, so that it is there at once; what takes time is
imported after that.
"""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QLocale, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from ptdiary import DESKTOP_ENTRY
from ptdiary.bug_log import log_bug
from ptdiary.paths import resource_path, settings_file
from ptdiary.settings import read_settings
from ptdiary.ui.collector import Collector
from ptdiary.ui.destination import PAGES, PageName
from ptdiary.ui.ending import Ending
from ptdiary.ui.file_event import Application
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.theme import Look, system_em
from ptdiary.ui.window_place import fit
from ptdiary.wall_clock import now_here
from ptdiary.words import window as words
from ptdiary.words.dates import Times

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from ptdiary.ui.diaries import Diaries
    from ptdiary.ui.keeper import Keeper


def run(
    diary_path: Path,
    not_kept: str = "",
    argv: Sequence[str] = (),
    fill: Callable[[Path], None] | None = None,
    *,
    to_entry: bool = False,
    leaves_trace: bool = True,
) -> int:
    """Open the window on a diary and return its exit status once it is closed.

    The caller has made sure that there is a display: without one Qt ends the process. `not_kept`
    says in the window that nothing is kept, if that is so. `argv` is for Qt. `fill` makes the diary
    at its path, once the window is there: a throw-away copy of a sample or a document. `to_entry`:
    on the form for a new entry, also where the window is open already. Without `leaves_trace`
    nothing that is this person's own is written, as long as no other diary is opened: what is kept
    of this window lies beside its diary, and goes with it.
    """
    if os.name == "posix":
        os.umask(0o077)
    application = Application([sys.argv[0], *argv])
    application.setApplicationName(words.PROGRAM)
    application.setDesktopFileName(DESKTOP_ENTRY)
    QLocale.setDefault(our_locale())
    folder = None if leaves_trace else diary_path.parent
    if folder is not None:  # Qt's own dialogs remember where they were
        QSettings.setPath(
            QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "dialogs")
        )
    one = OneWindow(diary_path, folder)
    if not one.is_first() and one.call_first(to_entry=to_entry):
        return 0
    settings = read_settings(settings_file())
    if to_entry:
        settings = replace(settings, page=PageName.TODAY)
    look = Look(scale=settings.text_size, base=system_em())
    look.read_times(of_region(QLocale.system()))
    look.choose_theme(settings.theme)
    look.dress()
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(look.follow_system)
    hints.accessibility().contrastPreferenceChanged.connect(look.follow_system)
    window = MainWindow(look, settings, settings_file() if leaves_trace else None)
    start = Start(window, diary_path, now_here, one, not_kept=not_kept, fill=fill)
    application.file_opened.connect(start.open_file)
    first = FirstPaint(window)
    first.seen.connect(partial(fit, window))  # only now it has its frame
    first.seen.connect(start.begin)
    application.lastWindowClosed.connect(start.ignore_calls)
    window.show()
    try:
        return application.exec()
    finally:
        start.end()


def our_locale() -> QLocale:
    """Months and days in the language of the program, numbers as in the region."""
    return QLocale(QLocale.Language.English, QLocale.system().territory())


def of_region(region: QLocale) -> Times:
    """When a week begins there; our English has none for every region."""
    return Times(week_begins=region.firstDayOfWeek().value - 1)


class Start(QObject):
    """Fills the window once it is seen, and empties it again at the end."""

    def __init__(
        self,
        window: MainWindow,
        diary_path: Path,
        clock: Callable[[], datetime],
        one: OneWindow,
        not_kept: str = "",
        fill: Callable[[Path], None] | None = None,
    ) -> None:
        super().__init__()
        self._fill = fill
        self._window = window
        self._path = diary_path
        self._clock = clock
        self._one = one
        self._not_kept = not_kept
        self.diaries: Diaries | None = None
        self._handed: Path | None = None  # a file that was opened before there is a diary
        self.collector = Collector(self)

    @property
    def keeper(self) -> Keeper | None:
        """What keeps the diary that is open."""
        return self.diaries.keeper if self.diaries is not None else None

    def begin(self) -> None:
        """What waits until the window is there."""
        self.collector.begin()
        from ptdiary.charts.preparing import place_matplotlib  # noqa: PLC0415 after it is shown

        place_matplotlib()  # a page that draws may be opened before its import has begun
        _import_first()
        from ptdiary.ui.diaries import Diaries  # noqa: PLC0415

        self._ending = Ending(self)
        self._ending.asked.connect(self._window.close)
        self._ending.install()
        self._faults = Faults(self._window)
        self._faults.install()
        self._window.setWindowIcon(QIcon(str(resource_path("icons/ptdiary.svg"))))
        if self._handed is not None:
            self._take_handed(self._handed)
        self.diaries = Diaries(
            self._window,
            self._path,
            self._clock,
            self._one,
            not_kept=self._not_kept,
            fill=self._fill,
        )
        self.diaries.called.connect(self._come_forward)
        self.diaries.begin()
        if not (self._window.keeps_settings or self._window.status.text):
            self._window.status.warn(words.SETTINGS_NOT_KEPT)
        if self._window.isHidden():
            # closed while the diary opened: what ends the program was said to an inner loop
            QTimer.singleShot(0, QApplication.quit)

    def open_file(self, path: Path) -> None:
        """Show the diary that somebody opened in the system's window of files."""
        if self.diaries is None:
            self._handed = path
        elif self.diaries.change_to(path):
            self._come_forward(to_entry=False)

    def ignore_calls(self) -> None:
        """The window is closed: a start that comes now gets a window of its own."""
        self._one.ignore_calls()
        if self.diaries is not None:
            self.diaries.ignore_calls()

    def end(self) -> None:
        """Let go of everything, in the order in which it was taken up, backwards."""
        self.collector.end()
        if self.diaries is not None:
            self.diaries.close()
            self._faults.leave()
            self._ending.leave()
        else:
            self._one.release()

    def _take_handed(self, path: Path) -> None:
        """Begin with this diary: the one that nobody asked for is neither made nor opened."""
        self._one.release()
        self._path, self._one = path, OneWindow(path)
        self._not_kept, self._fill = "", None

    def _come_forward(self, to_entry: bool) -> None:
        if to_entry:
            self._window.begin_entry()
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()


_STEPS = (
    "ptdiary.ui.diaries",
    "ptdiary.ui.today.programme",
    "ptdiary.ui.today.saved",
    "ptdiary.ui.today.side",
    PAGES[PageName.TODAY].module,
)


def _import_first() -> None:
    """What is needed for any diary, and for the page that is first on a new day.

    Step by step, and the window is painted between two: what uses Qt, imported by a thread beside
    the window, can end the program.
    """
    for name in _STEPS:
        importlib.import_module(name)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


# When a window is seen for the first time, so that what takes time can wait for it.

_NEVER_PAINTED = 1000  # milliseconds; a window that starts minimised is not painted


class FirstPaint(QObject):
    """`seen` is emitted once a window has been painted for the first time."""

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


# What happens when the program has a bug: the forms are kept first, then it speaks.


class Faults:
    """Stands at `sys.excepthook` while the window is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before = sys.excepthook

    def install(self) -> None:
        """From now on, hear of every error that nothing else handles."""
        sys.excepthook = self.handle

    def leave(self) -> None:
        """Put back the earlier hook."""
        sys.excepthook = self._before

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep the forms, write the log, say one sentence. Ctrl+C ends the program as usual."""
        if not issubclass(kind, Exception):
            self._before(kind, error, trace)
            return
        with suppress(Exception):
            self._window.keep_drafts()
        log_bug(error)
        with suppress(Exception):  # the terminal that it was started from may have gone
            print(words.BUG_LINE, file=sys.stderr)  # noqa: T201 who started it there sees it
        with suppress(Exception):
            self._window.notices.say_bug()
