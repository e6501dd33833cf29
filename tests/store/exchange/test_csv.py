"""The diary as tables for a spreadsheet."""

import csv
import io
import re
from pathlib import Path

from hypothesis import example, given, settings

from ptdiary.diary.consultation import Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.diary.entry import (
    Checks,
    Entry,
    NerveSigns,
    Sides,
)
from ptdiary.diary.plan import Appointment
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.store.exchange.csv import csv_files, export_csv
from tests.clocks import NOW
from tests.records import records
from tests.source import ROOT
from tests.tables.test_cell_text import UNSEEN, begins_a_formula

FULL = Entry(
    id="e1", at=NOW, written_at=NOW, soreness=4, quality=("sharp", "dull_ache"),
    regions=("lumbar.left",), nerve_signs=NerveSigns(numbness=Sides(left="new")), sleep_hours=7.5,
    checks=Checks(saddle="no", fever="declined"), worse_with=("sitting", "cold; damp"),
    note='Two\nlines, "quoted"; =1+1', private_note="secret",
)  # fmt: skip


def rows_of(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def entries_of(diary):
    return csv_files(diary)["entries.csv"]


def test_a_diary_becomes_a_folder_of_tables(tmp_path):
    session = Session(id="s", ended_at=NOW, exercises=(Exercise(name="bridge", new=True),))
    diary = Diary(entries=(FULL,), sessions=(session,), profile=Profile(name="Ada"))
    export_csv(diary, tmp_path / "out")
    assert {each.name for each in (tmp_path / "out").iterdir()} == {
        "activities.csv", "appointments.csv", "consultations.csv", "entries.csv", "exercises.csv",
        "plan.csv", "profile.csv", "questions.csv", "ratings.csv", "sessions.csv", "known.csv",
        "holds.csv", "medicine_doses.csv", "experiments.csv", "outlooks.csv",
    }  # fmt: skip
    (exercise,) = rows_of((tmp_path / "out" / "exercises.csv").read_bytes())
    assert (exercise["session_id"], exercise["name"], exercise["new"]) == ("s", "bridge", "true")
    (profile,) = rows_of((tmp_path / "out" / "profile.csv").read_bytes())
    assert profile["name"] == "Ada"


def test_an_entry_is_a_row_and_what_was_not_answered_is_empty():
    (row,) = rows_of(entries_of(Diary(entries=(FULL,))))
    assert row["at"] == "2026-11-21T12:00:00+00:00"
    assert row["soreness"] == "4"
    assert row["quality"] == "sharp; dull_ache"
    assert row["nerve_signs_numbness_left"] == "new"
    assert row["checks_fever"] == "declined"
    assert row["checks_bladder"] == ""
    assert row["movement"] == ""
    assert row["note"] == 'Two\nlines, "quoted"; =1+1'


def test_the_day_and_the_hour_come_first_and_what_version_2_added_last():
    tables = {
        name: content.decode("utf-8-sig").splitlines()[0].split(",")
        for name, content in csv_files(Diary(entries=(FULL,))).items()
    }
    for name, at in {
        "entries": "at", "sessions": "ended_at", "consultations": "at", "appointments": "at",
        "questions": "written_at", "medicine_doses": "at", "experiments": "agreed_at",
        "outlooks": "said_at",
    }.items():  # fmt: skip
        assert tables[f"{name}.csv"][:4] == ["date", "time", at, "id"]
    for name, at, owner in (("ratings", "at", "activity_id"), ("holds", "since", "plan_id")):
        assert tables[f"{name}.csv"][:4] == ["date", "time", at, owner]
    assert tables["known.csv"][:3] == ["date", "time", "since"]
    added = tables["entries.csv"].index("left_out") + 1
    assert {"spread_told", "checks_sudden_weakness", "nerve_signs_tingling_one_side"} <= {
        *tables["entries.csv"][added:]
    }
    assert "checks_trauma_minor" in tables["entries.csv"][:added]
    (row,) = rows_of(entries_of(Diary(entries=(FULL,))))
    assert (row["date"], row["time"]) == ("2026-11-21", "12:00")


def test_each_record_that_has_a_time_has_its_day_and_hour_too():
    recorded = read_document((ROOT / "tests/recorded/version-2.json").read_bytes()).diary
    told = 0
    for name, content in csv_files(recorded).items():
        for row in rows_of(content):
            if not {"at", "since"}.isdisjoint(row):
                at = row.get("at") or row.get("since")
                hour = "" if row.get("time_unknown") else at[11:16]
                assert (row["date"], row["time"]) == (at[:10], hour), name
                told += 1
    assert told > 10


def test_an_hour_that_is_not_known_is_no_hour_in_a_table():
    entry = Entry(id="e", at=NOW, soreness=4, time_unknown=True)
    (row,) = rows_of(entries_of(Diary(entries=(entry,))))
    assert (row["date"], row["time"], row["time_unknown"]) == ("2026-11-21", "", "true")


def test_what_came_of_a_visit_and_the_answers_are_in_the_tables_and_in_the_document():
    visit = Appointment(
        id="v", at=NOW, with_whom="Dana Reyes", place="Clinic", note="Bring the page.",
        kept="yes", said="Walk.", changes="No plank.",
    )  # fmt: skip
    question = Question(
        id="q", text="May I run?", written_at=NOW, answered_at=NOW, answer="Yes.",
        appointment_id="v",
    )  # fmt: skip
    diary = Diary(appointments=(visit,), questions=(question,))
    tables = csv_files(diary)
    (row,) = rows_of(tables["appointments.csv"])
    told = ("with_whom", "place", "note", "kept", "said", "changes")
    assert [row[name] for name in told] == [
        "Dana Reyes", "Clinic", "Bring the page.", "yes", "Walk.", "No plank.",
    ]  # fmt: skip
    (row,) = rows_of(tables["questions.csv"])
    assert (row["answer"], row["appointment_id"]) == ("Yes.", "v")
    written = write_document(Document(exported_at=NOW, diary=diary))
    assert read_document(written).diary == diary


def test_each_list_of_the_document_is_a_table():
    recorded = read_document((ROOT / "tests/recorded/version-2.json").read_bytes()).diary
    files = csv_files(recorded)
    known, holds = rows_of(files["known.csv"]), rows_of(files["holds.csv"])
    assert [row["sign"] for row in known] == [each.sign for each in recorded.profile.known]
    assert [row["plan_id"] for row in holds] == ["id-0", "id-0", "id-1", "id-1"]
    (profile,) = rows_of(files["profile.csv"])
    assert profile["visit_note"] == recorded.visit_note
    outlook = rows_of(files["outlooks.csv"])[0]
    assert outlook["dots"] == "3; 4; 5; 6; 7; 8; 9; 10; 10; 10"
    assert rows_of(files["plan.csv"])[0]["from_day"] == "2026-11-20"


def test_private_notes_stay_at_home():
    for content in csv_files(Diary(entries=(FULL,))).values():
        assert b"secret" not in content
        assert b"private_note" not in content


def test_the_folder_is_written_whole(tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    export_csv(Diary(entries=(FULL,)), tmp_path / "out")
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"
    assert len(rows_of((tmp_path / "out" / "entries.csv").read_bytes())) == 1


def outside_quotes(content):
    return re.sub(r'"(?:[^"]|"")*"', "", content.decode("utf-8-sig"))


@given(entry=records(Entry))
@settings(max_examples=100)
@example(entry=Entry(id="e", at=NOW, note="stiff;=1+1", worse_with=("cold", "=1+1\t=2")))
def test_no_cell_is_parted_by_a_spreadsheet_that_takes_other_separators_too(entry):
    """As LibreOffice does, which would run what stands behind one."""
    content = entries_of(Diary(entries=(entry,)))
    outside = outside_quotes(content)
    assert set(outside).isdisjoint("; \t|")
    assert outside.count("\r\n") == outside.count("\n") == 2
    columns = outside.split("\r\n")[0].count(",")
    assert outside.split("\r\n")[1].count(",") == columns


@given(entry=records(Entry), session=records(Session), visit=records(Appointment))
@settings(max_examples=100)
def test_no_cell_of_any_table_begins_like_a_formula(entry, session, visit):
    diary = Diary(entries=(entry,), sessions=(session,), appointments=(visit,))
    for name, content in csv_files(diary).items():
        for row in rows_of(content):
            assert [cell for cell in row.values() if begins_a_formula(cell)] == [], name


def test_a_note_that_looks_like_a_formula_is_guarded_whatever_unseen_stands_before_it():
    for unseen in ("", *UNSEEN):
        entry = Entry(id="e", at=NOW, note=f"{unseen}=1+1", worse_with=(f"{unseen}@x", "cold"))
        (row,) = rows_of(entries_of(Diary(entries=(entry,))))
        assert row["note"] == f"'{unseen}=1+1"
        assert row["worse_with"] == f"'{unseen}@x; cold"
