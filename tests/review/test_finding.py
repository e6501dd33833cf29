"""The shape of a warning says how soon."""

import pytest

from ptdiary.paths import resource_text
from ptdiary.review.finding import Finding, Level
from ptdiary.review.rulebook import read_rulebook
from tests.review.story import NOW

BOOK = read_rulebook(resource_text("rules/rules.json"))


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("C-RAD", Level.URGENT),  # contact your therapist now
        ("C-72", Level.CONTACT),  # today
        ("C-48", Level.CONTACT),  # before the next session
        ("U-FEVER", Level.URGENT),
        ("E-SADDLE", Level.EMERGENCY),
        ("W-SLOW", Level.WATCH),
    ],
)
def test_what_to_contact_somebody_about_now_is_shown_as_urgent(rule, shown):
    assert Finding(rule=BOOK[rule], at=NOW, date=NOW).shown_level is shown


def test_the_way_decides_how_soon_and_what_to_do():
    first = Finding(rule=BOOK["C-72"], at=NOW, date=NOW)
    again = Finding(rule=BOOK["C-72"], at=NOW, date=NOW, way="again")
    assert (first.when, again.when) == ("today", "next session")
    assert first.advice != again.advice
    assert first.door == again.door == ("therapist", "doctor")
