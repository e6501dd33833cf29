"""A session in one paragraph says all that was told of it, and nothing that was not."""

import pytest

from ptdiary.diary.session import Exercise, Session
from ptdiary.words import entries, exercises
from ptdiary.words.dates import USUAL_TIMES
from tests.review.story import NOW


def session(**told):
    return Session(id="s", ended_at=NOW, **told)


def test_a_session_of_which_little_was_told_says_little():
    assert exercises.session_said(session()) == ""
    assert exercises.exercises_said(session(exercises=(Exercise(name="Bridges"),))) == ""


def test_what_a_session_asked_is_said():
    said = exercises.session_said(session(minutes=45.0, effort=6, effort_limit=5))
    assert said == "45 minutes; effort 6 of 10; effort limit 5"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"rose": "yes", "settled": "no"}, "pain rose sharply; did not ease"),
        ({"rose": "no"}, "pain did not rise sharply"),
        (
            {"soreness_before": 2, "soreness_peak": 6, "settled_after_minutes": 20.0},
            "soreness from 2 to 6; eased after 20 minutes",
        ),
        ({"travelled_to": ("leg.left", "arm.right")}, "pain into the left leg and right arm"),
        ({"travelled_to": ("leg.one_side",)}, "pain into one leg"),
        ({"unsure_of_form": True, "new": True}, "new or harder; not sure it was right"),
        ({"done": "part", "skipped_why": "no time", "hurt": 4},
         "part of it done; left out: no time; 4 of 10 at its end"),
        ({"quality": ("shooting",), "stopped": True}, "shooting; stopped"),
    ],
)  # fmt: skip
def test_what_happened_in_an_exercise_is_said(told, said):
    found = exercises.exercises_said(session(exercises=(Exercise(name="side plank", **told),)))
    assert found == f"Side plank: {said}"


def test_the_paragraph_of_a_session_holds_it():
    plank = Exercise(name="Side plank", rose="yes")
    said = entries.described(session(minutes=30.0, exercises=(plank,)), NOW, USUAL_TIMES)
    assert said.endswith("Session. Side plank. 30 minutes. Side plank: pain rose sharply.")
