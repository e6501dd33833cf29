"""Half-filled forms survive a crash, and their file never stops the program."""

import json
import shutil
import stat

import pytest

from ptdiary.diary.questions import drafted
from ptdiary.diary.questions.session_form import drafted as session_drafted
from ptdiary.files import FileError
from ptdiary.store.drafts import Draft, Drafts
from tests.clocks import NOW
from tests.source import ROOT
from tests.systems import needs_modes


@pytest.fixture(name="place")
def place_of_the_drafts(tmp_path):
    return tmp_path / "diary.drafts"


VALUES = {"soreness": 4, "regions": ["lumbar.left"], "note": "half a\nsente", "checks": {}}


def test_a_draft_comes_back_after_a_crash(place):
    Drafts(place).keep("entry", NOW, VALUES)
    assert Drafts(place).read("entry") == Draft(begun=NOW, values=VALUES)
    assert Drafts(place).names() == ("entry",)


def test_each_form_has_its_own(place):
    drafts = Drafts(place)
    drafts.keep("entry", NOW, {"note": "a"})
    drafts.keep("session", NOW, {"note": "b"})
    drafts.keep("entry", NOW, {"note": "c"})
    drafts.clear("session")
    assert Drafts(place).read("session") is None
    assert Drafts(place).read("entry").values == {"note": "c"}


def test_a_cleared_draft_leaves_no_word_behind(place):
    drafts = Drafts(place)
    drafts.keep("entry", NOW, {"note": "canary"})
    drafts.clear("entry")
    assert b"canary" not in place.read_bytes()


def test_there_is_nothing_to_clear_and_nothing_is_written(place):
    Drafts(place).clear("entry")
    assert not place.exists()


def test_a_draft_may_break_every_limit(place):
    """It holds what is being typed: half an emoji, an empty name, a thousand lines."""
    values = {"note": "\ud83d" + "x\0" * 50_000, "name": "", "score": 99}
    Drafts(place).keep("entry", NOW, values)
    assert Drafts(place).read("entry").values == values


@needs_modes
def test_only_their_owner_may_read_them(place):
    Drafts(place).keep("entry", NOW, VALUES)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"null", b"[]", b"\xff\xfe", b'{"version": 99, "drafts": {}}',
        b'{"version": 1, "drafts": {"entry": {"begun": "yesterday", "values": {}}}}',
        b'{"version": 1, "drafts": {"entry": {"begun": "2026-11-21T12:00:00", "values": {}}}}',
        b'{"version": 1, "drafts": {"entry": {"begun": 3, "values": {}}}}',
        b'{"version": 1, "drafts": {"entry": {"begun": "2026-11-21T12:00:00+00:00"}}}',
        b'{"version": 1, "drafts": {"entry": []}}', b'{"version": 1, "drafts": 7}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_damaged_file_is_set_aside(place, content):
    place.write_bytes(content)
    drafts = Drafts(place)
    assert drafts.names() == ()
    assert place.with_name("diary.drafts.damaged").read_bytes() == content
    drafts.keep("entry", NOW, VALUES)
    assert Drafts(place).read("entry").values == VALUES


def test_a_folder_in_place_of_the_file_stops_nothing_but_keeping(tmp_path):
    (tmp_path / "gone" / "drafts").parent.mkdir()
    drafts = Drafts(tmp_path / "gone" / "drafts")
    (tmp_path / "gone").rmdir()
    with pytest.raises(FileError):
        drafts.keep("entry", NOW, VALUES)
    assert drafts.read("entry").values == VALUES


def test_the_drafts_of_version_1_are_read_and_stay(place):
    """Every answer that its forms had; what the forms of today make of them is theirs to say."""
    shutil.copy(ROOT / "tests/recorded/version-1.drafts", place)
    plain = json.loads(place.read_bytes())["drafts"]
    drafts = Drafts(place)
    assert drafts.names() == ("entry", "entry.change", "session", "paper.week", "summary.note")
    for name in drafts.names():
        assert drafts.read(name).values == plain[name]["values"]
    drafts.keep("session", NOW, {"note": "a"})
    drafts.clear("summary.note")
    assert Drafts(place).read("entry").values == plain["entry"]["values"]


def test_the_score_and_the_texts_of_a_draft_of_version_1_are_in_the_form(place):
    shutil.copy(ROOT / "tests/recorded/version-1.drafts", place)
    drafts = Drafts(place)
    for name in ("entry", "entry.change"):
        values = drafts.read(name).values["answers"]
        answers = drafted(values)
        assert (answers.soreness, answers.note) == (values["soreness"], values["note"])
        assert answers.private_note == values["private_note"]
        assert answers.worse_with == tuple(values["worse_with"])
        # a faint was in the list of once a week, and has its tile now
        assert answers.ticked == (*values["ticked"], "chest")
    values = drafts.read("session").values["answers"]
    session = session_drafted(values)
    assert session.exercises == tuple(values["exercises"])
    assert (session.effort, session.note) == (values["effort"], values["note"])


def test_the_file_is_json_that_a_person_can_read(place):
    Drafts(place).keep("entry", NOW, {"note": "a"})
    assert json.loads(place.read_text("ascii")) == {
        "version": 1,
        "drafts": {"entry": {"begun": "2026-11-21T12:00:00+00:00", "values": {"note": "a"}}},
    }
