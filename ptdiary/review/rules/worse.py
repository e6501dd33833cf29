"""Soreness that gets worse (rule page, "Worse")."""

from collections.abc import Iterator
from itertools import islice, pairwise
from types import MappingProxyType
from typing import NamedTuple

from ptdiary.diary import Entry
from ptdiary.review.case import Case, Condition, Evidence, Found, Telling
from ptdiary.review.finding import Fact
from ptdiary.review.hours import DAY, ENDS, HOUR, elapsed, instant
from ptdiary.review.index import Index
from ptdiary.review.records import ALWAYS
from ptdiary.review.rules.course import holds_contact, latest_is_high
from ptdiary.review.stretch import Stretch, score_of
from ptdiary.review.usual import (
    FEWEST_TO_LOWER,
    SORE,
    Chosen,
    UsualScores,
    is_high,
    is_sore,
    lower_quartile,
)

SAID_LATE = 48 * HOUR
RISES_BY = 2
RISES_OVER = 12 * HOUR
SAID_LASTS = 48 * HOUR
SAID_WITHIN = 72 * HOUR  # S1-24
SAID_APART = 24 * HOUR
AFTER_ONE_SESSION = 48 * HOUR
SESSIONS_LAST = 35 * DAY
RISING_SESSIONS, RISE = 4, 3  # by simulation: three that rise by 2 are twice the false alarms
CLIMBING_SESSIONS, CLIMB = 3, 2
DATES_IN = MappingProxyType({7 * DAY: 4, 14 * DAY: 8})  # the spans of a trend, and dates in each
BEFORE_FROM, BEFORE_TO = 42 * DAY, 21 * DAY
UP_TO_SEEN = 7 * DAY
QUARTILE = 1  # points above the level, for three ratings in four
SPARSE = 4
SPARSE_OVER = (14 * DAY, 35 * DAY)
DRIFT_SPANS = 21 * DAY


# Within a stretch, and said


def c_worse(case: Case) -> Found | None:
    """Soreness gets worse: in the stretch, in the patient's words, or from session to session."""
    in_stretch = None if case.stretch is None else worse_in(case.stretch)
    return in_stretch or _said(case) or _over_sessions(case)


def worse_in(stretch: Stretch) -> Found | None:
    """It came up again, is said to be worse after 48 h, or rises without a session."""
    if not latest_is_high(stretch):
        return None
    facts: dict[str, Fact] = {"pain": score_of(stretch.latest)}
    low, latest = stretch.low, stretch.latest
    if stretch.rebound is not None and low is not None:
        return Found(facts={**facts, "low": score_of(low)}, entries=(low, latest), dated=latest.at)
    if latest.since_yesterday == "worse" and stretch.elapsed > SAID_LATE:
        facts["since"] = "session" if stretch.linked else "start"
        return Found(way="said_late", facts=facts, entries=(latest,))
    return _rise(stretch, facts)


def _rise(stretch: Stretch, facts: dict[str, Fact]) -> Found | None:
    first, latest = stretch.opened, stretch.latest
    if stretch.session is not None or score_of(latest) - score_of(first) < RISES_BY:
        return None
    if elapsed(first.at, latest.at) < RISES_OVER:
        return None
    facts |= {"a": score_of(first), "day_a": first.at}
    return Found(way="rise", facts=facts, entries=(first, latest), dated=latest.at)


def _said(case: Case) -> Found | None:
    """Two entries or more say worse than yesterday, a day apart and within 72 h."""
    said = _said_worse(case)
    if not said or elapsed(said[0].at, said[-1].at) < SAID_APART:
        return None
    first, latest = said[0], said[-1]
    if _after_one_session(case, first, latest):
        return None
    usual = case.latest is not None and case.usual is not None
    at_usual = usual and not is_sore(score_of_latest(case), case.usual)
    return Found(
        way="said_usual" if at_usual else "said",
        facts={"day_a": first.at},
        entries=tuple(said),
        dated=latest.at,
    )


def score_of_latest(case: Case) -> int:
    """The score of the latest rating, 0 where there is none."""
    return 0 if case.latest is None else score_of(case.latest)


def _said_worse(case: Case) -> list[Entry]:
    """The entries that say worse, in a row up to the latest answer; empty where that is old."""
    said = [each for each in case.timed_within(SAID_LASTS + SAID_WITHIN) if each.since_yesterday]
    if not said or case.age(said[-1].at) > SAID_LASTS:
        return []
    run: list[Entry] = []
    for entry in reversed(said):
        if entry.since_yesterday != "worse":
            break
        if elapsed(entry.at, said[-1].at) > SAID_WITHIN:
            break
        run.insert(0, entry)
    return run


def _after_one_session(case: Case, first: Entry, latest: Entry) -> bool:
    """Whether both lie 0 to 48 h after the end of one session."""
    records = case.index.records
    before = records.session_before(instant(latest.at))
    if before is None:
        return False
    end = records.ends[before]
    return end <= instant(first.at) and instant(latest.at) - end <= AFTER_ONE_SESSION


# From session to session


def _highest_after(case: Case) -> list[Entry]:
    """The highest rating after each of the last four sessions of 35 d, the first of equal ones.

    Sessions without a rating after them are passed over.
    """
    return list(islice(_highest_back(case), RISING_SESSIONS))[::-1]


def _highest_back(case: Case) -> Iterator[Entry]:
    records, next_end = case.index.records, case.now
    for session in reversed(case.sessions_within(SESSIONS_LAST)):
        end = instant(session.ended_at)
        after = records.ratings_between(end, min(end + ENDS, next_end))
        if after:
            yield max(after, key=score_of)
        next_end = end


def _over_sessions(case: Case) -> Found | None:
    last = case.once(_highest_after) if case.latest_speaks else []
    if len(last) < RISING_SESSIONS:
        return None
    scores = [score_of(rating) for rating in last]
    if any(after < before for before, after in pairwise(scores)) or scores[-1] - scores[0] < RISE:
        return None
    if not is_high(scores[-1], case.usual_for(last[-1])):
        return None
    facts = dict(zip(("a", "b", "c", "pain"), scores, strict=True))
    return Found(way="sessions", facts=facts, entries=tuple(last), dated=last[-1].at)


def w_climb(case: Case) -> Found | None:
    """Three sessions, each followed by more soreness than the one before."""
    last = case.once(_highest_after)[-CLIMBING_SESSIONS:]
    if len(last) < CLIMBING_SESSIONS or not case.latest_speaks or case.once(c_worse):
        return None
    scores = [score_of(rating) for rating in last]
    if any(after <= before for before, after in pairwise(scores)):
        return None
    if scores[-1] - scores[0] < CLIMB or not is_sore(scores[-1], case.usual_for(last[-1])):
        return None
    facts = dict(zip(("a", "b", "pain"), scores, strict=True))
    return Found(facts=facts, entries=tuple(last), dated=last[-1].at)


# Over weeks


class Recent(NamedTuple):
    """The ratings of the last 7 or 14 days that a trend is read from."""

    span: int
    chosen: Chosen
    calm: bool


class Baseline(NamedTuple):
    """The level that a trend is measured from, and which way tells of it."""

    score: int
    way: str


def _recent(usual: UsualScores, last_seen: int, end: int) -> Recent | None:
    for span, dates in DATES_IN.items():
        calm = usual.calm.enough(end - span, end + 1, last_seen)
        if calm is not None and usual.every.enough(end - span, end + 1, last_seen, dates):
            return Recent(span, calm, calm=True)
    for span, dates in DATES_IN.items():
        every = usual.every.enough(end - span, end + 1, last_seen, dates)
        if every is not None:
            return Recent(span, every, calm=False)
    return None


def _baseline(usual: UsualScores, stated: int | None, last_seen: int, end: int) -> Baseline | None:
    """The lower of what is accepted and what was before."""
    level = _accepted(usual, stated, last_seen)
    before = usual.every.enough(end - BEFORE_FROM, end - BEFORE_TO, last_seen)
    if before is None or (level is not None and level.score <= before.median):
        return level
    return Baseline(before.median, "")


def _accepted(usual: UsualScores, stated: int | None, last_seen: int) -> Baseline | None:
    """The higher of what the patient stated and what a clinician saw."""
    level = None if stated is None else Baseline(stated, "stated")
    seen = None
    if last_seen != ALWAYS:
        seen = usual.every.chosen(last_seen - UP_TO_SEEN, last_seen + 1)
    if seen is None or (level is not None and level.score > seen.median):
        return level
    return Baseline(seen.median, "seen")


def _is_above(recent: Recent, level: int) -> bool:
    least = level if recent.calm else level + 1
    chosen = recent.chosen
    return chosen.median >= least + SORE and lower_quartile(chosen.scores) >= least + QUARTILE


def c_trend(case: Case) -> Found | None:
    """Soreness has gone up over weeks."""
    latest = case.latest
    if latest is None or not case.latest_speaks or holds_contact(case):
        return None
    end = instant(latest.at)
    recent = _recent(case.index.usual, case.seen, end)
    if recent is None:
        return _sparse(case, latest)
    level = _baseline(case.index.usual, case.stated, case.seen, end)
    if level is None or score_of(latest) < level.score + SORE or not _is_above(recent, level.score):
        return None
    return Found(
        way=level.way,
        facts={
            "now": recent.chosen.median,
            "span": recent.span // DAY,
            "before": level.score,
        },
        entries=(latest,),
    )


def has_gone_up(index: Index, rated: int, least: int) -> bool:
    """Whether the rating at this position can bring C-TREND, from a level of at least `least`."""
    usual, time, score = index.usual, index.records.rating_times[rated], index.records.scores[rated]
    stated, last_seen = usual.stated_at(time), index.records.seen_before(time)
    if is_high(score, stated) and _are_sparse(index, rated, stated):
        return True
    recent = _recent(usual, last_seen, time)
    if recent is None or not _is_above(recent, least):
        return False
    level = _baseline(usual, stated, last_seen, time)
    return level is not None and score >= level.score + SORE and _is_above(recent, level.score)


def _are_sparse(index: Index, rated: int, stated: int | None) -> bool:
    """Whether the four ratings up to this one, weeks apart, are all high."""
    first, (shortest, longest) = rated + 1 - SPARSE, SPARSE_OVER
    if first < 0:
        return False
    scores, times = index.records.scores, index.records.rating_times
    return shortest <= times[rated] - times[first] <= longest and all(
        is_high(score, stated) for score in scores[first : rated + 1]
    )


def _sparse(case: Case, latest: Entry) -> Found | None:
    """The last four ratings, weeks apart, are all high by the stated usual score."""
    stated = case.stated
    begins = max(case.seen, case.index.usual.afresh_at(case.now))
    last = case.index.records.last_ratings(SPARSE, begins, case.now)
    if stated is None or len(last) < SPARSE:
        return None
    shortest, longest = SPARSE_OVER
    if not shortest <= elapsed(last[0].at, latest.at) <= longest:
        return None
    if not all(is_high(score_of(rating), stated) for rating in last):
        return None
    facts: dict[str, Fact] = {"day_a": last[0].at, "usual": stated}
    return Found(way="sparse", facts=facts, entries=last, dated=latest.at)


def _drifted(case: Case) -> Chosen | None:
    """The computed usual score, where it lies 2 above the stated one; the latest rating speaks."""
    latest, stated = case.latest, case.stated
    if latest is None or stated is None or not case.latest_speaks:
        return None
    computed = case.index.usual.computed(instant(latest.at), case.now)
    if computed is None or len(computed.scores) < FEWEST_TO_LOWER:
        return None
    return computed if computed.median >= stated + SORE else None


def w_drift(case: Case) -> Found | None:
    """The computed usual score has risen above the stated one."""
    computed, stated, latest = _drifted(case), case.stated, case.latest
    if computed is None or stated is None or latest is None or case.once(c_trend):
        return None
    if computed.last - computed.first < DRIFT_SPANS or score_of(latest) < stated + SORE:
        return None
    return Found(facts={"n": computed.median, "usual": stated}, entries=(latest,))


def is_rising(case: Case) -> bool:
    """Whether soreness goes up, though not enough for a warning: then nothing is expected."""
    latest = case.latest
    if latest is None or not case.latest_speaks:
        return False
    if _drifted(case) is not None:
        return True
    usual, end = case.index.usual, instant(latest.at)
    recent = _recent(usual, case.seen, end)
    level = _baseline(usual, case.stated, case.seen, end)
    if recent is None or level is None:
        return False
    return score_of(latest) > level.score and _is_above(recent, level.score)


RULES = (
    Condition(
        "C-WORSE",
        c_worse,
        ("low", "pain", "since", "a", "b", "c", "day_a"),
        Evidence.SORENESS | Evidence.WORSE,
        told=Telling.SORENESS,
    ),
    Condition(
        "C-TREND",
        c_trend,
        ("now", "span", "before", "day_a", "usual"),
        Evidence.TREND,
        told=Telling.SORENESS,
    ),
    Condition("W-CLIMB", w_climb, ("a", "b", "pain"), told=Telling.NEVER),
    Condition("W-DRIFT", w_drift, ("n", "usual"), told=Telling.NEVER),
)
