"""An entry at half past one, where the day begins at four: it is of yesterday, still today."""

from datetime import date

import pytest

from ptdiary.diary import Entry, Exercise, PlannedExercise, Session
from ptdiary.settings import Settings, read_settings
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.diary.month import month_days
from ptdiary.ui.main_window import MainWindow
from tests.ui.conftest import DIARY, at
from tests.ui.days import lines
from tests.ui.today.conftest import Today

LATE = at("11-22T01:30")  # a Sunday
EVENING = Entry(id="ev", at=at("11-21T20:00"), soreness=3)


class Night(Today):
    """The window at half past one in the night."""

    def __init__(self, *given):
        super().__init__(*given)
        self.now = LATE
        self.keeper.refresh()

    def begin_at(self, hour):
        self.window.show_page("settings")
        self.window.page("settings")._preferences.day_begins.chip(str(hour)).click()
        self.window.show_page("today")
        self.settle()


@pytest.fixture
def night(tmp_path, look, qtbot):
    night = Night(tmp_path, DIARY.keeping(EVENING), look)
    qtbot.addWidget(night.window)
    yield night
    night.store.close()


def test_title_and_what_was_written_follow_the_choice_at_once(night):
    assert night.page.title == "Today, Sunday 22 November"
    night.begin_at(4)
    assert night.page.title == "Today, Saturday 21 November"
    assert night.look.times.when(EVENING.at, LATE) == "today, 20:00"
    night.begin_at(0)
    assert night.page.title == "Today, Sunday 22 November"


def test_the_day_ends_at_four(night):
    night.begin_at(4)
    night.later(hours=2, minutes=29)
    assert night.page.title == "Today, Saturday 21 November"
    night.later(minutes=1)
    assert night.page.title == "Today, Sunday 22 November"


def test_entry_keeps_its_time_and_stands_in_the_group_and_square_of_the_day_before(night):
    night.begin_at(4)
    night.score(5)
    night.save()
    entry = night.entry
    assert entry.at.replace(second=0, microsecond=0) == LATE
    night.window.show_page("diary")
    diary = night.window.page("diary")
    assert lines(diary)[0] == "Sat 21 Nov 5 | 20:00 3  1:30 5"
    found = month_days(
        night.keeper.view, night.keeper.rulebook, date(2026, 11, 1), night.look.times
    )
    days = {each.day.day: each for each in found}
    assert (days[21].highest, days[21].today) == (5, True)
    assert (days[22].highest, days[22].to_come) == (None, True)
    night.window.show_page("today")
    night.page.begin_new()
    night.score(1)
    squares = [(each.letter, each.score) for each in night.page.side.week.strip.days]
    assert squares[-1] == ("S", 5)
    assert squares[-2][0] == "F"


def test_by_the_calendar_it_is_of_the_next_day(night):
    night.score(5)
    night.save()
    night.window.show_page("diary")
    assert lines(night.window.page("diary"))[:2] == [
        "Sun 22 Nov 5 | 1:30 5",
        "Sat 21 Nov 3 | 20:00 3",
    ]


def test_yesterday_evening_is_that_of_the_day_before(night):
    night.begin_at(4)
    night.form.choose_yesterday()
    assert night.form.at().date() == date(2026, 11, 20)
    night.begin_at(0)
    night.form.choose_yesterday()
    assert night.form.at().date() == date(2026, 11, 21)


def test_another_day_from_the_diary_is_the_day_that_was_asked_for(night):
    night.begin_at(4)
    night.window.show_page("diary")
    night.window.page("diary")._add_on(date(2026, 11, 18))
    assert night.form.at().date() == date(2026, 11, 18)


def test_session_that_just_ended_keeps_its_time(night):
    night.begin_at(4)
    night.window.show_page("sessions")
    page = night.window.page("sessions")
    page.open(Destination(page=PageName.SESSIONS, part=Part.NEW))
    picker = page.form.when
    picker.choose("today", LATE)
    assert picker.value() == LATE
    picker.choose("yesterday", at("11-22T22:00"))
    assert picker.value() == at("11-20T22:00")


def test_reminder_of_the_evening_waits_until_four(night):
    night.keeper.remove("", Entry, "ev")
    night.page.recall(Settings(reminder=20))
    assert not night.page.reminder.isVisibleTo(night.page)
    night.page.recall(Settings(reminder=20, day_begins=4))
    assert night.page.reminder.isVisibleTo(night.page)


def test_rules_paper_and_trends_stay_with_the_calendar(night):
    night.score(5)
    night.save()
    before = night.keeper.view.review
    night.window.show_page("summary")
    summary = night.window.page("summary")
    printed = summary.view.accessibleDescription()
    night.begin_at(4)
    assert night.keeper.view.review == before
    night.window.show_page("summary")
    assert summary.view.accessibleDescription() == printed


def test_the_next_start_remembers_the_day(keeper, look, qtbot, tmp_path):
    path = tmp_path / "settings.json"
    keeper.clock = lambda: LATE
    keeper.refresh()
    window = MainWindow(look, Settings(page="diary", day_begins=4, day="2026-11-21"), path)
    qtbot.addWidget(window)
    window.open_diary(keeper)
    assert window.page_name == "diary", "it is the same day still"
    window.close()
    assert (read_settings(path).day, read_settings(path).day_begins) == ("2026-11-21", 4)


def test_what_is_ticked_after_midnight_is_of_the_week_and_the_day_before(night):
    """At half past one on Monday it is still Sunday, and its week."""
    planned = PlannedExercise(
        id="p", name="Bridges", days=("sat", "sun"), from_day=date(2026, 11, 1), status="active"
    )
    late = Exercise(name="Bridges", plan_id="p", done="all")
    ticked = Session(id="t", ended_at=at("11-23T01:10"), setting="home", exercises=(late,))
    night.begin_at(4)
    night.later(days=1)
    night.keeper.keep("", planned, ticked)
    night.window.show_page("plan")
    weeks = night.window.page("plan").weeks

    def said(lines):
        return [each.text() for each in lines.lines if not each.isHidden()]

    assert weeks.this.title.text() == "This week, from Monday 16 November on"
    assert said(weeks.this) == ["Bridges: done on 1 of 2 planned days; nothing written on 1 day."]
    night.later(hours=2, minutes=30)  # the day is over while the page is open
    assert weeks.this.title.text() == "This week, from Monday 23 November on"
    assert said(weeks.last) == ["Bridges: done on 1 of 2 planned days; nothing written on 1 day."]
