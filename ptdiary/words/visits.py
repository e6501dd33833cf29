"""Words of the Appointments page, of what is told after a visit, and of the questions to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Appointment, Question
    from ptdiary.words.dates import Times

TITLE = "Appointments"
ADD = "Add an appointment"
COMING, COMING_EMPTY = "To come", "No appointment is written down."
PASSED, PASSED_EMPTY = "Past", "Past appointments show here."
COMING_IS, COMING_WITH = "{when}. {soon}.", "{when}, {who}. {soon}."
HEADERS = {
    "when": "When",
    "whom": "With",
    "place": "Where",
    "note": "Note",
    "came": "What came of it",
}
CHANGE, REMOVE, TELL = "Change", "Remove", "What was said"
CHOOSE = "Choose one in the list."
MISSED = "It did not take place."
PLAN_CHANGES = "In the plan: {changes}"
OWN_NOTE = "Your note: {note}"

FORM_TITLE, CHANGE_TITLE = "New appointment", "Change an appointment"
WHEN, DAY, TIME, AT = "When", "Day of the appointment", "Time of the appointment", "at"
WHOM, PLACE = "With whom", "Where"
NOTE, NOTE_EXAMPLE = "Note", "What to bring, or how to get there."
AS_LAST, AS_LAST_WITH, WITH = (
    "As last time: {what}", "As last time: {what}, {place}", "With {what}"
)  # fmt: skip
SAVE, CANCEL = "Save", "Cancel"
SAVED, CHANGED, REMOVED = "Appointment saved", "Appointment changed", "Appointment removed"
DRAFT_NOT_KEPT = (
    "What you typed could not be kept as a draft. It is on this page until the program ends."
)

# after a visit
DID_IT = "Your appointment {day}: did it happen?"
DAY_AND_TIME = "on {day} at {time}"
TODAY_AT, YESTERDAY_AT = "today at {time}", "yesterday at {time}"
SAID, CHANGES = "What was said?", "What changes in the plan?"
SEE_PLAN = "Exercise plan"
ANSWERS = "What you wanted to ask"
ANSWERS_HELP = "With an answer, a question leaves the page. Without one, it stays."
NOT_NOW, CLOSE, TELL_SAVE = "Not now", "Close", "Save"
NOTHING_TOLD = "Answer one of them, or choose Not now."
TOLD = "Noted how the appointment went"
TELL_LATER = "What was said {day}?"

# the questions
QUESTIONS = "Questions to ask"
ANSWERED = "Answered"
ANSWER, ANSWER_CHANGE = "Answer", "Change the answer"
ANSWER_TO = "The answer to: {question}"
ANSWER_SAVE, ANSWER_SAVED, ANSWER_CHANGED = "Save the answer", "Answer saved", "Answer changed"
ANSWER_MISSING = "Write the answer first."
OPEN_AGAIN, OPENED_AGAIN = "Ask it again", "Question is to be asked again"
ON_DATE = "{answer} ({day})"
NO_QUESTIONS = "No question waits for an answer."
TO_ASK_ONE, TO_ASK = "1 question to ask", "{count} questions to ask"
SEE_ALL = "Appointments"

# "Ask this next time", on any page
ASK_TITLE = "Ask this next time"
ASK_KEEP = "Keep"
ASK_FOR = "It goes on the page for {day}."
ASK_FOR_NEXT = "It goes on the page for your next visit."


def day_and_time(at: datetime, now: datetime, times: Times) -> str:
    """`Tue 24 Nov, 15:00`; with its year where that is another."""
    return f"{times.short_day_with_weekday(at, now)}, {times.clock(at)}"


def coming(appointment: Appointment, now: datetime, times: Times) -> str:
    """`Tue 24 Nov, 15:00, Dana Reyes. In 3 days.`."""
    when, soon = day_and_time(appointment.at, now, times), times.in_days(appointment.at, now)
    if appointment.with_whom:
        return COMING_WITH.format(when=when, who=isolated(appointment.with_whom), soon=soon)
    return COMING_IS.format(when=when, soon=soon)


def as_last(last: Appointment) -> str:
    """`As last time: Dana Reyes, Clinic`; `With Dana Reyes` where there was none."""
    who, place = plain(last.with_whom or ""), plain(last.place or "")
    if not last.id:
        return WITH.format(what=who)
    if who and place:
        return AS_LAST_WITH.format(what=who, place=place)
    return AS_LAST.format(what=who or place)


def did_it(appointment: Appointment, now: datetime, times: Times) -> str:
    """`Your appointment today at 10:00: did it happen?`."""
    return DID_IT.format(day=_day(appointment.at, now, times))


def tell_later(appointment: Appointment, now: datetime, times: Times) -> str:
    """`What was said yesterday at 10:00?`."""
    return TELL_LATER.format(day=_day(appointment.at, now, times))


def _day(at: datetime, now: datetime, times: Times) -> str:
    days, time = times.days_from(at, now), times.clock(at)
    if days == 0:
        return TODAY_AT.format(time=time)
    if days == -1:
        return YESTERDAY_AT.format(time=time)
    return DAY_AND_TIME.format(day=times.day_with_weekday(at), time=time)


def ask_for(coming: Appointment | None, times: Times) -> str:
    """For which visit a question is kept."""
    if coming is None:
        return ASK_FOR_NEXT
    return ASK_FOR.format(day=times.day_with_weekday(coming.at))


def came_of(appointment: Appointment) -> str:
    """What came of a visit: what was said, what changes, or that it was missed; and its note."""
    said = [MISSED] if appointment.kept == "no" else []
    said += [appointment.said] if appointment.said else []
    said += (
        [PLAN_CHANGES.format(changes=isolated(appointment.changes))] if appointment.changes else []
    )
    said += [OWN_NOTE.format(note=isolated(appointment.note))] if appointment.note else []
    return "\n".join(said)


def to_ask(count: int) -> str:
    """`2 questions to ask`; of none, the name of the page that lists them."""
    if not count:
        return SEE_ALL
    return TO_ASK_ONE if count == 1 else TO_ASK.format(count=count)


def answer(question: Question, now: datetime, times: Times) -> str:
    """`Yes, slowly. (19 Nov)`."""
    said = isolated(question.answer or "")
    if question.answered_at is None:
        return said
    return ON_DATE.format(answer=said, day=times.short_day(question.answered_at, now))


def plain(text: str) -> str:
    """What the patient wrote, in one line, to stand inside a sentence of ours."""
    return isolated(" ".join(text.split()))


def of_question(action: str, question: Question) -> str:
    """`Answer: May I run?`, for those who hear the button."""
    return f"{action}: {plain(question.text)}"
