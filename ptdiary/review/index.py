"""A diary made ready for any number of reviews: sorted, followed and settled once."""

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import is_
from typing import TYPE_CHECKING, TypeVar, cast

from ptdiary.diary import Diary, Entry
from ptdiary.diary.diary import time_of
from ptdiary.review.finding import Response
from ptdiary.review.hours import instant
from ptdiary.review.lines import Lines
from ptdiary.review.records import NEVER, Records, Timed, bad_checks, read_records, records_after
from ptdiary.review.responses import response_to
from ptdiary.review.stretch import Course, follow, follow_after
from ptdiary.review.usual import UsualScores, usual_after, usual_scores

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Everything about a diary that a review looks up.

    It holds later records too; a review at an earlier moment does not see them.
    """

    diary: Diary
    records: Records
    usual: UsualScores
    course: Course
    lines: Lines
    _outcomes: dict[object, object] = field(default_factory=dict, repr=False, compare=False)
    _bad: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _responses: dict[int, Response] = field(default_factory=dict, repr=False, compare=False)

    def once(self, work: "Callable[[Index], T]") -> T:
        """What `work` makes of this diary, worked out once for all the reviews that ask."""
        if work not in self._outcomes:
            self._outcomes[work] = work(self)
        return cast("T", self._outcomes[work])

    def bad_checks(self, entry: Entry) -> tuple[str, ...]:
        """The checks that an entry of this diary answers otherwise than no."""
        known = self._bad.get(entry.id)
        if known is None:
            known = self._bad[entry.id] = bad_checks(entry)
        return known

    def response(self, position: int, now: int) -> Response:
        """What followed the session at this position, as of the instant `now`."""
        next_ = position + 1
        if next_ >= len(self.records.ends) or self.records.ends[next_] > now:
            return response_to(self.records, position, now)
        known = self._responses.get(position)
        if known is None:  # another session has ended since: nothing is added any more
            known = self._responses[position] = response_to(self.records, position, now)
        return known

    def responses_known(self, count: int) -> dict[int, Response]:
        """What is known of so many sessions, by their positions."""
        return {position: each for position, each in self._responses.items() if position < count}


def index_of(diary: Diary) -> Index:
    """Lay out a diary. The only costly step: each record once, besides sorting."""
    records = read_records(diary)
    usual = usual_scores(records)
    return Index(
        diary=diary,
        records=records,
        usual=usual,
        course=follow(records, usual),
        lines=Lines(records),
    )


def index_after(before: Index, diary: Diary) -> Index:
    """The same as `index_of`, without laying out again what is earlier than all that differs.

    An entry of today in a diary of years takes a twentieth of the time.
    """
    since = differ_since(before.diary, diary)
    records = records_after(before.records, diary, since)
    usual = usual_after(before.usual, records, since)
    ended = bisect_left(records.ends, since) - 1  # so many sessions have one after them
    return Index(
        diary=diary,
        records=records,
        usual=usual,
        course=follow_after(before.course, records, usual, since),
        lines=Lines(records),
        _responses=before.responses_known(ended),
    )


def differ_since(before: Diary, now: Diary) -> int:
    """The instant before which two diaries hold the same records of what a review looks at."""
    return min(
        _first_other(before.entries, now.entries),
        _first_other(before.sessions, now.sessions),
        _first_other(before.consultations, now.consultations),
    )


def _first_other(before: tuple[Timed, ...], now: tuple[Timed, ...]) -> int:
    # what did not change is the same object: comparing each answer would take longer
    same: int = [*map(is_, before, now), False].index(False)
    moments = map(time_of, (*before[same : same + 1], *now[same : same + 1]))
    return min((instant(at) for at in moments if at is not None), default=NEVER)
