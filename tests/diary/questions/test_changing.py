"""Changing an entry: it reads back as far as it says something; only what was changed is written.

Most of these are entries of version 1, which asked no place and not whether pain is new.
"""

from dataclasses import replace

import pytest

from ptdiary.diary.entry import (
    ArmPain,
    ArmPains,
    Checks,
    Entry,
    LegPain,
    LegPains,
    NerveSigns,
    Sides,
    Spread,
)
from ptdiary.diary.questions import (
    Answers,
    Circumstances,
    answers_of,
    entry_from,
    pressed,
    still_open,
)
from tests.diary.questions.stages import AT, about

AROUND = Circumstances()
NO = Sides(left="no", right="no")
NUMB = NerveSigns(numbness=Sides(left="new"))


def old(**said) -> Entry:
    return Entry(id="e", at=AT, written_at=AT, **said)


def changed(entry: Entry, *presses, around=AROUND, **more) -> Entry:
    answers = answers_of(entry, around)
    for key, value in presses:
        answers = pressed(answers, key, value, around)
    return entry_from(answers, entry.id, entry.at, entry.written_at, entry, around, **more)


def asked(entry: Entry, *presses, around=AROUND):
    before = answers = answers_of(entry, around)
    for key, value in presses:
        answers = pressed(answers, key, value, around)
    return [row.key for row in still_open(answers, around, before)]


# how entries of version 1 read


@pytest.mark.parametrize(
    ("regions", "where", "reach"),
    [
        (("thigh_back.left",), ("leg.left",), None),
        (("thigh_back.left", "calf_back.left"), ("leg.left",), "below_knee"),
        (("thigh_back.left", "thigh_back.right"), ("leg.left", "leg.right"), None),
        (("upper_arm.right", "lumbar.left"), ("arm.right",), None),
        (("lumbar.left",), (), None),
    ],
)
def test_where_pain_goes_is_read_from_the_places(regions, where, reach):
    answers = answers_of(old(travels="yes", regions=regions))
    assert answers.ticked == ("travels",)
    assert (answers.pain_where, answers.pain_reach, answers.pain_change) == (where, reach, None)
    assert answers.regions == regions


def test_a_nerve_sign_whose_place_was_not_asked_leaves_where_blank():
    answers = answers_of(old(nerve_signs=NUMB))
    assert (answers.nerves, answers.nerve_change) == (("numbness",), "new")
    assert asked(old(nerve_signs=NUMB), ("nerve_change", "worse")) == ["nerve_where"]


def test_a_tick_of_version_1_without_more_reads_as_a_tick_without_more():
    unsure = Sides(left="unsure", right="unsure")
    answers = answers_of(old(nerve_signs=NerveSigns(numbness=unsure, tingling=unsure)))
    assert answers.ticked == ("nerves",)
    assert (answers.nerve_where, answers.nerve_change) == ((), None)


def test_none_of_version_1_says_nothing_of_the_tile_that_it_did_not_have():
    entry = old(
        travels="no", swelling_new="no",
        nerve_signs=NerveSigns(numbness=NO, tingling=NO, weakness=NO),
        checks=Checks(saddle="no", bladder="no", bowel="no", giving_way="no", fever="no",
                      unwell="no", trauma_major="no", trauma_minor="no", legs_both="no"),
    )  # fmt: skip
    answers = answers_of(entry)
    assert answers.none
    assert answers.hidden == ("sharp", "chest")
    again = entry_from(answers.pressing_none(True), "e", AT, AT, entry)
    assert (again.check("chest"), again.sharp_change) == ("no", "no")


# only what was changed is written


def test_another_side_of_an_old_sign_moves_it_to_its_place():
    entry = changed(old(nerve_signs=NUMB), ("nerve_where", ("leg.left",)))
    assert about(entry, ("nerve_signs", "leg_signs")) == {
        "leg_signs.numbness.left": "new",
        **{f"nerve_signs.{sign}.{side}": "no" for sign in ("numbness", "tingling")
           for side in ("left", "right")},
    }  # fmt: skip


def test_an_old_sign_that_is_worse_now_stays_on_its_side_without_a_place():
    entry = changed(old(nerve_signs=NUMB), ("nerve_change", "worse"))
    assert about(entry, ("nerve_signs", "leg_signs")) == {
        "nerve_signs.numbness.left": "worse",
        "nerve_signs.tingling.left": "no",
        "nerve_signs.tingling.right": "no",
    }


def test_old_pain_that_is_called_new_gets_its_place_from_the_regions():
    entry = old(travels="yes", regions=("thigh_back.left", "calf_back.left"))
    told = changed(entry, ("pain_change", "new"))
    assert told.spread == Spread(leg=LegPains(left=LegPain(change="new", reach="below_knee")))
    assert told.regions == entry.regions


def test_what_an_import_knows_better_stays_where_it_was_not_touched():
    mixed = NerveSigns(numbness=Sides(left="new", right="same"))
    entry = old(leg_signs=mixed, soreness=3)
    assert changed(entry, ("movement_added", 4)).leg_signs == mixed
    told = changed(entry, ("nerves", ("numbness", "tingling")))
    assert told.leg_signs.numbness == Sides(left="new", right="same")


def test_a_leg_and_an_arm_that_differ_stay_as_they_are():
    spread = Spread(
        leg=LegPains(left=LegPain(change="new")), arm=ArmPains(right=ArmPain(change="less"))
    )
    entry = old(travels="yes", spread=spread)
    assert changed(entry, ("since_yesterday", "worse")).spread == spread


# a blank of an old entry is never made unsure


@pytest.mark.parametrize(
    "entry",
    [
        old(travels="yes", regions=("thigh_back.left",), soreness=8),
        old(nerve_signs=NUMB, soreness=8),
        old(nerve_signs=NerveSigns(weakness=Sides(left="worse")), soreness=8),
        old(checks=Checks(saddle="yes"), soreness=8),
        old(swelling_new="yes", soreness=8),
        old(travels="unsure", checks=Checks(legs_both="unsure")),
        old(checks=Checks(chest="yes", calf="unsure", dark_urine="known")),
    ],
)
def test_what_was_left_blank_stays_blank_where_something_else_is_changed(entry):
    around = Circumstances(dark_urine_may=True, stated_usual=2, usual=2)
    assert asked(entry, ("since_yesterday", "worse"), around=around) == []
    told = changed(entry, ("since_yesterday", "worse"), around=around)
    assert told == replace(entry, since_yesterday="worse")


def test_it_is_asked_once_more_only_under_what_was_touched():
    entry = old(travels="yes", regions=("thigh_back.left",), nerve_signs=NUMB)
    assert asked(entry) == []
    assert asked(entry, ("pain_reach", "thigh")) == ["pain_change"]


def test_a_row_that_a_change_gives_a_reason_for_is_asked():
    around = Circumstances(stated_usual=2, usual=2)
    before = answers_of(old(soreness=3), around)
    higher = replace(before, soreness=8)
    assert [row.key for row in still_open(higher, around, before)] == ["with_this"]


def test_a_follow_up_that_was_not_asked_before_is_not_answered_by_reading():
    arm = Answers(
        ticked=("weakness",), weak_where=("arm.left",), weak_change="new", weak_sudden="no"
    )
    entry = entry_from(arm, "e", AT, AT)
    assert entry.check("giving_way") == "no"  # an arm cannot
    assert asked(entry, ("weak_where", ("leg.left",))) == ["giving_way", "also_saddle"]
    assert changed(entry, ("weak_where", ("leg.left",))).check("giving_way") == "unsure"


def test_a_leg_that_gave_way_in_a_fall_is_not_read_as_that_of_a_weak_arm():
    form = Answers(ticked=("weakness", "fall"), weak_where=("arm.left",), weak_change="same",
                   fall="small", fall_gave_way="yes")  # fmt: skip
    answers = answers_of(entry_from(form, "e", AT, AT))
    assert (answers.giving_way, answers.fall_gave_way) == (None, "yes")


# what is added to a saved entry asks for nothing


def test_an_answer_that_is_added_makes_no_blank_unsure():
    entry = entry_from(Answers(soreness=3, none=True), "e", AT, AT)
    told = changed(entry, ("regions", ("calf_back.left", "thoracic.left")), asked=False)
    assert told == replace(entry, regions=("calf_back.left", "thoracic.left"))
    calf = changed(entry, ("regions", ("calf_back.left",)), ("calf", "no"), asked=False)
    assert calf.check("calf") == "no"


def test_sharp_that_is_added_keeps_what_none_said():
    entry = entry_from(Answers(soreness=3, none=True), "e", AT, AT)
    told = changed(entry, ("feels_added", ("stiff", "sharp")), asked=False)
    assert told == replace(entry, quality=("stiff", "sharp"), sharp_change=None)


def test_the_weekly_list_is_added_with_what_a_tick_says():
    entry = entry_from(Answers(soreness=3, none=True), "e", AT, AT)
    told = changed(entry, ("weekly", ("shape", "sexual")), asked=False)
    assert (told.check("shape"), told.check("sexual")) == ("yes", "unsure")
    none = changed(entry, ("weekly", ("none",)), asked=False)
    assert (none.nights, none.check("shape"), none.check("calf")) == (0, "no", "no")


# taking answers back


def test_taking_an_answer_back_empties_its_field():
    known = entry_from(Answers(soreness=4, none=True, note="a", feels=("stiff",)), "e", AT, AT)
    assert entry_from(Answers(), "e", AT, AT, known) == old()


def test_unticking_a_tile_takes_back_what_it_wrote():
    entry = entry_from(
        Answers(soreness=4, ticked=("nerves",), nerve_where=("leg.left",), nerve_change="new",
                also_saddle="no"), "e", AT, AT,
    )  # fmt: skip
    answers = replace(answers_of(entry).ticking("nerves", False), also_saddle=None)
    assert entry_from(answers, "e", AT, AT, entry) == old(soreness=4)


@pytest.mark.parametrize(
    ("tile", "said"),
    [
        ("fever", {"checks": Checks(fever="yes", unwell="yes")}),
        ("fall", {"checks": Checks(trauma_major="yes", trauma_minor="unsure")}),
        ("saddle", {"checks": Checks(bladder="yes", sexual="declined")}),
        ("nerves", {"leg_signs": NerveSigns(numbness=Sides(left="new", right="same"),
                                            tingling=Sides(left="no", right="less"))}),
        ("travels", {"travels": "unsure", "spread": Spread(leg=LegPains(left=LegPain()))}),
        ("swelling", {"swelling_new": "yes", "swelling": "none", "swelling_change": "worse"}),
    ],
)  # fmt: skip
def test_unticking_a_tile_takes_back_what_the_form_does_not_show_too(tile, said):
    entry = old(soreness=4, **said)
    answers = answers_of(entry)
    assert answers.ticked == (tile,)
    assert entry_from(answers.ticking(tile, False), "e", AT, AT, entry) == old(soreness=4)
    refused = entry_from(answers.pressing_none(True), "e", AT, AT, entry)
    assert refused == entry_from(Answers(soreness=4, none=True), "e", AT, AT)


def test_a_new_time_changes_the_time_alone():
    entry = old(travels="yes", regions=("thigh_back.left",))
    later = AT.replace(hour=20)
    assert entry_from(answers_of(entry), "e", later, AT, entry) == replace(entry, at=later)
