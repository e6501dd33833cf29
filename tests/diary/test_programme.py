"""What is due on a day, and what a press on an exercise writes."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.diary import Diary, Exercise, PlannedExercise, Session
from ptdiary.diary.day import day_of
from ptdiary.diary.programme import (
    BroughtPain,
    brought_by,
    brought_pain,
    due_on,
    held,
    let_back,
    on_hold,
    pain_of,
    pressed,
    taken_back,
    with_pain,
)
from ptdiary.diary.questions.session_form import SessionAnswers, session_from
from ptdiary.diary.session import trained

HERE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 29, 9, 0, tzinfo=HERE)  # a Sunday
SUNDAY = NOW.date()
BRIDGES = PlannedExercise(id="bridges", name="Bridges", sets=2, repetitions=8)
BIRD_DOG = PlannedExercise(id="bird-dog", name="Bird-dog", sets=2, days=("sun", "wed"))
WALKING = PlannedExercise(id="walking", name="Walking", minutes=20, days=("mon",))
DIARY = Diary(plan=(BRIDGES, BIRD_DOG, WALKING))


def press(diary, planned, at=NOW, new_id="new", **said):
    return diary.keeping(*pressed(diary, [planned], at, new_id, **said))


def names(due):
    return [each.planned.name for each in due]


def test_due_is_what_the_plan_has_on_the_day():
    assert names(due_on(DIARY, SUNDAY)) == ["Bridges", "Bird-dog"]
    assert names(due_on(DIARY, SUNDAY + timedelta(days=1))) == ["Bridges", "Walking"]


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ({"status": "on_hold"}, False),
        ({"status": "ended"}, False),
        ({"status": "active"}, True),
        ({"from_day": SUNDAY}, True),
        ({"from_day": SUNDAY + timedelta(days=1)}, False),
        ({"until_day": SUNDAY}, True),
        ({"until_day": SUNDAY - timedelta(days=1)}, False),
    ],
)
def test_due_ends_with_the_plan(changed, due):
    diary = Diary(plan=(replace(BRIDGES, **changed),))
    assert bool(due_on(diary, SUNDAY)) is due


def test_a_press_makes_a_session_at_home_with_the_dose_of_the_plan():
    (session,) = pressed(DIARY, [BRIDGES], NOW, "new", done="all")
    assert session == Session(
        id="new",
        ended_at=NOW,
        setting="home",
        exercises=(Exercise(name="Bridges", plan_id="bridges", sets=2, repetitions=8, done="all"),),
    )


def test_part_of_it_says_nothing_of_the_dose():
    (session,) = pressed(DIARY, [BRIDGES], NOW, "new", done="part")
    assert session.exercises == (Exercise(name="Bridges", plan_id="bridges", done="part"),)


def test_presses_within_two_hours_are_one_session_that_ends_with_the_last():
    diary = press(DIARY, BRIDGES, done="all")
    diary = press(diary, BIRD_DOG, NOW + timedelta(hours=2), "other", done="all")
    (session,) = diary.sessions
    assert session.id == "new"
    assert session.ended_at == NOW + timedelta(hours=2)
    assert [each.name for each in session.exercises] == ["Bridges", "Bird-dog"]
    later = press(diary, WALKING, NOW + timedelta(hours=4, minutes=1), "other", done="all")
    assert [each.id for each in later.sessions] == ["new", "other"]


def test_what_is_said_later_of_an_exercise_moves_no_session():
    diary = press(DIARY, BRIDGES, done="all")
    diary = press(diary, BRIDGES, NOW + timedelta(hours=5), hurt=4)
    (session,) = diary.sessions
    assert (session.ended_at, session.exercises[0].hurt) == (NOW, 4)
    assert session.exercises[0].done == "all"


def test_one_that_was_left_out_is_no_training():
    diary = press(DIARY, BRIDGES, done="not_today", skipped_why="Tired")
    assert diary.trained == ()
    assert [each.is_done for each in due_on(diary, SUNDAY)] == [False, False]
    later = NOW + timedelta(hours=7)
    diary = press(diary, BIRD_DOG, later, "other", done="all")
    (session,) = diary.sessions
    assert session.ended_at == later
    assert [each.name for each in diary.trained[0].exercises] == ["Bird-dog"]
    diary = press(diary, BRIDGES, later + timedelta(minutes=1), done="all")
    assert [each.done for each in diary.sessions[0].exercises] == ["all", "all"]


def test_left_out_and_then_done_after_all_is_of_the_later_time():
    diary = press(DIARY, BRIDGES, done="not_today")
    later = NOW + timedelta(hours=7)
    diary = press(diary, BRIDGES, later, "other", done="all")
    assert [each.ended_at for each in diary.sessions] == [later]


def test_what_was_left_out_does_not_move_the_end_of_a_session():
    diary = press(DIARY, BRIDGES, done="all")
    diary = press(diary, BIRD_DOG, NOW + timedelta(hours=1), done="not_today")
    assert [each.ended_at for each in diary.sessions] == [NOW]


def test_a_session_of_the_form_is_not_joined_but_stands_in_the_list():
    clinic = Session(id="c", ended_at=NOW, setting="clinic", exercises=(Exercise(name="bridges "),))
    diary = Diary(plan=DIARY.plan, sessions=(clinic,))
    assert [each.is_done for each in due_on(diary, SUNDAY)] == [True, False]
    diary = press(diary, BIRD_DOG, NOW + timedelta(minutes=10), done="all")
    assert [each.id for each in diary.sessions] == ["c", "new"]


def test_of_a_day_with_two_sessions_the_most_is_shown_whichever_is_later():
    diary = press(DIARY, BIRD_DOG, done="part")
    logged = Session(
        id="form",
        ended_at=NOW + timedelta(minutes=5),
        exercises=(Exercise(name="Bird-dog", plan_id="bird-dog"),),
    )
    diary = press(diary.keeping(logged), BRIDGES, NOW + timedelta(minutes=9), done="all")
    assert [each.id for each in diary.sessions] == ["form", "new"]  # the list's is the later one
    shown = {each.planned.id: each.written.done for each in due_on(diary, SUNDAY)}
    assert shown == {"bridges": "all", "bird-dog": None}
    diary = press(diary, BIRD_DOG, NOW + timedelta(minutes=10), hurt=3)
    assert diary.find(Session, "form").exercises[0].hurt == 3


def test_taking_it_back_leaves_the_diary_as_it_was():
    diary = press(DIARY, BRIDGES, done="all")
    assert taken_back(diary, BRIDGES, SUNDAY) == (diary.sessions[0], None)
    diary = press(diary, BIRD_DOG, NOW + timedelta(minutes=10), done="all")
    before, without = taken_back(diary, BRIDGES, SUNDAY)
    assert before == diary.sessions[0]
    assert [each.name for each in without.exercises] == ["Bird-dog"]
    assert taken_back(diary, WALKING, SUNDAY) is None


def test_taking_back_the_last_exercise_keeps_what_else_was_told_of_the_session():
    diary = press(DIARY, BRIDGES, done="all")
    diary = diary.keeping(replace(diary.sessions[0], effort=4))
    _, without = taken_back(diary, BRIDGES, SUNDAY)
    assert (without.effort, without.exercises) == (4, ())


def test_after_midnight_it_may_still_be_yesterday():
    night = datetime(2026, 11, 30, 1, 30, tzinfo=HERE)
    assert (day_of(night), day_of(night, 4)) == (date(2026, 11, 30), SUNDAY)
    evening = press(DIARY, BRIDGES, night - timedelta(hours=3), done="all")
    diary = evening.keeping(*pressed(evening, [BIRD_DOG], night, "other", 4, done="all"))
    assert [each.is_done for each in due_on(diary, SUNDAY, 4)] == [True, True]
    assert [each.is_done for each in due_on(diary, SUNDAY)] == [True, False]


def test_a_hold_stays_with_what_was_said():
    planned = held(BRIDGES, NOW, "Leg pain")
    assert on_hold(Diary(plan=(planned, BIRD_DOG))) == (planned,)
    assert held(planned, NOW + timedelta(days=1), "other") == planned
    back = let_back(planned, NOW + timedelta(days=8), "Half as many")
    (hold,) = back.holds
    assert (hold.since, hold.reason, hold.said) == (NOW, "Leg pain", "Half as many")
    assert replace(back, holds=()) == replace(BRIDGES, status="active")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(DIARY.plan),
            st.sampled_from(["all", "part", "not_today"]),
            st.integers(0, 300),
        )
    )
)
def test_whatever_is_pressed_each_exercise_is_written_once_a_day(presses):
    diary, at = DIARY, NOW.replace(hour=0)
    for number, (planned, done, minutes) in enumerate(presses):
        at = min(at + timedelta(minutes=minutes), NOW.replace(hour=23))
        diary = press(diary, planned, at, f"s{number}", done=done)
        assert next(
            each.written.done for each in due_on(diary, SUNDAY) if each.planned == planned
        ) == done  # fmt: skip
    written = [each.name for session in diary.sessions for each in session.exercises]
    assert len(written) == len(set(written))
    assert all(session.exercises for session in map(trained, diary.sessions) if session)


def test_done_in_part_after_all_gives_the_dose_up():
    diary = press(press(DIARY, BRIDGES, done="all"), BRIDGES, hurt=2)
    diary = press(diary, BRIDGES, done="part")
    assert diary.sessions[0].exercises == (
        Exercise(name="Bridges", plan_id="bridges", done="part", hurt=2),
    )


def test_nothing_else_holds_of_one_that_was_left_out_after_all():
    diary = press(press(DIARY, BRIDGES, done="all"), BRIDGES, hurt=8, quality=("sharp",))
    diary = press(diary, BRIDGES, done="not_today")
    assert diary.sessions[0].exercises == (
        Exercise(name="Bridges", plan_id="bridges", done="not_today"),
    )
    diary = press(diary, BRIDGES, skipped_why="Tired")
    diary = press(diary, BRIDGES, done="all")
    assert diary.sessions[0].exercises[0].skipped_why is None


PAINS = [
    (BroughtPain(sharp="yes"), {"happened": ("sharp",)}),
    (
        BroughtPain(limbs=("leg.left", "arm.right")),
        {"happened": ("limb",), "limb_where": ("leg.left", "arm.right")},
    ),
    (BroughtPain(rose="yes"), {"happened": ("rise",)}),
    (BroughtPain(rose="yes", settled="no"), {"happened": ("rise",), "rise_settled": "no"}),
    (BroughtPain(rose="yes", settled="unsure"), {"happened": ("rise",), "rise_settled": "unsure"}),
    (BroughtPain(rose="no"), {"none_happened": True}),
    (
        BroughtPain(sharp="yes", limbs=("leg.one_side",), rose="yes", settled="yes"),
        {"happened": ("rise", "sharp", "limb"), "rise_settled": "yes"},
    ),
]


@pytest.mark.parametrize(("pain", "told"), PAINS)
def test_pain_is_written_as_the_form_of_a_session_writes_it(pain, told):
    answers = SessionAnswers(ended_at=NOW, exercises=("Bridges",), **told)
    of_form = session_from(answers, "s", "unnamed", Diary()).exercises[0]
    bare = Exercise(name="Bridges")
    assert replace(bare, **with_pain(bare, pain)) == of_form
    assert pain_of(of_form).rose == pain.rose
    assert brought_pain(of_form) is (pain.rose != "no")


def test_pain_that_is_taken_back_leaves_no_trace():
    risen = Exercise(
        name="Bridges", quality=("dull_ache", "shooting"), travelled_to=("leg.left",), rose="yes",
        settled="no", soreness_before=2, soreness_peak=8, settled_after_minutes=40,
    )  # fmt: skip
    calm = replace(risen, **with_pain(risen, BroughtPain(sharp="no", limbs=(), rose="no")))
    assert calm == Exercise(name="Bridges", quality=("dull_ache",), rose="no")
    assert replace(risen, **with_pain(risen, pain_of(risen))) == risen
    assert not brought_pain(calm)


@pytest.mark.parametrize(
    ("pain", "is_open"),
    [
        (BroughtPain(), True),
        (BroughtPain(sharp="no", limbs=(), rose="no"), False),
        (BroughtPain(sharp="no", limbs=(), rose="yes"), True),
        (BroughtPain(sharp="no", limbs=(), rose="yes", settled="unsure"), False),
        (BroughtPain(sharp="no", rose="no"), True),
    ],
)
def test_pain_is_open_until_each_question_is_answered(pain, is_open):
    assert pain.is_open is is_open


def test_the_last_time_that_an_exercise_brought_pain_is_found():
    diary = press(DIARY, BRIDGES, done="all")
    assert brought_by(diary, BRIDGES) is None
    diary = press(diary, BRIDGES, travelled_to=("leg.left",))
    session, exercise = brought_by(diary, BRIDGES)
    assert (session, exercise.travelled_to) == (diary.sessions[0], ("leg.left",))
    assert brought_by(diary, BIRD_DOG) is None
