"""The start of the window: look, window, and then, once it is seen, store, rule book, keeper.

The window is shown before the diary is opened, so that it is there at once; what takes time is
imported after that.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog

from ptdiary.paths import cache_folder, drafts_file, resource_path, resource_text, settings_file
from ptdiary.report.wording import window as words
from ptdiary.settings import read_settings
from ptdiary.ui.first_paint import FirstPaint
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.theme import Look, system_em

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ptdiary.store import StoreError
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


def now_here() -> datetime:
    """The time, with this computer's UTC offset."""
    return datetime.now().astimezone()


class Start(QObject):
    """Fills the window, and empties it again at the end."""

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
        self.keeper: Keeper | None = None

    def begin(self) -> None:
        """What waits until the window is there."""
        from ptdiary.ui.faults import Faults  # noqa: PLC0415 after the window is shown

        self._faults = Faults(self._window)
        self._faults.stand()
        self._one.called.connect(self._come_forward)
        if self._one.is_first():
            self._one.listen()
        self._window.setWindowIcon(QIcon(str(resource_path("icons/ptdiary.svg"))))
        self.open()

    def open(self) -> None:
        """Open the diary, or say in the window why it cannot be."""
        from ptdiary.review.rulebook import read_rulebook  # noqa: PLC0415 after the window is shown
        from ptdiary.store import Store, StoreError  # noqa: PLC0415
        from ptdiary.store.drafts import Drafts  # noqa: PLC0415
        from ptdiary.ui.keeper import Keeper  # noqa: PLC0415

        rulebook = read_rulebook(resource_text("rules/rules.json"))
        try:
            if self._fill is not None:
                self._fill(self._path)
                self._fill = None
            store = Store.open(self._path, create=True)
            keeper = Keeper(store, rulebook, self._clock, Drafts(drafts_file(self._path)))
        except StoreError as error:
            self._refuse(error)
            return
        self.keeper = keeper
        self._window.open_diary(keeper)
        if self._sample:
            self._window.status.say(words.SAMPLE)
        keeper.start_minutes()
        keeper.charts.start(cache_folder())

    def end(self) -> None:
        """Let go of everything, in the order in which it was taken up, backwards."""
        if self.keeper is not None:
            self.keeper.charts.finish()
            self.keeper.stop()
        self._faults.leave()
        self._one.let_go()

    def _refuse(self, error: StoreError) -> None:
        from ptdiary.ui.pages.refusal import RefusalPage  # noqa: PLC0415 hardly ever needed

        page = RefusalPage(error.sentence, words.WAYS_ON, self._window.look)
        page.chosen.connect(self._go_on)
        self._window.show_instead(page)

    def _go_on(self, way: str) -> None:
        if way == "again":
            self.open()
            return
        if way == "other":
            chosen, _ = QFileDialog.getOpenFileName(
                self._window, words.CHOOSE_FILE, str(self._path.parent), words.DIARY_FILTER
            )
        else:
            chosen, _ = QFileDialog.getSaveFileName(
                self._window, words.START_NEW, str(self._path.parent), words.DIARY_FILTER
            )
        if chosen:
            self._path = type(self._path)(chosen)
            self.open()

    def _come_forward(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
