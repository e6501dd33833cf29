"""Worse: C-WORSE and W-CLIMB."""

from itertools import pairwise

from tests.review.literal.records import days, hours, is_after
from tests.review.literal.usual import is_high, is_sore, score


def worse(course):
    """The first way that holds."""
    for holds in (rebound, said_late, rise, said, sessions):
        found = holds(course)
        if found is not None:
            way, date = found
            course.find("C-WORSE", way, date)
            return


def high_stretch(course):
    return course.open if course.open is not None and course.open.high else None


def rebound(course):
    stretch = high_stretch(course)
    return ("", stretch.last.time) if stretch and stretch.rebound else None


def said_late(course):
    stretch = high_stretch(course)
    if stretch is None or stretch.h <= hours(48):
        return None
    worse_now = stretch.last.get("since_yesterday") == "worse"
    return ("said_late", stretch.last.time) if worse_now else None


def rise(course):
    stretch = high_stretch(course)
    if stretch is None or stretch.session is not None:
        return None
    up = score(stretch.last) - score(stretch.first)
    apart = stretch.last.time - stretch.first.time
    return ("rise", stretch.last.time) if up >= 2 and apart >= hours(12) else None


def said(course):
    told = [e for e in course.since_s() if "since_yesterday" in e.said]
    if not told or course.age(told[-1].time) > hours(48):
        return None
    last, earliest = told[-1], None
    for entry in reversed(told):
        if entry.said["since_yesterday"] != "worse" or last.time - entry.time > hours(72):
            break
        earliest = entry
    if earliest is None or last.time - earliest.time < hours(24):
        return None
    if after_one_session(course, earliest, last):
        return None
    return said_way(course), last.time


def after_one_session(course, earliest, last):
    """Both lie 0 to 48 h after the end of the latest session before the later."""
    ended = [s for s in course.diary.sessions if s.time <= last.time]
    if not ended:
        return False
    return all(hours(0) <= e.time - ended[-1].time <= hours(48) for e in (earliest, last))


def said_way(course):
    if course.latest is None or course.usual_of_latest is None:
        return "said"
    return "said" if course.latest_is_sore else "said_usual"


def highest_ratings(course):
    """Of the sessions within 35 d and after S, each its highest rating; those without skipped."""
    found = []
    every = course.diary.sessions
    for place, session in enumerate(every):
        if course.age(session.time) > days(35) or not is_after(session.time, course.s):
            continue
        until = min([session.time + hours(72), course.at, *[s.time for s in every[place + 1 :]]])
        ratings = [r for r in course.ratings if session.time < r.time <= until]
        if ratings:
            found.append(max(ratings, key=score))
    return found


def sessions(course):
    last = highest_ratings(course)[-4:]
    if len(last) < 4 or not course.speaks:
        return None
    scores = [score(r) for r in last]
    if any(b < a for a, b in pairwise(scores)) or scores[-1] - scores[0] < 3:
        return None
    high = is_high(scores[-1], course.usual.at(last[-1].time))
    return ("sessions", last[-1].time) if high else None


def climb(course):
    last = highest_ratings(course)[-3:]
    if "C-WORSE" in course.findings or len(last) < 3 or not course.speaks:
        return
    scores = [score(r) for r in last]
    if any(b <= a for a, b in pairwise(scores)) or scores[-1] - scores[0] < 2:
        return
    if is_sore(scores[-1], course.usual.at(last[-1].time)):
        course.find("W-CLIMB", "", last[-1].time)
