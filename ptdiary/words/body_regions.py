"""Regions of the body, feelings, checks and work of a session in plain words."""

from collections.abc import Iterable

from ptdiary.diary import ARM, LEG, place_of, side_of
from ptdiary.isolate import isolated
from ptdiary.words.dates import joined

FEELINGS = {
    "dull_ache": "a dull ache",
    "stiff": "stiff",
    "tight": "tight",
    "tired": "tired",
    "tender": "tender",
    "sharp": "sharp",
    "shooting": "shooting",
    "electric": "like an electric shock",
    "stabbing": "stabbing",
    "burning": "burning",
    "throbbing": "throbbing",
    "cramping": "cramping",
}

PLACES = {
    "thoracic": "upper back",
    "lumbar": "lower back",
    "sacrum": "base of the back",
    "neck": "neck",
    "buttock": "buttock",
    "hip_outer": "outer hip",
    "groin": "groin",
    "thigh_front": "front of the thigh",
    "thigh_outer": "outer thigh",
    "thigh_inner": "inner thigh",
    "thigh_back": "back of the thigh",
    "knee_front": "front of the knee",
    "knee_back": "back of the knee",
    "shin": "shin",
    "calf_outer": "outer calf",
    "calf_inner": "inner calf",
    "calf_back": "back of the calf",
    "ankle": "ankle",
    "foot_top": "top of the foot",
    "foot_outer": "outer foot",
    "foot_sole": "sole of the foot",
    "heel": "heel",
    "big_toe": "big toe",
    "little_toe": "little toe",
    "shoulder": "shoulder",
    "upper_arm": "upper arm",
    "forearm": "forearm",
    "hand": "hand",
}

# What a check asks about, to follow "You wrote about".
CHECKS = {
    "saddle": "numbness between your legs, or around your bottom or genitals",
    "bladder": "new trouble peeing",
    "bowel": "new trouble holding or feeling a poo",
    "sexual": "a change in feeling or function during sex",
    "legs_both": "both legs",
    "giving_way": "a leg giving way, or a foot that slaps or drags",
    "trauma_major": "a serious fall or accident",
    "chest": "chest pain or trouble breathing",
    "collapse": "feeling faint with severe or sudden pain",
    "dark_urine": "dark pee after exercise",
    "fever": "a fever",
    "unwell": "feeling ill",
    "weight_loss": "losing weight without trying",
    "calf": "a swollen, hot or throbbing calf or thigh",
    "shape": "a lump, or a change in the shape of your back",
    "cough_strain": "new pain when you cough, sneeze or poo",
    "upper_back": "new pain between your shoulders",
    "band": "pain like a tight band around your body",
    "night_pain": "pain at night that no position eases",
    "trauma_minor": "a stumble or small fall",
    "sudden_weakness": "sudden weakness or numbness",
}

SIGNS = {"numbness": "numbness", "tingling": "tingling", "weakness": "weakness"}

# Names of exercise components, self-care and answers that a page shows.
COMPONENTS = {
    "strength": "strength work",
    "mobility": "stretching and mobility",
    "manual": "hands-on treatment",
    "aerobic": "walking or other cardio",
}
SELF_CARE = {
    "ice": "ice",
    "heat": "heat",
    "rest": "rest",
    "gentle_movement": "gentle movement",
    "fluids": "drinking water",
    "medicine": "medicine",
    "massage": "massage",
}
PEOPLE = {
    "therapist": "your therapist",
    "doctor": "your doctor",
    "urgent_care": "an urgent care line",
    "emergency": "the emergency service",
}


def feeling(words: Iterable[str]) -> str:
    """`sharp and shooting`."""
    return joined(FEELINGS.get(word, word.replace("_", " ")) for word in words)


def region(name: str) -> str:
    """`back of the left thigh`, `lower back on the left`, `lower back in the middle`."""
    place, side = place_of(name), side_of(name)
    said = PLACES.get(place, place.replace("_", " "))
    if side == "centre":
        return f"{said} in the middle" if place in {"lumbar", "thoracic"} else said
    if place in {"lumbar", "thoracic"}:
        return f"{said} on the {side}"
    if " of the " in said:
        return said.replace(" of the ", f" of the {side} ", 1)
    return f"{side} {said}"


def limb(name: str) -> str:
    """`left leg` for `leg.left`, `thigh_back.left` or `left`-sided words; `leg` without a side."""
    place, side = place_of(name), side_of(name)
    part = "arm" if place == "arm" or place in ARM else "leg" if place in LEG else place
    return part if side == "centre" else f"{side} {part}"


def limbs(names: Iterable[str]) -> str:
    """`left leg and left arm`; `legs` if both are named."""
    said = list(dict.fromkeys(limb(name) for name in names))
    for part in ("leg", "arm"):
        both = [f"left {part}", f"right {part}"]
        if all(each in said for each in both):
            said = [each for each in said if each not in both] + [f"{part}s"]
    return joined(said)


def broad_place(name: str) -> str:
    """The part of the body that a place belongs to, with its side if it is a limb."""
    place, side = place_of(name), side_of(name)
    if place in LEG or place in ARM:
        return limb(name)
    if place in {"lumbar", "sacrum"}:
        return "lower back"
    if place == "thoracic":
        return "upper back"
    said = {"hip_outer": "hip"}.get(place, PLACES.get(place, place))
    return said if side == "centre" else f"{side} {said}"


UNNAMED_EXERCISE = "An exercise (not named)"  # under this name the diary keeps it
_AN_EXERCISE = "an exercise"


def exercise(words: Iterable[str]) -> str:
    """The patient's own word for an exercise, on one line; `an exercise` if none was written."""
    own = (" ".join(word.split()) for word in words)
    named = (_AN_EXERCISE if word == UNNAMED_EXERCISE else isolated(word) for word in own)
    return joined(named) or _AN_EXERCISE


def check(names: Iterable[str]) -> str:
    """What the checks ask about: `a fever and feeling ill`; `a, or b; and c`."""
    said = [CHECKS.get(name, name.replace("_", " ")) for name in names]
    if len(said) > 1 and any("," in each for each in said):
        return f"{'; '.join(said[:-1])}; and {said[-1]}"
    return joined(said)
