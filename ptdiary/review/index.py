"""A diary made ready for any number of reviews: sorted, followed and settled once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar, cast

from ptdiary.diary import CHECKS, CheckAnswer, Diary, Entry
from ptdiary.review.finding import Response
from ptdiary.review.lines import Lines
from ptdiary.review.records import Records, read_records
from ptdiary.review.responses import response_to
from ptdiary.review.stretch import Course, follow
from ptdiary.review.usual import UsualScores, usual_scores

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """The checks that one entry answers; declined is no answer. `bad` are those not answered no."""

    checks: Mapping[str, CheckAnswer]
    bad: frozenset[str]


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
    _said: dict[str, Said] = field(default_factory=dict, repr=False, compare=False)
    _responses: dict[int, Response] = field(default_factory=dict, repr=False, compare=False)

    def once(self, work: "Callable[[Index], T]") -> T:
        """What `work` makes of this diary, worked out once for all the reviews that ask."""
        if work not in self._outcomes:
            self._outcomes[work] = work(self)
        return cast("T", self._outcomes[work])

    def said(self, entry: Entry) -> Said:
        """What an entry of this diary answers, found once for all the reviews that ask."""
        known = self._said.get(entry.id)
        if known is None:
            checks = dict(_checks(entry))
            bad = frozenset(check for check, word in checks.items() if word != "no")
            known = Said(MappingProxyType(checks), bad)
            self._said[entry.id] = known
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


def _checks(entry: Entry) -> Iterator[tuple[str, CheckAnswer]]:
    if entry.checks is not None:
        for check in CHECKS:
            word = getattr(entry.checks, check)
            if word is not None and word != "declined":
                yield check, word
