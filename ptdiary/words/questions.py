"""What each row of the entry form asks, the words of its chips, and what the therapist knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary.questions import NO_EXERCISE, ROWS
from ptdiary.words import body_regions, dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ptdiary.diary.questions import Circumstances, KnownPlace

YES, NO, NOT_SURE = "Yes", "No", "Not sure"
DECLINED = "Prefer not to say"
A_DOCTOR_KNOWS = "My doctor or therapist knows"
NONE_OF_THESE = "None of these"
NONE_OF_THE_OTHERS = "None of the others"
SOMEWHERE_ELSE = "Somewhere else"

QUESTIONS: Mapping[str, str] = {
    # under the tiles; what the therapist knows is said by `as_known`
    "pain_where": "Where? Choose all that fit.",
    "pain_reach": "How far down?",
    "pain_change": "Is it new?",
    "pain_exercise": "Did an exercise bring it on?",
    "pain_stopped": "Did you stop it?",
    "sharp_words": "Which?",
    "sharp_change": "Is it new?",
    "sharp_exercise": "Did an exercise bring it on?",
    "sharp_stopped": "Did you stop it?",
    "nerves": "Which?",
    "nerve_where": "Where? Choose all that fit.",
    "nerve_change": "Is it new?",
    "nerve_sudden": "Did it come on suddenly, within minutes?",
    "weak_where": "Where? Choose all that fit.",
    "weak_change": "Is it new?",
    "giving_way": "Does the leg give way, or the foot slap or drag?",
    "weak_sudden": "Did it come on suddenly, within minutes?",
    "swelling_where": "Where?",
    "swelling": "How much?",
    "movement": "How well can you move now?",
    "saddle": "New or worse numbness or tingling between your legs, around your bottom or your "
    "genitals?",
    "bladder": "New trouble starting, stopping or feeling pee, or leaking?",
    "bowel": "Leaking poo, or not feeling it?",
    "sexual": "New loss of feeling or function during sex?",
    "ill": "Which?",
    "fall": "What happened?",
    "fall_gave_way": "Was it because a leg gave way, or a foot dragged?",
    "fall_hurt": "Did you hurt yourself, or are you sorer since?",
    "chest": "Which is it? Choose all that fit.",
    # rows that wait for a reason
    "feels": "What is it like? Choose all that fit.",
    "feels_other": "Something else?",
    "with_this": "With this, any of these?",
    "calf": "Is the calf or thigh swollen, hot or throbbing?",
    "also_saddle": "Also new: numb between the legs, or trouble peeing or pooing?",
    "new_upper_back": "New pain between your shoulders?",
    "fragile": "Are any of these true for you?",
    "since_yesterday": "Compared with yesterday?",
    "flare_over": "Is the flare-up over?",
    # the flare-up
    "flare": "Is this a flare-up? It means worse than your usual, hard to bear, and in the way of "
    "your day or mood.",
    "flare_before": "What came before it?",
    # what is asked once
    "cancer_history": "Have you ever had cancer?",
    "usual_soreness": "How sore are you on most days, away from sessions?",
    "last_session": "When did your last therapy session end?",
    # once a week
    "weekly": "In the past week, any of these?",
    "weekly_weight_loss": "Losing weight without trying?",
    "weekly_shape": "A lump, or a change in the shape of your back?",
    "weekly_cough_strain": "New pain when you cough, sneeze or poo?",
    "weekly_upper_back": "New pain between your shoulders?",
    "weekly_band": "Pain like a tight band around your body?",
    "weekly_calf": "One calf or thigh swollen, hot or throbbing?",
    "weekly_dark_urine": "Pee as dark as tea or cola after exercise?",
    "weekly_sexual": "New loss of feeling or function during sex?",
    "nights": "On how many nights this past week?",
    "weekly_night_pain": "Do they know?",
    "week_pain": "How sore were you on average this past week?",
    "week_enjoyment": "How much did it keep you from things you enjoy?",
    "week_everyday": "How much did it keep you from everyday things, such as dressing or shopping?",
    # after saving
    "feels_added": "What is it like? Choose all that fit.",
    "regions": "Where does it hurt?",
    "since_yesterday_added": "Compared with yesterday?",
    "pain_relief": "Did you take a painkiller in the 6 hours before?",
    "sleep_hours": "How many hours did you sleep?",
    "sleep_quality": "How well did you sleep?",
    "interference": "How much did it stop you doing things?",
    "fatigue": "How tired are you?",
    "fatigue_kind": "Which kind?",
    "movement_added": "How well can you move now?",
    "home_exercises": "Home exercises today",
    "skipped_why": "What was in the way?",
    "self_care": "What did you try?",
    "worse_with": "What makes it worse?",
    "better_with": "What makes it better?",
    "note": "Note",
    "private_note": "Private note",
    "question": "A question for your therapist",
}
HINTS: Mapping[str, str] = {
    "weak_where": "Not legs that are only tired or sore after exercise.",
    "bladder": "Also if you think it comes from your medicines.",
    "bowel": "Also if you think it comes from your medicines.",
    "movement": "Choose a number to keep this.",
}
# The words of a score, where it has its own: first, last, word.
SPANS: Mapping[str, tuple[tuple[int, int, str], ...]] = {
    **dict.fromkeys(("movement", "movement_added"), ((0, 0, "cannot move"), (10, 10, "as usual"))),
    **dict.fromkeys(
        ("week_pain", "week_enjoyment", "week_everyday"),
        ((0, 0, "not at all"), (10, 10, "completely")),
    ),
    "sleep_quality": ((0, 0, "terrible"), (10, 10, "excellent")),
    "interference": ((0, 0, "not at all"), (10, 10, "everything")),
    "fatigue": ((0, 0, "not at all"), (10, 10, "worst")),
}

_YES_NO = {"yes": YES, "no": NO}
_YES_NO_UNSURE = {**_YES_NO, "unsure": NOT_SURE}
_KNOWN = {
    "same": "The same",
    "less": "Less",
    "worse": "Worse",
    "elsewhere": "Somewhere else too",
}
_FURTHER = {"worse": "Worse, or further down"}
_IS_IT_NEW = {
    "new": "New",
    "same_known": "Same, my therapist knows",
    "same": "Same, not told yet",
    "less": "Less",
    "worse": "Worse",
    "unsure": NOT_SURE,
}
_WHERE = {
    "leg.left": "Left leg or foot",
    "leg.right": "Right leg or foot",
    "arm.left": "Left arm or hand",
    "arm.right": "Right arm or hand",
    "face": "Face",
    "saddle": "Between the legs, or my bottom",
    "unsure": NOT_SURE,
}
_BETWEEN_LEGS = {**_YES_NO, "known": "Not new and no worse: a doctor knows", "unsure": NOT_SURE}
_FEELS = {
    "dull_ache": "Dull ache",
    "stiff": "Stiff",
    "tight": "Tight",
    "tired": "Tired",
    "sharp": "Sharp or shooting",
    "other": "Something else",
    "sudden": "It came on suddenly",
    "burning": "Burning",
    "throbbing": "Throbbing",
    "cramping": "Cramping",
    "tender": "Tender",
}
_WEEKLY = {"yes": "Yes, new", "known": A_DOCTOR_KNOWS, "unsure": NOT_SURE}
WEEKLY: Mapping[str, str] = {
    "weight_loss": "Losing weight without trying",
    "shape": "A lump, or a change in the shape of your back",
    "cough_strain": "New pain when you cough, sneeze or poo",
    "upper_back": "New pain between your shoulders",
    "band": "Pain like a tight band around your body",
    "calf": "One calf or thigh swollen, hot or throbbing",
    "dark_urine": "Pee as dark as tea or cola after exercise",
    "sexual": "New loss of feeling or function during sex",
    "night_pain": "Pain at night that no position eases",
}
_TRENDS = {"better": "Better", "same": "The same", "worse": "Worse"}

# The words of the chips, row by row; the exercises of a session are named by themselves.
CHIPS: Mapping[str, Mapping[str, str]] = {
    "travels_known": {**_KNOWN, **_FURTHER},
    "pain_where": {
        "leg.left": "Left leg",
        "leg.right": "Right leg",
        "arm.left": "Left arm",
        "arm.right": "Right arm",
        "unsure": "Not sure which",
    },
    "pain_reach": {"thigh": "Buttock or thigh", "below_knee": "Below the knee"},
    "pain_change": {**_IS_IT_NEW, **_FURTHER},
    "pain_exercise": {NO_EXERCISE: NO},
    "pain_stopped": _YES_NO,
    "sharp_known": _KNOWN,
    "sharp_words": {
        "sharp": "Sharp",
        "shooting": "Shooting",
        "electric": "Like electricity",
        "stabbing": "Stabbing",
    },
    "sharp_change": _IS_IT_NEW,
    "sharp_exercise": {NO_EXERCISE: NO},
    "sharp_stopped": _YES_NO,
    "nerves_known": {**_KNOWN, **_FURTHER},
    "nerves": {"numbness": "Numbness", "tingling": "Tingling"},
    "nerve_where": _WHERE,
    "nerve_change": _IS_IT_NEW,
    "nerve_sudden": {
        "yes": YES,
        "wore_off": "Yes, but it wore off when I moved",
        "no": NO,
        "unsure": NOT_SURE,
    },
    "weakness_known": {**_KNOWN, **_FURTHER},
    "weak_where": _WHERE,
    "weak_change": _IS_IT_NEW,
    "giving_way": {
        "yes": YES,
        "known": "Yes, as my therapist knows",
        "no": NO,
        "unsure": NOT_SURE,
    },
    "weak_sudden": _YES_NO_UNSURE,
    "swelling_known": _KNOWN,
    "swelling_where": {
        "calf_or_thigh": "One calf or thigh",
        "joint": "A joint",
        "elsewhere": SOMEWHERE_ELSE,
    },
    "swelling": {"mild": "A little", "marked": "A lot"},
    "saddle": _BETWEEN_LEGS,
    "bladder": _BETWEEN_LEGS,
    "bowel": _BETWEEN_LEGS,
    "sexual": {**_BETWEEN_LEGS, "declined": DECLINED},
    "ill": {
        "fever": "38.0 °C or more, or hot and shivery",
        "unwell": "Feeling ill or night sweats, no fever",
        "unsure": NOT_SURE,
    },
    "fall": {
        "serious": "A serious fall or accident",
        "small": "A stumble or small fall",
        "unsure": NOT_SURE,
    },
    "fall_gave_way": _YES_NO_UNSURE,
    "fall_hurt": _YES_NO_UNSURE,
    "chest": {
        "chest_pain": "Chest pain, or tight chest",
        "breath": "Short of breath",
        "faint": "Faint, cold or sweaty",
        "ache": "Only an ache in ribs or muscles when I move",
        "unsure": NOT_SURE,
    },
    "feels": _FEELS,
    "feels_other": _FEELS,
    "feels_added": _FEELS,
    "with_this": {
        "dark_urine": "Pee as dark as tea or cola",
        "collapse": "Faint, cold or sweaty",
        "none": NONE_OF_THESE,
    },
    "calf": _YES_NO_UNSURE,
    "also_saddle": _YES_NO_UNSURE,
    "new_upper_back": {"yes": "Yes, new", "known": A_DOCTOR_KNOWS, "no": NO, "unsure": NOT_SURE},
    "fragile": {
        "age_65": "65 or older",
        "osteoporosis": "Weak bones (osteoporosis)",
        "long_term_steroids": "Steroid tablets for 3 months or more",
        "none": NONE_OF_THESE,
        "unsure": NOT_SURE,
    },
    "since_yesterday": _TRENDS,
    "since_yesterday_added": _TRENDS,
    "flare_over": {"no": YES, "yes": "Not yet"},
    "flare": {"no": NO, "yes": YES, "cannot_cope": "Yes, and I cannot cope with it"},
    "flare_before": {
        chip: dates.sentence(chip)
        for row in ROWS
        if row.key == "flare_before"
        for chip in row.chips
    },
    "cancer_history": _YES_NO_UNSURE,
    "last_session": {
        "none": "No session yet",
        "today": "Today",
        "yesterday": "Yesterday",
        "days": "2 or 3 days ago",
        "longer": "Longer ago",
    },
    "weekly": {**WEEKLY, "none": NONE_OF_THESE},
    **{f"weekly_{check}": _WEEKLY for check in WEEKLY if check != "night_pain"},
    "weekly_sexual": {**_WEEKLY, "declined": DECLINED},
    "weekly_night_pain": {"known": A_DOCTOR_KNOWS},
    "nights": {**{str(night): str(night) for night in range(1, 8)}, "unsure": NOT_SURE},
    "pain_relief": _YES_NO,
    "fatigue_kind": {"muscle": "My muscles", "whole_body": "All over"},
    "home_exercises": {
        "all": "All",
        "some": "Some",
        "none": "None",
        "none_planned": "None planned",
    },
    "skipped_why": {
        "pain": "Pain",
        "tired": "Tired",
        "no_time": "No time",
        "forgot": "Forgot",
        "unsure_how": "Not sure how",
        "told_not_to": "Told to leave them out",
        "other": "Something else",
    },
    "self_care": {
        **{key: dates.sentence(said) for key, said in body_regions.SELF_CARE.items()},
        "fluids": "Drinking",
    },
}


def chip_words(key: str, chip: str) -> str:
    """What a chip of a row says; an exercise is called by its name."""
    return CHIPS[key].get(chip, chip)


# What the therapist knows

AS_KNOWN = "As your therapist knows it: {places}"
BELOW_THE_KNEE = "{place}, below the knee"
TO_THE_THIGH = "{place}, buttock or thigh"
SIGN_IN_PLACE = "{signs}, {place}"
_SIGNS = {"sharp": "sharp pain", "swelling": "swelling"}
_PLACES = {
    ("leg", "one_side"): "one leg",
    ("arm", "one_side"): "one arm",
    ("face", None): "face",
}


def as_known(circumstances: Circumstances, tile: str) -> str:
    """`As your therapist knows it: left leg, below the knee`, all places of a tile."""
    known = circumstances.known_in(tile)
    if tile == "nerves":
        said = [*_nerves_known(known)]
    elif tile in ("sharp", "swelling"):
        said = [_SIGNS[tile]]
    else:
        said = [_place_known(place) for place in known]
    return AS_KNOWN.format(places="; ".join(said))


def _nerves_known(known: Iterable[KnownPlace]) -> Iterable[str]:
    signs: dict[str, list[str]] = {}
    for place in known:
        signs.setdefault(_place_known(place), []).append(place.sign)
    for place_words, of_place in signs.items():
        yield SIGN_IN_PLACE.format(signs=dates.joined(of_place), place=place_words)


def _place_known(place: KnownPlace) -> str:
    where = _PLACES.get((place.limb or "", place.side)) or body_regions.limb(
        f"{place.limb}.{place.side}"
    )
    match place.reach:
        case "below_knee":
            return BELOW_THE_KNEE.format(place=where)
        case "thigh":
            return TO_THE_THIGH.format(place=where)
        case _:
            return where
