"""Random diaries for the laws of a review. Times lie on a grid, so that edges are hit exactly.

Every strategy is made once: to make one anew for each record takes longer than to draw from it.
"""

from dataclasses import replace
from datetime import timedelta, timezone
from itertools import product

from hypothesis import strategies as st

from ptdiary.diary.answers import QUALITY_WORDS, REGIONS
from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import CHECKS, Checks, Entry, NerveSigns, Sides
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from tests.review.story import BOOK, NOW

STEP = timedelta(hours=6)
STEPS = 90  # 22 days
OFFSETS = tuple(timezone(timedelta(minutes=minutes)) for minutes in (0, 60, -300, 345, 840, -720))
RULES = tuple(rule.id for rule in BOOK.rules)


def maybe(strategy):
    """Often not answered."""
    return st.none() | strategy


def few(strategy, most=2):
    """A few different ones, in a tuple."""
    return st.lists(strategy, max_size=most, unique=True).map(tuple)


def moment(place):
    """The moment at a place of the grid, (steps before NOW, (microseconds beside, offset))."""
    steps, (beside, offset) = place
    return (NOW - steps * STEP + timedelta(microseconds=beside)).astimezone(offset)


SCORES = st.integers(0, 10)
LOW_SCORES = st.integers(0, 7)  # where most of the rules have their edges
YES_NO = st.sampled_from(("yes", "no"))
YES_NO_UNSURE = st.sampled_from(("yes", "no", "unsure"))
NERVE = maybe(st.sampled_from(("no", "same", "new", "worse", "unsure")))
BESIDE = st.sampled_from(tuple(product((0, 0, 0, 0, 0, 0, 1, -1), range(len(OFFSETS)))))
BESIDES = BESIDE.map(lambda pair: (pair[0], OFFSETS[pair[1]]))
MOMENTS = st.tuples(st.integers(0, STEPS), BESIDES).map(moment)
LATELY = st.tuples(st.integers(0, STEPS // 2), BESIDES).map(moment)
NOWS = st.tuples(st.integers(-4, 8), BESIDES).map(moment)  # reviews of most of a diary
IDS = st.sampled_from("abc")  # made unique by a number; they order records of one time

SIDES = st.builds(Sides, left=NERVE, right=NERVE)
NERVE_SIGNS = st.builds(
    NerveSigns, numbness=maybe(SIDES), tingling=maybe(SIDES), weakness=maybe(SIDES)
)
ANSWERS = st.sampled_from(("no", "no", "yes", "unsure", "declined"))
ALL_NO = dict.fromkeys(CHECKS, "no")
MOSTLY_NO = st.dictionaries(st.sampled_from(CHECKS), ANSWERS, max_size=2).map(
    lambda answers: Checks(**ALL_NO | answers)
)
SOME_CHECKS = st.dictionaries(st.sampled_from(CHECKS), ANSWERS, max_size=4).map(
    lambda answers: Checks(**answers)
)
PROFILES = st.builds(
    Profile,
    birth_year=maybe(st.sampled_from((1950, 1961, 1962, 1990))),
    usual_soreness=maybe(st.integers(0, 6)),
    usual_movement=maybe(SCORES),
    cancer_history=maybe(YES_NO_UNSURE),
    osteoporosis=maybe(YES_NO_UNSURE),
    long_term_steroids=maybe(YES_NO_UNSURE),
    known_nerve_signs=maybe(YES_NO_UNSURE),
)

# What a rating may say besides its score: every pair of answers occurs.
FEELINGS = tuple(
    {"since_yesterday": trend, "pain_relief": relief, "sudden_onset": onset, "quality": quality,
     "regions": regions, "left_out": left_out, "checks": checks}
    for trend, relief, onset, quality, regions, left_out, checks in product(
        (None, "better", "same", "worse"),
        (None, "yes", "no"),
        (None, "yes"),
        ((), ("dull_ache",), ("burning", "stiff"), ("tight",)),
        ((), ("lumbar.left",), ("lumbar.left", "hip_outer.right"), ("sacrum.centre",)),
        (None, None, None, None, None, "a slip"),
        (None, Checks(**ALL_NO)),
    )
)  # fmt: skip
RATINGS = st.tuples(
    IDS,
    LATELY,
    maybe(LOW_SCORES) | LOW_SCORES | LOW_SCORES,
    st.integers(0, len(FEELINGS) - 1),
).map(lambda drawn: Entry(id=drawn[0], at=drawn[1], soreness=drawn[2], **FEELINGS[drawn[3]]))
ENTRIES = st.builds(
    Entry,
    id=IDS,
    at=MOMENTS,
    soreness=maybe(SCORES),
    left_out=st.sampled_from((None, None, None, None, "a slip")),
    since_yesterday=maybe(st.sampled_from(("better", "same", "worse"))),
    pain_relief=maybe(YES_NO),
    sudden_onset=maybe(YES_NO),
    quality=few(st.sampled_from(QUALITY_WORDS)),
    regions=few(st.sampled_from(REGIONS), 3),
    travels=maybe(YES_NO_UNSURE),
    nerve_signs=maybe(NERVE_SIGNS),
    swelling=maybe(st.sampled_from(("none", "mild", "marked"))),
    swelling_new=maybe(YES_NO),
    movement=maybe(SCORES),
    fatigue=maybe(SCORES),
    fatigue_kind=maybe(st.sampled_from(("muscle", "whole_body"))),
    interference=maybe(SCORES),
    checks=st.none() | st.just(Checks(**ALL_NO)) | SOME_CHECKS | MOSTLY_NO,
)
EXERCISES = st.builds(
    Exercise,
    name=st.sampled_from(("Bridges", "Step-ups", "")),
    plan_percent=maybe(st.sampled_from((50, 110, 111, 110.5))),
    soreness_before=maybe(SCORES),
    soreness_peak=maybe(SCORES),
    settled_after_minutes=maybe(st.sampled_from((0, 30, 31, 30.5))),
    settled=maybe(YES_NO),
    quality=few(st.sampled_from(QUALITY_WORDS)),
)


def _session(id_, ended, lasted, manual, effort, limit, exercises):
    return Session(
        id=id_,
        started_at=None if lasted is None else ended - timedelta(hours=lasted),
        ended_at=ended,
        components=("strength", "manual") if manual else (),
        effort=effort,
        effort_limit=limit,
        exercises=exercises,
    )


# Of no time, an hour, or (an old slip) more than a day.
LASTED = st.sampled_from((None, 0, 1, 1, 6, 30))
SESSIONS = st.builds(
    _session, IDS, MOMENTS, LASTED, st.booleans(), maybe(SCORES), maybe(SCORES), few(EXERCISES)
)
PLAIN_SESSIONS = st.builds(
    _session, IDS, LATELY, LASTED, st.booleans(), st.none(), st.none(), st.just(())
)
CONSULTATIONS = st.builds(
    Consultation,
    id=IDS,
    at=MOMENTS,
    with_whom=st.just("therapist"),
    kind=st.sampled_from(("told", "told", "seen")),
    rules=few(st.sampled_from(RULES), 8),
)


def _numbered(records):
    return tuple(replace(each, id=f"{each.id}{number}") for number, each in enumerate(records))


def many(strategy, most, least=0):
    """Up to `most` records, each with an id of its own."""
    return st.lists(strategy, min_size=least, max_size=most).map(_numbered)


DIARIES = st.builds(
    Diary,
    profile=PROFILES,
    entries=many(ENTRIES, 8, 1),
    sessions=many(SESSIONS, 5),
    consultations=many(CONSULTATIONS, 2),
)
# A diary of many ratings and little else.
COURSES = st.builds(
    Diary,
    profile=PROFILES,
    entries=many(RATINGS, 20, 5),
    sessions=many(PLAIN_SESSIONS, 6, 1),
    consultations=st.just(()) | many(CONSULTATIONS, 1),
)
