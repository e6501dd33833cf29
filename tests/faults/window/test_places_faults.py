"""Places that cannot be written: the program starts, and says what it cannot do."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ptdiary.settings import Settings
from ptdiary.ui.app import Start
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.widgets import Button
from ptdiary.wall_clock import now_here
from ptdiary.words import window as words
from tests.faults.test_fault_places import PLACES
from tests.nightly import kills
from tests.systems import needs_signals

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from ptdiary.ui import app
begin = app.Start.begin

def begin_and_say(start):
    begin(start)
    print("BEGUN", start.keeper is not None, start._window.status.text, flush=True)

app.Start.begin = begin_and_say
from ptdiary.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def nowhere(tmp_path):
    """A home in which nothing can be written, also by an administrator."""
    (tmp_path / "home").write_text("no folder")
    return tmp_path / "home"


def started(home, folder, *arguments):
    """The program in a home: what it said of its start, and its ending."""
    own = {key: value for key, value in kills.environment(folder).items() if "XDG" not in key}
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, env=own | {"HOME": str(home)},
    )  # fmt: skip
    begun = program.stdout.readline()
    program.send_signal(signal.SIGTERM)
    _, errors = program.communicate(timeout=60)
    return begun, program.returncode, errors


@needs_signals
def test_a_home_that_cannot_be_written_stops_no_diary_elsewhere(nowhere, tmp_path):
    made = subprocess.run(
        [sys.executable, "-m", "ptdiary", "import", tmp_path / "diary.ptdiary",
         ROOT / "resources" / "sample" / "diary.json"],
        cwd=ROOT, env=os.environ | {"HOME": str(nowhere)}, check=True, capture_output=True,
    )  # fmt: skip
    assert made.stderr == b""
    begun, status, errors = started(nowhere, tmp_path, tmp_path / "diary.ptdiary")
    assert begun == f"BEGUN True {words.SETTINGS_NOT_KEPT}\n"
    assert (status, errors) == (0, "")


@needs_signals
def test_a_data_folder_that_cannot_be_written_offers_another_place(nowhere, tmp_path):
    begun, status, errors = started(nowhere, tmp_path)
    assert begun.startswith("BEGUN False")
    assert (status, errors) == (0, "")


@pytest.mark.qt_log_ignore("unexpected locking error")  # Qt says of Windows what we say in words
@pytest.mark.usefixtures("begun")
def test_the_page_of_a_place_that_cannot_be_written_has_its_ways(nowhere, look, qtbot):
    path = nowhere / "diary.ptdiary"
    window = MainWindow(look, Settings())
    qtbot.addWidget(window)
    start = Start(window, path, now_here, OneWindow(path))
    start.begin()
    page = window.stack.currentWidget()
    assert {"again", "other", "new"} <= {each.objectName() for each in page.findChildren(Button)}
    start.end()


@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_diary_always_has_a_page_with_its_ways(begun, path, place):
    place(path)
    start, window = begun(path)
    assert start.keeper is None
    named = {each.objectName() for each in window.stack.currentWidget().findChildren(Button)}
    assert {"other", "new"} <= named


def test_settings_that_cannot_be_kept_are_told_of_once(nowhere, path, look, qtbot, begun):  # noqa: ARG001
    window = MainWindow(look, Settings(), nowhere / "settings.json")
    qtbot.addWidget(window)
    start = Start(window, path, now_here, OneWindow(path))
    start.begin()
    assert start.keeper is not None
    assert window.status.text == words.SETTINGS_NOT_KEPT
    window.close()
    start.end()
