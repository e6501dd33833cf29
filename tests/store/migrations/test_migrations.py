"""The columns and checks of a new file against the limits of the records, and old files."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ptdiary.diary.columns import INNER, columns_of
from ptdiary.diary.document import read_document, write_document
from ptdiary.diary.limits import (
    Choice,
    Day,
    Flag,
    Many,
    Moment,
    Number,
    Record,
    Text,
    Whole,
    limits_of,
)
from ptdiary.store import Store, StoreError
from ptdiary.store.connection import schema_of
from ptdiary.store.exchange.document import export_document
from ptdiary.store.migrations import MIGRATIONS, SCHEMAS, name_of
from ptdiary.store.rows import KINDS, SINGLE, table_of
from tests.faults.steps import BAD, LATEST, NEXT, put_latest, recorded

RECORDED = Path(__file__).parents[2] / "recorded"
OWN = {"position", "as_of", "removed_at", "number", *SINGLE.values()}

EVERY_TABLE = [
    *((kind, table_of(kind)) for kind in KINDS),
    *((inner.kind, inner.table) for inner in INNER.values()),
]
EVERY_COLUMN = [
    pytest.param(table, column, id=f"{table}.{column.name}")
    for kind, table in EVERY_TABLE
    for column in columns_of(kind)
]

GOOD_TIME = "2026-11-21T09:30:00+01:00"


@pytest.fixture
def connection(store):
    """The tables of a new file, to put rows into without the store."""
    with closing(sqlite3.connect(store.path)) as opened:
        yield opened


def accepted(connection, table, values):
    names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
    try:
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*values.values()])  # noqa: S608
    except sqlite3.IntegrityError:
        return False
    finally:
        connection.rollback()
    return True


def smallest_row(connection, table):
    """The least that a row of a table may hold."""
    known = {
        "position": 1, "number": 0, "as_of": "now", "id": "x", "name": "x", "text": "x", "score": 1,
        "at": GOOD_TIME, "ended_at": GOOD_TIME, "with_whom": "doctor", "kind": "seen",
        "session_id": "x", "activity_id": "x", "plan_id": "x", "sign": "pain", "since": GOOD_TIME,
        "question": "x", "ways": '["a", "b"]', "order": "[0, 1, 1, 0]", "agreed_at": GOOD_TIME,
        "said_at": GOOD_TIME, "about": GOOD_TIME, "dots": "[0, 1, 2, 3, 4, 5, 6, 7, 8, 10]",
    }  # fmt: skip
    rows = connection.execute(f"PRAGMA table_info({table})")
    return {name: known[name] for _, name, _, needed, _, key in rows if needed or key}


def good_and_bad(limit):  # noqa: C901, PLR0911 one case for each kind of limit
    match limit:
        case Whole(low, high):
            return [low, high], [low - 1, high + 1, "x", 0.5]
        case Number(low, None):
            return [low, 1e300], [low - 0.01, "x"]
        case Number(low, high):
            return [low, high, (low + high) / 3], [low - 0.01, high + 0.01, "x"]
        case Text(longest, shortest):
            good = ["x" * longest, "🙂" * longest, "x" * shortest]
            return good, ["x" * (longest + 1), *(["x" * (shortest - 1)] if shortest else []), b"x"]
        case Choice(options):
            return list(options), ["", "No", "other", 1]
        case Flag(only_true):
            return [1] if only_true else [0, 1], [2, -1, "yes", *([0] if only_true else [])]
        case Moment():
            good = [GOOD_TIME, "2026-11-21T09:30:00.250000-03:30"]
            return good, ["2026-11-21T09:30:00", "2026-11-21", "", 0]
        case Day():
            return ["2026-11-21"], ["21/11/2026", "2026-11-21T09:30", "", 0]
        case Many(Whole()):
            return ["[0, 1]", "[10, 9, 0]"], ["", "[]", "0", "{}", 1]
        case Many():
            return ['["one"]', '["one", "two"]'], ["", "[]", "one", "{}", 1]
    raise AssertionError(limit)


@pytest.mark.parametrize(("table", "column"), EVERY_COLUMN)
def test_a_column_takes_what_its_field_may_hold_and_nothing_else(connection, table, column):
    row = smallest_row(connection, table)
    good, bad = good_and_bad(column.limit)
    for value in good:
        assert accepted(connection, table, row | {column.name: value}), value
    for value in bad:
        assert not accepted(connection, table, row | {column.name: value}), value
    assert accepted(connection, table, row | {column.name: None}) is not column.required


@pytest.mark.parametrize("table", sorted({table for _, table in EVERY_TABLE}))
def test_a_table_has_a_column_for_every_field_and_no_other(connection, table):
    found = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    owner = {inner.owner for inner in INNER.values() if inner.table == table}
    kinds = [kind for kind, held_in in EVERY_TABLE if held_in == table]
    assert found - OWN - owner == {column.name for kind in kinds for column in columns_of(kind)}


def test_every_list_of_records_has_a_table():
    lists = {
        (kind, each.attribute)
        for kind in KINDS
        for each in limits_of(kind)
        if isinstance(each.limit, Many) and isinstance(each.limit.of, Record)
    }
    assert lists == {(kind, inner.attribute) for kind, inner in INNER.items()}


def test_every_table_is_strict(connection):
    rows = connection.execute("PRAGMA table_list").fetchall()
    loose = {name for _, name, kind, _, _, strict in rows if kind == "table" and not strict}
    assert {name for name in loose if not name.startswith("sqlite_")} == {"_sqlite_migrations"}


@pytest.mark.parametrize("table", ["exercises", "ratings", "holds"])
def test_what_stands_in_a_list_belongs_to_a_record(connection, table):
    connection.execute("PRAGMA foreign_keys = ON")
    assert not accepted(connection, table, smallest_row(connection, table))


def test_a_file_says_what_it_is(store):
    header = store.path.read_bytes()[:100]
    assert header[68:72] == b"PTDy"
    assert int.from_bytes(header[60:64], "big") == len(MIGRATIONS)


def test_a_file_remembers_the_steps_that_it_saw(connection):
    rows = connection.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall()
    assert rows == [("ptdiary", name_of(n, step)) for n, step in enumerate(MIGRATIONS, start=1)]


def test_a_new_file_has_the_expected_schema(connection):
    assert schema_of(connection) == SCHEMAS[-1]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_file_of_every_version_has_its_schema(version):
    with closing(sqlite3.connect(RECORDED / f"version-{version}.ptdiary")) as recorded:
        assert schema_of(recorded) == SCHEMAS[version - 1]


def test_shipped_steps_stay_as_they_were():
    """A step that has shipped is never edited: write a new one, and record its fingerprint here."""
    folder = Path(__file__).parents[3] / "ptdiary" / "store" / "migrations"
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("step_*.py"))
    }
    assert found == SHIPPED


def test_a_step_imports_nothing_of_today():
    folder = Path(__file__).parents[3] / "ptdiary" / "store" / "migrations"
    for path in folder.glob("step_*.py"):
        assert "ptdiary" not in path.read_text("utf-8")


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_file_of_every_released_version_opens(tmp_path, version):
    shutil.copy(RECORDED / f"version-{version}.ptdiary", tmp_path / "old")
    with Store.open(tmp_path / "old") as store:
        document = export_document(store.read(), read_recorded(version).exported_at, complete=True)
        assert write_document(document) == recorded(version)
        assert store.check().problems == ()
        assert store.check().version == len(MIGRATIONS)


def read_recorded(version):
    return read_document((RECORDED / f"version-{version}.json").read_bytes())


def test_an_old_file_is_brought_up_to_date_after_a_copy_was_made(tmp_path):
    put_latest(tmp_path / "old")
    with Store.open(tmp_path / "old", migrations=NEXT) as store:
        assert store.check().version == len(NEXT)
        assert store.read() == read_recorded(1).diary
    with Store.open(tmp_path / "old.backups" / "000001-before_upgrade.ptdiary") as copy:
        assert copy.check().version == LATEST
        assert copy.read() == read_recorded(1).diary


def test_a_step_that_fails_leaves_the_old_version(tmp_path):
    put_latest(tmp_path / "old")
    with pytest.raises((StoreError, sqlite3.Error)):
        Store.open(tmp_path / "old", migrations=BAD)
    with Store.open(tmp_path / "old") as store:
        assert store.check().version == LATEST
        assert store.read() == read_recorded(1).diary


def test_a_program_without_the_step_refuses_the_newer_file(tmp_path):
    path = tmp_path / "new"
    Store.open(path, create=True, migrations=NEXT).close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert caught.value.kind == "newer"
    assert str(caught.value) == (
        f"A newer PT Diary wrote {path}. Update PT Diary to open it. Nothing was changed."
    )
    assert path.read_bytes() == before


def test_a_step_that_this_program_does_not_know_is_newer_whatever_the_number(store):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('ptdiary', ?, 'later')",
            [f"{LATEST + 1} made_up"],
        )
    with pytest.raises(StoreError) as caught:
        Store.open(store.path)
    assert caught.value.kind == "newer"


SHIPPED = {
    "step_1.py": "5f44b5f234ee52bfaa3e29d66e3cb47d7a150a25c954150145cef659c19f8fcf",
    "step_2.py": "b5fc7a089bdfd474951cd8d1a3115b32023bd0b62c5ea6a41e80c08bd572f7e0",
}
