"""What may be said of a rating that was just saved: two numbers, and the person's own past.

It claims less than the rules do: nothing while somebody is to be told, *easing* only where the
course itself eases, and nothing at all where too little was written. The numbers are choices of
the project.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ptdiary.diary import Entry
from ptdiary.review.finding import Level, Review
from ptdiary.review.hours import DAY, ENDS, HOUR, instant
from ptdiary.review.index import Index
from ptdiary.review.records import SEVERE, Records, highest_of_days, is_rating
from ptdiary.review.responses import BEFORE
from ptdiary.review.stretch import Stretch, score_of
from ptdiary.review.usual import is_sore

FEWEST_RATINGS = 3  # the rating itself is one of them
FEWEST_SESSIONS = 5  # earlier ones that are rated at the same hour
NEAR = 3 * HOUR  # how far from that hour such a rating may lie
FEWEST_DAYS = 7  # rated days that make "most of your days" worth saying
DAYS_BACK = 28
BESIDE = 2 * DAY  # how old the rating before may be
# They tell the same two numbers, and what to do.
_SAY_IT_THEMSELVES = frozenset({"W-SLOW", "W-LATE"})

Way = Literal["easing", "higher", "after", "before", "usual", "beside", "first_day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SameHour:
    """What earlier sessions stood at, so many full hours after their ends: lowest to highest."""

    hours: int
    sessions: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MostDays:
    """On so many of the rated days of the past 4 weeks the highest rating was this score."""

    days: int
    rated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A rating beside an earlier one.

    `way`: easing or higher than `earlier` after a session; `after` it without a word for it;
    `before`, where `earlier` is from before the session; `beside` without a session; `usual` as on
    most days; `first_day` of the diary. `session` is when the session ended that it follows by at
    most 72 h.
    """

    way: Way
    rating: Entry
    earlier: Entry | None = None
    session: datetime | None = None
    same_hour: SameHour | None = None
    most_days: MostDays | None = None


def meaning(index: Index, review: Review, entry: Entry) -> Meaning | None:
    """What may be said of an entry that was just saved, as of the review; None: nothing.

    The entry has to be the latest rating. One that is left out of the course is none.
    """
    records, found = index.records, review.findings
    position = records.ratings_until(instant(review.at)) - 1
    if not is_rating(entry) or position < 0 or records.ratings[position].id != entry.id:
        return None
    if review.to_be_told:
        return None
    if any(each.told is None and each.rule.id in _SAY_IT_THEMSELVES for each in found):
        return None
    if position + 1 < FEWEST_RATINGS:
        first = records.entries[0].at.date() == entry.at.date()
        return Meaning(way="first_day", rating=entry) if first else None
    return (
        _after_session(index, review, position)
        or _as_usual(index, review, position)
        or _beside(records, position)
    )


def _after_session(index: Index, review: Review, position: int) -> Meaning | None:
    """Within 72 h after a session: beside the ratings since, else the last one before it."""
    records = index.records
    rating, time = records.ratings[position], records.rating_times[position]
    latest = records.session_before(time)
    if latest is None or time - records.ends[latest] > ENDS:
        return None
    session = records.sessions[latest].ended_at
    same_hour = _same_hour(records, position, latest)
    first = bisect_right(records.rating_times, records.ends[latest])
    if first < position:
        way, earlier = _course(index, review, position, latest)
        return Meaning(
            way=way, rating=rating, earlier=earlier, session=session, same_hour=same_hour
        )
    start = records.starts[latest]
    before = bisect_right(records.rating_times, start) - 1
    if before < 0 or start - records.rating_times[before] > BEFORE:
        return None
    return Meaning(
        way="before",
        rating=rating,
        earlier=records.ratings[before],
        session=session,
        same_hour=same_hour,
    )


def _course(index: Index, review: Review, position: int, session: int) -> tuple[Way, Entry]:
    """How a rating stands to those since the session, and the one that shows it."""
    records = index.records
    rating, last = records.ratings[position], records.ratings[position - 1]
    if score_of(rating) > score_of(last):
        return "higher", last
    stretch = _stretch_of(index, position)
    if (
        stretch is not None
        and _is_of(stretch, records.sessions[session].id)
        and score_of(rating) < score_of(stretch.peak)
        and (score_of(rating) < score_of(last) or stretch.clearly_lower)
        and review.level < Level.CONTACT  # told of, it is no less there
        and not _has_another_reason(rating)
    ):
        return "easing", stretch.peak
    return "after", last


def _stretch_of(index: Index, position: int) -> Stretch | None:
    """The raised stretch that a rating is in, or that it has closed."""
    rating = index.records.ratings[position]
    stretch = index.course.after[position]
    if stretch is not None:
        return stretch
    closed = (each for _, each in index.course.finished if each.closed_by is rating)
    return next(closed, None)


def _is_of(stretch: Stretch, session: str) -> bool:
    """Whether a stretch follows this session and no other."""
    follows = stretch.session is not None and stretch.session.id == session
    return follows and stretch.linked and stretch.overlap is None


def _has_another_reason(rating: Entry) -> bool:
    """Whether something else than the hours can make a rating lower, or speaks against it."""
    if rating.pain_relief == "yes" or rating.flare in ("yes", "cannot_cope"):
        return True
    return rating.since_yesterday == "worse" or score_of(rating) >= SEVERE


def _same_hour(records: Records, position: int, latest: int) -> SameHour | None:
    """What the sessions before stood at at the same hour; severe is never usual."""
    after = records.rating_times[position] - records.ends[latest]
    if after < HOUR or score_of(records.ratings[position]) >= SEVERE:
        return None
    scores = [
        score
        for each in range(latest)
        if (score := _score_at(records, each, records.ends[each] + after)) is not None
    ]
    if len(scores) < FEWEST_SESSIONS:
        return None
    return SameHour(
        hours=after // HOUR, sessions=len(scores), lowest=min(scores), highest=max(scores)
    )


def _score_at(records: Records, session: int, wanted: int) -> int | None:
    """The rating nearest an instant between the end of a session and that of the next one."""
    times, end = records.rating_times, records.ends[session]
    first = max(bisect_right(times, end), bisect_left(times, wanted - NEAR))
    last = min(bisect_right(times, wanted + NEAR), bisect_left(times, records.ends[session + 1]))
    near = range(first, last)
    if not near:
        return None
    return records.scores[min(near, key=lambda each: abs(times[each] - wanted))]


def _as_usual(index: Index, review: Review, position: int) -> Meaning | None:
    """Without a session in 72 h: where most days have this score as their highest."""
    records = index.records
    rating, score = records.ratings[position], records.scores[position]
    time = records.rating_times[position]
    usual = index.usual.at(time, instant(review.at))
    if score >= SEVERE or is_sore(score, usual) or review.level >= Level.CONTACT:
        return None
    if records.session_ended(time - ENDS, time):
        return None
    today = rating.at.date()
    first = today - timedelta(days=DAYS_BACK)
    since = bisect_left(records.rating_times, time - (DAYS_BACK + 2) * DAY)
    days = highest_of_days(records.ratings[since:position])
    highest = [each for day, each in days.items() if first <= day < today]
    there = highest.count(score)
    if len(highest) < FEWEST_DAYS or 2 * there <= len(highest):
        return None
    return Meaning(way="usual", rating=rating, most_days=MostDays(days=there, rated=len(highest)))


def _beside(records: Records, position: int) -> Meaning | None:
    """Beside the rating before, where that is not too old."""
    rating, last = records.ratings[position], records.ratings[position - 1]
    if records.rating_times[position] - records.rating_times[position - 1] > BESIDE:
        return None
    return Meaning(way="beside", rating=rating, earlier=last)
