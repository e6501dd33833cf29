"""F43 to F56: damage, other files, and older versions."""

import os
import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from ptdiary.diary.document import read_document, write_document
from ptdiary.diary.entry import Entry
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.exchange.document import export_document
from ptdiary.store.migrations import MIGRATIONS
from ptdiary.store.opening import check_after_opening, close_diary, open_diary
from ptdiary.store.recovery import find_recovery, recover
from ptdiary.store.salvage import salvage
from tests.faults.making import ROOT, altered, entries, entry, fill, ids, ids_in, refused
from tests.faults.steps import BAD, NEXT, put_latest, put_version_1, recorded

DAMAGED = "Part of {path} is damaged. Nothing was deleted. Bring back a copy of the diary."
NOT_A_DIARY = "{path} is not a PT Diary file. It was left as it is. Choose another file."
ALTERED = (
    "Another program has changed how {path} is built. It was left as it is. Bring back a copy of"
    " the diary."
)
RECORDED = ROOT / "tests/recorded"


def refuses(path, kind, sentence):
    """Opening says so, and leaves the file as it was."""
    before = path.read_bytes()
    error = refused(lambda: open_diary(path, create=True))
    assert (error.kind, str(error)) == (kind, sentence.format(path=path))
    assert path.read_bytes() == before


def rescued(path):
    return {each.record.id for each in salvage(path).versions[Entry]}


def test_F43_the_first_bytes(path):
    fill(path)
    before = altered(path, lambda content: content.__setitem__(slice(16), bytes(range(16))))
    refuses(path, "not_a_diary", NOT_A_DIARY)
    assert find_recovery(path).after["salvage"].entries == 200
    done = recover(path, "salvage")
    assert done.kept.read_bytes() == before
    assert len(ids_in(path)) == 200


def test_F44_the_first_page_and_a_copy_to_go_back_to(path):
    fill(path)
    with open_diary(path).store as store:
        Backups(path).make(store)
        store.keep(entry("since the copy"))
    before = altered(path, lambda content: content.__setitem__(slice(100, 140), os.urandom(40)))
    refuses(path, "damaged", DAMAGED)
    ways = find_recovery(path)
    assert (ways.best, ways.backup.contents.entries) == ("both", 200)
    assert ways.lost_by_backup == 1
    assert (ways.after["backup"].entries, ways.after["both"].entries) == (200, 201)
    done = recover(path, "both")
    assert done.kept.read_bytes() == before
    assert "since the copy" in ids_in(path)
    assert done.contents.entries == 201


@pytest.mark.parametrize("copied", [False, True])
def test_F44_the_first_page_of_a_diary_of_version_1(path, copied):
    """Brought up to date it is laid out like no new one, but its copies are laid out like it."""
    put_version_1(path, more=300)
    if copied:
        with open_diary(path).store as store:
            Backups(path).make(store)
            store.keep(entry("since the copy"))
    altered(path, lambda content: content.__setitem__(slice(100, 140), os.urandom(40)))
    assert len(rescued(path)) == 304 + copied  # one of them removed


@pytest.mark.parametrize("damage", ["64 bytes", "a page of zeros"])
def test_F45_in_the_middle(path, damage):
    fill(path)
    pages = path.stat().st_size // 4096
    at = (pages - 6) * 4096

    def change(content):
        if damage == "64 bytes":
            content[at : at + 64] = random.Random(1).randbytes(64)
        else:
            content[at : at + 4096] = bytes(4096)

    altered(path, change)
    refuses(path, "damaged", DAMAGED)
    assert len(rescued(path)) >= 185
    assert recover(path, "salvage").contents.entries >= 185


def test_F45_in_the_middle_of_what_nothing_reads_at_the_start(path):
    """An earlier version of an entry: counting the records does not come near it."""
    with Store.open(path, create=True) as store:
        for text in ("an earlier note ", "a note "):
            store.keep(*(entry(f"e{number}", note=text * 20) for number in range(200)))
    content = path.read_bytes()
    place = content.find(b"an earlier note", len(content) // 2) // 4096 * 4096
    altered(path, lambda content: content.__setitem__(slice(place, place + 4096), bytes(4096)))
    refuses(path, "damaged", DAMAGED)
    assert len(rescued(path)) == 200


def test_F46_a_letter_that_changed_by_itself(path, clock):
    fill(path, 20)
    with open_diary(path, clock=clock).store as store:
        Backups(path, clock).make(store)
    content = path.read_bytes()
    note = content.rfind(b"words words")
    path.write_bytes(content[:note] + b"swords word" + content[note + 11 :])
    clock.forward(days=8)
    with open_diary(path, clock=clock).store as store:
        assert store.check().problems == ()  # SQLite finds nothing
        assert len(ids(store)) == 20
        notices = check_after_opening(store, clock)
        assert len(notices.altered) == 1
        assert Backups(path).unconfirmed
        kept = Backups(path).newest_good()
    with Store.open(kept.path, read_only=True) as copy:
        assert copy.read().find(Entry, notices.altered[0]).note == entries(1)[0].note


def test_F46_bytes_that_are_no_text(path):
    fill(path, 20)
    content = path.read_bytes()
    note = content.rfind(b"words words")
    path.write_bytes(content[:note] + b"\xff\xfe\xff" + content[note + 3 :])
    with Store.open(path) as store:
        error = refused(store.read)
        assert (error.kind, str(error)) == ("damaged", DAMAGED.format(path=path))
    ways = find_recovery(path)
    assert (ways.after["salvage"].entries, ways.doubtful) == (20, 1)


@pytest.mark.parametrize(("part", "least"), [("3 pages", 850), ("half", 280)])
def test_F47_cut_off(path, part, least):
    fill(path, 900)
    size = path.stat().st_size
    os.truncate(path, size - 3 * 4096 if part == "3 pages" else size // 2)
    refuses(path, "damaged", DAMAGED)
    assert len(rescued(path)) >= least


@pytest.mark.parametrize("content", [b"Dear diary, it hurts. " * 9, b"\xff\xd8\xff\xe0" + bytes(9)])
def test_F48_a_text_or_a_picture(path, content):
    path.write_bytes(content)
    refuses(path, "not_a_diary", NOT_A_DIARY)
    assert find_recovery(path).after == {}


def test_F49_the_database_of_another_program(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.execute("INSERT INTO bookmarks VALUES ('x')")
        other.commit()
    refuses(path, "not_a_diary", NOT_A_DIARY)
    assert find_recovery(path).after == {}


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
        "CREATE VIEW v AS SELECT * FROM entries",
    ],
)
def test_F50_a_trigger_or_a_view(path, statement):
    fill(path, 5)
    with closing(sqlite3.connect(path)) as other:
        other.execute(statement)
    refuses(path, "altered", ALTERED)
    assert recover(path, "salvage").contents.entries == 5
    with Store.open(path) as store:
        store.keep(entry("new"))
        assert len(ids(store)) == 6


def test_F51_no_copy_of_a_damaged_diary(path, clock):
    fill(path, 300)
    with open_diary(path, clock=clock).store as store:
        backups = Backups(path, clock)
        backups.make(store)
        before = backups.list()
        store.keep(entry("new"))
        altered(path, lambda content: content.__setitem__(slice(-20480, -8192), bytes(12288)))
        store._connection.execute("PRAGMA shrink_memory")
        error = refused(lambda: backups.make(store))
        assert (error.kind, str(error)) == ("damaged", DAMAGED.format(path=path))
        assert close_diary(store, clock) == DAMAGED.format(path=path)
    assert backups.list() == before
    assert all(each.verified for each in before)


def test_F52_a_copy_is_damaged_itself(path):
    fill(path, 20)
    with open_diary(path).store as store:
        for number in range(3):
            store.keep(entry(f"n{number}"))
            Backups(path).make(store)
    newest, middle, oldest, first = Backups(path).list()  # the first was made by opening it
    assert Backups(path).newest_good() == newest
    for copy, good in ((newest, middle), (middle, oldest), (oldest, first), (first, None)):
        altered(copy.path, lambda content: content.__setitem__(-1000, content[-1000] ^ 1))
        found = {each.sequence: each.verified for each in Backups(path).list()}
        assert not found[copy.sequence]
        assert Backups(path).newest_good() == good


def test_F53_all_entries_vanish(path, clock):
    fill(path, 100)
    with open_diary(path, clock=clock).store as store:
        backups = Backups(path, clock)
        backups.make(store)
        with closing(sqlite3.connect(path)) as bug:
            bug.execute("DELETE FROM entries WHERE position > 3")
            bug.commit()
        made = backups.make(store)
        assert (made.shrinkage.before, made.shrinkage.now, made.shrinkage.gone) == (100, 3, 97)
        assert backups.unconfirmed
        for _ in range(25):
            clock.forward(days=40)
            store.keep(entry(f"n{clock.now:%Y%m}"))
            backups.make(store, "automatic")
        assert 1 in {each.sequence for each in backups.list()}
    opened = open_diary(path, clock=clock)
    opened.store.close()


def test_F53_fewer_entries_are_told_at_the_start(path):
    fill(path, 100)
    open_diary(path).store.close()
    with closing(sqlite3.connect(path)) as bug:
        bug.execute("DELETE FROM entries WHERE position > 3")
        bug.commit()
    opened = open_diary(path)
    opened.store.close()
    assert (opened.shortfall.known, opened.shortfall.found) == (100, 3)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
@pytest.mark.parametrize("migrations", [MIGRATIONS, NEXT])
def test_F55_every_released_version(tmp_path, version, migrations):
    path = tmp_path / "old"
    shutil.copy(RECORDED / f"version-{version}.ptdiary", path)
    document = recorded(version)
    with Store.open(path, migrations=migrations) as store:
        at = read_document(document).exported_at
        assert write_document(export_document(store.read(), at, complete=True)) == document
        assert (store.check().version, store.check().problems) == (len(migrations), ())


def test_F56_an_upgrade_that_fails(tmp_path):
    path = tmp_path / "old"
    put_latest(path)
    before = ids_in(path)
    error = refused(lambda: Store.open(path, migrations=BAD))
    assert error.kind == "not_upgraded"
    assert str(error) == (
        f"{path} was written by an older PT Diary and could not be brought up to date. It is as it"
        " was. Open it with the older PT Diary."
    )
    assert ids_in(path) == before
    (copy,) = Backups(path).list()
    assert (copy.reason, copy.verified) == ("before_upgrade", True)
