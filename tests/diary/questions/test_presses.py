"""What a press does beyond its own row, and how many presses a day takes."""

from functools import reduce

import pytest

from ptdiary.diary.questions import (
    NOTHING_KNOWN,
    ROW,
    Answers,
    Circumstances,
    KnownPlace,
    entry_from,
    pressed,
    rows_shown,
    still_open,
    value_of,
)
from tests.diary.questions.stages import AT


def press(answers, key, *chips, around=NOTHING_KNOWN):
    value = chips if ROW[key].many else chips[0]
    return pressed(answers, key, value, around)


# Not sure, None, and the others


@pytest.mark.parametrize(
    ("key", "alone"),
    [("pain_where", "unsure"), ("nerve_where", "unsure"), ("weak_where", "unsure"),
     ("chest", "unsure"), ("with_this", "none"), ("fragile", "none"), ("fragile", "unsure")],
)  # fmt: skip
def test_not_sure_and_the_others_exclude_each_other(key, alone):
    around = Circumstances(fragile_open=("age_65", "osteoporosis"), dark_urine_may=True)
    row = ROW[key]
    first, second = [chip for chip in row.offered(Answers(), around) if chip not in row.alone][:2]
    both = press(Answers(), key, first, second, around=around)
    assert value_of(both, row, around) == (first, second)
    only = press(both, key, first, second, alone, around=around)
    assert value_of(only, row, around) == (alone,)
    assert value_of(press(only, key, alone, first, around=around), row, around) == (first,)


def test_none_of_the_weekly_list_is_none_of_the_others_where_something_is_ticked():
    lump = press(Answers(), "weekly", "shape")
    assert (lump.weekly, lump.weekly_none) == (("shape",), None)
    others = press(lump, "weekly", "shape", "none")
    assert (others.weekly, others.weekly_none) == (("shape",), True)
    assert press(others, "weekly", "shape", "band", "none").weekly_none is None


# a row that ticks a tile


def test_sharp_among_the_feelings_is_the_tile_of_sharp_pain():
    felt = press(Answers(soreness=5), "feels", "stiff", "sharp", "sudden")
    assert (felt.ticked, felt.feels, felt.sudden_onset) == (("sharp",), ("stiff",), "yes")
    assert press(felt, "feels", "stiff").ticked == ()
    assert press(felt, "feels", "stiff").sudden_onset is None


def test_something_else_opens_more_words_and_takes_them_along():
    other = press(Answers(soreness=5), "feels", "other")
    assert "feels_other" in {row.key for row in rows_shown(other, NOTHING_KNOWN)}
    burning = press(other, "feels_other", "burning")
    assert entry_from(burning, "e", AT, AT).quality == ("burning",)
    assert press(burning, "feels", "stiff").feels == ("stiff",)


def test_between_the_legs_ticks_the_tile_about_it_and_the_nerves_stay_ticked():
    numb = Answers(ticked=("nerves",), none=True)
    between = press(numb, "nerve_where", "leg.left", "saddle")
    assert between.ticked == ("nerves", "saddle")
    assert between.none  # of the others
    assert press(between, "nerve_where", "leg.left").ticked == ("nerves",)
    answered = press(between, "bowel", "yes")
    assert press(answered, "nerve_where", "leg.left").ticked == ("nerves", "saddle")


def test_unticking_the_tile_takes_back_what_ticked_it():
    between = press(Answers(ticked=("nerves",)), "nerve_where", "leg.left", "saddle")
    assert between.ticking("saddle", False).nerve_where == ("leg.left",)
    numb = Answers(ticked=("nerves",), nerve_where=("leg.left",), nerve_change="new")
    also = press(numb, "also_saddle", "yes")
    assert also.ticked == ("nerves", "saddle")
    assert also.ticking("saddle", False).also_saddle is None
    assert also.pressing_none(True).also_saddle is None
    assert press(also, "also_saddle", "no").ticked == ("nerves",)


def test_a_number_for_moving_that_is_added_keeps_what_none_said():
    added = press(Answers(none=True), "movement_added", 6)
    told = entry_from(added, "e", AT, AT)
    assert (told.movement, told.check("saddle")) == (6, "no")


def test_an_answered_row_stays_when_its_reason_goes():
    around = Circumstances(usual=2, stated_usual=2)
    asked = press(Answers(soreness=8), "with_this", "collapse", around=around)
    lower = press(asked, "with_this", "collapse", around=around).ticking("fever", True)
    low = Answers(soreness=3, ticked=lower.ticked, with_this=lower.with_this)
    assert "with_this" in {row.key for row in rows_shown(low, around)}
    assert entry_from(low, "e", AT, AT, None, around).check("collapse") == "yes"


# the presses of a day; Save is not counted


class Day:
    """A form pressed as a patient presses it: each press is one."""

    def __init__(self, **around):
        self.around = Circumstances(**around)
        self.answers = Answers()
        self.presses = 0

    def score(self, score):
        return self._press(Answers(soreness=score))

    def tile(self, tile):
        return self._press(self.answers.ticking(tile, True))

    def none(self):
        some = self.answers.ticked
        press = self.answers.pressing_none_of_others if some else self.answers.pressing_none
        return self._press(press(True))

    def chip(self, key, chip):
        row = ROW[key]
        assert row in rows_shown(self.answers, self.around), f"{key} is not on the screen"
        assert chip in row.offered(self.answers, self.around)
        now = value_of(self.answers, row, self.around)
        value = (*now, chip) if row.many else chip
        return self._press(pressed(self.answers, key, value, self.around))

    def _press(self, answers):
        self.answers, self.presses = answers, self.presses + 1
        return self


def chips(day, *pressing):
    return reduce(lambda so_far, each: so_far.chip(*each), pressing, day)


USUAL = {"usual": 2, "stated_usual": 2}
SCIATICA = KnownPlace("pain", "leg", "left", "below_knee")
TINGLING = KnownPlace("tingling", "leg", "left")


def good_day():
    return Day(**USUAL).score(2).none()


def sore_after_a_session():
    return Day(**USUAL).score(4).chip("feels", "stiff").none()


def known_sciatica():
    return Day(**USUAL, known=(SCIATICA,)).score(2).tile("travels").chip(
        "travels_known", "same"
    ).none()  # fmt: skip


def known_in_two_tiles():
    day = Day(**USUAL, known=(SCIATICA, TINGLING)).score(2)
    day.tile("travels").chip("travels_known", "same")
    return day.tile("nerves").chip("nerves_known", "same").none()


def first_day_of_leg_pain(*, how_far=True):
    day = Day(**USUAL).score(3).tile("travels").chip("pain_where", "leg.left")
    if how_far:
        day.chip("pain_reach", "below_knee")
    return chips(day, ("pain_change", "new"), ("calf", "no")).none()


def foot_asleep():
    day = Day(**USUAL).score(2).tile("nerves")
    return chips(
        day, ("nerve_where", "leg.left"), ("nerve_change", "new"), ("also_saddle", "no")
    ).none()


def bad_day():
    day = Day(**USUAL, dark_urine_may=True, after_session=True, exercises=("Bridges",)).score(8)
    chips(day, ("feels", "sharp"), ("sharp_change", "new"))
    day.tile("travels")
    chips(day, ("pain_where", "leg.left"), ("pain_reach", "below_knee"), ("pain_change", "new"),
          ("calf", "no"))  # fmt: skip
    day.tile("nerves")
    chips(day, ("nerve_where", "leg.left"), ("nerve_change", "new"), ("also_saddle", "no"),
          ("with_this", "none"))  # fmt: skip
    return day.none()


@pytest.mark.parametrize(
    ("day", "presses"),
    [
        (good_day, 2),
        (sore_after_a_session, 3),
        (known_sciatica, 4),
        (known_in_two_tiles, 6),
        (first_day_of_leg_pain, 7),
        (foot_asleep, 6),
        (bad_day, 14),
    ],
)
def test_a_day_takes_so_many_presses_and_leaves_nothing_open(day, presses):
    pressing = day()
    assert pressing.presses == presses
    assert still_open(pressing.answers, pressing.around) == ()


def test_where_it_is_not_told_how_far_down_pain_goes_the_calf_is_asked_about():
    day = first_day_of_leg_pain(how_far=False)
    assert day.presses == 6
    assert still_open(day.answers, day.around) == ()
    thigh = pressed(Answers(ticked=("travels",), pain_where=("leg.left",), pain_change="new"),
                    "pain_reach", "thigh", day.around)  # fmt: skip
    assert "calf" not in {row.key for row in rows_shown(thigh, day.around)}


def test_a_sore_day_can_be_saved_after_two_presses():
    day = Day(**USUAL).score(4).none()
    assert (day.presses, still_open(day.answers, day.around)) == (2, ())
