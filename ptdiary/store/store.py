"""The diary file. Every verb is one transaction, looked at afresh once it is done."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from ptdiary.diary import PARTS, Diary, Kept, Profile
from ptdiary.diary.fields import DocumentError
from ptdiary.store import connection, history, rows
from ptdiary.store.backups.backup import Contents, Reason, contents_of, write_backup
from ptdiary.store.backups.folder import Backups
from ptdiary.store.change import Change
from ptdiary.store.connection import (
    TIMEOUT,
    Wait,
    change_count_in_header,
    connect,
    in_memory,
    open_checked,
    patiently,
    version_in_header,
    version_of,
)
from ptdiary.store.diary_file import open_connection, treating_gaps_as_damage
from ptdiary.store.errors import StoreError, require, store_error, translating_errors
from ptdiary.store.last_known import read_last_known, update_last_known
from ptdiary.store.migrations import MIGRATIONS, Migration
from ptdiary.store.rejoining import OwnChanges, Rejoined, rejoin
from ptdiary.store.rows import KINDS, Key, Stamp

Clock = Callable[[], datetime]
_T = TypeVar("_T")
_Stamp = tuple[int, int, int, int]


class Beside(Protocol):
    """Has work done that takes long, as by a thread, and gives what it comes to."""

    def __call__(self, work: Callable[[], _T], /) -> _T:
        """Do it; raise what it raises."""


_PAUSE = 0.02  # seconds


def _now() -> datetime:
    return datetime.now(UTC)


def pause() -> None:
    """Wait as a command does, which nobody looks at meanwhile."""
    time.sleep(_PAUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A record that was removed and can be brought back, and when (UTC)."""

    record: Kept
    removed_at: datetime


class _NothingLostError(Exception):
    """Takes a change back that changes nothing."""


class Store:
    """An open diary file. Every method raises StoreError where the file does not allow it."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        clock: Clock,
        *,
        read_only: bool = False,
        wait: Wait = pause,
        beside: Beside | None = None,
    ) -> None:
        self.path = path
        self.is_closed = False
        self.is_read_only = read_only
        self._beside = beside
        self._wait = wait
        self._patience: float = TIMEOUT
        self._clock = clock
        self._most = 0  # changes of the diary, in any file that lay in its place
        self._take_up(connection)

    def _take_up(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA busy_timeout = 0")  # whoever waits does it by `wait`
        # what another program can refuse is asked first: a file is taken up whole, or not
        file, changes = _file_at(self.path), self._patiently(lambda: _changes(connection))
        self._count = change_count_in_header(self.path)
        self._connection, self._file = connection, file
        self._note_found(changes)
        self._read_at: int | None = None
        self._looked: tuple[_Stamp | None, int] = _stamp_of(self.path), self._others()

    @classmethod
    def open(
        cls,
        path: Path,
        create: bool = False,
        *,
        read_only: bool = False,
        clock: Clock = _now,
        wait: Wait = pause,
        beside: Beside | None = None,
        migrations: tuple[Migration, ...] = MIGRATIONS,
    ) -> Self:
        """Open the diary at `path`, or make it where there is none and `create` is set.

        None is made where copies or the last known state of one are beside `path`: StoreError
        `gone`. An old version is brought up to date, after a copy of it was made. `read_only`
        changes nothing, so that a diary can be read from a disk that cannot be written. `wait` is
        called again and again, for some seconds, while another program is writing. `beside` does
        what takes long: reading all of it, and copying it.
        """
        path = path.absolute()
        with treating_gaps_as_damage(path), translating_errors(path):
            connection = open_connection(
                path, migrations, clock, create=create, read_only=read_only, wait=wait
            )
            try:
                return cls(path, connection, clock, read_only=read_only, wait=wait, beside=beside)
            except BaseException:
                connection.close()
                raise

    def close(self) -> None:
        """Let go of the file, and leave no empty journal beside it."""
        with suppress(sqlite3.Error):  # the journal is empty: it may as well stay
            self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()
        self.is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self) -> Diary:
        """The whole diary, without what was removed."""
        with self._reading():
            return self._patiently(self._read_all)

    def _read_all(self) -> Diary:
        stamp, before = _stamp_of(self.path), self._others()
        diary = self._at_length(rows.read_diary)
        changes = _changes(self._connection)
        if before != self._read_at and self._holds_all(changes):
            self._note_found(changes)
        self._note_read(stamp, before)
        return diary

    def _note_found(self, changes: int) -> None:
        """Others have left the file after so many changes."""
        self._found = self._changes = changes
        self._most = max(self._most, changes)

    def _holds_all(self, changes: int) -> bool:
        """Whether a file after so many changes holds all that others are known to have written.

        One with fewer changes than this one may have gone on, on another computer, from what this
        one was when it was found: what was written here since then is known here. One that has not
        gone on from there is an older file.
        """
        return changes >= self._changes or changes > self._found

    def _note_read(self, stamp: _Stamp | None, others: int) -> None:
        """What was read is of the file as it was before that; it may be another one by now."""
        self._read_at = others
        self._note_others(stamp, others)

    def _note_others(self, stamp: _Stamp | None, others: int) -> None:
        if self._looked[1] != others:  # else what has written into it does not know SQLite
            self._looked = stamp, others
            self._count = -1  # they may have counted otherwise; to look, a lock would be let go

    def take_up(self, diary: Diary, changes: int) -> Diary:
        """`read`, where another store of this program has read the file after so many changes."""
        with translating_errors(self.path):
            stamp, before = _stamp_of(self.path), self._others()
            if (
                not self._is_in_place()
                or self._patiently(lambda: _changes(self._connection)) != changes
            ):
                return self.read()
            self._changes, self._most = changes, max(self._most, changes)
            self._note_read(stamp, before)
            return diary

    @property
    def is_overtaken(self) -> bool:
        """Whether another program has changed the file since `read`."""
        with translating_errors(self.path):
            return self._others() != self._read_at

    def news(self) -> Diary | None:
        """The diary as another program has left it since `read`; None if none has changed the file.

        A file that was put in the place of this one is taken up: a sync program brings a newer one
        so. StoreError, and nothing is taken up: `moved` where no file is there, or an older one;
        `locked` at once while somebody writes; else as for `open`.
        """
        patience, self._patience = self._patience, 0  # nobody has asked for it
        try:
            with translating_errors(self.path):
                is_touched = _stamp_of(self.path) != self._looked[0]  # in hardly any minute
                if not is_touched and self._others() == self._read_at:
                    return None
                if is_touched and (not self._is_in_place() or self._is_overwritten()):
                    self._take_up(self._replacing())
                return self._news_in_place()
        finally:
            self._patience = patience

    def _news_in_place(self) -> Diary | None:
        require(self._holds_all(_changes(self._connection)), "moved", self.path)
        diary = self._read_all() if self._others() != self._read_at else None
        if self._changes < self._most:
            with suppress(StoreError), self.changing():
                pass  # it counts on, or copies of the file before would be taken for its own
        return diary

    def _replacing(self) -> sqlite3.Connection:
        """A connection to the file that lies in the place of the one that was opened."""
        require(self.path.exists(), "moved", self.path)
        found = self._patiently(
            lambda: open_checked(self.path, read_only=self.is_read_only, timeout=0)
        )
        try:
            is_ours = self._patiently(lambda: version_of(found)) == len(MIGRATIONS)
            changes = self._patiently(lambda: _changes(found))
            require(is_ours and self._holds_all(changes), "moved", self.path)
        except BaseException:
            found.close()
            raise
        self._connection.close()  # a journal beside it has the name of that of the new file
        return found

    def keep(self, *records: Kept) -> tuple[Kept, ...]:
        """Add records, or put each in place of the one with its id, whose text goes to its history.

        Gives the records back as they are kept: text in Unicode's normal form, empty parts left
        out. StoreError `invalid` names the answer that is outside its limits.
        """
        with self.changing() as change:
            return tuple(change.keep(record) for record in records)

    def rejoin(self, own: OwnChanges) -> Rejoined:
        """Do again what was done here, where the file has not seen it.

        A sync program may put such a file in the diary's place.
        """
        purged = frozenset(read_last_known(self.path).purged)
        with suppress(_NothingLostError), self.changing() as change:
            rejoined = rejoin(change, own, purged)
            if rejoined == Rejoined():
                raise _NothingLostError
            return rejoined
        return Rejoined()

    def keep_profile(self, profile: Profile) -> Profile:
        """Put the profile in place of the one before, which goes to the history."""
        with self.changing() as change:
            kept: Profile = change.keep(profile)
            return kept

    def keep_visit_note(self, text: str | None) -> str | None:
        """Put the note for the next visit in place of the one before, which goes to the history."""
        with self.changing() as change:
            return change.keep_visit_note(text)

    def remove(self, kind: type[Kept], *ids: str) -> None:
        """Remove records of a kind. They stay in the file until `bring_back`.

        KeyError for an id that was never kept.
        """
        with self.changing() as change:
            change.remove(kind, *ids)

    def bring_back(self, kind: type[Kept], *ids: str) -> None:
        """Bring removed records back as they were. KeyError for an id that was never kept."""
        with self.changing() as change:
            change.bring_back(kind, *ids)

    def purge(self, kind: type[Kept], *ids: str) -> None:
        """Erase records of a kind for ever, with their history, after a copy of the diary was made.

        Copies hold them still. KeyError for an id that was never kept; FileError.
        """
        self.safety_copy("before_purge")
        with self.changing() as change:
            change.purge(kind, *ids)
        gone = tuple(f"{KINDS[kind]} {id_}" for id_ in ids)
        known = read_last_known(self.path)
        purged, records = (*known.purged, *gone), known.records - len(gone)
        update_last_known(self.path, purged=purged, records=records)

    def removed(self, *kinds: type[Kept], most: int | None = None) -> tuple[Removed, ...]:
        """What was removed and can be brought back, the latest first: of some kinds, or of all.

        `most`: no more than so many, as a table that was taken back leaves thousands.
        """
        with self._reading():
            found = self._patiently(
                lambda: [
                    Removed(record=each.record, removed_at=datetime.fromisoformat(each.removed_at))
                    for each in rows.read_removed(self._connection, kinds or PARTS, most)
                    if each.removed_at is not None
                ]
            )
        return tuple(sorted(found, key=lambda each: each.removed_at, reverse=True)[:most])

    def stamps(self, *kinds: type[Kept]) -> dict[Key, Stamp]:
        """What tells the versions of records apart, of each record of some kinds."""
        with self._reading():
            return self._patiently(
                lambda: {
                    (kind, id_): stamp
                    for kind in kinds
                    for id_, stamp in rows.read_stamps(self._connection, kind)
                }
            )

    def history(self, kind: type[Any], id_: str = "") -> tuple[history.Earlier, ...]:
        """What a record read before each change, oldest first. The profile has no id."""
        with self._reading():
            return self._patiently(lambda: history.earlier_versions(self._connection, kind, id_))

    def changed_entries(self) -> int:
        """How many entries read otherwise than when they were first written."""
        with self._reading():
            return self._patiently(lambda: history.changed_entries(self._connection))

    def check(self) -> connection.CheckResult:
        """Whether the file is whole, its version, and how many records it holds."""
        with translating_errors(self.path):
            found = self._patiently(lambda: connection.check(self._connection))
            own = version_in_header(self.path) if _is_in_memory(self._connection) else None
            return found if own is None else replace(found, version=own)

    def backup(self, path: Path) -> None:
        """A whole copy at `path`, compared with this diary row by row before it is put there.

        It is of the file's own version. FileError where `path` cannot be written.
        """
        with translating_errors(self.path):
            if not _is_in_memory(self._connection):
                self._patiently(
                    lambda: self._at_length(lambda own: write_backup(own, self.path, path))
                )
                return
            with closing(connect(self.path, read_only=True)) as own:
                write_backup(own, self.path, path)

    def safety_copy(self, reason: Reason) -> None:
        """A copy among the automatic ones before something that changes much. FileError."""
        with translating_errors(self.path):
            Backups(self.path, self._clock).make_before(self, reason)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Nothing in it waits for another program, as what nobody asked for must not.

        StoreError `locked` instead, also while this store is in the midst of a change.
        """
        require(not self._connection.in_transaction, "locked", self.path)
        patience, self._patience = self._patience, 0
        try:
            yield
        finally:
            self._patience = patience

    @property
    def changes(self) -> int:
        """How many changes the diary has seen."""
        with translating_errors(self.path):
            return self._patiently(lambda: _changes(self._connection))

    def contents(self) -> Contents:
        """How much the diary holds."""
        with translating_errors(self.path):
            return self._patiently(lambda: contents_of(self._connection))

    @contextmanager
    def rehearsing(self) -> Iterator[Change]:
        """`changing` on a copy in memory, to tell what a change would come to."""
        with self._reading(), closing(in_memory()) as copy:
            self.changes  # noqa: B018 waits, and says that the file is locked, where sqlite3 would not
            self._connection.backup(copy)
            try:
                yield Change(copy, self._clock())
            except DocumentError as error:
                raise store_error("invalid", self.path, str(error)) from None

    @contextmanager
    def changing(self) -> Iterator[Change]:
        """One transaction of any number of changes: all are kept at the end, or none.

        Afterwards the file is looked at afresh: it is on the disk, under its name, with the change.
        """
        with translating_errors(self.path), self._transaction():
            yield Change(self._connection, self._clock())
        self._look_again()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._is_overwritten():
            self._take_up(self._replacing())
        self._patiently(lambda: self._connection.execute("BEGIN IMMEDIATE"))
        try:
            require(self._holds_all(_changes(self._connection)), "moved", self.path)
            self._note_others(_stamp_of(self.path), self._others())
            yield
            # as many as no file of this diary has seen: copies are told apart by it
            self._connection.execute(
                "UPDATE state SET changes = max(changes, ?) + 1", (self._most,)
            )
            changes = _changes(self._connection)
            self._patiently(lambda: self._connection.execute("COMMIT"))
            self._changes = self._most = changes
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            with suppress(sqlite3.Error, StoreError), self.at_once():
                self._look()  # what was told as failed may have reached the file
            if isinstance(error, DocumentError):
                raise store_error("invalid", self.path, str(error)) from None
            raise

    def _others(self) -> int:
        """SQLite's number for what other programs have made of the file; own changes leave it."""
        return self._patiently(
            lambda: int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        )

    def _is_in_place(self) -> bool:
        if _is_in_memory(self._connection):
            return True
        try:
            return _file_at(self.path) == self._file
        except OSError:
            return False

    def _look(self) -> None:
        """Note what the file is like, to know afterwards whether somebody wrote into it."""
        self._looked = _stamp_of(self.path), self._others()

    def _is_overwritten(self) -> bool:
        """Whether the file was written into by what does not know SQLite, as a sync program.

        Where that file has seen as many changes, SQLite takes it for the one that it has read.
        """
        if _is_in_memory(self._connection):
            return False
        stamp, others = self._looked
        return _stamp_of(self.path) != stamp and self._others() == others

    def _look_again(self) -> None:
        """A file that was deleted, moved, replaced or overwritten does not hold the change.

        It is read anew by its name, past the connection, which would answer from what it has read
        before. SQLite counts up in the head of the file with each change that is made.
        """
        try:
            count = change_count_in_header(self.path)
            kept = _file_at(self.path) == self._file and count > self._count
        except OSError:
            raise store_error("moved", self.path) from None
        require(kept, "moved", self.path)
        self._count = count
        self._look()

    def _patiently(self, act: Callable[[], _T]) -> _T:
        return patiently(act, self._wait, self._patience)

    def _at_length(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do what takes long, beside if that can be: then by another connection to the file."""
        if self._beside is None:
            return work(self._connection)
        is_there = not _is_in_memory(self._connection) and self._is_in_place()
        # the name may be that of no file, or of another
        content = None if is_there else self._connection.serialize()
        patience = self._patience

        def by_itself() -> _T:
            own = connect(self.path, read_only=True, timeout=patience) if is_there else in_memory()
            with closing(own):
                if content is not None:
                    own.deserialize(content)
                return work(own)

        return self._beside(by_itself)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            with translating_errors(self.path):
                yield
        except ValueError as error:  # an answer in the file that is none of its field
            raise store_error("damaged", self.path) from error


def _file_at(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _stamp_of(path: Path) -> _Stamp | None:
    """Which file it is, when it was written to last, and its size; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def _is_in_memory(connection: sqlite3.Connection) -> bool:
    """Whether an older diary that may not be written was brought up to date in memory."""
    _, _, file = connection.execute("PRAGMA database_list").fetchone()
    return not file


def _changes(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT changes FROM state").fetchone()
    return row[0] if row else -1
