"""Every row of the contract "What each question writes", both ways."""

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptdiary.diary.answers import QUALITY_WORDS, SHARP_WORDS, SIDES
from ptdiary.diary.entry import CORE_CHECKS, Entry, NerveSigns, Sides
from ptdiary.diary.limits import Choice, Flag, Limit, Many, Number, Record, Text, Whole, limits_of
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.questions import (
    TILES,
    WIDER,
    Answers,
    answers_of,
    cleared,
    draft_of,
    drafted,
    entry_from,
    held,
    said_so_far,
    says_nothing,
    session_with_sharp_pain,
    unfinished,
)
from ptdiary.diary.session import Exercise, Session

AT = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
NO_SIDES = Sides(left="no", right="no")
UNSURE_SIDES = Sides(left="unsure", right="unsure")


def entry(**answers) -> Entry:
    return entry_from(Answers(**answers), "e", AT, AT)


def checks(entry: Entry) -> dict:
    return {
        each.name: value
        for each in (fields(entry.checks) if entry.checks else ())
        if (value := entry.check(each.name)) is not None
    }


# nothing is written that was not said


def test_an_untouched_form_writes_no_field():
    assert entry() == Entry(id="e", at=AT, written_at=AT)
    assert says_nothing(Answers())


def test_a_score_alone_leaves_every_sign_unanswered():
    assert entry(soreness=4) == Entry(id="e", at=AT, written_at=AT, soreness=4)


def test_a_score_of_0_is_an_answer():
    assert entry(soreness=0).soreness == 0
    assert not says_nothing(Answers(soreness=0))


def test_a_ticked_tile_says_nothing_about_the_others():
    assert checks(entry(ticked=("swelling",))) == {}


@pytest.mark.parametrize("tile", TILES)
def test_follow_ups_of_a_tile_that_is_no_longer_ticked_write_nothing(tile):
    filled = {
        "leg": "left", "arm": "right", "past_knee": "yes", "sharp_words": ("stabbing",),
        "nerves": ("numbness",), "nerve_side": "left", "nerve_change": "new", "weak_side": "both",
        "weak_change": "worse", "giving_way": "yes", "swelling": "marked", "movement": 2,
        "saddle": "yes", "bladder": "yes", "bowel": "yes", "sexual": "yes", "ill": ("fever",),
        "fall": "serious",
    }  # fmt: skip
    assert Answers(ticked=(tile,), **filled).ticking(tile, False).ticked == ()
    assert entry(**filled) == Entry(id="e", at=AT, written_at=AT)


# None of these, None of the others


def test_an_ordinary_day_answers_all_seven_core_checks():
    told = entry(soreness=4, none=True)
    assert all(told.check(name) == "no" for name in CORE_CHECKS)


def test_none_of_these_says_no_to_all_that_the_form_shows_and_to_nothing_else():
    told = entry(none=True)
    assert told.travels == "no"
    assert told.nerve_signs == NerveSigns(numbness=NO_SIDES, tingling=NO_SIDES, weakness=NO_SIDES)
    assert told.swelling_new == "no"
    assert (told.swelling, told.movement, told.quality, told.regions) == (None, None, (), ())
    assert checks(told) == dict.fromkeys((*CORE_CHECKS, "unwell", "trauma_minor"), "no")


def test_sexual_and_the_wider_list_stay_unanswered():
    assert not {*WIDER} & {*checks(entry(none=True))}


def test_a_tile_that_is_not_on_the_screen_is_not_refused():
    told = entry(none=True, hidden=("saddle", "fever"))
    assert {"saddle", "bladder", "bowel", "fever", "unwell"}.isdisjoint(checks(told))
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
    told = entry(ticked=("swelling",), swelling="mild", none=True)
    assert (told.swelling_new, told.swelling) == ("yes", "mild")
    assert all(told.check(name) == "no" for name in CORE_CHECKS)


@pytest.mark.parametrize("tile", ["travels", "nerves", "weakness"])
def test_both_legs_is_only_refused_with_all_three_tiles_about_a_leg(tile):
    told = entry(ticked=(tile,), none=True, leg="left", nerve_side="left", weak_side="left")
    assert told.check("legs_both") is None


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


# each tile, ticked


@pytest.mark.parametrize("side", SIDES)
def test_pain_down_one_leg(side):
    told = entry(ticked=("travels",), leg=side)
    assert (told.travels, told.regions, told.check("legs_both")) == (
        "yes", (f"thigh_back.{side}",), None,
    )  # fmt: skip


def test_pain_past_the_knee():
    told = entry(ticked=("travels",), leg="left", past_knee="yes")
    assert set(told.regions) == {"thigh_back.left", "calf_back.left"}


def test_pain_down_both_legs():
    told = entry(ticked=("travels",), leg="both")
    assert (told.travels, told.check("legs_both")) == ("yes", "yes")
    assert set(told.regions) == {"thigh_back.left", "thigh_back.right"}


def test_pain_into_an_arm():
    told = entry(ticked=("travels",), arm="right")
    assert (told.travels, told.regions) == ("yes", ("upper_arm.right",))
    assert told.check("legs_both") is None


def test_an_arm_does_not_hide_that_the_leg_is_not_known():
    told = entry(ticked=("travels",), leg="unsure", arm="left")
    assert (told.travels, told.check("legs_both")) == ("yes", "unsure")
    assert told.regions == ("upper_arm.left",)
    assert (answers_of(told).leg, answers_of(told).arm) == ("unsure", "left")


@pytest.mark.parametrize("leg", [None, "unsure"])
def test_pain_down_a_leg_and_not_known_which(leg):
    told = entry(ticked=("travels",), leg=leg)
    assert (told.travels, told.regions, told.check("legs_both")) == ("unsure", (), "unsure")


def test_the_places_of_the_tile_join_those_of_the_map():
    told = entry(ticked=("travels",), leg="left", regions=("lumbar.left", "thigh_back.left"))
    assert told.regions == ("lumbar.left", "thigh_back.left")


@pytest.mark.parametrize("word", SHARP_WORDS)
def test_sharp_pain_writes_its_word(word):
    assert entry(ticked=("sharp",), sharp_words=(word,)).quality == (word,)


def test_sharp_pain_without_a_word_is_sharp():
    assert entry(ticked=("sharp",)).quality == ("sharp",)
    assert entry(ticked=("sharp",), feels=("stiff",)).quality == ("stiff", "sharp")


@pytest.mark.parametrize("change", ["new", "same", "worse", "unsure"])
def test_numbness_on_one_side(change):
    told = entry(ticked=("nerves",), nerves=("numbness",), nerve_side="left", nerve_change=change)
    assert told.nerve_signs == NerveSigns(numbness=Sides(left=change))


def test_numbness_and_tingling_of_both_legs():
    told = entry(
        ticked=("nerves",), nerves=("numbness", "tingling"), nerve_side="both", nerve_change="same"
    )
    same = Sides(left="same", right="same")
    assert told.nerve_signs == NerveSigns(numbness=same, tingling=same)
    assert told.check("legs_both") == "yes"


def test_numbness_or_tingling_left_blank_is_unsure_everywhere():
    told = entry(ticked=("nerves",))
    assert told.nerve_signs == NerveSigns(numbness=UNSURE_SIDES, tingling=UNSURE_SIDES)


def test_numbness_of_one_leg_left_blank_is_unsure_there():
    told = entry(ticked=("nerves",), nerves=("tingling",), nerve_side="right")
    assert told.nerve_signs == NerveSigns(tingling=Sides(right="unsure"))


def test_weakness_of_one_leg_that_gives_way():
    told = entry(ticked=("weakness",), weak_side="right", weak_change="worse", giving_way="yes")
    assert told.nerve_signs == NerveSigns(weakness=Sides(right="worse"))
    assert checks(told) == {"giving_way": "yes"}


def test_weakness_left_blank():
    told = entry(ticked=("weakness",))
    assert told.nerve_signs == NerveSigns(weakness=UNSURE_SIDES)
    assert checks(told) == {"giving_way": "unsure"}


@pytest.mark.parametrize("amount", ["mild", "marked", None])
def test_new_swelling(amount):
    told = entry(ticked=("swelling",), swelling=amount)
    assert (told.swelling, told.swelling_new) == (amount, "yes")


def test_harder_to_bend_or_move():
    assert entry(ticked=("movement",), movement=0).movement == 0
    assert says_nothing(Answers(ticked=("movement",)))


@pytest.mark.parametrize("name", ["saddle", "bladder", "bowel", "sexual"])
@pytest.mark.parametrize("answer", ["yes", "no", "unsure"])
def test_numb_between_the_legs_one_by_one(name, answer):
    told = checks(entry(ticked=("saddle",), **{name: answer}))
    blank = dict.fromkeys(("saddle", "bladder", "bowel", "sexual"), "unsure")
    assert told == blank | {name: answer}


def test_prefer_not_to_say():
    assert entry(ticked=("saddle",), sexual="declined").check("sexual") == "declined"


@pytest.mark.parametrize("name", ["fever", "unwell"])
def test_fever_or_ill(name):
    assert checks(entry(ticked=("fever",), ill=(name,))) == {name: "yes"}


@pytest.mark.parametrize("ill", [(), ("unsure",)])
def test_fever_left_blank(ill):
    assert checks(entry(ticked=("fever",), ill=ill)) == {"fever": "unsure", "unwell": "unsure"}


@pytest.mark.parametrize(
    ("fall", "written"),
    [
        ("serious", {"trauma_major": "yes"}),
        ("small", {"trauma_minor": "yes"}),
        ("unsure", {"trauma_major": "unsure", "trauma_minor": "unsure"}),
        (None, {"trauma_major": "unsure", "trauma_minor": "unsure"}),
    ],
)
def test_a_fall(fall, written):
    assert checks(entry(ticked=("fall",), fall=fall)) == written


@pytest.mark.parametrize("tile", TILES)
def test_each_tile_is_finished_once_its_follow_ups_are_answered(tile):
    filled = {
        "leg": "left", "nerve_side": "left", "nerve_change": "new", "weak_side": "left",
        "weak_change": "new", "giving_way": "no", "movement": 4, "saddle": "no", "bladder": "no",
        "bowel": "no", "sexual": "declined", "ill": ("fever",), "fall": "small",
    }  # fmt: skip
    assert unfinished(Answers(ticked=(tile,), **filled)) == ()
    needs_none = {"sharp", "swelling"}
    assert unfinished(Answers(ticked=(tile,))) == (() if tile in needs_none else (tile,))


# the card before Save


@pytest.mark.parametrize("tile", [t for t in TILES if t not in ("sharp", "swelling")])
def test_an_open_follow_up_is_not_yet_unsure(tile):
    assert said_so_far(Answers(ticked=(tile,)), "e", AT) == Entry(id="e", at=AT)


def test_what_was_said_counts_at_once():
    so_far = said_so_far(Answers(ticked=("weakness",), giving_way="yes"), "e", AT)
    assert checks(so_far) == {"giving_way": "yes"}


# the wider list


def test_the_wider_list_has_its_own_none():
    assert checks(entry(wider_none=True)) == dict.fromkeys(WIDER, "no")


@pytest.mark.parametrize("name", WIDER)
def test_a_tick_of_the_wider_list_is_a_yes(name):
    assert checks(entry(wider=(name,))) == {name: "yes"}
    assert checks(entry(wider=(name,), wider_unsure=(name,))) == {name: "unsure"}
    everything = checks(entry(wider=(name,), wider_none=True))
    assert everything == dict.fromkeys(WIDER, "no") | {name: "yes"}


def test_prefer_not_to_say_in_the_wider_list():
    assert checks(entry(wider=("sexual",), sexual_declined=True)) == {"sexual": "declined"}


def test_a_check_that_the_wider_list_does_not_show_is_not_refused():
    told = entry(wider_none=True, wider_hidden=("chest",))
    assert told.check("chest") is None
    assert told.check("calf") == "no"


def test_the_wider_none_and_its_signs_exclude_each_other():
    assert Answers(wider_none=True).ticking_wider("calf", True).wider_none is None


# the optional rows


def test_sharp_words_among_the_feelings_are_the_tile_of_sharp_pain():
    felt = Answers(none=True).feeling(("stiff", "shooting"))
    assert (felt.ticked, felt.sharp_words, felt.feels) == (("sharp",), ("shooting",), ("stiff",))
    assert felt.none is None
    assert felt.feeling(("stiff",)).ticked == ()
    unnamed = Answers(ticked=("sharp",))
    assert unnamed.feeling(("stiff",)).ticked == ("sharp",)


def test_the_optional_rows_write_their_fields():
    rows = {
        "sudden_onset": "yes", "since_yesterday": "worse", "pain_relief": "no", "sleep_hours": 6.5,
        "sleep_quality": 3, "interference": 0, "fatigue": 4, "fatigue_kind": "whole_body",
        "home_exercises": "some", "self_care": ("ice",), "worse_with": ("sitting",),
        "better_with": ("a walk",), "note": "a note", "private_note": "mine",
    }  # fmt: skip
    told = entry(**rows)
    assert {name: getattr(told, name) for name in rows} == rows
    assert entry(note="  ", private_note="") == Entry(id="e", at=AT, written_at=AT)


# what sharp pain does to the session and the plan

SESSION = Session(
    id="s", ended_at=AT, exercises=(Exercise(name="Hip hinge", load="6 kg"), Exercise(name="Walk"))
)


def test_sharp_pain_during_an_exercise_marks_it_in_the_session():
    told = Answers(
        ticked=("sharp",), sharp_words=("stabbing",), during_exercise="yes", exercise="Hip hinge"
    )
    hinge, walk = session_with_sharp_pain(told, SESSION).exercises
    assert (hinge.quality, hinge.stopped, hinge.load) == (("stabbing",), True, "6 kg")
    assert walk == Exercise(name="Walk")


def test_an_exercise_of_the_plan_that_the_session_does_not_list_is_added():
    told = Answers(ticked=("sharp",), during_exercise="yes", exercise="Bridges")
    plan = (PlannedExercise(id="p", name="Bridges"),)
    added = session_with_sharp_pain(told, SESSION, plan).exercises[-1]
    assert added == Exercise(name="Bridges", plan_id="p", quality=("sharp",), stopped=True)


@pytest.mark.parametrize(
    "answers",
    [
        Answers(ticked=("sharp",)),
        Answers(ticked=("sharp",), during_exercise="no", exercise="Walk"),
        Answers(ticked=("sharp",), during_exercise="yes"),
        Answers(during_exercise="yes", exercise="Walk"),
    ],
)
def test_a_session_is_left_alone_where_no_exercise_was_named(answers):
    assert session_with_sharp_pain(answers, SESSION) is SESSION


def test_an_exercise_goes_on_hold_once():
    on_hold = held(PlannedExercise(id="p", name="Bridges"), AT, "sharp pain")
    assert (on_hold.status, on_hold.held_since, on_hold.hold_reason) == (
        "on_hold",
        AT,
        "sharp pain",
    )
    assert held(on_hold, AT.replace(hour=20)) is on_hold


# both ways


def values(limit: Limit) -> st.SearchStrategy:  # noqa: PLR0911 one case for each kind of limit
    match limit:
        case Choice(options):
            return st.sampled_from(options)
        case Whole(low, high):
            return st.integers(low, high)
        case Number(low, high):
            return st.integers(int(low), int(high or low + 9))
        case Text():
            return st.sampled_from(("a", "b c"))
        case Flag():
            return st.just(True)
        case Record(kind):
            return st.builds(kind, **strategies(kind))
        case Many(of, _):
            return st.lists(values(of), unique=True, max_size=4).map(tuple)
    raise AssertionError(limit)


def strategies(kind, but=()) -> dict:
    return {
        each.attribute: st.just(()) | values(each.limit)
        if isinstance(each.limit, Many)
        else st.none() | values(each.limit)
        for each in limits_of(kind)
        if each.attribute not in but
    }


FORMS = st.builds(Answers, **strategies(Answers))
ENTRIES = st.builds(
    Entry, id=st.just("e"), at=st.just(AT), **strategies(Entry, ("id", "at", "written_at"))
)


@given(FORMS)
@settings(max_examples=500, deadline=None)
def test_an_entry_of_the_form_reads_back_as_a_form_that_writes_it(answers):
    told = entry_from(answers, "e", AT, AT)
    assert entry_from(answers_of(told), "e", AT, AT) == told


def test_a_leg_that_nobody_is_sure_of_stays_so_beside_an_arm_and_a_leg_marked_on_the_map():
    told = entry(ticked=("travels",), leg="unsure", arm="left", regions=("thigh_back.left",))
    assert (told.travels, told.check("legs_both")) == ("yes", "unsure")
    assert answers_of(told).leg == "unsure"
    assert entry_from(answers_of(told), "e", AT, AT) == told


@given(ENTRIES)
@settings(max_examples=500, deadline=None)
def test_opening_and_saving_any_entry_changes_nothing(known):
    assert entry_from(answers_of(known), known.id, AT, None, known) == known


@given(ENTRIES)
@settings(max_examples=300, deadline=None)
def test_changing_the_score_changes_nothing_else(known):
    changed = entry_from(replace(answers_of(known), soreness=7), known.id, AT, None, known)
    assert changed == replace(known, soreness=7)


@given(FORMS)
@settings(max_examples=200, deadline=None)
def test_a_draft_comes_back(answers):
    assert drafted(draft_of(answers)) == answers


def test_taking_an_answer_back_empties_its_field():
    known = entry(soreness=4, none=True, note="a", feels=("stiff",))
    emptied = entry_from(Answers(), "e", AT, AT, known)
    assert emptied == Entry(id="e", at=AT, written_at=AT)


def test_the_form_offers_every_word_of_what_it_feels_like():
    felt = Answers().feeling(QUALITY_WORDS)
    assert {*felt.sharp_words, *felt.feels} == {*QUALITY_WORDS}
