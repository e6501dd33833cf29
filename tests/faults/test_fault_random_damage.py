"""A few of the random damages; `python -m tests.nightly damage` does 10,000."""

from tests.nightly.damage import damage_often


def test_f43_f44_f45_f46_f47_random_damages_end_well():
    endings, problems = damage_often(25, seed=3)
    assert not problems
    assert sum(endings.values()) == 25
    # the dice of this seed hit the file hard and softly
    assert endings["opened whole"]
    assert endings["brought back whole"]
    assert endings["salvaged"]
