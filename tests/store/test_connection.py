"""The settings that make an entry stay once it is kept, and who may read the files."""

import ast
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.store import Store
from ptdiary.store.connection import connect
from tests.clocks import NOW
from tests.systems import needs_modes, needs_moving

PACKAGE = Path(__file__).parents[2] / "ptdiary"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("locking_mode", "normal"),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
    ],
)
def test_the_connection_is_set_so_that_nothing_is_lost(store, setting, value):
    assert store._connection.execute(f"PRAGMA {setting}").fetchone()[0] == value


def test_a_file_that_arrives_with_a_write_ahead_log_is_converted_with_all_its_entries(path):
    with Store.open(path, create=True) as store:
        store.keep(Entry(id="a", at=NOW))
    program = (
        "import os, sqlite3, sys\n"
        "other = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "other.execute('PRAGMA journal_mode = WAL')\n"
        "other.execute(\"UPDATE entries SET note = 'from the log'\")\n"
        "os._exit(0)\n"  # as a crash: the log stays
    )
    subprocess.run([sys.executable, "-c", program, path], check=True)
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    with Store.open(path) as store:
        assert store.read().entries[0].note == "from the log"
        assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    assert not path.with_name(f"{path.name}-wal").exists()


def test_a_journal_that_a_crash_left_is_rolled_back(path):
    with Store.open(path, create=True) as store:
        store.keep(Entry(id="a", at=NOW, note="kept"))
    program = (
        "import os, sqlite3, sys\n"
        "other = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "other.execute('PRAGMA cache_size = 1')\n"
        "other.execute('BEGIN')\n"
        "other.execute(\"UPDATE entries SET note = 'half'\")\n"
        "other.execute('CREATE TABLE big (x)')\n"
        "other.executemany('INSERT INTO big VALUES (?)', [('x' * 3000,)] * 300)\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", program, path], check=True)
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    with Store.open(path) as store:
        assert store.read().entries[0].note == "kept"
        assert store.check().whole


@needs_modes
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_their_owner_may_read_the_files(tmp_path, umask):
    before = os.umask(umask)
    try:
        path = tmp_path / "data" / "diary"
        with Store.open(path, create=True) as store:
            store.keep(Entry(id="a", at=NOW))
            store.backup(path.with_name("copy"))
            store._connection.execute("BEGIN IMMEDIATE")
            store._connection.execute("UPDATE state SET changes = changes")
            assert mode(path.with_name("diary-journal")) == 0o600
            store._connection.execute("ROLLBACK")
    finally:
        os.umask(before)
    assert mode(tmp_path / "data") == 0o700
    assert mode(path) == 0o600
    assert mode(path.with_name("copy")) == 0o600


@needs_modes
def test_a_folder_that_was_there_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    Store.open(tmp_path / "diary", create=True).close()
    assert mode(tmp_path) == 0o755


def test_only_reading_leaves_no_file_beside_the_diary(path):
    Store.open(path, create=True).close()
    for beside in path.parent.glob("*-journal"):
        beside.unlink()
    with Store.open(path, read_only=True) as store:
        store.read()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_opening_a_diary_that_is_up_to_date_needs_no_sqlite_utils(path):
    """Its import takes a quarter of the time in which the window is to show."""
    Store.open(path, create=True).close()
    program = (
        "import sys\nfrom pathlib import Path\nfrom ptdiary.store import Store\n"
        "Store.open(Path(sys.argv[1])).read()\n"
        "assert 'sqlite_utils' not in sys.modules and 'numpy' not in sys.modules\n"
    )
    root = str(PACKAGE.parent)
    subprocess.run(
        [sys.executable, "-c", program, path], env=os.environ | {"PYTHONPATH": root}, check=True
    )


def test_a_closed_diary_is_one_file(path):
    with Store.open(path, create=True) as store:
        store.keep(Entry(id="a", at=NOW))
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@needs_moving
def test_a_store_may_be_closed_twice_and_while_its_file_is_gone(path):
    store = Store.open(path, create=True)
    store.keep(Entry(id="a", at=NOW))
    path.unlink()
    store.close()
    store.close()


def test_a_setting_that_does_not_take_closes_the_connection(path):
    """A file under a lock cannot leave its write-ahead log; nothing goes on without that."""
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connect(path, read_only=False)


def calls_in(folder):
    for source in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield source.relative_to(PACKAGE).as_posix(), ast.unparse(node.func)


def test_no_other_module_opens_a_database():
    openers = {name for name, call in calls_in(PACKAGE) if call == "sqlite3.connect"}
    assert openers == {
        "store/connection.py",  # the live diary
        "store/backups/backup.py",  # a copy that is being made
        "store/migrations/__init__.py",  # a file that is brought up to date
    }


def test_nothing_is_written_by_a_call_that_would_make_a_missing_table():
    """sqlite-utils' insert() and upsert() make the table anew where it is gone, in silence."""
    calls = {call.rpartition(".")[2] for name, call in calls_in(PACKAGE / "store")}
    assert not calls & {"insert_all", "upsert", "upsert_all", "enable_wal", "transform"}
    tables = {call for _, call in calls_in(PACKAGE / "store") if call.endswith(".insert")}
    assert not tables


def test_a_fresh_connection_of_every_kind_waits_for_three_seconds(path):
    Store.open(path, create=True).close()
    for read_only in (False, True):
        with closing(connect(path, read_only=read_only)) as connection:
            assert connection.execute("PRAGMA busy_timeout").fetchone() == (3000,)
