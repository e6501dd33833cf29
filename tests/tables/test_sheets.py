"""The sheets of workbooks: what kind each cell is, in which row it stands, and what is refused."""

import re
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from ptdiary.diary.fields import DocumentError
from ptdiary.tables import sheets as module
from ptdiary.tables.archive import packed_anew
from ptdiary.tables.grid import TableLine
from ptdiary.tables.sheets import sheets

CASES = Path(__file__).parents[1] / "cases" / "tables"
MARCH = datetime(2026, 3, 14)  # noqa: DTZ001 a workbook knows no zone


def book(fill, **options):
    content = BytesIO()
    with Workbook(content, {"in_memory": True} | options) as made:
        fill(made, made.add_worksheet("Diary"))
    return content.getvalue()


def only(content):
    (grid,) = sheets(content)
    return {line.number: line.cells for line in grid.lines}


def refusal(content):
    with pytest.raises(DocumentError) as refused:
        sheets(content)
    return str(refused.value)


def changed(content, name, change):
    """A workbook with one of its files changed."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        files = {each: packed.read(each) for each in packed.namelist()}
    return packed_anew(files | {name: change(files[name])})


SHEET = "xl/worksheets/sheet1.xml"


# Cells.


@pytest.mark.parametrize("from_1904", [False, True])
def test_each_cell_is_of_its_kind(from_1904):
    def fill(made, sheet):
        forms = {
            name: made.add_format({"num_format": name}) for name in ("d/m/yy", "h:mm", "[h]:mm")
        }
        sheet.write_row(0, 0, ["text", 5, 6.5, True])
        sheet.write_datetime(1, 0, MARCH, forms["d/m/yy"])
        sheet.write_datetime(1, 1, time(7, 40), forms["h:mm"])
        sheet.write_datetime(1, 2, MARCH.replace(hour=23, minute=59), forms["d/m/yy"])
        sheet.write_datetime(1, 3, timedelta(hours=7, minutes=40), forms["[h]:mm"])
        sheet.write_datetime(1, 4, timedelta(hours=26, minutes=30), forms["[h]:mm"])
        sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 1, "=2+3", None, 5)
        sheet.write_string(2, 2, "a\r\nb\vc\x01d\u2028e")
        sheet.write_string(2, 3, "46095")

    assert only(book(fill, date_1904=from_1904)) == {
        1: ("text", 5, 6.5, True),
        2: (MARCH.date(), time(7, 40), MARCH.replace(hour=23, minute=59), time(7, 40), "26:30"),
        3: ("", 5, "a\nb\ncd\ne", "46095"),
    }


def test_every_minute_of_a_day_is_read_as_it_was_typed():
    minutes = [MARCH + timedelta(minutes=number) for number in range(24 * 60)]

    def fill(made, sheet):
        day = made.add_format({"num_format": "d mmm yyyy h:mm"})
        hour = made.add_format({"num_format": "h:mm AM/PM"})
        for row, minute in enumerate(minutes):
            sheet.write_datetime(row, 0, minute, day)
            sheet.write_datetime(row, 1, minute.time(), hour)

    read = only(book(fill))
    assert list(read.values()) == [(minute, minute.time()) for minute in minutes]


def test_midnight_among_times_is_a_time_and_a_column_of_days_has_none():
    def fill(made, sheet):
        form = made.add_format({"num_format": "d/m/yy h:mm"})
        for row, hour in enumerate((9, 0, 21)):
            sheet.write_datetime(row, 0, MARCH.replace(hour=hour), form)
            sheet.write_datetime(row, 1, MARCH, form)

    read = only(book(fill))
    assert read[2] == (MARCH, date(2026, 3, 14))
    assert type(read[2][0]) is datetime
    assert type(read[1][1]) is date


def test_what_openpyxl_writes_is_read_too():
    made = openpyxl.Workbook()
    made.active.append(["When", "Pain", "Note"])
    made.active.append([MARCH.replace(hour=8, minute=15), 5, "stiff"])
    made.active["D1000"].number_format = "0.00"  # a cell with a form and nothing in it
    content = BytesIO()
    made.save(content)
    assert only(content.getvalue())[2] == (MARCH.replace(hour=8, minute=15), 5, "stiff")


# Rows and sheets.


def test_rows_have_the_numbers_that_the_workbook_shows():
    def fill(made, sheet):
        sheet.merge_range(3, 1, 3, 4, "My pain diary")
        sheet.write_row(5, 1, ["Day", "Pain"])
        sheet.write_row(6, 1, ["x", 5])
        sheet.write_row(9, 1, ["y", 6])
        sheet.write_blank(20, 20, None, made.add_format({"bold": True}))

    (grid,) = sheets(book(fill))
    assert [line.number for line in grid.lines] == [4, 6, 7, 10]
    assert grid.blank == (1, 2, 3, 5, 8, 9)
    assert grid.lines[0].cells == ("My pain diary",)


def test_each_sheet_that_holds_anything_is_a_table_by_its_name():
    def fill(made, sheet):
        sheet.write_row(0, 0, ["Day", "Pain"])
        made.add_worksheet("Leer")
        made.add_worksheet("Übungen").write_row(1, 0, ["Day", "Exercise"])
        chart = made.add_chart({"type": "line"})
        chart.add_series({"values": "=Diary!$A$1:$B$1"})
        made.add_chartsheet("Chart").set_chart(chart)

    first, second = sheets(book(fill))
    assert (first.name, second.name) == ("Diary", "Übungen")
    assert second.lines == (TableLine(2, ("Day", "Exercise")),)
    assert refusal(book(lambda _made, _sheet: None)) == "the workbook is empty"


def test_how_far_it_is_is_told_over_all_sheets():
    def fill(made, sheet):
        for each in (sheet, made.add_worksheet("More")):
            for row in range(500):
                each.write_row(row, 0, [row, 5])

    told = []
    sheets(book(fill), lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, 1000), (1000, 1000))


# .ods


def ods(rows):
    """The bytes of an .ods whose sheet has these rows, in its own marks."""
    table = f'<table:table table:name="Tagebuch">{rows}</table:table>'
    text = "application/vnd.oasis.opendocument.spreadsheet"
    return packed_anew({
        "mimetype": text.encode(),
        "META-INF/manifest.xml": b'<manifest:manifest xmlns:manifest="m"></manifest:manifest>',
        "content.xml": f'<office:document xmlns:office="o" xmlns:table="t" xmlns:text="x">'
        f"{table}</office:document>".encode(),
    })  # fmt: skip


def text_cell(text, more=""):
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def row(cells, times=1):
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{cells}</table:table-row>"


TWICE = ' table:number-columns-repeated="2"'


def empty(times):
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


def test_repeated_rows_and_cells_keep_their_places():
    content = ods(
        row(empty(1024), 3) + row(empty(1) + text_cell("Day") + text_cell("Pain"))
        + row(empty(1024), 5) + row(empty(1) + text_cell("x", TWICE), 2)
        + row(text_cell("y")) + row(empty(16384), 1_048_564)
    )  # fmt: skip
    (grid,) = sheets(content)
    assert {line.number: line.cells for line in grid.lines} == {
        4: ("", "Day", "Pain"), 10: ("", "x", "x"), 11: ("", "x", "x"), 12: ("y",),
    }  # fmt: skip
    assert (grid.name, grid.blank) == ("Tagebuch", (1, 2, 3, 5, 6, 7, 8, 9))


def test_days_times_and_numbers_of_ods():
    (grid,) = sheets((CASES / "97_ods.ods").read_bytes())
    assert [line.number for line in grid.lines] == [1, 4, 5, 6]
    assert grid.lines[2].cells == (date(2026, 3, 14), time(8, 15), 5, 6.5, True, "Rücken steif")
    assert grid.lines[3].cells == (date(2026, 3, 15), time(19, 45), 3, "", False, "two\nlines")


# What is refused.


@pytest.mark.parametrize(
    "content",
    [
        ods(row(text_cell("x"), 1_000_000) + row(empty(99) + text_cell("y"))),
        ods(row(text_cell("x", ' table:number-columns-repeated="16384"') * 1) * 1000),
        ods(row(text_cell("x")) + row(empty(9), 1_000_000) + row(empty(9) + text_cell("y"))),
        book(lambda _, sheet: (sheet.write(0, 0, 1), sheet.write(1_048_575, 16_383, 1))),
        book(lambda _, sheet: (sheet.write(0, 0, 1), sheet.write(999_999, 9, "far down"))),
        changed(
            book(lambda _, sheet: (sheet.write(0, 0, 1), sheet.write(1, 0, 2))), SHEET,
            lambda xml: xml.replace(b'row r="2"', b'row r="9000000"').replace(b'c r="A2"', b"c "),
        ),
    ],
    ids=range(6),
)  # fmt: skip
def test_a_sheet_that_would_fill_the_memory_is_refused_before_it_is_laid_out(content, monkeypatch):
    monkeypatch.setattr(module, "_read", lambda _content: pytest.fail("was read"))
    assert refusal(content) == "the workbook has more than 6,000,000 cells"


def test_a_row_below_the_last_that_a_spreadsheet_has_is_refused(monkeypatch):
    content = book(lambda _, sheet: (sheet.write(0, 0, 1), sheet.write(1, 0, 2)))
    monkeypatch.setattr(module, "_read", lambda _content: pytest.fail("was read"))
    for name in (b"A1048577", b"A10485760", b"A99999999999", b"ZZZZZZZ2"):
        below = changed(content, SHEET, lambda xml, name=name: xml.replace(b'"A2"', b'"%b"' % name))
        assert refusal(below) == "the workbook has more than 6,000,000 cells"


def test_a_sheet_wider_than_any_table_of_a_diary_is_refused():
    content = book(lambda _, sheet: (sheet.write(3, 0, "x"), sheet.write(3, 2000, "x")))
    assert refusal(content) == "Diary, line 4: has more than 2,000 cells"


@pytest.mark.parametrize("tag", [b"<c ", b'<c r="A1" ', b"<c><", b"<row ", b"<x:c r='", b' r="A1"'])
def test_tags_that_never_end_are_looked_at_once(tag):
    content = book(lambda _, sheet: sheet.write(0, 0, 1))
    broken = changed(content, SHEET, lambda xml: xml[:-20] + b"<c " + tag * 300_000)
    assert refusal(broken) == "the workbook is damaged and cannot be read"


def test_a_form_without_content_far_down_refuses_nothing():
    def fill(made, sheet):
        sheet.write_row(0, 0, ["Day", "Pain"])
        sheet.write_blank(1_048_575, 16_383, None, made.add_format({"bold": True}))

    assert only(book(fill)) == {1: ("Day", "Pain")}


def test_cells_that_do_not_say_where_they_are_stand_beside_each_other():
    content = book(lambda _, sheet: (sheet.write_row(0, 0, [1, 2]), sheet.write_row(1, 0, [3, 4])))
    bare = changed(content, SHEET, lambda xml: re.sub(rb' r="[A-Z]?\d"', b"", xml))
    assert only(bare) == {1: (1, 2), 2: (3, 4)}


@pytest.mark.parametrize("content", [CASES / "97_ods.ods", CASES / "29_xlsx.xlsx"], ids=str)
def test_a_sheet_that_does_not_end_is_damaged(content, monkeypatch):
    monkeypatch.setattr(module, "_read", lambda _content: pytest.fail("would never come back"))
    name = "content.xml" if content.suffix == ".ods" else SHEET
    for broken in (
        lambda xml: xml[: len(xml) * 2 // 3],
        lambda xml: b"no tag at first" + xml[: len(xml) * 2 // 3],
        lambda xml: xml.replace(b"UTF-8", b"UTF--1"),
        lambda xml: xml.replace(b"UTF-8", b"utf-7"),
        lambda _: b"",
    ):
        damaged = changed(content.read_bytes(), name, broken)
        assert refusal(damaged) == "the workbook is damaged and cannot be read"


def test_a_workbook_with_a_password_is_told():
    content = changed(
        ods(row(text_cell("x"))), "META-INF/manifest.xml",
        lambda _: b'<manifest:manifest xmlns:manifest="m"><manifest:file-entry>'
        b"<manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
    )  # fmt: skip
    assert refusal(content) == "the workbook has a password: save it without one"


def test_a_packed_file_of_another_kind_is_no_table():
    assert "packed file of another kind" in refusal(packed_anew({"word/document.xml": b"<a/>"}))
    assert "packed file of another kind" in refusal(packed_anew({}))
    assert "packed file of another kind" in refusal(packed_anew({"xl/workbook.bin": b"x"}))


def test_a_workbook_whose_files_are_damaged_is_refused(capfd):
    content = book(lambda _, sheet: sheet.write_row(0, 0, ["Day", "Pain"]))
    for name in ("xl/workbook.xml", "xl/sharedStrings.xml", SHEET):
        for at in (0, 100, 200):
            broken = changed(content, name, lambda xml, at=at: xml[: len(xml) - at - 1][:-20])
            try:
                sheets(broken)
            except DocumentError as error:
                assert str(error) in {  # noqa: PT017 either it is read, or that is said
                    "the workbook is damaged and cannot be read", "the workbook is empty",
                }  # fmt: skip
    assert capfd.readouterr().err == ""


def test_a_sheet_that_is_hidden_is_known_as_such():
    def fill(made, sheet):
        sheet.write_row(0, 0, ["Date", "Pain"])
        hidden = made.add_worksheet("Old")
        hidden.write_row(0, 0, ["Date", "Pain"])
        hidden.hide()

    assert [each.is_hidden for each in sheets(book(fill))] == [False, True]
