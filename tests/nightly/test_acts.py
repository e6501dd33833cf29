"""What `power` cuts the power during still does what it says: a change elsewhere shows here."""

import pytest

from tests.nightly.acts import ACTS, at_home, names, start


@pytest.mark.parametrize("name", ACTS)
def test_it_can_be_done_and_leaves_nothing_to_the_next_start(tmp_path, name):
    act = ACTS[name]
    with at_home(tmp_path):
        act.begin(tmp_path)
        before = act.seen(tmp_path)
        assert act.is_either(before, before, None)
        act.do(tmp_path)
        start(tmp_path)
        after, left = act.seen(tmp_path), names(tmp_path)
        assert after != before
        start(tmp_path)
        assert (act.seen(tmp_path), names(tmp_path)) == (after, left)
