"""What each session was followed by."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from ptdiary.diary import Diary
from ptdiary.review.finding import Response
from ptdiary.review.hours import EASES, ENDS, HOUR, instant
from ptdiary.review.records import NEVER, Records, read_records

BEFORE = 24 * HOUR  # how old the last rating before a session may be
NEAR = 6 * HOUR  # how far from 48 h and 72 h a rating still counts
SETTLED = 1  # settled is at most this much above `before`

# The instant of a rating, and its score
Rating = tuple[int, int]


def responses(diary: Diary, at: datetime) -> tuple[Response, ...]:
    """One response for each session that ended by `at`, in the order of their ends.

    Only ratings up to `at` count; a rating is an entry with soreness that is not left out.
    """
    records, now = read_records(diary), instant(at)
    ended = bisect_right(records.ends, now)
    return tuple(response_to(records, position, now) for position in range(ended))


def response_to(records: Records, position: int, now: int) -> Response:
    """What followed the session at this position, as of the instant `now`."""
    ended = bisect_right(records.ends, now)
    end = records.ends[position]
    next_end = records.ends[position + 1] if position + 1 < ended else NEVER
    # A rating at the very end of the next session is still a peak, but it no longer settles.
    after = _ratings(records, bisect_right(records.rating_times, end), min(next_end, now))
    inside = [rating for rating in after if rating[0] < next_end]
    watched = [rating for rating in after if rating[0] - end <= ENDS]
    before = score_before(records, records.starts[position])
    peak = max(watched, key=_score, default=None)
    settled = None if before is None else _settled(inside, before + SETTLED)
    return Response(
        session=records.sessions[position].id,
        before=before,
        peak=None if peak is None else peak[1],
        peak_hours=None if peak is None else (peak[0] - end) / HOUR,
        at_48h=_nearest(inside, end + EASES),
        at_72h=_nearest(inside, end + ENDS),
        settled_hours=None if settled is None else (settled - end) / HOUR,
    )


def _ratings(records: Records, first: int, until: int) -> list[Rating]:
    last = bisect_right(records.rating_times, until)
    return list(zip(records.rating_times[first:last], records.scores[first:last], strict=True))


def _score(rating: Rating) -> int:
    return rating[1]


def score_before(records: Records, start: int) -> int | None:
    """The last rating before a session that starts then; None where it is over a day old."""
    position = bisect_right(records.rating_times, start) - 1
    if position < 0 or start - records.rating_times[position] > BEFORE:
        return None
    return records.scores[position]


def _nearest(ratings: Sequence[Rating], wanted: int) -> int | None:
    near = [rating for rating in ratings if abs(rating[0] - wanted) <= NEAR]
    distances = [abs(time - wanted) for time, _ in near]
    return near[distances.index(min(distances))][1] if near else None


def _settled(ratings: Sequence[Rating], settled: int) -> int | None:
    rose = False
    for time, soreness in ratings:
        if soreness > settled:
            rose = True
        elif rose:
            return time
    return None
