"""What this person has set for other programs changes and breaks nothing here."""

import locale
import os
import socket

import pytest

from ptdiary.cli.drawing import write_letters_of_all_languages
from ptdiary.cli.window import has_display
from tests.cli.command_line import document, program, write
from tests.systems import needs_displays, needs_pipes

SETTINGS = (
    b"text.usetex: True\nfigure.dpi: nonsense\nlines.linewidth: 40\nsavefig.transparent: True\n"
)


@pytest.fixture
def diary(tmp_path):
    return write(tmp_path / "diary.json", document())


@pytest.fixture
def plain(diary, tmp_path):
    """The picture where nothing is set."""
    return drawn(diary, tmp_path)


def drawn(diary, tmp_path, **more):
    ended = program(
        "chart", diary, "--view", "timeline", "--out", "trend.png", cwd=tmp_path, **more
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return (tmp_path / "trend.png").read_bytes()


def in_the_folder(tmp_path, content):
    (tmp_path / "matplotlibrc").write_bytes(content)
    return {}


def by_a_variable(tmp_path, content):
    (tmp_path / "mine").write_bytes(content)
    return {"MATPLOTLIBRC": str(tmp_path / "mine")}


def in_the_cache(tmp_path, content):
    folder = tmp_path / "cache" / "ptdiary"
    folder.mkdir(parents=True)
    (folder / "matplotlibrc").write_bytes(content)
    return {"XDG_CACHE_HOME": str(tmp_path / "cache")}


@pytest.mark.parametrize("place", [in_the_folder, by_a_variable, in_the_cache])
def test_settings_of_matplotlib_change_no_picture(diary, plain, tmp_path, place):
    assert drawn(diary, tmp_path, **place(tmp_path, SETTINGS)) == plain


def test_settings_that_cannot_be_read_stop_no_picture(diary, plain, tmp_path):
    in_the_folder(tmp_path, b"\xff\xfe no text")
    assert drawn(diary, tmp_path) == plain


@needs_pipes
def test_settings_that_are_a_pipe_stop_no_picture(diary, plain, tmp_path):
    os.mkfifo(tmp_path / "matplotlibrc")
    assert drawn(diary, tmp_path) == plain


LANGUAGES = (
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX"},
    {"LC_ALL": "xx_XX.UTF-8"},  # as over ssh, from a computer that has it
    {"LC_ALL": "xx_XX"},
    {"LANG": "C", "PYTHONCOERCECLOCALE": "0"},
    {"LANG": "xx_XX.UTF-8", "PYTHONCOERCECLOCALE": "0"},
    {"LC_CTYPE": "xx_XX", "PYTHONCOERCECLOCALE": "0"},
)


@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_the_page_is_printed_beside_such_settings_and_without_a_language(diary, tmp_path, language):
    more = in_the_folder(tmp_path, SETTINGS)
    ended = program("summary", diary, "--out", "page.pdf", cwd=tmp_path, **language, **more)
    assert (ended.returncode, ended.stderr) == (0, "")


@needs_displays
@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_a_region_is_kept_whose_letters_are_not_here(monkeypatch, language):
    """Of a language nobody has: Qt reads the region from the name alone."""
    wanted = {name: value.replace("xx_XX", "xx_US") for name, value in language.items()}
    for name in [each for each in os.environ if each.startswith("LC_") or each == "LANG"]:
        monkeypatch.delenv(name)
    for name, value in wanted.items():
        monkeypatch.setenv(name, value)
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        write_letters_of_all_languages()
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    told = os.environ.get("LC_ALL") or os.environ.get("LC_TIME") or os.environ.get("LANG")
    assert told == (wanted.get("LC_ALL") or wanted.get("LANG"))
    assert os.environ["LC_CTYPE"] == "C.UTF-8"


@needs_displays
@pytest.mark.parametrize(
    ("platform", "found"),
    [("wayland;xcb", True), ("xcb;wayland", True), ("wayland", True), ("xcb", False),
     ("xcb;offscreen", True), ("offscreen:size=1x1", True), ("", True)],
)  # fmt: skip
def test_each_display_that_qt_would_try_is_looked_for(tmp_path, monkeypatch, platform, found):
    """Here is a Wayland display and no X11."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as display:
        display.bind("wayland-7")
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        assert has_display() is found
