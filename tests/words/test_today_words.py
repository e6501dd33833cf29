"""What the card of the last session says."""

from ptdiary.review.clock import session_clock
from ptdiary.words import today
from ptdiary.words.dates import USUAL_TIMES
from tests.review.story import NOW, diary, exercise, session


def card(told, *exercises):
    return session_clock(diary(session(told, *exercises)), NOW)


def test_hours_that_have_passed_are_not_told_as_to_come():
    assert today.in_the_hours(card("-60h"), NOW, USUAL_TIMES).endswith(
        "usually eased by tomorrow, 0:00."
    )
    assert today.in_the_hours(card("-74h"), NOW, USUAL_TIMES).endswith(today.EASED_BY_72)


def test_an_exercise_without_a_name_leaves_no_hole():
    clock = card("-60h", exercise("", load="6 kg"), exercise("Bridges"), exercise("Step-ups"))
    assert (
        today.session_line(clock, NOW, USUAL_TIMES)
        == "Session 1, Wednesday 0:00. Bridges and Step-ups."
    )
