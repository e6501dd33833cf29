"""What is asked of a table, with the cell that shows why, and which answers can be chosen."""

import pytest

from ptdiary.diary import Entry, Session
from ptdiary.tables.reading import MEANINGS, Ask, AskAbout, Column, Reading, TableRow, Why
from ptdiary.words import table_page as words
from ptdiary.words.dates import USUAL_TIMES, Times
from tests.ui.conftest import NOW


def offered(about, example, times=USUAL_TIMES):
    return dict(words.answers(Ask(about=about, column="Pain", example=example), times))


@pytest.mark.parametrize(
    ("example", "days"),
    [
        ("3/4/2026", {"dmy": "3 April 2026", "mdy": "4 March 2026"}),
        ("03.04.26 8:00", {"dmy": "3 April 2026", "mdy": "4 March 2026", "ymd": "26 April 2003"}),
        ("3-4-2026 07:45 PM", {"dmy": "3 April 2026", "mdy": "4 March 2026"}),
    ],
)
def test_a_date_is_asked_by_the_days_that_it_may_be(example, days):
    assert offered(AskAbout.DATES, example) == days


@pytest.mark.parametrize("example", ["3/4", "5/5/2026", "soon"])
def test_where_the_days_do_not_tell_the_orders_are_named(example):
    assert set(offered(AskAbout.DATES, example)) == {"dmy", "mdy", "ymd"}


def test_a_date_is_said_as_the_patient_reads_dates():
    times = Times(twelve_hours=False, month_first=True)
    assert offered(AskAbout.DATES, "3/4/2026", times)["dmy"] == "April 3, 2026"


@pytest.mark.parametrize(
    ("example", "first", "all_of"),
    [("80", "0-100", {"0-100", "1-100"}), ("55 %", "0-100", {"0-100"}), ("3/5", "0-5", {"0-5"}),
     ("3", "0-3", {"0-5", "1-5", "0-10"}), ("250", "0-1000", {"0-1000"}),
     ("5000", "0-10000", {"0-10000"})],
)  # fmt: skip
def test_scales_are_offered_in_which_the_score_fits(example, first, all_of):
    found = offered(AskAbout.SCALE, example)
    assert next(iter(found)) == first
    assert all_of | {"-"} <= set(found)


@pytest.mark.parametrize(
    ("example", "ways"),
    [
        ("5.5", ["Up, to 6", "Down, to 5", "To the even number, here 6"]),
        ("4,5", ["Up, to 5", "Down, to 4", "To the even number, here 4"]),
        ("45", ["Up", "Down", "To the even number"]),
    ],
)
def test_a_half_is_asked_with_what_it_would_become(example, ways):
    assert list(offered(AskAbout.ROUND, example).values()) == ways


def test_a_half_on_another_scale_is_asked_with_what_it_would_become_on_the_diarys():
    ask = Ask(about=AskAbout.ROUND, column="Pain", example="35", score=3.5)
    assert dict(words.answers(ask, USUAL_TIMES))["up"] == "Up, to 4"


@pytest.mark.parametrize(
    ("cells", "meanings"),
    [
        (("good", "bad", "rad"), ["note", "-"]),
        (("5", "4", "7"), ["soreness", "note", "sleep_hours", "-"]),
        (("7/10", "7-8", "none"), ["soreness", "note", "sleep_hours", "-"]),
        (("bad", "4"), ["soreness", "note", "sleep_hours", "-"]),
        (("80", "30"), ["soreness", "note", "-"]),
    ],
)
def test_what_a_column_is_is_asked_by_what_stands_in_it(cells, meanings):
    ask = Ask(about=AskAbout.COLUMNS, column="mood", example=cells[0])
    assert [value for value, _ in words.answers(ask, USUAL_TIMES, cells)] == meanings


def test_hours_are_said_as_the_patient_reads_them():
    assert offered(AskAbout.HOUR, "14 March")["20"] == "20:00"
    twelve = Times(twelve_hours=True, month_first=False)
    assert offered(AskAbout.HOUR, "14 March", twelve)["20"] == "8:00 pm"


def test_every_meaning_of_a_column_has_words():
    assert set(MEANINGS) <= set(words.MEANINGS)
    assert words.meaning("checks.fever") == "A fever"
    assert words.meaning("leg_signs.numbness.left") == "Leg signs, numbness, left"
    assert words.meaning("-") == "Leave out"


@pytest.mark.parametrize("about", AskAbout)
def test_every_question_names_its_column_or_its_cell(about):
    ask = Ask(about=about, column="Heading", example="12 May")
    assert "Heading" in words.question(ask) or "12 May" in words.question(ask)
    assert words.question(ask).endswith("?")
    assert words.question_help(ask).endswith(".") or "12 May" in words.question_help(ask)


def test_what_is_recognised_is_said():
    column = Column(place=0, name="Date", meaning="day")
    other = Column(place=1, name="Weather", meaning="-")
    reading = Reading(columns=(column, other))
    assert words.recognised(reading, "my.csv") == "Columns found in my.csv: Date."
    known = Reading(known="Daylio", columns=(column,))
    assert words.recognised(known, "my.csv") == "This looks like a table from Daylio."
    assert words.recognised(Reading(), "my.csv") == "Columns found in my.csv: none."


def row(record, *told):
    return TableRow(line=2, record=record, told=told)


def test_a_record_is_said_in_its_row():
    entry = Entry(id="e", at=NOW, soreness=4, note="stiff", sleep_hours=6.5)
    told = row(entry, "soreness", "note", "sleep_hours")
    assert words.soreness_of(told) == "4"
    assert words.rest_of(told) == "stiff; Hours of sleep: 6.5"
    assert words.time_of(row(Entry(id="e", at=NOW, time_unknown=True)), USUAL_TIMES) == (
        "time not known"
    )
    assert words.rest_of(row(Session(id="s", ended_at=NOW))) == "Session"


def test_numbers_agree_with_their_words():
    assert words.left_out(1) == "1 row is left out"
    assert words.refused(2) == "2 rows cannot be read"
    assert words.left_out_why([Why.BLANK, Why.NO_ANSWER, Why.NO_ANSWER]) == (
        "no answer stands in it: 2; it is empty: 1"
    )
    assert words.lines(3, 3) == "3"
    assert words.lines(3, 1200) == "3 to 1,200"
    assert words.open_questions(1) == "Answer the question first."
