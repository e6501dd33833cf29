"""An older version before the diary of a newer one: the copy from before opens with one press."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from ptdiary import __version__
from ptdiary.diary import PARTS, Entry
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.last_known import read_last_known, update_last_known
from ptdiary.store.older_copy import find_older_copy
from ptdiary.words import recovery as words
from tests.cli.command_line import ptdiary
from tests.ui.conftest import DIARY, NOW

DAY = timedelta(days=1)


def later(name, days):
    return Entry(id=name, at=NOW + days * DAY, soreness=2)


def make_newer(path):
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("ALTER TABLE entries ADD COLUMN made_up INTEGER DEFAULT 4")
        other.execute("PRAGMA user_version = 99")


def newest_copy_is_newer(path):
    """A copy that the newer version made of its own diary; it is whole, and not for this one."""
    folder = Backups(path).folder
    copy = folder / "000099-automatic.ptdiary"
    copy.write_bytes(path.read_bytes())


@pytest.fixture
def diary(tmp_path):
    """Written by this version, copied, opened and written by a newer one, which copied it too."""
    path = tmp_path / "folder" / "diary.ptdiary"
    with Store.open(path, create=True) as store:
        store.keep(*DIARY.sessions, *DIARY.entries)
        Backups(path, lambda: NOW).make(store, "before_upgrade")
        store.keep(later("n1", 1), later("n2", 1), later("n3", 2))
    make_newer(path)
    newest_copy_is_newer(path)
    update_last_known(path, version="9.0.0")
    return path


def shown(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def left_alone(path):
    """The newer diary, its copies and what is known of it, byte by byte."""
    beside = [path, *Backups(path).folder.iterdir(), path.with_name(path.name + ".state")]
    return {each: (each.read_bytes(), each.stat().st_mtime_ns) for each in beside}


def test_the_newest_copy_that_can_be_opened_is_found(diary):
    before = left_alone(diary)
    found = find_older_copy(diary)
    assert found.copy.reason == "before_upgrade"
    assert found.copy.contents.entries == len(DIARY.entries)
    assert found.days_missing == 2
    assert left_alone(diary) == before


def test_one_press_opens_it_beside_and_leaves_the_newer_one(begun, diary):
    before = left_alone(diary)
    start, window = begun(diary, clock=lambda: NOW)
    page = window.stack.currentWidget()
    said = " ".join(shown(page))
    assert "A newer PT Diary wrote" in said
    assert words.VERSIONS.format(newer="9.0.0", this=__version__) in said
    assert "It holds 2 entries and 1 session." in said
    assert "2 days that you wrote on later are not in it." in said
    day = Backups(diary).list()[1].made_at.date().isoformat()
    name = f"diary as it was on {day}.ptdiary"
    assert name in said
    page.findChild(QPushButton, "older").click()
    assert start.diaries.path == diary.with_name(name)
    assert start.keeper.diary.entries == DIARY.entries
    assert window.status.text == words.OLDER_OPENED
    assert left_alone(diary) == before
    assert read_last_known(diary.with_name(name)).version == __version__


def test_the_next_time_it_is_the_same_diary_with_what_was_written_since(begun, diary):
    start, window = begun(diary, clock=lambda: NOW)
    window.stack.currentWidget().findChild(QPushButton, "older").click()
    assert start.keeper.keep("Saved", later("mine", 3))
    assert start.diaries.change_to(diary)
    page = window.stack.currentWidget()
    assert words.OLDER_AGAIN in shown(page)
    page.findChild(QPushButton, "older").click()
    assert "mine" in {each.id for each in start.keeper.diary.entries}


def test_a_copy_that_cannot_be_put_there_is_told(begun, diary):
    _, window = begun(diary, clock=lambda: NOW)
    page = window.stack.currentWidget()
    for each in Backups(diary).folder.glob("*.ptdiary"):
        each.unlink()
    page.findChild(QPushButton, "older").click()
    assert window.stack.currentWidget() is page
    assert any("There is no diary at" in text for text in shown(page))


def test_without_such_a_copy_nothing_is_offered(begun, diary):
    for each in Backups(diary).folder.glob("*upgrade.ptdiary"):
        each.unlink()
    _, window = begun(diary, clock=lambda: NOW)
    page = window.stack.currentWidget()
    assert page.findChild(QPushButton, "older") is None
    assert words.OLDER_TITLE not in shown(page)


def test_a_newer_diary_that_cannot_be_read_leaves_the_days_open(begun, diary):
    with closing(sqlite3.connect(diary)) as other, other:
        for table in PARTS.values():
            other.execute(f"ALTER TABLE {table} RENAME TO newer_{table}")
    assert find_older_copy(diary).days_missing is None
    _, window = begun(diary, clock=lambda: NOW)
    assert "cannot be told here" in " ".join(shown(window.stack.currentWidget()))


@pytest.mark.parametrize("command", [("review",), ("check",), ("backup", "--out", "copy")])
def test_the_command_line_names_it_in_its_one_line(diary, command):
    before = left_alone(diary)
    done = ptdiary(command[0], diary, *command[1:], cwd=diary.parent)
    (line,) = done.stderr.splitlines()
    copy = Backups(diary).list()[1]
    day = copy.made_at.astimezone().date().isoformat()
    assert line.endswith(words.OLDER_LINE.format(day=day, path=copy.path))
    assert left_alone(diary) == before


def test_the_command_line_says_so_where_it_imports(diary, tmp_path):
    document = tmp_path / "more.json"
    done = ptdiary("export", "--sample", "--format", "json", "--out", document, cwd=tmp_path)
    assert done.returncode == 0
    assert json.loads(document.read_bytes())
    before = left_alone(diary)
    done = ptdiary("import", diary, document, cwd=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "The newest copy that this version can open" in done.stderr
    assert left_alone(diary) == before
