"""Words of "Checks and signs": regions, checks, old, fragile, night."""

from tests.review.literal.records import hours

SHARP_WORDS = {"sharp", "shooting", "electric", "stabbing"}
BELOW_KNEE = {
    "shin",
    "calf_outer",
    "calf_inner",
    "calf_back",
    "ankle",
    "foot_top",
    "foot_outer",
    "foot_sole",
    "heel",
    "big_toe",
    "little_toe",
}
KNEES = {"knee_front", "knee_back"}
LEG_REGIONS = {"thigh_front", "thigh_outer", "thigh_inner", "thigh_back"} | KNEES | BELOW_KNEE
ACHE_REGIONS = LEG_REGIONS - KNEES
ARM_REGIONS = {"upper_arm", "forearm", "hand"}

ANSWERS = {"yes", "no", "unsure", "known"}
EMERGENCY_CHECKS = {
    "saddle": "E-SADDLE",
    "bladder": "E-BLADDER",
    "bowel": "E-BOWEL",
    "sexual": "E-SEXUAL",
    "legs_both": "E-BOTH",
    "giving_way": "E-WEAK",
    "sudden_weakness": "E-STROKE",
    "trauma_major": "E-TRAUMA",
    "chest": "E-CHEST",
    "collapse": "E-COLLAPSE",
    "dark_urine": "E-URINE",
}
LIST_CHECKS = ("shape", "cough_strain", "upper_back", "band")
CORE_CHECKS = (
    "saddle",
    "bladder",
    "bowel",
    "legs_both",
    "giving_way",
    "fever",
    "trauma_major",
)
WEEKLY_CHECKS = ("weight_loss", *LIST_CHECKS, "night_pain")


def old(diary):
    if "birth_year" in diary.profile:
        return "yes" if diary.at.year - diary.profile["birth_year"] >= 65 else "no"
    told = diary.profile.get("age_65")
    return told if told in {"yes", "no"} else "unknown"


def fragile(diary):
    bones = [diary.profile.get("osteoporosis"), diary.profile.get("long_term_steroids")]
    if old(diary) == "yes" or "yes" in bones:
        return "yes"
    if old(diary) == "no" and bones == ["no", "no"]:
        return "no"
    if old(diary) == "unknown" or "unsure" in bones:
        return "unknown"
    return "unasked"


def night(entry):
    return (entry.time - hours(12)).date()


def marks(entry, regions, side=None):
    """Whether one of these regions is marked, on this side or on any."""
    for region in entry.get("regions", []):
        place, its_side = region.split(".")
        if place in regions and side in {None, its_side}:
            return True
    return False
