"""Cells as answers: numbers, words, lists, places."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.diary.limits import Choice, Flag, Many, Text
from ptdiary.tables.answers import answer_in
from ptdiary.tables.cells import CellError, folded, text_of, written
from ptdiary.tables.entry_fields import EntryMaker, entry_fields, path_by_name
from ptdiary.tables.meanings import Sureness, is_meaning, meant_by
from ptdiary.tables.numbers import (
    SaidNumber,
    hours_in,
    minutes_in,
    number_in,
    of_another_scale,
    rounded,
    scaled,
)
from ptdiary.tables.places import places_in
from tests.clocks import NOW

FIELDS = entry_fields()
OWN, SURE, PERHAPS, UNKNOWN = Sureness


def answer(path, text):
    return answer_in(text, path, FIELDS[path])


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("5", 5, None), ("5.0", 5, None), ("5,5", 5.5, None), ("5/10", 5, 10), ("5 / 10", 5, 10),
        ("7 out of 10", 7, 10), ("7 von 10", 7, 10), ("7 sur 10", 7, 10), ("3/5", 3, 5),
        ("55 %", 55, 100), ("55%", 55, 100), ("7 points", 7, None), ("\u0667", 7, None),
        ("\u22121", -1, None), ("\uff15", 5, None), (" 5\u00a0", 5, None),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(text, value, of):
    assert number_in(text) == SaidNumber(value, of)


@pytest.mark.parametrize("text", ["1_0", "", "five", "5-6", "5 - 6", "5\u00bd", "nan", "1e3", "5?"])
def test_what_is_no_number_is_none(text):
    assert number_in(text) is None


@pytest.mark.parametrize(
    ("told", "shows"),
    [
        ({3: 10, 11: 1}, None), ({3: 1, 55: 1}, 55), ({11: 1}, None), ({55: 1}, 55),
        ({12: 3, 15: 3, 4: 2}, 15), ({3: 100, 55: 1}, None), ({0: 5, 10: 5}, None), ({}, None),
    ],
)  # fmt: skip
def test_another_scale_is_told_from_a_slip(told, shows):
    found = of_another_scale({SaidNumber(value): count for value, count in told.items()})
    assert (found.value if found else None) == shows
    assert of_another_scale({SaidNumber(3, 5): 1}) == SaidNumber(3, 5)


def test_a_score_is_mapped_onto_0_to_10_and_rounded_to_the_nearest():
    assert [scaled(SaidNumber(value), (1, 5), "") for value in (1, 2, 3, 5)] == [0, 2.5, 5, 10]
    halves = [rounded(value, way) for way in ("up", "even", "down") for value in (2.5, 3.5)]
    assert halves == [3, 4, 2, 4, 2, 3]
    assert [rounded(value, "down") for value in (2.4, 2.6)] == [2, 3]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("6,5", 6.5), ("6.5 h", 6.5), ("7 hours", 7), ("7:30", 7.5), ("07:30:00", 7.5),
        ("7 h 30 min", 7.5), ("7h30", 7.5), ("450 min", 7.5), ("6 Std", 6), ("1e-05", 1e-05),
    ],
)  # fmt: skip
def test_hours_are_read_with_any_unit(text, hours):
    assert hours_in(text) == hours


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("30", 30), ("30 min", 30), ("0:30", 30), ("1 h", 60), ("00:12:30", 12.5), ("20 Minuten", 20)],
)
def test_minutes_are_read_with_any_unit(text, minutes):
    assert minutes_in(text) == minutes
    with pytest.raises(CellError, match=r"^'soon' is not a number of minutes$"):
        minutes_in("soon")


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("travels", "Yes", "yes"), ("travels", "TRUE", "yes"), ("travels", "Ja", "yes"),
        ("travels", "x", "yes"), ("travels", "\u2714\ufe0f", "yes"), ("travels", "nein", "no"),
        ("travels", "not sure", "unsure"), ("travels", "n/a", None), ("travels", " ", None),
        ("checks.fever", "Declined", "declined"), ("checks.saddle", "Known", "known"),
        ("swelling", "Marked", "marked"), ("home_exercises", "none planned", "none_planned"),
        ("spread.leg.left.reach", "Below knee", "below_knee"),
        ("quality", "aching; dull; stiff", ("dull_ache", "stiff")),
        ("quality", "Sharp, burning", ("sharp", "burning")),
        ("regions", "Lumbar.Left", ("lumbar.left",)),
        ("regions", "lumbar left, neck", ("lumbar.left", "neck.centre")),
        ("self_care", "Gentle movement; ice", ("gentle_movement", "ice")),
        ("worse_with", "sitting; Stairs, up", ("sitting", "Stairs, up")),
        ("sleep_hours", "7:30", 7.5), ("nights", "2", 2), ("week.pain", "4/10", 4),
        ("time_unknown", "false", None), ("time_unknown", "true", True), ("note", "-", "-"),
        ("note", "a\vb\u2028c\0", "a\nb\nc"),
    ],
)  # fmt: skip
def test_a_cell_is_the_answer_of_a_field(path, text, value):
    assert answer(path, text) == value


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        ("soreness", "11", "'11' is not a number from 0 to 10"),
        ("soreness", "5.5", "'5.5' is not a whole number"),
        ("nights", "8", "'8' is not a number from 0 to 7"),
        ("sleep_hours", "25", "'25' is not a number from 0 to 24"),
        ("sleep_hours", "well", "'well' is not a number of hours"),
        ("checks.saddle", "maybe",
         "'maybe' is not one of yes, no, unsure, declined, known"),
        ("regions", "moon", "'moon' is not one of the known words"),
        ("time_unknown", "perhaps", "'perhaps' is neither yes nor no"),
        ("note", "x" * 20_001, "has 20001 characters, more than 20000"),
        ("written_at", "2026", "'2026' cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_answer_says_why(path, text, why):
    with pytest.raises(CellError) as caught:
        answer(path, text)
    assert str(caught.value) == why


@given(st.sampled_from(sorted(FIELDS)), st.text(max_size=12))
def test_any_cell_of_any_field_is_an_answer_or_is_refused(path, text):
    with suppress(CellError):
        answer(path, text)


@pytest.mark.parametrize("path", FIELDS)
def test_every_word_of_a_field_is_understood_as_it_is_written(path):
    limit = FIELDS[path]
    if isinstance(limit, Choice):
        assert [answer(path, word) for word in limit.options] == list(limit.options)
        assert [answer(path, word.upper()) for word in limit.options] == list(limit.options)
    if isinstance(limit, Many) and isinstance(limit.of, Choice):
        assert answer(path, "; ".join(limit.of.options)) == limit.of.options


@pytest.mark.parametrize(
    ("text", "regions", "is_all"),
    [
        ("lower back left", ("lumbar.left",), True),
        ("left side of the lower back", ("lumbar.left",), True),
        ("Lower back (left)", ("lumbar.left",), True),
        ("both buttocks", ("buttock.left", "buttock.right"), True),
        ("neck; right shoulder", ("neck.centre", "shoulder.right"), True),
        ("back of the left thigh", ("thigh_back.left",), True),
        ("lower back", (), False),
        ("left hip", (), False),
        ("neck and something", ("neck.centre",), False),
        ("", (), True),
    ],
)
def test_words_that_are_plainly_a_region_are_one(text, regions, is_all):
    assert places_in(text) == (regions, is_all)


def test_an_entry_is_made_of_answers_by_their_paths():
    maker = EntryMaker()
    values = {
        "id": "e", "at": NOW, "checks.fever": "no", "checks.saddle": "yes", "spread": True,
        "spread.leg.left.change": "unasked", "nerve_signs.numbness.left": "new",
    }  # fmt: skip
    entry = maker.entry(values)
    assert (entry.check("fever"), entry.check("saddle")) == ("no", "yes")
    assert entry.spread.leg.left.change is None
    assert entry.spread.arm is None
    assert entry.nerve_signs.numbness.left == "new"
    assert maker.entry(values | {"id": "f"}).checks is entry.checks


def test_each_field_is_known_by_any_form_of_its_name():
    assert path_by_name()["checks fever"] == "checks.fever"
    for name in ("checks_fever", "Checks.Fever", "CHECKS FEVER", " checks-fever "):
        assert meant_by(name).meaning == "checks.fever"
    assert meant_by("spread_told").meaning == "spread"
    assert all(is_meaning(path) for path in FIELDS)
    assert not is_meaning("mood")


@pytest.mark.parametrize(
    ("heading", "meaning", "sureness"),
    [
        ("Date", "day", OWN), ("Datum", "day", SURE), ("Sleep hours", "sleep_hours", OWN),
        ("Schlaf", "sleep_hours", SURE), ("Pain Level (0-10)", "soreness", SURE),
        ("Schmerzstärke", "soreness", SURE), ("Niveau de douleur", "soreness", SURE),
        ("Left leg pain", "soreness", SURE), ("עוצמת הכאב", "soreness", SURE),
        ("الألم", "soreness", SURE), ("mood", "soreness", PERHAPS),
        ("Severity", "soreness", PERHAPS), ("Pain medication", "medicine", SURE),
        ("Pain relief", "pain_relief", OWN), ("Start UTC Offset (min)", "at", SURE),
        ("Ort", "place", SURE), ("Übungen", "exercise", SURE), ("Weekday", "-", SURE),
        ("Weather", "-", UNKNOWN), ("#", "-", UNKNOWN), ("", "-", UNKNOWN),
    ],
)  # fmt: skip
def test_a_heading_says_what_its_column_is(heading, meaning, sureness):
    meant = meant_by(heading)
    assert (meant.meaning, meant.sureness) == (meaning, sureness)


def test_a_cell_of_a_workbook_is_text_as_a_text_would_have_it():
    cells = [5.0, 5, 7.25, True, False, NOW.replace(tzinfo=None), NOW.date(), NOW.time(), "x"]
    assert [text_of(cell) for cell in cells] == [
        "5", "5", "7.25", "TRUE", "FALSE", "2026-11-21 12:00:00", "2026-11-21", "12:00:00", "x",
    ]  # fmt: skip
    assert text_of(1e300) == "1e+300"
    assert (folded("Größe_der Übung"), written("a\r\nb")) == ("grosse der ubung", "a\nb")
    assert isinstance(FIELDS["note"], Text)
    assert isinstance(FIELDS["spread"], Flag)
