"""Words of the page for the therapist, and how its figures are said."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice

from ptdiary.diary import Appointment, Contact, Session, Week
from ptdiary.review.page.figures import (
    ActivityRow,
    Average,
    Count,
    ExerciseLimits,
    FlareUp,
    HomeExercises,
    Interference,
    NoteLine,
    Quality,
    SessionRow,
    Share,
    Sleep,
    Trend,
)
from ptdiary.words import body_regions, dates, signs
from ptdiary.words.dates import NOT_ANSWERED, Times, count, joined, number

# Every word of the one-page summary, and how its figures are said.

# The first is also the title of the file.
TITLE, TITLE_OF_BACK = "Soreness summary", "Back soreness summary"
PATIENT, DATES, THERAPIST, APPOINTMENT = "Patient", "Dates", "Therapist", "Next appointment"
NOT_GIVEN = "Not given"
NAME_HIDDEN = "Not printed"
NO_APPOINTMENT = "None set"

NO_ENTRIES = "There is no entry in this period."
LAST_RATING, PAST_WEEK, HIGHEST = "Last rating", "Past 7 days", "Highest"
SESSIONS, DAYS = "Sessions", "Days with an entry"
NO_RATING = "no rating"

CHART = "Soreness over time"
SESSION_TABLE = "Sessions and response"
SESSION_NOTE = f"Soreness 0 to 10.  {NOT_ANSWERED} means no entry near that time."
COLUMNS = (
    "No.", "Date", "What was done", "Before", "Peak", "48 h", "72 h", "0 to 72 h", "Response",
)  # fmt: skip
SESSION_SAID = (  # a row if there is no table
    "No. {number}, {day}: {done}",
    "Before {before}. Peak {peak}. 48 h: {at_48h}. 72 h: {at_72h}. Response: {response}.",
)
NO_SESSIONS = "No session was recorded in this period."

QUESTIONS = "Questions to ask"
NO_QUESTIONS = "None written down."
NOTES = "Patient's notes"
NO_NOTES = "None written down."
FOR_THIS_VISIT = "For this visit"
THERAPIST_NOTES = "Therapist's notes"
MORE_IN_THE_DIARY = "… more in the diary"

FOOTER = "From the patient's own diary. 0 is no soreness, 10 the worst imaginable. Not a diagnosis."

_MANY_DAYS, _TOO_MANY_DAYS = 2, 9  # days of the highest score: all named, one named, counted
_MOST_FLARES, _MOST_WEEKS = 4, 8
_NAME_BESIDE_HOURS = 10  # characters that leave room for the hours in a narrow cell


def printed(at: date, times: Times) -> str:
    """`Printed Saturday 21 November 2026`."""
    return f"Printed {times.full_day(at)}"


def version(number_of_version: str) -> str:
    """`PT Diary 0.1.0`."""
    return f"PT Diary {number_of_version}"


def therapist(contact: Contact | None) -> str:
    """`Dana Reyes, 555 0142`."""
    said = [part for part in (contact and contact.name, contact and contact.phone) if part]
    return ", ".join(said) or NOT_GIVEN


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
    if value is None:
        return NOT_ANSWERED
    tenths = int(value.exact * 10 + value.exact.__class__(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


def last_rating_when(at: datetime | None, now: date, times: Times) -> str:
    """`20 Nov, 19:58`."""
    return NO_RATING if at is None else moment(at, now, times)


def moment(at: datetime, now: date, times: Times) -> str:
    """`20 Nov, 19:58`; of another year `20 Nov 2025`, which leaves no room for the clock."""
    day = times.short_day(at, now)
    return f"{day}, {times.clock(at)}" if at.year == now.year else day


def past_week(now: Average | None, before: Average | None) -> str:
    """`average; was 3.8`."""
    if now is None:
        return NO_RATING
    return "average" if before is None else f"average; was {average(before)}"


def highest_days(days: tuple[date, ...], now: date, times: Times) -> str:
    """`28 Oct and 10 Nov`, `10 Nov, 4 more days`, or `on 40 days`."""
    if not days:
        return NO_RATING
    if len(days) == 1:
        return times.short_day(days[0], now)
    if len(days) > _TOO_MANY_DAYS or days[-1].year != now.year:
        return f"on {len(days)} days"
    if len(days) <= _MANY_DAYS and days[0].year == now.year:
        return joined(times.short_day(each) for each in days)
    return f"{times.short_day(days[-1])}, {count(len(days) - 1, 'more day', 'more days')}"


def settled(share: Share, flat: int) -> str:
    """`4 settled, 3 did not rise`; `7 settled by 72 h` where each that is known rose."""
    return f"{share.count} settled, {flat} did not rise" if flat else _settled_by(share)


def _settled_by(share: Share) -> str:
    return f"{share.count} settled by 72 h"


def trend(found: Trend | None) -> str:
    """`Middle of the last 7 days 7; of 4 to 6 weeks before 3.`; empty where it is not known."""
    if found is None:
        return ""
    return f"Middle of the last 7 days {found.now}; of 4 to 6 weeks before {found.before}."


def flare_ups(found: tuple[FlareUp, ...], now: date, times: Times) -> str:
    """`Flare-ups: 9 to 12 Mar (after long driving).`; empty without one."""
    latest = [_flare_up(each, now, times) for each in found[-_MOST_FLARES:]]
    more = len(found) - _MOST_FLARES
    said = [*[f"{more} earlier"] * (more > 0), *latest]
    return f"Flare-ups: {', '.join(said)}." if found else ""


def _flare_up(found: FlareUp, now: date, times: Times) -> str:
    day = times.span(found.first, found.last, now)
    before = dates.joined(dates.lower(each) for each in found.before)
    return f"{day} (after {before})" if before else day


def weeks(found: tuple[Week, ...]) -> str:
    """`Weeks: average soreness 5, 5, 6; enjoyment 4, 4, 6; everyday 3, 3, 5.`; empty without."""
    latest = found[-_MOST_WEEKS:]
    told = (
        ("average soreness", [each.pain for each in latest]),
        ("enjoyment", [each.enjoyment for each in latest]),
        ("everyday", [each.everyday for each in latest]),
    )
    said = [
        f"{name} {', '.join(map(number, scores))}"
        for name, scores in told
        if any(score is not None for score in scores)
    ]
    return f"Weeks: {'; '.join(said)}." if said else ""


def unsure_of_form(found: tuple[Count, ...]) -> str:
    """`Not sure it was right: side plank (2 sessions).`; empty without one."""
    said = [
        f"{' '.join(each.what.split())} ({count(each.times, 'session', 'sessions')})"
        for each in found[:_MOST_NAMED]
    ]
    return f"Not sure it was right: {', '.join(said)}." if said else ""


def skipped(found: tuple[Count, ...]) -> str:
    """`Home exercises left out: pain 3 times, no time 2.`; empty without a reason."""
    said = counted_words((SKIPPED[each.what], each.times) for each in found)
    return f"Home exercises left out: {said}." if said else ""


SKIPPED = {
    "pain": "pain",
    "tired": "tired",
    "no_time": "no time",
    "forgot": "forgot",
    "unsure_how": "not sure how",
    "told_not_to": "told to leave them out",
    "other": "another reason",
}


def limits(found: ExerciseLimits | None) -> str:
    """`Therapist's limits: effort 6, pain 4; above it in 1 session.`; empty without one."""
    if found is None:
        return ""
    told = (("effort", found.effort), ("pain", found.pain))
    said = ", ".join(f"{name} {limit}" for name, limit in told if limit is not None)
    above = f"; above it in {count(found.above, 'session', 'sessions')}" if found.above else ""
    return f"Therapist's limits: {said}{above}."


def of_days(share: Share) -> str:
    """`of 41 days`."""
    return "of 1 day" if share.of == 1 else f"of {share.of} days"


def day_in_table(at: date, now: date, times: Times) -> str:
    """`Mon 23 Nov`; of another year `23 Nov 2025`, as there is room for."""
    if at.year == now.year:
        return times.short_day_with_weekday(at)
    return times.short_day(at, now)


def done(session: Session) -> str:
    """`Hip hinge, bridges`: the exercises, else the kinds of work, else the dash."""
    names = [each.name for each in session.exercises if each.name.strip()]
    if not names:
        names = [body_regions.COMPONENTS[each] for each in session.components]
    return dates.sentence(", ".join(names)) or NOT_ANSWERED


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
        return f"Settled, {dates.hours(settled_hours)}"
    if outcome in {"easing", "open"}:
        return f"{dates.hours(hours_since)} so far"
    return _OUTCOMES.get(outcome, "")


_OUTCOMES = {
    "past_72": "Past 72 h",
    "settled": "Did not rise",
    "slow": "Not settled",
    "unknown": "Too few entries",
}


def earlier(hidden: int) -> str:
    """`+ 28 earlier`."""
    return f"+ {hidden} earlier, in the diary"


def note(line: NoteLine, session_number: int | None, now: date, times: Times) -> str:
    """`30 Oct: stiff after a long drive.`, or `30 Oct, session 5: ...`."""
    session = "" if session_number is None else f", session {session_number}"
    return f"{times.short_day(line.at, now)}{session}: {line.text}"


def to_the_therapist(text: str) -> str:
    """`For this visit: ...`: what the patient wrote for this page."""
    return f"{FOR_THIS_VISIT}: {text}"


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


DAILY = "Sleep, daily life, home exercises"
SLEEP, IN_THE_WAY, EXERCISES = "Sleep", "Kept from doing things", "Exercises"
WORSE, BETTER = "Worse with", "Better with"
NOT_ANSWERED_AT_ALL = "not answered"

WHERE = "Where it hurts"
LEFT, RIGHT = "L", "R"
SHADES = "Seen from behind. Black: most often."

CAN_DO = "Can do: 0 unable, 10 as before"
SMALLEST_CHANGE = "3 points on one activity is about the smallest change beyond error."
SMALLEST_CHANGE_OF_MEAN = "2 points on the mean is about the smallest change beyond error."

_MOST_NAMED = 3  # places, activities or triggers in one row


def sleep(nights: Sleep) -> str:
    """`19 good, 11 fair, 4 poor, 7 no answer`."""
    if not nights.good + nights.fair + nights.poor:
        return NOT_ANSWERED_AT_ALL
    return (
        f"{nights.good} good, {nights.fair} fair, {nights.poor} poor, {nights.no_answer} no answer"
    )


def in_the_way(found: Interference) -> str:
    """`average 2.1 of 10; 7 or more on 3 of 34 days`."""
    if found.average is None:
        return NOT_ANSWERED_AT_ALL
    days = count(found.days_answered, "day", "days")
    lost = f"7 or more on {found.days_lost} of {days}"
    return f"average {average(found.average)} of 10; {lost}"


def exercises(days: HomeExercises) -> str:
    """`21 of 29 days, 4 in part, 7 no answer`; `none planned on 2 days, 7 no answer`."""
    planned = days.all + days.some + days.none
    if not planned and not days.none_planned:
        return NOT_ANSWERED_AT_ALL
    said = [f"{days.all} of {count(planned, 'day', 'days')}"] * bool(planned)
    said += [f"none planned on {count(days.none_planned, 'day', 'days')}"] * (not planned)
    said += [f"{days.some} in part"] * bool(days.some)
    said += [f"{days.no_answer} no answer"] * bool(days.no_answer)
    return ", ".join(said)


def counted_words(counted: Iterable[tuple[str, int]]) -> str:
    """`lower back 71 times, left leg 1`: the first few, each with its number."""
    (what, times), *rest = [*islice(counted, _MOST_NAMED)] or [("", 0)]
    if not times:
        return ""
    first = f"{what} {dates.count(times, 'time', 'times')}"
    return ", ".join([first, *(f"{word} {number_of}" for word, number_of in rest)])


def where(areas: tuple[Count, ...]) -> str:
    """`lower back 71 times, left leg 1`; empty without one."""
    return counted_words((area(each.what), each.times) for each in areas)


def area(name: str) -> str:
    """`left leg` for `leg.left`, `lower back` for `back`."""
    place, _, side = name.partition(".")
    said = _AREAS.get(place, place.replace("_", " "))
    return f"{side} {said}" if side and side != "centre" else said


_AREAS = {"back": "lower back", "upper_back": "upper back"}


def triggers(counted: tuple[Count, ...]) -> str:
    """`bending 9 times, sitting 2`."""
    return counted_words((each.what, each.times) for each in counted)


def where_said(areas: tuple[Count, ...], *, hidden: bool) -> str:
    """`Lower back 71 times, left leg 1.`; empty where all that was marked is not on the picture."""
    if not areas:
        return "" if hidden else f"{dates.sentence(NOT_ANSWERED_AT_ALL)}."
    return f"{dates.sentence(where(areas))}."


def not_drawn(regions: tuple[Count, ...]) -> str:
    """`Not on the picture: front of the left thigh 2 times.`; empty if all is on it."""
    said = counted_words((body_regions.region(each.what), each.times) for each in regions)
    return f"Not on the picture: {said}." if said else ""


def can_do(activity: ActivityRow) -> str:
    """`Put on socks: 3, now 6 (+3)`; rated once, `Put on socks: 3`."""
    first, last = activity.first.score, activity.last.score
    if activity.last.at == activity.first.at:
        return f"{activity.name}: {first}"
    return f"{activity.name}: {first}, now {last} ({last - first:+d})".replace("(+0)", "(same)")


def mean(activities: tuple[ActivityRow, ...]) -> str:
    """`Mean of 3: 4.0, now 6.3`; empty of one, and of those that were all rated once."""
    again = [each for each in activities if each.last.at != each.first.at]
    if len(again) < _FEWEST_FOR_A_MEAN:
        return ""
    first, last = (
        average(Average(total=sum(scores), count=len(again)))
        for scores in (
            [each.first.score for each in again], [each.last.score for each in again]
        )
    )  # fmt: skip
    return f"Mean of {len(again)}: {first}, now {last}"


_FEWEST_FOR_A_MEAN = 2


def more_activities(hidden: int) -> str:
    """`+ 2 more in the diary.`, at the end of a list."""
    return f"+ {hidden} more in the diary."
