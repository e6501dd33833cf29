"""The warnings on the timeline: what a review newly found, and soreness past 72 hours.

A sign is a moment, at an entry or a session; a span is soreness that stayed raised from its session
past 72 hours. Both become marks.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from ptdiary.diary import Entry, Session
from ptdiary.review.case import Evidence
from ptdiary.review.finding import Finding, Level
from ptdiary.review.hours import ENDS, HOUR, after, instant
from ptdiary.review.index import Index
from ptdiary.review.lines import Line
from ptdiary.review.review import findings_at
from ptdiary.review.rulebook import RuleBook
from ptdiary.review.rules.conditions import CONDITIONS
from ptdiary.review.rules.course import LADDER
from ptdiary.review.rules.notable import evidence_of, notable_entries
from ptdiary.review.stretch import Stretch
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.shapes import Mark

_RUN_IN = 35  # days that come before, for comparing
_JUST_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past72:
    """A raised stretch that ran from its session past 72 h.

    `first` is the first raised rating after that hour, `until` the first rating back down, or the
    latest raised one where there is none.
    """

    session: Session
    stretch: Stretch
    first: Entry
    until: Entry

    @property
    def at(self) -> datetime:
        """72 hours after the session."""
        return after(self.session.ended_at, ENDS)

    def includes(self, entry: Entry) -> bool:
        """Whether a rating belongs to the stretch."""
        opened, latest = instant(self.stretch.opened.at), instant(self.stretch.latest.at)
        return opened <= instant(entry.at) <= latest


def past_72(index: Index, at: datetime) -> tuple[Past72, ...]:
    """Every stretch of the diary that was still raised after 72 h, as known at a moment.

    A stretch that began late, or without a session, counts its hours from its own beginning: it
    is another kind of warning.
    """
    spans = []
    for stretch in index.course.stretches_at(instant(at)):
        session = stretch.session
        if session is not None and stretch.linked and stretch.elapsed > ENDS:
            first = _first_after(index, instant(session.ended_at) + ENDS)
            spans.append(Past72(session=session, stretch=stretch, first=first, until=stretch.until))
    return tuple(spans)


def _first_after(index: Index, time: int) -> Entry:
    records = index.records
    return records.ratings[bisect_right(records.rating_times, time)]


def marks(
    index: Index, rulebook: RuleBook, days: Days, spans: Iterable[Past72]
) -> tuple[Mark, ...]:
    """The signs found on these days and the spans that reach into them, in the order of time.

    A sign is a finding of CONTACT or above that its entry, or its session, brought. While reviews
    go on finding its rule, later evidence makes no second mark, but for a line that becomes active
    beside those that are; one that was found before the first of these days is marked at its
    first evidence in them.
    """
    course = RuleBook(tuple(rulebook[rule] for rule in LADDER))
    # of a span that is not shown nobody asks what its course was, and years hold a hundred of them
    found = [
        _Span(past, list(_course_at(index, course, past)) if _reaches(past, days) else [])
        for past in spans
    ]
    reader = _Reader(index, _serious(rulebook), found)
    signs = [mark for record, found in _notable(index, days) for mark in reader.take(record, found)]
    shown = (_span_mark(each) for each in found if _reaches(each.past, days))
    return tuple(sorted((*signs, *shown), key=_time))


@dataclass
class _Span:
    """A span on its way to a mark, with what the course of its stretch brought."""

    past: Past72
    findings: list[Finding]


@dataclass
class _Reader:
    """Reads the records of a time in order, and remembers which rules and lines have a mark."""

    index: Index
    rulebook: RuleBook
    spans: list[_Span]
    marked: set[str] = field(default_factory=set)
    lines: set[Line] = field(default_factory=set)
    books: dict[Evidence, RuleBook] = field(default_factory=dict)

    def take(self, record: Entry | Session, evidence: Evidence) -> Iterator[Mark]:
        """The mark that a record brings, if any. `evidence` is what the record holds."""
        at = record.at if isinstance(record, Entry) else record.ended_at
        new = list(self._new(record, at, evidence))
        self.marked |= {finding.rule.id for finding in new}
        self.lines |= {line for finding in new for line in finding.lines}
        signs = [finding for finding in new if not self._fold(record, finding)]
        if signs:
            yield self._sign(record, at, signs)

    def _new(self, record: Entry | Session, at: datetime, evidence: Evidence) -> Iterator[Finding]:
        brought = [
            finding
            for finding in findings_at(self.index, self._book_of(evidence), at)
            if _is_evidence(record, finding)
        ]
        before = self._before([each for each in brought if self._has_mark(each)], at)
        yield from (finding for finding in brought if not _goes_on(finding, before))

    def _book_of(self, evidence: Evidence) -> RuleBook:
        """The rule book with only the rules that this evidence can bring."""
        if evidence not in self.books:
            kinds = evidence.value  # a whole number: to join flags themselves is slow
            some = (
                rule for rule in self.rulebook.rules if CONDITIONS[rule.id].evidence.value & kinds
            )
            self.books[evidence] = RuleBook(tuple(some))
        return self.books[evidence]

    def _has_mark(self, finding: Finding) -> bool:
        """Whether its rule has a mark, or each of its lines has that of another rule."""
        if finding.rule.id in self.marked:
            return True
        return bool(finding.lines) and self.lines.issuperset(finding.lines)

    def _before(self, again: list[Finding], at: datetime) -> Mapping[str, Finding]:
        """What a review just before found by the rules of those found again."""
        if not again:
            return {}
        asked = RuleBook(tuple(finding.rule for finding in again))
        found = findings_at(self.index, asked, at - _JUST_BEFORE)
        return {each.rule.id: each for each in found}

    def _fold(self, record: Entry | Session, finding: Finding) -> bool:
        """Leave to a span what it tells already."""
        if finding.rule.id not in LADDER or not isinstance(record, Entry):
            return False
        begun = bisect_right(self.spans, instant(record.at), key=_opened)
        if not begun or not self.spans[begun - 1].past.includes(record):
            return False
        self.spans[begun - 1].findings.append(finding)
        return True

    def _sign(self, record: Entry | Session, at: datetime, signs: list[Finding]) -> Mark:
        records = self.index.records
        before = records.session_before(instant(at))
        entry = record if isinstance(record, Entry) else None
        return Mark(
            at=at,
            until=None,
            finding=signs[0],
            point=None if entry is None or entry.soreness is None else entry.id,
            session=None if before is None else records.sessions[before].id,
            hours=None if before is None else (instant(at) - records.ends[before]) / HOUR,
            others=tuple(signs[1:]),
            entry=None if entry is None else entry.id,
        )


def _goes_on(finding: Finding, before: Mapping[str, Finding]) -> bool:
    """Whether a review just before found it as well, with all of its lines."""
    earlier = before.get(finding.rule.id)
    return earlier is not None and set(earlier.lines).issuperset(finding.lines)


def _opened(span: _Span) -> int:
    return instant(span.past.stretch.opened.at)


def _serious(rulebook: RuleBook) -> RuleBook:
    """The rules that make a mark."""
    return RuleBook(tuple(rule for rule in rulebook.rules if rule.level >= Level.CONTACT))


def _notable(index: Index, days: Days) -> list[tuple[Entry | Session, Evidence]]:
    """The records of these days that can bring a warning, with their evidence, by time."""
    early = replace(days, first=date.fromordinal(max(1, days.first.toordinal() - _RUN_IN)))
    entries = notable_entries(index, early.entries(index.records))
    of_days = ((entry, found) for entry, found in entries if days.hold(entry.at))
    sessions = ((each, evidence_of(each)) for _, each in days.sessions(index.records))
    return sorted((*of_days, *(pair for pair in sessions if pair[1])), key=_order)


def _order(notable: tuple[Entry | Session, Evidence]) -> tuple[int, bool, str]:
    record, _ = notable
    if isinstance(record, Entry):
        return instant(record.at), False, record.id
    return instant(record.ended_at), True, record.id


def _is_evidence(record: Entry | Session, finding: Finding) -> bool:
    if isinstance(record, Entry):
        return record.id in finding.entries
    return record.id == finding.session


def _course_at(index: Index, rulebook: RuleBook, past: Past72) -> Iterator[Finding]:
    """What the first rating past 72 h said of the course, the strongest first."""
    found = {each.rule.id: each for each in findings_at(index, rulebook, past.first.at)}
    yield from (found[rule] for rule in LADDER if rule in found)


def _reaches(past: Past72, days: Days) -> bool:
    return past.at.date() <= days.last and past.until.at.date() >= days.first


def _span_mark(span: _Span) -> Mark:
    first, *later = {finding.rule.id: finding for finding in span.findings}.values()
    return Mark(
        at=span.past.at,
        until=span.past.until.at,
        finding=first,
        point=None,
        session=span.past.session.id,
        hours=ENDS / HOUR,
        others=tuple(later),
    )


def _time(mark: Mark) -> int:
    return instant(mark.at)
