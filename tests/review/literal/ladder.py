"""The ladder, what else is said of the open stretch, and W-STALE."""

from tests.review.literal.records import days, hours, is_after
from tests.review.literal.usual import score
from tests.review.literal.words import SHARP_WORDS

DULL_WORDS = {"dull_ache", "stiff", "tight", "tired", "tender"}


def ladder(course):
    """The first line that holds."""
    stretch = course.open
    if stretch is None:
        return
    for line in LADDER:
        found = line(stretch)
        if found is not None:
            rule, way = found
            course.find(rule, way, stretch.last.time, h=stretch.h, usual=stretch.usual)
            return


def c_72(stretch):
    if stretch.h > hours(72) and stretch.easing == "none" and stretch.stands:
        return "C-72", "again" if stretch.again else ""
    return None


def c_120(stretch):
    return ("C-120", "") if stretch.h > hours(120) and stretch.stands else None


def c_48_little(stretch):
    holds = stretch.h > hours(72) and stretch.easing == "some" and stretch.stands
    return ("C-48", "little") if holds else None


def w_late(stretch):
    if stretch.h <= hours(72):
        return None
    if stretch.easing == "clear":
        return "W-LATE", "easing"
    return "W-LATE", "unknown" if stretch.usual is None else ""


def c_48(stretch):
    if stretch.h > hours(48) and stretch.easing == "none" and stretch.stands:
        return "C-48", "single" if stretch.single and stretch.linked else ""
    return None


def w_onepoint(stretch):
    return ("W-ONEPOINT", "") if stretch.h > hours(48) and stretch.easing == "unclear" else None


def w_slow(stretch):
    if stretch.h <= hours(48):
        return None
    if stretch.easing == "none":
        return "W-SLOW", "none"
    if stretch.easing == "some":
        return "W-SLOW", "single" if stretch.single and stretch.linked else ""
    return None


LADDER = (c_72, c_120, c_48_little, w_late, c_48, w_onepoint, w_slow)


# Of the open stretch also


def late(course):
    stretch = course.open
    if stretch is not None and stretch.late and stretch.high:
        course.find("C-LATE", "", stretch.last.time)


def unlinked(course):
    stretch = course.open
    if stretch is not None and not stretch.linked and "C-LATE" not in course.findings:
        course.find("W-UNLINKED", unlinked_way(course, stretch), stretch.last.time)


def unlinked_way(course, stretch):
    if stretch.h > hours(48):
        return "long"
    if stretch.late:
        return "late"
    if course.sessions_before(stretch.first.time, hours(72)):
        return "seen"
    return "unknown" if stretch.usual is None else ""


def early(course):
    stretch = course.open
    if stretch is None or not stretch.early or stretch.h > hours(24):
        return
    if "manual" not in stretch.session.get("components", []):
        course.find("W-EARLY", "", stretch.last.time)


def one_side(course):
    if course.open is None:
        return
    sides = {region.split(".")[1] for region in course.open.last.get("regions", [])}
    if sides in ({"left"}, {"right"}):
        course.find("W-ONESIDE", "", course.open.last.time, side=sides)


def overlap(course):
    stretch = course.open
    if stretch is not None and stretch.overlaps:
        way = "" if stretch.linked else "from_start"
        course.find("W-OVERLAP", way, stretch.overlaps[-1].time)


def quality(course):
    stretch = course.open
    if stretch is None or not stretch.linked:
        return
    words = set(stretch.last.get("quality", []))
    if not words:
        course.find("W-QUALITY", "", stretch.last.time)
    elif words - DULL_WORDS - SHARP_WORDS:
        course.find("W-QUALITY", "other_words", stretch.last.time)


def took_relief(rating):
    return rating.get("pain_relief") == "yes"


def mask(course):
    stretch = course.open
    if stretch is not None:
        relieved = took_relief(stretch.last) and not took_relief(stretch.peak)
        if stretch.easing == "clear" and relieved:
            course.find("W-MASK", "", stretch.last.time)
    elif course.latest is not None and course.stretch_of_latest is None:
        mask_of_closed(course)


def mask_of_closed(course):
    """The last stretch was closed by a rating under pain relief, and none since is without."""
    closing = course.stretches[-1].closed_by if course.stretches else None
    if closing is None or course.age(closing.time) > hours(72):
        return
    if not took_relief(closing) or took_relief(course.stretches[-1].peak):
        return
    since = course.ratings[course.ratings.index(closing) + 1 :]
    if not any(r.get("pain_relief") == "no" for r in since):
        course.find("W-MASK", "closed", closing.time)


# W-STALE


def stale(course):
    if course.stretch_of_latest is not None:
        if hours(24) < course.age(course.latest.time) <= days(14):
            course.find("W-STALE", "", course.latest.time, pain=score(course.latest))
    elif course.diary.sessions:
        stale_session(course, course.diary.sessions[-1])


def stale_session(course, session):
    if not is_after(session.time, course.s):
        return
    if not hours(24) < course.age(session.time) <= hours(96):
        return
    if not any(e.time > session.time for e in course.since_s()):
        course.find("W-STALE", "session", session.time)
