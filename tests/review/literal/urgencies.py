"""Findings of part 1, from "U-NEURO" to "Night pain"."""

from tests.review.literal import checks
from tests.review.literal.lines import since_of
from tests.review.literal.records import days
from tests.review.literal.sheet import latest_c, lines_of
from tests.review.literal.words import LIST_CHECKS, fragile, night


def nerve(sheet):
    active = [s for s in sheet.unused("nerve") if s.active]
    if not active:
        return
    way = "cord" if in_two_limbs(sheet) else way_of(active)
    sheet.find("U-NEURO", way, latest_c(active), lines_of(active))
    sheet.use(active)


def in_two_limbs(sheet):
    stated = [s.line for s in sheet.lines.values() if s.standing and s.stated]
    places = {(line.limb, line.side) for line in stated if line.group == "nerve"}
    limbs = {limb for limb, _ in places}
    return {("arm", "left"), ("arm", "right")} <= places or {"arm", "leg"} <= limbs


def way_of(states):
    """The way of some c: new, then worse, then unsure."""
    values = {state.c.value for state in states}
    if "new" in values:
        return ""
    return "worse" if "worse" in values else "unsure"


def fall(sheet):
    told = checks.answers(sheet.diary, "trauma_minor", sheet.s)
    yes, unsure = checks.latest(told, "yes"), checks.latest(told, "unsure")
    if yes is not None:
        said_fall(sheet, yes)
    elif unsure is not None and fragile(sheet.diary) in {"yes", "unknown"}:
        sheet.unsure.append(("unsure_small_fall", unsure.time, [], ["trauma_minor"]))
    elif unsure is not None and fragile(sheet.diary) == "unasked":
        sheet.find("W-ASKBONES", "", unsure.time, checks=["trauma_minor"])


def said_fall(sheet, yes):
    if fragile(sheet.diary) == "yes":
        sheet.find("U-FRACTURE", "fall", yes.time, checks=["trauma_minor"])
    elif fragile(sheet.diary) == "unknown":
        sheet.unsure.append(("small_fall_unknown", yes.time, [], ["trauma_minor"]))
    elif fragile(sheet.diary) == "unasked":
        sheet.find("W-ASKBONES", "", yes.time, checks=["trauma_minor"])


def unsure(sheet):
    """U-UNSURE is one finding: the first of its ways."""
    told = sheet.unsure_checks
    by_check = [("", max(told.values()), [], list(told))] if told else []
    legs_only = set(told) == {"legs_both"}
    ways = [*([] if legs_only else by_check)]
    ways += [way for way in sheet.unsure if way[0] == "both_legs"]
    ways += by_check if legs_only else []
    ways += [way for way in sheet.unsure if way[0] != "both_legs"]
    if ways:
        way, date, lines, named = ways[0]
        sheet.find("U-UNSURE", way, date, lines, named)


# Fever


def fever(sheet):
    told = {c: checks.answers(sheet.diary, c, sheet.s) for c in ("fever", "unwell")}
    standing = {c: checks.stands(told[c]) for c in told}
    if "E-FEVERNEURO" in sheet.findings:
        return
    if any(standing.values()):
        named = [c for c in told if standing[c]]
        way = fever_way(sheet.diary.profile, standing)
        sheet.find("U-FEVER", way, fever_date(told, standing), checks=named)
    else:
        gone_fever(sheet, told)


def fever_date(told, standing):
    """The latest answer of what the way speaks of: a yes where one stands yes."""
    wanted = "yes" if "yes" in standing.values() else "unsure"
    return max(checks.latest(told[c], wanted).time for c in told if standing[c] == wanted)


def fever_way(profile, standing):
    if "yes" not in standing.values():
        return "unsure"
    if profile.get("infection_risk") == "yes":
        return "infection"
    if profile.get("spine_procedure") == "yes":
        return "procedure"
    return "" if standing["fever"] == "yes" else "ill"


def gone_fever(sheet, told):
    gone = [c for c in told if told[c] and told[c][-1][1] == "no"]
    yes = [e for c in gone for e, a in told[c] if a == "yes" and sheet.is_recent(e.time, 7)]
    if not yes:
        return
    profile = sheet.diary.profile
    at_risk = "yes" in {profile.get("infection_risk"), profile.get("spine_procedure")}
    date = max(e.time for e in yes)
    named = [c for c in gone if any(a == "yes" for _, a in told[c])]
    if at_risk or len({e.date for e in yes}) >= 2:
        sheet.find("U-FEVER", "gone", date, checks=named)
    else:
        sheet.past_fever = (date, named)


# Other urgent checks


def other_checks(sheet):
    standing_rule(sheet, "U-WEIGHT", ("weight_loss",))
    standing_rule(sheet, "U-CALF", ("calf",))
    swollen_calf(sheet)
    gone_calf(sheet)
    standing_rule(sheet, "U-NHSLIST", LIST_CHECKS)


def standing_rule(sheet, rule, named):
    told = {c: checks.answers(sheet.diary, c, sheet.s) for c in named}
    for wanted, way in (("yes", ""), ("unsure", "unsure")):
        standing = [c for c in named if checks.stands(told[c]) == wanted]
        if standing:
            date = max(checks.latest(told[c], wanted).time for c in standing)
            sheet.find(rule, way, date, checks=standing)
            return


def swollen_calf(sheet):
    state = next(s for s in sheet.lines.values() if s.line.group == "swelling")
    where = state.c and state.c.entry.get("swelling_where")
    if state.active and state.c_within(7) and where == "calf_or_thigh":
        sheet.use([state])
        if "U-CALF" not in sheet.findings:
            sheet.find("U-CALF", "swelling", state.c.time, [state.line])


def gone_calf(sheet):
    told = checks.answers(sheet.diary, "calf", sheet.s)
    yes = checks.latest(told, "yes")
    if "U-CALF" in sheet.findings or yes is None or told[-1][1] != "no":
        return
    if sheet.is_recent(yes.time, 7):
        sheet.past_calf = yes.time


# Night pain


def night_pain(sheet):
    n, evidence = nights(sheet)
    if n == 0:
        return
    latest = max(entry.time for entry in evidence)
    known = nights_known(sheet.diary, latest)
    if known is not None and n <= known:
        return
    rule, way = night_rule(sheet, n)
    sheet.find(rule, way, latest, checks=["night_pain"], n=n)


def nights(sheet):
    told = [e for e in sheet.recent(sheet.diary.entries, 8) if "nights" in e.said]
    ticked = [
        e
        for e in sheet.recent(sheet.diary.entries, 7)
        if "nights" not in e.said and checks.answer_of(e, "night_pain") in {"yes", "unsure"}
    ]
    by_number = told[-1].said["nights"] if told else 0
    by_ticks = len({night(e) for e in ticked})
    n = max(by_number, by_ticks)
    evidence = [told[-1]] if told and by_number == n else []
    return n, evidence + (ticked if by_ticks == n else [])


def nights_known(diary, latest):
    found = []
    only_seen = diary.profile.get("cancer_history") == "yes"
    for item in diary.profile.get("known", []):
        since = since_of(item)
        if item["sign"] == "night_pain" and not only_seen and (since is None or since <= latest):
            found.append(item.get("nights", 7))
    for c in diary.consultations:
        told = {"U-NIGHT", "C-NIGHT"} & set(c.get("rules", []))
        if c.time <= latest and (c.get("kind") == "seen" or (told and not only_seen)):
            found += nights_before(diary, c.time)[-1:]
    return max(found, default=None)


def nights_before(diary, time):
    """The nights of each entry with night pain in the 14 d up to a consultation."""
    return [
        e.get("nights", 1)
        for e in diary.entries
        if time - days(14) <= e.time <= time
        and (e.get("nights", 0) >= 1 or checks.answer_of(e, "night_pain") in {"yes", "unsure"})
    ]


def night_rule(sheet, n):
    cancer = sheet.diary.profile.get("cancer_history")
    if n >= 2:
        return ("U-NIGHT", "") if has_another_sign(sheet) else ("C-NIGHT", "nights")
    if cancer in {"yes", "unsure"}:
        return "U-NIGHT", "cancer" if cancer == "yes" else "cancer_unsure"
    return "C-NIGHT", "ask_cancer" if cancer is None else ""


def has_another_sign(sheet):
    profile = sheet.diary.profile
    if profile.get("cancer_history") in {"yes", "unsure"} or profile.get("infection_risk") == "yes":
        return True
    told = {c: checks.answers(sheet.diary, c, sheet.s) for c in ("weight_loss", "fever", "unwell")}
    if any(checks.stands(answers) for answers in told.values()):
        return True
    ill = told["fever"] + told["unwell"]
    return any(a == "yes" and sheet.is_recent(e.time, 7) for e, a in ill)
