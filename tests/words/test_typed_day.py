"""A day, in the many ways that people type one; a year that nobody lived is none."""

from datetime import date

import pytest

from ptdiary.words.dates import Times
from ptdiary.words.typed_day import DayError, day_typed, understood

KEPT, LAST = date(2026, 11, 25), date(2027, 12, 1)
DAY = Times()
MONTH = Times(month_first=True)

MEANT = {
    "24 Nov 2026": date(2026, 11, 24), "24 november 2026": date(2026, 11, 24),
    "24. Nov. 2026": date(2026, 11, 24), "Nov 24, 2026": date(2026, 11, 24),
    "24th November 2026": date(2026, 11, 24), "Nov 3rd": date(2026, 11, 3),
    "1st": date(2026, 11, 1), "24.11.2026": date(2026, 11, 24),
    "24/11/2026": date(2026, 11, 24), "26": date(2026, 11, 26),
    "2026-11-24": date(2026, 11, 24), "24.11.": date(2026, 11, 24), "3 mar": date(2026, 3, 3),
    " 1 sept 2026 ": date(2026, 9, 1), "\N{THAI DIGIT TWO}\N{THAI DIGIT SIX}": date(2026, 11, 26),
    "\u0662\u0664 Nov \u0662\u0660\u0662\u0666": date(2026, 11, 24), "1 1 1900": date(1900, 1, 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), MEANT.items())
def test_the_day_that_is_meant(text, day):
    assert day_typed(text, KEPT, LAST, DAY) == day


def test_the_order_of_numbers_is_that_of_the_patient():
    assert day_typed("3/4/2026", KEPT, LAST, DAY) == date(2026, 4, 3)
    assert day_typed("3/4/2026", KEPT, LAST, MONTH) == date(2026, 3, 4)


REFUSED = {
    "25 Nov 26": "Write all four digits of the year. Until then it stays 25 Nov 2026.",
    "25.11.026": "Write all four digits of the year. Until then it stays 25 Nov 2026.",
    "26-11-25": "Write all four digits of the year. Until then it stays 25 Nov 2026.",
    "25 Nov 0026": "The year 0026 is too long ago, so it stays 25 Nov 2026.",
    "25 Nov 1026": "The year 1026 is too long ago, so it stays 25 Nov 2026.",
    "25 Nov 2126": "That is later than 1 Dec 2027, so it stays 25 Nov 2026.",
    "2 Dec 2027": "That is later than 1 Dec 2027, so it stays 25 Nov 2026.",
    "31": "This is not a day, so it stays 25 Nov 2026.",
    "31 Nov 2026": "This is not a day, so it stays 25 Nov 2026.",
    "25 Nov 20266": "This is not a day, so it stays 25 Nov 2026.",
    "0": "This is not a day, so it stays 25 Nov 2026.",
    "25 xyz 2026": "This is not a day, so it stays 25 Nov 2026.",
    "": "This is not a day, so it stays 25 Nov 2026.",
}


@pytest.mark.parametrize(("text", "said"), REFUSED.items())
def test_what_cannot_be_meant_is_refused_with_a_sentence(text, said):
    with pytest.raises(DayError) as refused:
        day_typed(text, KEPT, LAST, DAY)
    assert str(refused.value) == said


def test_what_was_understood_names_the_day_of_the_week():
    assert understood(date(2026, 11, 24), DAY) == "That is Tuesday 24 November 2026."
