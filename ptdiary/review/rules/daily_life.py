"""Flare-ups, interference, tiredness and movement (rule page, "Flare, day, tiredness")."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from ptdiary.diary import Entry
from ptdiary.review.case import Case, Condition, Evidence, Found, Telling
from ptdiary.review.hours import DAY, HOUR, elapsed, instant
from ptdiary.review.index import Index
from ptdiary.review.records import ALWAYS
from ptdiary.review.usual import COMPUTED_FROM, FEWEST, FEWEST_DATES, median

if TYPE_CHECKING:
    from ptdiary.review.finding import Fact

LASTS = 72 * HOUR
RUN_SHOWN = 2  # entries of a run that are named as evidence, beside its first
FLARE_APART = 72 * HOUR
FLARE_LONG = 72 * HOUR
MORE = 2  # points above the patient's own usual
STOPS_THE_DAY = 7
IN_THE_WAY = 5
IN_THE_WAY_AGAIN = (24 * HOUR, 7 * DAY)
TIRED = 4
TIRED_ENTRIES = 3
TIRED_OVER = 48 * HOUR
MOST_MOVEMENT = 10
HARDLY_MOVES = 1  # the scale's own words: 0 cannot move
MOVED_LITTLE = 3
MOVED_LITTLE_BEFORE = (7 * DAY, 28 * DAY)
FAR_BELOW_USUAL = 4
FALLS, FALLS_BY = 3, 2
FALLS_OVER = 24 * HOUR

Score = Callable[[Entry], int | None]


def interference_of(entry: Entry) -> int | None:
    """How much soreness gets in the way: of this day or of the week, the higher."""
    day, week = entry.interference, None if entry.week is None else entry.week.everyday
    return week if day is None else day if week is None else max(day, week)


_fatigue_of: Score = attrgetter("fatigue")
_movement_of: Score = attrgetter("movement")


def _known_score(index: Index, sign: str, time: int) -> int | None:
    """The score that the therapist knows, the latest at this time."""
    items = [
        (ALWAYS if item.since is None else instant(item.since), item.score)
        for item in index.diary.profile.known
        if item.sign == sign and item.score is not None
    ]
    known = sorted((each for each in items if each[0] <= time), key=_since)
    return known[-1][1] if known else None


def _since(item: tuple[int, int]) -> int:
    return item[0]


def _median_before(index: Index, score: Score, time: int) -> int | None:
    """The median of the scores of 28 d before, if there are 4 on 3 dates."""
    records = index.records
    first = bisect_left(records.timed_times, time - COMPUTED_FROM)
    before = records.timed[first : bisect_left(records.timed_times, time)]
    given = [(entry, value) for entry in before if (value := score(entry)) is not None]
    dates = {entry.at.toordinal() for entry, _ in given}
    if len(given) < FEWEST or len(dates) < FEWEST_DATES:
        return None
    return median(sorted(value for _, value in given))


def _own_usual(case: Case, sign: str, score: Score, entry: Entry) -> int | None:
    time = instant(entry.at)
    known = _known_score(case.index, sign, time)
    return _median_before(case.index, score, time) if known is None else known


def _answered(case: Case, span: int, score: Score) -> list[Entry]:
    return [entry for entry in case.timed_within(span) if score(entry) is not None]


# Flare-ups


@dataclass(frozen=True, slots=True)
class Runs:
    """Entries that answer one question, in order, and the position at which each one's run began.

    `starts` holds the position after it for an entry that belongs to no run.
    """

    times: tuple[int, ...]
    entries: tuple[Entry, ...]
    starts: tuple[int, ...]

    def latest(self, case: Case) -> tuple[Entry, ...]:
        """The run of the latest answer, after S."""
        end = bisect_right(self.times, case.now)
        return self.entries[max(self.starts[end - 1], bisect_right(self.times, case.seen)) : end]


def _runs(entries: Iterable[Entry], goes_on: Callable[[Entry, Entry | None], bool | None]) -> Runs:
    """Runs of the entries that `goes_on`, asked of each and the one before, does not end with None.

    True: it goes on with the run; False: it begins one; None: it belongs to none.
    """
    kept, starts = tuple(entries), list[int]()
    begun: int | None = None
    for position, entry in enumerate(kept):
        goes = goes_on(entry, kept[position - 1] if position else None)
        if goes is None:
            begun = None
        elif begun is None or not goes:
            begun = position
        starts.append(position + 1 if begun is None else begun)
    return Runs(tuple(instant(each.at) for each in kept), kept, tuple(starts))


def _flares(index: Index) -> Runs:
    return _runs((each for each in index.records.timed if each.flare is not None), _flares_on)


def _flares_on(entry: Entry, before: Entry | None) -> bool | None:
    if entry.flare == "no":
        return None
    return before is not None and elapsed(before.at, entry.at) <= FLARE_APART


def _flare(case: Case) -> tuple[Entry, ...]:
    """The flare-up that is on, in the order of time; empty where none is."""
    given = [entry for entry in case.timed_within(LASTS) if entry.flare is not None]
    return case.index.once(_flares).latest(case) if given and given[-1].flare != "no" else ()


def c_flare(case: Case) -> Found | None:
    """A flare-up that the patient cannot cope with, or that lasts."""
    run = case.once(_flare)
    if not run:
        return None
    if run[-1].flare == "cannot_cope":
        return Found(entries=(run[-1],))
    lasted = elapsed(run[0].at, run[-1].at)
    if lasted <= FLARE_LONG:
        return None
    facts: dict[str, Fact] = {"day_a": run[0].at, "d": lasted // DAY}
    entries = (run[0], *run[1:][-RUN_SHOWN:])
    return Found(way="long", facts=facts, entries=entries, dated=run[-1].at)


def w_flare(case: Case) -> Found | None:
    """A flare-up."""
    run = case.once(_flare)
    return Found(entries=(run[-1],)) if run and not case.once(c_flare) else None


# Interference and tiredness


def c_interf(case: Case) -> Found | None:
    """Soreness gets in the way of the day, more than usual."""
    given = _answered(case, LASTS + IN_THE_WAY_AGAIN[1], interference_of)
    if not given or case.age(given[-1].at) > LASTS:
        return None
    latest = given[-1]
    score = interference_of(latest) or 0
    own = _own_usual(case, "interference", interference_of, latest)
    if not _is_more(score, own):
        return None
    shortest, longest = IN_THE_WAY_AGAIN
    again = [
        entry
        for entry in given[:-1]
        if shortest <= elapsed(entry.at, latest.at) <= longest
        and (interference_of(entry) or 0) >= IN_THE_WAY
        and _is_more(interference_of(entry) or 0, own)
    ]
    if score < STOPS_THE_DAY and not (score >= IN_THE_WAY and again):
        return None
    facts: dict[str, Fact] = {"n": score}
    if own is not None:
        facts["usual"] = own
    entries = (latest,) if score >= STOPS_THE_DAY else (again[-1], latest)
    return Found(
        way="unknown" if own is None else "", facts=facts, entries=entries, dated=latest.at
    )


def _is_more(score: int, own: int | None) -> bool:
    return own is None or score >= own + MORE


def c_fatigue(case: Case) -> Found | None:
    """Tired all over, entry after entry, and more than usual."""
    given = _answered(case, LASTS, _fatigue_of)
    run = case.index.once(_tired).latest(case) if given and _is_tired(given[-1], None) else ()
    if len(run) < TIRED_ENTRIES or elapsed(run[0].at, run[-1].at) < TIRED_OVER:
        return None
    latest = run[-1]
    own = _own_usual(case, "fatigue", _fatigue_of, latest)
    if own is not None and own > (latest.fatigue or 0) - MORE:
        return None
    return Found(
        way="unknown" if own is None else "",
        facts={"n": len(run), "day_a": run[0].at},
        entries=(run[0], *run[1:][-RUN_SHOWN:]),
        dated=latest.at,
    )


def _tired(index: Index) -> Runs:
    """Entries with a score of tiredness, in runs of tired all over."""
    return _runs((each for each in index.records.timed if each.fatigue is not None), _is_tired)


def _is_tired(entry: Entry, _: Entry | None) -> bool | None:
    return True if entry.fatigue_kind == "whole_body" and (entry.fatigue or 0) >= TIRED else None


# Movement


def c_motion(case: Case) -> Found | None:
    """The patient can hardly move, or much less than usual."""
    given = _answered(case, LASTS, _movement_of)
    if not given:
        return None
    latest = given[-1]
    return _hardly_moves(case, latest) or _drops(case, latest) or _falls(case, latest)


def _hardly_moves(case: Case, latest: Entry) -> Found | None:
    score = latest.movement or 0
    if score > HARDLY_MOVES:
        return None
    time = instant(latest.at)
    usual = _stated_movement(case.index, time)
    if usual is not None and usual <= MOVED_LITTLE:
        return None
    shortest, longest = MOVED_LITTLE_BEFORE
    before = case.index.records.timed_between(ALWAYS, time - longest, time - shortest - 1)
    if any(each.movement is not None and each.movement <= MOVED_LITTLE for each in before):
        return None
    return Found(facts={"c": score}, entries=(latest,))


def _stated_movement(index: Index, time: int) -> int | None:
    """The usual movement that is stated or known, the higher."""
    stated = (index.diary.profile.usual_movement, _known_score(index, "movement", time))
    return max((each for each in stated if each is not None), default=None)


def may_hinder(index: Index, time: int, scores: tuple[int, ...]) -> bool:
    """Whether the last scores of movement, three at most, can bring C-MOTION, by what is stated."""
    score = scores[-1]
    if score <= HARDLY_MOVES or (scores[0] - score >= FALLS_BY and falling(scores)):
        return True
    usual = _stated_movement(index, time)
    return usual is not None and usual - score >= FAR_BELOW_USUAL


def falling(scores: Sequence[int]) -> bool:
    """Whether three scores strictly fall."""
    return len(scores) == FALLS and all(after < before for before, after in pairwise(scores))


def _own_movement(case: Case, latest: Entry) -> int | None:
    """The usual movement: the highest that is stated, known or was the median before."""
    time = instant(latest.at)
    given = _stated_movement(case.index, time), _median_before(case.index, _movement_of, time)
    return max((each for each in given if each is not None), default=None)


def _drops(case: Case, latest: Entry) -> Found | None:
    usual, score = _own_movement(case, latest), latest.movement or 0
    if usual is None or usual - score < FAR_BELOW_USUAL:
        return None
    return Found(way="drop", facts={"c": score, "usual": usual}, entries=(latest,))


def _falls(case: Case, latest: Entry) -> Found | None:
    """The last three scores strictly fall, by 2 in all, over a day."""
    given = (
        entry
        for entry in case.index.records.timed_back(case.now, case.seen)
        if entry.movement is not None
    )
    last = list(islice(given, FALLS))[::-1]
    scores = [entry.movement or 0 for entry in last]
    if not falling(scores):
        return None
    if scores[0] - scores[-1] < FALLS_BY or elapsed(last[0].at, last[-1].at) < FALLS_OVER:
        return None
    usual = _own_movement(case, latest)
    if usual is not None and scores[-1] > usual - MORE:
        return None
    facts = dict(zip(("a", "b", "c"), scores, strict=True))
    return Found(way="falls", facts=facts, entries=tuple(last), dated=latest.at)


RULES = (
    Condition("C-FLARE", c_flare, ("day_a", "d"), Evidence.FLARE, told=Telling.FLARE),
    Condition(
        "C-MOTION", c_motion, ("a", "b", "c", "usual"), Evidence.MOVEMENT, told=Telling.MOVEMENT
    ),
    Condition("C-FATIGUE", c_fatigue, ("n", "day_a"), Evidence.TIREDNESS, told=Telling.FATIGUE),
    Condition(
        "C-INTERF", c_interf, ("n", "usual"), Evidence.INTERFERENCE, told=Telling.INTERFERENCE
    ),
    Condition("W-FLARE", w_flare, told=Telling.NEVER),
)
