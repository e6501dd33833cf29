import json
from pathlib import Path

import pytest

from tests.review.literal.review import review

CASES = json.loads(
    Path(__file__).parents[2].joinpath("cases", "vignettes-2.json").read_text("utf-8")
)["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_worked_case_is_found_to_the_letter(case):
    level, ways = review(case["diary"])
    assert level == case["expect"]["level"]
    assert sorted(ways) == sorted(case["expect"]["rules"])
    assert {rule: way for rule, way in ways.items() if way} == case["expect"]["ways"]
