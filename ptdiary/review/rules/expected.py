"""Soreness that runs as usual (rule page, "Expected"). Asked only where nothing else was found."""

from ptdiary.diary import Entry
from ptdiary.review.case import Case, Condition, Found, Telling
from ptdiary.review.finding import Fact
from ptdiary.review.hours import DAY, HOUR, STARTS
from ptdiary.review.records import ALWAYS, SEVERE
from ptdiary.review.rules.course import HANDS_ON_LASTS, after_hands_on, is_early
from ptdiary.review.rules.daily_life import HARDLY_MOVES, STOPS_THE_DAY, interference_of
from ptdiary.review.rules.worse import is_rising
from ptdiary.review.stretch import Stretch, score_of
from ptdiary.review.usual import is_sore

RATING_LASTS = 48 * HOUR
MOVEMENT_LASTS = 72 * HOUR
INTERFERENCE_LASTS = 7 * DAY
SETTLED_LATELY = 72 * HOUR


def _quiet(case: Case) -> Entry | None:
    """The latest rating, where nothing stands against calling it expected."""
    latest = case.latest
    if latest is None or case.age(latest.at) > RATING_LASTS:
        return None
    if case.stated is None or score_of(latest) >= SEVERE or is_rising(case):
        return None
    return None if _hardly_moves(case) or _in_the_way(case) else latest


def _hardly_moves(case: Case) -> bool:
    moved = [
        entry.movement
        for entry in case.index.records.timed_between(ALWAYS, case.now - MOVEMENT_LASTS, case.now)
        if entry.movement is not None
    ]
    return bool(moved) and moved[-1] <= HARDLY_MOVES


def _in_the_way(case: Case) -> bool:
    return any(
        (interference_of(entry) or 0) >= STOPS_THE_DAY
        for entry in case.timed_within(INTERFERENCE_LASTS)
    )


def _by_hands_on(stretch: Stretch) -> bool:
    return after_hands_on(stretch) and (stretch.opened_after or 0) < STARTS


def x_manual(case: Case) -> Found | None:
    """Sore soon after hands-on treatment, within a day."""
    latest, stretch = case.once(_quiet), case.stretch
    if latest is None or stretch is None or not _by_hands_on(stretch):
        return None
    if stretch.elapsed > HANDS_ON_LASTS:
        return None
    return Found(entries=(latest,), session=stretch.session, dated=latest.at)


def x_doms(case: Case) -> Found | None:
    """Soreness after exercise that runs as it usually does."""
    latest, stretch = case.once(_quiet), case.stretch
    if latest is None or stretch is None or case.once(x_manual):
        return None
    return Found(
        way="early" if is_early(case, stretch) else "",
        entries=(stretch.opened, latest),
        session=stretch.session,
        dated=latest.at,
    )


def x_settled(case: Case) -> Found | None:
    """Back to about the usual score."""
    latest = _about_usual(case)
    closed = case.index.course.closed_before(case.now)
    if latest is None or closed is None or closed.closed_by is None:
        return None
    if case.age(closed.closed_by.at) > SETTLED_LATELY:
        return None
    entries = (closed.peak, closed.closed_by, latest)
    return Found(facts=_facts(case, latest), entries=entries, dated=latest.at)


def x_usual(case: Case) -> Found | None:
    """About the usual score."""
    latest = _about_usual(case)
    if latest is None or case.once(x_settled):
        return None
    return Found(facts=_facts(case, latest), entries=(latest,))


def _about_usual(case: Case) -> Entry | None:
    latest = case.once(_quiet)
    if latest is None or case.stretch is not None or is_sore(score_of(latest), case.usual):
        return None
    return latest


def _facts(case: Case, latest: Entry) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"pain": score_of(latest)}
    return facts if case.usual is None else facts | {"usual": case.usual}


RULES = (
    Condition("X-DOMS", x_doms, told=Telling.NEVER),
    Condition("X-MANUAL", x_manual, told=Telling.NEVER),
    Condition("X-SETTLED", x_settled, ("pain", "usual"), told=Telling.NEVER),
    Condition("X-USUAL", x_usual, ("pain", "usual"), told=Telling.NEVER),
)
