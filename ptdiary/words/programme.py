"""Words of the home programme: the list of the day, and what is asked about an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary.session import is_left_out, is_sharp
from ptdiary.isolate import isolated
from ptdiary.words import dates, lines
from ptdiary.words import plan as plan_words
from ptdiary.words import sessions as session_words
from ptdiary.words.exercises import hurt_said
from ptdiary.words.questions import CHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ptdiary.diary import Exercise, PlannedExercise
    from ptdiary.diary.programme import DueExercise
    from ptdiary.words.dates import Times

TITLE = "Home programme, {day}"
SHORT_TITLE = "Home programme"
DONE_OF = "{done} of {count} done"
DONE_IN_PART = "{done} done and {part} in part, of {count}"
NOTHING_DUE = "Nothing is planned for today."
SHOW = "Show"
SHOW_NAME = "Show the home programme"
ALL_AS_PLANNED = "All as planned"
TIMER = "Done with me"
CHANGE_PLAN = "Change the plan"
LIST_NAME = "The exercises of today"
KEYS = (
    "Space: done. P: part of it. N: not today. A: all as planned. Then 0 to 10: how much it hurt."
)
# where the list was, after an answer that raised a warning
AWAY = "The list of exercises is away while the warning stands."
SEE_WARNING = "Show the warning"
LISTED = "Home exercises: {done} of {count} done"
LISTED_IN_PART = "Home exercises: {done} done and {part} in part, of {count}"

# on a tile
PART, NOT_TODAY, TAKE_BACK = "Part", "Not today", "Take back"
ASK_HURT, CHANGE_HURT, ASK_WHY = "Did it hurt?", "Change", "Why?"
_HURT_ABOVE = "hurt {score}, above the limit of {limit}"
_HURT_WAITS = "pain answered"
_PART, _PART_HURT = "part of it", "part of it, {hurt}"
_PART_STOPPED = "part of it, stopped because it hurt"
_LEFT_OUT, _LEFT_OUT_WHY = "not today", "not today: {why}"
_TILE = "{exercise}, {said}"
_LINK = "{link}, {exercise}"

# below the tiles
HURT_QUESTION = "{exercise}: did it hurt?"
WHY_QUESTION = "{exercise}: what was in the way?"
ANY_HURT = "Did any of them hurt?"
WHICH_HURT = "Which one hurt?"
YES, NO, NOT_SURE = session_words.YES, session_words.NO, session_words.NOT_SURE
REASONS = tuple(CHIPS["skipped_why"].values())
CLOSE = "Close"

# after one that hurt a lot
PAIN_TITLE, PAIN_TOLD = "First, about {exercise}", "About {exercise}"
NOT_INTO_LIMB = "none"  # the pill that says so
PAIN_QUESTIONS = {
    "sharp": ("Was it sharp or shooting?", session_words.YES_NO),
    "limbs": ("Did it go into a leg or arm?", ((NOT_INTO_LIMB, NO), *session_words.LIMBS[:5])),
    "rose": ("Did pain rise suddenly?", session_words.YES_NO),
    "settled": (session_words.RISE_SETTLED, session_words.YES_NO_UNSURE),
}
TELL = "Tell the diary about it: {sign}"

# what was done, for the line at the foot and for Undo
LABEL_DONE = "{exercise}: done"
LABEL_PART = "{exercise}: part of it"
LABEL_NOT_TODAY = "{exercise}: not today"
LABEL_BACK = "{exercise}: open again"
LABEL_ANSWER = "{exercise}: answer kept"
LABEL_ALL = "All done as planned"
LABEL_NONE_HURT = "None of them hurt"
_LABELS = {"all": LABEL_DONE, "part": LABEL_PART, "not_today": LABEL_NOT_TODAY}

# what is so again after Undo
ANSWER_UNDONE = "{exercise}: the last answer is taken back"
_AGAIN = {
    "all": "{exercise}: done again",
    "part": "{exercise}: part of it again",
    "not_today": "{exercise}: not today again",
}

HOLD, HELD_LABEL = "Set {exercise} on hold", "Exercise set on hold"
_ON_HOLD = {
    (True, True): "{exercise} is on hold since {since}: {reason}.",
    (True, False): "{exercise} is on hold since {since}.",
    (False, True): "{exercise} is on hold: {reason}.",
    (False, False): "{exercise} is on hold.",
}

# why an exercise was set on hold, by what it brought: sharp, into a limb, risen
_BROUGHT = {
    (True, True, True): "Sharp pain rose suddenly and went into {limb} on {day}",
    (True, True, False): "Sharp pain went into {limb} on {day}",
    (True, False, True): "Sharp pain rose suddenly on {day}",
    (True, False, False): "Sharp pain on {day}",
    (False, True, True): "Pain rose suddenly and went into {limb} on {day}",
    (False, True, False): "Pain went into {limb} on {day}",
    (False, False, True): "Pain rose suddenly on {day}",
}


def title(day: date) -> str:
    """`Home programme, Sunday`."""
    return TITLE.format(day=dates.weekday(day))


def done_of(due: Iterable[DueExercise]) -> str:
    """`2 of 3 done`, `1 done and 1 in part, of 3`."""
    counted = _counted(due)
    return (DONE_IN_PART if counted["part"] else DONE_OF).format(**counted)


def listed(due: Iterable[DueExercise]) -> str:
    """`Home exercises: 2 of 3 done`: what an entry of the day need not be asked any more."""
    counted = _counted(due)
    return (LISTED_IN_PART if counted["part"] else LISTED).format(**counted)


def _counted(due: Iterable[DueExercise]) -> dict[str, int]:
    every = tuple(due)
    part = sum(each.written is not None and each.written.done == "part" for each in every)
    return {"done": sum(each.is_done for each in every) - part, "part": part, "count": len(every)}


def said_of(due: DueExercise, *, scores: bool) -> str:
    """What stands under the name: the dose, or what was said of it.

    Without `scores`, it is said that pain was told and not how much.
    """
    written = due.written
    if written is not None and is_left_out(written):
        why = " ".join((written.skipped_why or "").split())
        return _LEFT_OUT_WHY.format(why=isolated(dates.lower(why))) if why else _LEFT_OUT
    hurt = "" if written is None else _hurt(written, due.planned, scores=scores)
    if written is not None and written.done == "part":
        unsaid = _PART_STOPPED if written.stopped else _PART
        return _PART_HURT.format(hurt=hurt) if hurt else unsaid
    return hurt or _dose(due.planned)


def _hurt(written: Exercise, planned: PlannedExercise, *, scores: bool) -> str:
    if written.hurt is None:
        return ""
    if not scores:
        return _HURT_WAITS
    limit = planned.pain_limit
    if limit is not None and written.hurt > limit:
        return _HURT_ABOVE.format(score=written.hurt, limit=limit)
    return hurt_said(written.hurt)


def _dose(planned: PlannedExercise) -> str:
    said = plan_words.dose(planned.sets, planned.repetitions, planned.load, planned.minutes)
    return "" if said == dates.NOT_ANSWERED else said


def spoken(planned: PlannedExercise, said: str) -> str:
    """A tile for those who hear it: `Bridges, 2 times 8`."""
    name = isolated(planned.name)
    return _TILE.format(exercise=name, said=said) if said else name


def link_name(link: str, planned: PlannedExercise) -> str:
    """A button on a tile for those who hear it: `Part, Bridges`."""
    return _LINK.format(link=link, exercise=isolated(planned.name))


def about(sentence: str, planned: PlannedExercise) -> str:
    """One of the sentences above, about an exercise."""
    return sentence.format(exercise=isolated(planned.name))


def label(done: str, planned: PlannedExercise) -> str:
    """What was ticked: `Bridges: part of it`."""
    return about(_LABELS[done], planned)


def again(due: DueExercise) -> str:
    """What is so once more after Undo: `Bridges: done again`, `Bridges: open again`."""
    done = None if due.written is None else due.written.done
    return about(LABEL_BACK if done is None else _AGAIN[done], due.planned)


def on_hold(planned: PlannedExercise, times: Times) -> str:
    """`Side plank is on hold since 19 November: pain ran down the left leg.`."""
    reason = " ".join((planned.hold_reason or "").split()).rstrip(".")
    said = _ON_HOLD[planned.held_since is not None, bool(reason)]
    since = "" if planned.held_since is None else times.day(planned.held_since)
    why = isolated(dates.lower(reason))
    return said.format(exercise=isolated(planned.name), since=since, reason=why)


def brought(exercise: Exercise, day: date, times: Times) -> str:
    """Why it is set on hold: `Pain went into the left leg on 29 November`; empty without pain."""
    found = is_sharp(exercise), bool(exercise.travelled_to), exercise.rose == "yes"
    limbs = dates.joined(map(_limb, exercise.travelled_to))
    return _BROUGHT[found].format(limb=limbs, day=times.day(day)) if any(found) else ""


def _limb(name: str) -> str:
    """`the left leg`, `one leg`."""
    said = lines.limb_name(name)
    return said if said.startswith("one ") else f"the {said}"
