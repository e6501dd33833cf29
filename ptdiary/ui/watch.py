"""What is done about an open diary by itself: its copies, and looking around after it was opened.

There is no thread: each of these takes a part of a second, and waits until nobody has typed for a
moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal

from ptdiary.files import FileError
from ptdiary.store import StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.opening import check_after_opening, close_diary
from ptdiary.words import backups as words
from ptdiary.words import recovery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from ptdiary.store import Store
    from ptdiary.store.opening import OpeningChecks, Shortfall

_FIRST = 1_500  # milliseconds after the diary is open
_AGAIN = 60_000  # how often a copy may be due
_QUIET = 3_000  # so long nobody has typed or clicked
_BUSY = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class Watch(QObject):
    """`told(sentence, way, where)`: one line, with the words of a button and its page."""

    told = Signal(str, str, str)

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        window: QObject | None,
        parent: QObject | None = None,
    ) -> None:
        """`window` is what hears every key and click first."""
        super().__init__(parent)
        self._window = window
        self._store = store
        self._clock = clock
        self._backups = Backups(store.path, clock)
        self._looked = False
        self._gone = False
        self._shortfall: Shortfall | None = None
        self._touched = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._due)

    def begin(self, shortfall: Shortfall | None) -> None:
        """Look around soon, and see to copies from then on. `shortfall`: what opening has found."""
        self._shortfall = shortfall
        if shortfall is not None:
            self.told.emit(words.fewer(shortfall), words.LOOK_AT_COPIES, "backups")
        if self._window is not None:
            self._window.installEventFilter(self)
        self._timer.start(_FIRST)

    def end(self) -> None:
        """Make the last copy, where something has changed, and close the diary.

        Where no copy can be made, the next start tells it.
        """
        if self._gone:
            return
        self.forget()
        close_diary(self._store, self._clock)

    def forget(self) -> None:
        """Do nothing more: the diary is closed, or it is erased."""
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._gone = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _BUSY:
            self._touched.start()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Look around now, and tell the most important thing that was found."""
        self._looked = True
        notices = check_after_opening(self._store, self._clock)
        sentence = _said(notices)
        if sentence and self._shortfall is None:
            self.told.emit(sentence, words.LOOK_AT_COPIES, "backups")

    def copy(self) -> None:
        """Make a copy where one is due; tell where that cannot be done."""
        try:
            made = self._backups.make_if_due(self._store)
        except (StoreError, FileError) as error:
            self.told.emit(error.sentence, words.LOOK_AT_COPIES, "backups")
            return
        if made is not None and made.shrinkage is not None:
            sentence = words.shrunk(made.shrinkage.before, made.shrinkage.now)
            self.told.emit(sentence, words.LOOK_AT_COPIES, "backups")

    def _due(self) -> None:
        if self._touched.isValid() and not self._touched.hasExpired(_QUIET):
            self._timer.start(_QUIET)
            return
        self._timer.start(_AGAIN)
        if self._looked:
            self.copy()
        else:
            self.look()


def _said(notices: OpeningChecks) -> str:
    """The one line: what may have cost entries comes first, what may cost some later is last."""
    return next((sentence for sentence in _sentences(notices) if sentence), "")


def _sentences(notices: OpeningChecks) -> Iterator[str]:
    shortfall, unseen = notices.shortfall, notices.unseen_for
    yield words.fewer(shortfall) if shortfall is not None else ""
    yield f"{recovery.TITLES['damaged']}. {notices.problems[0]}" if notices.problems else ""
    yield words.altered(len(notices.altered)) if notices.altered else ""
    new = [copy for copy in notices.conflicts if copy.has_news]
    yield words.conflicts_found(len(new)) if new else ""
    yield notices.problem
    yield words.synced(notices.synced_by) if notices.synced_by else ""
    yield words.unseen(unseen) if unseen is not None else ""
