"""Checks and signs once more, sentence by sentence from the rule page, slow and literal."""

from datetime import timedelta

from tests.review.rules.naive_course import hours, ordered, time

EMERGENCY = {
    "saddle": "E-SADDLE", "bladder": "E-BLADDER", "bowel": "E-BOWEL", "sexual": "E-SEXUAL",
    "legs_both": "E-BOTH", "giving_way": "E-WEAK", "trauma_major": "E-TRAUMA", "chest": "E-CHEST",
    "collapse": "E-COLLAPSE", "dark_urine": "E-URINE",
}  # fmt: skip
URGENT = {
    "fever": "U-FEVER", "unwell": "U-FEVER", "weight_loss": "U-WEIGHT", "calf": "U-CALF",
    "shape": "U-NHSLIST", "cough_strain": "U-NHSLIST", "upper_back": "U-NHSLIST",
    "band": "U-NHSLIST",
}  # fmt: skip
SHARP = {"sharp", "shooting", "electric", "stabbing"}
BELOW = {
    "shin", "calf_outer", "calf_inner", "calf_back", "ankle", "foot_top", "foot_outer",
    "foot_sole", "heel", "big_toe", "little_toe",
}  # fmt: skip
LEG = BELOW | {
    "thigh_front", "thigh_outer", "thigh_inner", "thigh_back", "knee_front", "knee_back",
}  # fmt: skip
ARM = {"upper_arm", "forearm", "hand"}


class Signs:
    """The rules of "Checks and signs" that fire for a diary as of one moment."""

    def __init__(self, diary, at):
        self.diary, self.at, self.profile = diary, at, diary.profile
        seen = [time(c) for c in diary.consultations if c.kind == "seen" and c.at <= at]
        self.seen = max(seen, default=None)
        self.entries = self.within(diary.entries, 14)
        self.week = self.within(diary.entries, 7)
        self.sessions = self.within(diary.sessions, 7)

    def within(self, records, days):
        return [
            each
            for each in ordered(records)
            if time(each) <= self.at
            and self.at - time(each) <= timedelta(days=days)
            and (self.seen is None or time(each) > self.seen)
        ]

    def given(self, check):
        words = [entry.check(check) for entry in self.entries]
        return [word for word in words if word in ("yes", "no", "unsure")]

    def fired(self):
        profile = self.profile
        rules = self.checks() | self.small_fall() | self.nights() | self.nerves()
        rules |= self.sharp() | self.pace()
        for entry in self.week:
            rules |= travelling(entry, self.at - time(entry))
        if any(entry.swelling == "marked" or entry.swelling_new == "yes" for entry in self.week):
            rules.add("C-SWELL")
        for session in self.sessions:
            for exercise in session.exercises:
                rules |= surge(exercise)
        rules |= interference([e for e in self.week if e.interference is not None], self.at)
        rules |= fatigue([e for e in self.entries if e.fatigue is not None], self.at)
        moved = [e for e in self.entries if e.movement is not None]
        return rules | movement(moved, self.at, profile.usual_movement)

    def checks(self):
        rules = set()
        for check, rule in EMERGENCY.items():
            words = self.given(check)
            if words[-1:] == ["yes"] or (words[-1:] == ["unsure"] and "yes" in words):
                rules.add(rule)
            elif words[-1:] == ["no"] and "yes" in words:
                rules.add("U-PAST")
            elif words[-1:] == ["unsure"]:
                rules.add("U-UNSURE")
        for check, rule in URGENT.items():
            if self.given(check)[-1:] in (["yes"], ["unsure"]):
                rules.add(rule)
        return rules

    def small_fall(self):
        born = self.profile.birth_year
        brittle = "yes" in (self.profile.osteoporosis, self.profile.long_term_steroids)
        if not (brittle or (born is not None and self.at.year - born >= 65)):
            return set()
        if "yes" in self.given("trauma_minor"):
            return {"E-TRAUMA"}
        return {"U-UNSURE"} if "unsure" in self.given("trauma_minor") else set()

    def nights(self):
        nights = {
            (entry.at.replace(tzinfo=None) - hours(12)).date()
            for entry in self.week
            if entry.check("night_pain") in ("yes", "unsure")
        }
        if len(nights) >= 2 or (len(nights) == 1 and self.profile.cancer_history == "yes"):
            return {"U-NIGHT"}
        return {"C-NIGHT"} if nights else set()

    def nerves(self):
        rules = set()
        answers = [
            (name, side, getattr(getattr(entry.nerve_signs, name), side))
            for entry in self.entries
            for name in ("numbness", "tingling", "weakness")
            for side in ("left", "right")
            if entry.nerve_signs is not None and getattr(entry.nerve_signs, name) is not None
        ]
        sides = {side for _, side, word in answers if word in ("new", "worse", "unsure")}
        if sides:
            rules.add("E-BOTH" if sides == {"left", "right"} else "U-NEURO")
        if any(name == "weakness" and word == "worse" for name, _, word in answers):
            rules.add("E-WEAK")
        if any(word == "same" for *_, word in answers) and self.profile.known_nerve_signs != "yes":
            rules.add("C-NEUROSAME")
        if "U-FEVER" in self.checks() and sides:
            rules.add("E-FEVERNEURO")
        return rules

    def sharp(self):
        qualities = [entry.quality for entry in self.week]
        qualities += [each.quality for session in self.sessions for each in session.exercises]
        return {"C-SHARP"} if any(SHARP & set(words) for words in qualities) else set()

    def pace(self):
        for session in self.within(self.diary.sessions, 3):
            over = [e.plan_percent is not None and e.plan_percent > 110 for e in session.exercises]
            limited = session.effort is not None and session.effort_limit is not None
            if any(over) or (limited and session.effort > session.effort_limit):
                return {"W-PACE"}
        return set()


def travelling(entry, age):
    fired = set()
    places = [region.split(".") for region in entry.regions]
    if any(place in ARM for place, _ in places) and entry.travels in ("yes", "unsure", None):
        fired.add("C-RAD")
    if {side for place, side in places if place in LEG} == {"left", "right"}:
        if entry.travels == "yes":
            fired.add("E-BOTH")
        if entry.travels == "unsure":
            fired.add("U-UNSURE")
    if any(place in LEG for place, _ in places):
        below = any(place in BELOW for place, _ in places)
        if entry.travels in ("yes", "unsure") or (below and entry.travels is None):
            fired.add("C-RAD")
        elif age <= hours(72):
            fired.add("W-LEGACHE")
    return fired


def surge(exercise):
    if exercise.soreness_before is None or exercise.soreness_peak is None:
        return set()
    rise = exercise.soreness_peak - exercise.soreness_before
    if not (rise >= 3 or (exercise.soreness_peak >= 7 and rise >= 2)):
        return set()
    minutes = exercise.settled_after_minutes
    slow = exercise.settled == "no" or (minutes is not None and minutes > 30)
    return {"C-SURGE" if slow else "W-SURGE"}


def interference(scored, at):
    if not scored or at - time(scored[-1]) > hours(72):
        return set()
    latest = scored[-1]
    twice = latest.interference >= 5 and any(
        each.interference >= 5 and time(latest) - time(each) >= hours(24) for each in scored[:-1]
    )
    return {"C-INTERF"} if latest.interference >= 7 or twice else set()


def fatigue(scored, at):
    run = []
    for entry in reversed(scored):
        if not (entry.fatigue_kind == "whole_body" and entry.fatigue >= 4):
            break
        run.append(entry)
    if len(run) < 3 or time(run[0]) - time(run[-1]) < hours(48):
        return set()
    return {"C-FATIGUE"} if at - time(run[0]) <= hours(72) else set()


def movement(scored, at, usual):
    if not scored or at - time(scored[-1]) > hours(72):
        return set()
    if usual is not None and usual - scored[-1].movement >= 4:
        return {"C-MOTION"}
    if len(scored) < 3:
        return set()
    first, second, third = scored[-3:]
    falls = first.movement > second.movement > third.movement
    enough = first.movement - third.movement >= 2 and time(third) - time(first) >= hours(24)
    return {"C-MOTION"} if falls and enough else set()
