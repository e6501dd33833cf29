import pytest

from ptdiary.diary.answers import COMPONENTS, QUALITY_WORDS, REGIONS, SELF_CARE, place_of
from ptdiary.diary.entry import CHECKS
from ptdiary.words import body_regions as places


def test_every_word_of_the_document_has_plain_words():
    assert set(places.FEELINGS) == set(QUALITY_WORDS)
    assert set(places.CHECKS) == set(CHECKS)
    assert set(places.PLACES) == {place_of(region) for region in REGIONS}
    assert set(places.COMPONENTS) == set(COMPONENTS)
    assert set(places.SELF_CARE) == set(SELF_CARE)


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("thigh_back.left", "back of the left thigh"),
        ("big_toe.right", "right big toe"),
        ("lumbar.centre", "lower back in the middle"),
        ("lumbar.left", "lower back on the left"),
        ("sacrum.centre", "base of the back"),
    ],
)
def test_a_place_is_said_with_its_side(region, said):
    assert places.region(region) == said


def test_no_two_places_are_said_alike():
    assert len({places.region(region) for region in REGIONS}) == len(REGIONS)


def test_both_legs_are_legs():
    assert places.limbs(("leg.left", "leg.right")) == "legs"
    assert places.limbs(("leg.left", "arm.left")) == "left leg and left arm"
    assert places.limbs(("calf_back.left",)) == "left leg"
