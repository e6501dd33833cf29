"""Words of the page about the exercise plan."""

from datetime import date, datetime

from ptdiary.diary import PlannedExercise
from ptdiary.isolate import isolated
from ptdiary.words import dates
from ptdiary.words.dates import Times

TITLE = "Exercise plan"
LEAD = "The exercises that you and your therapist agreed on. The session form offers them first."
EMPTY = "No exercises yet. Add the first one."
LIST_NAME = "The exercises of your plan"
ADD = "Add an exercise"
BACK = "Back to the sessions"

HEADERS = {"name": "Exercise", "dose": "How much", "days": "Days", "status": "Status"}
STATUS = {"active": "In the plan", "on_hold": "On hold", "ended": "Ended"}
IN_PLAN_FROM = "In the plan from {first}"
IN_PLAN_UNTIL = "In the plan until {last}"
IN_PLAN_FROM_UNTIL = "In the plan from {first} until {last}"
ENDED_ON = "Ended on {last}"
ON_HOLD_SINCE = "On hold since {since}"
ON_HOLD_WHY = "On hold: {reason}"
ON_HOLD_SINCE_WHY = "On hold since {since}: {reason}"

CHANGE = "Change"
HOLD = "Put on hold"
RESUME = "Do it again"
TAKE_UP = "Put back into the plan"
END = "Stop this exercise"
CHOOSE = "Choose an exercise to change it."
ASK_FIRST = "Ask your therapist before you do it again. The diary asks what was said."
LIMITS = "Limits of your therapist for every session: {limits}."
NO_LIMITS = "No limit of your therapist for every session is written down."
EFFORT_UP_TO = "effort up to {limit}"
PAIN_UP_TO = "pain up to {limit}"
CHANGE_LIMITS = "Change limits"
ADD_LIMITS = "Write down limits"
TOLD = "What your therapist said about it: {said}"
THIS_WEEK = "This week, from {day} on"
LAST_WEEK = "Last week, {days}"
NOTHING_YET = "No planned day is over yet, and nothing is written."
NOTHING_LAST_WEEK = "Nothing was planned or written."
HOLDS = "On hold, now and earlier"

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
FROM = "In the plan from"
UNTIL = "Until, if it ends"
ENDS_FIRST = "This day is before the first. Choose a later one, or leave it empty."
LIMITS_LEAD = (
    "Limits of your therapist for this exercise. 0 is rest, or no pain. 10 is the most there is."
)
EFFORT_LIMIT = "Effort up to"
PAIN_LIMIT = "Pain up to"
SCORES = tuple((str(score), str(score)) for score in range(11))
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

BACK_TITLE = "Do this exercise again"
BACK_HELP = "Your diary, the search and the printed page keep what was said."
BACK_SAID = "What did your therapist say about it?"
BACK_EXAMPLE = "For example: half as many, on two days."
BACK_SAVE = "Do it again"
BACK_MISSING = "Write what your therapist said first. Until then it stays on hold."

LABEL_ADDED = "Exercise added to the plan"
LABEL_CHANGED = "Exercise changed"
LABEL_HELD = "Exercise on hold"
LABEL_RESUMED = "Exercise no longer on hold"
LABEL_TAKEN_UP = "Exercise back in the plan"
LABEL_ENDED = "Exercise ended"

_ALL_DAYS = 7


def how_much(planned: PlannedExercise) -> str:
    """`3 times 10, 6 kg, pain up to 3`: the dose and the limits; the dash if nothing is known."""
    much = dose(planned.sets, planned.repetitions, planned.load, planned.minutes)
    limited = limits(planned.effort_limit, planned.pain_limit)
    known = [*[much] * (much != dates.NOT_ANSWERED), *[limited] * bool(limited)]
    return ", ".join(known) or dates.NOT_ANSWERED


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


def weekdays(times: Times) -> tuple[tuple[str, str], ...]:
    """The days that can be chosen, each with its name, in the order of a week."""
    return tuple(WEEKDAYS[each] for each in times.week)


def days(chosen: tuple[str, ...]) -> str:
    """`Mon, Wed, Fri`, `every day`; the dash if none is chosen."""
    if len(chosen) == _ALL_DAYS:
        return "Every day"
    return ", ".join(name[:3] for key, name in WEEKDAYS if key in chosen) or dates.NOT_ANSWERED


def status(planned: PlannedExercise, now: datetime, times: Times) -> str:
    """`On hold since 10 November: sharp pain`, `In the plan from 3 December`, `Ended`."""
    coming = planned.from_day is not None and planned.from_day > times.day_of(now)
    first = times.day(planned.from_day, now) if planned.from_day and coming else ""
    last = times.day(planned.until_day, now) if planned.until_day else ""
    reason = planned.hold_reason or ""
    since = "" if planned.held_since is None else times.day(planned.held_since, now)
    match planned.status or "active":
        case "on_hold" if since:
            said = ON_HOLD_SINCE_WHY if reason else ON_HOLD_SINCE
        case "on_hold" if reason:
            said = ON_HOLD_WHY
        case "ended" if last:
            said = ENDED_ON
        case "active" if first or last:
            said = _IN_PLAN[bool(first), bool(last)]
        case word:
            said = STATUS[word]
    return said.format(first=first, last=last, since=since, reason=isolated(reason))


_IN_PLAN = {
    (True, True): IN_PLAN_FROM_UNTIL, (True, False): IN_PLAN_FROM, (False, True): IN_PLAN_UNTIL,
}  # fmt: skip


def told(planned: PlannedExercise) -> str:
    """`What your therapist said: Press through the heels.`; empty where nothing is written."""
    said = (planned.instructions or "").strip()
    return TOLD.format(said=isolated(said)) if said else ""


def limits(effort: int | None, pain: int | None) -> str:
    """`effort up to 6, pain up to 4`; empty without a limit."""
    named = ((EFFORT_UP_TO, effort), (PAIN_UP_TO, pain))
    return ", ".join(said.format(limit=limit) for said, limit in named if limit is not None)


def limits_for_all(effort: int | None, pain: int | None) -> str:
    """What the therapist's limits for every session are, or that there is none."""
    said = limits(effort, pain)
    return LIMITS.format(limits=said) if said else NO_LIMITS


def this_week(first: date, times: Times) -> str:
    """`This week, from Monday 23 November on`."""
    return THIS_WEEK.format(day=times.day_with_weekday(first))


def last_week(first: date, last: date, now: date, times: Times) -> str:
    """`Last week, 16 to 22 Nov`."""
    return LAST_WEEK.format(days=times.span(first, last, now))
