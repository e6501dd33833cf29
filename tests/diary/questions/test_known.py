"""What the therapist knows: one row for a tile, and what becomes known by an answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.diary.answers import SIDES
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.profile import Known, Profile
from ptdiary.diary.programme import held
from ptdiary.diary.questions import (
    NO_EXERCISE,
    Answers,
    Circumstances,
    KnownPlace,
    answers_of,
    entry_from,
    named_exercises,
    pressed,
    profile_with,
    rows_shown,
    session_with,
    still_open,
)
from ptdiary.diary.session import Exercise, Session
from tests.diary.questions.stages import AT, about, knowing

LEG = KnownPlace("pain", "leg", "left", "below_knee")
ARM = KnownPlace("pain", "arm", "right")
NUMB, TINGLE = (KnownPlace(sign, "leg", "left") for sign in ("numbness", "tingling"))
NUMB_ARM = KnownPlace("numbness", "arm", "left")
WEAK = KnownPlace("weakness", "leg", "right")


def entry(answers, around):
    return entry_from(answers, "e", AT, AT, None, around)


def keys(answers, around, tile):
    return [row.key for row in rows_shown(answers, around, tile)]


# one row for all that is known of a tile


@pytest.mark.parametrize("said", ["same", "less"])
def test_one_press_answers_every_row_and_every_known_sign_of_the_tile(said):
    around = knowing(LEG, ARM, NUMB, TINGLE, exercises=("Bridges",))
    form = Answers(ticked=("travels", "nerves"))
    assert keys(form, around, "travels") == ["travels_known"]
    form = pressed(form, "travels_known", said, around)
    form = pressed(form, "nerves_known", said, around)
    assert still_open(form, around) == ()
    assert keys(form, around, "travels") == ["travels_known"]
    told = entry(form, around)
    assert about(told, ("spread",)) == {
        "spread.leg.left.change": said,
        "spread.leg.left.reach": "below_knee",
        "spread.arm.right.change": said,
    }
    assert about(told, ("leg_signs",)) == {
        "leg_signs.numbness.left": said,
        "leg_signs.tingling.left": said,
    }


def test_each_known_place_keeps_the_reach_that_is_known_of_it():
    other = KnownPlace("pain", "leg", "right", "thigh")
    around = knowing(LEG, other)
    form = pressed(Answers(ticked=("travels",)), "travels_known", "same", around)
    form = pressed(form, "also_saddle", "no", around)
    told = entry(form, around).spread.leg
    assert (told.left.reach, told.right.reach) == ("below_knee", "thigh")
    assert answers_of(entry(form, around), around) == form


def test_worse_opens_how_far_down_and_the_calf():
    around = knowing(LEG)
    form = pressed(Answers(ticked=("travels",)), "travels_known", "worse", around)
    assert keys(form, around, "travels") == ["travels_known", "pain_reach"]
    assert [row.key for row in still_open(form, around)] == ["calf"]
    arm = pressed(Answers(ticked=("travels",)), "travels_known", "worse", knowing(ARM))
    assert keys(arm, knowing(ARM), "travels") == ["travels_known"]


def test_worse_in_a_known_arm_asks_whether_it_came_suddenly():
    around = knowing(NUMB_ARM)
    form = pressed(Answers(ticked=("nerves",)), "nerves_known", "worse", around)
    assert [row.key for row in still_open(form, around)] == ["nerve_sudden"]


def test_a_known_weak_leg_that_is_the_same_says_nothing_of_giving_way():
    around = knowing(WEAK)
    form = pressed(Answers(ticked=("weakness",)), "weakness_known", "same", around)
    told = entry(form, around)
    assert (told.check("giving_way"), told.check("sudden_weakness")) == (None, "no")
    worse = pressed(form, "weakness_known", "worse", around)
    assert [row.key for row in still_open(worse, around)] == [
        "giving_way", "weak_sudden", "also_saddle",
    ]  # fmt: skip


def test_a_known_weak_arm_that_is_the_same_is_no_leg_that_gives_way():
    around = knowing(KnownPlace("weakness", "arm", "left"))
    form = pressed(Answers(ticked=("weakness",)), "weakness_known", "same", around)
    assert entry(form, around).check("giving_way") == "no"


def test_somewhere_else_too_opens_the_full_rows_and_leaves_the_known_place_as_it_is():
    around = knowing(LEG)
    form = pressed(Answers(ticked=("travels",)), "travels_known", "elsewhere", around)
    assert keys(form, around, "travels") == ["travels_known", "pain_where", "pain_change"]
    form = pressed(form, "pain_where", ("arm.left",), around)
    form = pressed(form, "pain_change", "new", around)
    told = entry(form, around)
    assert about(told, ("spread",)) == {
        "spread.leg.left.change": "same",
        "spread.leg.left.reach": "below_knee",
        "spread.arm.left.change": "new",
    }
    assert answers_of(told, around) == form


def test_a_known_place_that_is_chosen_again_is_what_is_said_of_it_now():
    around = knowing(LEG)
    form = Answers(
        ticked=("travels",), travels_known="elsewhere", pain_where=("leg.left", "leg.right"),
        pain_change="worse",
    )  # fmt: skip
    told = entry(form, around).spread.leg
    assert (told.left.change, told.right.change) == ("worse", "worse")


@pytest.mark.parametrize("said", ["same", "less", "worse"])
@pytest.mark.parametrize(("tile", "place"), [("sharp", "sharp"), ("swelling", "swelling")])
def test_a_sign_without_a_place_has_the_row_without_somewhere_else(tile, place, said):
    around = knowing(KnownPlace(place))
    row = rows_shown(Answers(), around, tile)[0]
    assert row.offered(Answers(), around) == ("same", "less", "worse")
    told = entry(pressed(Answers(ticked=(tile,)), f"{tile}_known", said, around), around)
    assert getattr(told, f"{tile}_change") == said


def test_what_is_known_no_longer_is_asked_in_full():
    form = Answers(ticked=("travels",), travels_known="same")
    around = Circumstances()
    assert [row.key for row in still_open(form, around)] == ["pain_where", "pain_change"]
    assert about(entry(form, around), ("spread",)) == {"spread.leg.one_side.change": "unsure"}


# Same, my therapist knows


def full(tile, **more):
    return Answers(ticked=(tile,), **more)


def known(answers, around=None, profile=None, **more):
    around = around or Circumstances()
    profile = profile or Profile()
    return profile_with(profile, answers, entry(answers, around), around, **more).known


def test_each_sign_limb_and_side_becomes_known_from_the_time_of_the_entry():
    pain = full(
        "travels", pain_where=("leg.left", "arm.right"), pain_reach="thigh",
        pain_change="same_known",
    )  # fmt: skip
    assert known(pain) == (
        Known(sign="pain", limb="leg", side="left", reach="thigh", since=AT),
        Known(sign="pain", limb="arm", side="right", since=AT),
    )
    numb = full("nerves", nerve_where=("leg.right", "face"), nerve_change="same_known")
    assert known(numb) == tuple(
        item
        for sign in ("numbness", "tingling")
        for item in (
            Known(sign=sign, limb="leg", side="right", since=AT),
            Known(sign=sign, limb="face", since=AT),
        )
    )
    weak = full("weakness", weak_where=("arm.left",), weak_change="same_known")
    assert known(weak) == (Known(sign="weakness", limb="arm", side="left", since=AT),)
    assert known(full("sharp", sharp_change="same_known")) == (Known(sign="sharp", since=AT),)


@pytest.mark.parametrize("change", ["new", "same", "less", "worse", "unsure", None])
def test_nothing_else_makes_a_sign_known(change):
    answers = full("travels", pain_where=("leg.left",), pain_change=change)
    profile = Profile(name="Alex")
    around = Circumstances()
    assert profile_with(profile, answers, entry(answers, around), around) is profile


def test_a_side_that_is_not_known_makes_no_side_known():
    assert known(full("travels", pain_where=("unsure",), pain_change="same_known")) == ()


def test_an_item_of_the_same_place_is_replaced_and_the_others_stay():
    old = Profile(
        known=(
            Known(sign="pain", limb="leg", side="left", since=AT - timedelta(days=9)),
            Known(sign="swelling"),
        )
    )
    answers = full(
        "travels", pain_where=("leg.left",), pain_reach="below_knee", pain_change="same_known"
    )
    assert known(answers, profile=old) == (
        Known(sign="pain", limb="leg", side="left", reach="below_knee", since=AT),
        Known(sign="swelling"),
    )


def test_an_entry_that_made_something_known_reads_back_and_takes_it_back():
    answers = full("travels", pain_where=("leg.left",), pain_change="same_known")
    first = entry(answers, Circumstances())
    profile = Profile(known=known(answers))
    around = Circumstances(known_by_this=(KnownPlace("pain", "leg", "left"),))
    again = answers_of(first, around)
    assert again.pain_change == "same_known"
    assert profile_with(profile, again, first, around, first) is profile
    new = replace(again, pain_change="new")
    changed = entry_from(new, "e", AT, AT, first, around)
    assert profile_with(profile, new, changed, around, first).known == ()


def test_night_pain_becomes_known_for_the_nights_that_were_told():
    told = Answers(weekly=("night_pain",), weekly_night_pain="known", nights="3")
    assert known(told) == (Known(sign="night_pain", nights=3, since=AT),)
    unsure = replace(told, nights="unsure")
    assert known(unsure) == (Known(sign="night_pain", nights=1, since=AT),)


# what else the profile holds

FRAGILE = Circumstances(fragile_open=("age_65", "long_term_steroids"))


@pytest.mark.parametrize(
    ("chips", "kept"),
    [
        (("age_65",), {"age_65": "yes"}),
        (("none",), {"age_65": "no", "long_term_steroids": "no"}),
        (("unsure",), {"age_65": "unsure", "long_term_steroids": "unsure"}),
        ((), {}),
    ],
)
def test_the_row_of_bones_writes_the_chips_that_it_showed(chips, kept):
    fell = full("fall", fall="small", fragile=chips)
    profile = Profile(osteoporosis="no")
    assert profile_with(profile, fell, entry(fell, FRAGILE), FRAGILE) == replace(profile, **kept)


def test_bones_are_asked_about_after_a_small_fall_that_hurt_and_sudden_pain():
    def asked(**more):
        return "fragile" in {row.key for row in rows_shown(Answers(**more), FRAGILE)}

    assert asked(ticked=("fall",), fall="small")
    assert asked(sudden_onset="yes")
    assert not asked(ticked=("fall",), fall="small", fall_hurt="no")
    assert not asked(ticked=("fall",), fall="serious")


def test_usual_soreness_and_cancer_are_kept_in_the_profile():
    told = Answers(usual_soreness=2, cancer_history="unsure")
    kept = profile_with(Profile(), told, entry(told, Circumstances()))
    assert (kept.usual_soreness, kept.usual_soreness_at) == (2, AT)
    assert kept.cancer_history == "unsure"


# what an exercise brought on

AFTER = Circumstances(exercises=("Hip hinge", "Walk"), after_session=True)
SESSION = Session(
    id="s", ended_at=AT, exercises=(Exercise(name="Hip hinge", load="6 kg"), Exercise(name="Walk"))
)


def test_sharp_pain_by_an_exercise_marks_it_in_the_session():
    told = full("sharp", sharp_words=("stabbing",), sharp_exercise="Hip hinge", sharp_stopped="yes")
    hinge, walk = session_with(told, SESSION, (), AFTER).exercises
    assert (hinge.quality, hinge.stopped, hinge.load) == (("stabbing",), True, "6 kg")
    assert walk == Exercise(name="Walk")
    assert named_exercises(told, AFTER) == ("Hip hinge",)


@pytest.mark.parametrize("stopped", [None, "no"])
def test_that_it_was_stopped_is_only_written_if_it_was_said(stopped):
    told = full("sharp", sharp_exercise="Hip hinge", sharp_stopped=stopped)
    hinge = session_with(told, SESSION, (), AFTER).exercises[0]
    assert (hinge.quality, hinge.stopped) == (("sharp",), None)


@pytest.mark.parametrize(
    ("where", "limbs"),
    [
        (("leg.left", "arm.right"), ("leg.left", "arm.right")),
        (("unsure",), ("leg.one_side",)),
        ((), ("leg.one_side",)),
    ],
)
def test_pain_that_an_exercise_sent_into_a_limb_marks_where(where, limbs):
    told = full("travels", pain_where=where, pain_change="new", pain_exercise="Walk")
    assert session_with(told, SESSION, (), AFTER).exercises[1].travelled_to == limbs


@pytest.mark.parametrize(
    ("answers", "around"),
    [
        (full("sharp"), AFTER),
        (full("sharp", sharp_exercise=NO_EXERCISE), AFTER),
        (Answers(sharp_exercise="Walk"), AFTER),
        (full("sharp", sharp_exercise="Walk"), Circumstances()),
    ],
)
def test_a_session_is_left_alone_where_no_exercise_was_named(answers, around):
    assert session_with(answers, SESSION, (), around) is SESSION
    assert named_exercises(answers, around) == ()


def test_an_exercise_goes_on_hold_once():
    on_hold = held(PlannedExercise(id="p", name="Bridges"), AT, "sharp pain")
    assert (on_hold.status, on_hold.held_since, on_hold.hold_reason) == (
        "on_hold",
        AT,
        "sharp pain",
    )
    assert held(on_hold, AT.replace(hour=20)) is on_hold


def test_sides_are_told_apart():
    for side in SIDES:
        told = full("travels", pain_where=(f"leg.{side}",), pain_change="same_known")
        assert known(told)[0].side == side
