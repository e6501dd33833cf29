"""Columns of scores: which are asked about, what they may hold, and what is said of a refusal."""

from datetime import UTC, date, timedelta

import pytest

from ptdiary.tables.reading import AskAbout, TableChoices
from ptdiary.tables.understanding import understand
from tests.clocks import NOW
from tests.tables.test_understanding import entries, grid, read

SCORES = (
    "7/10", "7-8", "none", "?", "", "4", "5 /10", "3½", "10", "~6", "2 to 3", "7 (bad)", "six",
    "0", "-",
)  # fmt: skip


def days_of(scores, heading="Score", beside=""):
    first = date(2026, 3, 1)
    lines = [f"{first + timedelta(at)},{score}{beside and ',Bridge'}"
             for at, score in enumerate(scores)]  # fmt: skip
    return "\n".join([f"Date,{heading}{beside}", *lines])


@pytest.mark.parametrize("heading", ["Score", "Severity", "Level", "Rating"])
def test_a_column_that_is_perhaps_of_scores_is_asked_about_however_they_are_written(heading):
    text = days_of(SCORES, heading, ",Exercise")
    assert [(ask.about, ask.column) for ask in read(text, hour=20).asks] == [
        (AskAbout.COLUMNS, heading)
    ]


def test_scores_below_a_name_that_tells_nothing_are_asked_about_beside_exercises_too():
    text = days_of(SCORES, "Back", ",Exercise")
    (ask,) = read(text, hour=20).asks
    assert (ask.about, ask.column) == (AskAbout.COLUMNS, "Back")
    few = days_of(["3"] * 10, "Circuits", ",Exercise")
    assert read(few, hour=20).asks == ()


def test_scores_are_read_as_they_are_written_and_what_else_they_say_is_kept():
    text = days_of(SCORES)
    chosen = {"columns": {"Score": "soreness"}}
    (ask,) = read(text, **chosen).asks
    assert (ask.about, ask.example, ask.score) == (AskAbout.ROUND, "7-8", 7.5)
    reading = read(text, rounding="down", **chosen)
    assert (reading.refused_rows, reading.refused) == ((), None)
    assert [(each.soreness, each.note) for each in entries(reading)] == [
        (7, None), (7, "Score: 7-8"), (None, "Score: none"), (4, None), (5, None), (3, "Score: 3½"),
        (10, None), (6, "Score: ~6"), (2, "Score: 2 to 3"), (7, "Score: 7 (bad)"), (6, None),
        (0, None),
    ]  # fmt: skip


def test_none_may_be_no_answer_so_it_is_never_a_score_and_no_pain_is():
    reading = read(days_of(["None", "no pain", "3", "4", "5"], "Pain"))
    assert [(each.soreness, each.note) for each in entries(reading)] == [
        (None, "Pain: None"), (0, None), (3, None), (4, None), (5, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "cells", "scores"),
    [("Schmerz (0-100)", ("60", "0", "5"), [6, 0, None]), ("Pain /100", ("60", "10"), [6, 1]),
     ("Pain (0\u20135)", ("5", "2", "0"), [10, 4, 0]), ("Pain (0-10)", ("5", "10"), [5, 10]),
     ("Pain (1-10)", ("5", "10"), [5, 10])],
)  # fmt: skip
def test_a_scale_that_the_heading_tells_is_not_asked(heading, cells, scores):
    reading = read(days_of(cells, heading))
    assert [ask.about for ask in reading.asks] == ["round"] * (None in scores)
    assert [each.soreness for each in entries(reading)] == scores


def test_the_patients_word_counts_before_the_heading():
    reading = read(days_of(("5", "2"), "Pain (0-5)"), scale=(0, 10))
    assert [each.soreness for each in entries(reading)] == [5, 2]


def test_a_table_of_headings_alone_has_no_row_under_them():
    assert str(read("Date,Pain,Notes").refused) == "there is no row under the headings"


def test_a_table_that_one_column_spoils_names_it():
    reading = read(days_of(["bad", "worse", "a lot", "3", "4"], "Pain"))
    assert (reading.refused is not None, reading.refused_for) == (True, "Pain")
    assert read(days_of(["3", "4"], "Pain")).refused_for == ""
    spoilt = "Date,Pain\n40/40/2026,3\n41/41/2026,4\n2026-03-01,3"
    assert read(spoilt).refused_for == ""


def test_a_length_with_a_decimal_among_whole_minutes_is_kept_as_it_stood():
    lines = ("Datum;Uhrzeit;Übung;Dauer", "01.03.2026;8:00;Brücke;1,5", "14.03.2026;8:00;Brücke;20")
    reading = understand(grid("\n".join(lines), ";"), TableChoices(), NOW, UTC)
    assert [(row.record.exercises[0].minutes, row.record.note) for row in reading.rows] == [
        (1.5, "Dauer: 1,5"), (20, None),
    ]  # fmt: skip
