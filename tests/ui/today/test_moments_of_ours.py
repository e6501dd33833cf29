"""What the program fills in for a day across a change of the clocks is the hour of that day."""

from datetime import datetime, timedelta

import pytest

from ptdiary.diary import Appointment, Session
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.visits.form import proposed
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, computer_in

# the zone, a moment after its clocks changed, and the offset of some days before
CHANGES = [
    (LONDON, "2026-10-27T09:00+00:00", "+01:00"),
    (LONDON, "2026-03-31T09:00+01:00", "+00:00"),
    (NEW_YORK, "2026-11-03T09:00-05:00", "-04:00"),
    (NEW_YORK, "2026-03-10T09:00-04:00", "-05:00"),
    (LORD_HOWE, "2026-10-06T09:00+11:00", "+10:30"),
    (LORD_HOWE, "2026-04-07T09:00+10:30", "+11:00"),
]


@pytest.fixture(params=CHANGES, ids=lambda change: change[1])
def changed(request, today):
    """Today's page on the first Tuesday after the change, and the offset of the week before."""
    zone, now, before = request.param
    with computer_in(zone):
        today.now = datetime.fromisoformat(now)
        today.keeper.refresh()
        yield today, before


def test_an_entry_for_a_day_before_the_change(changed):
    today, before = changed
    today.form.choose_another_day(5)
    today.settle()
    today.score(5)
    today.save()
    assert today.entry.at.isoformat()[11:] == f"20:00:00{before}"
    assert (today.now.date() - today.entry.at.date()).days == 5


def test_a_session_of_some_days_ago(changed):
    today, before = changed
    today.window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    form = today.window.page("sessions").form
    form.choose_day(6)
    ended_at = form.answers().ended_at
    assert ended_at.isoformat()[11:] == f"09:00:00{before}"
    assert (today.now.date() - ended_at.date()).days == 6


def test_a_session_of_before_the_change_opens_at_the_hour_it_had(changed):
    today, before = changed
    week_before = today.now.date() - timedelta(days=7)
    ended_at = datetime.fromisoformat(f"{week_before}T15:00:00{before}")
    today.keeper.keep("", Session(id="s1", ended_at=ended_at))
    today.window.go_to(Destination(page=PageName.SESSIONS, record="s1"))
    today.settle()
    page = today.window.page("sessions")
    assert page.form.answers().ended_at.isoformat() == ended_at.isoformat()
    assert "15:00" in page.form.when._time.text()


def test_a_visit_is_proposed_for_the_hour_of_the_last_one(changed):
    today, before = changed
    week_before = today.now.date() - timedelta(days=7)
    last = datetime.fromisoformat(f"{week_before}T15:00:00{before}")
    found = proposed([Appointment(id="a1", at=last)], today.now)
    assert found.isoformat()[11:] == f"15:00:00{today.now.isoformat()[19:]}"
    assert (found.date() - last.date()).days == 14


def test_a_first_visit_is_proposed_at_nine(changed):
    """The Friday before the change: the next working day is after it."""
    today, before = changed
    friday = today.now.date() - timedelta(days=4)
    now = datetime.fromisoformat(f"{friday}T18:00:00{before}")
    assert proposed([], now).isoformat()[11:19] == "09:00:00"
