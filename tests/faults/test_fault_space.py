"""F13 to F23: no room, no right to write, a stick that is gone, no more handles."""

import shutil

import pytest

from ptdiary.files import FileError, write_whole
from ptdiary.report.pdf import write_pdf
from ptdiary.report.sheet import A4
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.drafts import Drafts
from ptdiary.store.exchange.csv import export_csv
from ptdiary.store.opening import check_after_opening, close_diary, open_diary
from tests.clocks import NOW
from tests.disks import tiny_disk
from tests.faults.making import entries, entry, fill, ids_in, powerless, refused, run
from tests.faults.steps import (
    LATEST,
    NEXT,
    TWO,
    columns_of,
    put_latest,
    put_version_1,
    rows_of,
)
from tests.report.pages import diary_with, page_of
from tests.systems import needs_limits

FULL = "The disk is full, so this is not saved yet in {path}. Make room, then try again."
NO_COPY = "No copy could be made. Your entries are saved. The disk for the copies is full."
NOT_WRITTEN = "The disk is full, so {path} was not written."
NOT_ALLOWED = (
    "not_allowed PT Diary may not use {path}. Give yourself the right to read and write it and its"
    " folder, or save a copy elsewhere.\n"
)


def test_F13_full_disk_at_a_save(tmp_path):
    with tiny_disk(tmp_path / "disk", "400k") as disk:
        path = fill(disk / "diary", 3)
        drafts = Drafts(disk / "drafts")
        with Store.open(path) as store:
            (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free))
            big = entry("big", note="x" * 20_000)
            with pytest.raises(FileError):
                drafts.keep("entry", NOW, {"note": big.note})
            error = refused(lambda: store.keep(big))
            assert (error.kind, str(error)) == ("full", FULL.format(path=path))
            assert drafts.read("entry").values["note"] == big.note  # kept in memory at least
            (disk / "ballast").unlink()
            store.keep(big)  # Try again
            assert len(store.read().entries) == 4


def test_F14_full_disk_during_a_backup(tmp_path):
    with tiny_disk(tmp_path / "disk", "900k") as disk:
        path = fill(disk / "diary", 30)
        with open_diary(path).store as store:
            Backups(path).make(store)
            before = Backups(path).list()
            store.keep(*entries(40, first=100))
            (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 40_000))
            error = refused(lambda: Backups(path).make(store))
            assert error.kind == "full"
            assert str(error).startswith("The disk is full, so this is not saved yet in ")
            assert Backups(path).list() == before
            assert not list(Backups(path).folder.glob(".ptdiary-*"))
            store.keep(entry("goes on"))
            at_end = check_after_opening(store, clock=lambda: NOW.replace(year=2030))
            assert at_end.problem == NO_COPY
            assert close_diary(store) == NO_COPY
            assert "goes on" in ids_in(path)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_F15_full_disk_during_an_export(tmp_path, form):
    with Store.open(tmp_path / "diary", create=True) as store:
        store.keep(*entries(2000))
        diary = store.read()
    with tiny_disk(tmp_path / "disk", "256k") as disk:
        target = disk / "old"
        if form == "json":
            target.write_bytes(b"the old export")
            with pytest.raises(FileError) as caught:
                write_whole(target, b"x" * 900_000)
            assert target.read_bytes() == b"the old export"
        else:
            target.mkdir()
            (target / "entries.csv").write_bytes(b"the old export")
            with pytest.raises(FileError) as caught:
                export_csv(diary, target)
            assert (target / "entries.csv").read_bytes() == b"the old export"
        assert str(caught.value) == NOT_WRITTEN.format(path=target)
        assert [each.name for each in disk.iterdir()] == ["old"]


@pytest.mark.usefixtures("qapp")
def test_F16_full_disk_during_a_pdf(tmp_path):
    with tiny_disk(tmp_path / "disk", "24k") as disk:
        target = disk / "page.pdf"
        target.write_bytes(b"the old page")
        with pytest.raises(FileError) as caught:
            write_pdf(page_of(diary_with(4)), target, A4)
        assert str(caught.value) == NOT_WRITTEN.format(path=target)
        assert target.read_bytes() == b"the old page"
        assert [each.name for each in disk.iterdir()] == ["page.pdf"]


EXPORT = """
import sys
from pathlib import Path
from ptdiary.files import FileError, write_whole

try:
    write_whole(Path(sys.argv[1]), b"%PDF")
except FileError as error:
    print(error)
"""


def test_F17_a_folder_that_may_not_be_written(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    told = powerless(EXPORT, folder / "page.pdf")
    folder.chmod(0o755)
    assert told == f"You may not write to {folder}, so page.pdf was not written.\n"
    assert list(folder.iterdir()) == []


def test_F18_full_disk_during_an_upgrade(tmp_path):
    with tiny_disk(tmp_path / "disk", "1m") as disk:
        path = disk / "old"
        put_latest(path)
        before = ids_in(path)
        size = path.stat().st_size
        free = shutil.disk_usage(disk).free
        (disk / "ballast").write_bytes(bytes(free - size - 120_000))
        error = refused(lambda: Store.open(path, migrations=NEXT))
        assert (error.kind, str(error)) == ("full", FULL.format(path=path))
        assert ids_in(path) == before
        with Store.open(path, read_only=True) as store:
            assert store.check().version == LATEST


def test_F18_full_disk_during_the_upgrade_to_version_2(tmp_path):
    """However much room there is: nothing is lost, and with enough of it the next start does it."""
    ended = set()
    with tiny_disk(tmp_path / "disk", "8m") as disk:
        path = disk / "old"
        put_version_1(path, more=500)
        columns, before = columns_of(path), rows_of(path)
        size = path.stat().st_size
        for room in range(0, 5 * size, size // 4):
            free = shutil.disk_usage(disk).free
            (disk / "ballast").write_bytes(bytes(free - room))
            try:
                Store.open(path, migrations=TWO).close()
                how = "done"
            except StoreError as error:
                how = error.kind
            (disk / "ballast").unlink()
            assert rows_of(path, columns) == before
            copies = Backups(path).list()
            assert all(each.verified for each in copies)
            ended.add((how, len(copies)))
            if how == "done":
                break
            for each in copies:
                each.path.unlink()
    assert ended == {("not_copied", 0), ("full", 1), ("done", 1)}


OPEN = """
import sys
from pathlib import Path
from ptdiary.store import Store, StoreError

try:
    with Store.open(Path(sys.argv[1]), create=True, read_only=len(sys.argv) > 2) as store:
        print(len(store.read().entries))
except StoreError as error:
    print(error.kind, error)
"""


def test_F19_a_file_that_may_only_be_read(path):
    fill(path, 3).chmod(0o444)
    assert powerless(OPEN, path) == NOT_ALLOWED.format(path=path)
    assert powerless(OPEN, path, "read only") == "3\n"


def test_F20_a_folder_that_may_only_be_read(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    path = fill(folder / "diary", 3)
    folder.chmod(0o555)
    told, read = powerless(OPEN, path), powerless(OPEN, path, "read only")
    folder.chmod(0o755)
    assert (told, read) == (NOT_ALLOWED.format(path=path), "3\n")


def test_F21_a_file_or_folder_that_may_not_be_read(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    path = fill(folder / "diary", 3)
    path.chmod(0)
    assert powerless(OPEN, path) == NOT_ALLOWED.format(path=path)
    path.chmod(0o600)
    folder.chmod(0)
    told = powerless(OPEN, path)
    folder.chmod(0o755)
    assert told == NOT_ALLOWED.format(path=path)
    assert len(ids_in(path)) == 3


def test_F22_the_stick_is_not_there(path, tmp_path, clock):
    stick = tmp_path / "stick"
    stick.mkdir()
    fill(path, 3)
    with Store.open(path, clock=clock) as store:
        backups = Backups(path, clock)
        backups.choose_second_place(stick, store)
        shutil.rmtree(stick)
        clock.forward(days=15)
        store.keep(entry("new"))
        made = backups.make(store)
        assert (made.backup.verified, made.second) == (True, None)
        assert made.second_problem == (
            f"There is no folder {stick}, so no second copy was written."
        )
        assert not stick.exists()  # an empty mount point is not filled
        assert check_after_opening(store, clock).unseen_for == 15
        stick.mkdir()
        assert check_after_opening(store, clock).unseen_for is None  # it caught up
        assert [each.place for each in backups.list()][:2] == ["beside", "second"]


SHORT = """
import resource, sys
from pathlib import Path
from ptdiary.store import Store, StoreError
from tests.faults.making import entry

with Store.open(Path(sys.argv[1])) as store:
    for kind, low in ((resource.RLIMIT_NOFILE, 3), (resource.RLIMIT_NOFILE, 4)):
        soft, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (low, hard))
        try:
            store.keep(entry("new"))
        except StoreError as error:
            print(error.kind)
        resource.setrlimit(kind, (soft, hard))
    store.keep(entry("new"))
    print(len(store.read().entries))
"""


@needs_limits
def test_F23_no_more_handles(path):
    fill(path, 3)
    told = run(SHORT, path).splitlines()
    assert told[-1] == "4"
    assert set(told[:-1]) <= {"not_allowed", "disk", "moved"}


SMALL = """
import resource, sys
from pathlib import Path
from ptdiary.store import Store, StoreError
from tests.faults.making import entry

with Store.open(Path(sys.argv[1])) as store:
    big = [entry(f"n{number}", note=f"{number} " + "x" * 19_000) for number in range(1000)]
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + 2_000_000, hard))
    try:
        store.keep(*big)
    except (MemoryError, StoreError):
        told = True
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    print(told, store._connection.in_transaction)
    store.keep(entry("new"))
    print(len(store.read().entries))
"""


@needs_limits
def test_F23_no_more_memory(path):
    fill(path, 3)
    told = run(SMALL, path).splitlines()
    assert told == ["True False", "4"]
