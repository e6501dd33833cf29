"""A table comes in whole or not at all: given up, refused, no room, a failing disk, a kill."""

import sqlite3
from dataclasses import replace

import pytest

from ptdiary.diary import Session
from ptdiary.files import FileError
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.exchange.table import import_rows
from tests.clocks import NOW
from tests.disks import tiny_disk
from tests.faults.making import fill, ids_in, killed, refused
from tests.faults.steps import rows_of
from tests.faults.tables import lines
from tests.tracing import needs_strace, with_faults

HELD, TOLD = 20, 600
OVERLAP = 10  # of the lines tell of an entry that is there
AFTER = HELD + TOLD - OVERLAP


@pytest.fixture
def diary(path):
    return fill(path, HELD)


def table():
    return lines(TOLD, first=HELD - OVERLAP)


def is_as_before(path, content, rows):
    """Nothing of the file has changed, and it is whole."""
    assert path.read_bytes() == content
    assert rows_of(path) == rows
    assert len(ids_in(path)) == HELD
    assert not path.with_name(f"{path.name}-journal").exists()


def test_a_table_that_is_given_up_half_way_leaves_the_diary_to_the_byte(diary):
    content, rows = diary.read_bytes(), rows_of(diary)

    class GivenUpError(Exception):
        pass

    def tell(done, _of):
        if done:
            raise GivenUpError

    with Store.open(diary) as store, pytest.raises(GivenUpError):
        import_rows(store, table(), tell)
    is_as_before(diary, content, rows)


def test_a_line_that_makes_no_record_takes_those_before_it_along(diary):
    began = Session(id="s", started_at=NOW, ended_at=NOW)
    with Store.open(diary) as store:
        store.keep(began)
    content, rows = diary.read_bytes(), rows_of(diary)
    early = replace(began, started_at=None, ended_at=NOW.replace(year=2020))
    bad = replace(table()[0], record=early, told=("ended_at",), line=TOLD + 2)
    with Store.open(diary) as store:
        error = refused(lambda: import_rows(store, [*table(), bad]))
    assert (error.kind, f"line {TOLD + 2}" in str(error)) == ("invalid", True)
    is_as_before(diary, content, rows)


class FailsAt(sqlite3.Connection):
    """A connection of which one statement that writes an entry is met by an error of SQLite."""

    left = 0

    def execute(self, statement, *values):
        if statement.startswith("INSERT INTO entries"):
            type(self).left -= 1
            if type(self).left == 0:
                super().execute("SELECT * FROM nonesuch")
        return super().execute(statement, *values)


@pytest.mark.parametrize("at", [1, TOLD // 2, TOLD])
def test_an_error_of_the_library_at_any_row_leaves_the_diary_to_the_byte(diary, monkeypatch, at):
    content, rows = diary.read_bytes(), rows_of(diary)
    real = sqlite3.connect
    monkeypatch.setattr(FailsAt, "left", at)
    monkeypatch.setattr(
        sqlite3, "connect", lambda *words, **more: real(*words, factory=FailsAt, **more)
    )
    with Store.open(diary) as store, pytest.raises((StoreError, sqlite3.Error)):
        import_rows(store, table())
    monkeypatch.undo()
    is_as_before(diary, content, rows)


def test_a_table_for_which_there_is_no_room_leaves_the_diary_as_it_was(tmp_path):
    with tiny_disk(tmp_path / "disk", "900k") as disk:
        path = fill(disk / "diary.ptdiary", HELD)
        rows = rows_of(path)
        with Store.open(path) as store, pytest.raises((StoreError, FileError)) as error:
            import_rows(store, lines(4000))
        assert "full" in str(error.value)
        assert rows_of(path) == rows
        assert len(ids_in(path)) == HELD


IMPORTER = """
import sys
from pathlib import Path
from ptdiary.store import Store
from ptdiary.store.exchange.table import import_rows
from tests.faults.tables import lines

with Store.open(Path(sys.argv[1])) as store:
    rows = lines(int(sys.argv[2]), first=int(sys.argv[3]))
    print("ready", flush=True)
    import_rows(store, rows)
    print("done", flush=True)
"""


def test_F08_kill_while_a_table_comes_in(diary):
    content, rows = diary.read_bytes(), rows_of(diary)
    for seed in range(5):
        diary.write_bytes(content)
        killed(IMPORTER, diary, TOLD, HELD - OVERLAP, within=0.3, seed=seed)
        is_all_or_nothing(diary, rows)


@needs_strace
@pytest.mark.parametrize(("call", "every"), [("pwrite64", 25), ("fdatasync", 1)])
def test_F08_kill_at_any_call_while_a_table_comes_in(diary, call, every):
    """From the copy that is made before to the end of the transaction."""
    content, rows = diary.read_bytes(), rows_of(diary)
    half_way = 0
    for when in range(1, 1000):
        diary.write_bytes(content)
        fault = f"signal=KILL:when={when * every}"
        done = with_faults(call, fault, IMPORTER, diary, str(TOLD), str(HELD - OVERLAP))
        journal = diary.with_name(f"{diary.name}-journal")
        half_way += journal.exists() and journal.stat().st_size > 0
        if "done" in done.stdout:
            break
        is_all_or_nothing(diary, rows)
    assert half_way
    assert len(ids_in(diary)) == AFTER


def is_all_or_nothing(path, rows):
    with Store.open(path) as store:  # rolls back what was left
        assert store.check().whole
    found = len(ids_in(path))
    assert found in {HELD, AFTER}
    if found == HELD:
        assert rows_of(path) == rows
    assert all(each.verified for each in Backups(path).list())
