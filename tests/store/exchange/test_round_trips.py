"""A diary that goes out and comes in to an empty one is the same diary."""

import pytest

from tests.round_trips import WAYS, differs

SEEDS = range(60)


@pytest.mark.parametrize("form", WAYS)
def test_random_diaries_come_back_as_they_went_out(form, tmp_path):
    for seed in SEEDS:
        folder = tmp_path / str(seed)
        folder.mkdir()
        assert differs(form, seed, folder) == "", f"diary {seed}"
