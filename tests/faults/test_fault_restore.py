"""F73 to F80: bringing back, bringing in, and places that are no ordinary disks."""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from ptdiary import files
from ptdiary.diary.document import read_document
from ptdiary.diary.entry import Entry
from ptdiary.diary.fields import DocumentError
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.erasing import erase_diary
from ptdiary.store.exchange.document import Merged, merge
from ptdiary.store.last_known import state_file
from ptdiary.store.restoring import (
    bring_back_missing,
    missing_from,
    replace_everything,
    replaced_by,
)
from tests.cli.command_line import ptdiary
from tests.clocks import NOW
from tests.disks import tiny_disk
from tests.faults.making import ROOT, entries, entry, fill, ids, ids_in, refused
from tests.source import trees

RECORDED = ROOT / "tests/recorded"


@pytest.fixture
def newer(path, clock):
    """A diary that has changed since its copy: one more, one edited, one deleted, one lost."""
    fill(path, 10)
    with Store.open(path, clock=clock) as store:
        copy = Backups(path, clock).make(store).backup.path
        clock.forward(days=400)
        store.keep(entry("new"), entry("e2", note="edited since"))
        store.remove(Entry, "e3")
        with store.changing() as change:
            change.purge(Entry, "e5")  # lost by a bug
        yield store, copy


def test_F73_bringing_back_what_is_missing_loses_nothing(newer):
    store, copy = newer
    told = missing_from(store, copy)
    assert (told.added, told.older, told.deleted, told.only_here) == (1, 1, 1, 1)
    assert (told.before.entries, told.after.entries) == (9, 10)
    assert bring_back_missing(store, copy) == told
    diary = store.read()
    assert {"new", "e5"} <= {each.id for each in diary.entries}
    assert diary.find(Entry, "e2").note == "edited since"
    assert [each.record.id for each in store.removed()] == ["e3"]
    assert missing_from(store, copy).added == 0


def test_F73_replacing_everything_keeps_a_safety_copy_and_history(newer, clock):
    store, copy = newer
    before = store.read()
    told = replaced_by(store, copy)
    assert (told.added, told.changed, told.removed, told.same) == (2, 1, 1, 7)
    assert replace_everything(store, copy) == told
    assert ids(store) == ids_in(copy)
    assert store.history(Entry, "e2")[-1].record.note == "edited since"
    assert [each.record.id for each in store.removed()] == ["new"]
    safety = Backups(store.path, clock).list()[0]
    assert (safety.reason, safety.verified) == ("before_restore", True)
    with Store.open(safety.path, read_only=True) as kept:
        assert kept.read() == before


def test_F73_no_room_for_the_safety_copy_stops_the_restore(path, tmp_path):
    with (
        tiny_disk(tmp_path / "disk", "600k") as disk,
        Store.open(fill(disk / "diary", 10)) as store,
    ):
        store.backup(path)
        store.keep(entry("new"))
        before = store.read()
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 30_000))
        error = refused(lambda: replace_everything(store, path))
        assert error.kind == "full"
        assert store.read() == before


def test_F74_restoring_ten_times_in_a_row(path, clock):
    fill(path, 5)
    with Store.open(path, clock=clock) as store:
        backups = Backups(path, clock)
        for number in range(6):
            clock.forward(days=1)
            store.keep(entry(f"n{number}"))
            backups.make_if_due(store)
        before = {each.sequence for each in backups.list()}
        oldest = backups.list()[-1].path
        for number in range(10):
            clock.forward(days=1)
            store.keep(entry(f"again {number}"))
            replace_everything(store, oldest)
            assert backups.unconfirmed
        assert before <= {each.sequence for each in backups.list()}
        backups.confirm()
        store.keep(entry("right"))
        backups.make(store, "automatic")
        assert before <= {each.sequence for each in backups.list()}


def test_F75_the_same_file_twice(path):
    document = read_document((RECORDED / "version-1.json").read_bytes())
    with Store.open(path, create=True) as store:
        first = merge(store, document)
        assert first.added > 0
        again = merge(store, document)
        assert again == Merged(same=first.added)


HOSTILE = {
    "cut off": b'{"format": "ptdiary", "version": 1, "entr',
    "not a diary": b'{"format": "other"}',
    "deep": b'{"format": "ptdiary", "version": 1, "entries": ' + b"[" * 100_000,
    "NaN": b'{"format": "ptdiary", "version": 1, "exported_at": "2026-11-21T09:30:00+01:00",'
    b' "entries": [{"id": "e", "at": "2026-11-21T09:30:00+01:00", "soreness": NaN}]}',
    "twice": b'{"format": "ptdiary", "version": 1, "version": 1, "entries": []}',
    "digits": b'{"format": "ptdiary", "version": ' + b"9" * 5000 + b"}",
    "no text": b'{"format": "ptdiary\xff"}',
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_F76_a_document_that_is_hostile(path, tmp_path, content):
    fill(path, 2)
    before = path.read_bytes()
    with pytest.raises(DocumentError) as caught:
        read_document(content)
    (tmp_path / "file.json").write_bytes(content)
    done = ptdiary("import", path, tmp_path / "file.json", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path / 'file.json'}: {caught.value}\n"
    assert path.read_bytes() == before


BOMB = """
import sys
from ptdiary.__main__ import main

if sys.platform != "win32":  # there a process is given no limit
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (300 * 2**20, 300 * 2**20))
sys.exit(main(sys.argv[1:]))
"""


def zip_with(path, names):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, bytes(2**20))
    return path


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        ([f"{number}.json" for number in range(50)],
         "this is not a table but a packed file of another kind"),
        ([f"{number}.csv" for number in range(300)],
         "the file holds far more than a diary once it is unpacked"),
        (["xl/workbook.xml", *(f"xl/worksheets/sheet{number}.xml" for number in range(300))],
         "the file holds far more than a diary once it is unpacked"),
    ],
)  # fmt: skip
def test_F76_a_zip_that_would_unpack_to_gigabytes(path, tmp_path, names, problem):
    fill(path, 2)
    before = path.read_bytes()
    bomb = zip_with(tmp_path / "bomb.zip", names)
    done = subprocess.run(
        [sys.executable, "-c", BOMB, "import", path, bomb],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, f"{bomb}: {problem}\n")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["../../out", "/var/out", "C:\\out", "CON", "diary.db:stream", "diary.ptdiary"]
)
def test_F77_a_copy_is_no_archive_so_no_name_in_one_is_ever_followed(path, tmp_path, name):
    """Copies are diary files: nothing in the program unpacks anything."""
    fill(path, 2)
    archive = zip_with(tmp_path / "copy.zip", [name])
    before = sorted(tmp_path.rglob("*"))
    with Store.open(path) as store:
        error = refused(lambda: missing_from(store, archive))
        assert error.kind == "not_a_diary"
        assert str(error) == (
            f"{archive} is not a PT Diary file. It was left as it is. Choose another file."
        )
    assert [each for each in sorted(tmp_path.rglob("*")) if "journal" not in each.name] == before


def test_F77_nothing_in_the_program_unpacks_anything_onto_the_disk():
    """A workbook is a packed file: one module reads such, in memory, and follows no name."""
    texts = {file.as_posix(): (ROOT / file).read_text("utf-8") for file, _ in trees()}
    for word, where in {
        "zipfile": ["ptdiary/tables/archive.py"], "tarfile": [], "unpack_archive": [],
        "extract(": [], "extractall": [],
    }.items():  # fmt: skip
        assert [file for file, text in texts.items() if word in text] == where


def test_F78_an_export_of_every_released_version(path):
    for recorded in sorted(RECORDED.glob("version-*.json")):
        with Store.open(path.with_name(recorded.stem), create=True) as store:
            assert merge(store, read_document(recorded.read_bytes())).added > 0
            assert store.check().whole


class HeldError(OSError):
    """What Windows reports while a virus scanner has the file open."""

    winerror = 32


def test_F79_a_disk_that_holds_files_for_a_moment(tmp_path, monkeypatch):
    """A stand-in for Windows, which this does not run on: the real error cannot be provoked."""
    tries = []
    real = os.replace

    def held(part, target):
        tries.append(target)
        if len(tries) < 4:
            raise HeldError(13, "sharing violation")
        real(part, target)

    monkeypatch.setattr(files.Path, "replace", held)
    monkeypatch.setattr(files, "_HELD_PAUSE", 0)
    files.write_whole(tmp_path / "file", b"whole")
    assert (tmp_path / "file").read_bytes() == b"whole"
    assert len(tries) == 4
    monkeypatch.setattr(files.Path, "replace", always_held)
    with pytest.raises(files.FileError) as caught:
        files.write_whole(tmp_path / "file", b"other")
    assert str(caught.value) == (
        f"Another program is using {tmp_path / 'file'}, so it was not written. Wait a moment, then"
        " try again."
    )
    assert (tmp_path / "file").read_bytes() == b"whole"


def always_held(_part, _target):
    raise HeldError(13, "sharing violation")


@pytest.mark.skipif(sys.platform != "linux", reason="what Linux reports of a network disk")
def test_F79_a_network_disk_that_cannot_flush_a_folder(tmp_path, monkeypatch):
    """A stand-in for a network disk: EINVAL for a folder, as Linux reports it there."""
    real = os.fsync

    def no_folders(number):
        if os.path.isdir(f"/proc/self/fd/{number}"):  # noqa: PTH112
            raise OSError(22, "Invalid argument")
        real(number)

    monkeypatch.setattr(os, "fsync", no_folders)
    files.write_whole(tmp_path / "file", b"whole")
    assert (tmp_path / "file").read_bytes() == b"whole"


def test_F80_no_export_is_encrypted_so_none_can_be_locked_out():
    """There is no passphrase to get wrong: nothing in the program encrypts."""
    modules = json.dumps([(ROOT / file).read_text("utf-8") for file, _ in trees()])
    assert not [name for name in ("AESGCM", "scrypt", "Fernet", "passphrase") if name in modules]


def test_erasing_leaves_the_last_copy_and_nothing_else(path, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    fill(path, 7)
    store = Store.open(path)
    Backups(path).choose_second_place(stick, store)
    path.with_name(path.name + ".damaged-1").write_bytes(b"old")
    with pytest.raises(files.FileError, match=r"is erased too\. Choose another place\.$"):
        erase_diary(store, Backups(path).folder / "last.ptdiary")
    done = erase_diary(store, tmp_path / "last.ptdiary", second_place=True)
    assert (done.contents.entries, done.left) == (7, ())
    assert len(ids_in(tmp_path / "last.ptdiary")) == 7
    assert {each.name for each in tmp_path.rglob("*")} == {"last.ptdiary", "stick"}
    assert not state_file(path).exists()
    Store.open(path, create=True).close()  # a new diary may begin there


def test_the_copies_hold_their_own_numbers(path, clock):
    with Store.open(path, create=True, clock=clock) as store:
        store.keep(*entries(3))
        first = Backups(path, clock).make(store).backup
        first.path.unlink()
        assert Backups(path, clock).make(store).backup.sequence == 2
    assert clock.now >= NOW
