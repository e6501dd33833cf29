"""The shape of a warning says how soon."""

import pytest

from ptdiary.paths import resource_text
from ptdiary.review.finding import Finding, Level
from ptdiary.review.rulebook import read_rulebook

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
    assert Finding(rule=BOOK[rule]).shown_level is shown
