"""Soreness that runs as soreness after exercise usually does; only if no other rule fired."""

from bisect import bisect_left

from ptdiary.diary import Entry
from ptdiary.review.case import Case, Condition, Found
from ptdiary.review.finding import Fact
from ptdiary.review.hours import HOUR, instant
from ptdiary.review.rules.course import after_hands_on, opened_early
from ptdiary.review.stretch import ONSET_CLOSES, RAISED_BY, Stretch, score_of

RATING_LASTS = 48 * HOUR
SETTLED_LASTS = 72 * HOUR


def x_manual(case: Case) -> Found | None:
    """An open stretch that began soon after hands-on treatment."""
    stretch = case.stretch
    if _recent_rating(case) is None or stretch is None:
        return None
    if not (after_hands_on(stretch) and opened_early(stretch)):
        return None
    return Found(entries=(stretch.opened, stretch.latest), session=stretch.session)


def x_doms(case: Case) -> Found | None:
    """Any other open stretch."""
    stretch = case.stretch
    if _recent_rating(case) is None or stretch is None or x_manual(case) is not None:
        return None
    begun_unseen = (stretch.opened_after or 0) > ONSET_CLOSES
    return Found(
        way="began_unseen" if begun_unseen else "",
        facts=_easing_after(case, stretch),
        entries=(stretch.opened, stretch.latest),
        session=stretch.session,
    )


def x_settled(case: Case) -> Found | None:
    """No open stretch; one closed within 72 h."""
    latest = _recent_rating(case)
    if latest is None or case.stretch is not None:
        return None
    closed = case.index.course.closed_at(case.now)
    if closed is None or closed.closed_by is None:
        return None
    if case.age(closed.closed_by.at) > SETTLED_LASTS:
        return None
    usual = closed.usual if closed.closed_by is latest else _usual_for(case, latest)
    return Found(
        way=_against(usual, latest), entries=(closed.closed_by, latest), session=closed.session
    )


def x_usual(case: Case) -> Found | None:
    """No open stretch, and none closed within 72 h."""
    latest = _recent_rating(case)
    if latest is None or case.stretch is not None or x_settled(case) is not None:
        return None
    return Found(way=_against(_usual_for(case, latest), latest), entries=(latest,))


def _easing_after(case: Case, stretch: Stretch) -> dict[str, Fact]:
    """When the session ended whose soreness is easing: the latest rating since is not the highest.

    Empty where it is not easing.
    """
    if stretch.session is None:
        return {}
    records = case.index.records
    first = bisect_left(records.rating_times, instant(stretch.session.ended_at))
    scores = records.scores[first : records.ratings_until(case.now)]
    easing = bool(scores) and scores[-1] < max(scores)
    return {"easing_after": stretch.session.ended_at} if easing else {}


def _recent_rating(case: Case) -> Entry | None:
    """The latest rating, if it is at most 48 h old and after S."""
    latest = case.latest_rating
    if latest is None or case.age(latest.at) > RATING_LASTS or not case.after_seen(latest.at):
        return None
    return latest


def _usual_for(case: Case, rating: Entry) -> int | None:
    return case.index.usual.at(instant(rating.at))


def _against(usual: int | None, rating: Entry) -> str:
    """Whether a rating is about the usual score, below it, or that score is unknown."""
    if usual is None:
        return "usual_unknown"
    return "below" if usual - score_of(rating) >= RAISED_BY else ""


RULES = (
    Condition("X-DOMS", x_doms, facts=("easing_after",)),
    Condition("X-MANUAL", x_manual),
    Condition("X-SETTLED", x_settled),
    Condition("X-USUAL", x_usual),
)
