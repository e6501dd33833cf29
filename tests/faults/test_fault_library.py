"""F81 to F83: how the store may use SQLite."""

import ast
import sqlite3
from contextlib import closing, suppress

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.diary.profile import Profile
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.restoring import bring_back_missing
from tests.faults.making import entry
from tests.source import PACKAGE, trees

MAKES_A_TABLE = {"insert", "insert_all", "upsert", "upsert_all", "lookup", "transform", "m2m"}


def test_F81_nothing_writes_by_a_call_that_would_make_a_missing_table():
    calls = [
        (file.as_posix(), node.func.attr)
        for file, tree in trees(PACKAGE / "store")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert not [(file, name) for file, name in calls if name in MAKES_A_TABLE]
    assert [name for _, name in calls if name == "execute"]  # the scan does see calls


def verbs(store, copy):
    """Each public verb that touches the file."""
    yield lambda: store.keep(entry("a"), entry("b"))
    yield lambda: store.keep(entry("a", soreness=11))
    yield lambda: store.keep_profile(Profile(name="x"))
    yield lambda: store.remove(Entry, "a")
    yield lambda: store.remove(Entry, "nobody")
    yield lambda: store.bring_back(Entry, "a")
    yield lambda: store.purge(Entry, "b")
    yield lambda: store.backup(copy)
    yield lambda: bring_back_missing(store, copy)
    yield store.read
    yield store.removed
    yield store.check
    yield store.contents
    yield lambda: Backups(store.path).make(store)


def test_F82_no_transaction_is_left_open_and_F83_others_see_each_change(path, tmp_path):
    with Store.open(path, create=True) as store:
        for verb in verbs(store, tmp_path / "copy"):
            with suppress(StoreError, KeyError):
                verb()
            assert not store._connection.in_transaction
            with closing(sqlite3.connect(path)) as other:
                seen = other.execute("SELECT id FROM entries WHERE removed_at IS NULL")
                assert {id_ for (id_,) in seen} == {each.id for each in store.read().entries}


def keep_and(store, fault):
    with store.changing() as change:
        change.keep(entry("half"))
        change._connection.execute(fault)


@pytest.mark.parametrize("fault", ["SELEC 1", "INSERT INTO nonesuch VALUES (1)"])
def test_F82_a_bug_inside_a_change_leaves_no_transaction(path, fault):
    with Store.open(path, create=True) as store:
        with pytest.raises((StoreError, sqlite3.Error)):
            keep_and(store, fault)
        assert not store._connection.in_transaction
        assert store.read().entries == ()
