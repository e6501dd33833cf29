"""A diary made ready for any number of reviews: sorted once, its stretches followed once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ptdiary.diary import CHECKS, SIDES, Change, CheckAnswer, Diary, Entry, Side
from ptdiary.review.finding import Response
from ptdiary.review.records import Records, read_records
from ptdiary.review.responses import response_to
from ptdiary.review.stretch import Course, follow
from ptdiary.review.usual import UsualScores, usual_scores

NERVE_SIGNS = ("numbness", "tingling", "weakness")

NerveSign = tuple[Entry, str, Side, Change]


@dataclass(frozen=True, slots=True)
class Said:
    """What one entry answers: checks with their answers, declined is none; and nerve signs.

    `bad` are the checks answered with yes or unsure. Nerve signs answered with no are left out.
    """

    checks: Mapping[str, CheckAnswer]
    bad: frozenset[str]
    nerve_signs: tuple[NerveSign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Everything about a diary that a review looks up.

    It holds later records too; a review at an earlier moment does not see them.
    """

    diary: Diary
    records: Records
    usual: UsualScores
    course: Course
    _said: dict[str, Said] = field(default_factory=dict, repr=False, compare=False)
    _responses: dict[int, Response] = field(default_factory=dict, repr=False, compare=False)

    def said(self, entry: Entry) -> Said:
        """What an entry of this diary answers, found once for all the reviews that ask."""
        known = self._said.get(entry.id)
        if known is None:
            checks = dict(_checks(entry))
            bad = frozenset(check for check, word in checks.items() if word != "no")
            known = Said(MappingProxyType(checks), bad, tuple(_nerve_signs(entry)))
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
    return Index(diary=diary, records=records, usual=usual, course=follow(records, usual))


def _checks(entry: Entry) -> Iterator[tuple[str, CheckAnswer]]:
    if entry.checks is not None:
        for check in CHECKS:
            word = getattr(entry.checks, check)
            if word is not None and word != "declined":
                yield check, word


def _nerve_signs(entry: Entry) -> Iterator[NerveSign]:
    if entry.nerve_signs is not None:
        for name in NERVE_SIGNS:
            sides = getattr(entry.nerve_signs, name)
            for side in SIDES if sides is not None else ():
                answer = getattr(sides, side)
                if answer is not None and answer != "no":
                    yield entry, name, side, answer
