"""The empty table: filled in, as text and as a workbook, it comes in without one question."""

from datetime import UTC, date, datetime, time
from io import BytesIO

import openpyxl
import pytest

from ptdiary.diary import Entry, MedicineDose, Session
from ptdiary.tables.decoding import grids
from ptdiary.tables.empty import COLUMNS, LINE, empty_text, empty_workbook
from ptdiary.tables.reading import LEFT_OUT, TableChoices
from ptdiary.tables.understanding import understand

AT = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)


def understood(content):
    [grid] = grids(content)
    return understand(grid, TableChoices(), AT)


def filled_text():
    rows = (
        "2026-03-14,08:00,5,stiff,,,,\r\n"
        "2026-03-15,19:45,4,,ibuprofen 400 mg,,,\r\n"
        "2026-03-16,17:00,,,,Bridges,20,4\r\n"
        "2026-03-17,,3,,,,,\r\n"
    )
    return empty_text() + rows.encode()


def filled_workbook():
    book = openpyxl.load_workbook(BytesIO(empty_workbook()))
    sheet = book.active
    sheet.append((date(2026, 3, 14), time(8), 5, "stiff"))
    sheet.append((date(2026, 3, 15), time(19, 45), 4, None, "ibuprofen 400 mg"))
    sheet.append((date(2026, 3, 16), time(17), None, None, None, "Bridges", 20, 4))
    sheet.append((date(2026, 3, 17), None, 3))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("fill", [filled_text, filled_workbook])
def test_an_empty_table_that_is_filled_in_comes_in_without_a_question(fill):
    reading = understood(fill())
    assert (reading.asks, reading.refused, reading.refused_rows) == ((), None, ())
    assert [each.name for each in reading.columns] == [*COLUMNS]
    assert LEFT_OUT not in {each.meaning for each in reading.columns}
    records = [row.record for row in reading.rows]
    entries = [each for each in records if isinstance(each, Entry)]
    assert [(each.soreness, each.note, each.time_unknown) for each in entries] == [
        (5, "stiff", None), (4, None, None), (3, None, True),
    ]  # fmt: skip
    [session] = [each for each in records if isinstance(each, Session)]
    [exercise] = session.exercises
    assert (exercise.name, exercise.minutes, session.effort) == ("Bridges", 20, 4)
    [dose] = [each for each in records if isinstance(each, MedicineDose)]
    assert (dose.name, dose.amount) == ("ibuprofen", "400 mg")


@pytest.mark.parametrize("empty", [empty_text, empty_workbook])
def test_an_empty_table_brings_nothing(empty):
    reading = understood(empty())
    assert reading.rows == ()
    assert reading.refused is not None


def test_it_says_what_it_is_in_one_line():
    first = empty_text().decode("utf-8-sig").splitlines()[0]
    assert first == LINE
    book = openpyxl.load_workbook(BytesIO(empty_workbook()))
    assert book.active["A1"].value == LINE
    assert [cell.value for cell in book.active[2]] == [*COLUMNS]
    assert book.active.freeze_panes == "A3"
