"""An entry: what the patient felt at one moment, and when she wrote it down."""

from dataclasses import dataclass, fields
from datetime import datetime

from ptdiary.diary.answers import (
    CHANGE,
    CHECK_ANSWER,
    QUALITY,
    REACH,
    REGION,
    SELF_CARE,
    SKIPPED_WHY,
    YES_NO,
    YES_NO_UNSURE,
    Change,
    CheckAnswer,
    FatigueKind,
    Flare,
    HomeExercises,
    Reach,
    Swelling,
    SwellingPlace,
    Trend,
    YesNo,
    YesNoUnsure,
)
from ptdiary.diary.limits import (
    ID,
    NAME,
    NOTE,
    SCORE,
    Choice,
    Flag,
    Many,
    Moment,
    Number,
    Record,
    Text,
    Whole,
    optional,
    required,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """One nerve sign, left and right. `one_side`: on one side, not known which."""

    left: Change | None = optional(CHANGE)
    right: Change | None = optional(CHANGE)
    one_side: Change | None = optional(CHANGE, since=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class NerveSigns:
    """Numbness, tingling and weakness."""

    numbness: Sides | None = optional(Record(Sides))
    tingling: Sides | None = optional(Record(Sides))
    weakness: Sides | None = optional(Record(Sides))


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceSigns:
    """Numbness, tingling and weakness in the face."""

    numbness: Change | None = optional(CHANGE)
    tingling: Change | None = optional(CHANGE)
    weakness: Change | None = optional(CHANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegPain:
    """Pain that goes down a leg, and how far. Without `change`: there, not asked whether new."""

    change: Change | None = optional(CHANGE)
    reach: Reach | None = optional(REACH)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmPain:
    """Pain that goes into an arm. Without `change`: there, not asked whether new."""

    change: Change | None = optional(CHANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegPains:
    """Pain down the legs, side by side. None is not there."""

    left: LegPain | None = optional(Record(LegPain, empty_counts=True))
    right: LegPain | None = optional(Record(LegPain, empty_counts=True))
    one_side: LegPain | None = optional(Record(LegPain, empty_counts=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmPains:
    """Pain into the arms, side by side. None is not there."""

    left: ArmPain | None = optional(Record(ArmPain, empty_counts=True))
    right: ArmPain | None = optional(Record(ArmPain, empty_counts=True))
    one_side: ArmPain | None = optional(Record(ArmPain, empty_counts=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Where pain goes. A limb and side that is not named is no, unless a `one_side` is named."""

    leg: LegPains | None = optional(Record(LegPains))
    arm: ArmPains | None = optional(Record(ArmPains))


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """This past week, 0 to 10: soreness on average, and how much it kept the patient from things.

    `enjoyment`: from what they enjoy; `everyday`: from everyday things.
    """

    pain: int | None = optional(SCORE)
    enjoyment: int | None = optional(SCORE)
    everyday: int | None = optional(SCORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """The 21 safety questions. None is not answered; `declined` is not an answer either."""

    saddle: CheckAnswer | None = optional(CHECK_ANSWER)
    bladder: CheckAnswer | None = optional(CHECK_ANSWER)
    bowel: CheckAnswer | None = optional(CHECK_ANSWER)
    sexual: CheckAnswer | None = optional(CHECK_ANSWER)
    legs_both: CheckAnswer | None = optional(CHECK_ANSWER)
    giving_way: CheckAnswer | None = optional(CHECK_ANSWER)
    trauma_major: CheckAnswer | None = optional(CHECK_ANSWER)
    chest: CheckAnswer | None = optional(CHECK_ANSWER)
    collapse: CheckAnswer | None = optional(CHECK_ANSWER)
    dark_urine: CheckAnswer | None = optional(CHECK_ANSWER)
    fever: CheckAnswer | None = optional(CHECK_ANSWER)
    unwell: CheckAnswer | None = optional(CHECK_ANSWER)
    weight_loss: CheckAnswer | None = optional(CHECK_ANSWER)
    calf: CheckAnswer | None = optional(CHECK_ANSWER)
    shape: CheckAnswer | None = optional(CHECK_ANSWER)
    cough_strain: CheckAnswer | None = optional(CHECK_ANSWER)
    upper_back: CheckAnswer | None = optional(CHECK_ANSWER)
    band: CheckAnswer | None = optional(CHECK_ANSWER)
    night_pain: CheckAnswer | None = optional(CHECK_ANSWER)
    trauma_minor: CheckAnswer | None = optional(CHECK_ANSWER)
    sudden_weakness: CheckAnswer | None = optional(CHECK_ANSWER, since=2)


CHECKS = tuple(each.name for each in fields(Checks))

# The seven that two ordinary answers cover (rule page, "core checks").
CORE_CHECKS = (
    "saddle", "bladder", "bowel", "legs_both", "giving_way", "fever", "trauma_major",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `at` is when it was felt, `written_at` when it was written (None: at `at`).

    Scores run from 0 to 10: soreness 0 none to 10 worst imaginable; movement 0 cannot move to
    10 as usual; interference 0 none to 10 stops everything; sleep_quality 0 terrible to
    10 excellent. `pain_relief` is a painkiller in the 6 hours before. `left_out` is the reason
    why a rating is kept but left out of the course of soreness; its signs still count.

    `travels` is the question whether pain goes down a leg or into an arm, `spread` the answer in
    detail. `nerve_signs` hold wherever `leg_signs`, `arm_signs` and `face_signs` say nothing; a
    document of version 1 asked no place. `nights` of the past 7 are those on which pain that no
    position eased woke the patient. `time_unknown`: only the day of `at` was told.
    """

    id: str = required(ID)
    at: datetime = required(Moment())
    written_at: datetime | None = optional(Moment())
    soreness: int | None = optional(SCORE)
    quality: tuple[str, ...] = optional(QUALITY)
    regions: tuple[str, ...] = optional(REGION)
    travels: YesNoUnsure | None = optional(YES_NO_UNSURE)
    nerve_signs: NerveSigns | None = optional(Record(NerveSigns))
    swelling: Swelling | None = optional(Choice(("none", "mild", "marked")))
    swelling_new: YesNo | None = optional(YES_NO)
    movement: int | None = optional(SCORE)
    fatigue: int | None = optional(SCORE)
    fatigue_kind: FatigueKind | None = optional(Choice(("muscle", "whole_body")))
    interference: int | None = optional(SCORE)
    sleep_hours: float | None = optional(Number(0, 24))
    sleep_quality: int | None = optional(SCORE)
    pain_relief: YesNo | None = optional(YES_NO)
    sudden_onset: YesNo | None = optional(YES_NO)
    since_yesterday: Trend | None = optional(Choice(("better", "same", "worse")))
    checks: Checks | None = optional(Record(Checks))
    self_care: tuple[str, ...] = optional(Many(Choice(SELF_CARE), unique=True))
    home_exercises: HomeExercises | None = optional(Choice(("all", "some", "none", "none_planned")))
    worse_with: tuple[str, ...] = optional(Many(NAME))
    better_with: tuple[str, ...] = optional(Many(NAME))
    note: str | None = optional(NOTE)
    private_note: str | None = optional(NOTE)
    left_out: str | None = optional(Text(200, shortest=1))
    spread: Spread | None = optional(Record(Spread, empty_counts=True), since=2)
    leg_signs: NerveSigns | None = optional(Record(NerveSigns), since=2)
    arm_signs: NerveSigns | None = optional(Record(NerveSigns), since=2)
    face_signs: FaceSigns | None = optional(Record(FaceSigns), since=2)
    sharp_change: Change | None = optional(CHANGE, since=2)
    swelling_change: Change | None = optional(CHANGE, since=2)
    swelling_where: SwellingPlace | None = optional(
        Choice(("calf_or_thigh", "joint", "elsewhere")), since=2
    )
    nights: int | None = optional(Whole(0, 7), since=2)
    flare: Flare | None = optional(Choice(("no", "yes", "cannot_cope")), since=2)
    flare_before: tuple[str, ...] = optional(Many(NAME), since=2)
    week: Week | None = optional(Record(Week), since=2)
    skipped_why: tuple[str, ...] = optional(Many(Choice(SKIPPED_WHY), unique=True), since=2)
    time_unknown: bool | None = optional(Flag(only_true=True), since=2)

    def check(self, name: str) -> CheckAnswer | None:
        """The answer to one safety question, None if it was not answered."""
        return None if self.checks is None else getattr(self.checks, name)
