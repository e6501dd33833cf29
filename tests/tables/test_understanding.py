"""A grid and what the patient has chosen become a reading: rows, questions, what is kept out."""

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptdiary.diary import Entry, MedicineDose, Session
from ptdiary.diary.diary import Diary
from ptdiary.diary.fields import plain_value
from ptdiary.progress import counted
from ptdiary.store.exchange.csv import csv_files
from ptdiary.tables.decoding import grids
from ptdiary.tables.grid import Grid, TableLine
from ptdiary.tables.reading import Ask, AskAbout, LeftOutLine, Reading, TableChoices, Why
from ptdiary.tables.understanding import understand
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, NOW, computer_in
from tests.records import records
from tests.source import ROOT
from tests.tables.stranger import STYLES, stranger

CASES = ROOT / "tests" / "cases" / "tables"
EXPECTED = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
ZONES = {"Europe/London": LONDON}
LATER = datetime(2026, 11, 30, 12, tzinfo=UTC)  # the cases tell of days until the 28th


def grid(text, between=","):
    """A grid of lines as they stand in a text, without quotes."""
    lines = [(number, line.split(between)) for number, line in enumerate(text.split("\n"), start=1)]
    return Grid(
        lines=tuple(TableLine(number, tuple(cells)) for number, cells in lines if any(cells)),
        separator=between,
        blank=tuple(number for number, cells in lines if not any(cells)),
    )


def read(text, at=NOW, zone=UTC, **choices):
    return understand(grid(text), TableChoices(**choices), at, zone)


def entries(reading):
    return [row.record for row in reading.rows if isinstance(row.record, Entry)]


def shown(reading):
    return [(f"{each.at:%Y-%m-%d %H:%M}", each.soreness, each.note) for each in entries(reading)]


# Tables as people have them: each ends as is written beside them.


def table_of(name):
    (only,) = grids((CASES / name).read_bytes())
    return only


def is_so(at, told):
    """Whether a moment is as it is told: with an offset, on the clock, or only the day."""
    if len(told) == len("2026-03-14"):
        return str(at.date()) == told
    if len(told) > len("2026-03-14 08:00"):
        return at.isoformat(" ", "minutes") == told
    return f"{at:%Y-%m-%d %H:%M}" == told


def hold_rows(reading, rows):
    assert len(entries(reading)) == len(rows)
    for entry, (told, soreness) in zip(entries(reading), rows, strict=True):
        assert is_so(entry.at, told), (entry.at, told)
        assert entry.soreness == soreness


def hold_columns(reading, columns):
    meanings = {column.name: column.meaning for column in reading.columns}
    for name, told in columns.items():
        assert meanings[name] in told.split(" or ")


def hold_asks(reading, told):
    about = "round" if "round" in told else "columns"
    assert [ask.about for ask in reading.asks] == [about]
    assert reading.asks[0].example in told or reading.asks[0].column in told


def hold_left_out(reading, told):
    reasons = {
        "blank row": Why.BLANK,
        "Average row": Why.TOTAL,
        "27 rows without an answer": Why.NO_ANSWER,
    }
    named = [told] if isinstance(told, str) else told
    assert {each.why for each in reading.left_out} == {reasons[each] for each in named}
    if isinstance(told, str):
        assert len(reading.left_out) == 27


def hold_refused(reading, told):
    assert told in str(reading.refused)
    assert reading.rows == ()


def hold_refused_rows(reading, told):
    found = [f"line {row.line}: {row.why}" for row in reading.refused_rows]
    for row, part in zip(found, told, strict=True):
        line, why = part.split(": ", 1)
        assert row.startswith(line)
        assert why in row
    assert reading.refused is None


def hold_first(field):
    def hold(reading, told):
        value = getattr(entries(reading)[0], field)
        assert (list(value) if isinstance(value, tuple) else value) == told

    return hold


def hold_note(reading, told):
    """A sentence about the case; of one, the text of the note."""
    assert reading.refused is None
    if told == "Rücken steif":
        assert entries(reading)[0].note == told
    if "line ends" in told:
        assert entries(reading)[1].note == "line one\nline two\nthree"
    if "is said" in told:
        assert [each.why for each in reading.left_out] == [Why.TWICE]
    if "-04:00" in told:
        assert entries(reading)[0].at.utcoffset() == timedelta(hours=-4)


def hold_read(reading, told):
    assert told
    assert shown(reading) == [("2026-03-14 08:00", 5, None)]


HOLD = {
    "rows": hold_rows,
    "columns": hold_columns,
    "asks": hold_asks,
    "left_out": hold_left_out,
    "refused": hold_refused,
    "refused_rows": hold_refused_rows,
    "note": hold_note,
    "read": hold_read,
    "sleep_hours": hold_first("sleep_hours"),
    "time_unknown": hold_first("time_unknown"),
    "travels": hold_first("travels"),
    "pain_relief": hold_first("pain_relief"),
    "regions": hold_first("regions"),
    "saddle": lambda reading, told: hold_equal(entries(reading)[0].check("saddle"), told),
    "recognised": lambda reading, told: hold_equal(reading.known, told),
    "entries": lambda reading, told: hold_equal(len(entries(reading)), told),
    "order": lambda reading, told: hold_equal(
        [each.soreness for each in sorted(entries(reading), key=lambda each: each.at)], told
    ),
    "kept_in_note": lambda reading, told: hold_equal(told in entries(reading)[0].note, True),
}  # fmt: skip


def hold_equal(found, told):
    assert found == told


@pytest.mark.parametrize("name", EXPECTED)
def test_a_table_as_people_have_it_ends_as_is_written_beside_it(name):
    told = dict(EXPECTED[name])
    zone, table = told.pop("tz", None), table_of(name)
    with computer_in(ZONES[zone] if zone else "UTC"):
        reading = understand(table, TableChoices(), LATER)
    assert told.pop("separator", table.separator) == table.separator
    for key, value in told.items():
        HOLD[key](reading, value)
    if "asks" not in told:
        assert reading.asks == ()
    if "refused" not in told:
        assert reading.refused is None


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("zone", ["UTC", NEW_YORK, LORD_HOWE])
def test_eight_years_of_a_stranger_come_in_with_no_question_and_no_wrong_day(style, zone):
    table = stranger(style)
    (only,) = grids(table.content)
    with computer_in(zone):
        reading = understand(only, TableChoices(), NOW)
    assert {each.name: each.meaning for each in reading.columns} == table.columns
    assert (reading.asks, reading.refused_rows, reading.refused) == ((), (), None)
    assert Counter(each.why for each in reading.left_out) == {Why.NO_ANSWER: table.unanswered}
    assert [
        (row.record.at.replace(tzinfo=None), row.record.soreness, row.record.sleep_hours,
         row.record.note or "") for row in reading.rows
    ] == [(row.wall, row.soreness, row.sleep_hours, row.note) for row in table.rows]  # fmt: skip


# The order of day and month.


def test_a_day_that_may_be_two_is_asked_and_nothing_is_made_of_it():
    reading = read("Date,Pain\n3/4/2026,5\n5/6/2026,6")
    assert reading.asks == (Ask(about=AskAbout.DATES, column="Date", example="3/4/2026"),)
    assert (reading.rows, reading.refused) == ((), None)


@pytest.mark.parametrize(("dates", "day"), [("dmy", date(2026, 4, 3)), ("mdy", date(2026, 3, 4))])
def test_the_patient_says_which_day_it_is(dates, day):
    reading = read("Date,Pain\n3/4/2026,5", dates=dates)
    assert reading.asks == ()
    assert [each.at.date() for each in entries(reading)] == [day]


def test_a_column_in_which_two_orders_are_needed_is_asked():
    reading = read("Date,Pain\n14/3/2026,5\n3/14/2026,6")
    assert [ask.about for ask in reading.asks] == [AskAbout.DATES]
    reading = read("Date,Pain\n14/3/2026,5\n3/14/2026,6", dates="dmy")
    assert [(row.line, row.column, row.text, row.why) for row in reading.refused_rows] == [
        (3, "Date", "3/14/2026", "'3/14/2026' is not in the calendar")
    ]


def test_years_of_two_digits_before_or_after_are_asked():
    assert read("Date,Pain\n26-03-14,5").asks[0].about == AskAbout.DATES
    (entry,) = entries(read("Date,Pain\n26-03-14,5", dates="ymd"))
    assert entry.at.date() == date(2026, 3, 14)


# Scores.


def test_scores_of_another_scale_are_asked_and_mapped_by_the_patients_word():
    text = "Date,Time,Pain\n2026-03-14,8:00,50\n2026-03-15,8:00,80 %\n2026-03-16,8:00,7"
    reading = read(text)
    assert [(ask.about, ask.column) for ask in reading.asks] == [(AskAbout.SCALE, "Pain")]
    assert [each.soreness for each in entries(reading)] == [None, None, None]
    reading = read(text, scale=(0, 100), rounding="up")
    assert reading.asks == ()
    assert shown(reading) == [
        ("2026-03-14 08:00", 5, "Pain: 50"),
        ("2026-03-15 08:00", 8, "Pain: 80 %"),
        ("2026-03-16 08:00", 1, "Pain: 7"),
    ]
    assert [ask.about for ask in read(text, scale=(0, 100)).asks] == [AskAbout.ROUND]


def test_a_score_outside_of_the_scale_that_was_chosen_is_refused():
    text = "Date,Time,Pain\n2026-03-14,8:00,5\n2026-03-15,8:00,6"
    (row,) = read(text, scale=(0, 5)).refused_rows
    assert (row.line, row.why) == (3, "'6' is not a number from 0 to 5")


def test_one_score_above_ten_is_a_slip_and_is_refused():
    days = [f"2026-03-{day:02d},8:00,{3 if day != 14 else 11}" for day in range(10, 20)]
    reading = read("\n".join(["date,time,soreness", *days]))
    (row,) = reading.refused_rows
    assert (row.line, row.column, row.why) == (6, "soreness", "'11' is not a number from 0 to 10")
    assert (reading.asks, len(reading.rows)) == ((), 9)


@pytest.mark.parametrize(
    ("rounding", "scores"), [("up", [6, 7]), ("even", [6, 6]), ("down", [5, 6])]
)
def test_halves_are_rounded_as_the_patient_says_and_kept_in_the_note(rounding, scores):
    text = "Date,Time,Pain,Note\n2026-03-14,8:00,5.5,stiff\n2026-03-15,8:00,6.5,"
    reading = read(text, rounding=rounding)
    assert [each.soreness for each in entries(reading)] == scores
    assert [each.note for each in entries(reading)] == ["stiff\nPain: 5.5", "Pain: 6.5"]


def test_no_pain_in_words_is_an_answer_and_a_question_mark_is_none():
    days = [f"2026-03-{day},8:00,3" for day in range(10, 20)]
    text = "\n".join(["Date,Time,Pain", *days, "2026-03-20,8:00,No pain", "2026-03-21,8:00,none",
                      "2026-03-22,8:00,?"])  # fmt: skip
    reading = read(text)
    assert [each.soreness for each in entries(reading)[-2:]] == [0, None]
    assert reading.refused_rows == ()
    assert reading.left_out[-1] == LeftOutLine(14, Why.NO_ANSWER)


# Columns.


def test_two_columns_of_pain_are_asked_about():
    text = "Date,Back pain,Leg pain\n2026-03-14,5,2"
    reading = read(text)
    assert [(ask.about, ask.column, ask.example) for ask in reading.asks] == [
        (AskAbout.COLUMNS, "Back pain", "5"), (AskAbout.COLUMNS, "Leg pain", "2"),
    ]  # fmt: skip
    reading = read(text, columns={"Leg pain": "soreness"})
    assert [ask.column for ask in reading.asks] == ["Back pain"]
    reading = read(text, columns={"Leg pain": "soreness", "Back pain": "-"})
    assert reading.asks == ()
    assert [each.soreness for each in entries(reading)] == [2]
    assert read(text, columns={"Leg pain": "-"}).asks == ()


def test_a_mood_is_asked_about_and_what_was_said_of_it_stands():
    text = "date,time,mood\n2026-03-14,8:00,4"
    (ask,) = read(text).asks
    assert (ask.about, ask.column, ask.example) == (AskAbout.COLUMNS, "mood", "4")
    assert shown(read(text)) == [("2026-03-14 08:00", None, "mood: 4")]
    for meaning, told in {"soreness": (4, None), "note": (None, "mood: 4")}.items():
        reading = read(text, columns={"mood": meaning})
        assert reading.asks == ()
        assert shown(reading) == [("2026-03-14 08:00", *told)]
    assert read(text, columns={"mood": "-"}).rows == ()


def test_words_that_a_person_would_miss_are_kept_and_numbers_nobody_knows_are_not():
    text = "Date,Pain,Weather,Steps\n2026-03-14,5,cold rain,8000\n2026-03-15,4,sunny,9000"
    reading = read(text)
    assert {each.name: each.meaning for each in reading.columns}["Steps"] == "-"
    assert [each.note for each in entries(reading)] == ["Weather: cold rain", "Weather: sunny"]


def test_a_table_without_a_heading_is_read_by_its_cells():
    reading = read("2026-03-14,8:00,5,stiff all day\n2026-03-15,9:00,3,")
    assert reading.heading == 0
    assert [(each.name, each.meaning) for each in reading.columns] == [
        ("Column 1", "at"), ("Column 2", "time"), ("Column 3", "note"), ("Column 4", "note"),
    ]  # fmt: skip
    (ask,) = reading.asks
    assert (ask.about, ask.column) == (AskAbout.COLUMNS, "Column 3")
    reading = read(
        "2026-03-14,8:00,5,stiff all day\n2026-03-15,9:00,3,", columns={"Column 3": "soreness"}
    )
    assert [(each.soreness, each.note) for each in entries(reading)] == [
        (5, "Column 4: stiff all day"), (3, None),
    ]  # fmt: skip


def test_a_choice_for_a_column_that_is_not_there_or_of_nothing_is_refused():
    assert str(read("Date,Pain\n2026-03-14,5", columns={"Pian": "soreness"}).refused) == (
        "no column is called 'Pian'"
    )
    assert str(read("Date,Pain\n2026-03-14,5", columns={"Pain": "sourness"}).refused) == (
        "'sourness' is nothing that a column can be"
    )


def test_a_table_in_which_no_column_tells_a_day_is_refused_with_its_columns():
    reading = read("Name,Pain\nAda,5")
    assert str(reading.refused) == "line 1: no column tells a day"
    assert [each.name for each in reading.columns] == ["Name", "Pain"]
    assert [each.name for each in read("Week,Mon\n1,5").columns] == ["Week", "Mon"]


def test_places_that_are_plainly_regions_are_marked_and_others_kept():
    text = "Date;Pain;Where\n2026-03-14;5;lower back left\n2026-03-15;5;hip"
    reading = understand(grid(text, ";"), TableChoices(), NOW, UTC)
    first, second = entries(reading)
    assert (first.regions, first.note) == (("lumbar.left",), None)
    assert (second.regions, second.note) == ((), "Where: hip")


def test_words_of_a_list_that_the_diary_has_not_are_kept_in_the_note_or_refused_in_its_own():
    (entry,) = entries(read("Date,Pain,Pain type\n2026-03-14,5,dull | pinching"))
    assert (entry.quality, entry.note) == (("dull_ache",), "Pain type: dull | pinching")
    (entry,) = entries(read("Date,Pain,Kind\n2026-03-14,5,pinching", columns={"Kind": "quality"}))
    assert (entry.quality, entry.note) == ((), "Kind: pinching")
    (row,) = read("date,soreness,quality\n2026-03-14,5,pinching").refused_rows
    assert row.why == "'pinching' is not one of the known words"


def test_a_start_may_be_a_time_and_a_time_may_have_its_day():
    text = "Date,Start time,Pain\n2026-03-14,08:00,5\n2026-03-15,09:00,4"
    assert [each.at.hour for each in entries(read(text))] == [8, 9]
    text = "Time,Pain\n2026-03-14 08:00,5\n2026-03-15 09:00,4"
    assert [each.at.hour for each in entries(read(text))] == [8, 9]
    text = "Day,When,Pain\nMon,2026-03-16,5\nTue,2026-03-17,4"
    assert [each.at.day for each in entries(read(text))] == [16, 17]


def test_only_yes_and_no_of_painkillers_is_whether_one_was_taken():
    (entry,) = entries(read("Date,Pain,Painkiller\n2026-03-14,5,Yes"))
    assert entry.pain_relief == "yes"
    (entry,) = entries(read("Date,Pain,Pills\n2026-03-14,5,Yes"))
    assert (entry.pain_relief, entry.note) == (None, "Pills: Yes")


def test_parts_of_a_day_in_columns_are_asked_about():
    reading = read("Date,Morning,Evening\n2026-03-14,5,6\n2026-03-15,3,4")
    assert [ask.column for ask in reading.asks] == ["Morning", "Evening"]


# Days without a time.


def test_a_day_without_a_time_is_noon_and_said_to_be_unknown_or_at_the_usual_hour():
    text = "Date,Pain\n2026-03-14,5"
    (entry,) = entries(read(text))
    assert (entry.at.hour, entry.time_unknown) == (12, True)
    (row,) = read(text, rating_hour=20).rows
    assert (row.record.at.hour, row.record.time_unknown) == (20, None)
    assert entries(read(text, hour=20))[0].time_unknown is True
    assert row.record.id == entry.id


def test_the_part_of_a_day_is_kept_in_the_note():
    (entry,) = entries(read("Date,Time,Pain\n2026-03-14,morning,5"))
    assert (entry.time_unknown, entry.note) == (True, "Time: morning")


def test_a_session_and_a_medicine_need_an_hour():
    text = "Date,Pain,Medicine,Exercise\n2026-03-14,5,ibuprofen 400 mg,bridges"
    reading = read(text)
    assert [(ask.about, ask.column, ask.example) for ask in reading.asks] == [
        (AskAbout.HOUR, "Exercise", "2026-03-14"), (AskAbout.HOUR, "Medicine", "2026-03-14"),
    ]  # fmt: skip
    assert [type(row.record) for row in reading.rows] == [Entry]
    reading = read(text, hour=18)
    assert reading.asks == ()
    assert [type(row.record) for row in reading.rows] == [Entry, MedicineDose, Session]
    walls = [row.wall.hour for row in reading.rows]
    assert (walls, reading.rows[0].record.time_unknown) == ([12, 18, 18], True)
    assert [row.wall.hour for row in read(text, hour=18, rating_hour=9).rows] == [9, 18, 18]
    assert {ask.about for ask in read(text, rating_hour=9).asks} == {AskAbout.HOUR}


# Sessions and medicines.


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        ("2 Tylenol", [("Tylenol", "2")]), ("2x Advil 200mg", [("Advil", "2 x 200mg")]),
        ("½ Tylenol", [("Tylenol", "½")]), ("2 tablets of Tylenol", [("Tylenol", "2 tablets")]),
        ("Tylenol 500 mg", [("Tylenol", "500 mg")]), ("Vitamin B12", [("Vitamin B12", None)]),
        ("Ibuprofen 400 + Flexeril", [("Ibuprofen 400", None), ("Flexeril", None)]),
        ("5-HTP", [("5-HTP", None)]),
    ],
)  # fmt: skip
def test_how_many_were_taken_is_the_amount(text, doses):
    reading = read(f"Date,Time,Medicine\n2026-03-14,8:00,{text}")
    assert [(row.record.name, row.record.amount) for row in reading.rows] == doses


def test_lines_of_one_time_that_tell_exercises_are_one_session():
    text = (
        "Date,Time,Exercise,Minutes,Effort,Pain\n2026-03-14,8:00,bridges,10,3,\n"
        "2026-03-14,8:00,plank,5 min,4,\n2026-03-15,8:00,bridges,12,,2"
    )
    reading = read(text)
    first, second = (row.record for row in reading.rows if isinstance(row.record, Session))
    assert [(each.name, each.minutes) for each in first.exercises] == [
        ("bridges", 10),
        ("plank", 5),
    ]
    assert (first.effort, first.ended_at.hour) == (4, 8)
    assert [each.name for each in second.exercises] == ["bridges"]
    assert [each.soreness for each in entries(reading)] == [2]


def test_a_session_of_which_the_start_is_told_ends_as_long_after_it_as_it_took():
    text = "Date,Start,Duration,Exercise\n2026-03-14,08:00,30,bridges"
    (row,) = read(text).rows
    assert (row.record.started_at.hour, row.record.ended_at.minute) == (8, 30)
    assert row.wall == datetime(2026, 3, 14, 8, 30)  # noqa: DTZ001 of the wall
    (row,) = read(text.replace("Start", "Time")).rows
    assert (row.record.started_at, row.record.ended_at.minute) == (None, 0)


def test_sets_and_repetitions_are_of_the_exercise_beside_them():
    text = "Date,Time,Exercise,Sets,Reps,Duration\n2026-03-14,8:00,squats,3,10,12 min"
    (row,) = read(text).rows
    (exercise,) = row.record.exercises
    assert (exercise.name, exercise.sets, exercise.repetitions, exercise.minutes) == (
        "squats", 3, 10, 12,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "doses"),
    [
        ("ibuprofen 400 mg", [("ibuprofen", "400 mg")]),
        ("Ibuprofen 400mg; paracetamol 1 g", [("Ibuprofen", "400mg"), ("paracetamol", "1 g")]),
        ("co-codamol 2 tablets", [("co-codamol", "2 tablets")]),
        ("vitamin B12", [("vitamin B12", None)]),
        ("none", []),
    ],
)
def test_a_medicine_is_a_name_and_an_amount(cell, doses):
    reading = read(f"Date,Time,Pain,Medication\n2026-03-14,8:00,5,{cell}")
    found = [row.record for row in reading.rows if isinstance(row.record, MedicineDose)]
    assert [(each.name, each.amount) for each in found] == doses
    assert len(entries(reading)) == 1


def test_the_amount_may_have_a_column_of_its_own():
    reading = read("Date,Time,Medicine,Dose\n2026-03-14,8:00,ibuprofen,400 mg")
    (row,) = reading.rows
    assert (row.record.name, row.record.amount) == ("ibuprofen", "400 mg")


# What is left out, and what is refused.


def test_lines_that_are_no_rows_are_left_out_with_the_reason():
    text = "My diary,\nDate,Pain\n2026-03-14,5\n\nDate,Pain\n2026-03-15,\n2026-03-14,5\nTotal,5"
    reading = read(text)
    assert reading.left_out == (
        LeftOutLine(1, Why.TITLE), LeftOutLine(4, Why.BLANK), LeftOutLine(5, Why.TITLE),
        LeftOutLine(6, Why.NO_ANSWER), LeftOutLine(7, Why.TWICE), LeftOutLine(8, Why.TOTAL),
    )  # fmt: skip
    assert len(reading.rows) == 1


def test_more_than_a_fifth_of_wrong_rows_refuses_the_whole_with_three_reasons():
    bad = [f"2026-03-{day:02d},bad" for day in range(1, 5)]
    good = [f"2026-03-{day:02d},5" for day in range(10, 20)]
    reading = read("\n".join(["Date,Pain", *bad, *good]))
    assert str(reading.refused) == (
        "line 2, Pain: 'bad' is not a number from 0 to 10; "
        "line 3, Pain: 'bad' is not a number from 0 to 10; "
        "line 4, Pain: 'bad' is not a number from 0 to 10; 4 of 14 rows cannot be read"
    )
    assert len(reading.refused_rows) == 4
    assert reading.rows == ()
    reading = read("\n".join(["Date,Pain", *bad[:2], *good]))
    assert (reading.refused, len(reading.rows), len(reading.refused_rows)) == (None, 10, 2)


def test_what_has_not_come_yet_is_refused_by_its_day():
    reading = read("Date,Pain\n2026-11-20,5\n2026-11-22,4")
    assert [(row.line, row.why) for row in reading.refused_rows] == [
        (3, "2026-11-22 has not come yet")
    ]
    assert read("Date,Time,Pain\n2026-11-21,23:00,5").refused is None  # later today


# Identity: the same table again.


TABLE = "Date,Time,Pain,Note\n2026-03-14,8:00,5,a\n2026-03-14,8:00,6,b\n2026-03-15,9:00,4,c"


def ids(reading):
    return [row.record.id for row in reading.rows]


@pytest.mark.parametrize("text", [TABLE, "Date,Pain,Note\n2026-03-14,5,a\n2026-03-14,6,b"])
def test_the_same_table_has_the_same_ids_in_another_zone(text):
    found = []
    for zone in (LONDON, NEW_YORK, LORD_HOWE):
        with computer_in(zone):
            found.append(ids(understand(grid(text), TableChoices(), NOW)))
    assert found[0] == found[1] == found[2]
    assert len(set(found[0])) == len(found[0])


def test_a_longer_table_keeps_the_ids_of_the_shorter():
    assert ids(read(f"{TABLE}\n2026-03-16,9:00,4,d"))[:3] == ids(read(TABLE))


def test_the_time_of_the_wall_stands_in_a_row_unless_an_offset_does():
    first = read(TABLE).rows[0]
    assert first.wall == datetime(2026, 3, 14, 8)  # noqa: DTZ001 of the wall
    (row,) = read("at,soreness\n2026-03-14T08:00Z,5").rows
    assert row.wall is None


@pytest.mark.parametrize("zone", [LONDON, NEW_YORK])
def test_a_count_of_seconds_is_shown_on_this_computers_clock(zone):
    text = "at,soreness\n1773517500000,6\n1773517560,5"
    with computer_in(zone):
        reading = understand(grid(text), TableChoices(), NOW)
    assert [each.at.astimezone(UTC).isoformat() for each in entries(reading)] == [
        "2026-03-14T19:45:00+00:00", "2026-03-14T19:46:00+00:00",
    ]  # fmt: skip
    assert entries(reading)[0].at.hour == (19 if zone == LONDON else 15)
    assert ids(reading) == ids(read(text))


def test_the_second_of_two_hours_is_known_where_the_newest_stands_first():
    text = "date,time,soreness\n2026-10-25,02:30,6\n2026-10-25,01:30,7\n2026-10-25,01:30,5"
    with computer_in(LONDON):
        reading = understand(grid(text), TableChoices(), NOW)
    assert [(each.soreness, each.at.utcoffset()) for each in entries(reading)] == [
        (6, timedelta(0)), (7, timedelta(0)), (5, timedelta(hours=1)),
    ]  # fmt: skip
    zoned = understand(grid(text), TableChoices(), NOW, ZoneInfo("Europe/London"))
    assert [each.at for each in entries(zoned)] == [each.at for each in entries(reading)]


def test_each_block_of_a_table_tells_by_itself_which_of_two_hours_it_was():
    spring = "2026-03-01,08:00,3\n2026-03-02,08:00,3"
    autumn = "2026-10-25,00:30,4\n2026-10-25,01:15,5\n2026-10-25,01:45,6\n2026-10-25,01:15,7"
    found = {}
    for name, blocks in (("in order", (spring, autumn)), ("not", (autumn, spring))):
        with computer_in(LONDON):
            reading = understand(
                grid("\n".join(("date,time,soreness", *blocks))), TableChoices(), NOW
            )
        found[name] = {each.soreness: each.at.utcoffset() for each in entries(reading)}
    assert found["in order"] == found["not"]
    hour = timedelta(hours=1)
    assert [found["not"][each] for each in (4, 5, 6, 7)] == [hour, hour, hour, timedelta(0)]


# The diary's own table.


def test_a_row_keeps_its_own_id_and_takes_answers_back():
    text = "id,at,soreness,checks_fever\ne1,2026-03-14T08:00:00+01:00,,no\ne2,2026-03-15T08:00Z,3,"
    first, second = read(text).rows
    assert (first.record.id, second.record.id) == ("e1", "e2")
    assert first.corrects == second.corrects == ("checks.fever", "soreness")
    assert (first.told, second.told) == (("checks.fever",), ("soreness",))
    assert first.record.at.isoformat() == "2026-03-14T08:00:00+01:00"


def test_the_numbers_of_another_program_are_no_ids():
    (row,) = read("id,Date,Pain,Weather\n1,2026-03-14,5,wet").rows
    assert len(row.record.id) == 36
    assert row.corrects == ()


@pytest.mark.parametrize("at", ["2026-03-14T00:00:00+00:00", "2026-03-14T00:00:00-08:00"])
def test_midnight_with_an_offset_is_midnight_whatever_stands_beside_it(at):
    with computer_in(NEW_YORK):
        (row,) = understand(
            grid(f"date,time,at,soreness\n2026-03-13,23:00,{at},5"), TableChoices(), NOW
        ).rows
    assert row.record.at.isoformat() == at


def test_an_id_that_stands_twice_is_refused():
    rows = [f"e{number},2026-03-{number:02d}T08:00Z,3" for number in range(10, 20)]
    reading = read("\n".join(["id,at,soreness", *rows, "e10,2026-03-25T08:00Z,4"]))
    (row,) = reading.refused_rows
    assert (row.line, row.why) == (12, "the id 'e10' stands there twice")


def as_a_cell_says(plain):
    """But for what a cell cannot say: blanks at the ends, an empty text, a semicolon in a list."""
    if isinstance(plain, dict):
        said = {name: as_a_cell_says(value) for name, value in plain.items()}
        return {name: value for name, value in said.items() if value not in ("", [])}
    if isinstance(plain, list):
        items = [part.strip() for item in plain for part in str(item).split(";")]
        return [item for item in items if item]
    return plain.strip() if isinstance(plain, str) else plain


def is_for_a_table(entry):
    """Private notes stay out; a row whose id is all blanks is given another."""
    return entry.private_note is None and bool(entry.id.strip())


@given(entry=records(Entry).filter(is_for_a_table))
@settings(max_examples=150, deadline=None)
def test_any_entry_comes_back_from_its_own_table(entry):
    (only,) = grids(csv_files(Diary(entries=(entry,)))["entries.csv"])
    with computer_in(LORD_HOWE):
        reading = understand(only, TableChoices(), NOW)
    assert (reading.refused, reading.asks) == (None, ())
    (row,) = reading.rows
    assert as_a_cell_says(plain_value(row.record)) == as_a_cell_says(plain_value(entry))


def test_the_tables_of_sessions_and_medicines_come_back_too():
    at = NOW - timedelta(days=1)
    session = Session(id="s1", ended_at=at, effort=4, minutes=30, note="calm")
    dose = MedicineDose(id="m1", at=at, name="ibuprofen", amount="400 mg", written_at=at)
    files = csv_files(Diary(sessions=(session,), medicine_doses=(dose,)))
    (sessions,), (doses,) = grids(files["sessions.csv"]), grids(files["medicine_doses.csv"])
    assert [row.record for row in understand(sessions, TableChoices(), NOW).rows] == [session]
    (row,) = understand(doses, TableChoices(), NOW).rows
    assert row.record == replace(dose, written_at=None)


# Anything at all.

CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from([
        "Date", "Time", "Pain", "note", "id", "at", "mood", "2026-03-14", "3/4/2026", "8:00", "5",
        "5.5", "55%", "Total", "n/a", "ibuprofen 400 mg", "lower back left", "checks_fever", "yes",
    ]),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)  # fmt: skip
CHOICES = st.builds(
    TableChoices,
    columns=st.dictionaries(
        st.sampled_from(["Date", "Pain", "Column 1"]),
        st.sampled_from(["day", "soreness", "-", "note"]),
    ),
    dates=st.sampled_from([None, "dmy", "mdy", "ymd"]),
    scale=st.sampled_from([None, (0, 100), (1, 5)]),
    rounding=st.sampled_from([None, "up", "even", "down"]),
    hour=st.sampled_from([None, 0, 20]),
    rating_hour=st.sampled_from([None, 0, 8]),
)


@given(
    lines=st.lists(st.lists(CELLS, max_size=6), max_size=8), choices=CHOICES,
    headed=st.booleans(),
)  # fmt: skip
@settings(max_examples=400, deadline=None)
def test_anything_gives_a_reading(lines, choices, headed):
    if headed:
        lines = [["Date", "Time", "Pain", "Note", "Medicine", "Exercise"], *lines]
    table = Grid(
        lines=tuple(TableLine(n, tuple(cells)) for n, cells in enumerate(lines, start=1) if cells)
    )
    reading = understand(table, choices, NOW)
    assert isinstance(reading, Reading)
    if reading.refused is not None:
        assert reading.rows == ()
    assert len({row.record.id for row in reading.rows}) == len(reading.rows)


def test_work_is_told_and_can_be_given_up():
    days = [f"2025-{m:02d}-{d:02d},{d % 10}" for m in range(1, 13) for d in range(1, 29)]
    table = grid("\n".join(["Date,Pain", *days]))
    told = []
    understand(table, TableChoices(), NOW, UTC, lambda done, of: told.append((done, of)))
    assert told == [*((done, 336) for done, _ in [(0, 0), (200, 0)]), (336, 336)]

    def give_up(done, _of):
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        understand(table, TableChoices(), NOW, UTC, give_up)
    assert list(counted([1], 1, lambda *_: None)) == [1]


def test_days_and_times_of_a_workbook_are_read_as_they_are():
    table = Grid(
        lines=(
            TableLine(1, ("Date", "Time", "Pain", "Sleep")),
            TableLine(2, (date(2026, 3, 14), time(19, 45), 5, 7.25)),
            TableLine(3, (datetime(2026, 3, 15), datetime(1899, 12, 31, 8), 4.0, None)),  # noqa: DTZ001
        )
    )
    table = replace(table, lines=tuple(
        replace(line, cells=tuple("" if cell is None else cell for cell in line.cells))
        for line in table.lines
    ))  # fmt: skip
    found = entries(understand(table, TableChoices(), NOW, UTC))
    assert [(f"{each.at:%Y-%m-%d %H:%M}", each.soreness, each.sleep_hours) for each in found] == [
        ("2026-03-14 19:45", 5, 7.25), ("2026-03-15 08:00", 4, None),
    ]  # fmt: skip


def test_an_offset_alone_tells_no_day():
    reading = read("Start UTC Offset (min),Pain\n60,5")
    assert str(reading.refused) == "line 2: '60' is not a day; no row is left"


def test_a_heading_of_two_lines_is_told_in_a_sentence_of_one():
    table = Grid(
        lines=(TableLine(1, ("date", "soreness\n0-10")), TableLine(2, ("2026-03-14", "x")))
    )
    refused = understand(table, TableChoices(), NOW, UTC).refused
    assert str(refused).startswith("line 2, soreness 0-10: ")


def test_a_column_that_is_named_like_an_offset_and_tells_the_day_is_no_bug():
    table = Grid(lines=(
        TableLine(1, ("Lasted", "Start UTC Offset (min)", "Pain Level")),
        TableLine(2, ("02:15", "3/14/26", "6")),
        TableLine(3, ("01:00", "", "5")),
    ))  # fmt: skip
    choices = TableChoices(columns={"Start UTC Offset (min)": "at"})
    reading = understand(table, choices, NOW, UTC)
    assert [(each.line, each.why) for each in reading.refused_rows] == [(3, "the day is missing")]
    assert [row.line for row in reading.rows] == [2]
