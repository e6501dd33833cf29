"""Each row of the form on a stage of its own, and what each of its chips writes there.

A stage is the form with everything else answered that the row needs. `writes` holds the fields by
their path, below those that the row is about; BLANK is the row left blank, and blank again.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

from ptdiary.diary.answers import SELF_CARE, SKIPPED_WHY
from ptdiary.diary.entry import Entry
from ptdiary.diary.questions import NO_EXERCISE, NOTHING_KNOWN, Answers, Circumstances, KnownPlace
from ptdiary.diary.questions.form import BEFORE_FLARE

AT = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
BLANK = "(blank)"


@dataclass(frozen=True)
class Stage:
    answers: Answers
    about: tuple[str, ...]
    writes: dict[Any, dict[str, Any]]
    around: Circumstances = NOTHING_KNOWN


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """Every answer of an entry by its path; the entry's own id and times are none."""
    if is_dataclass(value):
        found = {}
        for each in fields(value):
            if each.name not in ("id", "at", "written_at"):
                before = f"{path}.{each.name}" if path else each.name
                found |= leaves(getattr(value, each.name), before)
        return found
    return {} if value in (None, ()) else {path: value}


def about(entry: Entry, paths: tuple[str, ...]) -> dict[str, Any]:
    """The answers of an entry that lie below these paths."""
    return {
        path: value
        for path, value in leaves(entry).items()
        if any(path == each or path.startswith(f"{each}.") for each in paths)
    }


def knowing(*known: KnownPlace, **more: Any) -> Circumstances:
    return Circumstances(known=known, **more)


def each(chips: tuple[str, ...], path: str, blank: dict[str, Any] | None = None) -> dict[Any, Any]:
    """Chips that write themselves."""
    return {chip: {path: chip} for chip in chips} | {BLANK: blank or {}}


def one_of(chips: tuple[str, ...], path: str) -> dict[Any, Any]:
    """Chips of several that write themselves, each alone."""
    return {chip: {path: (chip,)} for chip in chips} | {BLANK: {}}


def nothing(*chips: Any) -> dict[Any, dict[str, Any]]:
    """Chips that write nothing into the entry."""
    return {chip: {} for chip in (*chips, BLANK)}


def scores(path: str) -> dict[Any, Any]:
    return {0: {path: 0}, 10: {path: 10}, BLANK: {}}


LEFT_LEG = KnownPlace("pain", "leg", "left", "below_knee")
NUMB_LEG = KnownPlace("numbness", "leg", "left")
WEAK_LEG = KnownPlace("weakness", "leg", "left")
YES_NO = ("yes", "no")
UNSURE = ("yes", "no", "unsure")
CHANGES = {
    "new": "new", "same_known": "same", "same": "same", "less": "less", "worse": "worse",
    "unsure": "unsure", BLANK: "unsure",
}  # fmt: skip
LIMBS = ("leg.left", "leg.right", "arm.left", "arm.right")


def ticked(*tiles: str, **more: Any) -> Answers:
    return Answers(ticked=tiles, **more)


def nowhere(*signs: str) -> dict[str, str]:
    """The signs, and no wherever nothing else is said."""
    return {f"nerve_signs.{sign}.{side}": "no" for sign in signs for side in ("left", "right")}


def in_limb(limb: str, sign: str, change: str = "new") -> dict[str, str]:
    place, _, side = limb.partition(".")
    return {f"{place}_signs.{sign}.{side}" if side else f"face_signs.{sign}": change}


def not_sure(sign: str, change: str = "new") -> dict[str, str]:
    return {f"nerve_signs.{sign}.one_side": change}


SIGN_PATHS = ("nerve_signs", "leg_signs", "arm_signs", "face_signs")
BOTH = nowhere("numbness", "tingling")
WEAK = nowhere("weakness")
SUDDEN = "checks.sudden_weakness"
GIVES = "checks.giving_way"


def saddle_of(answer: str) -> dict[str, str]:
    return {f"checks.{check}": answer for check in ("saddle", "bladder", "bowel")}


def between(check: str) -> Stage:
    """One of the three questions between the legs, the other two answered no."""
    others = {name: "unsure" for name in ("saddle", "bladder", "bowel") if name != check}
    said = {chip: {f"checks.{check}": chip} for chip in ("yes", "no", "known", "unsure")}
    return Stage(
        ticked("saddle", **others),
        (f"checks.{check}",),
        {**said, BLANK: {f"checks.{check}": "unsure"}},
    )


TILE_STAGES = {
    "travels_known": Stage(
        ticked("travels"),
        ("travels", "spread"),
        {
            "same": {
                "travels": "yes", "spread.leg.left.change": "same",
                "spread.leg.left.reach": "below_knee",
            },
            "less": {
                "travels": "yes", "spread.leg.left.change": "less",
                "spread.leg.left.reach": "below_knee",
            },
            "worse": {"travels": "yes", "spread.leg.left.change": "worse"},
            "elsewhere": {
                "travels": "yes", "spread.leg.left.change": "same",
                "spread.leg.left.reach": "below_knee", "spread.leg.one_side.change": "unsure",
            },
            BLANK: {"travels": "yes", "spread.leg.one_side.change": "unsure"},
        },
        knowing(LEFT_LEG),
    ),
    "pain_where": Stage(
        ticked("travels", pain_change="new"),
        ("travels", "spread"),
        {
            **{limb: {"travels": "yes", f"spread.{limb}.change": "new"} for limb in LIMBS},
            **{
                chip: {"travels": "yes", "spread.leg.one_side.change": "new"}
                for chip in ("unsure", BLANK)
            },
        },
    ),
    "pain_reach": Stage(
        ticked("travels", pain_where=("leg.left",), pain_change="new"),
        ("spread.leg.left.reach",),
        each(("thigh", "below_knee"), "spread.leg.left.reach"),
    ),
    "pain_change": Stage(
        ticked("travels", pain_where=("leg.right", "arm.left")),
        ("travels", "spread"),
        {
            chip: {
                "travels": "yes", "spread.leg.right.change": change,
                "spread.arm.left.change": change,
            }
            for chip, change in CHANGES.items()
        },
    ),
    "pain_exercise": Stage(
        ticked("travels", pain_where=("leg.left",), pain_change="new"),
        (),
        nothing(NO_EXERCISE, "Bridges"),
        Circumstances(exercises=("Bridges",)),
    ),
    "pain_stopped": Stage(
        ticked("travels", pain_where=("leg.left",), pain_change="new", pain_exercise="Bridges"),
        (),
        nothing(*YES_NO),
        Circumstances(exercises=("Bridges",)),
    ),
    "sharp_known": Stage(
        ticked("sharp"),
        ("quality", "sharp_change"),
        {
            **{
                chip: {"quality": ("sharp",), "sharp_change": chip}
                for chip in ("same", "less", "worse")
            },
            BLANK: {"quality": ("sharp",)},
        },
        knowing(KnownPlace("sharp")),
    ),
    "sharp_words": Stage(
        ticked("sharp", sharp_change="new"),
        ("quality",),
        one_of(("sharp", "shooting", "electric", "stabbing"), "quality")
        | {BLANK: {"quality": ("sharp",)}},
    ),
    "sharp_change": Stage(
        ticked("sharp"),
        ("quality", "sharp_change"),
        {
            **{
                chip: {"quality": ("sharp",), "sharp_change": change}
                for chip, change in CHANGES.items()
            },
            BLANK: {"quality": ("sharp",)},
        },
    ),
    "sharp_exercise": Stage(
        ticked("sharp"),
        (),
        nothing(NO_EXERCISE, "Bridges"),
        Circumstances(exercises=("Bridges",)),
    ),
    "sharp_stopped": Stage(
        ticked("sharp", sharp_exercise="Bridges"),
        (),
        nothing(*YES_NO),
        Circumstances(exercises=("Bridges",)),
    ),
    "nerves_known": Stage(
        ticked("nerves"),
        SIGN_PATHS,
        {
            **{
                chip: BOTH | in_limb("leg.left", "numbness", chip)
                for chip in ("same", "less", "worse")
            },
            "elsewhere": in_limb("leg.left", "numbness", "same")
            | not_sure("numbness", "unsure")
            | not_sure("tingling", "unsure"),
            BLANK: not_sure("numbness", "unsure") | not_sure("tingling", "unsure"),
        },
        knowing(NUMB_LEG),
    ),
    "nerves": Stage(
        ticked("nerves", nerve_where=("leg.left",), nerve_change="new", also_saddle="no"),
        SIGN_PATHS,
        {
            "numbness": BOTH | in_limb("leg.left", "numbness"),
            "tingling": BOTH | in_limb("leg.left", "tingling"),
            BLANK: BOTH | in_limb("leg.left", "numbness") | in_limb("leg.left", "tingling"),
        },
    ),
    "nerve_where": Stage(
        ticked("nerves", nerves=("tingling",), nerve_change="new", nerve_sudden="no"),
        SIGN_PATHS,
        {
            **{limb: BOTH | in_limb(limb, "tingling") for limb in (*LIMBS, "face")},
            "saddle": BOTH,
            **{
                chip: nowhere("numbness") | not_sure("tingling") for chip in ("unsure", BLANK)
            },
        },
    ),
    "nerve_change": Stage(
        ticked("nerves", nerves=("numbness",), nerve_where=("arm.right",), nerve_sudden="no"),
        SIGN_PATHS,
        {
            chip: BOTH | in_limb("arm.right", "numbness", change)
            for chip, change in CHANGES.items()
        },
    ),
    "nerve_sudden": Stage(
        ticked("nerves", nerves=("numbness",), nerve_where=("arm.left",), nerve_change="new"),
        (SUDDEN,),
        {
            "yes": {SUDDEN: "yes"}, "wore_off": {SUDDEN: "no"}, "no": {SUDDEN: "no"},
            "unsure": {SUDDEN: "unsure"}, BLANK: {SUDDEN: "unsure"},
        },
    ),
    "weakness_known": Stage(
        ticked("weakness"),
        (*SIGN_PATHS, GIVES, SUDDEN),
        {
            **{
                chip: WEAK | in_limb("leg.left", "weakness", chip) | {SUDDEN: "no"}
                for chip in ("same", "less")
            },
            "worse": WEAK
            | in_limb("leg.left", "weakness", "worse")
            | {GIVES: "unsure", SUDDEN: "unsure"},
            "elsewhere": in_limb("leg.left", "weakness", "same")
            | not_sure("weakness", "unsure")
            | {GIVES: "unsure", SUDDEN: "unsure"},
            BLANK: not_sure("weakness", "unsure") | {GIVES: "unsure", SUDDEN: "unsure"},
        },
        knowing(WEAK_LEG),
    ),
    "weak_where": Stage(
        ticked("weakness", weak_change="new", giving_way="yes", weak_sudden="no"),
        (*SIGN_PATHS, GIVES),
        {
            **{
                limb: WEAK | in_limb(limb, "weakness") | {GIVES: "yes"}
                for limb in ("leg.left", "leg.right")
            },
            **{
                limb: WEAK | in_limb(limb, "weakness") | {GIVES: "no"}
                for limb in ("arm.left", "arm.right", "face")
            },
            **{chip: not_sure("weakness") | {GIVES: "yes"} for chip in ("unsure", BLANK)},
        },
    ),
    "weak_change": Stage(
        ticked("weakness", weak_where=("leg.left",), giving_way="no", weak_sudden="yes"),
        (*SIGN_PATHS, SUDDEN),
        {
            chip: WEAK
            | in_limb("leg.left", "weakness", change)
            | {SUDDEN: "no" if change in ("same", "less") else "yes"}
            for chip, change in CHANGES.items()
        },
    ),
    "giving_way": Stage(
        ticked("weakness", weak_where=("leg.left",), weak_change="new", weak_sudden="no"),
        (GIVES,),
        each(("yes", "known", "no", "unsure"), GIVES, {GIVES: "unsure"}),
    ),
    "weak_sudden": Stage(
        ticked("weakness", weak_where=("face",), weak_change="new"),
        (SUDDEN,),
        each(UNSURE, SUDDEN, {SUDDEN: "unsure"}),
    ),
    "swelling_known": Stage(
        ticked("swelling"),
        ("swelling_new", "swelling_change", "swelling_where", "swelling"),
        {
            **{
                chip: {"swelling_new": "yes", "swelling_change": chip}
                for chip in ("same", "less", "worse")
            },
            BLANK: {"swelling_new": "yes"},
        },
        knowing(KnownPlace("swelling")),
    ),
    "swelling_where": Stage(
        ticked("swelling"),
        ("swelling_new", "swelling_where", "swelling_change"),
        {
            **{
                chip: {"swelling_new": "yes", "swelling_where": chip}
                for chip in ("calf_or_thigh", "joint", "elsewhere")
            },
            BLANK: {"swelling_new": "yes"},
        },
    ),
    "swelling": Stage(
        ticked("swelling", swelling_where="joint"),
        ("swelling",),
        each(("mild", "marked"), "swelling"),
    ),
    "movement": Stage(ticked("movement"), ("movement",), scores("movement")),
    "saddle": between("saddle"),
    "bladder": between("bladder"),
    "bowel": between("bowel"),
    "sexual": Stage(
        ticked("saddle", saddle="no", bladder="no", bowel="unsure"),
        ("checks.sexual",),
        each(("yes", "no", "known", "unsure", "declined"), "checks.sexual"),
    ),
    "ill": Stage(
        ticked("fever"),
        ("checks",),
        {
            "fever": {"checks.fever": "yes"},
            "unwell": {"checks.unwell": "yes", "checks.fever": "no"},
            **{
                chip: {"checks.fever": "unsure", "checks.unwell": "unsure"}
                for chip in ("unsure", BLANK)
            },
        },
    ),
    "fall": Stage(
        ticked("fall"),
        ("checks",),
        {
            "serious": {"checks.trauma_major": "yes"},
            "small": {"checks.trauma_minor": "yes", "checks.trauma_major": "no"},
            **{
                chip: {"checks.trauma_major": "unsure", "checks.trauma_minor": "unsure"}
                for chip in ("unsure", BLANK)
            },
        },
    ),
    "fall_gave_way": Stage(
        ticked("fall", fall="small"), (GIVES,), each(UNSURE, GIVES)
    ),
    "fall_hurt": Stage(
        ticked("fall", fall="small"),
        ("checks.trauma_minor", "checks.trauma_major"),
        {
            chip: {"checks.trauma_minor": minor, "checks.trauma_major": "no"}
            for chip, minor in (("yes", "yes"), ("no", "no"), ("unsure", "yes"), (BLANK, "yes"))
        },
    ),
    "chest": Stage(
        ticked("chest"),
        ("checks",),
        {
            "chest_pain": {"checks.chest": "yes", "checks.collapse": "no"},
            "breath": {"checks.chest": "yes", "checks.collapse": "no"},
            "faint": {"checks.chest": "no", "checks.collapse": "yes"},
            "ache": {"checks.chest": "no", "checks.collapse": "no"},
            "unsure": {"checks.chest": "unsure", "checks.collapse": "no"},
            BLANK: {"checks.chest": "unsure", "checks.collapse": "unsure"},
        },
    ),
}  # fmt: skip

SEVERE = Circumstances(usual=2, stated_usual=2, dark_urine_may=True)
WAITING_STAGES = {
    "feels": Stage(
        Answers(soreness=4),
        ("quality", "sudden_onset"),
        one_of(("dull_ache", "stiff", "tight", "tired", "sharp"), "quality")
        | {"other": {}, "sudden": {"sudden_onset": "yes"}},
        Circumstances(usual=2, stated_usual=2),
    ),
    "feels_other": Stage(
        Answers(soreness=4, feels=("other",)),
        ("quality",),
        one_of(("burning", "throbbing", "cramping"), "quality"),
        Circumstances(usual=2, stated_usual=2),
    ),
    "with_this": Stage(
        Answers(soreness=7),
        ("checks",),
        {
            "dark_urine": {"checks.dark_urine": "yes"},
            "collapse": {"checks.collapse": "yes"},
            "none": {"checks.dark_urine": "no", "checks.collapse": "no"},
            BLANK: {"checks.dark_urine": "unsure", "checks.collapse": "unsure"},
        },
        SEVERE,
    ),
    "calf": Stage(
        ticked("travels", pain_where=("leg.left",), pain_reach="below_knee", pain_change="new"),
        ("checks.calf",),
        each(UNSURE, "checks.calf", {"checks.calf": "unsure"}),
    ),
    "also_saddle": Stage(
        ticked("nerves", nerve_where=("leg.left",), nerve_change="new"),
        ("checks",),
        {
            "yes": saddle_of("unsure"),  # until its tile, which it ticks, is answered
            "no": saddle_of("no"),
            "unsure": saddle_of("unsure"),
            BLANK: saddle_of("unsure"),
        },
    ),
    "new_upper_back": Stage(
        Answers(soreness=2, regions=("thoracic.left",)),
        ("checks",),
        each(("yes", "known", "no", "unsure"), "checks.upper_back"),
    ),
    "fragile": Stage(
        ticked("fall", fall="small"),
        (),
        nothing("age_65", "osteoporosis", "long_term_steroids", "none", "unsure"),
        Circumstances(fragile_open=("age_65", "osteoporosis", "long_term_steroids")),
    ),
    "since_yesterday": Stage(
        Answers(soreness=3),
        ("since_yesterday",),
        each(("better", "same", "worse"), "since_yesterday"),
        Circumstances(usual=2),
    ),
    "flare_over": Stage(
        Answers(soreness=3), ("flare",), each(("no", "yes"), "flare"), Circumstances(flare_on=True)
    ),
    "flare": Stage(Answers(), ("flare",), each(("no", "yes", "cannot_cope"), "flare")),
    "flare_before": Stage(
        Answers(flare="yes"), ("flare_before",), one_of(BEFORE_FLARE, "flare_before")
    ),
    "cancer_history": Stage(
        Answers(), (), nothing(*UNSURE), Circumstances(cancer_open=True)
    ),
    "usual_soreness": Stage(
        Answers(), (), nothing(0, 10), Circumstances(first_use=True)
    ),
    "last_session": Stage(
        Answers(),
        (),
        nothing("none", "today", "yesterday", "days", "longer"),
        Circumstances(first_use=True),
    ),
}  # fmt: skip

WEEKLY = (
    "weight_loss", "shape", "cough_strain", "upper_back", "band", "calf", "dark_urine", "sexual",
    "night_pain",
)  # fmt: skip


def weekly(check: str) -> Stage:
    """The follow-up of a ticked check of the weekly list."""
    path = f"checks.{check}"
    blank = "unsure" if check in ("sexual", "dark_urine") else "yes"
    more = ("declined",) if check == "sexual" else ()
    return Stage(
        Answers(weekly=(check,)),
        ("checks",),
        each(("yes", "known", "unsure", *more), path, {path: blank}),
    )


WEEKLY_STAGES = {
    "weekly": Stage(
        Answers(),
        ("checks", "nights"),
        {
            check: {f"checks.{check}": "unsure" if check in ("sexual", "dark_urine") else "yes"}
            for check in WEEKLY
        }
        | {"none": {f"checks.{check}": "no" for check in WEEKLY} | {"nights": 0}, BLANK: {}},
    ),
    **{f"weekly_{check}": weekly(check) for check in WEEKLY if check != "night_pain"},
    "nights": Stage(
        Answers(weekly=("night_pain",)),
        ("checks", "nights"),
        {
            str(night): {"checks.night_pain": "yes", "nights": night} for night in range(1, 8)
        }
        | {chip: {"checks.night_pain": "yes"} for chip in ("unsure", BLANK)},
    ),
    "weekly_night_pain": Stage(
        Answers(weekly=("night_pain",), nights="3"),
        ("checks", "nights"),
        {chip: {"checks.night_pain": "yes", "nights": 3} for chip in ("known", BLANK)},
    ),
    "week_pain": Stage(Answers(), ("week",), scores("week.pain")),
    "week_enjoyment": Stage(Answers(), ("week",), scores("week.enjoyment")),
    "week_everyday": Stage(Answers(), ("week",), scores("week.everyday")),
}  # fmt: skip

ADDED_STAGES = {
    "feels_added": Stage(
        Answers(),
        ("quality", "sudden_onset"),
        one_of(
            ("dull_ache", "stiff", "tight", "tired", "tender", "burning", "throbbing",
             "cramping", "sharp"),
            "quality",
        )
        | {"sudden": {"sudden_onset": "yes"}},
    ),
    "regions": Stage(
        Answers(), ("regions",), {("lumbar.left",): {"regions": ("lumbar.left",)}, BLANK: {}}
    ),
    "since_yesterday_added": Stage(
        Answers(), ("since_yesterday",), each(("better", "same", "worse"), "since_yesterday")
    ),
    "pain_relief": Stage(Answers(), ("pain_relief",), each(YES_NO, "pain_relief")),
    "sleep_hours": Stage(Answers(), ("sleep_hours",), {6.5: {"sleep_hours": 6.5}, BLANK: {}}),
    "sleep_quality": Stage(Answers(), ("sleep_quality",), scores("sleep_quality")),
    "interference": Stage(Answers(), ("interference",), scores("interference")),
    "fatigue": Stage(Answers(), ("fatigue",), scores("fatigue")),
    "fatigue_kind": Stage(
        Answers(fatigue=4), ("fatigue_kind",), each(("muscle", "whole_body"), "fatigue_kind")
    ),
    "movement_added": Stage(Answers(none=True), ("movement",), scores("movement")),
    "home_exercises": Stage(
        Answers(),
        ("home_exercises",),
        each(("all", "some", "none", "none_planned"), "home_exercises"),
    ),
    "skipped_why": Stage(
        Answers(home_exercises="some"), ("skipped_why",), one_of(SKIPPED_WHY, "skipped_why")
    ),
    "self_care": Stage(Answers(), ("self_care",), one_of(SELF_CARE, "self_care")),
    "worse_with": Stage(
        Answers(), ("worse_with",), {("sitting",): {"worse_with": ("sitting",)}, BLANK: {}}
    ),
    "better_with": Stage(
        Answers(), ("better_with",), {("a walk",): {"better_with": ("a walk",)}, BLANK: {}}
    ),
    "note": Stage(Answers(), ("note",), {"a note ": {"note": "a note"}, "  ": {}, BLANK: {}}),
    "question": Stage(Answers(), (), nothing("May I swim?")),
    "private_note": Stage(
        Answers(), ("private_note",), {"mine": {"private_note": "mine"}, BLANK: {}}
    ),
}  # fmt: skip

STAGES = TILE_STAGES | WAITING_STAGES | WEEKLY_STAGES | ADDED_STAGES
