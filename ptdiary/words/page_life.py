"""Words of the page about daily life: where it hurts, what the patient can do, sleep, exercises."""

from collections.abc import Iterable, Sequence
from itertools import islice

from ptdiary.isolate import isolated
from ptdiary.review.page.figures import (
    ActivityRow,
    Average,
    Count,
    HomeExercises,
    Interference,
    Sleep,
)
from ptdiary.review.trends.band import BandHour
from ptdiary.words import dates
from ptdiary.words.aligned import percentile
from ptdiary.words.dates import count
from ptdiary.words.page import average

SLEEP, IN_THE_WAY, EXERCISES = "Sleep", "Kept from doing things", "Exercises"
WORSE, BETTER = "Worse with", "Better with"
NOT_ANSWERED_AT_ALL = "not answered"

WHERE = "Where it hurts"

UNSURE, SKIPPED_WHY = "Not sure it was right", "Home exercises left out"

AFTER_SESSIONS = "After sessions"
_BAND = (
    "{hours} h (n = {count}): middle {middle}, half {quarter} to {most},"
    " 9 of 10 from {low} to {high}."
)
_BAND_AGAIN = "{hours} h ({count}): {middle}, {quarter} to {most}, {low} to {high}."

CAN_DO = "Can do: 0 unable, 10 as before"
SMALLEST_CHANGE = "3 points on one activity is about the smallest change beyond error."
SMALLEST_CHANGE_OF_MEAN = (
    "2 points on the mean is about the smallest change beyond error, 3 on one alone."
)
WITHIN_ERROR = "{said}, within error"
_BEYOND_ERROR = 3  # points on one activity

_MOST_NAMED = 3  # places, activities or triggers in one row


def after_sessions(band: Sequence[BandHour]) -> str:
    """`24 h (n = 9): middle 4, half 3 to 5, 9 of 10 from 2 to 6.`, then the same in short."""
    said: list[str] = []
    for each in band:
        low, quarter, middle, most, high = map(percentile, each.percentiles)
        said.append(
            (_BAND_AGAIN if said else _BAND).format(
                hours=round(each.hours),
                count=each.sessions,
                low=low,
                quarter=quarter,
                middle=middle,
                most=most,
                high=high,
            )
        )
    return " ".join(said)


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


def exercises(days: HomeExercises, *, ticked: bool = False) -> str:
    """`21 of 29 days, 4 in part, 7 no answer`; `none planned on 2 days, 7 no answer`.

    `ticked`: they were written down one by one, and the plan tells them: empty without an answer.
    """
    planned = days.all + days.some + days.none
    if not planned and not days.none_planned:
        return "" if ticked else NOT_ANSWERED_AT_ALL
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
    return counted_words((isolated(each.what), each.times) for each in counted)


def where_said(areas: tuple[Count, ...]) -> str:
    """`lower back 71 times, left leg 1`; that nothing was answered where nothing was marked."""
    return where(areas) or NOT_ANSWERED_AT_ALL


def can_do(activity: ActivityRow) -> str:
    """`Put on socks: 3, now 6 (+3)`; rated once, `Put on socks: 3`."""
    first, last = activity.first.score, activity.last.score
    name = isolated(activity.name)
    if activity.last.at == activity.first.at:
        return f"{name}: {first}"
    return f"{name}: {first}, now {last} ({last - first:+d})".replace("(+0)", "(same)")


def goal(activity: ActivityRow) -> str:
    """The same where no word about error stands beside it: `Put on socks: 5, now 6 (+1)`, ..."""
    said = can_do(activity)
    change = abs(activity.last.score - activity.first.score)
    return WITHIN_ERROR.format(said=said) if 0 < change < _BEYOND_ERROR else said


def mean(activities: tuple[ActivityRow, ...]) -> str:
    """`Mean of 3: 4.0, now 6.3 (+2.3)`; empty of one, and of those that were all rated once."""
    again = [each for each in activities if each.last.at != each.first.at]
    if len(again) < _FEWEST_FOR_A_MEAN:
        return ""
    total = sum(each.first.score for each in again)
    gained = sum(each.last.score - each.first.score for each in again)
    first, last, change = (
        average(Average(total=each, count=len(again)))
        for each in (total, total + gained, abs(gained))
    )
    gain = f"{'-' if gained < 0 else '+'}{change}" if gained else "same"
    return f"Mean of {len(again)}: {first}, now {last} ({gain})"


_FEWEST_FOR_A_MEAN = 2


def more_activities(hidden: int) -> str:
    """`+ 2 more in the diary.`, at the end of a list."""
    return f"+ {hidden} more in the diary."


def unsure_of_form(found: tuple[Count, ...]) -> str:
    """`side plank (2 sessions).`; empty without one."""
    said = [
        f"{isolated(' '.join(each.what.split()))} ({count(each.times, 'session', 'sessions')})"
        for each in found[:_MOST_NAMED]
    ]
    return f"{', '.join(said)}." if said else ""


def skipped(found: tuple[Count, ...]) -> str:
    """`pain 3 times, no time 2.`; empty without a reason."""
    said = counted_words((SKIPPED[each.what], each.times) for each in found)
    return f"{said}." if said else ""


SKIPPED = {
    "pain": "pain",
    "tired": "tired",
    "no_time": "no time",
    "forgot": "forgot",
    "unsure_how": "not sure how",
    "told_not_to": "told to leave them out",
    "other": "another reason",
}
