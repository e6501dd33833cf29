"""What is no file is not read: neither what the program keeps, nor what is brought in."""

import errno
import os
from dataclasses import replace

import pytest

from ptdiary.bug_log import log_bug
from ptdiary.paths import log_file
from ptdiary.reading import all_of, beginning_of
from ptdiary.reminded import days_shown
from ptdiary.settings import Settings, read_settings, write_settings
from ptdiary.store.drafts import Drafts
from ptdiary.store.last_known import LastKnown, read_last_known, state_file
from tests.systems import needs_pipes


def a_pipe(path):
    os.mkfifo(path)


def a_device(path):
    path.symlink_to("/dev/zero")


def a_folder(path):
    path.mkdir()


def a_huge_file(path):
    with path.open("wb") as file:
        file.truncate(3 << 30)


NO_FILES = (
    a_folder, a_huge_file, *(pytest.param(each, marks=needs_pipes) for each in (a_pipe, a_device)),
)  # fmt: skip


@pytest.mark.parametrize("made", NO_FILES)
def test_what_the_program_keeps_is_then_not_there(tmp_path, made):
    """Each of these began a start that never came to its end."""
    diary = tmp_path / "diary.ptdiary"
    for path in (tmp_path / "settings.json", state_file(diary), tmp_path / "drafts"):
        made(path)
    assert read_settings(tmp_path / "settings.json") == Settings()
    assert replace(read_last_known(diary), identity="") == LastKnown(identity="")
    assert not Drafts(tmp_path / "drafts").names()
    made(tmp_path / "reminded")
    assert days_shown(tmp_path / "reminded") == frozenset()


@pytest.mark.parametrize("made", NO_FILES)
def test_settings_are_kept_again_once_it_is_put_aside(tmp_path, made):
    path = tmp_path / "settings.json"
    made(path)
    read_settings(path)
    assert os.path.lexists(tmp_path / "settings.json.damaged")
    assert write_settings(path, Settings(bell=False))
    assert read_settings(path) == Settings(bell=False)


@needs_pipes
def test_a_pipe_in_the_place_of_the_log_is_not_waited_for(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    os.mkfifo(log_file())
    assert log_bug(ValueError()) is None


@pytest.mark.parametrize("made", NO_FILES)
def test_no_byte_of_it_is_read(tmp_path, made):
    made(tmp_path / "it")
    with pytest.raises(OSError, match="it"):
        all_of(tmp_path / "it")


def test_a_file_is_read_whole_and_one_that_is_too_large_not_at_all(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"12345\r\n")
    assert all_of(path, 7) == b"12345\r\n"
    assert beginning_of(path, 3) == b"123"
    with pytest.raises(OSError, match="file") as told:
        all_of(path, 6)
    assert told.value.errno == errno.EFBIG
