"""What two programs have made of one note."""

import pytest

from ptdiary.store.rejoining import LONGEST_NOTE, both_notes


@pytest.mark.parametrize(
    ("before", "theirs", "ours", "both"),
    [
        ("", "Not today", "No", "Not today\n\nNo"),
        ("Ask", "Ask, please", "Asking about stairs", "Ask, please\n\nAsking about stairs"),
        ("Ask", "Ask Dana", "Ask about stairs", "Ask Dana\n\nabout stairs"),
        ("Ask", "Ask", "Stairs", "Stairs"),
        ("Ask", "Ask Dana", "Ask", "Ask Dana"),
        ("Ask", "Ask Dana", "", "Ask Dana"),
        ("Ask", "", "Ask me", "Ask me"),
        ("", "Theirs\n\nOurs", "Ours", "Theirs\n\nOurs"),
        ("", "x" * LONGEST_NOTE, "Ours", "Ours"),
    ],
)
def test_no_word_of_either_is_lost_or_cut(before, theirs, ours, both):
    assert both_notes(before, theirs, ours) == both
