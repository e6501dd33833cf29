"""What the list of the day says of an exercise, and why one is set on hold."""

from dataclasses import replace
from datetime import datetime

import pytest

from ptdiary.diary import Exercise, PlannedExercise
from ptdiary.diary.programme import DueExercise
from ptdiary.words import programme as words
from ptdiary.words.dates import Times

NOW = datetime.fromisoformat("2026-11-29T09:31:00+00:00")
BRIDGES = PlannedExercise(id="b", name="Bridges", sets=2, repetitions=8, load="6 kg")


def said(*, scores=True, **written):
    exercise = Exercise(name="Bridges", **written) if written else None
    return words.said_of(DueExercise(planned=BRIDGES, written=exercise), scores=scores)


def test_pain_above_the_limit_of_the_exercise_is_said_to_be():
    limited = replace(BRIDGES, pain_limit=3)
    for score, text in ((3, "hurt 3"), (4, "hurt 4, above the limit of 3")):
        exercise = Exercise(name="Bridges", done="all", hurt=score)
        due = DueExercise(planned=limited, written=exercise)
        assert words.said_of(due, scores=True) == text
        assert words.said_of(due, scores=False) == said(done="all", hurt=4, scores=False)


def test_until_something_is_said_the_dose_stands_there():
    assert said() == "2 times 8, 6 kg"
    assert said(done="all") == "2 times 8, 6 kg"
    bare = DueExercise(planned=PlannedExercise(id="b", name="Bridges"))
    assert words.said_of(bare, scores=True) == ""


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ({"done": "all", "hurt": 0}, "did not hurt"),
        ({"done": "all", "hurt": 3}, "hurt 3"),
        ({"done": "part"}, "part of it"),
        ({"done": "part", "hurt": 3}, "part of it, hurt 3"),
        ({"done": "not_today"}, "not today"),
        ({"done": "not_today", "skipped_why": "Tired"}, "not today: tired"),
    ],
)
def test_what_was_said_takes_the_place_of_the_dose(written, text):
    assert said(**written) == text


def test_without_scores_it_says_that_pain_was_answered_and_not_how_much():
    assert said(scores=False, done="all", hurt=8) == "pain answered"
    assert said(scores=False, done="part", hurt=0) == "part of it, pain answered"


@pytest.mark.parametrize(
    ("held", "text"),
    [
        ({}, "Side plank is on hold."),
        ({"hold_reason": "Pain ran down."}, "Side plank is on hold: pain ran down."),
        ({"held_since": NOW}, "Side plank is on hold since 29 November."),
        (
            {"held_since": NOW, "hold_reason": "Sharp"},
            "Side plank is on hold since 29 November: sharp.",
        ),
    ],
)
def test_what_is_on_hold_is_one_line(held, text):
    planned = PlannedExercise(id="p", name="Side plank", status="on_hold", **held)
    assert words.on_hold(planned, Times()) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ({"hurt": 9}, ""),
        ({"quality": ("shooting",)}, "Sharp pain on 29 November"),
        ({"travelled_to": ("leg.left",)}, "Pain went into the left leg on 29 November"),
        (
            {"travelled_to": ("leg.left", "arm.right")},
            "Pain went into the left leg and the right arm on 29 November",
        ),
        ({"travelled_to": ("leg.one_side",)}, "Pain went into one leg on 29 November"),
        ({"rose": "yes"}, "Pain rose suddenly on 29 November"),
        (
            {"quality": ("sharp",), "travelled_to": ("arm.left",)},
            "Sharp pain went into the left arm on 29 November",
        ),
        ({"quality": ("sharp",), "rose": "yes"}, "Sharp pain rose suddenly on 29 November"),
        (
            {"travelled_to": ("arm.left",), "rose": "yes"},
            "Pain rose suddenly and went into the left arm on 29 November",
        ),
        (
            {"quality": ("sharp",), "travelled_to": ("arm.left",), "rose": "yes"},
            "Sharp pain rose suddenly and went into the left arm on 29 November",
        ),
    ],
)
def test_the_reason_of_a_hold_is_what_the_exercise_brought(written, text):
    assert words.brought(Exercise(name="Bridges", **written), NOW, Times()) == text


def test_what_the_patient_wrote_turns_nothing_around_it():
    name = "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET}"
    planned = PlannedExercise(id="p", name=name, status="on_hold", hold_reason=name)
    assert words.on_hold(planned, Times()).count("\N{FIRST STRONG ISOLATE}") == 2
    assert "\N{FIRST STRONG ISOLATE}" in words.about(words.HURT_QUESTION, planned)
