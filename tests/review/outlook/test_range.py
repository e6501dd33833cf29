"""What is said about the hours after a session."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.diary import Consultation, Diary, Session
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.outlook.range import (
    dots_of,
    foretold,
    likely,
    moments_ahead,
    outlook_at,
)
from ptdiary.words import outlook as words
from tests.bench.after_sessions import Way, live
from tests.review.story import NOW, diary, entry, session, when

SCORE = st.integers(0, 10)
TEN = st.lists(SCORE, min_size=10, max_size=10).map(sorted).map(tuple)


def told_at(written, at=NOW, level=Level.NONE):
    return outlook_at(index_of(written), at, level)


def routine(count, *, before=2, then=4, hours=3 * 24, **fields):
    """So many sessions, each three days after the other: rated before, next evening, settled.

    The last one ended six hours before NOW.
    """
    records = []
    for ago in range(count):
        end = 6 + ago * hours
        records += [
            session(f"-{end}h", **fields),
            entry(f"-{end + 6}h", soreness=before),
            *([entry(f"-{end - 29}h", soreness=then)] if end > 29 else []),
            *([entry(f"-{end - 53}h", soreness=before)] if end > 53 else []),
        ]
    return records


def evening(outlook):
    """What is said about the moment 29 hours or so after the session."""
    return next(each for each in outlook.moments if 23 <= each.hours <= 35)


# The range of ten dots


@pytest.mark.parametrize(
    ("dots", "low_and_high"),
    [
        ((0, 1, 1, 1, 2, 2, 2, 3, 3, 4), (1, 3)),
        ((0, 0, 0, 0, 1, 1, 1, 1, 2, 2), (0, 1)),
        ((3,) * 10, (3, 3)),
        ((2, 3, 3, 3, 3, 3, 3, 3, 3, 4), (3, 3)),
        ((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 8)),
        ((1, 1, 2, 2, 2, 2, 2, 2, 3, 3), (2, 3)),
    ],
)
def test_the_range_is_the_shortest_that_holds_eight_dots(dots, low_and_high):
    assert likely(dots) == low_and_high


@given(TEN)
def test_no_shorter_range_holds_eight_dots(dots):
    low, high = likely(dots)
    assert sum(low <= dot <= high for dot in dots) >= 8
    for start in range(11):
        assert sum(start <= dot <= start + high - low - 1 for dot in dots) < 8


@given(TEN, st.randoms())
def test_the_order_of_the_dots_does_not_matter(dots, rnd):
    shuffled = list(dots)
    rnd.shuffle(shuffled)
    assert likely(shuffled) == likely(dots)


# What follows a score in hand


def test_many_equal_sessions_tell_what_they_all_were():
    centre, spread, _ = foretold([(2, 5)] * 30, 2, rise=2)
    assert centre == pytest.approx(5, abs=0.15)
    assert spread < 1.2


def test_the_sessions_of_late_weigh_more():
    rising, falling = ([(2, 3)] * 10 + [(2, 6)] * 10), ([(2, 6)] * 10 + [(2, 3)] * 10)
    assert foretold(rising, 2, rise=2)[0] > foretold(falling, 2, rise=2)[0] + 1


def test_few_sessions_lean_on_the_studies():
    assert foretold([], 3, rise=2)[0] == pytest.approx(5)
    assert foretold([(2, 2)], 2, rise=4)[0] > foretold([(2, 2)], 2, rise=0)[0]


def test_a_higher_score_in_hand_tells_of_a_higher_one_later():
    pairs = [(2, 4), (3, 5), (2, 5), (4, 5), (1, 3)]
    assert foretold(pairs, 4, rise=2)[0] > foretold(pairs, 1, rise=2)[0]


@given(st.lists(st.tuples(SCORE, SCORE), max_size=30), SCORE)
def test_there_are_always_ten_dots_on_the_scale(pairs, score):
    dots = dots_of(*foretold(pairs, score, rise=2.0))
    assert len(dots) == 10
    assert list(dots) == sorted(dots)
    assert all(0 <= dot <= 10 for dot in dots)


def test_the_quantiles_are_those_of_students_t():
    # of 8 degrees of freedom, 0.95 is 1.860 and 0.75 is 0.706 (tables)
    assert dots_of(0, 1.0, 8.0)[9] == 2  # 1.860 rounds up to 2
    assert [dot for dot in dots_of(5, 1.0, 8.0) if dot > 5] == [6, 6, 7]


# The moments


def test_the_moments_are_the_mornings_and_evenings_up_to_72_hours():
    ended = when("-6h")  # at 6:00
    assert [(each - ended) / timedelta(hours=1) for each in moments_ahead(ended, NOW)] == [
        *(14, 26, 38, 50),
    ]
    assert [each.hour for each in moments_ahead(ended, NOW)] == [20, 8, 20, 8]
    late = NOW + timedelta(hours=60)
    assert [(each - ended) / timedelta(hours=1) for each in moments_ahead(ended, late)] == []
    assert [
        (each - ended) / timedelta(hours=1)
        for each in moments_ahead(ended, NOW + timedelta(hours=50))
    ] == [62]


# What is said, and when nothing is


def test_five_earlier_sessions_tell_something():
    told = told_at(diary(*routine(6)))
    assert told.silent is None
    assert told.sessions_used == 5
    assert evening(told).range[0] <= 4 <= evening(told).range[1]
    assert len(evening(told).dots) == 10


def test_four_are_too_few():
    told = told_at(diary(*routine(5)))
    assert (told.silent, told.sessions_used, told.moments) == ("few_sessions", 4, ())
    assert told.session == "session-6h"


def test_without_a_session_in_72_hours_nothing_is_said():
    assert told_at(diary(*routine(8)), when("+67h")).silent == "no_session"
    assert told_at(diary(entry("-2h", soreness=3))).silent == "no_session"
    assert told_at(diary()).session is None


def test_once_no_evening_of_the_session_is_left_its_hours_are_said_to_be_over():
    told = told_at(diary(*routine(8)), when("+65h59m"))
    assert (told.silent, told.session, told.moments) == ("no_session", "session-6h", ())
    assert words.why_silent(told).startswith("The 72 hours after this session are nearly over")


def test_without_a_score_in_hand_the_earlier_sessions_are_still_counted():
    rated = [each for each in routine(9) if isinstance(each, Session) or each.at < when("-20h")]
    told = told_at(diary(*(each for each in rated if not _before_latest(each))))
    assert (told.silent, told.sessions_used) == ("few_sessions", 8)
    assert words.why_silent(told) == (
        "To look ahead, the diary needs a recent rating of how sore you are."
    )


def _before_latest(record):
    return not isinstance(record, Session) and record.at >= when("-31h")


@pytest.mark.parametrize("level", list(Level))
def test_while_a_finding_stands_at_contact_or_above_nothing_is_said(level):
    told = told_at(diary(*routine(8)), level=level)
    assert (told.silent == "finding") == (level >= Level.CONTACT)
    assert bool(told.moments) == (level < Level.CONTACT)


def seen(told, advice, kind="seen"):
    return Consultation(id="seen", at=when(told), with_whom="therapist", kind=kind, advice=advice)


@pytest.mark.parametrize(
    ("consultation", "silent"),
    [
        (seen("-100h", "Half the weight"), "seen"),  # two sessions since: -78 h and -6 h
        (seen("-160h", "Half the weight"), None),  # and the one at -150 h
        (seen("-100h", None), None),
        (seen("-100h", "Half the weight", kind="told"), None),
        (seen("+1h", "Half the weight"), None),
    ],
)
def test_after_new_advice_three_sessions_have_to_pass(consultation, silent):
    assert told_at(diary(*routine(9), consultation)).silent == silent


def test_two_sessions_within_twelve_hours_cannot_be_told_apart():
    records = routine(8)
    near = session("-18h", started=None)
    far = session("-19h1us", started=None)
    assert told_at(diary(*records, near)).silent == "overlap"
    assert told_at(diary(*records, far)).silent is None


def test_the_latest_rating_since_the_session_is_the_score_in_hand():
    records = routine(9, then=4)
    calm = told_at(diary(*records), when("+20h"))
    sore = told_at(diary(*records, entry("+19h", soreness=7)), when("+20h"))
    assert sum(sore.moments[0].dots) > sum(calm.moments[0].dots)


def test_sessions_at_home_tell_nothing_about_those_at_the_clinic():
    clinic = routine(6, setting="clinic", hours=7 * 24, then=6)
    home = [
        record
        for ago in range(3, 40, 7)
        for record in (
            session(f"-{ago}d", setting="home"),
            entry(f"-{ago * 24 - 29}h", soreness=1),
            entry(f"-{ago * 24 + 6}h", soreness=2),
        )
    ]
    told = told_at(diary(*clinic, *home))
    assert told.sessions_used == 5
    assert evening(told).range[0] >= 4


def test_a_rating_after_the_next_session_belongs_to_that_one():
    hours = 24  # daily: the evening after is after the next session
    told = told_at(diary(*routine(12, hours=hours)))
    assert all(each.hours < 24 + 6 for each in told.moments)


def test_back_to_usual_counts_the_dots_that_are_not_raised():
    told = told_at(diary(*routine(9, before=2, then=5), usual_soreness=2))
    back = told.back_to_usual
    assert back is not None
    last = told.moments[-1]
    assert back.chances == sum(dot < 4 for dot in last.dots)
    assert back.by == last.at.date()


def test_who_is_at_the_usual_score_and_stays_there_is_not_coming_back():
    calm = told_at(diary(*routine(9, before=2, then=2), usual_soreness=2))
    assert (calm.back_to_usual, calm.silent) == (None, None)
    assert all(dot < 4 for each in calm.moments for dot in each.range)


def test_without_a_usual_score_nobody_can_be_back_to_it():
    few = diary(*routine(6)[-16:])
    told = told_at(few)
    assert told.back_to_usual is None or told.silent is None


# Laws, on simulated diaries


def simulated(seed, count=14):
    lived = live(Way(), count, seed)
    return Diary(entries=lived.entries, sessions=lived.sessions)


@pytest.mark.parametrize("seed", range(12))
def test_what_comes_later_changes_nothing(seed):
    whole = simulated(seed)
    rnd = Random(seed)
    at = whole.sessions[-3].ended_at + timedelta(hours=rnd.uniform(0, 80))
    until = replace(
        whole,
        entries=tuple(each for each in whole.entries if each.at <= at),
        sessions=tuple(each for each in whole.sessions if each.ended_at <= at),
    )
    assert told_at(whole, at) == told_at(until, at)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_records_does_not_matter(seed):
    whole = simulated(seed)
    at = whole.sessions[-1].ended_at + timedelta(hours=5)
    turned = Diary(entries=whole.entries[::-1], sessions=whole.sessions[::-1])
    assert told_at(whole, at) == told_at(turned, at)


@pytest.mark.parametrize("seed", range(20))
def test_scores_from_the_other_end_of_the_scale_say_what_lies_at_the_other_end(seed):
    """Up is foretold as down is: only the rise that is expected beforehand has a direction."""
    rnd = Random(seed)
    pairs = [(rnd.randrange(11), rnd.randrange(11)) for _ in range(rnd.randrange(1, 30))]
    score, rise = rnd.randrange(11), rnd.uniform(-2, 2)
    centre, spread, free = foretold(pairs, score, rise)
    turned = foretold([(10 - one, 10 - other) for one, other in pairs], 10 - score, -rise)
    assert turned == pytest.approx((10 - centre, spread, free))
    if abs(centre % 1 - 0.5) > 0.01:
        dots = dots_of(centre, spread, free)
        close = [10 - each for each in dots_of(*turned)][::-1]
        assert sum(one != other for one, other in zip(dots, close, strict=True)) <= 1
