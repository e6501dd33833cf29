"""How a command ends when it is not its input's fault: bugs, closed pipes, Ctrl-C, no display."""

import errno
import os
import signal
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from ptdiary.__main__ import main
from ptdiary.bug_log import LARGEST_LOG
from ptdiary.cli.command import ending_of
from ptdiary.paths import log_file
from tests.cli.command_line import document, environment, ptdiary, write
from tests.systems import needs_displays, needs_modes, needs_pipes, needs_shell, needs_signals

NOTE = "numb since the walk with Ines"


def broken():
    """A verb with a bug that quotes the diary."""
    diary = {"note": NOTE}
    try:
        return diary[NOTE]
    except KeyError as error:
        raise ValueError(NOTE) from error


@pytest.fixture
def log(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return log_file()


def test_a_bug_ends_in_one_line_and_a_traceback_without_the_diary(log, capsys):
    assert ending_of(broken) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "ValueError" in printed.err
    assert str(log) in printed.err
    written = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "builtins.KeyError" in written
    assert "in broken" in written
    assert NOTE not in written + printed.err


@needs_modes
def test_the_log_is_private(log):
    ending_of(broken)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_the_log_begins_anew_rather_than_grow(log):
    log.write_text("x" * (LARGEST_LOG + 1), encoding="utf-8")
    ending_of(broken)
    ending_of(broken)
    written = log.read_text(encoding="utf-8")
    assert "xx" not in written
    assert written.count("builtins.ValueError") == 2


def test_a_bug_is_told_where_no_log_can_be_written(log, capsys):
    log.mkdir()
    assert ending_of(broken) == 1
    assert "could not be written down" in capsys.readouterr().err


def test_ctrl_c_ends_in_one_line(capsys):
    def stopped():
        raise KeyboardInterrupt

    assert ending_of(stopped) == 130
    assert capsys.readouterr().err.startswith("stopped")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["review", "--help"]])
def test_help_and_version_are_answers(words, capsys):
    assert main(words) == 0
    assert capsys.readouterr().out.strip()


def test_a_reader_that_stops_listening_is_no_bug(tmp_path):
    diary = str(write(tmp_path / "diary.json", document()))
    program = subprocess.Popen(
        [sys.executable, "-m", "ptdiary", "review", *[diary] * 300, "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path), cwd=tmp_path,
    )  # fmt: skip
    program.stdout.close()
    with program.stderr:
        said = program.stderr.read()
    assert (program.wait(), said) == (0, b"")


@needs_pipes
@pytest.mark.parametrize("words", [["review", "--sample"], ["--help"], ["--version"]])
def test_an_answer_that_finds_no_room_says_so(words, tmp_path):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ptdiary", *words], stdout=full, stderr=subprocess.PIPE,
            env=environment(tmp_path), cwd=tmp_path, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.decode() == "the disk is full, so not all of the answer was written\n"


@needs_pipes
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", ["review nowhere", "review --nothing", "--help", "--version"])
def test_where_no_complaint_can_be_written_the_status_tells_it(words, unbuffered, tmp_path):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ptdiary", *words.split()], stdout=full, stderr=full,
            env=environment(tmp_path, PYTHONUNBUFFERED=unbuffered), cwd=tmp_path, check=False,
        )  # fmt: skip
    assert done.returncode == 2


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO])
def test_a_disk_that_takes_no_answer_is_no_bug(number, tmp_path):
    program = (
        "import sys; from ptdiary.cli.command import ending_of\n"
        f"def full(): raise OSError({number}, 'of the disk')\n"
        "sys.exit(ending_of(full))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, env=environment(tmp_path), cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.endswith(b"so not all of the answer was written\n")
    assert not list(tmp_path.rglob("ptdiary.log"))


@needs_shell
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_without_anybody_to_read_it_all_is_done_and_nothing_gets_into_the_diary(closed, tmp_path):
    diary = write(tmp_path / "diary.json", document())
    program = f"{sys.executable} -m ptdiary"
    for arguments, status in (
        (f"import mine.ptdiary {diary}", 0),
        ("check mine.ptdiary", 0),
        ("review mine.ptdiary", 0),
        ("review nowhere.ptdiary", 2),
        ("review --no-such-option", 2),
    ):
        done = subprocess.run(
            ["sh", "-c", f"exec {program} {arguments} {closed}"],
            env=environment(tmp_path), cwd=tmp_path, check=False,
        )  # fmt: skip
        assert done.returncode == status, arguments
    assert "3 entries" in ptdiary("check", "mine.ptdiary", cwd=tmp_path).stdout
    assert not list(tmp_path.rglob("ptdiary.log"))


@needs_displays
@pytest.mark.parametrize("arguments", [[], ["--sample"], ["diary.json"]])
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":7391"}, {"QT_QPA_PLATFORM": "xcb"}])
def test_without_a_display_there_is_one_line_and_no_qt(arguments, display, tmp_path):
    write(tmp_path / "diary.json", document())
    done = ptdiary(*arguments, cwd=tmp_path, **display)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("no display to open a window on")
    assert done.stderr.count("\n") == 1


HALF_WRITTEN = """
import os, signal, sys
from pathlib import Path
from ptdiary.cli.command import ending_of
from ptdiary.files import replacing

def act():
    with replacing(Path("x")) as part:
        part.write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGINT)
    return 0

sys.exit(ending_of(act))
"""


@needs_signals
def test_ctrl_c_while_a_file_is_written_leaves_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", HALF_WRITTEN],
        capture_output=True, env=environment(tmp_path), cwd=tmp_path, check=False,
        # what runs beside a shell ignores Ctrl+C, and its children do as it does
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert done.returncode == 130
    assert done.stderr.startswith(b"stopped")
    assert list(tmp_path.iterdir()) == []


@needs_pipes
@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "huge"])
@pytest.mark.parametrize("verb", ["review {}", "import mine.ptdiary {}", "check {}"])
def test_what_is_no_file_is_refused_at_once(tmp_path, name, verb):
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(3 << 30)
    done = ptdiary(*verb.format(name).split(), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{name}: ")
    assert done.stderr.count("\n") == 1
