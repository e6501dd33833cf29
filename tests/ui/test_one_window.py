"""One diary has one window, whatever name it is called by, and nobody else answers for it."""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ptdiary.paths import windows_folder
from ptdiary.store.lock import is_open_in_window
from ptdiary.ui.one_window import OneWindow
from tests.systems import has_mode, needs_links, needs_pipes, needs_sockets


@pytest.fixture(autouse=True)
def home(monkeypatch):
    # a socket's path has little room: less than what pytest adds to a temporary folder's
    with TemporaryDirectory() as home:
        for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
            monkeypatch.setenv(name, home)
        yield


LATER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ptdiary.ui.one_window import OneWindow
application = QCoreApplication([])
one = OneWindow(Path(sys.argv[1]))
sys.exit(0 if not one.is_first() and one.call_first(to_entry=bool(sys.argv[2:])) else 1)
"""


def called(path, qtbot, *wish):
    """A later start, in a process of its own; whether it was answered."""
    later = subprocess.Popen([sys.executable, "-c", LATER, path, *wish])
    qtbot.waitUntil(lambda: later.poll() is not None, timeout=60_000)
    return later.returncode == 0


@pytest.fixture
def first(path, qapp):  # noqa: ARG001 sockets need an application
    path.write_bytes(b"a diary")
    first = OneWindow(path)
    assert first.is_first()
    first.listen()
    yield first
    first.release()


def a_pipe(lock):
    os.mkfifo(lock)


def a_device(lock):
    lock.symlink_to("/dev/zero")


@needs_pipes
@pytest.mark.parametrize("place", [a_pipe, a_device])
def test_what_is_no_file_in_the_place_of_a_lock_is_not_waited_for(path, qapp, place):  # noqa: ARG001
    path.write_bytes(b"a diary")
    place(path.with_name(path.name + ".lock"))
    one = OneWindow(path)
    assert one.is_first()
    assert not OneWindow(path).is_first()  # the other lock holds
    one.take_over()
    one.release()
    assert not is_open_in_window(path, windows_folder())


def renamed(path, how, monkeypatch):
    """The same file by another name."""
    other = path.parent / "elsewhere" / "back.ptdiary"
    other.parent.mkdir()
    if how == "relative":
        monkeypatch.chdir(other.parent)
        return type(path)("../diary.ptdiary")
    if how == "a folder's link":
        (path.parent / "link").symlink_to(path.parent)
        return path.parent / "link" / path.name
    if how == "symbolic link":
        other.symlink_to(path)
    elif how == "hard link":
        other.hardlink_to(path)
    return path if how == "the same" else other


NAMES = (
    "the same", "relative", "hard link",
    *(pytest.param(each, marks=needs_links) for each in ("a folder's link", "symbolic link")),
)  # fmt: skip


@pytest.mark.parametrize("how", NAMES)
def test_a_second_start_calls_the_first_window(first, path, qtbot, monkeypatch, how):
    other = renamed(path, how, monkeypatch)
    assert not OneWindow(other).is_first()
    with qtbot.waitSignal(first.called, timeout=60_000):
        assert called(other, qtbot)
    first.release()
    assert OneWindow(other).is_first()


@pytest.mark.parametrize("wish", [(), ("entry",)])
def test_a_second_start_says_whether_to_write_an_entry(first, path, qtbot, wish):
    with qtbot.waitSignal(first.called, timeout=60_000) as told:
        assert called(path, qtbot, *wish)
    assert told.args == [bool(wish)]


def test_who_hangs_up_after_the_window_was_closed_does_not_bring_it_back(first, qtbot):
    told = []
    first.called.connect(told.append)
    caller = QLocalSocket()
    with qtbot.waitSignal(caller.readyRead, timeout=60_000):
        caller.connectToServer(first._name)
    answered = first._server.findChild(QLocalSocket)
    first.ignore_calls()
    with qtbot.waitSignal(answered.disconnected, timeout=60_000):
        caller.close()
    assert told == []


@pytest.mark.parametrize("how", NAMES)
def test_the_command_line_sees_the_same_lock(first, path, monkeypatch, how):
    other = renamed(path, how, monkeypatch)
    assert is_open_in_window(other, windows_folder())
    first.release()
    assert not is_open_in_window(other, windows_folder())


def test_a_diary_that_is_made_later_is_found_by_each_of_its_names(path, qapp, tmp_path):  # noqa: ARG001
    first = OneWindow(path)
    assert first.is_first()
    first.listen()
    path.write_bytes(b"a diary")
    first.listen()
    (tmp_path / "other").hardlink_to(path)
    assert not OneWindow(tmp_path / "other").is_first()
    assert not OneWindow(path).is_first()
    first.release()


def test_who_does_not_know_the_token_is_not_the_first_window(first, path, qtbot):
    (token,) = windows_folder().glob("*.token")
    assert has_mode(token, 0o600)
    name = str(windows_folder() / token.stem)
    first._server.close()  # another program has taken its place
    other = QLocalServer()
    other.newConnection.connect(lambda: other.nextPendingConnection().write(b"x" * 32))
    assert other.listen(name)
    assert not OneWindow(path).is_first()
    assert not called(path, qtbot)
    other.close()


@needs_sockets
def test_the_socket_lies_where_no_other_account_can_reach_it(first):  # noqa: ARG001
    folder = windows_folder()
    assert has_mode(folder, 0o700)
    assert any(each.is_socket() for each in folder.iterdir())


def test_nothing_is_left_at_the_end(first, path):
    first.release()
    assert list(windows_folder().iterdir()) == []
    assert sorted(each.name for each in path.parent.glob("*.lock")) == []


@needs_sockets
def test_a_socket_that_a_killed_program_left_is_replaced(first, path, qtbot):
    (socket,) = (each for each in windows_folder().iterdir() if each.is_socket())
    first.release()
    kept = QLocalServer()
    assert kept.listen(str(socket))
    socket.rename(socket.with_suffix(".kept"))
    kept.close()
    socket.with_suffix(".kept").rename(socket)
    again = OneWindow(path)
    again.listen()
    assert called(path, qtbot)
    again.release()


@pytest.mark.qt_log_ignore("unexpected locking error")  # Qt says of Windows what we say in words
def test_a_folder_that_cannot_be_written_stops_nothing(path, qapp, tmp_path, monkeypatch):  # noqa: ARG001
    (tmp_path / "file").write_text("no folder")
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    path.write_bytes(b"a diary")
    one = OneWindow(path)
    assert one.is_first()
    one.listen()
    assert not OneWindow(path).is_first()
    one.release()


def test_a_window_that_is_closing_does_not_answer(first, path, qtbot):
    first.ignore_calls()
    with qtbot.assertNotEmitted(first.called):
        assert not OneWindow(path).call_first()


def test_a_call_that_is_taken_and_never_answered_is_no_answer(first, path):
    """As by a window that closes between the call and its answer."""
    first._server.newConnection.disconnect()
    QTimer.singleShot(0, first.ignore_calls)
    assert not OneWindow(path).call_first()
