"""What the patient wrote stands in an isolate wherever a sentence of ours goes on around it."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.isolate import closed, isolated

FSI, PDI, RLI, RLO = "\u2068", "\u2069", "\u2067", "\u202e"
HEBREW = "ללכת 10 דקות"


@pytest.mark.parametrize("text", ["", "Hip hinge", "Übung 3", "屈伸", "3 of 10"])
def test_what_turns_nothing_stays_as_it_is(text):
    assert isolated(text) == text


def test_a_name_from_right_to_left_is_isolated_once():
    assert isolated(HEBREW) == f"{FSI}{HEBREW}{PDI}"
    assert isolated(isolated(HEBREW)) == f"{FSI}{HEBREW}{PDI}"
    assert isolated(f"{FSI}א{PDI} ב {FSI}ג{PDI}").count(FSI) == 3


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"a{PDI}b", f"{FSI}ab{PDI}"),
        (f"a{RLI}b", f"{FSI}a{RLI}b{PDI}{PDI}"),
        (f"a{RLO}b", f"{FSI}a{RLO}b{PDI}"),  # the end of an isolate ends what is open in it
        (f"{PDI}{PDI}א{RLI}", f"{FSI}א{RLI}{PDI}{PDI}"),
        ("א\nב", f"{FSI}א{PDI}\n{FSI}ב{PDI}"),
    ],
)
def test_marks_of_her_own_do_not_leak(text, kept):
    assert isolated(text) == kept


def test_what_is_cut_is_closed():
    assert closed(f"Note: {FSI}ללכת") == f"Note: {FSI}ללכת{PDI}"
    assert closed(f"{FSI}a{PDI} b") == f"{FSI}a{PDI} b"


@given(st.text(st.sampled_from(f"ab1 א{FSI}{PDI}{RLI}{RLO}\n"), max_size=20))
def test_however_it_is_written_all_isolates_are_closed_and_no_letter_is_lost(text):
    said = isolated(text)
    for line in said.split("\n"):
        depth = 0
        for sign in line:
            depth += (sign in f"{FSI}{RLI}") - (sign == PDI)
            assert depth >= 0
        assert depth == 0
    assert _letters(said) == _letters(text)


def _letters(text):
    return [sign for sign in text if category(sign) != "Cf"]
