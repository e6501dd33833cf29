"""Which records can bring a warning, by kind of evidence: a long diary then needs little review.

To ask every rule at every record of ten years would take minutes. A rule is asked only at records
that hold a kind of evidence that can bring it. Everything here errs on the side of yes: evidence
that brings nothing costs asking; evidence that is missed loses a warning.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from ptdiary.diary import CHECKS, SHARP_WORDS, Entry, NerveSigns, Session
from ptdiary.review.case import Evidence
from ptdiary.review.hours import EASES, ENDS, instant
from ptdiary.review.index import Index
from ptdiary.review.rules.daily_life import (
    FALLS,
    FAR_BELOW_USUAL,
    IN_THE_WAY,
    STOPS_THE_DAY,
    TIRED,
    TIRED_ENTRIES,
)
from ptdiary.review.rules.nerves import arm_may_travel, leg_may_travel
from ptdiary.review.rules.worsening import RISING_SESSIONS
from ptdiary.review.stretch import SEVERE, Stretch

_BAD_CHECK = {"yes", "unsure"}
_BAD_NERVE = {"same", "new", "worse", "unsure"}
_SHARP = frozenset(SHARP_WORDS)
_checks = attrgetter(*CHECKS)


def notable_entries(index: Index, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Evidence]]:
    """The entries that hold evidence which can bring a rule of CONTACT or above, in their order.

    Entries must be in the order of time, and begin 30 days early: movement is compared over 14 d,
    sessions over 21 d.
    """
    daily_life = _DailyLife(index.diary.profile.usual_movement)
    rising = _Rising(index)
    rated = bisect_left(index.records.rating_times, instant(entries[0].at)) if entries else 0
    after = index.course.after
    for entry in entries:
        evidence = _signs(entry)
        if daily_life.take(entry):
            evidence |= Evidence.DAILY_LIFE
        if entry.soreness is not None and entry.left_out is None:
            grown = rising.take(rated)
            if grown or _is_hard(entry.soreness, after[rated]):
                evidence |= Evidence.SORENESS
            rated += 1
        if evidence:
            yield entry, evidence


def evidence_of(session: Session) -> Evidence:
    """What the exercises of a session hold: a sharp word, or soreness that may have risen."""
    evidence = Evidence.NONE
    for each in session.exercises:
        if each.soreness_peak is not None:
            evidence |= Evidence.EXERCISE
        if not _SHARP.isdisjoint(each.quality):
            evidence |= Evidence.PAIN_WORD
    return evidence


def _signs(entry: Entry) -> Evidence:
    """What an entry holds by itself, whatever its soreness."""
    evidence = Evidence.NONE
    if entry.checks is not None and not _BAD_CHECK.isdisjoint(_checks(entry.checks)):
        evidence |= Evidence.ANSWER
    if entry.nerve_signs is not None and _any_nerve(entry.nerve_signs):
        evidence |= Evidence.NERVE_SIGN
    if entry.regions and (leg_may_travel(entry) or arm_may_travel(entry)):
        evidence |= Evidence.TRAVEL
    if entry.sudden_onset == "yes":
        evidence |= Evidence.SUDDEN_ONSET
    if entry.swelling == "marked" or entry.swelling_new == "yes":
        evidence |= Evidence.SWELLING
    if not _SHARP.isdisjoint(entry.quality):
        evidence |= Evidence.PAIN_WORD
    return evidence


def _any_nerve(signs: NerveSigns) -> bool:
    for sides in (signs.numbness, signs.tingling, signs.weakness):
        if sides is not None and (sides.left in _BAD_NERVE or sides.right in _BAD_NERVE):
            return True
    return False


def _is_hard(soreness: int, stretch: Stretch | None) -> bool:
    """Whether the soreness itself can bring something: severe, or raised for long or again."""
    if soreness >= SEVERE:
        return True
    return stretch is not None and (
        not stretch.runs_from_session or stretch.rebound is not None or stretch.elapsed > EASES
    )


class _DailyLife:
    """Interference, fatigue and movement, each compared with the answers before."""

    def __init__(self, usual_movement: int | None) -> None:
        self._usual_movement = usual_movement
        self._in_the_way = False  # ever so far
        self._tired = 0  # answers running
        self._movement: tuple[int, ...] = ()  # the last two

    def take(self, entry: Entry) -> bool:
        """Take the next entry: whether it can bring a finding."""
        interferes, tires = self._interferes(entry.interference), self._tires(entry)
        return self._moves_less(entry.movement) or interferes or tires

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
        usual = self._usual_movement
        far_below = usual is not None and usual - score >= FAR_BELOW_USUAL
        return far_below or (len(scores) == FALLS and scores[0] > scores[1] > scores[2])


class _Rising:
    """The highest rating after each session, as far as it can continue a rise over three."""

    def __init__(self, index: Index) -> None:
        self._records = index.records
        self._ended = 0  # how many sessions have
        self._session: int | None = None
        self._highest: tuple[int, ...] = ()  # of the last three sessions that had ratings

    def take(self, rated: int) -> bool:
        """Take the next rating, by position: whether it makes three sessions in a row rise."""
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
            before < after for before, after in pairwise(self._highest)
        )
