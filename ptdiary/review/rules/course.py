"""Rules of the raised stretch that is open (rule page, "The stretch").

The ladder is one finding: how far the soreness has come down since its session, the first line
that holds. Nothing here fires while no stretch is open, but where a rule says so.
"""

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ptdiary.diary import DULL_WORDS, SHARP_WORDS, Entry, side_of
from ptdiary.review.case import Case, Condition, Evidence, Found, Telling
from ptdiary.review.hours import DAY, EASES, ENDS, HOUR, STARTS, elapsed, instant, whole_hours
from ptdiary.review.records import ALWAYS, Records
from ptdiary.review.stretch import Stretch, score_of
from ptdiary.review.usual import FEWEST_DATES, is_high

if TYPE_CHECKING:
    from ptdiary.review.finding import Fact

LITERATURE_ENDS = 120 * HOUR  # Pettitt 2010: older adults 72 to 120 h
AGAIN = 48 * HOUR
APART = 24 * HOUR
HANDS_ON_LASTS = 24 * HOUR  # Carnes 2010
MASKED = 72 * HOUR
RATING_LASTS = 24 * HOUR
STALE_FOR = 14 * DAY
SILENCE_AFTER_SESSION = 96 * HOUR


class Easing(Enum):
    """How the soreness of a stretch has come down from its peak."""

    NONE = "no reduction"
    SOME = "some reduction, not clear improvement"
    CLEAR = "clear improvement"
    UNCLEAR = "one rating, and not said whether it is better than yesterday"


def easing_of(stretch: Stretch) -> Easing:
    """How far a stretch has eased, by its ratings or by the patient's own comparison."""
    if is_single(stretch):
        match stretch.latest.since_yesterday:
            case "better":
                return Easing.SOME
            case None:
                return Easing.UNCLEAR
            case _:
                return Easing.NONE
    if stretch.drop == 0:
        return Easing.NONE
    return Easing.CLEAR if stretch.clearly_lower else Easing.SOME


def is_single(stretch: Stretch) -> bool:
    """One rating, after a session: only since_yesterday can tell how it goes."""
    return stretch.ratings == 1 and stretch.linked


def latest_is_high(stretch: Stretch) -> bool:
    """Whether the latest rating is high by the usual score of its stretch."""
    return is_high(score_of(stretch.latest), stretch.usual)


def is_again(records: Records, stretch: Stretch) -> bool:
    """Whether a session came in between, and one ended at most 48 h before the latest rating."""
    latest = instant(stretch.latest.at)
    return stretch.overlap is not None and records.session_ended(latest - AGAIN, latest)


def stands(records: Records, stretch: Stretch) -> bool:
    """Whether the stretch is more than soreness from exercise that takes its time."""
    long = len(stretch.dates) >= FEWEST_DATES
    again = is_again(records, stretch)
    if stretch.usual is None:
        return stretch.linked and (long or not again)
    high = latest_is_high(stretch)
    if again:
        return high and long
    lasting = (
        stretch.linked
        and stretch.elapsed > ENDS
        and easing_of(stretch) is Easing.NONE
        and elapsed(stretch.opened.at, stretch.latest.at) >= APART
    )
    return high or long or lasting


class Rung(NamedTuple):
    """The line of the ladder that holds: a rule, and its way."""

    rule: str
    way: str = ""

    @property
    def is_contact(self) -> bool:
        """Whether its rule is one of C-72, C-120 and C-48."""
        return self.rule.startswith("C-")


def rung_of(records: Records, stretch: Stretch) -> Rung | None:
    """The one line of the ladder that holds at the latest rating, the first of them."""
    span = stretch.elapsed
    if span <= EASES:
        return None
    if span > ENDS:
        return _late_rung(records, stretch)
    single = "single" if is_single(stretch) else ""
    match easing_of(stretch):
        case Easing.NONE:
            held = stands(records, stretch)
            return Rung("C-48", single) if held else Rung("W-SLOW", "none")
        case Easing.UNCLEAR:
            return Rung("W-ONEPOINT")
        case Easing.SOME:
            return Rung("W-SLOW", single)
        case Easing.CLEAR:
            return None


def _late_rung(records: Records, stretch: Stretch) -> Rung:
    easing = easing_of(stretch)
    if stands(records, stretch):
        if easing is Easing.NONE:
            return Rung("C-72", "again" if is_again(records, stretch) else "")
        if stretch.elapsed > LITERATURE_ENDS:
            return Rung("C-120")
        if easing is Easing.SOME:
            return Rung("C-48", "little")
    unknown = "unknown" if stretch.usual is None else ""
    return Rung("W-LATE", "easing" if easing is Easing.CLEAR else unknown)


def _rung(case: Case) -> Rung | None:
    return None if case.stretch is None else rung_of(case.index.records, case.stretch)


def _on_ladder(case: Case, rule: str) -> Found | None:
    rung, stretch = case.once(_rung), case.stretch
    if rung is None or stretch is None or rung.rule != rule:
        return None
    first = () if stretch.linked else (stretch.opened,)
    facts: dict[str, Fact] = {
        "h": whole_hours(stretch.elapsed),
        "d": stretch.elapsed // DAY,
        "since": "session" if stretch.linked else "start",
        "pain": score_of(stretch.latest),
        "peak": score_of(stretch.peak),
    }
    return Found(
        way=rung.way,
        facts=facts,
        entries=(*first, stretch.peak, stretch.latest),
        session=stretch.session,
        dated=stretch.latest.at,
    )


def holds_contact(case: Case) -> bool:
    """Whether C-72, C-120 or C-48 holds."""
    rung = case.once(_rung)
    return rung is not None and rung.is_contact


def c_72(case: Case) -> Found | None:
    """Past 72 h without reduction."""
    return _on_ladder(case, "C-72")


def c_120(case: Case) -> Found | None:
    """Past 120 h, whatever the trend."""
    return _on_ladder(case, "C-120")


def c_48(case: Case) -> Found | None:
    """Past 48 h without reduction, or past 72 h with little."""
    return _on_ladder(case, "C-48")


def w_late(case: Case) -> Found | None:
    """Past 72 h, and sorer than usual."""
    return _on_ladder(case, "W-LATE")


def w_onepoint(case: Case) -> Found | None:
    """One rating alone, past 48 and up to 72 h, without a comparison."""
    return _on_ladder(case, "W-ONEPOINT")


def w_slow(case: Case) -> Found | None:
    """Past 48 and up to 72 h, without clear improvement."""
    return _on_ladder(case, "W-SLOW")


# Of the open stretch also


def is_late_and_high(stretch: Stretch) -> bool:
    """Whether it began later than soreness after exercise does, and its latest rating is high."""
    return stretch.late and latest_is_high(stretch)


def c_late(case: Case) -> Found | None:
    """It began later than soreness after exercise does, and is high."""
    stretch = case.stretch
    if stretch is None or not is_late_and_high(stretch):
        return None
    facts = {} if stretch.session is None else {"session_day": stretch.session.ended_at}
    return Found(
        facts=facts,
        entries=(stretch.opened, stretch.latest),
        session=stretch.session,
        dated=stretch.latest.at,
    )


def w_unlinked(case: Case) -> Found | None:
    """There is no session that it could follow."""
    stretch = case.stretch
    if stretch is None or stretch.linked or is_late_and_high(stretch):
        return None
    opened = instant(stretch.opened.at)
    way = ""
    if stretch.elapsed > EASES:
        way = "long"
    elif stretch.late:
        way = "late"
    elif case.session_ended(opened - ENDS, opened):
        way = "seen"
    elif stretch.usual is None:
        way = "unknown"
    facts: dict[str, Fact] = {"day_a": stretch.opened.at}
    if way == "seen":
        facts["seen_day"] = case.seen_at
    return Found(
        way=way, facts=facts, entries=(stretch.opened, stretch.latest), dated=stretch.latest.at
    )


def is_early(case: Case, stretch: Stretch) -> bool:
    """Whether it opened less than 12 h after its session, and no earlier one explains it."""
    if not stretch.linked or (stretch.opened_after or 0) >= STARTS:
        return False
    opened = instant(stretch.opened.at)
    return not case.session_ended(opened - ENDS, opened - STARTS)


def after_hands_on(stretch: Stretch) -> bool:
    """Whether its session had hands-on treatment."""
    return stretch.session is not None and "manual" in stretch.session.components


def w_early(case: Case) -> Found | None:
    """It began within 12 h of its session; hands-on treatment would explain that."""
    stretch = case.stretch
    if stretch is None or stretch.session is None or not is_early(case, stretch):
        return None
    if after_hands_on(stretch) or stretch.elapsed > HANDS_ON_LASTS:
        return None
    return Found(
        facts={"session_day": stretch.session.ended_at},
        entries=(stretch.opened, stretch.latest),
        session=stretch.session,
        dated=stretch.latest.at,
    )


def w_oneside(case: Case) -> Found | None:
    """The places of the latest rating lie on one side, none in the centre."""
    stretch = case.stretch
    sides = set() if stretch is None else {side_of(region) for region in stretch.latest.regions}
    if stretch is None or sides not in ({"left"}, {"right"}):
        return None
    return Found(facts={"side": tuple(sides)}, entries=(stretch.latest,))


def w_overlap(case: Case) -> Found | None:
    """Another session ended before the soreness had clearly eased."""
    stretch = case.stretch
    if stretch is None or stretch.overlap is None:
        return None
    return Found(
        way="" if stretch.linked else "from_start",
        facts={"session_day": stretch.overlap.ended_at},
        entries=(stretch.peak,),
        session=stretch.overlap,
        dated=stretch.overlap.ended_at,
    )


def w_quality(case: Case) -> Found | None:
    """The latest rating has no word for what it feels like, or one neither dull nor sharp."""
    stretch = case.stretch
    if stretch is None or not stretch.linked:
        return None
    words = stretch.latest.quality
    if not words:
        return Found(entries=(stretch.latest,))
    other = tuple(word for word in words if word not in (*DULL_WORDS, *SHARP_WORDS))
    if not other:
        return None
    return Found(way="other_words", facts={"quality": other}, entries=(stretch.latest,))


def w_mask(case: Case) -> Found | None:
    """Clear improvement, with pain relief now and none known at the peak."""
    stretch = case.stretch
    if stretch is not None and easing_of(stretch) is Easing.CLEAR:
        masked = _masks(stretch.latest, stretch.peak)
        return Found(entries=(stretch.peak, stretch.latest)) if masked else None
    return _masked_end(case)


def _masks(rating: Entry, peak: Entry) -> bool:
    return rating.pain_relief == "yes" and peak.pain_relief != "yes"


def _masked_end(case: Case) -> Found | None:
    """The last stretch was closed by a rating with pain relief, and no later one is without."""
    ended = case.index.course.ended_before(case.now)
    if case.last_stretch is not None or ended is None or ended.closed_by is None:
        return None
    closed = ended.closed_by
    if case.age(closed.at) > MASKED or not _masks(closed, ended.peak):
        return None
    since = case.index.records.ratings_between(instant(closed.at), case.now)
    if any(rating.pain_relief == "no" for rating in since):
        return None
    return Found(way="closed", entries=(ended.peak, closed), dated=closed.at)


def w_stale(case: Case) -> Found | None:
    """No recent rating in a stretch, or no entry since a recent session."""
    stretch = case.last_stretch
    if stretch is not None:
        if not RATING_LASTS < case.age(stretch.latest.at) <= STALE_FOR:
            return None
        return Found(facts={"pain": score_of(stretch.latest)}, entries=(stretch.latest,))
    session = case.latest_session
    if session is None or not case.after_seen(session.ended_at):
        return None
    age = case.age(session.ended_at)
    if not RATING_LASTS < age <= SILENCE_AFTER_SESSION:
        return None
    if case.index.records.timed_between(instant(session.ended_at), ALWAYS, case.now):
        return None
    return Found(way="session", facts={"session_day": session.ended_at}, session=session)


def w_baseunk(case: Case) -> Found | None:
    """The patient has not said how sore she is on most days."""
    latest = case.latest
    if latest is None or case.stated is not None or case.age(latest.at) > EASES:
        return None
    computed = case.index.usual.computed(instant(latest.at), case.now)
    if computed is None:
        return Found(entries=(latest,))
    return Found(way="propose", facts={"n": computed.median}, entries=(latest,))


_HOURS = ("h", "d", "since", "pain", "peak")

RULES = (
    Condition("C-72", c_72, _HOURS, Evidence.SORENESS, told=Telling.SORENESS),
    Condition("C-120", c_120, _HOURS, Evidence.SORENESS, told=Telling.SORENESS),
    Condition("C-48", c_48, _HOURS, Evidence.SORENESS, told=Telling.SORENESS),
    Condition("C-LATE", c_late, ("session_day",), Evidence.SORENESS, told=Telling.SORENESS),
    Condition("W-EARLY", w_early, ("session_day",), told=Telling.NEVER),
    Condition("W-SLOW", w_slow, _HOURS, told=Telling.NEVER),
    Condition("W-LATE", w_late, _HOURS, told=Telling.NEVER),
    Condition("W-ONEPOINT", w_onepoint, _HOURS, told=Telling.NEVER),
    Condition("W-UNLINKED", w_unlinked, ("day_a", "seen_day"), told=Telling.NEVER),
    Condition("W-ONESIDE", w_oneside, ("side",), told=Telling.NEVER),
    Condition("W-OVERLAP", w_overlap, ("session_day",), told=Telling.NEVER),
    Condition("W-MASK", w_mask, told=Telling.NEVER),
    Condition("W-QUALITY", w_quality, ("quality",), told=Telling.NEVER),
    Condition("W-STALE", w_stale, ("pain", "session_day"), told=Telling.NEVER),
    Condition("W-BASEUNK", w_baseunk, ("n",), told=Telling.NEVER),
)

# What a span past 72 h is called by, the strongest first.
LADDER = ("C-72", "C-120", "C-48", "W-LATE")
