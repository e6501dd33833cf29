"""The session form writes what was said, and nothing else."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest

from ptdiary.diary.answers import COMPONENTS, QUALITY_WORDS, TRAVELLED_TO
from ptdiary.diary.diary import Diary
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.profile import Profile
from ptdiary.diary.questions.session_form import (
    ExerciseDose,
    SessionAnswers,
    answers_of,
    draft_of,
    drafted,
    is_open,
    last_times,
    offered_exercises,
    profile_with,
    session_from,
    usual_end,
)
from ptdiary.diary.session import Exercise, Session

END = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
UNNAMED = "not named"
EMPTY = Diary()


def saved(diary=EMPTY, earlier=None, **answers):
    return session_from(SessionAnswers(ended_at=END, **answers), "s", UNNAMED, diary, earlier)


def changed(earlier, **answers):
    form = replace(answers_of(earlier, UNNAMED), **answers)
    return session_from(form, "s", UNNAMED, EMPTY, earlier)


def test_an_untouched_form_writes_only_the_end():
    assert saved() == Session(id="s", ended_at=END)


def test_the_kinds_of_work_are_written_in_the_order_of_the_form():
    session = saved(components=("aerobic", "manual", "strength"))
    assert session.components == ("strength", "manual", "aerobic")
    imported = replace(session, components=("manual", "strength"))
    assert changed(imported, note="x").components == ("manual", "strength")


def test_effort_its_limit_and_the_minutes_are_kept_as_they_are_told():
    session = saved(effort=6, effort_limit=5, minutes=35)
    assert (session.effort, session.effort_limit, session.minutes) == (6, 5, 35)
    assert session.started_at is None


@pytest.mark.parametrize(
    ("answers", "limit"),
    [
        ({}, 4),
        ({"effort_limit": 6}, 4),
        ({"keep_limit": True}, 4),
        ({"effort_limit": 6, "keep_limit": True}, 6),
    ],
)
def test_only_a_limit_for_all_sessions_is_kept_in_the_profile(answers, limit):
    profile = Profile(effort_limit=4, pain_limit=5)
    after = profile_with(SessionAnswers(ended_at=END, **answers), profile)
    assert after == replace(profile, effort_limit=limit)


@pytest.mark.parametrize(
    ("ones", "unsure"), [((), [None, None]), (("B",), [None, True]), (("A", "B"), [True, True])]
)
def test_an_exercise_that_may_not_have_been_done_right_is_marked(ones, unsure):
    session = saved(exercises=("A", "B"), unsure_ones=ones)
    assert [each.unsure_of_form for each in session.exercises] == unsure


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


@pytest.mark.parametrize(
    ("answer", "settled"), [(None, None), ("unsure", None), ("yes", "yes"), ("no", "no")]
)
def test_a_sharp_rise_is_written_with_whether_it_eased(answer, settled):
    session = saved(exercises=("A",), happened=("rise",), rise_settled=answer)
    assert session.exercises == (Exercise(name="A", rose="yes", settled=settled),)


def test_whether_a_rise_eased_is_asked_once_more_while_it_is_blank():
    form = SessionAnswers(ended_at=END, happened=("sharp", "limb"))
    assert not is_open(form)
    risen = replace(form, happened=("rise",))
    assert is_open(risen)
    assert not any(is_open(replace(risen, rise_settled=each)) for each in ("yes", "no", "unsure"))


def test_a_rise_saved_without_it_is_asked_again_only_where_it_is_touched():
    earlier = answers_of(saved(exercises=("A", "B"), happened=("rise",)), UNNAMED)
    assert not is_open(replace(earlier, note="x", effort=3), earlier)
    assert is_open(replace(earlier, rise_peak=8), earlier)
    assert is_open(replace(earlier, rise_exercises=("A",)), earlier)


def test_none_of_these_writes_that_pain_rose_in_none_of_the_exercises_named():
    session = saved(exercises=("A", "B"), none_happened=True)
    assert session.exercises == (Exercise(name="A", rose="no"), Exercise(name="B", rose="no"))
    assert saved(none_happened=True) == Session(id="s", ended_at=END)
    more = changed(session, exercises=("A", "B", "C"))
    assert [each.rose for each in more.exercises] == ["no", "no", "no"]


def test_none_of_these_is_read_only_where_it_was_said_of_every_exercise():
    calm = (Exercise(name="A", rose="no"), Exercise(name="B"))
    assert answers_of(Session(id="s", ended_at=END, exercises=calm), UNNAMED).none_happened is None


def test_what_was_said_of_a_rise_stands_on_its_exercise():
    session = saved(
        exercises=("A", "B"), happened=("rise",), rise_exercises=("B",), rise_settled="no",
        rise_before=2, rise_peak=7, rise_minutes=50.0, stopped="yes",
    )  # fmt: skip
    risen = Exercise(
        name="B", rose="yes", settled="no", soreness_before=2, soreness_peak=7,
        settled_after_minutes=50.0, stopped=True,
    )  # fmt: skip
    assert session.exercises == (Exercise(name="A"), risen)
    again = changed(session, happened=(), none_happened=True)
    assert again.exercises == (Exercise(name="A", rose="no"), Exercise(name="B", rose="no"))


def test_sharp_pain_is_a_word_of_the_exercise_and_sharp_where_no_word_was_chosen():
    plain = saved(exercises=("A", "B"), happened=("sharp",), sharp_exercises=("A",))
    assert [each.quality for each in plain.exercises] == [("sharp",), ()]
    said = saved(exercises=("A",), happened=("sharp",), sharp_words=("shooting", "electric"))
    assert said.exercises == (Exercise(name="A", quality=("shooting", "electric")),)


def test_the_words_that_are_not_sharp_stay_with_the_exercise():
    earlier = Session(
        id="s", ended_at=END, exercises=(Exercise(name="A", quality=("burning", "sharp")),)
    )
    assert changed(earlier, sharp_words=("stabbing",)).exercises[0].quality == (
        "burning",
        "stabbing",
    )
    assert changed(earlier, happened=()).exercises[0].quality == ("burning",)


def test_pain_that_went_into_a_limb_says_which_or_one_side_of_a_leg():
    said = saved(exercises=("A",), happened=("limb",), limb_where=("leg.left", "arm.right"))
    assert said.exercises == (Exercise(name="A", travelled_to=("leg.left", "arm.right")),)
    blank = saved(exercises=("A",), happened=("limb",))
    assert blank.exercises == (Exercise(name="A", travelled_to=("leg.one_side",)),)


def test_what_happened_in_no_named_exercise_is_kept_under_its_own_name():
    session = saved(exercises=("A", "B"), happened=("rise",), rise_settled="no")
    risen = Exercise(name=UNNAMED, rose="yes", settled="no")
    assert session.exercises == (Exercise(name="A"), Exercise(name="B"), risen)
    assert changed(session, happened=()).exercises == (Exercise(name="A"), Exercise(name="B"))
    named = changed(session, rise_exercises=("B",))
    assert named.exercises == (Exercise(name="A"), Exercise(name="B", rose="yes", settled="no"))


def test_a_rise_of_version_1_is_read_and_stays_as_it_is_until_it_is_changed():
    old = Exercise(name="A", settled="yes", soreness_before=2, soreness_peak=6)
    earlier = Session(id="s", ended_at=END, exercises=(old,))
    form = answers_of(earlier, UNNAMED)
    assert (form.happened, form.rise_settled) == (("rise",), "yes")
    assert changed(earlier, note="x").exercises == (old,)
    assert changed(earlier, rise_settled="unsure").exercises == (
        replace(old, rose="yes", settled=None),
    )
    assert changed(earlier, happened=()).exercises == (Exercise(name="A"),)


def test_a_rise_that_did_not_ease_in_one_exercise_is_never_read_as_eased():
    exercises = (
        Exercise(name="A", rose="yes", settled="yes"),
        Exercise(name="B", rose="yes", settled="no", soreness_peak=9),
    )
    earlier = Session(id="s", ended_at=END, exercises=exercises)
    assert answers_of(earlier, UNNAMED).rise_settled == "no"
    peak = changed(earlier, rise_peak=7).exercises
    assert [each.settled for each in peak] == ["yes", "no"]
    assert changed(earlier, rise_exercises=("A",)).exercises[1] == Exercise(name="B")


def test_changing_the_note_keeps_everything_else_an_import_brought():
    earlier = Session(
        id="s",
        started_at=END.replace(hour=14),
        ended_at=END.replace(second=31),
        components=("strength", "manual"),
        effort=6,
        effort_limit=7,
        minutes=52.5,
        experiment_id="x",
        exercises=(
            Exercise(name="A", sets=3, settled="no", soreness_before=1, soreness_peak=5, new=False),
            Exercise(name="A", sets=1, new=None),
            Exercise(name="B", load="6 kg", settled="yes", soreness_before=2, soreness_peak=4),
            Exercise(name=UNNAMED, new=True, hurt=3),
        ),
    )
    assert changed(earlier, note="Warm day") == replace(earlier, note="Warm day")
    abroad = END.astimezone(timezone(timedelta(hours=9)))
    assert changed(earlier, note="x", ended_at=abroad).ended_at.isoformat() == (
        earlier.ended_at.isoformat()
    )


def test_a_rise_moved_to_another_exercise_takes_its_scores_along():
    earlier = saved(
        exercises=("A", "B"), happened=("rise",), rise_exercises=("A",), rise_settled="yes",
        rise_peak=7,
    )  # fmt: skip
    moved = changed(earlier, rise_exercises=("B",))
    assert [(each.rose, each.settled, each.soreness_peak) for each in moved.exercises] == [
        (None, None, None),
        ("yes", "yes", 7),
    ]


def an_exercise(rnd):
    some = {
        "sets": rnd.choice((None, 3)),
        "load": rnd.choice((None, "6 kg")),
        "soreness_before": rnd.choice((None, 2)),
        "soreness_peak": rnd.choice((None, 8)),
        "settled_after_minutes": rnd.choice((None, 20.0, 45.0)),
        "settled": rnd.choice((None, "yes", "no")),
        "rose": rnd.choice((None, "yes", "no")),
        "quality": tuple(rnd.sample(QUALITY_WORDS, rnd.randint(0, 2))),
        "travelled_to": tuple(rnd.sample(TRAVELLED_TO, rnd.randint(0, 2))),
        "stopped": rnd.choice((None, True, False)),
        "new": rnd.choice((None, True, False)),
        "unsure_of_form": rnd.choice((None, True, False)),
        "plan_percent": rnd.choice((None, 80.0)),
        "hurt": rnd.choice((None, 4)),
    }
    return Exercise(name=rnd.choice(("A", "B", "C", "", UNNAMED)), **some)


@pytest.mark.parametrize("seed", range(300))
def test_a_session_is_the_same_after_its_way_through_the_form(seed):
    rnd = Random(seed)
    session = Session(
        id="s",
        ended_at=END + timedelta(seconds=rnd.randint(0, 90)),
        started_at=rnd.choice((None, END - timedelta(hours=1))),
        setting=rnd.choice((None, "clinic")),
        components=tuple(rnd.sample(COMPONENTS, rnd.randint(0, 3))),
        effort=rnd.choice((None, 0, 7)),
        effort_limit=rnd.choice((None, 5)),
        minutes=rnd.choice((None, 30.0, 37.5)),
        exercises=tuple(an_exercise(rnd) for _ in range(rnd.randint(0, 4))),
        note=rnd.choice((None, " two\nlines ")),
    )
    form = answers_of(session, UNNAMED)
    assert session_from(form, "s", UNNAMED, EMPTY, session) == session
    assert session_from(drafted(json.loads(json.dumps(draft_of(form)))), "s", UNNAMED, EMPTY,
                        session) == session  # fmt: skip


FORMS = (
    {"exercises": ("A", "B"), "harder": "yes", "harder_ones": ("B",)},
    {"exercises": ("A", "B"), "harder": "no", "setting": "home", "effort": 0},
    {"components": ("strength", "manual"), "minutes": 45, "effort": 7, "effort_limit": 6},
    {"exercises": ("A", "B"), "none_happened": True, "unsure_ones": ("A",), "note": "x"},
    {
        "exercises": ("A", "B"),
        "happened": ("rise", "sharp", "limb"),
        "rise_exercises": ("A",),
        "rise_settled": "no",
        "rise_before": 1,
        "rise_peak": 8,
        "rise_minutes": 50.0,
        "sharp_exercises": ("B",),
        "sharp_words": ("sharp", "stabbing"),
        "limb_exercises": ("A", "B"),
        "limb_where": ("leg.left", "arm.right"),
        "stopped": "no",
    },
    {"exercises": ("A", "B"), "happened": ("rise",), "rise_settled": "yes"},
    {"exercises": ("A",), "doses": (ExerciseDose(name="A", sets=3, repetitions=8, load="5 kg"),)},
)


def test_the_forms_below_hold_every_answer_but_those_of_more_than_the_session():
    """`keep_limit` is written to the profile; `out_of_turn` leaves out an experiment."""
    said = {name for form in FORMS for name in form}
    assert said == {each.name for each in fields(SessionAnswers)} - {
        "ended_at", "keep_limit", "out_of_turn",
    }  # fmt: skip


@pytest.mark.parametrize("answers", FORMS)
def test_the_form_of_a_saved_session_is_the_form_that_saved_it(answers):
    form = SessionAnswers(ended_at=END, **answers)
    assert answers_of(session_from(form, "s", UNNAMED, EMPTY), UNNAMED) == form


def test_a_session_is_of_the_experiment_that_it_took_its_turn_in_unless_that_is_taken_back():
    form = SessionAnswers(ended_at=END)
    turned = session_from(form, "s", UNNAMED, EMPTY, turn_of="x")
    assert turned.experiment_id == "x"
    assert session_from(replace(form, effort=3), "s", UNNAMED, EMPTY, turned).experiment_id == "x"
    out = replace(form, out_of_turn=True)
    assert session_from(out, "s", UNNAMED, EMPTY, turned).experiment_id is None
    assert session_from(out, "s", UNNAMED, EMPTY, turn_of="x").experiment_id is None


@pytest.mark.parametrize("answers", FORMS)
def test_a_draft_survives_its_way_through_json(answers):
    form = SessionAnswers(ended_at=END, keep_limit=True, out_of_turn=True, **answers)
    assert drafted(json.loads(json.dumps(draft_of(form)))) == form


@pytest.mark.parametrize(
    "values", [{"of_another_version": 1}, {"effort": 11}, {"doses": [{"name": "A", "sets": -1}]}]
)
def test_a_draft_that_no_form_can_hold_is_refused(values):
    with pytest.raises((TypeError, ValueError)):
        drafted({"ended_at": END.isoformat(), **values})


OLD_DRAFT = {
    "ended_at": END.isoformat(), "setting": "clinic", "exercises": ["A", "B"], "manual": True,
    "harder": "yes", "harder_ones": ["B"], "rise": "did_not_ease", "rise_exercise": "B",
    "rise_before": None, "rise_peak": 8, "rise_minutes": None, "rise_stopped": "yes",
    "rise_sharp": ["shooting"], "effort": 6, "note": "half a sente",
    "doses": [{"name": "A", "sets": 3, "repetitions": None, "load": None}],
}  # fmt: skip


def test_a_draft_of_version_1_is_read():
    assert drafted(OLD_DRAFT) == SessionAnswers(
        ended_at=END, setting="clinic", exercises=("A", "B"), components=("manual",), harder="yes",
        harder_ones=("B",), happened=("rise", "sharp"), rise_exercises=("B",), rise_settled="no",
        rise_peak=8, sharp_exercises=("B",), sharp_words=("shooting",), stopped="yes", effort=6,
        note="half a sente", doses=(ExerciseDose(name="A", sets=3),),
    )  # fmt: skip
    calm = OLD_DRAFT | {"rise": "no", "manual": False, "rise_sharp": [], "rise_stopped": None}
    read = drafted(calm)
    assert (read.none_happened, read.happened, read.components) == (True, (), ())
    untold = drafted(calm | {"rise": None})
    assert (untold.none_happened, untold.happened) == (None, ())


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
    session = Session(id="1", ended_at=END)
    assert usual_end(Diary(sessions=(session,))).hour == 15
    # the first tick of a list says nothing of when a session ends
    ticked = Session(
        id="2", ended_at=END + timedelta(hours=5), exercises=(Exercise(name="A", done="all"),)
    )
    assert usual_end(Diary(sessions=(session, ticked))).hour == 15
    assert usual_end(Diary(sessions=(ticked,))) is None


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


def test_an_exercise_is_offered_once_as_the_plan_spells_it_else_as_it_was_spelled_last():
    names = ("squats", "Squats ", "BRIDGES", "Bridges", "held back")
    diary = Diary(
        plan=(
            PlannedExercise(id="p", name="Squats"),
            PlannedExercise(id="q", name="Held  back", status="on_hold"),
        ),
        sessions=tuple(
            Session(id=name, ended_at=END, exercises=(Exercise(name=name),)) for name in names
        ),
    )
    assert offered_exercises(diary) == ("Squats", "Bridges")


def test_what_the_plan_says_holds_for_another_spelling():
    diary = Diary(plan=(PlannedExercise(id="p", name="Squats", sets=2, repetitions=10),))
    answers = SessionAnswers(
        ended_at=END,
        exercises=("squats",),
        doses=(ExerciseDose(name="squats", sets=1, repetitions=10),),
    )
    (made,) = session_from(answers, "s", "", diary).exercises
    assert (made.plan_id, made.plan_percent) == ("p", 50.0)


# what was ticked on the list of a day


def test_what_was_left_out_stays_with_its_reason_and_is_no_answer_of_the_form():
    left = Exercise(name="B", plan_id="b", done="not_today", skipped_why="no time")
    part = Exercise(name="C", done="part")
    listed = Session(id="s", ended_at=END, exercises=(Exercise(name="A", done="all"), left, part))
    assert answers_of(listed, UNNAMED).exercises == ("A", "C")
    assert changed(listed) == listed
    assert changed(listed, none_happened=True).exercises == (
        Exercise(name="A", done="all", rose="no"), left, Exercise(name="C", done="part", rose="no"),
    )  # fmt: skip
    assert changed(listed, exercises=("A",)).exercises == (Exercise(name="A", done="all"), left)
    chosen = changed(listed, exercises=("A", " b", "C")).exercises
    assert chosen == (Exercise(name="A", done="all"), part, Exercise(name=" b"))


def test_how_much_it_hurt_is_written_and_leaves_the_percent_of_the_plan_alone():
    earlier = Session(
        id="s", ended_at=END, exercises=(Exercise(name="A", sets=3, plan_percent=150.0),)
    )
    again = changed(earlier, doses=(ExerciseDose(name="A", sets=3, hurt=4),))
    assert again.exercises == (Exercise(name="A", sets=3, plan_percent=150.0, hurt=4),)
    assert changed(again, doses=(ExerciseDose(name="A", sets=3),)).exercises == earlier.exercises


@pytest.mark.parametrize(
    ("planned", "dose", "percent"),
    [
        ({"minutes": 20}, {"minutes": 25}, 125),
        ({"minutes": 20}, {"sets": 2, "repetitions": 8}, None),
        ({"minutes": 20, "sets": 2, "repetitions": 10}, {"minutes": 30}, 150),
        (
            {"minutes": 20, "sets": 2, "repetitions": 10},
            {"minutes": 30, "sets": 2, "repetitions": 10},
            100,
        ),
        ({"minutes": 0}, {"minutes": 5}, None),
    ],
)
def test_the_percent_of_the_plan_is_of_its_repetitions_else_of_its_minutes(planned, dose, percent):
    diary = Diary(plan=(PlannedExercise(id="p", name="A", **planned),))
    session = saved(diary, exercises=("A",), doses=(ExerciseDose(name="A", **dose),))
    assert session.exercises[0].plan_percent == percent


# same as last time


def placed(id_, days, setting, *exercises, **told):
    return Session(
        id=id_, ended_at=END - timedelta(days=days), setting=setting,
        exercises=exercises or (Exercise(name="A"),), **told,
    )  # fmt: skip


def again(*sessions, plan=()):
    found = last_times(Diary(sessions=sessions, plan=plan), END, UNNAMED)
    return [each.session.id for each in found]


def test_the_last_of_each_place_is_offered_the_likelier_on_this_day_of_the_week_first():
    clinic, home = placed("c", 7, "clinic"), placed("h", 1, "home")
    assert again(placed("c0", 14, "clinic"), clinic, home) == ["c", "h"]
    assert again(placed("c0", 40, "clinic"), replace(clinic, ended_at=END - timedelta(days=6)),
                 home) == ["h", "c"]  # fmt: skip
    assert again(placed("n", 0.1, None), home) == ["h", "n"]
    assert again(placed("n", 1, None)) == ["n"]


def test_what_says_nothing_or_is_yet_to_come_is_not_offered_again():
    nothing = replace(placed("x", 1, "home"), exercises=())
    left = placed("l", 2, "home", Exercise(name="A", done="not_today"))
    assert again(nothing, left, placed("f", -1, "clinic")) == []
    assert again(replace(nothing, minutes=30)) == ["x"]


def test_only_facts_are_filled_in_again():
    felt = Exercise(
        name="A", sets=2, repetitions=8, load="6 kg", minutes=3, hurt=5, new=True, rose="yes",
        settled="no", quality=("sharp",), travelled_to=("leg.left",), unsure_of_form=True,
        stopped=True, done="all", plan_percent=120,
    )  # fmt: skip
    told = {"minutes": 45, "effort": 7, "effort_limit": 5, "note": "hard", "experiment_id": "x"}
    session = placed("c", 2, "clinic", felt, Exercise(name=UNNAMED), **told, components=("manual",))
    (found,) = last_times(Diary(sessions=(session,)), END, UNNAMED)
    assert found.facts == SessionAnswers(
        ended_at=session.ended_at, setting="clinic", exercises=("A",), minutes=45,
        components=("manual",),
        doses=(ExerciseDose(name="A", sets=2, repetitions=8, load="6 kg", minutes=3),),
    )  # fmt: skip


def test_what_the_plan_holds_back_or_has_ended_is_named_and_not_filled_in():
    day = END.date()
    plan = (
        PlannedExercise(id="a", name="renamed", status="on_hold"),
        PlannedExercise(id="b", name="b", status="ended"),
        PlannedExercise(id="c", name="C", until_day=day - timedelta(days=1)),
        PlannedExercise(id="d", name="D", until_day=day),
    )
    exercises = (Exercise(name="A", plan_id="a"), *(Exercise(name=name) for name in "BCDE"))
    diary = Diary(sessions=(placed("s", 1, "home", *exercises),), plan=plan)
    (found,) = last_times(diary, END, UNNAMED)
    assert (found.facts.exercises, found.on_hold, found.ended) == (("D", "E"), ("A",), ("B", "C"))


def test_what_was_done_in_part_is_named_and_not_claimed_to_be_done_again():
    exercises = (
        Exercise(name="A", done="all"), Exercise(name="B", done="part", repetitions=5),
        Exercise(name="C"),
    )  # fmt: skip
    (found,) = last_times(Diary(sessions=(placed("s", 1, "home", *exercises),)), END, UNNAMED)
    assert (found.facts.exercises, found.in_part) == (("A", "C"), ("B",))
    assert found.facts.doses == ()
    only = placed("s", 1, "home", Exercise(name="B", done="part"))
    assert again(only) == []


def test_home_is_not_offered_again_once_the_list_of_the_day_is_ticked():
    ticked, yesterday, clinic = (
        placed("t", 0.01, "home", Exercise(name="A", done="all")),
        placed("y", 1, "home", Exercise(name="A", done="all")),
        placed("c", 2, "clinic"),
    )
    assert again(clinic, yesterday) == ["y", "c"]
    assert again(clinic, yesterday, ticked) == ["c"], "it would be written twice"
    left = replace(ticked, exercises=(Exercise(name="A", done="not_today"),))
    assert again(clinic, yesterday, left) == ["y", "c"]
    logged = replace(ticked, exercises=(Exercise(name="A"),))
    assert again(clinic, yesterday, logged) == ["t", "c"]


def test_day_whose_list_is_ticked_begins_when_the_patient_says():
    late = replace(placed("t", 0, "home", Exercise(name="A", done="all")), ended_at=END)
    now = (END + timedelta(days=1)).replace(hour=2)
    diary = Diary(sessions=(late,))
    assert [each.session.id for each in last_times(diary, now, UNNAMED)] == ["t"]
    assert last_times(diary, now, UNNAMED, begins=4) == ()
