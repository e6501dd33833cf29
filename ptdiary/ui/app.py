"""The start of the window: look, window, and then, once it is seen, store, rule book, keeper.

The window is shown before the diary is opened, so that it is there at once; what takes time is
imported after that.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ptdiary.paths import resource_path, settings_file
from ptdiary.report.wording import window as words
from ptdiary.settings import read_settings
from ptdiary.ui.first_paint import FirstPaint
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.theme import Look, system_em

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ptdiary.ui.diaries import Diaries
    from ptdiary.ui.keeper import Keeper


def run(
    diary_path: Path,
    sample: bool = False,
    argv: Sequence[str] = (),
    fill: Callable[[Path], None] | None = None,
) -> int:
    """Open the window on a diary and return its exit status once it is closed.

    The caller has made sure that there is a display: without one Qt ends the process. `sample`
    says in the window that nothing is kept. `argv` is for Qt. `fill` makes the diary at its path,
    once the window is there: a throw-away copy of a sample or a document.
    """
    if os.name == "posix":
        os.umask(0o077)
    application = QApplication([sys.argv[0], *argv])
    application.setApplicationName(words.PROGRAM)
    application.setDesktopFileName("ptdiary")
    QLocale.setDefault(our_locale())
    one = OneWindow(diary_path)
    if not one.is_first() and one.call_first():
        return 0
    settings = read_settings(settings_file())
    look = Look(scale=settings.text_size, base=system_em())
    look.choose_theme(settings.theme)
    look.dress()
    application.styleHints().colorSchemeChanged.connect(look.follow_system)
    window = MainWindow(look, settings, settings_file())
    start = Start(window, diary_path, now_here, one, sample=sample, fill=fill)
    FirstPaint(window).seen.connect(start.begin)
    window.show()
    try:
        return application.exec()
    finally:
        start.end()


def our_locale() -> QLocale:
    """Months and days in the language of the program; the week begins as in the region."""
    return QLocale(QLocale.Language.English, QLocale.system().territory())


def now_here() -> datetime:
    """The time, with this computer's UTC offset."""
    return datetime.now().astimezone()


class Start(QObject):
    """Fills the window once it is seen, and empties it again at the end."""

    def __init__(
        self,
        window: MainWindow,
        diary_path: Path,
        clock: Callable[[], datetime],
        one: OneWindow,
        sample: bool = False,
        fill: Callable[[Path], None] | None = None,
    ) -> None:
        super().__init__()
        self._fill = fill
        self._window = window
        self._path = diary_path
        self._clock = clock
        self._one = one
        self._sample = sample
        self.diaries: Diaries | None = None

    @property
    def keeper(self) -> Keeper | None:
        """What keeps the diary that is open."""
        return self.diaries.keeper if self.diaries is not None else None

    def begin(self) -> None:
        """What waits until the window is there."""
        from ptdiary.ui.diaries import Diaries  # noqa: PLC0415 after the window is shown
        from ptdiary.ui.ending import Ending  # noqa: PLC0415
        from ptdiary.ui.faults import Faults  # noqa: PLC0415

        self._ending = Ending(self)
        self._ending.asked.connect(self._window.close)
        self._ending.stand()
        self._faults = Faults(self._window)
        self._faults.stand()
        self._window.setWindowIcon(QIcon(str(resource_path("icons/ptdiary.svg"))))
        self.diaries = Diaries(
            self._window,
            self._path,
            self._clock,
            self._one,
            sample=self._sample,
            fill=self._fill,
        )
        self.diaries.called.connect(self._come_forward)
        self.diaries.begin()

    def end(self) -> None:
        """Let go of everything, in the order in which it was taken up, backwards."""
        if self.diaries is not None:
            self.diaries.close()
            self._faults.leave()
            self._ending.leave()
        else:
            self._one.let_go()

    def _come_forward(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
