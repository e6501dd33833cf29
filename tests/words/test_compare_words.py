"""The answer to "does it cost more?" in whole sentences."""

from dataclasses import replace

import pytest

from ptdiary.review.outlook.compare import Compared, DifferenceRange
from ptdiary.review.outlook.ways import HARDER, KINDS, SessionQuestion
from ptdiary.words.compare import asked, heading, notes, reasons, sides

STEP_UPS = SessionQuestion("exercise", " Step-ups ")
MORE = Compared(
    question=STEP_UPS, answer="more", difference=DifferenceRange(low=0.8, middle=1.9, high=2.9),
    why=None, together=None, with_it=(1, 3, 3, 4) * 4, without=(0, 1, 1, 2, 1) * 3,
    more_sessions=0, all_after=False,
)  # fmt: skip
UNTOLD = replace(
    MORE, answer="cannot_tell", difference=None, why="few", with_it=(3,) * 4, without=(1,) * 4,
    more_sessions=16,
)  # fmt: skip


def range_of(low, high, answer="more"):
    middle = round((low + high) / 2, 1)
    return replace(
        MORE, answer=answer, difference=DifferenceRange(low=low, middle=middle, high=high)
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (MORE, "More, by about 1 to 3 points."),
        (range_of(1.6, 2.4), "More, by about 2 points."),
        (range_of(0.6, 1.4), "More, by about 1 point."),
        (range_of(0.3, 2.2), "More, by up to 2 points."),
        (range_of(-2.9, -0.8, "less"), "Less, by about 1 to 3 points."),
        (range_of(-2.5, -0.1, "less"), "Less, by up to 3 points."),
        (range_of(-0.4, 0.6, "no_difference"), "No difference above 1 point."),
        (UNTOLD, "This cannot be told."),
    ],
)
def test_the_answer_is_one_sentence(found, said):
    assert heading(found) == said


def test_what_is_told_says_what_it_was_counted_from_and_what_it_does_not_mean():
    assert reasons(MORE) == (
        "After sessions with Step-ups soreness rose by 3 points in the middle one.",
        "After those without soreness rose by 1 point in the middle one.",
        "Counted: 16 and 15 sessions, with the weeks taken into account.",
    )
    assert notes(MORE) == (
        "It came together; it does not have to be the cause.",
        "A question for your therapist, not a reason to stop by yourself.",
    )
    fell = replace(MORE, without=(-1, 0, -2))
    assert reasons(fell)[1] == "After those without soreness did not rise in the middle one."
    assert notes(range_of(-2.0, -1.0, "less"))[1].endswith("to do more by yourself.")
    assert notes(range_of(-1.0, 1.0, "no_difference")) == (
        "A smaller difference can hide in the ordinary ups and downs.",
    )


def test_what_cannot_be_told_says_why_and_what_could_tell():
    could = "About 16 more sessions in mixed order could tell, if your therapist agrees."
    more = "It can take more."
    below = "It also stays untold with fewer than 10 sessions."
    assert reasons(UNTOLD) == (
        "Counted: 4 and 4 sessions with ratings before and after. That is too few.", below, could,
        more,
    )  # fmt: skip
    ordered = replace(UNTOLD, why="order", with_it=(3,) * 14)
    assert reasons(ordered)[0] == "One kind came mostly early, the other mostly late."
    assert reasons(replace(ordered, all_after=True)) == (
        "All sessions of one kind came after all of the other.",
        "Time and exercise cannot be told apart.",
        "Counted: 14 and 4 sessions.",
        could,
        more,
    )
    together = replace(ordered, why="together", together=SessionQuestion("clinic"))
    assert reasons(together)[0] == (
        "Nearly always something else changed too: whether you were at the clinic or at home."
    )
    assert notes(together) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_each_question_has_words(kind):
    question = SessionQuestion(kind, "Rowing" if kind == "exercise" else "")
    said = [asked(question), *sides(question), *reasons(replace(MORE, question=question))]
    said += reasons(replace(UNTOLD, question=HARDER, why="together", together=question))
    assert not any(set("{}") & set(each) for each in said)
    assert all(len(each.split()) <= 18 for each in said)
