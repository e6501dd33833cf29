"""What stands around the entries of a random diary: the person, sessions, consultations."""

from datetime import timedelta

LIMBS = ("leg", "leg", "arm", "face")
URGENT = "NEURO UNSURE PAST FEVER WEIGHT NIGHT CALF NHSLIST SUDDEN CANCER FRACTURE"
CONTACT = (
    "SHARP RAD SURGE SWELL NIGHT UNTOLD PAST HISTORY 72 120 48 LATE WORSE SEVERE SUDDEN TREND "
    "FLARE MOTION FATIGUE INTERF"
)
RULES = [*(f"U-{name}" for name in URGENT.split()), *(f"C-{name}" for name in CONTACT.split())]


def maybe(rng, chance, values):
    """One of the values, or None: not answered."""
    return rng.choice(values) if rng.random() < chance else None


def without_none(fields):
    return {key: value for key, value in fields.items() if value is not None}


def back(rng, at, length):
    """A time within the length of the diary, or a little before; seldom one that is yet to come."""
    if rng.random() < 0.03:
        return at + timedelta(minutes=rng.randrange(1, 10000))
    return at - timedelta(minutes=rng.randrange(round(length * 1440 * 1.3) + 1))


# Profile


def profile(rng, at, length, calm):
    told = {
        "usual_soreness": maybe(rng, 0.97 if calm else 0.7, (0, 1, 2, 2, 3, 3, 3, 4, 5, 6, 7, 8)),
        "usual_movement": maybe(rng, 0.3, (2, 3, 5, 7, 8, 9, 10)),
        "cancer_history": maybe(rng, 0.7, ("yes", "no", "no", "unsure")),
        "known_nerve_signs": maybe(rng, 0.1, ("yes", "no", "unsure")),
        "spine_procedure": maybe(rng, 0.2, ("yes", "no")),
        "effort_limit": maybe(rng, 0.3, (4, 6, 7)),
        "pain_limit": maybe(rng, 0.3, (3, 4, 5)),
        "usual_soreness_at": back(rng, at, length * 2) if rng.random() < 0.3 else None,
    }
    told |= bones(rng)
    if not calm or rng.random() < 0.2:
        told |= health(rng, at, length)
    known = [known_item(rng, at, length) for _ in range(rng.choice((0, 0, 0, 1, 2, 4)))]
    return without_none(told | ({"known": known} if known else {}))


def bones(rng):
    if rng.random() < 0.35:
        return {"birth_year": 1985, "osteoporosis": "no", "long_term_steroids": "no"}
    return {
        "birth_year": maybe(rng, 0.6, (1940, 1960, 1961, 1962, 1985, 1990)),
        "age_65": maybe(rng, 0.3, ("yes", "no", "unsure")),
        "osteoporosis": maybe(rng, 0.4, ("yes", "no", "unsure")),
        "long_term_steroids": maybe(rng, 0.4, ("no", "no", "yes", "unsure")),
    }


def health(rng, at, length):
    return {
        "infection_risk": maybe(rng, 0.4, ("yes", "no", "no", "unsure", "declined")),
        "first_onset": maybe(rng, 0.4, ("under_20", "from_20_to_44", "from_45_to_55", "over_55")),
        "morning_stiffness": maybe(rng, 0.3, ("yes", "yes", "no", "unsure")),
        "better_with_movement": maybe(rng, 0.3, ("yes", "yes", "no", "unsure")),
        "health_at": back(rng, at, min(length, 20)) if rng.random() < 0.5 else None,
    }


def known_item(rng, at, length):
    item = {"sign": rng.choice(SIGNS)}
    if item["sign"] in {"pain", "numbness", "tingling", "weakness"}:
        item |= place(rng, item["sign"])
    if item["sign"] == "night_pain" and rng.random() < 0.7:
        item["nights"] = rng.randrange(5)
    if item["sign"] in {"fatigue", "interference", "movement"} and rng.random() < 0.8:
        item["score"] = rng.choice((0, 2, 3, 5, 8))
    if rng.random() < 0.6:
        item["since"] = back(rng, at, length)
    return item


SIGNS = (
    *("pain", "numbness", "tingling", "weakness") * 2,
    *("sharp", "swelling", "night_pain", "fatigue", "interference", "movement"),
)


def place(rng, sign):
    limb = rng.choice(LIMBS[:3] if sign == "pain" else LIMBS) if rng.random() < 0.8 else None
    side = maybe(rng, 0.7, ("left", "right")) if limb != "face" else None
    reach = maybe(rng, 0.7, ("thigh", "below_knee")) if sign == "pain" and limb == "leg" else None
    return without_none({"limb": limb, "side": side, "reach": reach})


# Sessions


def sessions(rng, at, length, calm):
    every = rng.choice((None, None, 1, 1, 2, 3, 3.5, 3.5, 7, 14))
    if every is None:
        return []
    first = rng.uniform(0, every)
    found = []
    while first < length + 4 and len(found) < 40:
        found.append(session(rng, at - timedelta(minutes=round(first * 1440)), calm))
        first += every * rng.choice((1, 1, 1, 0.5, 2))
    for number, one in enumerate(reversed(found)):
        one["id"] = f"s{number:02}"
    return found[::-1]


def session(rng, ended_at, calm):
    told = {"id": "", "ended_at": ended_at}
    if rng.random() < 0.6:
        told["started_at"] = ended_at - timedelta(minutes=rng.choice((30, 45, 60, 180)))
    if rng.random() < 0.5:
        told["components"] = rng.sample(("strength", "mobility", "manual", "aerobic"), 2)
    if calm:
        return told
    told |= without_none(
        {"effort": maybe(rng, 0.4, range(11)), "effort_limit": maybe(rng, 0.2, (3, 5, 8))}
    )
    told["exercises"] = [exercise(rng) for _ in range(rng.choice((0, 0, 0, 1, 2)))]
    return told


def exercise(rng):
    before = maybe(rng, 0.6, range(7))
    told = {
        "name": rng.choice(("Bridge", "Squat", "Walk")),
        "plan_percent": maybe(rng, 0.2, (80, 100, 110, 110.5, 150)),
        "soreness_before": before,
        "soreness_peak": maybe(rng, 0.8, range(11)),
        "settled": maybe(rng, 0.25, ("yes", "no")),
        "settled_after_minutes": maybe(rng, 0.3, (5, 30, 31, 90)),
        "rose": maybe(rng, 0.3, ("yes", "no")),
        "stopped": maybe(rng, 0.3, (True, False)),
    }
    if rng.random() < 0.15:
        told["quality"] = rng.sample(("sharp", "stabbing", "dull_ache", "burning"), 2)
    if rng.random() < 0.15:
        told["travelled_to"] = [rng.choice(("leg.left", "leg.one_side", "arm.right"))]
    return without_none(told)


# Consultations


def consultations(rng, at, length, entries, calm):
    found = []
    for number in range(rng.choice((0, 0, 0, 1) if calm else (0, 0, 0, 1, 1, 2, 3))):
        time = back(rng, at, length)
        if rng.random() < 0.2:
            time = rng.choice(entries)["at"]
        kind = rng.choice(("told", "told", "seen"))
        person = rng.choice(("therapist", "therapist", "doctor", "urgent_care", "emergency"))
        told = {"id": f"c{number}", "at": time, "with": person, "kind": kind}
        if rng.random() < 0.9:
            told["rules"] = rng.sample(RULES, rng.choice((1, 2, 5, 12)))
        found.append(told)
    return found
