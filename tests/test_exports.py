"""What is written where the patient wants it, and what a killed program leaves there."""

import ast
import os
import time
from pathlib import Path

import pytest

from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document, write_document
from ptdiary.exports import export_file, note_export
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.erasing import erase_diary
from ptdiary.store.opening import check_after_opening
from tests.clocks import NOW
from tests.faults.making import entries, fill, run
from tests.source import trees
from tests.systems import IS_WINDOWS
from tests.tracing import needs_strace, with_faults

COMMAND = """
import sys
from ptdiary.cli import command

sys.exit(command.run(sys.argv[1:]))
"""
EXPORTS = {
    "a document": ("export", "--format", "json", "--out", "diary.json"),
    "tables": ("export", "--format", "csv", "--out", "tables"),
    "a copy": ("backup", "--out", "copy.ptdiary"),
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The own folders of somebody who starts the program for the first time."""
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def outside(tmp_path):
    (tmp_path / "outside").mkdir()
    return tmp_path / "outside"


def parts_in(folder):
    return [each.name for each in folder.iterdir() if each.name.startswith(".ptdiary-")]


def half_built(path, words=b"half of it"):
    """What a writer left that was killed; on Windows, where no lock tells that, two days ago."""
    if not path.exists():
        path.write_bytes(words)
    if IS_WINDOWS:
        before = time.time() - 2 * 86_400
        os.utime(path, (before, before))


def start_again(path):
    """What the next start does once the window is filled."""
    with Store.open(path, create=True) as store:
        check_after_opening(store)


@needs_strace
@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("what", EXPORTS)
def test_the_next_start_sweeps_what_a_killed_export_left(path, outside, what):
    fill(path, 3)
    verb, *options, name = EXPORTS[what]
    arguments = [verb, path, *options, outside / name]
    # the first new name is that of the note
    with_faults("/^rename", "signal=KILL:when=2", COMMAND, *arguments)
    assert parts_in(outside)
    start_again(path)
    assert not parts_in(outside)


@pytest.mark.usefixtures("home")
def test_a_stick_that_is_not_there_is_swept_when_it_is_back(path, outside):
    (outside / "page.html").write_bytes(b"page")
    note_export(outside / "page.html")
    half_built(outside / ".ptdiary-0123.part")
    away = outside.rename(outside.with_name("away"))
    start_again(path)
    assert parts_in(away)
    away.rename(outside)
    start_again(path)
    assert (parts_in(outside), (outside / "page.html").read_bytes()) == ([], b"page")


def test_no_note_is_left_of_what_was_written_whole(outside, home):
    export_file(outside / "page.html", b"page")
    assert not home.exists() or list(home.rglob("*")) == []


def test_the_note_stays_while_somebody_else_writes_there(outside, home):
    (outside / ".ptdiary-0123.part").write_bytes(b"half a page")
    export_file(outside / "page.html", b"page")
    assert len(list((home / "ptdiary/exports").iterdir())) == 1


def test_a_note_is_forgotten_once_its_folder_is_swept(path, outside, home):
    note_export(outside / "page.html")
    notes = list((home / "ptdiary/exports").iterdir())
    assert [each.read_bytes() for each in notes] == [os.fsencode(outside)]
    start_again(path)
    assert not list((home / "ptdiary/exports").iterdir())


def test_an_export_is_written_where_no_note_can_be(outside, home):
    home.write_bytes(b"a file in the place of the folder")
    export_file(outside / "page.html", b"page")
    assert (outside / "page.html").read_bytes() == b"page"


def test_the_second_place_is_swept_though_no_copy_is_due(path, outside):
    fill(path, 3)
    with Store.open(path) as store:
        Backups(path).choose_second_place(outside, store)
    (folder,) = outside.iterdir()
    half_built(folder / ".ptdiary-0123.part")
    start_again(path)
    assert not parts_in(folder)


def test_what_the_patient_is_given_goes_by_exports_alone():
    """Else nobody would know of its folder: these write in folders that each start sweeps."""
    own = {"ptdiary/exports.py", "ptdiary/settings.py", "ptdiary/ui/one_window.py",
           "ptdiary/reminded.py", "ptdiary/ui/timer/bell.py"}  # fmt: skip
    store = {"backup", "shelf", "recovery", "diary_file", "drafts", "last_known"}
    writers = {
        path.as_posix()
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "ptdiary.files"
        for alias in node.names
        if alias.name in {"write_whole", "write_folder", "replacing"}
    }
    assert {each for each in writers - own if Path(each).stem not in store} == set()


IN_USE = """
import os, sys
from pathlib import Path
from ptdiary.cli.source import throw_away
from ptdiary.diary.document import read_document

with throw_away(read_document(Path(sys.argv[1]).read_bytes())) as path:
    print(path, flush=True)
    (path.parent / "diary.ptdiary.backups").mkdir(exist_ok=True)
    (path.parent / "diary.ptdiary.backups/1").write_bytes(b"words")
    os._exit(0)
"""


def test_the_next_start_sweeps_the_throw_away_copy_of_a_killed_window(path, outside, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(outside))
    monkeypatch.setattr("tempfile.tempdir", None)
    document = outside.with_name("document.json")
    diary = Diary(entries=tuple(entries(3)))
    document.write_bytes(write_document(Document(exported_at=NOW, diary=diary)))
    copy = Path(run(IN_USE, document).strip())
    assert copy.exists()
    half_built(copy.parent)
    start_again(path)
    assert list(outside.iterdir()) == []


def test_an_erased_diary_leaves_no_half_built_file(path):
    fill(path, 3)
    half_built(path.parent / ".ptdiary-0123.part")
    store = Store.open(path)
    erase_diary(store, None)
    assert list(path.parent.iterdir()) == []
