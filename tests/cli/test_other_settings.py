"""What this person has set for other programs changes and breaks nothing here."""

import os
import socket

import pytest

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


def test_the_page_is_printed_beside_such_settings_and_without_a_language(diary, tmp_path):
    more = in_the_folder(tmp_path, SETTINGS)
    ended = program("summary", diary, "--out", "page.pdf", cwd=tmp_path, LC_ALL="C", **more)
    assert (ended.returncode, ended.stderr) == (0, "")


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
