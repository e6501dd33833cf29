"""What the form says about its questions."""

import pytest

from ptdiary.diary.questions import NOTHING_KNOWN, ROWS
from ptdiary.words import asking
from ptdiary.words.questions import CHIPS, QUESTIONS


def test_one_question_is_named():
    assert asking.still_open(["Where? Choose all that fit."]) == (
        "One question is still open: Where? Answer it, or press Save again."
    )
    assert asking.is_open(["Where? Choose all that fit."]) == (
        "One question is open: Where? Then the diary can say what to do."
    )


def test_a_narrow_bar_says_only_what_is_open():
    assert asking.is_open(["Where?", "Is it new?"], short=True) == (
        "2 questions are open: Where? Is it new?"
    )


def test_two_questions_are_named_and_counted():
    assert asking.still_open(["Where? Choose all that fit.", "Is it new?"]) == (
        "2 questions are still open: Where? Is it new? Answer them, or press Save again."
    )


def test_the_same_question_twice_is_counted_twice_and_named_once():
    assert asking.is_open(["Where?", "Where?"]).startswith("2 questions are open: Where? Then")


def test_of_long_questions_the_first_is_named():
    said = asking.still_open([QUESTIONS["saddle"], QUESTIONS["bladder"], QUESTIONS["bowel"]])
    assert said.startswith("3 questions are still open. The first: New or worse numbness")
    assert QUESTIONS["bladder"] not in said


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("nerve_where", ("leg.left", "arm.right"), "Left leg or foot, right arm or hand"),
        ("nerve_where", ("unsure",), "Where: not sure"),
        ("nerve_change", "new", "New"),
        ("weak_change", "unsure", "New or not: not sure"),
        ("bladder", "no", "Pee: no"),
        ("pain_exercise", "Hip hinge", "By an exercise: Hip hinge"),
        ("movement", 3, "3 out of 10"),
        ("travels_known", "same", "As your therapist knows it: the same"),
    ],
)
def test_an_answer_in_the_folded_line_says_what_it_is_about(key, value, said):
    assert asking.answered(key, value) == said


def test_every_answer_under_a_tile_can_be_said_in_the_folded_line():
    for row in ROWS:
        if row.part == "tile" and row.kind == "chips":
            for chip in CHIPS[row.key]:
                assert asking.answered(row.key, (chip,) if row.many else chip)


def test_every_row_of_the_form_asks_something():
    for row in ROWS:
        if row.part in ("tile", "waiting", "flare"):
            assert asking.question(row, NOTHING_KNOWN)


def test_the_number_of_new_signs():
    assert asking.new_signs(1) == "One sign is new on the screen."
    assert asking.new_signs(5) == "5 signs are new on the screen."
