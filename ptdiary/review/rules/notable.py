"""Which records can bring a warning, by kind of evidence: a long diary then needs little review.

To ask every rule at every record of ten years would take minutes. A rule is asked only at records
that hold a kind of evidence that can bring it. Everything here errs on the side of yes: evidence
that brings nothing costs asking; evidence that is missed loses a warning.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_

from ptdiary.diary import SHARP_WORDS, Entry, Session
from ptdiary.review.case import Evidence
from ptdiary.review.hours import ENDS, instant
from ptdiary.review.index import Index
from ptdiary.review.lines import MAY_TRAVEL
from ptdiary.review.records import SEVERE, is_rating
from ptdiary.review.rules.course import is_late_and_high, rung_of
from ptdiary.review.rules.daily_life import (
    FALLS,
    FAR_BELOW_USUAL,
    IN_THE_WAY,
    MOST_MOVEMENT,
    STOPS_THE_DAY,
    TIRED,
    TIRED_ENTRIES,
    interference_of,
    may_hinder,
)
from ptdiary.review.rules.exercises import lingered, rose
from ptdiary.review.rules.severe import FRACTURE_PAIN, JUMP
from ptdiary.review.rules.worse import (
    BEFORE_FROM,
    BEFORE_TO,
    RISE,
    RISING_SESSIONS,
    has_gone_up,
    worse_in,
)
from ptdiary.review.usual import COMPUTED_FROM, FEWEST, SORE, WORST, is_high

_SHARP = frozenset(SHARP_WORDS)
_EVERY = ~Evidence.NONE


def notable_entries(index: Index, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Evidence]]:
    """The entries that hold evidence which can bring a rule of CONTACT or above, in their order.

    Entries must be in the order of time, and begin 35 days early: sessions are compared over that.
    """
    begin = instant(entries[0].at) if entries else 0
    daily_life = _DailyLife(index, begin)
    rising = _Rising(index)
    rated = bisect_left(index.records.rating_times, begin)
    level = _Level(index, begin)
    shared = index.once(_shared_times)
    for entry in entries:
        kinds, time = _signs(index, entry), instant(entry.at)
        if not entry.time_unknown:
            daily_life.take(entry, time, kinds)
            if is_rating(entry):
                while index.records.ratings[rated].id != entry.id:  # that one is of another day
                    rated += 1
                kinds += _of_soreness(index, rated, level, rising)
        if time in shared:
            yield entry, _EVERY
        elif kinds:
            yield entry, _together(kinds)


def _shared_times(index: Index) -> frozenset[int]:
    """The times of more than one entry: a review then finds what the others bring as well."""
    return frozenset(time for time, after in pairwise(index.records.entry_times) if time == after)


def _of_soreness(
    index: Index, rated: int, level: "_Level", rising: "_Rising"
) -> tuple[Evidence, ...]:
    """The kinds of evidence of the next rating, by its position, by its soreness."""
    least = level.least(rated)
    gone_up = least is not None and has_gone_up(index, rated, least)
    hard = rising.take(rated) or _is_hard(index, rated)
    if hard:
        return (Evidence.SORENESS, Evidence.TREND) if gone_up else (Evidence.SORENESS,)
    return (Evidence.TREND,) if gone_up else ()


def evidence_of(session: Session) -> Evidence:
    """What the exercises of a session hold: a sharp word, pain that lingered or travelled."""
    evidence = Evidence.NONE
    for each in session.exercises:
        if rose(each) and lingered(each):
            evidence |= Evidence.EXERCISE
        if each.travelled_to:
            evidence |= Evidence.TRAVEL
        if not _SHARP.isdisjoint(each.quality):
            evidence |= Evidence.PAIN_WORD
    return evidence


def _together(kinds: Iterable[Evidence]) -> Evidence:
    # joining flags is slow, and most records that hold any evidence hold one kind
    first, *others = kinds
    return reduce(or_, others, first)


def _signs(index: Index, entry: Entry) -> list[Evidence]:
    """The kinds of evidence of an entry by itself, whatever its soreness."""
    kinds = []
    if entry.nights or index.bad_checks(entry):
        kinds.append(Evidence.ANSWER)
    if there := index.lines.of(entry):
        kinds += {_KIND_OF[line.group] for line in there}
    if not MAY_TRAVEL.isdisjoint(entry.regions):
        kinds.append(Evidence.TRAVEL)
    if entry.sudden_onset == "yes":
        kinds.append(Evidence.SUDDEN_ONSET)
    if entry.since_yesterday == "worse":
        kinds.append(Evidence.WORSE)
    return kinds


_KIND_OF = {
    "pain": Evidence.TRAVEL,
    "nerve": Evidence.NERVE_SIGN,
    "sharp": Evidence.PAIN_WORD,
    "swelling": Evidence.SWELLING,
}


def _is_hard(index: Index, rated: int) -> bool:
    """Whether the soreness itself can bring something: severe, a jump, or its stretch."""
    soreness, stretch = index.records.scores[rated], index.course.after[rated]
    if soreness >= SEVERE:
        return True
    if soreness >= FRACTURE_PAIN and rated and soreness - index.records.scores[rated - 1] >= JUMP:
        return True
    if stretch is None:
        return False
    rung = rung_of(index.records, stretch)
    on_ladder = rung is not None and rung.is_contact
    return on_ladder or is_late_and_high(stretch) or worse_in(stretch) is not None


class _Before:
    """The scores of a time before the next one, counted; the times asked for come in order."""

    def __init__(
        self, times: Sequence[int], scores: Sequence[int | None], span: tuple[int, int], begin: int
    ) -> None:
        self._times, self._scores = times, scores
        self._since, self._until = span  # how long before, the latter not included
        self._first = self._end = bisect_left(times, begin - self._since)
        self._counts = [0] * (WORST + 1)

    def reach(self, time: int) -> None:
        """Count those before this time."""
        while self._times[self._end] < time - self._until:
            self._count(self._end, 1)
            self._end += 1
        while self._times[self._first] < time - self._since:
            self._count(self._first, -1)
            self._first += 1

    def are_mostly(self, least: int, most: int) -> bool:
        """Whether half of them or more lie between these, both included."""
        return 2 * sum(self._counts[least : most + 1]) >= sum(self._counts) >= FEWEST

    def _count(self, position: int, change: int) -> None:
        score = self._scores[position]
        if score is not None:
            self._counts[score] += change


class _DailyLife:
    """Flare-ups, interference, tiredness and movement, each with the answers before."""

    def __init__(self, index: Index, begin: int) -> None:
        self._index = index
        records = index.records
        moved = [each.movement for each in records.timed]
        self._before = _Before(records.timed_times, moved, (COMPUTED_FROM, 0), begin)
        self._in_the_way = False  # ever so far
        self._tired = 0  # answers running
        self._movement: tuple[int, ...] = ()  # the last two

    def take(self, entry: Entry, time: int, kinds: list[Evidence]) -> None:
        """Take the next entry, and add the kinds of evidence that it holds."""
        if self._interferes(interference_of(entry)):
            kinds.append(Evidence.INTERFERENCE)
        if self._tires(entry):
            kinds.append(Evidence.TIREDNESS)
        if self._moves_less(entry.movement, time):
            kinds.append(Evidence.MOVEMENT)
        if entry.flare in ("yes", "cannot_cope"):
            kinds.append(Evidence.FLARE)

    def _interferes(self, score: int | None) -> bool:
        if score is None or score < IN_THE_WAY:
            return False
        earlier, self._in_the_way = self._in_the_way, True
        return earlier or score >= STOPS_THE_DAY

    def _tires(self, entry: Entry) -> bool:
        if entry.fatigue is None:
            return False
        tired = entry.fatigue_kind == "whole_body" and entry.fatigue >= TIRED
        self._tired = self._tired + 1 if tired else 0
        return self._tired >= TIRED_ENTRIES

    def _moves_less(self, score: int | None, time: int) -> bool:
        if score is None:
            return False
        scores = (*self._movement, score)
        self._movement = scores[1 - FALLS :]
        if may_hinder(self._index, time, scores):
            return True
        if score > MOST_MOVEMENT - FAR_BELOW_USUAL:
            return False
        self._before.reach(time)
        return self._before.are_mostly(score + FAR_BELOW_USUAL, WORST)


class _Rising:
    """The highest rating after each session, as far as it can continue a rise over four."""

    def __init__(self, index: Index) -> None:
        self._records = index.records
        self._ended = 0  # how many sessions have
        self._session: int | None = None
        self._highest: tuple[int, ...] = ()  # of the last four sessions that had ratings

    def take(self, rated: int) -> bool:
        """Take the next rating, by position: whether four sessions in a row rise."""
        time, score = self._records.rating_times[rated], self._records.scores[rated]
        ends = self._records.ends
        while self._ended < len(ends) and ends[self._ended] < time:
            self._ended += 1
        session = self._ended - 1
        if session < 0 or time - ends[session] > ENDS:
            return False
        if session != self._session:
            self._session = session
            self._highest = (*self._highest, -1)[-RISING_SESSIONS:]
        if score <= self._highest[-1]:
            return False
        self._highest = (*self._highest[:-1], score)
        if len(self._highest) < RISING_SESSIONS or score - self._highest[0] < RISE:
            return False
        return all(before <= after for before, after in pairwise(self._highest))


class _Level:
    """What C-TREND measures from: what is accepted, or what was before, the lower."""

    def __init__(self, index: Index, begin: int) -> None:
        records = index.records
        self._records, self._usual = records, index.usual
        span = BEFORE_FROM, BEFORE_TO
        self._before = _Before(records.rating_times, records.scores, span, begin)

    def least(self, rated: int) -> int | None:
        """The least that it may be for the next rating, by position; None where not 2 below it."""
        time, score = self._records.rating_times[rated], self._records.scores[rated]
        if score < SORE:  # no level is below 0
            return None
        stated = self._usual.stated_at(time)
        if stated is None or self._records.seen_before(time) >= time - BEFORE_FROM:
            return 0  # then not all of those before count
        self._before.reach(time)
        if score < stated + SORE and not is_high(score, stated):  # at the top of the scale it may
            return 0 if self._before.are_mostly(0, score - SORE) else None
        return 0 if self._before.are_mostly(0, stated - 1) else stated
