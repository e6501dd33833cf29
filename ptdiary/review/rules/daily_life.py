"""Swelling, interference, fatigue and movement (rule page, "Checks and signs").

A score is an entry with that field, with or without soreness, left out of the course or not.
"""

from itertools import pairwise, takewhile

from ptdiary.diary import Entry
from ptdiary.review.case import Case, Condition, Evidence, Found, first_of
from ptdiary.review.hours import DAY, HOUR, elapsed

SWELLING_LASTS = 7 * DAY
INTERFERENCE_LASTS = 7 * DAY
RECENT = 72 * HOUR
STOPS_THE_DAY = 7  # choices of the project, also the numbers below
IN_THE_WAY = 5
APART = 24 * HOUR
TIRED = 4
TIRED_ENTRIES = 3
TIRED_FOR = 48 * HOUR
FALLS = 3
FALL_IN_ALL = 2
FALL_OVER = 24 * HOUR
FAR_BELOW_USUAL = 4


def c_swell(case: Case) -> Found | None:
    """Marked or new swelling."""
    entries = tuple(
        entry
        for entry in case.entries_within(SWELLING_LASTS)
        if entry.swelling == "marked" or entry.swelling_new == "yes"
    )
    return Found(entries=entries) if entries else None


def c_interf(case: Case) -> Found | None:
    """Pain stops the day, or has been in its way at least a day apart."""
    scored = [
        (entry, entry.interference)
        for entry in case.entries_within(INTERFERENCE_LASTS)
        if entry.interference is not None
    ]
    if not scored or case.age(scored[-1][0].at) > RECENT:
        return None
    latest, score = scored[-1]
    if score >= STOPS_THE_DAY:
        return Found(facts={"n": score}, entries=(latest,))
    earlier = [
        entry
        for entry, before in scored
        if before >= IN_THE_WAY and elapsed(entry.at, latest.at) >= APART
    ]
    if score < IN_THE_WAY or not earlier:
        return None
    return Found(way="twice", facts={"n": score}, entries=(earlier[-1], latest))


def c_fatigue(case: Case) -> Found | None:
    """Tired all over in 3 entries running, over at least 48 h."""
    scored = [entry for entry in case.entries if entry.fatigue is not None]
    run = list(takewhile(_tired_all_over, reversed(scored)))
    if len(run) < TIRED_ENTRIES or case.age(run[0].at) > RECENT:
        return None
    lasted = elapsed(run[-1].at, run[0].at)
    if lasted < TIRED_FOR:
        return None
    return Found(facts={"d": lasted // DAY}, entries=tuple(run))


def c_motion(case: Case) -> Found | None:
    """Movement falls 3 times running, or lies far below the usual."""
    scored = [(entry, entry.movement) for entry in case.entries if entry.movement is not None]
    if not scored or case.age(scored[-1][0].at) > RECENT:
        return None
    return first_of(_falling(scored[-FALLS:]), _far_below(case, *scored[-1]))


def _falling(scored: list[tuple[Entry, int]]) -> Found | None:
    scores = [score for _, score in scored]
    entries = tuple(entry for entry, _ in scored)
    falls = len(scores) == FALLS and all(later < before for before, later in pairwise(scores))
    if not falls or scores[0] - scores[-1] < FALL_IN_ALL:
        return None
    if elapsed(entries[0].at, entries[-1].at) < FALL_OVER:
        return None
    return Found(facts=dict(zip("abc", scores, strict=True)), entries=entries)


def _far_below(case: Case, latest: Entry, score: int) -> Found | None:
    usual = case.profile.usual_movement
    if usual is None or usual - score < FAR_BELOW_USUAL:
        return None
    return Found(way="below_usual", facts={"a": usual, "c": score}, entries=(latest,))


def _tired_all_over(entry: Entry) -> bool:
    return entry.fatigue_kind == "whole_body" and (entry.fatigue or 0) >= TIRED


RULES = (
    Condition("C-SWELL", c_swell, evidence=Evidence.SWELLING),
    Condition("C-MOTION", c_motion, facts=("a", "b", "c"), evidence=Evidence.DAILY_LIFE),
    Condition("C-FATIGUE", c_fatigue, facts=("d",), evidence=Evidence.DAILY_LIFE),
    Condition("C-INTERF", c_interf, facts=("n",), evidence=Evidence.DAILY_LIFE),
)
