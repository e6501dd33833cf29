"""Told: which findings are quiet, and by which consultation."""

from tests.review.literal import checks, lines
from tests.review.literal.contacts import latest_exercise
from tests.review.literal.course import Course
from tests.review.literal.day import fatigue_of, interference_of, movement_of, with_score
from tests.review.literal.records import days, hours
from tests.review.literal.severe import is_jump
from tests.review.literal.usual import score
from tests.review.literal.watches import is_too_hard, not_settled, rose
from tests.review.literal.words import SHARP_WORDS

COVERS = {"nerve": "U-NEURO", "pain": "C-RAD", "sharp": "C-SHARP", "swelling": "C-SWELL"}
SORENESS = {
    "C-48",
    "C-72",
    "C-120",
    "C-LATE",
    "C-WORSE",
    "C-TREND",
    "C-SEVERE",
    "C-SUDDEN",
    "U-SUDDEN",
    "U-CANCER",
}

# of the course, and in no group: never quiet
NO_GROUP = {
    "W-LATE",
    "W-ONEPOINT",
    "W-SLOW",
    "W-UNLINKED",
    "W-EARLY",
    "W-ONESIDE",
    "W-OVERLAP",
    "W-QUALITY",
    "W-MASK",
    "W-STALE",
    "W-STEADY",
    "W-CLIMB",
    "W-DRIFT",
    "W-BASEUNK",
    "W-FLARE",
    "W-ASKCANCER",
    "X-DOMS",
    "X-MANUAL",
    "X-SETTLED",
    "X-USUAL",
}


def quiet(diary, findings):
    """The rules that are quiet, each with the id of the consultation that quiets it."""
    course = Course(diary, findings)
    found = {}
    for rule, finding in findings.items():
        if rule != "U-CANCER":
            found[rule] = quieted_by(course, finding)
    if "U-CANCER" in findings:
        reasons = findings["U-CANCER"].facts["reasons"]
        if all(found[reason] for reason in reasons):
            found["U-CANCER"] = quieted_by(course, findings["U-CANCER"])
    return {rule: c.id for rule, c in found.items() if c is not None}


def quieted_by(course, finding):
    if finding.level == "emergency":
        return None
    if (finding.id, finding.way) in {("U-UNSURE", "bones"), ("W-ASKBONES", "sudden")}:
        return None
    group = CHANGES.get(finding.id)
    if finding.id in NO_GROUP:
        return None
    if group is None or (finding.id, finding.way) == ("U-FRACTURE", "fall"):
        return by_sign(course.diary, finding)
    rules, changed = group
    told = latest_told(course.diary, rules)
    return None if told is None or changed(course, told.time) else told


def latest_told(diary, rules):
    told = [
        c
        for c in diary.consultations
        if c.get("kind") == "told" and rules & set(c.get("rules", []))
    ]
    return told[-1] if told else None


# Part 1


def by_sign(diary, finding):
    told = latest_told(diary, {finding.id})
    covered = covered_by(diary, finding)
    if covered is not None and (told is None or covered.time > told.time):
        told = covered
    if told is None or has_changed(diary, finding, told.time):
        return None
    return told


def covered_by(diary, finding):
    """A told of U-NEURO, C-RAD, C-SHARP, C-SWELL covers C-PAST, C-UNTOLD of the same line."""
    if finding.id not in {"C-PAST", "C-UNTOLD"} or not finding.lines:
        return None
    told = [latest_told(diary, {COVERS[line.group]}) for line in finding.lines]
    return None if None in told else min(told, key=lambda c: c.time)


def has_changed(diary, finding, time):
    return (
        any(line_changed(diary, line, time) for line in finding.lines)
        or any(check_changed(diary, check, time) for check in finding.checks)
        or session_changed(diary, finding, time)
        or ((finding.id, finding.way) in BY_ITSELF and finding.date > time)
    )


# no answer to a line or a check: to be later is to be changed
BY_ITSELF = {("C-HISTORY", ""), ("C-RAD", "map")}


def line_changed(diary, line, time):
    changed = {"new", "worse", "unsure"}
    return any(a.time > time and a.value in changed for a in lines.settled(diary, line))


def check_changed(diary, check, time):
    if check == "night_pain" and more_nights(diary, time):
        return True
    return any(
        entry.time > time and answer in {"yes", "unsure"}
        for entry, answer in checks.settled(diary, check)
        if check != "night_pain" or "nights" not in entry.said
    )


def more_nights(diary, time):
    told = [e for e in diary.entries if "nights" in e.said]
    before = [e.said["nights"] for e in told if e.time <= time]
    last = before[-1] if before else 0
    return any(e.time > time and e.said["nights"] > last for e in told)


def session_changed(diary, finding, time):
    """A session later than the telling that is evidence of the same rule."""
    holds = SESSION_EVIDENCE.get(finding.id)
    if holds is None:
        return False
    return any(s.time > time and holds(diary.profile, s) for s in diary.sessions)


def exercise_that(holds):
    return lambda _, session: latest_exercise([session], holds) is not None


def goes_too_far(profile, session):
    limit = profile.get("pain_limit", 10)
    return is_too_hard(profile, session) or any(
        e.get("plan_percent", 0) > 110 or e.get("soreness_peak", 0) > limit
        for e in session.get("exercises", [])
    )


SESSION_EVIDENCE = {
    "C-SHARP": exercise_that(lambda e: SHARP_WORDS & set(e.get("quality", []))),
    "C-RAD": exercise_that(lambda e: e.get("travelled_to")),
    "C-SURGE": exercise_that(lambda e: rose(e) and not_settled(e)),
    "W-SURGE": exercise_that(lambda e: rose(e) and not not_settled(e)),
    "W-PACE": goes_too_far,
}


# Part 2


def sorer(course, time):
    """A rating higher than every rating of the 72 h up to the telling, or 7 d are over."""
    if course.age(time) > days(7):
        return True
    before = [score(r) for r in course.ratings if hours(0) <= time - r.time <= hours(72)]
    return any(r.time > time and all(score(r) > b for b in before) for r in course.ratings)


def flared(course, time):
    """cannot_cope, or a flare after a "no"."""
    before = None
    for entry in (e for e in course.entries if "flare" in e.said):
        now = entry.said["flare"]
        if entry.time > time and (now == "cannot_cope" or (now == "yes" and before == "no")):
            return True
        before = now
    return False


def scored(score_of, direction):
    """A higher (1) or a lower (-1) score than the last before the telling."""

    def changed(course, time):
        told = with_score(course.entries, score_of)
        before = [e for e in told if e.time <= time]
        later = [e for e in told if e.time > time]
        return any(
            not before or (score_of(e) - score_of(before[-1])) * direction > 0 for e in later
        )

    return changed


def broke(course, time):
    """sudden_onset again, or a jump again."""
    return any(
        r.time > time and (r.get("sudden_onset") == "yes" or is_jump(course, r))
        for r in course.ratings
    )


CHANGES = {
    **dict.fromkeys(SORENESS, (SORENESS, sorer)),
    "C-FLARE": ({"C-FLARE"}, flared),
    "C-INTERF": ({"C-INTERF"}, scored(interference_of, 1)),
    "C-FATIGUE": ({"C-FATIGUE"}, scored(fatigue_of, 1)),
    "C-MOTION": ({"C-MOTION"}, scored(movement_of, -1)),
    "U-FRACTURE": ({"U-FRACTURE"}, broke),
}
