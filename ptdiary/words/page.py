"""Words of the page for the therapist, and how its figures are said."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from ptdiary.diary import Appointment, Contact, Entry, Exercise, Profile, Session
from ptdiary.diary.session import is_left_out
from ptdiary.isolate import isolated
from ptdiary.review.page.figures import (
    Average,
    BeforePeriod,
    NoteLine,
    Quality,
    SessionRow,
    Share,
)
from ptdiary.words import body_regions, dates, signs
from ptdiary.words.charts import one_decimal
from ptdiary.words.dates import NOT_ANSWERED, Times, count, joined, number
from ptdiary.words.exercises import hurt_said

# Every word of the one-page summary, and how its figures are said.

# The first is also the title of the file.
TITLE, TITLE_OF_BACK = "Soreness summary", "Back soreness summary"
PATIENT, DATES, THERAPIST, APPOINTMENT = "Patient", "Dates", "Therapist", "Next visit"
NOT_GIVEN = "Not given"
NAME_HIDDEN = "Not printed"
NO_APPOINTMENT = "None set"

NO_ENTRIES = "There is no entry in this period."

CHART = "Soreness over time"
SESSION_TABLE = "Sessions and response"
SESSION_NOTE = (
    "Effort 0 to 10, \N{UPWARDS ARROW} above the limit. * new or harder. "
    f"{NOT_ANSWERED} no entry near that hour."
)
COLUMNS = (
    "No.", "Date", "What and load", "Min", "Effort", "Before", "Highest", "48 h", "72 h",
    "Response",
)  # fmt: skip
SESSION_SAID = (  # a row if there is no table
    "No. {number}, {day}: {done}. Minutes: {minutes}. Effort: {effort}.",
    "Before {before}. Highest {highest}. 48 h: {at_48h}. 72 h: {at_72h}. Response: {response}.",
)
NO_SESSIONS = "No session was recorded in this period."

QUESTIONS = "Questions to ask"
NO_QUESTIONS = "None written down."
NOTES = "Patient's notes"
NO_NOTES = "None written down."
FOR_THIS_VISIT = "For this visit"
THERAPIST_NOTES = "Therapist's notes"
MORE_IN_THE_DIARY = "… more in the diary"

FOOTER = "0 none, 10 the worst imaginable. Not a diagnosis."

_NAME_BESIDE_HOURS = 10  # characters that leave room for the hours in a narrow cell


def printed(at: date, times: Times) -> str:
    """`Patient's diary, printed Saturday 21 November 2026`."""
    return f"Patient's diary, printed {times.full_day(at)}"


def version(number_of_version: str) -> str:
    """The program and its version, as `PT Diary 2.0.1`."""
    return f"PT Diary {number_of_version}"


def therapist(contact: Contact | None) -> str:
    """`Dana Reyes, 555 0142`."""
    said = [part for part in (contact and contact.name, contact and contact.phone) if part]
    return ", ".join(map(isolated, said)) or NOT_GIVEN


def appointment(coming: Appointment | None, times: Times) -> str:
    """`Mon 23 Nov, 15:00`."""
    if coming is None:
        return NO_APPOINTMENT
    return f"{times.short_day_with_weekday(coming.at)}, {times.clock(coming.at)}"


def title(areas: Iterable[str]) -> str:
    """Of the back only where all that was marked is of the back."""
    return TITLE_OF_BACK if set(areas) <= _OF_BACK else TITLE


_OF_BACK = {"back", "upper_back"}


def average(value: Average | None) -> str:
    """One decimal, halves up; the dash if there is none."""
    return NOT_ANSWERED if value is None else one_decimal(value.exact)


def moment(at: datetime, now: date, times: Times) -> str:
    """`20 Nov, 19:58`; of another year `20 Nov 2025`, which leaves no room for the clock."""
    day = times.short_day(at, now)
    return f"{day}, {times.clock(at)}" if at.year == now.year else day


def felt(entry: Entry, now: date, times: Times) -> str:
    """When an entry was felt: its moment, or the day alone where that is all that is known."""
    return times.short_day(entry.at, now) if entry.time_unknown else moment(entry.at, now, times)


def earlier_than(found: BeforePeriod | None, first: date, times: Times) -> str:
    """`Before 20 Oct: 85 entries and 12 sessions since 3 Aug 2026, in the diary.`; else empty."""
    if found is None:
        return ""
    held = (
        (found.entries, "entry", "entries"),
        (found.sessions, "session", "sessions"),
    )
    said = joined(count(number_of, one, many) for number_of, one, many in held if number_of)
    before, since = times.short_day(first), times.dated(found.first)
    return f"Before {before}: {said} since {since}, in the diary."


def ended(text: str) -> str:
    """What a person wrote as a sentence on one line: a capital, and a stop at its end."""
    flat = dates.sentence(" ".join(text.split()))
    goes_on = flat[-1:].isalnum() or flat.endswith((")", '"', "'", "%"))
    return f"{isolated(flat)}." if goes_on else isolated(flat)


def patient(name: str, profile: Profile, now: date) -> str:
    """`Alex Morgan, 55 years`; the name alone where no year of birth is told."""
    if profile.birth_year is None:
        return isolated(name)
    return f"{isolated(name)}, {now.year - profile.birth_year} years"


def day_in_table(at: date, now: date, times: Times) -> str:
    """`Mon 23 Nov`; of another year `23 Nov 2025`, as there is room for."""
    if at.year == now.year:
        return times.short_day_with_weekday(at)
    return times.short_day(at, now)


def session_title(sessions: int) -> str:
    """`Sessions and response: 12`."""
    return f"{SESSION_TABLE}: {sessions}" if sessions else SESSION_TABLE


def done(session: Session) -> str:
    """`Hip hinge, bridges`: the exercises, else the kinds of work, else the dash."""
    names = [isolated(each.name) for each in session.exercises if each.name.strip()]
    if not names:
        names = [body_regions.COMPONENTS[each] for each in session.components]
    return dates.sentence(", ".join(names)) or NOT_ANSWERED


def done_in_table(session: Session) -> tuple[str, ...]:
    """`Deadlift 2 sets with 10 kg *`, `Walking 20 min`: each with its load, * new or harder.

    What was left out stands last.
    """
    named = sorted(_named(session), key=is_left_out)
    return tuple(_placed(session, (_loaded(each, "*") for each in named)))


def left_out_in_table(session: Session) -> int:
    """How many at the end of `done_in_table` were left out."""
    return sum(map(is_left_out, _named(session)))


def done_in_full(session: Session) -> str:
    """The same in one line: `Deadlift 2 sets with 10 kg (new or harder), Walking 20 min`."""
    said = _placed(session, (_loaded(each, "(new or harder)") for each in _named(session)))
    return ", ".join(said)


def _named(session: Session) -> list[Exercise]:
    return [each for each in session.exercises if each.name.strip()]


def _placed(session: Session, exercises: Iterable[str]) -> list[str]:
    said = list(exercises)
    if not said:
        said = [dates.sentence(body_regions.COMPONENTS[each]) for each in session.components]
    if not said:
        return [HOME if session.setting == "home" else NOT_ANSWERED]
    return [f"{HOME}: {said[0]}", *said[1:]] if session.setting == "home" else said


HOME = "Home"


def _loaded(exercise: Exercise, new: str) -> str:
    """What was done of an exercise. One that was left out is said to be."""
    parts = [isolated(" ".join(exercise.name.split())), *_load(exercise)]
    told = [_PARTS[exercise.done]] if exercise.done in _PARTS else []
    if exercise.hurt:
        told.append(hurt_said(exercise.hurt))
    if told:
        parts.append(f"({', '.join(told)})")
    if exercise.new and not is_left_out(exercise):
        parts.append(new)
    return " ".join(parts)


_PARTS = {"part": "in part", "not_today": "not done"}
_WITH_LOAD = "with {load}"  # which may be a bare number


def _load(exercise: Exercise) -> Iterator[str]:
    sets, times = exercise.sets, exercise.repetitions
    if sets is not None and times is not None:
        yield f"{sets}\N{MULTIPLICATION SIGN}{times}"
    elif sets is not None:
        yield count(sets, "set", "sets")
    elif times is not None:
        yield count(times, "repetition", "repetitions")
    if exercise.load is not None and exercise.load.strip():
        yield _WITH_LOAD.format(load=isolated(" ".join(exercise.load.split())))
    if exercise.minutes is not None:
        yield f"{number(exercise.minutes)} min"


def more_in_row(done: int, left_out: int) -> tuple[str, ...]:
    """`+ 2`, `+ 1 not done`: exercises for which a row has no room."""
    said = [MORE_IN_ROW.format(count=done)] * bool(done)
    return (*said, *[MORE_LEFT_OUT.format(count=left_out)] * bool(left_out))


MORE_IN_ROW, MORE_LEFT_OUT = "+ {count}", "+ {count} not done"


def minutes(session: Session) -> str:
    """`45`: as told, else from its start to its end; the dash where neither is known."""
    if session.minutes is not None:
        return number(session.minutes)
    if session.started_at is None:
        return NOT_ANSWERED
    return str(round(dates.elapsed_hours(session.started_at, session.ended_at) * 60))


def effort(session: Session, *, above: bool) -> str:
    """`8 ↑`, with the arrow above the limit; the dash if it was not answered."""
    if session.effort is None:
        return NOT_ANSWERED
    return f"{session.effort} \N{UPWARDS ARROW}" if above else str(session.effort)


def peak(row: SessionRow) -> str:
    """`6 at 29 h`."""
    response = row.response
    if response.peak is None or response.peak_hours is None:
        return NOT_ANSWERED
    return f"{response.peak} at {dates.hours(response.peak_hours)}"


def response(row: SessionRow, hours_since: float) -> str:
    """`Settled, 54 h`, `Leg pain, 29 h`, `42 h so far`: how a session was followed."""
    outcome, mark = row.curve.outcome, row.curve.mark
    if outcome == "sign" and mark is not None:
        name = signs.shortest_name(mark.finding)
        if mark.hours is None or len(name) > _NAME_BESIDE_HOURS:
            return name
        return f"{name}, {dates.hours(mark.hours)}"
    settled_hours = row.response.settled_hours
    if outcome in {"settled", "slow"} and settled_hours is not None:
        return f"{_SETTLED}, {dates.hours(settled_hours)}"
    if outcome in {"easing", "open"}:
        return f"{dates.hours(hours_since)} {_SO_FAR}"
    return _OUTCOMES.get(outcome, "")


def responses(rows: Iterable[SessionRow]) -> str:
    """`4 settled, 3 hardly rose`: each session once, in the words of the table."""
    counted = Counter(map(_followed_by, rows)).most_common()
    between = "; " if any("," in what for what, _ in counted) else ", "
    return between.join(f"{times} {dates.lower(what)}" for what, times in counted)


def _followed_by(row: SessionRow) -> str:
    outcome, mark = row.curve.outcome, row.curve.mark
    if outcome == "sign" and mark is not None:
        return signs.shortest_name(mark.finding)
    if outcome in {"settled", "slow"} and row.response.settled_hours is not None:
        return _SETTLED
    return _SO_FAR if outcome in {"easing", "open"} else _OUTCOMES.get(outcome, "")


_SETTLED, _SO_FAR = "Settled", "so far"
_OUTCOMES = {
    "past_72": "Past 72 h",
    "settled": "Hardly rose",
    "slow": "Not settled",
    "unknown": "Too few entries",
}


def earlier(hidden: int) -> str:
    """`+ 28 earlier, in the diary.`."""
    return f"+ {hidden} earlier, in the diary."


def note(line: NoteLine, session_number: int | None, now: date, times: Times) -> str:
    """`30 Oct: stiff after a long drive.`, or `30 Oct, session 5: ...`."""
    session = "" if session_number is None else f", session {session_number}"
    return f"{times.short_day(line.at, now)}{session}: {isolated(line.text)}"


def to_the_therapist(text: str) -> str:
    """`For this visit: ...`: what the patient wrote for this page."""
    return f"{FOR_THIS_VISIT}: {isolated(text)}"


def page_of(number_of_page: int, pages: int) -> str:
    """`page 2 of 5`."""
    return f"page {number_of_page} of {pages}"


def more_questions(hidden: int) -> str:
    """What is under the questions that there was room for."""
    return f"+ {hidden} more in the diary" if hidden else ""


def quality(kept: Quality, days: Share) -> str:
    """`74 entries on 36 of 41 days: 2 written later, 1 changed, 1 left out.`."""
    if not kept.entries:
        return NO_ENTRIES
    said = count(kept.entries, "entry", "entries")
    on = f"{said} on {days.count} of {count(days.of, 'day', 'days')}"
    parts = [f"{number(kept.written_later)} written later"]
    if kept.changed is not None:
        parts.append(f"{number(kept.changed)} changed")
    return f"{on}: {', '.join(parts)}, {number(kept.left_out)} left out."
