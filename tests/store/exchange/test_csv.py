"""Tables for a spreadsheet, and entries from one."""

import csv
import io
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from ptdiary.diary.columns import columns_of, reader_of, values_of
from ptdiary.diary.consultation import Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.diary.entry import (
    ArmPain,
    ArmPains,
    Checks,
    Entry,
    LegPain,
    LegPains,
    NerveSigns,
    Sides,
    Spread,
)
from ptdiary.diary.fields import DocumentError, plain_value
from ptdiary.diary.plan import Appointment
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.store.change import checked
from ptdiary.store.exchange.csv import csv_files, export_csv, import_csv, read_table
from ptdiary.store.exchange.document import Merged
from tests.clocks import LONDON, NEW_YORK, NOW, computer_in
from tests.diaries import random_diary
from tests.records import records
from tests.source import ROOT

MADRID = ZoneInfo("Europe/Madrid")
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


def imported(store, text, zone=UTC):
    return import_csv(store, text.encode(), NOW, zone)


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


def test_an_hour_that_is_not_known_is_no_hour_in_a_table(store):
    entry = Entry(id="e", at=NOW, soreness=4, time_unknown=True)
    content = entries_of(Diary(entries=(entry,)))
    (row,) = rows_of(content)
    assert (row["date"], row["time"], row["time_unknown"]) == ("2026-11-21", "", "true")
    import_csv(store, content, NOW)
    assert store.read().entries == (entry,)


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


def is_for_a_table(entry):
    """Private notes stay out; a row whose id is all blanks is given another."""
    return entry.private_note is None and bool(entry.id.strip())


@given(entry=records(Entry).filter(is_for_a_table))
@settings(max_examples=150)
def test_any_entry_comes_back_from_its_table(entry):
    """But for what a cell cannot say: blanks at the ends, an empty text, a semicolon in a list."""
    plain = as_a_cell_says(plain_value(entry))
    (row,) = read_table(entries_of(Diary(entries=(entry,))), NOW, None)
    made = row.record(None, reader_of(Entry))
    assert as_a_cell_says(plain_value(made)) == plain
    # it is kept as it is
    assert checked(made) == made
    columns = zip(columns_of(Entry), values_of(made), strict=True)
    assert row.filled == {each.name: value for each, value in columns if value is not None}


@given(entry=records(Entry))
@settings(max_examples=80)
def test_its_own_table_changes_nothing_in_any_entry(entry):
    (row,) = read_table(entries_of(Diary(entries=(entry,))), NOW, None)
    assert checked(row.record(entry, reader_of(Entry))) == checked(entry)


def as_a_cell_says(plain):
    if isinstance(plain, dict):
        said = {name: as_a_cell_says(value) for name, value in plain.items()}
        return {name: value for name, value in said.items() if value not in ("", [])}
    if isinstance(plain, list):
        items = [part.strip() for item in plain for part in str(item).split(";")]
        return [item for item in items if item]
    return plain.strip() if isinstance(plain, str) else plain


SPREADS = [
    None, Spread(), Spread(leg=LegPains(left=LegPain())),
    Spread(leg=LegPains(one_side=LegPain(reach="thigh")), arm=ArmPains(right=ArmPain())),
    Spread(arm=ArmPains(left=ArmPain(change="less"))),
]  # fmt: skip


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("before", SPREADS)
def test_where_pain_goes_can_be_told_in_a_table(store, before, spread):
    store.keep(replace(FULL, spread=before))
    import_csv(store, entries_of(Diary(entries=(replace(FULL, spread=spread),))), NOW)
    assert store.read().entries == (replace(FULL, spread=spread),)


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


def test_the_exact_time_counts_where_the_day_and_hour_are_there_too(store):
    text = "date,time,at\n2026-07-01,9:30,2026-07-02T10:15:30+02:00\n2026-07-03,8:00,\n"
    assert imported(store, text) == Merged(added=2)
    assert [each.at.isoformat() for each in store.read().entries] == [
        "2026-07-02T10:15:30+02:00", "2026-07-03T08:00:00+00:00",
    ]  # fmt: skip


def test_private_notes_stay_at_home():
    for content in csv_files(Diary(entries=(FULL,))).values():
        assert b"secret" not in content
        assert b"private_note" not in content


FORMULAS = [
    "=HYPERLINK(1)",
    "+1", "-2 better", "@SUM(A1)", "\tx", "  =1", "\n=1", "\uff1d1", "\uff20x", "'=1",
    "''+2", " -3", "\u200b=1", "\u202e\u00a0@x", "\ufeff\u00ad-1",
]  # fmt: skip


@pytest.mark.parametrize("note", FORMULAS)
def test_a_note_that_looks_like_a_formula_is_guarded_and_comes_back(store, note):
    content = entries_of(Diary(entries=(Entry(id="e", at=NOW, note=note),)))
    assert rows_of(content)[0]["note"] == f"'{note}"
    import_csv(store, content, NOW)
    assert store.read().entries[0].note == note


@pytest.mark.parametrize("note", ["plain", "'quoted'", "4 - 2", "a=b", "'tis better"])
def test_other_notes_stay_as_they_are(store, note):
    content = entries_of(Diary(entries=(Entry(id="e", at=NOW, note=note),)))
    assert rows_of(content)[0]["note"] == note
    import_csv(store, content, NOW)
    assert store.read().entries[0].note == note


def test_what_was_exported_comes_back_in_an_empty_diary(store):
    plain = replace(FULL, worse_with=("sitting", "cold"), private_note=None)
    content = entries_of(Diary(entries=(plain,)))
    assert import_csv(store, content, NOW) == Merged(added=1)
    assert store.read().entries == (plain,)


def test_entries_of_random_diaries_come_back_in_their_own_diary_unchanged(store):
    for seed in range(8):
        diary = random_diary(Random(seed))
        if not diary.entries:
            continue
        store.keep(*diary.entries)
        now = max(each.at for each in diary.entries)
        found = import_csv(store, entries_of(diary), now)
        assert found == Merged(same=len(diary.entries))


def test_importing_its_own_table_loses_nothing_that_a_table_cannot_say(store):
    store.keep(FULL)
    content = entries_of(store.read())
    assert import_csv(store, content, NOW) == Merged(same=1)
    assert store.read().entries == (FULL,)
    changed = content.replace(b",4,", b",5,", 1)
    assert import_csv(store, changed, NOW) == Merged(changed=1)
    assert store.read().entries == (replace(FULL, soreness=5),)
    assert store.history(Entry, "e1")[0].record == FULL


def test_a_simple_table_of_dates_and_times(store):
    text = "date,time,soreness,note\n2026-07-01,9:30,4,stiff\n2026-12-01,21:00,,\n"
    assert imported(store, text, MADRID) == Merged(added=2)
    first, second = store.read().entries
    assert first.at.isoformat() == "2026-07-01T09:30:00+02:00"
    assert (first.soreness, first.note) == (4, "stiff")
    assert second.at.isoformat() == "2026-12-01T21:00:00+01:00"
    assert (second.soreness, second.note) == (None, None)


def test_a_simple_table_twice_changes_nothing_and_a_corrected_one_corrects(store):
    text = "at,soreness\n2026-07-01 09:30,4\n2026-07-01 09:30,6\n2026-07-02 09:30,1\n"
    assert imported(store, text) == Merged(added=3)
    assert imported(store, text) == Merged(same=3)
    assert imported(store, text.replace(",6", ",7")) == Merged(same=2, changed=1)
    assert sorted(each.soreness for each in store.read().entries) == [1, 4, 7]


@pytest.mark.parametrize(
    "text",
    [
        "at;soreness;sleep_hours\n2026-07-01T09:30:00+02:00;4;7,5\n",
        "at\tsoreness\tsleep_hours\n2026-07-01T09:30:00+02:00\t4.0\t7.5\n",
        "\ufeffAt, Soreness ,sleep_hours\r\n2026-07-01T09:30:00+02:00,4,7.5\r\n\r\n",
    ],
)
def test_what_spreadsheets_of_the_world_write(store, text):
    assert imported(store, text) == Merged(added=1)
    (entry,) = store.read().entries
    assert (entry.soreness, entry.sleep_hours) == (4, 7.5)
    assert entry.at.isoformat() == "2026-07-01T09:30:00+02:00"


@pytest.mark.parametrize(
    ("zone", "typed", "kept"),
    [
        ("UTC", "2026-07-01 09:30", "2026-07-01T09:30:00+00:00"),
        (LONDON, "2026-07-01 09:30", "2026-07-01T09:30:00+01:00"),
        (NEW_YORK, "2026-07-01 09:30", "2026-07-01T09:30:00-04:00"),
        # clocks went forward and left this hour out
        (LONDON, "2026-03-29 01:30", "2026-03-29T01:30:00+00:30"),
        (NEW_YORK, "2026-03-08 02:30", "2026-03-08T02:30:00-04:30"),
    ],
)
def test_the_computers_own_zone_is_used_where_none_is_named(store, zone, typed, kept):
    with computer_in(zone):
        imported(store, f"at,soreness\n{typed},4\n", None)
    assert store.read().entries[0].at.isoformat() == kept


SCRIPTS = {"arabic": 0x660, "persian": 0x6F0, "devanagari": 0x966, "bengali": 0x9E6,
           "thai": 0xE50, "wide": 0xFF10}  # fmt: skip


@pytest.mark.parametrize("zero", SCRIPTS.values(), ids=SCRIPTS)
def test_the_digits_of_every_script_are_numbers_and_times(store, zero):
    def spelled(text):
        return text.translate({48 + n: chr(zero + n) for n in range(10)})

    rows = "date,time,soreness,sleep_hours,note\n"
    rows += ",".join((spelled("2026-07-01"), spelled("9:30"), spelled("10"), spelled("7.5")))
    imported(store, f"{rows},{spelled('3 pills')}\n")
    (entry,) = store.read().entries
    assert entry.at.isoformat() == "2026-07-01T09:30:00+00:00"
    assert (entry.soreness, entry.sleep_hours) == (10, 7.5)
    assert entry.note == spelled("3 pills")  # as it was written


WRONG = [
    ("", "line 1: has no column at, and no columns date and time"),
    ("soreness\n4\n", "line 1: has no column at, and no columns date and time"),
    ("date,soreness\n2026-07-01,4\n", "line 1: has no column at, and no columns date and time"),
    ("at,mood\n", "line 1, 'mood': is not a column that PT Diary knows"),
    ("at,note,at\n", "line 1, at: stands there twice"),
    ("at,date,time\n,2026-07-01,\n", "line 2, time: is missing"),
    ("at,soreness\n2026-07-01T09:30:00Z,11\n", "line 2, soreness: 11 is not between 0 and 10"),
    ("at,soreness\n2026-07-01T09:30:00Z,4.5\n", "line 2, soreness: 4.5 is not a whole number"),
    ("at,soreness\n2026-07-01T09:30:00Z,bad\n", "line 2, soreness: 'bad' is not a number"),
    ("at,soreness\n2026-07-01T09:30:00Z,nan\n", "line 2, soreness: nan is not a number"),
    ("at,soreness\n,4\n", "line 2, at: is missing"),
    ("date,time,soreness\n2026-07-01,,4\n", "line 2, time: is missing"),
    ("at\n01/07/2026 09:30\n",
     "line 2, at: '01/07/2026 09:30' is not a time like 2026-11-21T09:30:00+01:00"),
    ("at\n2026-02-30 09:30\n", "line 2, at: '2026-02-30 09:30' is not in the calendar"),
    ("at\n2030-01-01T00:00:00Z\n",
     "line 2, at: 2030-01-01T00:00:00Z is more than 366 days after today"),
    ("date,time\n0026-07-01,9:30\n",
     "line 2, at: 0026-07-01T9:30 is before the year 1900"),
    ("date,time\n0001-01-01,0:00\n",
     "line 2, at: 0001-01-01T0:00 is before the year 1900"),
    ("at\n1026-07-01T09:30:00Z\n", "line 2, at: 1026-07-01T09:30:00Z is before the year 1900"),
    ("at\n2126-07-01T09:30:00Z\n",
     "line 2, at: 2126-07-01T09:30:00Z is after the year 2100"),
    ("date,time\n26-07-01,9:30\n",
     "line 2, at: '26-07-01T9:30' is not a time like 2026-11-21T09:30:00+01:00"),
    ("at,soreness\n2026-07-01T09:30:00Z\n", "line 2: has 1 cells, and the heading has 2"),
    ('at,note\n2026-07-01T09:30:00Z,"a\nb"\n2026-07-02T09:30:00Z,ok\nx,y\n',
     "line 5, at: 'x' is not a time like 2026-11-21T09:30:00+01:00"),
    ("at,regions\n2026-07-01T09:30:00Z,lumbar.left; moon\n",
     "line 2, regions[1]: 'moon' is not one of the known words"),
    ("at,checks_saddle\n2026-07-01T09:30:00Z,maybe\n",
     "line 2, checks_saddle: 'maybe' is not one of yes, no, unsure, declined, known"),
    ("id,at\nx,2026-07-01T09:30:00Z\nx,2026-07-02T09:30:00Z\n",
     "line 3, id: the id 'x' stands there twice"),
    ('at,note\n2026-07-01T09:30:00Z,"open\n', "line 2: is not CSV (unexpected end of data)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_wrong_is_told_with_line_and_column_and_nothing_is_imported(store, text, told):
    good = "at,soreness\n2026-07-01T09:30:00Z,4\n"
    imported(store, good)
    before = store.read()
    with pytest.raises(DocumentError) as caught:
        imported(store, text)
    assert str(caught.value) == told
    assert store.read() == before


def test_an_empty_cell_of_somebody_elses_table_takes_nothing_away(store):
    """The next, longer table of the same program: what was added here since stays."""
    text = "date,time,soreness,note\n2026-07-01,9:30,4,\n"
    imported(store, text)
    (entry,) = store.read().entries
    store.keep(replace(entry, note="after the stairs"))
    assert imported(store, text + "2026-07-02,9:30,3,\n") == Merged(added=1, same=1)
    assert store.read().entries[0].note == "after the stairs"


def test_a_fault_in_the_last_line_imports_no_line(store):
    with pytest.raises(DocumentError, match=r"^line 3, soreness: 12 is not"):
        imported(store, "at,soreness\n2026-07-01T09:30:00Z,4\n2026-07-02T09:30:00Z,12\n")
    assert store.read() == Diary()


def test_bytes_that_are_no_text_are_told_with_their_line(store):
    with pytest.raises(DocumentError) as caught:
        import_csv(store, b"at,note\n2026-07-01T09:30:00Z,na\xefve\n", NOW)
    assert str(caught.value) == "line 2: is not UTF-8 text"


def test_a_table_brings_a_removed_entry_back(store):
    store.keep(FULL)
    content = entries_of(store.read())
    store.remove(Entry, "e1")
    assert import_csv(store, content, NOW) == Merged(added=1)
    assert store.read().entries == (FULL,)


def test_an_offset_is_kept(store):
    island = timezone(timedelta(hours=-3, minutes=-30))
    there = Entry(id="e", at=NOW.astimezone(island))
    import_csv(store, entries_of(Diary(entries=(there,))), NOW)
    assert store.read().entries[0].at.isoformat() == "2026-11-21T08:30:00-03:30"


def test_a_column_that_a_table_leaves_out_is_left_as_it_is(store):
    store.keep(FULL)
    imported(store, "id,at,soreness\ne1,2026-11-21T12:00:00+00:00,9\n")
    assert store.read().entries == (replace(FULL, soreness=9),)


def test_an_emptied_cell_takes_the_answer_back(store):
    store.keep(FULL)
    imported(store, "id,at,soreness\ne1,2026-11-21T12:00:00+00:00,\n")
    assert store.read().entries == (replace(FULL, soreness=None),)


def test_the_folder_is_written_whole(tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    export_csv(Diary(entries=(FULL,)), tmp_path / "out")
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"
    assert len(rows_of((tmp_path / "out" / "entries.csv").read_bytes())) == 1
