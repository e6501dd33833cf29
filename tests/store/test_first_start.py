"""The first start of a newer version copies the diary before anything is written."""

import json
import shutil

import pytest

from ptdiary import __version__
from ptdiary.diary import Diary
from ptdiary.diary.document import write_document
from ptdiary.diary.entry import Entry
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.exchange.document import export_document
from ptdiary.store.first_start import is_newer
from ptdiary.store.last_known import read_last_known, state_file, update_last_known
from ptdiary.store.opening import check_after_opening, close_diary, open_diary
from ptdiary.words import backups as words
from ptdiary.words.dates import Times
from tests.cli.command_line import ptdiary
from tests.clocks import NOW, Clock
from tests.disks import tiny_disk
from tests.faults.steps import put_version_1

BEFORE = "0.0.9"
LATER = "99.1.0"


@pytest.fixture
def clock():
    return Clock(NOW)


def entry(name):
    return Entry(id=name, at=NOW, soreness=3)


def opened_by(path, version):
    """Let the state beside a diary say so, as that version would have left it."""
    update_last_known(path, version=version)


def reasons(path):
    return [each.reason for each in Backups(path).list()]


@pytest.fixture
def older(path, clock):
    """A diary that an earlier version has written and closed."""
    with Store.open(path, create=True, clock=clock) as store:
        store.keep(entry("e1"), entry("e2"))
    opened_by(path, BEFORE)
    return path


@pytest.mark.parametrize(
    ("version", "than", "so"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.10.0", "0.9.9", True),
        ("1.0", "0.9.9", True),
        ("0.2.0", "0.2.0", False),
        ("0.1.0", "0.2.0", False),
        ("0.2.0", "0.2.0rc1", True),
        ("0.2.0rc1", "0.2.0", False),
        ("0.1.0", "", True),
        ("0.1.0", "no number", True),
    ],
)
def test_which_version_is_the_newer_one(version, than, so):
    assert is_newer(version, than) == so


def test_the_first_start_of_a_newer_version_copies_first(older, clock):
    before = older.read_bytes()
    opened = open_diary(older, clock=clock)
    (copy,) = Backups(older).list()
    assert (copy.reason, copy.version, copy.verified) == ("before_upgrade", __version__, True)
    assert copy.contents.entries == 2
    assert (opened.problem, read_last_known(older).version) == ("", __version__)
    assert older.read_bytes() == before
    opened.store.close()


def test_the_copy_says_what_it_is(older, clock):
    open_diary(older, clock=clock).store.close()
    (copy,) = Backups(older).list()
    said = words.copy_made(copy, NOW, Times())
    assert said.endswith(f"before version {__version__}")


def test_no_copy_is_made_at_each_start(older, clock):
    for number in range(3):
        opened = open_diary(older, clock=clock)
        assert check_after_opening(opened.store, clock).problem == ""
        opened.store.keep(entry(f"n{number}"))
        close_diary(opened.store, clock)
        clock.forward(days=1)
    assert reasons(older).count("before_upgrade") == 1


def test_two_computers_with_two_versions_make_one_copy(older, clock):
    open_diary(older, clock=clock).store.close()
    # the other one has a newer version: what it has noted stands
    opened_by(older, LATER)
    open_diary(older, clock=clock).store.close()
    assert read_last_known(older).version == LATER
    assert reasons(older) == ["before_upgrade"]


def test_a_state_that_forgot_the_version_makes_no_second_copy(older, clock):
    open_diary(older, clock=clock).store.close()
    plain = json.loads(state_file(older).read_bytes())
    del plain["version"]  # a version that knows nothing of it has written
    state_file(older).write_text(json.dumps(plain), encoding="utf-8")
    open_diary(older, clock=clock).store.close()
    assert reasons(older) == ["before_upgrade"]


def test_a_diary_of_which_nothing_is_known_is_copied(path, clock):
    with Store.open(path, create=True, clock=clock) as store:
        store.keep(entry("e1"))
    assert not state_file(path).exists()
    open_diary(path, clock=clock).store.close()
    assert reasons(path) == ["before_upgrade"]


def test_a_new_diary_needs_no_copy(path, clock):
    opened = open_diary(path, create=True, clock=clock)
    opened.store.keep(entry("e1"))
    close_diary(opened.store, clock)
    open_diary(path, clock=clock).store.close()
    assert reasons(path) == ["automatic"]


def test_a_step_of_the_schema_makes_no_second_copy(path, clock):
    put_version_1(path)
    opened_by(path, BEFORE)
    open_diary(path, clock=clock).store.close()
    (copy,) = Backups(path).list()
    assert (copy.reason, copy.version) == ("before_upgrade", __version__)
    assert read_last_known(path).version == __version__


def test_reading_alone_copies_nothing_and_notes_nothing(older):
    state = state_file(older).read_bytes()
    with Store.open(older, read_only=True) as store:
        assert len(store.read().entries) == 2
    assert state_file(older).read_bytes() == state
    assert reasons(older) == []


def test_a_copy_that_cannot_be_made_is_one_sentence_and_the_diary_opens(older, clock):
    folder = Backups(older).folder
    folder.write_text("in the way")
    opened = open_diary(older, clock=clock)
    assert opened.problem.startswith("No copy could be made. Your entries are saved.")
    assert len(opened.store.read().entries) == 2
    opened.store.close()
    # it is tried again as long as nothing was written
    folder.unlink()
    opened = open_diary(older, clock=clock)
    assert (opened.problem, reasons(older)) == ("", ["before_upgrade"])
    opened.store.close()


def test_what_this_version_has_written_is_no_copy_from_before(older, clock):
    folder = Backups(older).folder
    folder.write_text("in the way")
    opened = open_diary(older, clock=clock)
    opened.store.keep(entry("e3"))
    close_diary(opened.store, clock)
    folder.unlink()
    open_diary(older, clock=clock).store.close()
    assert "before_upgrade" not in reasons(older)


def test_a_full_disk_is_one_sentence_and_the_diary_opens(tmp_path, clock):
    with tiny_disk(tmp_path / "disk", "1m") as disk:
        path = disk / "diary.ptdiary"
        with Store.open(path, create=True, clock=clock) as store:
            store.keep(entry("e1"))
        opened_by(path, BEFORE)
        fill(disk)
        opened = open_diary(path, clock=clock)
        assert opened.problem.startswith("No copy could be made. Your entries are saved.")
        assert "full" in opened.problem
        assert len(opened.store.read().entries) == 1
        opened.store.close()


@pytest.mark.parametrize("in_the_way", [True, False])
def test_a_step_of_the_schema_waits_for_its_copy(tmp_path, in_the_way):
    with tiny_disk(tmp_path / "disk", "1m") as disk:
        path = disk / "diary.ptdiary"
        put_version_1(path)
        if in_the_way:
            Backups(path).folder.write_text("in the way")
        else:
            fill(disk)
        before = path.read_bytes()
        with pytest.raises(StoreError) as caught:
            open_diary(path)
        assert caught.value.kind == "not_copied"
        assert caught.value.sentence.startswith(f"{path} was written by an older PT Diary. ")
        assert "no copy could be made" in caught.value.sentence
        assert path.read_bytes() == before


def test_the_last_copies_before_an_update_are_not_pushed_out(older, clock):
    open_diary(older, clock=clock).store.close()
    with Store.open(older, clock=clock) as store:
        for number in range(12):
            clock.forward(days=3)
            store.keep(entry(f"n{number}"))
            Backups(older, clock).make(store, "before_import")
    assert reasons(older).count("before_upgrade") == 1


def test_what_a_copy_was_made_by_goes_to_the_second_place(older, clock, tmp_path):
    second = tmp_path / "second"
    second.mkdir()
    update_last_known(older, second_place=str(second))
    open_diary(older, clock=clock).store.close()
    copies = Backups(older).list()
    assert [each.version for each in copies] == [__version__] * 2
    assert {each.place for each in copies} == {"beside", "second"}


def test_a_diary_that_comes_without_its_state_keeps_its_copy_once(older, clock, tmp_path):
    open_diary(older, clock=clock).store.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(older, elsewhere / older.name)
    for _ in range(2):
        open_diary(elsewhere / older.name, clock=clock).store.close()
    assert reasons(elsewhere / older.name) == ["before_upgrade"]


def fill(disk):
    """Leave no block free."""
    (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free))


@pytest.fixture
def document(tmp_path):
    """The document of a diary with one more entry."""
    path = tmp_path / "more.json"
    more = export_document(Diary(entries=(entry("e3"),)), NOW)
    path.write_bytes(write_document(more))
    return path


def test_the_command_line_copies_first_too(older, document):
    assert ptdiary("import", older, document, cwd=older.parent).returncode == 0
    (copy,) = Backups(older).list()
    assert (copy.reason, copy.contents.entries) == ("before_upgrade", 2)
    assert read_last_known(older).version == __version__
    open_diary(older).store.close()
    assert reasons(older) == ["before_upgrade"]


def test_what_the_command_line_has_made_needs_no_copy(path, document):
    assert ptdiary("import", path, document, cwd=path.parent).returncode == 0
    open_diary(path).store.close()
    assert reasons(path) == []


def test_the_command_line_imports_nothing_without_a_copy(older, document):
    Backups(older).folder.write_text("in the way")
    before = older.read_bytes()
    assert ptdiary("import", older, document, cwd=older.parent).returncode == 2
    assert older.read_bytes() == before
