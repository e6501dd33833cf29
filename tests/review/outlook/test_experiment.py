"""An experiment: its order, its end, and how often chance alone would answer."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptdiary.diary import Experiment
from ptdiary.diary.plan import Hold, PlannedExercise
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.outlook.experiment import (
    FEWEST_PAIRS,
    MOST_PAIRS,
    RARE,
    answered,
    by_chance,
    draw,
    latest,
    state,
    takes_turn,
)
from ptdiary.words.experiment import answer
from tests.review.outlook.alternation import FIRST, after, diary_of, session

PAIRS = 6
ORDER = draw(PAIRS, 0b010110)
AGREED = FIRST - timedelta(days=1)
EXPERIMENT = Experiment(
    id="x", question="Does it cost more?", ways=("Step-ups", "Bird-dog"), order=ORDER,
    agreed_at=AGREED,
)  # fmt: skip


def diary(count=2 * PAIRS, costs=(3, 1), **parts):
    """The sessions of the experiment, each way with its rise, and one that is not of it."""
    sessions = [session(place, experiment_id="x") for place in range(count)]
    rises = [costs[ORDER[place]] for place in range(count)]
    return diary_of([*sessions, session(30)], rises, **parts)


# -- the order


@pytest.mark.parametrize("pairs", [FEWEST_PAIRS, MOST_PAIRS])
def test_each_pair_holds_both_ways_and_each_bit_says_which_is_first(pairs):
    for bits in (0, 0b101011, 2**pairs - 1):
        order = draw(pairs, bits)
        assert [set(order[2 * pair : 2 * pair + 2]) for pair in range(pairs)] == [{0, 1}] * pairs
        assert list(order[::2]) == [bits >> pair & 1 for pair in range(pairs)]


@pytest.mark.parametrize(("pairs", "bits"), [(5, 0), (31, 0), (6, 64), (6, -1)])
def test_nothing_else_is_drawn(pairs, bits):
    with pytest.raises(ValueError, match="pairs"):
        draw(pairs, bits)


# -- chance


def enumerated(differences):
    signs = list(product((-1, 1), repeat=len(differences)))
    sums = [sum(s * d for s, d in zip(each, differences, strict=True)) for each in signs]
    as_far = sum(abs(each) >= abs(sum(differences)) for each in sums)
    return Fraction(as_far, len(sums))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(-20, 20), max_size=9))
def test_counting_sums_is_the_same_as_trying_every_order(differences):
    assert by_chance(differences) == enumerated(differences)


@pytest.mark.parametrize("pairs", range(1, 8))
def test_of_all_orders_at_most_one_in_twenty_answers_where_nothing_differs(pairs):
    """Whatever the sessions brought: the order alone decides, and each is as likely."""
    for sizes in product((0, 1, 2, 5), repeat=min(pairs, 3)):
        rises = (sizes * pairs)[:pairs]
        orders = list(product((-1, 1), repeat=pairs))
        told = [
            by_chance([s * d for s, d in zip(each, rises, strict=True)]) <= RARE for each in orders
        ]
        assert Fraction(sum(told), len(orders)) <= RARE


def test_six_pairs_can_answer_and_five_never_do():
    assert by_chance([9] * FEWEST_PAIRS) == Fraction(2, 64) <= RARE
    assert by_chance([9] * (FEWEST_PAIRS - 1)) > RARE


def test_thirty_pairs_are_counted_exactly():
    assert by_chance([1] * MOST_PAIRS) == Fraction(2, 2**MOST_PAIRS)
    assert by_chance([1, -1] * (MOST_PAIRS // 2)) == 1


# -- the answer


def test_the_first_way_costs_more_less_or_it_cannot_be_told():
    at = after(len(ORDER))
    said = [
        answered(index_of(diary(costs=costs)), EXPERIMENT, at) for costs in ((3, 1), (1, 3), (2, 2))
    ]
    assert [each.answer for each in said] == ["more", "less", "cannot_tell"]
    assert [each.middle for each in said] == [2, -2, 0]
    assert [each.by_chance for each in said] == [Fraction(1, 32), Fraction(1, 32), 1]
    assert {each.pairs for each in said} == {PAIRS}


def test_before_the_last_session_is_over_nothing_is_answered():
    index = index_of(diary())
    early = answered(index, EXPERIMENT, after(11) - timedelta(hours=1))
    assert early.answer == "cannot_tell"
    assert answer(early, EXPERIMENT)[1] == "The answer comes 72 hours after the last session."
    assert answered(index, EXPERIMENT, after(11)).answer == "more"
    assert answered(index_of(diary(10)), EXPERIMENT, after(20)).answer == "cannot_tell"


def test_what_ended_early_is_never_answered_also_where_sessions_went_on():
    ended = replace(EXPERIMENT, ended_at=after(8))
    assert answered(index_of(diary()), ended, after(20)).answer == "cannot_tell"


def test_a_pair_that_was_not_rated_twice_does_not_count():
    whole = diary()
    kept = tuple(each for each in whole.entries if each.id != "p11")
    found = answered(index_of(replace(whole, entries=kept)), EXPERIMENT, after(12))
    assert (found.pairs, found.answer) == (PAIRS - 1, "cannot_tell")


def test_an_order_that_was_not_drawn_in_pairs_compares_only_pairs():
    odd = replace(EXPERIMENT, order=(0, 0, *ORDER[2:]))
    assert answered(index_of(diary()), odd, after(12)).pairs == PAIRS - 1


# -- where it is


def at_stage(count=4, level=Level.WATCH, experiment=EXPERIMENT, at=None, **parts):
    return state(index_of(diary(count, **parts)), experiment, level, at or after(count))


def test_each_session_takes_the_way_that_was_drawn():
    for count in range(len(ORDER)):
        found = at_stage(count)
        assert (found.stage, found.next_way, found.why) == ("running", ORDER[count], None)
        assert found.sessions == tuple(f"s{place}" for place in range(count))


def test_it_is_complete_once_every_session_is_done():
    found = at_stage(len(ORDER))
    assert (found.stage, found.next_way) == ("complete", None)
    assert at_stage(len(ORDER), level=Level.CONTACT).stage == "complete"


@pytest.mark.parametrize("level", [Level.CONTACT, Level.URGENT, Level.EMERGENCY])
def test_a_finding_at_contact_level_ends_it_at_once(level):
    found = at_stage(level=level)
    assert (found.stage, found.next_way, found.why) == ("ended", None, "finding")


def test_a_hold_that_began_since_it_was_agreed_ends_it_also_when_it_is_over():
    def planned(since, **more):
        return PlannedExercise(id="p", name="Rowing", held_since=since, **more)

    during, earlier = AGREED + timedelta(days=2), AGREED - timedelta(days=2)
    assert at_stage(plan=(planned(during, status="on_hold"),)).why == "hold"
    over = PlannedExercise(id="p", name="Rowing", holds=(Hold(since=during, ended_at=after(2)),))
    assert at_stage(plan=(over,)).why == "hold"
    assert at_stage(plan=(planned(earlier, status="on_hold"),)).why is None
    assert at_stage(plan=(planned(after(9), status="on_hold"),)).why is None


def test_what_was_ended_stays_ended_and_no_later_session_counts():
    ended = replace(EXPERIMENT, ended_at=after(2))
    found = at_stage(8, level=Level.NONE, experiment=ended)
    assert (found.stage, found.why, len(found.sessions)) == ("ended", "said", 4)
    assert at_stage(2, experiment=ended, at=after(1)).stage == "running"


# -- the one that was agreed last


def test_the_latest_says_which_way_each_of_its_sessions_went():
    earlier = replace(EXPERIMENT, id="w", agreed_at=AGREED - timedelta(days=9))
    index = index_of(diary(3, experiments=(EXPERIMENT, earlier)))
    found = latest(index, Level.NONE, after(2))
    assert found.experiment == EXPERIMENT
    assert [found.way_of(f"s{place}") for place in range(3)] == list(ORDER[:3])
    assert found.way_of("s30") is None
    assert latest(index, Level.NONE, AGREED - timedelta(days=10)) is None


def test_a_session_takes_the_next_turn_only_after_all_that_took_one():
    index = index_of(diary(3, experiments=(EXPERIMENT,)))
    found = latest(index, Level.NONE, after(2))
    end = session(2).ended_at
    assert takes_turn(index, found, end + timedelta(hours=1))
    assert not takes_turn(index, found, end - timedelta(hours=1))
    none_done = index_of(diary(0, experiments=(EXPERIMENT,)))
    first = latest(none_done, Level.NONE, FIRST)
    assert takes_turn(none_done, first, FIRST)
    assert not takes_turn(none_done, first, AGREED - timedelta(hours=1))
    assert not takes_turn(index, latest(index, Level.CONTACT, after(2)), after(2))
    assert not takes_turn(index, None, after(2))
