"""The places on the body map: a place, and the side of the body that it lies on."""

from typing import Literal

from ptdiary.diary.limits import Choice, Many

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
