"""Days and hours are those that were lived, where the clocks have changed since."""

from datetime import date, datetime

import pytest

from ptdiary.diary import Diary, Entry, Exercise, Session
from ptdiary.paths import resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.store.drafts import Drafts
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.sessions.page import session_lines
from ptdiary.ui.trends.options import first_day

NOW = datetime.fromisoformat("2026-03-30T09:00+01:00")
LATE = datetime.fromisoformat("2026-03-28T23:30+00:00")  # the clocks go forward a day later
DIARY = Diary(
    sessions=(Session(id="s", ended_at=LATE, exercises=(Exercise(name="Hip hinge"),)),),
    entries=(Entry(id="e", at=NOW, soreness=3),),
)


@pytest.fixture
def keeper(store, tmp_path, qapp):  # noqa: ARG001 there must be one
    for record in store.read().entries + store.read().sessions:
        store.remove(type(record), record.id)
    store.keep(*DIARY.sessions, *DIARY.entries)
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    keeper = Keeper(store, rulebook, lambda: NOW, Drafts(tmp_path / "drafts"))
    yield keeper
    keeper.deleteLater()


def test_a_session_late_in_the_evening_is_listed_with_its_day(keeper):
    (line,) = session_lines(keeper, keeper.view, 20)
    assert line.row.session.ended_at == LATE


def test_all_days_begin_with_the_evening_of_the_first_record(keeper):
    assert first_day(keeper.view, None) == date(2026, 3, 28)


def test_all_days_of_an_empty_diary_are_today(keeper):
    keeper.remove("", Session, "s")
    keeper.remove("", Entry, "e")
    assert first_day(keeper.view, None) == NOW.date()
