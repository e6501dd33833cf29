"""The walk over the course agrees with the literal one, on random diaries full of edges."""

from datetime import UTC

from hypothesis import given, settings

from ptdiary.review.hours import instant
from ptdiary.review.index import index_of
from ptdiary.review.review import findings_at
from tests.review.rules.naive_course import Course, time
from tests.review.story import BOOK
from tests.review.strategies import COURSES, NOWS

COURSE_RULES = {
    "W-ONEPOINT", "C-48", "W-SLOW", "C-72", "W-LATE", "C-120", "C-LATE", "C-WORSE", "W-UNLINKED",
    "W-EARLY", "C-SEVERE", "W-ONESIDE", "W-QUALITY", "W-OVERLAP", "W-MASK", "W-STALE", "W-BASEUNK",
    "U-FRACTURE", "U-SUDDEN", "C-SUDDEN", "W-UNANSWERED",
}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(COURSES, NOWS)
def test_the_same_rules_fire(diary, at):
    naive = Course(diary, at)
    found = [finding.rule.id for finding in findings_at(index_of(diary), BOOK, at)]
    assert {rule for rule in found if rule in COURSE_RULES} == naive.fired()
    if all(rule.startswith("X") for rule in found):
        assert found == ([naive.expected()] if naive.expected() else [])


@settings(max_examples=60, deadline=None)
@given(COURSES, NOWS)
def test_the_same_stretch_is_open_with_the_same_flags(diary, at):
    naive = Course(diary, at)
    stretch = index_of(diary).course.open_at(instant(at))
    assert (stretch is None) == (naive.open is None)
    if stretch is not None:
        assert stretch.opened == naive.open.ratings[0]
        assert stretch.latest == naive.open.ratings[-1]
        assert stretch.ratings == len(naive.open.ratings)
        assert (stretch.session, stretch.usual) == (naive.open.session, naive.open.usual)
        assert (stretch.late, stretch.rebound is not None) == (naive.late(), naive.rebound())
        assert stretch.peak == naive.peak()
        assert (stretch.overlap is not None) == naive.overlap()


@settings(max_examples=60, deadline=None)
@given(COURSES, NOWS)
def test_the_usual_score_is_the_same_at_any_moment(diary, at):
    assert index_of(diary).usual.at(instant(at)) == Course(diary, at).usual(time_of(at))


@settings(max_examples=60, deadline=None)
@given(COURSES, NOWS)
def test_the_same_rating_closed_the_last_stretch(diary, at):
    closed = index_of(diary).course.closed_at(instant(at))
    naive = Course(diary, at).closed
    assert (closed is None) == (not naive)
    if closed is not None:
        assert closed.closed_by == naive[-1][1]
        assert closed.opened == naive[-1][0].ratings[0]
        assert time(closed.closed_by) == time(naive[-1][1])


def time_of(at):
    return at.astimezone(UTC)
