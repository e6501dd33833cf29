"""An exercise in time, without a window: its phases, its pauses, and a computer that slept."""

import pytest

from ptdiary.diary.plan import PlannedExercise
from ptdiary.ui.timer.run import AwakeClock, TimedRun, asks_hold, phases_of


def planned(**plan):
    return PlannedExercise(id="p", name="Bridges", **plan)


def kinds(*args, **plan):
    return [(each.kind, each.seconds) for each in phases_of(planned(**plan), *args)]


def test_holds_let_go_between_and_sets_rest_between():
    assert kinds(10, 20, sets=2, repetitions=2) == [
        ("ready", 5), ("hold", 10), ("ease", 3), ("hold", 10),
        ("rest", 20), ("hold", 10), ("ease", 3), ("hold", 10),
    ]  # fmt: skip
    holds = [each for each in phases_of(planned(sets=2, repetitions=2), 10) if each.kind == "hold"]
    assert [(each.number, each.count, each.set_, each.sets) for each in holds] == [
        (1, 2, 1, 2), (2, 2, 1, 2), (1, 2, 2, 2), (2, 2, 2, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "hold", "expected"),
    [
        ({"sets": 2, "repetitions": 8}, 0, [("count", None), ("rest", 20), ("count", None)]),
        ({"repetitions": 8}, 0, [("count", None)]),
        ({"sets": 2}, 10, [("count", None), ("rest", 20), ("count", None)]),
        ({}, 0, [("count", None)]),
        ({"minutes": 20}, 0, [("ready", 5), ("go", 1200)]),
        ({"minutes": 0.5, "sets": 3}, 10, [("ready", 5), ("go", 30)]),
        ({"minutes": 20, "repetitions": 3}, 0, [("count", None)]),
    ],
)
def test_what_is_not_held_is_counted_by_hand_and_walking_is_one_stretch(plan, hold, expected):
    assert kinds(hold, 20, **plan) == expected


def test_only_repetitions_may_be_holds():
    assert asks_hold(planned(repetitions=8))
    assert not asks_hold(planned(minutes=20))


def test_phases_follow_each_other_by_the_clock_however_seldom_it_is_looked_at():
    run = TimedRun(phases=phases_of(planned(repetitions=2), 10), began=100.0)
    seen = [(now, run.at(now).phase.kind, run.at(now).left(now)) for now in (100, 104.9, 105, 116)]
    assert seen == [
        (100, "ready", 5), (104.9, "ready", pytest.approx(0.1)),
        (105, "hold", 10), (116, "ease", 2),
    ]  # fmt: skip
    assert run.at(128).is_over
    step_by_step = run
    for tenth in range(1000, 1281):
        step_by_step = step_by_step.at(tenth / 10)
    assert step_by_step.is_over


def test_a_pause_takes_no_time_and_ends_no_phase():
    run = TimedRun(phases=phases_of(planned(repetitions=1), 10)).at(8)
    still = run.paused_at(8)
    assert still.at(500).left(500) == 7
    assert still.paused_at(9) == still
    on = still.gone_on(500)
    assert on.left(500) == 7
    assert not on.at(506.9).is_over
    assert on.at(507).is_over
    assert run.gone_on(9) == run


def test_repetitions_are_counted_and_the_last_one_ends_the_set():
    run = TimedRun(phases=phases_of(planned(sets=2, repetitions=2), 0))
    once = run.counted_once(3)
    assert (once.index, once.counted) == (0, 1)
    twice = once.counted_once(7)
    assert (twice.phase.kind, twice.counted, twice.left(7)) == ("rest", 0, 20)
    assert twice.counted_once(8) == twice
    assert twice.at(27).phase.kind == "count"
    assert TimedRun(phases=phases_of(planned(), 0)).counted_once(1).is_over


def test_something_was_done_once_a_hold_or_a_repetition_is_over():
    run = TimedRun(phases=phases_of(planned(repetitions=2), 10))
    assert not run.at(14).has_done(14)
    assert run.at(15).has_done(15)
    counted = TimedRun(phases=phases_of(planned(repetitions=2), 0))
    assert not counted.has_done(99)
    assert counted.counted_once(1).has_done(1)
    walk = TimedRun(phases=phases_of(planned(minutes=20), 0)).at(6)
    assert not walk.has_done(34)
    assert walk.has_done(35)


def test_time_that_went_by_unseen_can_be_counted():
    walk = TimedRun(phases=phases_of(planned(minutes=20), 0)).at(65).paused_at(65)
    assert walk.left(65) == 1140
    assert walk.credited(600).gone_on(70).left(70) == 540
    assert walk.credited(1140).gone_on(70).at(70).is_over


# the clock


@pytest.mark.parametrize(
    ("steady", "wall"),
    [(600, 600), (0.1, 600)],  # a steady clock that goes on while the computer sleeps, or not
)
def test_a_jump_of_either_clock_is_sleep_and_no_time_awake(steady, wall):
    clock = AwakeClock(steady=50.0, wall=1_000.0).later(50.1, 1_000.1)
    slept = clock.later(50.1 + steady, 1_000.1 + wall)
    assert slept.slept == pytest.approx(600)
    assert slept.awake == pytest.approx(0.1)
    again = slept.later(50.2 + steady, 1_000.2 + wall)
    assert (again.slept, again.awake) == (0, pytest.approx(0.2))


def test_a_clock_on_the_wall_that_is_set_back_changes_nothing():
    clock = AwakeClock(steady=50.0, wall=1_000.0).later(50.1, 400.0)
    assert (clock.slept, clock.awake) == (0, pytest.approx(0.1))


def test_a_late_look_is_no_sleep():
    clock = AwakeClock(steady=50.0, wall=1_000.0).later(52.5, 1_002.5)
    assert (clock.slept, clock.awake) == (0, 2.5)
