"""What a file or the clipboard holds: tables as people have them, and what is none."""

import csv
import json
from datetime import date, datetime, time
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.diary import document
from ptdiary.diary.fields import DocumentError
from ptdiary.store.exchange.csv import export_csv
from ptdiary.tables.decoding import grids, pasted
from ptdiary.tables.own import NAMES, own_tables
from tests.diaries import random_document
from tests.tables.stranger import STYLES, stranger

CASES = Path(__file__).parents[1] / "cases" / "tables"
TEXTS = sorted(
    each.name
    for each in CASES.iterdir()
    if each.suffix in {".csv", ".tsv", ".txt"} and not each.name.startswith(".")
)
SEMICOLONS = {"02", "03", "07", "12", "23"}
TABS = {"06", "30"}
HEADINGS = {"07": 2, "11": 3, "12": 2, "70": 4}  # the others in line 1


def cells_of(name):
    (grid,) = grids((CASES / name).read_bytes())
    return {line.number: line.cells for line in grid.lines}


@pytest.mark.parametrize("name", TEXTS)
def test_a_table_as_people_have_it_is_parted_into_its_cells(name):
    (grid,) = grids((CASES / name).read_bytes())
    number = name[:2]
    expected = ";" if number in SEMICOLONS else "\t" if number in TABS else ","
    assert grid.separator == ("；" if number == "73" else expected)  # noqa: RUF001 the wide one
    heading = HEADINGS.get(number, 1)
    widths = {line.number: len(line.cells) for line in grid.lines}
    assert widths[heading] > 1
    assert all(width <= widths[heading] for width in widths.values())
    for line in grid.lines:
        for cell in line.cells:
            assert not any(sign in cell for sign in "\0\r\v\f\x85\u2028\ufeff")


@pytest.mark.parametrize(
    ("name", "line", "cells"),
    [
        ("02_german_dates.csv", 2, ("14.03.2026", "19:45", "6", "6,5", "lange gesessen")),
        ("06_utf16.csv", 2, ("2026-03-14", "08:00", "5", "steif")),
        ("08_cr_only_lists.csv", 4, ("2026-03-16 08:00", "aching; sharp; stiff; tight", "eve")),
        ("10_footer_total.csv", 5, ("Average", "", "4")),
        ("11_title_above.csv", 1, ("My pain diary",)),
        ("14_trailing_delims.csv", 2, ("2026-03-14", "08:00", "5", "stiff")),
        ("23_cp1252.csv", 2, ("2026-03-14", "19:45", "5", "Rücken steif")),
        ("25_nel_vt_note.csv", 2, ("2026-03-14", "19:45", "5", "line one\nline two")),
        ("25_nel_vt_note.csv", 3, ("2026-03-14", "20:45", "5", "line one\nline two\nthree")),
        ("36_quotes_curly.csv", 2, ("2026-03-14", "08:00", "5", 'said "ow" loudly')),
        ("36_quotes_curly.csv", 3, ("2026-03-15", "08:00", "5", 'said "ow" loudly')),
        ("70_migraine_preamble.csv", 5, ("1", "3/14/26, 7:45 PM", "02:15", "-240", "6")),
        ("74_quoted_header_newline.csv", 2, ("2026-03-14", "19:45", "6", "a\nb")),
        ("78_header_semis_in_quotes.csv", 2, ("2026-03-14 19:45", "6", "; ; ; ;")),
        ("90_double_bom.csv", 1, ("date", "time", "soreness")),
        ("92_nul_in_note.csv", 2, ("2026-03-14 19:45", "6", "ab")),
    ],
)  # fmt: skip
def test_each_cell_is_what_stands_there(name, line, cells):
    assert cells_of(name)[line] == cells


def test_blank_lines_between_others_are_noted():
    for name, blank in {"10_footer_total.csv": (4,), "12_blank_first_semicolon.csv": (1,)}.items():
        (grid,) = grids((CASES / name).read_bytes())
        assert grid.blank == blank
    (grid,) = grids(b"date,soreness\n2026-03-14,5\n\n,\n\n")
    assert grid.blank == ()


# Every encoding, separator and end of a line.

ENDS = ["\n", "\r\n", "\r"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
WORDS = st.text(
    alphabet=st.sampled_from("abcXYZ 0123456789.,;|\t\n\"'-=äöüÄÖÜß€é"), max_size=12
).map(lambda text: text.strip(" \t\n"))


@given(
    rows=st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=8),
    end=st.sampled_from(ENDS),
    encoding=st.sampled_from(ENCODINGS),
    between=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_a_table_comes_back_cell_for_cell(rows, end, encoding, between, quoting):
    rows = [["date", "soreness", "note"], *(["2026-03-14", *row[1:]] for row in rows)]
    text = StringIO(newline="")
    if end == "\r":  # the writer quotes no newline then
        quoting = csv.QUOTE_ALL
    csv.writer(text, delimiter=between, lineterminator=end, quoting=quoting).writerows(rows)
    (grid,) = grids(text.getvalue().encode(encoding))
    assert grid.separator == between
    assert [line.cells for line in grid.lines] == [trimmed(row) for row in rows]


def trimmed(row):
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


@pytest.mark.parametrize("style", STYLES)
def test_eight_years_of_a_stranger_come_out_cell_for_cell(style):
    table = stranger(style)
    (grid,) = grids(table.content)
    heading, *lines = grid.lines
    assert heading.cells == tuple(table.columns)
    assert len(lines) == len(table.rows) + table.unanswered
    place = [*table.columns.values()].index("note")
    notes = [line.cells[place] for line in lines if len(line.cells) > place]
    assert [str(note) for note in notes if note != ""] == [
        row.note for row in table.rows if row.note != ""
    ]


def test_a_workbook_tells_days_times_and_numbers():
    table = stranger("workbook")
    (grid,) = grids(table.content)
    told = [line for line in grid.lines[1:] if len(line.cells) > 2]
    for line, row in zip(told, table.rows, strict=True):
        cells = (*line.cells, "", "", "")[:5]
        assert cells[:2] == (row.wall.date(), row.wall.time())
        assert cells[2] == ("" if row.soreness is None else row.soreness)
        assert cells[3] == ("" if row.sleep_hours is None else row.sleep_hours)
        assert cells[4] == row.note


@pytest.mark.parametrize("style", ["29_xlsx.xlsx", "97_ods.ods"])
def test_a_small_workbook_is_read(style):
    (grid,) = grids((CASES / style).read_bytes())
    first = next(line for line in grid.lines if isinstance(line.cells[0], date | datetime))
    assert first.cells[0] == date(2026, 3, 14)
    assert isinstance(first.cells[1], time)
    assert first.cells[2] == 5


# What is no table.

NONE = {
    b"": "the file is empty",
    b"\xef\xbb\xbf\r\n \r\n": "the file is empty",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR": "this is not a table but a picture",
    b"%PDF-1.7\n%\xe2\xe3": "this is not a table but a PDF document",
    b'{"format": "ptdiary", "entries": []}': "this is not a table but JSON",
    b'[{"a": 1},\n {"a": 2}]\n': "this is not a table but JSON",
    b'{"at": 1, "b": 2}\n{"at": 2, "b": 3}\n': "this is not a table but JSON",
    b"[" * 100_000: "this is not a table but JSON",
    b"\x7fELF\x02\x01\x01\0": "this is not a table but a program",
    b"#!/bin/sh\necho a, b\n": "this is not a table but a program",
    b"<!DOCTYPE html><table><tr><td>1</table>": "this is not a table but a web page",
    bytes(range(1, 256)) * 9: "this is not a table: it is not a text",
    b"Dear diary.\nMy back hurts.\n": "this is not a table: none of its lines has two cells",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512): "this is a workbook of an old kind",
}


@pytest.mark.parametrize("content", NONE, ids=range(len(NONE)))
def test_what_is_no_table_is_refused_in_a_sentence(content):
    with pytest.raises(DocumentError) as refused:
        grids(content)
    assert str(refused.value).startswith(NONE[content])
    assert "\n" not in str(refused.value)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("ptdiary.tables.decoding.LARGEST_FILE", 1000)
    with pytest.raises(DocumentError, match="larger than"):
        grids(b"a,b\n" * 251)
    assert document.LARGEST_FILE == 64 * 2**20


# A packed folder.


def packed(files):
    content = BytesIO()
    with ZipFile(content, "w") as made:
        for name, each in files.items():
            made.writestr(name, each)
    return content.getvalue()


def test_the_tables_of_a_packed_folder_are_known_by_their_names():
    content = packed({
        "Export/Checkmarks.csv": "Date,Walk\n2026-03-14,2\n",
        "Export/Habits.CSV": "Position;Name\n1;Walk\n",
        "Export/empty.csv": "\n",
        "Export/README.txt": "These are your tables.",
        "__MACOSX/Export/._Habits.csv": b"\0\5\x16\7" * 20,
    })  # fmt: skip
    checkmarks, habits = grids(content)
    assert (checkmarks.name, habits.name) == ("Checkmarks", "Habits")
    assert habits.lines[1].cells == ("1", "Walk")


def test_a_fault_in_a_packed_folder_is_told_by_its_file():
    with pytest.raises(DocumentError, match=r"^a/b\.csv: this is not a table"):
        grids(packed({"a/b.csv": "no cells here"}))
    with pytest.raises(DocumentError, match="another kind"):
        grids(packed({"notes.txt": "a,b\n1,2"}))
    with pytest.raises(DocumentError, match="empty"):
        grids(packed({"a.csv": ""}))


def test_the_diary_s_own_folder_may_be_packed(tmp_path):
    document = random_document(Random(3))
    export_csv(document.diary, tmp_path / "tables")
    content = packed(
        {f"tables/{each.name}": each.read_bytes() for each in (tmp_path / "tables").iterdir()}
    )
    assert set(own_tables(grids(content))) == set(NAMES)


# Pasted.


def test_what_a_spreadsheet_puts_on_the_clipboard_is_a_table():
    grid = pasted('Date\tPain\tNote\r\n3/14/2026\t5\t"a\nb, ""c"""\r\n3/15/2026\t\t\r\n')
    assert [line.cells for line in grid.lines] == [
        ("Date", "Pain", "Note"),
        ("3/14/2026", "5", 'a\nb, "c"'),
        ("3/15/2026",),
    ]
    assert grid.separator == "\t"


def test_half_a_letter_in_what_is_pasted_is_no_bug():
    grid = pasted("date\tnote\n2026-03-14\tow \ud83d\n")
    assert grid.lines[1].cells == ("2026-03-14", "ow ?")
    with pytest.raises(DocumentError, match="is empty"):
        pasted(" \n")


def test_how_far_it_is_is_told():
    told = []
    grids(b"date,soreness\n" + b"2026-03-14,5\n" * 1000, lambda done, of: told.append((done, of)))
    assert told[0] == (0, 1002)
    assert told[-1] == (1002, 1002)
    assert told == sorted(told)


def test_the_expectations_name_the_files_that_are_there():
    expected = json.loads((CASES / "expected.json").read_text("utf-8"))
    there = {each.name for each in CASES.iterdir() if each.is_file()}
    assert set(expected) == there - {"expected.json", "README.md"}
    with ZipFile(CASES / "29_xlsx.xlsx") as workbook:
        assert workbook.testzip() is None
