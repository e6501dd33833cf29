"""Exports of other programs: invented files of the shape that each of them writes."""

import json

import pytest

from ptdiary.diary import Entry, MedicineDose, Session
from ptdiary.tables.decoding import grids
from ptdiary.tables.known import recognised
from ptdiary.tables.reading import LeftOutLine, TableChoices, Why
from ptdiary.tables.understanding import understand
from tests.clocks import NOW, computer_in
from tests.source import ROOT

FILES = ROOT / "tests" / "cases" / "tables" / "known"
EXPECTED = json.loads((FILES / "expected.json").read_text("utf-8"))


def read(name, **choices):
    (only,) = grids((FILES / name).read_bytes())
    with computer_in("UTC"):
        return understand(only, TableChoices(**choices), NOW)


def said(entry, told):
    """The time of an entry, as exactly as it is told."""
    if entry.time_unknown:
        return str(entry.at.date())
    return entry.at.isoformat(" ", "minutes")[: len(told)]


def hold(reading, rows):
    found = [row.record for row in reading.rows if isinstance(row.record, Entry)]
    assert len(found) == len(rows)
    for entry, (at, soreness, note) in zip(found, rows, strict=True):
        assert (said(entry, at), entry.soreness, entry.note) == (at, soreness, note)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_export_is_recognised_and_read(name):
    told = EXPECTED[name]
    reading = read(name)
    assert reading.known == told["known"]
    assert [[ask.about, ask.column] for ask in reading.asks] == told.get("asks", [])
    assert [each.line for each in reading.left_out] == told.get("left_out", [])
    assert (reading.refused_rows, reading.refused) == ((), None)
    hold(reading, told["rows"])
    records = [row.record for row in reading.rows]
    entries = [each for each in records if isinstance(each, Entry)]
    doses = [each for each in records if isinstance(each, MedicineDose)]
    assert [[each.name, each.amount] for each in doses] == told.get("doses", [])
    assert [each.sleep_hours for each in entries if each.sleep_hours] == told.get("sleep_hours", [])
    assert [list(each.regions) for each in entries if each.regions] == told.get("regions", [])
    if "choices" in told:
        chosen = read(name, **{key: each if key != "scale" else tuple(each)
                               for key, each in told["choices"].items()})  # fmt: skip
        assert chosen.asks == ()
        hold(chosen, told["chosen"])


def test_every_file_is_expected():
    assert {each.name for each in FILES.iterdir()} == {*EXPECTED, "expected.json"}


def test_where_one_column_is_not_of_soreness_the_next_that_may_be_is_asked_about():
    reading = read("bearable.csv", columns={"Back pain": "note"})
    assert [(ask.about, ask.column) for ask in reading.asks] == [
        ("columns", "Mood"), ("hour", "Medication"),
    ]  # fmt: skip


def test_other_tables_are_of_no_known_program():
    assert recognised(("Date", "Time", "Pain"), [(2, ("2026-03-14", "8:00", "5"))]) is None
    assert recognised((), []) is None


def told(heading, *lines, **choices):
    text = "\n".join([heading, *lines])
    (only,) = grids(text.encode())
    with computer_in("UTC"):
        return understand(only, TableChoices(**choices), NOW)


TRACKED = "FeatureName,Timestamp,Value,Note"


def test_what_was_timed_is_an_exercise_by_its_name_or_a_note():
    reading = told(
        TRACKED,
        "Back pain,2026-03-14T08:00:12.345+00:00,4.0,hm",
        "Stretching,2026-03-14T18:00:00+00:00,0:15:00,",
        "Stretching,2026-03-15T18:00:00+00:00,1:00:30,",
        "Work,2026-03-15T19:00:00+00:00,8:00:00,",
    )
    sessions = [row.record for row in reading.rows if isinstance(row.record, Session)]
    assert [(each.exercises[0].name, each.exercises[0].minutes) for each in sessions] == [
        ("Stretching", 15), ("Stretching", 60.5),
    ]  # fmt: skip
    assert [row.record.note for row in reading.rows if isinstance(row.record, Entry)] == [
        "hm", "Timed: Work 8:00:00",
    ]  # fmt: skip
    assert reading.left_out == ()


BEARED = "date,weekday,time of day,category,rating/amount,detail,notes"


def test_medicines_of_bearable_are_medicines():
    reading = told(
        BEARED,
        "2026-03-14,Saturday,am,Symptom,2,Back pain (Moderate),",
        "2026-03-14,Saturday,am,Meds/Supplements,1,Ibuprofen 400mg,",
        "2026-03-15,Sunday,am,Meds/Supplements,2,Ibuprofen 400mg,",
        "2026-03-16,Monday,am,Meds/Supplements,2,Tylenol,",
        "2026-03-17,Tuesday,am,Meds/Supplements,0,Tylenol,",
        scale=(0, 4), rounding="up", hour=9,
    )  # fmt: skip
    doses = [row.record for row in reading.rows if isinstance(row.record, MedicineDose)]
    assert [(each.name, each.amount) for each in doses] == [
        ("Ibuprofen", "400mg"), ("Ibuprofen", "400mg x 2"), ("Tylenol", "2"),
    ]  # fmt: skip


def test_an_answer_of_which_the_column_is_left_out_is_not_said_to_be_none():
    reading = told(
        TRACKED,
        "Back pain,2026-03-14T08:00:00+00:00,4.0,",
        "Weight,2026-03-14T09:00:00+00:00,80.5,",
        "Back pain,2026-03-15T08:00:00+00:00,,",
    )
    assert reading.left_out == (
        LeftOutLine(3, Why.COLUMNS_LEFT_OUT), LeftOutLine(4, Why.NO_ANSWER),
    )  # fmt: skip


def test_the_line_ends_of_daylio_are_line_ends():
    heading = "full_date,date,weekday,time,mood,activities,note_title,note"
    line = "2026-03-14,March 14,Saturday,8:13,good,walk,,Slept<br>ok &amp; <b>well</b>"
    (row,) = told(heading, line).rows
    assert row.record.note.startswith("Slept\nok & well\n")


def test_what_always_stands_the_same_in_a_column_of_triggers_is_kept():
    lines = [f"2026-03-{day},5,Sitting,Home" for day in range(10, 20)]
    reading = told("Date,Pain,Triggers,Home", *lines)
    assert {row.record.note for row in reading.rows} == {"Triggers: Sitting"}
