"""Each rule of the book, and the function that says when it fires: the table that ties them.

`ways` are the ways of firing for which the rule's own reason would not be true; `facts` the words
in braces that its sentences may use. `rulebook` refuses a book that does not match this table.

Facts: `date` a datetime; `pain`, `n`, `a`, `b`, `c` scores; `h` whole hours; `d` whole days; `m`
minutes; `since` is `session` or `start`; `exercise` the patient's own word; `quality`, `limb`
(`leg.left`), `item`, `signs`, `sign`, `side` tuples of the document's words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ptdiary.review.case import Case, Found
from ptdiary.review.rules import (
    checks,
    course,
    daily_life,
    exercises,
    expected,
    gaps,
    signs,
    urgent,
    worsening,
)


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule fires, in which ways, and with which facts."""

    find: Callable[[Case], Found | None]
    ways: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


_UNSURE = ("unsure",)
_THEN_UNSURE = ("then_unsure",)
_FALLS = ("small_fall_bones", "small_fall_age")
_NERVES = ("nerves", "nerves_one_unsure", "nerves_unsure")
_HOURS = (
    "little", "yesterday", "back", "then", "then_little", "then_yesterday", "then_back",
)  # fmt: skip

CONDITIONS: Mapping[str, Condition] = MappingProxyType({
    "E-SADDLE": Condition(checks.e_saddle, _THEN_UNSURE),
    "E-BLADDER": Condition(checks.e_bladder, _THEN_UNSURE),
    "E-BOWEL": Condition(checks.e_bowel, _THEN_UNSURE),
    "E-SEXUAL": Condition(checks.e_sexual, _THEN_UNSURE),
    "E-BOTH": Condition(checks.e_both, (*_THEN_UNSURE, "travels", *_NERVES)),
    "E-WEAK": Condition(checks.e_weak, (*_THEN_UNSURE, "weaker")),
    "E-TRAUMA": Condition(checks.e_trauma, (*_THEN_UNSURE, *_FALLS)),
    "E-CHEST": Condition(checks.e_chest, _THEN_UNSURE),
    "E-COLLAPSE": Condition(checks.e_collapse, _THEN_UNSURE),
    "E-URINE": Condition(checks.e_urine, _THEN_UNSURE),
    "E-FEVERNEURO": Condition(urgent.e_feverneuro, ("ill", "unsure_ill", "unsure_sign", "unsure")),
    "U-UNSURE": Condition(checks.u_unsure, ("both_legs", *_FALLS), ("signs",)),
    "U-PAST": Condition(checks.u_past, ("accident",), ("date", "signs")),
    "U-NEURO": Condition(signs.u_neuro, ("worse", "unsure"), ("sign", "side")),
    "U-SUDDEN": Condition(worsening.u_sudden, ("onset",), ("pain", "date")),
    "U-FEVER": Condition(urgent.u_fever, _UNSURE),
    "U-WEIGHT": Condition(urgent.u_weight, _UNSURE),
    "U-NIGHT": Condition(urgent.u_night, ("cancer", "unsure")),
    "U-CANCER": Condition(
        worsening.u_cancer,
        ("worse", "severe", "lasting", "night", "night_unsure"),
        ("pain",),
    ),
    "U-CALF": Condition(urgent.u_calf, _UNSURE),
    "U-NHSLIST": Condition(urgent.u_nhslist, _UNSURE, ("item",)),
    "U-FRACTURE": Condition(course.u_fracture),
    "C-SHARP": Condition(exercises.c_sharp, ("exercise",), ("quality", "exercise")),
    "C-RAD": Condition(signs.c_rad, ("unsure", "below_knee", "arm"), ("limb",)),
    "C-48": Condition(course.c_48, _HOURS, ("h", "since")),
    "C-72": Condition(course.c_72, ("back", "then", "then_back"), ("since",)),
    "C-120": Condition(
        course.c_120, ("usual_unknown", "then", "then_usual_unknown"), ("since",)
    ),
    "C-LATE": Condition(course.c_late),
    "C-WORSE": Condition(
        worsening.c_worse, ("above_start", "rebound", "yesterday", "sessions"), ("a", "b", "c")
    ),
    "C-SEVERE": Condition(course.c_severe, (), ("pain",)),
    "C-SUDDEN": Condition(worsening.c_sudden, ("onset",), ("pain", "date")),
    "C-SURGE": Condition(exercises.c_surge, ("not_settled",), ("a", "b", "exercise", "m")),
    "C-SWELL": Condition(daily_life.c_swell),
    "C-MOTION": Condition(daily_life.c_motion, ("below_usual",), ("a", "b", "c")),
    "C-FATIGUE": Condition(daily_life.c_fatigue, (), ("d",)),
    "C-INTERF": Condition(daily_life.c_interf, ("twice",), ("n",)),
    "C-NIGHT": Condition(urgent.c_night, _UNSURE),
    "C-NEUROSAME": Condition(signs.c_neurosame),
    "W-EARLY": Condition(course.w_early),
    "W-SLOW": Condition(course.w_slow, ("yesterday", "up_again")),
    "W-LATE": Condition(course.w_late, ("up_again",)),
    "W-ONESIDE": Condition(course.w_oneside, (), ("side",)),
    "W-OVERLAP": Condition(course.w_overlap, ("from_start",)),
    "W-LEGACHE": Condition(signs.w_legache, ("unanswered",), ("limb",)),
    "W-SURGE": Condition(exercises.w_surge, (), ("exercise",)),
    "W-PACE": Condition(exercises.w_pace, ("effort",), ("exercise", "a", "b")),
    "W-STALE": Condition(gaps.w_stale),
    "W-ONEPOINT": Condition(course.w_onepoint),
    "W-UNANSWERED": Condition(gaps.w_unanswered, (), ("signs",)),
    "W-MASK": Condition(course.w_mask),
    "W-BASEUNK": Condition(course.w_baseunk),
    "W-UNLINKED": Condition(course.w_unlinked, ("usual_unknown",)),
    "W-QUALITY": Condition(course.w_quality, ("other_words",), ("quality",)),
    "X-DOMS": Condition(expected.x_doms, ("began_unseen",)),
    "X-MANUAL": Condition(expected.x_manual),
    "X-SETTLED": Condition(expected.x_settled, ("below", "usual_unknown")),
    "X-USUAL": Condition(expected.x_usual, ("below", "usual_unknown")),
})  # fmt: skip
