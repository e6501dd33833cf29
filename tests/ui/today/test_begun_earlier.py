"""A form that lies open for a while tells of the moment at which it was begun."""

from datetime import datetime, timedelta, timezone

import pytest

from ptdiary.diary.questions import Answers, is_of_then
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.wall_clock import as_shown
from ptdiary.words import entry_form, sessions
from ptdiary.words.dates import USUAL_TIMES
from tests.clocks import computer_in

AZORES = "<-01>1<+00>,M3.5.0/0,M10.5.0/1"  # at 1:00 in autumn it is midnight again


def moment(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("begun", "now", "of_then"),
    [
        ("2026-11-21T22:40+00:00", "2026-11-21T22:55+00:00", False),
        ("2026-11-21T22:40+00:00", "2026-11-21T22:56+00:00", True),
        ("2026-11-21T23:58+00:00", "2026-11-22T00:01+00:00", True),
        # the clocks went back in between
        ("2026-10-25T02:50+02:00", "2026-10-25T02:10+01:00", True),
        ("2026-10-25T02:55+02:00", "2026-10-25T02:05+01:00", False),
        # in another zone it is the next day already, and it was then
        ("2026-11-21T22:40+00:00", "2026-11-22T07:45+09:00", False),
        ("2026-11-21T22:40+00:00", "2026-11-22T08:00+09:00", True),
        # a clock that was set back
        ("2026-11-21T22:40+00:00", "2026-11-21T20:00+00:00", False),
        ("2026-11-21T22:40+00:00", "2026-11-20T20:00+00:00", False),
    ],
)
def test_a_form_is_of_then_after_a_quarter_of_an_hour_or_on_another_day(begun, now, of_then):
    shown = as_shown(moment(begun), moment(now))
    assert is_of_then(shown, moment(now)) is of_then


def test_where_the_day_begins_at_four_midnight_makes_no_other_day_of_a_form():
    late, later = moment("2026-11-21T23:58+00:00"), moment("2026-11-22T00:01+00:00")
    assert not is_of_then(late, later, begins=4)
    assert is_of_then(late, moment("2026-11-22T00:14+00:00"), begins=4)
    assert is_of_then(moment("2026-11-22T03:59+00:00"), moment("2026-11-22T04:01+00:00"), begins=4)


@pytest.fixture
def evening(today):
    """A number was chosen at 22:40."""
    today.later(hours=13, minutes=9)
    today.score(4)
    assert today.now.time().isoformat("minutes") == "22:40"
    return today


def restored_line(today):
    line = today.form._restored
    return line._said.text() if line.isVisible() else ""


def at_once(today, **time):
    """Time passes, and the program has not noticed yet: the lid was shut."""
    today.now += timedelta(**time)


def test_what_is_saved_in_the_morning_is_of_the_evening(evening):
    begun = evening.now
    at_once(evening, hours=8, minutes=30)
    evening.save()
    assert (evening.entry.at, evening.entry.soreness) == (begun, 4)
    assert "Saved for yesterday 22:40." in " ".join(evening.page.top.strip.text.lines)


def test_in_the_morning_the_form_says_when_it_was_begun(evening):
    begun = evening.now
    evening.later(hours=8, minutes=30)
    assert restored_line(evening) == entry_form.restored(begun, evening.now, USUAL_TIMES)
    assert "yesterday 22:40" in restored_line(evening)
    assert evening.form._change_when.text() == "Yesterday, 22:40"
    assert evening.form._score_title.text() == entry_form.SORENESS_THEN
    evening.save()
    assert evening.entry.at == begun


def test_the_first_press_in_the_morning_is_told_of_it_before_the_minute_is_over(evening):
    begun = evening.now
    at_once(evening, hours=8, minutes=30)
    evening.tick("movement")
    assert "yesterday 22:40" in restored_line(evening)
    assert evening.form._change_when.text() == "Yesterday, 22:40"
    assert evening.form.at() == begun


def test_a_sign_of_an_emergency_in_the_morning_is_told_all_the_same(evening):
    at_once(evening, hours=8, minutes=30)
    evening.tick("saddle")
    evening.answer("saddle", saddle="yes")
    assert evening.window.page_name == PageName.EMERGENCY


def test_one_press_makes_it_an_entry_of_now(evening):
    evening.later(hours=8, minutes=30)
    evening.form._restored.button.click()
    evening.settle()
    assert restored_line(evening) == ""
    assert evening.form.at() is None
    evening.later(minutes=10)
    evening.save()
    assert evening.entry.at == evening.now


def test_an_entry_of_now_is_of_then_again_after_another_while(evening):
    evening.later(hours=8, minutes=30)
    evening.form._restored.button.click()
    begun = evening.now
    evening.later(minutes=20)
    assert "7:10" in restored_line(evening)
    evening.save()
    assert evening.entry.at == begun


def test_a_few_minutes_later_it_is_still_now(evening):
    evening.later(minutes=14)
    assert restored_line(evening) == ""
    evening.save()
    assert evening.entry.at == evening.now


def test_clocks_that_go_back_to_midnight_make_it_no_other_day(on):
    with computer_in(AZORES):
        today = on()
        today.now = moment("2026-10-25T00:55+00:00")
        today.score(4)
        today.now = moment("2026-10-25T00:05-01:00")
        today.keeper.tick()
        assert restored_line(today) == ""
        today.save()
        assert today.entry.at == today.now


def test_after_midnight_it_is_of_the_day_before(evening):
    evening.form.choose_now()
    evening.later(minutes=75)
    evening.form.choose_now()
    begun = evening.now
    evening.later(minutes=7)
    assert "yesterday 23:55" in restored_line(evening)
    evening.save()
    assert evening.entry.at == begun


def test_a_form_that_was_emptied_begins_with_the_next_answer(today):
    today.tick("movement")
    today.tick("movement")
    assert today.form.answers == Answers()
    today.later(hours=8)
    assert restored_line(today) == ""
    today.score(3)
    today.save()
    assert today.entry.at == today.now


def test_a_moment_that_was_chosen_stays(evening):
    evening.form.choose_yesterday()
    at = evening.form.at()
    evening.later(hours=8, minutes=30)
    assert restored_line(evening) == ""
    evening.save()
    assert evening.entry.at == at


def test_a_clock_that_was_set_back_leaves_it_now(evening):
    at_once(evening, hours=-3)
    evening.save()
    assert evening.entry.at == evening.now


def test_after_a_flight_it_is_of_the_same_moment(evening):
    begun = evening.now
    evening.now = (begun + timedelta(hours=12)).astimezone(timezone(timedelta(hours=9)))
    evening.save()
    assert evening.entry.at == begun


def test_a_form_that_comes_back_has_the_same_press(evening, on):
    begun = evening.now
    evening.page.keep_draft()
    again = on()
    again.now = begun + timedelta(hours=8, minutes=30)
    again.keeper.tick()
    again.settle()
    assert "yesterday 22:40" in restored_line(again)
    again.form._restored.button.click()
    again.save()
    assert again.entry.at == again.now


def session_line(window):
    label = window.page(PageName.SESSIONS)._restored
    return label.text() if label.isVisible() else ""


def test_a_session_says_when_it_was_begun(today, on):
    today.window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    page = today.window.page(PageName.SESSIONS)
    page.form._setting.chip("home").click()
    begun, ended = today.now, page.form.answers().ended_at
    assert session_line(today.window) == ""
    today.later(hours=22)
    assert session_line(today.window) == sessions.restored(begun, today.now, USUAL_TIMES)
    assert page.form.answers().ended_at == ended
    page.keep_draft()
    again = on()
    again.window.show_page(PageName.SESSIONS)
    assert session_line(again.window).startswith("You began this session")
    again.window.page(PageName.SESSIONS).bar.leave_button.click()
    assert session_line(again.window) == ""
