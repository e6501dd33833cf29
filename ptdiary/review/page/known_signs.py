"""What the therapist knows of, and how it went in some days."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ptdiary.diary import Entry, Known
from ptdiary.review.hours import instant
from ptdiary.review.index import Index
from ptdiary.review.known import has_night_pain, known_by_visits
from ptdiary.review.lines import GOES_ON, Line, LineAnswer, said_of
from ptdiary.review.page.figures import KnownNow, KnownSigns, Worsened
from ptdiary.review.trends.line_answers import settled

if TYPE_CHECKING:
    from datetime import date

_CHANGES = ("less", "same", "worse")  # a day counts by the worst of them


def known_signs_of(index: Index, entries: Iterable[Entry], now: int) -> KnownSigns:
    """The signs that are known at an instant, and what some days say of those that were known."""
    told = list(entries)
    days: dict[date, str] = {}
    worse: dict[date, Worsened] = {}
    for entry in told:
        day = entry.at.date()
        for line, answer in settled(index, entry):
            if not answer.known or answer.change not in _CHANGES:
                continue
            days[day] = max(days.get(day, "less"), answer.change, key=_CHANGES.index)
            if answer.change == "worse" and (day not in worse or not worse[day].further):
                worse[day] = Worsened(day=day, further=_is_further(line, answer))
    count = Counter(days.values())
    return KnownSigns(
        signs=(*_items(index, now), *_visits(index, told, now)),
        same_days=count["same"],
        less_days=count["less"],
        worse=tuple(worse.values()),
    )


def _is_further(line: Line, answer: LineAnswer) -> bool:
    """Whether it is worse only because the pain goes further down."""
    said = said_of(answer.entry, line)
    return said is not None and said[0] in (*GOES_ON, "unasked")


def _items(index: Index, now: int) -> Iterator[KnownNow]:
    """What the profile says."""
    profile = index.diary.profile
    for item in profile.known:
        if item.since is None or instant(item.since) <= now:
            yield KnownNow(what=item, since=item.since, visit=None)
    if profile.known_nerve_signs == "yes":
        yield KnownNow(what=None, since=None, visit=None)


def _visits(index: Index, entries: Iterable[Entry], now: int) -> Iterator[KnownNow]:
    """The signs of these entries that are known because somebody was told of them or saw them."""
    told = list(entries)
    there = {line for entry in told for line in index.lines.of(entry)}
    listed = {item.sign for item in index.diary.profile.known}
    for known in known_by_visits(index, now):
        what: Known | Line | None = known.line
        if known.line is None:  # pain at night
            nights = any(has_night_pain(entry) for entry in told) and "night_pain" not in listed
            what = Known(sign="night_pain", nights=known.nights) if nights else None
        elif known.line not in there or _is_listed(index, known.line):
            what = None
        if what is not None:
            yield KnownNow(what=what, since=None, visit=known.consultation)


def _is_listed(index: Index, line: Line) -> bool:
    """Whether the profile says already that a line is known."""
    profile = index.diary.profile
    if line.group == "nerve" and profile.known_nerve_signs == "yes":
        return True
    return any(
        item.sign == line.sign and item.limb in (None, line.limb) and item.side in (None, line.side)
        for item in profile.known
    )
