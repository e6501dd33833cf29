"""`ptdiary import`: tables as people have them, what is asked, and what it would come to."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from xlsxwriter import Workbook

from ptdiary.diary.document import read_document
from ptdiary.store import Store
from ptdiary.wall_clock import now_here
from tests.cli.command_line import document, entry, ptdiary, write
from tests.clocks import LONDON, NEW_YORK

KEYS = [
    "entries", "sessions", "medicine_doses", "columns", "added", "same", "left_out",
    "refused_rows", "asks",
]  # fmt: skip


def done(*arguments, cwd, **more):
    """A command that has to work, and what it printed."""
    ended = ptdiary(*arguments, cwd=cwd, **more)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def refusal(*arguments, cwd):
    """The one line of a command that is refused, having written nothing."""
    before = {each: each.read_bytes() for each in cwd.rglob("*") if each.is_file()}
    ended = ptdiary(*arguments, cwd=cwd)
    assert ended.returncode == 2, ended
    assert ended.stderr.count("\n") == 1
    assert {each: each.read_bytes() for each in cwd.rglob("*") if each.is_file()} == before
    return ended.stderr.rstrip("\n")


def told(*arguments, cwd, **more):
    """What `--json` says."""
    return json.loads(done("import", *arguments, "--json", cwd=cwd, **more))


@pytest.fixture
def table(tmp_path):
    """A function that writes a table into a file."""

    def written(text, name="pain.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


def entries(tmp_path, name="mine.ptdiary"):
    with Store.open(tmp_path / name, read_only=True) as store:
        return store.read().entries


# Documents


def test_a_document_is_told_as_one_object(tmp_path):
    diary = write(tmp_path / "diary.json", document())
    said = told("mine.ptdiary", "diary.json", cwd=tmp_path)
    assert list(said) == KEYS
    written = json.loads(diary.read_bytes())["entries"]
    assert [each.pop("private_note", None) for each in written] == [None, None, "only for me"]
    assert said["entries"] == written
    assert (said["sessions"], said["medicine_doses"], said["added"], said["same"]) == (1, 0, 5, 0)
    assert (said["columns"], said["left_out"], said["refused_rows"], said["asks"]) == (
        {},
        [],
        [],
        [],
    )
    again = told("mine.ptdiary", "diary.json", cwd=tmp_path)
    assert (again["added"], again["same"]) == (0, 5)


def test_what_is_changed_is_told_too(tmp_path):
    write(tmp_path / "diary.json", document())
    done("import", "mine.ptdiary", "diary.json", cwd=tmp_path)
    later = document(exported_at="2025-03-05T16:00:00+00:00",
                     entries=[entry("e1", "2025-03-03T08:00:00+00:00", 7)])  # fmt: skip
    said = told("mine.ptdiary", write(tmp_path / "later.json", later), cwd=tmp_path)
    assert (said["added"], said["changed"], said["same"]) == (0, 1, 2)


def test_a_dry_run_makes_no_diary_file_and_no_copy(tmp_path):
    write(tmp_path / "diary.json", document())
    said = done("import", "mine.ptdiary", "diary.json", "--dry-run", cwd=tmp_path)
    assert said == (
        "mine.ptdiary: nothing was written. 5 would be added, 0 changed, 0 left as they are.\n"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["diary.json"]


def test_a_dry_run_leaves_a_diary_to_the_byte(tmp_path):
    write(tmp_path / "diary.json", document())
    done("import", "mine.ptdiary", "diary.json", cwd=tmp_path)
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    other = write(tmp_path.parent / "other.json", document(entries=[
        entry("e9", "2025-03-04T08:00:00+00:00", 1)]))  # fmt: skip
    said = told("mine.ptdiary", other, "--dry-run", cwd=tmp_path)
    assert (said["added"], said["same"]) == (1, 2)
    replaced = done("import", "mine.ptdiary", other, "--dry-run", "--replace", cwd=tmp_path)
    assert "1 would be added" in replaced
    assert "3 removed" in replaced
    after = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    assert after == before


def test_what_a_file_is_is_told_by_its_content(tmp_path):
    write(tmp_path / "diary.csv", document())
    assert "5 added" in done("import", "mine.ptdiary", "diary.csv", cwd=tmp_path)
    (tmp_path / "mine.txt").write_bytes((tmp_path / "mine.ptdiary").read_bytes())
    assert "5 added" in done("import", "other.ptdiary", "mine.txt", cwd=tmp_path)
    marked = b"\xef\xbb\xbf\n" + (tmp_path / "diary.csv").read_bytes()
    (tmp_path / "marked").write_bytes(marked)
    assert "5 added" in done("import", "third.ptdiary", "marked", cwd=tmp_path)


@pytest.mark.parametrize("option", ["--columns a=day", "--dates dmy", "--scale 0-100", "--round up",
                                    "--hour 8", "--sheet one"])  # fmt: skip
def test_what_only_a_table_takes_is_refused_of_a_document(option, tmp_path):
    write(tmp_path / "diary.json", document())
    said = refusal("import", "mine.ptdiary", "diary.json", *option.split(" "), cwd=tmp_path)
    assert said == f"{option.split(' ')[0]}: is of tables, and diary.json is none"


# Tables

WEEK = "Date,Time,Pain level,Note\n13/03/2026,8:15,4,stiff\n14/03/2026,19:45,6,\n"


def test_a_strangers_table_comes_in_once(tmp_path, table):
    name = table(WEEK)
    said = told("mine.ptdiary", name, cwd=tmp_path)
    assert list(said) == KEYS
    assert said["columns"] == {"Date": "day", "Time": "time", "Pain level": "soreness",
                               "Note": "note"}  # fmt: skip
    assert (said["added"], said["same"]) == (2, 0)
    assert [(each["soreness"], each.get("note")) for each in said["entries"]] == [
        (4, "stiff"), (6, None),
    ]  # fmt: skip
    kept = entries(tmp_path)
    assert [each.at.replace(tzinfo=None) for each in kept] == [
        datetime(2026, 3, 13, 8, 15), datetime(2026, 3, 14, 19, 45),  # noqa: DTZ001 on the wall
    ]  # fmt: skip
    again = told("mine.ptdiary", name, cwd=tmp_path)
    assert (again["added"], again["same"]) == (0, 2)
    assert entries(tmp_path) == kept


def test_in_another_zone_the_same_table_adds_nothing(tmp_path, table):
    name = table(WEEK)
    done("import", "mine.ptdiary", name, cwd=tmp_path, TZ=LONDON)
    kept = entries(tmp_path)
    said = told("mine.ptdiary", name, cwd=tmp_path, TZ=NEW_YORK)
    assert (said["added"], said["same"]) == (0, 2)
    assert entries(tmp_path) == kept


def test_a_dry_run_of_a_table_writes_nothing(tmp_path, table):
    said = done("import", "mine.ptdiary", table(WEEK), "--dry-run", cwd=tmp_path)
    assert "2 would be added" in said
    assert [each.name for each in tmp_path.iterdir()] == ["pain.csv"]


def test_which_day_it_is_is_asked_and_answered_by_an_option(tmp_path, table):
    name = table("Date,Time,Pain\n3/4/2026,8:15,4\n5/6/2026,8:15,6\n")
    said = refusal("import", "mine.ptdiary", name, cwd=tmp_path)
    assert said == (
        "pain.csv: does the day or the month come first in 3/4/2026 (Date)?"
        " Say --dates dmy or --dates mdy"
    )
    ended = ptdiary("import", "mine.ptdiary", name, "--json", cwd=tmp_path)
    assert ended.returncode == 2
    asked = json.loads(ended.stdout)
    assert asked["asks"] == [
        {"about": "dates", "option": "--dates dmy or --dates mdy", "example": "3/4/2026"}
    ]
    assert (asked["added"], asked["same"]) == (0, 0)
    assert not (tmp_path / "mine.ptdiary").exists()
    for order, month in (("dmy", 4), ("mdy", 3)):
        done("import", f"{order}.ptdiary", name, "--dates", order, cwd=tmp_path)
        assert entries(tmp_path, f"{order}.ptdiary")[0].at.month == month


ASKED = {
    "scale": ("Date,Time,Pain\n13/03/2026,8:15,40\n14/03/2026,8:15,85\n",
              "--scale LOW-HIGH", ["--scale", "0-100"], [4, 8]),
    "round": ("Date,Time,Pain\n13/03/2026,8:15,4\n14/03/2026,8:15,5.5\n",
              "--round up, --round even or --round down", ["--round", "up"], [4, 6]),
}  # fmt: skip


@pytest.mark.parametrize("about", ASKED)
def test_what_is_asked_is_answered_by_the_option_that_it_names(about, tmp_path, table):
    text, option, answer, scores = ASKED[about]
    name = table(text)
    assert option in refusal("import", "mine.ptdiary", name, cwd=tmp_path)
    more = ["--round", "down"] if about == "scale" else []
    done("import", "mine.ptdiary", name, *answer, *more, cwd=tmp_path)
    assert [each.soreness for each in entries(tmp_path)] == scores


def test_a_day_without_an_hour_has_none_or_the_usual_one(tmp_path, table):
    name = table("Date,Pain\n13/03/2026,4\n14/03/2026,6\n")
    done("import", "mine.ptdiary", name, cwd=tmp_path)
    assert [each.time_unknown for each in entries(tmp_path)] == [True, True]
    done("import", "usual.ptdiary", name, "--hour", "20", cwd=tmp_path)
    assert {(each.at.hour, each.time_unknown) for each in entries(tmp_path, "usual.ptdiary")} == {
        (20, None)
    }


def test_the_hour_is_for_what_needs_one(tmp_path, table):
    name = table("Date,Pain,Meds\n13/03/2026,4,Advil 200mg\n14/03/2026,6,\n")
    asked = refusal("import", "mine.ptdiary", name, cwd=tmp_path)
    assert "medicines and sessions need an hour" in asked
    done("import", "mine.ptdiary", name, "--hour", "20", cwd=tmp_path)
    assert [each.time_unknown for each in entries(tmp_path)] == [True, True]


def test_that_a_rating_of_today_without_a_time_warns_of_nothing_is_said(tmp_path, table):
    today = now_here().date()
    said = {}
    for days in (1, 4):  # midnight may pass meanwhile
        name = table(f"Date,Pain\n{today - timedelta(days)},10\n")
        said[days] = done("import", "mine.ptdiary", name, "--dry-run", cwd=tmp_path)
    line = "Days without a time raise no warning. Write how it is now on Today.\n"
    assert [each.endswith(line) for each in said.values()] == [True, False]
    name = table(f"Date,Pain\n{today - timedelta(1)},10\n")
    assert line not in done("import", "m.ptdiary", name, "--dry-run", "--hour", "0", cwd=tmp_path)


def test_options_may_stand_between_the_names(tmp_path, table):
    name = table(WEEK)
    for words in (["--dry-run", "mine.ptdiary", name], ["mine.ptdiary", "--dry-run", name]):
        assert "2 would be added" in done("import", *words, cwd=tmp_path)
    assert "2 would be added" in done("import", "--sample", name, "--dry-run", cwd=tmp_path)


def test_columns_can_be_named(tmp_path, table):
    name = table('When,"How bad (0-10, worst)",Slept\n2026-03-13 08:15,4,7.5\n')
    columns = "When=at,how bad (0-10, worst)=soreness,Slept=sleep_hours"
    said = told("mine.ptdiary", name, "--columns", columns, cwd=tmp_path)
    assert list(said["columns"]) == ["When", "How bad (0-10, worst)", "Slept"]
    assert said["columns"] == {"When": "at", "How bad (0-10, worst)": "soreness",
                               "Slept": "sleep_hours"}  # fmt: skip
    assert (said["entries"][0]["soreness"], said["entries"][0]["sleep_hours"]) == (4, 7.5)
    left = told("other.ptdiary", name, "--columns", "When=at", "--columns",
                "How bad (0-10, worst)=soreness,Slept=-", cwd=tmp_path)  # fmt: skip
    assert left["columns"]["Slept"] == "-"
    assert "sleep_hours" not in left["entries"][0]


def test_the_halves_of_a_day_come_in_each_once(tmp_path, table):
    name = table("Date,AM pain,PM pain\n2026-03-01,3,5\n2026-03-02,2,6\n")
    said = told("mine.ptdiary", name, cwd=tmp_path)
    assert (said["added"], said["asks"]) == (4, [])
    named = ["--columns", "AM pain=soreness,PM pain=soreness"]
    again = told("mine.ptdiary", name, *named, cwd=tmp_path)
    assert (again["added"], again["same"]) == (0, 4)
    assert [(each.soreness, each.note) for each in entries(tmp_path)] == [
        (3, "AM"), (5, "PM"), (2, "AM"), (6, "PM"),
    ]  # fmt: skip


def test_each_column_that_may_be_of_scores_is_asked_about_until_it_is_named(tmp_path, table):
    name = table("Datum,Morning,Noon,Evening\n2026-03-01,3,4,5\n2026-03-02,2,2,6\n")
    columns: list[str] = []
    for heading in ("Morning", "Noon", "Evening"):
        named = ["--columns", ",".join(columns)] if columns else []
        asked = refusal("import", "mine.ptdiary", name, *named, cwd=tmp_path)
        assert f"what is the column {heading}, " in asked
        assert not any(f"what is the column {each.partition('=')[0]}, " in asked
                       for each in columns)  # fmt: skip
        columns.append(f"{heading}=soreness")
    done("import", "mine.ptdiary", name, "--columns", ",".join(columns), cwd=tmp_path)
    assert [each.soreness for each in entries(tmp_path)] == [3, 4, 5, 2, 2, 6]


def test_days_without_a_year_are_refused_in_one_line(tmp_path, table):
    name = table("Date,Pain\n28 Nov,3\n29 Nov,2\n")
    assert refusal("import", "mine.ptdiary", name, cwd=tmp_path) == (
        "pain.csv: no day has a year, as in '28 Nov': write the year into the table"
    )


def test_a_bad_row_is_kept_out_and_said(tmp_path, table):
    rows = "".join(f"{day}/03/2026,8:15,4\n" for day in range(10, 28))
    name = table(f"Date,Time,Pain\n{rows}14/03/0026,8:15,4\n15/03/2026,9:15,bad\n\nAverage,,4\n")
    said = told("mine.ptdiary", name, "--dry-run", cwd=tmp_path)
    assert [(each["line"], each["column"], each["text"]) for each in said["refused_rows"]] == [
        (20, "Date", "14/03/0026"), (21, "Pain", "bad"),
    ]  # fmt: skip
    assert all(each["why"] for each in said["refused_rows"])
    assert {"line": 23, "why": "total"} in said["left_out"]
    first, kept, left = done("import", "mine.ptdiary", name, cwd=tmp_path).splitlines()
    assert first.startswith("mine.ptdiary: 18 added")
    assert kept.startswith("2 rows were kept out: line 20, Date: ")
    assert "line 23: it is a total or an average" in left


def test_the_columns_that_are_left_out_are_named(tmp_path, table):
    name = table("Date,Pain,Steps,Weight\n2026-03-13,4,8000,81\n2026-03-14,5,9000,82\n")
    _, left = done("import", "mine.ptdiary", name, "--dry-run", cwd=tmp_path).splitlines()
    assert left == "Left out: the columns Steps and Weight."
    name = table("Date,Pain,Steps\n2026-03-13,4,8000\n2026-03-14,5,9000\n")
    said = done("import", "mine.ptdiary", name, "--dry-run", cwd=tmp_path)
    assert said.endswith("Left out: the column Steps.\n")


def test_a_table_of_bad_rows_is_refused_with_the_first_reasons(tmp_path, table):
    name = table("Date,Time,Pain\n13/03/2026,8:15,bad\n14/03/2026,8:15,worse\n")
    said = refusal("import", "mine.ptdiary", name, cwd=tmp_path)
    assert said.startswith("pain.csv: line 2, Pain: ")
    assert said.endswith(
        "Take the column Pain as a note, or leave it out:"
        ' --columns "Pain=note" or --columns "Pain=-"'
    )
    done("import", "noted.ptdiary", name, "--columns", "Pain=note", cwd=tmp_path)
    assert [each.note for each in entries(tmp_path, "noted.ptdiary")] == ["Pain: bad",
                                                                         "Pain: worse"]  # fmt: skip
    ended = ptdiary("import", "mine.ptdiary", name, "--json", cwd=tmp_path)
    assert ended.returncode == 2
    assert [each["text"] for each in json.loads(ended.stdout)["refused_rows"]] == ["bad", "worse"]


WRONG = {
    "--columns Foo=day": "--columns: 'Foo' is not a column of this file; it has Date, Time, Pain",
    "--columns Pain": "--columns: 'Pain' names no field, as Pain=soreness does",
    "--columns Pain=ache": "--columns: 'ache' is not a field: `ptdiary import --help` lists them",
    "--scale 100": "--scale: '100' is not a scale like 0-100",
    "--scale 100-0": "--scale: '100-0' is not a scale like 0-100",
    "--hour 24": "--hour: '24' is not an hour from 0 to 23",
    "--hour noon": "--hour: 'noon' is not an hour from 0 to 23",
    "--sheet June": "--sheet: 'June' is not a sheet of this file; it has no sheets",
    "--dates dym": "ptdiary import: argument --dates: invalid choice: 'dym'",
    "--round off": "ptdiary import: argument --round: invalid choice: 'off'",
    "--replace": "--replace: pain.csv holds tables, which cannot hold a whole diary",
}


@pytest.mark.parametrize("option", WRONG)
def test_an_option_that_cannot_be_is_named(option, tmp_path, table):
    name = table("Date,Time,Pain\n13/03/2026,8:15,4\n")
    said = refusal("import", "mine.ptdiary", name, *option.split(" "), cwd=tmp_path)
    assert said.startswith(WRONG[option])


def test_a_sheet_is_asked_for_where_more_than_one_holds_a_table(tmp_path):
    with Workbook(tmp_path / "pain.xlsx") as book:
        for name, score in (("June", 5), ("July", 7)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Date", "Pain"])
            sheet.write_row(1, 0, ["2026-03-14", score])
        book.add_worksheet("Notes").write_row(0, 0, ["how", "to"])
        book.add_worksheet("Empty")
    said = refusal("import", "mine.ptdiary", "pain.xlsx", cwd=tmp_path)
    assert said == ('pain.xlsx: which sheet of June, July? Say --sheet "June" or --sheet "July"')
    ended = ptdiary("import", "mine.ptdiary", "pain.xlsx", "--json", cwd=tmp_path)
    assert json.loads(ended.stdout)["asks"] == [
        {"about": "sheet", "option": '--sheet "June" or --sheet "July"', "example": "June"}
    ]
    said = told("mine.ptdiary", "pain.xlsx", "--sheet", "july", cwd=tmp_path)
    assert [each["soreness"] for each in said["entries"]] == [7]
    assert refusal("import", "mine.ptdiary", "pain.xlsx", "--sheet", "May", cwd=tmp_path) == (
        "--sheet: 'May' is not a sheet of this file; it has June, July, Notes"
    )


@pytest.mark.parametrize("others", [(), ("Cover",), ("June",)])
def test_a_hidden_sheet_is_offered_only_where_no_other_holds_a_table(others, tmp_path):
    with Workbook(tmp_path / "pain.xlsx") as book:
        for name in (*others, "Old"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Patient", "Diary"] if name == "Cover" else ["Date", "Pain"])
            sheet.write_row(1, 0, ["J.", "Doe"] if name == "Cover" else ["2026-03-14", len(name)])
        if others:
            book.get_worksheet_by_name("Old").hide()
    said = told("mine.ptdiary", "pain.xlsx", cwd=tmp_path)
    assert [each["soreness"] for each in said["entries"]] == [4 if "June" in others else 3]


def test_the_object_is_plain_letters_whatever_the_table_holds(tmp_path, table):
    name = table("Datum,Zeit,Schmerz,Notiz\n14.03.2026,8:15,4,Rücken 😀\n")
    said = done("import", "mine.ptdiary", name, "--json", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert json.loads(said)["entries"][0]["note"] == "Rücken 😀"


# The diary's own tables


@pytest.fixture
def diary(tmp_path):
    """A diary file with a session and three entries, one with a private note."""
    write(tmp_path / "diary.json", document())
    done("import", "mine.ptdiary", "diary.json", cwd=tmp_path)
    return "mine.ptdiary"


@pytest.mark.parametrize(("form", "out"), [("csv", "tables"), ("xlsx", "diary.xlsx")])
def test_the_diarys_own_tables_come_back_whole(form, out, tmp_path, diary):
    done("export", diary, "--format", form, "--out", out, cwd=tmp_path)
    said = told("new.ptdiary", out, cwd=tmp_path)
    assert (said["sessions"], len(said["entries"]), said["added"]) == (1, 3, 5)
    done("export", "new.ptdiary", "--format", "json", "--out", "new.json", cwd=tmp_path)
    new, old = (
        read_document((tmp_path / name).read_bytes()).diary for name in ("new.json", "diary.json")
    )
    without = [replace(each, private_note=None) for each in old.entries]
    assert new == replace(old, entries=tuple(without))
    again = told(diary, out, cwd=tmp_path)  # where it came from
    assert (again["added"], again["same"], "changed" in again) == (0, 5, False)
    assert entries(tmp_path)[2].private_note == "only for me"


def test_tables_replace_no_diary_and_take_no_options(tmp_path, diary):
    done("export", diary, "--format", "csv", "--out", "tables", cwd=tmp_path)
    assert refusal("import", diary, "tables", "--replace", cwd=tmp_path) == (
        "--replace: tables holds tables, which cannot hold a whole diary"
    )
    assert refusal("import", diary, "tables", "--dates", "dmy", cwd=tmp_path).startswith("--dates")


def test_a_fault_in_the_diarys_own_tables_names_file_line_and_column(tmp_path, diary):
    done("export", diary, "--format", "csv", "--out", "tables", cwd=tmp_path)
    path = tmp_path / "tables" / "sessions.csv"
    path.write_text(path.read_text("utf-8-sig").replace("2025-03-03T10", "2025-13-03T10"), "utf-8")
    said = refusal("import", "new.ptdiary", "tables", cwd=tmp_path)
    assert said.startswith("tables: sessions.csv, line 2, ended_at: ")


def test_a_folder_without_the_diarys_tables_is_refused(tmp_path, table):
    (tmp_path / "folder").mkdir()
    said = refusal("import", "new.ptdiary", "folder", cwd=tmp_path)
    assert said == "folder: this folder does not hold the tables that PT Diary writes"
    table(WEEK, "folder/entries.csv")
    said = refusal("import", "new.ptdiary", "folder", cwd=tmp_path)
    assert said == "folder: this folder does not hold the tables that PT Diary writes"


def test_one_of_the_diarys_own_tables_corrects_the_diary(tmp_path, diary):
    done("export", diary, "--format", "csv", "--out", "tables", cwd=tmp_path)
    path = tmp_path / "tables" / "entries.csv"
    again = told(diary, path, cwd=tmp_path)
    assert (again["added"], again["same"]) == (0, 3)
    path.write_text(path.read_text("utf-8-sig").replace(",e2,,5,", ",e2,,7,"), "utf-8")
    assert ",e2,,7," in path.read_text("utf-8")
    said = told(diary, path, cwd=tmp_path)
    assert (said["added"], said["changed"], said["same"]) == (0, 1, 2)
    assert [each.soreness for each in entries(tmp_path)] == [2, 7, 4]
    assert entries(tmp_path)[2].private_note == "only for me"


def test_the_diarys_own_sessions_come_in_by_themselves_and_add_nothing_else(tmp_path, diary):
    done("export", diary, "--format", "csv", "--out", "tables", cwd=tmp_path)
    again = told(diary, "tables/sessions.csv", cwd=tmp_path)
    assert (again["sessions"], again["entries"], again["added"], again["same"]) == (1, [], 0, 1)
    said = told("new.ptdiary", "tables/sessions.csv", cwd=tmp_path)
    assert (said["sessions"], said["entries"], said["added"]) == (1, [], 1)
