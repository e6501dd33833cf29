"""The diary's own tables in files come back as they were written, and as of when."""

import os
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from ptdiary.diary.fields import DocumentError
from ptdiary.store.exchange.csv import export_csv
from ptdiary.store.exchange.document import merge
from ptdiary.store.exchange.own_files import is_own_file, read_file, read_folder
from ptdiary.tables.decoding import grids
from tests.clocks import NOW
from tests.diaries import random_document
from tests.round_trips import as_tables_hold_it

LATER = NOW + timedelta(days=400)


@pytest.fixture(scope="module")
def document():
    return as_tables_hold_it(random_document(Random(5)))


@pytest.fixture
def folder(tmp_path, document):
    export_csv(document.diary, tmp_path / "tables")
    return tmp_path / "tables"


def decoded(path):
    return grids(path.read_bytes())


def test_a_folder_is_the_document_of_all_its_tables(folder, document):
    (folder / "mine.txt").write_text("not ours")
    assert read_folder(folder, LATER).diary == document.diary


def test_it_is_of_the_moment_when_the_last_of_them_was_written(folder):
    for number, path in enumerate(sorted(folder.iterdir())):
        os.utime(path, (NOW.timestamp() - number, NOW.timestamp() - number))
    assert read_folder(folder, LATER).exported_at == NOW
    assert read_folder(folder, NOW - timedelta(hours=1)).exported_at == NOW - timedelta(hours=1)


def test_what_was_changed_in_the_diary_since_is_not_taken_back(folder, document, store):
    merge(store, document)
    session = document.diary.sessions[-1]
    with store.changing() as change:
        changed = change.keep(type(session)(id=session.id, ended_at=session.ended_at, effort=10))
    early = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
    for path in folder.iterdir():
        os.utime(path, (early, early))
    merge(store, read_folder(folder, LATER))
    assert store.read().find(type(session), session.id) == changed


def test_one_of_the_tables_comes_alone_or_with_those_beside_it(folder, document):
    path = folder / "sessions.csv"
    found = decoded(path)
    assert is_own_file(found)
    alone = read_file(path, found, LATER).diary
    assert {each.id for each in alone.sessions} == {each.id for each in document.diary.sessions}
    assert alone.entries == ()
    assert read_file(path, found, LATER, with_folder=True).diary == document.diary
    (folder / "entries.csv").unlink()
    assert read_file(path, found, LATER, with_folder=True).diary == alone


def test_that_of_entries_is_read_as_any_table(folder):
    assert not is_own_file(decoded(folder / "entries.csv"))


def test_a_folder_of_others_is_refused_and_a_fault_names_its_file(folder, tmp_path):
    with pytest.raises(DocumentError, match="does not hold the tables that PT Diary writes"):
        read_folder(tmp_path, LATER)
    (folder / "plan.csv").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"^plan\.csv: the file is empty"):
        read_folder(folder, LATER)
