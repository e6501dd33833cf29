"""The line on Today: what there is to be reminded of, in one sentence; none below a warning."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.diary import Appointment, Entry, MedicineDose, PlannedExercise
from ptdiary.diary.programme import pressed
from ptdiary.settings import Settings
from ptdiary.words import reminders as words
from tests.ui.conftest import DIARY, NOW, at
from tests.ui.today.conftest import on, today  # noqa: F401 fixtures

PLAN = (PlannedExercise(id="p", name="Bridge"),)
VISIT = Appointment(id="v", at=at("11-22T15:00"))


def line(today):  # noqa: F811
    label = today.page.reminder
    return label.text() if label.isVisibleTo(today.page) else ""


def remind(today, **chosen):  # noqa: F811
    today.page.recall(Settings(**chosen))
    return line(today)


def test_each_kind_has_its_sentence(on):  # noqa: F811
    today = on(replace(DIARY, plan=PLAN, appointments=(VISIT,)))  # noqa: F811
    assert remind(today) == ""
    assert remind(today, reminder=9) == words.DUE["evening"]
    assert remind(today, reminder_home=9) == words.DUE["home"]
    assert remind(today, reminder_visit=True) == words.DUE["visit"]
    today.later(hours=6)  # 48 hours after the session
    assert remind(today, reminder_session=True) == words.DUE["session"]
    assert remind(today, reminder_session=True, reminder_visit=True) == words.DUE["visit"]


def test_it_comes_with_its_hour_and_goes_with_an_entry(on):  # noqa: F811
    today = on(DIARY)  # noqa: F811
    assert remind(today, reminder=12) == ""
    today.later(hours=3)
    assert line(today) == words.DUE["evening"]
    today.keeper.keep("", Entry(id="now", at=today.now, soreness=1))
    assert line(today) == ""
    today.keeper.undo()
    assert line(today) == words.DUE["evening"]


def test_it_does_not_say_that_nothing_is_written_where_something_is(on):  # noqa: F811
    today = on(DIARY)  # noqa: F811
    remind(today, reminder=9)
    today.keeper.keep("", MedicineDose(id="m", at=today.now, name="ibuprofen"))
    assert line(today) == "No soreness is written for today yet."


def test_it_goes_with_the_first_tick(on):  # noqa: F811
    today = on(replace(DIARY, plan=PLAN))  # noqa: F811
    assert remind(today, reminder_home=9) == words.DUE["home"]
    today.keeper.keep("", *pressed(today.diary, PLAN, today.now, "t", done="all"))
    assert line(today) == ""


@pytest.mark.parametrize(
    "chosen", [{"reminder": 9}, {"reminder_home": 9}, {"reminder_visit": True}]
)
def test_none_while_the_diary_warns(on, chosen):  # noqa: F811
    leg = Entry(id="leg", at=NOW - timedelta(hours=12), soreness=4, quality=("shooting",))
    today = on(replace(DIARY, plan=PLAN, appointments=(VISIT,)).keeping(leg))  # noqa: F811
    assert remind(today, **chosen) == ""


def test_none_while_away(on):  # noqa: F811
    today = on(DIARY)  # noqa: F811
    assert remind(today, reminder=9, away_until="2026-11-22") == ""
    assert remind(today, reminder=9, away_until="2026-11-21") == words.DUE["evening"]


def test_quiet_hours_are_of_the_notification_alone(on):  # noqa: F811
    today = on(DIARY)  # noqa: F811
    assert remind(today, reminder=9, quiet_hours=(8, 12)) == words.DUE["evening"]


def test_an_entry_of_yesterday_that_is_still_shown_keeps_no_reminder_away(on):  # noqa: F811
    """The window stays open overnight, or the computer sleeps for days."""
    today = on(DIARY)  # noqa: F811
    today.score(2)
    today.none_of_these()
    today.save()
    assert remind(today, reminder=20) == ""
    today.later(hours=12)
    assert line(today) == ""
    assert "Saved at 9:31." in str(today.page.top.strip.text)
    today.later(days=1)
    assert line(today) == words.DUE["evening"]
    assert "Saved for yesterday 9:31." in str(today.page.top.strip.text)
