"""Words of the page about daily life: sleep, what was in the way, exercises, places, activities."""

from collections.abc import Iterable
from itertools import islice

from ptdiary.report.wording import dates, places
from ptdiary.report.wording.dates import count
from ptdiary.report.wording.page import average
from ptdiary.review.figures import (
    ActivityRow,
    Count,
    HomeExercises,
    Interference,
    Sleep,
)

DAILY = "Sleep, daily life, home exercises"
SLEEP, IN_THE_WAY, EXERCISES = "Sleep", "In the way", "Exercises"
WORSE, BETTER = "Worse with", "Better with"
NOT_ANSWERED_AT_ALL = "not answered"

WHERE = "Where it hurts"
LEFT, RIGHT = "L", "R"
SHADES = "Seen from behind. Black: most often."

CAN_DO = "Can do: 0 unable, 10 as before"
SMALLEST_CHANGE = "2 points is about the smallest change beyond error."

_MOST_NAMED = 3  # places, activities or triggers in one row


def sleep(nights: Sleep) -> str:
    """`19 good, 11 fair, 4 poor, 7 no answer`."""
    if not nights.good + nights.fair + nights.poor:
        return NOT_ANSWERED_AT_ALL
    return (
        f"{nights.good} good, {nights.fair} fair, {nights.poor} poor, {nights.no_answer} no answer"
    )


def in_the_way(found: Interference) -> str:
    """`average 2.1 of 10; severe on 3 of 34 days`."""
    if found.average is None:
        return NOT_ANSWERED_AT_ALL
    days = count(found.days_answered, "day", "days")
    lost = f"severe on {found.days_lost} of {days}"
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
    """`lower back 71 times, left leg 1`."""
    return counted_words((area(each.what), each.times) for each in areas) or NOT_ANSWERED_AT_ALL


def area(name: str) -> str:
    """`left leg` for `leg.left`, `lower back` for `back`."""
    place, _, side = name.partition(".")
    said = _AREAS.get(place, place.replace("_", " "))
    return f"{side} {said}" if side and side != "centre" else said


_AREAS = {"back": "lower back", "upper_back": "upper back"}


def triggers(counted: tuple[Count, ...]) -> str:
    """`bending 9 times, sitting 2`."""
    return counted_words((each.what, each.times) for each in counted)


def where_said(areas: tuple[Count, ...]) -> str:
    """`Lower back 71 times, left leg 1.`."""
    return f"{dates.sentence(where(areas))}."


def not_drawn(regions: tuple[Count, ...]) -> str:
    """`Not on the picture: front of the left thigh 2 times.`; empty where all is on it."""
    said = counted_words((places.region(each.what), each.times) for each in regions)
    return f"Not on the picture: {said}." if said else ""


def can_do(activity: ActivityRow) -> str:
    """`Put on socks: 3, now 6 (+3)`; rated once, `Put on socks: 3`."""
    first, last = activity.first.score, activity.last.score
    if activity.last.at == activity.first.at:
        return f"{activity.name}: {first}"
    return f"{activity.name}: {first}, now {last} ({last - first:+d})".replace("(+0)", "(same)")


def more_activities(hidden: int) -> str:
    """`+ 2 more in the diary.`, at the end of a list."""
    return f"+ {hidden} more in the diary."
