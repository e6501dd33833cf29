"""What each session was followed by."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from ptdiary.diary.diary import Diary
from ptdiary.diary.session import Session
from ptdiary.review.finding import Response

HOUR = timedelta(hours=1)
BEFORE = timedelta(hours=24)  # how old the last rating before a session may be
WATCHED = timedelta(hours=72)  # how long the peak is looked for
NEAR = timedelta(hours=6)  # how far from 48 h and 72 h a rating still counts
SETTLED = 1  # settled is at most this much above `before`

Rating = tuple[datetime, int]


def responses(diary: Diary, at: datetime) -> tuple[Response, ...]:
    """One response for each session that ended by `at`, in the order of their ends.

    Only ratings up to `at` count; a rating is an entry with soreness that is not left out.
    """
    now = at.astimezone(UTC)
    sessions = [each for each in diary.sessions if each.ended_at.astimezone(UTC) <= now]
    ends = [each.ended_at.astimezone(UTC) for each in sessions]
    ratings = _ratings(diary, now)
    times = [time for time, _ in ratings]
    found = []
    for index, session in enumerate(sessions):
        next_end = ends[index + 1] if index + 1 < len(ends) else None
        # A rating at the very end of the next session is still a peak, but no longer settles.
        until = len(times) if next_end is None else bisect_right(times, next_end)
        after = ratings[bisect_right(times, ends[index]) : until]
        before = _before(session, ratings, times)
        found.append(_response(session.id, ends[index], next_end, before, after))
    return tuple(found)


def _ratings(diary: Diary, now: datetime) -> list[Rating]:
    ratings = []
    for entry in diary.entries:
        if entry.soreness is not None and entry.left_out is None:
            time = entry.at.astimezone(UTC)
            if time <= now:
                ratings.append((time, entry.soreness))
    return ratings


def _before(session: Session, ratings: list[Rating], times: list[datetime]) -> int | None:
    start = (session.started_at or session.ended_at).astimezone(UTC)
    index = bisect_right(times, start) - 1
    if index < 0 or start - times[index] > BEFORE:
        return None
    return ratings[index][1]


def _response(
    session: str,
    end: datetime,
    next_end: datetime | None,
    before: int | None,
    after: Sequence[Rating],
) -> Response:
    watched = [rating for rating in after if rating[0] - end <= WATCHED]
    peak = max(watched, key=lambda rating: rating[1], default=None)
    inside = after if next_end is None else after[: bisect_left(after, (next_end, -1))]
    settled = None if before is None else _settled(inside, before + SETTLED)
    return Response(
        session=session,
        before=before,
        peak=None if peak is None else peak[1],
        peak_hours=None if peak is None else (peak[0] - end) / HOUR,
        at_48h=_nearest(inside, end + 48 * HOUR),
        at_72h=_nearest(inside, end + 72 * HOUR),
        settled_hours=None if settled is None else (settled - end) / HOUR,
    )


def _nearest(ratings: Sequence[Rating], wanted: datetime) -> int | None:
    near = [rating for rating in ratings if abs(rating[0] - wanted) <= NEAR]
    return min(near, key=lambda rating: abs(rating[0] - wanted))[1] if near else None


def _settled(ratings: Sequence[Rating], settled: int) -> datetime | None:
    rose = False
    for time, soreness in ratings:
        if soreness > settled:
            rose = True
        elif rose:
            return time
    return None
