from itertools import pairwise
from random import Random

import pytest

from ptdiary.charts.packing import (
    Icon,
    IconLane,
    best_place,
    crosses,
    flow,
    grouped,
    joined_spans,
    pack_marks,
    rows_for,
    spread,
)
from ptdiary.charts.placed import Box

LANE = IconLane(left=0, right=500, icon=8, gap=10)


def taken(wanted, places):
    for each, place in zip(wanted, places, strict=True):
        if place.variant is None:
            continue
        far = LANE.gap + each.widths[place.variant]
        ends = (
            (each.x - far, each.x - LANE.gap) if place.left else (each.x + LANE.gap, each.x + far)
        )
        yield place.row, ends


def test_one_mark_gets_its_longest_words_on_the_right_of_the_upper_row():
    (place,) = pack_marks([Icon(x=100, widths=(200, 50))], LANE)
    assert (place.row, place.variant, place.left) == (0, 0, False)


def test_words_turn_to_the_left_where_the_right_is_the_edge():
    (place,) = pack_marks([Icon(x=450, widths=(200, 50))], LANE)
    assert (place.variant, place.left) == (0, True)


def test_words_are_shortened_before_they_are_left_out():
    (place,) = pack_marks([Icon(x=250, widths=(600, 400, 100))], LANE)
    assert place.variant == 2


def test_words_with_no_room_at_all_leave_the_icon():
    (place,) = pack_marks([Icon(x=250, widths=(600, 500))], LANE)
    assert place.variant is None


def test_two_near_marks_take_both_rows():
    places = pack_marks([Icon(x=100, widths=(200,)), Icon(x=150, widths=(200,))], LANE)
    assert [place.variant for place in places] == [0, 0]
    assert {place.row for place in places} == {0, 1}


@pytest.mark.parametrize("seed", range(60))
def test_packed_words_keep_clear_of_words_icons_lines_and_edges(seed):
    rnd = Random(seed)
    xs, x = [], 8.0
    while (x := x + rnd.uniform(16, 120)) < 490:
        xs.append(x)
    wanted = [Icon(x=x, widths=(rnd.uniform(80, 200), rnd.uniform(20, 80))) for x in xs]
    places = pack_marks(wanted, LANE)
    words = list(taken(wanted, places))
    for row, (start, end) in words:
        assert LANE.left <= start
        assert end <= LANE.right
        for each, place in zip(wanted, places, strict=True):
            if row in (place.row, 1):  # an icon, or the line down from one above
                assert end <= each.x - LANE.icon or each.x + LANE.icon <= start
    for row in (0, 1):
        for (_, end), (start, _) in pairwise(sorted(ends for each, ends in words if each == row)):
            assert end <= start


def test_what_is_too_close_shares_an_icon_of_the_weightiest():
    groups = grouped([100, 104, 300], [3, 5, 3], 20)
    assert groups == [[1, 0], [2]]


def test_shared_icons_are_apart_even_when_the_weightiest_stands_last():
    xs = [0, 10, 20, 30, 40, 50]
    groups = grouped(xs, [1, 2, 3, 1, 2, 3], 25)
    leads = [xs[group[0]] for group in groups]
    assert all(b - a >= 25 for a, b in pairwise(leads))
    assert sorted(index for group in groups for index in group) == list(range(6))


def test_a_place_without_crossing_is_preferred_to_a_nearer_one_with():
    near, far = Box(0, 0, 10, 10), Box(30, 0, 40, 10)
    line = (5, -5, 5, 20)
    assert best_place([near, far], [], [line], Box(0, 0, 100, 100)) == far
    assert best_place([near], [], [line], Box(0, 0, 100, 100)) == near


def test_no_place_lies_on_a_wall_or_outside():
    wall = Box(0, 0, 50, 50)
    assert best_place([Box(10, 10, 20, 20)], [wall], [], Box(0, 0, 100, 100)) is None
    assert best_place([Box(95, 95, 105, 105)], [], [], Box(0, 0, 100, 100)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ((-5, 5, 15, 5), True),
        ((5, -5, 5, 15), True),
        ((-5, -5, 15, 15), True),
        ((2, 2, 8, 8), True),
        ((-5, 5, -1, 5), False),
        ((-5, 12, 15, 12), False),
        ((-4, 8, 4, 16), False),
    ],
)
def test_crossing(line, expected):
    assert crosses(line, Box(0, 0, 10, 10)) is expected


def test_bars_alternate_and_overlapping_ones_get_rows_of_their_own():
    assert rows_for([(0, 3), (4, 7), (8, 11)], 6) == (0, 1, 0)
    assert rows_for([(0, 9), (1, 9), (2, 9), (3, 9), (4, 9)], 6) == (0, 1, 2, 3, 4)


def test_a_full_lane_takes_the_row_that_is_free_soonest():
    assert rows_for([(0, 9), (1, 5), (2, 8)], 2) == (0, 1, 1)


def test_a_line_breaks_where_it_is_full():
    assert flow([40, 40, 40, 100], 100) == [[0, 1], [2], [3]]


def test_spans_that_overlap_are_one():
    assert joined_spans([(5, 7), (0, 3), (2, 4)]) == [(0, 4), (5, 7)]


def test_things_at_one_place_stand_beside_each_other_around_it():
    assert sorted(spread([10.0, 10.0, 10.0], 2, 0, 100)) == [8, 10, 12]
    assert spread([10.0, 50.0], 2, 0, 100) == [10, 50]
    assert spread([], 2, 0, 100) == []


def test_things_at_a_place_that_is_taken_stand_on_both_sides_of_it():
    assert sorted(spread([10.0, 10.0, 10.0, 10.0], 2, 0, 100, [10.0])) == [6, 8, 12, 14]
    assert sorted(spread([10.0, 10.0, 10.0, 10.0], 2, 0, 11, [10.0])) == [2, 4, 6, 8]


def test_what_finds_no_room_lies_where_it_was_wanted():
    assert sorted(spread([1.0, 1.0, 1.0], 2, 0, 2)) == [1, 1, 1]


@pytest.mark.parametrize("seed", range(60))
def test_spread_things_are_a_step_apart_and_inside_while_there_is_room(seed):
    rnd = Random(seed)
    wanted = [rnd.choice((rnd.uniform(0, 100), 0, 50, 100)) for _ in range(rnd.randrange(1, 30))]
    step = rnd.uniform(0.2, 1.6)  # each may be between two that are nearly two steps apart
    found = spread(wanted, step, 0, 100)
    assert all(b - a >= step - 1e-5 for a, b in pairwise(sorted(found)))
    assert all(0 <= each <= 100 for each in found)
    assert wanted[0] == found[0]
