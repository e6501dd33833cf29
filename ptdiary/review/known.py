"""What is known: by consultations, beside what the profile lists; of an entry; by a telling.

Rule page, "Known".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import NamedTuple

from ptdiary.diary import Consultation, Diary, Entry, Known, KnownSign, Profile, Reach
from ptdiary.review.finding import Finding
from ptdiary.review.hours import DAY, instant
from ptdiary.review.index import Index
from ptdiary.review.lines import GOES_ON, LINES, Line
from ptdiary.review.records import ALWAYS, Records
from ptdiary.review.rules.daily_life import interference_of

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
            there = [entry for entry in before if has_night_pain(entry)]
            if there:
                yield 1 if there[-1].nights is None else there[-1].nights, consultation


def has_night_pain(entry: Entry) -> bool:
    """Whether an entry says, or is not sure, that pain comes at night."""
    return bool(entry.nights) or entry.check("night_pain") in ("yes", "unsure")


# What an entry says that goes on as it is known.

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLine:
    """A line that an entry calls the same or less. `since` when it is known; None: always."""

    line: Line
    since: datetime | None


def known_lines(index: Index, entry: Entry) -> tuple[KnownLine, ...]:
    """The lines of an entry of the diary that are known, and no worse than they are known."""
    position = index.records.position_of(entry)
    found = []
    for line in index.lines.of(entry):
        for answer in index.lines.answers(line, range(position, position + 1)):
            if answer.change in GOES_ON and answer.known:
                since = index.lines.known_since(line, answer.time)
                found.append(KnownLine(line=line, since=_moment(since, entry)))
    return tuple(found)


def _moment(since: int, entry: Entry) -> datetime | None:
    """A moment on the clock of an entry; None for one before everything."""
    if since == ALWAYS:
        return None
    return (_EPOCH + timedelta(microseconds=since)).astimezone(entry.at.tzinfo)


def knowing_lines(index: Index, finding: Finding) -> Profile:
    """The profile once the therapist knows the lines that go on in the finding's entries.

    Each is known from its entry on, as with *Same, my therapist knows* in the form; what is on one
    side, not known which, cannot be.
    """
    profile, records = index.diary.profile, index.records
    for position, entry in enumerate(records.entries):
        for line in index.lines.of(entry) if entry.id in finding.entries else ():
            (answer,) = index.lines.answers(line, range(position, position + 1))
            sign, limb, side = line
            if answer.change not in GOES_ON or answer.known or side == "one_side":
                continue
            known = Known(sign=sign, limb=limb, side=side, reach=answer.reach, since=entry.at)
            profile = replace(profile, known=(*profile.known, known))
    return profile


# The scores that somebody knows once they were told of them, or have seen the patient.

_SCORES: Mapping[str, tuple[KnownSign, Callable[[Entry], int | None]]] = {
    "C-INTERF": ("interference", interference_of),
    "C-FATIGUE": ("fatigue", lambda entry: entry.fatigue),
    "C-MOTION": ("movement", lambda entry: entry.movement),
}


def knowing_scores(diary: Diary, findings: Iterable[Finding], at: datetime) -> Profile:
    """The profile once somebody knows, from `at` on, the latest score of each of these findings."""
    profile = diary.profile
    for finding in findings:
        sign, score_of = _SCORES.get(finding.rule.id, (None, None))
        if sign is None or score_of is None:
            continue
        entries = (each for each in diary.entries if instant(each.at) <= instant(finding.at))
        scores = [score for each in entries if (score := score_of(each)) is not None]
        others = tuple(each for each in profile.known if each.sign != sign)
        known = (*others, Known(sign=sign, score=scores[-1], since=at))
        profile = replace(profile, known=known)
    return profile
