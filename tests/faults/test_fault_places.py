"""What lies where a diary is looked for and cannot be read: bad sectors, and what is no file."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.opening import open_diary
from ptdiary.store.recovery import find_recovery, recover
from ptdiary.store.salvage import salvage
from tests.faults.making import ROOT, entry, fill, ids_in, refused
from tests.systems import needs_pipes

COMPILER = shutil.which("cc")


def a_folder(path):
    path.mkdir()
    (path / "kept").write_text("of somebody")


def a_pipe(path):
    os.mkfifo(path)


def a_device(path):
    path.symlink_to("/dev/zero")


def a_huge_file(path):
    with path.open("wb") as file:
        file.truncate(3 << 30)


def a_huge_diary(path):
    other = path.with_name("other.ptdiary")
    fill(other)
    with other.open("r+b") as file:
        file.truncate(3 << 30)
    other.replace(path)


def memory_that_cannot_be_read(path):
    path.symlink_to("/proc/self/mem")


def another_programs_database(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE entries (id TEXT, note TEXT)")
        other.execute("INSERT INTO entries VALUES ('a', 'of somebody')")
        other.commit()


PLACES = (
    a_folder, a_huge_file, another_programs_database,
    *(pytest.param(each, marks=needs_pipes)
      for each in (a_pipe, a_device, memory_that_cannot_be_read)),
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_diary_is_refused_at_once_and_left_as_it_is(path, place):
    place(path)
    error = refused(lambda: open_diary(path, create=True))
    assert error.kind in ("not_a_diary", "empty", "disk")
    found = find_recovery(path)
    assert (found.best, found.readable) == (None, None)
    assert path.exists()


@pytest.mark.parametrize("place", [*PLACES, a_huge_diary])
def test_a_copy_takes_its_place_and_what_was_there_is_kept(path, place):
    fill(path)
    with open_diary(path).store as store:
        Backups(path).make(store)
    path.unlink()
    place(path)
    before = os.lstat(path)
    assert find_recovery(path).best is not None
    done = recover(path, "backup")
    assert len(ids_in(path)) == 200
    if done.kept is not None:  # of an empty file there is nothing to keep
        assert os.lstat(done.kept).st_size == before.st_size


@needs_pipes
@pytest.mark.parametrize("place", [a_pipe, a_device])
@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_what_is_no_file_where_sqlite_looks_for_its_own_is_named(path, place, ending):
    """SQLite would wait for a pipe without an end."""
    fill(path)
    beside = path.resolve().with_name(path.name + ending)
    place(beside)
    for read_only in (False, True):
        error = refused(lambda read=read_only: Store.open(path, read_only=read))
        assert (error.kind, error.path) == ("not_allowed", beside)
    beside.unlink()
    assert len(ids_in(path)) == 200


@needs_pipes
@pytest.mark.parametrize("place", [a_pipe, a_device])
def test_what_took_the_place_of_a_copy_is_no_copy(path, place):
    fill(path)
    with open_diary(path).store as store:
        copy = Backups(path).make(store).backup.path
    copy.unlink()
    place(copy)
    assert [each.verified for each in Backups(path).list() if each.path == copy] == [False]


@needs_pipes
def test_a_pipe_among_the_damaged_diaries_is_not_waited_for(path):
    fill(path)
    with open_diary(path).store as store:
        Backups(path).make(store)
    path.write_bytes(b"damaged")
    a_pipe(path.with_name(f"{path.name}.damaged-1"))
    assert recover(path, "backup").kept == path.with_name(f"{path.name}.damaged-2")


# Bad sectors: a library before the system's own gives EIO.

PROGRAM = """
import sys
from pathlib import Path
from ptdiary.diary.entry import Entry
from ptdiary.store import StoreError
from ptdiary.store.opening import open_diary
from ptdiary.store.recovery import find_recovery, recover
from ptdiary.store.salvage import salvage
path = Path(sys.argv[1])
try:
    open_diary(path)
    print("opened")
except StoreError as error:
    print(error.kind)
print(len(salvage(path).versions[Entry]), find_recovery(path).best)
done = recover(path, find_recovery(path).best)
print(done.kept.name, done.contents.entries)
"""


@pytest.fixture(scope="session")
def sectors(tmp_path_factory):
    library = tmp_path_factory.mktemp("sectors") / "bad_sectors.so"
    source = Path(__file__).with_name("bad_sectors.c")
    subprocess.run([COMPILER, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def with_bad_sectors(library, path, start, end):
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, path], cwd=ROOT, check=True, capture_output=True, text=True,
        env=os.environ | {
            "LD_PRELOAD": str(library), "BAD_FILE": str(path),
            "BAD_FROM": str(start), "BAD_TO": str(end),
        },
    )  # fmt: skip
    kind, found, kept = told.stdout.splitlines()
    return kind, int(found.split()[0]), kept.split()


@pytest.mark.skipif(COMPILER is None or sys.platform != "linux", reason="no compiler for Linux")
@pytest.mark.parametrize("where", ["the first", "the middle", "the last", "many"])
def test_a_sector_that_cannot_be_read_costs_what_is_in_it(path, sectors, where):
    fill(path)
    size = path.stat().st_size
    middle = size // 2 // 4096 * 4096
    start, end = {
        "the first": (0, 512),
        "the middle": (middle, middle + 4096),
        "the last": (size - 4096, size),
        "many": (middle, middle + 8 * 4096),
    }[where]
    before = path.read_bytes()
    kind, found, (kept, entries) = with_bad_sectors(sectors, path, start, end)
    assert kind in ("disk", "damaged")
    assert 100 < found <= 200
    assert int(entries) == found
    assert path.with_name(kept).read_bytes() == before


@pytest.mark.skipif(COMPILER is None or sys.platform != "linux", reason="no compiler for Linux")
def test_with_a_copy_nothing_is_lost_to_a_bad_sector(path, sectors):
    fill(path)
    with open_diary(path).store as store:
        Backups(path).make(store)
        store.keep(entry("since the copy"))
    _, found, (_, entries) = with_bad_sectors(sectors, path, 0, 4096)
    assert found > 0
    assert int(entries) >= 200
    assert {each.record.id for each in salvage(path).versions[Entry]} >= {"since the copy"}
