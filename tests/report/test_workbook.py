"""The workbook, as another library reads it."""

import csv
import io
import subprocess
import sys
import tempfile
from datetime import datetime, time, timedelta, timezone
from random import Random
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings

from ptdiary.diary import Diary, Entry, Exercise, Session
from ptdiary.diary.document import read_document
from ptdiary.paths import resource_text
from ptdiary.report.workbook import workbook
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.store.exchange.csv import csv_files
from ptdiary.words.dates import Times
from ptdiary.words.findings import NOT_A_CHECK_UP, advice, reason
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, NOW, computer_in
from tests.diaries import random_diary
from tests.diary.test_every_field import PATHS, shown_by
from tests.records import records
from tests.source import ROOT

BOOK = read_rulebook(resource_text("rules/rules.json"))
TIMES = Times()
PEOPLES = ["Days", "Sessions by day", "Findings"]


def made(diary, at=NOW, times=TIMES):
    return openpyxl.load_workbook(io.BytesIO(workbook(diary, BOOK, at, times)))


def rows_of(sheet):
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def recorded():
    return read_document((ROOT / "tests/recorded/version-2.json").read_bytes()).diary


def test_sheets_for_people_come_first_and_then_every_table_by_the_name_of_its_file():
    diary = recorded()
    sheets = made(diary).sheetnames
    assert sheets[:3] == PEOPLES
    assert [f"{name}.csv" for name in sheets[3:]] == list(csv_files(diary))


def test_only_the_sheets_for_people_are_seen():
    seen = [each.title for each in made(recorded()).worksheets if each.sheet_state == "visible"]
    assert seen == PEOPLES


def test_days_and_hours_are_real_ones_and_numbers_are_numbers():
    there = timezone(timedelta(hours=-9, minutes=-30))
    at = datetime(2026, 11, 20, 19, 58, 31, tzinfo=there)
    entry = Entry(id="e", at=at, soreness=4, sleep_hours=6.5, note="stiff", pain_relief="no")
    for zone in (LONDON, NEW_YORK, LORD_HOWE):
        with computer_in(zone):
            sheet = made(Diary(entries=(entry,)))["Days"]
        (row,) = rows_of(sheet)
        assert row["Date"] == datetime(2026, 11, 20)  # noqa: DTZ001 a day of no zone
        assert row["Time"] == time(19, 58)
        assert (row["Soreness, 0 to 10"], row["Hours of sleep"]) == (4, 6.5)
        assert (row["Note"], row["Painkiller in the 6 hours before"]) == ("stiff", "No")
        assert sheet["A2"].is_date
        assert sheet["B2"].number_format == "h:mm"


def test_hours_are_read_as_the_patient_reads_them():
    diary = Diary(entries=(Entry(id="e", at=NOW),))
    assert made(diary, times=Times(twelve_hours=True))["Days"]["B2"].number_format == "h:mm AM/PM"


def test_what_was_not_answered_is_an_empty_cell_and_no_zero():
    (row,) = rows_of(made(Diary(entries=(Entry(id="e", at=NOW),)))["Days"])
    said = {name: cell for name, cell in row.items() if cell is not None}
    assert said.keys() == {"Date", "Time", "Signs"}
    assert said["Signs"] == "Not answered"


def test_an_hour_that_is_not_known_is_said_to_be_unknown():
    entry = Entry(id="e", at=NOW, soreness=4, time_unknown=True)
    (row,) = rows_of(made(Diary(entries=(entry,)))["Days"])
    assert row["Time"] == "Not known"


def test_a_session_stands_with_its_exercises_and_what_followed():
    session = Session(
        id="s", started_at=NOW - timedelta(hours=3), ended_at=NOW - timedelta(hours=2),
        setting="clinic", effort=6, note="hard",
        exercises=(Exercise(name="Deadlift", sets=2, load="10 kg", new=True),
                   Exercise(name="Walking", done="not_today", skipped_why="rain")),
    )  # fmt: skip
    after = Entry(id="e", at=NOW - timedelta(hours=1), soreness=3)
    (row,) = rows_of(made(Diary(sessions=(session,), entries=(after,)))["Sessions by day"])
    assert (row["Began at"], row["Ended at"]) == (time(9, 0), time(10, 0))
    assert (row["Where"], row["Effort, 0 to 10"], row["Note"]) == ("At the clinic", 6, "hard")
    assert "Deadlift 2 sets with 10 kg" in row["What was done"]
    assert "left out: rain" in row["What happened in it"]
    assert row["Soreness before"] is None
    assert row["Highest soreness in the 72 hours after"] == 3


def test_findings_say_what_the_window_says_and_as_of_when():
    diary = Diary(entries=(
        Entry(id="a", at=NOW - timedelta(hours=30), soreness=3),
        Entry(id="b", at=NOW - timedelta(hours=2), soreness=8, travels="yes",
              regions=("calf.left",)),
    ))  # fmt: skip
    found = review(diary, BOOK, NOW).findings
    assert found
    sheet = made(diary)["Findings"]
    rows = rows_of(sheet)
    assert [row["Why"] for row in rows[: len(found)]] == [reason(each, TIMES) for each in found]
    first = rows[0]
    assert first["What to do"] == advice(found[0], diary, TIMES)
    assert first["How urgent"] in ("Emergency", "Urgent", "Important", "For your information")
    assert first["Date"].date() == found[0].date.date()
    below = [row["Date"] for row in rows[len(found) :] if row["Date"]]
    assert below[0].startswith("Worked out on Saturday 21 November 2026 at 12:00")
    assert below[-1] == NOT_A_CHECK_UP


def test_without_a_finding_the_sheet_says_that_nothing_is_known_about_today():
    below = [row["Date"] for row in rows_of(made(Diary())["Findings"]) if row["Date"]]
    assert below[0] == "The diary cannot tell how you are today"


def test_sheets_for_people_stay_readable_on_screen_and_paper():
    book = made(recorded())
    for name in PEOPLES:
        sheet = book[name]
        assert sheet.freeze_panes == "D2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("seed", range(5))
def test_the_exact_tables_hold_what_the_files_hold(seed):
    diary = random_diary(Random(seed)) if seed else recorded()
    assert_same_as_files(diary, made(diary, max_at(diary)))


def max_at(diary):
    return max([NOW, *(each.at for each in diary.entries)])


def assert_same_as_files(diary, book):
    for name, content in csv_files(diary).items():
        sheet = book[name.removesuffix(".csv")]
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        expected = [[cell.replace("\r\n", "\n") for cell in row] for row in csv.reader(text)]
        rows = sheet.iter_rows(values_only=True, max_col=len(expected[0]), max_row=len(expected))
        found = [["" if cell is None else str(cell) for cell in row] for row in rows]
        assert found == expected, name


@given(entry=records(Entry), session=records(Session))
@settings(max_examples=60, deadline=None)
def test_any_record_is_in_the_exact_tables_and_nothing_is_a_formula(entry, session):
    diary = Diary(entries=(entry,), sessions=(session,))
    at = max(NOW, entry.at, session.ended_at)
    content = workbook(diary, BOOK, at, TIMES)
    book = openpyxl.load_workbook(io.BytesIO(content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}  # a formula would be "f"
    with ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "sheet" in name]
    assert not any(b"<f>" in part or b"<hyperlink" in part for part in sheets)


@pytest.mark.parametrize("note", ["=1+1", "{=1}", "http://x.org", "mailto:a@b", "-2", "\u200b=1"])
def test_a_note_is_text_whatever_it_looks_like(note):
    book = made(Diary(entries=(Entry(id="e", at=NOW, note=note),)))
    cells = [cell for row in book["Days"].iter_rows(min_row=2) for cell in row]
    (of_note,) = [cell for cell in cells if cell.value == note]
    assert (of_note.data_type, of_note.hyperlink) == ("s", None)
    assert of_note.quotePrefix  # it stays one where somebody opens the cell


def test_private_notes_stay_at_home():
    entry = Entry(id="e", at=NOW, note="open", private_note="zebra")
    content = workbook(Diary(entries=(entry,)), BOOK, NOW, TIMES)
    with ZipFile(io.BytesIO(content)) as parts:
        whole = b"".join(map(parts.read, parts.namelist()))
    assert b"open" in whole
    assert b"zebra" not in whole
    assert b"private" not in whole


def test_the_same_diary_at_the_same_moment_is_the_same_file():
    diary = recorded()
    assert workbook(diary, BOOK, NOW, TIMES) == workbook(diary, BOOK, NOW, TIMES)
    with computer_in(NEW_YORK):
        assert workbook(diary, BOOK, NOW, TIMES) == workbook(diary, BOOK, NOW, TIMES)
    created = made(diary).properties.created
    assert created == NOW.replace(tzinfo=None)


def test_nothing_of_the_diary_passes_through_a_temporary_file(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    assert workbook(recorded(), BOOK, NOW, TIMES)


def test_a_text_with_more_than_a_cell_holds_is_cut_and_says_so():
    note = "\N{GRINNING FACE}" * 20_000
    book = made(Diary(entries=(Entry(id="e", at=NOW, note=note),)))
    for name, heading in (("Days", "Note"), ("entries", "note")):
        cell = rows_of(book[name])[0][heading]
        assert len(cell.encode("utf-16-le")) <= 32_767 * 2
        assert cell.endswith("\N{GRINNING FACE}… (too long for a cell)")


NOT_SHOWN = {
    "id": "it says nothing to a reader; the exact table has it",
    "private_note": "it never leaves the computer in a table",
}


def test_every_field_of_an_entry_is_on_the_sheet_of_days():
    def on_sheet(entry):
        return rows_of(made(Diary(entries=(entry,)))["Days"])

    missing = {path for path in PATHS if not shown_by(on_sheet, path)}
    assert missing == NOT_SHOWN.keys()


def test_the_library_is_not_loaded_before_it_is_wanted():
    program = "import sys, ptdiary.report.workbook; print('xlsxwriter' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
