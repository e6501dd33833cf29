"""What the entries of a random diary tell: a course of soreness, and stories on top of it."""

from datetime import timedelta

from tests.review.literal.surroundings import maybe

CHANGES = ("new", "new", "worse", "same", "same", "less", "no", "no", "no", "unsure")
RARE_CHECKS = ("sexual", "dark_urine", "weight_loss", "shape", "cough_strain", "upper_back", "band")
ALL_NO = (
    *("saddle", "bladder", "bowel", "legs_both", "giving_way", "sudden_weakness", "fever"),
    *("unwell", "trauma_major", "trauma_minor", "chest"),
)
OFTEN = ("fever", "unwell", "calf", "trauma_minor", "night_pain")
CHECKS = (*ALL_NO, *RARE_CHECKS, "collapse", *OFTEN, "calf", "night_pain")
PLACES = (
    *("thigh_front", "thigh_back", "knee_back", "shin", "calf_back", "foot_sole"),
    *("upper_arm", "hand", "buttock", "lumbar"),
)
WORDS = ("dull_ache", "stiff", "tired", "burning", "cramping", "sharp", "shooting")
SIGNS = ("numbness", "tingling", "weakness")


# Courses of soreness: a score for each time


def clamp(score):
    return max(0, min(10, round(score)))


def usual_of(rng, document):
    return document["profile"].get("usual_soreness", rng.choice((1, 2, 3, 5)))


def flat(rng, times, document):
    usual, scatter = usual_of(rng, document), rng.choice((0, 0.6, 1.2))
    return [clamp(usual + rng.gauss(0, scatter)) for _ in times]


def after_sessions(rng, times, document):
    """Up after a session, and down by 72 h: or not."""
    usual, up = usual_of(rng, document), rng.choice((2, 3, 4))
    lasts, scatter = rng.choice((60, 72, 100, 150, 400)), rng.choice((0, 0, 0.7))
    ends = [s["ended_at"] for s in document["sessions"]]
    scores = []
    for time in times:
        since = min(((time - e).total_seconds() / 3600 for e in ends if e <= time), default=999)
        rise = up * max(0, 1 - since / lasts) if lasts < 150 else up * (since < lasts)
        scores.append(clamp(usual + rise + rng.gauss(0, scatter)))
    return scores


def climb(rng, times, document):
    usual, up = usual_of(rng, document), rng.choice((2, 4, 6))
    scatter = rng.choice((0, 0.5, 1))
    return [clamp(usual + up * n / len(times) + rng.gauss(0, scatter)) for n in range(len(times))]


def step(rng, times, document):
    """Up, or down, at one moment, and staying so."""
    usual, up = usual_of(rng, document), rng.choice((-2, 2, 3, 3, 4, 5))
    where, scatter = rng.randrange(len(times) + 1), rng.choice((0, 0, 0.7))
    return [clamp(usual + up * (n >= where) + rng.gauss(0, scatter)) for n in range(len(times))]


def waves(rng, times, document):
    usual, up = usual_of(rng, document), rng.choice((2, 3, 4))
    period = rng.choice((3, 5, 8))
    return [clamp(usual + up * (n % period) / (period - 1)) for n in range(len(times))]


def wild(rng, times, _):
    return [rng.randrange(11) for _ in times]


COURSES = (flat, after_sessions, after_sessions, climb, step, step, waves, wild)


# Stories


def tell_stories(rng, entries, document, *, calm):
    every_day(rng, entries, document)
    if rng.random() < (0.3 if calm else 0.12):
        rng.choice(PLOTS)(rng, entries, document)
    if calm:
        rng.choice((weekly, weekly, words, relief, movement))(rng, entries, document)
        return
    chance = rng.choice((0.04, 0.1, 0.2))
    for story in [story for story in STORIES if rng.random() < chance]:
        story(rng, entries, document)
    mark_some(rng, entries)


def mark_some(rng, entries):
    for entry in entries:
        if rng.random() < 0.03:
            entry["left_out"] = "Slip of the finger"
        if rng.random() < 0.03:
            entry["time_unknown"] = True


def every_day(rng, entries, _):
    """None of these, on most days; the weekly list, on some."""
    answered, weekly_every = rng.choice((0, 0.5, 0.95, 1, 1)), rng.choice((5, 10, 999, None))
    dull = rng.random() < 0.7
    for number, entry in enumerate(entries):
        if rng.random() < answered:
            entry["checks"] = dict.fromkeys(ALL_NO, "no")
            entry["travels"] = "no"
            entry["sharp_change"] = entry["swelling_new"] = "no"
            entry["nerve_signs"] = {s: {"left": "no", "right": "no"} for s in SIGNS}
        if weekly_every and number % weekly_every == 0:
            entry.setdefault("checks", {})["weight_loss"] = "no"
            entry["nights"] = 0
        if dull:
            entry["quality"] = ["dull_ache"]


def some(rng, entries):
    """A few entries, one after the other, mostly the latest."""
    length = min(len(entries), rng.choice((1, 1, 2, 3, 4, 6, 12)))
    end = len(entries) if rng.random() < 0.6 else rng.randint(length, len(entries))
    return entries[end - length : end]


def change(rng, *, first):
    return rng.choice(("new", "new", "worse", "same", "unsure") if first else CHANGES)


def nerve(rng, entries, _):
    limb, sign = rng.choice(("leg", "leg", "leg", "arm", "face")), rng.choice(SIGNS)
    sides = rng.choice((("left",), ("right",), ("left", "right"), ("one_side",)))
    for number, entry in enumerate(some(rng, entries)):
        signs = entry.setdefault(f"{limb}_signs", {})
        if limb == "face":
            signs[sign] = change(rng, first=number == 0)
        for side in sides if limb != "face" else ():
            signs.setdefault(sign, {})[side] = change(rng, first=number == 0)


def nerve_of_old(rng, entries, _):
    """As version 1 told it, without a place."""
    sign, side = rng.choice(SIGNS), rng.choice(("left", "right", "one_side"))
    for number, entry in enumerate(some(rng, entries)):
        told = entry.setdefault("nerve_signs", {}).setdefault(sign, {})
        told[side] = change(rng, first=number == 0)


def pain(rng, entries, _):
    limb = rng.choice(("leg", "leg", "leg", "arm"))
    sides = rng.choice((("left",), ("right",), ("left", "right"), ("one_side",)))
    for number, entry in enumerate(some(rng, entries)):
        entry["travels"] = "yes"
        spread = entry.setdefault("spread", {}).setdefault(limb, {})
        for side in sides:
            spread[side] = pain_side(rng, limb, first=number == 0)


def pain_side(rng, limb, *, first):
    told = {} if rng.random() < 0.12 else {"change": change(rng, first=first)}
    reach = maybe(rng, 0.8, ("thigh", "thigh", "below_knee")) if limb == "leg" else None
    return told | ({} if reach is None else {"reach": reach})


def known_pain(rng, entries, document):
    """A same that adds to what is known, perhaps right after a no; then further down."""
    side = rng.choice(("left", "right"))
    for number, entry in enumerate(some(rng, entries)):
        told = {"change": rng.choice(("same", "less")), "reach": "thigh"}
        if number and rng.random() < 0.3:
            told["reach"] = "below_knee"
        entry["spread"] = {"leg": {side: told}}
        if number == 0:
            item = {"sign": "pain", "limb": "leg", "side": side, "since": entry["at"]}
            document["profile"].setdefault("known", []).append(item)


def regions(rng, entries, _):
    """Marks on the map; as version 1 told pain that travels, or an ache."""
    travels = rng.choice((None, None, "no", "yes", "unsure"))
    places, sides = rng.sample(PLACES, 2), rng.choice((("left",), ("right",), ("left", "right")))
    for entry in some(rng, entries):
        entry["regions"] = [f"{place}.{side}" for place in places for side in sides]
        entry.pop("travels", None)
        if travels:
            entry["travels"] = travels


def place_of_back(rng, entries, _):
    marked = rng.choice((["lumbar.left"], ["lumbar.right"], ["lumbar.left", "lumbar.centre"]))
    for entry in entries:
        entry.setdefault("regions", marked)


def sharp(rng, entries, _):
    for number, entry in enumerate(some(rng, entries)):
        entry["sharp_change"] = change(rng, first=number == 0)
        if rng.random() < 0.3:
            entry["quality"] = rng.sample(WORDS, 2)
        if rng.random() < 0.2:
            del entry["sharp_change"]


def swelling(rng, entries, _):
    where = maybe(rng, 0.8, ("calf_or_thigh", "joint", "elsewhere"))
    for number, entry in enumerate(some(rng, entries)):
        entry["swelling_new"] = rng.choice(("yes", "yes", "no"))
        if rng.random() < 0.8:
            entry["swelling_change"] = change(rng, first=number == 0)
        if where:
            entry["swelling_where"] = where
        if rng.random() < 0.2:
            entry["swelling"] = rng.choice(("mild", "marked"))


def check(rng, entries, _):
    name = rng.choice(CHECKS)
    one_answer = rng.random() < 0.4
    answers = ("yes", "yes", "no", "no", "unsure", "known", "declined")
    answer = rng.choice(answers)
    for entry in some(rng, entries):
        told = answer if one_answer else rng.choice(answers)
        entry.setdefault("checks", {})[name] = told


def gone(rng, entries, _):
    """A yes, and no from then on."""
    name = rng.choice(CHECKS)
    for number, entry in enumerate(some(rng, entries)):
        entry.setdefault("checks", {})[name] = "yes" if number == 0 else "no"


def then_unsure(rng, entries, _):
    """A yes, and from then on unsure or known."""
    name, later = rng.choice(CHECKS), rng.choice(("unsure", "known"))
    for number, entry in enumerate(some(rng, entries)):
        entry.setdefault("checks", {})[name] = later if number else "yes"


def at_risk(rng, entries, document):
    """A fever of somebody to whom it matters more."""
    document["profile"][rng.choice(("infection_risk", "spine_procedure"))] = "yes"
    for entry in some(rng, entries):
        name = rng.choice(("fever", "unwell"))
        entry.setdefault("checks", {})[name] = rng.choice(("yes", "yes", "no", "unsure"))


def gone_line(rng, entries, _):
    sides = rng.choice((("left",), ("left", "right")))
    sign, first = rng.choice(SIGNS), rng.choice(("new", "worse"))
    for number, entry in enumerate(some(rng, entries)):
        told = first if number == 0 else "no"
        entry.setdefault("leg_signs", {})[sign] = dict.fromkeys(sides, told)


def fall(rng, entries, _):
    entry = rng.choice(some(rng, entries))
    entry.setdefault("checks", {})["trauma_minor"] = rng.choice(("yes", "yes", "unsure"))


def both_with_check(rng, entries, _):
    """A sign told with the check that uses it."""
    entry = rng.choice(some(rng, entries))
    name, limb = rng.choice((("giving_way", "leg"), ("sudden_weakness", "arm")))
    entry.setdefault("checks", {})[name] = rng.choice(("yes", "yes", "unsure", "no"))
    told = {rng.choice(("left", "right")): rng.choice(("new", "worse"))}
    entry.setdefault(f"{limb}_signs", {})[rng.choice(SIGNS)] = told


def nights(rng, entries, _):
    for entry in some(rng, entries):
        if rng.random() < 0.5:
            entry["nights"] = rng.choice((0, 1, 1, 2, 3, 7))
        else:
            entry.pop("nights", None)
        if rng.random() < 0.6:
            entry.setdefault("checks", {})["night_pain"] = rng.choice(("yes", "unsure", "no"))


def flare(rng, entries, _):
    yes = rng.random() < 0.4
    for entry in some(rng, entries):
        entry["flare"] = "yes" if yes else rng.choice(("yes", "yes", "no", "cannot_cope"))


def movement(rng, entries, _):
    now = rng.randrange(2, 11)
    falling = rng.choice((0, 0, 1, 2))
    for entry in some(rng, entries):
        entry["movement"] = clamp(now + rng.choice((-1, 0, 0, 1)) * (not falling))
        now -= falling
        if rng.random() < 0.1:
            entry["movement"] = rng.randrange(2)


def fatigue(rng, entries, _):
    level = rng.randrange(3, 10)
    for entry in entries if rng.random() < 0.4 else ():
        entry["fatigue"] = rng.randrange(3)
    for entry in some(rng, entries):
        entry["fatigue"] = clamp(level + rng.choice((-1, 0, 0, 1)))
        entry["fatigue_kind"] = "whole_body" if rng.random() < 0.9 else "muscle"


def interference(rng, entries, _):
    level = rng.choice((2, 4, 5, 6, 7, 8))
    for entry in some(rng, entries):
        told = clamp(level + rng.choice((-1, 0, 0, 1)))
        if rng.random() < 0.6:
            entry["interference"] = told
        else:
            entry["week"] = {"everyday": told, "pain": level}


def compared(rng, entries, _):
    worse = rng.random() < 0.5
    for entry in some(rng, entries):
        entry["since_yesterday"] = "worse" if worse else rng.choice(("better", "same", "worse"))


def sudden(rng, entries, _):
    entry = rng.choice(some(rng, entries))
    entry["sudden_onset"] = rng.choice(("yes", "yes", "no"))
    if rng.random() < 0.5:
        entry["soreness"] = rng.choice((5, 7, 8, 9))


def words(rng, entries, _):
    for entry in some(rng, entries):
        entry["quality"] = rng.sample(WORDS[:5], rng.choice((0, 1, 2)))


def relief(rng, entries, _):
    for entry in some(rng, entries):
        entry["pain_relief"] = rng.choice(("yes", "yes", "no"))


def weekly(rng, entries, _):
    for entry in entries[:: rng.choice((3, 7))]:
        entry.setdefault("checks", {})["band"] = "no"


# Plots: what a course seldom does by chance


def lonely(rng, entries, document):
    """One rating, two or three days after the session, compared with yesterday or not."""
    entries[:] = entries[-1:]
    ended = entries[0]["at"] - timedelta(hours=rng.choice((30, 49, 60, 71, 72, 90)))
    document["sessions"] = [{"id": "s00", "ended_at": ended}]
    entries[0]["soreness"] = clamp(usual_of(rng, document) + rng.choice((2, 3)))
    said = maybe(rng, 0.8, ("better", "same", "worse"))
    if said:
        entries[0]["since_yesterday"] = said


def sparse(rng, entries, document):
    """A rating a week, each well above usual."""
    up = rng.choice((2, 3, 3, 4))
    for back, entry in enumerate(reversed(entries[-5:])):
        days = back * rng.choice((5, 6, 7, 9))
        entry["at"] = entries[-1]["at"] - timedelta(days=days, minutes=back)
        entry["soreness"] = clamp(usual_of(rng, document) + up)
    del entries[:-5]
    entries.sort(key=lambda entry: entry["at"])


def soon(rng, entries, document):
    """Sore within hours of a session, with hands-on treatment or without."""
    ended = entries[-1]["at"] - timedelta(hours=rng.choice((1, 5, 11, 12, 23)))
    one = {"id": "s00", "ended_at": ended, "components": [rng.choice(("manual", "strength"))]}
    document["sessions"] = [one]
    for entry in entries:
        up = rng.choice((2, 3)) if entry["at"] >= ended else 0
        entry["soreness"] = clamp(usual_of(rng, document) + up)


def rated_after(rng, entries, document, hours, ups):
    """One session, and ratings so many hours after it, so much above usual; the last one now."""
    del entries[: -len(hours)]
    hours = hours[-len(entries) :]
    ended = entries[-1]["at"] - timedelta(hours=hours[-1])
    one = {"id": "s00", "ended_at": ended, "components": [rng.choice(("manual", "strength"))]}
    document["sessions"] = [one]
    for entry, after, up in zip(entries, hours, ups, strict=False):
        entry["at"] = ended + timedelta(hours=after)
        entry["soreness"] = clamp(usual_of(rng, document) + up)


def soon_and_on(rng, entries, document):
    """Sore within hours, and still so a day or two later."""
    hours = rng.choice(([4, 28], [6, 20, 44], [11, 30, 50, 70], [2, 5]))
    rated_after(rng, entries, document, hours, rng.choice(([3, 3, 3, 2], [3, 2, 2, 2])))


def begun_late(rng, entries, document):
    """Well for two days after a session, then sore."""
    hours = rng.choice(([24, 50, 60], [12, 48, 49, 71], [30, 72]))
    rated_after(rng, entries, document, hours, [0, rng.choice((0, 2)), 2, rng.choice((2, 3))])


def few(rng, entries, document):
    """Few ratings of somebody whose usual is not known."""
    document["profile"].pop("usual_soreness", None)
    ups = rng.choice(([4, 4, 4, 4], [6, 5, 4, 3], [5, 5, 4, 4]))
    rated_after(rng, entries, document, rng.choice(([40, 70, 90, 110], [20, 60, 80])), ups)
    if rng.random() < 0.6:
        document["sessions"] = []


def seen_when_low(rng, entries, document):
    """Low, seen, and higher since: or as high as it was then."""
    where, up = len(entries) // 2, rng.choice((0, 2, 3, 4))
    time = entries[where]["at"] + timedelta(minutes=rng.choice((0, 1, 300)))
    told = {"id": "c9", "at": time, "with": "therapist", "kind": "seen"}
    document["consultations"] = [told]
    level = rng.choice((2, 3, 7, 8))
    for number, entry in enumerate(entries):
        entry["soreness"] = clamp(level + (up if number > where else 0))


def relieved(rng, entries, document):
    """Down under a painkiller."""
    usual = usual_of(rng, document)
    for back, entry in enumerate(reversed(entries)):
        entry["soreness"] = clamp(usual + (rng.choice((1, 2, 3)) if back == 0 else 5))
    entries[-1]["pain_relief"] = "yes"


PLOTS = (
    *(lonely, lonely, sparse, soon, soon, soon_and_on, soon_and_on, begun_late, few),
    *(seen_when_low, seen_when_low, relieved),
)

STORIES = (
    *(nerve, nerve, nerve_of_old, pain, pain, known_pain, regions, place_of_back, sharp, swelling),
    *(
        check,
        check,
        then_unsure,
        at_risk,
        gone,
        gone_line,
        fall,
        both_with_check,
        nights,
        flare,
        movement,
        fatigue,
    ),
    *(interference, compared, sudden, words, relief),
)
