"""What the card of the last session says."""

import pytest

from ptdiary.review.clock import session_clock
from ptdiary.words import today
from ptdiary.words.dates import USUAL_TIMES
from tests.review.story import NOW, diary, exercise, session
from tests.words.test_findings import finding_of


def card(told, *exercises):
    return session_clock(diary(session(told, *exercises)), NOW)


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


def test_an_exercise_without_a_name_leaves_no_hole():
    clock = card("-60h", exercise("", load="6 kg"), exercise("Bridges"), exercise("Step-ups"))
    assert (
        today.session_line(clock, NOW, USUAL_TIMES)
        == "Your last session: Wednesday 0:00. Bridges and Step-ups."
    )
