"""The places on the body map: a place, and the side of the body that it lies on."""

from typing import Literal

from ptdiary.diary.limits import Choice, Many

# The fixed answers of the diary, and the words for what pain feels like.

YesNo = Literal["yes", "no"]
YesNoUnsure = Literal["yes", "no", "unsure"]
CheckAnswer = Literal["yes", "no", "unsure", "declined", "known"]
Change = Literal["no", "same", "less", "new", "worse", "unsure"]
Reach = Literal["thigh", "below_knee"]
Limb = Literal["leg", "arm", "face"]
Trend = Literal["better", "same", "worse"]
Swelling = Literal["none", "mild", "marked"]
SwellingPlace = Literal["calf_or_thigh", "joint", "elsewhere"]
Flare = Literal["no", "yes", "cannot_cope"]
FatigueKind = Literal["muscle", "whole_body"]
HomeExercises = Literal["all", "some", "none", "none_planned"]
Setting = Literal["clinic", "home"]
Side = Literal["left", "right"]

YES_NO = Choice(("yes", "no"))
YES_NO_UNSURE = Choice(("yes", "no", "unsure"))
# known: yes, but not new; a doctor or the therapist knows, and it is no worse
CHECK_ANSWER = Choice(("yes", "no", "unsure", "declined", "known"), added=("known",))
# same: there, as before; unsure: there, not known whether new
CHANGE = Choice(("no", "same", "less", "new", "worse", "unsure"), added=("less",))
REACH = Choice(("thigh", "below_knee"))

SIDES: tuple[Side, Side] = ("left", "right")

# What it feels like. Sharp and dull are the rule page's words (clinical sources S0-14, S1-6).
SHARP_WORDS = ("sharp", "shooting", "electric", "stabbing")
DULL_WORDS = ("dull_ache", "stiff", "tight", "tired", "tender")
QUALITY_WORDS = (*DULL_WORDS, *SHARP_WORDS, "burning", "throbbing", "cramping")
QUALITY = Many(Choice(QUALITY_WORDS), unique=True)

SELF_CARE = ("ice", "heat", "rest", "gentle_movement", "fluids", "medicine", "massage")
COMPONENTS = ("strength", "mobility", "manual", "aerobic")
SKIPPED_WHY = ("pain", "tired", "no_time", "forgot", "unsure_how", "told_not_to", "other")
TRAVELLED_TO = (
    "leg.left", "leg.right", "leg.one_side", "arm.left", "arm.right", "arm.one_side",
)  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


RegionSide = Literal["left", "centre", "right"]

_PAIRED = (
    "buttock", "hip_outer", "groin",
    "thigh_front", "thigh_outer", "thigh_inner", "thigh_back", "knee_front", "knee_back",
    "shin", "calf_outer", "calf_inner", "calf_back", "ankle",
    "foot_top", "foot_outer", "foot_sole", "heel", "big_toe", "little_toe",
    "shoulder", "upper_arm", "forearm", "hand",
)  # fmt: skip

REGIONS = (
    "thoracic.left", "thoracic.centre", "thoracic.right",
    "lumbar.left", "lumbar.centre", "lumbar.right",
    "sacrum.centre", "neck.centre",
    *(f"{place}.{side}" for place in _PAIRED for side in ("left", "right")),
)  # fmt: skip

BELOW_KNEE = frozenset({
    "shin", "calf_outer", "calf_inner", "calf_back", "ankle", "foot_top", "foot_outer",
    "foot_sole", "heel", "big_toe", "little_toe",
})  # fmt: skip
LEG = BELOW_KNEE | {
    "thigh_front", "thigh_outer", "thigh_inner", "thigh_back", "knee_front", "knee_back",
}  # fmt: skip
ARM = frozenset({"upper_arm", "forearm", "hand"})

REGION = Many(Choice(REGIONS), unique=True)

_MIRROR = {"left": "right", "right": "left"}


def place_of(region: str) -> str:
    """The place without its side: `thigh_back` of `thigh_back.left`."""
    return region.partition(".")[0]


def side_of(region: str) -> RegionSide:
    """The side of the body: left, centre or right."""
    side = region.partition(".")[2]
    return "left" if side == "left" else "right" if side == "right" else "centre"


def mirrored(region: str) -> str:
    """The same place on the other side; a place in the centre stays."""
    place, _, side = region.partition(".")
    return f"{place}.{_MIRROR.get(side, side)}"
