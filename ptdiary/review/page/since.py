"""What was since the last visit, beside as many days before it; without a visit, in the period."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from ptdiary.diary import CORE_CHECKS, Activity, ActivityRating, Entry, Session
from ptdiary.review.averages import Rated, average, scored_days
from ptdiary.review.hours import instant
from ptdiary.review.index import Index
from ptdiary.review.page.figures import ActivityRow, Share, Since
from ptdiary.review.records import is_rating
from ptdiary.review.rulebook import RuleBook
from ptdiary.review.trends.answer import verdict_at
from ptdiary.review.trends.days import first_day
from ptdiary.review.trends.shapes import Mark
from ptdiary.review.visits import Visit


def since_of(
    index: Index,
    rulebook: RuleBook,
    visit: Visit | None,
    first: date,
    end: datetime,
    marks: Iterable[Mark],
) -> Since:
    """The figures from the last visit to `end`; of the days from `first` on where there is none.

    `marks` are the warnings of these days. Before and after a visit are told apart to the minute,
    so that what was rated on the morning of the visit counts as before it.
    """
    begun = first if visit is None else visit.at.date()
    last = max(begun, end.date())
    entries = [each for each in _until(index, end) if _is_after(each.at, visit, first)]
    rated = [each for each in entries if is_rating(each)]
    latest = tuple(_rated(rated))
    before = () if visit is None else _before(index, visit)
    earliest = _first_before(index, visit, (last - begun).days) if visit and before else begun
    sessions = [each for each in index.records.sessions if _is_since(each, visit, first, end)]
    return Since(
        visit=visit,
        first=begun,
        last=last,
        average=average(latest, begun, last),
        before=average(before, earliest, begun),
        verdict=None
        if visit is None
        else verdict_at(
            index,
            rulebook,
            end,
            scored_days(before, earliest, begun),
            scored_days(latest, begun, last),
        ),
        latest=rated[-1] if rated else None,
        sessions=len(sessions),
        at_home=sum(each.setting == "home" for each in sessions),
        warnings=tuple(each for each in marks if _lasts(each, visit)),
        asked=Share(count=sum(map(asked_all, entries)), of=len(entries)),
        goal=None if visit is None else _goal(index.diary.activities, visit, end),
    )


def asked_all(entry: Entry) -> bool:
    """Whether all seven core checks were answered."""
    return all(entry.check(name) not in {None, "declined"} for name in CORE_CHECKS)


def _until(index: Index, end: datetime) -> Sequence[Entry]:
    return index.records.entries[: index.records.entries_until(instant(end))]


def _is_after(at: datetime, visit: Visit | None, first: date) -> bool:
    return at.date() >= first if visit is None else instant(at) > instant(visit.at)


def _is_since(session: Session, visit: Visit | None, first: date, end: datetime) -> bool:
    """Whether a session came after the visit; what was done in the visit itself did not."""
    at = session.ended_at
    if instant(at) > instant(end) or not _is_after(at, visit, first):
        return False
    return visit is None or session.setting == "home" or at.date() > visit.at.date()


def _before(index: Index, visit: Visit) -> tuple[Rated, ...]:
    """All ratings up to the visit."""
    return tuple(_rated(each for each in _until(index, visit.at) if is_rating(each)))


def _first_before(index: Index, visit: Visit, days: int) -> date:
    """The first of as many days up to the visit, from the first day of the diary on."""
    return max(visit.at.date() - timedelta(days=days), first_day(index.records))


def _rated(entries: Iterable[Entry]) -> Iterable[Rated]:
    return ((each.at, each.soreness) for each in entries if each.soreness is not None)


def _lasts(mark: Mark, visit: Visit | None) -> bool:
    """Whether a warning came after the visit, or was still there after it."""
    return visit is None or instant(mark.until or mark.at) > instant(visit.at)


def _goal(activities: Iterable[Activity], visit: Visit, end: datetime) -> ActivityRow | None:
    """The first activity that was rated up to the visit and again since: both ratings."""
    for activity in activities:
        rated = sorted(activity.ratings, key=_rated_at)
        before = [each for each in rated if instant(each.at) <= instant(visit.at)]
        after = [each for each in rated[len(before) :] if instant(each.at) <= instant(end)]
        if before and after:
            return ActivityRow(name=activity.name, first=before[-1], last=after[-1])
    return None


def _rated_at(rating: ActivityRating) -> int:
    return instant(rating.at)
