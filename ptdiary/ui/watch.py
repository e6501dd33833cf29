"""What is done about an open diary by itself: its copies, and looking around after it was opened.

Each takes a part of a second, or more in a diary of years: the worker does it, once nobody has
typed for a moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ptdiary.files import FileError
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.backups.backup import no_copy
from ptdiary.store.opening import OpeningChecks, check_after_opening, close_diary
from ptdiary.ui.destination import Destination, Notice, PageName
from ptdiary.words import backups as words
from ptdiary.words import recovery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from ptdiary.store.opening import Shortfall
    from ptdiary.ui.quiet import Quiet
    from ptdiary.ui.worker import Worker

_FIRST = 1_500  # milliseconds after the diary is open
_AGAIN = 60_000  # how often a copy may be due
_QUIET = 3_000  # so long nobody has typed or clicked


class Watch(QObject):
    """`noticed` with one line, and the way to the copies."""

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
        self._quiet = quiet
        self._store = store
        self._clock = clock
        self._worker = worker
        self._looked = False
        self._gone = False
        self._shortfall: Shortfall | None = None
        self._no_copy = ""  # what was said of it: once
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._due)

    def begin(self, shortfall: Shortfall | None, problem: str = "") -> None:
        """Look around soon, and see to copies from then on.

        `shortfall`: what opening has found. `problem`: why it could not make its copy.
        """
        self._shortfall = shortfall
        self._no_copy = problem
        if shortfall is not None:
            self._tell(words.fewer(shortfall))
        elif problem:
            self._tell(problem)
        self._timer.start(_FIRST)

    def end(self) -> str:
        """Make the last copy, if something has changed, and close the diary.

        A sentence if no copy can be made, unless it was said before; the next start says it again.
        """
        if self._gone:
            return ""
        self.forget()
        problem = close_diary(self._store, self._clock)
        return "" if problem == self._no_copy else problem

    def forget(self) -> None:
        """Do nothing more: the diary is closed, or it is erased."""
        self._timer.stop()
        self._worker.finish()
        self._gone = True

    def look(self) -> None:
        """Look around now, and tell the most important thing that was found."""
        self._looked = True
        self._worker.do(partial(_checked, self._store.path, self._clock), self._tell_checks)

    def copy(self) -> None:
        """Make a copy if one is due; say so if that cannot be done.

        The file is opened anew only where it is due: the open diary knows how often it has changed.
        """
        try:
            with self._store.at_once():
                changes = self._store.changes
        except StoreError:
            return  # somebody writes at this moment, or the next save says what is wrong
        diary = _ToBeCopied(self._store.path, self._clock, changes)
        self._worker.do(partial(_copied, diary), self._tell_copy)

    def _tell_checks(self, notices: OpeningChecks) -> None:
        before, self._no_copy = self._no_copy, notices.problem
        sentence = _opening_notice(notices)
        if sentence and sentence != before and self._shortfall is None:
            self._tell(sentence)

    def _tell_copy(self, sentence: str) -> None:
        before, self._no_copy = self._no_copy, sentence
        if sentence and sentence != before:
            self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        to = Destination(page=PageName.BACKUPS)
        self.noticed.emit(Notice(sentence=sentence, way=words.LOOK_AT_COPIES, to=to, wrong=True))

    def _due(self) -> None:
        if self._worker.rests or not self._quiet.lasts(_QUIET):
            self._timer.start(_QUIET)
            return
        self._timer.start(_AGAIN)
        if self._looked:
            self.copy()
        else:
            self.look()


# What the thread does, with the diary opened by itself.


def _checked(path: Path, clock: Callable[[], datetime]) -> OpeningChecks:
    try:
        with Store.open(path, read_only=True, clock=clock) as store:
            return check_after_opening(store, clock)
    except StoreError as error:
        return OpeningChecks(problem=error.sentence)


@dataclass(frozen=True, slots=True)
class _ToBeCopied:
    """A diary that has seen so many changes, and is opened when a copy of it is written."""

    path: Path
    clock: Callable[[], datetime]
    changes: int

    def backup(self, path: Path) -> None:
        """A whole and verified copy at `path`. StoreError, FileError."""
        with Store.open(self.path, read_only=True, clock=self.clock) as store:
            store.backup(path)


def _copied(diary: _ToBeCopied) -> str:
    """Nothing, or what is to be said of a copy that was due."""
    try:
        made = Backups(diary.path, diary.clock).make_if_due(diary)
    except (StoreError, FileError) as error:
        return no_copy(error, diary.path)
    if made is None or made.shrinkage is None:
        return ""
    return words.shrunk(made.shrinkage.before, made.shrinkage.now)


def _opening_notice(notices: OpeningChecks) -> str:
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
