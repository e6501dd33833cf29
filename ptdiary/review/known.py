"""What a consultation made known, beside what the profile lists (rule page, "Known", (c))."""

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from ptdiary.diary import Consultation, Entry, Reach
from ptdiary.review.hours import DAY, instant
from ptdiary.review.index import Index
from ptdiary.review.lines import LINES, Line
from ptdiary.review.records import ALWAYS, Records

NIGHTS_KNOWN = 14 * DAY  # how far back what was said of the nights counts


class KnownByVisit(NamedTuple):
    """A line that a consultation made known, and how far down its pain was known to go.

    `nights` in a week of pain at night, which is no line.
    """

    line: Line | None
    consultation: Consultation
    reach: Reach | None = None
    nights: int | None = None


def known_by_visits(index: Index, now: int) -> tuple[KnownByVisit, ...]:
    """Every line that is known so at the instant `now`, by the latest that made it known.

    Pain at night stands last, by the consultation that knew of most nights.
    """
    records = index.records
    of_time = dict(zip(records.seen_or_told_times, records.seen_or_told, strict=True))
    found = []
    for line in LINES:
        sources = [source for source in index.lines.visits(line) if source.time <= now]
        if sources:
            last = max(sources, key=lambda source: source.time)
            found.append(KnownByVisit(line, of_time[last.time], last.reach))
    nights = [each for each in nights_known_by_visits(records) if instant(each[1].at) <= now]
    if nights:
        count, consultation = max(nights, key=itemgetter(0))
        found.append(KnownByVisit(None, consultation, nights=count))
    return tuple(found)


def nights_known_by_visits(records: Records) -> Iterator[tuple[int, Consultation]]:
    """On how many nights of a week each consultation about pain at night knew of it."""
    with_cancer = records.profile.cancer_history == "yes"
    pairs = zip(records.seen_or_told_times, records.seen_or_told, strict=True)
    for time, consultation in pairs:
        told = not with_cancer and not {"U-NIGHT", "C-NIGHT"}.isdisjoint(consultation.rules)
        if consultation.kind == "seen" or told:
            before = records.entries_between(ALWAYS, time - NIGHTS_KNOWN, time)
            there = [entry for entry in before if _has_night_pain(entry)]
            if there:
                yield 1 if there[-1].nights is None else there[-1].nights, consultation


def _has_night_pain(entry: Entry) -> bool:
    return bool(entry.nights) or entry.check("night_pain") in ("yes", "unsure")
