"""Pain that jumps or grows, with or without an open stretch (rule page, last list)."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise

from ptdiary.diary import Entry, Session
from ptdiary.review.case import Case, Condition, Evidence, Found, first_of
from ptdiary.review.hours import DAY, HOUR, instant
from ptdiary.review.rules.course import IMPROVES_BY, SEVERE, c_48, c_72, c_120, c_severe
from ptdiary.review.rules.urgent import c_night, u_night
from ptdiary.review.stretch import score_of
from ptdiary.review.usual import SESSION_REACH

SUDDEN_LASTS = 7 * DAY
JUMP = 3  # at 8 to 10 the change that matters is 3 to 4
JUMP_WITHIN = 24 * HOUR
SUDDEN_ABOVE_USUAL = 2
RISING_SESSIONS_LAST = 21 * DAY
RISING_SESSIONS = 3
RISE_IN_ALL = 2
RISE_OVER = 12 * HOUR


def u_sudden(case: Case) -> Found | None:
    """Sudden severe pain, and the latest rating is still 7 or more."""
    latest = case.latest_rating
    if latest is None or score_of(latest) < SEVERE:
        return None
    found = sudden_severe(case)
    return None if found is None else first_of(found, Found(entries=(latest,)))


def c_sudden(case: Case) -> Found | None:
    """Sudden severe pain that has eased since."""
    return sudden_severe(case) if u_sudden(case) is None else None


def sudden_severe(case: Case) -> Found | None:
    """Ratings of 7 or more that came suddenly: the words for the latest, all as evidence."""
    records = case.index.records
    ways = {}
    for place in range(
        bisect_right(records.rating_times, max(case.seen, case.now - SUDDEN_LASTS - 1)),
        records.ratings_until(case.now),
    ):
        way = _how_sudden(case, place)
        if way is not None:
            ways[place] = way
    if not ways:
        return None
    latest = max(ways)
    rating = records.ratings[latest]
    return Found(
        way=ways[latest],
        facts={"pain": score_of(rating), "date": rating.at},
        entries=tuple(records.ratings[place] for place in ways),
    )


def c_worse(case: Case) -> Found | None:
    """Soreness goes up instead of down, in one of four ways."""
    return first_of(
        _rebound(case), _rising(case), _worse_than_yesterday(case), _rising_after_sessions(case)
    )


def u_cancer(case: Case) -> Found | None:
    """A history of cancer, and pain that does not ease, grows, is severe or wakes her."""
    if not case.had_cancer:
        return None
    return first_of(
        _called("", first_of(c_72(case), c_48(case))),
        _called("worse", c_worse(case)),
        _called("severe", c_severe(case)),
        _called("lasting", c_120(case)),
        _at_night(case),
    )


def _how_sudden(case: Case, place: int) -> str | None:
    """The way in which a rating is sudden severe pain; None if it is not."""
    records = case.index.records
    score = records.scores[place]
    if score < SEVERE:
        return None
    if place and score - records.scores[place - 1] >= JUMP:
        times = records.rating_times
        if times[place] - times[place - 1] <= JUMP_WITHIN:
            return ""
    usual = case.profile.usual_soreness or 0
    sudden = records.ratings[place].sudden_onset == "yes"
    return "onset" if sudden and score - usual >= SUDDEN_ABOVE_USUAL else None


def _rebound(case: Case) -> Found | None:
    stretch = case.stretch
    if stretch is None or stretch.rebound is None:
        return None
    return Found(way="rebound", entries=(stretch.rebound,), session=stretch.session)


def _rising(case: Case) -> Found | None:
    """No session, and up from the first rating by 2 over at least 12 h."""
    stretch = case.stretch
    if stretch is None or stretch.session is not None or stretch.elapsed < RISE_OVER:
        return None
    if score_of(stretch.latest) - score_of(stretch.opened) < RISE_IN_ALL:
        return None
    way = "above_start" if stretch.drop else ""  # it came down from its highest
    return Found(way=way, entries=(stretch.opened, stretch.latest))


def _worse_than_yesterday(case: Case) -> Found | None:
    stretch = case.stretch
    if stretch is None or stretch.elapsed <= IMPROVES_BY:
        return None
    if stretch.latest.since_yesterday != "worse":
        return None
    return Found(way="yesterday", entries=(stretch.latest,), session=stretch.session)


def _rising_after_sessions(case: Case) -> Found | None:
    """The highest ratings after the last 3 sessions that were followed by any strictly rise."""
    last_three = list(islice(_highest_after_sessions(case), RISING_SESSIONS))[::-1]
    scores = [score_of(rating) for rating, _ in last_three]
    rises = len(scores) == RISING_SESSIONS and all(a < b for a, b in pairwise(scores))
    if not rises or scores[-1] - scores[0] < RISE_IN_ALL:
        return None
    return Found(
        way="sessions",
        facts=dict(zip("abc", scores, strict=True)),
        entries=tuple(rating for rating, _ in last_three),
        session=last_three[-1][1],
    )


def _highest_after_sessions(case: Case) -> Iterator[tuple[Entry, Session]]:
    """The highest rating after each session that was followed by any, the latest session first."""
    until = case.now
    for session in reversed(case.sessions_within(RISING_SESSIONS_LAST)):
        end = instant(session.ended_at)
        highest = _highest(case, end, min(end + SESSION_REACH, until))
        if highest is not None:
            yield highest, session
        until = end


def _highest(case: Case, after: int, until: int) -> Entry | None:
    """The first of the highest ratings later than one instant and not later than another."""
    records = case.index.records
    first = bisect_right(records.rating_times, after)
    ratings = records.ratings[first : records.ratings_until(until)]
    return max(ratings, key=score_of, default=None)


def _at_night(case: Case) -> Found | None:
    found = u_night(case) or c_night(case)
    if found is None:
        return None
    return _called("night_unsure" if found.way == "unsure" else "night", found)


def _called(way: str, found: Found | None) -> Found | None:
    return None if found is None else found.told(way, **found.facts)


RULES = (
    Condition(
        "U-SUDDEN",
        u_sudden,
        facts=("pain", "date"),
        evidence=Evidence.SUDDEN_ONSET | Evidence.SORENESS,
    ),
    Condition("U-CANCER", u_cancer, facts=("pain",), evidence=Evidence.ANSWER | Evidence.SORENESS),
    Condition("C-WORSE", c_worse, facts=("a", "b", "c"), evidence=Evidence.SORENESS),
    Condition("C-SUDDEN", c_sudden, facts=("pain", "date")),  # U-SUDDEN had its mark
)
