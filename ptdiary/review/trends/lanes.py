"""What else was answered over the days of the timeline: what gets in the way, and what works.

Soreness is one side; the other is what the patient can do. Each lane is a question of its own,
on its own scale, and an answer that was not given is not there. Home exercises are what an entry
answers for all of them; what was ticked one by one stands among the sessions.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby, pairwise
from typing import Literal

from ptdiary.diary import Activity, Entry
from ptdiary.review.hours import DAY, elapsed, instant
from ptdiary.review.index import Index
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.series import BREAK
from ptdiary.review.trends.shapes import Lane, LaneValue, Series

Kind = Literal["interference", "sleep", "movement", "activities", "home_exercises"]
KINDS: tuple[Kind, ...] = ("interference", "sleep", "movement", "activities", "home_exercises")

# Choices of the project.
MOST_ACTIVITIES = 3  # lanes for own activities, those rated last
ACTIVITY_BREAK = 14 * DAY  # they are rated week by week

# An answer of an entry, None where there is none.
Answer = Callable[[Entry], int | str | None]


def lanes(index: Index, series: Series, kinds: Iterable[str]) -> tuple[Lane, ...]:
    """The lanes of these kinds, in their own order, for the days and the moment of a series.

    Sleep and home exercises: the last answer of each day, as on the printed page. Interference and
    movement: every answer, or where the series shows the daily highest, the worst of each day.
    Own activities: one lane each. A kind without any answer is one empty lane.
    """
    wanted = set(kinds)
    days = Days(first=series.first, last=series.last, now=instant(series.at))
    entries = days.entries(index.records)
    found: list[Lane] = []
    for kind in KINDS:
        if kind not in wanted:
            continue
        if kind == "activities":
            found += _activities(index.diary.activities, days)
        else:
            found.append(_lane(kind, entries, daily=series.daily_highest))
    return tuple(found)


def _lane(kind: Kind, entries: Sequence[Entry], *, daily: bool) -> Lane:
    answer, by_day = {
        "interference": (_interference, max if daily else None),
        "movement": (_movement, min if daily else None),
        "sleep": (_sleep, _last),
        "home_exercises": (_home_exercises, _last),
    }[kind]
    answered = [(each, said) for each in entries if (said := answer(each)) is not None]
    if by_day is not None:
        answered = [_of_day(list(group), by_day) for _, group in groupby(answered, key=_date)]
    breaks = _day_later if by_day is not None else _too_late
    breaking = {a.id for (a, _), (b, _) in pairwise(answered) if breaks(a, b)}
    return Lane(
        kind=kind,
        name="",
        values=tuple(
            LaneValue(
                entry=each.id,
                at=each.at,
                answer=said,
                breaks=each.id in breaking,
                time_unknown=bool(each.time_unknown),
            )
            for each, said in answered
        ),
    )


def _of_day(
    answered: list[tuple[Entry, int | str]], choose: Callable[[list[int | str]], int | str]
) -> tuple[Entry, int | str]:
    chosen = choose([said for _, said in answered])
    return next(pair for pair in reversed(answered) if pair[1] == chosen)


def _last(answers: list[int | str]) -> int | str:
    return answers[-1]


def _date(pair: tuple[Entry, int | str]) -> date:
    return pair[0].at.date()


def _too_late(before: Entry, after: Entry) -> bool:
    return elapsed(before.at, after.at) > BREAK


def _day_later(before: Entry, after: Entry) -> bool:
    return (after.at.date() - before.at.date()).days > 1


def _activities(activities: Iterable[Activity], days: Days) -> Iterator[Lane]:
    rated = [(each, list(_ratings(each, days))) for each in activities]
    some = sorted((pair for pair in rated if pair[1]), key=_latest, reverse=True)
    shown = {activity.id for activity, _ in some[:MOST_ACTIVITIES]}
    if not shown:
        yield Lane(kind="activities", name="", values=())
    for activity, ratings in rated:
        if activity.id in shown:
            breaking = [elapsed(a, b) > ACTIVITY_BREAK for (a, _), (b, _) in pairwise(ratings)]
            values = tuple(
                LaneValue(entry=None, at=at, answer=score, breaks=breaks)
                for (at, score), breaks in zip(ratings, [*breaking, False], strict=True)
            )
            yield Lane(
                kind="activities", name=activity.name, values=values, more=len(some) - len(shown)
            )


def _ratings(activity: Activity, days: Days) -> Iterator[tuple[datetime, int]]:
    held = [
        each for each in activity.ratings if days.hold(each.at) and instant(each.at) <= days.now
    ]
    for each in sorted(held, key=lambda rating: instant(rating.at)):
        yield each.at, each.score


def _latest(pair: tuple[Activity, list[tuple[datetime, int]]]) -> int:
    return instant(pair[1][-1][0])


def _interference(entry: Entry) -> int | None:
    return entry.interference


def _movement(entry: Entry) -> int | None:
    return entry.movement


def _sleep(entry: Entry) -> int | None:
    return entry.sleep_quality


def _home_exercises(entry: Entry) -> str | None:
    return entry.home_exercises


def rank(value: LaneValue) -> int | None:
    """An answer as a place on a scale of 0 to 10, for where days are taken together.

    Home exercises: none 0, some 5, all 10; None on a day for which none were planned.
    """
    if isinstance(value.answer, int):
        return value.answer
    return {"none": 0, "some": 5, "all": 10}.get(value.answer)
