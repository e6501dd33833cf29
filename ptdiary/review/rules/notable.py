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
from ptdiary.review.hours import EASES, ENDS, instant
from ptdiary.review.index import Index
from ptdiary.review.lines import MAY_TRAVEL
from ptdiary.review.records import SEVERE, is_rating
from ptdiary.review.rules.daily_life import (
    FALLS,
    FAR_BELOW_USUAL,
    IN_THE_WAY,
    MOST_MOVEMENT,
    STOPS_THE_DAY,
    TIRED,
    TIRED_ENTRIES,
    interference_of,
)
from ptdiary.review.rules.exercises import lingered, rose
from ptdiary.review.rules.severe import JUMP
from ptdiary.review.rules.worse import RISING_SESSIONS, has_gone_up
from ptdiary.review.stretch import Stretch

_SHARP = frozenset(SHARP_WORDS)


def notable_entries(index: Index, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Evidence]]:
    """The entries that hold evidence which can bring a rule of CONTACT or above, in their order.

    Entries must be in the order of time, and begin 35 days early: sessions are compared over that.
    """
    daily_life = _DailyLife()
    rising = _Rising(index)
    rated = bisect_left(index.records.rating_times, instant(entries[0].at)) if entries else 0
    for entry in entries:
        kinds = _signs(index, entry)
        if not entry.time_unknown:
            kinds += daily_life.take(entry)
            if is_rating(entry):
                while index.records.ratings[rated].id != entry.id:  # that one is of another day
                    rated += 1
                kinds += _of_soreness(index, rated, grown=rising.take(rated))
        if kinds:
            yield entry, _together(kinds)


def _of_soreness(index: Index, rated: int, *, grown: bool) -> Iterator[Evidence]:
    """The kinds of evidence of a rating, by its position, by its soreness."""
    scores = index.records.scores
    before = scores[rated - 1] if rated else None
    if has_gone_up(index, rated):
        yield Evidence.TREND
    if grown or _is_hard(scores[rated], before, index.course.after[rated]):
        yield Evidence.SORENESS


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
    kinds += {_KIND_OF[line.group] for line in index.lines.of(entry)}
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


def _is_hard(soreness: int, before: int | None, stretch: Stretch | None) -> bool:
    """Whether the soreness itself can bring something: severe, a jump, sore for long or again."""
    if soreness >= SEVERE or (before is not None and soreness - before >= JUMP):
        return True
    return stretch is not None and (
        not stretch.linked or stretch.rebound is not None or stretch.elapsed > EASES
    )


class _DailyLife:
    """Flare-ups, interference, tiredness and movement, each with the answers before."""

    def __init__(self) -> None:
        self._in_the_way = False  # ever so far
        self._tired = 0  # answers running
        self._movement: tuple[int, ...] = ()  # the last two

    def take(self, entry: Entry) -> Iterator[Evidence]:
        """Take the next entry: the kinds of evidence that it holds."""
        if self._interferes(interference_of(entry)):
            yield Evidence.INTERFERENCE
        if self._tires(entry):
            yield Evidence.TIREDNESS
        if self._moves_less(entry.movement):
            yield Evidence.MOVEMENT
        if entry.flare in ("yes", "cannot_cope"):
            yield Evidence.FLARE

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

    def _moves_less(self, score: int | None) -> bool:
        if score is None:
            return False
        scores = (*self._movement, score)
        self._movement = scores[-2:]
        if MOST_MOVEMENT - score >= FAR_BELOW_USUAL:  # the usual one may be known or computed
            return True
        return len(scores) == FALLS and scores[0] > scores[1] > scores[2]


class _Rising:
    """The highest rating after each session, as far as it can continue a rise over four."""

    def __init__(self, index: Index) -> None:
        self._records = index.records
        self._ended = 0  # how many sessions have
        self._session: int | None = None
        self._highest: tuple[int, ...] = ()  # of the last four sessions that had ratings

    def take(self, rated: int) -> bool:
        """Take the next rating, by position: whether four sessions in a row do not fall."""
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
        return len(self._highest) == RISING_SESSIONS and all(
            before <= after for before, after in pairwise(self._highest)
        )
