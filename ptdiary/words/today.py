"""Words of the Today page around the entry form: after saving, and the cards beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.wall_clock import as_shown
from ptdiary.words import dates, entries
from ptdiary.words.entries import said_when
from ptdiary.words.facts import filled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from ptdiary.diary import Appointment, Entry, Session
    from ptdiary.review.clock import SessionClock
    from ptdiary.review.finding import Finding
    from ptdiary.words.dates import Times

# after saving
UNDO, CHANGE_ENTRY, ADD_ANOTHER = "Undo", "Change this entry", "Add another entry"
CHANGE_SESSION = "Change this session"
SESSION_SAVED = "Saved. The session of {when}."
SAVED_WEEKLY = "Saved. A few more questions, once a week."
LABEL_SAVED, LABEL_CHANGED, LABEL_ADDED = "Entry saved", "Entry changed", "Added to the entry"
LEFT_OUT = "Not counted in the course of soreness"

# an exercise that was sharp
HOLD_WHY = (
    "You wrote that {exercise} brought on sharp pain, or pain into a limb. Leave it out until you "
    "have spoken to your therapist."
)
HOLD_WHY_ROSE = (
    "You wrote that pain rose suddenly in {exercise}. Leave it out until you have spoken to your "
    "therapist."
)
HELD = "{exercise} is on hold in your plan."
HOLD_REASON = "Sharp pain"

# told and seen
TOLD_TITLE, SEEN_TITLE = "I have spoken to them", "I have been seen"
TOLD_STATE = "This notes that you have spoken to them."
SEEN_STATE = "This notes that you have been seen."
TOLD_WHEN = "When was it?"
SEEN_WHEN = "When were you seen?"
TODAY, EARLIER = "Today", "Another day"
WITH_WHOM = "Who was it?"
WHO = (("therapist", "My therapist"), ("doctor", "A doctor"), ("urgent_care", "Urgent care line"),
       ("emergency", "Emergency service"))  # fmt: skip
TOLD_NOTE = "What they said (optional)"
LOOKED = "Did they look at what you wrote about?"
LOOKED_NO = (
    "Then what you wrote still needs an answer. The diary keeps showing it. "
    "You can say that you have spoken to them."
)
LOOKED_WHY = (
    "After this, what you wrote before raises no warning, and neither does the same sign again. "
    "New or worse does."
)
CHOOSE_WHO = "Choose who it was."
CHOOSE_WHEN = "Choose when it was."
CHOOSE_LOOKED = "Choose yes or no."
FROM_NOW_ON = "From now on, the same {sign} raises no warning. New, worse or further down does."
KEEP, CANCEL = "Save", "Cancel"
TOLD_LABEL, SEEN_LABEL = "Noted that you told them", "Noted that you were seen"

FOR_INFORMATION = "For your information"
WHAT_TO_DO = "What to do now"

# the cards beside
SINCE_SESSION = "Since {session}"
SEE_TRENDS = "See trends"
NO_SESSION = "Had a therapy session in the past 3 days?"
NO_SESSION_HINT = "Add it, and the diary shows the hours since."
LOG_SESSION = "Log a session"
LOG_THERAPY_SESSION = "Log a therapy session"
NEXT_APPOINTMENT = "Next appointment"
APPOINTMENT = "{when}, {whom}"
APPOINTMENT_SPOKEN = "Next appointment: {appointment}"
NOT_SET = "Not set"
ADD_DATE = "Add the date"
PRINT_SUMMARY = "Print summary"
THIS_WEEK = "This week"
HIGHEST_OF_THE_DAY = "highest of the day"
WEEK = "Highest rating of each day: {days}."
WEEK_EMPTY = "The past 7 days have no rating."
WEEK_HIDDEN = "hidden until you rate"
WEEK_WAITS = "The past 7 days. Their ratings show once a number is chosen above."
CLOCK_PEAK, CLOCK_EASING = "usual peak", "easing"
IN_THE_HOURS = "Some soreness is common right now"
CHART_NAME = "Soreness after your last session"
EASED_BY_72 = (
    "Soreness has mostly eased by 72 hours. If yours has not gone down at all, contact your "
    "therapist today."
)

_WEEK = 7  # days

# welcome
WELCOME = "Welcome. This diary stays on this computer."
STAYS_HERE = "All stays on this computer."
EMERGENCY_NUMBER = "Emergency number:"
EMERGENCY_SHORT = "Emergency:"
OTHER_NUMBER = "Other"
SEE_SAMPLE = "See an invented diary"
NAMES_AND_NUMBERS = "Names and numbers"


def title(now: datetime, times: Times) -> str:
    """`Today, Saturday 21 November`."""
    return f"Today, {times.day_with_weekday(times.day_of(now))}"


def session_saved(session: Session, now: datetime, times: Times) -> str:
    """`Saved. The session of yesterday 15:00.`."""
    return SESSION_SAVED.format(when=said_when(session.ended_at, now, times))


def changing(entry: Entry, now: datetime, times: Times) -> str:
    """`Change Saturday 28 November, 19:58`: the title while an entry is changed."""
    at = entry.at
    day = times.full_day(at) if at.year != now.year else times.day_with_weekday(at)
    return f"Change {day}, {entries.clock(entry, at, times)}"


def clock_marks(
    clock: SessionClock, now: datetime, times: Times
) -> tuple[tuple[float, str, str], ...]:
    """Hour, words over and words under each mark of the clock."""
    eases, ends = as_shown(clock.eases, now), as_shown(clock.ends, now)
    return tuple(
        (hour, f"{hour:g} h", f"{dates.short_weekday(at)} {times.clock(at)}")
        for hour, at in ((0.0, clock.ended_at), (48.0, eases), (72.0, ends))
    )


def clock_now(hours: float) -> str:
    """`now, 42 h`."""
    return f"now, {dates.hours(hours)}"


def clock_spoken(hours: float) -> str:
    """The clock for those who hear it."""
    return (
        f"{dates.sentence(_passed(hours))} since the session. Soreness after exercise usually "
        "starts at 12 hours, is highest between 24 and 72, and has mostly eased by 72. If it has "
        "not begun to ease by 48 hours, tell your therapist."
    )


def _passed(hours: float) -> str:
    """`42 hours`; after 72 of them `3 days`."""
    if hours < 1:
        return "less than an hour"
    said = dates.hours(hours)
    return said.replace(" h", " hour" if said == "1 h" else " hours")


def in_the_hours(clock: SessionClock, now: datetime, times: Times) -> str:
    """How long ago it was, and what usually comes next, and when."""
    since = f"It is {_passed(clock.hours)} since {that_session(clock.ended_at, now, times)}."
    ahead = (as_shown(each, now) for each in (clock.starts, clock.eases, clock.ends))
    starts, eases, ends = (times.when(each, now) for each in ahead)
    if now < clock.starts:
        return f"{since} Soreness usually starts around {starts}."
    if now < clock.eases:
        return f"{since} Soreness usually starts to ease by {eases}."
    if now < clock.ends:
        return f"{since} Soreness has usually eased by {ends}."
    return f"{since} {EASED_BY_72}"


def session_was(clock: SessionClock, now: datetime, times: Times) -> str:
    """The heading of the hours before soreness usually begins."""
    return f"You had a session {times.on_day(clock.ended_at, now)}"


def that_session(ended_at: datetime, now: datetime, times: Times) -> str:
    """`yesterday's session`, `Friday's session`; of the past six days."""
    days = -times.days_from(ended_at, now)
    return {0: "today's session", 1: "yesterday's session"}.get(
        days, f"{dates.weekday(ended_at)}'s session"
    )


def since_session(clock: SessionClock, now: datetime, times: Times) -> str:
    """`Since Friday's session`."""
    return SINCE_SESSION.format(session=that_session(clock.ended_at, now, times))


def appointment_heading(appointment: Appointment, now: datetime, times: Times) -> str:
    """`Tuesday 15:00, Dana Reyes`; with its date from a week on."""
    when = dates.sentence(said_when(appointment.at, now, times))
    if times.days_from(appointment.at, now) >= _WEEK:
        when = f"{times.day_with_weekday(appointment.at)}, {times.clock(appointment.at)}"
    whom = appointment.with_whom
    return APPOINTMENT.format(when=when, whom=isolated(whom)) if whom else when


def appointment_line(appointment: Appointment, now: datetime, times: Times) -> str:
    """`In 2 days.`; the date of one that is today or tomorrow."""
    days = times.days_from(appointment.at, now)
    near = days < 2  # noqa: PLR2004 the heading says which day
    return (
        f"{times.day_with_weekday(appointment.at) if near else times.in_days(appointment.at, now)}."
    )


def week_spoken(days: Iterable[tuple[date, int]]) -> str:
    """The ratings of the week for those who hear it; of a day without one nothing is said."""
    said = ", ".join(f"{dates.weekday(day)} {score}" for day, score in days)
    return WEEK.format(days=said) if said else WEEK_EMPTY


def week_letter(day: date) -> str:
    """`S` for a Saturday."""
    return dates.weekday(day)[0]


def also(reason: str) -> str:
    """Another reason on the same banner."""
    return f"Also: {reason}"


def from_now_on(found: Iterable[Finding], times: Times) -> str:
    """What telling of these findings makes known; empty where it is nothing."""
    signs = [
        filled(_KNOWN_BY_TELLING[each.rule.id, each.way], each, times)
        for each in found
        if (each.rule.id, each.way) in _KNOWN_BY_TELLING
    ]
    return FROM_NOW_ON.format(sign=dates.joined(dict.fromkeys(signs), "or")) if signs else ""


# The signs of one place that somebody who was told of a finding knows from then on.
_ASKED = ("", "worse", "unsure")
_BOTH = "{left} {where_left} and {right} {where_right}"
_KNOWN_BY_TELLING = {
    **{("C-RAD", way): "pain in your {limb}" for way in _ASKED},
    **{("U-NEURO", way): "{sign} {where}" for way in _ASKED},
    ("U-NEURO", "cord"): _BOTH,
    ("U-UNSURE", "both_legs"): _BOTH,
    ("C-SHARP", ""): "sharp pain",
    ("C-SWELL", ""): "swelling{where}",
    ("C-UNTOLD", ""): "{sign}{where}",
    ("C-PAST", ""): "{sign}{where}",
}
