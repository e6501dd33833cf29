"""Scores as people write them by hand, and what is no score."""

import pytest

from ptdiary.tables.handwritten import is_score, written_number
from ptdiary.tables.numbers import scale_of


@pytest.mark.parametrize(
    ("text", "value", "says_more"),
    [
        ("7", 7, False), ("7/10", 7, False), ("3½", 3.5, False), ("½", 0.5, False),
        ("3 1/2", 3.5, False), ("six", 6, False), ("Sechs", 6, False), ("dix", 10, False),
        ("siete", 7, False), ("7!", 7, False), ("~6", 6, True), ("about 5", 5, True),
        ("ca. 5", 5, True), ("approx. 5", 5, True), ("about six", 6, True), ("7-8", 7.5, True),
        ("7\u20138", 7.5, True), ("2 to 3", 2.5, True), ("3 bis 4", 3.5, True), ("4-6", 5, True),
        ("7-8/10", 7.5, True), ("7 (bad)", 7, True), ("6 - tired", 6, True), ("5, stiff", 5, True),
        ("5/10 tired", 5, True), ("7?", 7, True),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_written(text, value, says_more):
    found = written_number(text)
    assert (found.number.value, found.says_more) == (value, says_more)


@pytest.mark.parametrize(
    "text",
    ["bad", "", "5 km", "30 minutes", "7am", "2 tablets", "3 days", "5 in the morning, 8 at night",
     "0-10", "8-7", "not 5", "14.3.2026", "5th", "10 Uhr", "one of those days"],
)  # fmt: skip
def test_what_is_no_score_stays_none(text):
    assert written_number(text) is None


def test_no_pain_in_words_is_a_score():
    assert [is_score(each) for each in ("none", "No pain", "nothing", "11", "bad")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Schmerz (0-100)", (0, 100)), ("Pain /100", (0, 100)), ("Pain 0\u20135", (0, 5)),
        ("Pain level (0-10)", (0, 10)), ("Pain [1 to 7]", (1, 7)), ("Pain out of 10", (0, 10)),
        ("Pain (0 = none, 10 = worst)", (0, 10)), ("Pain (/10)", (0, 10)),
    ],
)  # fmt: skip
def test_a_heading_may_tell_its_scale(heading, scale):
    assert scale_of(heading) == scale


@pytest.mark.parametrize(
    "heading",
    ["Pain", "Pain 2026", "Pain (L4-L5)", "Pain 1", "Column 10", "Set 1/2"],
)
def test_a_heading_with_other_numbers_tells_none(heading):
    assert scale_of(heading) is None
