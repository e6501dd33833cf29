"""Soreness that stayed raised past 72 hours after its session."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime

from ptdiary.diary import Entry, Session
from ptdiary.review.clock import ENDS, after
from ptdiary.review.hours import instant
from ptdiary.review.index import Index
from ptdiary.review.stretch import Stretch


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
        if session is not None and stretch.runs_from_session and stretch.elapsed > ENDS:
            first = _first_after(index, instant(session.ended_at) + ENDS)
            spans.append(Past72(session=session, stretch=stretch, first=first, until=stretch.until))
    return tuple(spans)


def _first_after(index: Index, time: int) -> Entry:
    records = index.records
    return records.ratings[bisect_right(records.rating_times, time)]
