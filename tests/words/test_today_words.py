"""What the card of the last session says."""

from datetime import date, timedelta

import pytest

from ptdiary.diary import Appointment
from ptdiary.review.clock import session_clock
from ptdiary.words import today
from ptdiary.words.dates import USUAL_TIMES
from tests.review.story import NOW, diary, session
from tests.words.test_findings import finding_of


def card(told):
    return session_clock(diary(session(told)), NOW)


def test_hours_that_have_passed_are_not_told_as_to_come():
    assert today.in_the_hours(card("-60h"), NOW, USUAL_TIMES).endswith(
        "usually eased by tomorrow, 0:00."
    )
    over = today.in_the_hours(card("-74h"), NOW, USUAL_TIMES)
    assert over.startswith("It is 3 days since ")
    assert over.endswith(today.EASED_BY_72)


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0.5, "Less than an hour"), (1.5, "1 hour"), (60, "60 hours"), (80, "3 days")],
)
def test_the_clock_is_heard_in_hours_up_to_72(hours, said):
    assert today.clock_spoken(hours).startswith(f"{said} since the session. ")


@pytest.mark.parametrize(("rule", "way"), list(today._KNOWN_BY_TELLING))
def test_what_a_telling_makes_known_is_said_of_each_rule_that_does(rule, way):
    said = today.from_now_on([finding_of(rule, way)], USUAL_TIMES)
    assert said.startswith("From now on, the same ")
    assert said.endswith(" raises no warning. New, worse or further down does.")
    assert "{" not in said
    assert "  " not in said


def test_what_a_telling_does_not_make_known_is_not_promised():
    found = [
        finding_of(*each) for each in (("C-RAD", "exercise"), ("C-72", ""), ("C-PAST", "calf"))
    ]
    assert today.from_now_on(found, USUAL_TIMES) == ""


@pytest.mark.parametrize(
    ("days", "heading", "line"),
    [
        (0, "Today 15:00, Dana Reyes", "Friday 20 March."),
        (1, "Tomorrow 15:00, Dana Reyes", "Saturday 21 March."),
        (3, "Monday 15:00, Dana Reyes", "In 3 days."),
        (9, "Sunday 29 March, 15:00, Dana Reyes", "In 9 days."),
    ],
)
def test_an_appointment_is_two_short_lines(days, heading, line):
    at = NOW.replace(hour=15) + timedelta(days=days)
    appointment = Appointment(id="a", at=at, with_whom="Dana Reyes")
    assert today.appointment_heading(appointment, NOW, USUAL_TIMES) == heading
    assert today.appointment_line(appointment, NOW, USUAL_TIMES) == line


def test_the_week_is_heard_without_the_days_that_have_no_rating():
    days = [(date(2026, 3, 16), 2), (date(2026, 3, 18), 4)]
    assert today.week_spoken(days) == "Highest rating of each day: Monday 2, Wednesday 4."
    assert today.week_spoken([]) == today.WEEK_EMPTY
