"""Every row of the form has its question, every chip its words."""

import pytest

from ptdiary.diary.questions import NO_EXERCISE, ROWS, Answers, Circumstances, KnownPlace
from ptdiary.words.questions import CHIPS, HINTS, QUESTIONS, SPANS, as_known, chip_words

EVERYTHING = Circumstances(
    exercises=("Bridges",),
    dark_urine_may=True,
    fragile_open=("age_65", "osteoporosis", "long_term_steroids"),
)
KNOWN_ROWS = {
    "travels_known", "sharp_known", "nerves_known", "weakness_known", "swelling_known",
}  # fmt: skip


def test_every_row_asks_something_and_nothing_else_is_asked():
    assert set(QUESTIONS) == {row.key for row in ROWS} - KNOWN_ROWS
    with_chips = {row.key for row in ROWS if row.kind == "chips"}
    assert set(CHIPS) == with_chips
    assert set(HINTS) | set(SPANS) <= {row.key for row in ROWS}


@pytest.mark.parametrize("row", [row for row in ROWS if row.kind == "chips"])
def test_every_chip_has_words_of_its_own(row):
    chips = row.offered(Answers(), EVERYTHING)
    said = [chip_words(row.key, chip) for chip in chips]
    assert len({*said}) == len(chips)
    for chip, word in zip(chips, said, strict=True):
        assert word != chip or chip in ("Bridges", *"1234567")


def test_an_exercise_is_called_by_its_name():
    assert chip_words("sharp_exercise", "Bridges") == "Bridges"
    assert chip_words("sharp_exercise", NO_EXERCISE) == "No"


@pytest.mark.parametrize(
    ("tile", "known", "said"),
    [
        ("travels", [("pain", "leg", "left", "below_knee")], "left leg, below the knee"),
        ("travels", [("pain", "leg", "right", "thigh"), ("pain", "arm", "left")],
         "right leg, buttock or thigh; left arm"),
        ("travels", [("pain", "leg", "one_side")], "one leg"),
        ("nerves", [("numbness", "leg", "left"), ("tingling", "leg", "left"),
                    ("numbness", "face")],
         "numbness and tingling, left leg; numbness, face"),
        ("weakness", [("weakness", "arm", "right")], "right arm"),
        ("sharp", [("sharp",)], "sharp pain"),
        ("swelling", [("swelling",)], "swelling"),
    ],
)  # fmt: skip
def test_what_the_therapist_knows_is_named_in_one_line(tile, known, said):
    around = Circumstances(known=tuple(KnownPlace(*place) for place in known))
    assert as_known(around, tile) == f"As your therapist knows it: {said}"
