"""What the form writes as a whole: None of these, both legs, the verdict before Save."""

from dataclasses import replace

import pytest

from ptdiary.diary.answers import QUALITY_WORDS
from ptdiary.diary.entry import (
    CORE_CHECKS,
    Entry,
    LegPain,
    LegPains,
    NerveSigns,
    Sides,
    Spread,
)
from ptdiary.diary.questions import (
    TILES,
    WEEKLY,
    Answers,
    Circumstances,
    KnownPlace,
    answers_of,
    cleared,
    entry_from,
    pressed,
    rows_shown,
    said_so_far,
    says_nothing,
    still_open,
)
from tests.diary.questions.stages import AT, leaves

NO_SIDES = Sides(left="no", right="no")
NOTHING = Entry(id="e", at=AT, written_at=AT)
NONE_CHECKS = dict.fromkeys(
    ("saddle", "bladder", "bowel", "legs_both", "giving_way", "sudden_weakness", "fever", "unwell",
     "trauma_major", "trauma_minor", "chest", "collapse"), "no",
)  # fmt: skip


def entry(around=None, **answers) -> Entry:
    return entry_from(Answers(**answers), "e", AT, AT, None, around or Circumstances())


def checks(entry: Entry) -> dict:
    before = "checks."
    return {
        path.removeprefix(before): answer
        for path, answer in leaves(entry).items()
        if path.startswith(before)
    }


# nothing is written that was not said


def test_an_untouched_form_writes_no_field():
    assert entry() == NOTHING
    assert says_nothing(Answers())


def test_a_score_alone_leaves_every_sign_unanswered():
    assert entry(soreness=4) == replace(NOTHING, soreness=4)


def test_a_score_of_0_is_an_answer():
    assert entry(soreness=0).soreness == 0
    assert not says_nothing(Answers(soreness=0))


def test_a_ticked_tile_says_nothing_about_the_others():
    assert checks(entry(ticked=("swelling",))) == {}


FILLED = {
    "pain_where": ("leg.left", "arm.right"), "pain_reach": "below_knee", "pain_change": "new",
    "sharp_words": ("stabbing",), "sharp_change": "new", "nerves": ("numbness",),
    "nerve_where": ("face",), "nerve_change": "new", "nerve_sudden": "yes",
    "weak_where": ("leg.left", "leg.right"), "weak_change": "worse", "giving_way": "yes",
    "weak_sudden": "yes", "swelling": "marked", "swelling_where": "joint", "movement": 2,
    "saddle": "yes", "bladder": "yes", "bowel": "yes", "sexual": "yes", "ill": "fever",
    "fall": "serious", "chest": ("breath",),
}  # fmt: skip


@pytest.mark.parametrize("tile", TILES)
def test_follow_ups_of_a_tile_that_is_no_longer_ticked_write_nothing(tile):
    assert Answers(ticked=(tile,), **FILLED).ticking(tile, False).ticked == ()
    assert entry(**FILLED) == NOTHING


# None of these, None of the others


def test_none_of_these_writes_what_the_contract_says():
    assert entry(soreness=4, none=True) == replace(
        NOTHING,
        soreness=4,
        travels="no",
        swelling_new="no",
        sharp_change="no",
        nerve_signs=NerveSigns(numbness=NO_SIDES, tingling=NO_SIDES, weakness=NO_SIDES),
        checks=replace(entry(none=True).checks, **NONE_CHECKS),
    )
    assert checks(entry(none=True)) == NONE_CHECKS


def test_an_ordinary_day_answers_all_core_checks():
    told = entry(soreness=4, none=True)
    assert all(told.check(name) == "no" for name in CORE_CHECKS)
    assert not {"sexual", "dark_urine", "calf", *WEEKLY} & {*checks(told)}


def test_known_sciatica_that_is_the_same_writes_what_the_contract_says():
    around = Circumstances(known=(KnownPlace("pain", "leg", "left", "below_knee"),))
    form = Answers(soreness=3).ticking("travels", True)
    form = pressed(form, "travels_known", "same", around).pressing_none_of_others(True)
    ordinary = entry(soreness=3, none=True)
    assert still_open(form, around) == ()
    assert entry_from(form, "e", AT, AT, None, around) == replace(
        ordinary,
        travels="yes",
        spread=Spread(leg=LegPains(left=LegPain(change="same", reach="below_knee"))),
    )


def test_a_numb_leg_writes_what_the_contract_says():
    told = entry(
        soreness=3, ticked=("nerves",), nerves=("numbness",), nerve_where=("leg.left",),
        nerve_change="new", also_saddle="no", none=True,
    )  # fmt: skip
    ordinary = entry(soreness=3, none=True)
    assert told == replace(ordinary, leg_signs=NerveSigns(numbness=Sides(left="new")))


def test_a_tile_that_is_not_on_the_screen_is_not_refused():
    told = entry(none=True, hidden=("saddle", "fever", "chest"))
    assert {"saddle", "bladder", "bowel", "fever", "unwell", "chest"}.isdisjoint(checks(told))
    assert checks(told)["giving_way"] == "no"


@pytest.mark.parametrize("ticked", [(), ("fever",)])
def test_none_pressed_again_counts_for_every_tile_of_the_form(ticked):
    known = answers_of(Entry(id="e", at=AT, travels="no"))
    assert known.none
    assert known.hidden
    ticking = replace(known, ticked=ticked)
    press = Answers.pressing_none_of_others if ticked else Answers.pressing_none
    told = entry_from(press(press(ticking, False), True), "e", AT, AT)
    assert (told.check("giving_way"), told.check("saddle")) == ("no", "no")


def test_none_of_the_others_leaves_the_ticked_one_ticked():
    told = entry(ticked=("swelling",), swelling_where="joint", swelling="mild", none=True)
    assert (told.swelling_new, told.swelling) == ("yes", "mild")
    assert checks(told) == NONE_CHECKS


def test_none_and_a_sign_exclude_each_other_both_ways():
    ordinary = Answers().pressing_none(True)
    assert ordinary.none
    ticked = ordinary.ticking("fever", True)
    assert (ticked.none, ticked.ticked) == (None, ("fever",))
    again = ticked.pressing_none(True)
    assert (again.none, again.ticked) == (True, ())
    others = ticked.pressing_none_of_others(True)
    assert (others.none, others.ticked) == (True, ("fever",))
    assert others.ticking("fall", True).none is None


def test_unticking_the_last_tile_does_not_turn_none_of_the_others_into_none_of_these():
    others = Answers(ticked=("fever",), none=True)
    assert others.ticking("fever", False) == Answers()


def test_the_list_can_go_back_to_not_answered():
    assert cleared(Answers(soreness=3, none=True)) == Answers(soreness=3)


# rows that wait for a reason are not answered by None


def test_none_of_the_others_does_not_answer_a_row_that_waits():
    leg = Answers(
        soreness=8, ticked=("nerves",), nerve_where=("leg.left",), nerve_change="new", none=True
    )
    around = Circumstances(usual=2, stated_usual=2, dark_urine_may=True)
    assert [row.key for row in still_open(leg, around)] == ["with_this", "also_saddle"]
    so_far = checks(said_so_far(leg, "e", AT, around))
    assert {"saddle", "bladder", "bowel", "collapse", "dark_urine"}.isdisjoint(so_far)
    twice = checks(entry_from(leg, "e", AT, AT, None, around))
    asked = ("saddle", "bladder", "bowel", "collapse", "dark_urine")
    assert {name: twice[name] for name in asked} == dict.fromkeys(asked, "unsure")


@pytest.mark.parametrize(
    ("answers", "around", "shown"),
    [
        ({"soreness": 7}, {"stated_usual": 5}, True),
        ({"soreness": 7}, {"stated_usual": 6}, False),
        ({"soreness": 7}, {}, True),
        ({"soreness": 6}, {}, False),
        ({"soreness": 7, "sudden_onset": "yes"}, {"stated_usual": 6}, True),
        ({"soreness": 7}, {"answered_lately": frozenset({"collapse"})}, False),
    ],
)
def test_with_this_is_asked_of_severe_soreness_above_the_stated_usual(answers, around, shown):
    form, around = Answers(**answers), Circumstances(**around)
    assert ("with_this" in {row.key for row in still_open(form, around)}) is shown


@pytest.mark.parametrize(
    ("soreness", "usual", "asked"),
    [(4, 2, True), (3, 2, False), (3, None, True), (2, None, False), (None, 2, False)],
)
def test_what_it_is_like_is_asked_two_above_usual(soreness, usual, asked):
    form, around = Answers(soreness=soreness), Circumstances(usual=usual)
    assert ("feels" in {row.key for row in rows_shown(form, around)}) is asked
    sharp = form.ticking("sharp", True)  # that is a quality
    assert "feels" not in {row.key for row in rows_shown(sharp, around)}


# both legs: new or worse

COMPLETE = {
    "pain": {"pain_change": "new"},
    "nerves": {"nerve_change": "new", "nerve_sudden": "no"},
    "weakness": {"weak_change": "new", "giving_way": "no", "weak_sudden": "no"},
}


def both_legs(around=None, **answers):
    more = {"none": True, "also_saddle": "no"} | answers
    return entry(around, **more).check("legs_both")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"ticked": ("travels",), "pain_where": ("leg.left",), "pain_change": "new"}, "no"),
        ({"ticked": ("travels",), "pain_where": ("arm.left", "arm.right"), "pain_change": "new"},
         "no"),
        ({"ticked": ("travels",), "pain_where": ("leg.left", "leg.right"), "pain_change": "new"},
         "yes"),
        ({"ticked": ("travels",), "pain_where": ("leg.left", "leg.right"),
          "pain_change": "worse"}, "yes"),
        ({"ticked": ("travels",), "pain_where": ("leg.left", "leg.right"), "pain_change": "same"},
         "no"),
        ({"ticked": ("travels",), "pain_where": ("leg.left", "leg.right"),
          "pain_change": "unsure"}, "unsure"),
        ({"ticked": ("travels",), "pain_where": ("unsure",), "pain_change": "new"}, "unsure"),
        ({"ticked": ("travels",), "pain_change": "new"}, None),
        ({"ticked": ("travels",), "pain_where": ("leg.left",)}, None),
        ({"ticked": ("travels", "nerves"), "pain_where": ("leg.left",), "pain_change": "new",
          "nerve_where": ("leg.right",), "nerve_change": "worse"}, "yes"),
        ({"ticked": ("travels", "nerves"), "pain_where": ("leg.left",), "pain_change": "new",
          "nerve_where": ("leg.right",), "nerve_change": "same"}, "no"),
        ({"ticked": ("travels", "nerves"), "pain_where": ("leg.left",), "pain_change": "new",
          "nerve_where": ("leg.right",), "nerve_change": "unsure"}, "unsure"),
        ({"ticked": ("nerves",), "nerve_where": ("saddle",)}, "no"),
        ({"ticked": ("weakness",), "weak_where": ("leg.left", "leg.right"), "weak_change": "new",
          "giving_way": "no", "weak_sudden": "no"}, "yes"),
        ({"ticked": ("weakness",), "weak_where": ("leg.left", "leg.right"), "weak_change": "new",
          "giving_way": "no"}, None),
        ({"ticked": ("travels",), "pain_where": ("leg.left",), "pain_change": "new",
          "none": None}, None),
    ],
)  # fmt: skip
def test_both_legs_is_worked_out_once_the_three_tiles_are_answered(answers, said):
    assert both_legs(**answers) == said


ACHES = {
    "ticked": ("travels",), "pain_where": ("leg.left", "leg.right"), "pain_change": "new",
    "pain_reach": "thigh",
}  # fmt: skip


def test_two_thighs_that_ache_after_a_session_are_not_sure():
    after = Circumstances(after_session=True)
    assert both_legs(after, **ACHES) == "unsure"
    assert both_legs(**ACHES) == "yes"
    assert both_legs(after, **ACHES | {"pain_reach": "below_knee"}) == "yes"
    assert both_legs(after, **ACHES | {"pain_reach": None}) == "yes"
    assert both_legs(after, **ACHES | {"ticked": ("travels", "sharp")}) == "yes"
    numb = {"nerve_where": ("leg.left",), "nerve_change": "new"}
    assert both_legs(after, **ACHES | {"ticked": ("travels", "nerves")} | numb) == "yes"


# several tiles that answer one check


def test_a_leg_that_gave_way_in_a_small_fall_joins_the_tile_of_weakness():
    fall = {"ticked": ("fall",), "fall": "small", "none": True}
    assert checks(entry(**fall))["giving_way"] == "no"
    assert checks(entry(**fall, fall_gave_way="yes"))["giving_way"] == "yes"
    alone = {"ticked": ("fall",), "fall": "small"}
    assert "giving_way" not in checks(entry(**alone))
    assert checks(entry(**alone, fall_gave_way="no"))["giving_way"] == "no"
    weak = {"ticked": ("weakness", "fall"), "weak_where": ("leg.left",), "weak_change": "new"}
    assert (
        checks(entry(**weak, fall="small", giving_way="yes", fall_gave_way="no"))["giving_way"]
        == "yes"
    )


def test_a_numb_arm_that_came_suddenly_is_sudden_though_no_weakness_was_ticked():
    numb = {"ticked": ("nerves",), "nerve_where": ("arm.left",), "nerve_change": "new"}
    assert checks(entry(**numb, nerve_sudden="yes", none=True))["sudden_weakness"] == "yes"
    assert checks(entry(**numb, none=True))["sudden_weakness"] == "unsure"
    assert checks(entry(**numb, nerve_sudden="wore_off", none=True))["sudden_weakness"] == "no"


def test_a_numb_face_does_not_wear_off():
    face = {"ticked": ("nerves",), "nerve_where": ("face", "arm.left"), "nerve_change": "new"}
    stale = Answers(**face, nerve_sudden="wore_off")
    assert "nerve_sudden" in {row.key for row in still_open(stale, Circumstances())}
    assert checks(entry(**face, nerve_sudden="wore_off"))["sudden_weakness"] == "unsure"


def test_chest_and_faint_are_two_answers_of_one_row():
    told = checks(entry(ticked=("chest",), chest=("breath", "faint", "ache")))
    assert told == {"chest": "yes", "collapse": "yes"}


# the verdict before Save


@pytest.mark.parametrize("tile", TILES)
def test_an_open_follow_up_is_not_read_as_anything(tile):
    assert said_so_far(Answers(ticked=(tile,)), "e", AT) == Entry(id="e", at=AT)


def test_what_was_said_counts_at_once():
    so_far = said_so_far(Answers(ticked=("weakness",), giving_way="yes"), "e", AT)
    assert checks(so_far) == {"giving_way": "yes"}
    so_far = said_so_far(Answers(ticked=("saddle",), bladder="yes"), "e", AT)
    assert checks(so_far) == {"bladder": "yes"}


def test_a_score_and_numbness_saved_twice_is_no_emergency():
    told = entry(soreness=3, ticked=("nerves",))
    unsure = Sides(one_side="unsure")
    assert told.nerve_signs == NerveSigns(numbness=unsure, tingling=unsure)
    assert "yes" not in checks(told).values()


# moving, flare-ups, the weekly list


def test_moving_without_a_number_keeps_nothing():
    assert says_nothing(Answers(ticked=("movement",)))


def test_what_came_before_a_flare_up_goes_with_it():
    assert entry(flare="yes", flare_before=("stress", "rain")).flare_before == ("stress", "rain")
    assert entry(flare="no", flare_before=("stress",)).flare_before == ()


def test_why_home_exercises_were_left_out_goes_with_some_or_none():
    assert entry(home_exercises="some", skipped_why=("pain",)).skipped_why == ("pain",)
    assert entry(home_exercises="all", skipped_why=("pain",)).skipped_why == ()


def test_a_tick_of_the_weekly_list_leaves_the_others_open_until_none_is_pressed():
    assert checks(entry(weekly=("shape",), weekly_shape="known")) == {"shape": "known"}
    told = checks(entry(weekly=("shape",), weekly_shape="known", weekly_none=True))
    assert told == dict.fromkeys(WEEKLY, "no") | {"shape": "known"}


def test_the_form_offers_every_word_of_what_it_feels_like():
    every = (*(word for word in QUALITY_WORDS), "sudden")
    felt = pressed(Answers(), "feels_added", every, Circumstances())
    sharp = replace(felt, sharp_words=("sharp", "shooting", "electric", "stabbing"))
    assert entry_from(sharp, "e", AT, AT).quality == QUALITY_WORDS
