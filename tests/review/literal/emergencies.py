"""Findings of part 1, from "Emergency checks" to "Used by a check"."""

from tests.review.literal import checks
from tests.review.literal.lines import says_sharp
from tests.review.literal.records import hours
from tests.review.literal.sheet import is_leg, latest_c, lines_of
from tests.review.literal.words import EMERGENCY_CHECKS

SIDES = ("left", "right")


def emergency_checks(sheet):
    for check, rule in EMERGENCY_CHECKS.items():
        told = checks.answers(sheet.diary, check, sheet.se)
        if told:
            emergency_check(sheet, check, rule, told)


def emergency_check(sheet, check, rule, told):
    entry, last = told[-1]
    yes = checks.latest(told, "yes")
    if last == "yes":
        sheet.find(rule, "", entry.time, checks=[check])
    elif yes is not None and last == "no":
        sheet.past_checks[check] = yes.time
    elif yes is not None:
        sheet.find(rule, "then_unsure", yes.time, checks=[check])
    elif last == "unsure" and sheet.is_recent(entry.time, 14):
        sheet.unsure_checks[check] = entry.time
    elif last == "known":
        known_check(sheet, check, entry)


def known_check(sheet, check, entry):
    first = checks.run_of_known(sheet.diary, check)[0]
    if not any(c.time >= first.time for c in sheet.diary.consultations):
        sheet.untold_checks[check] = entry.time


# Both legs


def both_legs(sheet):
    standing = [state for state in sheet.legs() if state.standing]
    troubled = {state.line.side for state in standing if state.stated}
    exercise = all(after_exercise(sheet.diary, state) for state in standing)
    if troubled == set(SIDES) and not exercise:
        sheet.find("E-BOTH", "lines", latest_c(standing), lines_of(standing), own_check(sheet))
        sheet.use(standing)
    else:
        affected_legs(sheet)


def own_check(sheet):
    return ["legs_both"] if "E-BOTH" in sheet.findings else []


def after_exercise(diary, state):
    return state.line.group == "pain" and all(
        a.reach == "thigh"
        and says_sharp(a.entry) in {None, "no"}
        and ended_within(diary, a.time, hours(72))
        for a in state.changed
    )


def ended_within(diary, time, span):
    """Whether a session ended in this span before a time, both ends included."""
    return any(s.time <= time and time - s.time <= span for s in diary.sessions)


def affected_legs(sheet):
    lines = []
    times = []
    for group in ("pain", "nerve"):
        states = [s for s in sheet.lines.values() if is_leg(s.line, SIDES, (group,))]
        affected = [s for s in states if s.standing or goes_on(s)]
        both = {s.line.side for s in affected} == set(SIDES)
        if both and any(s.active for s in affected):
            sheet.use(affected)
            lines += lines_of(affected)
            times += [s.c.time if s.standing else s.last.time for s in affected]
    if lines:
        sheet.unsure.append(("both_legs", max(times), lines, []))


def goes_on(state):
    return state.last is not None and state.last.value in {"same", "less"}


# Weakness


def weakness(sheet):
    legs = sheet.legs(("left", "right", "one_side"), ("nerve",))
    weaker = [s for s in legs if s.line.sign == "weakness" and s.standing and s.got_worse]
    line_emergency(sheet, "E-WEAK", "weaker", weaker)
    line_emergency(sheet, "E-STROKE", "face", [s for s in face(sheet) if s.standing and s.stated])


def face(sheet):
    states = sheet.lines_se.values()
    return [s for s in states if s.line.limb == "face" and s.line.sign == "weakness"]


def line_emergency(sheet, rule, way, states):
    if not states:
        return
    sheet.use(states)
    if rule not in sheet.findings:
        sheet.find(rule, way, latest_c(states), lines_of(states))


# Gone emergencies


def gone_emergencies(sheet):
    gone = gone_lines(sheet)
    sheet.use(gone)
    past = sheet.past_checks
    if past:
        way = "accident" if set(past) == {"trauma_major"} else ""
        sheet.find("U-PAST", way, max(past.values()), lines_of(gone), past)
    elif gone:
        sheet.find("U-PAST", "line", latest_c(gone), lines_of(gone))


def gone_lines(sheet):
    legs = sheet.legs(("left", "right", "one_side"), ("nerve",))
    gone = [s for s in legs if s.line.sign == "weakness" and s.got_worse and s.gone]
    gone += [s for s in face(sheet) if s.stated and s.gone]
    if not ("E-BOTH" in sheet.findings and sheet.findings["E-BOTH"].way == "lines"):
        gone += stood_together(sheet)
    return list(dict.fromkeys(gone))


def stood_together(sheet):
    found = []
    for left in sheet.legs(("left",)):
        for right in sheet.legs(("right",)):
            if left.stated and right.stated and stood_at_one_time(sheet.diary, left, right):
                found += [left, right]
    return found


def stood_at_one_time(diary, left, right):
    if after_exercise(diary, left) and after_exercise(diary, right):
        return False
    gone = [s.gone_from for s in (left, right) if s.gone]
    return bool(gone) and max(left.c.time, right.c.time) < min(gone)


# Fever with a nerve sign


def fever_with_nerve(sheet):
    ill = {check: last_is_yes(sheet, check) for check in ("fever", "unwell")}
    legs = sheet.legs(("left", "right", "one_side"), ("nerve",))
    new = [s for s in legs if s.standing and s.stated]
    if not new or not any(ill.values()):
        return
    times = [time for time in ill.values() if time]
    named = [check for check, time in ill.items() if time]
    way = "" if ill["fever"] else "ill"
    sheet.find("E-FEVERNEURO", way, max([*times, latest_c(new)]), lines_of(new), named)
    sheet.use(new)


def last_is_yes(sheet, check):
    told = checks.answers(sheet.diary, check, sheet.se)
    return told[-1][0].time if told and told[-1][1] == "yes" else None


# Used by a check


def used_by_a_check(sheet):
    if fires_by_check(sheet, "giving_way", "E-WEAK"):
        sheet.use(s for s in told_with(sheet, "giving_way") if s.line.limb == "leg")
    if fires_by_check(sheet, "sudden_weakness", "E-STROKE"):
        sheet.use(told_with(sheet, "sudden_weakness"))


def fires_by_check(sheet, check, rule):
    finding = sheet.findings.get(rule)
    return check in sheet.past_checks or (finding is not None and check in finding.checks)


def told_with(sheet, check):
    return [
        s
        for s in sheet.lines_se.values()
        if s.line.sign in {"numbness", "weakness"}
        and s.c is not None
        and checks.answer_of(s.c.entry, check) == "yes"
    ]
