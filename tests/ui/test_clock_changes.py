"""Days and hours are those that were lived, where the clocks, or the zone, have changed since."""

import os
import sys
from datetime import date, datetime, timedelta

import pytest

from ptdiary.diary import Diary, Entry, Exercise, Session
from ptdiary.paths import resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.store.drafts import Drafts
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.sessions.page import session_lines
from ptdiary.ui.trends.options import first_day
from ptdiary.wall_clock import now_here
from tests.clocks import NEW_YORK, computer_in
from tests.ui.days import lines
from tests.ui.today.conftest import Today

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


class OnAJourney(Today):
    """The window, with the clock of the computer that it runs on."""

    def _clock(self):
        return now_here()

    def save_score(self, score):
        """Save one more entry; it."""
        known = {each.id for each in self.diary.entries}
        if known:
            self.page.panel._another.click()
            self.settle()
        self.score(score)
        self.save()
        return next(each for each in self.diary.entries if each.id not in known)


@pytest.mark.skipif(
    sys.platform == "win32",
    reason="Windows: a test cannot put the computer in another time zone",
)
def test_a_window_that_is_open_follows_the_computer_into_another_zone(
    tmp_path, look, qtbot, monkeypatch
):
    with computer_in(NEW_YORK):
        journey = OnAJourney(tmp_path, Diary(), look)
        qtbot.addWidget(journey.window)
        left = now_here().utcoffset()
        first = journey.save_score(3)
        with monkeypatch.context() as computer:
            computer.setitem(os.environ, "TZ", "JST-9")  # the system has changed it
            assert journey.keeper.view.now.utcoffset() == left
            journey.keeper.tick()
            journey.settle()
            now = journey.keeper.view.now
            assert now.utcoffset() == timedelta(hours=9)
            second = journey.save_score(5)
            journey.keeper.tick()
            journey.window.show_page("diary")
            journey.settle()
            said = lines(journey.window.page("diary"))
    kept = journey.store.read().entries
    assert [each.at.utcoffset() for each in kept] == [left, timedelta(hours=9)]
    assert [each.at.isoformat() for each in kept] == [
        each.at.isoformat() for each in (first, second)
    ]
    for entry in kept:
        clock = f"{entry.at.hour}:{entry.at.minute:02d} {entry.soreness}"
        assert any(clock in line for line in said), (clock, said)
    journey.store.close()
