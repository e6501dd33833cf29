"""Severe: C-SEVERE, W-STEADY, sudden, bones."""

from tests.review.literal.records import days, hours, is_after
from tests.review.literal.usual import is_high, is_sore, score
from tests.review.literal.words import fragile


def is_severe(course):
    return course.latest is not None and score(course.latest) >= 7 and course.speaks


def severe(course):
    if not is_severe(course) or is_known(course):
        return
    pain = score(course.latest)
    if course.usual.stated is None:
        course.find("C-SEVERE", "unknown", course.latest.time, pain=pain)
    elif is_high(pain, course.usual_of_latest):
        way = "session" if is_after_session(course) else ""
        course.find("C-SEVERE", way, course.latest.time, pain=pain)


def is_known(course):
    """S is at most 14 d before it, and it was at least as high in the 72 h up to S."""
    if course.s is None or course.latest.time - course.s > days(14):
        return False
    return any(
        course.s - hours(72) <= r.time <= course.s and score(r) >= score(course.latest)
        for r in course.ratings
    )


def is_after_session(course):
    before = course.sessions_before(course.latest.time, hours(48))
    if not any(is_after(s.time, course.s) for s in before):
        return False
    return score(course.latest) <= min(8, max(course.usual_of_latest + 3, 7))


def steady(course):
    if not is_severe(course) or "C-SEVERE" in course.findings:
        return
    highs = [r for r in course.ratings if score(r) >= 7 and is_after(r.time, course.s)]
    weeks = [(r.time - highs[0].time) // days(7) for r in highs]
    if weeks.index(weeks[-1]) == len(weeks) - 1:
        way = "seen" if is_known(course) else ""
        course.find("W-STEADY", way, course.latest.time, pain=score(course.latest))


# Sudden


def sudden(course):
    e = next((r for r in reversed(course.ratings) if is_sudden(course, r)), None)
    if e is None:
        return
    said = e.get("sudden_onset") == "yes"
    if score(course.latest) < 7:
        course.find("C-SUDDEN", "said" if said else "", e.time, pain=score(e))
        return
    way = "said" if said else ""
    if fragile(course.diary) == "yes":
        way = "said_fragile" if said else "fragile"
    course.find("U-SUDDEN", way, e.time, pain=score(e))


def is_sudden(course, e):
    if not is_after(e.time, course.s) or course.age(e.time) > hours(48) or score(e) < 7:
        return False
    return e.get("sudden_onset") == "yes" or jumped_up(course, e)


def jumped_up(course, e):
    before = course.rating_before(e)
    if before is None or e.time - before.time > hours(24) or score(e) - score(before) < 3:
        return False
    if score(course.latest) < 7:
        sessions = [s for s in course.diary.sessions if before.time < s.time <= e.time]
    else:
        sessions = course.sessions_before(e.time, hours(48))
    usual = course.usual.at(e.time)
    return not sessions and (usual is None or is_high(score(e), usual))


# Bones


def bones(course):
    if course.latest is None:
        return
    e = said_sudden(course)
    if e is not None:
        said_bones(course, e)
    found = course.findings.get("U-FRACTURE")
    if found is None and fragile(course.diary) == "yes" and jumped(course):
        course.find("U-FRACTURE", "jump", course.latest.time, pain=score(course.latest))


def said_sudden(course):
    """The latest rating with sudden_onset, while it is the latest or that is above usual."""
    told = [
        r
        for r in course.ratings
        if is_after(r.time, course.s)
        and course.age(r.time) <= days(7)
        and r.get("sudden_onset") == "yes"
    ]
    if not told:
        return None
    usual = course.usual_of_latest
    above = usual is None or score(course.latest) > usual
    return told[-1] if told[-1] is course.latest or above else None


def said_bones(course, e):
    usual = course.usual.at(e.time)
    matters = score(e) >= 5 or is_sore(score(e), usual) or usual is None
    state = fragile(course.diary)
    if state == "yes":
        find_once(course, "U-FRACTURE", "", e)
    elif state == "unknown" and matters:
        find_once(course, "U-UNSURE", "bones", e)
    elif state == "unasked" and matters:
        find_once(course, "W-ASKBONES", "sudden", e)


def find_once(course, rule, way, e):
    """One finding of a rule: what part 1 found stays."""
    if rule not in course.findings:
        course.find(rule, way, e.time, pain=score(e))


def jumped(course):
    return course.speaks and is_jump(course, course.latest)


def is_jump(course, rating):
    before = course.rating_before(rating)
    if before is None or score(rating) < 5 or course.sessions_before(rating.time, hours(48)):
        return False
    return rating.time - before.time <= hours(48) and score(rating) - score(before) >= 3
