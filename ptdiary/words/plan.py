"""Words of the page about the exercise plan."""

from ptdiary.words import dates
from ptdiary.words.isolate import isolated

TITLE = "Exercise plan"
LEAD = "The exercises that you and your therapist agreed on. The session form offers them first."
EMPTY = "No exercises yet. Add the first one."
LIST_NAME = "The exercises of your plan"
ADD = "Add an exercise"
BACK = "Back to the sessions"

HEADERS = {"name": "Exercise", "dose": "How much", "days": "Days", "status": "Status"}
STATUS = {"active": "In the plan", "on_hold": "On hold", "ended": "Ended"}
ON_HOLD_SINCE = "On hold since {since}"
ON_HOLD_WHY = "On hold: {reason}"
ON_HOLD_SINCE_WHY = "On hold since {since}: {reason}"

CHANGE = "Change"
HOLD = "Put on hold"
RESUME = "Put back into the plan"
END = "Stop this exercise"
CHOOSE = "Choose an exercise to change it."
ASK_FIRST = "Ask your therapist before you put an exercise back."

FORM_TITLE = "Add an exercise"
CHANGE_TITLE = "Change this exercise"
NAME = "What is it called?"
NAME_MISSING = "Write a name first."
NAME_TWICE = "Your plan has an exercise with this name."
SETS = "Sets"
REPETITIONS = "Repetitions"
LOAD = "Weight or band"
MINUTES = "Minutes"
DAYS = "On which days?"
WEEKDAYS = tuple((name[:3].lower(), name) for name in dates.WEEKDAYS)
INSTRUCTIONS = "What did your therapist say about it?"
SAVE = "Save exercise"
CANCEL = "Cancel"
DRAFT_NOT_KEPT = "What you typed could not be kept as a draft. Save the exercise before you leave."

HOLD_TITLE = "Put this exercise on hold"
HOLD_HELP = "The session form does not offer it until you put it back. Your diary keeps it."
HOLD_REASON = "Why?"
HOLD_EXAMPLE = "For example: sharp pain, I will ask first."
HOLD_SAVE = "Put on hold"
HOLD_MISSING = "Write the reason first. It helps you and your therapist to remember."

LABEL_ADDED = "Exercise added to the plan"
LABEL_CHANGED = "Exercise changed"
LABEL_HELD = "Exercise on hold"
LABEL_RESUMED = "Exercise back in the plan"
LABEL_ENDED = "Exercise ended"

_ALL_DAYS = 7


def dose(sets: int | None, repetitions: int | None, load: str | None, minutes: float | None) -> str:
    """`3 times 10, 6 kg, 5 minutes`, of what is known; the dash if nothing is."""
    if sets is not None and repetitions is not None:
        much = f"{sets} times {repetitions}"
    elif sets is not None:
        much = dates.count(sets, "set", "sets")
    else:
        much = "" if repetitions is None else dates.count(repetitions, "repetition", "repetitions")
    unit = "minute" if minutes == 1 else "minutes"
    lasting = "" if minutes is None else f"{dates.number(minutes)} {unit}"
    return (
        ", ".join(part for part in (much, isolated(load or ""), lasting) if part)
        or dates.NOT_ANSWERED
    )


def days(chosen: tuple[str, ...]) -> str:
    """`Mon, Wed, Fri`, `every day`; the dash if none is chosen."""
    if len(chosen) == _ALL_DAYS:
        return "Every day"
    return ", ".join(name[:3] for key, name in WEEKDAYS if key in chosen) or dates.NOT_ANSWERED


def status(word: str | None, since: str, reason: str | None) -> str:
    """`On hold since 10 November: sharp pain`."""
    said = STATUS[word or "active"]
    if word != "on_hold":
        return said
    if since:
        said = ON_HOLD_SINCE_WHY if reason else ON_HOLD_SINCE
    elif reason:
        said = ON_HOLD_WHY
    return said.format(since=since, reason=isolated(reason or ""))
