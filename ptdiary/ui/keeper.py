"""The one loop: a verb writes to the store, makes a new diary, and announces it once."""

from __future__ import annotations

import gc
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ptdiary.charts.preparing import load_charts
from ptdiary.diary import PARTS, Profile
from ptdiary.diary.columns import VisitNote
from ptdiary.diary.diary import TIMES
from ptdiary.review.index import index_after, index_of
from ptdiary.review.review import review_at
from ptdiary.settings import DAY_BEGINS
from ptdiary.store import Store, StoreError
from ptdiary.store.change import id_of
from ptdiary.store.erasing import Erased, erase_diary
from ptdiary.store.rejoining import (
    Held,
    OwnChanges,
    Rejoined,
    both_notes,
    holding,
    is_lost,
    note_of,
    only_in,
    still_shared,
    with_changes,
)
from ptdiary.store.rows import Version
from ptdiary.ui.worker import Worker, keep_painting, painting_while

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from ptdiary.diary import Diary, Kept
    from ptdiary.review.finding import Review
    from ptdiary.review.index import Index
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.store.change import Change
    from ptdiary.store.drafts import Drafts
    from ptdiary.store.rows import Key

_T = TypeVar("_T")


def _laid_out(diary: Diary, rulebook: RuleBook, now: datetime) -> Index:
    """A diary laid out, which remembers what a review has found of each of its sessions."""
    index = index_of(diary)
    review_at(index, rulebook, now)
    return index


def _with_store(
    work: Callable[[Store], _T], path: Path, *, clock: Callable[[], datetime], read_only: bool
) -> _T:
    with Store.open(path, clock=clock, read_only=read_only) as store:
        return work(store)


# Imports matplotlib beside the running window: it takes half a second that nobody waits for.


class ChartsImport(QObject):
    """`ready` is emitted once, in the window's own thread, when charts can be drawn."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_ready = False
        self._thread: Thread | None = None
        self._is_over = False
        self._imported.connect(self._announce)

    _imported = Signal()

    def start(self) -> None:
        """Begin."""
        if self._thread is None and not self.is_ready and not self._is_over:
            # beside the worker and what is waited for, the one thread: it touches no widget, and
            # imports nothing of Qt, which beside the running window can end the program
            self._thread = Thread(target=self._import, name="charts")
            self._thread.start()

    def load(self) -> None:
        """Import now, in this thread."""
        load_charts()
        self._announce()

    def finish(self) -> None:
        """Wait for the thread, before the program ends; none begins any more."""
        self._is_over = True
        if self._thread is not None:
            self._thread.join()

    def _import(self) -> None:
        load_charts()
        self._imported.emit()

    def _announce(self) -> None:
        if not self.is_ready:
            self.is_ready = True
            # What is there by now stays: modules, the diary, the pages. Python would look through
            # all of it again and again, a tenth of a second each time for ten years of entries.
            gc.freeze()
            self.ready.emit()


# The steps that can be undone: what to write to go forth, and what to write to go back.
#
# A step holds values only. The keeper writes them, and moves the undo stack once that has worked:
# on a full disk, neither the diary nor the list of steps has changed.

Ids = tuple[tuple[type[Any], tuple[str, ...]], ...]
_MOST_AT_ONCE = 50  # records; each takes some tenths of a millisecond


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDiary:
    """The diary that is then kept. `conflicts`: what records read that somebody else had changed.

    That is in their history now. `overtaken`: another program had changed the diary, which was read
    again. `note`: what the note for the next visit read before, empty for none, if it was written.
    `held`: the versions of what was changed, before and after.
    """

    diary: Diary
    conflicts: tuple[Kept, ...] = ()
    overtaken: bool = False
    note: str | None = None
    held: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What to write: records to bring back, to keep and to put away, profile and visit note.

    None where a part stays as it is; an empty `note` is none. `known` are the records as the
    patient saw them who changed them, by the place in `kept`; `profile_known` is the profile so,
    and `note_known` the note.
    """

    returned: Ids = ()
    kept: tuple[Kept, ...] = ()
    removed: Ids = ()
    profile: Profile | None = None
    note: str | None = None
    known: tuple[Kept | None, ...] = ()
    profile_known: Profile | None = None
    note_known: str | None = None

    def write(self, store: Store, diary: Diary) -> KeptDiary:
        """Write it in one transaction. StoreError if it cannot be."""
        with store.changing() as change:
            overtaken = store.is_overtaken
            before = tuple(self._versions_in(change))
            there = {(type(each.record), id_of(each.record)) for each in before}
            for kind, named in self.returned:
                ids = tuple(each for each in named if (kind, each) in there)
                change.bring_back(kind, *ids)
                found = _found_in(change, kind, ids)
                diary = diary.keeping(*(each.record for each in found))
            conflicts = self._conflicts(change)
            for record in self.kept:
                diary = diary.keeping(change.keep(record))
            for kind, named in self.removed:
                ids = tuple(each for each in named if (kind, each) in there)
                change.remove(kind, *ids)
                diary = diary.without(kind, *ids)
            if self.profile is not None:
                diary = replace(diary, profile=change.keep(self._profile_in(change)))
            note = None
            if self.note is not None:
                note = note_of(change)
                known = note if self.note_known is None else self.note_known
                new = both_notes(known, note, self.note) or None
                diary = replace(diary, visit_note=change.keep_visit_note(new))
            held = (*before, *self._versions_in(change))
        # what somebody else changed is not in memory, nor the place of a record in no order of time
        unordered = any(kind not in TIMES for kind, _ in self.returned)
        again = unordered or conflicts or overtaken
        diary = store.read() if again else diary
        return KeptDiary(
            diary=diary, conflicts=conflicts, overtaken=overtaken, note=note, held=held
        )

    def _versions_in(self, change: Change) -> Iterator[Version]:
        """What this changes, as the file has it."""
        single = ((Profile, self.profile), (VisitNote, self.note))
        named = ((kind, ("",)) for kind, new in single if new is not None)
        for kind, ids in (*self.returned, *_by_kind(self.kept), *self.removed, *named):
            if len(ids) > _MOST_AT_ONCE:
                wanted = set(ids)
                yield from (each for each in change.versions(kind) if each.record.id in wanted)
            else:
                yield from _found_in(change, kind, ids)

    def _profile_in(self, change: Change) -> Profile:
        """The profile with what was changed here; the rest of it as another program may have it."""
        assert self.profile is not None  # noqa: S101 asked only then
        version = change.find(type(self.profile), "")
        if version is None or self.profile_known is None or version.record == self.profile_known:
            return self.profile
        return with_changes(version.record, self.profile_known, self.profile)

    def _conflicts(self, change: Change) -> tuple[Kept, ...]:
        found = [change.find(type(known), known.id) for known in self.known if known is not None]
        seen = [known for known in self.known if known is not None]
        return tuple(
            version.record
            for version, known in zip(found, seen, strict=True)
            if version is not None and version.record != known
        )

    @property
    def is_long(self) -> bool:
        """Whether it takes longer to write than a person waits without a word."""
        named = sum(len(ids) for _, ids in (*self.returned, *self.removed))
        return named + len(self.kept) > _MOST_AT_ONCE

    def keeping_instead(self, records: tuple[Kept, ...]) -> Edit:
        """The same edit, with these records in the place of those with their ids."""
        others = {(type(record), record.id): record for record in records}
        kept = tuple(others.get((type(record), record.id), record) for record in self.kept)
        return replace(self, kept=kept)


class Step(QUndoCommand):
    """One undo step. `text()` says in words what was done, `undone` what is so after Undo."""

    def __init__(self, label: str, forth: Edit, back: Edit, undone: str) -> None:
        """`undone` is empty where the words of what was done say it too."""
        super().__init__(label)
        self.undone = undone
        self.forth = forth
        self.back = back


def keeping(diary: Diary, *records: Kept) -> tuple[Edit, Edit]:
    """Forth and back for records that are added, or take the place of those with their ids."""
    before = tuple(diary.find(type(record), record.id) for record in records)
    added = [record for record, old in zip(records, before, strict=True) if old is None]
    changed = tuple(old for old in before if old is not None)
    return Edit(kept=records, known=before), Edit(kept=changed, removed=_by_kind(added))


def between(before: Diary, after: Diary) -> tuple[Edit, Edit]:
    """Forth and back for the records that some work has added to a diary, or changed in it."""
    added: list[Kept] = []
    changed: list[Kept] = []
    old: list[Kept] = []
    for part in PARTS.values():
        known = {each.id: each for each in getattr(before, part)}
        for each in getattr(after, part):
            if each.id not in known:
                added.append(each)
            elif known[each.id] != each:
                changed.append(each)
                old.append(known[each.id])
    ids = _by_kind(added)
    return Edit(returned=ids, kept=tuple(changed)), Edit(kept=tuple(old), removed=ids)


def _found_in(change: Change, kind: type[Any], ids: tuple[str, ...]) -> Iterator[Version]:
    """The records of a kind with these ids, removed or not."""
    versions = (change.find(kind, id_) for id_ in ids)
    return (each for each in versions if each is not None)


def _by_kind(records: Iterable[Kept]) -> Ids:
    found: dict[type[Any], list[str]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record.id)
    return tuple((kind, tuple(ids)) for kind, ids in found.items())


_MINUTE = 60_000  # milliseconds
_LATE = max(DAY_BEGINS)  # hours of the clock


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

    def is_later(self, before: View) -> bool:
        """Whether nothing but the time of the same day has changed since `before`.

        A record of the future is a change once its time has come.
        """
        return (
            self.index is before.index
            and self.now.date() == before.now.date()
            # where the day begins later, it has not begun since
            and (self.now.hour < _LATE) == (before.now.hour < _LATE)
            and self.now >= before.now
            and replace(self.review, at=before.review.at) == before.review
            and not any(at <= self.now for at in self._after(before.now))
        )

    def _after(self, moment: datetime) -> Iterator[datetime]:
        """When the records after a moment were, the latest first."""
        diary = self.diary
        yield from takewhile(moment.__lt__, (each.at for each in reversed(diary.entries)))
        yield from takewhile(moment.__lt__, (each.ended_at for each in reversed(diary.sessions)))
        yield from takewhile(moment.__lt__, (each.at for each in reversed(diary.appointments)))


class Keeper(QObject):
    """Holds the store and the diary as it is. Its verbs return whether they could be done.

    `changed` after each verb, undo and redo, and each minute that changes more than the time;
    `minute` after the others. `done` with the words of
    a verb. `failed` if the store could not write: nothing has changed then, and a form keeps
    what was typed. `conflicted` after a verb on records that somebody else had changed meanwhile,
    with what they read then, which is in their history. `overtaken` after another program had
    changed the diary, which is shown as it is now. `rejoined` after what was done here was done in
    a file that another program had put in the diary's place; `set_aside` with what stays in the
    history there, as others had changed it too. `not_kept`: the disk refuses a draft of what is
    typed. `erased`: there is no diary any more.
    """

    changed = Signal(View)
    minute = Signal(View)
    done = Signal(str)
    failed = Signal(StoreError)
    conflicted = Signal(tuple)
    overtaken = Signal()
    rejoined = Signal()
    set_aside = Signal(tuple)
    not_kept = Signal()
    erased = Signal(Erased)

    def __init__(
        self,
        store: Store,
        rulebook: RuleBook,
        clock: Callable[[], datetime],
        drafts: Drafts,
        parent: QObject | None = None,
        *,
        is_kept: bool = True,
    ) -> None:
        """`clock` tells the time with its UTC offset. StoreError if the diary cannot be read.

        `is_kept`: False for a copy that is thrown away, as of the sample.
        """
        super().__init__(parent)
        self.is_kept = is_kept
        self.store = store
        self.rulebook = rulebook
        self.clock = clock
        self.drafts = drafts
        self.steps = QUndoStack(self)
        self.charts = ChartsImport(self)
        self.worker = Worker(self)
        self._is_writing = False
        self._index = self._read()
        self._shared = self.diary  # as other programs have it too
        self._held: dict[Key, Held] = {}  # of what was changed here
        self._own: tuple[OwnChanges, ...] = ()  # not in the file yet
        self._rejoined: Rejoined | None = None  # and not told yet
        self._seen: dict[Key, Kept] = {}
        self._trouble: str | None = None
        self._changed_entries = 0
        self.view = self._view()
        self._minutes = QTimer(self)
        self._minutes.setSingleShot(True)
        self._minutes.setTimerType(Qt.TimerType.PreciseTimer)
        self._minutes.timeout.connect(self._minute)

    @property
    def diary(self) -> Diary:
        """The diary as it is."""
        return self._index.diary

    def keep(
        self,
        label: str,
        *records: Kept,
        opened: Kept | None = None,
        without: tuple[Kept, ...] = (),
        profile: Profile | None = None,
        undone: str = "",
    ) -> bool:
        """Add records, or put them in the place of those with their ids; one undo step.

        `opened`: the record that a form was opened on. Where nothing of it was changed there, what
        another program has made of it meanwhile stays.
        `without`: records that are put away in the same step. `profile`: takes the place of the
        profile in it, None leaves that as it is. `undone` says what is so after Undo, where the
        label does not.
        """
        records = tuple(each for each in records if not self._is_as_opened(each, opened))
        forth, back = keeping(self.diary, *records)
        seen = [self._seen.pop((type(each), each.id), None) for each in records]
        known = tuple(old or now for old, now in zip(seen, forth.known, strict=True))
        forth = replace(forth, known=known)
        gone = _by_kind(without)
        before = self.diary.profile
        changed = None if profile == before else profile
        return self._do(
            label,
            replace(forth, removed=gone, profile=changed, profile_known=before),
            replace(back, returned=gone, profile=changed and before, profile_known=changed),
            undone,
        )

    def _is_as_opened(self, record: Kept, opened: Kept | None) -> bool:
        """Whether a form changed nothing of the record it was opened on, which is there still."""
        if record != opened or self.diary.find(type(record), record.id) is None:
            return False
        self._seen.pop((type(record), record.id), None)
        return True

    def note(self, record: Kept) -> None:
        """Keep what the program itself said. It is no step: nobody did it, nobody takes it back.

        Where it cannot be kept nobody is told, as nothing of the patient's is lost.
        """
        if self._is_writing or self.follow():
            return
        with suppress(StoreError), self.store.at_once():
            self._take(self._written(Edit(kept=(record,), known=(None,))))
            self.view = replace(self.view, index=self._index)
            self._tell_rejoined()

    def keep_profile(self, label: str, profile: Profile) -> bool:
        """Replace the profile; one undo step."""
        before = self.diary.profile
        forth = Edit(profile=profile, profile_known=before)
        return self._do(label, forth, Edit(profile=before, profile_known=profile))

    def keep_visit_note(self, label: str, note: str) -> bool:
        """Keep the note for the next visit, empty for none; one undo step."""
        before = self.diary.visit_note or ""
        return self._do(label, Edit(note=note, note_known=before), Edit(note=before))

    def remove(self, label: str, kind: type[Any], *ids: str, undone: str = "") -> bool:
        """Put records away among the recently deleted; one undo step, `undone` as for `keep`."""
        named = ((kind, ids),)
        return self._do(label, Edit(removed=named), Edit(returned=named), undone)

    def bring_back(self, label: str, kind: type[Any], *ids: str) -> bool:
        """Take records back from the recently deleted; one undo step."""
        named = ((kind, ids),)
        return self._do(label, Edit(returned=named), Edit(removed=named))

    def changed_entries(self) -> int:
        """How many entries read otherwise than at first, when that could be counted last.

        Pages show it by themselves: for it nobody waits for another program.
        """
        with suppress(StoreError), self.store.at_once():
            self._changed_entries = self.store.changed_entries()
        return self._changed_entries

    def last_kept(self, record: Kept) -> bool:
        """Whether the step that undo would take back is one that kept this record."""
        index = self.steps.index()
        kept = self._step(index - 1).forth.kept if index else ()
        return any(type(each) is type(record) and each.id == record.id for each in kept)

    @property
    def after_undo(self) -> str:
        """What is so after Undo, in words; empty where the words of the step say it."""
        index = self.steps.index()
        return self._step(index - 1).undone if index else ""

    def undo(self) -> bool:
        """Take back the last step."""
        self._let_worker_write()
        index = self.steps.index()
        return index > 0 and self._move(index - 1, self._step(index - 1).back)

    def redo(self) -> bool:
        """Do the step again that was taken back last."""
        self._let_worker_write()
        index = self.steps.index()
        return index < self.steps.count() and self._move(index + 1, self._step(index).forth)

    def read_again(self) -> None:
        """Read the diary from the store again, as after a restore; earlier steps are forgotten."""
        self._take_up(self._read())

    def take_up(self, index: Index, changes: int, step: Step | None = None) -> None:
        """Show the diary as the worker has left it after so many changes, as `read_again` does.

        `step`: what it did, which can be undone unless another program has written since. A form
        that is open on a record which it changed is told so when it is saved.
        """
        with self._writing():
            diary = self.store.take_up(index.diary, changes)
        is_its_own = diary is index.diary
        self._take_own(index)
        if not is_its_own:
            self._overtake(index_of(diary))
        self.steps.clear()
        if step is not None and is_its_own:
            self.steps.push(step)
        self.refresh()
        self._tell_rejoined()
        gc.freeze()  # as for what there is at the start
        if self.steps.canUndo():
            self.done.emit(self.steps.undoText())

    def settle(self) -> None:
        """Wait until the worker is idle; the window goes on being painted."""
        while not self.worker.is_idle:
            keep_painting()

    def _take_up(self, index: Index) -> None:
        self._take_own(index)
        self.steps.clear()
        self.refresh()
        self._tell_rejoined()

    def follow(self) -> bool:
        """Read the diary again if another program has changed it; whether it had.

        Earlier steps are forgotten then. What cannot be read is told once, and stays as it was.
        """
        if self._is_writing or self.store.is_closed:  # a window comes to the front as it ends
            return False
        try:
            is_overtaken = self._look()
        except StoreError as error:
            self._tell_once(error)
            return False
        if is_overtaken or self._rejoined is not None:
            self.refresh()
            if is_overtaken:
                self.overtaken.emit()
            self._tell_rejoined()
        return is_overtaken

    def _look(self) -> bool:
        """Take up what another program has made of the diary; whether it reads otherwise now."""
        diary = self.store.news()
        if diary is None and self._own:
            self._rejoin(*self._own)
            return False
        self._trouble = None
        if diary is None:
            return False
        if diary == self.diary:
            # what was removed here may not be there
            self._rejoin(*self._own, self._own_changes())
            return False
        shared = still_shared(self._shared, self.diary, diary)
        self._overtake(index_of(diary))
        self._shared = shared
        self.steps.clear()
        return True

    def _tell_once(self, error: StoreError) -> None:
        """Of a file that is being written nothing is told: the next minute looks at it again."""
        if error.kind != "locked" and self._trouble != error.sentence:
            self._trouble = error.sentence
            self.failed.emit(error)

    def refresh(self) -> None:
        """Review the diary as of now, and announce it."""
        self.view = self._view()
        self.changed.emit(self.view)

    def tick(self) -> None:
        """A minute has passed: review the diary as of now, and say whether anything changed."""
        if self._is_writing or self.follow():
            return
        before, self.view = self.view, self._view()
        told = self.minute if self.view.is_later(before) else self.changed
        told.emit(self.view)

    def at_length(self, work: Callable[[Store], _T], *, read_only: bool = False) -> _T:
        """Do long work in a thread, with the diary opened by itself; it is painted meanwhile.

        What it writes is to be read again. StoreError, and what the work raises.
        """
        by_itself = partial(
            _with_store,
            work,
            self.store.path,
            clock=self.clock,
            read_only=read_only or self.store.is_read_only,
        )
        return self.beside(by_itself)

    def beside(self, work: Callable[[], _T]) -> _T:
        """Do long work in a thread, which touches neither a widget nor the store. It may raise.

        The worker is waited for, and rests: copies are made, and noted, by one at a time.
        """
        self.settle()
        with self._writing(), self.worker.resting():
            return painting_while(work)

    def erase(self, last_copy: Path | None, *, second_place: bool) -> None:
        """Erase the diary, after a last copy if one is wanted. StoreError, FileError."""
        with self.worker.resting():  # no copy comes after it, nor while the last one is written
            erased = erase_diary(self.store, last_copy, second_place=second_place)
            self.erased.emit(erased)

    def start_minutes(self) -> None:
        """From now on, tick with each minute of the clock."""
        now = self.clock()
        self._minutes.start(_MINUTE - now.second * 1_000 - now.microsecond // 1_000)

    def _minute(self) -> None:
        self.start_minutes()
        self.tick()

    def stop(self) -> None:
        """Stop the minutes and close the store."""
        self._minutes.stop()
        self.worker.finish()
        self.store.close()

    def _let_worker_write(self) -> None:
        """Wait for an import that is being written: two cannot write at once."""
        while self.worker.is_writing:
            keep_painting()

    def _do(self, label: str, forth: Edit, back: Edit, undone: str = "") -> bool:
        self._let_worker_write()
        is_overtaken = False
        with suppress(StoreError):  # it is told by what is written
            is_overtaken = not self._is_writing and self._look()
        written = self._write(forth)
        if written is None:
            if is_overtaken:
                self.refresh()
                self.overtaken.emit()
                self._tell_rejoined()
            return False
        # taking it back brings back what was there, not what the patient saw
        back = replace(back.keeping_instead(written.conflicts), note=written.note)
        if written.overtaken:
            self.steps.clear()
        self.steps.push(Step(label, replace(forth, known=()), back, undone))
        self.refresh()
        self.done.emit(label)
        if (is_overtaken or written.overtaken) and not written.conflicts:
            self.overtaken.emit()
        self._tell_rejoined()
        if written.conflicts:
            self.conflicted.emit(written.conflicts)
        return True

    def _move(self, index: int, edit: Edit) -> bool:
        # a step is of the diary that it was made in: what another program wrote is not taken back
        if self.follow() or self._write(edit) is None:
            return False
        self.steps.setIndex(index)
        self.refresh()
        self._tell_rejoined()
        return True

    def _write(self, edit: Edit) -> KeptDiary | None:
        try:
            written = self._written_beside(edit) if edit.is_long else self._written(edit)
        except StoreError as error:
            self.failed.emit(error)
            return None
        if not edit.is_long:
            self._take(written)
        return written

    def _written_beside(self, edit: Edit) -> KeptDiary:
        """`_written` and taken up, where it is much that is written, as by an import."""
        now, rulebook, overtaken = self.clock(), self.rulebook, self.store.is_overtaken
        before = self._held

        def write(store: Store) -> tuple[KeptDiary, Index, int, dict[Key, Held]]:
            # what is in memory may have been overtaken
            written = edit.write(store, store.read())
            written = replace(written, overtaken=overtaken or written.overtaken)
            index = _laid_out(written.diary, rulebook, now)
            return written, index, store.changes, holding(before, written.held)

        written, index, changes, held = self.at_length(write)
        with self._writing():
            read = self.store.take_up(written.diary, changes)
        if written.overtaken:
            self._overtake(index)
            held = holding(self._held, written.held)
        else:
            self._index = index
        self._held = held
        if read is not written.diary:  # another program has written since
            written = KeptDiary(diary=read, overtaken=True)
            self._overtake(index_of(read))
        return written

    def _written(self, edit: Edit) -> KeptDiary:
        with self._writing():  # it may wait for another program
            return edit.write(self.store, self.diary)

    def _take(self, written: KeptDiary) -> None:
        if written.overtaken:
            self._overtake(index_of(written.diary))
        else:
            self._index = index_after(self._index, written.diary)
        # what was written just now is later than what was to be rejoined
        self._held = holding(self._held, written.held)

    def _take_own(self, index: Index) -> None:
        """Take up what this window itself has had done to the diary, as by its worker."""
        gone, come = only_in(self.diary, index.diary), only_in(index.diary, self.diary)
        held = self._held
        self._held = {key: each for key, each in held.items() if key not in come}
        self._overtake(index)
        self._held = held
        # for what is not known of it, others are believed
        with suppress(StoreError), self.store.at_once():
            stamps = self.store.stamps(*{kind for kind, _ in gone})
            was = (
                Version(each, stamps[key][0], None) for key, each in gone.items() if key in stamps
            )
            self._held = holding(held, was)

    def _overtake(self, index: Index) -> None:
        """Take up what another program has made of the diary.

        A form may be open on a record that it changed: whoever saves that form is told.
        """
        for part in PARTS.values():
            now = {each.id: each for each in getattr(index.diary, part)}
            for old in getattr(self.diary, part):
                if now.get(old.id, old) != old:
                    self._seen.setdefault((type(old), old.id), old)
        own = self._own_changes()
        self._index = index
        self._rejoin(*self._own, own)

    def _own_changes(self) -> OwnChanges:
        return OwnChanges(shared=self._shared, ours=self.diary, held=self._held)

    def _rejoin(self, *own: OwnChanges) -> None:
        """Put into the file what was done here, if another program put one without it there.

        Where it cannot be written now, that is tried again by the next minute.
        """
        self._own = ()
        for number, each in enumerate(own):
            if not is_lost(each, self.diary):
                continue
            try:
                with self._writing(), self.store.at_once():
                    rejoined = self.store.rejoin(each)
                    self._rejoined = (self._rejoined or Rejoined()).and_then(rejoined)
                    self._held = holding(self._held, rejoined.theirs)
                    self._index = index_of(self.store.read())
            except StoreError as error:
                self._own = own[number:]
                self._tell_once(error)
                break

    def _tell_rejoined(self) -> None:
        """Last of all, so that this is what is read of it."""
        rejoined, self._rejoined = self._rejoined, None
        if rejoined is not None and rejoined.aside:
            self.set_aside.emit(rejoined.aside)
        elif rejoined is not None and rejoined.is_written:
            self.rejoined.emit()

    def _read(self) -> Index:
        """The diary as it is on the disk, laid out; a diary of years takes a second."""
        with self._writing():
            diary = self.store.read()
            return painting_while(partial(_laid_out, diary, self.rulebook, self.clock()))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The clock goes on meanwhile, and looks at nothing that is half done."""
        self._is_writing = True
        try:
            yield
        finally:
            self._is_writing = False

    def _step(self, index: int) -> Step:
        step = self.steps.command(index)
        assert isinstance(step, Step)  # noqa: S101 nothing else is ever pushed
        return step

    def _view(self) -> View:
        now = self.clock()
        return View(index=self._index, review=review_at(self._index, self.rulebook, now), now=now)
