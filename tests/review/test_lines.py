"""What entries say of a sign in one place, and how the answers are settled."""

import pytest

from ptdiary.diary.entry import LegPain, LegPains, NerveSigns, Sides, Spread
from ptdiary.diary.profile import Known
from ptdiary.review.hours import instant
from ptdiary.review.lines import LINES, SHARP, SWELLING, Line, Lines, lines_in, said_of, state_of
from ptdiary.review.records import read_records
from tests.review.story import diary, entry, seen, told, when

LEFT = Line("pain", "leg", "left")
NUMB = Line("numbness", "leg", "left")


def leg(told_at, change, reach=None):
    return entry(told_at, spread=Spread(leg=LegPains(left=LegPain(change=change, reach=reach))))


def changes(line, *records, **profile):
    return [answer.change for answer in answers(line, *records, **profile)]


def answers(line, *records, **profile):
    laid_out = read_records(diary(*records, **profile))
    return Lines(laid_out).answers(line, range(len(laid_out.entries)))


def test_there_are_29_lines():
    assert len(set(LINES)) == 29


@pytest.mark.parametrize(
    ("fields", "line", "said"),
    [
        ({"travels": "no"}, Line("pain", "arm", "one_side"), ("no", None)),
        ({"travels": "yes", "regions": ("calf_back.left",)}, LEFT, ("unasked", "below_knee")),
        ({"travels": "unsure", "regions": ("knee_front.left",)}, LEFT, ("unsure", "thigh")),
        ({"travels": "yes", "regions": ("hand.right",)}, Line("pain", "arm", "right"),
         ("unasked", None)),
        ({"travels": "yes", "regions": ("calf_back.left",)}, Line("pain", "leg", "right"), None),
        ({"travels": "yes"}, Line("pain", "leg", "one_side"), ("unasked", None)),
        ({"spread": Spread()}, LEFT, ("no", None)),
        ({"spread": Spread(leg=LegPains(one_side=LegPain(change="new")))}, LEFT, None),
        ({"spread": Spread(leg=LegPains(left=LegPain()))}, LEFT, ("unasked", None)),
        ({"numbness_left": "same"}, NUMB, ("same", None)),
        ({"numbness_left": "same"}, Line("numbness", "arm", "left"), None),
        ({"numbness_left": "no"}, Line("numbness", "arm", "left"), ("no", None)),
        ({"numbness_left": "no"}, Line("numbness", "face"), None),
        ({"numbness_left": "no", "numbness_right": "no"}, Line("numbness", "face"), ("no", None)),
        ({"numbness_left": "no", "leg_numb": "new"}, NUMB, ("new", None)),
        ({"quality": ("sharp",)}, SHARP, ("unasked", None)),
        ({"quality": ("sharp",), "sharp_change": "no"}, SHARP, ("unasked", None)),
        ({"quality": ("sharp",), "sharp_change": "less"}, SHARP, ("less", None)),
        ({"swelling": "marked", "swelling_new": "no"}, SWELLING, ("unasked", None)),
        ({"swelling": "mild", "swelling_new": "no"}, SWELLING, ("no", None)),
        ({"swelling": "mild"}, SWELLING, None),
    ],
)  # fmt: skip
def test_an_entry_says_one_thing_of_a_line_or_nothing(fields, line, said):
    one = entry("-1h", **fields)
    assert said_of(one, line) == said
    assert (line in set(lines_in(one))) == (said is not None and said[0] != "no")


def test_what_nobody_asked_about_is_new_the_first_time_and_then_the_same():
    assert changes(LEFT, leg("-20d", None), leg("-6d", None)) == ["new", "same"]
    assert changes(LEFT, leg("-20d1us", None), leg("-6d", None)) == ["new", "new"]
    assert changes(LEFT, leg("-9d", None), leg("-8d", "no"), leg("-6d", None)) == [
        "new", "no", "new",
    ]  # fmt: skip
    assert changes(LEFT, leg("-9d", None), known=(Known(sign="pain"),)) == ["same"]


def test_a_consultation_about_a_line_makes_it_known():
    first, again = leg("-9d", "new"), leg("-1d", None)
    no = leg("-5d", "no")
    assert changes(LEFT, first, no, again) == ["new", "no", "new"]
    assert changes(LEFT, first, no, seen("-8d"), again)[-1] == "same"
    assert changes(LEFT, first, no, told("-8d", "C-RAD"), again)[-1] == "same"
    assert changes(LEFT, first, no, told("-8d", "U-NEURO"), again)[-1] == "new"


def test_the_same_of_a_pain_that_goes_further_down_is_worse():
    thigh, below = leg("-9d", "new", "thigh"), leg("-1d", "same", "below_knee")
    assert changes(LEFT, thigh, below) == ["new", "worse"]
    assert changes(LEFT, leg("-9d", "new", "below_knee"), below) == ["new", "same"]
    item = Known(sign="pain", limb="leg", side="left", reach="below_knee")
    assert changes(LEFT, thigh, below, known=(item,)) == ["new", "same"]


def test_a_first_known_right_after_a_no_is_unsure_for_14_days():
    same, later = leg("-20d", "same"), leg("-6d", "same")
    item = Known(sign="pain", limb="leg", side="left", since=when("-20d"))
    assert changes(LEFT, leg("-21d", "no"), same, later, known=(item,))[1] == "unsure"
    assert changes(LEFT, same, later, known=(item,)) == ["same", "same"]
    lines = Lines(read_records(diary(leg("-21d", "no"), same, known=(item,))))
    assert not lines.is_known(LEFT, instant(when("-6d")))
    assert lines.is_known(LEFT, instant(when("-5d23h")))


def state(line, *records):
    return state_of(line, answers(line, *records))


def numb(told_at, change):
    return entry(told_at, leg_signs=NerveSigns(numbness=Sides(left=change)))


def test_a_line_is_gone_after_a_no_on_two_later_dates():
    new, one, two = numb("-5d", "new"), numb("-3d", "no"), numb("-2d", "no")
    assert state(NUMB, new, one).stands
    assert state(NUMB, new, one, two).gone_from == two
    assert state(NUMB, new, one, numb("-3d1h", "no")).stands
    assert state(NUMB, new, one, two, numb("-1d", "same")).stands
    assert not [*lines_in(one), *lines_in(two)]


def test_a_line_is_active_until_what_goes_on_is_known():
    new, same = numb("-5d", "new"), numb("-1d", "same")
    assert state(NUMB, new, same).is_active
    assert not state(NUMB, new, seen("-3d"), same).is_active
    assert state(NUMB, new, seen("-3d"), numb("-1d", "worse")).is_active
