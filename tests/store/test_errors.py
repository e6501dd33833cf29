"""Every kind of bad luck, provoked for real, and the sentence that it is told in."""

import errno
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ptdiary.store import Store, StoreError
from ptdiary.store.errors import kind_of_system
from tests.disks import tiny_disk
from tests.disturbing import disturbed, emptied, moved, overwritten
from tests.faults.making import entry, fill, ids_in, run
from tests.neighbours import another_program
from tests.systems import IS_WINDOWS, needs_free_names, needs_limits


def refused(path, **options):
    """The error with which opening a file is refused."""
    with pytest.raises(StoreError) as caught:
        Store.open(path, **options)
    return caught.value


def not_kept(store, record=None):
    with pytest.raises(StoreError) as caught:
        store.keep(record or entry("new"))
    return caught.value


def test_a_missing_file_is_missing_and_none_is_made(path):
    error = refused(path)
    assert error.kind == "missing"
    assert str(error) == f"There is no diary at {path}. Choose another file, or start a new diary."
    assert error.path == path
    assert not path.exists()


def test_an_empty_file_is_no_diary_even_where_one_may_be_made(path):
    path.touch()
    error = refused(path, create=True)
    assert error.kind == "empty"
    assert str(error) == (
        f"{path} is empty: it holds no diary. Bring back a copy, or start under a new name."
    )
    assert path.read_bytes() == b""


NOT_OURS = {
    "text": b"Dear diary, today my back hurts." * 10,
    "jpeg": b"\xff\xd8\xff\xe0" + bytes(500),
    "short": b"SQLite format 3\0",
}


@pytest.mark.parametrize("content", NOT_OURS.values(), ids=NOT_OURS)
def test_something_else_is_left_as_it_is(path, content):
    path.write_bytes(content)
    error = refused(path, create=True)
    assert error.kind == "not_a_diary"
    assert str(error) == (
        f"{path} is not a PT Diary file. It was left as it is. Choose another file."
    )
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_as_it_is(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    assert refused(path).kind == "not_a_diary"
    assert path.read_bytes() == before


def test_a_folder_is_no_diary(tmp_path):
    assert refused(tmp_path).kind == "not_a_diary"


def test_a_newer_file_is_refused_and_left_as_it_is(path):
    fill(path, 3)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    error = refused(path)
    assert error.kind == "newer"
    assert str(error) == (
        f"A newer PT Diary wrote {path}. Update PT Diary to open it. Nothing was changed."
    )
    assert path.read_bytes() == before


def test_a_lock_while_opening_is_told(path):
    fill(path, 1)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused(path).kind == "locked"


def test_a_full_disk_is_told_and_passes(tmp_path):
    with tiny_disk(tmp_path / "disk", "400k") as disk:
        fill(disk / "diary", 1)
        ballast = disk / "ballast"
        with Store.open(disk / "diary") as store:
            ballast.write_bytes(bytes(shutil.disk_usage(disk).free - 20_000))
            error = not_kept(store, entry("big", note="x" * 20_000, private_note="y" * 20_000))
            assert error.kind == "full"
            assert str(error) == (
                f"The disk is full, so this is not saved yet in {disk / 'diary'}."
                " Make room, then try again."
            )
            assert [each.id for each in store.read().entries] == ["e0"]
            ballast.unlink()
            store.keep(entry("big", note="x" * 20_000))
            assert len(store.read().entries) == 2
            assert store.check().whole


def test_a_new_diary_on_a_full_disk_leaves_nothing(tmp_path):
    with tiny_disk(tmp_path / "disk", "16k") as disk:
        assert refused(disk / "diary", create=True).kind == "full"
        assert list(disk.iterdir()) == []


@needs_limits
def test_a_disk_error_is_told(path):
    """A file that may not grow: to SQLite that is an error of the disk."""
    fill(path, 1)
    program = (
        "import resource, signal, sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from ptdiary.diary.entry import Entry\n"
        "from ptdiary.store import Store, StoreError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "size = store.path.stat().st_size\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try:\n"
        "    store.keep(Entry(id='big', at=datetime.now(UTC), note='x' * 20000))\n"
        "except StoreError as error:\n"
        "    print(error.kind, error)\n"
        "print(len(store.read().entries))\n"
    )
    told, count = run(program, path).splitlines()
    assert told == (
        f"disk The disk reported an error with {path}. Save a copy on another disk now."
    )
    assert count == "1"


def test_a_store_that_only_reads_keeps_nothing(path):
    fill(path, 1)
    before = path.read_bytes()
    with Store.open(path, read_only=True) as store:
        assert not_kept(store).kind == "not_allowed"
        assert len(store.read().entries) == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("disturb", [*moved(), overwritten, emptied])
def test_a_file_that_is_disturbed_while_it_is_open_says_saved_no_more(path, disturb):
    disturbed(path, disturb).close()
    if path.exists():
        assert not path.read_bytes() or b"this session" not in path.read_bytes()


DAMAGED = "Part of {path} is damaged. Nothing was deleted. Bring back a copy of the diary."


def page_one(content):
    content[100:140] = bytes(range(40))


def a_page_of_zeros(content):
    content[-8192:-4096] = bytes(4096)


def many_pages(content):
    rnd = random.Random(1)
    for start in range(8192, len(content), 8192):
        content[start : start + 64] = rnd.randbytes(64)


def the_tail(content):
    del content[len(content) // 2 :]


def the_version_of_the_format(content):
    content[18:20] = b"\x09\x09"


@pytest.mark.parametrize(
    "damage", [page_one, a_page_of_zeros, many_pages, the_tail, the_version_of_the_format]
)
def test_damage_is_found_when_the_file_is_opened(path, damage):
    fill(path, 300)
    content = bytearray(path.read_bytes())
    damage(content)
    path.write_bytes(content)
    error = refused(path)
    assert error.kind == "damaged"
    assert str(error) == DAMAGED.format(path=path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("bad", [b"\xff\xfe\xff", b"\xe4ge!"])
def test_words_that_are_no_text_any_more_are_told(path, bad):
    """SQLite's own check finds nothing wrong with bytes inside a text."""
    fill(path, 2)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"words words", bad + b"words words"[len(bad) :]))
    with Store.open(path) as store:
        with pytest.raises(StoreError) as caught:
            store.read()
        assert caught.value.kind == "damaged"
        assert not store.check().whole


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("regions", '["moon.left"]'), ("regions", '["lumbar.left",,"neck.centre"]'),
            ("quality", '["sharp", "sharp"]'),
        ("at", "2026-13-45T99:00:00+01:00"), ("worse_with", '["\\ud800"]'),
    ],
)  # fmt: skip
def test_an_answer_that_another_program_wrote_and_that_is_none_is_told(store, column, value):
    store.keep(entry())
    with another_program(store.path) as other:
        other.execute(f"UPDATE entries SET {column} = ?", [value])  # noqa: S608
    with pytest.raises(StoreError) as caught:
        store.read()
    assert caught.value.kind == "damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
        "CREATE VIEW v AS SELECT * FROM entries",
        "CREATE TABLE more (x TEXT)",
        "ALTER TABLE entries ADD COLUMN made_up TEXT",
        "DROP TABLE history",
    ],
)
def test_a_file_that_another_program_rebuilt_is_refused(path, statement):
    fill(path, 1)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)
    before = path.read_bytes()
    error = refused(path)
    assert error.kind == "altered"
    assert str(error) == (
        f"Another program has changed how {path} is built. It was left as it is. Bring back a copy"
        " of the diary."
    )
    assert path.read_bytes() == before


def test_an_error_quotes_no_word_of_the_diary(store):
    """Neither the sentence nor what it is chained to, as both may reach a log."""
    with another_program(store.path) as other:
        other.execute("DROP TABLE history")
    store.keep(entry(note="canary"))
    with pytest.raises(StoreError) as caught:
        store.keep(entry(note="canary two"))
    error = caught.value
    assert "canary" not in str(error)
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_an_unknown_error_stays_what_it_is(store):
    """A bug is no bad luck: it keeps its traceback."""
    with pytest.raises(sqlite3.OperationalError, match="syntax"), store.changing() as change:
        change._connection.execute("SELEC 1")
    store.keep(entry())


NAMES = ["a b", "a#b", "100%25", "quote'", "übung 🙂 走", "x" * 80, ";&"]
NAMES_ELSEWHERE = ["a?b=1", "quote'\"", "back\\slash", "x" * 150]
KEPT_BY_WINDOWS = [
    "a?b=1",
    "quote'\"",
    "at:once",
    "dot.",
    "blank ",
    "CON",
    "nul.ptdiary",
    "com1 .x",
]


@pytest.mark.parametrize("name", KEPT_BY_WINDOWS)
def test_a_name_that_windows_keeps_to_itself_is_told_there(tmp_path, name):
    path = tmp_path / name / "diary"
    if IS_WINDOWS:
        error = refused(path, create=True)
        assert str(error) == f"{path} is not the name of a file."
        assert list(tmp_path.iterdir()) == []
    else:
        assert ids_in(fill(path, 2)) == {"e0", "e1"}


@pytest.mark.parametrize(
    "name", [*NAMES, *(pytest.param(each, marks=needs_free_names) for each in NAMES_ELSEWHERE)]
)
def test_any_name_of_a_folder_or_file_leads_to_the_same_diary(tmp_path, name):
    path = tmp_path / name / name
    fill(path, 2)
    with Store.open(path) as store:
        store.keep(entry("new"))
        store.backup(path.with_name("copy"))
    with Store.open(path.with_name("copy")) as copy:
        assert len(copy.read().entries) == 3
    assert {each.name for each in path.parent.iterdir()} <= {
        name, f"{name}-journal", "copy", "copy-journal",
    }  # fmt: skip


def test_a_path_may_be_relative(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    fill(Path("diary"), 2)
    with Store.open(Path("diary")) as store:
        assert len(store.read().entries) == 2


def test_a_disk_that_cannot_be_written_is_not_a_broken_one():
    assert kind_of_system(OSError(errno.EROFS, "Read-only file system")) == "not_allowed"
    assert kind_of_system(OSError(errno.EIO, "Input/output error")) == "disk"
