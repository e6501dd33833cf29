"""Settings survive everything: what cannot be used is left out, and kept aside."""

import json

import pytest

from ptdiary.settings import Settings, can_be_kept, read_settings, write_settings
from tests.systems import has_mode

OURS = Settings(
    theme="dark",
    text_size=1.5,
    page="trends",
    day="2026-11-21",
    window=(1, -2, 900, 700),
    maximized=True,
    menu_bar=True,
)


def test_written_settings_are_read_back(tmp_path):
    path = tmp_path / "settings.json"
    assert write_settings(path, OURS)
    assert read_settings(path) == OURS
    assert has_mode(path, 0o600)


def test_there_may_be_none_yet(tmp_path):
    assert read_settings(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"null", b'"x"', b"[" * 99_999])
def test_damaged_file_is_kept_aside(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert read_settings(path) == Settings()
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"), ("theme", 3), ("text_size", "big"), ("text_size", True),
        ("text_size", float("nan")), ("page", 5), ("day", 20261121), ("window", [1, 2, 3]),
        ("window", [1, 2, 3, "4"]),
        ("window", [0, 0, 0, 10]), ("window", [0, 0, True, 10]), ("maximized", "yes"),
        ("menu_bar", 1), ("unknown", 1),
    ],
)  # fmt: skip
def test_value_that_cannot_be_used_is_the_default(tmp_path, name, value):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({name: value, "page": "diary"} if name != "page" else {name: value}))
    expected = Settings(page="diary") if name != "page" else Settings()
    assert read_settings(path) == expected


def test_text_size_between_ours_becomes_the_nearest(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"text_size": 1.4}')
    assert read_settings(path).text_size == 1.5


def test_folder_that_cannot_be_made_is_no_error(tmp_path):
    (tmp_path / "none").write_text("a file in its place")
    assert not write_settings(tmp_path / "none" / "settings.json", OURS)
    assert not can_be_kept(tmp_path / "none" / "settings.json")


def test_folder_that_is_gone_is_made(tmp_path):
    path = tmp_path / "none" / "settings.json"
    assert can_be_kept(path)
    assert write_settings(path, OURS)
    assert read_settings(path) == OURS


def test_of_the_holds_only_those_that_can_be_used_are_read(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(
        '{"hold_seconds": [["a", 20], ["b", 0], ["c", true], ["d", -1], ["e", 3601], [1, 5],'
        ' ["f"], ["g", 5, 6], "h", ["i", 2.5]]}'
    )
    assert read_settings(path).hold_seconds == (("a", 20), ("b", 0))
