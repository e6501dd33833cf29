"""`--sample` changes nothing of the person's own: not a setting, not a place, not a note."""

import json
import os
import subprocess
import sys
from datetime import datetime

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.paths import settings_file
from ptdiary.settings import Settings, read_settings, write_settings
from ptdiary.store import Store
from ptdiary.ui.app import Start
from ptdiary.ui.keeper import ChartsImport
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.wall_clock import now_here
from tests.cli.command_line import environment, program
from tests.source import ROOT

EMPTY = {".config", ".local", ".local/share", ".local/state"}
COMMANDS = {
    "review": ("review", "--sample"),
    "outlook": ("outlook", "--sample"),
    "check": ("check", "--sample"),
    "summary": ("summary", "--sample", "--out", "page.pdf"),
    "chart": ("chart", "--sample", "--view", "timeline", "--out", "chart.svg"),
    "export": ("export", "--sample", "--format", "xlsx", "--out", "diary.xlsx"),
    "tables": ("export", "--sample", "--format", "csv", "--out", "tables"),
    "backup": ("backup", "--sample", "--out", "copy.ptdiary"),
}


@pytest.fixture
def home(tmp_path):
    """A person's folders, as the XDG base directories name them."""
    folder = tmp_path / "home"
    for name in EMPTY:
        (folder / name).mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def outside(tmp_path):
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


@pytest.fixture
def lived_in(home):
    """Somebody uses the program: a diary, settings, and a daily start."""
    write_settings(
        home / ".config/ptdiary/settings.json",
        Settings(theme="light", page="diary", window=(1, 2, 800, 600), reminder=20),
    )
    path = home / ".local/share/ptdiary/diary.ptdiary"
    path.parent.mkdir()
    with Store.open(path, create=True) as store:
        at = datetime.now().astimezone()
        store.keep(Entry(id="own", at=at, soreness=3))
    return home


def tree(home):
    """Every folder and file but those of the cache: bytes, mode and time of the last change."""
    return {
        str(each.relative_to(home)): (
            each.read_bytes() if each.is_file() else None,
            each.stat().st_mode,
            each.stat().st_mtime_ns if each.is_file() else 0,
        )
        for each in home.rglob("*")
        if each.relative_to(home).parts[0] != ".cache"
    }


def on_tour(home, outside):
    temporary = home.with_name("temporary")
    temporary.mkdir()
    env = environment(home, QT_QPA_PLATFORM="offscreen", TMPDIR=str(temporary))
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.sample_tour", str(outside)],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads((outside / "diary.json").read_bytes())["entries"]
    assert sorted(each.name for each in outside.iterdir()) == ["diary.json", "tables"]
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="a person's folders are moved by XDG variables")
def test_the_window_leaves_the_folders_of_who_uses_it_as_they_are(lived_in, outside):
    before = tree(lived_in)
    on_tour(lived_in, outside)
    assert tree(lived_in) == before


@pytest.mark.skipif(os.name != "posix", reason="a person's folders are moved by XDG variables")
def test_the_window_makes_no_folder_for_who_only_looks_round(home, outside):
    on_tour(home, outside)
    assert set(tree(home)) == EMPTY


@pytest.mark.skipif(os.name != "posix", reason="a person's folders are moved by XDG variables")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_leaves_nothing(home, outside, command):
    done = program(*COMMANDS[command], cwd=outside, HOME=str(home))
    assert (done.returncode, done.stderr) == (0, "")
    assert set(tree(home)) == EMPTY


def test_settings_are_read_and_kept_where_there_was_no_folder_yet(home):
    path = home / "not/there/settings.json"
    assert read_settings(path) == Settings()
    assert write_settings(path, Settings(theme="dark"))
    assert read_settings(path).theme == "dark"


def test_who_opens_a_diary_of_their_own_there_has_their_settings(
    look, qtbot, monkeypatch, tmp_path, path
):
    monkeypatch.setattr(ChartsImport, "start", lambda *_: None)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    write_settings(settings_file(), Settings(theme="light", reminder=20))
    before = settings_file().read_bytes()
    sample = tmp_path / "sample.ptdiary"
    window = MainWindow(look, Settings(page="help"))
    qtbot.addWidget(window)
    start = Start(window, sample, now_here, OneWindow(sample, tmp_path), not_kept="Not kept.")
    start.begin()
    look.choose_theme("dark")
    window.show_page("settings")
    assert not window.page("settings").closed_window.isVisible()
    assert settings_file().read_bytes() == before
    assert start.diaries.change_to(path, create=True)
    assert (look.theme, window.settings.reminder) == ("light", 20)
    start.end()
    window.close()
    kept = read_settings(settings_file())
    assert (kept.theme, kept.reminder, kept.recent) == ("light", 20, (str(path),))
