"""The rows of the form: each question, what it may be answered with, and when it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from ptdiary.diary.answers import (
    DULL_WORDS,
    SELF_CARE,
    SHARP_WORDS,
    SIDES,
    SKIPPED_WHY,
    place_of,
    side_of,
)
from ptdiary.diary.questions.circumstances import Circumstances
from ptdiary.diary.questions.form import (
    BEFORE_FLARE,
    LIMBS,
    NERVES,
    NO_EXERCISE,
    OTHER_FEELS,
    WEEKLY,
    Answers,
)
from ptdiary.diary.questions.places import (
    CHANGED,
    as_known,
    asked_in_full,
    change_is_asked,
    places,
    told_in_full,
)

Part = Literal["tile", "waiting", "flare", "once", "weekly", "added"]
Kind = Literal["chips", "score", "hours", "map", "text", "lines"]
Condition = Callable[[Answers, Circumstances], bool]
Chips = Callable[[Answers, Circumstances], tuple[str, ...]]

SEVERE = 7  # soreness with which a collapse or dark pee must not wait
ABOVE_USUAL = 2
UNUSUAL = 3  # the same while the usual score is not known


def _always(_answers: Answers, _circumstances: Circumstances) -> bool:
    return True


def _never(_answers: Answers, _circumstances: Circumstances) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question of the form.

    `part` is where it stands: under its `tile`, waiting for a reason below the tiles, with the
    flare-up, in a card of what is asked once, in the weekly list, or added after saving. `field`
    is that of `Answers` where it is not the key. `chips` are its answers, unless `offers` names
    those for the moment; `alone` are those that exclude the others of a row of `many`. Save asks
    once more for a blank one that is `essential`. It is shown `when` that holds.
    """

    key: str
    part: Part
    tile: str | None = None
    field: str = ""
    kind: Kind = "chips"
    chips: tuple[str, ...] = ()
    many: bool = False
    alone: tuple[str, ...] = ()
    essential: Condition = _never
    when: Condition = _always
    offers: Chips | None = None

    @property
    def of(self) -> str:
        """The field of `Answers` that it fills."""
        return self.field or self.key

    def offered(self, answers: Answers, circumstances: Circumstances) -> tuple[str, ...]:
        """The chips to show."""
        return self.chips if self.offers is None else self.offers(answers, circumstances)


# When a row is shown


def _full(tile: str) -> Condition:
    return lambda answers, circumstances: asked_in_full(answers, circumstances, tile)


def _known(tile: str) -> Condition:
    return lambda _answers, circumstances: bool(circumstances.known_in(tile))


def _known_open(tile: str) -> Condition:
    """The row of what is known stands for all the others, unless these are answered."""
    return lambda answers, _circumstances: not told_in_full(answers, tile)


def _change(tile: str) -> Condition:
    return lambda answers, circumstances: (
        asked_in_full(answers, circumstances, tile) and change_is_asked(answers, tile)
    )


def _reach(answers: Answers, circumstances: Circumstances) -> bool:
    said = as_known(answers, circumstances, "travels")
    if said == "worse":
        return any(place.limb == "leg" for place in circumstances.known_in("travels"))
    legs = {"leg.left", "leg.right", "unsure"}
    return asked_in_full(answers, circumstances, "travels") and bool(legs & {*answers.pain_where})


def _by_exercise(tile: str) -> Condition:
    return lambda answers, circumstances: (
        bool(circumstances.exercises) and asked_in_full(answers, circumstances, tile)
    )


def _stopped(tile: str, field: str) -> Condition:
    by_exercise = _by_exercise(tile)
    return lambda answers, circumstances: (
        by_exercise(answers, circumstances) and getattr(answers, field) in circumstances.exercises
    )


def _nerve_sudden(answers: Answers, circumstances: Circumstances) -> bool:
    return any(
        place.limb in ("arm", "face") and place.change in CHANGED
        for place in places(answers, circumstances, "nerves")
    )


def _gives_way(answers: Answers, circumstances: Circumstances) -> bool:
    if as_known(answers, circumstances, "weakness") in ("same", "less"):
        return False
    told = places(answers, circumstances, "weakness")
    blank = asked_in_full(answers, circumstances, "weakness") and not answers.weak_where
    return blank or any(place.in_leg for place in told)


def _weak_sudden(answers: Answers, circumstances: Circumstances) -> bool:
    if as_known(answers, circumstances, "weakness") == "worse":
        return True
    settled = answers.weak_change in ("same_known", "same", "less")
    return asked_in_full(answers, circumstances, "weakness") and not settled


def _swelling(answers: Answers, circumstances: Circumstances) -> bool:
    worse = as_known(answers, circumstances, "swelling") == "worse"
    return worse or asked_in_full(answers, circumstances, "swelling")


def _small_fall(answers: Answers, _circumstances: Circumstances) -> bool:
    return answers.fall == "small"


# Rows that wait for a reason. One that is answered stays, whatever becomes of its reason.


def _waits(condition: Condition, field: str) -> Condition:
    return lambda answers, circumstances: (
        bool(getattr(answers, field)) or condition(answers, circumstances)
    )


def _is_raised(answers: Answers, circumstances: Circumstances) -> bool:
    if answers.feels or answers.sudden_onset == "yes":
        return True
    if answers.soreness is None or "sharp" in answers.ticked:
        return False
    usual = circumstances.usual
    return answers.soreness >= (UNUSUAL if usual is None else usual + ABOVE_USUAL)


def feels_other(answers: Answers, _circumstances: Circumstances) -> bool:
    """Whether *Something else* is open, or one of its words is chosen."""
    return not {"other", *OTHER_FEELS}.isdisjoint(answers.feels)


def _is_severe(answers: Answers, circumstances: Circumstances) -> bool:
    if answers.soreness is None or answers.soreness < SEVERE:
        return False
    usual = circumstances.stated_usual
    above = usual is None or answers.soreness >= usual + ABOVE_USUAL
    asks = _with_this(answers, circumstances) != ("none",)
    return asks and (above or answers.sudden_onset == "yes")


def _with_this(answers: Answers, circumstances: Circumstances) -> tuple[str, ...]:
    lately = circumstances.answered_lately
    faint = "chest" in answers.ticked and "faint" in answers.chest
    asked = {
        "dark_urine": circumstances.dark_urine_may and "dark_urine" not in lately,
        "collapse": not faint and "collapse" not in lately,
        "none": True,
    }
    return tuple(chip for chip, shown in asked.items() if shown or chip in answers.with_this)


def _calf(answers: Answers, circumstances: Circumstances) -> bool:
    if "travels" in answers.ticked and _pain_below_knee(answers, circumstances):
        return True
    before = {side_of(each) for each in circumstances.marked_lately if place_of(each) in _CALF}
    return any(place_of(each) in _CALF and side_of(each) not in before for each in answers.regions)


_CALF = ("calf_outer", "calf_inner", "calf_back")


def _pain_below_knee(answers: Answers, circumstances: Circumstances) -> bool:
    """Whether changed pain in a leg may go below the knee: it is not said to end above."""
    known = {place[:3]: place.reach for place in circumstances.known_in("travels")}
    return any(
        place.limb == "leg"
        and place.change in CHANGED
        and (place.reach or known.get(place[:3])) != "thigh"
        for place in places(answers, circumstances, "travels")
    )


def _also_saddle(answers: Answers, circumstances: Circumstances) -> bool:
    if "saddle" in answers.ticked:
        return answers.also_saddle == "yes"
    return bool(answers.also_saddle) or _leg_in_trouble(answers, circumstances)


def _leg_in_trouble(answers: Answers, circumstances: Circumstances) -> bool:
    nerves = [
        place
        for tile in ("nerves", "weakness")
        if tile in answers.ticked
        for place in places(answers, circumstances, tile)
    ]
    if any(place.in_leg and place.change in CHANGED for place in nerves):
        return True
    if "travels" not in answers.ticked:
        return False
    legs = {each.side for each in places(answers, circumstances, "travels") if each.limb == "leg"}
    return bool(legs) and {*SIDES} <= legs | circumstances.painful_legs


def _upper_back(answers: Answers, circumstances: Circumstances) -> bool:
    return any(
        place_of(each) == "thoracic" and each not in circumstances.marked_lately
        for each in answers.regions
    )


def _may_break(answers: Answers, circumstances: Circumstances) -> bool:
    small = "fall" in answers.ticked and answers.fall == "small" and answers.fall_hurt != "no"
    return bool(circumstances.fragile_open) and (small or answers.sudden_onset == "yes")


def _above_usual(answers: Answers, circumstances: Circumstances) -> bool:
    if answers.soreness is None or circumstances.usual is None:
        return False
    return answers.soreness > circumstances.usual


def _ticked_weekly(check: str) -> Condition:
    return lambda answers, _circumstances: check in answers.weekly


# What a row offers at the moment


def _exercises(_answers: Answers, circumstances: Circumstances) -> tuple[str, ...]:
    return NO_EXERCISE, *circumstances.exercises


def _suddenly(answers: Answers, _circumstances: Circumstances) -> tuple[str, ...]:
    face = "face" in answers.nerve_where
    return ("yes", "no", "unsure") if face else ("yes", "wore_off", "no", "unsure")


def _bones(_answers: Answers, circumstances: Circumstances) -> tuple[str, ...]:
    return *circumstances.fragile_open, "none", "unsure"


_YES_NO = ("yes", "no")
_YES_NO_UNSURE = ("yes", "no", "unsure")
_KNOWN = ("same", "less", "worse")
_IS_IT_NEW = ("new", "same_known", "same", "less", "worse", "unsure")
_TOLD = ("yes", "no", "known", "unsure")


def _follow_up(tile: str, key: str, *chips: str, **more: Any) -> Row:
    return Row(key=key, part="tile", tile=tile, chips=chips, **more)


_TILE_ROWS = (
    _follow_up("travels", "travels_known", *_KNOWN, "elsewhere", when=_known("travels"),
               essential=_known_open("travels")),
    _follow_up("travels", "pain_where", *LIMBS, "unsure", many=True, alone=("unsure",),
               essential=_always, when=_full("travels")),
    _follow_up("travels", "pain_reach", "thigh", "below_knee", when=_reach),
    _follow_up("travels", "pain_change", *_IS_IT_NEW, essential=_always, when=_full("travels")),
    _follow_up("travels", "pain_exercise", offers=_exercises, when=_by_exercise("travels")),
    _follow_up("travels", "pain_stopped", *_YES_NO, when=_stopped("travels", "pain_exercise")),
    _follow_up("sharp", "sharp_known", *_KNOWN, when=_known("sharp")),
    _follow_up("sharp", "sharp_words", *SHARP_WORDS, many=True, when=_full("sharp")),
    _follow_up("sharp", "sharp_change", *_IS_IT_NEW, when=_full("sharp")),
    _follow_up("sharp", "sharp_exercise", offers=_exercises, when=_by_exercise("sharp")),
    _follow_up("sharp", "sharp_stopped", *_YES_NO, when=_stopped("sharp", "sharp_exercise")),
    _follow_up("nerves", "nerves_known", *_KNOWN, "elsewhere", when=_known("nerves"),
               essential=_known_open("nerves")),
    _follow_up("nerves", "nerves", *NERVES, many=True, when=_full("nerves")),
    _follow_up("nerves", "nerve_where", *LIMBS, "face", "saddle", "unsure", many=True,
               alone=("unsure",), essential=_always, when=_full("nerves")),
    _follow_up("nerves", "nerve_change", *_IS_IT_NEW, essential=_always, when=_change("nerves")),
    _follow_up("nerves", "nerve_sudden", offers=_suddenly, essential=_always, when=_nerve_sudden),
    _follow_up("weakness", "weakness_known", *_KNOWN, "elsewhere", when=_known("weakness"),
               essential=_known_open("weakness")),
    _follow_up("weakness", "weak_where", *LIMBS, "face", "unsure", many=True, alone=("unsure",),
               essential=_always, when=_full("weakness")),
    _follow_up("weakness", "weak_change", *_IS_IT_NEW, essential=_always, when=_full("weakness")),
    _follow_up("weakness", "giving_way", "yes", "known", "no", "unsure", essential=_always,
               when=_gives_way),
    _follow_up("weakness", "weak_sudden", *_YES_NO_UNSURE, essential=_always, when=_weak_sudden),
    _follow_up("swelling", "swelling_known", *_KNOWN, when=_known("swelling"),
               essential=_known_open("swelling")),
    _follow_up("swelling", "swelling_where", "calf_or_thigh", "joint", "elsewhere",
               essential=_always, when=_swelling),
    _follow_up("swelling", "swelling", "mild", "marked", when=_swelling),
    _follow_up("movement", "movement", kind="score", essential=_always),
    *(
        _follow_up("saddle", key, *_TOLD, essential=_always)
        for key in ("saddle", "bladder", "bowel")
    ),
    _follow_up("saddle", "sexual", *_TOLD, "declined"),
    _follow_up("fever", "ill", "fever", "unwell", "unsure", essential=_always),
    _follow_up("fall", "fall", "serious", "small", "unsure", essential=_always),
    _follow_up("fall", "fall_gave_way", *_YES_NO_UNSURE, when=_small_fall),
    _follow_up("fall", "fall_hurt", *_YES_NO_UNSURE, when=_small_fall),
    _follow_up("chest", "chest", "chest_pain", "breath", "faint", "ache", "unsure", many=True,
               alone=("unsure",), essential=_always),
)  # fmt: skip


def _waiting(key: str, *chips: str, **more: Any) -> Row:
    return Row(key=key, part="waiting", chips=chips, **more)


_WAITING_ROWS = (
    _waiting("feels", "dull_ache", "stiff", "tight", "tired", "sharp", "other", "sudden",
             many=True, when=_is_raised),
    _waiting("feels_other", *OTHER_FEELS, field="feels", many=True, when=feels_other),
    _waiting("with_this", many=True, alone=("none",), essential=_always, offers=_with_this,
             when=_waits(_is_severe, "with_this")),
    _waiting("calf", *_YES_NO_UNSURE, essential=_always, when=_waits(_calf, "calf")),
    _waiting("also_saddle", *_YES_NO_UNSURE, essential=_always, when=_also_saddle),
    _waiting("new_upper_back", "yes", "known", "no", "unsure",
             when=_waits(_upper_back, "new_upper_back")),
    _waiting("fragile", many=True, alone=("none", "unsure"), essential=_always, offers=_bones,
             when=_may_break),
    _waiting("since_yesterday", "better", "same", "worse",
             when=_waits(_above_usual, "since_yesterday")),
    _waiting("flare_over", "no", "yes", field="flare",
             when=lambda _answers, circumstances: circumstances.flare_on),
)  # fmt: skip

_FLARE_ROWS = (
    Row(key="flare", part="flare", chips=("no", "yes", "cannot_cope")),
    Row(key="flare_before", part="flare", chips=BEFORE_FLARE, many=True,
        when=lambda answers, _circumstances: answers.flare in ("yes", "cannot_cope")),
)  # fmt: skip

_ONCE_ROWS = (
    Row(key="cancer_history", part="once", chips=_YES_NO_UNSURE,
        when=lambda _answers, circumstances: circumstances.cancer_open),
    Row(key="usual_soreness", part="once", kind="score",
        when=lambda _answers, circumstances: circumstances.first_use),
    Row(key="last_session", part="once", chips=("none", "today", "yesterday", "days", "longer"),
        when=lambda _answers, circumstances: circumstances.first_use),
)  # fmt: skip

_WEEKLY_ROWS = (
    Row(key="weekly", part="weekly", chips=(*WEEKLY, "none"), many=True),
    *(
        Row(key=f"weekly_{check}", part="weekly", when=_ticked_weekly(check), chips=(
            "yes", "known", "unsure", *(("declined",) if check == "sexual" else ())
        ))
        for check in WEEKLY
        if check != "night_pain"
    ),
    Row(key="nights", part="weekly", chips=("1", "2", "3", "4", "5", "6", "7", "unsure"),
        when=_ticked_weekly("night_pain")),
    Row(key="weekly_night_pain", part="weekly", chips=("known",),
        when=_ticked_weekly("night_pain")),
    *(
        Row(key=key, part="weekly", kind="score")
        for key in ("week_pain", "week_enjoyment", "week_everyday")
    ),
)  # fmt: skip


def _added(key: str, *chips: str, **more: Any) -> Row:
    return Row(key=key, part="added", chips=chips, **more)


_ADDED_ROWS = (
    _added("feels_added", *DULL_WORDS, *OTHER_FEELS, "sharp", "sudden", field="feels", many=True),
    _added("regions", kind="map"),
    _added("since_yesterday_added", "better", "same", "worse", field="since_yesterday",
           when=lambda answers, circumstances: not _above_usual(answers, circumstances)),
    _added("pain_relief", *_YES_NO),
    _added("sleep_hours", kind="hours"),
    _added("sleep_quality", kind="score"),
    _added("interference", kind="score"),
    _added("fatigue", kind="score"),
    _added("fatigue_kind", "muscle", "whole_body",
           when=lambda answers, _circumstances: answers.fatigue is not None),
    _added("movement_added", kind="score", field="movement",
           when=lambda answers, _circumstances: "movement" not in answers.ticked),
    _added("home_exercises", "all", "some", "none", "none_planned"),
    _added("skipped_why", *SKIPPED_WHY, many=True,
           when=lambda answers, _circumstances: answers.home_exercises in ("some", "none")),
    _added("self_care", *SELF_CARE, many=True),
    _added("worse_with", kind="lines"),
    _added("better_with", kind="lines"),
    _added("note", kind="text"),
    _added("question", kind="text"),
    _added("private_note", kind="text"),
)  # fmt: skip

# Every row, in the order of the screen.
ROWS = (
    *_TILE_ROWS, *_WAITING_ROWS, *_FLARE_ROWS, *_ONCE_ROWS, *_WEEKLY_ROWS, *_ADDED_ROWS,
)  # fmt: skip
ROW = {row.key: row for row in ROWS}
