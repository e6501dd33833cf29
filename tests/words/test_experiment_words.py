"""What is said of two ways that take turns."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from ptdiary.diary import Experiment
from ptdiary.review.outlook.experiment import ExperimentAnswer, ExperimentState, LatestExperiment
from ptdiary.words.dates import USUAL_TIMES
from ptdiary.words.experiment import answer, on_page, stage

EXPERIMENT = Experiment(
    id="x", question="Does it cost more?", ways=("Step-ups", "Bird-\n dog"), order=(0, 1) * 6,
    agreed_at=datetime(2026, 1, 5, tzinfo=UTC),
)  # fmt: skip
RUNS = ExperimentState(stage="running", sessions=("s1",), next_way=1, why=None)
MORE = ExperimentAnswer(answer="more", pairs=6, by_chance=Fraction(2, 64), middle=2.0)


def test_the_next_session_is_named_or_why_there_is_none():
    assert stage(RUNS, EXPERIMENT) == "Next session: Bird- dog."
    done = replace(RUNS, stage="complete", next_way=None, sessions=("s",) * 12)
    assert stage(done, EXPERIMENT) == "All 12 sessions are done."
    for why, word in (("finding", "warning"), ("hold", "on hold"), ("said", "ended early")):
        assert word in stage(replace(RUNS, stage="ended", next_way=None, why=why), EXPERIMENT)


def test_the_way_that_cost_more_stands_first():
    said = answer(MORE, EXPERIMENT)
    assert said[:3] == (
        "“Step-ups” cost more than “Bird- dog”.",
        "Soreness rose by 2 points more in the middle one of 6 pairs.",
        "Of 1000 orders drawn by chance, 32 would look like this or clearer.",
    )
    less = replace(MORE, answer="less", middle=-1.0, by_chance=Fraction(2, 2**30))
    assert answer(less, EXPERIMENT)[:3] == (
        "“Bird- dog” cost more than “Step-ups”.",
        "Soreness rose by 1 point more in the middle one of 6 pairs.",
        "Of 1000 orders drawn by chance, 1 would look like this or clearer.",
    )


@pytest.mark.parametrize(
    ("pairs", "chance", "why"),
    [
        (6, Fraction(1, 4), "Of 1000 orders drawn by chance, 250 would look like this or clearer."),
        (4, Fraction(1, 8), "It takes 6 pairs with ratings, and 4 have them."),
    ],
)
def test_what_cannot_be_told_says_why(pairs, chance, why):
    untold = replace(MORE, answer="cannot_tell", pairs=pairs, by_chance=chance)
    assert answer(untold, EXPERIMENT) == ("This cannot be told.", why)
    early = replace(untold, is_over=False)
    assert answer(early, EXPERIMENT) == (
        "There is no answer yet.",
        "The answer comes 72 hours after the last session.",
    )


def test_one_line_for_the_therapist_says_what_was_agreed_and_what_came_of_it():
    agreed = replace(EXPERIMENT, agreed_with="Dana Reyes")
    now = datetime(2026, 1, 30, tzinfo=UTC)
    said = on_page(LatestExperiment(agreed, RUNS), MORE, now, USUAL_TIMES)
    assert said == (
        "Step-ups, or Bird- dog: agreed with Dana Reyes on 5 January. 1 of 12 sessions are done."
    )
    ended = replace(agreed, ended_at=now, ended_why="Step-ups is on hold.")
    over = replace(RUNS, stage="ended", next_way=None, why="said")
    assert on_page(LatestExperiment(ended, over), MORE, now, USUAL_TIMES) == (
        "Taking turns was ended early. Step-ups is on hold. 1 of 12 sessions are done. "
        "Step-ups, or Bird- dog: agreed with Dana Reyes on 5 January."
    )
    done = replace(RUNS, stage="complete", next_way=None, sessions=("s",) * 12)
    assert on_page(LatestExperiment(agreed, done), MORE, now, USUAL_TIMES) == (
        "“Step-ups” cost more than “Bird- dog”. "
        "Soreness rose by 2 points more in the middle one of 6 pairs. "
        "Of 1000 orders drawn by chance, 32 would look like this or clearer. "
        "Step-ups, or Bird- dog: agreed with Dana Reyes on 5 January."
    )
