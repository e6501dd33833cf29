"""An entry: what the patient felt at one moment, and when she wrote it down."""

from dataclasses import dataclass, fields
from datetime import datetime

from ptdiary.diary.answers import (
    CHECK_ANSWER,
    NERVE_ANSWER,
    QUALITY,
    REGION,
    SELF_CARE,
    YES_NO,
    YES_NO_UNSURE,
    CheckAnswer,
    FatigueKind,
    HomeExercises,
    NerveAnswer,
    Swelling,
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
    Many,
    Moment,
    Number,
    Record,
    Text,
    optional,
    required,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """One nerve sign, left and right."""

    left: NerveAnswer | None = optional(NERVE_ANSWER)
    right: NerveAnswer | None = optional(NERVE_ANSWER)


@dataclass(frozen=True, slots=True, kw_only=True)
class NerveSigns:
    """Numbness, tingling and weakness."""

    numbness: Sides | None = optional(Record(Sides))
    tingling: Sides | None = optional(Record(Sides))
    weakness: Sides | None = optional(Record(Sides))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """The 20 safety questions. None is not answered; `declined` is not an answer either."""

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

    def check(self, name: str) -> CheckAnswer | None:
        """The answer to one safety question, None if it was not answered."""
        return None if self.checks is None else getattr(self.checks, name)
