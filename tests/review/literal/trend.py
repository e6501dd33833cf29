"""C-TREND, W-DRIFT, rising, W-BASEUNK."""

from tests.review.literal.records import days, is_after
from tests.review.literal.usual import enough, is_high, lower_quartile, median, score

SPANS = ((7, 4), (14, 8))


def recent(course):
    """The chosen ratings of the past days: (ratings, calm, days); None: no such."""
    for calm in (True, False):
        for span, dates in SPANS:
            every = [
                r for r in course.ratings if is_after(r.time, course.s) and in_span(course, r, span)
            ]
            chosen = [r for r in every if r in course.usual.calm] if calm else every
            if len({r.date for r in every}) >= dates and enough(chosen):
                return chosen, calm, span
    return None


def in_span(course, rating, span):
    return course.latest.time - rating.time <= days(span)


def before(course):
    """B: the median of the weeks before, if enough."""
    ratings = [
        r
        for r in course.ratings
        if is_after(r.time, course.s) and days(21) < course.latest.time - r.time <= days(42)
    ]
    return median([score(r) for r in ratings]) if enough(ratings) else None


def seen_median(course):
    """The median of the ratings from 7 d before S up to S."""
    if course.s is None:
        return None
    scores = [score(r) for r in course.ratings if days(0) <= course.s - r.time <= days(7)]
    return median(scores) if scores else None


def level(course):
    """K and its way; (None, None): nothing fires."""
    b, seen, stated = before(course), seen_median(course), course.usual.stated
    accepted = max((v for v in (seen, stated) if v is not None), default=None)
    if accepted is None:
        return (b, "") if b is not None else (None, None)
    if b is not None and b < accepted:
        return b, ""
    return accepted, "seen" if accepted == seen else "stated"


def rises(course, least):
    """C-TREND's conditions on recent, and the latest at least so much above K: its way."""
    found, (k, way) = recent(course), level(course)
    if found is None or k is None:
        return None
    ratings, calm, span = found
    scores = [score(r) for r in ratings]
    more = k if calm else k + 1
    if median(scores) < more + 2 or lower_quartile(scores) < more + 1:
        return None
    if score(course.latest) < k + least:
        return None
    return way, {"before": k, "now": median(scores), "span": span}


def trend(course):
    if {"C-72", "C-120", "C-48"} & set(course.findings) or not course.speaks:
        return
    if recent(course) is None:
        if is_sparse(course):
            course.find("C-TREND", "sparse", course.latest.time)
        return
    found = rises(course, 2)
    if found is not None:
        way, facts = found
        course.find("C-TREND", way, course.latest.time, **facts)


def is_sparse(course):
    last = course.ratings[-4:]
    if course.usual.stated is None or len(last) < 4:
        return False
    if not all(course.counts(r.time) for r in last):
        return False
    if not days(14) <= course.latest.time - last[0].time <= days(35):
        return False
    return all(is_high(score(r), course.usual.stated) for r in last)


# W-DRIFT


def computed_is_above(course):
    """The computed usual, from 8 ratings, is at least 2 above the stated one: (it, ratings)."""
    made_from = course.usual.computed(course.latest.time)
    if course.usual.stated is None or len(made_from) < 8:
        return None
    n = median([score(r) for r in made_from])
    return (n, made_from) if n >= course.usual.stated + 2 else None


def drift(course):
    if not course.speaks or "C-TREND" in course.findings:
        return
    found = computed_is_above(course)
    if found is None or score(course.latest) < course.usual.stated + 2:
        return
    n, made_from = found
    if made_from[-1].time - made_from[0].time >= days(21):
        course.find("W-DRIFT", "", course.latest.time, n=n)


def rising(course):
    """For Expected only."""
    if not course.speaks:
        return False
    return rises(course, 1) is not None or computed_is_above(course) is not None


def unknown_usual(course):
    if course.usual.stated is not None or not course.fresh:
        return
    made_from = course.usual.computed(course.latest.time)
    if made_from:
        n = median([score(r) for r in made_from])
        course.find("W-BASEUNK", "propose", course.latest.time, n=n)
    else:
        course.find("W-BASEUNK", "", course.latest.time)
