"""The state of the entry form as one value, and what a press does to it."""

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from ptdiary.diary.answers import (
    CHECK_ANSWER,
    REGION,
    SHARP_WORDS,
    YES_NO_UNSURE,
    Change,
    CheckAnswer,
    FatigueKind,
    HomeExercises,
    Trend,
    YesNo,
    YesNoUnsure,
)
from ptdiary.diary.answers import QUALITY_WORDS as _QUALITY_WORDS
from ptdiary.diary.entry import Entry
from ptdiary.diary.fields import FieldReader, plain_value
from ptdiary.diary.limits import NAME, SCORE, Choice, Flag, Many, Text, limit_of, optional

# The tiles under "Since your last entry, any of these?", in the order of the form.
TILES = (
    "travels", "sharp", "nerves", "weakness", "swelling", "movement", "saddle", "fever", "fall",
)  # fmt: skip

# The wider list, offered after saving: each is a safety check of an entry.
WIDER = (
    "chest", "collapse", "dark_urine", "weight_loss", "calf", "shape", "cough_strain",
    "upper_back", "band", "night_pain", "sexual",
)  # fmt: skip

NERVES = ("numbness", "tingling")
FEELS = tuple(word for word in _QUALITY_WORDS if word not in SHARP_WORDS)

LegSide = Literal["left", "right", "both", "unsure"]
ArmSide = Literal["left", "right", "both", "none"]
Fall = Literal["serious", "small", "unsure"]
Amount = Literal["mild", "marked"]

_SIDE = Choice(("left", "right", "both", "unsure"))
_CHANGE = Choice(("new", "same", "worse", "unsure"))


def _as_entry(name: str) -> Any:
    """A field that an entry has too, with the same limit."""
    return optional(limit_of(Entry, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What stands on the form; None and an empty tuple mean not answered.

    `ticked` are the ticked tiles; `none` says that *None of these* (nothing ticked) or *None of
    the others* (something ticked) is pressed, for every tile not in `hidden`. Follow-ups count
    while their tile is ticked. The wider list has the same three, and `wider_unsure` holds the
    ticked ones that were called not sure. Scores run from 0 to 10, as in `Entry`.
    """

    soreness: int | None = _as_entry("soreness")
    ticked: tuple[str, ...] = optional(Many(Choice(TILES), unique=True))
    none: bool | None = optional(Flag())
    hidden: tuple[str, ...] = optional(Many(Choice(TILES), unique=True))
    # follow-ups, tile by tile
    leg: LegSide | None = optional(_SIDE)
    past_knee: YesNoUnsure | None = optional(YES_NO_UNSURE)
    arm: ArmSide | None = optional(Choice(("left", "right", "both", "none")))
    sharp_words: tuple[str, ...] = optional(Many(Choice(SHARP_WORDS), unique=True))
    during_exercise: YesNoUnsure | None = optional(YES_NO_UNSURE)
    exercise: str | None = optional(NAME)
    nerves: tuple[str, ...] = optional(Many(Choice(NERVES), unique=True))
    nerve_side: LegSide | None = optional(_SIDE)
    nerve_change: Change | None = optional(_CHANGE)
    weak_side: LegSide | None = optional(_SIDE)
    weak_change: Change | None = optional(_CHANGE)
    giving_way: YesNoUnsure | None = optional(YES_NO_UNSURE)
    swelling: Amount | None = optional(Choice(("mild", "marked")))
    movement: int | None = optional(SCORE)
    saddle: CheckAnswer | None = optional(CHECK_ANSWER)
    bladder: CheckAnswer | None = optional(CHECK_ANSWER)
    bowel: CheckAnswer | None = optional(CHECK_ANSWER)
    sexual: CheckAnswer | None = optional(CHECK_ANSWER)
    ill: tuple[str, ...] = optional(Many(Choice(("fever", "unwell", "unsure")), unique=True))
    fall: Fall | None = optional(Choice(("serious", "small", "unsure")))
    # the wider list
    wider: tuple[str, ...] = optional(Many(Choice(WIDER), unique=True))
    wider_unsure: tuple[str, ...] = optional(Many(Choice(WIDER), unique=True))
    sexual_declined: bool | None = optional(Flag())
    wider_none: bool | None = optional(Flag())
    wider_hidden: tuple[str, ...] = optional(Many(Choice(WIDER), unique=True))
    # the optional rows
    regions: tuple[str, ...] = optional(REGION)
    feels: tuple[str, ...] = optional(Many(Choice(FEELS), unique=True))
    sudden_onset: YesNo | None = _as_entry("sudden_onset")
    since_yesterday: Trend | None = _as_entry("since_yesterday")
    pain_relief: YesNo | None = _as_entry("pain_relief")
    sleep_hours: float | None = _as_entry("sleep_hours")
    sleep_quality: int | None = _as_entry("sleep_quality")
    interference: int | None = _as_entry("interference")
    fatigue: int | None = _as_entry("fatigue")
    fatigue_kind: FatigueKind | None = _as_entry("fatigue_kind")
    home_exercises: HomeExercises | None = _as_entry("home_exercises")
    self_care: tuple[str, ...] = _as_entry("self_care")
    worse_with: tuple[str, ...] = _as_entry("worse_with")
    better_with: tuple[str, ...] = _as_entry("better_with")
    note: str | None = _as_entry("note")
    private_note: str | None = _as_entry("private_note")
    question: str | None = optional(Text(20_000))

    def ticking(self, tile: str, on: bool) -> "Answers":
        """A tile pressed: *None* is no longer true when one is ticked."""
        others = set(self.ticked) - {tile}
        wanted = others | {tile} if on else others
        none = None if on or not wanted else self.none
        return replace(self, ticked=tuple(t for t in TILES if t in wanted), none=none)

    def pressing_none(self, on: bool) -> "Answers":
        """*None of these*: no tile stays ticked. All tiles are on the screen that is pressed."""
        return replace(self, ticked=() if on else self.ticked, none=on or None, hidden=())

    def pressing_none_of_others(self, on: bool) -> "Answers":
        """*None of the others*: the ticked ones stay."""
        return replace(self, none=on or None, hidden=())

    def ticking_wider(self, check: str, on: bool) -> "Answers":
        """A tile of the wider list pressed."""
        others = set(self.wider) - {check}
        wanted = others | {check} if on else others
        none = None if on or not wanted else self.wider_none
        return replace(self, wider=tuple(w for w in WIDER if w in wanted), wider_none=none)

    def feeling(self, words: tuple[str, ...]) -> "Answers":
        """The words of *What it feels like*; a sharp word is the tile of sharp pain, ticked."""
        sharp = tuple(word for word in SHARP_WORDS if word in words)
        on = bool(sharp) or (self.sharp and not self.sharp_words)
        ticked = self.ticking("sharp", on) if on != self.sharp else self
        dull = tuple(word for word in FEELS if word in words)
        return replace(ticked, sharp_words=sharp, feels=dull)

    @property
    def sharp(self) -> bool:
        """Whether the tile of sharp pain is ticked."""
        return "sharp" in self.ticked

    @property
    def signs_answered(self) -> bool:
        """Whether the second question has an answer: something ticked, or *None* pressed."""
        return bool(self.ticked or self.none)


# Of these, what the form asks and what an entry holds are said in different ways: by a tile, or
# by places that a tile marks too. Every other field that both have is the same answer.
_TOLD_OTHERWISE = {"swelling", "movement", "regions"}
SAME_IN_ENTRY = tuple(
    each.name
    for each in fields(Answers)
    if each.name in {of_entry.name for of_entry in fields(Entry)} - _TOLD_OTHERWISE
)


def cleared(answers: Answers) -> Answers:
    """The list of signs back to not answered; everything else as it was."""
    return replace(answers, ticked=(), none=None)


def draft_of(answers: Answers) -> dict[str, Any]:
    """The answers as plain JSON, for a draft."""
    plain: dict[str, Any] = plain_value(answers)
    return plain


def drafted(plain: Any) -> Answers:
    """The answers of a draft. DocumentError where it does not hold what a draft holds."""
    answers: Answers = FieldReader().record(Answers, plain, "draft")
    return answers
