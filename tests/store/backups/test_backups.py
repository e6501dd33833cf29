"""A copy is the whole diary or is not there."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Exercise, Session
from ptdiary.files import FileError
from ptdiary.store import Store, StoreError
from tests.clocks import NOW
from tests.disks import tiny_disk
from tests.tracing import calls_of, needs_strace, with_faults


@pytest.fixture(name="full_store")
def store_with_history(store):
    store.keep(*(Entry(id=f"e{number}", at=NOW, note="words " * 50) for number in range(50)))
    store.keep(Session(id="s", ended_at=NOW, exercises=(Exercise(name="bridge"),)))
    store.keep(Entry(id="e1", at=NOW, note="edited"))
    store.remove(Entry, "e2")
    return store


def test_a_copy_holds_everything_history_and_removed_too(full_store, tmp_path):
    full_store.backup(tmp_path / "copy")
    with Store.open(tmp_path / "copy") as copy:
        assert copy.read() == full_store.read()
        assert copy.removed() == full_store.removed()
        assert copy.history(Entry, "e1") == full_store.history(Entry, "e1")
        assert copy.check().whole
    assert {each.name for each in tmp_path.iterdir()} == {
        "copy", "diary.ptdiary", "diary.ptdiary-journal",
    }  # fmt: skip


def test_a_copy_replaces_an_older_one(full_store, tmp_path):
    full_store.backup(tmp_path / "copy")
    full_store.keep(Entry(id="new", at=NOW))
    full_store.backup(tmp_path / "copy")
    with Store.open(tmp_path / "copy") as copy:
        assert copy.read() == full_store.read()


def test_a_full_disk_keeps_the_older_copy(full_store, tmp_path):
    with tiny_disk(tmp_path / "disk", "200k") as disk:
        with Store.open(tmp_path / "small", create=True) as small:
            small.backup(disk / "copy")
        before = (disk / "copy").read_bytes()
        with pytest.raises(StoreError) as caught:
            full_store.backup(disk / "copy")
        assert caught.value.kind == "full"
        assert str(caught.value) == (
            f"The disk is full, so this is not saved yet in {disk / 'copy'}. Make room, then try"
            " again."
        )
        assert (disk / "copy").read_bytes() == before
        assert [each.name for each in disk.iterdir()] == ["copy"]
    full_store.keep(Entry(id="works again", at=NOW))


def test_a_missing_folder_is_told(full_store, tmp_path):
    with pytest.raises(FileError, match=r"^There is no folder .*gone, so copy was not written\.$"):
        full_store.backup(tmp_path / "gone" / "copy")


def test_the_diary_itself_is_not_overwritten_by_its_copy(full_store):
    before = full_store.path.read_bytes()
    with pytest.raises(FileError) as caught:
        full_store.backup(full_store.path.parent / "." / full_store.path.name)
    assert "is the diary itself. Choose another name for the copy." in str(caught.value)
    assert full_store.path.read_bytes() == before


def test_a_damaged_diary_is_not_copied_over_a_good_copy(full_store, tmp_path):
    full_store.backup(tmp_path / "copy")
    before = (tmp_path / "copy").read_bytes()
    content = bytearray(full_store.path.read_bytes())
    content[-4096 * 6 : -4096 * 3] = bytes(4096 * 3)
    full_store.path.write_bytes(content)
    full_store._connection.execute("PRAGMA shrink_memory")
    with Store.open(tmp_path / "copy") as good:
        entries = good.read().entries
    with pytest.raises(StoreError) as caught:
        full_store.backup(tmp_path / "copy")
    assert caught.value.kind == "damaged"
    assert (tmp_path / "copy").read_bytes() == before
    assert len(entries) == 49


def test_a_diary_whose_index_is_damaged_is_not_copied(full_store, tmp_path):
    """Row by row the copy would be the same."""
    connection = full_store._connection
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'entries'"
    ).fetchone()
    content = bytearray(full_store.path.read_bytes())
    at = content.index(b"e49", (page - 1) * 4096, page * 4096)
    content[at : at + 3] = b"f49"
    full_store.path.write_bytes(content)
    connection.execute("PRAGMA shrink_memory")
    with pytest.raises(StoreError) as caught:
        full_store.backup(tmp_path / "copy")
    assert caught.value.kind == "damaged"
    assert not (tmp_path / "copy").exists()


COPIER = """
import sys
from pathlib import Path
from ptdiary.store import Store, StoreError

with Store.open(Path(sys.argv[1])) as store:
    try:
        store.backup(Path(sys.argv[2]))
    except StoreError as error:
        print(error.kind)
"""


@needs_strace
def test_a_copy_that_lost_some_words_on_its_way_to_the_disk_is_none(path, tmp_path):
    """A page of a long note, of which SQLite's own check knows nothing."""
    with Store.open(path, create=True) as store:
        store.keep(Entry(id="long", at=NOW, note="words " * 3000 + "the end"))
        store.keep(Entry(id="after", at=NOW, note="words " * 3000))
    page = path.read_bytes().index(b"the end") // 4096 * 4096
    copy, log = tmp_path / "copy", tmp_path / "log"
    written = calls_of("pwrite64", log, COPIER, path, copy)
    (number,) = [
        index
        for index, (_, arguments, _) in enumerate(written, start=1)
        if ".part>" in arguments and arguments.endswith(f", 4096, {page}")
    ]
    copy.unlink()
    done = with_faults("pwrite64", f"retval=4096:when={number}", COPIER, path, copy)
    assert (done.stdout, done.stderr) == ("damaged\n", "")
    assert not copy.exists()


def test_a_copy_waits_for_a_lock_and_tells_it(full_store, tmp_path):
    with closing(sqlite3.connect(full_store.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as caught:
            full_store.backup(tmp_path / "copy")
    assert caught.value.kind == "locked"
    assert not (tmp_path / "copy").exists()
    full_store.keep(replace(full_store.read().entries[0], soreness=1))
