"""The one loop: a verb writes to the store, makes a new diary, and announces it once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from ptdiary.review.index import index_of
from ptdiary.review.review import review_at
from ptdiary.store import StoreError
from ptdiary.ui.charts_import import ChartsImport
from ptdiary.ui.commands import Edit, Step, keeping

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ptdiary.diary.diary import Diary, Kept
    from ptdiary.diary.profile import Profile
    from ptdiary.review.finding import Review
    from ptdiary.review.index import Index
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.store import Store
    from ptdiary.store.drafts import Drafts
    from ptdiary.ui.commands import Written

_MINUTE = 60_000  # milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page shows: the diary laid out, what the review found in it, and the moment."""

    index: Index
    review: Review
    now: datetime

    @property
    def diary(self) -> Diary:
        """The diary itself."""
        return self.index.diary


class Keeper(QObject):
    """Holds the store and the diary as it stands. Its verbs return whether they could be done.

    `changed(View)` after each verb, undo and redo, and each minute. `done(str)` with the words of
    a verb. `failed(StoreError)` where the store could not write: nothing has changed then, and a
    form keeps what was typed. `met(records)` after a verb on records that somebody else had changed
    meanwhile: what they read then is in their history.
    """

    changed = Signal(object)
    done = Signal(str)
    failed = Signal(object)
    met = Signal(object)

    def __init__(
        self,
        store: Store,
        rulebook: RuleBook,
        clock: Callable[[], datetime],
        drafts: Drafts,
        parent: QObject | None = None,
    ) -> None:
        """`clock` tells the time with its UTC offset. StoreError where the diary cannot be read."""
        super().__init__(parent)
        self.store = store
        self.rulebook = rulebook
        self.clock = clock
        self.drafts = drafts
        self.steps = QUndoStack(self)
        self.charts = ChartsImport(self)
        self._index = index_of(store.read())
        self.view = self._view()
        self._minutes = QTimer(self)
        self._minutes.setInterval(_MINUTE)
        self._minutes.timeout.connect(self.refresh)

    @property
    def diary(self) -> Diary:
        """The diary as it stands."""
        return self._index.diary

    def keep(self, label: str, *records: Kept) -> bool:
        """Add records, or put them in the place of those with their ids; one undo step."""
        forth, back = keeping(self.diary, *records)
        return self._do(label, forth, back)

    def keep_profile(self, label: str, profile: Profile) -> bool:
        """Replace the profile; one undo step."""
        return self._do(label, Edit(profile=profile), Edit(profile=self.diary.profile))

    def remove(self, label: str, kind: type[Any], *ids: str) -> bool:
        """Put records away among the recently deleted; one undo step."""
        named = ((kind, ids),)
        return self._do(label, Edit(removed=named), Edit(returned=named))

    def bring_back(self, label: str, kind: type[Any], *ids: str) -> bool:
        """Take records back from the recently deleted; one undo step."""
        named = ((kind, ids),)
        return self._do(label, Edit(returned=named), Edit(removed=named))

    def last_kept(self, record: Kept) -> bool:
        """Whether the step that undo would take back is one that kept this record."""
        index = self.steps.index()
        kept = self._step(index - 1).forth.kept if index else ()
        return any(type(each) is type(record) and each.id == record.id for each in kept)

    def undo(self) -> bool:
        """Take back the last step."""
        index = self.steps.index()
        return index > 0 and self._move(index - 1, self._step(index - 1).back)

    def redo(self) -> bool:
        """Do the step again that was taken back last."""
        index = self.steps.index()
        return index < self.steps.count() and self._move(index + 1, self._step(index).forth)

    def read_again(self) -> None:
        """Read the diary from the store again, as after an import; earlier steps are forgotten."""
        self._index = index_of(self.store.read())
        self.steps.clear()
        self.refresh()

    def refresh(self) -> None:
        """Review the diary as of now, and announce it."""
        self.view = self._view()
        self.changed.emit(self.view)

    def start_minutes(self) -> None:
        """From now on, refresh every minute."""
        self._minutes.start()

    def stop(self) -> None:
        """Stop the minutes and close the store."""
        self._minutes.stop()
        self.store.close()

    def _do(self, label: str, forth: Edit, back: Edit) -> bool:
        written = self._write(forth)
        if written is None:
            return False
        # taking it back brings back what was there, not what the patient saw
        self.steps.push(Step(label, replace(forth, known=()), back.keeping_instead(written.met)))
        self.refresh()
        self.done.emit(label)
        if written.met:
            self.met.emit(written.met)
        return True

    def _move(self, index: int, edit: Edit) -> bool:
        if self._write(edit) is None:
            return False
        self.steps.setIndex(index)
        self.refresh()
        return True

    def _write(self, edit: Edit) -> Written | None:
        try:
            written = edit.write(self.store, self.diary)
        except StoreError as error:
            self.failed.emit(error)
            return None
        self._index = index_of(written.diary)
        return written

    def _step(self, index: int) -> Step:
        step = self.steps.command(index)
        assert isinstance(step, Step)  # noqa: S101 nothing else is ever pushed
        return step

    def _view(self) -> View:
        now = self.clock()
        return View(index=self._index, review=review_at(self._index, self.rulebook, now), now=now)
