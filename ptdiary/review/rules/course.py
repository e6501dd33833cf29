"""Rules of the raised stretch that is open (rule page, "The course of soreness", its table).

Nothing here fires while no stretch is open.
"""

from enum import Enum

from ptdiary.diary import DULL_WORDS, SHARP_WORDS, side_of
from ptdiary.review.case import Case, Condition, Evidence, Found
from ptdiary.review.finding import Fact
from ptdiary.review.hours import DAY, HOUR, whole_hours
from ptdiary.review.rules.gaps import RATING_LASTS
from ptdiary.review.stretch import ONSET_OPENS, Stretch, score_of

IMPROVES_BY = 48 * HOUR  # S1-8: improves within 24 to 48 hours
SETTLES_BY = 72 * HOUR  # S0-9: resolves within 72 hours
LITERATURE_ENDS = 120 * HOUR
HANDS_ON_LASTS = 24 * HOUR
SEVERE = 7
SEVERE_LASTS = 7 * DAY
FRACTURE_PAIN = 5


class Easing(Enum):
    """How the soreness of a stretch has come down from its peak."""

    NONE = "no reduction"
    SOME = "some reduction, not clear improvement"
    CLEAR = "clear improvement"
    UNCLEAR = "one rating, and not said whether it is better than yesterday"


def easing_of(stretch: Stretch) -> Easing:
    """How far a stretch has eased, by its ratings or by the patient's own comparison."""
    if stands_alone(stretch):
        return _easing_since_yesterday(stretch)
    if stretch.drop == 0:
        return Easing.NONE
    return Easing.CLEAR if stretch.clearly_lower else Easing.SOME


def stands_alone(stretch: Stretch) -> bool:
    """A single rating after a session: only since_yesterday can tell how it goes."""
    return stretch.ratings == 1 and stretch.runs_from_session


def _easing_since_yesterday(stretch: Stretch) -> Easing:
    """What the patient's own comparison says; never past 72 h, for no session reaches further."""
    match stretch.latest.since_yesterday:
        case "better":
            return Easing.SOME
        case None:
            return Easing.UNCLEAR
        case _:
            return Easing.NONE


def w_onepoint(case: Case) -> Found | None:
    """One rating alone, past 48 and up to 72 h, without a comparison."""
    stretch = case.stretch
    if stretch is None or not _between_48_and_72(stretch):
        return None
    return _evidence(stretch) if easing_of(stretch) is Easing.UNCLEAR else None


def c_48(case: Case) -> Found | None:
    """Past 48 h without reduction, or past 72 h without clear improvement."""
    stretch = case.stretch
    if stretch is None:
        return None
    easing = easing_of(stretch)
    early = _between_48_and_72(stretch) and easing is Easing.NONE
    late = stretch.elapsed > SETTLES_BY and easing is not Easing.CLEAR
    if not (early or late):
        return None
    way = "little" if easing is Easing.SOME else _not_eased(stretch)
    return _evidence(stretch).told(
        _as_of_rating(case, stretch, way),
        h=whole_hours(stretch.elapsed),
        since=_since(stretch),
    )


def w_slow(case: Case) -> Found | None:
    """Past 48 and up to 72 h, some reduction but no clear improvement."""
    stretch = case.stretch
    if stretch is None or not _between_48_and_72(stretch):
        return None
    if easing_of(stretch) is not Easing.SOME:
        return None
    up_again = "up_again" if stretch.turned_up else ""
    return _evidence(stretch).told("yesterday" if stands_alone(stretch) else up_again)


def c_72(case: Case) -> Found | None:
    """Past 72 h without reduction."""
    stretch = case.stretch
    if stretch is None or stretch.elapsed <= SETTLES_BY:
        return None
    if easing_of(stretch) is not Easing.NONE:
        return None
    way = _as_of_day(case, stretch, _not_eased(stretch))
    return _evidence(stretch).told(way, since=_since(stretch))


def w_late(case: Case) -> Found | None:
    """Past 72 and up to 120 h, clearly easing."""
    stretch = case.stretch
    if stretch is None or not SETTLES_BY < stretch.elapsed <= LITERATURE_ENDS:
        return None
    if easing_of(stretch) is not Easing.CLEAR:
        return None
    return _evidence(stretch).told("up_again" if stretch.turned_up else "")


def c_120(case: Case) -> Found | None:
    """Past 120 h, whatever the trend."""
    stretch = case.stretch
    if stretch is None or stretch.elapsed <= LITERATURE_ENDS:
        return None
    way = "usual_unknown" if stretch.usual is None else ""
    return _evidence(stretch).told(_as_of_day(case, stretch, way), since=_since(stretch))


def c_late(case: Case) -> Found | None:
    """It began later than soreness after exercise does."""
    stretch = case.stretch
    if stretch is None or not stretch.late:
        return None
    return Found(entries=(stretch.opened,), session=stretch.session)


def w_unlinked(case: Case) -> Found | None:
    """There is no session that it could follow."""
    stretch = case.stretch
    if stretch is None or stretch.session is not None:
        return None
    way = "usual_unknown" if stretch.usual is None else ""
    return Found(way=way, entries=(stretch.opened,))


def w_early(case: Case) -> Found | None:
    """It began within 12 h of its session; hands-on treatment explains that up to 24 h."""
    stretch = case.stretch
    if stretch is None or not opened_early(stretch):
        return None
    if after_hands_on(stretch) and stretch.elapsed <= HANDS_ON_LASTS:
        return None
    return Found(entries=(stretch.opened,), session=stretch.session)


def c_severe(case: Case) -> Found | None:
    """The latest rating of the stretch is 7 or more, and within 7 d."""
    stretch = case.stretch
    if stretch is None or case.age(stretch.latest.at) > SEVERE_LASTS:
        return None
    pain = score_of(stretch.latest)
    return _latest(stretch).told("", pain=pain) if pain >= SEVERE else None


def w_oneside(case: Case) -> Found | None:
    """The places of the latest rating lie on one side, none in the centre."""
    stretch = case.stretch
    sides = set() if stretch is None else {side_of(region) for region in stretch.latest.regions}
    if stretch is None or sides not in ({"left"}, {"right"}):
        return None
    return _latest(stretch).told("", side=tuple(sides))


def w_quality(case: Case) -> Found | None:
    """The latest rating has no word for what it feels like, or one neither dull nor sharp."""
    stretch = case.stretch
    if stretch is None:
        return None
    if not stretch.latest.quality:
        return _latest(stretch)
    other = tuple(
        word for word in stretch.latest.quality if word not in (*DULL_WORDS, *SHARP_WORDS)
    )
    return _latest(stretch).told("other_words", quality=other) if other else None


def w_overlap(case: Case) -> Found | None:
    """Another session ended before the soreness had clearly eased."""
    stretch = case.stretch
    if stretch is None or stretch.overlap is None:
        return None
    way = "" if stretch.runs_from_session else "from_start"
    return Found(way=way, entries=(stretch.peak,), session=stretch.overlap)


def w_mask(case: Case) -> Found | None:
    """Clear improvement, with pain relief now and none known at the peak."""
    stretch = case.stretch
    if stretch is None or easing_of(stretch) is not Easing.CLEAR:
        return None
    if stretch.latest.pain_relief != "yes" or stretch.peak.pain_relief == "yes":
        return None
    return Found(entries=(stretch.peak, stretch.latest))


def w_baseunk(case: Case) -> Found | None:
    """The usual score is unknown."""
    stretch = case.stretch
    return _latest(stretch) if stretch is not None and stretch.usual is None else None


def u_fracture(case: Case) -> Found | None:
    """Brittle bones, and pain of 5 or more that came on suddenly."""
    stretch = case.stretch
    if stretch is None or not case.brittle or stretch.latest.sudden_onset != "yes":
        return None
    return _latest(stretch) if score_of(stretch.latest) >= FRACTURE_PAIN else None


def opened_early(stretch: Stretch) -> bool:
    """Whether it opened less than 12 h after its session."""
    return stretch.opened_after is not None and stretch.opened_after < ONSET_OPENS


def after_hands_on(stretch: Stretch) -> bool:
    """Whether its session had hands-on treatment."""
    return stretch.session is not None and "manual" in stretch.session.components


def _between_48_and_72(stretch: Stretch) -> bool:
    return IMPROVES_BY < stretch.elapsed <= SETTLES_BY


def _since(stretch: Stretch) -> Fact:
    return "session" if stretch.runs_from_session else "start"


def _not_eased(stretch: Stretch) -> str:
    """The way of no reduction: by comparison with yesterday, back at the peak, or never down."""
    if stands_alone(stretch):
        return "yesterday"
    return "back" if stretch.turned_up else ""


def _as_of_rating(case: Case, stretch: Stretch, way: str) -> str:
    """'It is 60 hours' is true only while no further hour has passed since the rating."""
    now = stretch.elapsed + case.age(stretch.latest.at)
    return way if whole_hours(now) == whole_hours(stretch.elapsed) else _then(way)


def _as_of_day(case: Case, stretch: Stretch, way: str) -> str:
    """'You are still sore' is known only while the latest rating is recent, as in W-STALE."""
    return _then(way) if case.age(stretch.latest.at) > RATING_LASTS else way


def _then(way: str) -> str:
    return f"then_{way}" if way else "then"


def _evidence(stretch: Stretch) -> Found:
    first = () if stretch.runs_from_session else (stretch.opened,)
    return Found(entries=(*first, stretch.peak, stretch.latest), session=stretch.session)


def _latest(stretch: Stretch) -> Found:
    return Found(entries=(stretch.latest,), session=stretch.session)


# What the course of one stretch says by its hours, the strongest first: a span of the timeline
# tells it by the first of these alone.
LADDER = ("C-72", "C-48", "C-120", "W-LATE")

RULES = (
    Condition("U-FRACTURE", u_fracture, evidence=Evidence.SUDDEN_ONSET),
    Condition("C-48", c_48, facts=("h", "since"), evidence=Evidence.SORENESS),
    Condition("C-72", c_72, facts=("since",), evidence=Evidence.SORENESS),
    Condition("C-120", c_120, facts=("since",), evidence=Evidence.SORENESS),
    Condition("C-LATE", c_late, evidence=Evidence.SORENESS),
    Condition("C-SEVERE", c_severe, facts=("pain",), evidence=Evidence.SORENESS),
    Condition("W-EARLY", w_early),
    Condition("W-SLOW", w_slow),
    Condition("W-LATE", w_late),
    Condition("W-ONESIDE", w_oneside, facts=("side",)),
    Condition("W-OVERLAP", w_overlap),
    Condition("W-ONEPOINT", w_onepoint),
    Condition("W-MASK", w_mask),
    Condition("W-BASEUNK", w_baseunk),
    Condition("W-UNLINKED", w_unlinked),
    Condition("W-QUALITY", w_quality, facts=("quality",)),
)
