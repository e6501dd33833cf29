"""Words of the Diary page: the month, the lines of each day, what is left out or deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ptdiary.diary import place_of, side_of
from ptdiary.diary.session import is_left_out, trained
from ptdiary.isolate import isolated
from ptdiary.words import body_regions, dates, entries, medicine
from ptdiary.words import page as paper_words
from ptdiary.words.exercises import IN_BRACKETS, with_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from ptdiary.diary import (
        Appointment,
        Consultation,
        Entry,
        Exercise,
        MedicineDose,
        Profile,
        Question,
        Session,
    )
    from ptdiary.review.averages import DayAverage
    from ptdiary.words.dates import Times

TITLE = "Diary"
EMPTY = "No entries yet. Your first one will show here."
LIST_NAME = "Your diary, day by day, the newest first"
LIST_HELP = (
    "Up and Down go through the lines, Left and Right through the ratings of one. Enter changes, "
    "Delete deletes, the slash key searches."
)
ADD_EARLIER = "Add an earlier entry"
CHANGE = "Change"
REMOVE = "Delete"
ADD = "Add"
MORE = "More"
LATER_DAYS = "Show later days"
REMOVED_LIST = "Recently deleted"
REMOVED_HELP = "What you delete stays here. You can bring it back."
REMOVED_EMPTY = "Nothing is deleted."
REMOVED_SHOWN = "The latest {count} are shown."
REMOVED_HEADERS = ("When", "What")
BRING_BACK = "Bring back"
BACK_TO_LIST = "Back to the diary"
ENTRY_REMOVED = "Entry deleted"
SESSION_REMOVED = "Session deleted"
TALK_REMOVED = "Note of what they said deleted"
QUESTION_REMOVED = "Question deleted"
VISIT_REMOVED = "Appointment deleted"
TALK_CHANGED = "Note of what they said changed"
BROUGHT_BACK = "Brought back"

WRITTEN_LATER = "written later"
LEFT_OUT = "left out: {reason}"
NOT_RATED = "not rated"
PRIVATE_NOTE = "private note"
QUOTED = "“{text}”"
WORSE = "worse with {what}"
BETTER = "better with {what}"
BETWEEN = " · "
SESSION_REMOVED_IS = "Session"
SESSION = "Session {number}"
SESSION_DONE = "Session {number}: {done}"
SESSION_AT_HOME = "Session {number}, at home: {done}"
LEFT_OUT_LEAD, LEFT_OUT_WHAT, LEFT_OUT_TOO = "Left out", "Left out: {what}", "left out: {what}"
DONE_IN_PART = "part"
EFFORT = "effort {effort}"
SEEN_BY, SEEN_BY_SAYING = "Seen by {who}", "Seen by {who}: {advice}"
TOLD, TOLD_SAYING = "Told {who}", "Told {who}: {advice}"
VISIT, VISIT_SAYING = "Appointment", "Appointment: {said}"
VISIT_WITH, VISIT_WITH_SAYING = "Appointment with {who}", "Appointment with {who}: {said}"
VISIT_MISSED = "it did not take place"
PLAN_CHANGES = "in the plan: {changes}"
ON_HOLD, ON_HOLD_WHAT = "On hold", "On hold: {exercise}"
AGAIN, AGAIN_WHAT = "Off hold", "Off hold: {exercise}"
QUESTION, QUESTION_ASKED = "Question", "Question: {text}"
ANSWERED = "answer: {text}"
MEDICINE, MEDICINE_TAKEN = "Medicine", "Medicine: {dose}"
MOSTLY = "Mostly marked: {places}. A line says where only if it is elsewhere."
ONE_MISSING = "{day}"
TWO_MISSING = "{day} and {other}"
MANY_MISSING = "{day} to {other}"

MONTH_NAME = "Days of the month"
MONTH_HELP = "Arrows go by day, Page Up and Page Down by month. Enter goes to the day in the list."
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EARLIER_MONTH, LATER_MONTH = "Earlier month, {month}", "Later month, {month}"
LOWEST, HIGHEST = "0", "10"
KEY_SESSION = "session"
KEY_WARNING = "warning"
NUMBER_KEY = "Number: the highest of the day."
NO_RATINGS = "No rating in this month."
ONE_RATED_DAY = "1 day with a rating, average {average}."
RATED_DAYS = "{days} days with a rating, average {average}."
TODAY = "today"
WARNING = "warning"
NOTHING_ON_DAY = "nothing written"
HIGHEST_OF_DAY = "highest {score}"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

SEARCH = "Search"
SEARCH_EXAMPLE = "Search the diary"
SHOW_ONLY = "Show only"
FILTERS = (("warnings", "Warnings"), ("sessions", "Sessions"), ("visits", "Visits"))
SHOW_ALL = "Show everything"
FOUND = "{count} found."
NOTHING_FOUND = "Nothing found: try fewer words, or show everything."

CHANGE_TALK = "Change what you wrote down"
TALK_SAID = "What they said"
TALK_WHEN = "When was it?"
KEEP_TALK, LEAVE_TALK = "Save changes", "Cancel"

LEAVE_OUT = "Leave out of the course"
LEAVE_OUT_TITLE = "Leave this entry out of the course of soreness"
LEAVE_OUT_HELP = (
    "The entry stays in your diary and on paper, with your reason. Its warning signs still count."
)
LEAVE_OUT_REASON = "Why?"
LEAVE_OUT_EXAMPLE = "For example: I had the flu."
LEAVE_OUT_SAVE = "Leave it out"
LEAVE_OUT_NO_REASON = "Write the reason first. Your therapist will see it."
LEAVE_OUT_CANCEL = "Cancel"
TAKE_BACK = "Count it again"
LABEL_LEFT_OUT = "Entry left out of the course"
LABEL_COUNTED = "Entry counts again"

_LONGEST = 240  # letters of a note in the list; all of it is in the entry


# the month


def month(first: date) -> str:
    """`November 2026`."""
    return f"{dates.MONTHS[first.month - 1]} {first.year}"


def other_month(first: date, *, later: bool) -> str:
    """`Earlier month, October 2026`, for those who hear the arrow."""
    return (LATER_MONTH if later else EARLIER_MONTH).format(month=month(first))


def month_figures(average: DayAverage | None) -> str:
    """`Number: the highest of the day. 25 days with a rating, average 3.0.`."""
    if average is None:
        return NO_RATINGS
    said = ONE_RATED_DAY if average.rated == 1 else RATED_DAYS
    rated = said.format(days=average.rated, average=f"{float(average.mean):.1f}")
    return f"{NUMBER_KEY} {rated}"


def spoken_day(
    day: date, highest: int | None, sessions: int, times: Times, *, warning: bool, today: bool
) -> str:
    """`Thursday 19 November, highest 4, one session, warning`."""
    held = [] if highest is None else [HIGHEST_OF_DAY.format(score=highest)]
    if sessions:
        number = NUMBERS[sessions] if sessions < len(NUMBERS) else str(sessions)
        held.append(f"{number} {'session' if sessions == 1 else 'sessions'}")
    held += [WARNING] * warning
    name = times.day_with_weekday(day)
    return ", ".join([name, *[TODAY] * today, *(held or [NOTHING_ON_DAY])])


# the lines of a day


def mostly(regions: Iterable[str]) -> str:
    """`Mostly marked: lower back, both sides. A line says where only if it is elsewhere.`."""
    return MOSTLY.format(places=places(regions))


def places(regions: Iterable[str]) -> str:
    """`lower back, both sides, left buttock`."""
    sides: dict[str, list[str]] = {}
    for region in regions:
        sides.setdefault(place_of(region), []).append(side_of(region))
    said = []
    for place, where in sides.items():
        rest = list(where)
        if {"left", "right"}.issubset(where):
            rest = [side for side in where if side not in ("left", "right")]
            said.append(f"{body_regions.PLACES.get(place, place)}, both sides")
        said += [body_regions.region(f"{place}.{side}") for side in rest]
    return ", ".join(said)


def entry_facts(entry: Entry, usual: Iterable[str], *, later: bool, whole: bool) -> list[str]:
    """What an entry says beside its score. Where it hurts only if it is not the usual place.

    `later`: it was written hours after. `whole`: with all that is searched, and no note is made
    shorter.
    """
    said = [*entries.marked_signs(entry), *entries.flare(entry)]
    said += [medicine.AFTER_PAINKILLER] * (entry.pain_relief == "yes")
    if entry.regions and set(entry.regions) != set(usual):
        said.append(places(entry.regions))
    for words, template in ((entry.worse_with, WORSE), (entry.better_with, BETTER)):
        if words and whole:
            what = dates.joined(isolated(" ".join(word.split())) for word in words)
            said.append(template.format(what=what))
    said += _quoted(entry.note, whole=whole)
    said += [PRIVATE_NOTE] * bool(entry.private_note)
    if entry.left_out:
        said.append(LEFT_OUT.format(reason=isolated(" ".join(entry.left_out.split()))))
    said += [WRITTEN_LATER] * later
    return said


def session_facts(session: Session, number: int | None, *, whole: bool) -> list[str]:
    """`Session 12: Hip hinge, walking`, what was left out of it, `effort 6`, and the note.

    Of one at home: `Session 12, at home: Bridges, bird-dog (hurt 3)`.
    Without a `number` nothing was done in it: `Left out: Walking, tired`.
    """
    left_out = list(map(_left_out, filter(is_left_out, session.exercises)))
    missed = dates.joined(left_out)
    said = []
    if number is None:
        said.append(LEFT_OUT_WHAT.format(what=dates.sentence(missed)))
    else:
        done = _done(session)
        line = SESSION_AT_HOME if session.setting == "home" else SESSION_DONE
        said.append(
            (SESSION if done == dates.NOT_ANSWERED else line).format(number=number, done=done)
        )
        said += [LEFT_OUT_TOO.format(what=missed)] * bool(missed)
    if session.effort is not None:
        said.append(EFFORT.format(effort=session.effort))
    return said + _quoted(session.note, whole=whole)


def session_removed(session: Session) -> tuple[str, ...]:
    """`Session`, what was done in it, and `Left out: Walking (tired)`."""
    done = _done(session)
    missed = dates.joined(list(map(_left_out, filter(is_left_out, session.exercises))))
    if not missed:
        return SESSION_REMOVED_IS, done
    said = LEFT_OUT_WHAT.format(what=dates.sentence(missed))
    return (SESSION_REMOVED_IS, *([] if done == dates.NOT_ANSWERED else [done]), said)


def _done(session: Session) -> str:
    """What was done, each with how much it hurt at its end, where that was told."""
    found = trained(session) or replace(session, exercises=())
    told = (replace(each, name=_with_hurt(each)) for each in found.exercises)
    return paper_words.done(replace(found, exercises=tuple(told)))


def _with_hurt(exercise: Exercise) -> str:
    name = isolated(" ".join(exercise.name.split()))
    return with_marks(name, exercise, DONE_IN_PART)


def _left_out(exercise: Exercise) -> str:
    name = isolated(" ".join(exercise.name.split()))
    why = isolated(dates.lower(" ".join((exercise.skipped_why or "").split())))
    return IN_BRACKETS.format(exercise=name, said=why) if why else name


def talk_lead(talk: Consultation, profile: Profile) -> str:
    """`Seen by Dana Reyes`, `Told your doctor`."""
    return (SEEN_BY if talk.kind == "seen" else TOLD).format(who=_who(talk, profile))


def talk(talk: Consultation, profile: Profile) -> str:
    """`Seen by Dana Reyes: Walk daily.`: with what was advised."""
    advice = isolated(" ".join((talk.advice or "").split()))
    if not advice:
        return talk_lead(talk, profile)
    said = SEEN_BY_SAYING if talk.kind == "seen" else TOLD_SAYING
    return said.format(who=_who(talk, profile), advice=advice)


def _who(talk: Consultation, profile: Profile) -> str:
    known = {"therapist": profile.therapist, "doctor": profile.doctor}.get(talk.with_whom)
    return isolated((known and known.name) or "") or body_regions.PEOPLE[talk.with_whom]


def visit_lead(visit: Appointment) -> str:
    """`Appointment with Dana Reyes`."""
    return VISIT_WITH.format(who=isolated(visit.with_whom)) if visit.with_whom else VISIT


def visit_facts(visit: Appointment, *, whole: bool) -> list[str]:
    """What was said at an appointment, what changes in the plan, where it was, and its note."""
    said, lead = isolated(" ".join((visit.said or "").split())), visit_lead(visit)
    saying = VISIT_WITH_SAYING if visit.with_whom else VISIT_SAYING
    facts = [saying.format(who=isolated(visit.with_whom or ""), said=said) if said else lead]
    facts += [VISIT_MISSED] * (visit.kept == "no")
    if visit.changes:
        facts.append(PLAN_CHANGES.format(changes=isolated(" ".join(visit.changes.split()))))
    if visit.place:
        facts.append(isolated(visit.place))
    return facts + _quoted(visit.note, whole=whole)


def question_facts(question: Question) -> list[str]:
    """`Question: May I run?`, and the answer."""
    facts = [QUESTION_ASKED.format(text=isolated(" ".join(question.text.split())))]
    if question.answer:
        facts.append(ANSWERED.format(text=isolated(" ".join(question.answer.split()))))
    return facts


def dose_facts(taken: MedicineDose) -> list[str]:
    """`Medicine: ibuprofen 400 mg`."""
    return [MEDICINE_TAKEN.format(dose=medicine.dose(taken.name, taken.amount))]


def hold_facts(exercise: str, said: str | None, *, over: bool) -> list[str]:
    """`On hold: Side plank`, and why; `Off hold: Side plank`, and what the therapist said."""
    name = isolated(exercise)
    facts = [(AGAIN_WHAT if over else ON_HOLD_WHAT).format(exercise=name)]
    return facts + ([isolated(" ".join(said.split()))] if said else [])


def _quoted(note: str | None, *, whole: bool) -> list[str]:
    text = " ".join((note or "").split())
    if not text:
        return []
    if len(text) > _LONGEST and not whole:
        text = f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return [QUOTED.format(text=isolated(text))]


def spoken_rating(clock: str, score: int) -> str:
    """`8:52, soreness 3`, for those who hear it."""
    return f"{clock}, soreness {score}"


def spoken_dose(clock: str, dose: str) -> str:
    """`9:00, ibuprofen 400 mg`, for those who hear it."""
    return f"{clock}, {dose}"


def spoken_line(day: date, highest: int | None, parts: Sequence[str], times: Times) -> str:
    """A line for those who hear it; with the highest score if it is the first of its day."""
    heading = [] if highest is None else [HIGHEST_OF_DAY.format(score=highest)]
    return ", ".join([times.day_with_weekday(day), *heading, *parts])


def missing(first: date, last: date, now: datetime, times: Times) -> str:
    """`Sun 22 and Mon 23 Nov`, `Sun 8 to Fri 20 Nov`: days without an entry."""
    end = times.short_day_with_weekday(last, now)
    if first == last:
        return ONE_MISSING.format(day=end)
    near = (first.year, first.month) == (last.year, last.month) and not times.month_first
    start = times.short_day_with_weekday(first, now)
    start = f"{dates.short_weekday(first)} {first.day}" if near else start
    said = TWO_MISSING if (last - first).days == 1 else MANY_MISSING
    return said.format(day=start, other=end)


def spoken_missing(said: str) -> str:
    """A line of days without an entry, for those who hear it."""
    return f"No entry: {said}"


def found(count: int) -> str:
    """How many records a search or a filter found; several may share a line."""
    return FOUND.format(count=dates.number(count))


def of_line(action: str, line: str) -> str:
    """`Delete: Saturday 28 November, 19:58`, for those who hear the button."""
    return f"{action}: {line}"
