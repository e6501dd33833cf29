"""What a clinic's computer shows of the diary: its questions and answers, and what was done.

A clinician reads it without the form in sight, so each question tells what its answer is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary import REGIONS
from ptdiary.words import body_regions, dates
from ptdiary.words.entry_form import SORENESS, TILES, WHEN_QUESTION
from ptdiary.words.exercises import exercise_told, session_said
from ptdiary.words.plan import dose
from ptdiary.words.questions import CHIPS, DECLINED, NO, NOT_SURE, QUESTIONS, SPANS, YES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ptdiary.diary import Exercise, Session

RATING = "Soreness of the back, 0 none, 10 worst imaginable"
AT_CLINIC = "Physical therapy session"
AT_HOME = "Exercise session at home"
SOMEWHERE = "Physical therapy or exercise session, place not told"
PAGE = "Summary of a symptom diary, written by the patient"
SCALE = "{question} 0 {lowest}, 10 {highest}"
LEFT_OUT = "Left out of the course of soreness: {reason}"
EXERCISE = "{exercise}: {told}"
KIND_OF_WORK = "Kind of work: {work}"

_SCORES: Mapping[str, tuple[str, str]] = {
    "soreness": ("none", "worst imaginable"),
    **{
        name: (SPANS[name][0][2], SPANS[name][-1][2])
        for name in ("movement", "fatigue", "interference", "sleep_quality")
    },
    **{f"week.{part}": ("not at all", "completely") for part in ("pain", "enjoyment", "everyday")},
}

# A question by the path of its field; else what its last part says below the question around it.
_ASKED: Mapping[str, str] = {
    "at": WHEN_QUESTION,
    "soreness": SORENESS,
    "quality": QUESTIONS["feels_added"],
    "regions": QUESTIONS["regions"],
    "travels": TILES["travels"],
    "spread": "Pain down a leg or into an arm: where?",
    "spread.no_more": "No leg or arm was named",
    "spread.leg": "Into a leg",
    "spread.arm": "Into an arm",
    "nerve_signs": "Numbness, tingling or weakness, wherever no other question asks",
    "leg_signs": "Numbness, tingling or weakness in a leg or foot",
    "arm_signs": "Numbness, tingling or weakness in an arm or hand",
    "face_signs": "Numbness, tingling or weakness in the face",
    "sharp_change": "Sharp or shooting pain: is it new?",
    "swelling": "Swelling: how much?",
    "swelling_new": TILES["swelling"],
    "swelling_change": "Swelling: is it new?",
    "swelling_where": "Swelling: where?",
    "movement": QUESTIONS["movement"],
    "fatigue": QUESTIONS["fatigue"],
    "fatigue_kind": "Which kind of tiredness?",
    "interference": QUESTIONS["interference"],
    "sleep_hours": QUESTIONS["sleep_hours"],
    "sleep_quality": QUESTIONS["sleep_quality"],
    "pain_relief": QUESTIONS["pain_relief"],
    "sudden_onset": "Did it come on suddenly?",
    "since_yesterday": QUESTIONS["since_yesterday"],
    "checks": "Safety questions",
    **{f"checks.{name}": dates.sentence(said) for name, said in body_regions.CHECKS.items()},
    "checks.legs_both": "New or worse in both legs",
    "nights": "Pain at night that no position eases: on how many nights this past week?",
    "self_care": QUESTIONS["self_care"],
    "home_exercises": QUESTIONS["home_exercises"],
    "skipped_why": "Home exercises left out: what was in the way?",
    "worse_with": QUESTIONS["worse_with"],
    "better_with": QUESTIONS["better_with"],
    "flare": QUESTIONS["flare"],
    "flare_before": "Flare-up: what came before it?",
    "week": "The past week",
    "week.pain": QUESTIONS["week_pain"],
    "week.enjoyment": QUESTIONS["week_enjoyment"],
    "week.everyday": QUESTIONS["week_everyday"],
    "note": QUESTIONS["note"],
    "left_out": "Left out of the course of soreness. Why?",
}
_PARTS: Mapping[str, str] = {
    "left": "Left",
    "right": "Right",
    "one_side": "One side, not known which",
    "numbness": "Numbness",
    "tingling": "Tingling",
    "weakness": "Weakness",
    "change": "Is it new?",
    "reach": "How far down?",
    "no_more": "It is there; not asked whether it is new",
}

# The words of the answers, list by list.
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "answer": {
        "yes": YES,
        "no": NO,
        "unsure": NOT_SURE,
        "declined": DECLINED,
        "known": "Known, not new",
    },
    "change": {
        "no": NO,
        "same": "The same",
        "less": "Less",
        "new": "New",
        "worse": "Worse",
        "unsure": "There, not known whether new",
    },
    "reach": CHIPS["pain_reach"],
    "quality": {word: dates.sentence(said) for word, said in body_regions.FEELINGS.items()},
    "regions": {name: dates.sentence(body_regions.region(name)) for name in REGIONS},
    "swelling": {"none": "None", **CHIPS["swelling"]},
    **{
        name: CHIPS[name]
        for name in (
            "swelling_where", "fatigue_kind", "since_yesterday", "self_care", "home_exercises",
            "skipped_why", "flare",
        )
    },
}  # fmt: skip


def asked(path: str) -> str:
    """The question of a field by its path in an entry, as `checks.fever`; of a score with its ends.

    KeyError for a field that has none.
    """
    question = _ASKED.get(path) or _PARTS[path.rpartition(".")[2]]
    if path not in _SCORES:
        return question
    lowest, highest = _SCORES[path]
    return SCALE.format(question=question, lowest=lowest, highest=highest)


def told_of(session: Session) -> Iterator[str]:
    """What a session held, a text for each: its exercises, kind of work, minutes and effort, note.

    One of them may be empty.
    """
    yield from map(_exercise, session.exercises)
    if session.components:
        work = dates.joined(body_regions.COMPONENTS[each] for each in session.components)
        yield KIND_OF_WORK.format(work=work)
    yield dates.sentence(session_said(session))
    yield session.note or ""


def _exercise(exercise: Exercise) -> str:
    much = dose(exercise.sets, exercise.repetitions, exercise.load, exercise.minutes)
    told = (much if much != dates.NOT_ANSWERED else "", exercise_told(exercise))
    said = "; ".join(each for each in told if each)
    name = body_regions.exercise((exercise.name,))
    return dates.sentence(EXERCISE.format(exercise=name, told=said) if said else name)
