"""Random diaries for the laws of a review. Times lie on a grid, so that edges are hit exactly."""

from dataclasses import fields
from datetime import timedelta, timezone
from itertools import product

from hypothesis import strategies as st

from ptdiary.diary.answers import QUALITY_WORDS
from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import CHECKS, Checks, Entry, NerveSigns, Sides
from ptdiary.diary.profile import Profile
from ptdiary.diary.regions import REGIONS
from ptdiary.diary.session import Exercise, Session
from tests.review.story import BOOK, NOW

STEP = timedelta(hours=6)
OFFSETS = tuple(timezone(timedelta(minutes=minutes)) for minutes in (0, 60, -300, 345, 840, -720))
RULES = tuple(rule.id for rule in BOOK.rules)

SCORES = st.integers(0, 10)
LOW_SCORES = st.integers(0, 7)  # where most of the rules have their edges
YES_NO = st.sampled_from(("yes", "no"))
YES_NO_UNSURE = st.sampled_from(("yes", "no", "unsure"))
NERVE = st.none() | st.sampled_from(("no", "same", "new", "worse", "unsure"))


def maybe(strategy):
    """Often not answered."""
    return st.none() | strategy


def moment(place):
    """The moment at a place of the grid, (steps before NOW, microseconds beside, offset)."""
    steps, (beside, offset) = place
    return (NOW - steps * STEP + timedelta(microseconds=beside)).astimezone(offset)


# Six of eight lie exactly on the grid. Few draws a record keep the laws quick.
_BESIDES = tuple(product((0, 0, 0, 0, 0, 0, 1, -1), OFFSETS))


def moments(steps=90):
    """A moment on the grid before NOW, rarely a microsecond beside it, in some offset."""
    return st.tuples(st.integers(0, steps), st.sampled_from(_BESIDES)).map(moment)


def words(options, most=3):
    """A few different words, often none."""
    return st.just(()) | st.lists(st.sampled_from(options), max_size=most, unique=True).map(tuple)


SIDES = st.builds(Sides, left=NERVE, right=NERVE)
NERVE_SIGNS = st.builds(
    NerveSigns, numbness=maybe(SIDES), tingling=maybe(SIDES), weakness=maybe(SIDES)
)
ANSWERS = st.sampled_from(("no", "no", "yes", "unsure", "declined"))
ALL_NO = st.just(Checks(**dict.fromkeys(CHECKS, "no")))
SOME_CHECKS = st.dictionaries(st.sampled_from(CHECKS), ANSWERS, max_size=4).map(
    lambda answers: Checks(**answers)
)
MOSTLY_NO = st.dictionaries(st.sampled_from(CHECKS), ANSWERS, max_size=2).map(
    lambda answers: Checks(**dict.fromkeys(CHECKS, "no") | answers)
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
EXERCISES = st.builds(
    Exercise,
    name=st.sampled_from(("Bridges", "Step-ups", "")),
    plan_percent=maybe(st.sampled_from((50, 110, 111, 110.5))),
    soreness_before=maybe(SCORES),
    soreness_peak=maybe(SCORES),
    settled_after_minutes=maybe(st.sampled_from((0, 30, 31, 30.5))),
    settled=maybe(YES_NO),
    quality=words(QUALITY_WORDS, 2),
)


# What a rating may say besides its score: every pair of answers occurs.
_FEELINGS = tuple(
    {"since_yesterday": trend, "pain_relief": relief, "sudden_onset": onset, "quality": quality,
     "regions": regions, "left_out": left_out}
    for trend, relief, onset, quality, regions, left_out in product(
        (None, "better", "same", "worse"),
        (None, "yes", "no"),
        (None, "yes"),
        ((), ("dull_ache",), ("burning", "stiff"), ("sharp",)),
        ((), ("lumbar.left",), ("lumbar.left", "hip_outer.right"), ("sacrum.centre",)),
        (None, None, None, None, None, "a slip"),
    )
)  # fmt: skip


def ratings(number):
    """An entry that only rates, as the course of soreness sees it."""
    return st.builds(
        _rating,
        st.just(number),
        st.sampled_from("abc"),
        moments(),
        maybe(LOW_SCORES) | LOW_SCORES | LOW_SCORES,
        st.sampled_from(_FEELINGS),
        st.none() | ALL_NO,
    )


def _rating(number, letter, at, soreness, feelings, checks):
    return Entry(id=f"{letter}{number}", at=at, soreness=soreness, checks=checks, **feelings)


@st.composite
def entries(draw, number):
    """An entry that may say anything."""
    rating = draw(ratings(number))
    values = {each.name: getattr(rating, each.name) for each in fields(Entry)}
    return Entry(**values | {
        "soreness": draw(maybe(SCORES)),
        "quality": draw(words(QUALITY_WORDS, 2)),
        "regions": draw(words(REGIONS, 2)),
        "travels": draw(maybe(YES_NO_UNSURE)),
        "nerve_signs": draw(maybe(NERVE_SIGNS)),
        "swelling": draw(maybe(st.sampled_from(("none", "mild", "marked")))),
        "swelling_new": draw(maybe(YES_NO)),
        "movement": draw(maybe(SCORES)),
        "fatigue": draw(maybe(SCORES)),
        "fatigue_kind": draw(maybe(st.sampled_from(("muscle", "whole_body")))),
        "interference": draw(maybe(SCORES)),
        "checks": draw(st.none() | ALL_NO | SOME_CHECKS | MOSTLY_NO),
    })  # fmt: skip


@st.composite
def sessions(draw, number):
    """A session of no time, an hour, or (an old slip) more than a day."""
    ended = draw(moments())
    lasted = draw(st.sampled_from((None, 0, 1, 1, 6, 30)))
    return Session(
        id=draw(st.sampled_from("abc")) + str(number),
        started_at=None if lasted is None else ended - timedelta(hours=lasted),
        ended_at=ended,
        components=draw(words(("strength", "manual"), 2)),
        effort=draw(maybe(SCORES)),
        effort_limit=draw(maybe(SCORES)),
        exercises=draw(words_of(EXERCISES)),
    )


def words_of(strategy):
    """At most two of something."""
    return st.lists(strategy, max_size=2).map(tuple)


@st.composite
def consultations(draw, number, kinds=("told", "told", "seen")):
    """A clinician was told, or has seen the patient."""
    return Consultation(
        id=draw(st.sampled_from("abc")) + str(number),
        at=draw(moments()),
        with_whom="therapist",
        kind=draw(st.sampled_from(kinds)),
        rules=draw(words(RULES, 8)),
    )


@st.composite
def diaries(draw, entry=entries, most_entries=8, most_sessions=5, most_consultations=3):
    """A diary as a whole."""
    return Diary(
        profile=draw(PROFILES),
        entries=tuple(draw(entry(n)) for n in range(draw(st.integers(0, most_entries)))),
        sessions=tuple(draw(sessions(n)) for n in range(draw(st.integers(0, most_sessions)))),
        consultations=tuple(
            draw(consultations(n)) for n in range(draw(st.integers(0, most_consultations)))
        ),
    )


def courses():
    """A diary of many ratings and little else."""
    return diaries(entry=ratings, most_entries=16, most_sessions=7, most_consultations=1)
