"""Starting with the computer: the entry says the very command, and what stands there is so."""

import plistlib
import shutil
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary import autostart
from tests.systems import has_mode

COMMAND = ("/apps/PT Diary/ptdiary", "--icon")
ODD = (
    "/a/100% \"me\"/it's $HOME/`x`\\y", "a b", "%f", "semi;colon", "", "--icon", "tab\there",
    "ünï", "~tilde", "#x", "(y)", "*?", "<>|&",
)  # fmt: skip
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an entry of Linux")


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def read_exec(entry):
    """The arguments of an entry, read by other means: the rules of the specification, backwards."""
    line = next(each for each in entry.decode().splitlines() if each.startswith("Exec="))
    text, value = line.removeprefix("Exec="), ""
    escapes = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    letters = iter(text)
    for letter in letters:
        value += escapes[next(letters)] if letter == "\\" else letter
    return tuple(each.replace("%%", "%") for each in arguments_of(value))


def arguments_of(line):
    """A command line in its arguments: quoted ones have a backslash before some letters."""
    arguments, letters = [], iter(f"{line} ")
    for letter in letters:
        argument = ""
        if letter == '"':
            while (letter := next(letters)) != '"':
                argument += next(letters) if letter == "\\" else letter
            assert next(letters) == " "
        else:
            while letter != " ":
                argument += letter
                letter = next(letters)  # noqa: PLW2901
        arguments.append(argument)
    return arguments


@linux
def test_written_read_and_taken_out_again(config):
    assert not autostart.starts_with_computer()
    assert autostart.start_with_computer(COMMAND)
    path = config / "autostart" / "ptdiary.desktop"
    assert autostart.starts_with_computer()
    assert has_mode(path, 0o600)
    assert read_exec(path.read_bytes()) == COMMAND
    assert autostart.start_with_computer(("other",)), "a later one takes its place"
    assert read_exec(path.read_bytes()) == ("other",)
    assert autostart.stop_starting()
    assert not path.exists()
    assert autostart.stop_starting(), "there is none already"


@linux
def test_an_entry_that_outlives_the_program_is_not_tried():
    # a package that is removed leaves the files of people alone, and this is one
    entry = autostart.desktop_entry(COMMAND).decode().splitlines()
    assert f"TryExec={COMMAND[0]}" in entry
    assert "TryExec" not in autostart.desktop_entry(("ptdiary", "--icon")).decode()


@linux
def test_who_takes_it_out_by_other_means_is_believed(config):
    autostart.start_with_computer(COMMAND)
    path = config / "autostart" / "ptdiary.desktop"
    for line in ("Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = true"):
        autostart.start_with_computer(COMMAND)
        path.write_text(path.read_text() + f"{line}\n")
        assert not autostart.starts_with_computer()
    path.write_bytes(b"\xff\xfe no entry")
    assert not autostart.starts_with_computer()
    path.unlink()
    assert not autostart.starts_with_computer()


@linux
def test_folder_that_cannot_be_written_says_so(config):
    config.write_text("a file")
    assert not autostart.start_with_computer(COMMAND)
    assert not autostart.starts_with_computer()


@linux
def test_only_a_whole_path_is_heeded(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", "config")
    assert autostart.entry_path() == tmp_path / ".config" / "autostart" / "ptdiary.desktop"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=4))
def test_any_argument_comes_through_an_entry_as_it_is(command):
    command = ("/bin/program", *command)
    assert read_exec(autostart.desktop_entry(command)) == command


def test_odd_arguments_come_through_an_entry_as_they_are():
    assert read_exec(autostart.desktop_entry(("/bin/x", *ODD))) == ("/bin/x", *ODD)


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="there is no desktop-file-validate here"
)
@pytest.mark.parametrize("command", [COMMAND, ("/bin/x", *ODD)])
def test_the_entry_is_valid(command, tmp_path):
    path = tmp_path / "ptdiary.desktop"
    path.write_bytes(autostart.desktop_entry(command))
    done = subprocess.run(
        ["desktop-file-validate", "--warn-kde", path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_launch_agent_of_a_mac():
    plain = plistlib.loads(autostart.launch_agent(("/Applications/PT Diary.app/x", *ODD)))
    assert plain["ProgramArguments"] == ["/Applications/PT Diary.app/x", *ODD]
    assert plain["RunAtLoad"] is True
    assert "KeepAlive" not in plain, "who quits it has quit it"


@pytest.mark.parametrize(
    ("command", "value"),
    [
        (("C:\\Program Files\\PT Diary\\ptdiary.exe", "--icon"),
         '"C:\\Program Files\\PT Diary\\ptdiary.exe" --icon'),
        (("C:\\p.exe", "-m", 'a "b"'), 'C:\\p.exe -m "a \\"b\\""'),
        (("C:\\p.exe", "100%", "end\\"), "C:\\p.exe 100% end\\"),
    ],
)  # fmt: skip
def test_value_of_the_run_key_of_windows(command, value):
    assert autostart.run_value(command) == value
