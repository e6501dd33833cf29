"""`ptdiary remind`: one word or one notification where a reminder is due, and else nothing."""

import json
import sys
from datetime import UTC, datetime, timedelta

import pytest

from ptdiary.diary import Diary, Entry
from ptdiary.diary.document import Document
from ptdiary.store import Store
from ptdiary.store.exchange.document import merge
from tests.cli.command_line import document, program, write

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the folders of a person, as Linux has them"
)
NOW = datetime.now(UTC)
ALL_DAY = {"reminder": 0, "quiet_hours": None}


@pytest.fixture
def remind(tmp_path):
    """Asks, with settings, a diary that opens by itself, and files of its own."""
    folder = tmp_path / "here"
    folder.mkdir()

    def run(*arguments, settings=ALL_DAY, entries=None):
        home = tmp_path / "home"
        config = home / ".config" / "ptdiary" / "settings.json"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(json.dumps(settings))
        diary = home / ".local" / "share" / "ptdiary" / "diary.ptdiary"
        if entries is not None:
            diary.parent.mkdir(parents=True, exist_ok=True)
            diary.unlink(missing_ok=True)
            with Store.open(diary, create=True) as store:
                merge(store, Document(diary=Diary(entries=entries), exported_at=NOW))
        done = program("remind", *arguments, cwd=folder, TZ="UTC0")
        run.noted = home / ".local" / "share" / "ptdiary" / "reminded.json"
        return done.returncode, done.stdout, done.stderr

    return run


def written(**ago):
    return Entry(id="e", at=NOW - timedelta(**ago), soreness=2)


def test_off_until_it_is_switched_on(remind):
    assert remind("--ask", settings={}, entries=()) == (0, "", "")


def test_says_the_kind_once_a_day_and_notes_the_day_alone(remind):
    assert remind("--ask", entries=(written(days=2),)) == (0, "evening\n", "")
    noted = json.loads(remind.noted.read_text())
    assert [datetime.fromisoformat(each).date() - NOW.date() for each in noted] in (
        [timedelta(0)],
        [timedelta(days=1)],  # it is midnight just now
    )
    assert remind("--ask") == (0, "", "")


def test_silent_if_something_was_written_today(remind):
    assert remind("--ask", entries=(written(minutes=0),)) == (0, "", "")
    assert not remind.noted.exists()


def test_silent_before_anything_was_ever_written(remind):
    assert remind("--ask") == (0, "", "")


def test_skip_shows_none_any_more_today(remind):
    assert remind("--skip", entries=()) == (0, "", "")
    assert remind("--ask") == (0, "", "")


def test_another_diary_can_be_named_and_is_only_read(remind, tmp_path):
    named = write(tmp_path / "other.json", document())
    before = named.read_bytes()
    assert remind("--ask", str(named)) == (0, "evening\n", "")
    assert named.read_bytes() == before


def test_where_nothing_can_be_shown_one_line_says_so(remind):
    status, out, err = remind(entries=())
    assert (status, out) == (2, "")
    assert err == "a reminder is due, but this desktop shows no notifications\n"


@pytest.mark.parametrize("arguments", [("--ask", "--skip"), ("--ask", "--sample", "x.json")])
def test_what_cannot_be_asked_together(remind, arguments):
    status, out, err = remind(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_icon_stands_alone_and_ends_quietly_without_a_display(tmp_path):
    (tmp_path / "here").mkdir()
    done = program("--icon", cwd=tmp_path / "here")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = program("--icon", "--sample", cwd=tmp_path / "here")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
