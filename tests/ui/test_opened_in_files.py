"""macOS hands over a diary as an event: before the window has one, and while it shows another."""

import os
import subprocess
import sys

import pytest

from ptdiary.diary.profile import Profile
from ptdiary.store import Store
from ptdiary.ui.fallback_page import RecoveryPage, RefusalPage
from tests.source import ROOT

OPENED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from ptdiary.ui import app

own, first, second = map(Path, sys.argv[1:])
begin = app.Start.begin

def opened(path):
    QCoreApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent(str(path)))

def begun(self):
    opened(first)
    begin(self)
    print(self.diaries.path, own.exists())
    opened(second)
    print(self.diaries.path, self.keeper.diary.profile.name)
    QTimer.singleShot(0, self._window.close)

app.Start.begin = begun
sys.exit(app.run(own))
"""


@pytest.fixture
def people(tmp_path):
    """Two diaries, one of Ines and one of Tom."""
    made = []
    for name in ("ines", "tom"):
        path = tmp_path / f"{name}.ptdiary"
        with Store.open(path, create=True) as store:
            store.keep_profile(Profile(name=name))
        made.append(path)
    return made


def test_the_program_opens_what_is_handed_over(tmp_path, people):
    own = tmp_path / "diary.ptdiary"
    done = subprocess.run(
        [sys.executable, "-c", OPENED, own, *people],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    ines, tom = people
    assert done.stdout.splitlines() == [f"{ines} False", f"{tom} tom"]


SHOWN = """
import sys
from PySide6.QtCore import QTimer
from ptdiary.ui import app
from ptdiary.ui.fallback_page import RecoveryPage, RefusalPage
begin = app.Start.begin

def begun(self):
    begin(self)
    page = self._window.stack.currentWidget()
    print(isinstance(page, RecoveryPage | RefusalPage), self.diaries.path)
    QTimer.singleShot(0, self._window.close)

app.Start.begin = begun
from ptdiary.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("content", ["hello", ""])
def test_a_diary_file_that_is_none_is_said_in_the_window(tmp_path, content):
    letter = tmp_path / "letter.ptdiary"
    letter.write_text(content, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SHOWN, letter],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"),
             "XDG_CONFIG_HOME": str(tmp_path / "config")},
    )  # fmt: skip
    assert done.stdout.split() == ["True", str(letter)], done.stderr
    assert letter.read_text(encoding="utf-8") == content


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_file_that_is_no_diary_is_said_and_leaves_all_as_it_is(begun, tmp_path):
    start, window = begun(tmp_path / "diary.ptdiary")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ines", encoding="utf-8")
    start.open_file(letter)
    assert start.keeper is None
    assert isinstance(window.stack.currentWidget(), RecoveryPage | RefusalPage)
    assert letter.read_text(encoding="utf-8") == "Dear Ines"
