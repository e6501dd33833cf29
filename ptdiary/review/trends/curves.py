"""Soreness after each session, and how it ended."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from ptdiary.diary import Entry
from ptdiary.review.finding import Response
from ptdiary.review.hours import EASES, ENDS, HOUR, PEAKS
from ptdiary.review.index import Index
from ptdiary.review.records import NEVER
from ptdiary.review.responses import NEAR, SETTLED
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.shapes import Curve, Mark

FRAME = 96 * HOUR  # the aligned view ends here; one rating further lets the line leave it


def curves(index: Index, days: Days, marks: Iterable[Mark]) -> tuple[Curve, ...]:
    """One curve for each session of these days.

    `marks` may reach past the last of these days: a session's warning can come 3 days later.
    """
    spans: dict[str, Mark] = {}
    signs: dict[str, Mark] = {}
    for mark in marks:
        if mark.session is not None and (mark.hours or 0) * HOUR <= ENDS:
            kind = signs if mark.until is None else spans
            kind.setdefault(mark.session, mark)
    return tuple(
        _curve(index, days.now, number, position, signs, spans)
        for number, (position, _) in enumerate(days.sessions(index.records), start=1)
    )


def _curve(
    index: Index,
    now: int,
    number: int,
    position: int,
    signs: Mapping[str, Mark],
    spans: Mapping[str, Mark],
) -> Curve:
    session = index.records.sessions[position]
    response = index.response(position, now)
    rated = _ratings(index, position, now)
    points = [(time - index.records.ends[position], entry.soreness or 0) for time, entry in rated]
    mark = signs.get(session.id) or spans.get(session.id)
    if mark is None:
        outcome = _outcome(index, position, now, points, response)
    else:
        outcome = "sign" if mark.until is None else "past_72"
    return Curve(
        session=session.id,
        number=number,
        ended_at=session.ended_at,
        before=response.before,
        points=tuple((time / HOUR, score) for time, score in points),
        entries=tuple(entry.id for _, entry in rated),
        outcome=outcome,
        mark=mark,
        response=response,
    )


def _ratings(index: Index, position: int, now: int) -> list[tuple[int, Entry]]:
    """The ratings after a session with their instants, until the next session ends."""
    records = index.records
    end = records.ends[position]
    next_end = _next_end(index, position, now)
    first = bisect_right(records.rating_times, end)
    last = min(
        bisect_left(records.rating_times, next_end),
        bisect_right(records.rating_times, end + FRAME) + 1,
        records.ratings_until(now),
    )
    return list(zip(records.rating_times[first:last], records.ratings[first:last], strict=True))


def _next_end(index: Index, position: int, now: int) -> int:
    """When the next session ended, NEVER where none has by now."""
    ends = index.records.ends
    following = position + 1
    return ends[following] if following < len(ends) and ends[following] <= now else NEVER


def _outcome(
    index: Index, position: int, now: int, points: list[tuple[int, int]], response: Response
) -> str:
    end, next_end = index.records.ends[position], _next_end(index, position, now)
    if _is_settled(points, response, next_end - end):
        return "settled"
    if next_end == NEVER and now - end <= ENDS:
        falling = points and response.peak is not None and points[-1][1] < response.peak
        return "easing" if falling else "open"
    return "slow" if _is_slow(points, response) else "unknown"


def _is_settled(points: list[tuple[int, int]], response: Response, until_next: int) -> bool:
    if response.settled_hours is not None:
        return response.settled_hours <= ENDS / HOUR
    if response.before is None or not points:
        return False
    settled = response.before + SETTLED
    within = [(time, score) for time, score in points if time <= ENDS]
    if not within or any(score > settled for _, score in within):
        return False
    # It never rose: told by a rating of the peak hours, near 48 h or near the next session. Before
    # the peak hours, soreness that has not risen may still rise.
    enough = max(PEAKS, min(EASES, until_next) - NEAR)
    return within[-1][0] >= enough


def _is_slow(points: list[tuple[int, int]], response: Response) -> bool:
    """Whether a rating near 72 h or later was still above before + 1."""
    if response.before is None:
        return False
    settled = response.before + SETTLED
    until = NEVER if response.settled_hours is None else round(response.settled_hours * HOUR)
    return any(ENDS - NEAR <= time < until and score > settled for time, score in points)
