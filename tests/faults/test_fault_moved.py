"""F24 to F38: the file deleted, moved, replaced, synced, locked or left half-done."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing

import pytest

from ptdiary.files import FileError
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.drafts import Drafts
from ptdiary.store.last_known import update_last_known
from ptdiary.store.opening import check_after_opening, close_diary, open_diary
from ptdiary.store.recovery import find_recovery, recover
from ptdiary.store.restoring import bring_back_missing
from ptdiary.store.sync_programs import conflict_copies
from tests.clocks import NOW
from tests.disturbing import MOVED, deleted, disturbed, emptied, overwritten, renamed, replaced
from tests.faults.making import altered, entries, entry, fill, ids, ids_in, refused, started
from tests.systems import needs_moving, needs_signals

GONE = (
    "The diary {path} is gone, but copies of it are still there. Bring one back, or look for the"
    " file where it was moved to."
)
MISSING = "There is no diary at {path}. Choose another file, or start a new diary."
EMPTY = "{path} is empty: it holds no diary. Bring back a copy, or start under a new name."
LOCKED = (
    "Another program is using {path}, often a backup or a virus scanner. Wait a moment, then try"
    " again."
)
DAMAGED = "Part of {path} is damaged. Nothing was deleted. Bring back a copy of the diary."


@needs_moving
@pytest.mark.parametrize(
    "disturb",
    [
        pytest.param(deleted, id="F24"),
        pytest.param(renamed, id="F25"),
        pytest.param(replaced, id="F26"),
    ],
)
def test_F24_F25_F26_deleted_renamed_or_replaced_while_open(path, disturb):
    with disturbed(path, disturb) as store:
        store.backup(path.with_name("rescued"))
    assert "this session" in ids_in(path.with_name("rescued"))
    if disturb is replaced:
        assert ids_in(path) == {"e0", "e1", "e2"}


@needs_moving
@pytest.mark.parametrize(
    "disturb",
    [
        pytest.param(deleted, id="F24"),
        pytest.param(renamed, id="F25"),
        pytest.param(replaced, id="F26"),
    ],
)
def test_F24_F25_F26_deleted_renamed_or_replaced_in_the_midst_of_a_save(path, disturb):
    """SQLite itself keeps on writing to the file that has no name any more."""
    fill(path, 3)
    newer = path.with_name("newer")
    shutil.copy(path, newer)
    with Store.open(newer) as other:
        for number in range(5):
            other.keep(entry(f"there {number}"))
    with Store.open(path) as store:

        def save():
            with store.changing() as change:
                change.keep(entry("not saved"))
                disturb(path, newer)

        error = refused(save)
        assert (error.kind, str(error)) == ("moved", MOVED.format(path=path))


@needs_moving
def test_F25_a_folder_that_was_taken_away_while_it_was_open_is_not_made_anew(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / "diary.ptdiary"
    fill(path, 3)
    opened = open_diary(path)
    opened.store.keep(entry("this session"))
    stick.rename(tmp_path / "gone")
    error = refused(lambda: Backups(path).make_if_due(opened.store))
    assert (error.kind, str(error)) == ("missing", MISSING.format(path=path))
    with pytest.raises(FileError):
        Drafts(path.with_name("diary.ptdiary.drafts")).keep("entry", NOW, {})
    update_last_known(path, held=True)
    assert close_diary(opened.store) != ""
    assert not stick.exists()
    assert "this session" in ids_in(tmp_path / "gone" / path.name)


def test_F27_overwritten_in_place_by_an_older_file(path):
    fill(path, 3)
    older = path.with_name("older")
    shutil.copy(path, older)
    with open_diary(path).store as store:
        store.keep(entry("this session"))
        Backups(path).make(store)
        overwritten(path, older)
        assert refused(lambda: store.keep(entry("not saved"))).kind == "moved"
        assert path.read_bytes() == older.read_bytes()  # what is not saved is not in it either
    with open_diary(path).store as store:  # the older file, and the copy to merge it with
        bring_back_missing(store, Backups(path).newest_good().path)
        assert "this session" in ids(store)


def both_wrote(path, here, there):
    """A store that has kept so many entries, and a file that another computer kept others in."""
    fill(path, 3)
    theirs = path.with_name("theirs")
    shutil.copy(path, theirs)
    with Store.open(theirs) as other:
        for number in range(there):
            other.keep(entry(f"there {number}"))
    store = Store.open(path)
    store.read()
    for number in range(here):
        store.keep(entry(f"here {number}"))
    return store, theirs


def test_F27_overwritten_in_place_while_it_is_read(path):
    store, theirs = both_wrote(path, 1, 1)
    with store:

        def beside(work):
            diary = work()
            overwritten(path, theirs)
            return diary

        store._beside = beside
        assert "here 0" in {each.id for each in store.read().entries}
        store._beside = None
        assert "there 0" in {each.id for each in store.news().entries}
        assert store.news() is None


def test_F27_overwritten_in_place_by_a_newer_file_that_sqlite_wrote_into_less_often(path):
    """How often SQLite wrote into a file is not how many changes the diary has seen."""
    store, theirs = both_wrote(path, 0, 5)
    with closing(sqlite3.connect(path)) as other:
        for number in range(20):
            other.execute(f"PRAGMA user_version = {number}")
    with store:
        store.keep(entry("here"))
        overwritten(path, theirs)
        store.keep(entry("next"))
    assert {"there 4", "next"} <= ids_in(path)


@needs_moving
def test_F26_replaced_by_a_file_of_the_same_time_and_size(path):
    store, theirs = both_wrote(path, 1, 1)
    with store:
        own = path.stat()
        assert theirs.stat().st_size == own.st_size
        os.utime(theirs, ns=(own.st_atime_ns, own.st_mtime_ns))
        replaced(path, theirs)
        store.keep(entry("next"))
    assert ids_in(path) >= {"there 0", "next"}


def test_F27_an_older_file_is_told_at_the_next_start(path):
    fill(path, 3)
    shutil.copy(path, path.with_name("older"))
    with Store.open(path) as store:
        store.keep(*entries(5, first=10))
    open_diary(path).store.close()
    overwritten(path, path.with_name("older"))
    opened = open_diary(path)
    opened.store.close()
    assert (opened.shortfall.known, opened.shortfall.found, opened.shortfall.older) == (8, 3, True)


def test_F28_cut_to_nothing_while_open(path):
    disturbed(path, emptied)._connection.close()
    assert path.read_bytes() == b""  # no table was made anew


def with_copy(path, count=5):
    fill(path, count)
    with open_diary(path).store as store:
        Backups(path).make(store)
    return path


def test_F29_missing_at_the_start_while_copies_are_there(path):
    with_copy(path).unlink()
    error = refused(lambda: open_diary(path, create=True))
    assert (error.kind, str(error)) == ("gone", GONE.format(path=path))
    assert not path.exists()
    ways = find_recovery(path)
    assert (ways.best, ways.after["backup"].entries, ways.readable) == ("backup", 5, None)
    done = recover(path, "backup")
    assert (done.contents.entries, done.kept) == (5, None)
    assert len(ids_in(path)) == 5


def test_F29_missing_at_the_start_while_only_its_state_is_known(path):
    fill(path, 1)
    open_diary(path).store.close()
    shutil.rmtree(Backups(path).folder, ignore_errors=True)
    path.unlink()
    assert refused(lambda: Store.open(path, create=True)).kind == "gone"
    assert find_recovery(path).best is None


def test_F30_empty_at_the_start(path):
    with_copy(path)
    path.write_bytes(b"")
    error = refused(lambda: open_diary(path, create=True))
    assert (error.kind, str(error)) == ("empty", EMPTY.format(path=path))
    assert path.read_bytes() == b""
    assert recover(path, "backup").contents.entries == 5


CONFLICTS = {
    "diary (conflicted copy).ptdiary": "Dropbox",
    "diary (Anna's conflicted copy 2026-11-21).ptdiary": "Dropbox",
    "diary (conflicted copy 2026-11-21 091200).ptdiary": "Nextcloud",
    "diary.sync-conflict-20261121-091200-ABCDEFG.ptdiary": "Syncthing",
    "diary-PC2.ptdiary": "OneDrive",
    "diary 2.ptdiary": "iCloud Drive",
    "diary (1).ptdiary": "Google Drive",
    "diary_conflict-20261121-091200.ptdiary": "ownCloud",
}


@pytest.mark.parametrize(("name", "made_by"), CONFLICTS.items())
def test_F31_a_conflict_copy_is_there(path, name, made_by):
    fill(path, 3)
    shutil.copy(path, path.with_name(name))
    with Store.open(path.with_name(name)) as other:
        other.keep(entry("there"))
    with Store.open(path) as store:
        store.keep(entry("here"))
        before = ids(store)
        (found,) = conflict_copies(store)
        assert (found.path.name, found.made_by) == (name, made_by)
        assert (found.numbers.added, found.numbers.same, found.numbers.only_here) == (1, 3, 1)
        assert check_after_opening(store).conflicts == (found,)
        assert ids(store) == before  # nothing by itself
        bring_back_missing(store, found.path)
        assert ids(store) == before | {"there"}
        assert not conflict_copies(store)[0].has_news
        assert found.path.exists()


def test_F31_another_diary_and_our_own_files_are_no_conflict_copies(path):
    fill(path, 3)
    fill(path.with_name("diary-MUM.ptdiary"), 2, first=100)
    with open_diary(path).store as store:
        Backups(path).make(store)
        store.backup(path.with_name("diary.ptdiary.damaged-1"))
        assert conflict_copies(store) == ()


def test_F31_a_conflict_copy_that_cannot_be_read_is_told(path):
    fill(path, 1)
    name = path.with_name("diary (conflicted copy).ptdiary")
    name.write_bytes(b"half of")
    with Store.open(path) as store:
        (found,) = conflict_copies(store)
    assert found.problem == (
        f"{name} is not a PT Diary file. It was left as it is. Choose another file."
    )
    assert found.has_news


def opened_or_refused(path):
    """What is said at the start: nothing, that records are gone, or why the diary does not open."""
    try:
        opened = open_diary(path)
    except StoreError as error:
        return str(error)
    opened.store.close()
    return None if opened.shortfall is None else "fewer"


HALF = """
import sys, time
from pathlib import Path
from ptdiary.store.connection import connect

connection = connect(Path(sys.argv[1]), read_only=False)
connection.execute("PRAGMA cache_spill = 1")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE entries SET note = note || 'half'")
print("half", flush=True)
time.sleep(60)
"""


def left_half_done(path):
    """A diary of which half was overwritten when the program was killed, with its journal."""
    fill(path, 300)
    child = started(HALF, path)
    assert child.stdout.readline() == "half\n"
    child.kill()
    child.communicate()
    journal = path.with_name(path.name + "-journal")
    assert journal.stat().st_size > 0
    return journal


@pytest.mark.parametrize("read_only", [True, False])
def test_F33_a_journal_that_a_crash_left(path, read_only):
    left_half_done(path)
    with Store.open(path, read_only=read_only) as store:
        assert store.check().whole
        assert not any("half" in each.note for each in store.read().entries)


def test_F34_the_journal_was_cleaned_away(path):
    with_copy(path, 2)
    left_half_done(path).unlink()
    said = opened_or_refused(path)
    assert said in {None, DAMAGED.format(path=path)}
    if said is None:
        assert len(ids_in(path)) == 300
    else:
        assert find_recovery(path).best == "both"


def test_F35_an_older_file_with_a_newer_journal(path):
    fill(path, 20)
    older = path.read_bytes()
    with Store.open(path) as store:
        store.keep(*entries(280, first=20))
    open_diary(path).store.close()
    journal = left_half_done(path)
    kept = journal.read_bytes()
    path.write_bytes(older)
    journal.write_bytes(kept)
    said = opened_or_refused(path)
    assert said in {"fewer", DAMAGED.format(path=path)} or len(ids_in(path)) >= 300


def test_F35_a_journal_that_a_crash_left_is_not_rolled_back_into_the_diary_made_anew(path):
    with_copy(path, 5)
    journal = left_half_done(path)
    left = journal.read_bytes()
    damaged = altered(path, lambda content: content.__setitem__(slice(16), bytes(16)))
    assert refused(lambda: open_diary(path)).kind == "not_a_diary"
    done = recover(path, "backup")
    assert not journal.exists()
    assert ids_in(path) == {f"e{number}" for number in range(5)}
    assert done.kept.read_bytes() == damaged
    assert done.kept.with_name(done.kept.name + "-journal").read_bytes() == left


def test_F36_a_file_that_arrives_with_a_write_ahead_log(path):
    fill(path, 3)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE entries SET note = 'in the log'")
        other.commit()
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{path.with_name('arrived')}{end}")
    arrived = path.with_name("arrived")
    assert arrived.with_name("arrived-wal").stat().st_size > 0
    with open_diary(arrived).store as store:
        assert {each.note for each in store.read().entries} == {"in the log"}
        assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)


HOLDER = """
import sqlite3, sys, time

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
connection.execute("ROLLBACK")
"""


def test_F37_held_for_a_moment_by_another_program(path):
    fill(path, 1)
    holder = started(HOLDER, path, 0.8)
    holder.stdout.readline()
    with Store.open(path) as store:
        store.keep(entry("waited"))
        assert len(ids(store)) == 2
    holder.communicate()


@needs_signals
def test_F38_held_for_long_and_by_a_program_that_stands_still(path):
    fill(path, 1)
    holder = started(HOLDER, path, 30)
    holder.stdout.readline()
    holder.send_signal(signal.SIGSTOP)
    with Store.open(path) as store:
        error = refused(lambda: store.keep(entry("new")))
        assert (error.kind, str(error)) == ("locked", LOCKED.format(path=path))
        holder.kill()
        holder.communicate()
        store.keep(entry("new"))  # Try again
        assert len(ids(store)) == 2
