"""A minute in which nothing happened costs next to nothing, and the day and the hours go on."""

import sys
from collections import Counter
from datetime import timedelta

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Appointment
from ptdiary.ui.destination import PageName
from tests.ui.conftest import DIARY, NOW
from tests.ui.today.conftest import on, today  # noqa: F401 fixtures

# the calls of Python that a page may make for a minute of which it says nothing; the review is
# made before it, and counted apart. Some look whether another program has changed the file. Today
# looks round what its form asks by: that goes by the hour
QUIET = {
    PageName.TODAY: 750,
    PageName.DIARY: 60,
    PageName.HELP: 60,
    PageName.SETTINGS: 120,
    PageName.GUIDE: 60,
    PageName.PLAN: 60,
    PageName.VISITS: 60,
    PageName.PAPER: 60,
    PageName.TRENDS: 60,
    PageName.SESSIONS: 60,
    PageName.SUMMARY: 60,
    PageName.BACKUPS: 60,
    PageName.EMERGENCY: 80,
}


def calls(act):
    """How often Python functions, and `setTabOrder`, are called by an act."""
    found = Counter()

    def count(frame, event, called):
        if event == "call":
            found["python"] += 1
        elif event == "c_call":
            found[called.__name__] += 1
            if called.__name__ == "setTabOrder":
                found["order", frame.f_code.co_name] += 1

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return found


def minute(today):  # noqa: F811
    """The calls of an idle minute, without those of the review."""
    today.later(minutes=1)
    today.now += timedelta(minutes=1)
    review = calls(today.keeper._view)["python"]
    found = calls(today.keeper.tick)
    found["python"] -= review
    return found


@pytest.mark.parametrize("page", QUIET)
def test_idle_minute_costs_nothing(today, page):  # noqa: F811
    today.window.show_page(page)
    found = minute(today)
    assert found["python"] <= QUIET[page], found
    assert not found["setTabOrder"]


def test_idle_minute_below_a_saved_entry_costs_nothing(today):  # noqa: F811
    today.score(5)
    today.save()
    found = minute(today)
    assert found["python"] <= QUIET[PageName.TODAY], found
    assert not found["setTabOrder"]


def test_minute_is_told_apart_from_a_change(today):  # noqa: F811
    told = []
    today.keeper.minute.connect(lambda _view: told.append("minute"))
    today.keeper.changed.connect(lambda _view: told.append("changed"))
    today.later(minutes=1)
    assert told == ["minute"]
    today.later(hours=24)
    assert told == ["minute", "changed"], "another day"


def test_entry_of_the_future_is_a_change_once_its_time_has_come(on):  # noqa: F811
    later = [Entry(id=f"f{n}", at=NOW + timedelta(minutes=n), soreness=4) for n in (2, 600)]
    today = on(DIARY.keeping(*later))  # noqa: F811
    told = []
    today.keeper.changed.connect(told.append)
    today.later(minutes=1)
    assert not told
    today.later(minutes=1)
    assert len(told) == 1


def test_an_appointment_is_a_change_once_its_time_has_come(on):  # noqa: F811
    to_come = [Appointment(id=f"a{n}", at=NOW + timedelta(minutes=n)) for n in (2, 600)]
    today = on(DIARY.keeping(*to_come))  # noqa: F811
    told = []
    today.keeper.changed.connect(told.append)
    today.later(minutes=1)
    assert not told
    today.later(minutes=1)
    assert len(told) == 1


def test_hours_since_the_session_go_on_and_midnight_comes(today):  # noqa: F811
    page = today.page
    before, day = page.side.session.clock.accessibleName(), page.title
    today.later(hours=1)
    assert page.side.session.clock.accessibleName() != before
    assert page.title == day
    today.later(hours=24 - NOW.hour)
    assert page.title != day


def test_hours_of_a_session_go_on_in_the_list_and_on_paper(today):  # noqa: F811
    def listed():
        model = today.window.page(PageName.SESSIONS).cards.model()
        return model.data(model.index(0, 0))

    def printed():
        return today.window.page(PageName.SUMMARY).view.accessibleDescription()

    pages = ((PageName.SESSIONS, listed, "hours"), (PageName.SUMMARY, printed, "h"))
    for page, said, unit in pages:
        today.window.show_page(page)
        hours = int((today.now - DIARY.sessions[0].ended_at) / timedelta(hours=1))
        assert f"{hours} {unit} so far" in said()
        today.later(hours=1)
        assert f"{hours + 1} {unit} so far" in said()


def test_today_goes_on_in_the_trends(today):  # noqa: F811
    today.window.show_page(PageName.TRENDS)
    page = today.window.page(PageName.TRENDS)
    today.later(minutes=3)
    before = page._series.at
    assert before == today.now - timedelta(minutes=3)
    today.later(minutes=7)
    assert page._series.at == today.now


def test_page_behind_is_shown_anew_when_it_opens(today):  # noqa: F811
    before = today.page.side.session.clock.accessibleName()
    today.window.show_page(PageName.HELP)
    today.later(hours=2)
    today.window.show_page(PageName.TODAY)
    assert today.page.side.session.clock.accessibleName() != before
