"""Words of "Done with me": one exercise at a time, its holds, rests and repetitions in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.words import dates, sessions
from ptdiary.words.plan import dose

if TYPE_CHECKING:
    from ptdiary.diary import PlannedExercise

TITLE = "Done with me"
NOW_NOT = "Not now. Your diary asks you to speak to somebody first."
TO_TODAY = "See what to do"
NOTHING_DUE = "Your plan has no exercise for today that is not yet written down."
ALL_WRITTEN = "That was the last one for today. All of it is in your diary."
WRITTEN_SO_FAR = "What you did so far is in your diary."
TO_PLAN = "Exercise plan"
BACK = "Back to Today"

# before an exercise
NEXT_OF = "Exercise {number} of {count}"
HOLD = "How many seconds do you hold it each time?"
NO_HOLD = "No hold, I count"
REST = "How many seconds of rest between sets?"
START = "Start"
LEAVE_OUT = "Not this one now"

# while it runs
PAUSE, GO_ON, COUNT = "Pause", "Go on", "One more"
HURTS, SKIP, CLOSE = "It hurts: stop", "Skip", "Close"
BELL_ON, BELL_OFF = "Bell on", "Bell off"
KEYS = {"go": "Space", "hurts": "H", "skip": "Right", "bell": "B", "close": "Esc"}
READY = "get ready"
HOLDING = "hold"
EASING = "let go"
RESTING = "rest"
GOING = "time left"
COUNTING = "press Space each time"
COUNTING_ALL = "press Space when it is done"
PAUSED = "paused"
SLEPT = "The computer slept. Go on when you are ready."
COUNT_SLEEP = "I went on: count it"
OF_SET = "set {number} of {count}"
HOLD_OF = "hold {number} of {count}"
HOLD_OF_SET = "hold {number} of {count}, set {set} of {sets}"
TIMES_OF = "{number} of {count}"
TIMES_OF_SET = "{number} of {count}, set {set} of {sets}"
THEN_HOLD = "then the next hold"
THEN_EASE = "then {seconds} seconds to let go"
THEN_REST = "then {seconds} seconds of rest"
THEN_SET = "then the next set"
THEN_GO = "then it begins"
THEN_DONE = "then it is done"
WITH_BELL = "{then}, a bell at each change"

# when it hurts, and after each exercise
STOPPED = "Stopped."
HURT = "Did it hurt?"
HURT_HOW_MUCH = "How much did {exercise} hurt? 0 none, 10 worst"
HAPPENED = sessions.HAPPENED
EASES = "See whether it eases within 30 minutes. If it does not, change this session and say so."
SAVE = "Save"
DONE = "{exercise} is written down as done."
PART = "{exercise} is written down as done in part."
NOT_WRITTEN = "Nothing of {exercise} is written down."
OPTIONAL = "You need not answer."
NEXT = "Next: {exercise}"
FINISH = "Finish"
LABEL_DONE = "{exercise}: done"
LABEL_PART = "{exercise}: part of it"
LABEL_STOPPED = "{exercise}: part of it, stopped because it hurt"
LABEL_HURT = "{exercise}: answer kept"

# what is said to those who do not see it
SAID_HOLD = "Hold, {seconds} seconds. {where}."
SAID_REST = "Rest, {seconds} seconds."
SAID_EASE = "Let go."
SAID_READY = "Get ready, {seconds} seconds."
SAID_GO = "Go, {minutes}."
SAID_COUNT = "{where}. Press Space each time."
SAID_PAUSED = "Paused. {left} left."


def planned_dose(planned: PlannedExercise) -> str:
    """`2 times 8, 6 kg`; empty where the plan does not say how much."""
    said = dose(planned.sets, planned.repetitions, planned.load, planned.minutes)
    return "" if said == dates.NOT_ANSWERED else said


def named(sentence: str, exercise: str) -> str:
    """One of the sentences above, about an exercise."""
    return sentence.format(exercise=isolated(exercise))


def where(kind: str, number: int, count: int, set_: int, sets: int) -> str:
    """`hold 2 of 8, set 1 of 2`; of one set, without it."""
    if not count:
        return OF_SET.format(number=set_, count=sets) if sets > 1 else ""
    one, of_set = (HOLD_OF, HOLD_OF_SET) if kind == "hold" else (TIMES_OF, TIMES_OF_SET)
    said = of_set if sets > 1 else one
    return said.format(number=number, count=count, set=set_, sets=sets)


def clock(seconds: int) -> str:
    """`18`, or `19:42` from a minute and a half on."""
    return str(seconds) if seconds < _MINUTES_FROM else f"{seconds // 60}:{seconds % 60:02d}"


_MINUTES_FROM = 90  # seconds
