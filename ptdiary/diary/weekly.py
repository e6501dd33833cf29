"""The weekly question about the patient's own activities: when it is due, what it writes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from ptdiary.diary.diary import Diary
from ptdiary.diary.plan import Activity, ActivityRating

WEEK = timedelta(days=7)
MOST_ACTIVITIES = 5  # that are asked about; a longer list is not answered by tired people


def latest_rating(activities: Iterable[Activity]) -> datetime | None:
    """When an activity was rated last; None if none ever was."""
    return max((each.at for activity in activities for each in activity.ratings), default=None)


def is_due(activities: tuple[Activity, ...], now: datetime) -> bool:
    """Whether there are activities, and none of them was rated in the last 7 days."""
    latest = latest_rating(activities)
    return bool(activities) and (latest is None or now - latest >= WEEK)


def is_offered(diary: Diary, now: datetime) -> bool:
    """Whether to offer to name the first activity: each week on the weekday of the first entry."""
    if diary.activities or not diary.entries:
        return False
    days = (now.date() - diary.entries[0].at.date()).days
    return days > 0 and days % WEEK.days == 0


def rated(
    activities: Iterable[Activity], scores: Mapping[str, int], at: datetime
) -> tuple[Activity, ...]:
    """The activities that `scores` (0 to 10, by id) speaks of, each with one rating more."""
    return tuple(
        replace(each, ratings=(*each.ratings, ActivityRating(at=at, score=scores[each.id])))
        for each in activities
        if each.id in scores
    )
