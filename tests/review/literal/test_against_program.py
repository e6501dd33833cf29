"""The program and the rules to the letter find the same in random diaries."""

import pytest

from tests.review.literal.comparison import both
from tests.review.literal.random_diaries import random_diary

COUNT = 150  # 20,000 in tests.nightly


@pytest.mark.parametrize("seed", range(COUNT))
def test_both_find_the_same(seed):
    program, letter = both(random_diary(seed))
    assert program == letter
