"""The state of the entry form as one value."""

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from ptdiary.diary.answers import (
    QUALITY_WORDS,
    REACH,
    SHARP_WORDS,
    YES_NO,
    YES_NO_UNSURE,
    FatigueKind,
    Flare,
    HomeExercises,
    Reach,
    SwellingPlace,
    Trend,
    YesNo,
    YesNoUnsure,
)
from ptdiary.diary.entry import Entry
from ptdiary.diary.limits import SCORE, Choice, Flag, Many, Text, limit_of, optional

# The tiles under "Since your last entry, any of these?", in the order of the form.
TILES = (
    "travels", "sharp", "nerves", "weakness", "swelling", "movement", "saddle", "fever", "fall",
    "chest",
)  # fmt: skip

# The list of once a week: each is a safety check of an entry.
WEEKLY = (
    "weight_loss", "shape", "cough_strain", "upper_back", "band", "calf", "dark_urine", "sexual",
    "night_pain",
)  # fmt: skip

NERVES = ("numbness", "tingling")
OTHER_FEELS = ("burning", "throbbing", "cramping")
# `other` is *Something else*, which opens the words above and writes nothing by itself.
FEELS = (*(word for word in QUALITY_WORDS if word not in SHARP_WORDS), "other")
LIMBS = ("leg.left", "leg.right", "arm.left", "arm.right")
# a side without a limb: an entry of version 1 asked no place
SIDES_ALONE = ("left", "right")
FRAGILE = ("age_65", "osteoporosis", "long_term_steroids")
# What may come before a flare-up; the document holds these words, or the patient's own.
BEFORE_FLARE = (
    "a session", "more activity", "sitting or driving long", "stress", "poor sleep", "illness",
    "nothing I know of",
)  # fmt: skip
NO_EXERCISE = "-" * 201  # longer than the name of any exercise

KnownAnswer = Literal["same", "less", "worse", "elsewhere"]
Comparison = Literal["new", "same_known", "same", "less", "worse", "unsure"]
Told = Literal["yes", "known", "no", "unsure"]
ToldOrDeclined = Literal["yes", "known", "no", "unsure", "declined"]
Fall = Literal["serious", "small", "unsure"]
Ill = Literal["fever", "unwell", "unsure"]
Amount = Literal["mild", "marked"]
Suddenly = Literal["yes", "wore_off", "no", "unsure"]
Nights = Literal["1", "2", "3", "4", "5", "6", "7", "unsure"]
LastSession = Literal["none", "today", "yesterday", "days", "longer"]

_KNOWN = Choice(("same", "less", "worse", "elsewhere"))
_COMPARISON = Choice(("new", "same_known", "same", "less", "worse", "unsure"))
_TOLD = Choice(("yes", "known", "no", "unsure"))
_TOLD_OR_DECLINED = Choice(("yes", "known", "no", "unsure", "declined"))
_WEEKLY = Choice(("yes", "known", "unsure"))
_EXERCISE = Text(len(NO_EXERCISE))


def _as_entry(name: str) -> Any:
    """A field that an entry has too, with the same limit."""
    return optional(limit_of(Entry, name))


def _any_of(*options: str) -> Any:
    """Any number of these."""
    return optional(Many(Choice(options), unique=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the form holds; None and an empty tuple mean not answered.

    `ticked` are the ticked tiles; `none` says that *None of these* (nothing ticked) or *None of
    the others* (something ticked) is pressed, for every tile not in `hidden`. Follow-ups count
    while their tile is ticked. Those whose name ends in `_known` compare with what the therapist
    knows: the row that then stands first. The weekly list has the same three, and an answer for
    each ticked check. Scores run from 0 to 10, as in `Entry`.
    """

    soreness: int | None = _as_entry("soreness")
    ticked: tuple[str, ...] = _any_of(*TILES)
    none: bool | None = optional(Flag())
    hidden: tuple[str, ...] = _any_of(*TILES)
    # follow-ups, tile by tile
    travels_known: KnownAnswer | None = optional(_KNOWN)
    pain_where: tuple[str, ...] = _any_of(*LIMBS, "unsure")
    pain_reach: Reach | None = optional(REACH)
    pain_change: Comparison | None = optional(_COMPARISON)
    pain_exercise: str | None = optional(_EXERCISE)
    pain_stopped: YesNo | None = optional(YES_NO)
    sharp_known: KnownAnswer | None = optional(Choice(("same", "less", "worse")))
    sharp_words: tuple[str, ...] = _any_of(*SHARP_WORDS)
    sharp_change: Comparison | None = optional(_COMPARISON)
    sharp_exercise: str | None = optional(_EXERCISE)
    sharp_stopped: YesNo | None = optional(YES_NO)
    nerves_known: KnownAnswer | None = optional(_KNOWN)
    nerves: tuple[str, ...] = _any_of(*NERVES)
    nerve_where: tuple[str, ...] = _any_of(*LIMBS, "face", "saddle", "unsure", *SIDES_ALONE)
    nerve_change: Comparison | None = optional(_COMPARISON)
    nerve_sudden: Suddenly | None = optional(Choice(("yes", "wore_off", "no", "unsure")))
    weakness_known: KnownAnswer | None = optional(_KNOWN)
    weak_where: tuple[str, ...] = _any_of(*LIMBS, "face", "unsure", *SIDES_ALONE)
    weak_change: Comparison | None = optional(_COMPARISON)
    giving_way: Told | None = optional(_TOLD)
    weak_sudden: YesNoUnsure | None = optional(YES_NO_UNSURE)
    swelling_known: KnownAnswer | None = optional(Choice(("same", "less", "worse")))
    swelling_where: SwellingPlace | None = _as_entry("swelling_where")
    swelling: Amount | None = optional(Choice(("mild", "marked")))
    movement: int | None = optional(SCORE)
    saddle: Told | None = optional(_TOLD)
    bladder: Told | None = optional(_TOLD)
    bowel: Told | None = optional(_TOLD)
    sexual: ToldOrDeclined | None = optional(_TOLD_OR_DECLINED)
    ill: Ill | None = optional(Choice(("fever", "unwell", "unsure")))
    fall: Fall | None = optional(Choice(("serious", "small", "unsure")))
    fall_gave_way: YesNoUnsure | None = optional(YES_NO_UNSURE)
    fall_hurt: YesNoUnsure | None = optional(YES_NO_UNSURE)
    chest: tuple[str, ...] = _any_of("chest_pain", "breath", "faint", "ache", "unsure")
    # rows that wait for a reason
    feels: tuple[str, ...] = _any_of(*FEELS)
    sudden_onset: YesNo | None = _as_entry("sudden_onset")
    with_this: tuple[str, ...] = _any_of("dark_urine", "collapse", "none")
    calf: YesNoUnsure | None = optional(YES_NO_UNSURE)
    also_saddle: YesNoUnsure | None = optional(YES_NO_UNSURE)
    new_upper_back: Told | None = optional(_TOLD)
    fragile: tuple[str, ...] = _any_of(*FRAGILE, "none", "unsure")
    since_yesterday: Trend | None = _as_entry("since_yesterday")
    # the flare-up
    flare: Flare | None = _as_entry("flare")
    flare_before: tuple[str, ...] = _as_entry("flare_before")
    # once a week
    weekly: tuple[str, ...] = _any_of(*WEEKLY)
    weekly_none: bool | None = optional(Flag())
    weekly_hidden: tuple[str, ...] = _any_of(*WEEKLY)
    weekly_weight_loss: Told | None = optional(_WEEKLY)
    weekly_shape: Told | None = optional(_WEEKLY)
    weekly_cough_strain: Told | None = optional(_WEEKLY)
    weekly_upper_back: Told | None = optional(_WEEKLY)
    weekly_band: Told | None = optional(_WEEKLY)
    weekly_calf: Told | None = optional(_WEEKLY)
    weekly_dark_urine: Told | None = optional(_WEEKLY)
    weekly_sexual: ToldOrDeclined | None = optional(Choice(("yes", "known", "unsure", "declined")))
    weekly_night_pain: Told | None = optional(_WEEKLY)
    nights: Nights | None = optional(Choice(("1", "2", "3", "4", "5", "6", "7", "unsure")))
    week_pain: int | None = optional(SCORE)
    week_enjoyment: int | None = optional(SCORE)
    week_everyday: int | None = optional(SCORE)
    # the optional rows
    regions: tuple[str, ...] = _as_entry("regions")
    pain_relief: YesNo | None = _as_entry("pain_relief")
    sleep_hours: float | None = _as_entry("sleep_hours")
    sleep_quality: int | None = _as_entry("sleep_quality")
    interference: int | None = _as_entry("interference")
    fatigue: int | None = _as_entry("fatigue")
    fatigue_kind: FatigueKind | None = _as_entry("fatigue_kind")
    home_exercises: HomeExercises | None = _as_entry("home_exercises")
    skipped_why: tuple[str, ...] = _as_entry("skipped_why")
    self_care: tuple[str, ...] = _as_entry("self_care")
    worse_with: tuple[str, ...] = _as_entry("worse_with")
    better_with: tuple[str, ...] = _as_entry("better_with")
    note: str | None = _as_entry("note")
    private_note: str | None = _as_entry("private_note")
    question: str | None = optional(Text(20_000))
    # what is asked once, of the person
    usual_soreness: int | None = optional(SCORE)
    last_session: LastSession | None = optional(
        Choice(("none", "today", "yesterday", "days", "longer"))
    )
    cancer_history: YesNoUnsure | None = optional(YES_NO_UNSURE)

    def ticking(self, tile: str, on: bool) -> "Answers":
        """A tile pressed: *None* is no longer true when one is ticked."""
        others = set(self.ticked) - {tile}
        wanted = others | {tile} if on else others
        none = None if on or not wanted else self.none
        without = self if on or tile != "saddle" else self._without_saddle()
        return replace(without, ticked=tuple(t for t in TILES if t in wanted), none=none)

    def pressing_none(self, on: bool) -> "Answers":
        """*None of these*: no tile stays ticked. All tiles are on the screen that is pressed."""
        if not on:
            return replace(self, none=None, hidden=())
        return replace(self._without_saddle(), ticked=(), none=True, hidden=())

    def pressing_none_of_others(self, on: bool) -> "Answers":
        """*None of the others*: the ticked ones stay."""
        return replace(self, none=on or None, hidden=())

    def ticking_weekly(self, check: str, on: bool) -> "Answers":
        """A chip of the weekly list pressed."""
        others = set(self.weekly) - {check}
        wanted = others | {check} if on else others
        none = None if on or not wanted else self.weekly_none
        return replace(self, weekly=tuple(w for w in WEEKLY if w in wanted), weekly_none=none)

    def _without_saddle(self) -> "Answers":
        """Nothing says any more that the tile between the legs is ticked."""
        return replace(
            self,
            nerve_where=tuple(where for where in self.nerve_where if where != "saddle"),
            also_saddle=None if self.also_saddle == "yes" else self.also_saddle,
        )

    def refused(self, tile: str) -> bool:
        """Whether *None* was pressed with this tile on the screen and not ticked."""
        return bool(self.none) and tile not in self.ticked and tile not in self.hidden

    @property
    def signs_answered(self) -> bool:
        """Whether the second question has an answer: something ticked, or *None* pressed."""
        return bool(self.ticked or self.none)


# Of these, what the form asks and what an entry holds are said in different ways. Every other
# field that both have is the same answer.
_TOLD_OTHERWISE = {"swelling", "swelling_where", "sharp_change", "movement", "nights"}
SAME_IN_ENTRY = tuple(
    each.name
    for each in fields(Answers)
    if each.name in {of_entry.name for of_entry in fields(Entry)} - _TOLD_OTHERWISE
)


def cleared(answers: Answers) -> Answers:
    """The list of signs back to not answered; everything else as it was."""
    return replace(answers, ticked=(), none=None)
