"""The rules of checks and signs agree with the literal reading, on random diaries."""

from hypothesis import given, settings

from ptdiary.review.index import index_of
from ptdiary.review.review import findings_at
from tests.review.rules.naive_course import Course
from tests.review.rules.naive_signs import Signs
from tests.review.story import BOOK
from tests.review.strategies import DIARIES, NOWS

CANCER = {"C-48", "C-72", "C-120", "C-WORSE", "C-SEVERE", "C-NIGHT", "U-NIGHT"}


def literal(diary, at):
    """All rules that fire, by the two literal readings."""
    course = Course(diary, at)
    fired = course.fired() | Signs(diary, at).fired()
    if diary.profile.cancer_history == "yes" and fired & CANCER:
        fired.add("U-CANCER")
    expected = course.expected()
    return fired or ({expected} if expected else set())


@settings(max_examples=150, deadline=None)
@given(DIARIES, NOWS)
def test_the_same_rules_fire(diary, at):
    found = {finding.rule.id for finding in findings_at(index_of(diary), BOOK, at)}
    assert found == literal(diary, at)
