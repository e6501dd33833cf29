"""The step from version 1 to version 2: every word of an old diary comes over, and stays."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from sqlite_utils import Database

from ptdiary.diary.document import read_document, write_document
from ptdiary.diary.entry import Checks, Entry, NerveSigns, Sides
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.connection import connect, schema_of
from ptdiary.store.exchange.document import Merged, export_document, merge
from ptdiary.store.migrations import SCHEMAS
from ptdiary.store.migrations.step_2 import require_same
from ptdiary.store.restoring import bring_back_missing, read_copy
from ptdiary.store.salvage import salvage
from tests.cli.command_line import ptdiary
from tests.clocks import NOW
from tests.faults.steps import RECORDED, TWO, columns_of, put_version_1, recorded, rows_of
from tests.records import diaries


@pytest.fixture
def old(tmp_path):
    """A diary of version 1, with 300 entries more than were recorded."""
    put_version_1(tmp_path / "old.ptdiary", more=300)
    return tmp_path / "old.ptdiary"


def changed(path, *statements):
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            other.execute(statement)


def test_every_row_comes_over_to_the_letter_and_says_nothing_new(old):
    columns, before = columns_of(old), rows_of(old)
    assert len(before["entries"]) == 304  # one of them removed
    assert len(before["history"]) == 1
    Store.open(old, migrations=TWO).close()
    assert rows_of(old, columns) == before
    new = {
        table: [name for name in names if name not in columns[table]]
        for table, names in columns_of(old).items()
        if table in columns
    }
    assert [len(new[table]) for table in ("entries", "profile", "sessions")] == [46, 14, 2]
    for table, rows in rows_of(
        old, {table: names for table, names in new.items() if names}
    ).items():
        assert {value for row in rows for value in row} <= {None}, table
    for table in set(columns_of(old)) - set(columns):
        assert rows_of(old)[table] == []


def test_the_file_is_then_as_a_new_one(old):
    Store.open(old, migrations=TWO).close()
    with closing(connect(old, read_only=True)) as opened:
        assert schema_of(opened) == SCHEMAS[1]
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_old_words_are_history_to_the_letter_and_can_be_read(old):
    with Store.open(old, migrations=TWO) as store:
        (earlier,) = store.history(Entry, "bare")
        assert earlier.record.id == "bare"


def test_what_version_1_did_not_know_can_be_kept_afterwards(old):
    new = Entry(
        id="bare", at=NOW, checks=Checks(saddle="known", sudden_weakness="no"),
        nerve_signs=NerveSigns(numbness=Sides(left="less", one_side="new")),
    )  # fmt: skip
    with Store.open(old) as store:
        store.keep(new)
        assert store.read().find(Entry, "bare") == new


def test_the_copy_made_before_is_of_version_1_and_can_be_brought_back(old, path):
    before = rows_of(old)
    Store.open(old).close()
    (copy,) = Backups(old).list()
    assert (copy.reason, copy.verified) == ("before_upgrade", True)
    assert (copy.contents.entries, copy.contents.removed) == (303, 1)
    assert rows_of(copy.path) == before
    with Store.open(path, create=True) as store:
        assert bring_back_missing(store, copy.path).after.entries == 303
        assert rows_of(copy.path) == before


def test_an_old_diary_can_be_read_where_nothing_may_be_written(old):
    before = old.read_bytes()
    with Store.open(old, read_only=True) as store:
        assert len(store.read().entries) == 303
        with pytest.raises(StoreError) as caught:
            store.keep(Entry(id="new", at=NOW))
        assert caught.value.kind == "not_allowed"
        assert store.check().version == 1
        store.backup(old.with_name("copy"))
    assert rows_of(old.with_name("copy")) == rows_of(old)
    assert len(read_copy(old).versions[Entry]) == 304
    assert old.read_bytes() == before
    assert Backups(old).list() == ()


def test_an_old_diary_that_another_program_has_altered_is_not_brought_up_to_date(old):
    changed(
        old,
        "CREATE TRIGGER thief AFTER INSERT ON history BEGIN DELETE FROM entries; END",
    )
    before = old.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(old)
    assert caught.value.kind == "altered"
    assert old.read_bytes() == before


def test_a_row_that_the_new_checks_refuse_leaves_version_1(old):
    changed(old, "UPDATE entries SET travels = 'often' WHERE id = 'old 7'")
    before = rows_of(old)
    with pytest.raises(StoreError) as caught:
        Store.open(old)
    assert caught.value.kind == "damaged"  # and so salvage is offered
    assert rows_of(old) == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE new SET word = 'other' WHERE number = 2",
        "UPDATE new SET word = NULL WHERE number = 2",
        "UPDATE new SET word = '' WHERE number = 3",
        "DELETE FROM new WHERE number = 2",
        "INSERT INTO new VALUES (9, 'more')",
        "INSERT INTO new SELECT * FROM new WHERE number = 1",
    ],
)
def test_rows_that_are_not_the_same_are_noticed(change):
    with closing(sqlite3.connect(":memory:")) as connection:
        db = Database(connection)
        for table in ("old", "new"):
            db.execute(f"CREATE TABLE {table} (number INTEGER, word TEXT)")
            db.execute(f"INSERT INTO {table} VALUES (1, 'one'), (2, 'two'), (3, NULL)")  # noqa: S608
        require_same(db, "SELECT * FROM old", "SELECT * FROM new")
        db.execute(change)
        with pytest.raises(sqlite3.IntegrityError):
            require_same(db, "SELECT * FROM old", "SELECT * FROM new")


def test_no_word_is_left_in_a_free_page(old):
    changed(old, "UPDATE entries SET private_note = 'CANARY' WHERE id LIKE 'old %'")
    assert b"CANARY" in old.read_bytes()
    with Store.open(old) as store:
        store.purge(Entry, *(f"old {number}" for number in range(300)))
    assert b"CANARY" not in old.read_bytes()


@pytest.mark.parametrize("version", [1, 2])
def test_a_recorded_document_goes_in_comes_out_as_version_2_and_goes_in_again(store, version):
    first = read_document((RECORDED / f"version-{version}.json").read_bytes())
    added = merge(store, first)
    assert added == Merged(added=added.added)
    out = write_document(export_document(store.read(), first.exported_at, complete=True))
    assert out == recorded(version)
    assert merge(store, read_document(out)) == Merged(same=added.added)
    assert write_document(export_document(store.read(), first.exported_at, complete=True)) == out


@given(diary=diaries(version=1))
@settings(max_examples=30)
def test_any_document_of_version_1_goes_in_and_comes_out_as_version_2(tmp_path_factory, diary):
    plain = json.loads(write_document(export_document(diary, NOW, complete=True)))
    first = read_document(json.dumps(plain | {"version": 1}).encode())
    with Store.open(tmp_path_factory.mktemp("old") / "d", create=True) as store:
        merge(store, first)
        out = write_document(export_document(store.read(), NOW, complete=True))
        said = json.loads(out)
        assert {**said, "app_version": ""} == {**plain, "app_version": ""}
        assert said["version"] == 2
        merged = merge(store, read_document(out))
        assert merged == Merged(same=merged.same)


def test_the_command_line_takes_version_1_and_writes_version_2(tmp_path):
    old = RECORDED / "version-1.json"
    assert ptdiary("import", "d.ptdiary", old, cwd=tmp_path).returncode == 0
    for number, diary in enumerate((old, RECORDED / "version-1.ptdiary", "d.ptdiary")):
        out = tmp_path / f"{number}.json"
        done = ptdiary("export", diary, "--format", "json", "--out", out, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(out.read_bytes())["version"] == 2
        assert (
            read_document(out.read_bytes()).diary.profile
            == read_document(recorded(1)).diary.profile
        )


def test_the_command_line_holds_version_1_to_its_own_limits(tmp_path):
    plain = json.loads((RECORDED / "version-1.json").read_bytes())
    plain["entries"][0]["checks"] = {"fever": "known"}
    (tmp_path / "old.json").write_text(json.dumps(plain), "utf-8")
    done = ptdiary("import", "d.ptdiary", "old.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "entries[0].checks.fever: 'known' is not one of yes, no, unsure, declined" in done.stderr
    assert not (tmp_path / "d.ptdiary").exists()


def test_the_recorded_diary_and_its_document_say_the_same(tmp_path):
    for version in (1, 2):
        shutil.copy(RECORDED / f"version-{version}.ptdiary", tmp_path / f"{version}")
        document = read_document(recorded(version))
        with Store.open(tmp_path / f"{version}") as store:
            assert store.read() == document.diary
            merged = merge(store, document)
            assert merged == Merged(same=merged.same)


@pytest.mark.parametrize("version", [1, 2])
def test_all_of_a_recorded_diary_can_be_read_row_by_row(version):
    file = RECORDED / f"version-{version}.ptdiary"
    found, whole = salvage(file), read_copy(file)
    assert found.versions == whole.versions
    assert found.history == whole.history
    assert found.doubtful == frozenset()
