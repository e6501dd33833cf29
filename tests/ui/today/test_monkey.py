"""Anything may be pressed and typed in any order: nothing is lost, and nothing is shown stale."""

from tests.ui.monkey import Monkey

SEED, STEPS = 7, 60  # `python -m tests.nightly monkey` goes on for longer


def test_whatever_is_done_is_kept_and_shown(on):
    Monkey(on, SEED).run(STEPS)
