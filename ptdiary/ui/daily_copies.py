"""What sees to the daily copy while a diary is open: never as it opens, and never while it is used.

The worker writes it, once nobody has typed for a moment.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ptdiary.files import FileError
from ptdiary.store import StoreError
from ptdiary.store.exchange.daily import note_change, write_if_due
from ptdiary.ui.destination import Destination, Notice, PageName, Part
from ptdiary.words import daily_copy as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ptdiary.store import Store
    from ptdiary.ui.quiet import Quiet
    from ptdiary.ui.worker import Worker

_FIRST = 15_000  # milliseconds after the diary is open
_EVERY = 60_000
_QUIET = 3_000  # so long nobody has typed or clicked
_LATER = 1_800_000  # after it could not be written


class DailyCopies(QObject):
    """`noticed` with one line where the copy cannot be written, and the way to its card."""

    noticed = Signal(Notice)

    def __init__(
        self,
        store: Store,
        worker: Worker,
        clock: Callable[[], datetime],
        quiet: Quiet,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._worker = worker
        self._clock = clock
        self._quiet = quiet
        self._said = ""  # of a copy that could not be written: once
        self._failed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._due)

    def begin(self) -> None:
        """See to it from now on."""
        self._timer.start(_FIRST)

    def end(self) -> None:
        """Note what the next start is to write: that the diary has changed on this day."""
        self.forget()
        self._worker.finish()  # the state beside the diary is written by one at a time
        changes = self._changes()
        if changes is not None:
            note_change(self._store.path, self._clock, changes)

    def forget(self) -> None:
        """Do nothing more: the diary is closed, or it is erased."""
        self._timer.stop()

    def look(self) -> None:
        """Let the worker write the copy, if it is due."""
        changes = self._changes()
        if changes is not None:
            write = partial(_written, self._store.path, self._clock, changes)
            self._worker.do(write, self._tell)

    def _changes(self) -> int | None:
        try:
            with self._store.at_once():
                return self._store.changes
        except StoreError:
            return None  # somebody writes at this moment, or the next save says what is wrong

    def _due(self) -> None:
        if self._worker.rests or not self._quiet.lasts(_QUIET):
            self._timer.start(_QUIET)
            return
        self._timer.start(_EVERY)
        if not self._failed.isValid() or self._failed.hasExpired(_LATER):
            self.look()

    def _tell(self, problem: str) -> None:
        before, self._said = self._said, problem
        if not problem:
            self._failed.invalidate()
            return
        self._failed.start()
        if problem != before:
            to = Destination(page=PageName.SETTINGS, part=Part.DAILY_COPY)
            self.noticed.emit(Notice(sentence=words.not_saved(problem), way=words.WAY, to=to))


def _written(diary: Path, clock: Callable[[], datetime], changes: int) -> str:
    """Nothing, or what the computer says of a copy that was due."""
    try:
        write_if_due(diary, clock, changes)
    except (StoreError, FileError) as error:
        return error.sentence
    return ""
