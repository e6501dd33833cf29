"""Expected: only if nothing of either part fired."""

from tests.review.literal.day import interference_of, movement_of, with_score
from tests.review.literal.records import days, hours
from tests.review.literal.trend import rising
from tests.review.literal.usual import score


def expected(course):
    if course.findings or not may_be_expected(course):
        return
    date = course.latest.time
    if course.open is not None:
        rule, way = of_open(course.open)
        course.find(rule, way, date)
    elif not course.latest_is_sore:
        course.find("X-SETTLED" if is_settled(course) else "X-USUAL", "", date)


def may_be_expected(course):
    if not course.fresh or course.usual.stated is None or score(course.latest) >= 7:
        return False
    return not (rising(course) or hardly_moves(course) or is_kept_from_much(course))


def hardly_moves(course):
    told = [e for e in with_score(course.entries, movement_of) if course.age(e.time) <= hours(72)]
    return bool(told) and movement_of(told[-1]) <= 1


def is_kept_from_much(course):
    return any(
        interference_of(e) >= 7
        for e in with_score(course.since_s(), interference_of)
        if course.age(e.time) <= days(7)
    )


def of_open(stretch):
    manual = "manual" in stretch.session.get("components", [])
    if manual and stretch.opened_early and stretch.h <= hours(24):
        return "X-MANUAL", ""
    return "X-DOMS", "early" if stretch.early else ""


def is_settled(course):
    return any(
        s.closed_by is not None and course.age(s.closed_by.time) <= hours(72)
        for s in course.stretches
    )
