"""Does one way cost more: what is said of diaries made for it, and laws of every answer."""

from dataclasses import replace
from datetime import timedelta
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptdiary.diary import Exercise
from ptdiary.review.index import index_of
from ptdiary.review.outlook.compare import (
    BOUND,
    LATEST,
    DifferenceRange,
    Measured,
    answer_of,
    compare,
    estimated,
)
from ptdiary.review.outlook.ways import HARDER, SessionQuestion, ways
from tests.bench.costs import (
    CLAIMS,
    USUAL,
    Cell,
    ours,
    patients,
    share,
    without_time,
)
from tests.review.outlook.alternation import EASY, HARD, after, diary_of, session

TURNS = [0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1]
NOISE = [0, 1, -1, 0, 0, 1, 0, -1, 1, 0, -1, 0, 1, 0, 0, -1, 0, 1, 0, 0, -1, 0, 1, 0]


def asked(turns=TURNS, cost=2, question=HARDER, **fields):
    sessions = [session(place, **(HARD if way else EASY)) for place, way in enumerate(turns)]
    rises = [2 + cost * way + noise for way, noise in zip(turns, NOISE, strict=False)]
    diary = diary_of(sessions, rises, **fields)
    return compare(index_of(diary), question, after(len(turns)))


def test_harder_sessions_in_mixed_order_that_hurt_more_cost_more():
    found = asked()
    assert (found.answer, found.why, found.more_sessions) == ("more", None, 0)
    assert found.difference.low > 0
    assert found.difference.low <= 2 <= found.difference.high
    assert (len(found.with_it), len(found.without)) == (12, 12)


def test_sessions_that_hurt_alike_differ_by_no_more_than_a_point():
    found = asked(cost=0)
    assert (found.answer, found.why, found.more_sessions) == ("no_difference", None, 0)
    assert -BOUND <= found.difference.low <= 0 <= found.difference.high <= BOUND


def test_few_sessions_are_told_to_be_few_and_how_many_more_would_do():
    found = asked(TURNS[:8])
    assert (found.answer, found.difference, found.why) == ("cannot_tell", None, "few")
    assert found.more_sessions >= 2
    assert found.more_sessions % 2 == 0


def test_all_the_harder_ones_later_cannot_be_told_from_time():
    found = asked([0] * 12 + [1] * 12)
    assert (found.answer, found.difference, found.why) == ("cannot_tell", None, "order")
    assert found.all_after
    assert found.more_sessions > 0


def test_one_side_alone_is_few():
    found = asked([0] * 12)
    assert (found.answer, found.why) == ("cannot_tell", "few")
    assert (found.with_it, len(found.without)) == ((), 12)
    assert compare(index_of(diary_of([], [])), HARDER, after(0)).why == "few"


def test_what_is_always_done_together_cannot_be_told_apart():
    sessions = [
        session(place, setting="clinic" if way else "home", exercises=_exercises(way))
        for place, way in enumerate(TURNS)
    ]
    index = index_of(diary_of(sessions, [2 + 2 * way for way in TURNS]))
    found = compare(index, SessionQuestion("exercise", " step-UPS "), after(24))
    assert (found.answer, found.why, found.difference) == ("cannot_tell", "together", None)
    assert found.together == SessionQuestion("clinic")
    assert found.more_sessions > 0


def _exercises(step_ups):
    names = ["Bird-dog", "Step-ups"] if step_ups else ["Bird-dog"]
    return tuple(Exercise(name=name) for name in names)


# -- time


def test_loads_that_rise_while_the_body_gets_used_to_them_are_not_taken_for_kinder():
    """Without the terms of time and order they are, in a third of these and more."""
    cell = Cell(missing=0, falls=True)
    for seed in (1, 2):
        found = patients(np.random.default_rng(seed), cell, "rising", 30, effect=0, count=40)
        assert share([ours(each) for each in found], CLAIMS) <= 0.1
        assert share([without_time(each) for each in found], CLAIMS) >= 0.3


def test_sessions_that_are_rated_more_often_are_not_taken_for_dearer():
    cell = replace(USUAL, missing=0.5, misses_less=0.4)
    found = patients(np.random.default_rng(1), cell, "mixed", 30, effect=0, count=100)
    uncounted = [[replace(each, ratings=1) for each in one] for one in found]
    counted, not_counted = (
        fmean(estimated(each).middle for each in one) for one in (found, uncounted)
    )
    assert abs(counted) < 0.2
    assert not_counted > 0.3


def test_two_points_are_found_in_thirty_sessions_of_mixed_order():
    found = patients(np.random.default_rng(1), USUAL, "mixed", 30, effect=2, count=50)
    said = [ours(each) for each in found]
    assert share(said, ["more"]) >= 0.8
    assert share(said, ["less", "no_difference"]) == 0


def test_the_range_is_the_one_of_the_same_fit_in_numpy():
    (measured,) = patients(np.random.default_rng(3), USUAL, "mixed", 24, effect=1, count=1)
    day = np.array([each.day for each in measured]) / 21
    order = np.exp(-np.array([each.order for each in measured]) / 8)
    before = np.array([each.before for each in measured], float)
    rise = np.array([each.rise for each in measured], float)
    way = np.where([each.way for each in measured], 0.5, -0.5)
    ratings = np.log2([each.ratings for each in measured])
    terms = [each - each.mean() for each in (day, order, before, ratings)]
    x = np.column_stack([np.ones(len(rise)), way, *terms])
    prior, mean = (
        np.diag(1 / np.array([100, 1.5, 1.5, 2, 0.5, 1]) ** 2),
        np.array([0, 0, 0, 0, -0.5, 0]),
    )
    variance = 1.3**2
    for _ in range(4):
        spread = np.linalg.inv(x.T @ x / variance + prior)
        fitted = spread @ (x.T @ rise / variance + prior @ mean)
        used = np.trace(spread @ x.T @ x) / variance
        left = ((rise - x @ fitted) ** 2).sum()
        variance = (left + 3 * 1.3**2) / (len(rise) - used + 3)
    found = estimated(measured)
    assert found.middle == pytest.approx(fitted[1])
    assert found.scatter == pytest.approx(variance**0.5)
    quantile = found.half / spread[1, 1] ** 0.5
    assert quantile == pytest.approx(1.836, abs=0.03)  # Student's t, 96 %, about 22


# -- laws


# Ways and costs that an answer can come of: of chance alone nearly every one is "cannot tell".
COSTS, SCATTER = st.integers(-4, 4), st.integers(-1, 1)
WAYS = st.sampled_from([0, 1, 9, 16, 24]).flatmap(
    lambda count: st.lists(st.booleans(), min_size=count, max_size=count)
)


def mostly(value):
    return st.sampled_from([*[value] * 9, None])


@st.composite
def sessions_and_rises(draw):
    cost, told, rises = draw(COSTS), [], []
    for place, hard in enumerate(draw(WAYS)):
        effort = draw(mostly(8 if hard else 3))
        setting = draw(st.sampled_from([None, "home", "clinic"]))
        told.append(session(place, effort=effort, setting=setting))
        rises.append(draw(mostly(2 + cost * hard + draw(SCATTER))))
    return told, rises


QUESTIONS = st.sampled_from([HARDER, SessionQuestion("clinic"), SessionQuestion("morning")])
QUICK = settings(max_examples=40, deadline=None)


@QUICK
@given(sessions_and_rises(), QUESTIONS, st.integers(0, 23))
def test_nothing_is_looked_up_in_the_future(told, question, place):
    sessions, rises = told
    at = after(place) - timedelta(hours=50)
    diary = diary_of(sessions, rises)
    known = replace(
        diary,
        sessions=tuple(each for each in diary.sessions if each.ended_at <= at),
        entries=tuple(each for each in diary.entries if each.at <= at),
    )
    assert compare(index_of(diary), question, at) == compare(index_of(known), question, at)


@QUICK
@given(sessions_and_rises(), QUESTIONS, st.randoms())
def test_the_order_of_the_records_does_not_matter(told, question, random):
    diary = diary_of(*told)
    mixed = replace(
        diary,
        sessions=tuple(random.sample(diary.sessions, len(diary.sessions))),
        entries=tuple(random.sample(diary.entries, len(diary.entries))),
    )
    at = after(30)
    assert compare(index_of(mixed), question, at) == compare(index_of(diary), question, at)


@st.composite
def measured_sessions(draw):
    cost, found = draw(COSTS), []
    for way in draw(WAYS):
        before, ratings = draw(st.integers(0, 5)), draw(st.integers(1, 6))
        day, rise = 3.0 * len(found), cost * way + draw(SCATTER)
        found.append(
            Measured(
                day=day, order=len(found), before=before, rise=rise, ratings=ratings, way=way
            )
        )  # fmt: skip
    return found


@QUICK
@given(measured_sessions())
def test_a_mirrored_question_has_the_mirrored_answer(found):
    """Also the middle of a rise of half a point: no rounding favours a side."""
    one = answer_of(HARDER, found)
    other = answer_of(HARDER, [replace(each, way=not each.way) for each in found])
    mirrored = {"more": "less", "less": "more"}.get(one.answer, one.answer)
    assert (other.answer, other.why, other.more_sessions) == (
        mirrored, one.why, one.more_sessions,
    )  # fmt: skip
    assert (other.with_it, other.without) == (one.without, one.with_it)
    if one.difference:
        assert other.difference == DifferenceRange(
            low=-one.difference.high, middle=-one.difference.middle, high=-one.difference.low
        )


def test_what_is_not_over_or_was_not_rated_is_not_compared():
    sessions = [session(place, **(HARD if way else EASY)) for place, way in enumerate(TURNS)]
    diary = diary_of(sessions, [None, None, *[2] * 22])
    assert len(_compared_at(diary, after(23) - timedelta(hours=1))) == 21
    assert len(_compared_at(diary, after(23))) == 22
    too_soon = [_sooner(each) if each.id == "p23" else each for each in diary.entries]
    assert len(_compared_at(replace(diary, entries=tuple(too_soon)), after(23))) == 21


def _compared_at(diary, at):
    found = compare(index_of(diary), HARDER, at)
    return found.with_it + found.without


def _sooner(entry):
    """9 hours after the session instead of 29: no soreness of it yet."""
    return replace(entry, at=entry.at - timedelta(hours=20))


def test_only_the_latest_sessions_are_compared():
    turns = (TURNS * 6)[: LATEST + 5]
    sessions = [session(place, **(HARD if way else EASY)) for place, way in enumerate(turns)]
    found = compare(index_of(diary_of(sessions, [2] * len(turns))), HARDER, after(len(turns)))
    assert len(found.with_it + found.without) == LATEST


# -- which way a session went


def test_unanswered_is_neither_way():
    new, old, untold = (Exercise(name="Squats", new=new) for new in (True, False, None))
    sessions = [
        session(0, exercises=(new, untold), effort=6, setting="clinic"),
        session(1, exercises=(old,), effort=5, setting="home"),
        session(2, exercises=(old, untold), effort=None),
        session(3),
    ]
    assert ways(SessionQuestion("new"), sessions) == (True, False, None, None)
    assert ways(HARDER, sessions) == (True, False, None, None)
    assert ways(SessionQuestion("clinic"), sessions) == (True, False, None, None)
    assert ways(SessionQuestion("exercise", "squats"), sessions) == (True, True, True, None)
    assert ways(SessionQuestion("exercise", "lunges"), sessions) == (False, False, False, None)


def test_an_exercise_is_known_by_its_name_as_people_write_it_and_counts_where_it_was_done():
    written = [
        Exercise(name="  step   UPS"), Exercise(name="Step ups", done="not_today"),
        Exercise(name="Step ups", done="part"), Exercise(name=" "), Exercise(name="Rowing"),
    ]  # fmt: skip
    sessions = [session(place, exercises=(each,)) for place, each in enumerate(written)]
    found = ways(SessionQuestion("exercise", "Step ups"), sessions)
    assert found == (True, False, True, None, False)


def test_a_session_is_of_the_part_of_the_day_in_which_it_began():
    early = session(0, started_at=session(0).ended_at - timedelta(hours=4))
    assert ways(SessionQuestion("morning"), [early, session(1)]) == (True, False)


@pytest.mark.parametrize(("kind", "name"), [("exercise", " "), ("new", "Squats")])
def test_only_an_exercise_has_a_name(kind, name):
    with pytest.raises(ValueError, match="name"):
        SessionQuestion(kind, name)
