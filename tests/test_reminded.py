"""The days on which a reminder was shown: dates alone, for the eyes of their owner alone."""

import json
import re
from datetime import date, timedelta

import pytest

from ptdiary.reminded import days_shown, note_shown
from tests.systems import has_mode

DAY = date(2026, 11, 21)


def test_what_is_noted_is_read_back(tmp_path):
    path = tmp_path / "reminded.json"
    assert days_shown(path) == frozenset()
    assert note_shown(path, DAY)
    assert note_shown(path, DAY + timedelta(days=1))
    assert note_shown(path, DAY)
    assert days_shown(path) == {DAY, DAY + timedelta(days=1)}


def test_it_holds_dates_and_nothing_else_and_not_for_ever(tmp_path):
    path = tmp_path / "reminded.json"
    for number in range(60):
        note_shown(path, DAY + timedelta(days=number))
    assert re.fullmatch(r'\["\d{4}-\d\d-\d\d"(, "\d{4}-\d\d-\d\d")*\]\n', path.read_text())
    assert max(days_shown(path)) == DAY + timedelta(days=59)
    assert len(days_shown(path)) < 20
    assert has_mode(path, 0o600)


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff", b"null", b'["x", 3, null]'])
def test_damaged_file_says_nothing(tmp_path, content):
    path = tmp_path / "reminded.json"
    path.write_bytes(content)
    assert days_shown(path) == frozenset()
    assert note_shown(path, DAY)
    assert json.loads(path.read_text()) == ["2026-11-21"]


def test_where_it_cannot_be_written_it_says_so(tmp_path):
    assert not note_shown(tmp_path / "none" / "reminded.json", DAY)
