"""Words of the Sessions page and of the session form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary.session import is_left_out
from ptdiary.isolate import isolated
from ptdiary.review.hours import EASES, STARTS, after
from ptdiary.wall_clock import as_shown
from ptdiary.words import body_regions, dates, signs
from ptdiary.words.entries import said_when
from ptdiary.words.exercises import IN_BRACKETS, with_marks
from ptdiary.words.plan import dose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ptdiary.diary import Exercise, Session
    from ptdiary.diary.questions.session_form import LastTime
    from ptdiary.review.finding import Response
    from ptdiary.review.page.figures import SessionRow
    from ptdiary.words.dates import Times

TITLE = "Sessions"
LOG = "Log a therapy session"
FORM_TITLE = "Log a therapy session"
CHANGE_TITLE = "Change this session"
EMPTY = "No sessions yet. Log the last one, and the diary shows the hours since."
LIST_NAME = "Your sessions, newest first"
HELP = "The arrow keys go from one to the next. Enter changes it, Delete removes it."
SHOW_EARLIER = "Show earlier sessions"
CHANGE = "Change"
REMOVE = "Remove"
REMOVED = "Session removed"
SAVED = "Session saved"
CHANGED = "Session changed"

AT_CLINIC = "at the clinic"
AT_HOME = "at home"
NOTHING_NAMED = "No exercises named"
HANDS_ON = "Hands-on treatment"
AND_MORE = "and {count} more"
EFFORT_SAID = "effort {effort} of 10"
EFFORT_LIMITED = "effort {effort} of 10, limit {limit}"
RATED = "Soreness {before} before, highest {score} after {hours}."
RATED_AFTER = "Highest soreness {score} after {hours}."
RATED_BEFORE = "Soreness {before} before."
SETTLED = "Settled"
AFTER = "{what} after {hours}"
SO_FAR = "{hours} so far"
_OUTCOMES = {
    "past_72": "Past 72 hours",
    "settled": "Hardly rose",
    "slow": "Not settled",
    "unknown": "Too few entries",
}

WHEN = "When did it end?"
TODAY = "Today"
YESTERDAY = "Yesterday"
ANOTHER_DAY = "Another day"
AT = "at"
DAY_BOX = "Day the session ended"
TIME_BOX = "Time the session ended"
YES, NO, NOT_SURE = "Yes", "No", "Not sure"
YES_NO = (("yes", YES), ("no", NO))
YES_NO_UNSURE = (*YES_NO, ("unsure", NOT_SURE))
WHERE = "Where?"
CLINIC = "At the clinic"
HOME = "At home"
SETTINGS = (("clinic", CLINIC), ("home", HOME))
WHAT = "What did you do?"
WHAT_HELP = "Choose all that apply."
SOMETHING_ELSE = "Something else"
SOMETHING_ELSE_NAME = "What else did you do?"
ADD = "Add"
WORK = "What kind of work was it?"
KINDS_OF_WORK = (
    ("strength", "Strength"), ("mobility", "Stretching or mobility"), ("manual", HANDS_ON),
    ("aerobic", "Walking or other cardio"),
)  # fmt: skip
HARDER = "Was any of it new, or harder than before?"
WHICH_HARDER = "Which ones?"
WHICH_HARDER_HELP = "If you choose none, all of them count."
WHICH_HELP = "Choose all that apply."
HAPPENED = "During an exercise, did any of these happen?"
HAPPENINGS = (
    ("rise", "Pain rose sharply"), ("sharp", "Sharp or shooting pain"),
    ("limb", "Pain went into a leg or arm"),
)  # fmt: skip
NONE = "None of these"
RISE_IN = "In which exercise did pain rise sharply?"
RISE_SETTLED = "After you stopped, did it ease within 30 minutes?"
RISE_BEFORE = "Pain before it"
RISE_PEAK = "Pain at its highest"
PAIN_SPANS = ((0, 0, "none"), (10, 10, "worst"))
RISE_MINUTES = "How many minutes until it eased?"
RISE_MINUTES_HELP = "About is enough. For example 20."
SHARP_IN = "In which exercise was it sharp or shooting?"
SHARP_WHICH = "Which words fit?"
LIMB_IN = "In which exercise did it go into a leg or arm?"
LIMB_WHERE = "Which leg or arm?"
LIMBS = (
    ("leg.left", "Left leg"), ("leg.right", "Right leg"), ("arm.left", "Left arm"),
    ("arm.right", "Right arm"), ("leg.one_side", "Not sure which"),
    ("arm.one_side", "One arm, not sure which"),
)  # fmt: skip
STOPPED = "Did you stop that exercise?"
STILL_OPEN = "Still open"
ONE_OPEN = "One question is still open: {question} Answer it, or press Save again."
ONLY_WHEN = "Did it end {when}? Change the time, or press Save again."
SETS = "Sets"
REPETITIONS = "Repetitions"
LOAD = "Weight or band"
DOSE_MINUTES = "Minutes"
# behind the box
SETS_UNIT, REPETITIONS_UNIT, MINUTES_UNIT = "sets", "times", "minutes"
AS_PLANNED = "As planned: {dose}"
IN_PART = "done in part"

DONE_IN_PART = "in part"  # in brackets after an exercise on the card of a session
LEFT_OUT = "Left out: {exercises}."
HURT = "Did it hurt?"
HURT_AT_END = "How much did it hurt at the end? 0 none, 10 worst"
HURT_MUCH = "{exercise} hurt {score} out of 10. Did any of these happen?"
PLAN_EFFORT = "Your therapist's limit for it: effort {effort}."
PLAN_PAIN = "Your therapist's limit for it: pain {pain}."
PLAN_LIMITS = "Your therapist's limits for it: effort {effort}, pain {pain}."
ABOVE_ITS_LIMIT = "Above your therapist's limit of {limit} for it. Ask before you do more."
MORE = "Kind of work, and more (optional)"
UNSURE_SAID = "unsure of {exercises}"
PLAN = "Exercise plan"
EFFORT = "How hard was it?"
EFFORT_SPANS = ((0, 0, "rest"), (10, 10, "as hard as you can"))
EFFORT_ENDS = "0 rest, 10 as hard as you can"
LIMIT = "Your therapist's limit"
LIMIT_IS = "Your therapist's limit: {limit}"
LIMIT_FOR_ALL = "For all sessions it is {limit}. Choose another one only for this session."
KEEP_LIMIT = "Keep for all sessions"
MINUTES = "How long was it, in minutes?"
OTHER_MINUTES = "Other"
MINUTES_BOX = "How many minutes was it?"
MINUTES_HINT = "minutes"
UNSURE_ONES = "Were you unsure that you did one right?"
NOTE = "Note"
SAVE = "Save session"
CANCEL = "Cancel"
RESTORED = "You began this session {when}. It was not saved yet."
UNNAMED_EXERCISE = body_regions.UNNAMED_EXERCISE
AHEAD = "This time has not come yet. Choose when the session ended."
DRAFT_NOT_KEPT = "What you typed could not be kept as a draft. Save the session before you leave."


def expected(ended_at: datetime, now: datetime, times: Times) -> str:
    """What the soreness clock says of the session about to be saved."""
    moments = (as_shown(after(ended_at, span), now) for span in (STARTS, EASES))
    starts, eases = (times.when(each, now) for each in moments)
    return f"Soreness, if any, usually starts {starts} and eases from {eases}."


def restored(begun: datetime, now: datetime, times: Times) -> str:
    """That a form was begun a while ago."""
    return RESTORED.format(when=said_when(begun, now, times))


def minutes(number: float) -> str:
    """`45 minutes`."""
    return f"{dates.number(number)} {'minute' if number == 1 else 'minutes'}"


def dose_box(box: str, exercise: str) -> str:
    """`Sets, Hip hinge`: a box as screen readers name it."""
    return f"{box}, {isolated(exercise)}"


def limits(effort: int | None, pain: int | None) -> str:
    """The therapist's limits of one exercise of the plan; empty where there is none."""
    if effort is not None and pain is not None:
        return PLAN_LIMITS.format(effort=effort, pain=pain)
    if effort is not None:
        return PLAN_EFFORT.format(effort=effort)
    return "" if pain is None else PLAN_PAIN.format(pain=pain)


ALL_LEFT_OUT = "All of it was left out, so it does not count as a session."


def left_out(exercises: Iterable[Exercise]) -> str:
    """`Left out: Bridges (too sore) and Walking.`; empty where none was."""
    said = [
        IN_BRACKETS.format(exercise=isolated(each.name), said=isolated(each.skipped_why))
        if each.skipped_why
        else isolated(each.name)
        for each in exercises
    ]
    return LEFT_OUT.format(exercises=dates.joined(said)) if said else ""


def more_said(kinds: Iterable[str], unsure: Iterable[str]) -> str:
    """What the closed row holds: `Strength, unsure of Bridges`; empty while nothing is in it."""
    known = dict(KINDS_OF_WORK)
    said = [known[each] for each in kinds]
    named = dates.joined(map(isolated, unsure))
    return ", ".join((*said, UNSURE_SAID.format(exercises=named)) if named else said)


# The offer to set an exercise on hold.

HOLD_WHY = "{exercise}: {why}. Leave it out until you have spoken to your therapist."

# Same as last time.

SAME = "Same as last time"
SAME_AS = "Same as {when}: {what}"
FILLED = "Filled in as {when}. How hard it was, and whether it hurt, are yours to say."
NEAR_DAY = {0: "today", -1: "yesterday"}
ON_DAY = "on {day}"
ONE_ON_HOLD = "{exercise} is on hold, so it is not filled in."
SOME_ON_HOLD = "{exercises} are on hold, so they are not filled in."
ONE_ENDED = "{exercise} is no longer in your plan, so it is not filled in."
SOME_ENDED = "{exercises} are no longer in your plan, so they are not filled in."
ONE_IN_PART = "{exercise} was done in part, so it is not filled in."
SOME_IN_PART = "{exercises} were done in part, so they are not filled in."
CLEAR = "Clear"
CLEARED = "What was filled in is gone."
ENDED_THEN = "It ended {when}, unless you change that."


def same_as(found: LastTime, now: datetime, times: Times, most: int | None = None) -> str:
    """`Same as on Friday: at the clinic, 45 minutes, Hip hinge, Walking`.

    `most` exercises at the most, and how many more there are.
    """
    facts = found.facts
    long = None if facts.minutes is None else minutes(facts.minutes)
    named = [isolated(each) for each in facts.exercises]
    if "manual" in facts.components:
        named.append(HANDS_ON)
    rest = [] if most is None or len(named) <= most else [AND_MORE.format(count=len(named) - most)]
    shown = named if most is None else named[:most]
    said = [each for each in (setting_of(facts.setting), long, *shown, *rest) if each]
    when = times.on_day(found.session.ended_at, now)
    return SAME_AS.format(when=when, what=", ".join(said))


def filled_as(found: LastTime, now: datetime, times: Times) -> str:
    """What was filled in, from when, what was not and why."""
    at = found.session.ended_at
    near = NEAR_DAY.get(times.days_from(at, now))
    said = [FILLED.format(when=near or ON_DAY.format(day=times.day_with_weekday(at)))]
    for names, one, some in (
        (found.on_hold, ONE_ON_HOLD, SOME_ON_HOLD),
        (found.ended, ONE_ENDED, SOME_ENDED),
        (found.in_part, ONE_IN_PART, SOME_IN_PART),
    ):
        named = dates.joined(map(isolated, names))
        if names:
            said.append((one if len(names) == 1 else some).format(exercise=named, exercises=named))
    return " ".join(said)


def card_title(at: datetime, now: datetime, times: Times) -> str:
    """When a session ended, its name in the list: `Thursday 19 November, 15:00`."""
    return f"{dates.weekday(at)} {times.day(at, now)}, {times.clock(at)}"


def card_action(action: str, title: str) -> str:
    """A button on a card, for those who hear it: `Change, Thursday 19 November, 15:00`."""
    return f"{action}, {title}"


def where(session: Session) -> str:
    """`At home, 45 minutes. Effort 6 of 10.`, of what is known; empty if nothing is."""
    first = [setting_of(session.setting)]
    if session.minutes is not None:
        first.append(minutes(session.minutes))
    parts = [", ".join(each for each in first if each)]
    if session.effort is not None:
        parts.append(EFFORT_SAID.format(effort=session.effort))
        if session.effort_limit is not None:
            parts[-1] = EFFORT_LIMITED.format(effort=session.effort, limit=session.effort_limit)
    return " ".join(f"{dates.sentence(each)}." for each in parts if each)


def done(session: Session) -> tuple[str, ...]:
    """What was done, each with its dose: `Hip hinge 2 times 8, 6 kg`, `Hands-on treatment`.

    With what was said of it in brackets: `Bridges (in part, hurt 3)`. What was left out is last.
    """
    found, missed = [], list(filter(is_left_out, session.exercises))
    for each in session.exercises:
        if is_left_out(each):
            continue
        much = dose(each.sets, each.repetitions, each.load, each.minutes)
        name = isolated(each.name)
        said = name if much == dates.NOT_ANSWERED else f"{name} {much}"
        found.append(with_marks(said, each, DONE_IN_PART))
    if "manual" in session.components:
        found.append(HANDS_ON)
    if missed:
        found.append(dates.lower(left_out(missed)).rstrip("."))
    return tuple(found)


def done_in_one(parts: tuple[str, ...], most: int | None = None) -> str:
    """All of it in one text, or the first `most` and how many more there are."""
    if not parts:
        return NOTHING_NAMED
    shown = parts[:most]
    said = " \N{MIDDLE DOT} ".join(shown)
    left = len(parts) - len(shown)
    return f"{said} {AND_MORE.format(count=left)}" if left else said


def followed(row: SessionRow, hours_since: float) -> str:
    """As in `Soreness 2 before, highest 6 after 29 hours. Settled after 54 hours.`."""
    outcome = _outcome(row, hours_since)
    return " ".join(
        each for each in (_rated(row.response), f"{outcome}." if outcome else "") if each
    )


def _rated(response: Response) -> str:
    before, peak, hours = response.before, response.peak, response.peak_hours
    if peak is None or hours is None:
        return "" if before is None else RATED_BEFORE.format(before=before)
    said = RATED_AFTER if before is None else RATED
    return said.format(before=before, score=peak, hours=_hours(hours))


def _outcome(row: SessionRow, hours_since: float) -> str:
    outcome, mark, settled = row.curve.outcome, row.curve.mark, row.response.settled_hours
    if outcome == "sign" and mark is not None:
        name = signs.shortest_name(mark.finding)
        return name if mark.hours is None else AFTER.format(what=name, hours=_hours(mark.hours))
    if outcome in {"settled", "slow"} and settled is not None:
        return AFTER.format(what=SETTLED, hours=_hours(settled))
    if outcome in {"easing", "open"}:
        return SO_FAR.format(hours=_hours(hours_since))
    return _OUTCOMES.get(outcome, "")


def _hours(value: float) -> str:
    """`29 hours`, `1 hour`; from 73 on `3 days`."""
    said = dates.hours(value)
    return said.replace(" h", " hour" if said == "1 h" else " hours")


def setting_of(setting: str | None) -> str:
    """Where a session was, in words that follow what was done; empty where not answered."""
    return {"clinic": AT_CLINIC, "home": AT_HOME}.get(setting or "", "")
