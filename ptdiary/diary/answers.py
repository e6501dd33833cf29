"""The fixed answers of the diary, and the words for what pain feels like."""

from typing import Literal

from ptdiary.diary.limits import Choice, Many

YesNo = Literal["yes", "no"]
YesNoUnsure = Literal["yes", "no", "unsure"]
CheckAnswer = Literal["yes", "no", "unsure", "declined"]
NerveAnswer = Literal["no", "same", "new", "worse", "unsure"]
Trend = Literal["better", "same", "worse"]
Swelling = Literal["none", "mild", "marked"]
FatigueKind = Literal["muscle", "whole_body"]
HomeExercises = Literal["all", "some", "none", "none_planned"]
Setting = Literal["clinic", "home"]
Side = Literal["left", "right"]

YES_NO = Choice(("yes", "no"))
YES_NO_UNSURE = Choice(("yes", "no", "unsure"))
CHECK_ANSWER = Choice(("yes", "no", "unsure", "declined"))
NERVE_ANSWER = Choice(("no", "same", "new", "worse", "unsure"))

SIDES: tuple[Side, Side] = ("left", "right")

# What it feels like. Sharp and dull are the rule page's words (clinical sources S0-14, S1-6).
SHARP_WORDS = ("sharp", "shooting", "electric", "stabbing")
DULL_WORDS = ("dull_ache", "stiff", "tight", "tired", "tender")
QUALITY_WORDS = (*DULL_WORDS, *SHARP_WORDS, "burning", "throbbing", "cramping")
QUALITY = Many(Choice(QUALITY_WORDS), unique=True)

SELF_CARE = ("ice", "heat", "rest", "gentle_movement", "fluids", "medicine", "massage")
COMPONENTS = ("strength", "mobility", "manual", "aerobic")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
