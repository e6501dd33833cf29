"""Flare, day, tiredness, movement."""

from itertools import pairwise

from tests.review.literal.lines import since_of
from tests.review.literal.records import days, hours
from tests.review.literal.usual import enough, median


def flare(course):
    told = [e for e in course.since_s() if "flare" in e.said]
    if not told or told[-1].said["flare"] == "no" or course.age(told[-1].time) > hours(72):
        return
    last = first = told[-1]
    for entry in reversed(told[:-1]):
        if entry.said["flare"] == "no" or first.time - entry.time > hours(72):
            break
        first = entry
    if last.said["flare"] == "cannot_cope":
        course.find("C-FLARE", "", last.time)
    elif last.time - first.time > hours(72):
        course.find("C-FLARE", "long", last.time)
    else:
        course.find("W-FLARE", "", last.time)


# Scores of the day


def interference_of(entry):
    scores = [entry.get("interference"), entry.get("week", {}).get("everyday")]
    return max((s for s in scores if s is not None), default=None)


def fatigue_of(entry):
    return entry.get("fatigue")


def movement_of(entry):
    return entry.get("movement")


def with_score(entries, score_of):
    return [e for e in entries if score_of(e) is not None]


def known_score(course, sign, time):
    """The score of the latest item of profile.known that has one."""
    found = []
    for item in course.profile.get("known", []):
        since = since_of(item)
        if item["sign"] == sign and "score" in item and (since is None or since <= time):
            found.append((since, item["score"]))
    always = [f for f in found if f[0] is None]
    dated = sorted((f for f in found if f[0] is not None), key=lambda f: f[0])
    return [*always, *dated][-1][1] if found else None


def median_before(course, score_of, time):
    told = [e for e in with_score(course.entries, score_of) if time - days(28) <= e.time < time]
    return median([score_of(e) for e in told]) if enough(told) else None


def own_usual(course, sign, score_of, time):
    known = known_score(course, sign, time)
    return known if known is not None else median_before(course, score_of, time)


# C-INTERF


def interference(course):
    told = with_score(course.since_s(), interference_of)
    if not told or course.age(told[-1].time) > hours(72):
        return
    v = told[-1]
    usual = own_usual(course, "interference", interference_of, v.time)
    if is_much(told, v, usual):
        way = "unknown" if usual is None else ""
        course.find("C-INTERF", way, v.time, n=interference_of(v), usual=usual)


def is_much(told, v, usual):
    def more(entry, least):
        n = interference_of(entry)
        return n >= least and (usual is None or n >= usual + 2)

    if more(v, 7):
        return True
    earlier = [e for e in told if hours(24) <= v.time - e.time <= days(7)]
    return more(v, 5) and any(more(e, 5) for e in earlier)


# C-FATIGUE


def fatigue(course):
    run = []
    for entry in reversed(with_score(course.since_s(), fatigue_of)):
        if entry.get("fatigue_kind") != "whole_body" or entry.said["fatigue"] < 4:
            break
        run.insert(0, entry)
    if len(run) < 3 or run[-1].time - run[0].time < hours(48):
        return
    if course.age(run[-1].time) > hours(72):
        return
    usual = own_usual(course, "fatigue", fatigue_of, run[-1].time)
    if usual is None or usual <= run[-1].said["fatigue"] - 2:
        course.find("C-FATIGUE", "unknown" if usual is None else "", run[-1].time, n=len(run))


# C-MOTION


def motion(course):
    told = with_score(course.since_s(), movement_of)
    if not told or course.age(told[-1].time) > hours(72):
        return
    v = told[-1]
    known = known_score(course, "movement", v.time)
    stated = [s for s in (course.profile.get("usual_movement"), known) if s is not None]
    median_one = median_before(course, movement_of, v.time)
    scores = [*stated, *([] if median_one is None else [median_one])]
    way = motion_way(course, told, max(stated, default=None), max(scores, default=None))
    if way is not None:
        course.find("C-MOTION", way, v.time, c=movement_of(v))


def motion_way(course, told, stated, usual):
    v = told[-1]
    used_to_it = stated is not None and stated <= 3
    if movement_of(v) <= 1 and not was_low(course, v) and not used_to_it:
        return ""
    if usual is not None and usual - movement_of(v) >= 4:
        return "drop"
    lower = usual is None or movement_of(v) <= usual - 2
    return "falls" if lower and falls(told[-3:]) else None


def was_low(course, v):
    return any(
        movement_of(e) <= 3 and days(7) < v.time - e.time <= days(28)
        for e in with_score(course.entries, movement_of)
    )


def falls(last):
    if len(last) < 3 or last[-1].time - last[0].time < hours(24):
        return False
    scores = [movement_of(e) for e in last]
    return all(b < a for a, b in pairwise(scores)) and scores[0] - scores[-1] >= 2
