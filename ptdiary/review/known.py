"""What is known: signs that go on as somebody knows them, and the scores they were told of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from ptdiary.diary import Diary, Entry, Known, KnownSign, Profile
from ptdiary.review.finding import Finding
from ptdiary.review.hours import instant
from ptdiary.review.index import Index
from ptdiary.review.lines import GOES_ON, Line
from ptdiary.review.records import ALWAYS
from ptdiary.review.rules.daily_life import interference_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLine:
    """A line that an entry calls the same or less. `since` when it is known; None: always."""

    line: Line
    since: datetime | None


def known_lines(index: Index, entry: Entry) -> tuple[KnownLine, ...]:
    """The lines of an entry of the diary that are known, and no worse than they are known."""
    position = index.records.entries.index(entry)
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
