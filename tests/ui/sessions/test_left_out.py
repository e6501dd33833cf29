"""A session in which all was left out is changed in the form, and is no training by that."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.session import Exercise, Session
from ptdiary.ui.destination import Destination, PageName
from ptdiary.words import sessions as session_words
from tests.ui.conftest import NOW

LEFT_OUT = Session(
    id="left",
    ended_at=NOW - timedelta(hours=1, seconds=7),
    setting="home",
    exercises=(
        Exercise(name="Bridges", plan_id="b", done="not_today", skipped_why="Tired"),
        Exercise(name="Walking", plan_id="w", done="not_today"),
    ),
)


@pytest.fixture
def page(window, keeper):
    keeper.keep(
        "", PlannedExercise(id="b", name="Bridges", sets=2, status="active"),
        PlannedExercise(id="w", name="Walking", minutes=20, status="active"), LEFT_OUT,
    )  # fmt: skip
    window.resize(1280, 800)
    window.go_to(Destination(page=PageName.SESSIONS, record="left"))
    return window.page("sessions")


def kept(keeper):
    return keeper.diary.find(Session, "left")


def test_saved_as_it_is_it_stays_what_it_was(page, keeper):
    page.bar.save_button.click()
    assert kept(keeper) == LEFT_OUT
    assert kept(keeper).id not in {each.id for each in keeper.diary.trained}


def test_a_note_makes_it_no_training(page, keeper):
    page.form.note.setPlainText("Visitors all day")
    page.bar.save_button.click()
    assert kept(keeper).note == "Visitors all day"
    assert kept(keeper).exercises == LEFT_OUT.exercises
    assert "left" not in {each.id for each in keeper.diary.trained}


def test_it_says_of_no_soreness_when_it_comes(page):
    assert page.bar.sentence == "All of it was left out, so it does not count as a session."


def test_one_that_is_chosen_was_done(page, keeper):
    page.form._exercises.chip("Bridges").click()
    assert page.bar.sentence.startswith("Soreness, if any")
    page.bar.save_button.click()
    done, left = sorted(kept(keeper).exercises, key=lambda each: each.name)
    assert (done.name, done.done, done.skipped_why) == ("Bridges", None, None)
    assert left.done == "not_today"
    assert "left" in {each.id for each in keeper.diary.trained}


def test_from_the_list_of_sessions_what_was_left_out_stays(page, keeper):
    both = replace(
        LEFT_OUT, id="both", ended_at=NOW - timedelta(hours=3),
        exercises=(
            LEFT_OUT.exercises[0],
            Exercise(name="Walking", plan_id="w", done="part", hurt=3),
        ),
    )  # fmt: skip
    keeper.keep("", both)
    page._leave()
    (line,) = (each for each in page.cards.cards._lines if each.row.session.id == "both")
    assert session_words.done(line.row.session) == (
        "Walking (in part, hurt 3)", "left out: Bridges (Tired)",
    )  # fmt: skip
    page._change(line)
    page.bar.save_button.click()
    assert keeper.diary.find(Session, "both") == both
