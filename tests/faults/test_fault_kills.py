"""F01 to F12: a program that is killed, and a disk that fails, in the middle of something."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.connection import connect, schema_of
from ptdiary.store.drafts import Drafts
from ptdiary.store.migrations import SCHEMAS
from ptdiary.store.opening import open_diary
from tests.clocks import NOW
from tests.faults.making import entries, entry, fill, ids, ids_in, killed
from tests.faults.steps import NEXT, TWO, columns_of, put_latest, put_version_1, rows_of
from tests.systems import IS_WINDOWS
from tests.tracing import needs_strace, with_faults

# A kill may come before or after what it is to hit: some more are tried until one has hit it.
LEAST, MOST = 3, 80

SAVER = """
import itertools, sys
from pathlib import Path
from ptdiary.store import Store
from tests.faults.making import entry

with Store.open(Path(sys.argv[1])) as store:
    for number in itertools.count(int(sys.argv[2])):
        store.keep(entry(f"k{number}", note=f"{number} " * 100))
        print(f"k{number}", flush=True)
"""


def test_F01_kill_while_saving(path):
    fill(path, 5)
    kept = set()
    for seed in range(8):
        lines = killed(SAVER, path, seed * 100_000, within=0.1, seed=seed)
        kept |= {line for line in lines if line.endswith(tuple("0123456789"))}
        assert kept <= ids_in(path)
    assert len(kept) > 8


def test_F03_the_settings_are_those_that_lose_nothing(path):
    fill(path, 1)
    opened = connect(path, read_only=False)
    found = {
        name: opened.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "locking_mode", "secure_delete")
    }
    opened.close()
    assert found == {
        "journal_mode": "truncate", "synchronous": 3, "locking_mode": "normal", "secure_delete": 1,
    }  # fmt: skip


UPGRADER = """
import sys
from pathlib import Path
from ptdiary.store import Store
from tests.faults.steps import NEXT

print("ready", flush=True)
Store.open(Path(sys.argv[1]), migrations=NEXT).close()
print("done", flush=True)
"""


def test_F05_kill_during_an_upgrade_to_a_version_that_is_made_up(tmp_path):
    ended = set()
    for seed in range(MOST):
        path = tmp_path / str(seed) / "old.ptdiary"
        path.parent.mkdir()
        put_latest(path)
        ended.add(killed(UPGRADER, path, within=0.9, seed=seed)[-1])
        with sqlite3.connect(path) as opened:
            version = opened.execute("PRAGMA user_version").fetchone()[0]
            columns = [row[1] for row in opened.execute("PRAGMA table_info(entries)")]
        opened.close()
        assert (version == len(NEXT)) is ("made_up" in columns)
        store = Store.open(path, migrations=NEXT)  # the next start ends what was begun
        assert (store.check().version, store.check().problems) == (len(NEXT), ())
        store.close()
        copies = [each.verified for each in Backups(path).list()]
        assert copies
        assert all(copies)
        if seed >= LEAST and "ready" in ended:
            break
    assert "ready" in ended


TO_VERSION_2 = UPGRADER.replace("NEXT", "TWO")


def test_F05_kill_during_the_upgrade_to_version_2(tmp_path):
    half_way = 0
    for seed in range(MOST):
        path = tmp_path / str(seed) / "old.ptdiary"
        path.parent.mkdir()
        put_version_1(path, more=1000)
        columns, before = columns_of(path), rows_of(path)
        killed(TO_VERSION_2, path, within=0.9, seed=seed)
        half_way += _is_as_before_or_whole(path, columns, before)
        if seed >= LEAST and half_way:
            break
    assert half_way


@needs_strace
@pytest.mark.parametrize(("call", "every"), [("pwrite64", 10), ("fdatasync", 1), ("unlink", 1)])
def test_F05_kill_at_any_call_of_the_upgrade_to_version_2(tmp_path, call, every):
    """From the copy that is made before to the end of the transaction."""
    half_way = 0
    for when in range(1, 1000):
        path = tmp_path / str(when) / "old.ptdiary"
        path.parent.mkdir()
        put_version_1(path, more=40)
        columns, before = columns_of(path), rows_of(path)
        done = with_faults(call, f"signal=KILL:when={when * every}", TO_VERSION_2, path)
        if "done" in done.stdout:
            break
        half_way += _is_as_before_or_whole(path, columns, before)
    assert half_way


def _is_as_before_or_whole(path, columns, before):
    """Whether a journal of the step was left; the diary is whole, and the next start ends it."""
    journal = path.with_name(path.name + "-journal")
    half_way = journal.exists() and journal.stat().st_size > 0
    with closing(connect(path, read_only=False)) as opened:  # rolls back what was left
        version = opened.execute("PRAGMA user_version").fetchone()[0]
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert schema_of(opened) == SCHEMAS[version - 1]
    assert rows_of(path, columns) == before
    with Store.open(path, migrations=TWO) as store:
        assert (store.check().version, store.check().problems) == (2, ())
    assert rows_of(path, columns) == before
    copies = [each.verified for each in Backups(path).list()]
    assert all(copies)
    return half_way


COPIER = """
import sys
from pathlib import Path
from ptdiary.store import Store
from ptdiary.store.backups import Backups

with Store.open(Path(sys.argv[1])) as store:
    print("ready", flush=True)
    for _ in range(100):
        Backups(store.path).make(store)
"""


def test_F06_kill_during_a_backup(path):
    fill(path, 300)
    swept = 0
    for seed in range(MOST):
        killed(COPIER, path, within=0.3, seed=seed)
        folder = Backups(path).folder
        left = list(folder.glob(".ptdiary-*"))
        swept += len(left)
        for part in left if IS_WINDOWS else ():  # no lock tells there that nobody writes it: a day
            os.utime(part, (0, 0))
        open_diary(path).store.close()
        assert not list(folder.glob(".ptdiary-*"))
        assert all(each.verified for each in Backups(path).list())
        if seed >= LEAST and swept:
            break
    assert swept


RESTORER = """
import sys
from pathlib import Path
from ptdiary.store import Store
from ptdiary.store.restoring import replace_everything

with Store.open(Path(sys.argv[1])) as store:
    print("ready", flush=True)
    replace_everything(store, Path(sys.argv[2]))
    print("done", flush=True)
"""


def test_F07_kill_during_a_restore(path, tmp_path):
    fill(path, 150)
    with Store.open(path) as store:
        store.backup(tmp_path / "copy")
        store.keep(*entries(100, first=1000))
        newer = ids(store)
    older = ids_in(tmp_path / "copy")
    before = path.read_bytes()
    for seed in range(4):
        path.write_bytes(before)
        killed(RESTORER, path, tmp_path / "copy", within=0.5, seed=seed)
        found = ids_in(path)
        assert found in (older, newer)
        if found == older:
            assert any(each.reason == "before_restore" for each in Backups(path).list())


IMPORTER = """
import sys
from pathlib import Path
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document
from ptdiary.store import Store
from ptdiary.store.exchange.document import merge
from tests.faults.making import entries
from tests.clocks import NOW

with Store.open(Path(sys.argv[1])) as store:
    document = Document(exported_at=NOW, diary=Diary(entries=tuple(entries(200, first=1000))))
    print("ready", flush=True)
    merge(store, document)
"""


def test_F08_kill_during_an_import(path):
    fill(path, 20)
    before = path.read_bytes()
    for seed in range(4):
        path.write_bytes(before)
        killed(IMPORTER, path, within=0.25, seed=seed)
        assert len(ids_in(path)) in {20, 220}


def test_F09_a_crash_between_saving_and_dropping_the_draft(path, tmp_path):
    """The form keeps the id of its entry in its draft: saving it again adds nothing."""
    drafts = Drafts(tmp_path / "drafts")
    drafts.keep("entry", NOW, {"id": "e1", "note": "typed"})
    with Store.open(path, create=True) as store:
        store.keep(entry("e1", note="typed"))
    # the program ends here, before the draft is dropped
    again = Drafts(tmp_path / "drafts").read("entry")
    with Store.open(path) as store:
        store.keep(entry(again.values["id"], note=again.values["note"]))
        assert len(store.read().entries) == 1
        assert again.begun == NOW


SWEPT = """
import sys
from pathlib import Path
from ptdiary.store import Store, StoreError
from tests.faults.making import entry

try:
    store = Store.open(Path(sys.argv[1]))
except StoreError as error:
    print("refused", error.kind, flush=True)
    sys.exit()
for number in range(2):
    for attempt in range(2):
        try:
            store.keep(entry(f"k{number}", note="words " * 100))
            print("kept", f"k{number}", flush=True)
            break
        except StoreError as error:
            print("told", error.kind, error, flush=True)
store.close()
"""


@needs_strace
@pytest.mark.parametrize("call", ["pwrite64", "fdatasync", "fsync", "ftruncate"])
@pytest.mark.parametrize("when", ["3", "4+"])
def test_F11_an_error_of_the_disk_at_any_call(path, call, when):
    fill(path, 20)
    done = with_faults(call, f"error=EIO:when={when}", SWEPT, path)
    assert "Traceback" not in done.stderr
    lines = done.stdout.splitlines()
    kept = {line.split()[1] for line in lines if line.startswith("kept")}
    told = {line.split()[1] for line in lines if line.startswith(("told", "refused"))}
    assert told <= {"disk", "not_allowed", "locked", "moved"}
    found = ids_in(path)
    assert kept <= found
    assert found >= {f"e{number}" for number in range(20)}
    with Store.open(path) as store:
        assert len(store.read().entries) == len(found)


@needs_strace
def test_F11_a_disk_that_says_written_and_writes_nothing(path):
    """SQLite believes it; the look at the file after each save does not."""
    fill(path, 20)
    before = ids_in(path)
    done = with_faults("pwrite64", "retval=4096:when=1+", SWEPT, path)
    assert "Traceback" not in done.stderr
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [["told", "moved"]] * 4
    assert ids_in(path) == before


class SavedAndFailed(sqlite3.Connection):
    """A connection whose commit reaches the disk and then reports an error, once."""

    failed = False

    def execute(self, statement, *values):
        done = super().execute(statement, *values)
        if statement == "COMMIT" and not self.failed:
            self.failed = True
            super().execute("SELECT * FROM nonesuch")  # a real error of SQLite
        return done


def test_F12_a_failure_is_reported_but_the_entry_was_saved(path, monkeypatch):
    fill(path, 3)
    real = sqlite3.connect

    def connecting(*arguments, **options):
        return real(*arguments, factory=SavedAndFailed, **options)

    monkeypatch.setattr(sqlite3, "connect", connecting)
    with Store.open(path) as store:
        with pytest.raises(StoreError):
            store.keep(entry("new"))
        store.keep(entry("new"))  # Try again
        assert len(store.read().entries) == 4
        assert store.history(type(entry()), "new") == ()
    assert Path(path).exists()
