"""The session form writes what was said, and nothing else."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ptdiary.diary.diary import Diary
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.questions.session_form import (
    ExerciseDose,
    SessionAnswers,
    answers_of,
    draft_of,
    drafted,
    offered_exercises,
    session_from,
    usual_end,
)
from ptdiary.diary.session import Exercise, Session

END = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
UNNAMED = "not named"
EMPTY = Diary()


def saved(diary=EMPTY, earlier=None, **answers):
    return session_from(SessionAnswers(ended_at=END, **answers), "s", UNNAMED, diary, earlier)


def test_an_untouched_form_writes_only_the_end():
    assert saved() == Session(id="s", ended_at=END)


def test_hands_on_treatment_is_the_component_manual():
    assert saved(manual=True).components == ("manual",)


@pytest.mark.parametrize(
    ("harder", "ones", "new"),
    [
        (None, (), [None, None]),
        ("unsure", (), [None, None]),
        ("no", (), [False, False]),
        ("yes", (), [True, True]),
        ("yes", ("Bridges",), [None, True]),
    ],
)
def test_new_or_harder_is_written_on_those_named_or_on_all(harder, ones, new):
    session = saved(exercises=("Hip hinge", "Bridges"), harder=harder, harder_ones=ones)
    assert [each.new for each in session.exercises] == new


def test_no_sharp_rise_writes_settled_on_nothing():
    session = saved(exercises=("Hip hinge",), rise="no")
    assert session.exercises == (Exercise(name="Hip hinge"),)


def test_a_rise_that_eased_writes_settled_yes_and_the_scores_given():
    session = saved(exercises=("Hip hinge",), rise="eased", rise_before=2, rise_peak=6)
    (exercise,) = session.exercises
    assert (exercise.settled, exercise.soreness_before, exercise.soreness_peak) == ("yes", 2, 6)


def test_a_rise_that_did_not_ease_writes_settled_no_on_the_exercise_named():
    session = saved(exercises=("A", "B"), rise="did_not_ease", rise_exercise="B")
    assert [each.settled for each in session.exercises] == [None, "no"]


def test_a_rise_in_no_named_exercise_is_kept_under_its_own_name():
    session = saved(exercises=("A", "B"), rise="did_not_ease")
    assert [(each.name, each.settled) for each in session.exercises] == [
        ("A", None),
        ("B", None),
        (UNNAMED, "no"),
    ]


def test_changing_the_note_keeps_everything_else_an_import_brought():
    earlier = Session(
        id="s",
        started_at=END.replace(hour=14),
        ended_at=END,
        components=("strength", "manual"),
        effort=6,
        effort_limit=7,
        exercises=(
            Exercise(name="A", sets=3, settled="no", soreness_before=1, soreness_peak=5, new=False),
            Exercise(name="A", sets=1, new=None),
            Exercise(name="B", load="6 kg", settled="yes", soreness_before=2, soreness_peak=4),
        ),
    )
    changed = session_from(
        replace(answers_of(earlier, UNNAMED), note="Warm day"), "s", UNNAMED, EMPTY, earlier
    )
    assert replace(changed, note=None, exercises=()) == replace(
        earlier, exercises=(), components=("strength", "manual")
    )
    assert changed.exercises[1:] == earlier.exercises[1:]
    assert changed.note == "Warm day"


def test_a_rise_moved_to_another_exercise_takes_its_scores_along():
    earlier = saved(exercises=("A", "B"), rise="eased", rise_exercise="A", rise_peak=7)
    moved = session_from(
        replace(answers_of(earlier, UNNAMED), rise_exercise="B"), "s", UNNAMED, EMPTY, earlier
    )
    assert [(each.settled, each.soreness_peak) for each in moved.exercises] == [
        (None, None),
        ("yes", 7),
    ]


@pytest.mark.parametrize(
    "answers",
    [
        {"exercises": ("A", "B"), "harder": "yes", "harder_ones": ("B",)},
        {"exercises": ("A", "B"), "harder": "no", "setting": "home", "effort": 0},
        {"exercises": ("A",), "rise": "did_not_ease", "rise_exercise": "A", "rise_peak": 8},
        {"exercises": ("A", "B"), "rise": "eased", "manual": True, "note": "x"},
        {
            "exercises": ("A",),
            "doses": (ExerciseDose(name="A", sets=3, repetitions=8, load="5 kg"),),
        },
        {
            "exercises": ("A",),
            "rise": "eased",
            "rise_exercise": "A",
            "rise_minutes": 5.0,
            "rise_stopped": "no",
            "rise_sharp": ("sharp", "stabbing"),
        },
    ],
)
def test_the_form_of_a_saved_session_is_the_form_that_saved_it(answers):
    form = SessionAnswers(ended_at=END, **answers)
    assert answers_of(session_from(form, "s", UNNAMED, EMPTY), UNNAMED) == form


def test_a_draft_survives_its_way_through_json():
    form = SessionAnswers(
        ended_at=END, exercises=("A", "B"), harder="yes", harder_ones=("B",), rise_peak=7, note="x"
    )
    assert drafted(json.loads(json.dumps(draft_of(form)))) == form
    with pytest.raises((TypeError, ValueError)):
        drafted({"ended_at": END.isoformat(), "of_another_version": 1})


def test_the_plan_comes_first_and_exercises_on_hold_are_not_offered():
    diary = Diary(
        plan=(
            PlannedExercise(id="p1", name="Walking"),
            PlannedExercise(id="p2", name="Side plank", status="on_hold"),
        ),
        sessions=(
            Session(id="1", ended_at=END, exercises=(Exercise(name="Side plank"),)),
            Session(
                id="2", ended_at=END, exercises=(Exercise(name="Bridges"), Exercise(name="Walking"))
            ),
        ),
    )
    assert offered_exercises(diary) == ("Walking", "Bridges")
    assert saved(diary, exercises=("Walking",)).exercises[0].plan_id == "p1"


def test_the_usual_end_is_the_hour_lived_at_the_last_session():
    assert usual_end(EMPTY) is None
    assert usual_end(Diary(sessions=(Session(id="1", ended_at=END),))).hour == 15


def test_what_was_said_of_a_rise_stands_on_its_exercise():
    session = saved(
        exercises=("A", "B"), rise="eased", rise_exercise="B", rise_minutes=20.0,
        rise_stopped="yes", rise_sharp=("shooting",),
    )  # fmt: skip
    first, second = session.exercises
    assert first == Exercise(name="A")
    assert (second.settled_after_minutes, second.stopped) == (20.0, True)
    assert second.quality == ("shooting",)
    again = saved(exercises=("A", "B"), earlier=session, rise="no")
    assert again.exercises == (Exercise(name="A"), Exercise(name="B"))


def test_sets_and_repetitions_give_the_share_of_the_plan():
    diary = Diary(plan=(PlannedExercise(id="p", name="A", sets=3, repetitions=10),))
    doses = (
        ExerciseDose(name="A", sets=3, repetitions=12, load="6 kg"),
        ExerciseDose(name="B", sets=1),
    )
    first, second = saved(diary, exercises=("A", "B"), doses=doses).exercises
    assert (first.sets, first.repetitions, first.load) == (3, 12, "6 kg")
    assert first.plan_percent == 120.0
    assert (second.sets, second.plan_percent) == (1, None)


def test_a_share_of_the_plan_that_an_import_brought_stays_while_the_dose_does():
    exercise = Exercise(name="A", sets=2, plan_percent=50.0)
    earlier = Session(id="s", ended_at=END, exercises=(exercise,))
    form = answers_of(earlier, UNNAMED)
    assert session_from(replace(form, note="x"), "s", UNNAMED, EMPTY, earlier).exercises == (
        exercise,
    )
    gone = session_from(replace(form, doses=()), "s", UNNAMED, EMPTY, earlier).exercises
    assert gone == (Exercise(name="A"),)


def test_a_draft_keeps_doses_and_refuses_what_no_dose_can_be():
    form = SessionAnswers(
        ended_at=END,
        exercises=("A",),
        rise_sharp=("sharp",),
        doses=(ExerciseDose(name="A", sets=3),),
    )
    plain = json.loads(json.dumps(draft_of(form)))
    assert drafted(plain) == form
    plain["doses"][0]["sets"] = -1
    with pytest.raises((TypeError, ValueError)):
        drafted(plain)
