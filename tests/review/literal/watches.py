"""Findings of part 1, from "An ache in the leg" to "W-WEEKLY"."""

from tests.review.literal import checks
from tests.review.literal.contacts import before, latest_exercise
from tests.review.literal.lines import Line, as_written, is_known, says
from tests.review.literal.records import days, hours, is_after
from tests.review.literal.words import (
    ACHE_REGIONS,
    BELOW_KNEE,
    CORE_CHECKS,
    WEEKLY_CHECKS,
    marks,
)


def leg_ache(sheet):
    if {"C-RAD", "E-BOTH", "U-UNSURE"} & set(sheet.findings):
        return
    aches = [
        entry
        for entry in sheet.recent(sheet.diary.entries, 3)
        if any(is_new_ache(sheet.diary, entry, side) for side in ("left", "right"))
    ]
    if aches:
        sheet.find("W-LEGACHE", "", aches[-1].time)


def is_new_ache(diary, entry, side):
    if not marks(entry, ACHE_REGIONS, side) or travels(entry):
        return False
    line = Line("pain", "pain", "leg", side)
    if "spread" in entry.said and says(entry, line)[0] not in {None, "no"}:
        return False
    for earlier in before(diary, entry, days(14)):
        if entry.time - earlier.time > hours(24) and marks(earlier, ACHE_REGIONS, side):
            return False
    return not is_known(diary, line, as_written(diary, line), entry.time)


def travels(entry):
    if "travels" in entry.said:
        return entry.said["travels"] != "no"
    return marks(entry, BELOW_KNEE)


# Exercises


def exercises(sheet):
    sessions = sheet.recent(sheet.diary.sessions, 7)
    surge = latest_exercise(sessions, lambda e: rose(e) and not_settled(e))
    if surge:
        sheet.find("C-SURGE", surge_way(surge[1]), surge[0].time, exercise=surge[1]["name"])
    rise = latest_exercise(sessions, lambda e: rose(e) and not not_settled(e))
    if rise:
        sheet.find("W-SURGE", "", rise[0].time, exercise=rise[1]["name"])


def has_scores(exercise):
    return "soreness_before" in exercise and "soreness_peak" in exercise


def rose(exercise):
    if exercise.get("rose") == "yes" or ("rose" not in exercise and "settled" in exercise):
        return True
    if not has_scores(exercise):
        return False
    rise = exercise["soreness_peak"] - exercise["soreness_before"]
    return rise >= 3 or (rise >= 2 and exercise["soreness_peak"] >= 7)


def not_settled(exercise):
    return exercise.get("settled") == "no" or exercise.get("settled_after_minutes", 0) > 30


def surge_way(exercise):
    if not has_scores(exercise):
        return "plain"
    return "" if exercise.get("settled_after_minutes", 0) > 30 else "not_settled"


# Pace


def pace(sheet):
    sessions = sheet.recent(sheet.diary.sessions, 3)
    limit = sheet.diary.profile.get("pain_limit", 10)
    too_much = latest_exercise(sessions, lambda e: e.get("plan_percent", 0) > 110)
    hurt = latest_exercise(sessions, lambda e: e.get("soreness_peak", 0) > limit)
    too_hard = [s for s in sessions if is_too_hard(sheet.diary.profile, s)]
    if too_much:
        sheet.find("W-PACE", "", too_much[0].time, exercise=too_much[1]["name"])
    elif too_hard:
        sheet.find("W-PACE", "effort", too_hard[-1].time)
    elif hurt:
        sheet.find("W-PACE", "pain", hurt[0].time, exercise=hurt[1]["name"])


def is_too_hard(profile, session):
    limit = session.get("effort_limit", profile.get("effort_limit"))
    return limit is not None and session.get("effort", 0) > limit


# Health answers


def health(sheet):
    told_at = sheet.diary.profile_time("health_at")
    if told_at is None or told_at > sheet.diary.at or not sheet.is_recent(told_at, 14):
        return
    profile = sheet.diary.profile
    onset = profile.get("first_onset")
    inflamed = (
        profile.get("morning_stiffness") == "yes"
        and profile.get("better_with_movement") == "yes"
        and onset in {"under_20", "from_20_to_44"}
    )
    risk = profile.get("infection_risk") == "yes"
    if onset in {"under_20", "over_55"} or risk or inflamed:
        sheet.find("C-HISTORY", "", told_at)


# W-UNANSWERED, W-WEEKLY


def latest_entry(diary):
    """The latest entry, if it is at most 48 h old."""
    if not diary.entries or diary.age(diary.entries[-1].time) > hours(48):
        return None
    return diary.entries[-1]


def unanswered(sheet):
    latest = latest_entry(sheet.diary)
    if latest is None or not is_after(latest.time, sheet.s):
        return
    day = [e for e in sheet.diary.entries if latest.time - e.time <= hours(24)]
    named = [c for c in CORE_CHECKS if all(checks.answer_of(e, c) is None for e in day)]
    if named:
        sheet.find("W-UNANSWERED", "", latest.time, checks=named)


def weekly(sheet):
    diary = sheet.diary
    if latest_entry(diary) is None or diary.age(diary.entries[0].time) <= days(14):
        return
    told = [e for e in diary.entries if answers_weekly(e)]
    if not told:
        sheet.find("W-WEEKLY", "never", diary.entries[-1].time)
    elif diary.age(told[-1].time) > days(14):
        sheet.find("W-WEEKLY", "", told[-1].time)


def answers_weekly(entry):
    return "nights" in entry.said or any(checks.answer_of(entry, c) for c in WEEKLY_CHECKS)
